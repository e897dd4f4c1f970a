"""Gives an HTML parser's tree its places: marks every stretch of text with its offset before parsing.

libxml2 knows the line of an element at best. So a comment ``<!--@key@123-->`` is put before each stretch of
text and an attribute ``gl-at="123"`` into tags whose own place matters. Comments may stand anywhere and
change nothing about the tree, so a stretch keeps its place whatever the parser makes of the nesting.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from html import unescape

from govlint.report.patterns import compiled
from govlint.report.record import NamedTuple

#: the attribute with the source offset of a start tag
AT = "gl-at"

_PLACED = frozenset(("table", "td", "th", "img", "title", "meta", "publishtime", "ucaptitle", "h1"))
#: elements whose content is no markup
_RAW = frozenset(
    ("script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp", "plaintext")
)

# Every alternative ends at its terminator or at the end of the text, and none gives back what it took:
# a hostile page of "<a <a <a" is one token, read once.
_TOKEN = compiled(
    r"""<!--(?:-?>|.*?(?:--!?>|\Z))
    |<[!?][^>]*+(?:>|\Z)
    |</[^>]*+(?:>|\Z)
    |<([A-Za-z][^\s/>]*+)
     (?:[\s/]++
       |[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>"'][^\s>]*+)?+)?+
       |=
     )*+(?:>|\Z)""",
    re.VERBOSE | re.DOTALL,
)
_BLANK = compiled(r"\s*+")
_ENTITY = compiled(r"&(?:#[0-9]++;?|#[xX][0-9A-Fa-f]++;?|[A-Za-z][A-Za-z0-9]*+;?)|\r\n?")

#: (offset in a text, offset in the source), see ``PieceTable``
Pieces = list[tuple[int, int]]


class Marked(NamedTuple):
    """The page with marks. ``ends`` maps the offset of each stretch of text to its end."""

    text: str
    prefix: str
    ends: dict[int, int]
    elements: int


def mark(text: str, most: int) -> Marked | None:
    """``text`` with marks; None when it has more than ``most`` elements, or five times as many tokens."""
    # No text can hold its own hash, so no page can bring marks of its own.
    prefix = f"@{blake2b(text.encode('utf-8', 'replace'), digest_size=5).hexdigest()}@"
    parts: list[str] = []
    ends: dict[int, int] = {}
    elements = 0
    tokens = 0
    at = 0
    copied = 0
    raw_ends: dict[str, re.Pattern[str]] = {}

    def stretch(start: int, end: int) -> None:
        nonlocal copied
        blank = _BLANK.match(text, start, end)
        if blank is not None and blank.end() == end:
            return
        parts.append(text[copied:start])
        if not elements:
            # A comment before the first element would stand outside the tree.
            parts.append("<body>")
        parts.append(f"<!--{prefix}{start}-->")
        ends[start] = end
        copied = start

    # Not finditer: the content of a raw element is no markup and is jumped over.
    while token := _TOKEN.search(text, at):
        tokens += 1
        if tokens > 5 * most:
            return None
        start, end = token.span()
        if start > at:
            stretch(at, start)
        at = end
        name = token.group(1)
        if name is None:
            continue
        elements += 1
        if elements > most:
            return None
        name = name.lower()
        if name in _PLACED:
            parts.append(text[copied : start + 1 + len(name)])
            parts.append(f' {AT}="{start}"')
            copied = start + 1 + len(name)
        if name in _RAW:
            close = raw_ends.setdefault(name, compiled(rf"</{name}(?=[\s/>])", re.IGNORECASE))
            found = close.search(text, end)
            at = found.start() if found and name != "plaintext" else len(text)
    if at < len(text):
        stretch(at, len(text))
    parts.append(text[copied:])
    return Marked("".join(parts), prefix, ends, elements)


def decoded_pieces(source: str, offset: int, end: int, decoded: str) -> Pieces:
    """Where each character of ``decoded`` stands in ``source[offset:end]``, entities being longer there.

    When the two cannot be brought together, everything stands at the beginning of the stretch.
    """
    if end - offset == len(decoded):
        return [(0, offset)]
    pieces: Pieces = [(0, offset)]
    at = 0
    last = offset
    for entity in _ENTITY.finditer(source, offset, end):
        at += entity.start() - last
        last = entity.end()
        token = entity.group()
        # What HTML knows as no character at all, libxml2 reads as the one that was numbered.
        size = 1 if token[0] == "\r" else len(unescape(token)) or 1
        at += size
        if size != len(token):
            pieces.append((at, last))
    if at + end - last != len(decoded):
        return [(0, offset)]
    return pieces
