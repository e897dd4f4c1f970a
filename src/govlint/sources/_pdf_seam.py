"""Mends what the end of a page cuts in two: rows of a table, and cells merged over several rows."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.report.document import GridCell
from govlint.report.patterns import compiled
from govlint.report.place import Text
from govlint.sources._pdf_page import Glyphs

#: how an item of a form begins; what begins otherwise may be the rest of an item on the page before. In a
#: narrow cell a line or the page may end within it.
_ITEM = compiled(r"[(（]?[一二三四五六七八九十\d]+(?:\s*[)）、.．]|$)")


def is_figure(text: Text) -> bool:
    """Whether a cell's text begins with a digit and has no Chinese in it."""
    value = text.value.strip()
    return value[:1].isdecimal() and not any("\u4e00" <= sign <= "\u9fff" for sign in value)


def mend(
    cells: list[GridCell], last: Sequence[int], own: list[GridCell], height: int, rows: int
) -> tuple[list[GridCell], int]:
    """Put together what belongs together of a table's ``cells`` so far (``height`` rows; ``last`` says where
    those of the last row stand) and of ``own``, the ``rows`` rows of the next page.

    Changes ``cells``; returns what the next page still adds: cells and number of rows.
    """
    upper = sorted((cells[at] for at in last), key=lambda cell: cell.column)
    lower = _row(own, height)
    if _is_head(cells) and _is_head(lower):
        return _mend_head(cells, last, own, height, rows)
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


def _is_head(cells: Sequence[GridCell]) -> bool:
    return not any(is_figure(cell.text) for cell in cells)


def _mend_head(
    cells: list[GridCell], last: Sequence[int], own: list[GridCell], height: int, rows: int
) -> tuple[list[GridCell], int]:
    """The same for names of columns. What stands below a name in a cell of its width is the rest of it: a
    name that is divided has several cells below."""
    below = {(cell.column, cell.columns): cell for cell in own if cell.row == height}
    pairs = {at: below.get((cells[at].column, cells[at].columns)) for at in last}
    parts = [rest for at, rest in pairs.items() if rest is not None and cells[at].text.value]
    named = sum(1 for rest in parts if rest.text.value)
    if named < 2 or any(_ITEM.match(rest.text.value.strip()) for rest in parts):
        return own, rows
    whole = len(parts) == len(last) == len(below) and all(rest.rows == 1 for rest in parts)
    for at, rest in pairs.items():
        if rest is not None and rest in parts:
            more = rest.rows - 1 if whole else rest.rows
            cells[at] = cells[at]._replace(rows=cells[at].rows + more, text=_both(cells[at].text, rest.text))
    kept = [cell for cell in own if cell not in parts]
    if whole:
        return [cell._replace(row=cell.row - 1) for cell in kept], rows - 1
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
    if rest and _ITEM.match(rest):
        return False
    pairs = list(zip(above[1:], below[1:], strict=True))
    if not rest and _are_wrapped(pairs):
        return True
    if any(up.text.value and low.text.value for up, low in pairs):
        return False
    here = any(is_figure(up.text) for up, _ in pairs)
    there = any(is_figure(low.text) for _, low in pairs)
    return (here and not there and bool(rest)) or (there and not here)


def _are_wrapped(pairs: Sequence[tuple[GridCell, GridCell]]) -> bool:
    """Whether figures below no label are the last digits of those above, which a narrow column breaks: they
    stand under the longest only."""
    longest = max((len(up.text.value) for up, _ in pairs), default=0)
    broken = [(up.text, low.text) for up, low in pairs if low.text.value]
    return 0 < len(broken) < len(pairs) and all(
        up.value.isdecimal() and low.value.isdecimal() and len(low.value) <= len(up.value) == longest > 1
        for up, low in broken
    )


def _both(upper: Text, lower: Text) -> Text:
    if not lower.value:
        return upper
    if not upper.value:
        return lower
    assert isinstance(upper.places, Glyphs)
    assert isinstance(lower.places, Glyphs)
    # Two halves of a figure are one figure.
    between = "" if upper.value.isdecimal() and lower.value.isdecimal() else "\n"
    origins = [*upper.places.origins, *([None] * len(between)), *lower.places.origins]
    return Text(f"{upper.value}{between}{lower.value}", Glyphs(origins, upper.places.fallback))
