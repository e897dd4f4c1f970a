"""Figures and numerals: what is a quantity, what only looks like one, and how much it may be."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.prose.figures import figures
from govlint.prose.numerals import chinese
from govlint.report.normalise import fold
from tests.prose.helpers import folded

D = Decimal


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("公开25520条", [(25520, "条")]),
        ("公开２５５２０条", [(25520, "条")]),
        ("公开3,208件", [(3208, "件")]),
        ("公开3，208件", [(3208, "件")]),
        ("公开0.32万件", [(3200, "件")]),
        ("公开1.2万余条", [(12000, "条")]),
        ("收取37.5万元", [(375000, "元")]),
        ("收取180.5元", [(D("180.5"), "元")]),
        ("公开二十三件", [(23, "件")]),
        ("召开两场、三次", [(2, "场"), (3, "次")]),
        ("收到一百零五件", [(105, "件")]),
        ("发布298条(次)", [(298, "条")]),
        ("发布120篇次", [(120, "篇")]),
        ("占4.61%", [(D("4.61"), "%")]),
        ("百分之四十五", [(45, "%")]),
        ("提高5个百分点", [(5, "个百分点")]),
        ("部分公开67,占", [(67, "")]),
        ("3至5件", [(3, "件")]),
        ("門戶網站發布信息1010條", [(1010, "条")]),
    ],
)
def test_quantities(text: str, read: list[tuple[object, str]]) -> None:
    assert [(figure.value, figure.unit) for figure in figures(folded(text))] == read


@pytest.mark.parametrize(
    "text",
    [
        "第20条", "〔2021〕30号", "国务院令第711号", "2017年6月30日", "2023-01-05", "12345热线",
        "“12345民声在线”",
        "五公开", "三安全一稳定", "第一批", "0512-86912345", "邮编250001", "《条例》(2024版)", "《十条措施》",
        "一件件办理", "每一件", "逐条审核", "一次性告知", "一起推进", "六部分组成", "3部门联合",
        "4K视频", "A4纸", "排名第3", "政府信息公开信息处理费", "1.工作动态", "2024年", "10时30分",
    ],
)  # fmt: skip
def test_no_quantities(text: str) -> None:
    assert figures(folded(text)) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("12条", 12, 12),
        ("1600余条", 1600, 1700),
        ("10余条", 10, 20),
        ("68余条", 68, 78),
        ("18万余条", 180000, 190000),
        ("约300条", 200, 400),
        ("近2.4万条", D("23000"), D("24000")),
        ("300条左右", 200, 400),
        ("10条以上", 10, None),
        ("超过100条", 100, None),
        ("不超过50件", 0, 50),
        ("1.2万条", D("11500"), D("12500")),
        ("百余条", 100, 200),
        ("3至5件", 3, 5),
        ("预约3次", 3, 3),
        ("最近3次", 3, 3),
        ("公开14 31件", 0, None),
        ("2023年 31件", 31, 31),
    ],
)
def test_bounds(text: str, low: object, high: object) -> None:
    (figure,) = figures(folded(text))
    assert (figure.low, figure.high) == (low, high)


def test_offsets_enclose_the_number_and_its_unit() -> None:
    text = folded("公开约1.2万余条信息")
    (figure,) = figures(text)
    assert text[figure.start : figure.end] == "1.2万"
    assert text[figure.start : figure.stop] == "1.2万余条"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("零", 0), ("十", 10), ("十二", 12), ("廿五", 25), ("两百", 200), ("三百五", 350),
        ("一千零一十", 1010),
        ("一万二", 12000), ("一亿二千万", 120_000_000), ("二〇二三", 2023),
        ("一二", None), ("万", None), ("零十", None), ("", None), ("一" * 50, None),
    ],
)  # fmt: skip
def test_numerals(text: str, value: int | None) -> None:
    assert chinese(text) == value


@given(st.integers(min_value=0, max_value=99_999))
def test_numerals_read_back(value: int) -> None:
    assert chinese(_written(value)) == value


def _written(value: int) -> str:
    """A number in Chinese, as it is written in full."""
    digits = "零一二三四五六七八九"
    if value == 0:
        return "零"
    text, zero = "", False
    for unit, name in ((10000, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            text += ("零" if zero and text else "") + digits[digit] + name
            zero = False
        else:
            zero = True
    return text


@given(st.integers(min_value=0, max_value=10**12), st.sampled_from("件条宗份篇期"))
def test_any_count_is_read_in_any_spelling(value: int, unit: str) -> None:
    wide = str(value).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    for spelling in (str(value), f"{value:,}", wide):
        assert [(f.value, f.unit) for f in figures(fold(f"公开{spelling}{unit}。").value)] == [(value, unit)]


@given(st.text(alphabet='一二三十百万0123456789.,、。;:()《》"%条件共其中约余多-', max_size=200))
def test_nothing_raises_and_figures_lie_in_order(text: str) -> None:
    found = figures(text)
    for figure in found:
        assert 0 <= figure.start < figure.end <= figure.stop <= len(text)
        assert figure.high is None or figure.low <= figure.high
    assert all(a.stop <= b.start for a, b in pairwise(found))
