"""What a report says of the period that its figures cover, and how that compares with its year.

Shared by the rules on the period, on the report year and on dates.
"""

from __future__ import annotations

from govlint.prose.dates import (
    COARSE,
    DAMAGED,
    Moment,
    Period,
    find_moments,
    find_periods,
    period_statement,
)
from govlint.report.finding import Related
from govlint.report.normalise import fold
from govlint.report.patterns import compiled
from govlint.report.place import Span, Text
from govlint.report.record import NamedTuple
from govlint.rules._check import Check
from govlint.rules._dates import Unreal, unreal_period
from govlint.rules._passages import cut_from, reads, span_of


class Stated(NamedTuple):
    """One statement of the period. ``period`` is None where its dates cannot be read; ``strong`` says that
    its words can mean nothing else; ``words`` is the printed form, ``start`` to ``end`` its place in ``text``
    in matching form. ``cut`` says that the text stops in its sentence, so that its dates may be cut;
    ``unreal`` is what of a declared period is no date, so that its dates cannot be judged."""

    period: Period | None
    text: Text
    start: int
    end: int
    place: tuple[str, ...]
    strong: bool
    words: str
    cut: bool = False
    unreal: Unreal | None = None

    @property
    def span(self) -> Span:
        """Where it stands; worked out only for what is reported."""
        return span_of(self.text, fold(self.text.value), self.start, self.end)


def statements(check: Check) -> list[Stated]:
    """Every statement of the statistical period in the report, computed once."""
    return check.shared("structure.periods", _statements)


_DOUBLED = compiled(r"截(?:止|至)[^。,;\d]{0,4}(?=(?:20\d\d年)?12月31日止)")


def _statements(check: Check) -> list[Stated]:
    found: list[Stated] = []
    declared = check.report.period
    if declared is not None and declared:
        folded = fold(declared.value).value
        statement = period_statement(folded)
        period = statement.period if statement else _first_period(folded)
        unreal = unreal_period(declared, period) if check.report.declared else None
        found.append(Stated(period, declared, 0, len(folded), (), True, folded.strip(), False, unreal))
    for read in reads(check):
        statement = period_statement(read.value)
        if statement is None:
            continue
        start = statement.period.start if statement.period else statement.start
        words = read.value[start : statement.end]
        # What a document states is also its declared period: one statement, not two.
        if not any(words in one.words or one.words in words for one in found):
            text = read.paragraph.text
            place, cut = read.place, statement.end > cut_from(check, read)
            found.append(
                Stated(statement.period, text, start, statement.end, place, statement.strong, words, cut)
            )
    return found or _doubled(check)


def _first_period(folded: str) -> Period | None:
    periods = find_periods(folded)
    return periods[0] if periods else _single(folded)


def _single(folded: str) -> Period | None:
    """A declared period that is a year or a day alone (``2017年``)."""
    moments = find_moments(folded)
    if len(moments) != 1:
        return None
    only = moments[0]
    if only.month is None:
        first, last = only._replace(month=1, day=1), only._replace(month=12, day=31)
        return Period(only.start, only.end, first, last, COARSE)
    return Period(only.start, only.end, None, only, only.status)


def _doubled(check: Check) -> list[Stated]:
    """截止12月31日止, the end of a period sentence whose beginning was forgotten."""
    for read in reads(check):
        begin = _DOUBLED.search(read.value) if "月31日止" in read.value else None
        if begin:
            moment = next((one for one in find_moments(read.value) if one.start == begin.end()), None)
            if moment is not None:
                end = moment.end + 1
                period = Period(moment.start, end, None, moment, moment.status)
                words = read.value[begin.start() : end]
                return [Stated(period, read.paragraph.text, begin.start(), end, read.place, True, words)]
    return []


def judged(check: Check) -> list[tuple[Stated, str]]:
    """The statements that can be judged, and how."""
    return [
        (one, judge(check, one.period))
        for one in statements(check)
        if one.period is not None and not one.cut and one.unreal is None
    ]


def judge(check: Check, period: Period, year: int = 0) -> str:
    """How a period compares with the report year, or with ``year``: ``right``, ``damaged``, ``end-only``,
    ``day-missing``, ``several-years``, ``other-year`` or ``other-days``."""
    year = year or check.year
    first, last = period.first, period.last
    if period.status == DAMAGED or last is None:
        return "damaged"
    if first is None:
        return _judge_end(last, year)
    if first.year is not None and last.year is not None and first.year != last.year:
        return "several-years"
    if first.year not in (None, year):
        return "other-year"
    if not first.month and not last.month:
        return "right"
    if first.month and last.month and not (first.day and last.day):
        months = (first.month, last.month)
        if period.status == COARSE:
            return "right" if months == (1, 12) else "other-days"
        return "day-missing" if months == (1, 12) else "other-days"
    if ((first.month, first.day), (last.month, last.day)) == ((1, 1), (12, 31)):
        return "right"
    return "right" if _from_entry_into_force(check, first, last) else "other-days"


def _judge_end(last: Moment, year: int) -> str:
    if last.year not in (None, year):
        return "other-year"
    return "end-only" if last.month in (None, 12) else "other-days"


def year_mistaken_for(check: Check) -> int:
    """The one report year that the title names where another is declared, or the one that all but the title
    of a document names, else 0: what says the same is then no finding of its own (PER005 names it)."""
    return check.shared("structure.year_mistaken_for", _year_mistaken_for)


def _year_mistaken_for(check: Check) -> int:
    report = check.report
    if not report.title:
        return 0
    years = {moment.year for moment in find_moments(fold(report.title.value).value) if moment.year}
    if report.year_stated and len(years) == 1 and check.year not in years:
        return next(iter(years)) or 0
    return year_of_the_text(check)


def year_of_the_text(check: Check) -> int:
    """The year before or after the title's that the stated period covers as a whole and that the text names
    at least three times, and thrice as often as the title's; else 0, also where title and declaration differ.
    """
    return check.shared("structure.year_of_the_text", _year_of_the_text)


def _year_of_the_text(check: Check) -> int:
    title = fold(check.report.title.value).value if check.report.title else ""
    if check.year not in {moment.year for moment in find_moments(title)}:
        return 0
    for one in statements(check):
        named = one.period.first.year if one.period is not None and one.period.first is not None else None
        if named is None or one.cut or abs(named - check.year) != 1 or one.period is None:
            continue
        if judge(check, one.period, named) == "right":
            text = "\n".join(read.value for read in reads(check))
            said, titled = text.count(f"{named}年"), text.count(f"{check.year}年")
            if said >= 3 and said >= 3 * titled:
                return named
    return 0


def follows_title(check: Check, period: Period) -> bool:
    """Whether title and declaration, or title and text, name different years and the period agrees with the
    one that is not the report year."""
    titled = year_mistaken_for(check)
    return bool(titled) and judge(check, period, titled) == "right" and judge(check, period) == "other-year"


def _from_entry_into_force(check: Check, first: Moment, last: Moment) -> bool:
    """The first report under a law may begin where the law did (1 May 2008)."""
    begun = check.regime.schema.get("x-regime", {}).get("in-force", {}).get("from", "")
    start = first.within(check.year)
    return start is not None and start.isoformat() == begun and (last.month, last.day) == (12, 31)


def title_of(check: Check) -> list[Related]:
    """The title, as the place that the report year comes from."""
    title = check.report.title
    return [Related(title.span(), title.value)] if title else []
