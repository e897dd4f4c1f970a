"""What counts come to, approximations taken as ranges."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.prose.figures import Figure
from govlint.prose.words import COUNTED
from govlint.report.model import Number


def addable(one: str, other: str) -> bool:
    """Whether counts in these units can stand in one sum."""
    return one == other or (one in COUNTED and other in COUNTED) or not other or not one


def value_range(listed: Sequence[Figure]) -> tuple[Number, Number | None]:
    """The least and greatest that the figures can come to."""
    low: Number = sum((figure.low for figure in listed), start=0)
    high: Number = 0
    for figure in listed:
        if figure.high is None:
            return low, None
        high += figure.high
    return low, high


def adds_up(listed: Sequence[Figure], total: Figure) -> bool:
    """Whether the figures can come to the total, approximations taken as ranges."""
    low, high = value_range(listed)
    return (total.high is None or low <= total.high) and (high is None or high >= total.low)
