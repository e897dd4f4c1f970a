"""AGG rules: a summary report against the reports that it sums up (``check --aggregate``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govlint.report.finding import Clause, Finding, Related, Term, Trace
from govlint.report.model import Cell, Number
from govlint.report.place import NOWHERE, TOP
from govlint.report.typed import Any
from govlint.rules._check import Check
from govlint.rules._diagnosis import Key
from govlint.rules._parts import Difference, Summed, explanation, parts_of, summed
from govlint.rules._rule import Rule, checks
from govlint.rules._samples import head
from govlint.rules._tables import Sheet, sheets_of

_ITEM6 = """\
  - title: 二、主动公开政府信息情况
    tables:
      table2_item6:
        administrative_penalty: [{penalties}]
        administrative_compulsion: [{compulsions}]
"""


def _report(organ: str, level: str, penalties: int, compulsions: int) -> str:
    return head(organ, level) + _ITEM6.format(penalties=penalties, compulsions=compulsions)


_PARTS = {
    "police.yaml": _report("某县公安局", "department", 40, 6),
    "market.yaml": _report("某县市场监督管理局", "department", 25, 3),
}

_MOST_SHOWN = 30

DIFFERS = Rule(
    code="AGG001",
    name="sum-of-parts-differs",
    severity="error",
    summary={
        "en": "A cell of the summary is not the sum of the reports it sums up.",
        "zh": "汇总报告的数据与所属各单位报告之和不符。",
    },
    message={
        "": {
            "en": "the {parts} reports give {computed}, the summary states {stated}",
            "zh": "{parts}份报告合计为{computed}，汇总报告为{stated}",
        },
        "several": {
            "en": (
                "{count} cells of the table differ from the sum of the {parts} reports; "
                "here {computed} against {stated}"
            ),
            "zh": "本表有{count}个单元格与{parts}份报告之和不符；此处合计为{computed}，汇总为{stated}",
        },
    },
    why={
        "en": "A government's report sums up its organs; what does not add up was left out or counted twice.",
        "zh": "政府报告应汇总所属各单位数据，不符即有遗漏或重复。",
    },
    fix={
        "en": "Compare cell by cell with the parts in the trace; make sure that every report was given.",
        "zh": "按计算过程逐单位核对，并确认各单位报告均已提供。",
    },
    logic={
        "en": (
            "One finding a table, at the first differing cell, all others related. warning: table 4, because "
            "a case with co-defendants is counted once; a cell that was not read with certainty. Cells that "
            "cannot be added in one of the reports are left out. When one report explains every difference "
            "AGG002 tells it instead."
        ),
        "zh": (
            "每表一条，位于第一个不符的单元格，其余列为相关位置。表四（共同被告案件只计一次）及读取不确定的单元格为"
            "warning。某份报告中无法相加的单元格不比较。一份报告即可解释全部差异时改报AGG002。"
        ),
    },
    demands=("aggregate.sum",),
    bad=_report("某县人民政府", "county", 66, 9),
    good=_report("某县人民政府", "county", 65, 9),
    example_others=_PARTS,
)


@checks(DIFFERS)
def sum_of_parts_differs(check: Check) -> Iterator[Finding]:
    if explanation(check) is not None:
        return
    for table in summed(check):
        if table.differences:
            yield _difference(check, table)


def _difference(check: Check, table: Summed) -> Finding:
    sheet = table.sheet
    main = _main(table)
    parts = [part for part in parts_of(check) if not part.why and sheet.spec.id in part.sheets]
    terms = tuple(Term(part.figure(sheet.spec.id, main.key), part.name, NOWHERE) for part in parts)
    severity, clause = _weight(check, sheet)
    sure = all((cell := sheet.cell(one.key)) is not None and cell.certain for one in table.differences)
    return DIFFERS.at(
        check,
        sheet.span(main.key),
        *sheet.place(main.key),
        severity=severity if sure else "warning",
        certainty="certain" if sure else "likely",
        variant="several" if len(table.differences) > 1 else "",
        pointer=sheet.pointer(main.key),
        clause=clause,
        related=[
            Related(sheet.span(one.key), " · ".join(sheet.place(one.key)[1:]))
            for one in table.differences[:_MOST_SHOWN]
            if one is not main
        ],
        trace=Trace(terms, main.computed, main.stated, main.size),
        parts=len(parts),
        count=len(table.differences),
        computed=main.computed,
        stated=main.stated,
    )


def _main(table: Summed) -> Difference:
    """The difference to show: in a row and column of parts rather than of totals, where there is one."""
    sheet = table.sheet

    def derived(one: Difference) -> bool:
        return sheet.row(one.key).kind == "total" or sheet.column(one.key).kind == "total"

    return min(table.differences, key=derived)


def _weight(check: Check, sheet: Sheet) -> tuple[str, Clause | None]:
    """The severity and clause that the form gives for sums of this table."""
    said: Mapping[str, Any] = check.regime.schema["$defs"].get(sheet.spec.id, {}).get("x-aggregate", {})
    return said.get("severity", ""), check.regime.clauses.get(said.get("clause", ""))


ONE_PART = Rule(
    code="AGG002",
    name="part-left-out-or-doubled",
    severity="error",
    summary={
        "en": "One report explains every difference: it was left out of the summary or counted twice.",
        "zh": "全部差异可由一份报告解释：汇总时遗漏或重复计算了该报告。",
    },
    message={
        "left-out": {
            "en": "every difference ({count} cells) is the figure of {part}: it was left out of the summary",
            "zh": "全部{count}处差异均等于{part}的数据：汇总时遗漏了该单位",
        },
        "twice": {
            "en": "every difference ({count} cells) is the figure of {part}: it was counted twice",
            "zh": "全部{count}处差异均等于{part}的数据：汇总时重复计算了该单位",
        },
        "one-left-out": {
            "en": (
                "every difference ({count} cells) is the figure that {part} report alike: one of them was "
                "left out of the summary"
            ),
            "zh": "全部{count}处差异均等于{part}（数据相同）的数据：汇总时遗漏了其中一个单位",
        },
        "one-twice": {
            "en": (
                "every difference ({count} cells) is the figure that {part} report alike: one of them was "
                "counted twice"
            ),
            "zh": "全部{count}处差异均等于{part}（数据相同）的数据：汇总时重复计算了其中一个单位",
        },
        "": {"en": "every difference is the figure of {part}", "zh": "全部差异均等于{part}的数据"},
    },
    why={
        "en": "A report missing from the summary is the commonest reason why summaries are wrong.",
        "zh": "汇总数据出错最常见的原因是漏报或重报一个单位。",
    },
    fix={"en": "Add the report, or take it out once.", "zh": "补充该单位数据，或剔除重复部分。"},
    demands=("aggregate.sum",),
    logic={
        "en": (
            "error, in place of AGG001: where one report's figures are the differences of all tables "
            "compared, cell by cell, and at least two of them are not 0. Reports with the same "
            "figures are named together, since any of them may be the one."
        ),
        "zh": (
            "error，代替AGG001：参与比较的所有表格中，各单元格的差异逐一等于某一份报告的数据，且至少两个"
            "不为0。数据相同的几份报告一并列出，因为无法区分是其中哪一份。"
        ),
    },
    bad=_report("某县人民政府", "county", 40, 6),
    good=_report("某县人民政府", "county", 65, 9),
    example_others=_PARTS,
)


@checks(ONE_PART)
def part_left_out_or_doubled(check: Check) -> Iterator[Finding]:
    found = explanation(check)
    if found is None:
        return
    table = next(table for table in summed(check) if table.differences)
    sheet, main = table.sheet, _main(table)
    parts = [part for part in parts_of(check) if not part.why and sheet.spec.id in part.sheets]
    terms = tuple(Term(part.figure(sheet.spec.id, main.key), part.name, NOWHERE) for part in parts)
    yield ONE_PART.at(
        check,
        sheet.span(main.key),
        *sheet.place(main.key),
        variant=("one-" if len(found.parts) > 1 else "") + found.how,
        pointer=sheet.pointer(main.key),
        trace=Trace(terms, main.computed, main.stated, main.size),
        part=found.parts[0].name if len(found.parts) == 1 else [part.name for part in found.parts],
        count=sum(len(one.differences) for one in summed(check)),
    )


BELOW = Rule(
    code="AGG003",
    name="summary-below-part",
    severity="error",
    summary={
        "en": "A report that is summed up has more than the summary.",
        "zh": "汇总报告的数据小于其中一个单位的数据。",
    },
    message={
        "": {
            "en": "{part} alone reports {value}, the summary only {stated}",
            "zh": "仅{part}一家即为{value}，汇总报告只有{stated}",
        },
    },
    why={"en": "A whole is never smaller than one of its parts.", "zh": "整体不可能小于部分。"},
    fix={"en": "Check both reports.", "zh": "核对两份报告。"},
    logic={
        "en": "One finding a report summed up. Silent where AGG001 or AGG002 already shows the cell's table.",
        "zh": "每份报告一条；AGG001或AGG002已指出该表的，不再报告。",
    },
    demands=("aggregate.sum",),
    bad=_report("某县人民政府", "county", 30, 9),
    good=_report("某县人民政府", "county", 65, 9),
    example_others={
        "police.yaml": _PARTS["police.yaml"],
        "market.yaml": _PARTS["market.yaml"].replace("[25]", "[见附件]"),
    },
)


@checks(BELOW)
def summary_below_part(check: Check) -> Iterator[Finding]:
    if explanation(check) is not None:
        return
    told = {table.sheet.spec.id for table in summed(check) if table.differences}
    for part in parts_of(check):
        if part.why:
            continue
        found = next(_below(check, part.sheets, told), None)
        if found is not None:
            sheet, key, cell, value = found
            yield BELOW.at(
                check,
                sheet.span(key),
                *sheet.place(key),
                severity="" if cell.certain else "warning",
                pointer=cell.pointer,
                part=part.name,
                value=value,
                stated=cell.value,
            )


def _below(
    check: Check, sheets: Mapping[str, Sheet], told: set[str]
) -> Iterator[tuple[Sheet, Key, Cell, Number]]:
    for sheet in sheets_of(check):
        other = sheets.get(sheet.spec.id)
        if other is None or sheet.spec.id in told:
            continue
        for key, cell in sheet.cells():
            theirs = other.cell(key) if other.has(key) else None
            if theirs is None or cell.value is None or theirs.value is None or sheet.column(key).signed:
                continue
            if cell.unit == theirs.unit and theirs.kind == "number" and theirs.value > cell.value:
                yield sheet, key, cell, theirs.value


APART = Rule(
    code="AGG004",
    name="part-not-summed",
    severity="warning",
    summary={
        "en": "A report given as a part cannot be summed up.",
        "zh": "作为组成部分提供的报告无法计入汇总。",
    },
    message={
        "unknown": {
            "en": "the year of {part} is not known: left out",
            "zh": "{part}的报告年度无法确定，未计入",
        },
        "year": {
            "en": "{part} is a report of {year}: left out",
            "zh": "{part}为{year}年度报告，未计入",
        },
        "twice": {"en": "{part} is given twice: counted once", "zh": "{part}提供了两次，只计一次"},
        "itself": {
            "en": "{part} is the summary's own organ: left out (say scope: own if it is its own part)",
            "zh": "{part}与汇总报告为同一机关，未计入（如为机关本级数据，请注明scope: own）",
        },
        "cells": {
            "en": "{count} cells could not be compared: one of the reports has no figure there",
            "zh": "{count}个单元格未能比较：有报告在该处没有可用的数字",
        },
        "": {"en": "{part} has no {tables}: not compared there", "zh": "{part}没有{tables}，该部分未比较"},
    },
    why={
        "en": "A sum over the wrong reports proves nothing.",
        "zh": "组成部分不正确，汇总核对就没有意义。",
    },
    fix={"en": "Give each organ's report of the year once.", "zh": "每个单位提供一份同年度报告。"},
    demands=("aggregate.sum",),
    logic={
        "en": (
            "warning. Left out are reports of no year or another, a second one of the same organ, and that "
            "of the summary's own organ unless it says `scope: own`. A report that lacks a table is "
            "left out of that table only. Cells in which the summary or one of the reports has no "
            "usable figure are counted, once for a table."
        ),
        "zh": (
            "warning。其他年度或年度不明的报告、同一机关的第二份报告，以及与汇总报告同属一个机关而未注明"
            "`scope: own`的报告，均不计入。缺少某张表的报告只在该表中不计入。汇总报告或某份报告没有可用数字"
            "的单元格，每表合报一条。"
        ),
    },
    bad=_report("某县人民政府", "county", 65, 9).replace("2022", "2023"),
    good=_report("某县人民政府", "county", 65, 9),
    example_others=_PARTS,
)


@checks(APART)
def part_not_summed(check: Check) -> Iterator[Finding]:
    for part in parts_of(check):
        if part.why:
            yield APART.at(check, TOP, variant=part.why, part=part.name, year=part.report.year or 0)
            continue
        missing = [table.sheet.spec for table in summed(check) if part.name in table.silent]
        if missing:
            names = list(dict.fromkeys(spec.name for spec in missing))
            yield APART.at(check, TOP, part=part.name, tables=names)
    for table in summed(check):
        if table.unread:
            place = (table.sheet.spec.name,)
            yield APART.at(check, table.sheet.table.span, *place, variant="cells", count=table.unread)
