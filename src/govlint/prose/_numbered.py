"""A total that a numbered list of sentences divides: 公开120条。一是网站80条。二是微信40条。"""

from __future__ import annotations

from collections.abc import Iterator

from govlint.prose._adding import adds_up
from govlint.prose._compared import is_compared
from govlint.prose._items import Item, countable, has_total_word
from govlint.prose._layout import Level
from govlint.prose._readings import Reading
from govlint.prose._sum import Sum, size_of, sum_of
from govlint.prose.words import Words
from govlint.report.patterns import compiled

_FIRST = compiled(r"(?:信息|文件|申请)?[。:;\n](?:一是|\(一\)|1[.、])")
_NEXT = ("二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是", "十是")
#: how far one item of such a list may go on
_LONGEST = 240


def divided_by_number(level: Level, words: Words) -> Iterator[Sum]:
    """The total before 一是, where the first figure of each numbered sentence comes to it or nearly so."""
    if "二是" not in level.text:
        return
    for at, total in enumerate(level.figures[:-2]):
        if (
            not total.unit
            or not countable(total)
            or not total.exact
            or not _FIRST.match(level.text, total.stop)
        ):
            continue
        if not has_total_word(level, at) or is_compared(level, at):
            continue
        parts = _first_of_each(level, at)
        values = [item.figure for item in parts]
        if len(parts) < 2 or "。" not in level.text[values[0].stop : values[-1].start]:
            continue
        holds = adds_up(values, total)
        one = sum_of(level, Reading(total, at, tuple(parts), (), holds, False), "total", words)
        # Numbered points may leave out what they do not speak of, but not count more than there is.
        near = (
            one.exact and size_of(one.difference) * (10 if one.computed > total.value else 50) <= total.value
        )
        if holds or (near and len(parts) > 2):
            yield one._replace(doubtful=not holds)


def _first_of_each(level: Level, at: int) -> list[Item]:
    """The first figure in the total's unit of each numbered item behind it, empty where one has none."""
    text, unit = level.text, level.figures[at].unit
    start = level.figures[at].stop
    found: list[Item] = []
    for number in (*_NEXT, ""):
        end = text.find(number, start, start + _LONGEST) if number else -1
        stop = (
            end if end >= 0 else level.sentence_end(max(start, found[-1].figure.stop if found else start) + 1)
        )
        held = [
            index
            for index in range(level.first_from(start), level.first_from(stop))
            if level.figures[index].unit == unit and countable(level.figures[index])
        ]
        if not held:
            return []
        found.append(Item(held[0], level.figures[held[0]], "。", len(found), False, False))
        if end < 0:
            return found
        start = end
    return found
