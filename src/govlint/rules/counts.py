"""CEL rules on figures that cannot be what the form asks for: negative counts, fractions, wrong columns."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.report.cell import is_whole
from govlint.report.finding import Finding
from govlint.report.model import Cell, Number
from govlint.report.record import NamedTuple
from govlint.rules._broken import broken_sums
from govlint.rules._check import Check
from govlint.rules._diagnosis import Key
from govlint.rules._rule import Rule, checks
from govlint.rules._samples import head, item1
from govlint.rules._tables import Sheet, figure, instances, sheets_of
from govlint.rules.limits import fails, limit_finding

_ITEMS = """\
  - title: 二、主动公开政府信息情况
    tables:
      table2_item5:
        administrative_license: {row}
        other_external_services: [0, 0, 0]
"""

NEGATIVE = Rule(
    code="CEL003",
    name="negative-count",
    severity="error",
    summary={"en": "A count is negative.", "zh": "件数为负数。"},
    message={"": {"en": "{value} is less than nothing", "zh": "{value}为负数，件数不可能为负"}},
    why={
        "en": "Cases and amounts are counted from 0; only a change against last year may be negative.",
        "zh": "件数和金额从0起算，只有“本年增/减”可以为负。",
    },
    fix={"en": "Correct the figure.", "zh": "更正数字。"},
    logic={
        "en": "Silent where SUM001 already names the cell. warning: the cell was not read with certainty.",
        "zh": "SUM001已指出该单元格时不再报告；单元格读取不确定时为warning。",
    },
    demands=("cells.counts",),
    bad=item1("[0, 0, 0]", "[1, -2, 5]"),
    good=item1("[0, 0, 0]", "[1, 2, 5]"),
)


@checks(NEGATIVE)
def negative_count(check: Check) -> Iterator[Finding]:
    sums = broken_sums(check)
    for sheet in sheets_of(check):
        named = sums.named(sheet)
        for key, cell in sheet.odd():
            if cell.value is None or cell.value >= 0 or sheet.column(key).signed or key in named:
                continue
            yield cell_finding(NEGATIVE, check, sheet, key, cell)


FRACTION = Rule(
    code="CEL004",
    name="fraction-of-a-case",
    severity="error",
    summary={"en": "A count has decimals.", "zh": "件数带有小数。"},
    message={"": {"en": "{value}: cases are counted whole", "zh": "{value}：件数应为整数"}},
    why={"en": "Half a request does not exist.", "zh": "申请、决定和案件都以整件计。"},
    fix={
        "en": "Write the number of cases; amounts belong into the column for amounts.",
        "zh": "填写件数；金额填入金额栏。",
    },
    logic={
        "en": (
            "12.0 is a whole number. Silent where SUM001 already names the cell. warning: the cell was not "
            "read with certainty."
        ),
        "zh": "12.0视为整数；SUM001已指出该单元格时不再报告；单元格读取不确定时为warning。",
    },
    demands=("cells.counts",),
    bad=item1("[0, 0, 0]", "[1.5, 0, 5]"),
    good=item1("[0, 0, 0]", "[1, 0, 5]"),
)


@checks(FRACTION)
def fraction_of_a_case(check: Check) -> Iterator[Finding]:
    sums = broken_sums(check)
    for sheet in sheets_of(check):
        named = sums.named(sheet)
        for key, cell in sheet.odd():
            if cell.value is None or sheet.decimals(key) or is_whole(cell.value) or sheet.scaled(key, cell):
                continue
            if key not in named:
                yield cell_finding(FRACTION, check, sheet, key, cell)


POWERLESS = Rule(
    code="CEL009",
    name="made-without-power",
    severity="error",
    summary={
        "en": "An organ reports acts that it has no power to make.",
        "zh": "机关报告了其无权制定的文件。",
    },
    message={"": {"en": "{value} reported, but {title}", "zh": "填写了{value}，但{title}"}},
    why={
        "en": "The law says who may make 规章; others usually mean normative documents, or the wrong row.",
        "zh": "规章制定权由法律规定；其他机关填写的多为规范性文件，或填错了行。",
    },
    fix={
        "en": "Write 0, and count the documents in the row for normative documents if they are such.",
        "zh": "此行填0；如为行政规范性文件，填入相应行。",
    },
    logic={
        "en": (
            "error: townships and street offices whose level is declared. warning: the level was read off "
            "the organ's name, county governments, local departments. Silent where the level is unknown and "
            "for the offices of the governments of cities and provinces, which report their 规章."
        ),
        "zh": (
            "文件中写明层级的乡镇、街道为error；由名称推断层级的，以及县级政府、地方部门为warning；"
            "层级不明不报，市、省政府办公室（厅）代报本级政府规章的不报。"
        ),
    },
    demands=("table2.regulations",),
    bad=item1("[0, 0, 6]", "[0, 0, 3]", "某镇人民政府", "township"),
    good=item1("[0, 0, 0]", "[0, 0, 6]", "某镇人民政府", "township"),
)


@checks(POWERLESS)
def made_without_power(check: Check) -> Iterator[Finding]:
    # The office of a city's or province's government reports the 规章 of that government as well.
    if check.report.organ.name.endswith(tuple(check.regime.lexicon.get("offices_of_makers", ()))):
        return
    for sheet in sheets_of(check):
        own = [one for one in sheet.spec.identities if one.rule == POWERLESS.code]
        told: set[str] = set()
        for instance in instances(check, sheet, own):
            (key,) = instance.keys.values()
            # One row, one finding: the first of its figures stands for all.
            if key[0] not in told and fails(instance):
                told.add(key[0])
                # "0, stated 6: 6 too many" would only say the message again.
                yield limit_finding(POWERLESS, check, instance)._replace(trace=None)


SHIFTED = Rule(
    code="CEL010",
    name="figure-in-wrong-column",
    severity="warning",
    summary={
        "en": "A change against last year looks like the figure of the blank cell beside it.",
        "zh": "“本年增/减”中的数字疑为相邻空格的数据。",
    },
    message={
        "": {
            "en": "a change of {value} on {base}, and the cell beside it blank: probably one column off",
            "zh": "上一年为{base}而本年增减为{value}，相邻单元格空白，疑为填错一列",
        },
    },
    why={
        "en": "Items change by few in a year, decisions go into the thousands.",
        "zh": "项目数量一年内变化有限，处理决定数量则可达数千。",
    },
    fix={"en": "Check which column the figure belongs to.", "zh": "核对该数字所属的栏目。"},
    logic={
        "en": (
            "warning, likely. Only in a column for the change against last year (本年增/减 in the form of "
            "2019), where the cell to the right is blank: the change is 100 or more and more than twice "
            "the figure of last year to its left, a blank there being 0. CEL001 then leaves the blank cell "
            "out. Silent where the cell to the right holds any sign, a dash too, and on falls."
        ),
        "zh": (
            "warning，确定程度为likely。仅限“本年增/减”一类栏目（2019年格式）且右侧单元格空白：增减数不小于"
            "100，并超过左侧上一年数的两倍（左侧空白按0计）时提示，该空格不再计入CEL001。右侧填有任何符号（"
            "包括横线）的，以及减少的，不提示。"
        ),
    },
    certainty="likely",
    demands=("cells.filled",),
    bad=head(year=2020) + _ITEMS.format(row='[106, 2939, ""]'),
    good=head(year=2020) + _ITEMS.format(row="[106, 0, 2939]"),
)

#: smaller changes are usual
_LEAST = 100


class Shifted(NamedTuple):
    """A change against last year (``base``) that looks like the figure of the blank cell ``beside`` it."""

    sheet: Sheet
    key: Key
    cell: Cell
    base: Number
    beside: Key


def shifted(check: Check) -> list[Shifted]:
    """The figures that stand in the wrong column, as far as the blank cell beside them tells."""
    return [found for sheet in sheets_of(check) for found in _shifted_in(sheet)]


def _shifted_in(sheet: Sheet) -> Iterator[Shifted]:
    columns = sheet.spec.columns
    if not any(column.signed for column in columns):
        return
    for row in sheet.spec.data_rows:
        for before, here, after in zip(columns, columns[1:], columns[2:], strict=False):
            if not here.signed:
                continue
            cell, beside = sheet.cell((row.id, here.id)), sheet.cell((row.id, after.id))
            base = figure(sheet, (row.id, before.id))
            if cell is None or cell.value is None or beside is None or beside.kind != "blank":
                continue
            if cell.value >= _LEAST and cell.value > 2 * base:
                yield Shifted(sheet, (row.id, here.id), cell, base, (row.id, after.id))


@checks(SHIFTED)
def figure_in_wrong_column(check: Check) -> Iterator[Finding]:
    for found in shifted(check):
        yield cell_finding(SHIFTED, check, found.sheet, found.key, found.cell, base=found.base)


def cell_finding(
    rule: Rule, check: Check, sheet: Sheet, key: Key, cell: Cell, variant: str = "", **params: object
) -> Finding:
    """A finding on one cell; an error only where the cell was read with certainty."""
    finding = rule.at(
        check,
        sheet.span(key),
        *sheet.place(key),
        severity="warning" if rule.severity == "error" and not cell.certain else "",
        certainty="" if cell.certain else "likely",
        variant=variant,
        pointer=cell.pointer,
    )
    return finding._replace(params={"value": cell.value, **params})
