"""Running text as the TXT rules see it: the paragraphs of a section as one stream that knows its places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from govlint.prose.figures import Figure, figures
from govlint.prose.gaps import Gap, gaps
from govlint.prose.growths import Growth, growths
from govlint.prose.percents import Share, shares
from govlint.prose.quantities import Kind, Named, named
from govlint.prose.sums import Sum, sums
from govlint.prose.words import Words, mainland
from govlint.regimes.model import Regime
from govlint.report.model import Number, Section
from govlint.report.normalise import Folded, fold
from govlint.report.patterns import compiled
from govlint.report.place import Span
from govlint.report.record import NamedTuple, once
from govlint.rules._check import Check, Passage
from govlint.rules._passages import cut_from, reads

_STOPS = '。;:!?,、)"》'
_HEADING = compiled(
    r"\s*(?:\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}、|[0-9]{1,2}[.、](?![0-9]))[^。:;]{1,24}"
)
_ORDINAL = compiled(
    r"\s*(?:[(一二三四五六七八九十]{1,4}[、)是]|[0-9]{1,2}[.、)]|第[一二三四五六七八九十]|\||#)"
)


class Context(NamedTuple):
    """What the reader of prose is told of the report."""

    words: Words
    kinds: tuple[Kind, ...]
    year: int
    organ: str


class Stream:
    """The running text of one section (or of the introduction), in matching form, paragraphs joined.

    A line end inside a sentence is dropped, any other becomes ``\\n``. Each reading is made once, on demand.
    """

    def __init__(self, section: Section | None, passages: Sequence[Passage], context: Context) -> None:
        self.section = section
        self.passages = passages
        self._folds: list[Folded] = [fold(passage.paragraph.text.value) for passage in passages]
        pieces: list[str] = []
        self._starts: list[int] = []
        at = 0
        for index, folded in enumerate(self._folds):
            if index:
                mark = "" if self._wrapped(index) else "\n"
                pieces.append(mark)
                at += len(mark)
            self._starts.append(at)
            pieces.append(folded.value)
            at += len(folded.value)
        self.text = mainland("".join(pieces))
        self._context = context

    def _wrapped(self, index: int) -> bool:
        """Whether paragraph ``index`` goes on with the sentence of the one before it."""
        before, here = self._folds[index - 1].value.rstrip(), self._folds[index].value
        if self.passages[index - 1].paragraph.level or self.passages[index].paragraph.level:
            return False
        return (
            len(before) >= 20 and before[-1] not in _STOPS and not _ORDINAL.match(here) and bool(here.strip())
        )

    def open_from(self, check: Check) -> int:
        """Where the sentence begins in which the whole text stops, if it stops in this stream; else its
        length and one more: what a list in that sentence lacks may have followed."""
        last = reads(check)[-1] if reads(check) else None
        if last is None or last.paragraph is not self.passages[-1].paragraph:
            return len(self.text) + 1
        return self._starts[-1] + cut_from(check, last)

    @once
    def figures(self) -> list[Figure]:
        return figures(self.text)

    @once
    def sums(self) -> list[Sum]:
        return sums(self.text, self._context.words, self.figures)

    @once
    def shares(self) -> list[Share]:
        return shares(self.text, self.sums, self.figures)

    @once
    def growths(self) -> list[Growth]:
        return growths(self.text, self.figures, self._context.year)

    @once
    def named(self) -> Named:
        context = self._context
        return named(
            self.text, context.kinds, self.sums, self.growths, self.figures, context.year, context.organ
        )

    @once
    def gaps(self) -> list[Gap]:
        return gaps(self.text)

    def _index(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def span(self, start: int, end: int) -> Span:
        """The place in the original of ``text[start:end]``."""
        index = self._index(start)
        base = self._starts[index]
        folded = self._folds[index]
        inside = min(end - base, len(folded.value))
        first, last = folded.back_range(start - base, inside)
        return self.passages[index].paragraph.text.span(first, last)

    def original(self, offset: int) -> str:
        """The character as written at ``text[offset]``."""
        index = self._index(offset)
        folded = self._folds[index]
        at = folded.back(offset - self._starts[index])
        return folded.original[at : at + 1]

    def place(self, offset: int) -> tuple[str, ...]:
        """The headings that ``offset`` stands under, outermost first."""
        index = self._index(offset)
        found = self.passages[index].place
        for at in range(index, -1, -1):
            paragraph = self.passages[at].paragraph
            if paragraph.level:
                return (*found, paragraph.text.value.strip().rstrip("。"))
            run_in = _HEADING.match(self._folds[at].value)
            if run_in and self._folds[at].value[run_in.end() : run_in.end() + 1] in ("。", "", ":"):
                start, end = self._folds[at].back_range(0, run_in.end())
                return (*found, paragraph.text.value[start:end].strip())
        return found


class Prose(NamedTuple):
    """All running text of a report: one stream for the introduction and one for each section."""

    streams: tuple[Stream, ...]
    kinds: tuple[Kind, ...]


def prose_of(check: Check) -> Prose:
    """The running text of the report under check, read once for all rules."""
    return check.shared("prose", _read)


def _kinds(regime: Regime) -> tuple[Kind, ...]:
    return tuple(Kind.of(entry) for entry in regime.schema.get("x-prose", ()))


def _read(check: Check) -> Prose:
    words = check.of_regime("words", lambda regime: Words.of(regime.lexicon))
    kinds = check.of_regime("kinds", _kinds)
    context = Context(words, kinds, check.year, check.report.organ.name)
    groups: dict[int, list[Passage]] = {}
    sections: dict[int, Section | None] = {}
    for passage in check.passages():
        key = id(passage.section)
        groups.setdefault(key, []).append(passage)
        sections[key] = passage.section
    return Prose(tuple(Stream(sections[key], group, context) for key, group in groups.items()), kinds)


def number(value: Number | None) -> str:
    """A figure for a message: no exponent, no trailing zeros."""
    if value is None:
        return "…"
    text = f"{value:f}" if not isinstance(value, int) else str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text
