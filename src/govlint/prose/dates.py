"""Dates and periods in running text, in all the forms reports and site converters give them.

Works on the matching form of a text (``govlint.report.normalise.fold``): half-width, no spaces next to
Chinese characters, every dash a hyphen. Offsets are those of the matching form.
"""

from __future__ import annotations

import re
from functools import lru_cache

from govlint.prose.numbering import number_of
from govlint.report.day import Day
from govlint.report.patterns import compiled
from govlint.report.record import NamedTuple

#: as printed, whole
EXACT = "exact"
#: digits or signs lost by a site's converter, the meaning still plain (20131月1日, 201211日)
DAMAGED = "damaged"
#: a part left out by the writer (2017年1月日, 12月31日 without a year)
INCOMPLETE = "incomplete"
#: a year or a month is all that is meant (2003年, 2024年6月, 6月底)
COARSE = "coarse"


class Moment(NamedTuple):
    """A date. ``day`` 0 means none was given; 底 and 末 give the last day of the month or year."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int
    status: str

    def within(self, year: int | None) -> Day | None:
        """The calendar day, ``year`` standing in where none is printed; None when it is not a day."""
        chosen = self.year or year
        if not chosen or not self.month or not self.day:
            return None
        return Day.of(chosen, self.month, self.day)


class Period(NamedTuple):
    """A stretch of time; ``first`` is None where only its end is given (截至12月31日)."""

    start: int
    end: int
    first: Moment | None
    last: Moment | None
    status: str


_CN_SIGN = "一二三四五六七八九十〇零○"
_CN_YEAR = "[一二][〇零○O0一二三四五六七八九]{3}"
_CN_DAY = "[一二三四五六七八九十]{1,3}"
# The year's own digits; a lost 年 makes 20131月1日, which the damaged forms below take apart.
_MOMENT = compiled(
    rf"""
    (?P<ey>(?<!\d)(?:19|20)\d\d)年(?P<emd>\d{{2,4}})日
    | (?P<y>(?<!\d)(?:19|20)\d\d|(?<!\d)20(?P<dy>20\d\d)(?=年)|(?<![{_CN_SIGN}]){_CN_YEAR})年度?\s?
        (?: (?P<m>1[0-2]|0?[1-9]|{_CN_DAY})月(?:份)?\s?
            (?: (?P<d>3[01]|[12]\d|0?[1-9]|{_CN_DAY})(?:[日号]|(?=[止起至到]))
              | (?P<nod>日)
              | (?P<mend>底|末)
            )?
          | (?P<yend>底|末|终了)
        )?
    | (?P<ny>(?<![\d./])(?:19|20)\d\d)(?P<sep>[-./])(?P<nm>1[0-2]|0?[1-9])(?P=sep)
        (?P<nd>3[01]|[12]\d|0?[1-9])(?!\d)日?
    | (?P<ly>(?<!\d)(?:19|20)\d\d)(?P<lm>1[0-2]|0?[1-9])月(?P<ld>3[01]|[12]\d|0?[1-9])[日号]
    | (?P<xy>(?<!\d)(?:19|20)\d\d)(?P<xmd>\d{{2,4}})日
    | (?<!\d)(?P<bm>1[0-2]|0?[1-9])月(?:份)?\s?
        (?: (?P<bd>3[01]|[12]\d|0?[1-9])(?:[日号]|(?=止)) | (?P<bend>底|末) )
    | (?<!\d)(?P<b1231>1231)日
    | (?<![{_CN_SIGN}])(?P<cm>{_CN_DAY})月(?P<cd>{_CN_DAY})[日号]
    """,
    re.VERBOSE,
)
_DIGIT = compiled("[0-9一二三四五六七八九十]")
_LAST_DAY = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@lru_cache(maxsize=256)
def find_moments(folded: str) -> tuple[Moment, ...]:
    """Every date in ``folded``, bare years (2017年) included, in order."""
    found = []
    end = 0
    # Every date begins with a digit; to try each of these is faster than to try everywhere.
    for digit in _DIGIT.finditer(folded):
        if digit.start() < end:
            continue
        match = _MOMENT.match(folded, digit.start())
        if match is not None:
            end = match.end()
            moment = _moment(match)
            if moment is not None:
                found.append(moment)
    return tuple(found)


def _moment(match: re.Match[str]) -> Moment | None:
    start, end = match.span()
    get = match.groupdict().get
    if year := get("y"):
        return _from_words(start, end, match, year)
    if year := get("ny"):
        return Moment(start, end, int(year), int(match["nm"]), int(match["nd"]), EXACT)
    if year := get("ly"):
        return Moment(start, end, int(year), int(match["lm"]), int(match["ld"]), DAMAGED)
    if year := get("xy") or get("ey"):
        month, day = _split(match["xmd"] or match["emd"])
        return Moment(start, end, int(year), month, day, DAMAGED) if month else None
    if month_text := get("bm"):
        month = int(month_text)
        if get("bend"):
            return Moment(start, end, None, month, _LAST_DAY[month], COARSE)
        return Moment(start, end, None, month, int(match["bd"]), INCOMPLETE)
    if get("b1231"):
        return Moment(start, end, None, 12, 31, DAMAGED)
    found_month, found_day = number_of(match["cm"]), number_of(match["cd"])
    if not found_month or not found_day or found_month > 12 or found_day > 31:
        return None
    return Moment(start, end, None, found_month, found_day, INCOMPLETE)


def _from_words(start: int, end: int, match: re.Match[str], year_text: str) -> Moment | None:
    """A date whose year is followed by 年; its first digits may stand there twice (202020年12月31日)."""
    year_text = match["dy"] or year_text
    year = (
        number_of(year_text.replace("O", "0").replace("○", "〇"))
        if not year_text.isdigit()
        else int(year_text)
    )
    if match["yend"]:
        return Moment(start, end, year, 12, 31, COARSE)
    if not match["m"]:
        return Moment(start, end, year, None, 0, COARSE)
    month = number_of(match["m"])
    if not month or month > 12:
        return Moment(start, match.start("m"), year, None, 0, COARSE)
    if match["d"]:
        day = number_of(match["d"]) or 0
        return Moment(start, end, year, month, day, DAMAGED if match["dy"] else EXACT)
    if match["mend"]:
        return Moment(start, end, year, month, _LAST_DAY[month], COARSE)
    return Moment(start, end, year, month, 0, INCOMPLETE if match["nod"] else COARSE)


def _split(digits: str) -> tuple[int, int]:
    """Month and day run together (11, 111, 1231); (0, 0) when they cannot be told apart. Of several
    readings the one a reporting period has, 1 January or 31 December, is taken."""
    readings = []
    for cut in (1, 2):
        month, day = digits[:cut], digits[cut:]
        if day and month[0] != "0" and 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
            readings.append((int(month), int(day)))
    for usual in ((1, 1), (12, 31)):
        if usual in readings:
            return usual
    return readings[0] if len(readings) == 1 else (0, 0)


# What joins two dates into a period (自2008年5月1日《条例》施行之日起，至…), and what announces an end alone.
_JOIN = compiled(
    r"(?:[0零]?[时点])?(?:[^,。;\d]{0,24}(?:施行|实施|生效)(?:之日|日)?\)?)?(?:起|开始|始)?[,、]?"
    r"(?:截?至|到|截止到?|-{1,4}|~{1,2})(?:[,、]|止)?"
)
_SAME_YEAR = ("同年", "当年", "本年")
_UNTIL = compiled(r"(?:截至|截止到?|截止至|止于|时间点为|时点为)[^。;\d]{0,4}$")
_MONTHS_HINT = compiled("月[至到份~-]|年1[至到~-]|年01-")
# 2022年1-12月, 2022年1月至12月: months alone.
_MONTHS = compiled(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)年(?P<a>1[0-2]|0?[1-9])(?:月份?)?(?:-{1,2}|~|至|到)(?:(?P=y)年)?"
    r"(?P<b>1[0-2]|0?[1-9])月(?!\d)"
)


def find_periods(folded: str) -> list[Period]:
    """Every period with two ends, and every 截至 date, in order."""
    periods: list[Period] = []
    if _MONTHS_HINT.search(folded):
        periods = [_of_months(match) for match in _MONTHS.finditer(folded)]
    taken = [(period.start, period.end) for period in periods]
    moments = [
        moment
        for moment in find_moments(folded)
        if not any(start <= moment.start < end for start, end in taken)
    ]
    skip = -1
    for index, first in enumerate(moments):
        if index <= skip:
            continue
        last = moments[index + 1] if index + 1 < len(moments) else None
        if last is not None and (end := _joined(folded, first, last)):
            periods.append(_period(folded, first, last, end))
            skip = index + 1
        elif _until(folded, first.start):
            tail = first.end + (1 if folded[first.end : first.end + 1] == "止" else 0)
            status = DAMAGED if first.status == DAMAGED else INCOMPLETE
            periods.append(Period(first.start, tail, None, first, status))
    periods.sort(key=lambda period: period.start)
    return periods


def _until(folded: str, at: int) -> bool:
    """Whether the words before ``at`` say that only an end is named."""
    before = folded[max(0, at - 12) : at]
    return any(word in before for word in ("截", "止于", "点为")) and bool(_UNTIL.search(before))


def _of_months(match: re.Match[str]) -> Period:
    year = int(match["y"])
    first = Moment(match.start(), match.end("a"), year, int(match["a"]), 0, COARSE)
    last = Moment(match.start("b"), match.end(), year, int(match["b"]), 0, COARSE)
    return Period(match.start(), match.end(), first, last, COARSE)


def _joined(folded: str, first: Moment, last: Moment) -> int:
    """The end of the period that ``first`` and ``last`` make, 0 when nothing joins them."""
    join = _JOIN.match(folded, first.end)
    if join is None:
        return last.end if _lost_join(folded, first, last) else 0
    if "截" in join[0] and not first.day:
        return 0
    at = join.end()
    if folded.startswith(_SAME_YEAR, at):
        at += 3 if folded.startswith("度", at + 2) else 2
    return last.end if at == last.start else 0


_LOST = compiled(r"(?P<begun>起|开始|始)?[,、]?(?P<ended>止于?|结束于?)?")


def _lost_join(folded: str, first: Moment, last: Moment) -> bool:
    """Whether two days make a period although the 至 between them was lost: the words around them say it
    (自1月1日起12月31日止), or they are the ends of a year (2012年1月1日2012年12月31日)."""
    between = folded[first.end : last.start]
    lost = _LOST.fullmatch(between) if len(between) < 8 and first.day and last.day else None
    if lost:
        begun = bool(lost["begun"]) or folded[first.start - 1 : first.start] in ("自", "从")
        if begun and (lost["ended"] or folded.startswith(("止", "为止", "截止", "结束"), last.end)):
            return True
    ends = ((first.month, first.day), (last.month, last.day))
    return not between and first.year is not None and ends == ((1, 1), (12, 31))


def _period(folded: str, first: Moment, last: Moment, end: int) -> Period:
    if last.year is None:
        whole = last.day and last.status != DAMAGED
        last = last._replace(year=first.year, status=EXACT if whole else last.status)
    elif first.year is None:
        # 1月1日至2017年12月31日: the year stands on the second date only.
        first = first._replace(year=last.year, status=EXACT if first.day else first.status)
    statuses = {first.status, last.status}
    status = next((one for one in (DAMAGED, INCOMPLETE, COARSE) if one in statuses), EXACT)
    if folded[end : end + 1] == "止":
        end += 1
    return Period(first.start, end, first, last, status)


# What announces the statistical period of a report. Strong words speak of nothing else; none of either does
# without a cue.
_CUE = compiled("统计|数[据字]|报告|年报|涵盖|起止")
_STRONG = compiled(
    r"统计(?:数据)?的?(?:期限|时限|起止|期间|周期)|(?:报告|年报)的?统计(?:时间|时段)|(?:数据|报告)[^。;,\n]{0,8}?(?:期限|时限|起止)"
    r"|(?:所列|列出|列示|所涉及|中涉及|本报告|年度报告|年报)的?(?:中|内)?的?(?:全部|各项|相关|有关)?的?(?:统计)?(?:数据|数字)"
    r"|数据核定(?:时间|时点)|(?:报告|年报|内容)[^。;,\n]{0,6}?涵盖"
    r"|(?:^|(?<=[。;,\n]))起止(?:时间|日期)"
)
_WEAK = compiled(
    r"统计(?:数据)?的?(?:时间|时段|日期|区间|范围|口径|截止|截至)|数据(?:的)?(?:统计|时间|截止|截至|采集|来源)"
    r"|统计(?:数据|数字|指标)(?=[自从为截:])|(?:组成|报告|年报|内容),?(?:内容)?(?:涵盖|反映)了?[自从]?(?=\d|$)"
)
#: how far the dates may stand behind the words that announce them, in characters
_REACH = 40
_WHOLE_YEAR = compiled(r"[^。;\d]{0,6}?(?:为|是|:)(?P<year>(?:19|20)\d\d)年(?:度|全年)?(?![\d月])")


class Statement(NamedTuple):
    """The sentence that states what period the report's figures cover. ``period`` is None when the
    sentence is there and its dates cannot be read (lost digits). ``strong`` says that its words can mean
    nothing else."""

    start: int
    end: int
    period: Period | None
    strong: bool


def period_statement(folded: str) -> Statement | None:
    """The statement of the statistical period in ``folded``; a whole period goes before a mere 截至."""
    if _CUE.search(folded) is None or (_STRONG.search(folded) is None and _WEAK.search(folded) is None):
        return None
    periods = find_periods(folded)
    found: Statement | None = None
    for period in periods:
        cue = _announced(folded, period.start)
        if cue is None:
            continue
        statement = Statement(cue[0], period.end, period, cue[1])
        if period.first is not None:
            return statement
        found = found or statement
    return found or _year_statement(folded)


def heads_period(line: str, following: str) -> bool:
    """Whether a short ``line`` is the heading over a statement of the period: 统计时间, then the period."""
    return "统计" in line and period_statement(following) is not None


def _announced(folded: str, at: int) -> tuple[int, bool] | None:
    """Where the words announcing a period that begins at ``at`` stand, and whether they are strong."""
    begin = max(max(folded.rfind(stop, 0, at) for stop in "。;\n") + 1, at - _REACH)
    for pattern, strong in ((_STRONG, True), (_WEAK, False)):
        found = pattern.search(folded, begin, at)
        if found:
            return found.start(), strong
    return None


def announces_period(folded: str, at: int) -> bool:
    """Whether the words before ``at`` announce the statistical period and can mean nothing else."""
    cue = _announced(folded, at)
    return cue is not None and cue[1]


def _year_statement(folded: str) -> Statement | None:
    """统计时间为2016年度, or a statement whose dates the site's converter has eaten."""
    for pattern, strong in ((_STRONG, True), (_WEAK, False)):
        for cue in pattern.finditer(folded):
            whole = _WHOLE_YEAR.match(folded, cue.end())
            if whole:
                year = int(whole["year"])
                first = Moment(whole.start("year"), whole.end(), year, 1, 1, COARSE)
                period = Period(first.start, first.end, first, first._replace(month=12, day=31), COARSE)
                return Statement(cue.start(), whole.end(), period, strong)
            eaten = _EATEN.match(folded, cue.end())
            dates = find_moments(eaten[0]) if eaten else []
            if eaten and not any(moment.year and moment.status != DAMAGED for moment in dates):
                return Statement(cue.start(), eaten.end(), None, strong)
    return None


_EATEN = compiled(
    r"[^。;\d]{0,6}?(?:为|是|:|自|从)[年月日起至到止]{0,8}(?:\d{1,2}月)?[\d年月日起至到止]{1,12}"
)
