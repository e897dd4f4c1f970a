"""Cells are read as a person reads them, and nothing is guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.report.cell import figure_range, is_residue, is_whole, parse_cell
from govlint.report.place import TOP

FIGURES = [
    ("plain", "3208", 3208, "", ""),
    ("leading zeros", "012", 12, "", ""),
    ("full-width digits", "３２０８", 3208, "", ""),
    ("thousands", "3,208", 3208, "", ""),
    ("full-width comma", "3，208", 3208, "", ""),
    ("two commas", "1,203,208", 1203208, "", ""),
    ("thousands by spaces", "1 234", 1234, "", ""),
    ("unit", "3208件", 3208, "件", ""),
    ("unit after a space", "12 条", 12, "条", ""),
    ("zero with unit", "0件", 0, "件", ""),
    ("note", "61（含自然失效4件）", 61, "", "含自然失效4件"),
    ("unit and note", "61件(含4件)", 61, "件", "含4件"),
    ("footnote", "5*", 5, "", "*"),
    ("unit in brackets", "25.6（万元）", Decimal("25.6"), "万元", ""),
    ("currency sign", "￥500", 500, "元", ""),
    ("thousands and decimals", "3,208.50", Decimal("3208.50"), "", ""),
    ("minus nothing", "-0", 0, "", ""),
    ("amount", "160.5964万元", Decimal("160.5964"), "万元", ""),
    ("yuan", "79000.1元", Decimal("79000.1"), "元", ""),
    ("ten thousands", "12.5万", Decimal("12.5"), "万", ""),
    ("no zero before the point", ".5", Decimal("0.5"), "", ""),
    ("full-width point", "12．5", Decimal("12.5"), "", ""),
    ("a whole number with decimals", "12.0", Decimal("12.0"), "", ""),
    ("negative", "-8", -8, "", ""),
    ("full-width minus", "－8", -8, "", ""),
    ("true minus", "−8", -8, "", ""),
    ("plus", "+5", 5, "", ""),
    ("fewer in words", "减8", -8, "", ""),
    ("more in words", "增加5", 5, "", ""),
    ("new ones", "新增5项", 5, "项", ""),
    ("arrow up", "↑5", 5, "", ""),
    ("arrow down", "↓5", -5, "", ""),
    ("more and fewer", "增3减1", 2, "", "增3减1"),
    ("more and fewer by signs", "+3/-5", -2, "", "+3/-5"),
    ("more and fewer with units", "增加3项，减少1项", 2, "", "增加3项,减少1项"),
    ("fewer and more", "减1、增3", 2, "", "减1、增3"),
    ("neither more nor fewer", "增0减0", 0, "", "增0减0"),
    ("spaces around", "  7　", 7, "", ""),
    ("stop behind", "36。", 36, "", ""),
    ("zero as a character", "〇", 0, "", ""),
    ("zero as a word", "零", 0, "", ""),
    ("zero as a word with unit", "零件", 0, "件", ""),
    ("letter O alone", "O", 0, "", ""),
]


@pytest.mark.parametrize(
    ("raw", "value", "unit", "note"), [f[1:] for f in FIGURES], ids=[f[0] for f in FIGURES]
)
def test_figures(raw: str, value: object, unit: str, note: str) -> None:
    cell = parse_cell(raw, TOP)
    assert (cell.kind, cell.value, cell.unit, cell.note) == ("number", value, unit, note)
    assert cell.raw == raw


@pytest.mark.parametrize("raw", ["", " ", "　", "\u00a0", "\u200b", "\n"])
def test_blanks(raw: str) -> None:
    assert parse_cell(raw, TOP).kind == "blank"


@pytest.mark.parametrize(
    "raw",
    [
        "/",
        "／",
        "-",
        "－",
        "—",
        "——",
        "～",
        "*",
        "无",
        "無",
        "不涉及",
        "不适用",
        "N/A",
        "n/a",
        "\\",
        "–",
        "一",
        "持平",
    ],
)
def test_marks(raw: str) -> None:
    cell = parse_cell(raw, TOP)
    assert (cell.kind, cell.value) == ("mark", None)


@pytest.mark.parametrize(
    ("raw", "value", "low", "high"),
    [
        ("约20", 20, 10, 40),
        ("20余", 20, 10, 40),
        ("20余件", 20, 10, 40),
        ("20件左右", 20, 10, 40),
        ("近100", 100, 50, 200),
        ("<1", 1, 0, 1),
        ("＜5", 5, 0, 5),
        ("20+", 20, 10, 40),
    ],
)
def test_rough(raw: str, value: int, low: int, high: int) -> None:
    cell = parse_cell(raw, TOP)
    assert (cell.kind, cell.value) == ("rough", value)
    assert figure_range(cell) == (low, high)


NO_FIGURES = (
    "32O8|l2|3,20|1,2345|3-5|3/5|2023年|详见附件|一十二万|12..5|--5|1.2.3|件|+|．|(5)|5 6|12 34|"
    "Ⅲ|²|٣|1_000|0x10|1e3|+-5|约|增"
)


@pytest.mark.parametrize("raw", [*NO_FIGURES.split("|"), "9" * 25])
def test_text(raw: str) -> None:
    cell = parse_cell(raw, TOP)
    assert (cell.kind, cell.value) == ("text", None)


@pytest.mark.parametrize("raw", ["#REF!", "#VALUE!", "#DIV/0!", "#N/A", "#NAME?", "####", "1E+05", "1.5E+05"])
def test_spreadsheet_residue(raw: str) -> None:
    assert is_residue(parse_cell(raw, TOP))


def test_no_residue() -> None:
    assert not is_residue(parse_cell("5", TOP))
    assert not is_residue(parse_cell("见附件", TOP))


def test_uncertain_cells_stay_uncertain() -> None:
    assert not parse_cell("5", TOP, certain=False).certain


def test_whole() -> None:
    assert is_whole(5)
    assert is_whole(Decimal("12.0"))
    assert not is_whole(Decimal("12.5"))


@given(st.integers(min_value=-(10**20), max_value=10**20), st.sampled_from(["", "件", "元", "万元"]))
def test_every_integer_comes_back(number: int, unit: str) -> None:
    for form in (str(number), f"{number:,}", f"{number:,}".replace(",", "，"), f" {number} "):
        cell = parse_cell(form + unit, TOP)
        assert (cell.kind, cell.value, cell.unit) == ("number", number, unit)


@given(st.integers(0, 10**12), st.integers(0, 10**6))
def test_full_width_means_the_same(whole: int, fraction: int) -> None:
    text = f"{whole}.{fraction:06d}"
    wide = text.translate(str.maketrans("0123456789.", "０１２３４５６７８９．"))
    assert parse_cell(wide, TOP).value == parse_cell(text, TOP).value == Decimal(text)


@given(st.text(max_size=40))
def test_never_raises_and_stays_consistent(raw: str) -> None:
    cell = parse_cell(raw, TOP)
    assert (cell.value is not None) == (cell.kind in ("number", "rough"))


@pytest.mark.parametrize(
    "raw", ["9" * 100_000, "(" * 100_000, "1," * 50_000, " " * 100_000, "9(" * 90, "1 " * 99]
)
def test_hostile_cells_are_quick(raw: str) -> None:
    assert parse_cell(raw, TOP).kind in ("text", "blank")
