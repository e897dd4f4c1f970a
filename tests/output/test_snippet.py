"""Source lines with their figures underlined."""

from __future__ import annotations

from govlint.output._snippet import Mark, underlined


def test_a_long_line_loses_its_indent_like_its_neighbours() -> None:
    indent = " " * 6
    short = underlined(1, indent + "全年公开46条。", [Mark(6, 8, True)], 40)
    long = underlined(2, indent + "全年" + "主动公开政府信息" * 20, [Mark(6, 8, True)], 40)
    assert short.text.startswith("全年")
    assert long.text.startswith("全年")
    assert long.underline == "^^^^"
