"""Title, report year, organ and date of publication of a text."""

from __future__ import annotations

import pytest

from tests.reading.build import SECTIONS, TITLE, read_text

_STATISTICS = "某县统计局2023年政府信息公开工作年度报告"
TITLES = [
    # first lines, title, year, organ, level
    ("深圳市坪山區2017年政府信息公開工作年度報告", "", 2017, "深圳市坪山區", None),
    ("2012年度屯昌县南吕镇政府信息公开工作年度报告", "", 2012, "屯昌县南吕镇", "township"),
    ("2017年度永嘉县桥下镇人民政府信息公开年度报告", "", 2017, "永嘉县桥下镇人民政府", "township"),
    ("关于2022年度政府信息公开情况的报告", "", 2022, "", ""),
    ("某市水务局关于2021年度政府信息公开工作的年度报告", "", 2021, "某市水务局", "department"),
    ("某区人民政府外事办公室政府信息公开工作2022年度报告", "", 2022, "某区人民政府外事办公室", "department"),
    ("2016年政府信息公开工作年度报告(金口河区某乡)", "", 2016, "金口河区某乡", "township"),
    (
        "某县统计局\n政府信息公开工作年度报告\n（2019年度）",
        "某县统计局政府信息公开工作年度报告（2019年度）",
        2019,
        "某县统计局",
        "department",
    ),
    ("某县二〇二三年政府信息公开工作年度报告", "", 2023, "某县", "county"),
    ("某县统计局\n2023年政府信息公开工作年度报告", _STATISTICS, 2023, "某县统计局", "department"),
    ("某县统计局2023年政府信息公开\n工作年度报告", _STATISTICS, 2023, "某县统计局", "department"),
    ("某县统计局\n2023年政府信息\n公开工作年度报告", _STATISTICS, 2023, "某县统计局", "department"),
    ("首页\n当前位置：首页\n打印\n某县2023年信息公开年报", "某县2023年信息公开年报", 2023, "某县", "county"),
    ("昌图县七家子镇2023年政府信息公开 工作告年度报", "", 2023, "昌图县七家子镇", "township"),
    ("某县\n某县统计局2023年政府信息公开工作年度报告", _STATISTICS, 2023, "某县统计局", "department"),
    ("信息\n某县\n某县统计局2023年政府信息公开工作年度报告", _STATISTICS, 2023, "某县统计局", "department"),
    ("首页 政府信息公开\n2023年政府信息公开工作年度报告", "2023年政府信息公开工作年度报告", 2023, "", None),
    ("首页 政府信息公开\n某县统计局\n2023年政府信息公开工作年度报告", _STATISTICS, 2023, "某县统计局", None),
    ("首页 > 公开 > 2022年政府信息公开年报\n\n" + _STATISTICS, _STATISTICS, 2023, "某县统计局", None),
    ("首   页 走进某县 新闻中心 政府信息公开\n" + _STATISTICS, _STATISTICS, 2023, "某县统计局", None),
    ("首页 政府信息公开 " + _STATISTICS, _STATISTICS, 2023, "某县统计局", None),
    ("Page 9 - " + _STATISTICS, _STATISTICS, 2023, "某县统计局", None),
    ("某县扶贫办2015年政府信息公开年度报告", "", 2015, "某县扶贫办", "department"),
    ("某县某镇党政办2015年政府信息公开年度报告", "", 2015, "某县某镇党政办", "township"),
    ("某县档案局（馆）2013年政府信息公开工作年度报告", "", 2013, "某县档案局（馆）", "department"),
    ("某县财政局2011-2012年政府信息公开工作年度报告", "", 2012, "某县财政局", "department"),
    ("水利部2009年政府信息公开工作年度报告", "", 2009, "水利部", "state"),
    ("某市2024年全市政府信息公开年度报告(2025年发布)", "", 2024, "某市", "prefecture"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "title", "year", "organ", "level"), TITLES)
def test_title_year_and_organ(lines: str, title: str, year: int, organ: str, level: str | None) -> None:
    report = read_text(f"{lines}\n一、总体情况\n公开了信息1条。\n")
    assert report.title is not None
    assert report.title.value == (title or lines)
    assert report.year == year
    if "全市" not in lines:
        assert report.organ.name == organ
    if level is not None:
        assert report.organ.level == level
    span = report.year_span
    assert span.line is not None
    line = lines.split("\n")[span.line - 1]
    assert title not in lines or report.title.span().line == lines[: lines.index(title)].count("\n") + 1
    assert line[(span.column or 1) - 1 :].startswith((str(year), "二〇"))


def test_the_year_of_a_report_without_a_title_comes_from_its_period() -> None:
    report = read_text(
        "本年报所列数据的统计期限自2015年1月1日起至2015年12月31日止。\n一、主动公开政府信息情况\n28条。\n"
    )
    assert report.title is None
    assert report.year == 2015


def test_a_title_that_runs_on_into_the_text() -> None:
    title = "某县水务局2016年政府信息公开工作年度报告"
    report = read_text(
        f"{title} 根据《条例》，现公布本局2016年的情况。 一、概述 工作有序。 二、主动公开情况 公开3条。"
    )
    assert report.title is not None
    assert (report.title.value, report.organ.name, report.year) == (title, "某县水务局", 2016)
    assert [one.text.value.startswith(title) for one in report.intro] == [True]


NO_TITLES = [
    "依据《条例》要求，对2024年某区招商局政府信息公开工作情况报告如下：",
    "三、2024年政府信息依申请公开情况",
    "（二）2024年政府信息依申请公开情况",
    "三 政府信息依申请公开情况",
    "2025年，我局将根据政务公开工作具体要求，进一步提高认识",
]


@pytest.mark.parametrize("line", NO_TITLES)
def test_what_is_no_title(line: str) -> None:
    report = read_text(f"{line}\n2024年，我局公开信息1条。2024年，我局收到申请2件。\n")
    assert report.title is None
    assert report.year == 2024


DATES = [
    ("发布时间:2010-01-27 17:00:31。", "2010-01-27"),
    ("来源:原创     发布时间:2023-01-31 13:24    浏览次数:次", "2023-01-31"),
    ("| 索 引 号: | 发布时间: | 2020年01月03日 00:00 | |\n| 来 源: | 发布机构: | ||", "2020年01月03日"),
    ("发布机构 | 市政府办 | 发文日期 | 2018-02-28 |\n文 号 | 有 效 性 |", "2018-02-28"),
    ("文 号 | 成文日期:2016-03-31 | 发布日期:2016-04-08 |\n体 裁 | 生效日期 | 废止日期 |", "2016-04-08"),
    ("成文日期 2024-01-16 发布机构 下各镇", "2024-01-16"),
    ("发布日期:\n\n2017-03-17\n\n公开范围:\n\n面向社会", "2017-03-17"),
    ("信息提供日期 : 2011-03-01 00:00来源 : 某局", "2011-03-01"),
    ("• 发布時間:2018年", None),
    ("2024-03-15 09:21 点击数：33", "2024-03-15"),
    ("2024/3/15点击数：33", "2024/3/15"),
    ("【信息来源：某局】【发布日期：2024-03-15 10:31】【阅读次数：33】", "2024-03-15"),
    ("时间：2024-03-15 来源：某局", "2024-03-15"),
    ("浏览次数：2018", None),
]


@pytest.mark.parametrize(("line", "date"), DATES)
def test_date_of_publication(line: str, date: str | None) -> None:
    report = read_text(f"{TITLE}\n{line}\n一、总体情况\n公开了信息1条。\n")
    assert (report.published.value if report.published else None) == date
    assert not report.intro


def test_the_date_under_the_text() -> None:
    text = "\n".join(
        [TITLE, *(f"{heading}\n内容。" for heading in SECTIONS.values()), "某县人民政府", "2024年1月20日"]
    )
    report = read_text(text)
    assert report.published is not None
    assert report.published.value == "2024年1月20日"
    assert [paragraph.text.value for paragraph in report.sections[-1].paragraphs] == ["内容。"]
