"""Where things stand in the original: spans, line tables, and text that knows its place.

Lines and columns count from 1; columns count code points, a CJK character being one. An end is
exclusive. Formats without lines (DOCX, PDF) leave line and column ``None`` and fill the locator.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

from govlint.report.record import NamedTuple
from govlint.report.typed import Protocol

Locator = Mapping[str, int | float | str | tuple[float, ...]]


class Span(NamedTuple):
    """A stretch of the original; see the module's text for units."""

    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    locator: Locator | None = None


NOWHERE = Span()
TOP = Span(1, 1, 1, 1)


class Places(Protocol):
    """Maps offsets in a text to spans of the original."""

    def span(self, start: int, end: int) -> Span:
        """The span of characters ``start`` (inclusive) to ``end`` (exclusive)."""


class LineTable:
    """Line starts of a decoded text. Only ``\\n``, ``\\r\\n`` and ``\\r`` end a line, as in editors."""

    __slots__ = ("starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        starts = [0]
        if "\r" in text:
            i = 0
            n = len(text)
            while i < n:
                c = text[i]
                if c == "\n" or (c == "\r" and text[i + 1 : i + 2] != "\n"):
                    starts.append(i + 1)
                i += 1
        else:
            starts += accumulate(len(line) + 1 for line in text.split("\n"))
            starts.pop()
        self.starts = starts

    def locate(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column of a 0-based offset."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """The span of source offsets ``start`` to ``end``. Makes every LineTable a ``Places``."""
        starts = self.starts
        line = bisect_right(starts, start)
        column = start - starts[line - 1] + 1
        if line == len(starts) or end < starts[line]:
            return Span(line, column, line, column + end - start)
        end_line, end_column = self.locate(end)
        return Span(line, column, end_line, end_column)

    def line(self, number: int) -> str:
        """The text of a 1-based line, without its line end; empty when there is no such line."""
        if not 1 <= number <= len(self.starts):
            return ""
        start = self.starts[number - 1]
        stop = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[start:stop].rstrip("\r\n")


class PieceTable:
    """Places of a text assembled from pieces of a source (block scalars, escapes, joined lines).

    ``pieces`` are (offset in the text, offset in the source), ascending; between two of them both
    advance together.
    """

    __slots__ = ("pieces", "table")

    def __init__(self, table: LineTable, pieces: Sequence[tuple[int, int]]) -> None:
        self.table = table
        self.pieces = pieces

    def source_offset(self, offset: int) -> int:
        at = bisect_right(self.pieces, offset, key=lambda piece: piece[0]) - 1
        begin, source = self.pieces[max(at, 0)]
        return source + offset - begin

    def span(self, start: int, end: int) -> Span:
        first = self.source_offset(start)
        # The end goes through the last character, so that it never jumps into the next piece.
        last = self.source_offset(end - 1) + 1 if end > start else first
        return self.table.span(first, last)


class Everywhere:
    """Places of a text whose characters are not told apart: all stand at one span."""

    __slots__ = ("whole",)

    def __init__(self, whole: Span) -> None:
        self.whole = whole

    def span(self, start: int, end: int) -> Span:  # noqa: ARG002 - the protocol's signature
        return self.whole


class Text:
    """A run of the original's characters that can say where each of them stands."""

    __slots__ = ("base", "places", "value")

    def __init__(self, value: str, places: Places, base: int = 0) -> None:
        self.value = value
        self.places = places
        self.base = base

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The place of ``value[start:end]`` in the original."""
        stop = len(self.value) if end is None else end
        return self.places.span(self.base + start, self.base + stop)

    def part(self, start: int, end: int | None = None) -> Text:
        """``value[start:end]`` as a text of its own, with its places."""
        return Text(self.value[start:end], self.places, self.base + start)

    def stripped(self) -> Text:
        """Without white space at both ends."""
        bare = self.value.strip()
        if len(bare) == len(self.value):
            return self
        left = len(self.value) - len(self.value.lstrip())
        return self.part(left, left + len(bare))

    def __bool__(self) -> bool:
        return bool(self.value)

    def __repr__(self) -> str:
        span = self.span()
        return f"Text({self.value!r} at {span.line}:{span.column})"
