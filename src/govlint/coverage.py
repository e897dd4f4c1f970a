"""What of a report was read and what the regulation demands: never a silent pass."""

from __future__ import annotations

from collections.abc import Iterable

from govlint.regimes.model import SectionSpec, TableSpec
from govlint.report.finding import Finding
from govlint.report.model import PlainCells, Table
from govlint.report.normalise import fold
from govlint.report.place import TOP, Span
from govlint.rules import all_rules
from govlint.rules._check import Check
from govlint.rules._passages import reads
from govlint.rules._prose import prose_of
from govlint.rules.sections import told_text

Counts = dict[str, tuple[int, int]]


def coverage_of(check: Check) -> tuple[Counts, int]:
    """(read, demanded) of sections, of all cells, and of each table's cells under its printed name; and
    the number of figures outside of tables, declared or in running text."""
    required = [spec for spec in check.regime.sections if spec.required]
    present = {section.id for section in check.report.sections}
    found = sum(1 for spec in required if spec.id in present or _is_told(check, spec))
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


def unread_tables(check: Check, counts: Counts) -> dict[str, tuple[int, int]]:
    """The tables by printed name of which cells that the form demands were not read: (read, demanded).

    Empty for parts of reports, of which the counts themselves tell. In a year in which the form was only
    encouraged nobody had to have its tables, but what was begun counts."""
    if not check.report.whole or not check.regime.headings:
        return {}
    optional = check.year in check.regime.encouraged
    names = {spec.name for spec in check.regime.tables}
    return {
        name: (read, due)
        for name, (read, due) in counts.items()
        if name in names and read < due and (read or not optional)
    }


def untold(check: Check, unread: Iterable[str], findings: Iterable[Finding]) -> list[str]:
    """Those of the ``unread`` tables of which no finding says that something of them is missing."""
    telling = [one for one in findings if all_rules()[one.rule].rule.tells_unread]
    silent = []
    for name in unread:
        if all(check.report.section(one.section) is None for one in check.regime.tables if one.name == name):
            continue  # the whole part is missing, which is another finding
        titles = {name, *(spec.title for spec in check.regime.tables if spec.name == name)}
        if not any(
            titles.intersection(one.place) or any(title in str(one.params.get("tables")) for title in titles)
            for one in telling
        ):
            silent.append(name)
    return silent


def where(check: Check, name: str) -> Span:
    """The heading of the part that a table belongs to."""
    for spec in check.regime.tables:
        section = check.report.section(spec.section) if spec.name == name else None
        if section is not None:
            return section.title.span()
    return TOP


def _cells_read(table: Table, spec: TableSpec) -> int:
    """Of the cells that are due: a row with more or fewer figures than columns is not read, heading rows are
    not due."""
    rows = [table.rows[row.id] for row in spec.data_rows if row.id in table.rows]
    return sum(
        len(row.cells)
        if isinstance(row.cells, PlainCells)
        else sum(1 for cell in row.cells if cell is not None and cell.certain and cell.kind != "text")
        for row in rows
        if len(row.cells) == len(spec.columns)
    )


def _is_told(check: Check, spec: SectionSpec) -> bool:
    """Where the law mandates contents and no headings, a keyword shows that the content is there: anywhere,
    but for an introduction that announces the parts, which may not be in this text."""
    if check.regime.headings or not spec.keywords:
        return False
    return spec.is_told(check.shared("told", _told))


def _told(check: Check) -> str:
    if not check.report.sections:
        return told_text(check)
    # A part that is known counts by itself; the words of its heading may be those of another's content.
    parts = [fold(one.title.value).value for one in check.report.sections if one.id is None]
    return "\n".join([*parts, *(read.value for read in reads(check) if read.section is not None)])
