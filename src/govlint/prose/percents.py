"""Percentages in running text: shares of a total, and what they should be."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from govlint.prose._compared import is_compared
from govlint.prose._items import countable, has_total_word
from govlint.prose._layout import SENTENCE, Level, levels, shifted
from govlint.prose._rates import done_of
from govlint.prose._rounding import agreement, places
from govlint.prose._turn import SPREAD, in_turn, is_joined
from govlint.prose.figures import Figure, figures
from govlint.prose.sums import Sum
from govlint.prose.words import EVER
from govlint.report.patterns import compiled
from govlint.report.record import NamedTuple


class Share(NamedTuple):
    """``part`` is said to be ``percent`` of a whole. ``whole`` is None where no total could be found;
    ``certain`` when a breakdown of the text says that the part belongs to it. ``split`` is that breakdown."""

    percent: Figure
    part: Figure | None
    whole: Figure | None
    certain: bool
    split: Sum | None
    #: at least two other shares beside it fit the same whole
    confirmed: bool = False
    #: 占 was said of it; else it is a rate of answering, coverage ... that cannot exceed 100
    stated_as_share: bool = True


_SHARE = compiled(
    r"(?:^|[^市侵抢独])占(?!用|地|据|领|线|道|有|压)[^,。;:%0-9]{0,16}$|总[量数]的(?:约|近)?$"
    r"|(?:^|,)(?:所占)?(?:比例|比重)(?:约?为|是|达)?$"
)
# 占同类信息的38.2%: of another whole than the one at hand.
_ELSEWHERE = compiled(
    r"占(?!(?:[比例约为达到总数量体全部年度的其中公开信息政府主动申请受理收到已答复办结理件条本以上超过近]|发布|政务|规模)*$)[^占]*$"
)
_STOPS = compiled(r"[,( \0]")
# What may stand before 占 where it speaks of the count before it: 公告24条,约占15%.
_OF_IT = compiled(
    r"(?:约|大约|大概|所|其|共|均|仅|只|也|则|同|数量|比例|比重|总体|在?(?:总数|总量|总体|其)中|[\0( ])*+"
)
# 工作类22条,财务类3条,共占26.6%: of both.
_TOGETHER = compiled(r"(?:^|,)(?:共|合计|合|[两三]者|[两三]项|一共|总共|共计)(?:约)?占")
_CAPPED = compiled(
    r"(?:答复|办结|回复|回应|采纳|整改|知晓|响应|满意|及时|合格|公开|覆盖|解读|电子化|反馈|处理|受理|正确|准确|按时|按期|达标|办理)[^,。;:%0-9]{0,6}率[^,。;:%0-9]{0,6}$"
)


def shares(folded: str, sums: Sequence[Sum], found: list[Figure] | None = None) -> list[Share]:
    """Every percentage of a text in matching form that is said to be a share or a rate."""
    listed = figures(folded) if found is None else found
    if not any(figure.unit == "%" for figure in listed):
        return []
    member = _membership(sums)
    result: list[Share] = []
    split = frozenset(one.total.start for one in sums if one.holds)
    for level in levels(folded, listed):
        result.extend(_moved(one, level.base) for one in _shares(level, member, split))
    result.sort(key=lambda share: share.percent.start)
    return _with_wholes(result, folded, listed)


def _with_wholes(found: list[Share], folded: str, listed: Sequence[Figure]) -> list[Share]:
    """Shares of one sentence that no breakdown explains: the figure before them that most of them fit (two at
    least, and more than half) is their whole."""
    starts = [figure.start for figure in listed]
    result = list(found)
    for group in runs(found, folded):
        for share in group:
            whole = share.whole
            if whole is not None and sum(1 for one in group if one.whole == whole and _fits(one, whole)) >= 2:
                result[result.index(share)] = share._replace(confirmed=True)
        parts = [share for share in group if share.part is not None and not share.certain]
        if len(parts) < 3:
            if len(parts) == 2 and (pair := _pair_whole(parts, listed, starts)) is not None:
                result = [share._replace(whole=pair) if share in parts else share for share in result]
            continue
        first = parts[0].part
        assert first is not None
        before = listed[max(0, bisect_left(starts, first.start) - 8) : bisect_left(starts, first.start)]
        best: tuple[int, Figure] | None = None
        for whole in before:
            if whole.unit != first.unit or not whole.exact or first.start - whole.stop > 240:
                continue
            fits = sum(1 for share in parts if _fits(share, whole))
            if fits >= 2 and fits * 2 > len(parts) and (best is None or fits > best[0]):
                best = (fits, whole)
        if best is not None:
            chosen = {share.percent.start for share in parts}
            result = [
                share._replace(whole=best[1], certain=True, confirmed=True)
                if share.percent.start in chosen
                else share
                for share in result
            ]
    return result


def _pair_whole(parts: Sequence[Share], listed: Sequence[Figure], starts: list[int]) -> Figure | None:
    """The figure before two parts with their shares that they add up to: 47条。甲35条,占75%;乙12条,占25%."""
    one, other = parts[0].part, parts[1].part
    assert one is not None
    assert other is not None
    at = bisect_left(starts, one.start)
    for whole in reversed(listed[max(0, at - 4) : at]):
        same = whole.unit == one.unit == other.unit and one.start - whole.stop <= 240
        if same and whole.exact and whole.value == one.value + other.value:
            return whole
    return None


def _fits(share: Share, whole: Figure) -> bool:
    exact = share_of(share._replace(whole=whole))
    return exact is not None and agreement(share.percent, exact) != "differs"


def _moved(one: Share, base: int) -> Share:
    part = shifted(one.part, base) if one.part is not None and base else one.part
    return one._replace(percent=shifted(one.percent, base) if base else one.percent, part=part)


def _membership(sums: Sequence[Sum]) -> dict[int, Sum]:
    """The breakdown that each part belongs to, by the part's offset; one that holds goes first."""
    member: dict[int, Sum] = {}
    for one in sorted(sums, key=lambda one: not one.holds):
        for part in one.parts:
            member.setdefault(part.figure.start, one)
    return member


def _shares(level: Level, member: dict[int, Sum], split: frozenset[int]) -> Iterator[Share]:
    capped = False
    for at, percent in enumerate(level.figures):
        if percent.unit != "%":
            capped = False
            continue
        named = _named_whole(level, at)
        if named is not None:
            counted = level.figures[at - 2]
            whole_of = member.get(counted.start + level.base)
            yield Share(percent, counted, shifted(named, level.base), True, whole_of)
            continue
        words = level.lead(at)[-30:]
        if (alone := _alone_in_bracket(level, member)) is not None:
            yield Share(
                percent, shifted(alone[0], -level.base), alone[1].total, not alone[1].doubtful, alone[1]
            )
            continue
        # 好评率、覆盖率分别为99.6%、101.3%
        capped = _CAPPED.search(words) is not None or (capped and is_joined(level, at - 1))
        spread = SPREAD.search(words) or _TOGETHER.search(words) or is_joined(level, at)
        if not _SHARE.search(words) or spread:
            if capped:
                done, of_all = done_of(level, at) or (None, None)
                of_all = shifted(of_all, level.base) if of_all else None
                yield Share(percent, done, of_all, done is not None, None, stated_as_share=False)
            for stated, counted, divided in in_turn(level, at, member):
                yield Share(stated, counted, divided.total, not divided.doubtful, divided)
            continue
        part = _part(level, at, words)
        if part is None:
            yield Share(percent, None, None, False, None)
            continue
        of = member.get(part.start + level.base)
        if _ELSEWHERE.search(words):
            yield Share(percent, part, None, False, None)
        elif of is not None:
            yield Share(percent, part, of.total, not of.doubtful, of)
        else:
            whole = _whole(level, part, split) if part.start >= 0 else None
            yield Share(percent, part, whole, False, None)


_OF = compiled(r"(?:约)?占(?:到|了)?(?:全部|全年|所有|总计)?[^,。;:%0-9]{0,16}$")


def _named_whole(level: Level, at: int) -> Figure | None:
    """The whole that stands in the share's own words: 文件126件,占全部信息420条的30%."""
    if at < 2:
        return None
    part, whole = level.figures[at - 2], level.figures[at - 1]
    if level.text[whole.stop : level.figures[at].start] != "的" or not _OF.match(level.lead(at - 1)):
        return None
    between = level.text[part.stop : whole.start].removesuffix(level.lead(at - 1))
    sizes = countable(part) and countable(whole) and part.value <= whole.value
    return whole if sizes and between in ("", ",") else None


def _part(level: Level, at: int, words: str) -> Figure | None:
    """The count right before a share: 工作动态122条,占74%."""
    if at == 0:
        return _owner(level, words)
    part = level.figures[at - 1]
    # 概况260条、占2.3%: the sign before 占 parts no names.
    between = level.text[part.stop : level.figures[at].start].replace("、", ",", 1)
    if len(between) > 40 or any(sign in between for sign in "。;\n、") or between.count(",") > 1:
        return None
    head = between.rpartition(words)[0] if words in between else between
    # Nothing but a stop may part the count from 占: other words would name another quantity.
    if _STOPS.sub("", head) not in ("", "约", "大约"):
        return None
    if "," in between and "占" in words and not _OF_IT.fullmatch(words, 0, words.rindex("占")):
        return None  # 公开120条,其中公告占30%
    return part if countable(part) and not is_compared(level, at - 1) else None


def _owner(level: Level, words: str) -> Figure | None:
    """The count that a share in brackets stands behind: 重点领域信息120条(占比40%)."""
    owner = level.owner
    if owner is None or not countable(owner) or not words.startswith(("占", "约占")):
        return None
    return shifted(owner, -level.base)


def _alone_in_bracket(level: Level, member: dict[int, Sum]) -> tuple[Figure, Sum] | None:
    """The part of a breakdown that a bracket with nothing but a percentage stands behind: 动态60条(55.0%)."""
    owner, figures = level.owner, level.figures
    if owner is None or len(figures) != 1 or len(level.text.strip()) != figures[0].stop - figures[0].start:
        return None
    split = member.get(owner.start)
    return (owner, split) if split is not None else None


def _whole(level: Level, part: Figure, split: frozenset[int]) -> Figure | None:
    """The nearest figure before that is called a total or is split (``split``: offsets of such totals), where
    no breakdown tells; what all years come to (公开11条,历年累计234条) only where there is no other."""
    at = level.first_from(part.start) - 1
    ever = None
    for index in range(at, max(-1, at - 6), -1):
        figure = level.figures[index]
        if part.start - figure.stop > 240 or "\n" in level.text[figure.stop : part.start]:
            break
        total = has_total_word(level, index) or figure.start + level.base in split
        if figure.unit == part.unit and figure.value >= part.value and total:
            if not EVER.search(level.lead(index)):
                return shifted(figure, level.base)
            ever = ever or shifted(figure, level.base)
    return ever


def share_of(share: Share) -> Decimal | None:
    """The share in percent that part and whole give, None where one is missing, or is not exact and can give
    the stated one."""
    if share.part is None or share.whole is None or share.whole.low <= 0:
        return None
    exact = Decimal(share.part.value) / Decimal(share.whole.value) * 100
    if share.part.exact and share.whole.exact:
        return exact
    return exact if _beyond(share.percent, share.part, share.whole) else None


def _beyond(stated: Figure, part: Figure, whole: Figure) -> bool:
    """Whether a share is none that rounded figures (217.11万) can have. 约 and 余 prove nothing."""
    if part.high is None or whole.high is None:
        return False
    if not all(
        figure.high - figure.low <= figure.step for figure in (part, whole) if figure.high is not None
    ):
        return False
    low = Decimal(part.low) / Decimal(whole.high) * 100
    high = Decimal(part.high) / Decimal(whole.low) * 100
    unit = Decimal(1).scaleb(-places(Decimal(stated.value)))
    return not low - unit <= stated.value <= high + unit


def runs(found: Sequence[Share], folded: str) -> list[list[Share]]:
    """Shares that stand side by side in one sentence, two or more."""
    stops = [match.start() for match in SENTENCE.finditer(folded)]
    groups: dict[int, list[Share]] = {}
    for share in found:
        groups.setdefault(bisect_left(stops, share.percent.start), []).append(share)
    return [group for group in groups.values() if len(group) >= 2]
