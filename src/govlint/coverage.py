"""What of a report was read and what the regulation demands: never a silent pass."""

from __future__ import annotations

from govlint.regimes.model import TableSpec
from govlint.report.model import Table
from govlint.report.normalise import fold
from govlint.rules._check import Check
from govlint.rules._prose import prose_of

Counts = dict[str, tuple[int, int]]


def coverage_of(check: Check) -> tuple[Counts, int]:
    """(read, demanded) of sections, of all cells, and of each table's cells under its printed name; and
    the number of figures outside of tables, declared or in running text."""
    required = [spec for spec in check.regime.sections if spec.required]
    present = {section.id for section in check.report.sections}
    found = sum(1 for spec in required if spec.id in present or _is_told(check, spec.keywords))
    counts: Counts = {"sections": (found, len(required))}
    cells_read = cells_due = 0
    by_name: Counts = {}
    tables = {table.id: table for _, table, _ in check.tables()}
    for spec in check.regime.tables:
        table = tables.get(spec.id)
        if table is None and not spec.required:
            continue
        due = len(spec.data_rows) * len(spec.columns)
        read = _cells_read(table, spec) if table is not None else 0
        before = by_name.get(spec.name, (0, 0))
        by_name[spec.name] = (before[0] + read, before[1] + due)
        cells_read += read
        cells_due += due
    if cells_due:
        counts["cells"] = (cells_read, cells_due)
        counts.update(by_name)
    declared = sum(len(group.parts) + 1 for section in check.report.sections for group in section.figures)
    told = sum(len(stream.figures) for stream in prose_of(check).streams)
    return counts, declared + told


def _cells_read(table: Table, spec: TableSpec) -> int:
    """Of the cells that are due: a row with more or fewer figures than columns is not read, heading rows are
    not due."""
    rows = [table.rows[row.id] for row in spec.data_rows if row.id in table.rows]
    return sum(
        1
        for row in rows
        if len(row.cells) == len(spec.columns)
        for cell in row.cells
        if cell is not None and cell.certain and cell.kind != "text"
    )


def _is_told(check: Check, keywords: tuple[str, ...]) -> bool:
    """Where the law mandates contents and no headings, a keyword anywhere shows that the content is there."""
    if check.regime.headings or not keywords:
        return False
    whole = check.shared(
        "folded", lambda one: "\n".join(fold(p.paragraph.text.value).value for p in one.passages())
    )
    return any(word in whole for word in keywords)
