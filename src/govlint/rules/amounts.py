"""CEL rules on the units of amounts: another unit than the form's, none at all, a figure too large for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from govlint.regimes.model import ColumnSpec
from govlint.report.finding import Finding
from govlint.report.normalise import fold
from govlint.report.patterns import compiled
from govlint.report.place import Text
from govlint.rules._check import Check
from govlint.rules._rule import Rule, checks
from govlint.rules._samples import fees, head
from govlint.rules._tables import Sheet, sheets_of
from govlint.rules.counts import cell_finding
from govlint.rules.form_used import printed

_PROCUREMENT = """\
  - title: 二、主动公开政府信息情况
    tables:
      table2_item9:
        centralized_procurement: [3, {amount}]
"""

UNIT = Rule(
    code="CEL006",
    name="unit-differs",
    severity="warning",
    summary={
        "en": "A cell, or a whole column, is in another unit than the form's.",
        "zh": "单元格或表头的单位与统一格式不同。",
    },
    message={
        "": {
            "en": "'{raw}' is in {unit}, the form asks for {due}",
            "zh": "“{raw}”的单位是{unit}，表格要求为{due}",
        },
        "converted": {
            "en": "'{raw}' is in {unit}, the form asks for {due}: {right}",
            "zh": "“{raw}”的单位是{unit}，表格要求为{due}，应为{right}",
        },
        "head": {
            "en": "the head of the column says {unit}, the form asks for {due}",
            "zh": "表头单位为{unit}，表格要求为{due}",
        },
    },
    why={
        "en": "Who sums up many reports takes the column's unit; a figure in 元 counts ten thousand times.",
        "zh": "汇总时按表头单位计算，以元填写的金额会被放大一万倍。",
    },
    fix={"en": "Convert the figure and leave the unit out.", "zh": "换算为表头单位后填写，不另写单位。"},
    demands=("cells.unit",),
    bad=fees("79000.1元"),
    good=fees("7.90001"),
)

#: how many of the plain unit a unit stands for
_SIZE = {"元": 1, "千元": 1_000, "百元": 100, "万": 10_000, "万元": 10_000, "亿": 10**8, "亿元": 10**8}


_PRINTED = compiled(r"[(:](亿元|万元|千元|百元|元)\)?$")


def _printed(sheet: Sheet, column: str) -> str:
    """The unit that the head of a column names on the page, empty where it names none."""
    head_ = (sheet.table.heads or {}).get(column)
    found = _PRINTED.search(fold(head_.value).value.strip()) if head_ is not None else None
    return found[1] if found else ""


@checks(UNIT)
def unit_differs(check: Check) -> Iterator[Finding]:
    for sheet in sheets_of(check):
        yield from _other_heads(check, sheet)
        for key, cell in sheet.odd():
            due = sheet.unit(key)
            if cell.value is None or not cell.unit or not due or cell.unit == due:
                continue
            money = cell.unit in _SIZE
            if not sheet.scaled(key, cell) and money == (due in _SIZE):
                continue  # 条 for 件: the same thing by another name
            if cell.unit + "元" == due:
                continue
            right = ""
            if money and due in _SIZE:
                right = f"{Decimal(cell.value) * _SIZE[cell.unit] / _SIZE[due]:.10f}".rstrip("0").rstrip(".")
            yield UNIT.at(
                check,
                sheet.span(key),
                *sheet.place(key),
                variant="converted" if right else "",
                certainty="certain" if cell.certain else "likely",
                pointer=cell.pointer,
                raw=cell.raw.strip(),
                unit=cell.unit,
                due=due,
                right=right,
            )


def _other_heads(check: Check, sheet: Sheet) -> Iterator[Finding]:
    """Columns whose head names another unit, where a figure stands below it: 0 is 0 in any unit."""
    for column, name in (sheet.table.heads or {}).items():
        unit = _printed(sheet, column)
        counted = [key for key, cell in sheet.cells() if key[1] == column and cell.value]
        due = sheet.unit(counted[0]) if counted else ""
        if unit and due in _SIZE and unit != due and not sheet.column(counted[0]).unit_in_cell:
            # Without the names of the cell's own row and column.
            place = sheet.place(counted[0])[: -1 if len(sheet.spec.columns) == 1 else -2]
            yield UNIT.at(check, name.span(), *place, variant="head", unit=unit, due=due)


NO_UNIT = Rule(
    code="CEL007",
    name="amount-without-unit",
    severity="info",
    summary={
        "en": "An amount has no unit although its column prints none.",
        "zh": "表头未载明单位，单元格中的金额也未写单位。",
    },
    message={
        "": {"en": "{value}: in 元 or in 万元?", "zh": "{value}：未写明单位是元还是万元"},
        "headless": {
            "en": "{value}: in {due}? the head of its column, which has the unit, was not found",
            "zh": "{value}：单位是否为{due}？未找到载明单位的表头",
        },
    },
    why={
        "en": (
            "The form of 2019 prints no unit for the procurement total, so the cell must say it. Other "
            "amounts have theirs in the head of the column; without it nobody knows what the figure counts."
        ),
        "zh": (
            "2019年格式采购总金额一栏未印单位，须在单元格内写明；其他金额的单位载于表头，缺少表头则无从得知。"
        ),
    },
    fix={
        "en": "Add 元 or 万元, or the head of the column.",
        "zh": "补写“元”或“万元”，或者补齐表头。",
    },
    demands=("cells.unit",),
    bad=head(year=2020) + _PROCUREMENT.format(amount="251000"),
    good=head(year=2020) + _PROCUREMENT.format(amount="251000元"),
)


@checks(NO_UNIT)
def amount_without_unit(check: Check) -> Iterator[Finding]:
    for sheet in sheets_of(check):
        if not any(column.unit_in_cell or column.unit in _SIZE for column in sheet.spec.columns):
            continue
        heads = sheet.table.heads
        for key, cell in sheet.cells():
            column = sheet.column(key)
            if not cell.value or cell.unit:
                continue
            if column.unit_in_cell:
                if not _printed(sheet, column.id):
                    yield cell_finding(NO_UNIT, check, sheet, key, cell)
            elif column.unit in _SIZE and heads is not None and not _has_head(check, column, heads):
                yield cell_finding(NO_UNIT, check, sheet, key, cell, "headless", due=sheet.unit(key))


def _has_head(check: Check, column: ColumnSpec, heads: Mapping[str, Text]) -> bool:
    """Whether the column's head was read, or stands anywhere in the original, where that can be searched."""
    original = printed(check)
    if column.id in heads or original is None:
        return True
    return any(fold(name).value in original.value for name in names_of(column))


def names_of(column: ColumnSpec) -> list[str]:
    """What the head of a column may begin with: its names without the unit in brackets."""
    return [name.replace("（", "(").partition("(")[0] for name in (column.label, *column.variants)]


LARGE = Rule(
    code="CEL008",
    name="amount-too-large",
    severity="info",
    summary={
        "en": "An amount is so large that it may be in 元 instead of 万元.",
        "zh": "金额过大，可能以元而非万元填写。",
    },
    message={
        "": {
            "en": "{value} {unit} is much for such an organ; in 元 it would be usual",
            "zh": "{value}{unit}对此类机关明显偏大，可能误以元填写",
        },
    },
    why={
        "en": "Filling 元 where 万元 is printed is the commonest slip in this column.",
        "zh": "此栏最常见的差错是把元当作万元填写。",
    },
    fix={"en": "Check the unit.", "zh": "核对单位。"},
    demands=("cells.unit",),
    certainty="likely",
    bad=fees("1234500", "某镇人民政府", "township"),
    good=fees("123.45", "某镇人民政府", "township"),
)


@checks(LARGE)
def amount_too_large(check: Check) -> Iterator[Finding]:
    bounds = check.regime.lexicon.get("amount_suspect", {})
    bound = bounds.get("from", {}).get(check.report.organ.level)
    if bound is None:
        return
    for sheet in sheets_of(check):
        if all(column.unit != bounds.get("unit") for column in sheet.spec.columns):
            continue
        for key, cell in sheet.cells():
            if cell.value is None or sheet.unit(key) != bounds.get("unit") or cell.unit:
                continue
            if cell.value >= bound and _printed(sheet, key[1]) in ("", bounds.get("unit")):
                yield cell_finding(LARGE, check, sheet, key, cell, unit=sheet.unit(key))
