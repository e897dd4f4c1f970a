"""Lays table cells out on a grid, as browsers and Word do, within limits."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.report.document import Grid, GridCell
from govlint.report.place import Span, Text
from govlint.report.record import NamedTuple

#: the widest and highest span that is believed; HTML's own bound for columns
MOST_SPAN = 1_000


class RawCell(NamedTuple):
    """A cell as written, with the spans it asks for (0 rows: to the end of the table)."""

    text: Text
    rows: int = 1
    columns: int = 1
    certain: bool = True


class LaidOut(NamedTuple):
    """``cut`` names the limit that was met, empty when none was."""

    grid: Grid
    cut: str


def lay_out(rows: Sequence[Sequence[RawCell]], span: Span, most: int) -> LaidOut:
    """Place the cells of each row in the first free columns. ``most`` bounds the cells, spans expanded."""
    cells: list[GridCell] = []
    #: for each column, the first row that is free again
    free_from: list[int] = []
    cut = ""
    spent = 0
    height = len(rows)
    for r, row in enumerate(rows):
        column = 0
        for raw in row:
            while column < len(free_from) and free_from[column] > r:
                column += 1
            wide, high = raw.columns, raw.rows
            if wide > MOST_SPAN or high > MOST_SPAN:
                cut = cut or "span"
            wide = min(max(wide, 1), MOST_SPAN)
            high = min(high if high > 0 else height, MOST_SPAN, height - r)
            spent += wide * high
            if spent > most:
                return LaidOut(trimmed(cells, r, span), "cells")
            if len(free_from) < column + wide:
                free_from.extend([0] * (column + wide - len(free_from)))
            free_from[column : column + wide] = [r + high] * wide
            cells.append(GridCell(r, column, raw.text, high, wide, raw.certain))
            column += wide
    return LaidOut(trimmed(cells, height, span), cut)


def trimmed(cells: Sequence[GridCell], height: int, span: Span) -> Grid:
    """The grid of these cells without the columns in which no cell begins: they divide nothing."""
    starts = sorted({cell.column for cell in cells})
    place = {column: index for index, column in enumerate(starts)}
    width = len(starts)
    kept = []
    for cell in cells:
        left = place[cell.column]
        right = left + 1
        while right < width and starts[right] < cell.column + cell.columns:
            right += 1
        kept.append(cell._replace(column=left, columns=right - left))
    return Grid(tuple(kept), height, width, span)
