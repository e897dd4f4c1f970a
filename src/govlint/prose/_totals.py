"""Sums whose total stands behind its parts: 合计, 以上共, groups that end with their own sum."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.prose._adding import adds_up
from govlint.prose._compared import is_compared
from govlint.prose._items import LONGEST, Item, closes_list, countable, has_total_word, label_of
from govlint.prose._layout import Level
from govlint.prose._readings import Reading
from govlint.prose._sum import Sum, near_miss, size_of, sum_of
from govlint.prose.figures import Figure
from govlint.prose.words import COUNTED, DONE, RECEIVED, Words
from govlint.report.model import Number
from govlint.report.patterns import compiled


def totals_behind(level: Level, words: Words) -> Iterator[Sum]:
    """Parts first, then 合计 or 共计: 网站5条,微信6条,合计11条; 动态5条。公告6条。以上共11条."""
    for at, figure in enumerate(level.figures):
        said = level.lead(at) if at >= 2 and countable(figure) and figure.unit else ""
        match = _TOTAL_BEHIND.match(said) if "共" in said or "计" in said else None
        if match is None:
            continue
        start = _list_start(level, figure, match["above"] is not None)
        before = _before(level, at, start)
        if len(before) < 2:
            before = _each_named(level, at, start)
        if before and before[0].opens and (through := _through(level, at, start, before)):
            before = through
        if len(before) < 2:
            continue
        wider = _before(level, at, start, mixed=True)
        if chosen := _tail(before, figure) or _tail(wider, figure):
            yield sum_of(level, Reading(figure, at, tuple(chosen), (), True, False), "sum", words, "after")
            continue
        opened = level.text.rfind("其中", start, figure.start)
        if opened >= 0 and (level.owner is not None or level.first_from(start) < level.first_from(opened)):
            continue  # the list splits what stands before 其中
        nearer = wider if _off(wider, figure) < _off(before, figure) else before
        if missed := _missed(level, at, nearer, match, words):
            yield missed


def _missed(level: Level, at: int, before: list[Item], said: re.Match[str], words: Words) -> Sum | None:
    """The sum of a total that the figures before it miss, where its words (``said``) call it theirs."""
    figure = level.figures[at]
    if said["verb"] and _DEALT.match(said["verb"]) and _CAME.search(level.lead(before[0].at)):
        return None  # 新收754件,上年结转33件,共计办结749件: what came in and what went out
    one = sum_of(level, Reading(figure, at, tuple(before), (), False, False), "sum", words, "after")
    near = near_miss(figure.value, one.computed)
    if not (said["noun"] or (said["verb"] and not _called_alike(level, before, said["what"]))):
        # 共收到10件,办结9件,共计… : a total at the head is an addend only if that nearly fits.
        whole = not before[0].opens or near or _of_one_criterion(level, before, words)
        return one if whole else None
    # 总计公开信息182条 may count more than what stands before, unless it comes close to that.
    close = near or size_of(one.difference) * 10 <= figure.value
    if said["whole"] and close and _organs_all(level, before, words):
        return one
    if _SUMMING.match(said[0]) and close:
        return one._replace(doubtful=not near or figure.value < 100)
    if said["verb"] and close and _done_alike(level, before, said["verb"]):
        return one._replace(doubtful=not near)
    if said["noun"] and near and figure.value >= 100:
        return one._replace(doubtful=True)  # 许可1203条,处罚302条,双公示共计1506条
    return None


#: what adds up what is before, verb or not
_SUMMING = compiled(r"(?:全年|全[省市县区镇乡州旗局]|本年度?)?(?:总计|合计|共计|总共)")
_TOWNS = compiled("乡镇|镇街|街道|各镇|各乡")
_OFFICES = compiled("部门|[省市县区州旗]直|[省市县区州旗]级")


_DEALT = compiled("办结|答复|完成|办理")
_CAME = compiled(f"{RECEIVED}|结转")


def _done_alike(level: Level, before: list[Item], verb: str) -> bool:
    """Whether the list begins with the very verb of its total, and with nothing else in its sentence:
    公开政策11条,重大政策17条,共公开29条."""
    first = before[0].at
    start = level.sentence_start(level.figures[first].start)
    alone = first == 0 or level.figures[first - 1].start < start
    return alone and verb[:2] in level.lead(first) and not any(item.opens for item in before[1:])


def _of_one_criterion(level: Level, before: list[Item], words: Words) -> bool:
    """Whether all items are ways, or all applicants: 全年收到网上申请87件,快递申请14件,合计91件."""
    named = {words.criterion(level.lead(item.at)) for item in before}
    return len(named) == 1 and named <= {"way", "applicant"}


def _called_alike(level: Level, before: list[Item], what: str | None) -> bool:
    """Whether all items are called what the total counts: 电话咨询32人次,网上咨询3人次,共接受咨询35人次."""
    return what is not None and all(label_of(level, item.at).endswith(what) for item in before)


def _organs_all(level: Level, before: list[Item], words: Words) -> bool:
    """Whether two parts are the offices and the townships, or the city's own and the counties, of which the
    whole is made up."""
    if len(before) != 2:
        return False
    one, other = (level.lead(item.at) for item in before)
    return any(
        bool(offices.search(first) and below.search(second) and not below.search(first))
        for offices, below in ((_OFFICES, _TOWNS), *(pair for pair in words.pairs if len(pair) == 2))
        for first, second in ((one, other), (other, one))
    )


def subtotals(level: Level, words: Words) -> Iterator[Sum]:
    """Groups of a list that each end with their own sum, where one of these is wrong."""
    if level.text.count("共") + level.text.count("计") < 2:
        return
    closers: dict[int, list[int]] = {}
    for at, figure in enumerate(level.figures):
        if at >= 2 and figure.unit and countable(figure) and closes_list(level, at):
            closers.setdefault(level.sentence(figure.start), []).append(at)
    for held in closers.values():
        if len(held) < 2:
            continue
        since = level.sentence_start(level.figures[held[0]].start)
        for at in held:
            figure = level.figures[at]
            openers = ("其中", "包括", ";")
            start = max(since, *(level.text.rfind(word, since, figure.start) for word in openers))
            since = figure.stop
            before = _before(level, at, start)
            if len(before) < 2 or adds_up([item.figure for item in before], figure):
                continue
            one = sum_of(level, Reading(figure, at, tuple(before), (), False, False), "sum", words, "after")
            if figure.value < one.computed * 2 and one.computed < figure.value * 2:
                yield one


_TOTAL_BEHIND = compiled(
    r"(?P<above>以上|上述)?(?:(?P<whole>全[省市县区镇乡州旗局])|(?:全年|本年度?|两者|三者)(?=总|合|共|累))?(?:(?:各|几|[一二两三四五六七八九十])[项者类种部]{1,2}"
    r"|(?P<noun>[^,。;:0-9\0]{1,10}?)(?=总计|合计|共计))?"
    rf"(?:总共|总计|合计共?|共计|累计|小计|共|计)应?(?P<verb>(?:{DONE}|更新|推送|上传)(?:各类|各项|政府|政务|信息|主动|公开|依|申请)*+"
    r"|(?:接受|接待|开展|举办|组织|召开|回应|回复|处理|制作|印发|编发)(?:各类|各项)?(?P<what>[^,。;:0-9\0的]{2,4}))?(?:为|有|达|了)?$"
)


def _list_start(level: Level, figure: Figure, above: bool) -> int:
    """Where the parts before a total begin: its sentence, or for 以上 its paragraph."""
    if not above:
        return level.sentence_start(figure.start)
    return max(level.text.rfind("\n", 0, figure.start) + 1, figure.start - 400)


def _tail(before: list[Item], total: Figure) -> list[Item]:
    """The last items, two or more, that come to a total; empty where none do."""
    for size in range(2, len(before) + 1):
        if adds_up([item.figure for item in before[-size:]], total):
            return before[-size:]
    return []


def _off(before: list[Item], total: Figure) -> Number:
    """By how much the items miss a total."""
    return size_of(total.value - sum(item.figure.value for item in before))


def _before(level: Level, at: int, start: int, mixed: bool = False) -> list[Item]:
    """The figures of the same unit (``mixed``: of any unit in which things are counted one by one) before
    figure ``at``, back to ``start`` or to another total."""
    unit = level.figures[at].unit
    found: list[Item] = []
    index = at - 1
    while index >= 0 and level.figures[index].start >= start and len(found) < LONGEST:
        other = level.figures[index]
        same = other.unit == unit or (mixed and unit in COUNTED and other.unit in COUNTED)
        if same and not is_compared(level, index):
            opens = has_total_word(level, index)
            found.append(Item(index, other, ",", 0, False, opens))
            if opens:
                break
        index -= 1
    return found[::-1]


def _through(level: Level, at: int, start: int, before: list[Item]) -> list[Item]:
    """The list with what stands before its first item, which may be a total and no part, where it comes to
    its end only so, or nearly: 专栏161条;网站共584条;微博53条,累计公开798条."""
    longer = _before(level, before[0].at, start)
    whole = [*longer, *before]
    total = level.figures[at]
    near = _off(whole, total) * 10 <= total.value < _off(before, total) * 10
    if not longer or longer[0].opens or len(whole) < 4 or not near:
        return []
    return [item._replace(opens=False) for item in whole]


def _each_named(level: Level, at: int, start: int) -> list[Item]:
    """The figures before figure ``at`` where each is a total of its own: 文件共42条,动态共150条,总计192条."""
    found: list[Item] = []
    index = at - 1
    while index >= 0 and level.figures[index].start >= start and len(found) < LONGEST:
        other = level.figures[index]
        if other.unit == level.figures[at].unit and not is_compared(level, index):
            if not has_total_word(level, index):
                return []
            found.append(Item(index, other, ",", 0, False, True))
        index -= 1
    return found[::-1]
