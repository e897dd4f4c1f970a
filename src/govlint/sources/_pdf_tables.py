"""Tables of PDF pages: cells with their text, and tables that run over several pages joined again."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.report.document import Grid, GridCell
from govlint.report.normalise import fold
from govlint.report.patterns import compiled
from govlint.report.place import Everywhere, Text
from govlint.sources._grid import trimmed
from govlint.sources._lattice import NEAR, Lattice
from govlint.sources._pdf_lines import TextLine, lines_of, text_of
from govlint.sources._pdf_page import Box, Page, located
from govlint.sources._pdf_seam import is_figure, mend

#: rows that a header may have
_HEAD = 6
#: a row lower than this, in hundredths of a point, and than half of the others holds no line of text
_LOW = 800
_DIGIT = compiled(r"\d")
_DIGITS = compiled(r"\d[\d,.]*|[,.]\d+")
#: the margins of a cell on both sides together, in hundredths of a point
_MARGINS = 1300


class TablePart:
    """The part of a table that stands on one page. ``xs`` are the edges of its columns."""

    __slots__ = ("bottom", "cells", "height", "page", "top", "xs")

    def __init__(self, page: Page, lattice: Lattice, indices: Sequence[int]) -> None:
        self.page = page
        self.xs = list(lattice.xs)
        self.top, self.bottom = lattice.ys[0], lattice.ys[-1]
        self.height = len(lattice.ys) - 1
        inside: dict[int, list[int]] = {}
        for index in indices:
            x0, y0, x1, y1 = page.box(index)
            found = lattice.region_at((x0 + x1) // 2, (y0 + y1) // 2)
            if found is not None:
                inside.setdefault(found, []).append(index)
        self.cells: list[GridCell] = []
        wrapped: list[int] = []
        for number, region in enumerate(lattice.regions):
            box = lattice.region_box(region)
            lines = lines_of(page, inside[number]) if number in inside else []
            whole = located(page, [box])
            text = text_of(lines, whole) if lines else Text("", Everywhere(whole))
            if _may_wrap(lines, box):
                wrapped.append(number)
            # Two figures far apart in one cell: a rule between them was not seen.
            apart = "  " in text.value and all(_DIGITS.fullmatch(one) for one in text.value.split())
            certain = region.whole and not page.hidden and not apart
            self.cells.append(GridCell(region.row, region.column, text, region.rows, region.columns, certain))
        for number in wrapped:
            # Where a rule between rows is missing, every figure of them has several lines.
            row = self.cells[number].row
            if any(cell.row == row and _DIGITS.fullmatch(cell.text.value.strip()) for cell in self.cells):
                lines = lines_of(page, inside[number])
                joined = text_of(lines, located(page, [lattice.region_box(lattice.regions[number])]), "")
                self.cells[number] = self.cells[number]._replace(text=joined)

        heights = [high - low for high, low in zip(lattice.ys, lattice.ys[1:], strict=False)]
        low = min(_LOW, sorted(heights)[len(heights) // 2] // 2)
        for row in reversed(range(1, self.height - 1)):
            if heights[row] < low:
                self._drop_step(row)
        self._drop_strip(self.height - 1)
        self._drop_strip(0)

    def _drop_step(self, row: int) -> None:
        """Take away a row that is only a step between borders: browsers let a cell that a page end cuts reach
        a little less far down than the cells beside it."""
        own = [cell for cell in self.cells if cell.row == row and cell.rows == 1]
        crossed = any(cell.row < row < cell.row + cell.rows for cell in self.cells)
        if crossed and not any(cell.text.value for cell in own):
            self._drop(row, own)

    def _drop_strip(self, row: int) -> None:
        """Take away a first or last row that is only what a page end left of the borders: nothing stands in
        it, and its cells are not those of the row beside it."""
        own = [cell for cell in self.cells if cell.row == row and cell.rows == 1]
        beside = [cell for cell in self.cells if cell.row <= (row or 2) - 1 < cell.row + cell.rows]
        if self.height < 2 or any(cell.text.value for cell in own):
            return
        if {(cell.column, cell.columns) for cell in own} <= {(cell.column, cell.columns) for cell in beside}:
            return
        self._drop(row, own)

    def _drop(self, row: int, own: Sequence[GridCell]) -> None:
        """Take away a row with its own cells; those that reach over it become lower."""
        kept = []
        for cell in self.cells:
            if cell in own:
                continue
            if cell.row <= row < cell.row + cell.rows:
                cell = cell._replace(rows=cell.rows - 1)
            if cell.row > row:
                cell = cell._replace(row=cell.row - 1)
            kept.append(cell)
        self.cells = kept
        self.height -= 1

    @property
    def filled(self) -> int:
        return sum(1 for cell in self.cells if cell.text.value)

    @property
    def columns(self) -> int:
        """Columns in which a cell begins."""
        return len({cell.column for cell in self.cells})

    def continues(self, above: TablePart) -> bool:
        """Whether the edges are those of the part on the page before."""
        few, many = sorted((self.xs, above.xs), key=len)
        if abs(few[0] - many[0]) > NEAR or abs(few[-1] - many[-1]) > NEAR:
            return False
        return all(any(abs(edge - other) <= NEAR for other in many) for edge in few)


def _may_wrap(lines: Sequence[TextLine], box: Box) -> bool:
    """Whether the lines may be one figure too long for its cell: each is digits, and none that goes on had
    room for one more between the cell's margins."""
    if len(lines) < 2 or len(lines[-1].value) > len(lines[0].value):
        return False
    if not all(_DIGITS.fullmatch(fold(line.value).value) for line in lines):
        return False
    wide = box[2] - box[0] - _MARGINS
    return all((line.box[2] - line.box[0]) * (1 + 1 / len(line.value)) >= wide for line in lines[:-1])


def join(parts: Sequence[TablePart]) -> Grid:
    """One grid of the parts on successive pages; headers that are printed again are left out."""
    first = parts[0]
    span = located(first.page, [(first.xs[0], first.bottom, first.xs[-1], first.top)])
    xs = max((part.xs for part in parts), key=len)
    cells: list[GridCell] = []
    head: list[GridCell] = []
    #: where the cells stand that reach the last row so far
    last: list[int] = []
    height = 0
    for part in parts:
        own = _on_columns(part, xs)
        skipped = _repeated(head, own) if cells else 0
        head = head or [cell for cell in own if cell.row < _HEAD]
        shift = height - skipped
        rows = part.height - skipped
        own = [cell._replace(row=cell.row + shift) for cell in own if cell.row >= skipped]
        if last:
            own, rows = mend(cells, last, own, height, rows)
        begin = len(cells)
        cells.extend(own)
        height += rows
        last = [at for at in (*last, *range(begin, len(cells))) if cells[at].row + cells[at].rows >= height]
    return trimmed(cells, height, span)


def _on_columns(part: TablePart, xs: Sequence[int]) -> list[GridCell]:
    """The cells of a part numbered by the columns of the whole table."""
    place = [min(range(len(xs)), key=lambda index: abs(xs[index] - edge)) for edge in part.xs]
    return [
        cell._replace(
            column=place[cell.column],
            columns=max(place[cell.column + cell.columns] - place[cell.column], 1),
        )
        for cell in part.cells
    ]


Key = tuple[int, int, int, int, str]


def _key(cell: GridCell) -> Key:
    return cell.row, cell.column, cell.rows, cell.columns, "".join(fold(cell.text.value).value.split())


def _repeated(cells: Sequence[GridCell], own: Sequence[GridCell]) -> int:
    """How many rows at the top of ``own`` print the table's first rows again."""
    most = 0
    limit = max((cell.row + cell.rows for cell in own), default=0)
    for rows in range(1, min(limit, _HEAD) + 1):
        above = sorted(_key(cell) for cell in cells if cell.row < rows)
        here = sorted(_key(cell) for cell in own if cell.row < rows)
        if above != here:
            break
        # A header ends where no cell reaches on, and it is words.
        closed = all(cell.row + cell.rows <= rows for cell in own if cell.row < rows)
        words = any(not _DIGIT.search(cell.text.value) and cell.text.value for cell in own if cell.row < rows)
        if closed and words and not any(is_figure(cell.text) for cell in own if cell.row < rows):
            most = rows
    return most
