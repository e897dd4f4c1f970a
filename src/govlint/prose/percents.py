"""Percentages in running text: shares of a total, growth against last year, and what they should be."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from govlint.prose._compared import changed_to, is_compared
from govlint.prose._items import countable, has_total_word
from govlint.prose._layout import Level, levels, shifted
from govlint.prose._rates import done_of
from govlint.prose._turn import in_turn, is_joined
from govlint.prose.figures import Figure, figures
from govlint.prose.patterns import lazy
from govlint.prose.sums import Sum
from govlint.report.model import Number
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


class Growth(NamedTuple):
    """A comparison of ``figure`` with the year before. Each of ``by`` (a difference), ``percent`` and
    ``last`` (the value of the year before) may be missing; ``by`` and ``percent`` are sizes, ``sign`` is 1
    for more and -1 for less."""

    figure: Figure
    sign: int
    by: Figure | None = None
    percent: Figure | None = None
    last: Figure | None = None


_SHARE = compiled(r"(?:^|[^市侵抢独])占(?!用|地|据|领|线|道|有|压)[^,。;:%0-9]{0,16}$|总[量数]的(?:约|近)?$")
_OF_ALL_YEARS = compiled(r"历年|历史|以来")
# 占同类信息的38.2%: of another whole than the one at hand.
_ELSEWHERE = lazy(
    r"占(?!(?:[比例约为达到总数量体全部年度的其中公开信息政府主动申请受理收到答复办结理件条本以上超过近]|发布|政务|规模)*$)[^占]*$"
)
_STOPS = lazy(r"[,( \0]")
# What may stand before 占 where it speaks of the count before it: 公告24条,约占15%.
_OF_IT = lazy(
    r"(?:约|大约|大概|所|其|共|均|仅|只|也|则|同|数量|比例|比重|总体|在?(?:总数|总量|总体|其)中|[\0( ])*+"
)
_SENTENCE = compiled(r"[。!?\n]")
_SPREAD = lazy(r"分别|各占|均占|依次")
_CAPPED = compiled(
    r"(?:答复|办结|回复|回应|采纳|整改|知晓|响应|满意|及时|合格|公开|覆盖|解读|电子化|反馈|处理|受理|正确|准确|按时|按期|达标|办理)[^,。;:%0-9]{0,6}率[^,。;:%0-9]{0,6}$"
)
_DONE = "(?:出|发布|发|公开|收到|收|办理|办|受理|答复)?"
_MORE = f"增长|增加|上升|提高|增幅|增量|上涨|增速|提升|新增|多{_DONE}"
_LESS = f"减少|下降|回落|降低|减量|降幅|下滑|减幅|少{_DONE}"
_CHANGE = lazy(
    rf"(?P<base>同比|环比|(?:[比较]|与)(?:上|去|前)(?:一)?年(?:度|同期)?(?:相比)?|[比较](?:19|20)[0-9]{{2}}年(?:度|同期)?(?:相比)?)?"
    rf"[^,。;:%0-9]{{0,8}}?(?:(?P<more>{_MORE})|(?P<less>{_LESS}))(?:了|约|近|幅度|数量|率|达|到|为)?$"
)
#: words without which nothing is compared
_MOVES = f"同比|环比|{_MORE}|{_LESS}"
_CHANGE_WORD = compiled(_MOVES)
_ANY_CHANGE = compiled(f"{_MOVES}|去年|上年|上一年|年(?<=[0-9]年)(?:同期|全年)?的?(?:为|是|共|总|数)")
_LAST = compiled(
    r"(?:(?:上|去)(?:一)?年度?(?:同期|全年)?|(?P<year>(?:19|20)[0-9]{2})年(?:度|同期|全年)?)的?(?:为|是|共|总数为|总量为|数量为)?$"
)


def shares(folded: str, sums: Sequence[Sum], found: list[Figure] | None = None) -> list[Share]:
    """Every percentage of a text in matching form that is said to be a share or a rate."""
    listed = figures(folded) if found is None else found
    if not any(figure.unit == "%" for figure in listed):
        return []
    member = _membership(sums)
    result: list[Share] = []
    for level in levels(folded, listed):
        result.extend(_moved(one, level.base) for one in _shares(level, member))
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


def _shares(level: Level, member: dict[int, Sum]) -> Iterator[Share]:
    for at, percent in enumerate(level.figures):
        if percent.unit != "%":
            continue
        named = _named_whole(level, at)
        if named is not None:
            counted = level.figures[at - 2]
            whole_of = member.get(counted.start + level.base)
            yield Share(percent, counted, shifted(named, level.base), True, whole_of)
            continue
        words = level.lead(at)[-30:]
        capped = _CAPPED.search(words) is not None
        spread = _SPREAD.search(words) or is_joined(level, at)
        if not _SHARE.search(words) or spread:
            if capped:
                done, of_all = done_of(level, at) or (None, None)
                of_all = shifted(of_all, level.base) if of_all else None
                yield Share(percent, done, of_all, done is not None, None, stated_as_share=False)
            for stated, counted, split in in_turn(level, at, member):
                yield Share(stated, counted, split.total, not split.doubtful, split)
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
            whole = _whole(level, part) if part.start >= 0 else None
            yield Share(percent, part, whole, False, None)


_OF = lazy(r"(?:约)?占(?:到|了)?(?:全部|全年|所有|总计)?[^,。;:%0-9]{0,16}$")


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


def _whole(level: Level, part: Figure) -> Figure | None:
    """The nearest figure before that is called a total, where no breakdown tells; what all years come to
    (公开11条,历年累计234条) only where there is no other."""
    at = level.first_from(part.start) - 1
    ever = None
    for index in range(at, max(-1, at - 6), -1):
        figure = level.figures[index]
        if part.start - figure.stop > 240 or "\n" in level.text[figure.stop : part.start]:
            break
        if figure.unit == part.unit and figure.value >= part.value and has_total_word(level, index):
            if not _OF_ALL_YEARS.search(level.lead(index)):
                return shifted(figure, level.base)
            ever = ever or shifted(figure, level.base)
    return ever


def growths(folded: str, found: list[Figure] | None = None, year: int = 0) -> list[Growth]:
    """Every comparison of a figure with the year before, in a text in matching form."""
    listed = figures(folded) if found is None else found
    if len(listed) < 2 or not _ANY_CHANGE.search(folded):
        return []
    main, *brackets = levels(folded, listed)
    inside = {figure.start for held in brackets for figure in held.absolute()}
    # With brackets their figures are read in the line of the others, and what stands in them is not masked.
    return list(_growths(Level(folded, listed) if main.text != folded else main, inside, year))


def _growths(level: Level, inside: set[int], year: int) -> Iterator[Growth]:
    subject: Figure | None = None
    open_: Growth | None = None
    previous = 0
    for at, figure in enumerate(level.figures):
        if at and figure.start not in inside and (then := _changed_from(level, at)) is not None:
            if open_ is not None:
                yield open_
            subject, open_, previous = figure, _came_from(level, at, then, year), figure.stop
            continue
        words = level.lead(at)[-30:].rstrip("(")
        change = _CHANGE.search(words) if _CHANGE_WORD.search(words) else None
        compared = change or _is_last(words, year)
        # A breakdown in brackets between a figure and its growth is passed over.
        if figure.start in inside and not compared:
            previous = figure.stop
            continue
        if subject is not None:
            gap = level.text[previous : figure.start]
            if len(gap) > 40 or any(sign in gap for sign in "。;\n"):
                if open_ is not None:
                    yield open_
                subject, open_ = None, None
        previous = figure.stop
        if change and _SPREAD.search(words):
            # 网站1200条,微信300条,同比分别增长20%和15%: of several figures in turn.
            if open_ is not None:
                yield open_
            subject, open_ = None, None
            continue
        if subject is not None and change and (change["base"] or figure.unit == "%" or open_ is not None):
            open_ = _extended(open_ or Growth(subject, 0), figure, 1 if change["more"] else -1)
            continue
        if subject is not None and figure.unit == subject.unit and _is_last(words, year):
            open_ = (open_ or Growth(subject, 0))._replace(last=figure)
            continue
        if figure.unit == "%" or (change and figure.unit):
            continue
        if open_ is not None:
            yield open_
        subject, open_ = (figure, None) if countable(figure) and figure.unit else (None, None)
    if open_ is not None:
        yield open_


def _changed_from(level: Level, at: int) -> str | None:
    """The words that say of when the figure is that this one is changed from (由上年的120条增加到150条),
    empty without any."""
    words = changed_to(level, at) if countable(level.figures[at]) else None
    return None if words is None else words["then"] or ""


def _came_from(level: Level, at: int, then: str, year: int) -> Growth | None:
    """The growth of a figure with last year's value in one clause: 由上年的120条增加到150条."""
    stated = _YEAR.search(then)
    if not then or (stated and year and int(stated[0]) != year - 1):
        return None
    return Growth(level.figures[at], 0, last=level.figures[at - 1])


_YEAR = lazy("(?:19|20)[0-9]{2}")


def _extended(growth: Growth, figure: Figure, sign: int) -> Growth:
    if figure.unit == "%" and growth.percent is None:
        return growth._replace(percent=figure, sign=growth.sign or sign)
    if figure.unit == growth.figure.unit and growth.by is None:
        return growth._replace(by=figure, sign=growth.sign or sign)
    return growth


# 同比2016年的8073起: whatever the year, it is what the figure is held against.
_AGAINST = compiled(r"(?:同比|[比较])(?:19|20)[0-9]{2}年(?:度|同期|全年)?的$")


def _is_last(words: str, year: int) -> bool:
    if _AGAINST.search(words):
        return True
    match = _LAST.search(words) if "年" in words else None
    if match is None:
        return False
    return match["year"] is None or not year or int(match["year"]) == year - 1


def rate_of(growth: Growth) -> Decimal | None:
    """The growth in percent that the stated figures give, None where they do not tell."""
    figure = growth.figure
    if growth.last is not None and growth.last.exact:
        base: Number = growth.last.value
    elif growth.by is not None and growth.by.exact:
        base = figure.value - growth.sign * growth.by.value
    else:
        return None
    if not figure.exact or base <= 0:
        return None
    return (Decimal(figure.value) - Decimal(base)) / Decimal(base) * 100


def agreement(stated: Figure, exact: Decimal) -> str:
    """How a stated percentage stands to the exact one: ``equal`` when rounded as printed, ``rounding`` (cut
    off instead of rounded, or one unit of the last decimal off), ``differs``."""
    value = Decimal(stated.value)
    # 47.30 may be 47.3 padded to the width of its neighbours.
    for digits in {_places(value.normalize()), _places(value)}:
        unit = Decimal(1).scaleb(-digits)
        if exact.quantize(unit, ROUND_HALF_UP) == value:
            return "equal"
    unit = Decimal(1).scaleb(-_places(value))
    if not stated.exact:
        return "equal" if abs(exact - value) <= unit * 2 else "differs"
    if value <= exact < value + unit:
        return "rounding"
    if _places(value) and abs(exact - value) < unit * Decimal("1.5"):
        return "rounding"
    return "differs"


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def share_of(share: Share) -> Decimal | None:
    """The share in percent that part and whole give, None where one is missing or not exact."""
    if share.part is None or share.whole is None or not (share.part.exact and share.whole.exact):
        return None
    if share.whole.value <= 0:
        return None
    return Decimal(share.part.value) / Decimal(share.whole.value) * 100


def runs(found: Sequence[Share], folded: str) -> list[list[Share]]:
    """Shares that stand side by side in one sentence, two or more."""
    stops = [match.start() for match in _SENTENCE.finditer(folded)]
    groups: dict[int, list[Share]] = {}
    for share in found:
        groups.setdefault(bisect_left(stops, share.percent.start), []).append(share)
    return [group for group in groups.values() if len(group) >= 2]
