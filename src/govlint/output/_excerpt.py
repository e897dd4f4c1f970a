"""What of the original to show with a finding: its source lines, its table row, or the words it quotes.

YAML, JSON, text and Markdown read well as they are. In HTML, DOCX and PDF the words are quoted without
their markup, and a cell is shown in its row, drawn as a small table.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from govlint.engine import FileResult
from govlint.output._snippet import Mark, Shown, snippet, spans_of, underlined
from govlint.output._tables import is_cell, table_excerpt
from govlint.output._view import View, words
from govlint.report.finding import Finding, Related
from govlint.report.model import Report
from govlint.report.place import Locator, Span, Text

_MARKED_UP = ("html", "docx", "pdf")


def excerpt(result: FileResult, finding: Finding, view: View) -> list[Shown]:
    """The lines to show under a finding's heading; none where its place is the whole file."""
    report = result.report
    form = report.format if report is not None else ""
    columns = max(40, view.width - 6)
    if report is not None and form not in ("yaml", "json"):
        table = table_excerpt(result, finding, columns, view.packs)
        if table:
            told = _words_of(result, finding, columns)
            gutter = told[0].gutter if told else 0
            return [*told, *(line._replace(gutter=gutter) for line in table)]
    if report is not None and form in _MARKED_UP:
        return quotes(report, finding, columns)
    if result.lines is None:
        return []
    shown, left_out = snippet(finding, result.lines, columns)
    if left_out > 0:
        more = words(view.lang)["and.more"].format(left_out)
        shown.append(Shown(None, more, "", shown[0].gutter if shown else 0))
    return shown


def _words_of(result: FileResult, finding: Finding, columns: int) -> list[Shown]:
    """The sentence or heading that a finding is about, where its table only stands against it."""
    report = result.report
    if report is None or is_cell(report, finding.span):
        return []
    if not any(_covers(text.span(), finding.span) for text in _texts(report)):
        return []
    spoken = tuple(
        Related(span, "") for span, main in spans_of(finding) if not main and not is_cell(report, span)
    )
    finding = finding._replace(trace=None, related=spoken)
    if report.format in _MARKED_UP or result.lines is None:
        return quotes(report, finding, columns)
    return snippet(finding, result.lines, columns)[0]


def quotes(report: Report, finding: Finding, columns: int) -> list[Shown]:
    """The paragraph or heading a finding stands in, its figures underlined where they can be told apart."""
    if not _exact(finding.span):
        return []
    for text in _texts(report):
        whole = text.span()
        if not _covers(whole, finding.span):
            continue
        marks = []
        for span, main in spans_of(finding):
            found = _within(text, span) if _covers(whole, span) else None
            if found is not None:
                marks.append(Mark(*found, main))
        return [underlined(None, text.value, marks, columns)]
    return []


def _texts(report: Report) -> Iterator[Text]:
    yield from (text for text in (report.title, report.period, report.published) if text is not None)
    yield from (paragraph.text for paragraph in report.intro)
    for section in report.sections:
        yield section.title
        yield from (paragraph.text for paragraph in section.paragraphs)


def _exact(span: Span) -> bool:
    return bool(span.locator) or span[:2] != span[2:4]


def _covers(outer: Span, inner: Span) -> bool:
    """Whether ``inner`` may lie in ``outer``: by lines and columns, or by the paragraph or page and box."""
    if inner.line is not None and outer.line is not None:
        return _start(outer) <= _start(inner) and _end(inner) <= _end(outer)
    one, other = outer.locator or {}, inner.locator or {}
    if not one or not other:
        return False
    box, within = one.get("box"), other.get("box")
    if isinstance(box, tuple) and isinstance(within, tuple):
        return one.get("page") == other.get("page") and (
            box[0] - 1 <= within[0]
            and box[1] - 1 <= within[1]
            and within[2] <= box[2] + 1
            and within[3] <= box[3] + 1
        )
    if not all(one.get(key) == other.get(key) for key in ("page", "paragraph", "table", "row", "cell")):
        return False
    # One paragraph of Word may be a heading and the text that follows it.
    return _reach(one)[0] <= _reach(other)[0] and _reach(other)[1] <= _reach(one)[1]


def _reach(locator: Locator) -> tuple[float, float]:
    """From which to which character of its paragraph a place reaches; without end where it is all of it."""
    start, end = locator.get("start", 0), locator.get("end", inf)
    return (start, end) if isinstance(start, int | float) and isinstance(end, int | float) else (0, inf)


def _start(span: Span) -> tuple[int, int]:
    return span.line or 0, span.column or 0


def _end(span: Span) -> tuple[int, int]:
    return span.end_line or span.line or 0, span.end_column or span.column or 0


def _within(text: Text, span: Span) -> tuple[int, int] | None:
    """Where in the text's characters the span stands, found by asking each character for its place."""
    if len(text.value) > 20_000:
        return None
    inside = [at for at in range(len(text.value)) if _covers(span, text.span(at, at + 1))]
    if not inside or len(inside) == len(text.value):
        return (0, len(text.value)) if inside and text.span() == span and len(inside) < 80 else None
    return inside[0], inside[-1] + 1
