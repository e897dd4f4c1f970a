"""When the report was published: in time, and not before its year ended; figures of part of the year."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.regimes.model import Deadline
from govlint.report.day import Day
from govlint.report.finding import Finding, Related
from govlint.report.patterns import compiled
from govlint.rules._check import Check
from govlint.rules._dates import published_day
from govlint.rules._passages import reads
from govlint.rules._periods import title_of, year_mistaken_for, year_of_the_text
from govlint.rules._rule import Rule, checks
from govlint.rules.report_year import year_is_assumed


def deadline_of(check: Check) -> Deadline | None:
    """The deadline of the organ's level, None where the law names none or the level is unknown."""
    for deadline in check.regime.deadlines:
        if check.report.organ.level in deadline.levels:
            return deadline
    return None


LATE = Rule(
    code="PER007",
    name="published-late",
    severity="error",
    summary={"en": "Published after the deadline.", "zh": "超过法定期限发布。"},
    message={
        "": {
            "en": "published on {day}, due by {due} (days late: {days})",
            "zh": "发布于{day}，应于{due}前发布，迟{days}天",
        },
        "unknown": {
            "en": "published on {day}, after {due}, the last day for any organ",
            "zh": "发布于{day}，晚于各类机关的最后期限{due}",
        },
        "moved": {
            "en": "the page is dated {day}, {days} days after {due}: perhaps the day on which the site moved",
            "zh": "页面日期为{day}，比最后期限{due}晚{days}天，可能是网站迁移日期，请核实首次发布日期",
        },
    },
    why={
        "en": (
            "The Regulation sets the day; 不按时发布 is one of the faults for which leaders are held "
            "responsible."
        ),
        "zh": "条例规定了发布期限；不按时发布是追究责任的情形之一。",
    },
    fix={
        "en": (
            "Nothing makes a late report early; make sure that the date is the first publication's, not "
            "that of a site move or of a correction, and declare the organ's level if it was taken for "
            "another."
        ),
        "zh": "请确认该日期是首次发布日期，而非网站迁移或更正日期；如机关层级判断有误，请在文件中写明层级。",
    },
    logic={
        "en": (
            "error: date and level are declared. warning: either was read off the page. info: the level "
            "is unknown or the law names no day for it (townships), and the date is after the last "
            "deadline of all; or a page's date is more than a year late, which usually is the day the "
            "site moved; or the report year was only inferred."
        ),
        "zh": (
            "error：日期和层级均为声明。warning：其中之一由页面读出。info：层级不明或法律未规定日期（乡"
            "镇、街道）且晚于最后期限；或页面日期迟一年以上（多为网站迁移日期）；或报告年度为推断。"
        ),
    },
    bad="govlint: 1\ntitle: 某县教育局2023年政府信息公开工作年度报告\nyear: 2023\n"
    "organ: {name: 某县教育局, level: department}\npublished: 2024-02-05\nsections: []\n",
    good="govlint: 1\ntitle: 某县教育局2023年政府信息公开工作年度报告\nyear: 2023\n"
    "organ: {name: 某县教育局, level: department}\npublished: 2024-01-25\nsections: []\n",
    demands=("deadline",),
)


@checks(LATE)
def published_late(check: Check) -> Iterator[Finding]:
    published = published_day(check)
    if published is None:
        return
    day, span = published
    declared = check.report.declared
    deadline = deadline_of(check)
    named = deadline is not None and deadline.month > 0
    # Where only the title names another year, PER005 tells it.
    year = year_of_the_text(check) or check.year
    if deadline is not None and named:
        due = Day(year + 1, deadline.month, deadline.day)
    else:
        days = [(one.month, one.day) for one in check.regime.deadlines if one.month]
        if not days:
            return
        due = Day(year + 1, *max(days))
    late = day.number() - due.number()
    if late <= 0:
        return
    moved = late > 366 and not declared
    if not named or moved or year_is_assumed(check):
        severity = "info"
    elif declared and check.report.organ.stated and deadline is not None and deadline.status == "confirmed":
        severity = "error"
    else:
        severity = "warning"
    yield LATE.at(
        check,
        span,
        severity=severity,
        certainty="certain" if severity == "error" else "likely",
        variant="moved" if moved else "" if named else "unknown",
        clause=deadline.clause if deadline is not None else None,
        day=day.isoformat(),
        due=due.isoformat(),
        days=late,
    )


EARLY = Rule(
    code="PER008",
    name="published-before-year-end",
    severity="error",
    summary={
        "en": "Published or signed before the report year was over.",
        "zh": "发布或落款日期早于报告年度结束。",
    },
    message={
        "": {
            "en": "dated {day}, before the year {year} that it reports was over",
            "zh": "日期为{day}，早于所报告的{year}年度结束",
        }
    },
    why={
        "en": (
            "A report made before its year is over cannot give that year's figures. In January the old "
            "year is often written out of habit."
        ),
        "zh": "年度结束前不可能形成全年数据；一月落款时常误写上一年。",
    },
    fix={
        "en": "Correct the date, or the report year if that is what is wrong.",
        "zh": "改正日期；如报告年度有误则改正年度。",
    },
    logic={
        "en": (
            "error: the date is declared. warning: it was read off the page or under the text. info: a date "
            "so read that is the last day of the year. Silent where the report year itself was only "
            "inferred, and where the declared year is not the title's and the date fits the title (PER005)."
        ),
        "zh": (
            "error：日期为声明。warning：日期由页面或落款读出。info：读出的日期为当年最后一天。报告年度本身为"
            "推断的不报告；声明的年度与标题不一致而日期与标题相符的，由PER005一并说明。"
        ),
    },
    bad=(
        "govlint: 1\ntitle: 某县2023年政府信息公开工作年度报告\nyear: 2023\npublished: 2023-01-17\n"
        "sections: []\n"
    ),
    good=(
        "govlint: 1\ntitle: 某县2023年政府信息公开工作年度报告\nyear: 2023\npublished: 2024-01-17\n"
        "sections: []\n"
    ),
    demands=("period.after-year-end",),
)


@checks(EARLY)
def published_early(check: Check) -> Iterator[Finding]:
    published = published_day(check)
    if published is None or published[0].year > check.year or year_is_assumed(check):
        return
    if 0 < year_mistaken_for(check) < published[0].year:
        return  # PER005 tells it
    declared = check.report.declared
    # The last day of the year under a text may be the day to which its figures go.
    last_day = (published[0].month, published[0].day) == (12, 31)
    yield EARLY.at(
        check,
        published[1],
        severity="" if declared else "info" if last_day else "warning",
        certainty="" if declared else "likely",
        related=title_of(check),
        day=published[0].isoformat(),
        year=check.year,
    )


_PART = compiled(
    r"(?:截(?:至|止)(?:到)?(?:(?P<y>20\d\d)年|今年|本年|目前)?(?:的)?(?P<m>1[01]|[1-9])月(?:份)?(?:底|末|\d{1,2}日)?"
    r"|(?P<h>(?:(?P<hy>20\d\d)年)?(?:上半年|前三季度|前[三六九]个?月|1(?:月)?(?:至|-|到)(?:[2-9]|1[01])月)))"
)
_FIGURE = compiled(
    r"(?:公开|发布|受理|收到|答复|办理|推送|编发|编辑|举办|回复)[^。;,\n]{0,16}?\d[\d,.]*(?:余|多)?万?"
    r"(?:条|件|篇|次|份|宗|期)"
)

PART = Rule(
    code="PER009",
    name="part-year-figure",
    severity="warning",
    summary={
        "en": "A figure covers only part of the report year.",
        "zh": "数据只统计到年中，未覆盖全年。",
    },
    message={
        "": {
            "en": "this figure ends before the year does: {words}",
            "zh": "该数据未覆盖全年：{words}",
        }
    },
    why={
        "en": (
            "The report gives the whole year. A half-year figure usually was taken over from an interim "
            "report."
        ),
        "zh": "年度报告应反映全年情况，年中数据多为沿用半年总结。",
    },
    fix={"en": "Give the figure for the whole year.", "zh": "补充全年数据。"},
    logic={
        "en": (
            "warning: 截至 a month before December of the report year with a count of items published or "
            "handled. info: 上半年 and the like without the rest of the year. Silent where the rest is "
            "given."
        ),
        "zh": (
            "warning：截至报告年度12月以前某月并给出公开、办理数量。info：上半年等而未写下半年。已写其余月"
            "份的不报告。"
        ),
    },
    bad="govlint: 1\ntitle: 某局2024年政府信息公开工作年度报告\nyear: 2024\nsections:\n"
    "- title: 一、总体情况\n  text: 2024年截至6月底，我局微信公众号共发布信息192篇。\n",
    good="govlint: 1\ntitle: 某局2024年政府信息公开工作年度报告\nyear: 2024\nsections:\n"
    "- title: 一、总体情况\n  text: 2024年，我局微信公众号共发布信息392篇。\n",
    demands=("period.calendar-year",),
    certainty="likely",
)


_PART_HINT = compiled("截[至止]|半年|季度|个月|1月?[至到-]")


@checks(PART)
def part_year(check: Check) -> Iterator[Finding]:
    for read in reads(check):
        if _PART_HINT.search(read.value) is None:
            continue
        value = read.masked
        for start, end in read.sentences:
            if _PART_HINT.search(value, start, end) is None:
                continue
            part = _PART.search(value, start, end)
            if part is None:
                continue
            year = part["y"] or part["hy"]
            if (year and int(year) != check.year) or _rest_given(value):
                continue
            figure = _FIGURE.search(value, part.end(), end)
            if figure is None or figure.start() - part.end() > 30:
                continue
            half = part["h"] is not None
            yield PART.at(
                check,
                read.span(part.start(), part.end()),
                *read.place,
                severity="info" if half else "",
                related=[Related(read.span(figure.start(), figure.end()), figure[0])],
                words=read.value[part.start() : figure.end()],
            )


def _rest_given(value: str) -> bool:
    return any(word in value for word in ("下半年", "第四季度", "四季度", "全年", "12月"))
