"""A web page with its findings: marks on the very words and cells, and a summary that leads to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.engine import FileResult
from govlint.output._markup import markup
from govlint.output._snippet import spans_of
from govlint.output._view import arithmetic, diagnosis_lines, message, place, rule_of, tally, words
from govlint.report.finding import Finding
from govlint.report.place import LineTable, Span
from govlint.report.record import NamedTuple

#: elements whose content is no flow of text, so that a mark inside would itself be read as text
_NO_MARKS = re.compile(
    r"<(title|script|style|textarea|noscript)\b[^>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(r"<[^<>]*>")
_BODY = re.compile(r"<body\b[^<>]*>", re.IGNORECASE)
_STYLE = (
    "<style>.govlint-box{border:2px solid #c62828;margin:1em;padding:.5em 1em;background:#fff;color:#222;"
    "font:15px/1.6 sans-serif;text-align:left}.govlint-box li{margin:.4em 0}mark.govlint{background:#ffd54f;"
    "color:inherit}mark.govlint.error{background:#ef9a9a}</style>"
)


class Stretch(NamedTuple):
    """Characters of the page that belong to a finding; ``main`` for its own place."""

    start: int
    end: int
    number: int
    main: bool


def write(data: bytes, result: FileResult, lang: str) -> bytes:  # noqa: ARG001 - every writer's signature
    """The page in UTF-8, whose byte order mark outdoes whatever charset the page declares."""
    lines = result.lines or LineTable("")
    text = lines.text
    stretches = [
        stretch
        for number, finding in enumerate(result.findings, 1)
        for stretch in _stretches(finding, number, lines)
    ]
    body = _BODY.search(text)
    at = body.end() if body else 0
    box = _summary(result, lang, {stretch.number for stretch in stretches if stretch.main})
    marked = "".join(_marked(text, stretches, result.findings, lang, at, box))
    return marked.encode("utf-8-sig", "replace")


def _stretches(finding: Finding, number: int, lines: LineTable) -> Iterator[Stretch]:
    for span, main in spans_of(finding):
        start, end = _offset(span.line, span.column, lines), _offset(span.end_line, span.end_column, lines)
        if _is_place(span) and start < end:
            yield Stretch(start, end, number, main)


def _is_place(span: Span) -> bool:
    return span.line is not None and span.end_line is not None


def _offset(line: int | None, column: int | None, lines: LineTable) -> int:
    if line is None or not 1 <= line <= len(lines.starts):
        return len(lines.text)
    return min(lines.starts[line - 1] + (column or 1) - 1, len(lines.text))


def _marked(
    text: str, stretches: list[Stretch], findings: tuple[Finding, ...], lang: str, at: int, box: str
) -> Iterator[str]:
    """The page in pieces, cut wherever a mark begins or ends, at tags, and where the summary goes."""
    closed = list(_without_marks(text))
    tags = [match.span() for match in _TAG.finditer(text)]
    cuts = {0, len(text), at}
    for stretch in stretches:
        cuts |= {stretch.start, stretch.end}
        cuts |= {edge for tag in _within(tags, stretch) for edge in tag}
    edges = sorted(cuts)
    named: set[int] = set()
    silent = _Ranges(closed + tags)
    for start, end in zip(edges, [*edges[1:], len(text)], strict=True):
        if start == at:
            yield box
        piece = text[start:end]
        inside = [stretch for stretch in stretches if stretch.start <= start and end <= stretch.end]
        if not inside or not piece.strip() or silent.covers(start):
            yield piece
            continue
        title = "\n".join(
            f"{findings[number - 1].rule} {message(findings[number - 1], lang)}"
            for number in sorted({stretch.number for stretch in inside})
        )
        anchor = next((s.number for s in inside if s.main and s.number not in named), 0)
        named.add(anchor)
        identity = f' id="govlint-{anchor}"' if anchor else ""
        kind = "error" if any(s.main and findings[s.number - 1].severity == "error" for s in inside) else ""
        yield f'<mark class="govlint {kind}"{identity} title="{markup(title)}">{piece}</mark>'


def _without_marks(text: str) -> Iterator[tuple[int, int]]:
    """Where no mark may stand. An element that is never closed takes the rest, and is looked for once."""
    lower = text.lower()
    # Lower case may be longer than the original, in characters no page is made of; then offsets are off.
    lower = lower if len(lower) == len(text) else text
    end = 0
    while (found := _NO_MARKS.search(text, end)) is not None:
        close = lower.find(f"</{found[1].lower()}", found.end())
        end = close if close >= 0 else len(text)
        yield found.start(), end


def _within(tags: list[tuple[int, int]], stretch: Stretch) -> Iterator[tuple[int, int]]:
    from bisect import bisect_left

    for tag in tags[bisect_left(tags, (stretch.start, 0)) :]:
        if tag[0] >= stretch.end:
            return
        yield tag


class _Ranges:
    """Whether an offset lies in one of many ranges."""

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        self.ranges: list[tuple[int, int]] = []
        for start, end in sorted(ranges):
            if self.ranges and start < self.ranges[-1][1]:
                self.ranges[-1] = (self.ranges[-1][0], max(end, self.ranges[-1][1]))
            else:
                self.ranges.append((start, end))

    def covers(self, offset: int) -> bool:
        from bisect import bisect_right

        at = bisect_right(self.ranges, (offset, 1 << 60)) - 1
        return at >= 0 and self.ranges[at][0] <= offset < self.ranges[at][1]


def _summary(result: FileResult, lang: str, placed: set[int]) -> str:
    names = words(lang)
    counts = tally([result])
    heading = f"govlint: {names[result.verdict]}"
    items = []
    for number, finding in enumerate(result.findings, 1):
        head = f"{names[finding.severity]} {finding.rule} {rule_of(finding).name}"
        link = f'<a href="#govlint-{number}">{markup(head)}</a>' if number in placed else markup(head)
        said = [
            place(finding),
            message(finding, lang),
            arithmetic(finding, lang),
            *diagnosis_lines(finding, lang),
        ]
        items.append(f"<li>{link}<br>{'<br>'.join(markup(line) for line in said if line)}</li>")
    if counts.suppressed:
        items.append(f"<li>{markup(names['suppressed'].format(counts.suppressed))}</li>")
    return (
        f'{_STYLE}<div class="govlint-box"><strong>{markup(heading)}</strong><ol>{"".join(items)}</ol></div>'
    )
