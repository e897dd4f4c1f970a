"""Matching form of a text, with a way back to the original's offsets.

Matching ignores what does not change the meaning: Traditional characters become Simplified, full-width
digits and punctuation half-width, white space inside Chinese text goes, and so do zero-width characters
and the pinyin that some mirrors put behind a character (``報(bào)告``). The original is never changed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from govlint.report._hant import SIMPLIFIED, TRADITIONAL
from govlint.report.patterns import compiled

# One to one, so that offsets hold. The full stop 。 and the enumeration comma 、 keep their own forms.
_FULL = "０１２３４５６７８９（）［］｛｝，：；！？％＋－．／＜＞＝＂＇～　﹐﹔﹕﹙﹚﹪＊＃＆｜＠"
_HALF = "0123456789()[]{},:;!?%+-./<>=\"'~ ,;:()%*#&|@"
_FULL_LETTERS = "".join(chr(0xFF21 + i) + chr(0xFF41 + i) for i in range(26))
_HALF_LETTERS = "".join(chr(0x41 + i) + chr(0x61 + i) for i in range(26))
_QUOTES = "“”„‟「」『』〝〞＂"
_SPACES = "\u00a0\u2002\u2003\u2009\t"

# (as written, in matching form) of all but Traditional characters
_SIGNS = (
    _FULL + _FULL_LETTERS + _QUOTES + "‘’" + _SPACES + "—–－﹣−‐‑―─" + "•",
    _HALF + _HALF_LETTERS + '"' * len(_QUOTES) + "''" + " " * len(_SPACES) + "-" * 9 + "·",
)
_TABLE = str.maketrans(TRADITIONAL + _SIGNS[0], SIMPLIFIED + _SIGNS[1])
# A text in Simplified characters holds few of these, and replacing them one by one is faster than the table.
_SIGN = dict(zip(*_SIGNS, strict=True))
_MAPPED = compiled(f"[{TRADITIONAL}{re.escape(_SIGNS[0])}]")

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
# Pinyin in brackets behind a Chinese character; reports never gloss a word in accented Latin letters.
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_TONELESS = "de|le|zhe|guo|men|shi|ne|me|er|wu|zhi|yi"
_PINYIN = rf"(?<=[\u4e00-\u9fff])\((?:[a-zü]*[{_TONES}][a-zü]*|{_TONELESS})\)"
# White space between two characters of Chinese text, digits and Chinese punctuation included; a space
# between two digits stays, because it separates two figures.
_CJK = r"\u3001-\u303f\u4e00-\u9fff"
# Each run of spaces is tried once, at its first character: linear on any input.
_GAP = rf"(?<=[{_CJK},:;()%\"])\s++|(?<!\s)\s++(?=[{_CJK},:;()%\"])"
_REMOVED = compiled(rf"[{_INVISIBLE}]+|{_PINYIN}|{_GAP}")
_SUSPECT = compiled(rf"[{_INVISIBLE}\s{_TONES}]")


# Words that copies in Traditional script convert with the characters: (as written there, its characters in
# Simplified, the mainland word). Only words of equal length, so that offsets hold.
_CONVERTED_WORDS = (("資訊", "资讯", "信息"), ("網路", "网路", "网络"), ("軟體", "软体", "软件"))


class Folded:
    """A text in matching form. ``value[i]`` came from ``original[back(i)]``."""

    __slots__ = ("_origin", "original", "value")

    def __init__(self, original: str) -> None:
        self.original = original
        self._origin: list[int] | None = None
        value = original
        written = set(_MAPPED.findall(original))
        if written <= _SIGN.keys():
            for sign in written:
                value = value.replace(sign, _SIGN[sign])
        else:
            value = value.translate(_TABLE)
            for theirs, plain, ours in _CONVERTED_WORDS:
                if theirs in original:
                    value = value.replace(plain, ours)
        if _SUSPECT.search(value):
            kept: list[str] = []
            origin: list[int] = []
            at = 0
            for gone in _REMOVED.finditer(value):
                kept.append(value[at : gone.start()])
                origin.extend(range(at, gone.start()))
                at = gone.end()
            if at:
                kept.append(value[at:])
                origin.extend(range(at, len(value)))
                value = "".join(kept)
                self._origin = origin
        self.value = value

    def back(self, offset: int) -> int:
        """The offset in the original of the character at ``offset``."""
        if self._origin is None:
            return offset
        if offset < len(self._origin):
            return self._origin[offset]
        return len(self.original)

    def back_range(self, start: int, end: int) -> tuple[int, int]:
        """Start and exclusive end in the original of ``value[start:end]``."""
        if end <= start:
            at = self.back(start)
            return at, at
        return self.back(start), self.back(end - 1) + 1


@lru_cache(maxsize=4096)
def fold(text: str) -> Folded:
    """The matching form of ``text``."""
    return Folded(text)


_LABEL_NOISE = compiled(r"[\s\"'《》<>,、;:。·]+")


@lru_cache(maxsize=8192)
def label(text: str) -> str:
    """A label or title reduced for comparison: folded, without spaces, quotes and separators."""
    return _LABEL_NOISE.sub("", fold(text).value)
