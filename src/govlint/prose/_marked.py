"""The sums of lists that a word, a colon or a dash opens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from govlint.prose._adding import addable, adds_up
from govlint.prose._carried import carried_and_new
from govlint.prose._extent import (
    before_requests,
    cut_short,
    exceeded_again,
    not_cut,
    of_one_criterion,
    outer_resumed,
    up_to_last_branch,
    up_to_other_criterion,
    without_whole,
)
from govlint.prose._items import Item, candidates, items
from govlint.prose._layout import Level
from govlint.prose._markers import Marker
from govlint.prose._matter import other_matter
from govlint.prose._own import falls_short, of_its_own, of_requests
from govlint.prose._readings import Reading, all_counted, find_reading, plain_reading
from govlint.prose._sum import Sum, size_of, sum_of
from govlint.prose.words import CASES, DONE, Words
from govlint.report.patterns import compiled


def sums_behind(level: Level, marker: Marker, words: Words) -> Iterator[Sum]:
    """The sums of the list behind a marker, one for each unit that it counts."""
    listed = items(level, marker)
    if not listed:
        return
    totals = candidates(level, marker)
    if not totals:
        return
    listed = before_requests(level, listed, totals)
    if marker.inner:
        # The second 其中 splits the part before it, or the total of the list; no other part of that list.
        first = min((item.at for item in listed), default=0)
        opened = level.text.rfind("其中", 0, marker.start)
        totals = [at for at in totals if at == totals[0] or level.figures[at].stop <= opened or at > first]
    if _each_of_its_own(level, listed, totals):
        return
    again = marker.by and level.first_from(marker.start) < listed[0].at
    if len(totals) > 1:
        totals = of_requests(level, marker, totals, words) or _of_its_branch(level, listed, totals, words)
    if again and _of_last_part(level, marker, listed, totals):
        totals = [listed[0].at - 1]
    if one := _of_papers(level, marker, listed, totals, words):
        yield one
        return
    units = list(dict.fromkeys(item.figure.unit for item in listed if item.figure.unit))
    if not units and len(listed) > 2:
        yield from (one for one in _split(level, marker, listed, totals, words) if _comes_near(one))
        return
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
            together = _with_like_units(listed, own, unit)
            # 信息90条,其中开展解读20次;公告40条,公示24条: the list is one of other things and has ended.
            ended = own[0] is not listed[0] and own[0].separator in (";", "。", "\n")
            found = _split(level, marker, own, same, words, together)
            yield from (one for one in found if one.holds or not (ended or (again and _falls_short(one))))
        elif own and own[0].sentence != listed[0].sentence:
            continue  # 29例,其中网络25件,来信4件。报道213篇,整版2篇: of something else
        elif one := _total_at_end(level, own, words):
            yield one
        else:
            # Other things in another paragraph are split only by parts that do come to them.
            apart = "\n" in level.text[level.figures[same[0]].stop : marker.end]
            yield from (one for one in _split(level, marker, own, same, words) if one.holds or not apart)


#: units in which what is published is counted, whatever its form
_PRESS = frozenset("条件篇份则期项")


def _with_like_units(listed: Sequence[Item], own: Sequence[Item], unit: str) -> list[Item]:
    """The items with those in a like unit, up to the last in the total's own; a lone one goes on in its
    sentence: 131条次。其中网站39条、公众号92篇."""
    reach = own[-1].at if own else -1
    if len(own) == 1 and unit in _PRESS:
        for item in listed:
            if item.sentence != own[0].sentence or item.separator == ";" or item.figure.unit not in _PRESS:
                break
            reach = max(reach, item.at)
    return [item for item in listed if item.at <= reach and addable(unit, item.figure.unit)]


def _all_press(reading: Reading) -> bool:
    """Whether a list that does not add up is plainly one of what was published, in several units side by
    side, and is not much larger than its total: 条235,篇651,条2991 of 3668条."""
    units = {item.figure.unit for item in reading.parts}
    even = len({item.separator for item in reading.parts[1:]}) == 1
    over = sum(item.figure.value for item in reading.parts) - reading.total.value
    return units <= _PRESS and even and len(reading.parts) > 2 and over * 10 <= reading.total.value


_MATTERS = compiled("收到|受理|新收|接到|办结|答复|办理|结转|复议|诉讼")


def _each_of_its_own(level: Level, listed: Sequence[Item], totals: Sequence[int]) -> bool:
    """Whether two parts belong to two totals in turn: 受理836件,结转41件;其中本级受理211件,结转7件."""
    if len(listed) != 2 or len(totals) != 2:
        return False
    wholes = [_MATTERS.findall(level.lead(at)) for at in reversed(totals)]
    parts = [_MATTERS.findall(level.lead(item.at)) for item in listed]
    alike = all(set(whole) & set(part) for whole, part in zip(wholes, parts, strict=True))
    return alike and not set(wholes[0]) & set(wholes[1])


def _of_its_branch(level: Level, listed: Sequence[Item], totals: list[int], words: Words) -> list[int]:
    """The totals without those that stand beside the nearest as another branch of a division in two: 复议3件,
    其中维持2件,纠正1件,诉讼2件,其中维持1件,未审结2件."""
    nearest = level.lead(totals[0])
    if not CASES.search(nearest):
        return totals
    for split in words.splits:
        if len(split) == 2 and any(branch.search(nearest) for branch in split):
            # 复议6件和诉讼3件,其中复议维持5件,未审结1件,诉讼维持3件: the list goes over both.
            leads = "\n".join(level.lead(item.at) for item in listed)
            if "复议" in leads and "诉讼" in leads:
                return totals
            own = [branch.search(nearest) is not None for branch in split]
            totals = [
                at
                for at in totals
                if not any(
                    not mine and branch.search(level.lead(at))
                    for mine, branch in zip(own, split, strict=True)
                )
            ]
    return totals


def _of_last_part(level: Level, marker: Marker, listed: Sequence[Item], totals: Sequence[int]) -> bool:
    """Whether what divides a whole once more comes to the last part of the first division and not to the
    whole: 80条,其中网站60条,微信20条;从内容看,文件8条,公告12条."""
    same = [item for item in listed if item.figure.unit == listed[0].figure.unit]
    whole = find_reading(level, marker, same, totals, again=True)
    last = find_reading(level, marker, same, [listed[0].at - 1], again=True)
    return last is not None and last.holds and (whole is None or not whole.holds)


def _comes_near(one: Sum) -> bool:
    """Whether bare numbers come to the total, or so near that they are its parts: 403条,其中机构6;文件48…."""
    return one.holds or size_of(one.difference) * 10 <= one.total.value


def _falls_short(one: Sum) -> bool:
    """Whether the parts are so much smaller than the total that they may divide one of its parts."""
    return one.computed * 10 < one.total.value * 6


#: units in which one list may count papers, each as it is called
_PAPERS = frozenset("条件篇份个则项宗部")


def _of_papers(
    level: Level, marker: Marker, listed: Sequence[Item], totals: Sequence[int], words: Words
) -> Sum | None:
    """A list that adds up only with papers counted each in its own way: 19条,其中年报1条,文件18份."""
    units = {item.figure.unit for item in listed}
    papers = [item for item in listed if item.figure.unit in _PAPERS]
    totals = [at for at in totals if level.figures[at].unit in _PAPERS]
    if len(units) < 2 or len(papers) < 3 or not totals:
        return None
    for unit in units & _PAPERS:
        same = [at for at in totals if level.figures[at].unit == unit]
        own = [item for item in listed if item.figure.unit == unit]
        reading = find_reading(level, marker, own, same) if same and len(own) > 1 else None
        if reading is not None and reading.holds:
            return None
    reading = find_reading(level, marker, papers, totals)
    if reading is None or not reading.holds or len(reading.parts) < 3:
        reading = all_counted(level, marker, totals)
        if reading is None:
            return None
    # What follows another stop is another matter: 网站200条,公开栏30条;此外,广播30篇.
    stops = {item.separator == ";" for item in reading.parts[1:]}
    if len(stops) > 1 or any(item.separator in ("。", "\n") for item in reading.parts[1:]):
        return None
    return sum_of(level, reading, marker.kind, words)


def _divisions(level: Level, marker: Marker, listed: Sequence[Item], at: int, words: Words) -> list[Sum]:
    """A total divided once more behind each semicolon: 12件,其中自然人8件,法人4件;公开7件,不公开5件. Empty
    where the list is not made so."""
    groups: list[list[Item]] = []
    for item in listed:
        if not groups or item.separator == ";":
            groups.append([])
        groups[-1].append(item)
    if any(len(group) < 2 or any(item.nested or item.opens for item in group) for group in groups):
        return []
    total = level.figures[at]
    readings = [
        Reading(total, at, tuple(group), (), adds_up([item.figure for item in group], total), False)
        for group in groups
    ]
    return [sum_of(level, reading, marker.kind, words) for reading in readings]


def _agree(divisions: Sequence[Sum], reading: Reading) -> bool:
    """Whether a reading is the first of two divisions or more that come to one count, which is not their
    total: 15件,其中网络11件,信函2件;予以公开4件,不予公开9件."""
    if len(divisions) < 2 or len(divisions[0].parts) != len(reading.parts):
        return False
    return all(one.exact for one in divisions) and len({one.computed for one in divisions}) == 1


def _exceeds(one: Sum, divisions: Sequence[Sum]) -> bool:
    """Whether a division is the first, right behind what opens the list, and larger than its total."""
    return one is divisions[0] and one.total.high is not None and one.low > one.total.high


def _must_hold(one: Sum) -> bool:
    """Whether a division beside one that adds up is of the same total: it names all branches, and misses the
    total by a tenth at most."""
    return one.signs.complete and size_of(one.difference) * 10 <= one.total.value


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
    rf"(?:全年|本年度?|年度)?(?:总共|总计|合计共?|共计|累计|共)(?:主动)?(?:{DONE})?(?:各类)?(?:政府|政务)?(?:信息|申请)?(?:为|有|达|了)?$"
)


def _read(
    level: Level, marker: Marker, listed: Sequence[Item], totals: Sequence[int], together: Sequence[Item]
) -> Reading | None:
    """The reading of a list, with those of its items in a like unit where only they make it add up."""
    reading = find_reading(level, marker, listed, totals)
    if len(together) > len(listed) and (reading is None or not reading.holds or len(reading.parts) < 2):
        wider = find_reading(level, marker, together, totals)
        if wider is not None and (wider.holds or (reading is not None and _all_press(wider))):
            return wider
    return reading


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
    reading = _read(level, marker, listed, totals, together)
    if reading is None or not reading.holds or len(reading.parts) < 2:
        end, reach = (other_matter(level, one, totals[0]) for one in (listed, together))
        if 0 < end < len(listed):
            shorter = _read(level, marker, listed[:end], totals, together[:reach])
            reading = shorter if shorter is not None else reading
    divisions: list[Sum] | None = None
    if reading is None or not reading.holds:
        divisions = _divisions(level, marker, listed, totals[0], words)
        sound = any(one.holds for one in divisions)
        if sound and all(one.holds or _must_hold(one) or _exceeds(one, divisions) for one in divisions):
            yield from divisions
            return
    reading = reading or of_one_criterion(level, listed, totals, words)
    if reading is None:
        return
    if reading.holds and cut_short(level, marker, reading, words):
        reading = plain_reading(level, marker, listed, totals) or not_cut(level, reading)
    if not reading.holds:
        reading = without_whole(level, reading)
    if not reading.holds:
        if marker.kind == "respective" and of_its_own(level, marker, reading, words):
            return
        if (marker.by or marker.kind == "colon") and reading.parts[0].figure.value == reading.total.value:
            return  # 53条。信息分类:全文电子化的53条;其中…: what all are is no class
        reading = up_to_last_branch(level, marker, reading, words)
        reading = up_to_other_criterion(level, reading, words)
    if marker.inner and not reading.holds and (outer := outer_resumed(level, reading, totals)):
        yield sum_of(level, outer[0], marker.kind, words)
        if outer[1] < 2:
            return
        parts = reading.parts[: outer[1]]
        holds = adds_up([item.figure for item in parts], reading.total)
        reading = reading._replace(parts=parts, rest=(), holds=holds)
    shared = marker.kind == "respective" and not reading.holds and falls_short(level, marker, reading)
    kind = "by" if marker.by and marker.kind == "scope" else marker.kind
    if not reading.holds:
        if divisions is None:
            divisions = _divisions(level, marker, listed, totals[0], words)
        kind = "sum" if _agree(divisions, reading) else kind
    one = sum_of(level, reading, "among" if shared else kind, words)
    # 涉及 names topics, which may overlap and leave out others, unless what is left closes the list.
    if marker.kind == "touches" and not (one.holds or (one.signs.exhaustive and len(one.parts) > 2)):
        return
    if not one.holds and _both_in_hand(level, totals) and one.signs.complete:
        return  # 新收317件,上年结转3件。其中,予以公开184件…: what came in and what became of it is a balance
    yield one
    yield from _once_more(level, marker, reading, words)


def _both_in_hand(level: Level, totals: Sequence[int]) -> bool:
    """Whether what came in and what was carried over stand side by side before a list."""
    return any(carried_and_new(level, one, other) is not None for one, other in pairwise(totals[:3]))


def _once_more(level: Level, marker: Marker, reading: Reading, words: Words) -> Iterator[Sum]:
    """What follows a breakdown in the same list, where it splits the same total once more."""
    rest = reading.rest
    while len(rest) >= 2 and reading.total_index >= 0 and not (rest[1].nested and not rest[0].nested):
        again = find_reading(level, marker, rest, [reading.total_index], again=True)
        if again is not None and not any(item.figure.exact for item in again.parts):
            return  # what 200多 and 100多 come to proves nothing
        if again is None:
            divided = rest[0].separator == ";"
            next_ = _divisions(level, marker, rest, reading.total_index, words)[:1] if divided else []
            if next_ and _must_hold(next_[0]):
                yield next_[0]
            elif again := exceeded_again(level, reading, words):
                yield sum_of(level, again, marker.kind, words)
            return
        if rest[0].separator in (",", "、") and not rest[0].opens and again.rest:
            return
        yield sum_of(level, again, marker.kind, words)
        rest = again.rest
