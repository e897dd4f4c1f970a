"""PER010: dates of the report's own that are no days of the calendar."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.prose.dates import announces_period
from govlint.report.finding import Finding
from govlint.rules._check import Check
from govlint.rules._dates import Unreal, unreal_days, unreal_publication
from govlint.rules._passages import reads
from govlint.rules._periods import judge, statements
from govlint.rules._rule import Rule, checks

_HEAD = "govlint: 1\ntitle: 某县2023年政府信息公开工作年度报告\nyear: 2023\n"

UNREAL = Rule(
    code="PER010",
    name="date-unreal",
    severity="error",
    summary={
        "en": "The day of publication, or a date of the period, is no day of the calendar.",
        "zh": "公布日期或统计期限中的日期不是日历上的日期。",
    },
    message={
        "": {
            "en": "there is no such day: {words}",
            "zh": "不存在这一天：{words}",
        },
        "unreadable": {
            "en": "this is no date: {words}",
            "zh": "这不是日期：{words}",
        },
        "no-day": {
            "en": "{words} names no day, so whether the report was in time cannot be judged",
            "zh": "“{words}”没有具体日，无法判断是否按期公布",
        },
    },
    why={
        "en": (
            "Whether the report was in time and covers its year is judged by these dates; one that cannot "
            "be read would leave both unjudged without a word."
        ),
        "zh": "是否按期公布、是否覆盖全年均依据这些日期判断；日期不能读取，两项都无从判断。",
    },
    fix={
        "en": "Write the day as 2024-03-29 or 2024年3月29日.",
        "zh": "按“2024-03-29”或“2024年3月29日”填写。",
    },
    logic={
        "en": (
            "error: a date in the form of a day that does not exist (2023-02-30, 2024-13-45), declared as "
            "day of publication or in the declared period. warning: words that name no date at all; a day "
            "that does not exist in the running text's period (unless PER001 tells of it), under the text "
            "or on the page. info: a day of publication that names a month or year alone. A declared period "
            "is then not judged by its dates."
        ),
        "zh": (
            "error：声明的公布日期或统计期限写成不存在的日期（2023-02-30、2024-13-45）。warning：完全不是日期；"
            "正文所写统计期限（PER001已报告的除外）、落款或页面日期为不存在的日期。info：公布日期只有年份或月份。"
            "声明的统计期限有此问题的，不再按其日期判断。"
        ),
    },
    bad=_HEAD + "published: 2024-02-30\nsections: []\n",
    good=_HEAD + "published: 2024-02-29\nsections: []\n",
    demands=("deadline", "period.calendar-year"),
)

#: what PER001 says of a period
_TOLD = ("other-year", "several-years", "other-days")
_SEVERITY = {"impossible": "error", "unreadable": "warning", "no-day": "info"}


@checks(UNREAL)
def date_unreal(check: Check) -> Iterator[Finding]:
    declared = check.report.declared
    found = [(one.unreal, "period.calendar-year", True) for one in statements(check)]
    found += [(one, "period.calendar-year", False) for one in _in_the_text(check)]
    found.append((unreal_publication(check), "deadline", declared))
    for one, asked, sure in found:
        if one is None:
            continue
        demand = check.regime.demand(asked)
        yield UNREAL.at(
            check,
            one.span,
            severity=_SEVERITY[one.why] if sure else "warning",
            certainty="" if sure else "likely",
            variant="" if one.why == "impossible" else one.why,
            clause=demand.clause if demand is not None else None,
            words=one.words,
        )


def _in_the_text(check: Check) -> Iterator[Unreal]:
    """The unreal dates in the period as the running text states it, but for those that PER001 tells."""
    if any(one.unreal for one in statements(check)):
        return  # the declared period says the same
    told = [one.words for one in statements(check) if one.period and judge(check, one.period) in _TOLD]
    for read in reads(check):
        for start, end in unreal_days(read.value, check.year):
            words = read.value[start:end]
            if announces_period(read.value, start) and not any(words in one for one in told):
                yield Unreal(read.span(start, end), words, "impossible")
