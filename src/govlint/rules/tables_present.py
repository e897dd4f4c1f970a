"""STR rules about the prescribed tables: all of them, with all their rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.regimes.model import SectionSpec, TableSpec
from govlint.report.finding import Clause, Finding, Related
from govlint.report.model import Section, Table
from govlint.report.normalise import fold
from govlint.rules._check import Check
from govlint.rules._passages import words_of
from govlint.rules._rule import Rule, checks
from govlint.rules.form_used import forms_used, printed

_HEAD = "govlint: 1\ntitle: 某县2023年政府信息公开工作年度报告\norgan: 某县人民政府\nyear: 2023\nsections:\n"
_CASES = "[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]"
_FOUR = "- title: 四、政府信息公开行政复议、行政诉讼情况\n"

NO_TABLE = Rule(
    code="STR025",
    name="table-missing",
    severity="error",
    summary={"en": "A prescribed table is missing.", "zh": "缺少统一格式规定的表格。"},
    message={
        "": {"en": "missing here: {tables}", "zh": "此部分缺少：{tables}"},
        "unseen": {
            "en": (
                "no table was found here ({tables}); if the page shows it as an image, it cannot be checked"
            ),
            "zh": "此部分未找到表格（{tables}）；如页面以图片显示表格，则无法检查",
        },
    },
    why={
        "en": "These parts are reported in tables, filled with 0 where nothing happened.",
        "zh": "这些部分以表格报告，没有发生的填0。",
    },
    fix={"en": "Add the table of the form.", "zh": "补充统一格式的表格。"},
    logic={
        "en": (
            "error where the file would show the table if there were one (report.yaml, Word); warning "
            "for pages and texts, which may have lost an image. Silent where the table is an image, "
            "where its row labels are printed although the table could not be read, where the whole part "
            "is missing, and on excerpts. All tables missing in one part make one finding."
        ),
        "zh": (
            "report.yaml和Word文件：error；网页和文本可能丢失图片：warning。表格为图片、行名已出现但未能读"
            "成表格、整个部分缺失以及节选不报告。同一部分缺少的表格合并为一条。"
        ),
    },
    bad=_HEAD + _FOUR + "  text: 未发生行政复议、行政诉讼。\n",
    good=_HEAD + _FOUR + "  tables:\n    table4:\n      cases: " + _CASES + "\n",
    demands=("section2.tables", "section3.tables", "section4.tables"),
    form=True,
    absence=True,
    tells_unread=True,
)


@checks(NO_TABLE)
def table_missing(check: Check) -> Iterator[Finding]:
    there = {table.id for section in check.report.sections for table in section.tables}
    others = [used.form for used in forms_used(check)]
    unseen: list[tuple[Section, SectionSpec, list[TableSpec]]] = []
    for spec in check.regime.sections:
        section = check.report.section(spec.id)
        if spec.content != "tables" or section is None:
            continue
        due = [table for table in check.regime.tables if table.section == spec.id and table.required]
        # That the form used has no such table is that form's fault, which STR012 reports.
        absent = [
            table for table in due if table.id not in there and all(one.table(table.id) for one in others)
        ]
        if not absent or any(table.image for table in section.tables):
            continue
        absent = [table for table in absent if not _labels_printed(check, section, table)]
        if not absent:
            continue
        if not (check.report.declared or check.report.kind == "docx") and len(absent) == len(due):
            unseen.append((section, spec, absent))
            continue
        yield NO_TABLE.at(
            check,
            section.title.span(),
            section.title.value,
            clause=_clause(check, spec),
            tables=_named(absent),
        )
    if unseen:
        first, spec, _ = unseen[0]
        yield NO_TABLE.at(
            check,
            first.title.span(),
            first.title.value,
            severity="warning",
            certainty="likely",
            variant="unseen",
            clause=_clause(check, spec),
            related=[Related(section.title.span(), section.title.value) for section, _, _ in unseen[1:]],
            tables="、".join(dict.fromkeys(table.name for _, _, tables in unseen for table in tables)),
        )


def _named(tables: Sequence[TableSpec]) -> str:
    """Tables by name, their titles behind it: 表四（…）."""
    titles: dict[str, list[str]] = {}
    for table in tables:
        titles.setdefault(table.name, []).append(table.title)
    return "、".join(
        name if found == [name] else f"{name}（{'、'.join(found)}）" for name, found in titles.items()
    )


def _clause(check: Check, spec: SectionSpec) -> Clause | None:
    demand = check.regime.demand(f"section{spec.order}.tables")
    return demand.clause if demand is not None else spec.clause


def _labels_printed(check: Check, section: Section, table: TableSpec) -> bool:
    """Whether labels of the table's rows stand in the original, though no table could be read."""
    original = printed(check)
    text = original.value if original is not None else words_of(check, section)
    labels = {fold(label).value for label in labels_of(table)}
    return sum(1 for one in labels if one in text) >= max(1, min(3, len(labels) // 2))


def labels_of(table: TableSpec) -> set[str]:
    """The labels by which a table that could not be read shows itself."""
    rows = {row.label for row in table.data_rows if len(row.label) >= 2}
    return rows | {column.label for column in table.columns if len(column.label) >= 4}


ROWS = Rule(
    code="STR026",
    name="table-rows-missing",
    severity="error",
    summary={"en": "A table lacks rows of the form.", "zh": "表格缺少统一格式规定的行。"},
    message={
        "": {"en": "rows missing ({count}): {rows}", "zh": "缺少{count}行：{rows}"},
        "undivided": {
            "en": "{row} is given as one row; the form divides it into {count}: {rows}",
            "zh": "“{row}”合为一行，统一格式分为{count}行：{rows}",
        },
    },
    why={
        "en": (
            "The rows of the form are exhaustive; a row left out leaves open whether it was 0 or forgotten."
        ),
        "zh": "统一格式的行不得删减；缺行无法判断是0还是遗漏。",
    },
    fix={"en": "Add the rows, with 0 where nothing happened.", "zh": "补齐各行，没有发生的填0。"},
    logic={
        "en": (
            "error in declared tables and where a heading row of the form carries the figures of its "
            "missing rows (the shape of the older form); warning where the table was read from a "
            "document. Silent on images and on excerpts, and where fewer than half of the rows could be "
            "read."
        ),
        "zh": (
            "report.yaml中的表格，以及以标题行填写合计而缺少分项行（旧格式）的：error；由文档读出的表格："
            "warning。图片、节选以及读出不足半数的不报告。"
        ),
    },
    bad=_HEAD
    + (
        "- title: 二、主动公开政府信息情况\n  tables:\n    table2_item6:\n      administrative_penalty: [3]\n"
    ),
    good=_HEAD
    + "- title: 二、主动公开政府信息情况\n  tables:\n    table2_item6:\n      administrative_penalty: [3]\n"
    "      administrative_compulsion: [0]\n",
    demands=("tables.complete",),
    form=True,
    absence=True,
    tells_unread=True,
)


@checks(ROWS)
def table_rows_missing(check: Check) -> Iterator[Finding]:
    declared = check.report.declared
    for section, table, spec in check.tables():
        if table.image or not table.rows or all(row.id in table.rows for row in spec.data_rows):
            continue
        forms = [form for used in forms_used(check) if (form := used.form.table(spec.id)) is not None]
        absent = [
            row
            for row in spec.data_rows
            if row.id not in table.rows and all(_has_row(form, row.id) for form in forms)
        ]
        undivided = [
            one for one in _undivided(table, spec) if not any(_has_row(form, one[0]) for form in forms)
        ]
        for header, parts in undivided:
            row = table.rows[header]
            known = spec.row(header)
            yield ROWS.at(
                check,
                row.span,
                section.title.value,
                spec.name,
                variant="undivided",
                pointer=row.pointer,
                row=known.label if known is not None else row.label.value,
                count=len(parts),
                rows="；".join(label for _, label in parts),
            )
        told = {id_ for _, parts in _undivided(table, spec) for id_, _ in parts}
        absent = [row for row in absent if row.id not in told]
        if not absent or (len(absent) * 2 > len(spec.data_rows) and not declared):
            continue
        yield ROWS.at(
            check,
            table.title.span() if table.title else table.span,
            section.title.value,
            spec.name,
            severity="" if declared else "warning",
            certainty="" if declared else "likely",
            pointer=table.pointer,
            count=len(absent),
            rows="；".join(row.label for row in absent),
        )


def _has_row(table: TableSpec, id_: str) -> bool:
    """Whether a form's table asks for figures in this row."""
    return any(row.id == id_ for row in table.data_rows)


def _undivided(table: Table, spec: TableSpec) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Heading rows that carry figures while all the rows they head are missing."""
    for header in spec.rows:
        row = table.rows.get(header.id)
        if header.kind != "header" or row is None:
            continue
        parts = [(one.id, one.label) for one in spec.rows if one.parent == header.id]
        figures = any(cell is not None and cell.value is not None for cell in row.cells)
        if figures and parts and not any(id_ in table.rows for id_, _ in parts):
            yield header.id, parts


MISPLACED = Rule(
    code="STR027",
    name="table-misplaced",
    severity="warning",
    summary={"en": "A table stands in another part than the form's.", "zh": "表格不在所属部分。"},
    message={
        "": {
            "en": "{table} belongs to {expected}",
            "zh": "{table}应放在“{expected}”",
        }
    },
    why={
        "en": "Readers look for a table under the heading that announces it.",
        "zh": "读者按标题查找表格。",
    },
    fix={"en": "Move the table to its part.", "zh": "将表格移至所属部分。"},
    logic={
        "en": (
            "warning in declared reports; info where the table was read from a document, whose headings "
            "may have been lost. Silent where the part that the table belongs to is missing, which "
            "STR001 reports."
        ),
        "zh": "report.yaml：warning；由文档读出的表格可能丢失标题：info。所属部分整个缺失的由STR001报告。",
    },
    bad=_HEAD
    + "- title: 三、收到和处理政府信息公开申请情况\n  tables:\n    table4:\n      cases: "
    + _CASES
    + "\n"
    + _FOUR,
    good=_HEAD + _FOUR + "  tables:\n    table4:\n      cases: " + _CASES + "\n",
    demands=("structure.placement",),
    form=True,
)


@checks(MISPLACED)
def table_misplaced(check: Check) -> Iterator[Finding]:
    declared = check.report.declared
    for section, table, spec in check.tables():
        due = check.regime.section(spec.section)
        if due is None or section.id in (None, spec.section) or check.report.section(due.id) is None:
            continue
        yield MISPLACED.at(
            check,
            table.title.span() if table.title else table.span,
            section.title.value,
            spec.name,
            severity="" if declared else "info",
            certainty="" if declared else "likely",
            pointer=table.pointer,
            table=spec.title,
            expected=due.ordinal + due.title,
        )
