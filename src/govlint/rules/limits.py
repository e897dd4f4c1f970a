"""SUM rules: relations of the official tables that are no sums, such as limits and implications."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.report.finding import Finding, Trace
from govlint.rules._broken import EQUALITY, broken_sums
from govlint.rules._check import Check
from govlint.rules._rule import Rule, checks
from govlint.rules._tables import Instance, figure, instances, related, sheets_of, sides, trace_of, value_of

#: identities that other rules report
ELSEWHERE = (EQUALITY, "CEL009")

_EXAMPLE = """\
govlint: 1
title: 某市2022年政府信息公开工作年度报告
organ: {{name: 某市人民政府, level: prefecture}}
year: 2022
excerpt: true
sections:
  - title: 三、收到和处理政府信息公开申请情况
    tables:
      table3:
        new_received: [8, 0, 0, 0, 0, 0, 8]
        carried_over: [1, 0, 0, 0, 0, 0, 1]
        carried_forward: [{0}, 0, 0, 0, 0, 0, {0}]
"""

LIMIT = Rule(
    code="SUM002",
    name="limit-broken",
    severity="error",
    summary={
        "en": "Figures of a table stand in a relation that is impossible.",
        "zh": "表内数据的大小关系不可能成立。",
    },
    message={
        "": {"en": "{title}: not so here", "zh": "{title}：此处不成立"},
        "compared": {
            "en": "{title}: {computed} against {stated}",
            "zh": "{title}：此处为{computed}与{stated}",
        },
    },
    why={
        "en": "A part cannot exceed its whole, and nothing can be left over that never came in.",
        "zh": "部分不可能大于整体，未收到的不可能结转。",
    },
    fix={
        "en": "Check both figures against the records.",
        "zh": "对照台账核对两处数字。",
    },
    logic={
        "en": "Silent where a cell of the relation is already named by SUM001, or holds no figure.",
        "zh": "相关单元格已由SUM001指出，或不是数字时，不再报告。",
    },
    demands=("table3.balance", "table2.disclosed", "table2.procurement", "annex.sums"),
    bad=_EXAMPLE.format(10),
    good=_EXAMPLE.format(2),
)


@checks(LIMIT)
def limit_broken(check: Check) -> Iterator[Finding]:
    sums = broken_sums(check)
    for sheet in sheets_of(check):
        suspects = sums.culprits(sheet)
        limits = [one for one in sheet.spec.identities if one.rule not in ELSEWHERE]
        for instance in instances(check, sheet, limits):
            if suspects.isdisjoint(instance.keys.values()) and fails(instance):
                yield limit_finding(LIMIT, check, instance)


def fails(instance: Instance) -> bool:
    """Whether an identity certainly does not hold; blanks and unreadable cells leave it undecided."""
    sheet, keys = instance.sheet, instance.keys
    return instance.identity.expression.evaluate(lambda name: value_of(sheet, keys[name])) is False


def limit_finding(rule: Rule, check: Check, instance: Instance) -> Finding:
    """A finding for an identity that does not hold, at the first cell of its first failing comparison."""
    sheet, identity = instance.sheet, instance.identity
    label_rows = identity.each == "column"
    keys = list(instance.keys.values())
    trace = None
    for comparison in identity.expression.comparisons:
        both = sides(instance, comparison)
        if both is None:
            continue
        tried = trace_of(sheet, both, label_rows, (instance.id,))
        if _differs(tried):
            keys = [key for key, _ in (*both.computed, *both.stated)]
            trace = tried
            break
    sure = all((cell := sheet.cell(key)) is not None and cell.certain for key in keys)
    stated_level = not identity.levels or check.report.organ.stated
    severity = identity.severity
    if severity == "error" and not (sure and stated_level):
        severity = "warning"
    return rule.at(
        check,
        sheet.span(keys[0]),
        *sheet.place(keys[0]),
        severity=severity,
        certainty="certain" if sure and stated_level else "likely",
        variant="compared" if trace is not None and "compared" in rule.message else "",
        pointer=sheet.pointer(keys[0]),
        clause=identity.clause,
        related=related(sheet, keys, keys[0], label_rows),
        trace=trace,
        title=identity.title,
        value=figure(sheet, keys[0]),
        computed=trace.computed if trace is not None else 0,
        stated=trace.stated if trace is not None else 0,
    )


def _differs(trace: Trace) -> bool:
    computed, stated = trace.computed, trace.stated
    return {
        "<=": computed > stated,
        ">=": computed < stated,
        "<": computed >= stated,
        ">": computed <= stated,
        "!=": computed == stated,
    }.get(trace.relation, computed != stated)
