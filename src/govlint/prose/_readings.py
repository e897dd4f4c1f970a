"""Finds the reading of a list in which it adds up to its total, and the plainest one when there is none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from govlint.prose._adding import adds_up, value_range
from govlint.prose._carried import carried_and_new, together
from govlint.prose._items import Item, closes_list, has_total_word, items
from govlint.prose._layout import Level
from govlint.prose._markers import Marker
from govlint.prose._ways import COMPLEX, closed_groups, collapsed_of, is_flat, prefix, returning, ways_of
from govlint.prose.figures import Figure
from govlint.prose.words import CHANNELS
from govlint.report.model import Number
from govlint.report.record import NamedTuple

#: words that may add another thing to the one counted before, not a part to its parts
_ALSO = ("以及", "另", "还", "同时", "并")


class Reading(NamedTuple):
    """A total, the items taken as its parts, and the items left over."""

    total: Figure
    total_index: int
    parts: tuple[Item, ...]
    rest: tuple[Item, ...]
    holds: bool
    doubtful: bool


def find_reading(
    level: Level, marker: Marker, listed: Sequence[Item], totals: Sequence[int], again: bool = False
) -> Reading | None:
    """The reading of the items that adds up to one of the totals (the nearest is tried first), else the
    plainest reading. None when there is nothing to add up."""
    figures = level.figures
    grouped = closed_groups(listed)
    if _summed_itself(level, listed, grouped, totals):
        return None
    if 2 <= len(grouped) < len(listed):
        for at in totals:
            parts = prefix(grouped, figures[at])
            if parts:
                return _held(figures[at], at, parts, listed)
    outer = [item for item in listed if not item.nested]
    held: list[Reading] = []
    for at in totals:
        parts = prefix(outer, figures[at])
        if parts:
            held.append(_held(figures[at], at, parts, listed))
            break
    if held and not (held[0].rest and not again and _goes_on(held[0].rest)):
        return held[0]
    if held:
        # A reading that takes in the whole list is likelier than one that stops before its end.
        return _pair_total(level, totals, [outer]) or held[0]
    ways = list(ways_of(level, listed))
    for at in totals:
        for way in ways:
            parts = prefix(way, figures[at])
            if parts:
                return _held(figures[at], at, parts, listed)
    for at in totals:
        for way in returning(listed) if len(listed) <= COMPLEX else ():
            parts = prefix(way, figures[at])
            if parts and len(parts) == len(way):
                return _held(figures[at], at, parts, listed)
    return _pair_total(level, totals, ways) or (
        None if again else plain_reading(level, marker, listed, totals)
    )


def all_counted(level: Level, marker: Marker, totals: Sequence[int]) -> Reading | None:
    """A long list of one sentence that adds up with everything it counts, whatever the unit:
    590条,其中政策4条、动态27条、在线回应19次、发布会3场…."""
    listed = items(level, marker)
    listed = [item for item in listed if item.figure.unit and item.sentence == listed[0].sentence]
    reading = find_reading(level, marker, listed, totals) if len(listed) > 5 else None
    complete = reading is not None and reading.holds and len(reading.parts) == len(listed)
    return reading if complete else None


def plain_reading(
    level: Level, marker: Marker, listed: Sequence[Item], totals: Sequence[int]
) -> Reading | None:
    """The plainest reading of a list, whether or not it adds up; None when it says nothing."""
    grouped = closed_groups(listed)
    if _summed_itself(level, listed, grouped, totals):
        return None
    plain = _plain(grouped if len(grouped) > 1 else listed, marker.inner)
    if not plain:
        return None
    at, doubtful = _natural_total(level, marker, totals)
    whole = level.figures[at]
    if at == totals[0] and len(totals) > 1 and (both := carried_and_new(level, totals[0], totals[1])):
        whole, doubtful = both, False
    if not _ends_with_a_part(level, plain, whole):
        plain = plain[:-1]
    plain = _up_to_rest(level, plain, whole)
    low, high = value_range([item.figure for item in plain])
    if whole.high is not None and low > whole.high and (heads := _heads_of_groups(plain)):
        plain = heads
        low, high = value_range([item.figure for item in plain])
    elif whole.high is not None and low > whole.high and len(plain) <= 8:
        # 答复40件,予以公开30件,不予公开10件: some of the parts may split one of the others.
        # Not so in a flat enumeration, where that is chance: 概况25条、动态3条、公告3条、解读19条.
        apart = all(item.separator == ";" for item in plain[1:])
        flat = apart or is_flat(plain) or (marker.by and _in_line(plain))
        collapsed = plain if flat else collapsed_of(plain)
        if len(collapsed) < len(plain) and value_range([i.figure for i in collapsed])[0] <= whole.high:
            if len(plain) < 5 or low * 50 > whole.high * 51:
                return None
            # Five parts or more that miss the total by a fiftieth are its own, as far as can be told.
            doubtful = True
    if len(plain) < 2:
        # One part alone contradicts its total only by being larger.
        if doubtful or marker.kind == "total" or has_total_word(level, plain[0].at):
            return None
        if marker.kind == "includes" and level.text[whole.stop : marker.start].strip(",、 \0"):
            # 政策3条,指南和年报含目录14条: the words before 含 name what it splits, not the figure.
            return None
        if whole.high is None or low <= whole.high:
            return Reading(whole, at, tuple(plain), (), True, False)
        if CHANNELS.search(level.lead(at)) and CHANNELS.search(level.lead(plain[0].at)):
            return None  # 网站发布1694条;其中,微博发布2769条: another channel, whatever 其中 says
        if marker.inner and any(level.figures[other].low >= low for other in totals[1:]):
            # 27条,其中公文10条,新闻12条,其中主站采用15条: a second word on the whole.
            return None
    if doubtful and high is not None and high * 10 < whole.low * 9:
        # Several totals to choose from and far fewer parts: nothing is claimed.
        return None
    if doubtful and not has_total_word(level, at):
        # 网站54条,新媒体28条。其中,微信60条、微博9条: larger parts may split all of them, so only the
        # largest can be contradicted, and only by more than they come to together.
        at, whole = max(((one, level.figures[one]) for one in totals), key=lambda pair: pair[1].value)
        together = value_range([level.figures[one] for one in totals])[1]
        if together is None or low <= together:
            return None
    rest = tuple(item for item in listed if item.at > plain[-1].at)
    holds = adds_up([item.figure for item in plain], whole)
    return Reading(whole, at, tuple(plain), rest, holds, doubtful or _one_beside(level, plain, whole))


def _one_beside(level: Level, plain: Sequence[Item], whole: Figure) -> bool:
    """Whether the first part is all there is, and the second may stand beside the total: 公开3条,包括概况3条,
    以及决算2条."""
    if len(plain) != 2 or plain[0].figure.value != whole.value or plain[1].separator != ",":
        return False
    return level.lead(plain[1].at).startswith(_ALSO)


def _heads_of_groups(listed: Sequence[Item]) -> list[Item]:
    """The heads of groups parted by semicolons, each split by the items behind it: 复议7件,维持6件,未审结1件;
    诉讼4件,维持2件,未审结2件. Empty where this is not the form of the whole list, or no group adds up."""
    groups: list[list[Item]] = []
    for item in listed:
        if not groups or item.separator in (";", "。", "\n"):
            groups.append([])
        groups[-1].append(item)
    if len(groups) < 2 or any(len(group) == 2 for group in groups):
        return []
    divided = [group for group in groups if len(group) > 2]
    sound = [adds_up([item.figure for item in group[1:]], group[0].figure) for group in divided]
    alone = len(divided) < len(groups)
    return [group[0] for group in groups] if (all(sound) if alone else any(sound)) and divided else []


def _in_line(listed: Sequence[Item]) -> bool:
    """Whether four items or more stand side by side, joined by commas alone."""
    return len(listed) >= 4 and all(item.separator == "," and not item.nested for item in listed[1:])


def _held(total: Figure, at: int, parts: Sequence[Item], listed: Sequence[Item]) -> Reading:
    while len(parts) > 2 and not parts[0].figure.value and parts[1].separator in ("。", "\n"):
        # 其中规范性文件0条。网站65条,微信35条: a nought in a sentence of its own is no part of what follows.
        parts = parts[1:]
    last = parts[-1].at
    rest = tuple(item for item in listed if item.at > last)
    return Reading(total, at, tuple(parts), rest, True, False)


def _summed_itself(
    level: Level, listed: Sequence[Item], grouped: Sequence[Item], totals: Sequence[int]
) -> bool:
    """Whether the list ends with its own sum and so splits nothing before it: (50条;)10条、7条,共17条."""
    if not listed or not listed[-1].closes:
        return False
    if len(grouped) == 1:
        return True
    if not totals or not totals[0] or not closes_list(level, totals[0]):
        return False
    nearest = level.figures[totals[0]].start
    here = level.sentence(nearest)
    return (
        here == level.sentence(listed[0].figure.start) == level.sentence(level.figures[totals[0] - 1].start)
    )


def _goes_on(rest: Sequence[Item]) -> bool:
    """Whether the list does not end where the reading does: 予以公开11件、不予公开5件|、无法提供5件."""
    return rest[0].separator in (",", "、") and not rest[0].opens and not rest[0].nested


def _pair_total(level: Level, totals: Sequence[int], ways: Sequence[Sequence[Item]]) -> Reading | None:
    """Two figures before the marker split together: 新收9件,上年结转2件,其中…11."""
    if len(totals) < 2:
        return None
    for first, second in pairwise(totals[:5]):
        a, b = level.figures[first], level.figures[second]
        if a.unit != b.unit or not (a.exact and b.exact):
            continue
        if any(word in level.text[b.stop : a.start] for word in ("其中", "包括")):
            # The second is a part of the first.
            continue
        both = together(a, b)
        for way in ways:
            parts = prefix(way, both)
            if parts:
                return Reading(both, first, tuple(parts), (), True, False)
    return None


def _plain(listed: Sequence[Item], inner: bool) -> list[Item]:
    """The plainest extent of a list: its outer items up to the end of the sentence it stands in. A list that
    splits a part of another one (``inner``) ends at a semicolon."""
    outer = [item for item in listed if not item.nested]
    if not outer:
        return []
    if inner:
        ends = [at for at, item in enumerate(outer) if at and item.separator in (";", "。", "\n")]
        outer = outer[: ends[0]] if ends else outer
    split = {item.at for item, behind in pairwise(listed) if behind.nested and not item.nested}
    for at, item in enumerate(outer):
        # ;共办理718件 or ;诉讼5件,其中… begins another total.
        begins = item.opens or (item.at in split and outer[0].at not in split)
        if at and begins and item.separator in (";", "。", "\n"):
            outer = outer[:at]
            break
    first = outer[0].sentence
    return [item for item in outer if item.sentence == first]


def _ends_with_a_part(level: Level, plain: Sequence[Item], whole: Figure) -> bool:
    """Whether the last item belongs to the list. One with a 共 of its own may count something else
    (通过微博共发布3650条), unless it begins as the others do and the list comes nearer to the total with it:
    通过公报公开1条,通过网站公开106条,通过微信公开公告等信息共30条."""
    if len(plain) < 3 or not plain[-1].opens or any(item.opens for item in plain[:-1]):
        return True
    if len({level.lead(item.at).removeprefix("其中").lstrip(",:、")[:2] for item in plain}) > 1:
        return False
    left: Number = whole.value
    for item in plain[:-1]:
        left -= item.figure.value
    off = left - plain[-1].figure.value
    return -left < off < left and -whole.value <= off * 10 <= whole.value


def _up_to_rest(level: Level, plain: list[Item], whole: Figure) -> list[Item]:
    """The list without the statement behind its rest, where it comes nearer to its total so: 208条,其中文件
    3条、其它84条;|宣传栏张贴100余条, or 政策4条、动态3条、其他1条,|回复留言40条."""
    for at in range(2, len(plain)):
        joined = {item.separator for item in plain[1:at]} == {"、"} and plain[at].separator == ","
        if (joined or plain[at].separator == ";") and plain[at - 1].label(level).startswith(
            ("其他", "其它", "其余")
        ):
            near, far = (sum(item.figure.value for item in one) - whole.value for one in (plain[:at], plain))
            return plain[:at] if near * near < far * far and near * -5 <= whole.value else plain
    return plain


def _natural_total(level: Level, marker: Marker, totals: Sequence[int]) -> tuple[int, bool]:
    """The figure that the marker most plainly splits, and whether that is in doubt."""
    words = level.text[level.figures[totals[0]].end : marker.start]
    if marker.kind == "scope" and len(words) <= 2 and not any(stop in words for stop in ",;。"):
        # 办结的40件中: the figure stands in the words of the marker itself.
        return totals[0], False
    if marker.kind == "split" or (not marker.first and marker.kind != "scope"):
        return totals[0], False
    if len({level.figures[at].value for at in totals}) == 1:
        return totals[0], False  # 收到21件,办结21件
    named = [at for at in totals if has_total_word(level, at)]
    if len(named) == 1:
        return named[0], named[0] != totals[-1]
    return totals[-1], True
