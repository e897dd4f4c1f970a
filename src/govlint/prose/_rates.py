"""Rates of what was done beside the figures they come from: 收到留言1256条,办结1250条,办结率99.5%."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

from govlint.prose._items import countable
from govlint.prose._layout import Level
from govlint.prose.figures import Figure
from govlint.report.patterns import compiled

_RATE = compiled(
    "^(?:的)?(?P<what>办结|答复|回复|办复|回应|采纳|整改|解决|审结|处置)率(?:约?为|达到?|是)?(?:了)?$"
)
_FORWARD = compiled("[^,。;0-9]{0,4}(?:结转|转下|转入|延)[^,。;0-9]{0,12},")
_CAME_IN = compiled("收到|受理|接收|接到|新收|承办|收办|转办|交办|应办|总")
#: so many figures before a rate may be what it counts from
_REACH = 6


def done_of(level: Level, at: int) -> tuple[Figure, Figure] | None:
    """What was done, and of how many, where the rate at ``at`` stands right behind both in their sentence and
    no other figure there (or two together) gives it; None else. What was done in time is another rate."""
    rate = level.figures[at]
    said = _RATE.match(level.lead(at))
    if said is None or at < 2 or rate.value >= 100:
        return None
    # 办结41件,5件结转下年,办结率89%: what is carried forward may stand between.
    at_done = (
        at - 2 if at > 2 and _FORWARD.match(level.text, level.figures[at - 1].stop, rate.start) else at - 1
    )
    done = level.figures[at_done]
    between = level.text[level.figures[at - 1].stop : rate.start].removesuffix(level.lead(at))
    if (
        said["what"] not in level.lead(at_done)
        or not countable(done)
        or not done.exact
        or (at_done == at - 1 and between not in ("", ","))
    ):
        return None
    start = level.sentence_start(done.start)
    before = [
        figure
        for figure in level.figures[max(0, at_done - _REACH) : at_done]
        if figure.start >= start and figure.unit == done.unit
    ]
    # 收到46件,比上年增长15%,办结41件
    came = [one for one in range(max(0, at_done - 2), at_done) if _CAME_IN.search(level.lead(one))]
    whole = level.figures[came[-1]] if came else done
    if whole not in before:
        return None
    if not all(figure.exact for figure in before) or whole.value < done.value:
        return None
    values = [Decimal(figure.value) for figure in before]
    sizes = values + [one + other for one, other in combinations(values, 2)]
    counted, stated, step = Decimal(done.value), Decimal(rate.value), Decimal(rate.step)
    fits = any(abs(counted * 100 - size * stated) <= size * step for size in sizes)
    return None if fits else (done, whole)
