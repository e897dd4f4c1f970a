"""Builds lines out of stretches of text, with white space as a browser shows it and every place kept."""

from __future__ import annotations

from govlint.report.document import Block, Image, Line
from govlint.report.patterns import compiled
from govlint.report.place import Everywhere, LineTable, PieceTable, Text
from govlint.sources._marks import Pieces

_SPACE = compiled(r"[ \t\n\r\f]++")
_IRREGULAR = compiled(r"[\t\n\r\f]|  ")


class Flow:
    """Blocks in reading order, and the line that is being written. ``exact`` says that offsets are exact;
    otherwise a text stands on its whole source line."""

    __slots__ = ("_length", "_parts", "_pending", "_pieces", "blocks", "chrome", "exact", "heading", "lines")

    def __init__(self, lines: LineTable, exact: bool = True) -> None:
        self.lines = lines
        self.exact = exact
        self.blocks: list[Block] = []
        self.heading = 0
        self.chrome = False
        self._parts: list[str] = []
        self._pieces: Pieces = []
        self._pending: list[Image] = []
        self._length = 0

    def write(self, value: str, pieces: Pieces) -> None:
        """Add text; runs of white space become one space."""
        if not _IRREGULAR.search(value):
            if value[0] == " " and self._after_space():
                value = value[1:]
                self._put(value, _slice(pieces, 1, 1 + len(value)))
            else:
                self._put(value, pieces)
            return
        at = 0
        for space in _SPACE.finditer(value):
            start, end = space.span()
            if start > at:
                self._put(value[at:start], _slice(pieces, at, start))
            if not self._after_space():
                self._put(" ", _slice(pieces, start, start + 1))
            at = end
        if at < len(value):
            self._put(value[at:], _slice(pieces, at, len(value)))

    def write_as_is(self, value: str, pieces: Pieces) -> None:
        """Add preformatted text: its line ends are line ends."""
        at = 0
        for line in value.splitlines(keepends=True):
            bare = line.rstrip("\r\n")
            if bare:
                self._put(bare, _slice(pieces, at, at + len(bare)))
            if len(bare) != len(line):
                self.end_line()
            at += len(line)

    def space(self) -> None:
        """White space between elements, whose own place nobody asks for."""
        if not self._after_space():
            last = self._pieces[-1]
            self._put(" ", [(0, last[1] + self._length - last[0])])

    def picture(self, image: Image) -> None:
        """A picture; it stands after the line it is in."""
        self._pending.append(image)

    def end_line(self) -> None:
        """Finish the line, if anything stands on it."""
        if self._length:
            value = "".join(self._parts)
            left = len(value) - len(value.lstrip())
            bare = value.strip()
            if bare:
                places = PieceTable(self.lines, self._pieces)
                text = Text(value, places).part(left, left + len(bare))
                self.blocks.append(Line(self._placed(text), self.heading, self.chrome))
            self._parts = []
            self._pieces = []
            self._length = 0
        if self._pending:
            self.blocks.extend(self._pending)
            self._pending = []

    def _placed(self, text: Text) -> Text:
        return text if self.exact else inexact(text)

    def _after_space(self) -> bool:
        return not self._parts or self._parts[-1][-1] == " "

    def _put(self, value: str, pieces: Pieces) -> None:
        if not value:
            return
        length = self._length
        self._pieces.extend((at + length, source) for at, source in pieces)
        self._parts.append(value)
        self._length = length + len(value)


def inexact(text: Text) -> Text:
    """The text standing on its whole source line."""
    places = text.places
    if not isinstance(places, PieceTable):
        return text
    table = places.table
    line = text.span(0, 0).line or 1
    start = table.starts[line - 1]
    return Text(text.value, Everywhere(table.span(start, start + len(table.line(line)))))


def joined(texts: list[Text], lines: LineTable) -> Text:
    """One text of several lines, parted by line ends."""
    if len(texts) == 1:
        return texts[0]
    pieces: Pieces = []
    length = 0
    for text in texts:
        places = text.places
        if not isinstance(places, PieceTable):
            return Text("\n".join(text.value for text in texts), Everywhere(texts[0].span()))
        own = _slice(list(places.pieces), text.base, text.base + len(text.value))
        pieces.extend((at + length, source) for at, source in own)
        length += len(text.value) + 1
    return Text("\n".join(text.value for text in texts), PieceTable(lines, pieces))


def _slice(pieces: Pieces, start: int, end: int) -> Pieces:
    """The pieces of a part of their text."""
    if len(pieces) == 1:
        at, source = pieces[0]
        return [(0, source + start - at)]
    first = pieces[0]
    inner: Pieces = []
    for piece in pieces:
        if piece[0] <= start:
            first = piece
        elif piece[0] < end:
            inner.append((piece[0] - start, piece[1]))
        else:
            break
    return [(0, first[1] + start - first[0]), *inner]
