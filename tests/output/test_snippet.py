"""Source lines with their figures underlined."""

from __future__ import annotations

from govlint.output._snippet import Mark, underlined
from govlint.output._width import width


def test_a_long_line_loses_its_indent_like_its_neighbours() -> None:
    indent = " " * 6
    short = underlined(1, indent + "全年公开46条。", [Mark(6, 8, True)], 40)
    long = underlined(2, indent + "全年" + "主动公开政府信息" * 20, [Mark(6, 8, True)], 40)
    assert short.text.startswith("全年")
    assert long.text.startswith("全年")
    assert long.underline == "^^^^"


def test_the_own_place_is_shown_when_the_others_do_not_fit() -> None:
    listed = "、".join(["主动公开情况", "依申请公开情况", "平台建设情况", "监督保障情况", "存在问题情况"])
    text = f"本报告由{listed}等六部分组成，电子版可在门户网站查阅和下载，欢迎监督。"
    number = text.index("六部分")
    marks = [Mark(4, 4 + len(listed), False), Mark(number, number + 3, True)]
    shown = underlined(1, text, marks, 60)
    assert "六部分组成" in shown.text
    assert shown.underline.count("^") == 6
    assert shown.text.startswith("…由主动公开")
    assert width(shown.text) <= 60
