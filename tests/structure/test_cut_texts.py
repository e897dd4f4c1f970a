"""Texts that are cut off: nothing is concluded from an end that is open, and real gaps are still found."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.engine import Options, check_one
from govlint.report.finding import Finding
from govlint.report.model import CLOSED, OPEN, SENTENCE
from tests.reading.build import SECTIONS, read_text, spec_of
from tests.structure.build import found

TITLE = "南坪县人民政府2023年政府信息公开工作年度报告"
INTRO = (
    "根据《中华人民共和国政府信息公开条例》有关规定，编制本报告。本报告由总体情况、主动公开政府信息情况、"
    "收到和处理政府信息公开申请情况、政府信息公开行政复议行政诉讼情况、存在的主要问题及改进情况、其他需要"
    "报告的事项等六部分组成。本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。"
)
ONE = (
    "（一）主动公开。全年主动公开政府信息120条，其中政府网站80条，政务新媒体40条，同比增长20%，网站仍是主要渠道。\n"
    "（二）依申请公开。全年收到申请3件，全部由自然人提出，均已依法答复。\n"
    "（三）政府信息管理。完善发布审核制度，动态更新公开指南和目录。\n"
    "（四）平台建设。做好政府网站专栏维护，开展检查4次。\n"
    "（五）监督保障。组织培训2次，开展考核和社会评议，未发生责任追究情形。"
)
FIVE = (
    "（一）存在的主要问题\n一是政策解读的形式较为单一。二是部分单位更新不够及时。\n"
    "（二）改进情况\n一是丰富解读形式，多用图表。二是加强日常检查，及时更新。"
)
SIX = "2023年，我县未收取政府信息公开信息处理费，没有其他需要报告的事项。"
SIGNED = "南坪县人民政府\n2024年1月25日\n"


def figures(table: str) -> list[list[str]]:
    """Rows of the form with figures that agree: three requests, all answered."""
    spec = spec_of(table)
    person, total = 0, len(spec.columns) - 1
    rows = []
    for row in spec.rows:
        values = ["0"] * len(spec.columns)
        if table == "table3" and row.id in ("new_received", "granted", "results_total"):
            values[person] = values[total] = "3"
        if row.kind != "header":
            rows.append([row.label, *values])
    return rows


def pipes(table: str) -> str:
    spec = spec_of(table)
    head = [" | ".join(["类别", *(column.label for column in spec.columns)])]
    return "\n".join([*head, *(" | ".join(row) for row in figures(table))])


def cell_by_cell(table: str) -> str:
    spec = spec_of(table)
    head = ["类别", *(column.label for column in spec.columns)]
    return "\n".join([*head, *(cell for row in figures(table) for cell in row)])


def national(table: str = "pipes", parts: str = "123456", end: str = SIGNED, **texts: str) -> str:
    """A report on the national form as a text; ``texts`` replace those of parts (``five=...``)."""
    draw = pipes if table == "pipes" else cell_by_cell
    two = "\n".join(
        f"{spec_of(id_).title}\n{draw(id_)}"
        for id_ in ("table2_item1", "table2_item5", "table2_item6", "table2_item8")
    )
    bodies = [
        texts.get("one", ONE),
        two,
        draw("table3"),
        draw("table4"),
        texts.get("five", FIVE),
        texts.get("six", SIX),
    ]
    lines = [TITLE, texts.get("intro", INTRO)]
    for number, (heading, body) in enumerate(zip(SECTIONS.values(), bodies, strict=True), 1):
        if str(number) in parts:
            lines += [heading, body] if body else [heading]
    return "\n".join(lines) + ("\n" + end if end else "")


FREE = """\
北山市统计局2014年政府信息公开工作年度报告
本报告由概述、主动公开政府信息情况、依申请公开政府信息情况、收费及减免情况、行政复议和行政诉讼情况、\
存在的主要问题和改进措施六部分组成，所列数据的统计期限为2014年1月1日至2014年12月31日。
一、概述
2014年，我局认真贯彻《条例》，制度逐步健全，平台运行正常。
二、主动公开政府信息情况
全年主动公开政府信息60条，其中统计数据类45条，工作动态类15条。
三、依申请公开政府信息情况
全年收到申请4件，予以公开3件，不予公开1件。
四、收费及减免情况
全年未收取任何费用，没有减免情形。
五、行政复议和行政诉讼情况
全年未发生因政府信息公开申请行政复议、提起行政诉讼的情况。
六、存在的主要问题和改进措施
存在的主要问题是统计数据解读较少。今后将增加解读稿件，方便群众使用。
北山市统计局
2015年2月10日
"""
UNSIGNED = FREE[: FREE.index("北山市统计局\n2015")]


def judged(text: str, name: str = "report.txt") -> list[Finding]:
    """What is found besides the news that the text breaks off, and that its title or more is cut."""
    findings = check_one(text.encode(), name, Options()).findings
    return [one for one in findings if one.rule not in ("STR059", "SRC014", "SRC019", "SRC025")]


WHOLE = [national(), national("cells"), FREE]


@pytest.mark.parametrize("text", WHOLE, ids=["pipes", "cells", "free"])
def test_the_whole_text_is_clean(text: str) -> None:
    assert [one.rule for one in judged(text)] == []


#: sentences behind which a report may well end: the part on problems has named both
_LAST = ("二是加强日常检查，及时更新。",)


def missed(text: str) -> list[str]:
    """The rules that may speak where a text is cut: none but where it may be whole."""
    return ["STR001"] if text.rstrip().endswith(_LAST) else []


def errors(findings: list[Finding]) -> list[str]:
    return [one.rule for one in findings if one.severity == "error"]


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.sampled_from(WHOLE), st.floats(0.02, 1), st.sampled_from(["", "\n"]))
def test_a_cut_anywhere_makes_no_error(text: str, share: float, ending: str) -> None:
    cut = text[: int(len(text) * share)] + ending
    findings = judged(cut)
    assert errors(findings) == missed(cut), cut[-40:]
    assert len(findings) <= 1, (cut[-40:], [(one.rule, one.params) for one in findings])


@pytest.mark.parametrize("text", WHOLE, ids=["pipes", "cells", "free"])
def test_a_cut_in_the_last_parts_makes_no_error(text: str) -> None:
    begin = text.index("存在的主要问题", len(text) * 3 // 4)
    for at in range(begin, len(text), 5):
        findings = judged(text[:at])
        assert errors(findings) == missed(text[:at]), text[at - 40 : at]
        assert len(findings) <= 1, (text[at - 40 : at], [one.rule for one in findings])


def test_a_figure_that_may_have_lost_digits_makes_no_error() -> None:
    rows = [TITLE, SECTIONS["sec3"], pipes("table3").partition("\n三")[0]]
    rows[-1] = "\n".join(rows[-1].split("\n")[:2]).removesuffix("3") + "13"
    text = "\n".join(rows)
    assert errors(judged(text)) == []
    assert errors(judged(text + "\n")) == ["SUM001"]


def test_a_page_that_is_cut_in_its_markup_makes_no_error() -> None:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in figures("table3"))
    page = f"<html><body><h1>{TITLE}</h1><h2>{SECTIONS['sec3']}</h2><table>{rows}</table>"
    for at in range(len(page) // 2, len(page) // 2 + 160):
        assert errors(judged(page[:at], "report.html")) == [], page[at - 40 : at]


@pytest.mark.parametrize(
    ("parts", "end", "missing"),
    [
        ("12345", "", "六"),
        ("12345", SIGNED, "六"),
        ("12345", "2024年1月25日\n", "六"),
        ("12345", "附件：统计表.xls\n", "六"),
        ("12456", "", "三"),
        ("12456", SIGNED, "三"),
        ("1256", "", "三"),
    ],
)
@pytest.mark.parametrize("table", ["pipes", "cells"])
def test_what_a_whole_text_lacks_is_missing(table: str, parts: str, end: str, missing: str) -> None:
    one = next(iter(found(check_one(national(table, parts, end).encode(), "r.txt", Options()), "STR001")))
    assert one.severity == "error"
    assert str(one.params["missing"]).startswith(missing)


@pytest.mark.parametrize("year", [2019, 2020, 2021, 2024])
def test_a_missing_part_is_an_error_once_the_form_binds(year: int) -> None:
    text = national(parts="12345").replace("2023年", f"{year}年").replace("2024年1月", f"{year + 1}年1月")
    one = next(iter(found(check_one(text.encode(), "report.txt", Options()), "STR001")))
    assert one.severity == ("warning" if year == 2019 else "error")


def test_without_full_stops_the_last_part_still_shows_the_end() -> None:
    text = national(parts="12456", six="无", end="")
    assert [one.severity for one in judged(text) if one.rule == "STR001"] == ["error"]


ENDS = [
    (national(), CLOSED, True),
    (national(end=""), SENTENCE, True),
    (national(end="", six="本年度没有其他需要报告的事项"), SENTENCE, True),
    (national(end="", six="暂无"), SENTENCE, True),
    (national(end="", six="2023年，我县未收取政府信息公"), OPEN, True),
    (national(end="", six=""), OPEN, True),
    (national(end="", six="2023年我县人民政府"), OPEN, True),
    (national(parts="12345", end=""), SENTENCE, True),
    (national(parts="12345", end="", five="政策解读的形式较为单一。"), SENTENCE, False),
    (national(parts="12345", end="", five=FIVE.removesuffix("。")), OPEN, False),
    (national(parts="12345", end="", five=FIVE + "三是"), OPEN, False),
    (national(parts="12345", end="", five=FIVE + "三是做到："), OPEN, False),
    (national(parts="12345", end="", five=FIVE + "”"), SENTENCE, True),
    # a list of one item
    (
        national(parts="12345", end="", five=FIVE + "\n（三）其他问题及改进\n1.更新不够及时，已改进。"),
        OPEN,
        False,
    ),
    (national(parts="12345", end="", five="问题是更新不够及时。改进：一是加强培训。"), OPEN, False),
    (
        national(parts="12345", end="", five="问题是更新不够及时。改进：一是加强培训。二是完善制度。"),
        SENTENCE,
        True,
    ),
    (
        national(parts="12345", end="", five="（一）问题。更新不够及时。（二）改进。加强培训。"),
        SENTENCE,
        True,
    ),
    (national(end="", six="（一）全年公开建议提案答复4件。"), SENTENCE, True),
    (national(parts="12345", end="", five=""), OPEN, False),
    (national(parts="1234", end=""), OPEN, False),
    (national(parts="123", end=SIGNED), CLOSED, True),
    (national(parts="12345", end="南坪县人民政府\n", five=FIVE.removesuffix("。")), CLOSED, True),
    (national(parts="1", end="", one="（一）主动公开。\n2023年我局"), OPEN, False),
    (FREE, CLOSED, True),
    (UNSIGNED, SENTENCE, True),
    (FREE[: FREE.index("，方便群众")], OPEN, False),
    # the last heading itself breaks off
    (UNSIGNED.replace("存在的主要问题和改进措施\n", "存在的主要问题和改\n"), OPEN, False),
    (UNSIGNED.replace("存在的主要问题和改进措施\n", "存在的主要问题和\n"), OPEN, False),
    (UNSIGNED.replace("存在的主要问题和改进措施\n", "存在的主要问题\n"), SENTENCE, True),
]


@pytest.mark.parametrize(("text", "tail", "whole"), ENDS)
def test_how_a_text_ends(text: str, tail: str, whole: bool) -> None:
    report = read_text(text)
    assert (report.tail, report.whole) == (tail, whole)
    assert ("STR059" in [problem.rule for problem in report.problems]) is not whole


@pytest.mark.parametrize(("end", "tail"), [("</p></body></html>", CLOSED), ("", OPEN)])
def test_a_page_that_was_loaded_to_its_end(end: str, tail: str) -> None:
    page = f"<html><body><h1>{TITLE}</h1><h2>{SECTIONS['sec6']}</h2><p>2023年，我县未收取政府信息{end}"
    assert read_text(page, "report.html").tail == tail


def test_a_first_heading_that_was_forgotten() -> None:
    text = FREE.replace("一、概述\n", "")
    assert [(one.rule, one.variant) for one in judged(text)] == [("STR011", ""), ("STR006", "first")]
    without = text.replace("，所列数据的统计期限为2014年1月1日至2014年12月31日", "")
    assert [one.variant for one in judged(without) if one.rule == "STR006"] == []
    assert not read_text(without).whole


CUT = [
    # dates, lists and headings of which a piece is left
    (2016, "本报告所列数据统计期限为2016年1月1日至2016年1", ["PER001", "PER003", "PER004"]),
    (2016, "本报告所列数据统计期限自2016年1月1日起至2016年", ["PER001", "PER003", "PER004"]),
    (2016, "本报告所列数据的统计期限截至2016年", ["PER003"]),
    (2016, "本报告由六个部分组成：概述、主动公开情况、依申请公开情况、收费", ["STR009"]),
    (2016, "本报告由概述、主动公开情况、收费及减免情况、收费及减免情况", ["STR010"]),
    # parts of which more may have come
    (
        2016,
        "一、主动公开情况\n公开政府信息573条。其中，法规152条；规划37条；人事125条；财政49条，占总",
        ["TXT001"],
    ),
    (2023, "一、总体情况\n工作有序开展。\n二、主动公开政府信息的有关情", ["STR005", "STR004"]),
    (2023, "一、总体情况\n工作有序开展。\n二、政府信", ["STR005", "STR004"]),
    # a list of which the last parts are not here
    (
        2023,
        "一、总体情况\n公开信息272条。其中，机构9条，行政权力153条，法规13条，解读16条，规划5条，数据发",
        ["TXT001"],
    ),
    (2023, "一、总体情况\n公开信息272条，其中机构9条，行政权力153条，其他3条，", ["TXT001"]),
    (2023, "一、总体情况\n根据国办公开办函〔2019〕60号、国办公开办函", ["STR022"]),
]


@pytest.mark.parametrize(("year", "text", "rules"), CUT)
def test_what_is_cut_is_not_judged(year: int, text: str, rules: list[str]) -> None:
    result = check_one(f"某局{year}年政府信息公开工作年度报告\n{text}".encode(), "report.txt", Options())
    assert not [one.rule for one in result.findings if one.rule in rules]


def test_what_stands_before_the_cut_is_judged() -> None:
    text = (
        "某局2016年政府信息公开工作年度报告\n本报告由概述、主动公开情况、收费及减免情况、收费及减免情况、存在的问题"
        "和改进措施等六部分组成，统计期限为2015年1月1日至2015年12月31日。欢迎通过电话联"
    )
    rules = {one.rule for one in check_one(text.encode(), "report.txt", Options()).findings}
    assert {"PER001", "STR009", "STR010"} <= rules


def test_a_list_that_is_cut_is_judged_for_what_is_too_much() -> None:
    list_ = "公开信息38条，其中机构9条，行政权力15条，法规19条，解"
    text = f"某局2023年政府信息公开工作年度报告\n一、总体情况\n{list_}"
    result = check_one(text.encode(), "report.txt", Options())
    assert [one.severity for one in result.findings if one.rule == "TXT001"] == ["error"]


def test_a_last_announced_part_may_stand_behind_the_cut() -> None:
    shorter = FREE.replace("六部分组成", "其他需要说明的事项七部分组成").replace(
        "和改进措施其", "和改进措施、其"
    )
    body = shorter[: shorter.index("北山市统计局\n2015")]
    assert sorted(one.rule for one in judged(shorter)) == ["STR009", "STR011"]
    assert [(one.rule, one.severity) for one in judged(body)] == [("STR009", "info")]
