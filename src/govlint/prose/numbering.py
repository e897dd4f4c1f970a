"""Ordinals before headings and inside sentences: 一、 （一） 1. （1） 第一部分 第一， ① 一是.

Works on printed text, not on the matching form: the space that closes the ordinal of ``一 概述`` is gone
there. Full-width and half-width signs are taken alike. Offsets are those of the text given.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
_CHINESE = "[一二三四五六七八九十]{1,3}"
_OPEN, _CLOSE = "[(（〔【]", "[)）〕】]"
# What may close an ordinal; site converters double it (``一,、``).
_STOP = r"[、,，.．:：·]"

# ``part`` 第一部分, ``chinese`` 一、, ``chinese-paren`` （一）, ``arabic`` 1., ``arabic-paren`` （1）,
# ``ranked`` 第一，, ``circled`` ①, ``listed`` 一是. The order of alternatives matters: first match wins.
_ORDINAL = re.compile(
    rf"""
    (?P<part>第\s?(?P<part_n>{_CHINESE}|\d{{1,2}})\s?(?:部分|章|节|節|篇)[\s、,，.．:：]*)
    | (?P<ranked>第(?P<ranked_n>{_CHINESE})\s?[、,，:：])
    | (?P<chinese_paren>(?:{_OPEN}\s?(?P<cp_n>{_CHINESE})\s?{_CLOSE}|(?P<cp_bare>{_CHINESE})[)）])
        \s?{_STOP}?)
    | (?P<listed>(?P<listed_n>{_CHINESE})是(?!否))
    | (?P<chinese>(?<![一二三四五六七八九十])(?P<chinese_n>{_CHINESE})
        (?:\s?{_STOP}[\s、,，.．]*|[\s\u3000]+(?=[\u4e00-\u9fff])))
    | (?P<arabic_paren>(?:{_OPEN}\s?(?P<ap_n>\d{{1,2}})\s?{_CLOSE}|(?P<ap_bare>\d{{1,2}})[)）])\s?{_STOP}?)
    | (?P<arabic>(?<![\d.．])(?P<arabic_n>\d{{1,2}})\s?(?:、|[.．](?!\d)|[.．](?=\d{{4}}\s?年)))
    | (?P<sign>[①-⑳㈠-㈩⑴-⒇⒈-⒛])
    """,
    re.VERBOSE,
)
# Damage and marks that precede a heading: bullets, Markdown hashes, the ? of a lost non-breaking space.
_BEFORE = re.compile(r"[\s\u3000?？•·▪◆●■#*>_\-\ufffd]{0,40}")
_SIGN_STYLES = (
    ("①", 20, "circled"),
    ("㈠", 10, "chinese-paren"),
    ("⑴", 20, "arabic-paren"),
    ("⒈", 20, "arabic"),
)
_STYLES = {
    "part": ("part", ("part_n",)),
    "ranked": ("ranked", ("ranked_n",)),
    "chinese_paren": ("chinese-paren", ("cp_n", "cp_bare")),
    "listed": ("listed", ("listed_n",)),
    "chinese": ("chinese", ("chinese_n",)),
    "arabic_paren": ("arabic-paren", ("ap_n", "ap_bare")),
    "arabic": ("arabic", ("arabic_n",)),
}


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


def heading_ordinal(text: str) -> Ordinal | None:
    """The ordinal at the beginning of ``text``, marks and damage before it skipped; None if there is none.

    ``一是`` counts as one. A date (``1月``), a decimal (``1.5``) or a word such as 一方面 does not.
    """
    begin = _BEFORE.match(text)
    found = _ORDINAL.match(text, begin.end() if begin else 0)
    if found is None:
        return None
    return _ordinal(found)


def without_ordinal(text: str) -> str:
    """The heading's own words: ``（三）、收费情况`` becomes ``收费情况``."""
    found = heading_ordinal(text)
    return (text[found.end :] if found else text).strip()


_INLINE = re.compile(
    rf"(?:^|[。；;,，：:、\s（(?？!！”\"])(?P<n>{_CHINESE})(?P<kind>是(?!否)|要(?!求|点|點|素|件|闻|聞))"
)


def enumerations(text: str) -> list[Ordinal]:
    """The 一是…二是… (style ``listed``) and 一要…二要… (``urged``) of a paragraph, in their order."""
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
    for match in _ORDINAL.finditer(text):
        ordinal = _ordinal(match)
        if ordinal is not None and ordinal.style == style and ordinal.number == number:
            before = text[max(0, match.start() - 1) : match.start()]
            if before not in ("第", "条", "條", "款", "项", "項"):
                return True
    return False


def _ordinal(match: re.Match[str]) -> Ordinal | None:
    if match["sign"]:
        for first, count, style in _SIGN_STYLES:
            offset = ord(match["sign"]) - ord(first)
            if 0 <= offset < count:
                return Ordinal(style, offset + 1, match.start(), match.end())
        return None
    for kind, (style, names) in _STYLES.items():
        if match[kind] is not None:
            number = next((number_of(match[name]) for name in names if match[name]), None)
            return Ordinal(style, number, match.start(), match.end()) if number else None
    return None
