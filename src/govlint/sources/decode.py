"""Bytes to text: byte order marks, UTF-8, UTF-16, the encoding a page declares, GB18030 and Big5.

Old Chinese files are often GBK without saying so. UTF-8 is tried first because other encodings hardly ever
pass for it; between the rest the share of everyday report characters decides.
"""

from __future__ import annotations

from govlint.report.model import Problem
from govlint.report.place import TOP, LineTable
from govlint.report.record import NamedTuple

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
#: the most frequent characters of reports, Simplified and Traditional; wrong decodings hit almost none
_EVERYDAY = frozenset(
    "的一在和是有不人大为及年月日等政府信息公开工作度报告行机关申请条件主动情况收到理單開報機關請條動況資訊為個與"
)
#: of 100 characters beyond ASCII at least this many must be everyday ones
_LEAST = 5
#: one broken character in so many is damage; more means that the encoding is wrong
_DAMAGE = 100
_REPLACED = "\ufffd"


class Decoded(NamedTuple):
    """The text without its byte order mark, and what had to be assumed. ``text`` is None if hopeless."""

    text: str | None
    problems: tuple[Problem, ...] = ()


def decode(data: bytes) -> Decoded:
    """Turn bytes into text; ``\\r\\n`` stays as it is."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _known(data[len(mark) :], codec)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        first_bad = error.start
    wide = _wide(data)
    if wide:
        return _known(data, wide)
    declared = _declared(data)
    best, best_score, best_codec = "", 0, ""
    # Only one encoding's text is full of report words, so the order does not matter but for equal scores.
    for codec in ("gb18030", "big5hkscs"):
        text = data.decode(codec, "replace")
        score = _score(text)
        if score > best_score:
            best, best_score, best_codec = text, score, codec
    as_utf8 = data.decode("utf-8", "replace")
    if _score(as_utf8) >= best_score or best_score < _LEAST:
        return _damaged(as_utf8, "UTF-8", _position(data, first_bad))
    if _REPLACED in best:
        return _damaged(best, _NAMES[best_codec], None)
    if declared and declared == best_codec:
        return Decoded(best)
    return Decoded(best, (Problem("SRC006", TOP, {"encoding": _NAMES[best_codec]}, stops=False),))


_NAMES = {
    "gb18030": "GB18030",
    "big5hkscs": "Big5",
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
}


def _known(data: bytes, codec: str) -> Decoded:
    try:
        return Decoded(data.decode(codec))
    except UnicodeDecodeError:
        return _damaged(data.decode(codec, "replace"), _NAMES[codec], None)


def _damaged(text: str, encoding: str, at: int | None) -> Decoded:
    """A text with replacement characters: readable if they are few."""
    bad = text.count(_REPLACED)
    offset = text.find(_REPLACED) if at is None else at
    span = LineTable(text).span(offset, offset + 1)
    variant = "" if bad <= 1 + len(text) // _DAMAGE else "hopeless"
    problem = Problem("SRC005", span, {"encoding": encoding, "count": bad, "variant": variant})
    return Decoded(None if variant else text, (problem,))


def _position(data: bytes, first_bad: int) -> int:
    return len(data[:first_bad].decode("utf-8"))


def _score(text: str) -> int:
    """Everyday characters among 100 characters beyond ASCII."""
    sample = text[:20_000]
    beyond = sum(1 for c in sample if c > "\x7f")
    return 100 * sum(1 for c in sample if c in _EVERYDAY) // beyond if beyond else 0


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: told by the zero bytes of its ASCII characters, and by reading well."""
    if len(data) % 2 or b"\0" not in data[:4000]:
        return ""
    best, best_score = "", _LEAST - 1
    for codec in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        score = 100 if text.isascii() and "\0" not in text else _score(text)
        if score > best_score:
            best, best_score = codec, score
    return best


def _declared(data: bytes) -> str:
    """The codec that an HTML page or XML file names in its first bytes; empty if none or unknown."""
    head = data[:4096]
    if b"<" not in head or (b"charset" not in head and b"encoding" not in head):
        return ""
    import re

    found = re.search(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{1,40})", head, re.IGNORECASE)
    name = found[1].decode("latin-1").lower() if found else ""
    if name.startswith(("gb", "x-gb", "hz-gb")):
        return "gb18030"
    return "big5hkscs" if name.startswith(("big5", "x-big5")) else ""
