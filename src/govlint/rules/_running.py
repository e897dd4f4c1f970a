"""The report's running text as one string in matching form: words that hardly ever occur are sought once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from govlint.rules._check import Check
from govlint.rules._passages import Place, Read, reads


class Running:
    """All paragraphs, introduction first, with ``\\n`` between them."""

    __slots__ = ("_reads", "_starts", "text")

    def __init__(self, paragraphs: list[Read]) -> None:
        self._reads = paragraphs
        self._starts: list[int] = []
        at = 0
        for read in paragraphs:
            self._starts.append(at)
            at += len(read.value) + 1
        self.text = "\n".join(read.value for read in paragraphs)

    def place(self, start: int, end: int) -> Place:
        """The place of ``text[start:end]``, which crosses no line end."""
        at = bisect_right(self._starts, start) - 1
        base = self._starts[at]
        return Place(self._reads[at], start - base, end - base)

    def find(self, word: str) -> Iterator[int]:
        """Where ``word`` begins in ``text``, occurrences that do not overlap."""
        at = self.text.find(word)
        while at >= 0:
            yield at
            at = self.text.find(word, at + len(word))


def running(check: Check) -> Running:
    """The running text of the report, put together once."""
    return check.shared("running", lambda check: Running(reads(check)))
