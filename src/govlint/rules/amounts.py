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
    logic={
        "en": (
            "warning; likely where the cell was not read with certainty. A figure with a unit of its own, "
            "where the form has another unit for the place: money for a count or a count for money (79件 "
            "for 万元), another size (元 for 万元, 万件 for 件) or %. The converted figure is given for "
            "money alone. In documents also a column whose head ends with another unit of money, (元) or "
            ":元, than the form's, told once and only where a figure other than 0 stands below. Silent on "
            "another name for the same (条 for 件, 万 for 万元), on columns that leave the unit to the "
            "cell, on cells without a unit (CEL007) and on what is no figure (CEL002)."
        ),
        "zh": (
            "warning；单元格读取不确定时确定程度为likely。单元格数字自带单位而与统一格式不同时提示：该填件"
            "数而写金额或该填金额而写件数（万元栏写79件），大小不同（万元栏写元、件栏写万件），或写百分号；"
            "只有金额给出换算结果。对文档还核对表头：表头以“（元）”“：元”等结尾而与格式规定的金额单位不同，"
            "且该栏下有不为0的数字的，每栏提示一次。只是同物异名（条与件、万与万元）、单位应写在单元格内的"
            "栏目、未写单位的（CEL007）和不是数字的（CEL002）不提示。"
        ),
    },
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
    logic={
        "en": (
            "info. Two cases, both only for a figure other than 0 without a unit. The form prints no unit "
            "in the column (采购总金额 of 2019) and the head on the page names none either. Or the form's "
            "head has the unit, but in the document the head of this column was not read and its name "
            "stands nowhere in the text; silent in report.yaml and JSON, which print no heads, and in Word "
            "and PDF files, where the text of the page cannot be searched for it."
        ),
        "zh": (
            "info，只针对未写单位且不为0的金额，有两种情形：格式该栏未印单位（2019年格式的采购总金额），页"
            "面表头也未写明单位；或格式的单位印在表头，而文档中未读到该栏表头，全文也找不到其名称。report.y"
            "aml和JSON不印表头，Word和PDF无法在原文中查找表头，后一情形均不提示。"
        ),
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
    logic={
        "en": (
            "info, likely. From 100 000 万元 on for townships, street offices and departments, from 1 000 "
            "000 万元 on for counties; one finding for each such cell. Only where the form's unit is 万元, "
            "the cell has no unit of its own and the head on the page names 万元 or nothing. Silent where "
            "the level of the organ is unknown, and for cities, provinces and ministries, of which such "
            "amounts are usual."
        ),
        "zh": (
            "info，确定程度为likely，逐格提示：乡镇、街道和部门达到100000万元，县级政府达到1000000万元。仅"
            "限格式单位为万元、单元格未自带单位、页面表头写“万元”或未写单位的金额。机关层级不明的，以及设区"
            "的市、省级政府和国务院部门（此类金额属正常）不提示。"
        ),
    },
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
