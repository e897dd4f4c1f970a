"""Figures in running text: value, unit and place of every quantity, and nothing that only looks like one.

Works on the matching form of a text (``fold(text).value``); offsets are offsets in that form. Dates, document
numbers, ordinals, telephone numbers, names such as 12345热线 and 《…（2024版）》 are no quantities.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from govlint.prose.numerals import CHARS, chinese
from govlint.report.model import Number
from govlint.report.patterns import compiled
from govlint.report.record import NamedTuple


class Figure(NamedTuple):
    """A quantity. ``start``/``end`` enclose the number itself (``1.2万``), ``stop`` also its unit.

    ``low`` and ``high`` bound what the writer may mean (约, 近, 余, 多, 以上, rounded 万); ``high`` None is
    open. ``value`` is the anchor that is printed, ``step`` the worth of one in its last printed digit.
    ``unit`` is normalised (条次 and 条(次) are 条); empty for a bare number.
    """

    start: int
    end: int
    stop: int
    value: Number
    low: Number
    high: Number | None
    unit: str
    step: Number

    @property
    def exact(self) -> bool:
        return self.low == self.high


# Measure words, longest first where one begins another; the look-aheads keep words apart (部门, 处理, 人民).
_MEASURES = (
    r"人次|件次|条次|篇次|场次|批次|例次|户次|台次|车次|班次|条\(次\)|件\(次\)|篇\(次\)|条/次|个工作日|工作日|个百分点|百分点"
    r"|个月|个小时|小时|分钟|万字|字节|公里|亩|元|件|条|宗|份|篇|期|则|幅|封|项|起(?!草|诉|步|到|来|至)|例(?!如|行)"
    r"|场(?!所|景)|部(?![门分委长属队署])|套|册|本(?![级市县区镇乡机部年街单局])|页|张|台|款|次(?!日|年|月)|批(?![准复示])|户|家(?!庭)"
    r"|名(?!称|录|单|义)|位(?!于|置)|人(?![民大事社口])|个|类|处(?![理罚室级长置])|辆|栏|块|组(?!织)|轮|篇章|字|天|倍|成(?![立为功员果])|股|所(?![有在需])"
)
_PERCENT = "%"
_ARABIC = r"[0-9]{1,3}(?:,[0-9]{3}(?![0-9]))++(?:\.[0-9]++)?+|[0-9]++(?:\.[0-9]++)?+"
_ARABIC_REST = r"[0-9]{0,2}(?:,[0-9]{3}(?![0-9]))++(?:\.[0-9]++)?+|[0-9]*+(?:\.[0-9]++)?+"
_MORE = "余|多|来(?!自|源|访|信|电|看)|几|\\+"


@lru_cache(maxsize=1)
def _scanner() -> re.Pattern[str]:
    # The first sign is taken by itself, so that the search leaps from one sign of a number to the next; ``a``
    # and ``c`` go on behind it.
    return compiled(
        rf"[0-9{CHARS}](?<![0-9A-Za-z_./].)"
        rf"(?:(?<=[0-9])(?P<a>{_ARABIC_REST})(?:(?P<to>[-~至到])(?P<b>{_ARABIC}))?+"
        rf"|(?<=[{CHARS}])(?<![{CHARS}].)(?:(?<=百)分之(?P<p>[0-9.{CHARS}]++)|(?P<c>[{CHARS}]*+)))"
        rf"(?P<more>{_MORE})?(?P<scale>[十百千]?[万亿](?!元/)|千(?!字)|百(?!分))?(?P<more2>{_MORE})?"
        rf"(?P<unit>{_PERCENT}|{_MEASURES})?(?P<after>以上|以内|以下|左右|上下|有?余)?"
    )


# Names and titles, inside of which numbers count nothing.
_NAMES = compiled(r'《[^《》\n]{0,80}》|"[^"\n。]{1,20}"|〔[^〔〕\n]{0,12}〕|<[^<>\n]{1,40}>')

_SPLIT = compiled("[0-9] $")
_BEFORE_ORDINAL = "第"
# What follows a number that is a date, a number in a series or part of a name.
_NO_QUANTITY = compiled(
    r"年|月|日|号|时|点|分(?!之)|秒|版|届|级|路|楼|室|线|岁|周|季|频|热线|网|平台|民|\)[、.]|[-/:][0-9]"
)
_ROUGH_WORDS = "(?<![预节条签违合履邀])约|大约|约为|大概|左右"
_NEAR_WORDS = "(?<![最附就临邻亲])近|接近|不足|不到|未满"
_OVER_WORDS = "超|超过|逾|突破|不少于|不低于|至少|多于|高于|超出"
_UNDER_WORDS = "不超过|不多于|以内|低于|少于"
_ROUGH, _NEAR, _OVER, _UNDER, _HEDGED = (
    compiled(f"(?:{words})$")
    for words in (
        *(_ROUGH_WORDS, _NEAR_WORDS, _OVER_WORDS, _UNDER_WORDS),
        f"{_ROUGH_WORDS}|{_NEAR_WORDS}|{_OVER_WORDS}|{_UNDER_WORDS}",
    )
)
_CHINESE_UNITS = frozenset("件条宗份篇期项起例场次批名人家户个部套册张台%" + "则封") | {
    "人次",
    "场次",
    "批次",
    "件次",
}
# A Chinese numeral behind these is a pronoun's or an ordinal's part, not a count.
_NOT_COUNTED = tuple("第每这那某任另同哪逐单唯统")
_IDIOMS = compiled(
    r"一(?:起|次性|个个|件件|条条|条龙|条心|项项|部分|份子|成|人|家|名|个|批|期|套|户|场|类)|两个|千家|百家"
)

_SAME_UNIT = {
    "条次": "条",
    "条(次)": "条",
    "条/次": "条",
    "件次": "件",
    "件(次)": "件",
    "篇(次)": "篇",
    "篇次": "篇",
}


# What may stand behind a count without unit.
_BARE_STOPS = ",;。、)(\n"


def figures(folded: str) -> list[Figure]:
    """Every quantity of a text in matching form, in order. Takes linear time on any input."""
    names = [(m.start(), m.end()) for m in _NAMES.finditer(folded)]
    found: list[Figure] = []
    at = 0
    size = len(folded)
    for match in _scanner().finditer(folded):
        # Most numbers are dates and words such as 一是: told at once by having no unit and no stop behind.
        numeral, share, unit, scale = match.group("c", "p", "unit", "scale")
        start, end = match.span()
        bare = unit is None and share is None
        if bare and (
            numeral is not None or (scale is None and end < size and folded[end] not in _BARE_STOPS)
        ):
            continue
        while at < len(names) and names[at][1] <= start:
            at += 1
        if at < len(names) and names[at][0] <= start:
            continue
        figure = _figure(folded, match)
        if figure is not None:
            found.append(figure)
    return found


def _figure(folded: str, match: re.Match[str]) -> Figure | None:
    start, stop = match.span()
    to, share, numeral, more, scaled, more_behind, unit, after = match.group(
        "b", "p", "c", "more", "scale", "more2", "unit", "after"
    )
    unit = unit or ""
    before = folded[max(0, start - 4) : start]
    if before.endswith(_BEFORE_ORDINAL):
        return None
    if numeral is not None:
        return _chinese_figure(folded, match, before, unit)
    if share is not None:
        return _hundredths(match)
    end = match.end("scale" if scaled else "b" if to else "a")
    printed = folded[start : match.end("a")]
    if not unit and not _bare_count(folded, match, before, printed):
        return None
    if before.endswith("-") and not unit:
        return None
    if len(printed) == 3 and _SPLIT.search(before):
        return None  # 12 560条: the end of a number
    value = _number(printed)
    if value is None:
        return None
    scale = _scale(scaled)
    step = _step(printed) * scale
    low = high = value * scale
    if to:
        other = _number(to)
        if other is None or not unit:
            return None
        high = other * scale
        return Figure(start, end, stop, low, min(low, high), max(low, high), _unit(unit), step)
    if before[-1:] == " " and before[-2:-1].isdecimal():
        # 14 31件: a figure broken by a blank, or two of which one lost its unit.
        return Figure(start, end, stop, low, 0, None, _unit(unit), step)
    bounds = _bounds(low, step, before, bool(more or more_behind), after or "", rounded=scale > 1)
    return Figure(start, end, stop, low, *bounds, _unit(unit), step)


def _chinese_figure(folded: str, match: re.Match[str], before: str, unit: str) -> Figure | None:
    run = folded[match.start() : match.end("c")]
    if unit not in _CHINESE_UNITS or before.endswith(_NOT_COUNTED) or _IDIOMS.match(folded, match.start()):
        return None
    value = chinese(run)
    if value is None:
        return None
    digits = str(value)
    step = 10 ** (len(digits) - len(digits.rstrip("0"))) if value else 1
    more = bool(match["more"] or match["more2"])
    low, high = _bounds(value, 1, before, more, match["after"] or "", rounded=False)
    if more:
        high = value + step
    end = match.end("c")
    if before.endswith(("数", "几", "上", "达")) and (before[-1] != "达" or run in _SCALES):
        low, high = value, None  # 数十条, 达千条
    return Figure(match.start(), end, match.end(), value, low, high, _unit(unit), 1)


def _hundredths(match: re.Match[str]) -> Figure | None:
    text = match["p"]
    value = _number(text) if text[0].isascii() else chinese(text)
    if value is None:
        return None
    return Figure(match.start(), match.end("p"), match.end("p"), value, value, value, "%", 1)


def _bare_count(folded: str, match: re.Match[str], before: str, text: str) -> bool:
    """Whether a number without unit may count something: a word before it, a stop or word behind it."""
    if match["scale"] or match["b"]:
        return bool(match["scale"]) and not _NO_QUANTITY.match(folded, match.end())
    if len(text) > 7 or not before or not "\u4e00" <= before[-1] <= "\u9fff":
        return False
    if (
        text == "12345"
        or before[-1] in "表图注款至到同"
        or before.endswith(("附件", "编号", "电话", "邮编", "传真"))
    ):
        return False
    return match.end() == len(folded) or folded[match.end()] in _BARE_STOPS


def _number(text: str) -> Number | None:
    if text.isdecimal() and len(text) <= 18:
        return int(text)
    digits = text.replace(",", "")
    if len(digits) > 18 or digits.count(".") > 1 or digits.endswith("."):
        return None
    return Decimal(digits) if "." in digits else int(digits)


def _step(text: str) -> Number:
    point = text.find(".")
    return 1 if point < 0 else Decimal(1).scaleb(point + 1 - len(text))


_SCALES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000, "十": 10}


def _scale(text: str | None) -> int:
    scale = 1
    for sign in text or "":
        scale *= _SCALES[sign]
    return scale


def _unit(unit: str) -> str:
    return _SAME_UNIT.get(unit, unit)


def _magnitude(value: Number) -> int:
    """What 余 or 近 may hide: the place of the last digit that is not 0, ten at least."""
    digits = str(int(value))
    zeros = len(digits) - len(digits.rstrip("0"))
    return max(10, 10**zeros) if value else 10


def _bounds(
    value: Number, step: Number, before: str, more: bool, after: str, rounded: bool
) -> tuple[Number, Number | None]:
    if not (more or after or rounded or _HEDGED.search(before)):
        return value, value
    size = _magnitude(value)
    if more or after in ("余", "有余"):
        return value, value + size
    if after in ("以内", "以下") or _UNDER.search(before):
        return 0, value
    if after == "以上" or _OVER.search(before):
        return value, None
    if after in ("左右", "上下") or _ROUGH.search(before):
        return max(0, value - size), value + size
    if _NEAR.search(before):
        return max(0, value - size), value
    if rounded:
        half = Decimal(step) / 2
        return value - half, value + half
    return value, value
