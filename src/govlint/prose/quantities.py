"""Quantities that a report states by name: requests received, carried over, granted ..., and what it denies.

What is named, by which words, comes from the regime (``x-prose``); how Chinese limits, denies and claims all
is plain language and stands here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from govlint.prose._denials import Completion, Denial, completions, denials
from govlint.prose._layout import CLAUSE, Level, levels, shifted
from govlint.prose._scope import OTHER, Kind, Reader
from govlint.prose.figures import Figure, figures
from govlint.prose.growths import Growth
from govlint.prose.sums import Sum
from govlint.prose.words import ANSWERED, RECEIVED
from govlint.report.patterns import compiled
from govlint.report.record import NamedTuple

__all__ = ["Completion", "Denial", "Kind", "Named", "Quantity", "named"]


class Quantity(NamedTuple):
    """A figure for a named quantity. ``limited`` is the word that narrows it (本级, 网络申请), empty when it
    stands for the whole report."""

    id: str
    figure: Figure
    limited: str


class Named(NamedTuple):
    """All that a text says of named quantities."""

    quantities: tuple[Quantity, ...]
    denials: tuple[Denial, ...]
    completions: tuple[Completion, ...]


def named(
    folded: str,
    kinds: Iterable[Kind],
    sums: Sequence[Sum] = (),
    growths: Sequence[Growth] = (),
    found: list[Figure] | None = None,
    year: int = 0,
    organ: str = "",
) -> Named:
    """What a text in matching form says of named quantities.

    ``organ`` is the reporting organ's name: its own office does not limit a figure. ``year`` is the report
    year: figures of other years are limited.
    """
    wanted = list(kinds)
    if not wanted:
        return Named((), (), ())
    listed = figures(folded) if found is None else found
    compared = _compared(growths)
    folded = _relative_years(folded, year)
    reader = Reader(folded, wanted, year, organ)
    quantities: list[Quantity] = []
    for level in levels(folded, listed):
        for at, figure in enumerate(level.figures):
            if figure.start + level.base in compared or not figure.unit:
                continue
            one = _quantity(reader, level, at)
            if one is not None and not _CHANGED.search(level.lead(at)):
                quantities.append(one)
    quantities += _in_total(quantities, sums, reader, {kind.id for kind in wanted if kind.incoming})
    quantities.sort(key=lambda one: one.figure.start)
    limited = _limited_by_sums(quantities, sums, {kind.id: kind for kind in wanted})
    limited = _limited_by_lists(limited, reader)
    return Named(tuple(limited), tuple(denials(reader, wanted)), tuple(completions(reader, wanted)))


@lru_cache(maxsize=8)
def _years(year: int) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    last, following = f"{year - 1:04}年", f"{year + 1:04}年"
    return (
        compiled(rf"(?<=[转延期])([至到入]?){following}"),
        compiled(rf"{following}(?=度?(?:继续|再)(?:办理|答复|处理))"),
        compiled(
            rf"(?:^|(?<=[,;。\n(含])|(?<=另有)|(?<=加上)|(?<=包括)|(?<=其中)|(?<=(?:延续|继续)办理)){last}"
            r"(?=度?(?:未办结)?(?:结转|转入))"
        ),
    )


def _relative_years(folded: str, year: int) -> str:
    """The text with 结转2024年 as 结转下年, and 2022年结转 at the head of a clause as 上年结转, so that years
    limit nothing where they say no more. Offsets hold: 的 fills up the length and means nothing."""
    if not year or "年" not in folded or not ("转" in folded or "延" in folded or "继续" in folded):
        return folded
    forward, later, over = _years(year)
    folded = forward.sub(r"\1下年的的的", folded)
    return over.sub("的的的上年", later.sub("的的的下年", folded))


def _compared(growths: Sequence[Growth]) -> frozenset[int]:
    """Offsets of figures that only compare with another year."""
    return frozenset(
        value.start for one in growths for value in (one.by, one.percent, one.last) if value is not None
    )


def _quantity(reader: Reader, level: Level, at: int) -> Quantity | None:
    """The named quantity that figure ``at`` of a level gives, if any."""
    figure = level.figures[at]
    kinds = reader.of_unit(figure.unit)
    if not kinds:
        return None
    before = level.lead(at)[-60:]
    bare = _BARE_LEAD.match(before) is not None
    # 1件行政复议、1件行政诉讼: the sign is cut off from what stands before a figure.
    trails = _HAPPENS.search(before[-5:]) is not None or level.gap(at).endswith("、")
    if not bare and not trails and not reader.words.search(before):
        return None
    behind, predicate = _words_behind(level, figure)
    kind = _kind_named(kinds, before, behind, predicate, bare, trails)
    if kind is None:
        return None
    base = level.base
    start = reader.sentence_start(figure.start + base)
    if not reader.about(kind, start, figure.stop + base + len(behind)):
        return None
    clause = figure.start + base
    apart = max(start, reader.text.rfind(";", start, clause))
    if kind.not_after is not None and kind.not_after.search(reader.text, apart, clause):
        return None
    turn = max(before.rfind("分别"), before.rfind("依次"))
    if turn >= 0 and not (kind.outcome and kind.words.search(before, turn)):
        # Several figures for several years, organs or things in turn.
        return None
    if kind.incoming and OTHER.search(before) and "等" in before[-3:]:
        # 收到群众来信、依申请公开等26件 counts more than requests.
        return None
    before_figure = level.figures[at - 1].stop + base if at else 0
    limited = reader.limit(start, clause, max(start, before_figure))
    return Quantity(kind.id, shifted(figure, base) if base else figure, limited)


def _words_behind(level: Level, figure: Figure) -> tuple[str, str]:
    """The words behind a figure in its clause that may name it, and those that may say what it is not."""
    behind = level.text[figure.stop : figure.stop + 24]
    cut = CLAUSE.search(behind)
    behind = behind[: cut.start()] if cut else behind
    following = _NEXT.search(behind)
    behind = behind[: following.start()] if following else behind
    if _SHARED_OUT.match(behind):
        behind = ""  # 其余66件分别为不予公开4件: the names of what follows
    # 12件均未收费: what is said of all of them does not name them, nor do words before another figure
    # (行政复议3件和行政诉讼2件).
    return behind, "" if following and following[0].isdigit() else _OF_ALL.split(behind, 1)[0]


def _kind_named(
    kinds: Iterable[Kind], before: str, behind: str, predicate: str, bare: bool, trails: bool
) -> Kind | None:
    """The quantity that the words before a figure name last, or those behind it where what is before names
    nothing (``bare``) or says that something happened (``trails``)."""
    best: tuple[int, Kind] | None = None
    for kind in kinds:
        said = kind.words.search(before)
        spots = [match.end() for match in kind.words.finditer(before, said.start())] if said else []
        if not spots and bare and kind.done and _DONE_BEHIND.match(behind) and not _THE_REST.search(before):
            spots = [0]
        if not spots and ((kind.outcome and bare) or (kind.trails and trails)):
            spots = [0 for _ in kind.words.finditer(behind)]
        said_before = before
        if trails and kind.trails and kind.words.search(behind, 0, _CLOSE):
            # 1件行政复议和2件行政诉讼: what is named behind, not what stands before 和.
            spots, said_before = [len(before) + 1], ""
        if not spots:
            continue
        if kind.without is not None and kind.without.search(said_before + "\t" + predicate):
            continue
        if best is None or spots[-1] > best[0]:
            best = (spots[-1], kind)
    return None if best is None else best[1]


# 受理数量较上年减少1件
_CHANGED = compiled(
    "(?:[比较]|与)(?:上|去|前)(?:一)?年(?:度|同期)?(?:相比)?[^,。;0-9]{0,6}(?:增|减|升|降|多|少)[^,。;0-9]{0,4}$"
)
# What may stand before the count of a thing that is named behind it: 发生3件行政复议.
_HAPPENS = compiled(
    r"(?:发生|产生|引发|引起|出现|收到|接到|受理|提起|存在|涉及|共有|有|共|其中|和|及|、)(?:了|过)?$|^$"
)
# 18件已按期答复: said of so many, not of all (均已答复).
_DONE_BEHIND = compiled(
    rf"(?:申请)?(?:已经?|按[期时规照]|当年|及时|依法|在[法规]定|完成)[^,;。0-9均都全未不]{{0,14}}?(?:{ANSWERED})(?!率)"
    r"|(?:申请)?(?:办结|答复|办复|办理完毕)(?=[,;。、\n]|$)"
)
# 31宗,其中4宗撤销,其余27宗已答复: not all that was dealt with.
_THE_REST = compiled("(?:其余|剩余|余下|剩下)$")
_OF_ALL = compiled("均|都|全部|全都")
_SHARED_OUT = compiled("(?:申请)?(?:分别|依次|包括|其中)")
_NEXT = compiled(r"[0-9、\0]")
#: what a figure counts stands no further behind it
_CLOSE = 8
_BARE_LEAD = compiled(
    r"(?:其中|除|年末|年底|目前|其余|另外|另|还|尚|已|对|有|将|余下|剩余|剩下|余|当年|未到期|未办结|的|\()*$"
)


# 合计, and nothing that would name another thing.
_IN_TOTAL = compiled("(?:合计|共计|总计|总共)(?:为|是|有|收到|受理)?$")
_ALL_IN = compiled(f"(?:共计?|全年|年度?|年内|[省市县区局镇乡办])(?:{RECEIVED})")
_ON_WAYS = compiled("网|邮|信|快递|当面|现场|窗口|传真|自然人|公民|法人")


def _in_total(
    quantities: Sequence[Quantity], sums: Sequence[Sum], reader: Reader, incoming: set[str]
) -> Iterator[Quantity]:
    """What came in on each way, all told, and is added up behind: 共收到网上申请10件,快递7件,合计17件."""
    ids = {one.figure.start: one for one in quantities}
    for one in sums:
        first = ids.get(one.parts[0].figure.start)
        start, total = one.parts[0].figure.start, one.total
        sure = one.holds or (one.form == "after" and not one.doubtful)
        if first is None or first.id not in incoming or not sure or total.start in ids:
            continue
        clause = CLAUSE.split(reader.text[start : total.start])[-1] if start < total.start else ""
        if _IN_TOTAL.match(clause) and all(_ON_WAYS.search(part.label) for part in one.parts):
            # The organ and the year of the first limit the total, the ways do not.
            since = reader.sentence_start(start)
            if _ALL_IN.search(reader.text, since, start) is None:
                continue
            limited = reader.limit(since, start, start)
            yield Quantity(first.id, total, limited)


#: limits what came in to more than what came in anew
_OVER_TOO = "含上年结转"


def _limited_by_sums(
    quantities: Sequence[Quantity], sums: Sequence[Sum], kinds: Mapping[str, Kind]
) -> list[Quantity]:
    """Parts of a breakdown are limited with their total, and a part of its own kind's total by itself."""
    limits = {one.figure.start: one for one in quantities}
    parents: dict[int, Sum] = {}
    for split in sorted(sums, key=lambda split: not split.holds):
        for part in split.parts:
            parents.setdefault(part.figure.start, split)
    result = []
    totals: set[int] = set()
    for one in quantities:
        parent = parents.get(one.figure.start)
        if parent is not None and not one.limited:
            total = limits.get(parent.total.start)
            if total is not None and total.id == one.id and _with_brought(parent, limits, kinds):
                totals.add(parent.total.start)  # 受理97件,其中新收95件,上年结转2件
            elif parent.holds and total is not None and (total.limited or total.id == one.id):
                one = one._replace(limited=total.limited or "其中")
            beside = kinds[one.id].beside
            if beside is not None and any(beside.search(part.label) for part in parent.parts):
                one = one._replace(limited=parent.parts[0].label)
        result.append(one)
    return [
        one._replace(limited=one.limited or _OVER_TOO) if one.figure.start in totals else one
        for one in result
    ]


def _with_brought(split: Sum, named: Mapping[int, Quantity], kinds: Mapping[str, Kind]) -> bool:
    """Whether a split is one into what came in anew and what was brought from the year before."""
    found = (named.get(part.figure.start) for part in split.parts)
    return len(split.parts) == 2 and any(one is not None and kinds[one.id].brought for one in found)


def _limited_by_lists(quantities: Sequence[Quantity], reader: Reader) -> list[Quantity]:
    """What follows 其中 in the sentence of the same quantity is a part of it, whether or not they add up:
    收到13件,其中系统收到11件,信箱收到12件."""
    result: list[Quantity] = []
    for one in quantities:
        start = one.figure.start
        opened = reader.text.rfind("其中", reader.sentence_start(start), start)
        if opened >= 0 and not one.limited and ";" not in reader.text[opened:start]:
            since = reader.sentence_start(opened)
            if any(
                other.id == one.id and since <= other.figure.start < opened and other.limited != _OVER_TOO
                for other in result
            ):
                one = one._replace(limited="其中")
        result.append(one)
    return result
