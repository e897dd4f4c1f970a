"""Comparisons with the year before in running text, and the rates that their figures give."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from govlint.prose._compared import changed_to, is_average
from govlint.prose._items import countable
from govlint.prose._layout import Level, levels
from govlint.prose._rounding import agreement
from govlint.prose._turn import SPREAD
from govlint.prose.figures import Figure, figures
from govlint.prose.words import REQUESTS
from govlint.report.model import Number
from govlint.report.patterns import compiled
from govlint.report.record import NamedTuple


class Growth(NamedTuple):
    """A comparison of ``figure`` with the year before. Each of ``by`` (a difference), ``percent`` and
    ``last`` (the value of the year before) may be missing; ``by`` and ``percent`` are sizes, ``sign`` is 1
    for more and -1 for less."""

    figure: Figure
    sign: int
    by: Figure | None = None
    percent: Figure | None = None
    last: Figure | None = None


_DONE = "(?:出|发布|发|公开|收到|收|办理|办|受理|答复)?"
_MORE = f"增长|增加|上升|提高|增幅|增量|上涨|增速|提升|新增|多{_DONE}"
_LESS = f"减少|下降|回落|降低|减量|降幅|下滑|减幅|少{_DONE}"
_CHANGE = compiled(
    rf"(?P<base>同比|环比|(?:相较于?|[比较]|与)(?:上|去|前)(?:一)?年(?:度|同期)?(?:相比)?|(?:相较于?|[比较])(?:19|20)[0-9]{{2}}年(?:度|同期)?(?:相比)?)?"
    rf"[^,。;:%0-9]{{0,8}}?(?:(?P<more>{_MORE})|(?P<less>{_LESS}))(?:了|约|近|幅度|数量|率|达|到|为)?$"
)
#: words without which nothing is compared
_MOVES = f"同比|环比|{_MORE}|{_LESS}"
_CHANGE_WORD = compiled(_MOVES)
_ANY_CHANGE = compiled(f"{_MOVES}|去年|上年|上一年|年(?<=[0-9]年)(?:同期|全年)?的?(?:为|是|共|总|数)")
_LAST = compiled(
    r"(?<!结转)(?:(?:上|去)(?:一)?年度?(?:同期|全年)?|(?P<year>(?:19|20)[0-9]{2})年(?:度|同期|全年)?)(?:收到|受理|公开|发布|办理|答复|办结)?的?(?:(?:政府信息|依申请|公开|申请){1,4}(?=数量为|总数为|总量为))?(?:为|是|共|总数为|总量为|数量为)?$"
)


def growths(folded: str, found: list[Figure] | None = None, year: int = 0) -> list[Growth]:
    """Every comparison of a figure with the year before, in a text in matching form."""
    listed = figures(folded) if found is None else found
    if len(listed) < 2 or not _ANY_CHANGE.search(folded):
        return []
    main, *brackets = levels(folded, listed)
    inside = {figure.start for held in brackets for figure in held.absolute()}
    # With brackets their figures are read in the line of the others, and what stands in them is not masked.
    level = Level(folded, listed) if main.text != folded else main
    return [_settled(level, one) for one in _growths(level, inside, year)]


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
        if change and (aside := _OF_OTHERS.search(words)):
            if aside["requests"] and (asked := _requests_before(level, at)) is not None:
                if open_ is not None:
                    yield open_
                subject, open_ = asked, _extended(Growth(asked, 0), figure, 1 if change["more"] else -1)
                previous = figure.stop
            continue
        last = _is_last(words, year)
        compared = change or last
        # A breakdown in brackets between a figure and its growth is passed over.
        if figure.start in inside and not compared:
            previous = figure.stop
            continue
        if subject is not None:
            gap = level.text[previous : figure.start]
            ends = "。\n" if figure.unit == subject.unit and last else "。;\n"
            if len(gap) > 40 or any(sign in gap for sign in ends):
                if open_ is not None:
                    yield open_
                subject, open_ = None, None
        previous = figure.stop
        if change and SPREAD.search(words):
            # 网站1200条,微信300条,同比分别增长20%和15%: of several figures in turn.
            if open_ is not None:
                yield open_
            subject, open_ = None, None
            continue
        based = change and (change["base"] or _SET_AGAINST.search(level.gap(at)))
        if subject is not None and change and (based or figure.unit == "%" or open_ is not None):
            open_ = _extended(open_ or Growth(subject, 0), figure, 1 if change["more"] else -1)
            continue
        if subject is not None and figure.unit == subject.unit and last:
            open_ = (open_ or Growth(subject, 0))._replace(last=figure)
            continue
        if figure.unit == "%" or (change and figure.unit) or is_average(level, at):
            continue
        if open_ is not None:
            yield open_
        subject, open_ = (figure, None) if countable(figure) and figure.unit else (None, None)
    if open_ is not None:
        yield open_


# 13件,与上年相比,增加4件
_SET_AGAINST = compiled("(?:[比较与同](?:上|去|前)(?:一)?年(?:度|同期)?|同期)相比,[^,。;0-9]*$")


def _requests_before(level: Level, at: int) -> Figure | None:
    """What came in, where its number is said to have grown: 受理申请267件,答复263件,|申请量上升1.5%."""
    for index in range(at - 1, max(-1, at - 12), -1):
        if REQUESTS.search(level.lead(index)) and countable(level.figures[index]):
            return level.figures[index]
    return None


# 粉丝增长27.6%, 申请量比上年上升1.5%: no growth of the figure before.
_OF_OTHERS = compiled(
    "(?:粉丝|用户|访问|浏览|点击|阅读|关注|(?P<requests>(?:申请|受理|收件)数?量))[^,。;0-9]{0,8}?(?:同比|[比较]|增|减|升|降)"
)


def _settled(level: Level, one: Growth) -> Growth:
    """The growth of the figure before in its sentence that the stated rate or difference fits, where it
    doesn't fit the nearest: 公开486条,其中网站400条,报刊86条,与上年相比增加43条,增长9.7%."""
    if fits(one):
        return one
    start = level.sentence_start(one.figure.start)
    at = level.first_from(one.figure.start)
    for other in reversed(level.figures[max(0, at - _REACH) : at]):
        if other.start < start:
            break
        moved = one._replace(figure=other)
        if other.unit == one.figure.unit and other.exact and fits(moved):
            return moved
    return one


def fits(one: Growth) -> bool:
    """Whether what is stated of a growth fits its figures, as far as they tell."""
    if one.last is not None and one.by is not None and one.last.exact and one.by.exact:
        return one.figure.value - one.last.value == one.sign * one.by.value
    exact = rate_of(one)
    return one.percent is None or exact is None or agreement(one.percent, abs(exact)) != "differs"


#: so many figures before a growth may be what grew
_REACH = 24


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


_YEAR = compiled("(?:19|20)[0-9]{2}")


def _extended(growth: Growth, figure: Figure, sign: int) -> Growth:
    if figure.unit == "%" and growth.percent is None:
        return growth._replace(percent=figure, sign=growth.sign or sign)
    if figure.unit == growth.figure.unit and growth.by is None:
        return growth._replace(by=figure, sign=growth.sign or sign)
    return growth


# 同比2016年的8073起: whatever the year, it is what the figure is held against.
_AGAINST = compiled(r"(?:同比|[比较])(?:19|20)[0-9]{2}年(?:度|同期|全年)?的$")


def _is_last(words: str, year: int) -> bool:
    if "年" not in words:
        return False
    if _AGAINST.search(words):
        return True
    match = _LAST.search(words)
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
