"""Physical lines of a text and the paragraphs they make, for text and Markdown.

Text taken from PDF breaks its paragraphs at a fixed width. Such lines are joined again, and the joined
text keeps the place of every character, so a figure that stands across a line end is still found.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from govlint.prose.numbering import heading_ordinal
from govlint.report.model import Problem
from govlint.report.patterns import compiled
from govlint.report.place import TOP, LineTable, PieceTable, Text
from govlint.report.record import NamedTuple


class Stretch(NamedTuple):
    """A line of the source, line end and trailing blanks left out; ``end`` is exclusive."""

    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        return not self.text or self.text.isspace()


_TRAILING = " \t\r\n\f\v\u00a0\u3000"
#: a sentence or a lead-in ends here, so the next line begins something of its own
_FINAL = "。！？!?；;：:"
_COMMAS = "，、,"
_PAIRS = {"《": "》", "（": "）", "(": ")", "“": "”", "「": "」", "『": "』", "〔": "〕", "【": "】"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
#: ordinals that begin a line of their own; 一是 may follow in the same sentence
_BEGINNERS = ("part", "chinese", "chinese-paren", "arabic", "arabic-paren", "circled")
_GAP = compiled(r"\S(?:[ \u00a0]{2}|\u3000)\s*\S")
#: a row of a table: words and several figures
_ROW = compiled(r"(?:[ \u00a0][0-9０-９][0-9０-９.,，]*){3}$")
_PAGE_NUMBER = compiled(r"\s*(?:[-—–－―]{1,3}\s*\d{1,4}\s*[-—–－―]{1,3}|第\s*\d{1,4}\s*[页頁].{0,12})\s*")
_CJK = compiled(r"[\u3400-\u9fff]")

#: a report has some hundred lines, one with all tables flattened two thousand
MOST_LINES = 20_000
# A paragraph broken by the end of a page: long, with a comma inside, and without an end.
_LONG = 50
# Lines of at least this many display columns count as running text when the width is measured.
_PROSE_WIDTH = 30
# Narrower lines are titles and headings that happen to be alike; official pages have 28 characters a line.
_LEAST_WIDTH = 48
_MOST_WIDTH = 160
# How far a full line may fall short of the widest: the line breaker moves up to four characters.
_SLACK = 8


def stretches(table: LineTable) -> list[Stretch]:
    """The lines of the text, blank ones included."""
    text = table.text
    starts = table.starts
    ends = [*starts[1:], len(text)]
    found = []
    for start, end in zip(starts, ends, strict=True):
        line = text[start:end].rstrip(_TRAILING)
        found.append(Stretch(start, start + len(line), line))
    return found


def limited(lines: list[Stretch]) -> tuple[list[Stretch], tuple[Problem, ...]]:
    """The lines that are read, and the problem that says where reading stopped."""
    if len(lines) <= MOST_LINES:
        return lines, ()
    written = [number for number, line in enumerate(lines) if not line.blank]
    if len(written) <= MOST_LINES:
        return lines, ()
    params = {"limit": "lines", "allowed": MOST_LINES, "variant": "fixed"}
    return lines[: written[MOST_LINES]], (Problem("SRC004", TOP, params),)


def is_page_number(line: str) -> bool:
    """``— 3 —`` or ``第3页``; a bare number is not one, it may be a cell."""
    return len(line) < 40 and _PAGE_NUMBER.fullmatch(line) is not None


def has_gap(line: str) -> bool:
    """Whether the line holds columns: words with two or more blanks between them."""
    return len(line) < 400 and _GAP.search(line) is not None


def display_width(line: str) -> int:
    """Columns in a terminal: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in line)


def begins_block(line: str) -> bool:
    """Whether the line starts with an ordinal, as headings and list items do."""
    ordinal = heading_ordinal(line[:40])
    return ordinal is not None and ordinal.style in _BEGINNERS


class Joiner:
    """Decides which lines belong together. ``width`` is that of the broken lines, 0 if none are broken."""

    def __init__(self, lines: Sequence[Stretch]) -> None:
        self.width = wrap_width(lines)

    def paragraphs(self, lines: Sequence[Stretch]) -> list[list[Stretch]]:
        """Groups of lines, each a paragraph; blank lines are dropped."""
        groups: list[list[Stretch]] = []
        gap = 0
        for line in lines:
            if line.blank:
                gap += 1
                continue
            if is_page_number(line.text):
                # Page furniture neither ends nor continues what stands before it.
                groups.insert(len(groups) - 1 if groups and self._open(groups[-1]) else len(groups), [line])
                continue
            if groups and self._continues(groups[-1], line, gap):
                groups[-1].append(line)
            else:
                groups.append([line])
            gap = 0
        return groups

    def _open(self, group: Sequence[Stretch]) -> bool:
        last = group[-1].text
        return self._full(last) and last[-1] not in _FINAL and not is_page_number(last)

    def _full(self, line: str) -> bool:
        return self.width > 0 and not has_gap(line) and display_width(line) >= self.width - _SLACK

    def _continues(self, group: Sequence[Stretch], line: Stretch, gap: int) -> bool:
        last = group[-1].text
        if is_page_number(last) or has_gap(line.text) or has_gap(last) or _ROW.search(last[-60:]):
            return False
        if line.text[: len(line.text) - len(line.text.lstrip())].count(" ") >= 8:
            return False
        ends = last[-1] in _FINAL
        starts = begins_block(line.text)
        if self._full(last):
            if gap:
                return not ends and not starts
            return not starts if ends else True
        if starts or gap > 1 or ends:
            return False
        if _left_open(group, line.text):
            return True
        if last[-1] in _COMMAS and len(last) >= 12:
            return gap == 0 or len(last) >= _LONG
        return (
            gap == 1
            and len(last) >= _LONG
            and any(comma in last for comma in _COMMAS)
            and _CJK.match(last[-1]) is not None
            and _CJK.match(line.text.lstrip()[:1]) is not None
        )


def wrap_width(lines: Sequence[Stretch]) -> int:
    """The width at which paragraphs were broken, 0 where lines are whole paragraphs.

    Broken text has many lines of nearly the same width, most of which stop in the middle of a sentence.
    """
    prose = [
        (index, display_width(line.text))
        for index, line in enumerate(lines)
        if 15 <= len(line.text) <= _MOST_WIDTH and not has_gap(line.text) and "|" not in line.text
    ]
    widths = sorted(width for _, width in prose if width >= _PROSE_WIDTH)
    if len(widths) < 6:
        return 0
    width = widths[len(widths) * 19 // 20 - 1]
    full = [index for index, one in prose if one >= width - _SLACK]
    if not _LEAST_WIDTH <= width <= _MOST_WIDTH or len(full) < 5 or len(full) * 2 < len(widths):
        return 0
    broken = sum(
        1
        for index in full
        if lines[index].text[-1] not in _FINAL and index + 1 < len(lines) and not lines[index + 1].blank
    )
    return width if broken * 2 >= len(full) else 0


def _left_open(group: Sequence[Stretch], following: str) -> bool:
    """Whether a bracket or quotation mark left open by the group is closed by the line that follows."""
    waiting: list[str] = []
    for sign in "".join(line.text[-200:] for line in group[-2:]):
        if sign in _PAIRS:
            waiting.append(_PAIRS[sign])
        elif sign in _CLOSERS and waiting and waiting[-1] == sign:
            waiting.pop()
    if not waiting or sum(len(line.text) for line in group) < 12:
        return False
    for sign in following[:60]:
        if sign == waiting[-1]:
            return True
        if sign in _PAIRS or sign in "。；;":
            return False
    return False


def joined(table: LineTable, lines: Sequence[Stretch]) -> Text:
    """One text of the lines; a single line keeps its indent, which tells columns apart."""
    if len(lines) == 1:
        return Text(lines[0].text, table, lines[0].start)
    parts: list[str] = []
    pieces: list[tuple[int, int]] = []
    length = 0
    for number, line in enumerate(lines):
        content = line.text.strip(_TRAILING) if number else line.text
        start = line.end - len(content)
        if parts and _words_meet(parts[-1], content):
            pieces.append((length, lines[number - 1].end))
            parts.append(" ")
            length += 1
        pieces.append((length, start))
        parts.append(content)
        length += len(content)
    return Text("".join(parts), PieceTable(table, pieces))


def _words_meet(before: str, after: str) -> bool:
    """Two Latin words or figures would run together: the line end stands for a blank."""
    return before[-1:].isascii() and before[-1:].isalnum() and after[:1].isascii() and after[:1].isalnum()


def cut(table: LineTable, text: Text, removed: Iterable[tuple[int, int]]) -> Text:
    """``text`` without some stretches of it (markup), its places kept."""
    places = text.places
    source = places.source_offset if isinstance(places, PieceTable) else None
    parts: list[str] = []
    pieces: list[tuple[int, int]] = []
    length = at = 0
    for start, end in [*removed, (len(text.value), len(text.value))]:
        if start > at:
            kept = text.value[at:start]
            begin = text.base + at
            if source is None:
                pieces.append((length, begin))
            else:
                assert isinstance(places, PieceTable)
                pieces.append((length, source(begin)))
                inner = (piece for piece in places.pieces if begin < piece[0] < begin + len(kept))
                pieces.extend((length + offset - begin, origin) for offset, origin in inner)
            parts.append(kept)
            length += len(kept)
        at = max(at, end)
    return Text(
        "".join(parts), PieceTable(table, pieces or [(0, source(text.base) if source else text.base)])
    )
