"""Columns that only number the rows of a table (序号, 代码): they hold no figures of the report."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.reading.lexicon import lexicon
from govlint.report.document import Grid, GridCell
from govlint.report.normalise import fold, label

#: the head stands in one of the first rows, and so many rows are numbered at least
_HEAD_ROWS = 3
_FEWEST = 3
_MOST_CELLS = 4000


def without_serials(grid: Grid) -> Grid:
    """The grid without the column that numbers its rows, if it has one."""
    if grid.width < 3 or len(grid.cells) > _MOST_CELLS:
        return grid
    head = next((cell for cell in grid.cells if cell.row < _HEAD_ROWS and _is_head(cell)), None)
    if head is None or not _counts_up(grid, head):
        return grid
    cells = tuple(_closed_up(grid, head.column))
    return grid._replace(cells=cells, width=grid.width - 1)


def _is_head(cell: GridCell) -> bool:
    return cell.columns == 1 and label(cell.text.value[:20]) in lexicon().serial_heads


def _counts_up(grid: Grid, head: GridCell) -> bool:
    """Whether nothing but rising numbers stands below the head."""
    last = found = 0
    for cell in grid.cells:
        if cell.column != head.column or cell.row < head.row + head.rows:
            continue
        written = fold(cell.text.value).value.strip()
        if not written:
            continue
        if len(written) > 3 or not written.isdecimal() or int(written) <= last:
            return False
        last, found = int(written), found + 1
    return found >= _FEWEST


def _closed_up(grid: Grid, column: int) -> Iterator[GridCell]:
    """The cells, those right of the column moved to the left and those across it made narrower."""
    for cell in grid.cells:
        if cell.column > column:
            yield cell._replace(column=cell.column - 1)
        elif cell.column + cell.columns > column:
            if cell.columns > 1:
                yield cell._replace(columns=cell.columns - 1)
        else:
            yield cell
