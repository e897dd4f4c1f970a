"""SUM rules: totals declared in ``figures`` and the parts that must add up to them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from govlint.report.finding import Diagnosis, Finding, Related, Repair, Term, Trace
from govlint.report.model import Cell, Figure, FigureGroup, Number
from govlint.rules._check import Check
from govlint.rules._diagnosis import pattern
from govlint.rules._rule import Rule, checks

_EXAMPLE = """\
govlint: 1
title: 某区2017年政府信息公开工作年度报告
organ: {{name: 某区人民政府, level: county}}
year: 2017
excerpt: true
sections:
  - title: 二、主动公开政府信息情况
    figures:
      - label: 主动公开政府信息
        unit: 条
        total: {total}
        parts: {{区直部门: 14740, 街道办事处: 4265, 驻区单位: 5505}}
"""

PARTS = Rule(
    code="SUM003",
    name="declared-parts-differ",
    severity="error",
    summary={
        "en": "A declared total differs from its parts.",
        "zh": "声明的总数与其分项之和不符。",
    },
    message={
        "": {
            "en": "{label}: the parts give {computed}, stated {stated}",
            "zh": "{label}：分项合计{computed}，总数为{stated}",
        },
    },
    why={
        "en": "The parts of a figure group are declared to be all of them, so they add up or one is wrong.",
        "zh": "所列分项即为全部，其和与总数不符，必有一处错误。",
    },
    fix={
        "en": "Check the total and each part against the records.",
        "zh": "对照台账核对总数和各分项。",
    },
    logic={
        "en": (
            "Counts compare exactly. Where amounts with decimals are added, each may be rounded by half a "
            "unit of its last printed digit; a difference within that is silent. Groups with a cell that "
            "is no exact figure are left alone."
        ),
        "zh": "件数须完全一致。带小数的金额允许各项按末位四舍五入的误差。含有非准确数字的不作判断。",
    },
    demands=("figures.sums", "prose.accuracy"),
    bad=_EXAMPLE.format(total=25520),
    good=_EXAMPLE.format(total=24510),
)


@checks(PARTS)
def declared_parts_differ(check: Check) -> Iterator[Finding]:
    for section in check.report.sections:
        for group in section.figures:
            finding = _parts_finding(check, section.title.value, group)
            if finding is not None:
                yield finding


def _parts_finding(check: Check, section: str, group: FigureGroup) -> Finding | None:
    total = group.total.cell
    cells = [total, *(part.cell for part in group.parts)]
    if any(cell.kind != "number" or cell.value is None for cell in cells):
        return None
    units = {cell.unit for cell in cells if cell.unit}
    if len(units) > 1:
        return None
    stated = _exact(total)
    computed: Number = 0
    for part in group.parts:
        computed += _exact(part.cell)
    difference: Number = stated - computed
    if (difference if difference > 0 else -difference) <= _rounding(cells):
        return None
    terms = tuple(Term(_exact(part.cell), part.label, part.cell.span) for part in group.parts)
    sure = all(cell.certain for cell in cells)
    repairs = _part_repairs(group, difference)
    return PARTS.at(
        check,
        total.span,
        section,
        group.total.label,
        severity="" if sure else "warning",
        certainty="certain" if sure else "likely",
        pointer=group.pointer,
        related=[Related(part.cell.span, part.label) for part in group.parts],
        trace=Trace(terms, computed, stated, difference, "==", (group.total.label,)),
        diagnosis=Diagnosis(repairs) if repairs else None,
        label=group.total.label,
        computed=computed,
        stated=stated,
    )


def _exact(cell: Cell) -> Number:
    return cell.value if cell.value is not None else 0


def _rounding(cells: list[Cell]) -> Number:
    """How far a sum of rounded amounts may be off; 0 for counts."""
    if not any(isinstance(cell.value, Decimal) for cell in cells):
        return 0
    half = Decimal("0.5")
    allowed = Decimal(0)
    for cell in cells:
        exponent = cell.value.as_tuple().exponent if isinstance(cell.value, Decimal) else 0
        allowed += half.scaleb(int(exponent))
    return allowed


def _part_repairs(group: FigureGroup, difference: Number) -> tuple[Repair, ...]:
    """The changes of one figure that look like a slip of the pen; none stands out otherwise."""
    found: list[Repair] = []
    figures: list[tuple[Figure, Number]] = [(group.total, -difference)]
    figures += [(part, difference) for part in group.parts]
    for figure_, change in figures:
        old = _exact(figure_.cell)
        new = old + change
        name = pattern(old, new) if new >= 0 else ""
        if name:
            found.append(Repair(((figure_.label, old, new),), name, (figure_.cell.span,)))
    return tuple(found)
