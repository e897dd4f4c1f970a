"""SUM rules: the sums of the official tables, and blank cells that the sums need filled."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.report.finding import Diagnosis, Finding, Repair
from govlint.rules._broken import Broken, Due, broken_sums, repairs_of
from govlint.rules._check import Check
from govlint.rules._diagnosis import Key
from govlint.rules._rule import Rule, checks
from govlint.rules._tables import Sheet, figure, related, trace_of

_EXAMPLE = """\
govlint: 1
title: 某市2022年政府信息公开工作年度报告
organ: {{name: 某市人民政府, level: prefecture}}
year: 2022
excerpt: true
sections:
  - title: 四、政府信息公开行政复议、行政诉讼情况
    tables:
      table4:
        cases: [5, 0, 0, 2, {total}, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1]
"""

BROKEN = Rule(
    code="SUM001",
    name="sum-broken",
    severity="error",
    summary={
        "en": "A sum that a table must satisfy does not hold.",
        "zh": "表内应当成立的勾稽关系不成立。",
    },
    message={
        "": {
            "en": "{title}: the parts give {computed}, stated {stated}",
            "zh": "{title}：按各项计算为{computed}，表中为{stated}",
        },
        "balance": {
            "en": "{title}: {computed} on one side, {stated} on the other",
            "zh": "{title}：一边为{computed}，另一边为{stated}",
        },
        "culprit": {
            "en": "{wrong} breaks {count} sums at once; {right} would satisfy them all",
            "zh": "{wrong}使{count}个等式同时不成立；改为{right}则全部成立",
        },
        "culprit-one": {
            "en": (
                "{title}: the parts give {computed}, stated {stated}; "
                "{right} instead of {wrong} would satisfy it"
            ),
            "zh": "{title}：按各项计算为{computed}，表中为{stated}；将{wrong}改为{right}即可成立",
        },
        "culprit-last": {
            "en": (
                "{wrong} breaks {count} sums at once; {right} would satisfy them all and agrees with the "
                "report on {last}"
            ),
            "zh": "{wrong}使{count}个等式同时不成立；改为{right}则全部成立，且与{last}年度报告一致",
        },
        "culprit-one-last": {
            "en": (
                "{title}: the parts give {computed}, stated {stated}; "
                "{right} instead of {wrong} would satisfy it and agrees with the report on {last}"
            ),
            "zh": (
                "{title}：按各项计算为{computed}，表中为{stated}；将{wrong}改为{right}即可成立，且与{last}年度报"
                "告一致"
            ),
        },
        "several": {
            "en": "{count} sums of the table fail together, for example {title}: {computed} against {stated}",
            "zh": "表中{count}个等式同时不成立，例如{title}：{computed}与{stated}不等",
        },
    },
    why={
        "en": (
            "The form prints the relation or the labels imply it. A table that contradicts itself has at "
            "least one wrong figure, and nobody can tell readers which."
        ),
        "zh": "勾稽关系由统一格式载明或由栏目名称必然得出。自相矛盾的表格至少有一个数字是错的。",
    },
    fix={
        "en": (
            "Check the named cell against the records first. Where several repairs are listed, each alone "
            "satisfies every sum; the records decide."
        ),
        "zh": "先对照台账核对指出的单元格。列出多种改法时，任一种都能使全部等式成立，以台账为准。",
    },
    logic={
        "en": (
            "All sums of a table are taken together. The smallest change of cells that satisfies every one "
            "of them, those that hold included, is worked out exactly, up to three cells at once; one cause "
            "gives one finding, with all failed sums in its trace. Repairs that contradict last year's "
            "report, where it is at hand, more than others do are left out. error: the relation is certain "
            "and all its cells are figures. warning: the relation is not confirmed, stands in an optional "
            "group row, or a cell was not read with certainty. Blank cells count as 0 while that satisfies "
            "the sums; sums that only a blank cell breaks are SUM004, those that no figure in it could mend "
            "are not. Cells that are no exact figure leave their sums unjudged; so does a blank in a heading "
            "row, where the form prints none."
        ),
        "zh": (
            "同一表格的全部等式一并求解：在保持已成立等式不变的前提下，精确求出使全部等式成立所需改动最少的单元格"
            "（至多三个）。一个原因只报一条，所有不成立的等式列于其计算过程。提供上年报告的，"
            "与其结转数更不符的改法不再列出。error：关系确定且各项均为数字；warning："
            "关系未经证实、属可填可不填的分组行，或有单元格未能准确读取。空格在不破坏等式时按0计；仅因空格而不成立的报"
            "SUM004，空格无论填何数都不成立的除外；不是准确数字的单元格，以及表中不要求填写的标题行空格，不作判断。"
        ),
    },
    demands=(
        "table3.balance",
        "table3.results-total",
        "table3.row-total",
        "table4.totals",
        "annex.sums",
    ),
    bad=_EXAMPLE.format(total=8),
    good=_EXAMPLE.format(total=7),
)


@checks(BROKEN)
def sum_broken(check: Check) -> Iterator[Finding]:
    for broken in broken_sums(check).broken:
        yield _broken_finding(check, broken)


def _broken_finding(check: Check, broken: Broken) -> Finding:
    sheet, main = broken.sheet, _main(broken)
    instance = main.instance
    label_rows = instance.identity.each == "column"
    trace = trace_of(sheet, main.sides, label_rows, tuple(due.equality.id for due in broken.failed))
    culprit = broken.culprit
    stated = main.sides.stated[0][0] if main.sides.stated else main.keys[0]
    primary = culprit or stated
    keys = list(dict.fromkeys(key for due in broken.failed for key in due.keys))
    sure = all(due.sure for due in broken.failed)
    variant = "balance" if len(main.sides.stated) > 1 else ""
    if len(broken.failed) > 1:
        variant = "several"
    if culprit is not None:
        variant = "culprit" if len(broken.failed) > 1 else "culprit-one"
        variant += "-last" if broken.last else ""
    repairs = repairs_of(broken)
    return BROKEN.at(
        check,
        sheet.span(primary),
        *sheet.place(primary),
        severity=broken.severity if sure or broken.severity == "info" else "warning",
        certainty="certain" if sure else "likely",
        variant=variant,
        pointer=sheet.pointer(primary),
        clause=instance.identity.clause,
        related=related(sheet, keys, primary, label_rows),
        trace=trace,
        diagnosis=Diagnosis(repairs) if repairs else None,
        title=instance.identity.title,
        computed=trace.computed,
        stated=trace.stated,
        count=len(broken.failed),
        wrong=figure(sheet, primary),
        last=broken.last,
        right=broken.repairs[0][culprit] if culprit else trace.computed,
    )


def _main(broken: Broken) -> Due:
    """The failed sum to show: one without blanks, in which the culprit is the stated figure, else the
    one with the fewest figures to add."""
    culprit = broken.culprit

    def rank(due: Due) -> tuple[bool, bool, int]:
        stated = due.sides.stated
        is_total = len(stated) == 1 and stated[0][0] == culprit
        return due.open, not is_total, sum(1 for key in due.keys if figure(broken.sheet, key))

    return min(broken.failed, key=rank)


BLANK_TOTAL = Rule(
    code="SUM004",
    name="blank-not-zero",
    severity="warning",
    summary={
        "en": "A cell is blank although the sums need a figure there.",
        "zh": "单元格空白，而按勾稽关系此处应有数字。",
    },
    message={
        "": {
            "en": "blank, but the sums need {right} here",
            "zh": "此处空白，按勾稽关系应为{right}",
        },
        "several": {
            "en": "{count} blank cells cannot be 0: the sums need figures there",
            "zh": "{count}个空白单元格不可能为0，按勾稽关系应填数字",
        },
        "open": {
            "en": "{title}: does not hold with the blank cells as 0 ({computed} against {stated})",
            "zh": "空白按0计时，{title}不成立（{computed}与{stated}不等）",
        },
    },
    why={
        "en": "Left out, the figure is missing from the report and its totals cannot be followed.",
        "zh": "漏填使报告缺少该数据，合计也无从核对。",
    },
    fix={
        "en": "Fill in the figure; write 0 in the cells that stand for none.",
        "zh": "补填该数字；确无数据的填0。",
    },
    logic={
        "en": (
            "warning; info, likely, where a cell of the sum was not read with certainty. Blanks and dashes "
            "count as 0 first; a sum that then holds is silent (CEL001 tells of the blank). Of those that "
            "fail, the ones are told here that a figure in the blank could mend, all of a table in one "
            "finding; the figure is named as far as the sums settle it. Sums that no figure in the blank "
            "could mend, and several that point at one printed figure, are SUM001, and what SUM001 "
            "explains is not told again. Silent in heading rows, where the form prints no figure, and on "
            "sums all of whose cells are blank."
        ),
        "zh": (
            "warning；等式中有单元格读取不确定的为info，确定程度为likely。空白和横线先按0计，等式成立的不提"
            "示（空白由CEL001提示）；不成立而在空格中填数即可成立的在此提示，每表一条，能由等式推出的指明应"
            "填的数字。空格无论填何数都不成立的，以及几个等式同时指向某个已填数字的，报SUM001；SUM001已解释"
            "的不再提示。格式不要求填写的标题行，以及各项全部空白的等式，不判断。"
        ),
    },
    demands=("cells.filled",),
    bad=_EXAMPLE.format(total='""'),
    good=_EXAMPLE.format(total=7),
)


@checks(BLANK_TOTAL)
def blank_not_zero(check: Check) -> Iterator[Finding]:
    for sheet, filled, dues in broken_sums(check).missing:
        main = dues[0]
        label_rows = main.instance.identity.each == "column"
        keys = list(filled) or [key for key in main.keys if _is_blank(sheet, key)]
        primary = keys[0]
        trace = trace_of(sheet, main.sides, label_rows, tuple(due.equality.id for due in dues))
        spans = tuple(sheet.span(key) for key in filled)
        changes = tuple((" · ".join(sheet.place(key)), None, value) for key, value in filled.items())
        yield BLANK_TOTAL.at(
            check,
            sheet.span(primary),
            *sheet.place(primary),
            variant="open" if not filled else "several" if len(filled) > 1 else "",
            severity="" if all(due.sure for due in dues) else "info",
            certainty="certain" if all(due.sure for due in dues) else "likely",
            pointer=sheet.pointer(primary),
            clause=main.instance.identity.clause,
            related=related(sheet, main.keys, primary, label_rows),
            trace=trace,
            diagnosis=Diagnosis((Repair(changes, "blank", spans),)) if filled else None,
            right=next(iter(filled.values()), 0),
            count=len(filled),
            title=main.instance.identity.title,
            computed=trace.computed,
            stated=trace.stated,
        )


def _is_blank(sheet: Sheet, key: Key) -> bool:
    cell = sheet.cell(key)
    return cell is not None and cell.kind in ("blank", "mark")
