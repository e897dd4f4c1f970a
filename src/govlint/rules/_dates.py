"""The dates in a report's own fields: the day of publication, and what was declared there and is no date."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.prose.dates import Period, find_moments
from govlint.report.day import Day
from govlint.report.normalise import fold
from govlint.report.patterns import compiled
from govlint.report.place import Span, Text
from govlint.report.record import NamedTuple
from govlint.rules._check import Check
from govlint.rules._passages import span_of

_LIKE_A_DAY = compiled(r"(?<!\d)(\d{4})(?:年|[-./])(\d{1,2})(?:月|[-./])(\d{1,2})(?!\d)日?")
_DAY_OF_MONTH = compiled(r"(?<!\d)(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日")
_JOINT = "至"
_YEAR = compiled(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def published_day(check: Check) -> tuple[Day, Span] | None:
    """The day of publication, where it is stated and can be read."""
    text = check.report.published
    if text is None:
        return None
    for moment in find_moments(fold(text.value).value):
        day = moment.within(None)
        if day is not None:
            return day, text.span()
    return None


class Unreal(NamedTuple):
    """Words that name no day: ``why`` is ``impossible`` (2023-02-30), ``unreadable`` (昨天) or ``no-day``
    (2024年3月)."""

    span: Span
    words: str
    why: str


def unreal_publication(check: Check) -> Unreal | None:
    """What is wrong with the day of publication; of one that was read off a page or a signature, only that
    there is no such day."""
    text = check.report.published
    if text is None:
        return None
    impossible = _impossible(text)
    if impossible is not None or not check.report.declared:
        return impossible
    moments = find_moments(fold(text.value).value)
    if any(moment.within(None) for moment in moments):
        return None
    known = bool(moments) or bool(_YEAR.search(fold(text.value).value))
    return Unreal(text.span(), text.value, "no-day" if known else "unreadable")


def unreal_period(text: Text, period: Period | None) -> Unreal | None:
    """What is wrong with the dates of a declared statistical period; ``period`` is what was read of it."""
    impossible = _impossible(text)
    if impossible is not None:
        return impossible
    if period is not None and period.first is not None:
        return None
    sides = text.value.split(_JOINT)
    if len(sides) == 2:
        at = 0
        for side in sides:
            if _says_nothing(side):
                return Unreal(text.part(at, at + len(side)).span(), side, "unreadable")
            at += len(side) + len(_JOINT)
    if period is None and _says_nothing(text.value):
        return Unreal(text.span(), text.value, "unreadable")
    return None


def _says_nothing(words: str) -> bool:
    """Whether words hold no date, nor digits that may be left of one that a site has damaged."""
    folded = fold(words).value
    return not find_moments(folded) and not any(sign.isdecimal() for sign in folded)


def _impossible(text: Text) -> Unreal | None:
    """The first date that has the form of a day and is none."""
    folded = fold(text.value)
    for found in _LIKE_A_DAY.finditer(folded.value):
        if Day.of(int(found[1]), int(found[2]), int(found[3])) is None:
            return Unreal(span_of(text, folded, found.start(), found.end()), found[0], "impossible")
    return None


def unreal_days(folded: str, year: int) -> Iterator[tuple[int, int]]:
    """Where a text in matching form writes a day of a month that does not exist; ``year`` is that of dates
    that name none."""
    for found in _DAY_OF_MONTH.finditer(folded) if "月" in folded else ():
        if Day.of(int(found[1] or year), int(found[2]), int(found[3])) is None:
            yield found.span()
