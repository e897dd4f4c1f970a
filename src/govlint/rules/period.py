"""The statistical period: stated, whole, and that of the report year."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.prose.dates import (
    COARSE,
    DAMAGED,
    Moment,
    Period,
    find_moments,
    find_periods,
    period_statement,
)
from govlint.prose.patterns import lazy
from govlint.report.finding import Finding, Related
from govlint.report.normalise import fold
from govlint.report.place import Span, Text
from govlint.report.record import NamedTuple
from govlint.rules._check import Check
from govlint.rules._dates import Unreal, unreal_period
from govlint.rules._passages import cut_from, reads, span_of
from govlint.rules._rule import Rule, checks


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


_DOUBLED = lazy(r"截(?:止|至)[^。,;\d]{0,4}(?=(?:20\d\d年)?12月31日止)")


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
    """A declared period, also one that is a year or a day alone (``2017年``)."""
    periods, moments = find_periods(folded), find_moments(folded)
    if periods or len(moments) != 1:
        return periods[0] if periods else None
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


def _judged(check: Check) -> list[tuple[Stated, str]]:
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


DIFFERS = Rule(
    code="PER001",
    name="period-differs",
    severity="error",
    summary={
        "en": "The stated period is not 1 January to 31 December of the report year.",
        "zh": "统计期限不是报告年度的1月1日至12月31日。",
    },
    message={
        "": {
            "en": "the period is stated as {stated}, the report covers 1 January to 31 December {year}",
            "zh": "统计期限写作“{stated}”，报告应统计{year}年1月1日至12月31日",
        },
        "other-year": {
            "en": "the period is stated as {stated}, but this is the report for {year}",
            "zh": "统计期限写作“{stated}”，与报告年度{year}年不符",
        },
        "several-years": {
            "en": "the period is stated as {stated}, several years; the report covers {year} alone",
            "zh": "统计期限写作“{stated}”，跨越数年；报告只统计{year}年",
        },
    },
    why={
        "en": (
            "By law the report gives the past year, so its figures run from 1 January to 31 December of "
            "that year. Another period makes every figure incomparable; most often last year's sentence "
            "was left in."
        ),
        "zh": "法律规定年度报告反映上一年度情况，数据应为该年1月1日至12月31日。期限不同则全部数据不可比，"
        "常见原因是沿用了上年的句子。",
    },
    fix={
        "en": (
            "State the period as 自YYYY年1月1日起至YYYY年12月31日止, after making sure that the "
            "figures do cover it."
        ),
        "zh": "核对数据口径后，将统计期限写为“自YYYY年1月1日起至YYYY年12月31日止”。",
    },
    logic={
        "en": (
            "error: both ends are read and one differs, or several years are named. warning: the words "
            "before the dates could introduce another period, the right period is stated elsewhere "
            "too, or it is a school year, for which universities report. A period that begins on the day "
            "the law came into force is accepted in the law's first year. Dates that a site's converter has "
            "damaged (20131月1日) are left to PER004; a period that is the title's year "
            "where the declared year is another is told by PER005."
        ),
        "zh": (
            "error：起止日期均可读且与报告年度不符，或跨越数年。warning：日期前的文字可能指其他期限，他"
            "处已写明正确期限，或为学年（高校按学年报告）。法律施行首年以施行日为起点的，视为正确。网站转换丢失字符的日期由PER004处"
            "理；声明的年度与标题不一致而统计期限与标题一致的，由PER005一并说明。"
        ),
    },
    bad="govlint: 1\ntitle: 某县2021年政府信息公开工作年度报告\nyear: 2021\n"
    "period: 2020年1月1日至2020年12月31日\nsections: []\n",
    good="govlint: 1\ntitle: 某县2021年政府信息公开工作年度报告\nyear: 2021\n"
    "period: 2021年1月1日至12月31日\nsections: []\n",
    demands=("period.calendar-year",),
)


@checks(DIFFERS)
def period_differs(check: Check) -> Iterator[Finding]:
    judged = _judged(check)
    settled = any(verdict == "right" for _, verdict in judged)
    for stated, verdict in judged:
        if verdict not in ("other-year", "several-years", "other-days"):
            continue
        if stated.period is not None and follows_title(check, stated.period):
            continue  # PER005 tells it
        sure = stated.strong and not settled and not _of_a_school(stated.period)
        yield DIFFERS.at(
            check,
            stated.span,
            *stated.place,
            severity="" if sure else "warning",
            certainty="" if sure else "likely",
            variant="" if verdict == "other-days" else verdict,
            related=title_of(check),
            stated=stated.words,
            year=check.year,
        )


def _of_a_school(period: Period | None) -> bool:
    """Whether a period is a school year, 1 September to 31 August: that of the reports of universities."""
    if period is None or period.first is None or period.last is None:
        return False
    first, last = period.first, period.last
    days = ((first.month, first.day), (last.month, last.day))
    return days == ((9, 1), (8, 31)) and (first.year or 0) + 1 == last.year


def title_of(check: Check) -> list[Related]:
    """The title, as the place that the report year comes from."""
    title = check.report.title
    return [Related(title.span(), title.value)] if title else []


INCOMPLETE_RULE = Rule(
    code="PER003",
    name="period-incomplete",
    severity="warning",
    summary={
        "en": "The stated period lacks its beginning or a day.",
        "zh": "统计期限缺少起始日期或具体日。",
    },
    message={
        "": {
            "en": "only the end of the period is stated ({stated}), not that it begins on 1 January {year}",
            "zh": "统计期限只写了截止时间（{stated}），未写明自{year}年1月1日起",
        },
        "day-missing": {
            "en": "a day is left out of the stated period: {stated}",
            "zh": "统计期限缺少具体日：{stated}",
        },
    },
    why={
        "en": (
            "An as-of date leaves open whether the figures are those of the year or all that "
            "ever came together."
        ),
        "zh": "只有截止时间，无法判断数据是当年数还是历年累计数。",
    },
    fix={
        "en": "State both ends: 自YYYY年1月1日起至YYYY年12月31日止.",
        "zh": "写明起止日期：“自YYYY年1月1日起至YYYY年12月31日止”。",
    },
    bad="govlint: 1\ntitle: 某乡2018年政府信息公开工作年度报告\nyear: 2018\n"
    "intro: 本报告的数据截止2018年12月31日。\nsections: []\n",
    good="govlint: 1\ntitle: 某乡2018年政府信息公开工作年度报告\nyear: 2018\n"
    "intro: 本报告的数据统计期限自2018年1月1日起至2018年12月31日止。\nsections: []\n",
    demands=("period.calendar-year",),
)


@checks(INCOMPLETE_RULE)
def period_incomplete(check: Check) -> Iterator[Finding]:
    judged = _judged(check)
    if any(verdict in ("right", "damaged") for _, verdict in judged):
        return
    for stated, verdict in judged:
        if verdict in ("end-only", "day-missing"):
            yield INCOMPLETE_RULE.at(
                check,
                stated.span,
                *stated.place,
                variant="" if verdict == "end-only" else verdict,
                stated=stated.words,
                year=check.year,
            )
            return


DAMAGED_RULE = Rule(
    code="PER004",
    name="period-damaged",
    severity="info",
    summary={
        "en": "The dates of the stated period have lost digits or signs.",
        "zh": "统计期限的日期缺失字符。",
    },
    message={
        "": {
            "en": "the dates of the period cannot be read as they stand: {stated}",
            "zh": "统计期限的日期无法按原文读取：{stated}",
        }
    },
    why={
        "en": (
            "Content systems drop 年, 月 or a digit when a document is pasted; readers see a "
            "date that is none."
        ),
        "zh": "网站录入时常丢失“年”“月”或数字，读者看到的不是日期。",
    },
    fix={
        "en": "Compare the page with the signed document and restore the lost signs.",
        "zh": "对照原件补全页面上缺失的字符。",
    },
    logic={
        "en": "info: the loss is the copy's or the site's, and the meaning is usually plain.",
        "zh": "info：多为网站或副本所致，含义通常清楚。",
    },
    bad="govlint: 1\ntitle: 某局2013年政府信息公开工作年度报告\nyear: 2013\n"
    "intro: 本报告所列数据的统计期限自20131月1日起至201312月31日止。\nsections: []\n",
    good="govlint: 1\ntitle: 某局2013年政府信息公开工作年度报告\nyear: 2013\n"
    "intro: 本报告所列数据的统计期限自2013年1月1日起至2013年12月31日止。\nsections: []\n",
    demands=("period.calendar-year",),
)


@checks(DAMAGED_RULE)
def period_damaged(check: Check) -> Iterator[Finding]:
    for stated in statements(check):
        if stated.cut or stated.unreal is not None:
            continue
        if stated.period is None or judge(check, stated.period) == "damaged":
            yield DAMAGED_RULE.at(check, stated.span, *stated.place, stated=stated.words)
            return
