"""How the arithmetic of a finding is printed: sums as sums, shares and growth as what they are."""

from __future__ import annotations

import pytest

from govlint.output._view import arithmetic, equation, message
from tests.prose.helpers import findings


@pytest.mark.parametrize(
    ("code", "text", "lang", "said"),
    [
        (
            "TXT001",
            "发布25520条。其中,区直部门14740条、街道4265条、驻区单位5505条。",
            "en",
            "14740 + 4265 + 5505 = 24510, stated 25520: 1010 too many",
        ),
        (
            "TXT003",
            "公开57条:公告4条,占9.02%;概况2条,占3.51%;动态51条,占89.47%。",
            "en",
            "4 / 57 = 7.02 %, stated 9.02 %",
        ),
        (
            "TXT003",
            "公开57条:公告4条,占9.02%;概况2条,占3.51%;动态51条,占89.47%。",
            "zh",
            "4 / 57 = 7.02 %，所述为 9.02 %",
        ),
        ("TXT005", "发布240条,去年为200条,同比增长16.7%。", "en", "(240 - 200) / 200 = 20 %, stated 16.7 %"),
        # held against a year that is named, whichever it is
        ("TXT005", "信访8073起,同比2016年的8073起上升27%。", "en", "(8073 - 8073) / 8073 = 0 %, stated 27 %"),
        ("TXT005", "发布106条,比上年增加31条,增长43.1%。", "en", "(106 - 75) / 75 = 41.33 %, stated 43.1 %"),
    ],
)
def test_the_line_of_arithmetic(code: str, text: str, lang: str, said: str) -> None:
    (found,) = findings(code, text)
    assert arithmetic(found, lang) == said


def test_a_message_that_is_the_arithmetic_holds_its_equation() -> None:
    (found,) = findings("TXT003", "公开57条:公告4条,占9.02%;概况2条,占3.51%;动态51条,占89.47%。")
    for lang in ("en", "zh"):
        assert equation(found, lang) in message(found, lang)


def test_the_message_says_who_has_too_many() -> None:
    (found,) = findings("TXT001", "发布30条,其中文件20条,公告5条,其他4条。")
    assert message(found, "zh") == "20 + 5 + 4 = 29，文中为30：文中总数比各项之和多1"
    assert message(found, "en") == "20 + 5 + 4 = 29, stated 30: 1 too many"


@pytest.mark.parametrize(
    ("shares", "variants"),
    # 29 of 68 are 42.647 %, 24 are 35.294 %, 15 are 22.059 %
    [
        (("42.65", "35.29", "22.06"), []),
        (("42.64", "35.30", "22.06"), ["balanced"]),
        (("42.64", "35.29", "22.06"), ["rounding"]),
    ],
)
def test_a_share_made_to_fit_says_so(shares: tuple[str, str, str], variants: list[str]) -> None:
    first, second, third = shares
    text = f"公开68条:公告29条,占{first}%;概况24条,占{second}%;动态15条,占{third}%。"
    assert [one.variant for one in findings("TXT003", text)] == variants


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        # the count before a share that has a noun of its own is the whole, not the part
        ("主动公开120条,其中工作动态占50%,通知公告占30%,其他占25%。", ["TXT004"]),
        ("主动公开120条,其中工作动态占50%,通知公告占30%,其他占20%。", []),
        ("主动公开120条。其中公告24条,约占20%;动态60条,在总数中占50%;其他36条,比例占30%。", []),
        ("主动公开120条。其中公告24条,占20%;动态60条,在总数中占55%;其他36条,占30%。", ["TXT003"]),
    ],
)
def test_whose_share_it_is(text: str, rules: list[str]) -> None:
    assert [code for code in ("TXT003", "TXT004") for _ in findings(code, text)] == rules


@pytest.mark.parametrize(
    ("text", "severities"),
    [
        # of this year's, not of all years' total
        ("2015年共主动公开11条,历年累计234条。其中,文件2条,占18%;安全5条,占45%。", []),
        ("2015年公开政府信息,历年累计共234条,其中文件117条,占45%,其他117条,占50%。", ["error"]),
        # one percent more, so that all come to 100
        (
            "公开417条,其中职能37条,占9%;法规71条,占17%;规划5条,占1%;职责248条,占59%;动态56条,占14%。",
            ["info"],
        ),
        (
            "公开417条,其中职能37条,占9%;法规71条,占17%;规划5条,占1%;职责248条,占59%;动态56条,占15%。",
            ["error"],
        ),
        # the share of what its parts split
        (
            "公开3320条。其中,法规31条,其中政策15条,文件16条,占1%;规划4条,其中计划2条,其它2条,占0.1%;业务3285条,"
            "占98.9%。",
            [],
        ),
        # the shares of this year's total, behind that of all years
        (
            "共公开11条,历年累计234条,其中电子化率100%;\n主要类别:政策类2条,占总体比例为18%;应急类5条,占总体比例为45%。",
            [],
        ),
        (
            "共公开11条,历年累计234条,其中电子化率100%;\n主要类别:政策类2条,占总体比例为18%;应急类5条,占总体比例为54%。",
            ["error"],
        ),
    ],
)
def test_the_whole_of_a_share(text: str, severities: list[str]) -> None:
    assert [one.severity for one in findings("TXT003", text)] == severities


@pytest.mark.parametrize(
    ("text", "severities"),
    [
        ("公开政府信息3563条,其中,规范性文件1件,通过网站公开62条,通过微博公开3500条。", []),
        ("公开政府信息3563条,其中,规范性文件2件,通过网站公开62条,通过微博公开3500条。", ["warning"]),
    ],
)
def test_a_part_of_another_unit(text: str, severities: list[str]) -> None:
    assert [one.severity for one in findings("TXT001", text)] == severities
