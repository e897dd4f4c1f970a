"""What opens a list of parts: 其中, 包括, 分别为, a colon, 从申请方式看."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from govlint.prose._layout import Level
from govlint.report.patterns import compiled
from govlint.report.record import NamedTuple


class Marker(NamedTuple):
    """Something that opens a list of parts. ``kind``: among (其中), includes (包括), respective (分别为),
    touches (涉及), scope (在…中), colon, dash, total (共N条 with nothing between). ``first`` marks one at the
    very start of a sentence, ``inner`` one that follows a part of another list in the same sentence, ``by``
    one that names what the whole is divided by (从申请方式看, 申请方式:)."""

    start: int
    end: int
    kind: str
    first: bool
    inner: bool = False
    by: bool = False


# 从申请方式看, 按结果分: what follows divides the whole once more.
_BY = r"[^,。;:\n\0]{1,16}?(?:来?看|来说|分为?|划分为?|分类|统计|区分)(?=[,:])"


@lru_cache(maxsize=1)
def _markers() -> re.Pattern[str]:
    # Every branch begins with a sign of its own, so that the search leaps from one such sign to the next.
    among = r"(?:包括|包含|涵盖)了?|为|是(?!因|由于)|有|情况"
    inside = r"(?:当中|之中|中|里)(?![心国央小学医间])"
    counts = r"(?=[^,。;:\n\0]{1,20}[0-9])"
    no_list = "别|公|局|管|布|解|类|析|级|期|批|步|工|辨|组|流|享|支|院|校|中心"
    includes = (f"具体(?:{among})", f"主要(?:{among})", "包括了?", "包含了?", "涵盖了?", "内含")
    counted = (
        *("信息", "结果", "申请", "内容", "总数", "总量"),
        *("文件", "案件", "数据", "事项", "公开", "答复书", "告知书", "条", "件"),
    )
    branches = {
        "among": ["其中"],
        "holds": [
            f"内(?<=[,、]内)[有含]{counts}",
            f"里(?<=[,、]里)面有{counts}",
            f"分(?<=[,、]分)为?(?!{no_list}){counts}",
            f"共(?<=[,、]共)分为?(?!{no_list}){counts}",
        ],
        "touches": [f"涉(?<=[,、其]涉)及了?(?:的?有)?{counts}"],
        "full": ["具体(?:为|是)(?!因|由于)"],
        "respective": ["分别(?:为|是|有|达到?|占)?"],
        "includes": [*includes, "含(?![税量义金糖水盖])"],
        "scope": [*(word + inside for word in counted), f"从{_BY}", f"按照?{_BY}"],
        "below": ["情况如下:?", "如下:?"],
        "colon": [":"],
        "dash": ["--?"],
        "heading": ["方面[,:]"],
    }
    return compiled(
        "|".join(
            f"{branch[0]}(?P<{kind}{number}>{branch[1:]})"
            for kind, listed in branches.items()
            for number, branch in enumerate(listed)
        )
    )


def markers(level: Level) -> list[Marker]:
    """Every opener of a list, in order."""
    text = level.text
    found: list[Marker] = []
    for match in _markers().finditer(text):
        kind = (match.lastgroup or "").rstrip("0123456789")
        start = match.start()
        head = _heading_start(level, start) if kind in ("colon", "heading") else -1
        if head < 0 and (
            kind == "heading" or (kind in ("colon", "dash") and not _behind_figure(level, start))
        ):
            continue
        start = start if head < 0 else head
        if kind == "among" and found and found[-1].by and text[found[-1].end : start] in (",", ":", ""):
            continue  # 按来源划分,其中网站300条
        if kind == "touches" and _inside_list(level, found, start):
            continue  # 其中公开9宗,涉及第三方7宗: a part
        if kind in ("includes", "among") and _names_only(level, match.end()):
            continue
        before = text[max(0, start - 2) : start].rstrip("\0 ")
        first = not before or before[-1] in "。!?\n"
        inner = (
            kind in ("among", "holds", "includes", "full") and not first and _inside_list(level, found, start)
        )
        kind = {"below": "colon", "full": "colon", "holds": "includes"}.get(kind, kind)
        if kind == "scope" and _NO_DIVISION.search(match[0]):
            continue
        by = head >= 0 or (kind == "scope" and divided_by().match(match[0] + ",") is not None)
        outer = _divided_before(level, found, start) if by else None
        if outer is not None:
            # Another division of the same whole: 按申请人分,自然人20件,法人2件;按方式分,网络15件,当面7件.
            start, first = outer.start, outer.first
            kind = "colon" if text[match.end() - 1] == ":" else "scope"
        elif head >= 0:
            kind = "colon"
            if text[head - 1] == ";":
                continue
        found.append(Marker(start, match.end(), kind, first, inner and not by, by))
    return found


# 从往年看, 从访问量看: what follows counts other things.
_NO_DIVISION = compiled("往年|历年|上年|去年|访问|阅读|浏览|点击|频次|趋势|对比|相比|整体|总体")


def _divided_before(level: Level, before: Sequence[Marker], start: int) -> Marker | None:
    """The opener of the division of a whole which a later one, at ``start`` in its sentence or the next,
    divides once more: 8件,其中自然人6件,法人2件;从渠道看,网上5件,信函3件."""
    if not before or start - before[-1].end > _FAR:
        return None
    last = level.sentence(before[-1].end)
    held = [one for one in before[-4:] if level.sentence(one.end) == last and not one.inner]
    if not held or level.first_from(held[0].end) >= level.first_from(start):
        return None
    if level.sentence(start) - last > 1 or "\n" in level.text[before[-1].end : start]:
        return None
    divided = [one for one in held if one.by]
    if divided:
        return divided[-1]
    return held[0] if held[0].kind in ("among", "includes", "respective") else None


@lru_cache(maxsize=1)
def divided_by() -> re.Pattern[str]:
    return compiled(f"(?:从|按照?){_BY}")


# Where a list of mere names ends: 涵盖社会福利、社会救助等多个领域.
_NAMES_END = compiled(r";|等[^,;0-9]{0,6}(?:领域|方面|栏目|板块|内容|类别)[,;。]")


def _names_only(level: Level, start: int) -> bool:
    """Whether what is listed from ``start`` on are names, and the next figure stands behind their end."""
    at = level.first_from(start)
    between = level.text[start : level.figures[at].start] if at < len(level.figures) else ""
    ended = _NAMES_END.search(between)
    return ended is not None and "。" not in between[: ended.start()]


def _inside_list(level: Level, before: list[Marker], start: int) -> bool:
    """Whether the marker before in the same sentence already has a part."""
    if not before or before[-1].kind not in ("among", "includes"):
        return False
    last = before[-1]
    if level.sentence(last.start) != level.sentence(start):
        return False
    at = level.first_from(last.end)
    return at < len(level.figures) and level.figures[at].start < start


def _behind_figure(level: Level, offset: int) -> bool:
    """Whether only a few plain words part ``offset`` from the figure before it."""
    at = level.first_from(offset) - 1
    if at < 0:
        return False
    between = level.text[level.figures[at].stop : offset]
    return len(between) <= 15 and not any(sign in between for sign in ",。;:\n")


@lru_cache(maxsize=1)
def heading() -> re.Pattern[str]:
    """A clause that does nothing but announce a division: ,类别为: 。申请方式方面,"""
    return compiled(
        r"[,;。\n](?:其|具体|信息|内容|公开|主动|申请人?|办理|答复|处理|受理|提交|提出|各|的|在)*"
        r"(?:类别|分类|种类|类型|明细|构成|组成|分布|主体|对象|身份|方式|形式|渠道|途径|来源|结果|(?<=答复)情况|(?<=办理)情况|(?<=申请)人|内容(?=[:为如]|分别))"
        r"(?:情况)?(?:(?:分别)?(?:为|是|有|如下)?:|方面[,:])"
    )


def _heading_start(level: Level, offset: int) -> int:
    """Where the heading begins that ends with the sign at ``offset`` and stands behind a figure, -1 if none
    does: 共192条,|类别为:…."""
    at = level.first_from(offset) - 1
    if at < 0 or offset - level.figures[at].stop > _HEADING:
        return -1
    found = heading().search(level.text, level.figures[at].stop, offset + 3)
    return found.start() + 1 if found and found.start() < offset < found.end() else -1


#: a heading stands no further behind its figure
_HEADING = 28
#: nor another division behind the first
_FAR = 240
