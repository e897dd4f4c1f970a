"""Ordinals as real headings print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.prose.numbering import (
    enumerations,
    heading_ordinal,
    number_of,
    stands_inside,
    without_ordinal,
)

HEADINGS = [
    ("一、总体情况", "chinese", 1, "总体情况"),
    ("一、 总体情况", "chinese", 1, "总体情况"),
    ("一 概述", "chinese", 1, "概述"),
    ("一,、概述", "chinese", 1, "概述"),
    ("一．概述", "chinese", 1, "概述"),
    ("—、总体情况", "chinese", 1, "总体情况"),
    ("（—）主动公开", "chinese-paren", 1, "主动公开"),
    ("十一、附表", "chinese", 11, "附表"),
    ("????一、總體情況", "chinese", 1, "總體情況"),
    ("## 二、主动公开政府信息情况", "chinese", 2, "主动公开政府信息情况"),
    ("\u3000\u3000三、收到和处理", "chinese", 3, "收到和处理"),
    ("（一）主动公开", "chinese-paren", 1, "主动公开"),
    ("(三)、申请行政复议", "chinese-paren", 3, "申请行政复议"),
    ("( 二 ) 公开形式", "chinese-paren", 2, "公开形式"),
    ("二）公开形式", "chinese-paren", 2, "公开形式"),
    ("㈠公开", "chinese-paren", 1, "公开"),
    ("1.主动公开", "arabic", 1, "主动公开"),
    ("1、主动公开", "arabic", 1, "主动公开"),
    ("１．主动公开", "arabic", 1, "主动公开"),
    ("1.2023年主动公开", "arabic", 1, "2023年主动公开"),
    ("⒉公开", "arabic", 2, "公开"),
    ("（1）网站", "arabic-paren", 1, "网站"),
    ("2）网站", "arabic-paren", 2, "网站"),
    ("第一部分 概述", "part", 1, "概述"),
    ("第2部分：主动公开", "part", 2, "主动公开"),
    ("第一，加强领导", "ranked", 1, "加强领导"),
    ("①加强领导", "circled", 1, "加强领导"),
    ("### 三是提高解读效能。", "listed", 3, "提高解读效能。"),
]


@pytest.mark.parametrize(("text", "style", "number", "rest"), HEADINGS)
def test_heading_is_read(text: str, style: str, number: int, rest: str) -> None:
    found = heading_ordinal(text)
    assert found is not None
    assert (found.style, found.number) == (style, number)
    assert without_ordinal(text) == rest


@pytest.mark.parametrize(
    "text",
    [
        "总体情况",
        "一方面加强",
        "1月1日",
        "1.5万条",
        "12345热线",
        "第二十条第（一）项",
        "二是否公开",
        "——某县人民政府",
        "一概述",
        "",
    ],
)
def test_words_and_figures_are_no_ordinals(text: str) -> None:
    assert heading_ordinal(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("十二", 12),
        ("二十三", 23),
        ("一百零五", 105),
        ("二〇一七", 2017),
        ("两", 2),
        ("6", 6),
        ("概", None),
    ],
)
def test_numerals(text: str, value: int | None) -> None:
    assert number_of(text) == value


def test_enumeration_of_a_paragraph() -> None:
    text = "围绕重点，一是加强领导；二是细化范围。五是完善;五是细化主动公开范围，统一是前提，一是否。"
    assert [(one.style, one.number) for one in enumerations(text)] == [
        ("listed", 1),
        ("listed", 2),
        ("listed", 5),
        ("listed", 5),
    ]


def test_heading_inside_a_flattened_page() -> None:
    text = "一、概述 2016年 (一)公开的主要内容: 共25条。依据第二十条第(三)项 (四)公开形式"
    assert stands_inside(text, "chinese-paren", 1)
    assert stands_inside(text, "chinese-paren", 4)
    assert not stands_inside(text, "chinese-paren", 2)
    assert not stands_inside(text, "chinese-paren", 3)


@given(st.text(alphabet="一二三、.（）()1２第部分是 条\n概述", max_size=60))
def test_any_text_is_survived(text: str) -> None:
    found = heading_ordinal(text)
    if found is not None:
        assert 0 <= found.start < found.end <= len(text)
        assert found.number >= 1
    assert all(one.number >= 1 for one in enumerations(text))
