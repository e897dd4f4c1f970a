"""Reads one table cell or declared figure from its raw text.

Counts and amounts are written in many ways: ``3,208``, ``３２０８``, ``3208件``, ``61（含自然失效4件）``,
``-8``, ``160.5964万元``, ``约20``. What is certainly a figure becomes one, with its unit and note kept apart;
what stands for nothing (``/``, ``无``) is a mark; everything else stays text and is never guessed at.
"""

from __future__ import annotations

import re
from decimal import Decimal

from govlint.report.model import Cell, Number
from govlint.report.normalise import fold
from govlint.report.patterns import compiled
from govlint.report.place import Span

#: more than this is no figure of a report
_MOST_DIGITS = 24
_LONGEST = 200

#: written for "nothing" (in matching form, lower case)
_MARKS = frozenset(
    ("/", "//", "/.", "\\", "-", "--", "---", "----", "~", "*", "**", "×", "…", "......", "……")
)
_MARKS |= {"一", "ー", "无变化", "无增减", "无增/减", "持平", "不变"}
_MARKS |= {"无", "没有", "不涉及", "不适用", "暂无", "无数据", "空", "无此项", "未发生"}
_MARKS |= {"n/a", "na", "none", "null", "nil"}
_ZEROS = frozenset(("〇", "零", "○", "o"))

_UNIT = r"(?:[万亿千百]?[元]|人次|[万亿]|[件条项个次篇人宗份起例期则批户家处部本册名场]|%)"
_ROUGH_BEFORE = "约|大约|近|超过|超|逾|不足|不到|少于|多于|小于|大于|<=|>=|[<>≤≥≈]"
_ROUGH_AFTER = "余|多|左右|以上|以下|以内|许|[+]"
_UP, _DOWN = r"[+↑]|新增|净增|增加|增", r"[-↓]|净减|减少|减"
# Every part is tried once at one place only: linear on any input.
_FIGURE = compiled(
    rf"(?P<rough>{_ROUGH_BEFORE})?"
    r"(?P<money>[¥￥])?"
    rf"(?P<sign>{_UP}|{_DOWN})?"
    r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3})++|[0-9]{1,3}(?: [0-9]{3})++|[0-9]++)?"
    r"(?:\.(?P<fraction>[0-9]++))?"
    rf"(?P<more>{_ROUGH_AFTER})?"
    rf"(?P<unit>{_UNIT})?"
    rf"(?P<still>{_ROUGH_AFTER})?"
    r"(?P<note>\(.*\)|\[.*\]|[*①②③④⑤]++)?"
    r"[。,、]?",
    re.DOTALL,
)

# 增3减1: what came and what went in one cell, of which the change is the difference.
_BOTH = compiled(
    rf"(?:{_UP})(?P<up>[0-9]{{1,9}}){_UNIT}?[/,、;]?(?:{_DOWN})(?P<down>[0-9]{{1,9}}){_UNIT}?"
    rf"|(?:{_DOWN})(?P<less>[0-9]{{1,9}}){_UNIT}?[/,、;]?(?:{_UP})(?P<more>[0-9]{{1,9}}){_UNIT}?"
)

_UNIT_ALONE = compiled(_UNIT)

#: what a spreadsheet leaves behind when a formula or a column width failed
_RESIDUE = compiled(r"#+|#(?:REF|VALUE|DIV/0|NAME\?|NUM|NULL|N/A)!?|[0-9](?:\.[0-9]+)?E[+-][0-9]{2,3}")


def parse_cell(raw: str, span: Span, pointer: str = "", certain: bool = True) -> Cell:
    """The cell that ``raw`` means. Never raises; what is no figure has kind ``text`` and no value."""
    if raw.isascii() and raw.isdigit() and len(raw) <= _MOST_DIGITS:
        return Cell(raw, span, "number", int(raw), "", "", certain, pointer)
    if len(raw) > _LONGEST:
        text = raw.strip()
        return Cell(raw, span, "text" if text else "blank", None, "", "", certain, pointer)
    text = fold(raw).value.strip()
    if not text:
        return Cell(raw, span, "blank", None, "", "", certain, pointer)
    lowered = text.lower()
    if lowered in _MARKS:
        return Cell(raw, span, "mark", None, "", "", certain, pointer)
    if lowered in _ZEROS:
        return Cell(raw, span, "number", 0, "", "", certain, pointer)
    if text[0] == "零" and _UNIT_ALONE.fullmatch(text[1:]):
        return Cell(raw, span, "number", 0, text[1:], "", certain, pointer)
    both = _BOTH.fullmatch(text.replace(" ", ""))
    if both is not None:
        change = int(both["up"] or both["more"]) - int(both["down"] or both["less"])
        return Cell(raw, span, "number", change, "", text, certain, pointer)
    match = _FIGURE.fullmatch(text)
    value = None if match is None else _value(match)
    if match is None or value is None:
        return Cell(raw, span, "text", None, "", "", certain, pointer)
    rough = match["rough"] or match["more"] or match["still"]
    unit = match["unit"] or ("元" if match["money"] else "")
    note = (match["note"] or "").strip("()[] ")
    if not unit and _UNIT_ALONE.fullmatch(note):
        unit, note = note, ""
    return Cell(raw, span, "rough" if rough else "number", value, unit, note, certain, pointer)


def _value(match: re.Match[str]) -> Number | None:
    whole, fraction = match["whole"], match["fraction"]
    if whole is None and fraction is None:
        return None
    digits = (whole or "0").replace(",", "").replace(" ", "")
    if len(digits) + len(fraction or "") > _MOST_DIGITS:
        return None
    value: Number = int(digits) if fraction is None else Decimal(f"{digits}.{fraction}")
    return -value if match["sign"] in ("-", "↓", "净减", "减少", "减") else value


def is_residue(cell: Cell) -> bool:
    """Whether the text is what a broken spreadsheet leaves (``#REF!``, ``####``, ``1E+05``)."""
    text = cell.raw.strip().upper()
    return cell.kind == "text" and len(text) <= 20 and _RESIDUE.fullmatch(text) is not None


def figure_range(cell: Cell) -> tuple[Number, Number] | None:
    """The lowest and highest figure that a cell may mean; None where it gives none.

    An exact figure is its own range. ``<5`` reaches from 0 to 5, ``约20`` from half to double: wide enough
    that a relation is called broken only where no sensible reading keeps it.
    """
    value = cell.value
    if value is None:
        return None
    if cell.kind != "rough":
        return value, value
    text = fold(cell.raw).value.strip()
    if text.startswith(("<", "≤", "不足", "不到", "少于", "小于")) or text.endswith(("以下", "以内")):
        return min(0, value), value
    low, high = sorted((value // 2, value * 2))
    return low, high


def is_whole(value: Number) -> bool:
    """Whether a figure is a whole number; ``12.0`` is."""
    return isinstance(value, int) or value == value.to_integral_value()
