"""Rates of what was done beside the figures they come from: 收到留言1256条,办结1250条,办结率99.5%."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

from govlint.prose._items import countable
from govlint.prose._layout import Level
from govlint.prose.figures import Figure
from govlint.prose.patterns import lazy

_RATE = lazy(
    "^(?:的)?(?P<what>办结|答复|回复|办复|回应|采纳|整改|解决|审结|处置)率(?:约?为|达到?|是)?(?:了)?$"
)
_CAME_IN = lazy("收到|受理|接收|接到|新收|承办|收办|转办|交办|应办|总")
#: so many figures before a rate may be what it counts from
_REACH = 6


def done_of(level: Level, at: int) -> tuple[Figure, Figure] | None:
    """What was done, and of how many, where the rate at ``at`` stands right behind both in their sentence and
    no other figure there (or two together) gives it; None else. What was done in time is another rate."""
    rate = level.figures[at]
    said = _RATE.match(level.lead(at))
    if said is None or at < 2 or rate.value >= 100:
        return None
    done = level.figures[at - 1]
    between = level.text[done.stop : rate.start].removesuffix(level.lead(at))
    if (
        said["what"] not in level.lead(at - 1)
        or not countable(done)
        or not done.exact
        or between not in ("", ",")
    ):
        return None
    start = level.sentence_start(done.start)
    before = [
        figure
        for figure in level.figures[max(0, at - 1 - _REACH) : at - 1]
        if figure.start >= start and figure.unit == done.unit
    ]
    whole = level.figures[at - 2]
    if whole not in before or not _CAME_IN.search(level.lead(at - 2)):
        return None
    if not all(figure.exact for figure in before) or whole.value < done.value:
        return None
    values = [Decimal(figure.value) for figure in before]
    sizes = values + [one + other for one, other in combinations(values, 2)]
    counted, stated, step = Decimal(done.value), Decimal(rate.value), Decimal(rate.step)
    fits = any(abs(counted * 100 - size * stated) <= size * step for size in sizes)
    return None if fits else (done, whole)
