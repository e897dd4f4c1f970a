"""The tables of a report, section by section, and the running text that is left."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.reading.aligned import read_aligned
from govlint.reading.collect import Collector
from govlint.reading.flow import is_layout
from govlint.reading.grids import read_grid
from govlint.reading.printed_rows import label_above
from govlint.reading.segments import line_tokens, segments
from govlint.reading.streams import read_stream, tokens_of
from govlint.regimes.model import Regime
from govlint.report.document import Block, Grid, Image, Line
from govlint.report.model import Problem, Table
from govlint.report.place import Everywhere, Span, Text
from govlint.report.record import NamedTuple

# Lines, tables and pictures; a report has some hundred.
_MOST_BLOCKS = 25_000
# Figures that a grid must hold before it is worth a word that nobody could read it.
_FIGURES = 3


class Reading(NamedTuple):
    """``tables`` and ``lines`` by number of the section (0 is the introduction)."""

    tables: dict[int, list[Table]]
    lines: dict[int, list[Line]]
    problems: tuple[Problem, ...]


def read_tables(
    parts: Sequence[tuple[str | None, Sequence[Block]]], regime: Regime, others: Sequence[Regime]
) -> Reading:
    """Read the tables in ``parts``: (section id, blocks) of the introduction and each section."""
    collector = Collector(regime, others)
    lines: dict[int, list[Line]] = {}
    images: dict[int, list[Image]] = {}
    left = _MOST_BLOCKS
    for number, (id_, all_blocks) in enumerate(parts):
        blocks = all_blocks[:left]
        if len(blocks) < len(all_blocks):
            params = {"limit": "blocks", "allowed": _MOST_BLOCKS, "variant": "fixed"}
            collector.remarks.problems.append(Problem("SRC004", _span(all_blocks[left]), params))
        left -= len(blocks)
        collector.begin_section(number, id_)
        lines[number] = []
        lead: Text | None = None
        for segment in segments(blocks, collector):
            for block in segment.blocks if segment.kind in ("text", "block") else ():
                if isinstance(block, Line):
                    lead = block.text
                    if not collector.announce(block.text.stripped()):
                        lines[number].append(block)
                elif isinstance(block, Image):
                    images.setdefault(number, []).append(block)
                else:
                    _grid(block, collector, lead)
            if segment.kind == "flat":
                read_stream(line_tokens(segment.blocks, collector.tables), collector, explicit=False)
            elif segment.kind == "aligned":
                texts = [block.text for block in segment.blocks if isinstance(block, Line)]
                read_aligned(texts, collector)
    _images(parts, images, collector)
    collector.finish()
    tables: dict[int, list[Table]] = {}
    for draft in collector.drafts.values():
        if draft.rows or draft.form or draft.image:
            tables.setdefault(draft.section, []).append(draft.table())
    return Reading(tables, lines, tuple(collector.remarks.problems))


def _span(block: Block) -> Span:
    return block.text.span() if isinstance(block, Line) else block.span


def _grid(grid: Grid, collector: Collector, lead: Text | None) -> None:
    if grid.width == 1 or label_above(grid):
        used = read_stream(tokens_of([cell.text for cell in grid.cells]), collector, explicit=True)
    else:
        used = read_grid(grid, collector, lead)
    if not used and not is_layout(grid) and collector.current is not None:
        figures = sum(1 for cell in grid.cells if cell.text.value.strip().isdigit())
        if figures >= _FIGURES:
            collector.remarks.note(
                "STR060", grid.span, collector.current.spec.name, stops=True, figures=figures
            )


def _images(
    parts: Sequence[tuple[str | None, Sequence[Block]]], images: dict[int, list[Image]], collector: Collector
) -> None:
    """Where a section prescribes tables and has pictures in their place, say that they cannot be read."""
    for number, (id_, _) in enumerate(parts):
        due = [labels for labels in collector.tables if labels.spec.section == id_ and id_]
        missing = [labels for labels in due if labels.spec.id not in collector.drafts]
        if not images.get(number) or not missing or len(missing) < len(due):
            continue
        picture = images[number][0]
        for labels in missing:
            text = Text(picture.alt, Everywhere(picture.span))
            draft = collector.draft(labels, text)
            draft.section, draft.image = number, True
        collector.remarks.note(
            "STR051", picture.span, due[0].spec.name, stops=True, pictures=len(images[number])
        )
