"""What a list of parts is made of: the figures in it, and the totals it may split."""

from __future__ import annotations

from govlint.prose._compared import is_compared
from govlint.prose._layout import Level
from govlint.prose._markers import Marker, divided_by, heading
from govlint.prose.figures import Figure
from govlint.prose.words import ADDABLE, DONE, EVER
from govlint.report.patterns import compiled
from govlint.report.record import NamedTuple

#: a list longer than this is a table in disguise and is cut; keeps the reader linear
LONGEST = 48
#: characters between two figures of one sum at most
_FAR = 240


class Item(NamedTuple):
    """A figure in a list. ``at`` is its index in the level; ``separator`` the strongest stop before it;
    ``sentence`` is counted from the marker's; ``nested`` when it splits another item; ``opens`` when its
    words (共, 累计) may open a total of its own; ``since`` where its list begins; ``closes`` when its words
    may add up the items before it (…,共发布102条;)."""

    at: int
    figure: Figure
    separator: str
    sentence: int
    nested: bool
    opens: bool
    since: int = 0
    closes: bool = False

    def label(self, level: Level) -> str:
        """The words that name the part."""
        return label_of(level, self.at, self.since)


_OPENS = compiled(
    r"(?<![公中党一])共(?![建享同产青治赢有])|共有|合计|小计|总计|累计|总共|总数|总量|全年|全[市县区镇乡州省旗院局校街]|本年度"
)
NUMBERED = compiled(
    r"[。;:\n\s\0](?:[一二三四五六七八九十]{1,3}(?:是|、)|\([一二三四五六七八九十0-9]{1,3}\)|[0-9]{1,2}[.、)]|第[一二三四五六七八九十]{1,2}[,、])"
)
_TOTAL_WORD = compiled(
    r"(?:共|共计|合计|总计|累计|总共|总数|总量|总数为|共有|总数共有|数量|数)(?:达|达到|为|是|有)?$"
)


def countable(figure: Figure) -> bool:
    return figure.unit in ADDABLE


def candidates(level: Level, marker: Marker) -> list[int]:
    """Indices of the figures that the list behind ``marker`` may split, the nearest first.

    Those of the marker's own sentence; for a marker that begins a sentence, those of the nearest sentence
    before that has any, at most three sentences back and (scope markers apart) in the same paragraph.
    """
    found: list[int] = []
    here = level.sentence(marker.start)
    at = level.first_from(marker.start) - 1
    first = marker.first or (marker.kind in ("among", "colon") and _announced(level, marker.start, at))
    wanted: int | None = None if first or marker.kind == "scope" else here
    lines = 0
    last = marker.start
    # 公开的信息中, 当年新增的信息中: the words of a scope tell what it divides.
    scope = level.text[level.sentence_start(marker.start) : marker.end] if marker.kind == "scope" else ""
    this_year = _THIS_YEAR.search(scope) is not None
    if at >= 0 and last - level.figures[at].stop > _FAR:
        return []
    while at >= 0 and len(found) < 12:
        figure = level.figures[at]
        lines += level.text.count("\n", figure.stop, last)
        last = figure.start
        sentence = level.sentence(figure.start)
        if lines > (1 if marker.kind == "scope" or first else 0) or here - sentence > 3:
            break
        if wanted is not None and sentence != wanted:
            break
        if at and _PART_OVER.match(level.lead(at)):
            at -= 1
            continue  # 答复1453件,含上年结转30件: of the figure before
        own = this_year and _OF_YEAR.search(level.lead(at)) is not None
        if own and countable(figure) and figure.unit:
            return [at]
        # 复议7宗、诉讼0宗,其中…: nothing is not divided.
        divisible = countable(figure) and figure.value and (figure.unit or _bare_total(level, at))
        if divisible and (not is_compared(level, at) or _added(level, at)):
            found.append(at)
            wanted = sentence
        at -= 1
    if len(found) > 1 and EVER.search(level.lead(found[0])) and not EVER.search(level.lead(found[1])):
        found[:2] = found[1::-1]  # 公开13条,历年累计247条;其中…
    said = _SAID.search(scope.rpartition(";")[2].rpartition(",")[2])
    if said is not None and len(found) > 1:
        # 制作信息148条,其中主动公开103条。公开的信息中,…
        of_it = [at for at in found if said[0] in level.lead(at)]
        return of_it if len(of_it) == 1 else found
    return found


_SAID = compiled("公开|收到|受理|办结|答复|新增")


_PART_OVER = compiled(
    "(?:其中)?(?:含|包括|包含)[^,。;0-9]{0,3}(?:上年|上一年|去年|20[0-9]{2}年)度?的?(?:结转|转入)"
)
# 公开信息64,其中…: a total whose unit was left out.
_BARE = compiled("(?:信息|申请|文件|咨询|留言|来信|动态|总数|总量)(?:总数|共计?|为)?$")
_DIVIDED = compiled("[,:]其中")


def _bare_total(level: Level, at: int) -> bool:
    figure = level.figures[at]
    return bool(_DIVIDED.match(level.text, figure.stop) and _BARE.search(level.lead(at)))


# 累计353492条,其中2011年109115条。当年公开的信息中,…: what was added in the year is split.
_THIS_YEAR = compiled("当年|今年|本年|新增")
_OF_YEAR = compiled("(?:(?:19|20)[0-9]{2}年度?|当年|今年|本年度?)(?:新增|公开|发布)*$")
# 2010年新增57条,其中…: at the head of its sentence no comparison, but what is split.
_ADDED = compiled(
    "(?:(?:19|20)[0-9]{2}年度?|当年|今年|本年度?|全年)(?:共|累计)?新增(?:主动)?(?:公开|发布)?(?:政府)?(?:信息)?$"
)


def _added(level: Level, at: int) -> bool:
    lead = level.lead(at)
    start = level.figures[at].start - len(lead)
    return _ADDED.match(lead) is not None and level.sentence_start(level.figures[at].start) >= start - 1


def _announced(level: Level, offset: int, before: int) -> bool:
    """Whether only words that name the parts stand between the sentence of figure ``before`` and 其中:
    公开217条。载体主要是网站和公众号,|其中…."""
    start = level.sentence_start(offset)
    figure = level.figures[before] if before >= 0 else None
    apart = figure is None or level.sentence(offset) - level.sentence(figure.start) != 1
    words = level.text[start:offset]
    return not apart and len(words) <= 40 and _ANNOUNCES.search(words) is not None


_ANNOUNCES = compiled(
    r"^(?=[^;:\n]*+$).*?(?:方式|载体|渠道|形式|途径|类别|种类|内容|来源|结果|情况|构成|组成)"
)


def items(level: Level, marker: Marker) -> list[Item]:
    """The figures behind ``marker`` that may be parts, up to where the list must have ended."""
    text = level.text
    found: list[Item] = []
    at = level.first_from(marker.end)
    here = level.sentence(marker.end)
    over_lines = text[marker.end : marker.end + 3].lstrip(":,\0 ").startswith("\n")
    previous = marker.end
    nested = False
    inner = 0
    numbered = NUMBERED.match(":" + text[marker.end : marker.end + 8].lstrip(":,\0\n ")) is not None
    # Percentages and the like are no parts, but must not make the search longer either.
    last = min(len(level.figures), at + 4 * LONGEST)
    while at < last and len(found) < LONGEST:
        figure = level.figures[at]
        if figure.start - previous > _FAR:
            break
        # What stands between two figures is the same for every list that runs over them.
        gap = _gap(text[previous : figure.start]) if previous == marker.end else _known_gap(level, at)
        if (gap.broken and not over_lines) or (found and gap.bullet and not numbered):
            break
        if gap.opener == "first":
            break
        if gap.separator in ("\n", "。", ";"):
            nested = False
        if gap.opener and found:
            nested = True
            inner += 1
            if inner > 3:
                break
        aside = is_compared(level, at) or (len(found) > 1 and _of_readers(level, at))
        if countable(figure) and not aside:
            if _comes_of(level, at, found[0].at if found else None, gap.separator):
                break
            opens = bool(found) and _opens(level, at)
            if opens and marker.kind == "total":
                break
            sentence = 0 if over_lines else level.sentence(figure.start) - here
            closes = opens and len(found) > 1 and closes_list(level, at)
            item = Item(at, figure, gap.separator, sentence, nested, opens, marker.end, closes)
            found += [item] * _times(level, at)
        previous = figure.stop
        at += 1
    return found


_READERS = compiled(r"(?:粉丝|订阅|关注|用户|访问|浏览|点击|阅读)[^,。;0-9]{0,8}$")


def _of_readers(level: Level, at: int) -> bool:
    """Whether a figure without unit counts readers, not what they read: 发布信息302条,拥有粉丝16.7万."""
    return not level.figures[at].unit and _READERS.search(level.lead(at)) is not None


_EACH = compiled("[、和及与]")


def _times(level: Level, at: int) -> int:
    """How many things figure ``at`` counts so many of each: 网络和信函申请各3件 are two."""
    words = level.gap(at).rpartition(",")[2]
    return 1 + len(_EACH.findall(words.lstrip("、和及与"))) if words.endswith("各") else 1


_CONSEQUENCE = compiled(
    r"^(?:并|且|另有?|还|由此|因此|从而|(?:因|由|被)[^,;。0-9]{0,16}?)?(?:引发|引起|导致|(?:产生|发生|被?提起|被?申请)[^,;。0-9]{0,8}(?:复议|诉讼))"
)
_DISPUTE = compiled("复议|诉讼|引发|引起|导致")
_DISPUTES_THEMSELVES = compiled("^[^,;。0-9]{0,16}?(?:复议|诉讼)")


def _comes_of(level: Level, at: int, first: int | None, separator: str) -> bool:
    """Whether figure ``at`` counts what came of the things listed from ``first`` on and is none of them:
    网上1件、信函35件,引发行政复议1件. Without a part before, only where its sentence begins anew."""
    lead = level.lead(at)
    if first is None:
        return separator == "。" and bool(_CONSEQUENCE.match(lead) and _DISPUTE.search(lead))
    if _DISPUTE.search(level.lead(first)):
        return False
    return bool(_CONSEQUENCE.match(lead) or (separator in (";", "。") and _DISPUTES_THEMSELVES.match(lead)))


class Gap(NamedTuple):
    """What stands between two figures: the strongest stop, a list that opens (``first`` in a sentence or
    ``inner``), a bullet, a line end outside of a sentence."""

    separator: str
    opener: str
    bullet: bool
    broken: bool


def _gap(text: str) -> Gap:
    return Gap(
        _separator(text), _opener(text), NUMBERED.search(text) is not None, "\n" in text and not _soft(text)
    )


def _known_gap(level: Level, at: int) -> Gap:
    known = level.gaps.get(at)
    if known is None:
        gap = _gap(level.text[level.figures[at - 1].stop : level.figures[at].start])
        known = level.gaps[at] = gap
    return known


# 其他信息共计4条 is what is left of a total and opens none.
_REST = compiled(r"(?:其他|其它|其余)[^,。;:、0-9]{0,12}(?:总共|总计|合计|共计|累计)(?:为|有|达)?$")


def _opens(level: Level, at: int) -> bool:
    """Whether the words of figure ``at`` (共, 累计) may open a total of its own."""
    known = level.opens.get(at)
    if known is None:
        lead = level.lead(at)
        known = level.opens[at] = _OPENS.search(lead) is not None and not _REST.search(lead)
    return known


_CLOSES = compiled(
    rf"(?:总共|总计|合计共?|共计|小计|累计|共)(?:主动)?(?:{DONE})?(?:政府|政务)?(?:信息)?(?:为|有|达|了)?$"
)


def closes_list(level: Level, at: int) -> bool:
    """Whether the words of figure ``at`` say nothing but 共 or 共发布: it may add up what stands before."""
    return _CLOSES.match(level.lead(at)) is not None


_OPENER = compiled(r"其中|具体包括|主要包括|包括|分别(?:为|是)|包含")
# 其中当年新增17条。在新增的|17条信息中,… divides the figure in its own words.
_WITHIN_THEM = compiled(
    r"。(?:在[^,。;:0-9]{0,8}(?:新增|公开|收到|受理|办结|答复)[^,。;:0-9]{0,6}$|[^,。;:0-9]{1,16}(?:信息|申请)中,)"
)
_HEADED = compiled(r"[^,。;:、\n]{0,15}:")
_WITHIN = compiled(r",?(?:内有|内含|里面有|含(?!有?税|金|义))")


def _opener(gap: str) -> str:
    """``first`` when a new list begins a sentence in ``gap``, ``inner`` when it splits the item before."""
    if divided_by().search(gap) or ((":" in gap or "方面" in gap) and heading().search(gap)):
        return "first"
    if "。" in gap and _WITHIN_THEM.search(gap):
        return "first"
    if (":" in gap and _HEADED.match(gap)) or _WITHIN.match(gap):
        return "inner"
    match = _OPENER.search(gap)
    if match is None:
        return ""
    before = gap[: match.start()].rstrip("\0 ")
    return "first" if before and before[-1] in "。\n" else "inner"


def _soft(gap: str) -> bool:
    """Whether the line break in ``gap`` stands inside a sentence."""
    before = gap[: gap.index("\n")].rstrip("\0 ")
    return bool(before) and before[-1] in ",;、:"


def _separator(gap: str) -> str:
    for sign in ("\n", "。", ";", ",", "、"):
        if sign in gap:
            return sign
    # 公开日活动6条以及检查公示1条
    return "、" if gap.startswith(("以及", "和", "及", "与")) else ""


_EDGE = compiled(
    r"^(?:其中|包括|以及|并且|并|及|和|与|且|还|则|另|有|是|在|通过|利用|分别为|:|,)+|(?:数量?|的|为|有|共计?|累计|合计|约|计|达|是|:|,)+$"
)


_BEHIND = compiled(r"[^,;。、:\n\0(]{1,20}")
_TOTAL_HEAD = compiled(r"[^,]{0,12}(?:共|累计|总共|全年)")


#: what a bracket of a word or more leaves in the line around it
_BRACKET = "\0" * 4


def label_of(level: Level, index: int, since: int = 0) -> str:
    """The words that name a figure: those before it in its clause, else those behind it."""
    figure = level.figures[index]
    start = max(since, level.figures[index - 1].stop if index else 0, figure.start - 60)
    text = level.text[start : figure.start]
    if text.endswith(_BRACKET):
        text = text.rstrip("\0")  # 其他信息(局网站)42条
    cut = max(text.rfind(sign) for sign in ",;。:\n")
    # Words joined by 、 belong together (财政预算、决算信息2条) unless they follow the figure before; a stop
    # right before the figure says that its noun stands behind it.
    text = "" if text.endswith(("、", "\0")) else text[cut + 1 :].strip("、\0 ")
    words = _EDGE.sub("", text).strip("、,\0 ")
    if not words:
        behind = _BEHIND.match(level.text, figure.stop)
        words = behind[0] if behind else ""
    return words.replace("\0", "")[-30:]


def has_total_word(level: Level, index: int) -> bool:
    """Whether 共, 累计 ... stand right before the figure or at the head of its clause."""
    words = level.lead(index)
    return bool(_TOTAL_WORD.search(words[-8:])) or _TOTAL_HEAD.match(words) is not None
