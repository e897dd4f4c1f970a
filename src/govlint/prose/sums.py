"""Totals and their parts in running text.

``sums`` reads every place where a text splits a total: 共12条,其中A 5条、B 7条; lists after 包括, 分别为, a
colon, a dash or nothing; brackets behind a total; 合计 behind its parts; increments in brackets. It reads a
list in the way that makes it add up, if there is one (a list may end earlier, hold two breakdowns, or split
one of its own parts); only when no reading adds up is the plainest one returned with ``holds`` False.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from govlint.prose._items import (
    Item,
    Marker,
    candidates,
    countable,
    has_total_word,
    is_compared,
    items,
    label_of,
    markers,
)
from govlint.prose._layout import Level, levels, shifted
from govlint.prose._readings import Reading, addable, adds_up, find_reading, value_range
from govlint.prose._signs import Signs, signs_of
from govlint.prose.figures import Figure, figures
from govlint.prose.words import NO_WORDS, Words
from govlint.report.model import Number
from govlint.report.record import NamedTuple


class Part(NamedTuple):
    """An addend with the words that name it."""

    figure: Figure
    label: str


class Sum(NamedTuple):
    """A total and the parts a text gives for it.

    ``form``: ``parts`` (behind the total), ``bracket``, ``after`` (合计 behind the parts), ``increments``.
    ``low`` and ``high`` bound what the parts come to. ``signs`` tells whether the list is exhaustive, open,
    may overlap or mixes criteria. ``doubtful`` where it isn't sure which total is meant or where the list
    ends: nothing is certain then.
    """

    total: Figure
    parts: tuple[Part, ...]
    form: str
    low: Number
    high: Number | None
    holds: bool
    signs: Signs
    doubtful: bool = False
    label: str = ""

    @property
    def computed(self) -> Number:
        """The sum of the printed figures."""
        total: Number = 0
        for part in self.parts:
            total += part.figure.value
        return total

    @property
    def exact(self) -> bool:
        return self.total.exact and all(part.figure.exact for part in self.parts)

    @property
    def difference(self) -> Number:
        """Stated minus computed."""
        return self.total.value - self.computed


def sums(folded: str, words: Words = NO_WORDS, found: list[Figure] | None = None) -> list[Sum]:
    """Every sum of a text in matching form, in the order of their totals."""
    listed = figures(folded) if found is None else found
    if len(listed) < 2:
        return []
    result: list[Sum] = []
    for level in levels(folded, listed):
        result.extend(_placed(one, level.base) for one in _of_level(level, words))
    result.extend(_increments(folded, result, listed))
    return _distinct(result)


def _placed(one: Sum, base: int) -> Sum:
    if not base:
        return one
    parts = tuple(Part(shifted(part.figure, base), part.label) for part in one.parts)
    # The owner of a bracket stands outside of it and has its offsets already.
    total = one.total if one.form == "bracket" else shifted(one.total, base)
    return one._replace(total=total, parts=parts)


def _of_level(level: Level, words: Words) -> Iterator[Sum]:
    if level.owner is not None:
        yield from _bracketed(level, words)
    if len(level.figures) < 2:
        return
    totals: set[int] = set()
    parts: set[int] = set()
    for marker in markers(level):
        for one in _behind(level, marker, words):
            totals.add(one.total.start)
            parts.update(part.figure.start for part in one.parts)
            yield one
    for one in _unmarked(level, words):
        # Mere neighbourhood neither splits a total once more nor takes parts from a marked list.
        if one.total.start in totals or any(part.figure.start in parts for part in one.parts):
            continue
        if one.holds or one.total.start not in parts:
            yield one
    yield from _totals_behind(level, words)


def _behind(level: Level, marker: Marker, words: Words) -> Iterator[Sum]:
    """The sums of the list behind a marker, one for each unit that it counts."""
    listed = items(level, marker)
    if not listed:
        return
    totals = candidates(level, marker)
    if not totals:
        return
    for unit in dict.fromkeys(item.figure.unit for item in listed if item.figure.unit):
        same = [at for at in totals if addable(level.figures[at].unit, unit)]
        exact = [at for at in same if level.figures[at].unit == unit]
        if not same:
            continue
        own = [item for item in listed if item.figure.unit in (unit, "")]
        yield from _split(level, marker, own, exact or same, words)


def _split(
    level: Level, marker: Marker, listed: Sequence[Item], totals: Sequence[int], words: Words
) -> Iterator[Sum]:
    reading = find_reading(level, marker, listed, totals)
    if reading is None:
        return
    yield _sum(level, reading, marker.kind, words)
    rest = reading.rest
    # What follows a complete breakdown in the same list may split the same total once more.
    while len(rest) >= 2 and reading.holds:
        again = find_reading(level, marker, rest, [reading.total_index], again=True)
        if again is None:
            return
        one = _sum(level, again, marker.kind, words)
        if not again.holds and not one.signs.exhaustive:
            return
        yield one._replace(doubtful=one.doubtful or not again.holds)
        if not again.holds:
            return
        rest = again.rest


def _sum(level: Level, reading: Reading, kind: str, words: Words, form: str = "parts") -> Sum:
    parts = tuple(Part(item.figure, item.label(level)) for item in reading.parts)
    low, high = value_range([part.figure for part in parts])
    signs = signs_of(level, kind, reading, words)
    return Sum(
        reading.total,
        parts,
        form,
        low,
        high,
        reading.holds,
        signs,
        reading.doubtful,
        label_of(level, reading.total_index) if reading.total_index >= 0 else "",
    )


def _bracketed(level: Level, words: Words) -> Iterator[Sum]:
    """A bracket behind a figure that splits it: 3607件(市政府349件、...)."""
    owner = level.owner
    if owner is None or not countable(owner) or not owner.unit:
        return
    listed = [
        Item(at, figure, level.gap(at)[:1] if at else "", 0, False, False)
        for at, figure in enumerate(level.figures)
        if figure.unit in (owner.unit, "") and countable(figure) and not is_compared(level, at)
    ]
    if len(listed) < 2:
        return
    holds = adds_up([item.figure for item in listed], owner)
    kind = "among" if "其中" in level.text else "bracket"
    reading = Reading(owner, -1, tuple(listed), (), holds, False)
    yield _sum(level, reading, kind, words, "bracket")


def _unmarked(level: Level, words: Words) -> Iterator[Sum]:
    """Parts that follow a total with nothing to open them: 共70条,工作动态66条,其他信息4条."""
    for at, figure in enumerate(level.figures[:-2]):
        if not figure.unit or not figure.value or not countable(figure):
            continue
        named = has_total_word(level, at)
        if not _follows(level, at, named) or is_compared(level, at):
            continue
        marker = Marker(figure.stop, figure.stop, "total", False)
        listed = [
            item for item in items(level, marker) if item.figure.unit == figure.unit and item.sentence == 0
        ]
        if len(listed) < 2:
            continue
        reading = find_reading(level, marker, listed, [at])
        if reading is None:
            continue
        one = _sum(level, reading, "total", words)
        if reading.holds or _plain_list(one):
            yield one._replace(doubtful=not reading.holds)


def _follows(level: Level, at: int, named: bool) -> bool:
    """Whether a list without an opener may follow figure ``at``: cheap, since it is asked of every figure.

    The figures behind it in its sentence come to it exactly; or it is called a total and they name a rest."""
    total = level.figures[at]
    end = level.sentence_end(total.stop)
    following = level.figures[at + 1]
    between = level.text[total.stop : min(following.start, total.stop + 80)]
    if following.start > end or any(word in between for word in ("其中", "包括", "分别", ":", "中,")):
        return False
    low: Number = 0
    high: Number | None = 0
    count = 0
    for figure in level.figures[at + 1 : at + 25]:
        if figure.start > end or high is None:
            break
        if figure.unit != total.unit:
            continue
        low += figure.low
        high = figure.high if figure.high is None else high + figure.high
        count += 1
        if total.high is not None and low > total.high:
            break
        if count >= 2 and (high is None or high >= total.low):
            return named or count >= 3 or _closed(level, figure.stop)
    rest = level.text[total.stop : min(end, total.stop + 300)]
    return named and any(word in rest for word in ("其他", "其它", "其余"))


def _closed(level: Level, offset: int) -> bool:
    """Whether a list plainly ends at ``offset``: 行政复议7件,维持6件,未结1件;"""
    match = re.match(r"[^,、0-9]{0,8}?[;。\n]", level.text[offset : offset + 9])
    return match is not None or offset >= len(level.text)


def _plain_list(one: Sum) -> bool:
    """Whether an unmarked list that does not add up is still plainly one: it names a remainder and none of
    its parts is larger than the total."""
    return one.signs.exhaustive == "remainder" and all(
        part.figure.value <= one.total.value for part in one.parts
    )


def _totals_behind(level: Level, words: Words) -> Iterator[Sum]:
    """Parts first, then 合计 or 共计: 网站5条,微信6条,合计11条."""
    for at, figure in enumerate(level.figures):
        if at < 2 or not countable(figure) or not figure.unit:
            continue
        if level.lead(at).lstrip("以上述两三各项者均") not in _BARE_TOTALS:
            continue
        start = level.sentence_start(figure.start)
        before: list[Item] = []
        index = at - 1
        clean = True
        while index >= 0 and level.figures[index].start >= start and len(before) < 48:
            other = level.figures[index]
            if other.unit == figure.unit and not is_compared(level, index):
                opens = has_total_word(level, index)
                before.insert(0, Item(index, other, ",", 0, False, opens))
                if opens:
                    break
            index -= 1
        if len(before) < 2:
            continue
        clean = "其中" not in level.text[start : figure.start]
        for size in range(2, len(before) + 1):
            chosen = before[-size:]
            if adds_up([item.figure for item in chosen], figure):
                yield _sum(level, Reading(figure, at, tuple(chosen), (), True, False), "sum", words, "after")
                break
        else:
            if clean:
                reading = Reading(figure, at, tuple(before), (), False, False)
                one = _sum(level, reading, "sum", words, "after")
                # 共收到10件,办结9件,共计… : a total at the head is an addend only if that nearly fits.
                if not before[0].opens or near_miss(figure.value, one.computed):
                    yield one


_BARE_TOTALS = frozenset(
    ("共计", "合计", "总计", "总共", "累计", "共", "共计为", "合计为", "总计为", "合计有", "共有")
)


def _increments(folded: str, found: Sequence[Sum], listed: Sequence[Figure]) -> list[Sum]:
    """累计8775条(2025年新增388条): when total and parts each carry one, the increments are a sum as well."""
    if "(" not in folded:
        return []
    by_start = {figure.start: figure for figure in listed}
    starts = sorted(by_start)
    result: list[Sum] = []
    for one in found:
        if one.form != "parts" or len(one.parts) < 2:
            continue
        wanted = [one.total, *(part.figure for part in one.parts)]
        inner: list[Figure] = []
        for figure in wanted:
            if folded[figure.stop : figure.stop + 1] != "(":
                break
            close = folded.find(")", figure.stop, figure.stop + 40)
            at = bisect_left(starts, figure.stop)
            held = [by_start[s] for s in starts[at : at + 3] if s < close]
            if close < 0 or len(held) != 1 or held[0].unit != figure.unit:
                break
            if "增" not in folded[figure.stop : held[0].start]:
                break
            inner.append(held[0])
        if len(inner) != len(wanted):
            continue
        total, parts = (
            inner[0],
            tuple(Part(figure, part.label) for figure, part in zip(inner[1:], one.parts, strict=True)),
        )
        low, high = value_range([part.figure for part in parts])
        holds = adds_up([part.figure for part in parts], total)
        result.append(Sum(total, parts, "increments", low, high, holds, one.signs, one.doubtful, one.label))
    return result


def _distinct(found: list[Sum]) -> list[Sum]:
    """One sum for each total and set of parts; a reading that holds silences others on the same figures."""
    kept: dict[tuple[int, tuple[int, ...]], Sum] = {}
    for one in found:
        key = (one.total.start, tuple(part.figure.start for part in one.parts))
        kept.setdefault(key, one)
    holding = [one for one in kept.values() if one.holds and len(one.parts) > 1]
    parts_of: dict[int, int] = {}
    for number, one in enumerate(holding):
        for part in one.parts:
            parts_of.setdefault(part.figure.start, number)
    result = []
    for one in kept.values():
        if not one.holds:
            # All parts already explained by a sum that adds up: this reading was a wrong one.
            explained = [parts_of.get(part.figure.start) for part in one.parts]
            if all(number is not None for number in explained):
                continue
        result.append(one)
    result.sort(key=lambda one: (one.total.start, one.parts[0].figure.start))
    return result


def near_miss(stated: Number, computed: Number) -> str:
    """How two unequal counts resemble each other: ``digit`` (one differs), ``swapped``, ``times-ten``,
    ``missing-digit``, or empty."""
    a, b = _digits(stated), _digits(computed)
    if not a or not b or a == b:
        return ""
    if len(a) == len(b):
        off = [i for i in range(len(a)) if a[i] != b[i]]
        if len(off) == 1 and len(a) > 1:
            return "digit"
        if len(off) == 2 and off[1] == off[0] + 1 and a[off[0]] == b[off[1]] and a[off[1]] == b[off[0]]:
            return "swapped"
        return ""
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    if longer == shorter + "0" * (len(longer) - len(shorter)):
        return "times-ten"
    dropped = (longer[:i] + longer[i + 1 :] for i in range(len(longer)))
    return "missing-digit" if len(shorter) > 1 and shorter in dropped else ""


def _digits(value: Number) -> str:
    if isinstance(value, Decimal):
        if value != value.to_integral_value():
            return ""
        value = int(value)
    return str(value) if value >= 0 else ""
