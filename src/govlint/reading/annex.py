"""Where the statistics annex begins: a table whose rows are numbered and named like the report's parts."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.reading.aligned import split_line
from govlint.reading.labels import Labels, is_caption, knows_row, labels_of
from govlint.reading.titles import literal_title
from govlint.regimes.model import Regime, TableSpec
from govlint.report.document import Block, Grid, Line

# Cells of a grid's head, in which its first row's label must stand.
_HEAD = 12
_LONGEST = 120


def annexes_of(regime: Regime) -> list[Labels]:
    """The tables of a regime whose rows are named like parts of the report."""
    return [labels_of(table) for table in regime.tables if _is_like_a_report(table, regime)]


def _is_like_a_report(table: TableSpec, regime: Regime) -> bool:
    return any(literal_title(regime, row.label) is not None for row in table.rows if row.kind == "header")


def begins_annex(blocks: Sequence[Block], at: int, annexes: Sequence[Labels]) -> bool:
    """Whether one of ``annexes`` begins at block ``at``: with its caption, or with its first two rows where
    the caption was left out."""
    block = blocks[at]
    for labels in annexes:
        if isinstance(block, Grid):
            if any(knows_row(labels, cell.text.value) == 0 for cell in block.cells[:_HEAD]):
                return True
        elif isinstance(block, Line) and not block.chrome:
            if is_caption(labels, block.text.value):
                return True
            if _row(labels, block) == 0 and any(_row(labels, one) == 1 for one in blocks[at + 1 : at + 2]):
                return True
    return False


def _row(labels: Labels, block: Block) -> int | None:
    """The place of the row that a line begins with."""
    if not isinstance(block, Line) or len(block.text.value) > _LONGEST:
        return None
    first = block.text.part(0, (block.text.value + "|").index("|")).stripped()
    words = split_line(first).words
    return knows_row(labels, words[0].value) if words else None
