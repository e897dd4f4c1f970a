"""Mends what the end of a page cuts in two: rows of a table, and cells merged over several rows."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.report.document import GridCell
from govlint.report.patterns import compiled
from govlint.report.place import Text
from govlint.sources._pdf_page import Glyphs

#: how an item of a form begins; what begins otherwise may be the rest of an item on the page before
_ITEM = compiled(r"[(（]?[一二三四五六七八九十\d]+[)）、.．]")


def is_figure(text: Text) -> bool:
    """Whether a cell's text begins with a digit and has no Chinese in it."""
    value = text.value.strip()
    return value.isascii() and value[:1].isdigit()


def mend(
    cells: list[GridCell], last: Sequence[int], own: list[GridCell], height: int, rows: int
) -> tuple[list[GridCell], int]:
    """Put together what belongs together of a table's ``cells`` so far (``height`` rows; ``last`` says where
    those of the last row stand) and of ``own``, the ``rows`` rows of the next page.

    Changes ``cells``; returns what the next page still adds: cells and number of rows.
    """
    upper = sorted((cells[at] for at in last), key=lambda cell: cell.column)
    lower = _row(own, height)
    leaf = _leaf(upper)
    below = {cell.column: cell for cell in lower}
    if leaf is None:
        return own, rows
    grown: set[int] = set()
    for cell in upper:
        rest = below.get(cell.column)
        if cell.column >= leaf.column:
            break
        if rest is None or rest.columns != cell.columns or not _goes_on(cell, rest):
            break
        grown.add(cell.column)
    left = [cell for cell in lower if cell.column < leaf.column]
    whole = len(grown) == len(left) and _completes(upper, lower, leaf)
    if not grown and not whole:
        return own, rows
    for at in last:
        cell = cells[at]
        rest = below.get(cell.column)
        if rest is None:
            continue
        if cell.column in grown:
            more = rest.rows - 1 if whole else rest.rows
            cells[at] = cell._replace(rows=cell.rows + more, text=_both(cell.text, rest.text))
        elif whole:
            cells[at] = cell._replace(text=_both(cell.text, rest.text))
    kept = [
        cell
        for cell in own
        if cell.row > height or not (cell.column in grown or (whole and cell.column >= leaf.column))
    ]
    if whole:
        kept = [cell._replace(row=cell.row - 1) for cell in kept]
        rows -= 1
    return kept, rows


def _row(cells: Sequence[GridCell], row: int) -> list[GridCell]:
    return sorted((cell for cell in cells if cell.row <= row < cell.row + cell.rows), key=lambda c: c.column)


def _leaf(row: Sequence[GridCell]) -> GridCell | None:
    """The innermost label of a row: the last cell with words before the figures."""
    found = None
    for cell in row:
        if is_figure(cell.text) or (found is not None and not cell.text.value):
            break
        if cell.text.value:
            found = cell
    return found


def _goes_on(upper: GridCell, lower: GridCell) -> bool:
    """Whether a label cell of the group is cut: its lower half is blank, or goes on in mid-label."""
    if not upper.text.value or is_figure(upper.text) or is_figure(lower.text):
        return False
    rest = lower.text.value.strip()
    return not rest or (_ITEM.match(upper.text.value) is not None and _ITEM.match(rest) is None)


def _completes(upper: Sequence[GridCell], lower: Sequence[GridCell], leaf: GridCell) -> bool:
    """Whether the first row of the page is the rest of the row before: the figures stand on one of the
    pages only, and the label goes on in mid-sentence."""
    above = [cell for cell in upper if cell.column >= leaf.column]
    below = [cell for cell in lower if cell.column >= leaf.column]
    shape = [(cell.column, cell.columns) for cell in above]
    if len(above) < 2 or shape != [(cell.column, cell.columns) for cell in below]:
        return False
    if any(cell.rows != 1 for cell in (*above, *below)):
        return False
    rest = below[0].text.value.strip()
    if _ITEM.match(rest):
        return False
    pairs = list(zip(above[1:], below[1:], strict=True))
    if any(up.text.value and low.text.value for up, low in pairs):
        return False
    here = any(is_figure(up.text) for up, _ in pairs)
    there = any(is_figure(low.text) for _, low in pairs)
    return (here and not there and bool(rest)) or (there and not here)


def _both(upper: Text, lower: Text) -> Text:
    if not lower.value:
        return upper
    if not upper.value:
        return lower
    assert isinstance(upper.places, Glyphs)
    assert isinstance(lower.places, Glyphs)
    origins = [*upper.places.origins, None, *lower.places.origins]
    return Text(f"{upper.value}\n{lower.value}", Glyphs(origins, upper.places.fallback))
