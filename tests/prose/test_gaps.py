"""Figures that were left out before their unit."""

from __future__ import annotations

import pytest

from govlint.prose.gaps import gaps
from tests.prose.helpers import folded


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("共发布信息　　条。", ["条"]),
        ("全年更新信息条,推送信息  条;", ["条", "条"]),
        ("共发布信息12条。", []),
        ("没有发布信息条。", []),
        ("按月统计发布信息条数。", []),
        ("认真核对每条发布信息。", []),
    ],
)
def test_units_without_figures(text: str, units: list[str]) -> None:
    assert [gap.unit for gap in gaps(folded(text))] == units


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("机构信息1条；决策信息0条占；动态126条，占86.9%。", [("share", "0条")]),
        ("公告24条，占，其余6条，占20%。", [("share", "24条")]),
        ("公告24条，占比  %；文件6条，占总数的%。", [("share", "24条"), ("share", "6条")]),
        ("公告24条，占15%，占文件6条，占4%；解读6条，占4%。", [("stray", "文件6条")]),
        ("公告24条，占15%；文件6条，占4%。", []),
        ("公告24条，占总数164条的15%，占比最大。", []),
        ("公告24条，占比15%，占总数164条，占一成。", []),
        ("占公开总数164条，占15%。", []),
        ("查处占道3起，占用绿地6处，占2%。", []),
        ("公告24条，占\n15%。", []),
        ("公告24条，占绝大多数。", []),
    ],
)
def test_shares_without_percentages(text: str, found: list[tuple[str, str]]) -> None:
    assert [(gap.kind, gap.noun) for gap in gaps(folded(text))] == found
