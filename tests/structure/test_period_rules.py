"""The stated period, the report year and the day of publication, judged."""

from __future__ import annotations

import pytest

from govlint.engine import Options, check_one
from tests.structure.build import check, found, quoted, report

# sentence of the introduction, report year, rule that speaks (none: all are silent), severity, variant
STATED = [
    ("本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。", 2023, "", "", ""),
    ("所列数据统计期限为2023年1月1日至12月31日。", 2023, "", "", ""),
    ("本报告的统计数据时间自2023年1月1日起至同年12月31日。", 2023, "", "", ""),
    ("统计期限自1月1日起至12月31日止。", 2023, "", "", ""),
    ("统计期限为二〇二三年一月一日至二〇二三年十二月三十一日。", 2023, "", "", ""),
    ("所列数据统计时间为2023年度。", 2023, "", "", ""),
    ("统计期限为2023年1-12月。", 2023, "", "", ""),
    ("统计期限为2023年1月至12月。", 2023, "", "", ""),
    ("统计期限为2023年1月1日0时至12月31日24时。", 2023, "", "", ""),
    ("统计期限为2023年1月至10月。", 2023, "PER001", "error", ""),
    ("统计期限自2023年1月1日起2023年12月31日止。", 2023, "", "", ""),
    ("统计期限为2023年1月1日2023年12月31日。", 2023, "", "", ""),
    ("统计期限自2022年1月1日起2022年12月31日止。", 2023, "PER001", "error", "other-year"),
    ("统计期限自2008年5月1日起至2008年12月31日止。", 2008, "", "", ""),
    ("统计期限自2023年1月1日至12月31止。", 2023, "", "", ""),
    ("统计期限自2023年1月1至2023年12月31止。", 2023, "", "", ""),
    ("统计期限自2023年1月1日至11月30止。", 2023, "PER001", "error", ""),
    ("统计期限自2008年5月1日《条例》施行之日起，至2008年12月31日止。", 2008, "", "", ""),
    ("统计期限自2010年1月1日（《条例》实施之日）起至2010年12月31日止。", 2010, "", "", ""),
    ("统计期限自2009年5月1日《条例》实施起至2009年12月31日止。", 2009, "PER001", "error", ""),
    ("所列数据的统计期限自2022年1月1日起至2022年12月31日止。", 2023, "PER001", "error", "other-year"),
    ("所列数据的统计期限自2023年1月1日起至2023年12月30日止。", 2023, "PER001", "error", ""),
    ("所列数据的统计期限自2022年12月1日起至2023年11月30日止。", 2023, "PER001", "error", "several-years"),
    ("所列数据的统计期限自2003年至2008年止。", 2008, "PER001", "error", "several-years"),
    ("所列数据的统计期限自2022年9月1日至2023年8月31日止。", 2023, "PER001", "warning", "several-years"),
    ("所列数据的统计期限自2021年9月1日至2023年8月31日止。", 2023, "PER001", "error", "several-years"),
    ("本报告数据统计截止2022年12月31日。", 2023, "PER001", "error", "other-year"),
    ("本报告数据统计截止2023年11月30日。", 2023, "PER001", "error", ""),
    ("本报告由六部分组成，涵盖2023年1月1日至12月21日本县公开工作情况。", 2023, "PER001", "warning", ""),
    ("数据采集时间为2023年1月1日至2023年11月30日。", 2023, "PER001", "warning", ""),
    ("本报告的数据截止2018年12月31日。", 2018, "PER003", "warning", ""),
    ("统计期限自2017年1月日起至2017年12月31日止。", 2017, "PER003", "warning", "day-missing"),
    ("统计期限自20131月1日起至201312月31日止。", 2013, "PER004", "info", ""),
    ("统计数据时限为2018年11日至2018年1231日。", 2018, "PER004", "info", ""),
    ("统计期限自201211日起至20121231日止。", 2012, "PER004", "info", ""),
    ("统计期限自201011日起20101231止。", 2010, "PER004", "info", ""),
    ("统计起止时间为12月31日。", 2022, "PER004", "info", ""),
    ("起止时间为至。", 2013, "PER004", "info", ""),
    ("本报告内容涵盖我局2014年1月1日至12月31日期间的工作情况。", 2014, "", "", ""),
    ("本报告内容涵盖我局2013年1月1日至12月31日期间的工作情况。", 2014, "PER001", "error", "other-year"),
]


@pytest.mark.parametrize(("sentence", "year", "rule", "severity", "variant"), STATED)
def test_stated_period(sentence: str, year: int, rule: str, severity: str, variant: str) -> None:
    result = check(report(year=year, intro=sentence, excerpt=True))
    spoken = [one for one in result.findings if one.rule in ("PER001", "PER002", "PER003", "PER004")]
    if not rule:
        assert not spoken
        return
    (finding,) = spoken
    assert (finding.rule, finding.severity, finding.variant) == (rule, severity, variant)


@pytest.mark.parametrize(
    ("period", "rule"),
    [
        ("2023年1月1日至12月31日", ""),
        ("2023年", ""),
        ("2022年", "PER001"),
        ("2023年1月1日至2023年6月30日", "PER001"),
        ("2023年12月31日", "PER003"),
    ],
)
def test_declared_period(period: str, rule: str) -> None:
    result = check(report(period=period, excerpt=True))
    assert [one.rule for one in result.findings if one.rule.startswith("PER")] == ([rule] if rule else [])


def test_right_period_elsewhere_makes_a_second_one_doubtful() -> None:
    intro = (
        "所列数据的统计期限自2023年1月1日起至2023年12月31日止。\n"
        "网站访问数据统计期限自2008年1月1日起至2023年12月31日止。"
    )
    (finding,) = found(check(report(intro=intro, excerpt=True)), "PER001")
    assert finding.severity == "warning"


WORK = ("一、总体情况", "2023年，我县推进政府信息公开工作，全年主动公开政府信息46条。")


def test_period_not_stated() -> None:
    intro = "根据《中华人民共和国政府信息公开条例》，现公布本县2023年政府信息公开工作年度报告。"
    assert found(check(report(intro=intro, sections=[WORK])), "PER002")[0].severity == "warning"
    # A declared report has a field for the period; a page without an introduction may lack it.
    assert found(check(report(sections=[WORK])), "PER002")[0].severity == "warning"
    assert not found(check(report(intro=intro, sections=[WORK], excerpt=True)), "PER002")
    whole_year = intro + "报告统计2023年1月1日至12月31日的情况。"
    assert not found(check(report(intro=whole_year, sections=[WORK])), "PER002")


TITLE = "某县2023年政府信息公开工作年度报告\n"
PREFACE = "根据《中华人民共和国政府信息公开条例》，现公布本县年度报告。\n"
OVERVIEW = "一、总体情况\n"
COUNTS = "全年主动公开政府信息46条。\n"
STATES = "统计期限自2023年1月1日起至2023年12月31日止。\n"
# a text that breaks off, and whether the period is missed
OPENINGS = [
    (TITLE + PREFACE + OVERVIEW + COUNTS, True),
    (TITLE + PREFACE + OVERVIEW, True),
    (TITLE + OVERVIEW + COUNTS, True),
    (TITLE + OVERVIEW + COUNTS + "二、主动公开政府信息情况\n", True),
    (TITLE + PREFACE + "（一）主动公开情况\n" + COUNTS, True),
    (TITLE + "由概述和附表组成，现予公布，请予监督。\n" + COUNTS, True),
    (PREFACE.replace("年度报告", "2023年政府信息公开工作年度报告") + OVERVIEW + COUNTS, True),
    # stated, before or after the first heading
    (TITLE + PREFACE + STATES + OVERVIEW + COUNTS, False),
    (TITLE + OVERVIEW + STATES + COUNTS, False),
    # nothing of the beginning, or not past the place where the period belongs
    (TITLE, False),
    (TITLE + PREFACE, False),
    (TITLE + OVERVIEW, False),
    (TITLE + "（一）公开的内容\n" + COUNTS + "（二）公开的形式\n", False),
    (TITLE + OVERVIEW + "根据《中华人民共和国政府信息公开条例》规定，现将", False),
    # it begins in the middle, has no title, or says that it is an excerpt
    (TITLE + "三、收到和处理政府信息公开申请情况\n收到申请3件，均已答复。\n", False),
    (TITLE + "主动公开政府信息情况\n" + COUNTS + "收到和处理政府信息公开申请情况\n收到申请3件。\n", False),
    (OVERVIEW + "2023年，" + COUNTS, False),
    (TITLE.replace("报告", "报告（节选）") + PREFACE + OVERVIEW + COUNTS, False),
]


@pytest.mark.parametrize(("text", "missed"), OPENINGS)
def test_period_not_stated_where_the_text_breaks_off(text: str, missed: bool) -> None:
    findings = found(check_one(text.encode(), "report.txt", Options(year=2023)), "PER002")
    assert [(one.severity, one.certainty, one.variant) for one in findings] == (
        [("info", "likely", "opening")] if missed else []
    )
    told = check_one(text.encode(), "report.txt", Options(excerpt=True, year=2023))
    assert not found(told, "PER002")


@pytest.mark.parametrize(
    ("intro", "severity"),
    [
        ("现公布本县2022年政府信息公开工作年度报告。统计期限自2023年1月1日起至2023年12月31日止。", "error"),
        ("现将2022年政府信息公开工作情况报告如下。", "warning"),
        ("现公布本县2023年政府信息公开工作年度报告。", ""),
        ("在网站上公开了本县2022年政府信息公开工作年度报告、2022年网站工作年度报表。", ""),
        ("根据关于做好2022年政府信息公开工作年度报告编制工作的通知，现公布本年度报告。", ""),
        ("根据《关于编制2022年政府信息公开工作年度报告的通知》，现公布本年度报告。", ""),
    ],
)
def test_year_in_the_introduction(intro: str, severity: str) -> None:
    findings = found(check(report(intro=intro, excerpt=True)), "PER005")
    assert [one.severity for one in findings] == ([severity] if severity else [])


# published, level, year, severity ("" silent)
DAYS = [
    ("2024-01-31", "department", "", ""),
    ("2024-02-01", "department", "PER007", "error"),
    ("2024-03-31", "county", "", ""),
    ("2024-04-01", "county", "PER007", "error"),
    ("2024-02-20", "township", "", ""),
    ("2024-05-01", "township", "PER007", "info"),
    ("2024-02-20", "", "", ""),
    ("2023-01-17", "department", "PER008", "error"),
    ("2023-12-31", "county", "PER008", "error"),
    ("2024年2月3日", "department", "PER007", "error"),
]


@pytest.mark.parametrize(("published", "level", "rule", "severity"), DAYS)
def test_day_of_publication(published: str, level: str, rule: str, severity: str) -> None:
    organ = {"department": "某县教育局", "township": "某镇人民政府", "county": "某县人民政府"}.get(
        level, "某单元"
    )
    result = check(report(organ=organ, level=level, published=published, excerpt=True))
    spoken = [(one.rule, one.severity) for one in result.findings if one.rule in ("PER007", "PER008")]
    assert spoken == ([(rule, severity)] if rule else [])


@pytest.mark.parametrize(
    ("line", "rule", "variant", "severity"),
    [
        ("发布时间：2016-04-08", "PER007", "", "warning"),
        ("发布时间：2020-08-24", "PER007", "moved", "info"),
        ("2015-12-30    浏览：", "PER008", "", "warning"),
        ("2016-01-08    浏览：", "", "", ""),
    ],
)
def test_the_date_of_a_page(line: str, rule: str, variant: str, severity: str) -> None:
    page = f"某局2015年政府信息公开工作年度报告\n{line}\n一、概述\n公开46条。\n二、主动公开情况\n公开。\n"
    result = check_one(page.encode(), "report.txt", Options())
    told = [
        (one.rule, one.variant, one.severity) for one in result.findings if one.rule in ("PER007", "PER008")
    ]
    assert told == ([(rule, variant, severity)] if rule else [])


def test_every_organ_had_until_the_end_of_march_before_2019() -> None:
    for published, late in (("2018-03-31", False), ("2018-04-01", True)):
        text = report(year=2017, organ="某镇人民政府", level="township", published=published, excerpt=True)
        assert bool(found(check(text), "PER007")) is late


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("2023年截至6月底，微信公众号共编发信息192篇。", "warning"),
        ("截止10月31日，共受理申请12件。", "warning"),
        ("上半年共公开信息20条。", "info"),
        ("上半年公开信息20条，下半年公开信息30条。", ""),
        ("截至6月底，完成规范性文件清理工作。", ""),
        ("截至12月底，共公开信息192条。", ""),
        ("截至2022年6月底，共公开信息192条。", ""),
    ],
)
def test_part_of_the_year(sentence: str, severity: str) -> None:
    findings = found(check(report(excerpt=True, sections=[("一、总体情况", sentence)])), "PER009")
    assert [one.severity for one in findings] == ([severity] if severity else [])


UNREAL = [
    ("published", "hello", "hello", "warning", "unreadable"),
    ("published", "昨天", "昨天", "warning", "unreadable"),
    ("published", "2024-13-45", "2024-13-45", "error", ""),
    ("published", "2023-02-30", "2023-02-30", "error", ""),
    ("published", "2024年3月", "2024年3月", "info", "no-day"),
    ("period", "{from: 2023-01-01, to: 2023-13-45}", "2023-13-45", "error", ""),
    ("period", "{from: 2023-02-30, to: 2023-12-31}", "2023-02-30", "error", ""),
    ("period", "{from: hello, to: 2023-12-31}", "hello", "warning", "unreadable"),
    ("period", "2023年1月1日至2023年12月32日", "2023年12月32日", "error", ""),
    ("period", "全年", "全年", "warning", "unreadable"),
    ("published", "2024-02-29", "", "", ""),
    ("published", "2024年3月29日", "", "", ""),
    ("period", "{from: 2023-01-01, to: 2023-12-31}", "", "", ""),
    ("period", "2023年1月至12月", "", "", ""),
]


@pytest.mark.parametrize(("key", "value", "words", "severity", "variant"), UNREAL)
def test_declared_dates_that_are_none(key: str, value: str, words: str, severity: str, variant: str) -> None:
    text = report(excerpt=True) + f"{key}: {value}\n"
    result = check(text)
    spoken = [one for one in result.findings if one.rule.startswith("PER")]
    if not words:
        assert not spoken
        return
    (finding,) = spoken
    assert (finding.rule, finding.severity, finding.variant) == ("PER010", severity, variant)
    assert quoted(result, finding) == words


PRINTED = [
    ("2023年1月1日至2023年12月32日", "2024年1月20日", ["PER010 2023年12月32日"]),
    ("2023年1月1日至12月32日", "2024年1月20日", ["PER010 12月32日"]),
    ("2023年1月0日至12月31日", "2024年1月20日", ["PER010 2023年1月0日"]),
    ("2023年1月1日至12月31日", "2024年2月30日", ["PER010 2024年2月30日"]),
    ("2023年1月1日至12月31日", "2024年1月20日", []),
    # told as a period that ends too early
    ("2023年1月1日至2023年2月31日", "2024年1月20日", ["PER001 2023年1月1日至2023年2月31日"]),
]


@pytest.mark.parametrize(("period", "signed", "told"), PRINTED)
def test_printed_dates_that_are_none(period: str, signed: str, told: list[str]) -> None:
    text = (
        f"某局2023年政府信息公开工作年度报告\n报告数据的统计期限为{period}。\n一、总体情况\n公开46条。\n"
        f"六、其他需要报告的事项\n无。\n某局\n{signed}\n"
    )
    result = check(text, "report.txt")
    spoken = [one for one in result.findings if one.rule in ("PER001", "PER003", "PER004", "PER010")]
    assert [f"{one.rule} {quoted(result, one)}" for one in spoken] == told
    assert all(one.severity == "warning" for one in spoken if one.rule == "PER010")


def test_a_wrong_declared_year_is_one_finding() -> None:
    text = report(
        year=2023,
        title="某县2022年政府信息公开工作年度报告",
        period="2022年1月1日至2022年12月31日",
        published="2023-03-20",
        intro="现公布某县2022年政府信息公开工作年度报告。",
        sections=[("一、总体情况", "2022年我县收到依申请公开事项3件，均已答复。")],
        excerpt=True,
    )
    result = check(text)
    (finding,) = [one for one in result.findings if one.rule.startswith("PER")]
    assert (finding.rule, finding.variant, quoted(result, finding)) == ("PER005", "alone", "2023")
    assert {one.label for one in finding.related} >= {"2022年1月1日至2022年12月31日", "2023-03-20"}


def test_a_wrong_title_leaves_the_other_faults() -> None:
    text = report(year=2023, title="某县2022年政府信息公开工作年度报告", period="2021年1月1日至12月31日")
    assert {one.rule for one in check(text).findings if one.rule.startswith("PER")} == {"PER005", "PER001"}


def test_a_title_that_alone_names_another_year_is_told_of_once() -> None:
    lines = [
        "某县人民政府2022年政府信息公开工作年度报告",
        "本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。",
        "一、总体情况",
        "2023年，我县认真落实条例。",
        "2023年度主动公开政府信息46条。",
        "五、存在的主要问题及改进情况",
        "解读不够，2024年将加强培训。",
        "六、其他需要报告的事项",
        "2023年未收取信息处理费。",
        "某县人民政府",
        "2024年1月20日",
    ]
    result = check_one("\n".join(lines).encode(), "a.txt", Options())
    (finding,) = [one for one in result.findings if one.rule.startswith("PER")]
    assert (finding.rule, finding.severity, finding.variant) == ("PER005", "error", "title")
    assert quoted(result, finding) == "2022"
    # One sentence on another year does not outweigh the title: the period is what is wrong.
    few = [line.replace("2023年，", "2022年，").replace("2023年未", "2022年未") for line in lines]
    result = check_one("\n".join(few).encode(), "a.txt", Options())
    assert "PER001" in {one.rule for one in result.findings}
    assert "PER005" not in {one.rule for one in result.findings}
