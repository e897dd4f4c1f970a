"""Source lines with the figures underlined: ``^`` under what the finding is about, ``~`` under what belongs
to it. Long lines are cut down to windows around the marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govlint.output._width import plain, width
from govlint.report.finding import Finding
from govlint.report.place import LineTable, Span
from govlint.report.record import NamedTuple

#: lines shown besides the finding's own
MAX_LINES = 5
_GAP = "…"
# Characters around the finding's own place that are shown when not all places fit.
_NEAR = 10


class Mark(NamedTuple):
    """Characters ``start`` to ``end`` (0-based) of one line; ``main`` for the finding's own place."""

    start: int
    end: int
    main: bool


class Shown(NamedTuple):
    """One line ready to print: its number if it has one, its text, the underline below it, and the room
    that the numbers of all lines need."""

    number: int | None
    text: str
    underline: str = ""
    gutter: int = 0


def spans_of(finding: Finding) -> list[tuple[Span, bool]]:
    """All places of a finding, its own first, each once."""
    spans = [(finding.span, True)]
    seen = {repr(finding.span)}  # a locator is a mapping and so cannot be a member itself
    terms = finding.trace.terms if finding.trace is not None else ()
    for span in (*(term.span for term in terms), *(related.span for related in finding.related)):
        if (span.line is not None or span.locator) and repr(span) not in seen:
            seen.add(repr(span))
            spans.append((span, False))
    return spans


def snippet(finding: Finding, lines: LineTable, columns: int) -> tuple[list[Shown], int]:
    """The lines to show, in order, and how many further lines with places were left out."""
    if finding.span.line is None:
        return [], 0
    by_line: dict[int, list[Mark]] = {}
    for span, main in spans_of(finding):
        if span.line is None:
            continue
        by_line.setdefault(span.line, []).append(_mark(span, lines, main))
    chosen = sorted(by_line, key=lambda line: (line != finding.span.line, line))[: MAX_LINES + 1]
    shown = []
    for number in sorted(chosen):
        marks = [mark for mark in by_line[number] if mark.end > mark.start]
        text = lines.line(number)
        if marks and text.strip():
            shown.append(underlined(number, text, marks, columns))
    gutter = max((len(str(one.number)) for one in shown), default=0)
    return [one._replace(gutter=gutter) for one in shown], len(by_line) - len(chosen)


def _mark(span: Span, lines: LineTable, main: bool) -> Mark:
    start = (span.column or 1) - 1
    if span.end_line is None or span.end_line == span.line:
        end = (span.end_column or start + 1) - 1
    else:
        # A place that runs over several lines is marked to the end of its first.
        end = len(lines.line(span.line or 1))
    return Mark(start, end, main)


def underlined(number: int | None, text: str, marks: Sequence[Mark], columns: int) -> Shown:
    """One line, cut to ``columns`` around its marks, and its underline."""
    text = plain(text)
    pieces = _windows(text, marks, columns)
    out = under = ""
    for start, end in pieces:
        if text[:start].strip():
            out += _GAP
            under += " "
        for index in range(start, end):
            sign = _sign(index, marks)
            out += text[index]
            under += sign * width(text[index])
    if pieces and pieces[-1][1] < len(text):
        out += _GAP
    return Shown(number, out, under.rstrip())


def _sign(index: int, marks: Iterable[Mark]) -> str:
    sign = " "
    for mark in marks:
        if mark.start <= index < mark.end:
            if mark.main:
                return "^"
            sign = "~"
    return sign


def _windows(text: str, marks: Sequence[Mark], columns: int) -> list[tuple[int, int]]:
    """The stretches of the text to show: all of it if it fits, else as much around the marks as fits."""
    indent = len(text) - len(text.lstrip())
    if width(text) - indent <= columns:
        return [(indent if indent < min((m.start for m in marks), default=0) + 1 else 0, len(text))]
    best: list[tuple[int, int]] = []
    for context in (60, 48, 40, 34, 29, 25, 22, 19, 16, 14, 12, 10, 8, 6, 4, 2, 1):
        best = _around(text, marks, context)
        used = sum(width(text[start:end]) + 1 for start, end in best) + 1
        if used <= columns:
            return best
    return _cut(text, best, marks, columns)


def _around(text: str, marks: Sequence[Mark], context: int) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    # Lines that fit are shown without their indent, so that of cut ones goes as well.
    indent = min(len(text) - len(text.lstrip()), min((mark.start for mark in marks), default=0))
    for mark in sorted(marks):
        start, end = max(indent, mark.start - context), min(len(text), mark.end + context)
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _cut(
    text: str, pieces: Sequence[tuple[int, int]], marks: Sequence[Mark], columns: int
) -> list[tuple[int, int]]:
    """What fits of too many or too long stretches: what the finding is about, then the others from the left.
    A marked title of a thousand characters is cut short."""
    kept: set[int] = set()
    left = columns - 1
    for start, end in [*_around(text, [mark for mark in marks if mark.main], _NEAR), *pieces]:
        left -= 1  # the sign of the gap behind it
        for index in range(start, end):
            if left <= 1:
                return _runs(kept)
            if index not in kept:
                kept.add(index)
                left -= width(text[index])
    return _runs(kept)


def _runs(indices: Iterable[int]) -> list[tuple[int, int]]:
    """Stretches of neighbouring indices."""
    runs: list[tuple[int, int]] = []
    for index in sorted(indices):
        if runs and runs[-1][1] == index:
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return runs
