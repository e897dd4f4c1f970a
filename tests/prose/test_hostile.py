"""Hostile text: the work of reading grows with the length of the text, not with its square.

Work is counted in calls, which no busy machine changes; a pattern that backtracks would show in
``benchmarks/prose.py`` and, on a hundred thousand of a kind, in a suite that does not end.
"""

from __future__ import annotations

import sys

import pytest

from govlint.prose.figures import figures
from govlint.prose.gaps import gaps
from govlint.prose.growths import growths
from govlint.prose.percents import shares
from govlint.prose.quantities import named
from govlint.prose.sums import sums
from govlint.report.normalise import Folded
from tests.prose.words import kinds, words

PIECES = [
    "1", "其中", "(", ")", "()", "其中1件,", "(1件)", "1件(2件,3件)", "一", "百", "1件,", "共1件,2件,",
    "共9件,其他1件,", "1件:", "在", "从", "1件,\n", "合计1件,", "以上共1件。", "包括", "分别为", "1件。其中",
    "1件;", "0件,", "占1%,", "1件,占1%,", "1,", "1.1", "百分之", '"', "《", "〔", "约", "1-", "未", "未收到",
    "无", "均", "率", "收到申请1件,", "增长1%,", "未收到申请", "均已办结", "信息条,", "_", "上年", "较去年",
    "通过", "1件,自然人2件,", "予以公开1件,", "万", "余",
    "1件占;", ",占件", "从渠道看,", ";按方式分为:", ",类别:", "。申请方式:1件,", "方面,", ",网站分别发布",
    "(占1%)", "1件、占1%,", "分别占1%、", "1件。一是", "行政诉讼1件,维持1件,", "其中1件,其中行政复议1件,",
    "上年结转1件,",
]  # fmt: skip


def _read(text: str) -> None:
    """Read all claims of a text."""
    found = figures(text)
    read = sums(text, words(), found)
    shares(text, read, found)
    grown = growths(text, found, 2023)
    named(text, kinds(), read, grown, found, 2023, "某县人民政府")
    gaps(text)
    Folded(text)


def _calls(text: str) -> int:
    """How many calls reading a text takes."""
    count = 0

    def tick(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        _read(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("piece", PIECES)
def test_work_grows_with_the_length(piece: str) -> None:
    small, large = piece * (1_000 // len(piece)), piece * (8_000 // len(piece))
    _read(small)  # compiles the patterns
    # Eight times the text: a square would take sixty-four times the calls.
    assert _calls(large) < 16 * _calls(small) + 2_000


@pytest.mark.parametrize("piece", ["1", "其中", "(", "()", "一", '"', "《", "未", "约"])
def test_a_hundred_thousand_of_a_kind(piece: str) -> None:
    text = piece * 100_000
    _read(text)
    assert len(figures(text)) <= 1
