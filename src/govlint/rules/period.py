"""The statistical period: stated, whole, and that of the report year."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.prose.dates import Period
from govlint.report.finding import Finding
from govlint.rules._check import Check
from govlint.rules._periods import follows_title, judge, judged, statements, title_of
from govlint.rules._rule import Rule, checks

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
    found = judged(check)
    settled = any(verdict == "right" for _, verdict in found)
    for stated, verdict in found:
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
    logic={
        "en": (
            "warning, once for a report. Silent where another sentence states the period in full or "
            "with damaged dates (PER004), and where what is stated is another year or other days "
            "(PER001)."
        ),
        "zh": (
            "warning，每份报告只报一条。另有语句完整写明期限，或其日期缺失字符（PER004）的，以及所写为其"
            "他年份或日期（PER001）的，不报告。"
        ),
    },
    bad="govlint: 1\ntitle: 某乡2018年政府信息公开工作年度报告\nyear: 2018\n"
    "intro: 本报告的数据截止2018年12月31日。\nsections: []\n",
    good="govlint: 1\ntitle: 某乡2018年政府信息公开工作年度报告\nyear: 2018\n"
    "intro: 本报告的数据统计期限自2018年1月1日起至2018年12月31日止。\nsections: []\n",
    demands=("period.calendar-year",),
)


@checks(INCOMPLETE_RULE)
def period_incomplete(check: Check) -> Iterator[Finding]:
    found = judged(check)
    if any(verdict in ("right", "damaged") for _, verdict in found):
        return
    for stated, verdict in found:
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
