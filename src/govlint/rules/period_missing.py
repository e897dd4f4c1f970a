"""PER002: a report that does not say what period its figures cover."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.prose.dates import find_periods
from govlint.prose.figures import figures
from govlint.report.finding import Finding
from govlint.report.place import TOP
from govlint.rules._check import Check
from govlint.rules._passages import of_section, reads
from govlint.rules._periods import judge, statements
from govlint.rules._rule import Rule, checks

MISSING = Rule(
    code="PER002",
    name="period-not-stated",
    severity="warning",
    summary={
        "en": "The report does not say what period its figures cover.",
        "zh": "报告未写明数据的统计期限。",
    },
    message={
        "": {
            "en": "nowhere is the period stated that the figures cover (1 January to 31 December {year})",
            "zh": "全文未写明数据的统计期限（{year}年1月1日至12月31日）",
        },
        "opening": {
            "en": "the beginning of the report does not state the period that its figures cover "
            "(1 January to 31 December {year}); the rest of the text is not here",
            "zh": "报告开头未写明数据的统计期限（{year}年1月1日至12月31日）；此文本不含其后内容",
        },
    },
    why={
        "en": (
            "Readers, and whoever adds up reports, must know what the figures cover. Nearly every report "
            "says so in its introduction."
        ),
        "zh": "读者和汇总单位需要知道数据的统计口径；绝大多数报告在引言中写明。",
    },
    fix={
        "en": "Add to the introduction: 本报告所列数据的统计期限自YYYY年1月1日起至YYYY年12月31日止。",
        "zh": "在引言中补充：“本报告所列数据的统计期限自YYYY年1月1日起至YYYY年12月31日止。”",
    },
    logic={
        "en": (
            "warning where the report has an introduction, where no national form existed, or where the "
            "report is declared whole in report.yaml or JSON, which has a field for the period; info where a "
            "page or document on the national form has no introduction, which it does not prescribe. info, "
            "likely: the text breaks off, but its beginning is here and states no period. Silent on "
            "declared excerpts, on texts that begin in the middle, on reports without running text, and "
            "where the whole year is named as a period anywhere."
        ),
        "zh": (
            "有引言、无全国统一格式的年度，或以 report.yaml、JSON 完整填报：warning；采用统一格式的网页、文档"
            "无引言（格式未规定引言）：info。文本中断，但开"
            "头部分在此且未写明期限的：info，可能。声明为节选、文本始于中间部分、没有正文或他处已出现全年"
            "期限的不报告。"
        ),
    },
    bad="govlint: 1\ntitle: 某县2010年政府信息公开工作年度报告\nyear: 2010\n"
    "intro: 根据《中华人民共和国政府信息公开条例》的规定，现公布某县2010年政府信息公开工作年度报告。\n"
    "sections:\n- title: 一、概述\n  text: 2010年，我县积极推进政府信息公开工作，全年主动公开政府信"
    "息46条。\n",
    good="govlint: 1\ntitle: 某县2010年政府信息公开工作年度报告\nyear: 2010\n"
    "period: 2010年1月1日至12月31日\n"
    "intro: 根据《中华人民共和国政府信息公开条例》的规定，现公布某县2010年政府信息公开工作年度报告。\n"
    "sections:\n- title: 一、概述\n  text: 2010年，我县积极推进政府信息公开工作，全年主动公开政府信"
    "息46条。\n",
    demands=("period.calendar-year",),
)


#: how a paragraph ends that is whole
_ENDS = ("。", ";", "!", ")", ":")


@checks(MISSING)
def period_not_stated(check: Check) -> Iterator[Finding]:
    report = check.report
    if not (report.whole or report.opening) or statements(check) or _whole_year_named(check):
        return
    span = report.title.span() if report.title else TOP
    prose = [read for read in reads(check) if len(read.value) >= 15]
    introduced = any(read.section is None and re.search("[。,]", read.value) for read in prose)
    if not report.whole:
        if _is_past_the_preface(check, introduced):
            yield MISSING.at(
                check, span, severity="info", certainty="likely", variant="opening", year=check.year
            )
    elif prose or len(report.sections) >= 4:
        expected = introduced or not check.regime.headings or report.declared
        severity = "" if expected else "info"
        yield MISSING.at(check, span, severity=severity, year=check.year)


def _is_past_the_preface(check: Check, introduced: bool) -> bool:
    """Whether a text that breaks off goes on beyond the place where the period belongs: to a second part,
    from an introduction to a first part, to the end of a first paragraph in that part, or, where no part is
    recognised, from a first paragraph to a count."""
    sections = check.report.sections
    if len(sections) > 1 or (sections and introduced):
        return True
    if sections:
        first = of_section(check, sections[0])
        return bool(first) and (len(first) > 1 or first[0].value.rstrip().endswith(_ENDS))
    intro = [read for read in reads(check) if read.section is None and not read.paragraph.level]
    return any(one.unit for read in intro[1:] for one in figures(read.value))


def _whole_year_named(check: Check) -> bool:
    return any(
        period.first is not None and judge(check, period) == "right"
        for read in reads(check)
        for period in find_periods(read.value)
    )
