"""Regular expressions that are compiled when first used.

Compiling the patterns of all rules takes longer than checking a report with them; most reports need few.
A range such as all Chinese characters is dear to compile: ``[^\\x00-\\xff]`` does as well in text.
"""

from __future__ import annotations

import re

from govlint.report.typed import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Iterable

#: what of a pattern the program uses
_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "pattern")


class _Lazy:
    """Stands for a pattern; its first use compiles it."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        from govlint.report.pattern_store import made

        pattern = made(self._source, self._flags)
        # From now on an attribute is found without coming here.
        for method in _METHODS:
            self.__dict__[method] = getattr(pattern, method)
        return getattr(pattern, name)


def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile(source, flags)``, at the first use of the pattern."""
    return cast("re.Pattern[str]", _Lazy(source, flags))


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of these words: one pass over a text instead of one for each word."""
    return compiled(any_source(words))


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
