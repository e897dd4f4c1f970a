"""Sentences that divide a total of the one before, and divisions that exceed theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.prose._adding import value_range
from govlint.prose._compared import is_compared
from govlint.prose._items import LONGEST, Item, candidates, countable, items
from govlint.prose._layout import Level
from govlint.prose._markers import Marker
from govlint.prose._readings import Reading, find_reading
from govlint.prose._sum import Sum, near_miss, size_of, sum_of
from govlint.prose._unmarked import DISPUTES, OPENED
from govlint.prose.figures import Figure
from govlint.prose.words import REQUESTS, Words
from govlint.report.patterns import compiled


def divided_sentences(level: Level, words: Words) -> Iterator[Sum]:
    """A sentence that names every branch of an established division splits the total of the one before:
    办结9件。予以公开5件,部分公开…."""
    if not words.splits:
        return
    groups: dict[int, list[int]] = {}
    for at, figure in enumerate(level.figures):
        groups.setdefault(level.sentence(figure.start), []).append(at)
    named = any(all(branch.search(level.text) for branch in split) for split in words.splits)
    for held in groups.values():
        if len(held) == 2 and (pair := _divided_in_two(level, held, words)):
            yield pair
        if not named or not 3 <= len(held) <= 48:
            continue
        start = level.sentence_start(level.figures[held[0]].start)
        if any(
            word in level.text[start : level.figures[held[0]].start] for word in ("其中", "包括", "共", "中,")
        ):
            continue
        marker = Marker(start, start, "split", True)
        # What stands in another paragraph is another matter.
        totals = [
            at for at in candidates(level, marker) if "\n" not in level.text[level.figures[at].end : start]
        ]
        if not totals:
            continue
        unit = level.figures[totals[0]].unit
        listed = [
            item for item in items(level, marker) if item.figure.unit in (unit, "") and item.sentence == 0
        ]
        if len(listed) < 3:
            continue
        reading = find_reading(level, marker, listed, [at for at in totals if level.figures[at].unit == unit])
        if reading is None:
            continue
        one = sum_of(level, reading, "split", words)
        if one.signs.complete and not _not_of_disputes(level, one):
            yield one._replace(doubtful=not reading.holds)


def _not_of_disputes(level: Level, one: Sum) -> bool:
    """Whether some parts are disputes and the total is none: 结转下年2件。发生行政复议4件,行政诉讼4件."""
    lead = level.lead(level.first_from(one.total.start))
    return not _CONFLICT.search(lead) and any(DISPUTES.search(part.label) for part in one.parts)


_CONFLICT = compiled("复议|诉讼|争议|纠纷|应诉|案件|信访")


_DONE = compiled("公开|发布|收到|受理|接收|办理|办结|答复")


def _divided_in_two(level: Level, held: list[int], words: Words) -> Sum | None:
    """A sentence of two figures that name both branches of a division and come to the only figure of the
    sentence before, or nearly so: 公开173769条。市政府及其部门公开75656条,县政府及其部门公开98131条."""
    at = held[0] - 1
    parts = tuple(Item(index, level.figures[index], ",", 0, False, False) for index in held)
    units = {level.figures[index].unit for index in (at, *held)}
    if at < 0 or len(units) > 1 or not countable(level.figures[at]) or not level.figures[at].exact:
        return None
    total = level.figures[at]
    between = level.text[total.stop : level.figures[held[0]].start]
    if between.count("。") != 1 or "\n" in between or OPENED.search(between) or "共" in between:
        return None
    if at and level.sentence(level.figures[at - 1].start) == level.sentence(total.start):
        return None
    computed = parts[0].figure.value + parts[1].figure.value
    off = size_of(total.value - computed)
    if any(not item.figure.value for item in parts) or is_compared(level, held[1]):
        return None
    if off * 50 > total.value and not near_miss(total.value, computed):
        return None
    one, other = (level.lead(index).replace("\0", "") for index in held)
    done = set(_DONE.findall(level.lead(at)))
    same = done & set(_DONE.findall(one)) and done & set(_DONE.findall(other))
    # 公开820条。部门报送500条,乡镇报送320条: of other things, but for 收到申请12件。自然人提出10件,….
    asked = "申请" in level.lead(at) and not _DONE.search(one + other)
    if "年" in one + other or not (same or asked):
        return None
    for first, second in words.pairs:
        if (first.search(one) and second.search(other) and not first.search(other)) or (
            second.search(one) and first.search(other) and not second.search(other)
        ):
            return sum_of(level, Reading(total, at, parts, (), not off, False), "split", words)
    return None


def exceeded_in_place(level: Level, words: Words) -> Iterator[Sum]:
    """Every branch of an established division right behind a total that they exceed: 制发文件36份,
    主动公开30份,依申请公开4份,不予公开12份."""
    figures = level.figures
    named = [one for one in words.splits if len(one) > 2 and all(part.search(level.text) for part in one)]
    for at, figure in enumerate(figures) if named else ():
        if not figure.unit or figure.high is None or not countable(figure):
            continue
        if at + 3 >= len(figures) or figures[at + 1].unit != figure.unit:
            continue
        for split in named:
            behind = range(at + 1, at + 1 + len(split))
            if behind.stop > len(figures) or any(figures[index].unit != figure.unit for index in behind):
                continue
            # The figures tell cheaply what words need not be asked of.
            if value_range(figures[at + 1 : behind.stop])[0] <= figure.high:
                continue
            said = [level.lead(index) for index in behind]
            if not all(any(one.search(lead) for one in split) for lead in said):
                continue
            lead = level.lead(at)
            apart = REQUESTS.search(lead) or _OVER.search(lead) or any(one.search(lead) for one in split)
            if apart or not all(level.gap(index)[:1] in (",", "、") for index in behind):
                continue
            parts = tuple(Item(index, figures[index], ",", 0, False, False, figure.stop) for index in behind)
            one = sum_of(level, Reading(figure, at, parts, (), False, True), "split", words)
            if one.signs.complete:
                yield one


_OVER = compiled("结转|转入")


def divided_again(level: Level, found: Sequence[Sum], words: Words) -> Iterator[Sum]:
    """A sentence behind a breakdown that splits the same total once more, with what is left at its end, and
    misses it by little: 256条。其中,部门147条,街道109条。共发布动态73条,公告14条,法规21条,其他149条."""
    for one in found:
        start = level.sentence_end(one.parts[-1].figure.stop) + 1
        if one.form != "parts" or len(one.parts) < 2 or one.total.value < 100:
            continue
        first = level.first_from(start)
        end = level.sentence_end(start)
        near_by = range(first, min(first + LONGEST, len(level.figures)))
        held = [at for at in near_by if level.figures[at].start < end]
        if len(held) < 4 or any(not _may_split(level, at, one.total) for at in held):
            continue
        total = level.first_from(one.total.start)
        listed = [Item(at, level.figures[at], ",", 0, False, False, start) for at in held]
        reading = Reading(one.total, total, tuple(listed), (), False, True)
        again = sum_of(level, reading, "split", words)
        off = size_of(again.difference)
        near = off * 100 <= one.total.value or near_miss(one.total.value, again.computed)
        if off and near and again.exact and again.signs.exhaustive == "remainder" and not again.signs.mixed:
            yield again


def _may_split(level: Level, at: int, total: Figure) -> bool:
    """Whether a figure of a sentence may be one of the parts into which it divides ``total``."""
    figure = level.figures[at]
    return figure.unit == total.unit and figure.value < total.value and not is_compared(level, at)
