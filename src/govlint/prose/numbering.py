"""Ordinals before headings and inside sentences: 一、 （一） 1. （1） 第一部分 第一， ① 一是.

Works on printed text, not on the matching form: the space that closes the ordinal of ``一 概述`` is gone
there. Full-width and half-width signs are taken alike. Offsets are those of the text given.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from govlint.report.patterns import compiled
from govlint.report.record import NamedTuple

_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
_COUNTING = frozenset("一二三四五六七八九十")
_ARABIC = frozenset("0123456789０１２３４５６７８９")
_OPEN, _CLOSE = frozenset("(（〔【"), frozenset(")）〕】")
# What may close an ordinal; site converters double it (``一,、``).
_STOP = frozenset("、,，.．:：·")
_DASHES = frozenset("—–―")
_SPACE = frozenset(" \t\u3000\u00a0\n\r")
# Damage and marks that precede a heading: bullets, Markdown hashes, the ? of a lost non-breaking space.
_BEFORE = _SPACE | frozenset("?？•·▪◆●■#*>_-\ufffd")
_MOST_BEFORE = 40
_PARTS = ("部分", "章", "节", "節", "篇")
_SIGNS = (
    ("①", 20, "circled"),
    ("㈠", 10, "chinese-paren"),
    ("⑴", 20, "arabic-paren"),
    ("⒈", 20, "arabic"),
)
_BEGINS = _COUNTING | _ARABIC | _OPEN | frozenset("第")


#: numerals of one sign
_SINGLE = _DIGITS | {"十": 10} | {str(value): value for value in range(10)}


class Ordinal(NamedTuple):
    """An ordinal and where it stands; ``text[end:]`` is what it counts."""

    style: str
    number: int
    start: int
    end: int


def number_of(text: str) -> int | None:
    """The value of a small numeral, Chinese (``二十三``, ``十``, ``两``) or Arabic; None if it is none.

    Chinese numerals up to 9999 with 十, 百 and 千; a row of digits (二〇一七) is read digit by digit.
    """
    value = _SINGLE.get(text)
    if value is not None:
        return value
    text = text.strip()
    if not text or len(text) > 9:
        return None
    if text.isdecimal():
        return int(text)
    if all(sign in _DIGITS for sign in text):
        value = 0
        for sign in text:
            value = value * 10 + _DIGITS[sign]
        return value
    total = digit = 0
    for sign in text:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[sign]
            digit = 0
        else:
            return None
    return total + digit


@lru_cache(maxsize=1024)
def heading_ordinal(text: str) -> Ordinal | None:
    """The ordinal at the beginning of ``text``, marks and damage before it skipped; None if there is none.

    Styles: ``part`` 第一部分, ``chinese`` 一、, ``chinese-paren`` （一）, ``arabic`` 1., ``arabic-paren``
    （1）, ``ranked`` 第一，, ``circled`` ①, ``listed`` 一是. A date (``1月``), a decimal (``1.5``) or a word
    such as 一方面 is none.
    """
    at = 0
    while at < len(text) and at < _MOST_BEFORE and text[at] in _BEFORE:
        at += 1
    # A dash typed for 一: —、总体情况 and （—）主动公开.
    if text[at : at + 1] in _DASHES and text[at + 1 : at + 2] == "、":
        return Ordinal("chinese", 1, at, at + 2)
    if text[at : at + 1] in _OPEN and text[at + 1 : at + 2] in _DASHES and text[at + 2 : at + 3] in _CLOSE:
        return Ordinal("chinese-paren", 1, at, _stopped(text, at + 3))
    return _ordinal_at(text, at)


def signless(text: str) -> Ordinal | None:
    """The number of a heading that lost its 、 (三收到和处理…); for lines known to be headings."""
    at = _skip(text, 0, 9)
    number = number_of(text[at : at + 1]) if text[at : at + 1] in _COUNTING and at < len(text) else None
    return Ordinal("chinese", number, at, at + 1) if number else None


def without_ordinal(text: str) -> str:
    """The heading's own words: ``（三）、收费情况`` becomes ``收费情况``."""
    found = heading_ordinal(text)
    return (text[found.end :] if found else text).strip()


_INLINE = compiled(
    r"(?:^|[。；;,，：:、\s（(?？!！”\"])(?P<n>[一二三四五六七八九十]{1,3})(?P<kind>是(?!否)|要(?!求|点|點|素|件|闻|聞))"
)


def enumerations(text: str) -> list[Ordinal]:
    """The 一是…二是… (style ``listed``) and 一要…二要… (``urged``) of a paragraph, in their order."""
    if "是" not in text and "要" not in text:
        return []
    found = []
    for match in _INLINE.finditer(text):
        number = number_of(match["n"])
        if number:
            style = "listed" if match["kind"] == "是" else "urged"
            found.append(Ordinal(style, number, match.start("n"), match.end()))
    return found


def stands_inside(text: str, style: str, number: int) -> bool:
    """Whether the ordinal ``number`` of ``style`` stands anywhere in ``text``: headings of flattened pages
    run on inside a paragraph. Citations (第二十条第（一）项) do not count."""
    return any(
        one.style == style
        and one.number == number
        and text[max(0, one.start - 1) : one.start] not in ("第", "条", "條", "款", "项", "項")
        for one in _ordinals(text)
    )


def _ordinals(text: str) -> Iterator[Ordinal]:
    at = 0
    while at < len(text):
        sign = text[at]
        found = None
        if sign in _BEGINS or sign >= "①":
            before = text[at - 1] if at else ""
            inside = (sign in _COUNTING and before in _COUNTING) or (
                sign in _ARABIC and (before in _ARABIC or before in (".", "．"))
            )
            found = None if inside else _ordinal_at(text, at)
        if found is None:
            at += 1
        else:
            yield found
            at = found.end


def _ordinal_at(text: str, at: int) -> Ordinal | None:
    """The ordinal that begins at ``at``."""
    sign = text[at : at + 1]
    if sign == "第":
        return _ranked(text, at)
    if sign in _OPEN:
        return _bracketed(text, at)
    if sign in _COUNTING or sign in _ARABIC:
        return _bare(text, at)
    for first, count, style in _SIGNS:
        if sign and 0 <= ord(sign) - ord(first) < count:
            return Ordinal(style, ord(sign) - ord(first) + 1, at, at + 1)
    return None


def _ranked(text: str, at: int) -> Ordinal | None:
    """第一部分 or 第一，"""
    begin = _skip(text, at + 1, 1)
    end = _numeral_end(text, begin)
    number = number_of(text[begin:end])
    if not number:
        return None
    part = _skip(text, end, 1)
    for word in _PARTS:
        if text.startswith(word, part):
            stop = part + len(word)
            while stop < len(text) and (text[stop] in _SPACE or text[stop] in _STOP):
                stop += 1
            return Ordinal("part", number, at, stop)
    if text[begin] in _COUNTING and text[part : part + 1] in ("、", ",", "，", ":", "："):
        return Ordinal("ranked", number, at, part + 1)
    return None


def _bracketed(text: str, at: int) -> Ordinal | None:
    """（一） or (1), with a stop behind it or none."""
    begin = _skip(text, at + 1, 1)
    end = _numeral_end(text, begin)
    number = number_of(text[begin:end])
    close = _skip(text, end, 1)
    if not number or text[close : close + 1] not in _CLOSE or close >= len(text):
        return None
    style = "chinese-paren" if text[begin] in _COUNTING else "arabic-paren"
    return Ordinal(style, number, at, _stopped(text, close + 1))


def _bare(text: str, at: int) -> Ordinal | None:
    """一、 一） 一是 1. 1、 1） or 一 before a space."""
    end = _numeral_end(text, at)
    number = number_of(text[at:end])
    if not number:
        return None
    chinese = text[at] in _COUNTING
    sign = text[end : end + 1]
    if sign and sign in ")）":
        return Ordinal("chinese-paren" if chinese else "arabic-paren", number, at, _stopped(text, end + 1))
    if not chinese:
        return _arabic(text, at, end, number)
    if sign == "是":
        return None if text.startswith("否", end + 1) else Ordinal("listed", number, at, end + 1)
    stop = _skip(text, end, 1)
    if text[stop : stop + 1] in _STOP and stop < len(text):
        while stop < len(text) and (text[stop] in _SPACE or text[stop] in _STOP):
            stop += 1
        return Ordinal("chinese", number, at, stop)
    stop = _skip(text, end, 9)
    if stop > end and "一" <= text[stop : stop + 1] <= "龥":
        return Ordinal("chinese", number, at, stop)
    return None


def _arabic(text: str, at: int, end: int, number: int) -> Ordinal | None:
    stop = _skip(text, end, 1)
    sign = text[stop : stop + 1]
    if sign == "、":
        return Ordinal("arabic", number, at, stop + 1)
    if sign and sign in ".．":
        rest = text[stop + 1 : stop + 7]
        year = rest[:4].isdecimal() and rest[4:].lstrip().startswith("年")
        if year or rest[:1] not in _ARABIC or not rest:
            return Ordinal("arabic", number, at, stop + 1)
    return None


def _numeral_end(text: str, at: int) -> int:
    """The end of the numeral at ``at``: up to three Chinese signs or two digits; ``at`` if there is none."""
    signs, most = (_COUNTING, 3) if text[at : at + 1] in _COUNTING else (_ARABIC, 2)
    end = at
    while end < len(text) and end - at <= most and text[end] in signs:
        end += 1
    return end if end - at <= most else at


def _skip(text: str, at: int, most: int) -> int:
    """Behind the white space at ``at``, at most ``most`` characters of it."""
    end = at
    while end < len(text) and end - at < most and text[end] in _SPACE:
        end += 1
    return end


def _stopped(text: str, at: int) -> int:
    """Behind the stop that may follow a bracket."""
    stop = _skip(text, at, 1)
    return stop + 1 if stop < len(text) and text[stop] in _STOP else at
