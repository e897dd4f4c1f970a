"""Totals and their parts in running text.

``sums`` reads every place where a text splits a total: 共12条,其中A 5条、B 7条; lists after 包括, 分别为, a
colon, a dash or nothing; brackets behind a total; 合计 behind its parts; increments in brackets. It reads a
list in the way that makes it add up, if there is one (a list may end earlier, hold two breakdowns, or split
one of its own parts); only when no reading adds up is the plainest one returned with ``holds`` False.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from govlint.prose._items import Item, Marker, candidates, items, markers
from govlint.prose._layout import Level, levels, shifted
from govlint.prose._readings import (
    Reading,
    addable,
    adds_up,
    find_reading,
    is_flat,
    plain_reading,
    value_range,
)
from govlint.prose._signs import signs_of
from govlint.prose._sum import Part, Sum, near_miss, size_of, sum_of
from govlint.prose._unmarked import (
    bracketed,
    divided_again,
    divided_sentences,
    subtotals,
    totals_behind,
    unmarked,
)
from govlint.prose.figures import Figure, figures
from govlint.prose.words import NO_WORDS, Words
from govlint.report.model import Number
from govlint.report.patterns import compiled

__all__ = ["Part", "Sum", "near_miss", "sums"]


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
        yield from bracketed(level, words)
    if len(level.figures) < 2:
        return
    totals: set[int] = set()
    parts: set[int] = set()
    marked: list[Sum] = []
    for marker in markers(level):
        for one in _behind(level, marker, words):
            marked.append(one)
            totals.add(one.total.start)
            parts.update(part.figure.start for part in one.parts)
            yield one
    for one in unmarked(level, words, parts):
        # Mere neighbourhood neither splits a total once more nor takes parts from a marked list.
        if one.total.start in totals or any(part.figure.start in parts for part in one.parts):
            continue
        if one.holds or one.total.start not in parts:
            yield one
    yield from subtotals(level, words)
    for one in divided_again(level, marked, words):
        if not any(part.figure.start in parts for part in one.parts):
            yield one
    for one in divided_sentences(level, words):
        if not any(part.figure.start in parts for part in one.parts):
            yield one
    yield from totals_behind(level, words)


def _behind(level: Level, marker: Marker, words: Words) -> Iterator[Sum]:
    """The sums of the list behind a marker, one for each unit that it counts."""
    listed = items(level, marker)
    if not listed:
        return
    totals = candidates(level, marker)
    if not totals:
        return
    if marker.inner:
        # The second 其中 splits the part before it, or the total of the list; no other part of that list.
        first = min((item.at for item in listed), default=0)
        opened = level.text.rfind("其中", 0, marker.start)
        totals = [at for at in totals if at == totals[0] or level.figures[at].stop <= opened or at > first]
    units = list(dict.fromkeys(item.figure.unit for item in listed if item.figure.unit))
    known = {level.figures[at].unit for at in totals}
    # Units may differ (3626条 made up of 件) only where none of them is the total's own.
    mixed = not any(unit in known for unit in units)
    for unit in units:
        own = [item for item in listed if item.figure.unit in (unit, "")]
        same = [at for at in totals if level.figures[at].unit == unit]
        if mixed and len(own) > 1:
            same = [at for at in totals if addable(level.figures[at].unit, unit)]
        if not same:
            continue
        if not mixed:
            reach = own[-1].at if own else -1
            together = [item for item in listed if item.at <= reach and addable(unit, item.figure.unit)]
            yield from _split(level, marker, own, same, words, together)
        elif one := _total_at_end(level, own, words):
            yield one
        else:
            # Other things in another paragraph are split only by parts that do come to them.
            apart = "\n" in level.text[level.figures[same[0]].stop : marker.end]
            yield from (one for one in _split(level, marker, own, same, words) if one.holds or not apart)


def _total_at_end(level: Level, listed: Sequence[Item], words: Words) -> Sum | None:
    """A list whose total, of its own unit, stands behind it: 其中,网站60条、微信60条,全年共公开信息120条."""
    *parts, last = listed
    if len(parts) < 2 or not last.opens or last.sentence != parts[0].sentence:
        return None
    if any(item.opens or item.nested for item in listed[:-1]) or not _ENDS_LIST.match(level.lead(last.at)):
        return None
    total = last.figure
    holds = adds_up([item.figure for item in parts], total)
    one = sum_of(level, Reading(total, last.at, tuple(parts), (), holds, not holds), "sum", words, "after")
    near = one.computed * 10 >= total.value * 6 and one.computed <= total.value * 2
    return one if holds or near else None


_ENDS_LIST = compiled(
    r"(?:全年|本年度?|年度)?(?:总共|总计|合计共?|共计|累计|共)(?:主动)?(?:公开|发布|受理|收到|办理|答复|办结|完成)?(?:各类)?(?:政府|政务)?(?:信息|申请)?(?:为|有|达|了)?$"
)


def _split(
    level: Level,
    marker: Marker,
    listed: Sequence[Item],
    totals: Sequence[int],
    words: Words,
    together: Sequence[Item] = (),
) -> Iterator[Sum]:
    """The sums of a list; ``together`` are its items with those in a like unit, which count where only they
    make it add up: 信息63条,其中文件2份、动态61条."""
    reading = find_reading(level, marker, listed, totals)
    if len(together) > len(listed) and (reading is None or not reading.holds):
        wider = find_reading(level, marker, together, totals)
        reading = wider if wider is not None and wider.holds else reading
    if reading is None:
        return
    if reading.holds and _cut_short(level, marker, reading, words):
        reading = plain_reading(level, marker, listed, totals) or reading
    if not reading.holds:
        reading = _up_to_last_branch(level, marker, reading, words)
    yield sum_of(level, reading, marker.kind, words)
    rest = reading.rest
    # What follows a breakdown in the same list may split the same total once more.
    while len(rest) >= 2 and reading.total_index >= 0 and not (rest[1].nested and not rest[0].nested):
        again = find_reading(level, marker, rest, [reading.total_index], again=True)
        if again is None:
            return
        if rest[0].separator in (",", "、") and not rest[0].opens and again.rest:
            return
        yield sum_of(level, again, marker.kind, words)
        rest = again.rest


def _cut_short(level: Level, marker: Marker, reading: Reading, words: Words) -> bool:
    """Whether a reading adds up only because it stops before the part that completes the list."""
    if not reading.rest or reading.rest[0].opens:
        return False
    # A list of which every part ends with a semicolon goes on behind one.
    stops = (",", "、")
    if all(item.separator == ";" for item in reading.parts[1:]):
        stops = (";", ";")
    more = []
    for item in reading.rest:
        if item.nested or item.separator not in stops:
            break
        more.append(item)
    if not more:
        return False
    if _tail(level, marker, reading, more):
        return not signs_of(level, marker.kind, reading._replace(parts=(*reading.parts, *more)), words).mixed
    whole = reading._replace(parts=(*reading.parts, *more))
    taken, all_ = signs_of(level, marker.kind, reading, words), signs_of(level, marker.kind, whole, words)
    if all_.mixed:
        return False
    return (all_.complete and not taken.complete) or (
        all_.exhaustive == "remainder" and taken.exhaustive != "remainder"
    )


def _up_to_last_branch(level: Level, marker: Marker, reading: Reading, words: Words) -> Reading:
    """A list that names every branch of a large division ends there, if that comes nearer to the total:
    …、不予处理2件、其他处理2件[line end lost]回应关切412件."""
    parts = reading.parts
    if len(parts) < 6 or not any(len(split) >= 4 for split in words.splits):
        return reading
    large = Words(tuple(split for split in words.splits if len(split) >= 4))
    if not signs_of(level, marker.kind, reading, large).complete:
        return reading
    off = size_of(reading.total.value - _sum_value(parts))
    for end in range(4, len(parts)):
        shorter = reading._replace(parts=parts[:end])
        if signs_of(level, marker.kind, shorter, large).complete:
            return shorter if size_of(reading.total.value - _sum_value(shorter.parts)) < off else reading
    return reading


def _sum_value(listed: Sequence[Item]) -> Number:
    """What the printed figures come to."""
    total: Number = 0
    for item in listed:
        total += item.figure.value
    return total


# Words that begin another statement: 另有, 通过…发布, 办理.
_VERBS = compiled(
    r"^(?:另|还|同时|此外|通过|利用|借助|在|于|发布|推送|公开|收到|受理|办理|办结|答复|回复|转载|更新|召开|举办|开展|组织|编|印|制作|发放|接受|接待)|结转|撤"
)


def _tail(level: Level, marker: Marker, reading: Reading, more: Sequence[Item]) -> bool:
    """Whether small items go on to the end of the sentence in the manner of those that add up by chance:
    13条,其中公告11条,预决算2条,|任免2条,环评1条."""
    if marker.kind not in ("among", "includes", "colon") or len(more) != len(reading.rest):
        return False
    end = more[-1].figure.stop
    if end < len(level.text) and level.text[end] not in "。;,\n)":
        return False
    whole = [*reading.parts, *more]
    for item in whole:
        lead = level.lead(item.at).removeprefix("其中")
        if not 1 < len(item.label(level)) <= 16 or _VERBS.search(lead):
            return False
    # Small figures come to a small total by chance; behind a large one they are likelier something else.
    beside = value_range([item.figure for item in more])[0]
    # 、 joins them to the list all the same.
    near = reading.total.value <= 60 or is_flat(whole)
    return beside * 4 <= reading.total.value and near


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
        result.append(Sum(total, parts, "increments", low, high, holds, one.told, one.doubtful, one.label))
    return result


def _same_items(one: Sum) -> bool:
    """Whether one channel carried all there was, so that the parts are the same items over again: 73条,
    其中网站73条,微信73条."""
    if not one.signs.overlap or one.signs.complete or one.signs.exhaustive in ("sum", "respective"):
        return False
    return one.low > one.total.value and any(part.figure.value == one.total.value for part in one.parts)


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
            if _same_items(one):
                continue
            # All parts already explained by a sum that adds up: this reading was a wrong one.
            explained = [parts_of.get(part.figure.start) for part in one.parts]
            if all(number is not None for number in explained):
                continue
            # The total and its last part stand side by side in a sum that adds up: the list ended before.
            beside = parts_of.get(one.total.start)
            if beside is not None and beside == explained[-1]:
                continue
        result.append(one)
    result.sort(key=lambda one: (one.total.start, one.parts[0].figure.start))
    return result
