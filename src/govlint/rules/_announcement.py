"""The introduction's list of the report's parts, in one sentence or on lines of its own, read once."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.prose.numbering import heading_ordinal
from govlint.prose.partslist import Count, PartsList, announced_count, attached_bounds, find_parts_list
from govlint.report.record import NamedTuple
from govlint.rules._check import Check
from govlint.rules._passages import Place, Read, cut_from, preface

# A longer line is no title of a part.
_LONGEST = 60
_ENDS = ";,、。"


class Announced(NamedTuple):
    """The list. ``stated`` is the count it gives (None without one), at ``stated_at`` of paragraph ``read``.
    ``low`` and ``high`` bound how many parts it can be read as, both 0 where only a count is given; ``whole``
    is False where its beginning is missing, ``open`` True where 等 may stand for parts not named."""

    read: Read
    stated: int | None
    stated_at: tuple[int, int]
    parts: tuple[Place, ...]
    low: int
    high: int
    whole: bool
    open: bool


def announced(check: Check) -> Announced | None:
    """The introduction's list of parts, computed once."""
    return check.shared("structure.announced", _announced)


def _announced(check: Check) -> Announced | None:
    found = preface(check)
    for number, read in enumerate(found):
        count = announced_count(read.value)
        if count is not None:
            listed = _on_lines(check, read, count, found[number + 1 :])
            if listed is not None:
                return listed
        in_sentence = find_parts_list(read.value)
        if in_sentence is not None and not _is_cut(check, read, in_sentence):
            return _from_sentence(read, in_sentence)
    return None


def _from_sentence(read: Read, listed: PartsList) -> Announced:
    parts = tuple(Place(read, start, end) for start, end in listed.parts)
    return Announced(
        read, listed.stated, listed.stated_at, parts, listed.low, listed.high, listed.whole, listed.open
    )


def _is_cut(check: Check, read: Read, listed: PartsList) -> bool:
    """Whether the text stops in the list: nothing behind its parts says that they are all."""
    closed = listed.stated is not None and listed.stated_at[0] >= listed.parts[-1][1]
    return not closed and listed.end > cut_from(check, read)


def _on_lines(check: Check, read: Read, count: Count, following: Sequence[Read]) -> Announced | None:
    """The parts on the lines below a count; None where no list stands there.

    The lines are numbered, and then the last number counts (a reader may have left a short line out), or each
    ends with the sign of a list."""
    items = _numbered(following) or _separated(following)
    last = items[-1] if items else None
    if last is None or cut_from(check, last.read) <= last.end:
        return None
    ordinal = heading_ordinal(last.read.value)
    total = ordinal.number if ordinal is not None else len(items)
    low, high = attached_bounds(last.read.value, total, last.start, last.end)
    return Announced(read, count.stated, (count.start, count.end), tuple(items), low, high, True, False)


def _numbered(following: Sequence[Read]) -> list[Place]:
    items: list[Place] = []
    style, number = "", 0
    for read in following:
        ordinal = heading_ordinal(read.value)
        if ordinal is None or len(read.value) > _LONGEST or not number < ordinal.number <= number + 3:
            break
        if ordinal.style != (style or ordinal.style):
            break
        part = _part(read, ordinal.end)
        if part is None:
            break
        items.append(part)
        style, number = ordinal.style, ordinal.number
    return items if number >= 3 and len(items) * 2 >= number else []


def _separated(following: Sequence[Read]) -> list[Place]:
    items: list[Place] = []
    for read in following:
        value = read.value.rstrip()
        part = _part(read, 0) if len(value) <= _LONGEST and value.endswith(tuple(_ENDS)) else None
        if part is None:
            return []
        items.append(part)
        if value.endswith("。"):
            break
    return items if len(items) >= 3 and items[-1].read.value.rstrip().endswith("。") else []


def _part(read: Read, start: int) -> Place | None:
    """The title on a line from ``start`` on; None where the line holds a sentence."""
    value = read.value
    end = len(value.rstrip().rstrip(_ENDS))
    start += len(value[start:end]) - len(value[start:end].lstrip())
    if end - start < 2 or any(stop in value[start:end] for stop in "。;:"):
        return None
    return Place(read, start, end)
