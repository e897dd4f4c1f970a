"""A complete report.yaml to fill in, made from the regime: every part, table and row, labels as comments.

Every cell is 0, for the forms want a figure in each; what only a person can write is left empty.
"""

from __future__ import annotations

from collections.abc import Iterator

from govlint.regimes.model import Deadline, Regime, RowSpec, SectionSpec, TableSpec
from govlint.report.normalise import label

LEVELS = ("state", "province", "prefecture", "county", "township", "department")
_LEVELS_ZH = {
    "state": "国务院部门",
    "province": "省级人民政府",
    "prefecture": "设区的市级人民政府",
    "county": "县级人民政府",
    "township": "乡镇人民政府、街道办事处",
    "department": "县级以上地方人民政府部门",
}


def skeleton(regime: Regime, year: int, level: str, schema: str = "") -> str:
    """The text of the file. ``schema`` is a path or address for editors, named in the first line."""
    return "\n".join(_lines(regime, year, level, schema)) + "\n"


def _lines(regime: Regime, year: int, level: str, schema: str) -> Iterator[str]:
    if schema:
        yield f"# yaml-language-server: $schema={schema}"
    else:
        yield f"# 编辑器提示：先运行 govlint schema --year {year} -o report.schema.json，"
        yield "# 再运行 govlint init 时加上 --schema report.schema.json。"
    title = regime.title.get("zh") or regime.title.get("en", "")
    yield f"# {year}年度 · {title} · {_LEVELS_ZH[level]}"
    yield "# 没有的数字填 0，不留空，不用“/”“-”。填好后运行 govlint check。"
    yield "govlint: 1"
    yield f"title: {year}年{_first(regime, 'titles') or title}  # 前面写上机关名称"
    yield f"organ: {{name: {_first(regime, 'unnamed_organs') or '…'}, level: {level}}}  # 机关全称"
    yield f"year: {year}"
    yield f"period: {year}年1月1日至{year}年12月31日"
    yield from _published(regime, year, level)
    yield ""
    yield "sections:"
    for section in regime.sections:
        tables = [
            table for table in regime.tables if table.section == section.id and _due(regime, table, year)
        ]
        # What the law lists is offered even where it may be left out; a form's optional parts are not.
        if section.required or tables or (section.order and not regime.headings):
            yield from _section(regime, section, tables, level)


def _first(regime: Regime, words: str) -> str:
    """The first of the lexicon's ``words``, the usual one."""
    return next(iter(regime.lexicon.get(words, ())), "")


def _due(regime: Regime, table: TableSpec, year: int) -> bool:
    """Whether the table belongs to reports of the year: those bound to some years are offered in these."""
    first, last = regime.schema["$defs"][table.id].get("x-years", (None, None))
    if first is None:
        return table.required
    return bool(first <= year <= (last or year))


def _published(regime: Regime, year: int, level: str) -> Iterator[str]:
    deadline = _deadline(regime, level)
    if deadline is not None and deadline.month:
        by = f"不迟于{year + 1}-{deadline.month:02}-{deadline.day:02}"
        clause = f"（{deadline.clause.document}{deadline.clause.article}）" if deadline.clause else ""
        yield f"# published: {year + 1}-{deadline.month:02}-{deadline.day:02}  # 公布日期，{by}{clause}"
    else:
        yield f"# published: {year + 1}-01-31  # 公布日期"


def _deadline(regime: Regime, level: str) -> Deadline | None:
    for deadline in regime.deadlines:
        if level in deadline.levels:
            return deadline
    return None


def _section(regime: Regime, section: SectionSpec, tables: list[TableSpec], level: str) -> Iterator[str]:
    yield ""
    yield f"  - id: {section.id}"
    yield f"    title: {section.ordinal or _ordinal(section.order)}{section.title}"
    if not regime.headings and section.clause is not None:
        yield f"    # {section.clause.document}{section.clause.article}"
    if section.hint:
        yield f"    # {section.hint.get('zh') or section.hint.get('en', '')}"
    for demand in regime.demands:
        if section.hint:
            break
        if demand.id.startswith(f"section{section.order}.") and (not demand.levels or level in demand.levels):
            yield f"    # {demand.text.get('zh') or demand.text.get('en', '')}"
    if section.content != "tables" and not (tables and not section.order):
        yield "    text: |"
    if tables:
        yield "    tables:"
        for table in tables:
            yield from _table(table, level)


def _ordinal(order: int) -> str:
    return f"{'零一二三四五六七八九十'[order]}、" if 0 < order <= 10 else ""


def _table(table: TableSpec, level: str) -> Iterator[str]:
    # The printed name and title may be the same words.
    heading = table.name if label(table.name) == label(table.title) else f"{table.name} {table.title}"
    yield f"      {table.id}:  # {heading.strip()}"
    columns = _columns(table)
    if columns:
        yield f"        # {columns}"
    parents = {row.id: row for row in table.rows}
    for row in table.rows:
        depth = _depth(row, parents)
        if row.kind == "header":
            yield f"        # {'  ' * depth}{row.label}"
            continue
        values = "[" + ", ".join("0" for _ in table.columns) + "]" if len(table.columns) > 1 else "0"
        remark = f"{'  ' * depth}{row.label}{_unit(row, table)}{_must(row, table, level)}"
        yield f"        {row.id}: {values}  # {remark}"


def _columns(table: TableSpec) -> str:
    if len(table.columns) == 1:
        return table.columns[0].label
    groups: list[tuple[str, list[str]]] = []
    for column in table.columns:
        name = column.group.rpartition("/")[2] if column.group else ""
        if not groups or groups[-1][0] != name:
            groups.append((name, []))
        groups[-1][1].append(column.label)
    if len(groups) == 1:
        return "、".join(groups[0][1])
    return "；".join(f"{name}：{'、'.join(labels)}" if name else "、".join(labels) for name, labels in groups)


def _depth(row: RowSpec, rows: dict[str, RowSpec]) -> int:
    depth = 0
    while row.parent in rows and depth < 8:
        row = rows[row.parent]
        depth += 1
    return depth


def _unit(row: RowSpec, table: TableSpec) -> str:
    units = {column.unit for column in table.columns} | {row.unit}
    unit = row.unit or next(iter(units - {""}), "")
    return f"（{unit}）" if unit else ""


def _must(row: RowSpec, table: TableSpec, level: str) -> str:
    """A word beside the zeros that must stay, where the organ's level leaves no other figure."""
    for identity in table.identities:
        if identity.each == "cell" and row.id in identity.only and level in identity.levels:
            return f"：{identity.title.get('zh', '')}"
    return ""
