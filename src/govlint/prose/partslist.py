"""The introduction's list of a report's parts: 本报告由概述、主动公开政府信息情况、…等六部分组成.

Works on the matching form. A list may separate its parts by 、 by , or by ; and write 和, 及, 以及 before
the last; a part may hold such a sign of its own (行政复议、提起行政诉讼的情况). What separates is therefore
worked out from the pieces, and a count of parts is exact only where every piece is plainly a part.
"""

from __future__ import annotations

from itertools import pairwise

from govlint.prose.numbering import number_of
from govlint.report.patterns import any_of, compiled
from govlint.report.record import NamedTuple

_COUNT = (
    r"(?P<n>[一二两三四五六七八九十]{1,3}|\d{1,2})"
    r"(?:个?(?:大|主要)?(?:部分|方面|章节|板块|章|篇)|大块|大类|项内容|项)"
)
_END = compiled(
    rf"(?:,|、)?(?P<open>等)?(?:内容)?(?:,|、)?(?:共|共计|总共|合计|这|以上|上述)?(?:分为?|有|为)?{_COUNT}"
    r"(?:的?内容)?(?P<made>组成|构成|内容|情况)?"
)
_START = compiled(
    r"(?:(?:本|该|年度?)?(?:报告|年报)(?:的)?(?:全文|主要)?(?:由(?![^,。;、]{2,30}(?:编制|编写|起草),)|包括|包含|分为|主要由|主要包括|内容包括|共分为|"
    r"内容主要包括|内容为|主要从)|全文(?:共)?(?:由|包括|包含|分为|主要包括|主要由|内容包括|主要内容包括)|主要内容(?:包括|有|为)|"
    r"^(?:主要)?(?:由|包括|从)|(?<=[,。;])(?:主要)?(?:由|包括|从)(?=[^,。;]{0,12}(?:概述|概况|总体情况|基本情况)))(?:以下|如下)?:?"
)
_JOINED = compiled(r"(?:,|、)?(?:以及|及其|并附|和|及|与)")
_SEPARATORS = "、,;"
# Parts may be listed with their numbers (一、概述;二、主动公开情况), whose sign is a separator too.
_ORDINALS = frozenset("一二三四五六七八九十") | frozenset("123456789")
# Without any of these there is no list of parts.
_HINT = any_of(("部分", "组成", "构成", "包括", "包含", "章", "方面", "分为", "大块", "内容", "项"))
# Words that end a title; a piece without one may only be the beginning of a title.
_TITLE_END = compiled(
    r"(?:情况|概述|概况|概要|措施|事项|附[表件录图]|说明|打算|统计表|引言|前言|安排|计划|内容|工作|建议|方向|重点)的?(?:\([^()]{0,100}\))?$"
)
# A title's end with another title right behind it: 概述主动公开情况, the sign between them left out.
_RUN_ON = compiled(
    r"(?:情况|概述|概况|措施)(?!$|的|[和及与以并等、,;()]|进行|统计|说明|汇总|报告|分析|附|图|表)"
)
# 行政复议 waits for its 诉讼, 申请公开 for the 不予公开 behind it.
_GOES_ON = compiled(r"(?:提起|(?:行政)?诉讼|申诉|不予公开|减免|被?提起|行政应诉)")
_ATTACHED = compiled(r"附[表件图录]|统计表")
# The parts that stand last; a list that names one of them is complete, 等 or not.
_CLOSING = compiled(r"其[他它]|需要(?:说明|报告)|附[表件图录]|统计表|问题|不足|改进|打算|下一步")


class PartsList(NamedTuple):
    """A list of parts. ``stated`` is the count it gives (None without one), ``parts`` the parts with their
    offsets. ``low`` and ``high`` bound how many parts the list can be read as; ``whole`` is False where
    the beginning of the list is missing, ``open`` True where 等 may stand for parts not named."""

    start: int
    end: int
    stated: int | None
    stated_at: tuple[int, int]
    parts: tuple[tuple[int, int], ...]
    low: int
    high: int
    whole: bool
    open: bool

    def words(self, folded: str) -> list[str]:
        """The parts' own words, in order."""
        return [folded[start:end] for start, end in self.parts]


def find_parts_list(folded: str) -> PartsList | None:
    """The first list of a report's parts in ``folded``, or None.

    Counts in other sentences (五方面工作) are no such list: either it opens with what the report consists of,
    or two of its pieces are titles."""
    if _HINT.search(folded) is None:
        return None
    start = 0
    while start < len(folded):
        end = min((at for stop in "。\n" if (at := folded.find(stop, start)) >= 0), default=len(folded))
        found = _in_sentence(folded, start, end) if end > start else None
        if found is not None:
            return found
        start = end + 1
    return None


def _in_sentence(folded: str, begin: int, stop: int) -> PartsList | None:
    opening = _START.search(folded, begin, stop)
    start = opening.end() if opening else begin
    end = before = None
    for match in _END.finditer(folded, start, min(stop, start + 600)):
        if match.start() > start + 2:
            end = match
            break
        # A count directly behind the opening (包括六个部分:) comes before its list.
        before = match
        start = match.end() + (folded[match.end() : match.end() + 1] in (":", ",", "-"))
    if end is None and opening is None:
        return None
    limit = end.start() if end else min(stop, start + 400)
    if end is None:
        limit = _cut(folded, start, limit)
    quoted = _numbered(folded, start, limit) or _quoted(folded, start, limit)
    pieces = quoted or _pieces(folded, start, limit)
    titles = sum(1 for first, last in pieces if _TITLE_END.search(folded, first, last))
    closed = bool(_CLOSING.search(folded, *pieces[-1]))
    if titles < 2 and not (end and titles and (closed or end["made"])):
        return None
    counted = end or before
    if quoted:
        low, high = attached_bounds(folded, len(pieces), *pieces[-1])
    else:
        pieces = _merged(folded, pieces)
        low, high = _bounds(folded, pieces)
    return PartsList(
        start=pieces[0][0],
        end=end.end() if end else pieces[-1][1],
        stated=number_of(counted["n"]) if counted else None,
        stated_at=counted.span("n") if counted else (limit, limit),
        parts=tuple(pieces),
        low=low,
        high=high,
        whole=opening is not None,
        open=not closed and (end is None or bool(end["open"])),
    )


# A count at the end of a paragraph, whose parts stand on lines of their own below it.
_COUNTED = compiled(
    r"(?:报告|年报|全文)[^。;:]{0,20}?(?:由|共|分|包括|包含|有|为)[^。;:]{0,6}?"
    r"(?P<n>[一二三四五六七八九十]{1,3}|\d{1,2})个?(?:大|主要)?(?:部分|章节|章|篇|板块)(?:的?内容)?"
    r"(?:组成|构成)?,?(?:(?:具体|分别)?(?:如下|是|为|包括))?[:。]?$"
)


class Count(NamedTuple):
    """How many parts a paragraph announces, and where it says so."""

    stated: int
    start: int
    end: int


def announced_count(folded: str) -> Count | None:
    """The number of parts that a paragraph announces at its end for the lines below it, or None."""
    tail = folded.rstrip()
    if "部分" not in tail and "章" not in tail and "篇" not in tail and "板块" not in tail:
        return None
    begin = max(tail.rfind(stop, 0, len(tail) - 1) for stop in "。;\n") + 1
    found = _COUNTED.search(tail, begin)
    stated = number_of(found["n"]) if found else None
    return Count(stated, *found.span("n")) if found and stated else None


_TAIL = compiled(
    r"(?:等(?:内容|部分|方面)?)?(?:部分)?(?:组成|构成)|,(?=(?:本|所列|报告|数据|如|电子|现|除|统计))|等(?:内容|部分|方面)?$"
)


def _cut(folded: str, start: int, limit: int) -> int:
    """Where a list without a count ends: at 组成, or before the clause that speaks of something else."""
    tail = _TAIL.search(folded, start, limit)
    return tail.start() if tail else limit


# One title in quotes and the next, whatever stands between them: "概述""主动公开", "概述"、"主动公开".
_QUOTES = compiled(r"[\"》][、,;]?(?:以及|和|及|与)?[\"《]")
_MOST_QUOTED = 60


_NUMBER = compiled(r"\((?P<n>[一二三四五六七八九十]{1,3}|\d{1,2})\)")


def _numbered(folded: str, start: int, limit: int) -> list[tuple[int, int]]:
    """The titles of a list that numbers each, (一)概述;(二)主动公开情况; empty where it does not."""
    numbers = list(_NUMBER.finditer(folded, start, limit))
    if len(numbers) < 3 or [number_of(one["n"]) for one in numbers] != [*range(1, len(numbers) + 1)]:
        return []
    ends = [*(one.start() for one in numbers[1:]), limit]
    pieces = []
    for number, end in zip(numbers, ends, strict=True):
        while end > number.end() and folded[end - 1] in _SEPARATORS + " 。":
            end -= 1
        pieces.append((number.end(), end))
    whole = numbers[0].start() <= start + 2 and all(0 < end - first <= _MOST_QUOTED for first, end in pieces)
    return pieces if whole else []


def _quoted(folded: str, start: int, limit: int) -> list[tuple[int, int]]:
    """The titles of a list that puts each into quotes, empty where it does not: what stands inside quotes is
    one title, its own separators included."""
    between = [one.span() for one in _QUOTES.finditer(folded, start, limit)]
    if len(between) < 2:
        return []
    edges = [(start, start), *between, (limit, limit)]
    pieces = []
    for (_, first), (last, _) in pairwise(edges):
        while first < last and folded[first] in '"《:、, ':
            first += 1
        while last > first and folded[last - 1] in '"》、, ':
            last -= 1
        pieces.append((first, last))
    whole = all(0 < last - first <= _MOST_QUOTED and '"' not in folded[first:last] for first, last in pieces)
    return pieces if whole else []


def _pieces(folded: str, start: int, limit: int) -> list[tuple[int, int]]:
    """The stretches between separators, quotes and closing words taken off."""
    pieces: list[tuple[int, int]] = []
    at = start
    inside = False
    for index in range(start, limit + 1):
        if index < limit and folded[index] in "()" and folded.find(")", index, limit) >= 0:
            # 主要工作(包括主动公开、依申请公开等): what stands in brackets explains one part.
            inside = folded[index] == "("
        if index == limit or (folded[index] in _SEPARATORS and not inside):
            first, last = at, index
            while first < last and folded[first] in "\"':《 ":
                first += 1
            while last > first and folded[last - 1] in "\"'》 ":
                last -= 1
            joined = _JOINED.match(folded, first, last)
            if joined and joined.end() < last:
                first = joined.end()
            if last > first and folded[first:last] not in _ORDINALS:
                pieces.append((first, last))
            at = index + 1
    return _split_last(folded, pieces) if pieces else [(start, limit)]


_AND_TITLE = compiled(r"(?<=情况|概述|措施|问题|事项)(?:以及|和|及|与)(?=[^,、;]{4,})")
_ONE_TITLE = compiled(
    r"^(?:改进|整改|下一步|处理|减免|提起|申诉|诉讼|不予|建议|措施|对策|打算|附表|附件|不足|行政|落实|推进|实施|执行)"
)


def _split_last(folded: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """情况和其他需要报告的事项 are two parts; 问题和改进措施 is one."""
    out: list[tuple[int, int]] = []
    for first, last in pieces:
        at = first
        for joint in _AND_TITLE.finditer(folded, first, last):
            if (
                not _ONE_TITLE.match(folded[joint.end() : last])
                and folded[joint.start() - 2 : joint.start()] != "问题"
            ):
                out.append((at, joint.start()))
                at = joint.end()
        out.append((at, last))
    return out


def _merged(folded: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pieces with those put together that plainly make one title: where most pieces end like a title,
    one that does not and whose follower carries on (行政复议、提起行政诉讼的情况) is its beginning."""
    ended = [bool(_TITLE_END.search(folded, first, last)) for first, last in pieces]
    if sum(ended) * 2 < len(pieces):
        return pieces
    out: list[tuple[int, int]] = []
    begun: int | None = None
    for (first, last), complete in zip(pieces, ended, strict=True):
        start = first if begun is None else begun
        if not complete and (_GOES_ON.match(folded, last + 1) or begun is not None):
            begun = start
            continue
        out.append((start, last))
        begun = None
    if begun is not None:
        out.append((begun, pieces[-1][1]))
    return out


def _bounds(folded: str, pieces: list[tuple[int, int]]) -> tuple[int, int]:
    """The least and the greatest number of parts the pieces can be read as."""
    low = high = len(pieces)
    low -= sum(1 for first, last in pieces[:-1] if not _TITLE_END.search(folded, first, last))
    high += sum(1 for first, last in pieces for _ in _RUN_ON.finditer(folded, first, last - 3))
    low, high = attached_bounds(folded, low, *pieces[-1])[0], attached_bounds(folded, high, *pieces[-1])[1]
    return max(low, 1), high


def attached_bounds(folded: str, count: int, first: int, last: int) -> tuple[int, int]:
    """The least and the greatest number of parts that ``count`` can mean when ``folded[first:last]`` is the
    last of them: an attached table may be counted on its own, or not at all."""
    low = high = count
    attached = _ATTACHED.search(folded, first, last)
    if attached and any(word in folded[first : attached.start()] for word in ("和", "与", "及")):
        high += 1  # 需要说明的事项与附表 may have been counted as two
    elif attached:
        low -= 1  # 附表 may not have been counted
    return max(low, 1), high
