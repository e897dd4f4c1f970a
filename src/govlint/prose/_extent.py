"""Where a list of parts ends: cut short by chance, at the last branch of a division, where another begins."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.prose._adding import adds_up, value_range
from govlint.prose._compared import is_compared
from govlint.prose._items import LONGEST, NUMBERED, Item
from govlint.prose._layout import Level
from govlint.prose._markers import Marker
from govlint.prose._readings import Reading
from govlint.prose._signs import signs_of
from govlint.prose._sum import size_of
from govlint.prose._ways import is_flat
from govlint.prose.words import CARRIED_OVER, CASES, Words
from govlint.report.model import Number
from govlint.report.patterns import compiled


def cut_short(level: Level, marker: Marker, reading: Reading, words: Words) -> bool:
    """Whether a reading adds up only because it stops before the part that completes the list."""
    more = _goes_on(level, reading)
    if not more:
        return False
    whole = reading._replace(parts=(*reading.parts, *more))
    if _tail(level, marker, reading, more) or _alike(level, whole):
        return not signs_of(level, marker.kind, whole, words).mixed
    if _outcomes_of_cases(level, whole, words) or _outcomes_of_requests(level, whole, words):
        return True
    taken, all_ = signs_of(level, marker.kind, reading, words), signs_of(level, marker.kind, whole, words)
    if all_.mixed:
        return False
    return (all_.complete and not taken.complete) or (
        all_.exhaustive == "remainder" and taken.exhaustive != "remainder"
    )


def _goes_on(level: Level, reading: Reading) -> list[Item]:
    """The items left over that stand in the list as its parts do."""
    more: list[Item] = []
    if not reading.rest or reading.rest[0].opens:
        return more
    # A list of which every part ends with a semicolon goes on behind one.
    stops = (",", "、")
    if all(item.separator == ";" for item in reading.parts[1:]):
        stops = (";", ";")
    for item in reading.rest:
        # 网络20件,信函10件,另有3件为咨询: beside what adds up.
        if item.nested or item.separator not in stops or _ASIDE.match(level.lead(item.at)):
            break
        more.append(item)
    return more


def _in_step(whole: Sequence[Item], further: int) -> bool:
    """Whether at least four items go on behind five or more, all joined by one sign and of one unit: chance
    made a beginning of them add up."""
    even = len({(item.separator, item.figure.unit) for item in whole[1:]}) == 1
    return further >= 4 and len(whole) - further >= 5 and even


def before_requests(level: Level, listed: list[Item], totals: Sequence[int]) -> list[Item]:
    """The items up to a semicolon behind which it is said what came in, where the total counts nothing that
    did: 制作信息614条,其中公开29条,不公开583条;|受理申请2条."""
    if any(_CAME_IN.search(level.lead(at)) for at in totals):
        return listed
    for at, item in enumerate(listed):
        if at > 1 and item.separator == ";" and _ASKED.match(level.lead(item.at)):
            return listed[:at]
    return listed


_CAME_IN = compiled("收|受理|接|申请|答复|办理|办结|处理|留言|来信|咨询|建议|提案|投诉")
_ASKED = compiled("(?:共|全年|另)?(?:收到|受理|接收|接到)[^,;。:]{0,16}申请")


def _alike(level: Level, whole: Reading) -> bool:
    """Whether the parts are all called classes or all numbered: 党政类147条,文件类47条,制度类5条."""
    if whole.rest and whole.rest[-1].at > whole.parts[-1].at:
        return False
    return all(item.label(level).endswith("类") for item in whole.parts) or all(
        NUMBERED.search(level.gap(item.at)) for item in whole.parts[1:]
    )


def _outcomes_of_cases(level: Level, whole: Reading, words: Words) -> bool:
    """Whether all parts are outcomes of reviews or lawsuits, each of which has one only."""
    if whole.total_index < 0 or not CASES.search(level.lead(whole.total_index)):
        return False
    leads = [level.lead(item.at) for item in whole.parts]
    return not any(CASES.search(lead) or _CARRIED.search(lead) for lead in leads) and all(
        _criterion(level, item, words) == "outcome" for item in whole.parts
    )


_CARRIED = compiled("结转|上年|答复|办结|[一二再]审|应诉")


def _outcomes_of_requests(level: Level, whole: Reading, words: Words) -> bool:
    """Whether all parts are different outcomes of requests, each of which has one only: 申请5件,对其中3件予以
    公开,2件部分公开,1件不予公开."""
    if whole.total_index < 0 or "申请" not in level.lead(whole.total_index):
        return False
    if CARRIED_OVER.search(level.text, max(0, whole.total.start - 120), whole.parts[-1].figure.stop + 40):
        return False  # the outcomes may hold what was carried over as well
    large = [split for split in words.splits if len(split) > 4]
    named = [
        next((branch.pattern for branch in split if branch.search(_named(level, item))), "")
        for split in large
        for item in whole.parts
    ]
    return bool(named) and all(named) and len(set(named)) == len(named)


def _named(level: Level, item: Item) -> str:
    """The words that name an outcome, before the figure or behind it."""
    lead = level.lead(item.at)
    behind = _BEHIND.match(level.text, item.figure.stop)
    return (behind[0] if behind else "") if _BARE.fullmatch(lead.removeprefix("对")) else lead


def not_cut(level: Level, reading: Reading) -> Reading:
    """All of a list that is cut short, though its last parts happen to come to one before them: 3件,其中网络
    2件、信函1件、其他1件."""
    parts = (*reading.parts, *_goes_on(level, reading))
    return reading._replace(parts=parts, rest=reading.rest[len(parts) - len(reading.parts) :], holds=False)


_ASIDE = compiled("另|还|此外|同时")


def up_to_last_branch(level: Level, marker: Marker, reading: Reading, words: Words) -> Reading:
    """A list that names every branch of a large division ends there, if that comes nearer to the total:
    …、不予处理2件、其他处理2件[line end lost]回应关切412件."""
    parts = reading.parts
    if len(parts) < 6 or not any(len(split) >= 4 for split in words.splits):
        return reading
    large = Words(tuple(split for split in words.splits if len(split) >= 4))
    if not signs_of(level, marker.kind, reading, large).complete:
        return reading
    off = size_of(reading.total.value - _sum_value(parts))
    for end in range(4, len(parts)):
        shorter = reading._replace(parts=parts[:end])
        if signs_of(level, marker.kind, shorter, large).complete:
            return shorter if size_of(reading.total.value - _sum_value(shorter.parts)) < off else reading
    return reading


def exceeded_again(level: Level, reading: Reading, words: Words) -> Reading | None:
    """A second division of a total that the first one comes to, where its parts exceed it:
    其中网络15件,当面5件;自然人28件,法人2件."""
    criteria = {_criterion(level, item, words) for item in reading.parts}
    first = reading.rest[0]
    named = _criterion(level, first, words)
    flat = first.separator == "," and all(item.separator == "、" for item in reading.parts[1:])
    if not (flat or first.separator in (";", "。")):
        return None
    if named in criteria or named not in ("way", "applicant"):
        return None
    parts = []
    for item in reading.rest:
        if _criterion(level, item, words) != named or item.figure.unit != first.figure.unit:
            break
        parts.append(item)
    low, _ = value_range([item.figure for item in parts])
    if len(parts) < 2 or reading.total.high is None or low <= reading.total.high:
        return None
    return reading._replace(parts=tuple(parts), rest=(), holds=False, doubtful=False)


def _shortened(reading: Reading, at: int) -> Reading:
    """The reading with the parts before ``at`` only; one alone is no contradiction unless it is larger."""
    taken = reading.parts[:at]
    alone = at == 1 and taken[0].figure.value <= reading.total.value
    holds = alone or adds_up([item.figure for item in taken], reading.total)
    return reading._replace(parts=taken, rest=(*reading.parts[at:], *reading.rest), holds=holds)


def without_whole(level: Level, reading: Reading) -> Reading:
    """The list without a last item that is all there is and says what was done: 留言60条,其中公开答复28条,
    电话答复15条,|已办结60条."""
    *before, last = reading.parts
    if (
        len(before) < 2
        or last.figure.value != reading.total.value
        or not _ALL_DONE.match(level.lead(last.at))
    ):
        return reading
    return _shortened(reading, len(before))


_ALL_DONE = compiled("(?:均|都|现|目前|全部|当年)?已?(?:全部|均)?(?:办结|答复|回复|办理|处理)")


def up_to_other_criterion(level: Level, reading: Reading, words: Words) -> Reading:
    """A list by ways or applicants ends where the outcomes begin: 其中网络8件,信函5件;已办结11件,结转2件."""
    parts = reading.parts
    named = [_criterion(level, item, words) for item in parts]
    # 29件,含上年结转2件,当年办结28件: what was carried over came in, and is no outcome.
    carried = CARRIED_OVER.search(level.lead(parts[0].at)) is not None
    named[0] = "" if carried else named[0]
    # 11件,其中网络申请11件,办结8件: one part that is all there is.
    least = 1 if carried or parts[0].figure.value == reading.total.value else 2
    for at in range(least, len(parts)):
        before, behind = named[:at], named[at:]
        if parts[at].separator not in (",", ";") or parts[at].opens or "outcome" in before:
            continue
        apart = any(before) or parts[at].separator == ";" or _HANDLED.match(level.lead(parts[at].at))
        if set(behind) == {"outcome"} and apart and any(item.figure.value for item in parts[at:]):
            return _shortened(reading, at)
    return reading


_HANDLED = compiled(r"(?:目前|当年|年内|全年|本年度?)?(?:已|均|共|按[期时]|办结|答复|办理|回复|结转)")


def _criterion(level: Level, item: Item, words: Words) -> str:
    """What a part is divided by, as far as its own words tell."""
    return words.criterion(_named(level, item))  # 1件结转下年: named behind


_BARE = compiled("(?:其中|其余|另有|另|还有|尚有|有|余下|剩余)?")
_BEHIND = compiled("[^,;。:\n0-9]{0,16}")


def _sum_value(listed: Sequence[Item]) -> Number:
    """What the printed figures come to."""
    total: Number = 0
    for item in listed:
        total += item.figure.value
    return total


def of_one_criterion(
    level: Level, listed: Sequence[Item], totals: Sequence[int], words: Words
) -> Reading | None:
    """Three outcomes or more side by side split one total and not one another, though one of them comes to
    the others: 复议5件,其中维持3件,撤销1件,未审结2件. Not so answers, which the outcomes behind may split."""
    first = listed[0]
    parts = [item for item in listed if item.sentence == first.sentence and not item.nested]
    flat = all(item.separator in (",", "、") and not item.opens for item in parts[1:])
    if len(totals) != 1 or len(parts) < 3 or not flat:
        return None
    leads = [level.lead(item.at) for item in parts]
    if any(_criterion(level, item, words) != "outcome" for item in parts) or _ANSWERS.search(
        "\t".join(leads)
    ):
        return None
    total = level.figures[totals[0]]
    return Reading(total, totals[0], tuple(parts), (), False, False)


_ANSWERS = compiled("(?<!未)(?:答复|办结|回复|办复|办理|审结)")


def outer_resumed(level: Level, reading: Reading, totals: Sequence[int]) -> tuple[Reading, int] | None:
    """The reading of the list around one that splits a part of it and exceeds it, and how many parts that
    inner one has, where the outer list goes on: 96条,其中网站41条,其中政策2份,执法6条,部门信息55条."""
    figures, head = level.figures, reading.total_index
    if _sum_value(reading.parts) <= reading.total.value:
        return None
    for at in totals:
        if at >= head or head < 0 or figures[at].unit != figures[head].unit:
            continue
        before = [
            Item(index, figures[index], ",", 0, False, False)
            for index in range(at + 1, head + 1)
            if figures[index].unit == figures[at].unit and not is_compared(level, index)
        ]
        for count in range(len(reading.parts)):
            parts = (*before, *reading.parts[count:])
            if len(before) <= LONGEST and _sum_value(parts) == figures[at].value and figures[at].exact:
                return Reading(figures[at], at, parts, (), True, False), count
    return None


# Words that begin another statement: 另有, 通过…发布, 办理.
_VERBS = compiled(
    r"^(?:另|还|同时|此外|通过|利用|借助|在|于|发布|推送|公开|收到|受理|办理|办结|答复|回复|转载|更新|召开|举办|开展|组织(?!机构)|编|印|制作|发放|接受|接待)|结转|撤"
)


_ENDS = (";", "。", "\n")


def _tail(level: Level, marker: Marker, reading: Reading, more: Sequence[Item]) -> bool:
    """Whether small items go on to the end of the sentence in the manner of those that add up by chance:
    13条,其中公告11条,预决算2条,|任免2条,环评1条."""
    beyond = reading.rest[len(more) :]
    if marker.kind not in ("among", "includes", "colon") or (beyond and beyond[0].separator not in _ENDS):
        return False
    end = more[-1].figure.stop
    if end < len(level.text) and level.text[end] not in "。;,\n)":
        return False
    whole = [*reading.parts, *more]
    for item in whole:
        lead = level.lead(item.at).removeprefix("其中")
        if not 1 < len(item.label(level)) <= 16 or _VERBS.search(lead):
            return False
    # Small figures come to a small total by chance; behind a large one they are likelier something else.
    beside = value_range([item.figure for item in more])[0]
    # 、 joins them to the list all the same.
    apart = reading.parts[-1].at - reading.parts[0].at >= len(reading.parts)
    near = reading.total.value <= 60 or is_flat(whole) or _in_step(whole, len(more)) or apart
    # A list of which every part ends with a semicolon goes on to the stop behind it.
    near = near or all(item.separator == ";" for item in whole[1:])
    return beside * 4 <= reading.total.value and near
