"""Helpers to look at documents in tests."""

from __future__ import annotations

from govlint.report.document import Document, Grid, GridCell, Image, Line
from govlint.report.place import Span, Text


def lines_of(document: Document) -> list[str]:
    """The texts of all lines that are no page furniture."""
    return [block.text.value for block in document.blocks if isinstance(block, Line) and not block.chrome]


def furniture_of(document: Document) -> list[str]:
    return [block.text.value for block in document.blocks if isinstance(block, Line) and block.chrome]


def grids_of(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def images_of(document: Document) -> list[str]:
    return [block.alt for block in document.blocks if isinstance(block, Image)]


def cells_of(grid: Grid) -> list[tuple[int, int, int, int, str]]:
    """(row, column, rows, columns, text) of each cell."""
    return [(cell.row, cell.column, cell.rows, cell.columns, cell.text.value) for cell in grid.cells]


def rows_of(grid: Grid) -> list[list[str]]:
    """The texts of each row, in order of cells."""
    rows: list[list[str]] = [[] for _ in range(grid.height)]
    for cell in grid.cells:
        rows[cell.row].append(cell.text.value)
    return rows


def at(grid: Grid, row: int, column: int) -> GridCell:
    """The cell that covers a place of the grid."""
    for cell in grid.cells:
        if cell.row <= row < cell.row + cell.rows and cell.column <= column < cell.column + cell.columns:
            return cell
    raise KeyError((row, column))


def source_of(document: Document, text: Text, start: int = 0, end: int | None = None) -> str:
    """What stands in the source where the text says it stands."""
    return cut_out(document, text.span(start, end))


def cut_out(document: Document, span: Span) -> str:
    assert document.lines is not None
    assert span.line
    assert span.column
    assert span.end_line
    assert span.end_column
    starts = document.lines.starts
    return document.lines.text[
        starts[span.line - 1] + span.column - 1 : starts[span.end_line - 1] + span.end_column - 1
    ]


def rules_of(document: Document) -> list[str]:
    return [problem.rule for problem in document.problems]
