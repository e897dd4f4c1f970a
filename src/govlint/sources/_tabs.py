"""Tables whose cells are divided by tabs, as they come when one is copied out of a browser or a spreadsheet.

Read as columns set with blanks, two tabs in a row are one gap and an empty cell is lost. Where every row has
as many cells behind its label, each tab divides two cells, and the empty ones can be told.
"""

from __future__ import annotations

from collections.abc import Sequence

from govlint.report.document import Grid, GridCell
from govlint.report.patterns import compiled
from govlint.report.place import LineTable, Text
from govlint.report.record import NamedTuple
from govlint.sources._lines import Stretch
from govlint.sources._pipes import Run

_BLANKS = " \u00a0\u3000\r"
_WORD = compiled(r"[\u3400-\u9fff]")
_DIGIT = compiled("[0-9０-９]")
#: rows with figures, and cells behind a label, that make a table
_LEAST = 2
#: a line with more is no row
_MOST_CELLS = 40


class _Row(NamedTuple):
    """The cells of a line; ``behind`` of them follow the last one that is words."""

    cells: tuple[Text, ...]
    behind: int

    @property
    def figures(self) -> tuple[str, ...]:
        return tuple(cell.value for cell in self.cells[len(self.cells) - self.behind :])


def find_tab_runs(table: LineTable, lines: Sequence[Stretch], most: int) -> list[Run]:
    """The tables among ``lines`` of which a cell is empty; ``most`` bounds the cells of one."""
    runs: list[Run] = []
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and "\t" in lines[end].text.strip() and "|" not in lines[end].text:
            end += 1
        if end - at >= _LEAST:
            grid = _grid(table, lines[at:end], most)
            if grid is not None:
                runs.append(Run(at, end, grid))
        at = max(end, at + 1)
    return runs


def _grid(table: LineTable, lines: Sequence[Stretch], most: int) -> Grid | None:
    rows = [_row(table, line) for line in lines]
    counted = [row for row in rows if any(_DIGIT.search(value) for value in row.figures)]
    if len(counted) < _LEAST or sum(len(row.cells) for row in rows) > most:
        return None
    behind = {row.behind for row in counted}
    if len(behind) > 1 or counted[0].behind < _LEAST or any(len(row.cells) > _MOST_CELLS for row in rows):
        return None
    columns = list(zip(*(row.figures for row in counted), strict=True))
    filled = [any(column) for column in columns]
    # A column that is empty in every row, with figures behind it, is room between two tabs.
    spaced = False in filled and any(filled[filled.index(False) :])
    if spaced or all(all(column) for column in columns):
        return None
    cells = [
        GridCell(number, column, cell)
        for number, row in enumerate(rows)
        for column, cell in enumerate(row.cells)
    ]
    width = max(len(row.cells) for row in rows)
    return Grid(tuple(cells), len(rows), width, table.span(lines[0].start, lines[-1].end))


def _row(table: LineTable, line: Stretch) -> _Row:
    stop = table.text.find("\n", line.start)
    # The empty cells at the end of a line are blanks to who reads lines.
    whole = table.text[line.start : stop if stop >= 0 else len(table.text)]
    cells: list[Text] = []
    start = line.start
    for piece in whole.split("\t"):
        content = piece.strip(_BLANKS)
        cells.append(Text(content, table, start + (piece.find(content) if content else 0)))
        start += len(piece) + 1
    words = [at for at, cell in enumerate(cells) if _WORD.search(cell.value)]
    return _Row(tuple(cells), len(cells) - 1 - words[-1] if words else len(cells))
