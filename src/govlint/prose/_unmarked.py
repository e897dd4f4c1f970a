"""Sums that no 其中 opens: in brackets, behind a named total, after an established division."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.prose._adding import adds_up, value_range
from govlint.prose._compared import is_compared
from govlint.prose._items import Item, countable, has_total_word, items, label_of
from govlint.prose._layout import Level
from govlint.prose._markers import Marker
from govlint.prose._readings import Reading, all_counted, find_reading
from govlint.prose._sum import Sum, size_of, sum_of
from govlint.prose.figures import Figure
from govlint.prose.words import CHANNELS, WHOLE, Words
from govlint.report.model import Number
from govlint.report.patterns import compiled


def bracketed(level: Level, words: Words) -> Iterator[Sum]:
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
    if not holds:
        # 89篇次(解读18篇次、12篇次,发布会5次): all that stands in the bracket, whatever its unit.
        counted = [
            Item(at, figure, level.gap(at)[:1] if at else "", 0, False, False)
            for at, figure in enumerate(level.figures)
            if figure.unit and countable(figure) and not is_compared(level, at)
        ]
        if len(counted) > len(listed) > 1 and adds_up([item.figure for item in counted], owner):
            listed, holds = counted, True
    if not holds and (divisions := _bracketed_twice(level, owner, listed, words)):
        yield from divisions
        return
    opening = level.text[:12]
    _, high = value_range([item.figure for item in listed])
    far = high is not None and high * 10 < owner.low * 6
    if not holds and (far or _REMARK.search(level.text)):
        # A remark (上年结转16件,结转下年9件), no breakdown.
        return
    kind = "among" if any(word in opening for word in ("其中", "含", "包括")) else "bracket"
    reading = Reading(owner, -1, tuple(listed), (), holds, False)
    yield sum_of(level, reading, kind, words, "bracket")


# 需要另行制作 names what could not be provided.
_REMARK = compiled("另(?!行)|不含|不包括")


def _bracketed_twice(level: Level, owner: Figure, listed: list[Item], words: Words) -> list[Sum]:
    """Two divisions in one bracket, parted by a semicolon: 25件(网络20件、信函5件;自然人22件、法人3件)."""
    groups: list[list[Item]] = [[]]
    for item in listed:
        if item.separator == ";":
            groups.append([])
        groups[-1].append(item)
    if len(groups) < 2 or any(len(group) < 2 for group in groups):
        return []
    found = [
        sum_of(level, Reading(owner, -1, tuple(group), (), holds, False), "bracket", words, "bracket")
        for group in groups
        for holds in [adds_up([item.figure for item in group], owner)]
    ]
    sound = any(one.holds for one in found)
    return [one for one in found if one.holds or one.signs.complete] if sound else []


def unmarked(level: Level, words: Words, marked: set[int]) -> Iterator[Sum]:
    """Parts that follow a total with nothing to open them: 共70条,工作动态66条,其他信息4条.

    ``marked`` are the offsets of figures that a marked list holds.
    """
    for at, figure in enumerate(level.figures[:-2]):
        if not figure.unit or not figure.value or not countable(figure):
            continue
        numbered = _NUMBER_ONE.match(level.text, figure.stop)
        named = has_total_word(level, at) or numbered is not None
        if not _follows(level, at, named, figure.start in marked) or is_compared(level, at):
            continue
        if not named and _in_row(level, at):
            continue
        marker = Marker(figure.stop, numbered.end() if numbered else figure.stop, "total", False)
        found = [item for item in items(level, marker) if item.figure.unit == figure.unit]
        listed = [item for item in found if item.sentence == found[0].sentence]
        if len(listed) < 2:
            continue
        reading = find_reading(level, marker, listed, [at])
        if reading is None:
            continue
        if not reading.holds and (whole := all_counted(level, marker, [at])):
            reading = whole
        one = sum_of(level, reading, "total", words)
        if _beside(level, at, one, words) or sum(1 for part in one.parts if part.figure.value) < 2:
            continue
        if reading.holds or _plain_list(one):
            yield one._replace(doubtful=not reading.holds)
            if again := _split_again(level, marker, reading, at):
                yield sum_of(level, again, "total", words)
        elif _nearly(level, at, one, listed):
            yield one


# 公开1230条。一是通过网站公开400条;二是…
_NUMBER_ONE = compiled(r"(?:信息)?。(?=一是|\(一\)|1[.、])")


def _split_again(level: Level, marker: Marker, reading: Reading, at: int) -> Reading | None:
    """What follows the list behind a semicolon, where that comes to the same total to the last figure:
    15件,网络9件,信函6件;予以公开11件,无法提供4件."""
    rest = reading.rest
    if not reading.holds or len(rest) < 2 or rest[0].separator != ";":
        return None
    again = find_reading(level, marker, rest, [at], again=True)
    whole = again is not None and again.holds and not again.rest
    return again if whole and sum(1 for item in rest if item.figure.value) > 1 else None


def _in_row(level: Level, at: int) -> bool:
    """Whether figure ``at`` stands in a row of at least five that one sign joins: 动态146条,公告35条,计划5条,
    法规12条… where 35 is what the next ones come to by chance."""
    figures, sign = level.figures, _between(level, at)
    if not at or not sign or _between(level, at - 1) != sign:
        return False
    low, high = at - 1, at + 1
    while low and _between(level, low - 1) == sign:
        low -= 1
    while high < len(figures) - 1 and _between(level, high) == sign:
        high += 1
    return high - low >= 4 and len({figure.unit for figure in figures[low : high + 1]}) == 1


_BETWEEN = compiled("[,、](?=[^,、;。:0-9]*$)")


def _between(level: Level, at: int) -> str:
    """The only stop between figure ``at`` and the next."""
    found = _BETWEEN.match(level.text, level.figures[at].stop, level.figures[at + 1].start)
    return found[0] if found else ""


OPENED = compiled("其中|包括|分别|:|;|中,|\n")


def _follows(level: Level, at: int, named: bool, marked: bool) -> bool:
    """Whether a list without an opener may follow figure ``at``: cheap, since it is asked of every figure.

    The figures behind it in its sentence come to it exactly; or it is called a total and they name a rest."""
    total = level.figures[at]
    end = level.sentence_end(total.stop)
    following = level.figures[at + 1]
    between = level.text[total.stop : min(following.start, total.stop + 80)]
    if OPENED.search(between):
        return False
    if following.start > end:
        # A named total may be split by the sentence behind it, if that adds up.
        if not named or following.start - end > 40:
            return False
        end = level.sentence_end(following.stop)
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
        if total.high is not None and low * 50 > total.high * 51:
            break
        if count >= 2 and low <= (total.high or low) and (high is None or high >= total.low):
            return named or count >= 3 or (_ends(level, figure) and (marked or not _siblings(level, at)))
    if count >= 3 and total.value >= 50 and size_of(low - total.value) * 50 <= total.value:
        return True
    rest = level.text[total.stop : min(level.sentence_end(total.stop), total.stop + 300)]
    return named and any(word in rest for word in ("其他", "其它", "其余"))


def _ends(level: Level, last: Figure) -> bool:
    """Whether a pair of parts plainly ends a list: a stop follows, or the second is the rest (其余2件)."""
    lead = level.lead(level.first_from(last.start))
    if _PENDING.match(level.text, last.stop):
        return True
    return _closed(level, last.stop) or any(word in lead for word in ("其余", "剩余", "余下"))


_PENDING = compiled(
    r"(?:正在|尚在|仍在|还在|尚未|未|已?结转|[转延]至?|顺延至?)(?:20[0-9]{2}年)?[^,。;:0-9]{1,12}[,。;]"
)


def _siblings(level: Level, at: int) -> bool:
    """Whether figure ``at`` and the next are called alike: 网站公开信息300条,微信公开信息200条."""
    one, other = label_of(level, at), label_of(level, at + 1)
    # 由26个减至12个 is a change, no list.
    changes = level.lead(at)[-1:] in ("由", "从")
    return changes or len(one) < 3 or one[-3:] == other[-3:]


_CLOSED = compiled(r"[^,、0-9]{0,8}?[;。\n]")


def _closed(level: Level, offset: int) -> bool:
    """Whether a list plainly ends at ``offset``: 行政复议7件,维持6件,未结1件;"""
    return _CLOSED.match(level.text, offset) is not None or offset >= len(level.text)


def _beside(level: Level, at: int, one: Sum, words: Words) -> bool:
    """Whether total and parts stand side by side (予以公开4件,无法提供3件) or a part is last year's."""
    if any("上年" in part.label or "上一年" in part.label for part in one.parts):
        return True
    lead = level.lead(at)
    if not DISPUTES.search(lead) and any(DISPUTES.search(part.label) for part in one.parts):
        return True
    for split in words.splits:
        if len(split) < 3:
            continue
        own = [branch for branch in split if branch.search(lead)]
        others = [branch for branch in split if branch not in own]
        if own and any(branch.search(part.label) for branch in others for part in one.parts):
            return True
    return False


# What follows requests: 答复9件,行政复议1件.
DISPUTES = compiled("复议|诉讼|信访|投诉|举报")


def _nearly(level: Level, at: int, one: Sum, listed: list[Item]) -> bool:
    """Whether parts that no word opens miss the total by so little that chance is unlikely: all that was
    published, then three parts or more up to the end of the sentence."""
    if len(one.parts) < 3 or len(one.parts) != len(listed) or one.total.value < 50 or not one.exact:
        return False
    if one.signs.mixed or size_of(one.difference) * 50 > one.total.value:
        return False
    # 收到104件,答复104件,复议1件: one part alone comes near by being the same things, the others are small.
    *_, second, largest = sorted(part.figure.value for part in one.parts)
    if second * 20 < one.total.value and largest * 20 > one.total.value * 19:
        return False
    lead = level.lead(at)
    if not (WHOLE.search(lead) or has_total_word(level, at)):
        return False
    if CHANNELS.search(lead) and any(CHANNELS.search(part.label) for part in one.parts):
        return False
    if any(item.nested or item.opens or item.separator not in (",", "、") for item in listed):
        return False
    last = one.parts[-1].figure.stop
    return last >= len(level.text) or level.text[last] in ",。\n;"


def _plain_list(one: Sum) -> bool:
    """Whether an unmarked list that does not add up is still plainly one: it names a remainder and none of
    its parts is larger than the total."""
    return one.signs.exhaustive == "remainder" and all(
        part.figure.value <= one.total.value for part in one.parts
    )
