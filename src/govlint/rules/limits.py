"""SUM rules: relations of the official tables that are no sums, such as limits and implications."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from govlint.regimes.expression import Value
from govlint.regimes.model import Identity
from govlint.report.finding import Finding, Related, Trace
from govlint.rules._broken import broken_sums
from govlint.rules._check import Check
from govlint.rules._diagnosis import Key
from govlint.rules._plain_sums import EQUALITY
from govlint.rules._rule import Rule, checks
from govlint.rules._tables import (
    Instance,
    Sheet,
    applies,
    figure,
    instances,
    related,
    sheets_of,
    sides,
    trace_of,
    value_of,
)

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


BETWEEN = Rule(
    code="SUM005",
    name="tables-disagree",
    severity="error",
    summary={
        "en": "Figures of different tables stand in a relation that does not hold.",
        "zh": "不同表格之间的数据关系不成立。",
    },
    message={
        "": {"en": "{title}: not so here ({values})", "zh": "{title}：此处不成立（{values}）"},
    },
    why={
        "en": "One thing counted in two tables has one number.",
        "zh": "同一事项在不同表格中应当一致。",
    },
    fix={"en": "Check the figures of both tables.", "zh": "核对两张表的数据。"},
    logic={
        "en": (
            "The national forms declare no such relation; packs may (x-identities at the top of the pack, "
            "names as table.row.column). Silent where SUM001 names one of the cells."
        ),
        "zh": (
            "全国统一格式未规定表间关系；可在扩展包顶层的x-identities中声明。"
            "相关单元格已由SUM001指出时不再报告。"
        ),
    },
    demands=("prose.accuracy",),
    bad="",
    good="",
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


@checks(BETWEEN)
def tables_disagree(check: Check) -> Iterator[Finding]:
    sheets = {sheet.spec.id: sheet for sheet in sheets_of(check)}
    sums = broken_sums(check)
    for identity in check.regime.identities:
        names = identity.expression.names
        cells = {name: _between(name) for name in names}
        if not applies(check, identity) or any(table not in sheets for table, _ in cells.values()):
            continue

        def value(name: str, cells: Mapping[str, tuple[str, Key]] = cells) -> Value | None:
            table, key = cells[name]
            return value_of(sheets[table], key)

        if identity.expression.evaluate(value) is not False:
            continue
        places = [(sheets[table], key) for table, key in cells.values()]
        if not any(key in sums.culprits(sheet) for sheet, key in places):
            yield _between_finding(check, identity, places)


def _between(name: str) -> tuple[str, Key]:
    """The cell that ``table.row.column`` means."""
    table, row, column = name.split(".")
    return table, (row, column)


def _between_finding(check: Check, identity: Identity, places: Sequence[tuple[Sheet, Key]]) -> Finding:
    sheet, key = places[0]
    cells = [one.cell(at) for one, at in places]
    sure = all(cell is not None and cell.certain for cell in cells)
    severity = identity.severity if sure or identity.severity != "error" else "warning"
    return BETWEEN.at(
        check,
        sheet.span(key),
        *sheet.place(key),
        severity=severity,
        certainty="certain" if sure else "likely",
        pointer=sheet.pointer(key),
        clause=identity.clause,
        related=[Related(one.span(at), " · ".join(one.place(at))) for one, at in places[1:]],
        title=identity.title,
        values=[figure(one, at) for one, at in places],
    )


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
    stated_level = not identity.levels or check.report.organ.level_stated
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
