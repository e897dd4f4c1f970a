"""Headings and paragraphs of documents in the shapes that pages have."""

from __future__ import annotations

import pytest

from tests.reading.build import SECTIONS, TITLE, read_text

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
