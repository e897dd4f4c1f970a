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
