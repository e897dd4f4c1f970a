"""Signs in the words of a list: exhaustive or open, overlapping, divided by one criterion or by several."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.prose._adding import value_range
from govlint.prose._items import Item
from govlint.prose._layout import Level
from govlint.prose._readings import Reading
from govlint.prose._ways import is_flat
from govlint.prose.words import CATCH_ALL, CHANNELS, KINDRED, REMAINDER, TOPICS, Words
from govlint.report.model import Number
from govlint.report.patterns import compiled
from govlint.report.record import NamedTuple


class Signs(NamedTuple):
    """``exhaustive`` and ``open`` name the sign that says so, empty when there is none. ``overlap`` when the
    parts may count the same item twice (channels). ``mixed`` when parts are divided by different criteria or
    counted in different units. ``complete`` when they name every branch of an established division."""

    exhaustive: str = ""
    open: str = ""
    overlap: bool = False
    mixed: bool = False
    complete: bool = False
    #: mixed by criteria, not only by units
    crossed: bool = False


_OPEN_LEAD = compiled(
    r"主要|重点|特别|尤其|例如|比如|(?<![包括])如(?:$|[^下期实])|不限于|先后|着重|突出|涉及"
)
_OPEN_TAIL = compiled(r"^[^,。;:0-9\n]{0,30}?等(?:等)?(?:[,。;)\n]|$|[^级待候于同])")


def signs_of(level: Level, kind: str, reading: Reading, words: Words) -> Signs:
    """The signs that a list carries. ``kind`` is the kind of its marker."""
    parts = reading.parts
    said = [_said(level, item) for item in parts]
    if kind == "touches":
        # 涉及概况类3条,动态类5条: the word opens the list and names no part.
        said[0] = said[0].replace("涉及", "", 1)
    # 概况25条、动态3条、解读19条: the columns of a site, in which an item stands once.
    columns = _columns(level, reading)
    # A request comes in one way only, whereas one item may run on several channels.
    requests = reading.total_index >= 0 and _REQUESTS.search(level.lead(reading.total_index)) is not None
    # 解读37篇,其中图解15篇,视频解读12篇: what is explained once is not explained in another form as well.
    explained = reading.total_index >= 0 and "解读" in level.lead(reading.total_index)
    # 网站116条,包括动态72条、法定栏目54条: the columns of one site are no further channels.
    within = reading.total_index >= 0 and CHANNELS.search(level.lead(reading.total_index)) is not None
    overlap = any(
        (
            not requests
            and CHANNELS.search(_COLUMN.sub("", text) if within else text)
            and not (columns and _GAZETTE.match(text))
        )
        or (TOPICS.search(text) and not (requests or explained or _INTERPRETED.match(text)))
        for text in said
    )
    open_sign = _open(level, reading)
    exhaustive = "" if open_sign == "one-part" else _exhaustive(level, kind, reading, said, words)
    if exhaustive in ("remainder", "split", "respective") and open_sign == "etc":
        open_sign = ""
    if exhaustive == "remainder" and kind == "touches":
        open_sign = ""
    if exhaustive and open_sign in ("some", "etc"):
        exhaustive = ""
    # 上年结转0件 beside applicants adds nothing.
    counted = [text for text, item in zip(said, parts, strict=True) if item.figure.value]
    criteria = _mixed(counted, words)
    units = len({item.figure.unit for item in parts} - {""}) > 1
    return Signs(exhaustive, open_sign, overlap, criteria or units, _complete(said, words), criteria)


_REQUESTS = compiled("申请|办结|答复|回复")


class Told:
    """The signs of a list, read when somebody asks: a list that adds up is hardly ever judged by them."""

    __slots__ = ("_asked", "_signs")

    def __init__(self, level: Level, kind: str, reading: Reading, words: Words) -> None:
        self._asked = level, kind, reading, words
        self._signs: Signs | None = None

    @property
    def signs(self) -> Signs:
        if self._signs is None:
            self._signs = signs_of(*self._asked)
        return self._signs


_COLUMN = compiled("专栏|栏目|板块")
_GAZETTE = compiled(r"(?:政府)?公报类?(?:信息)?\t")
_INTERPRETED = compiled(
    r"(?:政策|文件|公文|规划)?[及和与]?(?:解读|图解)(?:[及和与](?:回应|答疑|问答)|回应)?类?(?:政策)?(?:信息)?\t"
)
_OTHER_COLUMN = compiled("(?:其他|其它|其余)(?:$|类|各类|信息|政府|政务|业务(?:类|方面|信息))")


def _columns(level: Level, reading: Reading) -> bool:
    """Whether five short names or more stand side by side and miss the total by a tenth at most (nine by a
    sixth), or end with all other information."""
    if len(reading.parts) >= 4 and _OTHER_COLUMN.match(reading.parts[-1].label(level)):
        return all(len(item.label(level)) <= 10 and not item.nested for item in reading.parts)
    even = len(reading.parts) >= 9 and len({item.separator for item in reading.parts[1:]}) == 1
    if len(reading.parts) < 5 or not (even or is_flat(reading.parts)):
        return False
    off: Number = reading.total.value
    for item in reading.parts:
        off -= item.figure.value
    near = -reading.total.value <= off * (6 if even else 10) <= reading.total.value
    return near and all(len(i.label(level)) <= 8 for i in reading.parts)


_BEHIND = compiled(r"[^,;。、:\n(]{0,16}")


def _said(level: Level, item: Item) -> str:
    figure = item.figure
    behind = _BEHIND.match(level.text, figure.stop)
    return "\t".join((item.label(level), level.lead(item.at)[-40:], behind[0] if behind else ""))


def _open(level: Level, reading: Reading) -> str:
    parts = reading.parts
    if len(parts) == 1:
        return "one-part"
    first = parts[0]
    before = level.text[max(0, first.figure.start - 60) : first.figure.start]
    cut = max(before.rfind(sign) for sign in "。;\n")
    clause = before[cut + 1 :]
    at = clause.rfind("其中")
    if _OPEN_LEAD.search(clause[at:] if at >= 0 else clause[-24:]):
        return "some"
    last = parts[-1].figure
    if _OPEN_TAIL.match(level.text[last.stop : last.stop + 40]):
        return "etc"
    return ""


def _exhaustive(level: Level, kind: str, reading: Reading, said: list[str], words: Words) -> str:
    parts = reading.parts
    rest = [text for text in said if REMAINDER.search(text)]
    if rest and rest[-1] is not said[-1] and not _trails(parts, said, rest[-1]):
        # 其他5条,动态63条: what stands behind 其他 is no part of it, so 其他 may not mean all the rest.
        if _complete(said, words):
            return "split"
        if not _is_branch(reading, said, rest[-1], words):
            return "inside"
        rest = []
    if any(not KINDRED.search(text) for text in rest):
        return "remainder"
    if kind == "respective":
        return "respective"
    if len(parts) > 1 and all(item.closes for item in parts):
        return "subtotals"
    if kind == "sum":
        return "sum"
    if _complete(said, words):
        return "split"
    if CATCH_ALL.search(said[-1]) and sum(1 for text in said if CHANNELS.search(text)) >= 2:
        return "catch-all"
    if _named_in_subject(level, reading):
        return "subject"
    if rest:
        return "kindred"
    if kind in ("bracket", "by") or (kind in ("colon", "dash") and len(parts) >= 3):
        return kind
    if _denies(level, parts) or _ways_of_requests(level, reading, said, words):
        return "divided"
    return ""


def _denies(level: Level, parts: Sequence[Item]) -> bool:
    """Whether of two parts one is what the other is not: 3件属于我局职责,8件不属于我局职责."""
    if len(parts) != 2:
        return False
    one, other = (item.label(level).removesuffix("的") for item in parts)
    return len(one) > 1 and any(other == no + one or one == no + other for no in ("不", "未", "非"))


def _ways_of_requests(level: Level, reading: Reading, said: list[str], words: Words) -> bool:
    """Whether all parts are ways in which requests came, each of which comes in one."""
    if len(said) < 2:
        return False
    # What stands before a bracket is not to be seen from within: 55件(其中信函申请20件,在线申请33件).
    whole = level.lead(reading.total_index) if reading.total_index >= 0 else "".join(said)
    if not _REQUESTS.search(whole):
        return False
    return all(words.criterion(text) == "way" for text in said)


def _is_branch(reading: Reading, said: list[str], rest: str, words: Words) -> bool:
    """Whether a 其他 inside a list that exceeds its total is the name of an outcome, as what follows it:
    维持3件、其他结果1件、尚未审结2件."""
    if value_range([item.figure for item in reading.parts])[0] <= reading.total.value:
        return False
    behind = said[said.index(rest) :]
    return any(
        len(split) >= 4 and all(any(branch.search(text) for branch in split) for text in behind)
        for split in words.splits
    )


def _trails(parts: Sequence[Item], said: list[str], rest: str) -> bool:
    """Whether only zeros follow the remainder."""
    at = max(index for index, text in enumerate(said) if text is rest)
    return all(not item.figure.value for item in parts[at + 1 :])


def _complete(said: list[str], words: Words) -> bool:
    """Whether the parts name every branch of an established division."""
    return any(all(any(branch.search(text) for text in said) for branch in split) for split in words.splits)


def _named_in_subject(level: Level, reading: Reading) -> bool:
    """Whether the clause of the total lists the very parts as its subject: 各部门、各街道及各社区共公开…"""
    if reading.total_index < 0:
        return False
    subject = level.text[max(0, reading.total.start - 80) : reading.total.start]
    cut = max(subject.rfind(sign) for sign in ",。;:\n")
    subject = subject[cut + 1 :].replace("各", "")
    if not any(sign in subject for sign in "、和及与"):
        return False
    labels = [item.label(level).replace("各", "") for item in reading.parts]
    return all(2 <= len(label) <= 12 and label in subject for label in labels)


def _mixed(said: list[str], words: Words) -> bool:
    """Whether parts are named by different criteria (网络申请8件, 自然人申请9件)."""
    return len({words.criterion(text) for text in said} - {""}) > 1
