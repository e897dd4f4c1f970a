"""TXT rules about shares of a total and rates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from govlint.prose._rounding import agreement
from govlint.prose._sum import near_miss
from govlint.prose.figures import Figure
from govlint.prose.percents import Share, runs, share_of
from govlint.prose.words import REMAINDER
from govlint.report.finding import Finding, Related, Term, Trace
from govlint.report.patterns import compiled
from govlint.rules._check import Check
from govlint.rules._prose import Stream, number, prose_of
from govlint.rules._rule import Rule, checks
from govlint.rules._samples import SENTENCES

_SHARE = Rule(
    code="TXT003",
    name="share-differs-from-figures",
    severity="error",
    summary={
        "en": "A percentage is not the share that the figures beside it give.",
        "zh": "所占百分比与文中数字算得的结果不符。",
    },
    message={
        "": {
            "en": "{part} / {whole} = {computed} %, stated {stated} %",
            "zh": "{part} / {whole} = {computed} %，文中为 {stated} %",
        },
        "rounding": {
            "en": "{part} / {whole} = {computed} %, printed as {stated} %: not rounded as usual",
            "zh": "{part} / {whole} = {computed} %，文中为 {stated} %：未按四舍五入取值",
        },
        "balanced": {
            "en": "{part} / {whole} = {computed} %, printed as {stated} %: not rounded as usual, so that the "
            "shares come to 100 %",
            "zh": "{part} / {whole} = {computed} %，文中为 {stated} %：未按四舍五入取值，各项占比之和因此"
            "为100%",
        },
    },
    why={
        "en": "A share that its own figures contradict shows that one of the three was not updated.",
        "zh": "百分比与数字相互矛盾，说明其中有一个没有更新。",
    },
    fix={"en": "Recompute the share from part and total.", "zh": "按分项和总数重新计算百分比。"},
    bad=SENTENCES + "      主动公开信息680条，其中政策类246条，占38.2%。\n",
    good=SENTENCES + "      主动公开信息680条，其中政策类246条，占36.2%。\n",
    demands=("prose.accuracy",),
    logic={
        "en": (
            "The total is the one that the sentence splits. The share is recomputed and compared at the "
            "digits "
            "that are printed: equal after rounding is silent; cut off instead of rounded, or one unit of "
            "the "
            "last decimal off (a column made to come to 100 %), is info; anything else is an error. Where "
            "the "
            "parts do not add up to the total and the share fits their sum, TXT001 says it all. Where no "
            "total is certain (but for a share of two decimals that is cut off, has one wrong digit or two "
            "swapped), or where the share is exactly that of another total before it, nothing is said. A "
            "rate of what was done (办结1250条,办结率98%) right behind its figures is a warning where none "
            "of them gives it."
        ),
        "zh": (
            "以句中被拆分的总数为基数，按所印位数重算：四舍五入后相等不提示；截尾或末位相差一（为凑足100%）"
            "为提示；"
            "其余为错误。分项之和与总数不符而百分比与该和相符的，只报 TXT001；总数不能确定"
            "（两位小数仅截尾、错一位或两位颠倒的除外），或百分比恰为前文另一总数的占比的，不提示。"
            "紧跟在数字之后的办结率、答复率等，用该句任一数字都不能算得的为警告。"
        ),
    },
)


@checks(_SHARE)
def share_differs_from_figures(check: Check) -> Iterator[Finding]:
    for stream in prose_of(check).streams:
        for share in stream.shares:
            exact = share_of(share)
            if exact is None or share.part is None or share.whole is None:
                continue
            found = agreement(share.percent, exact)
            if not share.certain and not _resembles(share, exact, found):
                continue
            if found == "differs" and _made_to_fit(stream, share, exact):
                found = "rounding"
            if found == "equal" or _fits_the_sum(share) or _of_another(stream, share):
                continue
            doubtful = share.split is not None and not share.split.holds and not share.confirmed
            doubtful = (doubtful and not _said_of_total(stream, share)) or not share.stated_as_share
            severity = "info" if found == "rounding" else "warning" if doubtful else "error"
            computed = exact.quantize(Decimal("0.01"))
            part, whole, percent = share.part, share.whole, share.percent
            part_span, whole_span = stream.span(part.start, part.end), stream.span(whole.start, whole.end)
            yield _SHARE.at(
                check,
                stream.span(percent.start, percent.end),
                *stream.place(percent.start),
                severity=severity,
                certainty="certain" if severity == "error" else "likely",
                variant=_variant(stream, share, found),
                related=(Related(part_span, "part"), Related(whole_span, "total")),
                trace=Trace(
                    (Term(part.value, "part", part_span), Term(whole.value, "total", whole_span)),
                    computed,
                    percent.value,
                    Decimal(percent.value) - computed,
                    "%",
                ),
                part=number(part.value),
                whole=number(whole.value),
                computed=number(computed),
                stated=number(percent.value),
            )


_OF_TOTAL = compiled("占[^,。;:]{0,6}总[体数量]")


def _said_of_total(stream: Stream, share: Share) -> bool:
    """Whether the words say that it is a share of the total, and another share does fit that total."""
    if share.part is None or not _OF_TOTAL.search(stream.text, share.part.stop, share.percent.start):
        return False
    for other in stream.shares:
        exact = share_of(other) if other.whole == share.whole and other is not share else None
        if exact is not None and agreement(other.percent, exact) != "differs":
            return True
    return False


def _resembles(share: Share, exact: Decimal, found: str) -> bool:
    """Whether a share of two decimals is that of an uncertain total but for its last digit, one other or two
    swapped ones: by chance it comes so near too seldom to be in doubt."""
    if share.percent.step >= Decimal("0.1"):
        return False
    stated, cut = int(share.percent.value * 100), int(exact * 100)
    return found == "rounding" or bool(near_miss(stated, cut) or near_miss(stated, round(exact * 100)))


def _variant(stream: Stream, share: Share, found: str) -> str:
    if found != "rounding":
        return ""
    return "balanced" if _come_to_100(stream, share) else "rounding"


def _come_to_100(stream: Stream, share: Share) -> bool:
    """Whether the shares of the same total come to 100 % as they are printed: one of them was made to fit."""
    return sum(Decimal(one.percent.value) for one in stream.shares if one.whole == share.whole) == 100


def _fits_the_sum(share: Share) -> bool:
    """Whether the share was computed from what the parts really come to."""
    split = share.split
    if split is None or split.holds or share.part is None or not split.computed:
        return False
    return agreement(share.percent, Decimal(share.part.value) / Decimal(split.computed) * 100) != "differs"


def _made_to_fit(stream: Stream, share: Share, exact: Decimal) -> bool:
    """Whether a share of full percents is less than one off, and all shares of its whole come to 100 so."""
    group = [one for one in stream.shares if one.stated_as_share and one.whole == share.whole]
    whole = all(Decimal(one.percent.value) % 1 == 0 for one in group)
    return whole and abs(exact - share.percent.value) < 1 and sum(one.percent.value for one in group) == 100


def _of_another(stream: Stream, share: Share) -> bool:
    """Whether the share is exactly that of another total that the text splits before it: 答复9件,同意公开7件,
    占总数的70% counts from the 10 that were received."""
    for split in stream.sums:
        if split.total.start > share.percent.start or split.total == share.whole:
            continue
        if len(split.parts) > 1 and _agrees(share, split.total):
            return True
    return _of_the_split(stream, share) or _of_one_before(stream, share)


def _of_one_before(stream: Stream, share: Share) -> bool:
    """Whether this share and all others of its whole are those of another figure before them: 公开11条,历年
    累计234条。政策2条,占18%;应急5条,占45%. One share alone may fit some figure by chance."""
    group = [one for one in stream.shares if one.stated_as_share and one.whole == share.whole]
    if len(group) < 2 or share.whole is None:
        return False
    first = min(one.part.start if one.part is not None else one.percent.start for one in group)
    return any(
        all(_agrees(one, figure) for one in group)
        for figure in stream.figures
        if figure.start < first and figure.unit == share.whole.unit and figure != share.whole
    )


def _agrees(share: Share, whole: Figure) -> bool:
    exact = share_of(share._replace(whole=whole))
    return exact is not None and agreement(share.percent, exact) == "equal"


def _of_the_split(stream: Stream, share: Share) -> bool:
    """Whether the share is that of the total which its part splits, in a larger one before: 公开260条,法规类
    31条,其中政策15条,文件16条,占12%."""
    part = share.split.total if share.split is not None else None
    for figure in stream.figures:
        if part is None or figure.start >= part.start:
            return False
        larger = figure.unit == part.unit and figure.value > part.value
        if larger and _agrees(share._replace(part=part), figure):
            return True
    return False


_WHOLE = Rule(
    code="TXT004",
    name="shares-miss-the-whole",
    severity="error",
    summary={
        "en": "A rate above 100 %, or shares of one total that do not come to 100 %.",
        "zh": "比率超过100%，或同一总数的各项占比之和不是100%。",
    },
    message={
        "": {"en": "a rate of {stated} % is above 100 %", "zh": "比率{stated}%超过100%"},
        "sum": {
            "en": "{arithmetic} = {computed} %: the shares of one total do not come to 100 %",
            "zh": "{arithmetic} = {computed}%：同一总数的各项占比之和不是100%",
        },
    },
    why={
        "en": "No more than all requests can be answered, and the shares of one total come to the whole.",
        "zh": "答复率不可能超过100%，同一总数的各项占比之和应为100%。",
    },
    fix={"en": "Recompute the percentages.", "zh": "重新计算百分比。"},
    bad=SENTENCES + "      依申请公开按时答复率达到102%。\n",
    good=SENTENCES + "      依申请公开按时答复率达到100%。\n",
    demands=("prose.accuracy",),
    logic={
        "en": (
            "A rate of answering, finishing, coverage and the like above 100 % is an error (growth and the "
            "fulfilment of plans "
            "may exceed it). Shares in one sentence that come to more than 100 % beyond rounding are a "
            "warning, because the same thing may be counted under two heads; less than 100 % is a warning "
            "only when a remainder such as 其他 is among them. Shares that figures prove are left to TXT003."
        ),
        "zh": (
            "答复率、办结率、覆盖率等超过100%为错误（增长率、计划完成率除外）。一句话中各项占比之和超过100%"
            "（超出舍入误差）为警告，"
            "因为可能有重复统计；不足100%只在列有“其他”时为警告。能用数字重算的由 TXT003 判断。"
        ),
    },
)


@checks(_WHOLE)
def shares_miss_the_whole(check: Check) -> Iterator[Finding]:
    for stream in prose_of(check).streams:
        for share in stream.shares:
            if share.percent.value > 100:
                yield _WHOLE.at(
                    check,
                    stream.span(share.percent.start, share.percent.end),
                    *stream.place(share.percent.start),
                    stated=number(share.percent.value),
                )
        for group in runs(stream.shares, stream.text):
            yield from _run(check, stream, group)


def _run(check: Check, stream: Stream, group: Sequence[Share]) -> Iterator[Finding]:
    """The shares of one sentence that name no figures: they should come to 100 %."""
    bare = [share for share in group if share.stated_as_share and share.part is None]
    if len(bare) < 3 or len(bare) != sum(1 for share in group if share.stated_as_share):
        return
    values = [Decimal(share.percent.value) for share in bare]
    total = sum(values, Decimal(0))
    slack = sum((Decimal(share.percent.step) for share in bare), Decimal(0)) / 2
    text = stream.text[max(0, bare[-1].percent.start - 20) : bare[-1].percent.start]
    if any(value > 100 for value in values) or abs(total - 100) <= slack:
        return
    if total < 100 and not REMAINDER.search(text.rpartition(",")[2]):
        return
    spans = [stream.span(share.percent.start, share.percent.end) for share in bare]
    yield _WHOLE.at(
        check,
        spans[0],
        *stream.place(bare[0].percent.start),
        severity="warning",
        certainty="likely",
        variant="sum",
        related=[Related(span, "%") for span in spans[1:]],
        trace=Trace(
            tuple(Term(value, "%", span) for value, span in zip(values, spans, strict=True)),
            total,
            100,
            100 - total,
        ),
        arithmetic=" + ".join(number(value) for value in values),
        computed=number(total),
        stated=number(values[0]),
    )
