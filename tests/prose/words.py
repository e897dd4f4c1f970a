"""The words of the newest regime, for tests of the reader."""

from __future__ import annotations

from functools import lru_cache

from govlint.prose.quantities import Kind
from govlint.prose.words import Words
from govlint.regimes import load_regime


@lru_cache(maxsize=1)
def words() -> Words:
    return Words.of(load_regime("cn/2021", ()).lexicon)


@lru_cache(maxsize=1)
def kinds() -> tuple[Kind, ...]:
    return tuple(Kind.of(entry) for entry in load_regime("cn/2021", ()).schema["x-prose"])
