"""Texts put together from several, and parts of a text found in its matching form."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from govlint.report.normalise import fold
from govlint.report.place import Span, Text


class Chain:
    """Places of a text made of other texts, one behind the other."""

    __slots__ = ("starts", "texts")

    def __init__(self, texts: Sequence[Text], starts: Sequence[int]) -> None:
        self.texts = texts
        self.starts = starts

    def span(self, start: int, end: int) -> Span:
        first, begin = self._find(start)
        last, _ = self._find(max(end - 1, start))
        if first is last:
            return first.span(begin, begin + end - start)
        head = first.span(begin, len(first.value))
        tail = last.span(0, max(end - self.starts[self.texts.index(last)], 0))
        if head.locator is not None or tail.end_line is None:
            return head
        return Span(head.line, head.column, tail.end_line, tail.end_column)

    def _find(self, offset: int) -> tuple[Text, int]:
        at = max(bisect_right(self.starts, offset) - 1, 0)
        return self.texts[at], offset - self.starts[at]


def chain(texts: Sequence[Text], separator: str = "") -> Text:
    """One text of several, ``separator`` between them; every character keeps its place."""
    if len(texts) == 1:
        return texts[0]
    starts: list[int] = []
    parts: list[str] = []
    length = 0
    for number, text in enumerate(texts):
        if number and separator:
            parts.append(separator)
            length += len(separator)
        starts.append(length)
        parts.append(text.value)
        length += len(text.value)
    return Text("".join(parts), Chain(list(texts), starts))


def folded_part(text: Text, start: int, end: int) -> Text:
    """The part of ``text`` that is ``fold(text.value).value[start:end]``."""
    return text.part(*fold(text.value).back_range(start, end))
