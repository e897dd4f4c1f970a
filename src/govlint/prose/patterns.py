"""Regular expressions that are compiled when first used.

Compiling the patterns of all rules takes longer than checking a report with them; most reports need few.
A range such as all Chinese characters is dear to compile: ``[^\\x00-\\xff]`` does as well in text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from govlint.report.patterns import compiled
from govlint.report.typed import Any, cast


class _Lazy:
    """Stands for a pattern; its first use compiles it."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        pattern = compiled(self._source, self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "pattern"):
            self.__dict__[method] = getattr(pattern, method)
        return getattr(pattern, name)


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of these words: one pass over a text instead of one for each word."""
    return lazy(any_source(words))


def any_source(words: Iterable[str]) -> str:
    """The source of that pattern."""
    by_sign: dict[str, list[str]] = {}
    for word in sorted(filter(None, words), key=len, reverse=True):
        by_sign.setdefault(word[0], []).append(re.escape(word[1:]))
    branches = (f"{re.escape(sign)}(?:{'|'.join(rest)})" for sign, rest in by_sign.items())
    return "|".join(branches) or "(?!)"


def each(words: str, behind: str) -> str:
    """The source of a pattern for any of the words (parted by spaces) with the same ``behind`` each.

    The interpreter's search leaps to where a pattern can begin if each of its branches begins with a plain
    sign; to ``(?:甲|乙)丙|丁`` it comes step by step."""
    return "|".join(word + behind for word in words.split())


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern with the methods of a compiled one, compiled at its first use."""
    return cast("re.Pattern[str]", _Lazy(source, flags))
