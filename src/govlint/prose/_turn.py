"""Shares said in turn behind the parts of a total: 网站300条、微信120条、微博80条,分别占60%、24%、16%."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govlint.prose._layout import Level, shifted
from govlint.prose._sum import Sum
from govlint.prose.figures import Figure
from govlint.report.patterns import compiled

_IN_TURN = compiled(
    r"[,;]?(?:占|所|其|约|比|比例|比重|各|分别|依次|各自|为|是|达|总数|总量|总体|总|数|量|的|全部|全年|公开|信息|政府|申请|\0)*+"
)
#: words behind which percentages belong to several figures
SPREAD = compiled("分别|各占|均占|依次")
_JOINED = frozenset(("、", ",", "和", "与", "及", "以及", ",和"))


def is_joined(level: Level, at: int) -> bool:
    """Whether another percentage follows figure ``at`` with no words of its own: 20件、5件,占80%、20%."""
    if at + 1 == len(level.figures) or level.figures[at + 1].unit != "%":
        return False
    return level.text[level.figures[at].stop : level.figures[at + 1].start] in _JOINED


def in_turn(level: Level, at: int, member: Mapping[int, Sum]) -> Iterator[tuple[Figure, Figure, Sum]]:
    """The percentages from figure ``at`` on with the part and the breakdown of each, where they are as many
    as the parts right before them."""
    figures = level.figures
    split = member.get(figures[at - 1].start + level.base) if at else None
    if split is None or not 2 <= len(split.parts) <= at:
        return
    first = at - len(split.parts)
    between = level.text[figures[at - 1].stop : figures[at].start]
    if len(between) > 30 or "占" not in between or not _IN_TURN.fullmatch(between):
        return
    behind = at + len(split.parts)
    if behind > len(figures) or any(figure.unit != "%" for figure in figures[at:behind]):
        return
    if any(level.text[figures[n - 1].stop : figures[n].start] not in _JOINED for n in range(at + 1, behind)):
        return
    if behind < len(figures) and figures[behind].unit == "%" and level.gap(behind) in _JOINED:
        return
    for part, index in zip(split.parts, range(first, at), strict=True):
        if figures[index].start + level.base != part.figure.start:
            return
    for part, percent in zip(split.parts, figures[at:behind], strict=True):
        # The caller moves both from the level's offsets to those of the text.
        yield percent, shifted(part.figure, -level.base), split
