"""The matching form of a text, and the way back from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.report.normalise import fold, label


@pytest.mark.parametrize(
    ("original", "folded"),
    [
        ("發布信息２５５２０條", "发布信息25520条"),
        ("2010 年 1 月 1 日 起至2010  年 12 月 31 日", "2010年1月1日起至2010年12月31日"),
        ("江坡鎮(zhèn)累計(jì)主動(dòng)公開政府信息223條", "江坡镇累计主动公开政府信息223条"),
        ("（一）公开", "(一)公开"),
        ("政府資訊公開年度報告", "政府信息公开年度报告"),  # converted word by word, not sign by sign
        ("新闻资讯", "新闻资讯"),  # a mainland word in a mainland text
        ("3 402 99", "3 402 99"),  # a space between two figures separates them
        ("信\u200b息\u00a0公开", "信息公开"),
        ("我們(men)主動(dòng)公開的(de)內容", "我们主动公开的内容"),
        ("方案(de)", "方案(de)"),  # without a tone mark anywhere it may be an abbreviation
        ("公众号（abc）", "公众号(abc)"),
    ],
)
def test_fold(original: str, folded: str) -> None:
    assert fold(original).value == folded


@given(st.text(alphabet="，。（）“”‘’—～：；？１２ＡＺ•·《〔条", max_size=40))
def test_signs_are_read_alike_beside_traditional_characters(text: str) -> None:
    assert fold(f"書{text}").value == f"书{fold(text).value}"


@given(st.text(alphabet="報告條件年12３ 　()（）zhèn\u200b,，。\n", max_size=80))
def test_every_character_of_the_folded_text_comes_from_the_original_in_order(text: str) -> None:
    folded = fold(text)
    origins = [folded.back(offset) for offset in range(len(folded.value))]
    assert origins == sorted(set(origins))
    for offset, origin in enumerate(origins):
        assert folded.value[offset] == fold(text[origin]).value or text[origin].isspace()


@pytest.mark.parametrize("text", ["(" * 100_000, " " * 100_000 + "x", "我" + " " * 100_000, "我(a" * 50_000])
def test_hostile_text_is_folded_in_linear_time(text: str) -> None:
    # No clock: quadratic work on these would outlast any patience.
    assert len(fold(text).value) <= len(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("一、 总体情况", "一、总体情况"),
        ("3.危及“三安全一稳定”", "3.危及三安全一稳定"),
        ("（一）予以公开", "(一)予以公開"),
    ],
)
def test_labels_that_differ_in_typing_only_are_equal(one: str, other: str) -> None:
    assert label(one) == label(other)
