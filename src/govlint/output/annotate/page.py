"""A web page with the findings marked in the text and summed up at its top."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from govlint.engine import FileResult
from govlint.output._markup import markup
from govlint.output._view import coverage_text, words
from govlint.output.annotate import NotAnnotatable
from govlint.output.annotate._note import note
from govlint.report.finding import SEVERITIES, Finding
from govlint.report.limits import DEFAULT_LIMITS, Limits
from govlint.report.place import LineTable, Span
from govlint.sources._marks import mark
from govlint.sources.decode import decode

_STYLE = (
    "#govlint{all:initial;display:block;font:15px/1.6 sans-serif;border:2px solid #888;padding:1em;"
    "margin:1em;background:#fff;color:#222}"
    "#govlint *{font:inherit;color:inherit}#govlint li{margin:.4em 0}#govlint b{font-weight:bold}"
    "mark.govlint{color:inherit;padding:0 .1em;border-bottom:2px solid}"
    ".govlint.error{background:#ffcdd2;border-color:#c62828}"
    ".govlint.warning{background:#ffe0b2;border-color:#b26a00}"
    ".govlint.info{background:#bbdefb;border-color:#1565c0}"
    "a.govlint{font-size:70%;vertical-align:super;text-decoration:none;background:none}"
)
# A tag that never ends must not be searched to the end of the page again and again.
_BODY = re.compile(r"<body\b(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>", re.IGNORECASE)
_HEAD = re.compile(r"</head\s*+>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\w{1,8}|\w{1,32});?")
#: what stands in a cell that holds nothing
_BLANK = "∅"


def annotate_page(data: bytes, result: FileResult, lang: str, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """The page as UTF-8 with a byte order mark, which outranks whatever encoding the page declares."""
    text, _ = decode(data)
    marked = mark(text, limits.nodes) if text is not None else None
    if text is None or marked is None:
        raise NotAnnotatable("the page could not be read")
    lines = LineTable(text)
    placed = [_offsets(finding.span, lines) for finding in result.findings]
    edits = _marks(text, marked.ends, result.findings, placed, lang)
    body = _BODY.search(text)
    head = _HEAD.search(text)
    at = body.end() if body else head.end() if head else 0
    edits.append((at, 0, _summary(result, lang)))
    edits.sort(key=lambda edit: edit[:2])
    parts = []
    done = 0
    for offset, _, inserted in edits:
        parts.append(text[done:offset])
        parts.append(inserted)
        done = offset
    parts.append(text[done:])
    return "".join(parts).encode("utf-8-sig", "replace")


def _offsets(span: Span, lines: LineTable) -> tuple[int, int]:
    """Start and end of a span in the text; an empty stretch where the finding has no place of its own."""
    if span.line is None or span.column is None or span == Span(1, 1, 1, 1):
        return 0, 0
    if not 1 <= span.line <= len(lines.starts):
        return 0, 0
    start = lines.starts[span.line - 1] + span.column - 1
    end_line = min(span.end_line or span.line, len(lines.starts))
    return start, lines.starts[end_line - 1] + (span.end_column or span.column) - 1


Edit = tuple[int, int, str]


def _marks(
    text: str,
    stretches: dict[int, int],
    findings: Sequence[Finding],
    placed: Sequence[tuple[int, int]],
    lang: str,
) -> list[Edit]:
    """Insertions (offset, order, text) that wrap every marked piece of text in one element."""
    edits: list[Edit] = []
    seen: set[int] = set()
    starts = sorted(stretches)
    cuts: dict[int, set[int]] = {}
    covering: dict[int, list[int]] = {}
    for number, (start, end) in enumerate(placed):
        if end <= start:
            continue
        touched = False
        for stretch in starts[max(bisect_right(starts, start) - 1, 0) : bisect_right(starts, end)]:
            low, high = max(start, stretch), min(end, stretches[stretch])
            if low < high and not text[low:high].isspace():
                touched = True
                low, high = _whole_entities(text, stretch, stretches[stretch], low, high)
                cuts.setdefault(stretch, set()).update((low, high))
                covering.setdefault(stretch, []).append(number)
        if not touched and text[start : start + 1] == "<":
            # A cell without text: its span is its tag, and the mark stands behind that.
            edits.append((end, 1, _wrapped(_BLANK, [number], findings, seen, lang)))
    for stretch, numbers in covering.items():
        edges = sorted(cuts[stretch])
        for low, high in pairwise(edges):
            here = [number for number in numbers if placed[number][0] < high and placed[number][1] > low]
            if here:
                opening, closing = _wrapped("\0", here, findings, seen, lang).split("\0")
                edits.append((low, 2, opening))
                edits.append((high, 1, closing))
    return edits


def _whole_entities(text: str, first: int, last: int, low: int, high: int) -> tuple[int, int]:
    """The range widened so that it cuts no entity."""
    for entity in _ENTITY.finditer(text, max(first, low - 40), min(last, high + 40)):
        if entity.start() < low < entity.end():
            low = entity.start()
        if entity.start() < high < entity.end():
            high = entity.end()
    return low, high


def _wrapped(
    content: str, numbers: Sequence[int], findings: Sequence[Finding], seen: set[int], lang: str
) -> str:
    worst = min((findings[number].severity for number in numbers), key=SEVERITIES.index)
    said = "\n\n".join("\n".join(note(findings[number], lang)) for number in numbers)
    links = "".join(
        f'<a class="govlint" id="govlint-at-{number + 1}" href="#govlint-{number + 1}">[{number + 1}]</a>'
        for number in numbers
        if number not in seen
    )
    seen.update(numbers)
    return f'<mark class="govlint {worst}" title="{markup(said)}">{content}</mark>{links}'


def _summary(result: FileResult, lang: str) -> str:
    names = words(lang)
    verdict = f"{names['title']}{names['colon']}{names[result.verdict]}"
    covered = coverage_text(result, lang)
    items = []
    for number, finding in enumerate(result.findings, 1):
        first, *rest = note(finding, lang)
        linked = f'<a href="#govlint-at-{number}"><b>[{number}] {markup(first)}</b></a>'
        items.append(f'<li id="govlint-{number}">{"<br>".join([linked, *map(markup, rest)])}</li>')
    body = f"<ul>{''.join(items)}</ul>" if items else f"<p>{markup(names['nothing'])}</p>"
    checked = f"<p>{markup(names['checked'].format(covered))}</p>" if covered else ""
    title = f"<p><b>{markup(verdict)}</b></p>"
    return f'<section id="govlint"><style>{_STYLE}</style>{title}{checked}{body}</section>'
