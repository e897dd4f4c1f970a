"""Plain text: saved pages, crawled pages with ``|`` tables, text taken from PDF.

A line is a paragraph unless the text was broken at a fixed width. Lines of aligned columns keep their
blanks, so that the reader of meaning can tell the columns.
"""

from __future__ import annotations

from collections.abc import Sequence

from govlint.report.document import Block, Document, Line
from govlint.report.limits import DEFAULT_LIMITS, Limits
from govlint.report.patterns import compiled
from govlint.report.place import LineTable
from govlint.sources._lines import Joiner, Stretch, is_page_number, joined, limited, stretches
from govlint.sources._pipes import find_runs
from govlint.sources._tabs import find_tab_runs

# Converters leave Markdown headings in what is otherwise plain text.
_HEADING = compiled(r"(#{1,6})[ \t]+(?=\S)")


def load(text: str, path: str, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Decoded text as a ``Document`` of format ``txt``. Problems: SRC004 beyond so many lines."""
    table = LineTable(text)
    lines, problems = limited(stretches(table))
    joiner = Joiner(lines)
    blocks: list[Block] = []
    at = 0
    tables = [*find_runs(table, lines, limits.cells), *find_tab_runs(table, lines, limits.cells)]
    for run in sorted(tables, key=lambda run: run.first):
        if run.first < at:
            continue
        blocks.extend(_paragraphs(table, joiner, lines[at : run.first]))
        blocks.append(run.grid)
        at = run.last
    blocks.extend(_paragraphs(table, joiner, lines[at:]))
    return Document(path, "txt", tuple(blocks), {}, problems, table)


def _paragraphs(table: LineTable, joiner: Joiner, lines: Sequence[Stretch]) -> list[Block]:
    blocks: list[Block] = []
    for group in joiner.paragraphs(lines):
        text = joined(table, group)
        marks = _HEADING.match(text.value) if len(group) == 1 else None
        if marks is not None:
            blocks.append(Line(text.part(marks.end()), len(marks[1])))
        else:
            blocks.append(Line(text, chrome=len(group) == 1 and is_page_number(text.value)))
    return blocks
