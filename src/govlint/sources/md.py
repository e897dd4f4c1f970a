"""Markdown: ``#`` headings, pipe tables, HTML tables inside, emphasis and links taken off the text.

Soft line breaks are kept as line ends unless the text was broken at a fixed width: in reports, lines that
follow each other are lines of their own (organ and date under a title).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from govlint.report.document import Block, Document, Grid, Image, Line
from govlint.report.limits import DEFAULT_LIMITS, Limits
from govlint.report.model import Problem
from govlint.report.patterns import compiled
from govlint.report.place import TOP, LineTable, Text
from govlint.sources._lines import Joiner, Stretch, cut, is_page_number, joined, limited, stretches
from govlint.sources._pipes import Run, find_runs

_HEADING = compiled(r"\s{0,3}(#{1,6})\s+")
_UNDERLINE = compiled(r"\s{0,3}(=+|-{3,})\s*")
_RULER = compiled(r"\s{0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})")
_BULLET = compiled(r"\s{0,8}[-*+]\s+(?=\S)")
_QUOTE = compiled(r"\s{0,3}>\s?")
_IMAGE = compiled(r"!\[([^\[\]]{0,300})\]\([^()\s]{0,1000}(?:\s[^()]{0,300})?\)|<img\b[^<>]{0,2000}>", re.I)
# Emphasis marks, escapes, line breaks, references to blanks, the wrapping of links.
_MARKUP = compiled(
    r"\*\*|__|~~|`|\\(?=[-\\`*_{}\[\]()#+.!|~])|<br\s*/?>|</?(?:b|i|u|em|strong|font|span|p|div|center|sup|sub)"
    r"(?:\s[^<>]{0,500})?>|&(?:nbsp|ensp|emsp|#160);|\[(?=[^\[\]]{1,300}\]\()|(?<=[^\[\]\s])\]\([^()\s]{0,1000}\)",
    re.I,
)
_HTML_TABLE = compiled(r"<table\b", re.I)
_HTML_END = compiled(r"</table\s*>", re.I)
_FRONT = compiled(r"---[^\S\n]*+\n(.*?)\n(?:---|\.\.\.)[^\S\n]*+(?:\n|\Z)", re.S)
_FRONT_KEYS = {"title": "title", "date": "published", "published": "published", "pubdate": "published"}


def load(text: str, path: str, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Decoded Markdown as a ``Document`` of format ``md``. Problems: SRC004 beyond so many lines,
    SRC015 for HTML tables when the HTML reader is not installed."""
    table = LineTable(text)
    lines, stopped = limited(stretches(table))
    problems = list(stopped)
    meta, body = _front_matter(table, lines)
    html, hidden = _html_tables(text, path, limits, problems)
    lines = [line for line in lines[body:] if not _inside(line, hidden)]
    runs = sorted(
        [*find_runs(table, lines, limits.cells), *_place(table, html, lines)], key=lambda run: run.first
    )
    joiner = Joiner(lines)
    blocks: list[Block] = []
    at = 0
    for run in runs:
        blocks.extend(_text(table, joiner, lines[at : run.first]))
        blocks.append(_plain_cells(table, run.grid))
        at = max(at, run.last)
    blocks.extend(_text(table, joiner, lines[at:]))
    return Document(path, "md", tuple(blocks), meta, tuple(problems), table)


def _front_matter(table: LineTable, lines: Sequence[Stretch]) -> tuple[dict[str, Text], int]:
    """Page metadata from a YAML front matter, and the first line after it."""
    front = _FRONT.match(table.text)
    if front is None:
        return {}, 0
    meta: dict[str, Text] = {}
    body = 0
    while body < len(lines) and lines[body].start < front.end():
        key, colon, value = lines[body].text.partition(":")
        known = _FRONT_KEYS.get(key.strip().lower())
        if known and colon:
            shown = value.strip().strip("\"'")
            if shown:
                meta[known] = Text(shown, table, lines[body].start + lines[body].text.index(shown, len(key)))
        body += 1
    return meta, body


def _html_tables(
    text: str, path: str, limits: Limits, problems: list[Problem]
) -> tuple[list[Grid], list[tuple[int, int]]]:
    """The grids of HTML tables in the text, and the stretches of the source that they take."""
    hidden = _table_spans(text) if "<table" in text.lower() else []
    if not hidden:
        return [], []
    # The HTML reader sees the whole file with everything else blanked, so its places hold.
    shown = []
    at = 0
    for start, end in hidden:
        shown.append(re.sub(r"[^\n]", " ", text[at:start]) + text[start:end])
        at = end
    try:
        from govlint.sources import html
    except ImportError as missing:
        if (missing.name or "").startswith("govlint"):
            raise
        params = {"format": "html", "extra": "html", "library": missing.name or "?"}
        problems.append(Problem("SRC015", TOP, params))
        return [], hidden
    document = html.load("".join(shown), path, limits)
    problems.extend(document.problems)
    return [block for block in document.blocks if isinstance(block, Grid)], hidden


def _table_spans(text: str) -> list[tuple[int, int]]:
    """Where HTML tables stand; one that is never closed is none."""
    spans: list[tuple[int, int]] = []
    at = 0
    while start := _HTML_TABLE.search(text, at):
        end = _HTML_END.search(text, start.end())
        if end is None:
            break
        at = end.end()
        spans.append((start.start(), at))
    return spans


def _inside(line: Stretch, hidden: Sequence[tuple[int, int]]) -> bool:
    at = bisect_left(hidden, (line.end, 0))
    return at > 0 and hidden[at - 1][1] > line.start


def _place(table: LineTable, grids: Sequence[Grid], lines: Sequence[Stretch]) -> list[Run]:
    """Where among ``lines`` each HTML table stands."""
    starts = [line.start for line in lines]
    runs = []
    for grid in grids:
        offset = table.starts[(grid.span.line or 1) - 1]
        at = bisect_left(starts, offset)
        runs.append(Run(at, at, grid))
    return runs


def _text(table: LineTable, joiner: Joiner, lines: Sequence[Stretch]) -> Iterator[Block]:
    """Headings and paragraphs; the lines between two headings are joined as in plain text."""
    pending: list[Stretch] = []
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        marks = _HEADING.match(line.text)
        under = _UNDERLINE.fullmatch(following.text) if following else None
        if marks is None and not (under and line.text.strip() and len(line.text) < 80):
            if not _RULER.fullmatch(line.text) and not (_UNDERLINE.fullmatch(line.text) and not line.blank):
                pending.append(_bare(line))
            continue
        yield from _paragraphs(table, joiner, pending)
        pending = []
        if marks is not None:
            text = Text(_unclosed(line.text[marks.end() :]), table, line.start + marks.end())
            yield from _line(table, text, len(marks[1]))
        elif under is not None:
            yield from _line(table, Text(line.text, table, line.start), 1 if under[1][0] == "=" else 2)
    yield from _paragraphs(table, joiner, pending)


def _unclosed(heading: str) -> str:
    """A heading without the marks that may close it: ## 一、概述 ##."""
    words = heading.rstrip().rstrip("#")
    return words.rstrip() if words[-1:].isspace() and heading.rstrip() != words else heading


def _bare(line: Stretch) -> Stretch:
    """The line without the marks of a quotation or a list; numbers of a list are part of the report."""
    text = line.text
    at = 0
    for marks in (_QUOTE, _BULLET):
        found = marks.match(text, at)
        if found:
            at = found.end()
    return Stretch(line.start + at, line.end, text[at:]) if at else line


def _paragraphs(table: LineTable, joiner: Joiner, lines: Sequence[Stretch]) -> Iterator[Block]:
    for group in joiner.paragraphs(lines):
        if len(group) == 1 and is_page_number(group[0].text):
            yield Line(joined(table, group), chrome=True)
        else:
            yield from _line(table, joined(table, group), 0)


def _line(table: LineTable, text: Text, heading: int) -> Iterator[Block]:
    """The text without markup, and an ``Image`` block for each picture in it."""
    images = list(_IMAGE.finditer(text.value)) if "![" in text.value or "<img" in text.value else []
    removed = sorted(
        [found.span() for found in images] + [found.span() for found in _MARKUP.finditer(text.value)]
    )
    plain = cut(table, text, removed) if removed else text
    if plain.value.strip():
        yield Line(plain, heading)
    for image in images:
        yield Image(text.span(*image.span()), image[1] or "")


def _plain_cells(table: LineTable, grid: Grid) -> Grid:
    """The grid with the markup taken off its cells."""
    cells = []
    for cell in grid.cells:
        removed = [found.span() for found in _MARKUP.finditer(cell.text.value)]
        text = cut(table, cell.text, removed).stripped() if removed else cell.text
        cells.append(cell._replace(text=text))
    return grid._replace(cells=tuple(cells))
