"""Title, year, organ, dates, headings and paragraphs of documents in the shapes that pages have."""

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


STYLES = {
    "chinese": list(SECTIONS.values()),
    "space": [heading.replace("、", " ", 1) for heading in SECTIONS.values()],
    "stop": [heading.replace("、", "．", 1) for heading in SECTIONS.values()],
    "part": [f"第{heading[0]}部分  {heading[2:]}" for heading in SECTIONS.values()],
    "paren": [f"（{heading[0]}）{heading[2:]}" for heading in SECTIONS.values()],
    "arabic": [f"{number}.{heading[2:]}" for number, heading in enumerate(SECTIONS.values(), 1)],
    "bare": [heading[2:] for heading in SECTIONS.values()],
    "damaged": [f"????{heading}" for heading in SECTIONS.values()],
    "traditional": ["一、總體情況", "二、主動公開政府信息情況", "三、收到和處理政府信息公開申請情況",
                    "四、政府信息公開行政復議、行政訴訟情況", "五、存在的主要問題及改進情況",
                    "六、其他需要報告的事項"],
    "pinyin": ["一、總體情況", "二、主動(dòng)公開政府信息情況", "三、收到和處理(lǐ)政府信息公開申請情況",
               "四、政府信息公開行政復(fù)議、行政訴訟情況", "五、存在的主要問題(tí)及改進(jìn)情況",
               "六、其他需要報(bào)告的事項"],
    "variants": ["一、概述", "二、政府信息主动公开情况", "三、依申请公开情况", "四、行政复议、行政诉讼情况",
                 "五、存在的主要问题及整改措施", "六、其它需要报告的事项"],
}  # fmt: skip


@pytest.mark.parametrize("style", STYLES)
def test_headings_in_every_style(style: str) -> None:
    text = TITLE + "\n" + "\n".join(f"{heading}\n这里写明有关内容，共1条。" for heading in STYLES[style])
    report = read_text(text)
    assert [section.id for section in report.sections] == list(SECTIONS)
    assert all(len(section.paragraphs) == 1 for section in report.sections)
    assert report.whole


@pytest.mark.parametrize("join", [" ", "　", "。", "：", ""])
def test_headings_that_share_the_line_with_their_text(join: str) -> None:
    text = (
        TITLE + "\n" + "\n".join(f"{heading}{join}2023年，我县公开信息1条。" for heading in SECTIONS.values())
    )
    report = read_text(text)
    assert [section.title.value for section in report.sections] == list(SECTIONS.values())
    assert [section.paragraphs[0].text.value for section in report.sections] == [
        "2023年，我县公开信息1条。"
    ] * 6


def test_a_page_in_one_line() -> None:
    body = " ".join(
        f"{heading} 2023年，我县深入贯彻落实条例规定，认真做好各项工作，公开信息1条。"
        for heading in SECTIONS.values()
    )
    report = read_text(f"{TITLE}\n{TITLE} 统计期限为2023年1月1日至2023年12月31日。 {body}")
    assert [section.id for section in report.sections] == list(SECTIONS)
    assert report.period is not None
    for section in report.sections:
        assert section.paragraphs[0].text.span().line == 2


@pytest.mark.parametrize("leader", ["", "………3", "....... 3"])
@pytest.mark.parametrize(
    "intro", ["", "本报告依据《条例》编制，所列数据的统计期限为2023年1月1日至12月31日，欢迎查阅。"]
)
def test_contents_before_the_introduction(leader: str, intro: str) -> None:
    contents = [f"{heading}{leader}" for heading in SECTIONS.values()]
    parts = [line for heading in SECTIONS.values() for line in (heading, "这里写明有关内容，共1条。")]
    report = read_text("\n".join([TITLE, "目录", *contents, *filter(None, [intro]), *parts]))
    assert [section.id for section in report.sections] == list(SECTIONS)
    assert [one.text.value for one in report.intro] == ([intro] if intro else [])


def test_lists_and_tables_of_contents_are_no_parts() -> None:
    lines = [
        TITLE,
        "目 录",
        *(f"{heading}..........{page}" for page, heading in enumerate(SECTIONS.values(), 1)),
        "- 1 -",
    ]
    for heading in SECTIONS.values():
        lines += [heading, "一、加强领导。成立了小组。", "二、加强培训。举办了2次。"]
    report = read_text("\n".join(lines))
    assert [section.id for section in report.sections] == list(SECTIONS)
    assert all(len(section.paragraphs) == 4 for section in report.sections)


def test_what_stands_around_the_report_is_left_out() -> None:
    lines = ["网站无障碍", "当前位置：首页 > 政务公开", TITLE, "【字体：大 中 小】 打印", "分享到：", "目录"]
    lines += [one for heading in SECTIONS.values() for one in (heading, "有关内容在此。", "- 3 -", TITLE)]
    lines += [
        "附件：某县年报.pdf",
        "某县年报.docx",
        "相關詞條",
        "其他縣的報告",
        "主办单位：某县人民政府",
        "ICP备12345号",
    ]
    report = read_text("\n".join(lines))
    assert not report.intro
    assert [paragraph.text.value for section in report.sections for paragraph in section.paragraphs] == [
        "有关内容在此。"
    ] * 6


SENTENCES = [
    ("公开形式以政府网站为主，全年公开120条。", True),
    ("公开范围不断扩大。", True),
    ("访问量达到2.3万人次，比上年增加一成。", True),
    ("浏览量：2300次，下载量：12次", False),
    ("公开方式：主动公开，长期有效。", False),
    ("公开方式 | 主动公开", False),
    ("当前位置首页政务公开年报", False),
    ("单位负责人：某某 审核人：某某 填报日期：2024年1月8日", False),
]


@pytest.mark.parametrize(("line", "kept"), SENTENCES)
def test_a_sentence_that_begins_like_metadata(line: str, kept: bool) -> None:
    report = read_text(f"{TITLE}\n一、总体情况\n{line}\n公开了信息1条。\n")
    assert (line in [one.text.value for one in report.sections[0].paragraphs]) is kept


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("相关信息更新不够及时。", True),
        ("主办单位的责任不够明确，有待加强。", True),
        ("相关信息", False),
        ("相关链接：某县人民政府，某县水务局", False),
        ("主办单位：某县人民政府", False),
    ],
)
def test_a_sentence_that_begins_like_the_end_of_a_page(line: str, kept: bool) -> None:
    parts = [one for heading in SECTIONS.values() for one in (heading, "有关内容在此。")]
    report = read_text("\n".join([TITLE, *parts, line, "将加强培训。"]))
    told = [one.text.value for one in report.sections[-1].paragraphs]
    assert told == (["有关内容在此。", line, "将加强培训。"] if kept else ["有关内容在此。"])


# short lines before the first part, and whether they are the report's
BEFORE_THE_PARTS = [
    ("（一）公开的内容", True),
    ("(九)其他情况", True),
    ("1.公开的渠道", True),
    ("其他需报告事项等六个部分", True),
    ("一、概述", False),
    ("走进某县", False),
    ("某县人民政府政府信息公开工作年度报告", False),
]


@pytest.mark.parametrize(("line", "kept"), BEFORE_THE_PARTS)
def test_short_lines_before_the_first_part(line: str, kept: bool) -> None:
    introduction = "2023年，某县公开政府信息46条，现将有关情况报告如下。"
    report = read_text(f"{TITLE}\n{introduction}\n{line}\n一、总体情况\n公开了信息1条。\n")
    lines = [paragraph.text.value for paragraph in report.intro]
    assert lines == [introduction, line] if kept else lines == [introduction]


@pytest.mark.parametrize(
    ("line", "following", "kept"),
    [
        ("数据统计时间", "统计期限为2023年1月1日至2023年12月31日。", True),
        ("走进某县", "统计期限为2023年1月1日至2023年12月31日。", False),
        ("统计信息", "2023年，某县公开政府信息46条。", False),
    ],
)
def test_a_heading_over_the_period(line: str, following: str, kept: bool) -> None:
    report = read_text(f"{TITLE}\n{line}\n{following}\n一、总体情况\n公开了信息1条。\n")
    assert [one.text.value for one in report.intro] == ([line] if kept else []) + [following]


def test_a_title_without_a_year() -> None:
    period = "本报告所列数据的统计期限自2020年1月1日起至2020年12月31日。"
    report = read_text(f"某市统计局\n政府信息公开工作年度报告\n我局认真做好工作。\n一、总体情况\n{period}\n")
    assert report.title is not None
    assert report.title.value == "某市统计局政府信息公开工作年度报告"
    assert report.organ.name == "某市统计局"
    assert report.year == 2020


BEFORE_2019 = [
    ("政府信息公开总体工作情况", "overview"),
    ("政府信息公开工作总体情况", "overview"),
    ("综述", "overview"),
    ("工作开展情况", "overview"),
    ("2016年政府信息公开工作情况", "proactive"),
    ("政府信息公开情况", "proactive"),
    ("人员和收支情况", "fees"),
    ("今后努力方向", "plans"),
    ("2017年工作思路", "plans"),
]


@pytest.mark.parametrize(("heading", "id_"), BEFORE_2019)
def test_headings_of_free_reports(heading: str, id_: str) -> None:
    report = read_text(f"某局2016年政府信息公开工作年度报告\n一、{heading}\n公开了信息1条。\n")
    assert [section.id for section in report.sections] == [id_]


def test_parts_numbered_as_the_lists_inside_them() -> None:
    lines = [TITLE]
    for number, heading in enumerate(SECTIONS.values(), 1):
        lines += [
            f"{number}、 {heading[2:]}",
            "1、 主动公开。公开了信息。",
            "2、 依申请公开。没有申请。",
            "3、 监督保障。",
        ]
    report = read_text("\n".join(lines))
    assert [section.id for section in report.sections] == list(SECTIONS)


WHOLE = [
    (["sec1", "sec2", "sec3", "sec4", "sec5", "sec6"], [], True),
    (["sec1", "sec2"], [], False),
    (["sec1", "sec2"], ["某县人民政府", "2024年1月20日"], True),
    (["sec1", "sec2"], ["某县人民政府", "2024年1月"], True),
    (["sec1", "sec2"], ["某县人民政府", "2024年1月  日"], True),
    (["sec1", "sec2"], ["二〇二四年一月"], True),
    (["sec1", "sec2"], ["某县人民政府2024年1月制发规章1件"], False),
    (["sec1", "sec2"], ["附件：统计表.xls"], True),
    (["sec2", "sec3", "sec5"], [], False),
    ([], [], False),
]


@pytest.mark.parametrize(("parts", "tail", "whole"), WHOLE)
def test_whether_a_whole_report_is_at_hand(parts: list[str], tail: list[str], whole: bool) -> None:
    lines = [TITLE, *(one for id_ in parts for one in (SECTIONS[id_], "有关内容在此。")), *tail]
    report = read_text("\n".join(lines))
    assert report.whole is whole
    assert ("STR059" in [problem.rule for problem in report.problems]) is not whole


def test_a_piece_of_a_page_that_numbers_its_own_parts_is_no_whole_report() -> None:
    lines = [
        "一、收到申请情况",
        "2023年，全区共收到政府信息公开申请39件。",
        "二、申请答复情况",
        "2023年，全区共答复申请38件。",
        "分享:",
    ]
    assert not read_text("\n".join(lines)).whole


def test_what_a_page_template_left_makes_no_json() -> None:
    report = read_text(f"{{{{ title }}}}\n{{{{ errorMessage }}}}\n\n{TITLE}\n{SECTIONS['sec1']}\n公开46条。")
    assert report.format == "txt"
    assert report.year == 2023


@pytest.mark.parametrize(
    "text",
    [
        "{}本报告由概述、主动公开情况和存在的问题组成。一、概述\n全年有序开展。\n二、主动公开情况\n公开12条。\n",
        "{}统计期限自 一、概述\n全年有序开展。\n二、主动公开情况\n公开12条。\n",
        "{}统计期限为2015年1月1日至12月31日。 一、概 述 2015年，我局落实。\n二、主动公开情况\n公开12条。\n",
    ],
)
def test_a_first_heading_that_lost_its_line(text: str) -> None:
    report = read_text(text.format("某局2015年政府信息公开工作年度报告\n"))
    assert [section.id for section in report.sections] == ["overview", "proactive"]


def test_a_list_numbered_as_the_parts_are() -> None:
    report = read_text(
        "某局2015年政府信息公开工作年度报告\n一、概述\n有序开展。\n二、主动公开政府信息情况\n一、基本情况\n公开12条。\n"
        "二、公开范围：\n公开了预算。\n三、依申请公开政府信息情况\n未收到申请。\n四、收费及减免情况\n未收费。\n"
    )
    assert [section.id for section in report.sections] == [
        "overview",
        "proactive",
        "requests_and_refusals",
        "fees",
    ]


def test_a_heading_at_the_end_of_the_line_before_it() -> None:
    report = read_text(
        "某局2011年政府信息公开工作年度报告\n一、概述\n有序开展。\n二、复议和诉讼情况\n"
        "暂无申请行政复议、提起行政诉讼。 三、收费和减免情况\n2011年度未收费。\n四、存在的问题\n人手不足。\n"
    )
    assert [section.id for section in report.sections] == [
        "overview",
        "reconsideration_litigation",
        "fees",
        "problems",
    ]


MISPRINTED = [
    # the third heading with the number's sign wrong, and whether it is a part's
    ("三是收到和处理政府信息公开申请情况", True),
    ("三收到和处理政府信息公开申请情况", True),
    ("（三）收到和处理政府信息公开申请情况", True),
    ("三是收到和处理政府信息公开申请情况良好。", False),
    ("（二）收到和处理政府信息公开申请情况", False),
]


@pytest.mark.parametrize(("heading", "taken"), MISPRINTED)
def test_a_heading_whose_number_has_the_wrong_sign(heading: str, taken: bool) -> None:
    headings = list(SECTIONS.values())
    headings[2] = heading
    report = read_text(TITLE + "\n" + "\n".join(f"{one}\n这里写明有关内容，共1条。" for one in headings))
    assert [section.id for section in report.sections] == [
        id_ for number, id_ in enumerate(SECTIONS) if taken or number != 2
    ]


def test_a_subheading_with_the_title_of_a_part_stays_one() -> None:
    lines = [f"{one}\n这里写明有关内容，共1条。" for one in SECTIONS.values()]
    lines.insert(1, "（二）主动公开政府信息情况\n公开46条。\n（三）收到和处理政府信息公开申请情况\n收到1件。")
    report = read_text(TITLE + "\n" + "\n".join(lines))
    assert [section.id for section in report.sections] == list(SECTIONS)
    assert "（三）" in report.sections[0].paragraphs[3].text.value


def test_the_second_of_a_part_s_points_is_no_part() -> None:
    lines = [f"{one}\n这里写明有关内容，共1条。" for one in SECTIONS.values()]
    points = "（一）总体概述\n公开46条。\n（二）主动公开政府信息情况\n公开46条。"
    report = read_text("\n".join([TITLE, lines[0], points]))
    assert [section.id for section in report.sections] == [next(iter(SECTIONS))]
