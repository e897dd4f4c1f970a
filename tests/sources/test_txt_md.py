"""Plain text and Markdown become blocks; joined lines keep the place of every character."""

from __future__ import annotations

import pytest

from govlint.report.document import Grid, Image, Line
from govlint.sources import md, txt

WRAPPED = """\
某市2023年政府信息公开工作年度报告

一、总体情况
2023年，我市以习近平新时代中国特色社会主义思想为指导，深入学习贯彻有关精神，
围绕市委、市政府中心工作，秉持优质公开的理念，坚持人民至上，以巩固和扩大应用
政府信息公开标准化国家级试点成果为抓手，持续深化政务公开。全市全年共收办政府信息
公开申请案件3607件（市政府349件、市各有关部门933件、沭阳县477件、泗阳县301件、泗洪
县874件、宿豫区216件、宿城区348件、市湖滨新区26件），同比增长了70.3个百分点，其中
有关工作依法办理。
（一）主动公开方面。坚持公开为常态、不公开为例外原则，通过政府网站、政务新媒体
等渠道，向社会主动公开政府信息。

— 3 —

（二）依申请公开方面。一是强化服务理念。
"""


def lines_of(text: str) -> list[Line]:
    return [block for block in txt.load(text, "a.txt").blocks if isinstance(block, Line)]


def test_lines_broken_at_a_width_are_joined() -> None:
    lines = lines_of(WRAPPED)
    assert [line.text.value[:8] for line in lines if not line.chrome] == [
        "某市2023年政", "一、总体情况", "2023年，我市", "（一）主动公开方", "（二）依申请公开",
    ]  # fmt: skip
    assert [line.text.value for line in lines if line.chrome] == ["— 3 —"]


def test_a_figure_at_a_line_end_keeps_its_place() -> None:
    paragraph = lines_of(WRAPPED)[2].text
    at = paragraph.value.index("泗洪县874件")
    span = paragraph.span(at, at + 7)
    assert (span.line, span.end_line) == (7, 8)
    assert WRAPPED.split("\n")[7][(paragraph.span(at + 3, at + 6).column or 0) - 1 :].startswith("874")


def test_lines_that_are_paragraphs_stay_apart() -> None:
    text = (
        "某县2023年政府信息公开工作年度报告\n一、总体情况\n主动公开政府信息46条\n累计公开文件12件\n二、其他"
    )
    assert len(lines_of(text)) == 5


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("认真贯彻落实《中华人民共和国政府\n信息公开条例》，持续推进。", True),
        ("通过政府网站、政务微信、政务微博，\n主动公开信息12条。", True),
        ("认真贯彻落实《中华人民共和国政府\n（一）主动公开》", False),
        ("主动公开情况\n主动公开信息12条。", False),
    ],
)
def test_an_open_bracket_or_a_comma_goes_on_in_the_next_line(text: str, joined: bool) -> None:
    assert (len(lines_of(text)) == 1) is joined


def test_words_and_figures_do_not_run_together() -> None:
    text = WRAPPED.replace("政务新媒体\n等渠道", "政务新媒体2023\n2024等渠道")
    assert any("2023 2024" in line.text.value for line in lines_of(text))


def grid(text: str, load: object = None) -> list[list[str]]:
    blocks = txt.load(text, "a.txt").blocks
    grids = [block for block in blocks if isinstance(block, Grid)]
    assert len(grids) == 1
    rows: dict[int, list[str]] = {}
    for cell in grids[0].cells:
        rows.setdefault(cell.row, []).append(cell.text.value)
    return [rows[number] for number in sorted(rows)]


GRIDS = [
    ("| a | b |\n|---|:-:|\n| 1 | |", [["a", "b"], ["1", ""]]),
    ("| a | b |\n|-|-|\n| 1 | 2 |", [["a", "b"], ["1", "2"]]),
    ("| a | b |\n|---|---|\n| - | - |", [["a", "b"], ["-", "-"]]),
    ("| a | b |\n| c | d |\n| - | -- |", [["a", "b"], ["c", "d"], ["-", "--"]]),
    ("| a | b |\n| - | - |", [["a", "b"], ["-", "-"]]),
    ("规章 | 0 | 1 |\n许可 | 2 | | |", [["规章", "0", "1"], ["许可", "2", "", ""]]),
    ("规章 |\n0 |\n|\n|||\n许可 |", [["规章"], ["0"], [""], [""], [""], [""], ["许可"]]),
    ("规章\n|\n0\n|\n本年\n制发\n|\n|\n7", [["规章"], ["0"], ["本年\n制发"], [""], ["7"]]),
    ("| 0 | 1 | 2 | 3 |", [["0", "1", "2", "3"]]),
]


@pytest.mark.parametrize(("text", "rows"), GRIDS)
def test_pipes_make_tables(text: str, rows: list[list[str]]) -> None:
    assert grid(text) == rows


def test_a_pipe_in_a_line_makes_no_table() -> None:
    assert not any(isinstance(block, Grid) for block in txt.load("• |\n首页\n|", "a.txt").blocks)


MARKDOWN = """\
---
title: 某县年报
date: 2024-01-20
---
# **某县**2023年政府信息公开工作年度报告

一、总体情况
===

共公开**25520**条，见[网站](http://a.b/c)。

- 第一项
> 引用

![图](a.png) 图后有字

| 项目 | 数 |
|---|---|
| **规章** | 1<br>2 |

***
"""


def test_markdown() -> None:
    document = md.load(MARKDOWN, "a.md")
    shown = [
        (block.text.value.strip(), block.heading) if isinstance(block, Line) else type(block).__name__
        for block in document.blocks
    ]
    assert shown == [
        ("某县2023年政府信息公开工作年度报告", 1), ("一、总体情况", 1), ("共公开25520条，见网站。", 0),
        ("第一项", 0), ("引用", 0), ("图后有字", 0), "Image", "Grid",
    ]  # fmt: skip
    meta = {key: text.value for key, text in document.meta.items()}
    assert meta == {"title": "某县年报", "published": "2024-01-20"}
    line = next(block for block in document.blocks if isinstance(block, Line) and "25520" in block.text.value)
    at = line.text.value.index("25520")
    span = line.text.span(at, at + 5)
    assert MARKDOWN.split("\n")[(span.line or 0) - 1][(span.column or 0) - 1 :].startswith("25520")
    assert next(block for block in document.blocks if isinstance(block, Image)).alt == "图"


def test_html_tables_inside_markdown() -> None:
    pytest.importorskip("lxml")
    table = "<table><tr><td rowspan=2>甲</td><td>1</td></tr>\n<tr><td>2</td></tr></table>"
    text = f"# 标题\n\n前文。\n\n{table}\n\n后文。\n"
    blocks = md.load(text, "a.md").blocks
    assert [type(block).__name__ for block in blocks] == ["Line", "Line", "Grid", "Line"]
    found = blocks[2]
    assert isinstance(found, Grid)
    assert [(cell.text.value, cell.rows) for cell in found.cells] == [("甲", 2), ("1", 1), ("2", 1)]
    assert [cell.text.span().line for cell in found.cells] == [5, 5, 6]
