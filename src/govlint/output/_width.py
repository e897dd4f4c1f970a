"""How wide text is on a terminal, and how to make hostile characters harmless there."""

from __future__ import annotations

from unicodedata import category, east_asian_width

#: line ends and tabs become blanks; the bidirectional controls could make a terminal show other text
_BLANKS = str.maketrans(dict.fromkeys("\t\r\n\v\f\x85\u2028\u2029", " "))


def plain(text: str) -> str:
    """The text on one line, one character for each of its own, without anything a terminal would obey."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        "\ufffd"
        if category(sign) in ("Cc", "Cs") or "\u202a" <= sign <= "\u202e" or "\u2066" <= sign <= "\u2069"
        else sign
        for sign in text.translate(_BLANKS)
    )


def width(text: str) -> int:
    """Columns on a terminal: CJK characters take two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(_width(sign) for sign in text)


def _width(sign: str) -> int:
    if east_asian_width(sign) in "WF":
        return 2
    return 0 if category(sign) in ("Mn", "Me", "Cf") else 1


def pad(text: str, columns: int) -> str:
    """The text with blanks up to ``columns``."""
    return text + " " * max(0, columns - width(text))


def clip(text: str, columns: int) -> str:
    """The text cut to ``columns``, ending in an ellipsis where something was cut."""
    if width(text) <= columns:
        return text
    used = 0
    for index, sign in enumerate(text):
        used += _width(sign)
        if used > columns - 1:
            return text[:index] + "…"
    return text
