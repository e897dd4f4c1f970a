"""Numbers of parts, of headings inside a part and of enumerations."""

from __future__ import annotations

import pytest

from tests.structure.build import check, found, quoted, report
from tests.structure.test_parts import parts

# titles of the parts, what is found: (words underlined, variant)
NUMBERS: list[tuple[list[str], list[tuple[str, str]]]] = [
    (["一、概述", "二、主动公开情况", "三、依申请公开情况"], []),
    (["一、概述", "三、主动公开情况"], [("三、", "")]),
    (["一、引言", "一、概述", "二、主动公开情况"], [("一、", "repeated")]),
    (["一、概述", "一、概述", "二、主动公开情况"], []),
    (["一、概述", "二、主动公开情况", "二、依申请公开情况"], [("二、", "repeated")]),
    (
        ["一、概述", "二、主动公开情况", "四、依申请公开情况", "三、收费情况"],
        [("三、", "back")],
    ),
    (
        ["一、概述", "二、主动公开情况", "二、依申请公开情况", "四、收费情况"],
        [("二、", "repeated")],
    ),
    (
        ["一、概述", "三、主动公开情况", "三、依申请公开情况", "四、收费情况"],
        [("三、", "")],
    ),
    (["二、主动公开情况", "一、概述", "三、依申请公开情况"], [("一、", "back")]),
    (["一、概述", "三、依申请公开情况", "二、主动公开情况", "四、收费情况"], [("二、", "back")]),
    (["一、概述", "二、主动公开情况", "附表"], []),
    (["（一）概述", "（二）主动公开情况", "（四）依申请公开情况"], [("（四）", "")]),
]


@pytest.mark.parametrize(("titles", "expected"), NUMBERS, ids=[" ".join(row[0]) for row in NUMBERS])
def test_numbers_of_parts(titles: list[str], expected: list[tuple[str, str]]) -> None:
    text = report(year=2011, organ="某局", excerpt=True, sections=[(one, "正文。") for one in titles])
    result = check(text)
    assert [(quoted(result, one), one.variant) for one in found(result, "STR006")] == expected


@pytest.mark.parametrize(
    ("order", "excerpt", "expected"),
    [
        ((0, 1, 2, 4, 5), False, ["STR001"]),
        ((1, 2, 3, 4, 5), False, ["STR001"]),
        ((0, 1, 2, 4, 5), True, ["STR006"]),
        ((0, 2, 1, 3, 4, 5), False, ["STR003"]),
        ((0, 1, 2, 3, 5, 4), True, ["STR003"]),
    ],
)
def test_a_lost_or_moved_part_is_one_finding(
    order: tuple[int, ...], excerpt: bool, expected: list[str]
) -> None:
    result = check(report(sections=parts(*order), excerpt=excerpt))
    spoken = [one.rule for one in result.findings if one.rule in ("STR001", "STR003", "STR006")]
    assert sorted(spoken) == expected


_TOLD = "我局明确了责任分工，健全了审核制度，组织了两次培训，并对各科室的公开情况作了检查和通报。"


@pytest.mark.parametrize(
    ("first", "second", "variants"),
    [
        (_TOLD, "公开渠道运行正常。", ["twice"]),
        # an abstract, a line of contents, a part whose text is somewhere else
        (_TOLD, _TOLD + "公开渠道运行正常。", []),
        (_TOLD, _TOLD, ["twice"]),
        ("正文。", "公开渠道运行正常。", []),
        (_TOLD, "", []),
    ],
)
def test_one_heading_over_two_texts(first: str, second: str, variants: list[str]) -> None:
    sections = [("一、概述", first), ("一、概述", second), ("二、主动公开情况", "公开46条。")]
    result = check(report(year=2011, organ="某局", excerpt=True, sections=sections))
    assert [one.variant for one in found(result, "STR006")] == variants


def test_one_heading_of_the_form_over_two_texts_is_one_finding() -> None:
    title, _ = parts(0)[0]
    result = check(report(excerpt=True, sections=[(title, _TOLD), (title, "渠道运行正常。")]))
    assert [one.rule for one in result.findings if one.rule in ("STR002", "STR006")] == ["STR002"]


def test_number_inside_a_flattened_paragraph() -> None:
    sections = [("一、概述", "正文。 二、主动公开情况 公开信息46条。"), ("三、依申请公开情况", "无。")]
    assert not found(check(report(year=2011, organ="某局", excerpt=True, sections=sections)), "STR006")


def test_first_number_of_a_whole_report() -> None:
    sections = [("二、主动公开情况", "公开46条。"), ("三、依申请公开情况", "未收到申请。")]
    for excerpt in (False, True):
        result = check(report(year=2011, organ="某局", excerpt=excerpt, sections=sections))
        assert bool(found(result, "STR006")) is not excerpt


INNER = [
    (["（一）内容", "（二）形式", "（三）渠道"], 0),
    (["（一）内容", "（三）渠道"], 1),
    (["（二）形式", "（三）渠道"], 1),
    (["（一）内容", "1.网站", "2.微信", "（二）形式", "1.公示栏", "2.电话"], 0),
    (["（一）内容", "1.网站", "3.微信"], 1),
    (["（一）问题", "（二）不足", "（一）措施", "（二）打算"], 0),
    (["1.网站", "2.微信", "2.微博"], 1),
    (["依据第二十条第（一）项", "（一）内容"], 0),
]


@pytest.mark.parametrize(("lines", "count"), INNER, ids=[" ".join(row[0]) for row in INNER])
def test_numbers_inside_a_part(lines: list[str], count: int) -> None:
    text = "\n".join(f"{line}\n公开工作有序推进。" for line in lines)
    result = check(report(excerpt=True, sections=[("一、总体情况", text)]))
    assert len(found(result, "STR007")) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("一是加强领导；二是完善制度；三是强化监督。", 0),
        ("一是加强领导；二是完善制度；二是强化监督。", 1),
        ("一是加强领导；三是完善制度。", 1),
        ("一是加强领导。\n二是完善制度。\n四是强化监督。", 1),
        ("一是加强领导；二是完善制度。措施：一是培训；二是考核。", 0),
        ("五是细化范围。", 0),
        ("一是领导，二是制度，三是监督，四是培训，五是范围，五是考核。", 1),
    ],
)
def test_numbers_of_an_enumeration(text: str, count: int) -> None:
    result = check(report(excerpt=True, sections=[("一、总体情况", text)]))
    assert len(found(result, "STR008")) == count
