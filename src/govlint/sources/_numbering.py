"""Automatic numbers of Word paragraphs: 一、 and （一） are often no text, yet readers see them."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree import ElementTree as ET

from govlint.report.patterns import compiled
from govlint.report.record import NamedTuple

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_PLACEHOLDER = compiled(r"%([1-9])")
#: after these the number needs no blank before the text
_CLOSED = "、．。）)】］"
_LEVELS = 9
#: no list of a report is longer; larger numbers are written in digits
_MOST = 9_999


def chinese(number: int, digits: str = _DIGITS, units: str = "十百千") -> str:
    """12 as 十二, 20 as 二十, 105 as 一百〇五."""
    if not 0 < number <= _MOST:
        return str(number)
    parts: list[str] = []
    gap = False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit == 0:
            gap = bool(parts)
            continue
        if gap:
            parts.append(digits[0])
            gap = False
        parts.append(digits[digit] + (units[place - 1] if place else ""))
    text = "".join(parts)
    return text[1:] if text.startswith(digits[1] + units[0]) and digits == _DIGITS else text


def _roman(number: int) -> str:
    if not 0 < number <= _MOST:
        return str(number)
    parts = []
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        parts.append(letters * count)
    return "".join(parts)


def _letters(number: int) -> str:
    if not 0 < number <= 780:
        return str(number)
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)] if number > 0 else str(number)


def _enclosed(first: int, count: int) -> Callable[[int], str]:
    return lambda number: chr(first + number - 1) if 0 < number <= count else str(number)


def _digital(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: "".join(chr(0xFF10 + int(digit)) for digit in str(number)),
    "decimalFullWidth2": lambda number: "".join(chr(0xFF10 + int(digit)) for digit in str(number)),
    "decimalEnclosedCircle": _enclosed(0x2460, 20),
    "decimalEnclosedCircleChinese": _enclosed(0x2460, 20),
    "decimalEnclosedParen": _enclosed(0x2474, 20),
    "decimalEnclosedFullstop": _enclosed(0x2488, 20),
    "ideographEnclosedCircle": _enclosed(0x3280, 10),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "ideographDigital": _digital,
    "taiwaneseDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "chineseLegalSimplified": lambda number: chinese(number, _LEGAL, "拾佰仟"),
    "ideographLegalTraditional": lambda number: chinese(number, _LEGAL, "拾佰仟"),
    "none": lambda _: "",
}


class Level(NamedTuple):
    start: int = 1
    format: str = "decimal"
    text: str = ""
    blank: bool = True
    #: written in digits, whatever the levels above are
    legal: bool = False
    restarts: bool = True


class Numbering:
    """The document's lists and how far each has counted."""

    def __init__(self, root: ET.Element | None, style_lists: dict[str, str]) -> None:
        """``root`` is numbering.xml; ``style_lists`` the list of each numbering style."""
        self._abstract: dict[str, dict[int, Level]] = {}
        #: by style id, for lists that are defined by a style
        self._links: dict[str, str] = {}
        self._linked: dict[str, str] = {}
        #: list -> its definition, and starts of its own
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}
        #: (definition, style) -> level
        self._styles: dict[tuple[str, str], int] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        self._style_lists = style_lists
        if root is not None:
            self._load(root)

    def level_of(self, list_id: str, style: str) -> int:
        """The level that a list gives to a paragraph style."""
        return self._styles.get((self._definition(list_id), style), 0)

    def next(self, list_id: str, level: int) -> str:
        """The number of the next paragraph of this list and level, with the blank that follows it."""
        definition = self._definition(list_id)
        levels = self._abstract.get(definition)
        if levels is None or not 0 <= level < _LEVELS:
            return ""
        counts = self._counts.setdefault(definition, [None] * _LEVELS)
        starts = self._lists[list_id][1]
        if list_id not in self._begun:
            self._begun.add(list_id)
            for at in starts:
                counts[at] = None
        begin = starts.get(level, levels.get(level, Level()).start)
        before = counts[level]
        counts[level] = begin if before is None else before + 1
        for deeper in range(level + 1, _LEVELS):
            if levels.get(deeper, Level()).restarts:
                counts[deeper] = None
        return self._written(levels, counts, level)

    def _written(self, levels: dict[int, Level], counts: list[int | None], level: int) -> str:
        own = levels.get(level, Level())
        if own.format == "bullet":
            return ""

        def number(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            shown = levels.get(at, Level())
            count = counts[at]
            form = "decimal" if own.legal else shown.format
            return _FORMATS.get(form, str)(shown.start if count is None else count)

        text = _PLACEHOLDER.sub(number, own.text)
        if not text or text.isspace():
            return ""
        return text if text[-1] in _CLOSED or not own.blank else f"{text} "

    def _definition(self, list_id: str) -> str:
        definition = self._lists.get(list_id, ("", {}))[0]
        style = self._links.get(definition)
        if style is not None:
            return (
                self._linked.get(style) or self._lists.get(self._style_lists.get(style, ""), (definition,))[0]
            )
        return definition

    def _load(self, root: ET.Element) -> None:
        w = root.tag.rpartition("}")[0] + "}"
        for element in root:
            if element.tag == f"{w}abstractNum":
                self._load_definition(element, w)
            elif element.tag == f"{w}num":
                self._load_list(element, w)

    def _load_definition(self, element: ET.Element, w: str) -> None:
        name = element.get(f"{w}abstractNumId", "")
        levels: dict[int, Level] = {}
        for item in element:
            if item.tag == f"{w}lvl":
                level = _number(item.get(f"{w}ilvl"), 0)
                levels[level] = _level(item, w)
                style = item.find(f"{w}pStyle")
                if style is not None:
                    self._styles[name, style.get(f"{w}val", "")] = level
            elif item.tag == f"{w}numStyleLink":
                self._links[name] = item.get(f"{w}val", "")
            elif item.tag == f"{w}styleLink":
                self._linked[item.get(f"{w}val", "")] = name
        self._abstract[name] = levels

    def _load_list(self, element: ET.Element, w: str) -> None:
        target = element.find(f"{w}abstractNumId")
        name = target.get(f"{w}val", "") if target is not None else ""
        starts: dict[int, int] = {}
        levels: dict[int, Level] = {}
        for override in element.findall(f"{w}lvlOverride"):
            level = _number(override.get(f"{w}ilvl"), 0)
            start = override.find(f"{w}startOverride")
            if start is not None and 0 <= level < _LEVELS:
                starts[level] = _number(start.get(f"{w}val"), 1)
            own = override.find(f"{w}lvl")
            if own is not None:
                levels[level] = _level(own, w)
        list_id = element.get(f"{w}numId", "")
        if levels:
            # A list that rewrites levels counts for itself.
            definition = f"{name}/{list_id}"
            self._abstract[definition] = {**self._abstract.get(name, {}), **levels}
            name = definition
        self._lists[list_id] = (name, starts)


def _level(element: ET.Element, w: str) -> Level:
    def value(tag: str, default: str) -> str:
        found = element.find(f"{w}{tag}")
        return default if found is None else found.get(f"{w}val", default)

    return Level(
        start=_number(value("start", "1"), 1),
        format=value("numFmt", "decimal"),
        text=value("lvlText", "")[:40],
        blank=value("suff", "tab") != "nothing",
        legal=element.find(f"{w}isLgl") is not None,
        restarts=value("lvlRestart", "1") != "0",
    )


def _number(value: str | None, default: int) -> int:
    if value is not None and len(value) <= 6 and value.isascii() and value.isdigit():
        return int(value)
    return default
