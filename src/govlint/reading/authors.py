"""The organ that the introduction names: 由某区水务局编制, 现公布某区水务局2015年度政府信息公开…."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.reading._text import folded_part
from govlint.reading.lexicon import lexicon
from govlint.report.document import Block, Line
from govlint.report.normalise import fold
from govlint.report.patterns import compiled
from govlint.report.place import Text

# How many lines may hold the sentence.
_FIRST = 12
_LONGEST = 80
_NAME = r"(?P<name>[\u4e00-\u9fff]{3,30}?)"
_WRITTEN = compiled(rf"(?:^|[,。;、]|报告|年报)由{_NAME}(?:负责|组织)?(?:编制|编写|编撰)")
# An office that compiles its government's report from those of all its departments.
_FOR_ALL = compiled(
    r"由(?P<name>[\u4e00-\u9fff]{2,20}?政府)(?:[\u4e00-\u9fff]{0,12}领导小组)?办公[室厅][^。]{0,160}?(?:综合|汇总)[^。]{1,80}?编[制写]"
)
_SENTENCES = (
    _WRITTEN,
    _FOR_ALL,
    compiled(rf"公布(?:(?:19|20)\d\d年(?:度|(?!度)))?{_NAME}(?:(?:19|20)\d\d年度?)?(?:政府|政务)信息公开"),
)


def author(blocks: Sequence[Block]) -> Text | None:
    """The full name of the organ as the first lines of the text give it, or None.

    What an organ calls itself (我局, 本机关) is no name, and an office that compiles the report of its
    government is not the organ whose report it is."""
    lines = [block for block in blocks if isinstance(block, Line) and not block.chrome]
    for line in lines[:_FIRST]:
        matching = fold(line.text.value[:1000])
        for sentence in _SENTENCES:
            for found in sentence.finditer(matching.value):
                name = found["name"]
                if name.startswith(lexicon().self_names) or not name.endswith(lexicon().organ_ends):
                    continue
                if sentence is not _WRITTEN or not name.endswith(lexicon().deputies):
                    return folded_part(line.text, *found.span("name"))
    return None


def is_organ(line: str) -> bool:
    """A short line that ends as an organ's name does."""
    folded = fold(line[:_LONGEST]).value.strip()
    return (
        3 <= len(folded) <= 40
        and not any(s in folded for s in ",。;:|")
        and folded.endswith(lexicon().organ_ends)
    )
