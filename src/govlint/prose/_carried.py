"""Two figures that stand for one total: what was received and what was carried over."""

from __future__ import annotations

from govlint.prose._layout import Level
from govlint.prose.figures import Figure
from govlint.prose.words import RECEIVED
from govlint.report.patterns import compiled


def together(one: Figure, other: Figure) -> Figure:
    """The sum of two exact figures as one figure in the place of the first."""
    high = (one.high or 0) + (other.high or 0)
    return one._replace(value=one.value + other.value, low=one.low + other.low, high=high)


_NEW = compiled(f"{RECEIVED}|新增")
_OVER = compiled("上年度?结转|上一年度?结转|上年度?转入|去年结转")


def carried_and_new(level: Level, nearest: int, other: int) -> Figure | None:
    """What was received together with what was carried over right beside it: 新收26件,上年结转2件,其中…."""
    one, two = level.figures[nearest], level.figures[other]
    if one.unit != two.unit or nearest - other != 1 or not (one.exact and two.exact):
        return None
    leads = level.lead(nearest), level.lead(other)
    for new, over in (leads, leads[::-1]):
        if _OVER.search(over) and _NEW.search(new) and not _OVER.search(new):
            return together(one, two)
    return None
