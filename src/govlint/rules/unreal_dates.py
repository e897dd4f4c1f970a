"""PER010: declared dates that are no days of the calendar."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.report.finding import Finding
from govlint.rules._check import Check
from govlint.rules._dates import unreal_publication
from govlint.rules._rule import Rule, checks
from govlint.rules.period import statements

_HEAD = "govlint: 1\ntitle: 某县2023年政府信息公开工作年度报告\nyear: 2023\n"

UNREAL = Rule(
    code="PER010",
    name="date-unreal",
    severity="error",
    summary={
        "en": "A declared date is no day of the calendar.",
        "zh": "所填日期不是日历上的日期。",
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
            "error: a date in the form of a day that does not exist (2023-02-30, 2024-13-45), as day of "
            "publication or in the declared period. warning: words that name no date at all. info: a day of "
            "publication that names a month or year alone. The period is then not judged by its dates."
        ),
        "zh": (
            "error：公布日期或统计期限写成不存在的日期（2023-02-30、2024-13-45）。warning：完全不是日期。"
            "info：公布日期只有年份或月份。统计期限有此问题的，不再按其日期判断。"
        ),
    },
    bad=_HEAD + "published: 2024-02-30\nsections: []\n",
    good=_HEAD + "published: 2024-02-29\nsections: []\n",
    demands=("deadline", "period.calendar-year"),
)

_SEVERITY = {"impossible": "error", "unreadable": "warning", "no-day": "info"}


@checks(UNREAL)
def date_unreal(check: Check) -> Iterator[Finding]:
    found = [(one.unreal, "period.calendar-year") for one in statements(check)]
    found.append((unreal_publication(check), "deadline"))
    for one, asked in found:
        if one is None:
            continue
        demand = check.regime.demand(asked)
        yield UNREAL.at(
            check,
            one.span,
            severity=_SEVERITY[one.why],
            variant="" if one.why == "impossible" else one.why,
            clause=demand.clause if demand is not None else None,
            words=one.words,
        )
