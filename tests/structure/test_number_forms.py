"""Headings whose number is written otherwise than those beside it (STR035), and what else is said of them."""

from __future__ import annotations

import pytest

from tests.structure.build import check, found, quoted

TITLES = ["概述", "主动公开政府信息情况", "依申请公开政府信息情况", "收费及减免情况"]


def page(*headings: str, body: str = "全年工作有序开展，公开信息46条。") -> str:
    lines = [f"{heading}{title}\n{body}" for heading, title in zip(headings, TITLES, strict=False)]
    return "\n".join(["某局2015年政府信息公开工作年度报告", *lines]) + "\n"


@pytest.mark.parametrize(
    ("headings", "told"),
    [
        (("一、", "二、", "三、", "四、"), ""),
        (("一、", "二、", "三.", "四、"), "三."),
        (("一、", "二、、", "三、", "四、"), "二、、"),
        (("一、", "二、", "三：", "四、"), "三："),
        (("一、", "二、", "三、 ", "四、"), ""),
        (("一 ", "二 ", "三 ", "四 "), ""),
        (("（一）", "（二）", "（三）", "（四）"), ""),
        (("一.", "二.", "三、", "四、"), ""),
    ],
)
def test_numbers_of_parts(headings: tuple[str, ...], told: str) -> None:
    result = check(page(*headings), "report.txt")
    findings = found(result, "STR035")
    assert [quoted(result, one) for one in findings] == ([told] if told else [])
    assert not found(result, "STR006")


def test_a_part_numbered_like_a_point_is_no_gap() -> None:
    text = page("一、", "二、", "", "四、").replace(
        TITLES[2], "三是依申请公开政府信息和不予公开政府信息的情况"
    )
    result = check(text, "report.txt")
    assert [quoted(result, one) for one in found(result, "STR035")] == ["三是"]
    assert not found(result, "STR006")


@pytest.mark.parametrize(
    ("points", "told"),
    [
        (("（一）", "（二）", "（三）"), ""),
        (("（一）", "二）", "（三）"), "二）"),
        (("（一）", "〔二〕", "（三）"), "〔二〕"),
        (("（一）", "(二)", "（三）"), ""),
        (("（一）", "（二)", "（三）"), ""),
        (("一）", "二）", "三）"), ""),
        (("（一）", "二）"), ""),
    ],
)
def test_numbers_inside_a_part(points: tuple[str, ...], told: str) -> None:
    body = "\n".join(f"{point}公开的内容\n公开信息46条。" for point in points)
    result = check(page("一、", "二、", body=body), "report.txt")
    findings = found(result, "STR035")
    assert [quoted(result, one) for one in findings] == ([told] * 2 if told else [])


def test_a_point_named_like_a_part_is_no_part() -> None:
    text = (
        "根据《中华人民共和国政府信息公开条例》，编制本局2018年度政府信息公开工作年度报告。\n"
        "一、政务公开情况\n（一）主动公开政府信息情况。2018年，我局主动公开政府信息267条。\n"
        "（二）依申请公开政府信息情况。2018年，我局未收到申请。\n"
        "（三）政府信息公开的收费及减免情况。2018年，我局未收取任何费用。\n"
        "（四）因政府信息公开申请行政复议、提起行政诉讼情况。2018年，我局没有此类情况发生。\n"
        "二、主要工作措施\n（一）加强组织领导。2018年初，我局充实了领导小组成员。\n"
    )
    result = check(text, "report.txt")
    assert result.report is not None
    assert [one.title.value for one in result.report.sections] == ["一、政务公开情况", "二、主要工作措施"]
    assert not found(result, "STR006")
