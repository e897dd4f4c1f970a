"""Rows that stand on one line, as PDF readers print them: a label, then a figure for each column.

Such a line says by itself what it is, however few of its table are there, and however its label is numbered:
it is no heading.
"""

from __future__ import annotations

from collections.abc import Sequence

from govlint.reading.aligned import split_line, words_length
from govlint.reading.grids import is_value
from govlint.reading.labels import EXACT, VARIANT, Labels, find_row, knows_row
from govlint.report.document import Block, Grid, GridCell, Line
from govlint.report.place import Text

#: with fewer figures a line may be a sentence that ends in one
_LEAST = 3
_LONGEST = 120


def is_printed_row(text: Text, tables: Sequence[Labels]) -> bool:
    """Whether a line is a row of one of ``tables``: its label, a group's before it or not, and a figure
    for each column."""
    value = text.value.strip()
    if words_length(value) > _LONGEST or not is_value(value[-1:]):
        return False
    split = split_line(text)
    count = len(split.values)
    if count < _LEAST or not split.words:
        return False
    words = "".join(word.value for word in split.words)
    for labels in tables:
        if count == len(labels.columns) and not labels.unlabelled:
            found = find_row(labels, words)
            if found is not None and found.how in (EXACT, VARIANT):
                return True
    return False


def piped_row(line: Line, tables: Sequence[Labels]) -> Grid | None:
    """A single line ``label | 3 |``, which no other line made a table, as a table of one row."""
    value = line.text.value
    if "|" not in value or len(value) > _LONGEST:
        return None
    cells: list[Text] = []
    start = 0
    for piece in value.split("|"):
        if piece.strip():
            cells.append(line.text.part(start, start + len(piece)).stripped())
        start += len(piece) + 1
    if len(cells) < 2 or not all(is_value(cell.value) for cell in cells[1:]):
        return None
    for labels in tables:
        if len(cells) - 1 == len(labels.columns) and knows_row(labels, cells[0].value) is not None:
            placed = tuple(GridCell(0, at, cell) for at, cell in enumerate(cells))
            return Grid(placed, 1, len(cells), line.text.span())
    return None


def bare_figures(blocks: Sequence[Block], start: int, labels: Labels | None) -> int:
    """The end of the lines from ``start`` on that hold nothing but figures, when they can only be the one row
    of ``labels``, a table without row labels: at least half as many as it has columns. Else ``start``."""
    if labels is None or not labels.unlabelled:
        return start
    count = 0
    end = start
    while end < len(blocks) and count < len(labels.columns):
        block = blocks[end]
        parts = block.text.value.split() if isinstance(block, Line) else []
        if not parts or not all(is_value(part) for part in parts):
            break
        count += len(parts)
        end += 1
    return end if 2 * count >= len(labels.columns) else start


def label_above(grid: Grid) -> bool:
    """Whether each row of a grid is either one cell of words or figures alone: the figures stand in the line
    below their label, and the columns say nothing about what is beside what."""
    rows: dict[int, list[str]] = {}
    for cell in grid.cells:
        if cell.text.value.strip():
            rows.setdefault(cell.row, []).append(cell.text.value)
    figures = [all(is_value(text) for text in texts) for texts in rows.values()]
    alone = [len(texts) == 1 for texts in rows.values()]
    wide = sum(1 for figure, single in zip(figures, alone, strict=True) if figure and not single)
    return wide > 0 and all(figure or single for figure, single in zip(figures, alone, strict=True))
