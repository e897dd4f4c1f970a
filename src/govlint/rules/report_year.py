"""The report year: the same in the title, the declaration and the text; and the day of publication."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.prose.dates import find_moments
from govlint.report.finding import Finding, Related
from govlint.report.normalise import fold
from govlint.report.patterns import compiled
from govlint.rules._check import Check
from govlint.rules._dates import published_day
from govlint.rules._passages import names_other_year, reads, span_of
from govlint.rules._periods import (
    follows_title,
    judge,
    statements,
    title_of,
    year_mistaken_for,
    year_of_the_text,
)
from govlint.rules._rule import Rule, checks

# The report speaking of itself: 现公布…2022年政府信息公开工作年度报告.
_ITSELF = compiled(
    r"(?:公布|发布|公开|编制|形成|撰写|现将)[^。;《》]{0,40}?(?P<y>20\d\d)年度?[^。;,《》\d]{0,16}?"
    r"(?:政府|政务)信息公开(?:工作)?(?:的)?(?:情况)?(?:年度)?(?:报告|年报|情况报告如下|情况公布如下)"
)
_NOTICE = compiled(r"[^。;,]{0,8}(?:通知|要求|编制|编写|编报|意见|方案)")


def year_is_assumed(check: Check) -> bool:
    """Whether neither title nor period nor the text's own name told the report year: most sentences or the
    file's name did, and years that differ from it prove nothing."""
    return any(problem.rule == "SRC025" for problem in check.report.problems)


YEAR = Rule(
    code="PER005",
    name="report-year-differs",
    severity="error",
    summary={
        "en": "Title, declared year and text name different report years.",
        "zh": "标题、声明的年度与正文的报告年度不一致。",
    },
    message={
        "": {
            "en": "the title names {titled}, the declared report year is {year}",
            "zh": "标题为{titled}年，声明的报告年度为{year}年",
        },
        "alone": {
            "en": "the declared report year is {year}; the title and the other dates are those of {titled}",
            "zh": "声明的报告年度为{year}年，标题和其他日期均为{titled}年的",
        },
        "text": {
            "en": "the text calls this the report for {named}, the title the one for {year}",
            "zh": "正文称其为{named}年的报告，标题为{year}年",
        },
        "title": {
            "en": "the title names {titled}, the stated period and the text are those of {named}",
            "zh": "标题为{titled}年，统计期限和正文均为{named}年",
        },
        "text-period": {
            "en": "the text calls this the report for {named}, its other dates are those of {year}",
            "zh": "正文称其为{named}年的报告，其他日期为{year}年的",
        },
    },
    why={
        "en": "A copied report with last year's year left in one place leaves open which year it is about.",
        "zh": "沿用旧报告而漏改年份，读者无法确定报告所属年度。",
    },
    fix={
        "en": "Correct the year that is wrong, then look for others left over.",
        "zh": "改正错误的年份，并检查是否还有漏改之处。",
    },
    logic={
        "en": "error: the declared year is not in the title, or the text names another year while the stated "
        "period agrees with the title, or the period and the text of a document agree on another year than "
        "its title. warning: the text names another year and no period settles it. The stated period, the "
        "day of publication and sentences that go with the other year are named here and not reported "
        "again. An older report that is named as one thing published in the year is silent.",
        "zh": (
            "error：声明的年度不在标题中，正文另称他年且统计期限与标题一致，或者统计期限与正文一致而与标题不同。"
            "warning：正文另称他年而无统计期限可证。与另一年度一致的统计期限、公布日期和语句在此一并列出，"
            "不再另行报告。作为当年公开内容提到的往年报告不提示。"
        ),
    },
    bad="govlint: 1\ntitle: 某县2022年政府信息公开工作年度报告\nyear: 2023\nsections: []\n",
    good="govlint: 1\ntitle: 某县2023年政府信息公开工作年度报告\nyear: 2023\nsections: []\n",
    demands=("title.year",),
)


@checks(YEAR)
def report_year_differs(check: Check) -> Iterator[Finding]:
    report = check.report
    if report.title and report.year_stated:
        folded = fold(report.title.value)
        years = [moment for moment in find_moments(folded.value) if moment.year]
        if years and check.year not in {moment.year for moment in years}:
            first = years[0]
            titled = span_of(report.title, folded, first.start, first.end)
            alike = _like_title(check)
            # Where other fields side with the title, the declared year is what stands alone.
            yield YEAR.at(
                check,
                report.year_span if alike else titled,
                variant="alone" if alike else "",
                related=[
                    Related(titled, report.title.value)
                    if alike
                    else Related(report.year_span, str(check.year)),
                    *alike,
                ],
                titled=first.year,
                year=check.year,
            )
    if named := year_of_the_text(check):
        yield YEAR.at(
            check,
            report.year_span,
            variant="title",
            related=_like_title(check),
            titled=check.year,
            named=named,
        )
    settled = any(one.period and judge(check, one.period) == "right" for one in statements(check))
    for read in reads(check):
        if read.section is not None and read.section is not report.sections[0]:
            break
        if not names_other_year(read.value, check.year):
            continue
        for match in _ITSELF.finditer(read.value):
            named = int(match["y"])
            if named in (check.year, year_mistaken_for(check)) or _NOTICE.match(read.value, match.end()):
                continue
            if _about_notice(read.value, match.start()) or str(check.year) in match[0]:
                continue
            if named < check.year and _was_published(read.value, match.start() + 3):
                continue
            yield YEAR.at(
                check,
                read.span(match.start("y"), match.end("y")),
                *read.place,
                variant="text" if report.title or report.year_stated else "text-period",
                severity="" if settled else "warning",
                certainty="" if settled else "likely",
                related=title_of(check),
                named=named,
                year=check.year,
            )
            return


def _like_title(check: Check) -> list[Related]:
    """The statements of the period that name the title's year where another one is declared, and the day of
    publication where it fits the title's year alone."""
    found = [
        Related(one.span, one.words)
        for one in statements(check)
        if one.period is not None and not one.cut and one.unreal is None and follows_title(check, one.period)
    ]
    published = published_day(check)
    if published is not None and 0 < year_mistaken_for(check) < published[0].year <= check.year:
        found.append(Related(published[1], published[0].isoformat()))
    return found


_PUBLISHED = compiled(r"(?:公开|公布|发布|公示|上传)了")


def _was_published(value: str, end: int) -> bool:
    """Whether an older report is named as one thing that was published in the year: 公开了2020年…年度报告."""
    begin = max(value.rfind(stop, 0, end) for stop in "。;") + 1
    return _PUBLISHED.search(value, begin, end) is not None


def _about_notice(value: str, at: int) -> bool:
    """Whether the words stand in the title of a notice (关于做好…编制发布工作的通知)."""
    begin = max(value.rfind(stop, 0, at) for stop in "。;,") + 1
    return "关于" in value[begin:at]
