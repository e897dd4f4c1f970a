"""The lie of a text for the reader of sums: bracket levels, sentences, what stands before a figure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from govlint.prose.figures import Figure
from govlint.report.patterns import compiled
from govlint.report.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_MASK = "\0"
#: longer brackets are no asides of a sentence
_LONGEST_BRACKET = 2_000
_ROUND = compiled("[()]")
CLAUSE = compiled(r"[,;。:\n!?]")
SENTENCE = compiled(r"[。!?\n]")
_STOPS = "。!?\n"
#: so much of the text before a figure is looked at
_LONGEST_GAP = 120


class Bracket(NamedTuple):
    """A matched pair of round brackets; ``end`` is behind the closing one, ``depth`` 1 for the outermost."""

    start: int
    end: int
    depth: int


def brackets(text: str) -> list[Bracket]:
    """Matched round brackets in order of their opening. Unmatched ones are ignored; linear."""
    stack: list[int] = []
    pairs: list[tuple[int, int]] = []
    for match in _ROUND.finditer(text):
        if match[0] == "(":
            stack.append(match.start())
        elif stack:
            start = stack.pop()
            if match.end() - start <= _LONGEST_BRACKET:
                pairs.append((start, match.end()))
    pairs.sort()
    found: list[Bracket] = []
    ends: list[int] = []
    for start, end in pairs:
        while ends and ends[-1] <= start:
            ends.pop()
        ends.append(end)
        found.append(Bracket(start, end, len(ends)))
    return found


class Level:
    """One bracket level of a text: its figures, with everything bracketed deeper masked out.

    Offsets, also those of ``figures``, count from ``base`` in the whole text. ``owner`` is the figure of the
    whole text that the bracket stands behind.
    """

    __slots__ = (
        *("_clauses", "_leads", "_stops", "base", "compared", "figures"),
        *("gaps", "opens", "owner", "starts", "text"),
    )

    def __init__(self, text: str, figures: list[Figure], base: int = 0, owner: Figure | None = None) -> None:
        self.text = text
        self.figures = [shifted(figure, -base) for figure in figures] if base else figures
        self.base = base
        self.owner = owner
        self.starts = [figure.start for figure in self.figures]
        #: answers already found, by index of the figure
        self._leads: dict[int, str] = {}
        self.compared: dict[int, bool] = {}
        self.opens: dict[int, bool] = {}
        self.gaps: dict[int, Any] = {}
        self._clauses = [match.start() for match in CLAUSE.finditer(text)]
        self._stops = [at for at in self._clauses if text[at] in _STOPS]

    def first_from(self, offset: int) -> int:
        """Index of the first figure at or behind ``offset``."""
        return bisect_left(self.starts, offset)

    def sentence(self, offset: int) -> int:
        """The number of the sentence ``offset`` stands in."""
        return bisect_left(self._stops, offset)

    def sentence_start(self, offset: int) -> int:
        at = bisect_left(self._stops, offset)
        return self._stops[at - 1] + 1 if at else 0

    def sentence_end(self, offset: int) -> int:
        at = bisect_left(self._stops, offset)
        return self._stops[at] if at < len(self._stops) else len(self.text)

    def gap(self, index: int) -> str:
        """The text between the figure before and figure ``index``, the last 120 characters of it."""
        return self.text[self._gap_start(index) : self.starts[index]]

    def _gap_start(self, index: int) -> int:
        behind = self.figures[index - 1].stop if index else 0
        return max(behind, self.starts[index] - _LONGEST_GAP)

    def absolute(self) -> list[Figure]:
        """The figures with offsets in the whole text."""
        return [shifted(figure, self.base) for figure in self.figures] if self.base else self.figures

    def lead(self, index: int) -> str:
        """What stands before figure ``index`` in its own clause."""
        known = self._leads.get(index)
        if known is None:
            end = self.starts[index]
            stops = bisect_left(self._clauses, end)
            clause = self._clauses[stops - 1] + 1 if stops else 0
            known = self.text[max(clause, self._gap_start(index)) : end].strip("、\0 ")
            self._leads[index] = known
        return known


def shifted(figure: Figure, by: int) -> Figure:
    """The figure with its offsets moved."""
    return figure._replace(start=figure.start + by, end=figure.end + by, stop=figure.stop + by)


#: the last answers, by identity of the figures: sums, shares, growth and quantities of a text all ask
_known: dict[int, tuple[str, list[Figure], list[Level]]] = {}
_MOST_KNOWN = 64


def levels(text: str, figures: list[Figure]) -> list[Level]:
    """The main level first, then each outermost bracket that holds figures."""
    known = _known.get(id(figures))
    if known is not None and known[0] is text and known[1] is figures:
        return known[2]
    if len(_known) >= _MOST_KNOWN:
        _known.clear()
    found = _levels(text, figures)
    _known[id(figures)] = (text, figures, found)
    return found


def _levels(text: str, figures: list[Figure]) -> list[Level]:
    pairs = brackets(text)
    outer = [pair for pair in pairs if pair.depth == 1]
    if not outer:
        return [Level(text, figures)]
    starts = [pair.start for pair in outer]
    main: list[Figure] = []
    inside: dict[int, list[Figure]] = {}
    for figure in figures:
        at = bisect_right(starts, figure.start) - 1
        if at >= 0 and figure.start < outer[at].end:
            inside.setdefault(at, []).append(figure)
        else:
            main.append(figure)
    found = [Level(_masked(text, outer, 0, len(text)), main)]
    stops = {figure.stop: figure for figure in main}
    for at, held in inside.items():
        pair = outer[at]
        deeper = [p for p in _within(pairs, pair) if p.depth == 2]
        if deeper:
            ends = [p.end for p in deeper]
            held = [f for f in held if not _inside(f.start, deeper, ends)]
        body = _masked(text, deeper, pair.start + 1, pair.end - 1)
        found.append(Level(body, held, pair.start + 1, stops.get(pair.start)))
    return found


def _inside(offset: int, pairs: list[Bracket], ends: list[int]) -> bool:
    at = bisect_right(ends, offset)
    return at < len(pairs) and pairs[at].start < offset


def _within(pairs: list[Bracket], outer: Bracket) -> list[Bracket]:
    low = bisect_right(pairs, outer)
    high = bisect_left(pairs, Bracket(outer.end, 0, 0))
    return pairs[low:high]


def _masked(text: str, pairs: list[Bracket], start: int, end: int) -> str:
    """``text[start:end]`` with the given brackets blanked out, so that offsets hold."""
    pieces = []
    at = start
    for pair in pairs:
        pieces.append(text[at : pair.start])
        pieces.append(_MASK * (pair.end - pair.start))
        at = pair.end
    pieces.append(text[at:end])
    return "".join(pieces)
