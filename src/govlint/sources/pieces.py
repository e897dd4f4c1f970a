"""Which character of a scalar's value came from which character of the source.

YAML undoes indentation, line folding, doubled quotes and escapes; JSON undoes escapes. This module redoes
those steps on the source and notes, for each stretch that was taken over unchanged, (offset in the value,
offset in the source). The result is compared with the parser's value, so a piece is never a guess.
"""

from __future__ import annotations

import re

from govlint.report.patterns import compiled
from govlint.sources.tree import DOUBLE, FOLDED, LITERAL, PLAIN, SINGLE, STRING, Scalar

Pieces = list[tuple[int, int]]

_BREAK = compiled("\r\n|[\r\n]")
_BREAKS = "\r\n"
_PLAIN_PART = compiled(rf"[^ \t{_BREAKS}]+")
_SINGLE_PART = compiled(rf"[^' \t{_BREAKS}]+|''")
_DOUBLE_PART = compiled(
    rf'[^"\\ \t{_BREAKS}]+'
    rf"|\\(?:x[0-9A-Fa-f]{{2}}|u[0-9A-Fa-f]{{4}}|U[0-9A-Fa-f]{{8}}|\r\n|[\s\S])"
)
_BLANKS = compiled(rf"[ \t{_BREAKS}]+")
_ESCAPES = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "t": "\t",
    "n": "\n",
    "v": "\v",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}
#: in a JSON string nothing folds, and a pair of escapes may make one character
_JSON_PART = compiled(r'[^"\\]+|\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u....|\\.', re.DOTALL)


def pieces_of(scalar: Scalar) -> Pieces | None:
    """(offset in the value, offset in the source), ascending; None if the source cannot be retraced."""
    text = scalar.lines.text
    if scalar.style in (LITERAL, FOLDED):
        return _block(text, scalar)
    if scalar.style == PLAIN:
        return _flow(text, scalar, scalar.start, scalar.end, _PLAIN_PART)
    if scalar.style == SINGLE:
        return _flow(text, scalar, scalar.start + 1, scalar.end - 1, _SINGLE_PART)
    if scalar.style == DOUBLE:
        return _flow(text, scalar, scalar.start + 1, scalar.end - 1, _DOUBLE_PART)
    if scalar.style == STRING:
        return _json(text, scalar)
    return None


class _Builder:
    """Puts the value together again and remembers the seams."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.pieces: Pieces = []
        self.length = 0

    def add(self, part: str, source: int) -> None:
        if part:
            self.pieces.append((self.length, source))
            self.parts.append(part)
            self.length += len(part)

    def result(self, value: str) -> Pieces | None:
        if "".join(self.parts) != value:
            return None
        return self.pieces or [(0, 0)]


def _flow(text: str, scalar: Scalar, start: int, end: int, part: re.Pattern[str]) -> Pieces | None:
    """Plain and quoted scalars: white space around a line end folds into a space or the extra line ends."""
    built = _Builder()
    at = start
    joined = False  # after an escaped line end: what follows joins without a space
    while at < end:
        found = part.match(text, at, end)
        if found:
            piece = found[0]
            if piece[0] == "\\" and scalar.style == DOUBLE:
                if piece[1] in _BREAKS:
                    joined = True
                else:
                    joined = False
                    built.add(_escaped(piece[1:]), at)
            else:
                joined = False
                built.add("'" if piece == "''" and scalar.style == SINGLE else piece, at)
            at = found.end()
            continue
        blanks = _BLANKS.match(text, at, end)
        if blanks is None:
            return None
        ends = [found.start() for found in _BREAK.finditer(text, at, blanks.end())]
        if not ends:
            if not joined:
                built.add(blanks[0], at)
        elif len(ends) == 1 and not joined:
            built.add(" ", ends[0])
        else:
            for offset in ends if joined else ends[1:]:
                built.add("\n", offset)
        joined = False
        at = blanks.end()
    return built.result(scalar.raw)


def _json(text: str, scalar: Scalar) -> Pieces | None:
    built = _Builder()
    for found in _JSON_PART.finditer(text, scalar.start + 1, scalar.end - 1):
        piece = found[0]
        built.add(_escaped(piece[1:]) if piece[0] == "\\" else piece, found.start())
    return built.result(scalar.raw)


def _escaped(code: str) -> str:
    if len(code) == 11:  # a surrogate pair: uD83D\uDE00
        high, low = int(code[1:5], 16), int(code[7:], 16)
        return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    if code[0] in "xuU" and len(code) > 1:
        return chr(int(code[1:], 16))
    return _ESCAPES.get(code, code)


def _block(text: str, scalar: Scalar) -> Pieces | None:
    """Literal and folded blocks: indentation goes; in folded ones single line ends become spaces."""
    lines: list[tuple[int, int]] = []  # start and end of each line
    header = _BREAK.search(text, scalar.start)
    at = header.end() if header else len(text)
    while at < len(text):
        found = _BREAK.search(text, at)
        stop = found.start() if found else len(text)
        # The node ends with its last line of text; ``|+`` keeps the empty ones behind it.
        if at >= scalar.end and text[at:stop].strip(" "):
            break
        lines.append((at, stop))
        at = found.end() if found else len(text)
    indent = _indent(text, scalar, lines)
    return (_literal if scalar.style == LITERAL else _folded)(text, scalar.raw, lines, indent)


def _indent(text: str, scalar: Scalar, lines: list[tuple[int, int]]) -> int:
    """Columns taken off every line: the value's first line with text tells how many."""
    wanted = _BREAK.split(scalar.raw)
    first = next((part for part in wanted if part.strip(" ")), "")
    for start, end in lines:
        line = text[start:end]
        if line.strip(" "):
            # In a folded block the value's line may hold several source lines, so compare white space.
            inside = len(first) - len(first.lstrip(" "))
            return len(line) - len(line.lstrip(" ")) - inside
    return 0


def _literal(text: str, value: str, lines: list[tuple[int, int]], indent: int) -> Pieces | None:
    built = _Builder()
    for start, end in lines:
        if built.length >= len(value):
            break
        start = _after_indent(text, start, end, indent)
        built.add(text[start:end], start)
        if built.length < len(value):
            built.add("\n", end)
    return built.result(value)


def _folded(text: str, value: str, lines: list[tuple[int, int]], indent: int) -> Pieces | None:
    built = _Builder()
    last = lines[0][1] if lines else 0
    for start, end in lines:
        start = _after_indent(text, start, end, indent)
        content = text[start:end]
        if not content:
            continue
        gap = built.length
        while gap < len(value) and value[gap] == "\n":
            gap += 1
        if gap == built.length and built.length and value[gap : gap + 1] == " " and content[0] not in " \t":
            gap += 1
        for sign in value[built.length : gap]:  # a fold stands where the line before it ended
            built.add(sign, max(start - indent - 1, 0))
        if not value.startswith(content, gap):
            return None
        built.add(content, start)
        last = end
    for line_end in value[built.length :]:  # what is kept at the end stands where the last line ends
        built.add(line_end, last)
    return built.result(value)


def _after_indent(text: str, start: int, end: int, indent: int) -> int:
    stop = min(end, start + indent)
    while start < stop and text[start] == " ":
        start += 1
    return start
