"""Escaping for HTML, XML and Markdown without the modules that would drag half the library in."""

from __future__ import annotations

from govlint.output._width import plain

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_MARKDOWN = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]()#|<>!~"})


def markup(text: str) -> str:
    """Text or attribute value of HTML and XML, without characters that XML 1.0 cannot hold."""
    return "".join(sign for sign in text if _allowed(sign)).translate(_ENTITIES)


def _allowed(sign: str) -> bool:
    code = ord(sign)
    return (
        code in (0x9, 0xA, 0xD)
        or 0x20 <= code <= 0xD7FF
        or 0xE000 <= code <= 0xFFFD
        or 0x10000 <= code <= 0x10FFFF
    )


def markdown(text: str) -> str:
    """Text on one line of Markdown, so that no character of it is taken for a sign."""
    return " ".join(plain(text).split()).translate(_MARKDOWN)
