"""Web pages: text, tables, places, furniture, metadata, and pages made to hurt."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govlint.report.document import Document, Line
from govlint.report.limits import DEFAULT_LIMITS
from govlint.sources import html
from tests.corpus import CORPUS
from tests.documents.shown import (
    at,
    cells_of,
    cut_out,
    furniture_of,
    grids_of,
    images_of,
    lines_of,
    rows_of,
    rules_of,
    source_of,
)


def load(text: str) -> Document:
    return html.load(text, "page.html", DEFAULT_LIMITS)


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<p>一、总体情况</p><p>全年公开3条。</p>", ["一、总体情况", "全年公开3条。"]),
        ("text before any tag<p>b", ["text before any tag", "b"]),
        ("<p><span>20</span><font><span>23</span></font><o:p></o:p>年</p>", ["2023年"]),
        ("<p>一<br>二<br/>三</p>", ["一", "二", "三"]),
        ("<p>  a\n   b  </p>", ["a b"]),
        ("<p>共&nbsp;3&nbsp;条</p>", ["共\u00a03\u00a0条"]),
        ("<p>&nbsp;&nbsp;　　缩进</p>", ["缩进"]),
        ("<p>&#20843;&#x4ef6; &lt;1 &copy; &unknown; &</p>", ["八件 <1 © &unknown; &"]),
        ("<div>a<p>b</p>c</div>", ["a", "b", "c"]),
        ("<p>a<script>if (a<b) { '</p>' }</script>b</p>", ["ab"]),
        ("<style>p{}</style><!-- <p>no</p> --><p>yes", ["yes"]),
        ("<p>a<span style='display: none'>hidden</span>b</p><p hidden>c</p>", ["ab"]),
        ("<p><s>7</s>12<del>3</del><strike>4</strike>件</p>", ["12件"]),
        ("<p><span style='text-decoration: line-through;'>7</span>12</p>", ["12"]),
        ("<s><p>never closed</p><p>and so on</p>", ["never closed", "and so on"]),
        ("<textarea><p>no</textarea><p>yes", ["yes"]),
        ("<p>報<ruby>告<rt>gào</rt></ruby></p>", ["報告"]),
        ("<pre>第一行\n  第二行\n</pre>", ["第一行", "第二行"]),
        ("<p>3<5 and a<b</p>", ["3<5 and a"]),
        ("<ul><li>一<li>二</ul>", ["一", "二"]),
        ("<p>a</3>b<?php x ?>c<!doctype y>d</p>", ["abcd"]),
        ("<p>\r\n一\r\n二</p>", ["一 二"]),
        ("", []),
        ("   ", []),
        ("<!-- nothing -->", []),
    ],
)
def test_lines(page: str, lines: list[str]) -> None:
    assert lines_of(load(page)) == lines


def test_headings_carry_their_level() -> None:
    blocks = load("<h1>题</h1><h2>一、<b>总体</b></h2><p>文</p>").blocks
    assert [(b.text.value, b.heading) for b in blocks if isinstance(b, Line)] == [
        ("题", 1),
        ("一、总体", 2),
        ("文", 0),
    ]


def test_every_figure_has_its_place() -> None:
    page = "<html>\n<body>\n"
    page += "<p>受理<font>申请</font>&nbsp;<b>36</b>件，\n  其中<i>部分公开</i>7件&amp;</p>\n<p>x</p>"
    document = load(page)
    text = document.blocks[0]
    assert isinstance(text, Line)
    value = text.text.value
    assert value == "受理申请\u00a036件， 其中部分公开7件&"
    for piece in ("36", "7件", "部分公开", "申请"):
        where = value.index(piece)
        assert source_of(document, text.text, where, where + len(piece)) == piece
    span = text.text.span(value.index("36"), value.index("36") + 2)
    assert (span.line, span.column) == (3, page.split("\n")[2].index("36") + 1)


def test_grid_with_spans() -> None:
    page = (
        "<table><tr><td rowspan=2>角</td><td colspan=2>头</td></tr><tr><td>甲</td><td>乙</td></tr>"
        "<tr><th>行</th><td>1</td><td></td></tr></table>"
    )
    (grid,) = grids_of(load(page))
    assert cells_of(grid) == [
        (0, 0, 2, 1, "角"),
        (0, 1, 1, 2, "头"),
        (1, 1, 1, 1, "甲"),
        (1, 2, 1, 1, "乙"),
        (2, 0, 1, 1, "行"),
        (2, 1, 1, 1, "1"),
        (2, 2, 1, 1, ""),
    ]
    assert (grid.height, grid.width) == (3, 3)


def test_cells_know_their_place_even_when_empty() -> None:
    page = '<table>\n<tr><td class="a">行</td>\n<td width=3></td><td><p>12</p></td></tr>\n</table>'
    document = load(page)
    (grid,) = grids_of(document)
    assert [cut_out(document, cell.text.span()) for cell in grid.cells] == ["行", "<td width=3>", "12"]


def test_unclosed_cells_and_missing_rows() -> None:
    (grid,) = grids_of(load("<table><td>a<td>1<tr><td>b<td>2</table>"))
    assert rows_of(grid) == [["a", "1"], ["b", "2"]]


def test_lines_inside_a_cell_stay_apart() -> None:
    document = load("<table><tr><td><p>商业</p><p>企业</p></td><td>1<br>2</td></tr><tr><td>a<td>3</table>")
    grid = grids_of(document)[0]
    assert at(grid, 0, 0).text.value == "商业\n企业"
    assert at(grid, 0, 1).text.value == "1\n2"
    assert source_of(document, at(grid, 0, 1).text, 2, 3) == "2"


def test_rowspan_zero_and_spans_beyond_the_table() -> None:
    (grid,) = grids_of(load("<table><tr><td rowspan=0>a<td>1<tr><td>2<tr><td colspan=9>3<td>4</table>"))
    assert at(grid, 2, 0).text.value == "a"
    assert grid.height == 3


def test_columns_that_divide_nothing_are_dropped() -> None:
    (grid,) = grids_of(
        load("<table><tr><td colspan=30>a<td colspan=5>1<tr><td colspan=30>b<td colspan=5>2</table>")
    )
    assert grid.width == 2


def test_layout_tables_become_lines() -> None:
    page = (
        "<table><tr><td>菜单</td><td><h2>一、总体情况</h2><p>文。</p>"
        "<table><tr><td>规章</td><td>1</td></tr></table><p>后文</p></td></tr></table>"
    )
    document = load(page)
    assert lines_of(document) == ["菜单", "一、总体情况", "文。", "后文"]
    assert rows_of(grids_of(document)[0]) == [["规章", "1"]]


def test_prose_rows_part_a_table() -> None:
    sentence = "本年度认真做好政府信息公开工作，" * 6 + "全年共受理3件。"
    page = f"<table><tr><td>规章<td>1<tr><td colspan=2>{sentence}<tr><td>许可<td>2</table>"
    document = load(page)
    assert [rows_of(grid) for grid in grids_of(document)] == [[["规章", "1"]], [["许可", "2"]]]
    assert lines_of(document) == [sentence]


def test_a_cell_with_nothing_but_a_picture_is_uncertain() -> None:
    document = load("<table><tr><td>a<td><img src=/x/biao3.png><tr><td>b<td>2</table>")
    assert not at(grids_of(document)[0], 0, 1).certain
    assert images_of(document) == ["biao3.png"]


def test_images_in_the_flow_and_ornaments() -> None:
    page = "<h2>三、</h2><p><img src='a/b/table3.jpg' alt='表三'></p><img src=i.gif width=16><p>文</p>"
    assert images_of(load(page)) == ["表三"]


@pytest.mark.parametrize(
    "page",
    [
        "<nav>首页</nav>",
        "<footer>首页</footer>",
        "<header>首页</header>",
        "<div class='mainNav'><p>首页</p></div>",
        "<div id=share-bar>首页</div>",
        "<ul class='breadcrumb'><li>首页</ul>",
        "<div class='nav'><table><tr><td>首页</td></tr></table></div>",
    ],
)
def test_furniture(page: str) -> None:
    document = load(page + "<p>正文</p>")
    assert lines_of(document) == ["正文"]
    assert furniture_of(document) == ["首页"]


@pytest.mark.parametrize(
    "page",
    [
        "<article><header><h1>年度报告</h1></header></article>",
        "<div class='article-header'>年度报告</div>",
        "<div class='header'><h1>年度报告</h1></div>",
        "<div class='headerless'>年度报告</div>",
    ],
)
def test_content_under_names_of_furniture(page: str) -> None:
    assert lines_of(load(page)) == ["年度报告"]


def test_data_under_a_name_of_furniture_stays() -> None:
    document = load("<div class=print><p>表</p><table><tr><td>a<td>1<tr><td>b<td>2</table></div>")
    assert lines_of(document) == ["表"]
    assert grids_of(document)


@pytest.mark.parametrize(
    ("page", "title", "published"),
    [
        ("<title> 某局年报 - 网站 </title>", "某局年报 - 网站", None),
        ('<meta name="ArticleTitle" content="某局年报"><title>x</title>', "某局年报", None),
        ("<title>x</title><ucaptitle>某局<b>年报</b></ucaptitle>", "某局年报", None),
        ('<meta name="PubDate" content="2024-01-17 10:00">', None, "2024-01-17 10:00"),
        ("<meta property='article:published_time' content='2024-01-17'>", None, "2024-01-17"),
        ("<publishtime>2024-01-17</publishtime>", None, "2024-01-17"),
    ],
)
def test_metadata(page: str, title: str | None, published: str | None) -> None:
    document = load(page)
    found = {key: text.value for key, text in document.meta.items()}
    assert found.get("title") == title
    assert found.get("published") == published
    for text in document.meta.values():
        if "<b>" not in page:
            assert source_of(document, text) == text.value


def test_marks_do_not_disturb_tricky_markup() -> None:
    page = "<p title='a > b <td>' data-x=\"<p>\">甲<a href=x'y>乙</a><a b = '>'>丙</a></p>"
    document = load(page)
    assert lines_of(document) == ["甲乙丙"]
    assert source_of(document, document.blocks[0].text, 1, 2) == "乙"  # type: ignore[union-attr]


HOSTILE = {
    "200,000 nested divs": ("<div>" * 200_000 + "x", "SRC004"),
    "a million cells": ("<table>" + ("<tr>" + "<td>1" * 100) * 10_000 + "</table>", "SRC004"),
    "colspan": ("<table><tr><td colspan=99999999>a<tr><td rowspan=99999999>b<td>c</table>", "SRC004"),
    "expanded cells": ("<table>" + "<tr><td colspan=900 rowspan=900>1</tr>" * 2_000 + "</table>", "SRC004"),
    "unclosed tags": ("<a " * 300_000, ""),
    "unclosed comments": ("<!--" * 300_000, ""),
    "quotes": ("<a b='" * 100_001 + '<a b="' * 100_001, ""),
    "entities": ("<p>" + "&amp;" * 400_000, ""),
    "white space": ("<p>" + "a  " * 400_000, ""),
    "nested tables": ("<table><tr><td>" * 600 + "x", ""),
    "end tags": ("1</b>" * 1_200_000, "SRC004"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_end_soon(name: str) -> None:
    page, rule = HOSTILE[name]
    document = load(page)
    assert rules_of(document) == ([rule] if rule else [])


@example("&#1<")
@given(st.text(alphabet="<>/!-?='\"&;#x0 1ptdabr三\n", max_size=60))
def test_any_text_can_be_read_and_places_are_inside(page: str) -> None:
    document = load(page)
    for block in document.blocks:
        if isinstance(block, Line):
            assert block.text.value.strip()
            for index, character in enumerate(block.text.value):
                source = source_of(document, block.text, index, index + 1)
                assert source in (character, "&", "\n", "\r") or character == " "


@pytest.mark.skipif(CORPUS is None, reason="no corpus beside the checkout")
def test_a_real_page() -> None:
    assert CORPUS
    page = (CORPUS / "2023-shuyang-fagaiju.html").read_text(encoding="utf-8")
    document = load(page)
    _, table2, table3, table4 = grids_of(document)
    assert (table2.height, table3.height, table3.width, table4.width) == (14, 28, 10, 15)
    assert at(table3, 26, 1).text.value == "（七）总计"
    assert document.meta["published"].value == "2024-01-17"
    assert "一、总体情况" in lines_of(document)
    assert furniture_of(document) == [
        "2025年12月30日 星期二", "繁體版", "无障碍", "首页", "走进沭阳", "政府信息公开",
    ]  # fmt: skip
    for grid in (table2, table3, table4):
        for cell in grid.cells:
            if cell.text.value.isdigit():
                assert cut_out(document, cell.text.span()) == cell.text.value
