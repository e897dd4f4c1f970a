"""TXT rules about comparisons with the year before."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from govlint.prose._rounding import agreement
from govlint.prose.growths import Growth, rate_of
from govlint.report.finding import Finding, Related, Term, Trace
from govlint.rules._check import Check
from govlint.rules._prose import Stream, number, prose_of
from govlint.rules._quantities import Books
from govlint.rules._rule import Rule, checks
from govlint.rules._samples import SENTENCES

_GROWTH = Rule(
    code="TXT005",
    name="growth-differs-from-figures",
    severity="error",
    summary={
        "en": "A growth rate or difference is not what the figures beside it give.",
        "zh": "同比增减与文中数字算得的结果不符。",
    },
    message={
        "": {
            "en": "from {last} to {now} is {computed} %, stated {stated} %",
            "zh": "由{last}到{now}为{computed}%，文中为{stated}%",
        },
        "difference": {
            "en": "from {last} to {now} is {computed}, stated {stated}",
            "zh": "由{last}到{now}相差{computed}，文中为{stated}",
        },
    },
    why={
        "en": "The figures of both years are there, so the comparison can be recomputed and is wrong.",
        "zh": "两年的数字都已给出，可以重算，结果不符。",
    },
    fix={
        "en": "Recompute the comparison from both years' figures.",
        "zh": "按两年的数字重新计算增减。",
    },
    bad=SENTENCES + "      公开信息500条，较上年增加50条，增幅15.1%。\n",
    good=SENTENCES + "      公开信息500条，较上年增加50条，增幅11.1%。\n",
    demands=("prose.accuracy",),
    logic={
        "en": (
            "Last year's value is the one the sentence states, or this year's less the stated difference. "
            "The "
            "rate is compared at the digits printed; cut off instead of rounded is silent; more is an error"
            ", also a "
            "rise called a fall. Approximate figures are not judged."
        ),
        "zh": (
            "上年数取文中所述，或以本年数减去所述增减数。按所印位数比较，截尾不提示；其余不符（包括增减方向"
            "相反）为错误。约数不判断。"
        ),
    },
)


@checks(_GROWTH)
def growth_differs_from_figures(check: Check) -> Iterator[Finding]:
    for stream in prose_of(check).streams:
        for growth in stream.growths:
            found = _difference(check, stream, growth) or _rate(check, stream, growth)
            if found is not None:
                yield found


def _difference(check: Check, stream: Stream, growth: Growth) -> Finding | None:
    """A stated difference against the values of both years."""
    last, by = growth.last, growth.by
    if last is None or by is None or not (last.exact and by.exact and growth.figure.exact):
        return None
    exact = growth.figure.value - last.value
    if exact == growth.sign * by.value:
        return None
    terms = (
        Term(growth.figure.value, str(check.year or ""), stream.span(growth.figure.start, growth.figure.end)),
        Term(last.value, str(check.year - 1 if check.year else ""), stream.span(last.start, last.end), -1),
    )
    return _GROWTH.at(
        check,
        stream.span(by.start, by.end),
        *stream.place(by.start),
        variant="difference",
        related=[Related(term.span, term.label) for term in terms],
        trace=Trace(terms, exact, growth.sign * by.value, growth.sign * by.value - exact),
        last=number(last.value),
        now=number(growth.figure.value),
        computed=_signed(Decimal(exact)),
        stated=_signed(Decimal(growth.sign * by.value)),
    )


def _rate(check: Check, stream: Stream, growth: Growth) -> Finding | None:
    """A stated rate against the one that both years' values give."""
    percent = growth.percent
    exact = rate_of(growth)
    if percent is None or exact is None:
        return None
    falls = exact < 0
    if falls == (growth.sign < 0) and agreement(percent, abs(exact)) != "differs":
        return None
    base = growth.last or growth.by
    assert base is not None
    value = growth.last.value if growth.last else growth.figure.value - growth.sign * base.value
    computed = exact.quantize(Decimal("0.01"))
    stated = growth.sign * Decimal(percent.value)
    terms = (
        Term(growth.figure.value, str(check.year or ""), stream.span(growth.figure.start, growth.figure.end)),
        Term(value, "", stream.span(base.start, base.end), -1),
    )
    return _GROWTH.at(
        check,
        stream.span(percent.start, percent.end),
        *stream.place(percent.start),
        related=[Related(term.span, term.label) for term in terms],
        trace=Trace(terms, computed, stated, stated - computed, "%"),
        last=number(value),
        now=number(growth.figure.value),
        computed=_signed(computed),
        stated=_signed(stated),
    )


def _signed(value: Decimal) -> str:
    text = number(value)
    return text if value <= 0 else f"+{text}"


_PREVIOUS = Rule(
    code="TXT010",
    name="growth-differs-from-last-report",
    severity="warning",
    certainty="likely",
    summary={
        "en": "A growth rate does not follow from last year's report.",
        "zh": "同比增减与上一年度报告的数字不符。",
    },
    message={
        "": {
            "en": "last year's report has {last}; to {now} that is {computed} %, stated {stated} %",
            "zh": "上一年度报告为{last}，到{now}应为{computed}%，文中为{stated}%",
        },
    },
    why={
        "en": "Readers compare the reports of two years; the base of a rate is the figure published then.",
        "zh": "公众会对照两年的报告，同比的基数应为上一年度公布的数字。",
    },
    fix={
        "en": "Use the figure of last year's report as the base, or say why another one is used.",
        "zh": "以上一年度报告的数字为基数，或说明采用其他基数的原因。",
    },
    bad=SENTENCES + "      全年受理政府信息公开申请3646件，同比增长1.5%。\n",
    good=SENTENCES + "      全年受理政府信息公开申请3646件，同比增长1.08%。\n",
    demands=("prose.accuracy",),
    example_others={
        "2022.yaml": SENTENCES.replace("2023", "2022").replace(
            "  - title: 一、总体情况\n    text: |\n",
            "  - title: 三、收到和处理政府信息公开申请情况\n    tables:\n      table3:\n"
            "        new_received: [3607, 0, 0, 0, 0, 0, 3607]\n",
        )
    },
    logic={
        "en": (
            "Needs last year's report. The named quantity is looked up in its table; a rate that fits none "
            "of "
            "the readings of that quantity (with or without what was carried over) is a warning, since last "
            "year's figure may have been corrected since."
        ),
        "zh": (
            "需要上一年度报告。按名称在其表格中取数（含或不含结转），均不相符为警告，因为上年数字可能已更正。"
        ),
    },
)


@checks(_PREVIOUS)
def growth_differs_from_last_report(check: Check) -> Iterator[Finding]:
    if check.previous is None:
        return
    books = Books(check, check.previous)
    for stream in prose_of(check).streams:
        kinds = {one.figure.start: one.id for one in stream.named.quantities if not one.limited}
        for growth in stream.growths:
            percent, id_ = growth.percent, kinds.get(growth.figure.start)
            if percent is None or id_ is None or growth.last or growth.by or not growth.figure.exact:
                continue
            rates = []
            for entry in books.entries(id_):
                value = entry.value
                if value is not None and value > 0:
                    exact = (Decimal(growth.figure.value) - Decimal(value)) / Decimal(value) * 100
                    rates.append((exact, value))
            if not rates:
                continue
            fits = (
                (exact < 0) == (growth.sign < 0) and agreement(percent, abs(exact)) != "differs"
                for exact, _ in rates
            )
            if any(fits):
                continue
            stated = growth.sign * Decimal(percent.value)
            exact, value = min(rates, key=lambda rate: abs(rate[0] - stated))
            yield _PREVIOUS.at(
                check,
                stream.span(percent.start, percent.end),
                *stream.place(percent.start),
                related=(Related(stream.span(growth.figure.start, growth.figure.end), id_),),
                last=number(value),
                now=number(growth.figure.value),
                computed=_signed(exact.quantize(Decimal("0.01"))),
                stated=_signed(stated),
            )
