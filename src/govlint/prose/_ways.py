"""The ways in which a list of figures may be read, and the beginnings of it that come to a total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from govlint.prose._adding import adds_up
from govlint.prose._items import Item
from govlint.prose._layout import Level
from govlint.prose.figures import Figure
from govlint.report.model import Number

#: above this many items only the plain readings are tried
COMPLEX = 32


def is_flat(listed: Sequence[Item]) -> bool:
    """Whether four items or more stand side by side, every one joined to the next by 、 alone."""
    return len(listed) >= 4 and all(item.separator == "、" and not item.nested for item in listed[1:])


def prefix(way: Sequence[Item], total: Figure) -> Sequence[Item] | None:
    """The shortest beginning of at least two items that comes to the total."""
    low: Number = 0
    high: Number = 0
    open_end = False
    for count, item in enumerate(way, 1):
        low += item.figure.low
        if item.figure.high is None:
            open_end = True
        else:
            high += item.figure.high
        if total.high is not None and low > total.high:
            return None
        if count >= 2 and (open_end or high >= total.low):
            while count < len(way) and (more := _within(way[: count + 1], total)):
                count = len(more)
            # Further zeros belong to the same list.
            while (
                count < len(way)
                and way[count].figure.value == 0
                and way[count].sentence == way[count - 1].sentence
            ):
                count += 1
            return way[:count]
    return None


def _within(way: Sequence[Item], total: Figure) -> Sequence[Item]:
    """The items of one sentence if they can still come to a rough total with the last of them, empty if not:
    700余条,其中600余条,30余条,|60余条."""
    last = way[-1]
    if total.exact or last.opens or last.nested or last.separator not in (",", "、"):
        return ()
    return way if adds_up([item.figure for item in way], total) else ()


def ways_of(level: Level, listed: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The ways to read a list: its outer items; all of them; heads of its groups; without items that are
    split by those behind them; without those that open a total of their own."""
    outer = [item for item in listed if not item.nested]
    yield outer
    if len(outer) != len(listed):
        yield listed
    if len(listed) > COMPLEX:
        return
    heads = [item for at, item in enumerate(listed) if at == 0 or item.separator in (";", "。", "\n")]
    if 2 <= len(heads) < len(listed) and _within_heads(listed):
        yield heads
    for base in (outer, listed):
        collapsed = collapsed_of(base)
        if len(collapsed) != len(base):
            yield collapsed
    if len(once := _once(level, outer)) != len(outer):
        yield once
    closed = [item for item in outer if not item.opens]
    if len(closed) != len(outer):
        yield closed
    with_unit = [item for item in outer if item.figure.unit]
    if len(with_unit) != len(outer):
        yield with_unit


def _within_heads(listed: Sequence[Item]) -> bool:
    """Whether what follows the head of each group may lie inside of it: 网站41条,解读9条;部门55条,执法7条,
    but not 系统11件,信箱8件;公开2件,不掌握9件."""
    head: Figure | None = None
    left: Number = 0
    for item in listed:
        if head is None or item.separator in (";", "。", "\n"):
            head, left = item.figure, item.figure.value
        elif item.figure.unit == head.unit:
            left -= item.figure.low
            if left < 0:
                return False
    return True


def _once(level: Level, listed: Sequence[Item]) -> list[Item]:
    """The items without those that say the one before again: 主动公开869条,全文电子化的主动公开869条."""
    kept = list(listed[:1])
    for before, item in pairwise(listed):
        same = item.figure.value == before.figure.value
        if not (same and item.label(level).endswith(before.label(level))):
            kept.append(item)
    return kept


def returning(listed: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The outer items, and with them the end of a nested list that no stop parts from it: 网站41条,
    其中解读2条、执法6条,部门55条 is 41 and 55."""
    first = next((at for at, item in enumerate(listed) if item.nested), len(listed))
    run = first
    while run < len(listed) and listed[run].nested:
        run += 1
    if not first or run - first > 8:
        return
    for back in range(first + 1, run):
        yield [*listed[:first], *listed[back:run], *(item for item in listed[run:] if not item.nested)]


def closed_groups(listed: Sequence[Item]) -> Sequence[Item]:
    """The items with each group replaced by the figure that adds it up: 4条、22条,共发布26条;7条、9条,共16条.

    A figure adds up its group when that is exact, or when the list has several such figures.
    """
    several = sum(1 for item in listed if item.closes) > 1
    if not several and not any(item.closes for item in listed):
        return listed
    kept: list[Item] = []
    group: list[Item] = []
    for item in listed:
        if group and item.separator in (";", "。", "\n"):
            kept += group
            group = []
        if item.closes and len(group) > 1:
            own = [one for one in group if one.figure.unit == item.figure.unit]
            if several or adds_up([one.figure for one in own], item.figure):
                group = []
                kept.append(item)
                continue
        group.append(item)
    return kept + group


def collapsed_of(listed: Sequence[Item]) -> list[Item]:
    """The items without those that together come to the item just before them."""
    kept: list[Item] = []
    at = 0
    # In a long list 2条 is followed by 1条、1条 by chance.
    least = 1 if len(listed) <= 8 else 4
    while at < len(listed):
        kept.append(listed[at])
        whole = listed[at].figure
        parts = prefix(listed[at + 1 : at + 12], whole) if whole.value >= least else None
        at += 1 + (len(parts) if parts else 0)
    return kept
