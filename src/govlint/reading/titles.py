"""Which mandated part a heading names: exactly, by a known variant, by its words, or by likeness."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from govlint.prose.numbering import without_ordinal
from govlint.regimes.model import Regime, SectionSpec
from govlint.report.normalise import label
from govlint.report.patterns import compiled
from govlint.report.record import NamedTuple

#: ways in which a heading can be known, best first
EXACT, VARIANT, WORDS, LIKE = "exact", "variant", "words", "like"
_LONGEST = 60
# A year or a note before or behind the heading's own words.
_NOISE = compiled(r"^(?:20\d\d年度?|本年度?|全年)|\([^()]{0,40}\)$|(?<![-_.!?])[-_.!?]+$")
_ENOUGH = 0.72


class TitleMatch(NamedTuple):
    """The section's id, how it was known, and how well (1.0 is literal)."""

    id: str
    how: str
    score: float


@lru_cache(maxsize=1024)
def title_core(heading: str) -> str:
    """A heading's own words in comparable form: no ordinal, year, spaces, quotes or separators."""
    words = label(without_ordinal(heading[: _LONGEST * 2]))
    return _NOISE.sub("", _NOISE.sub("", words))


def match_title(regime: Regime, heading: str) -> TitleMatch | None:
    """The part of the report that ``heading`` names, None when it names none of them."""
    core = title_core(heading)
    if not 2 <= len(core) <= _LONGEST:
        return None
    return _match(_known(regime), core)


def literal_title(regime: Regime, heading: str) -> TitleMatch | None:
    """The part that ``heading`` names in so many words, or by a variant that is on record."""
    core = title_core(heading)
    if not 2 <= len(core) <= _LONGEST:
        return None
    return _literal(_known(regime), core)


class _Known(NamedTuple):
    id: str
    exact: frozenset[str]
    variants: frozenset[str]
    words: tuple[tuple[str, ...], ...]
    without: tuple[str, ...]


#: by identity of the regime, which is kept so that the identity stays its own
_cache: dict[int, tuple[Regime, tuple[_Known, ...]]] = {}


def _known(regime: Regime) -> tuple[_Known, ...]:
    cached = _cache.get(id(regime))
    if cached is None:
        if len(_cache) > 16:
            _cache.clear()
        known = tuple(_know(spec) for spec in regime.sections)
        _cache[id(regime)] = cached = (regime, known)
    return cached[1]


def _know(spec: SectionSpec) -> _Known:
    return _Known(
        spec.id,
        frozenset(title_core(one) for one in (spec.title, *spec.accepted)),
        frozenset(title_core(one) for one in spec.variants),
        spec.words,
        spec.excluded,
    )


def _literal(known: Sequence[_Known], core: str) -> TitleMatch | None:
    for section in known:
        if core in section.exact:
            return TitleMatch(section.id, EXACT, 1.0)
    for section in known:
        if core in section.variants:
            return TitleMatch(section.id, VARIANT, 1.0)
    return None


def _match(known: Sequence[_Known], core: str) -> TitleMatch | None:
    literal = _literal(known, core)
    if literal is not None:
        return literal
    found: list[TitleMatch] = []
    for section in known:
        if any(word in core for word in section.without):
            continue
        likeness = max((similarity(core, one) for one in section.exact | section.variants), default=0.0)
        if likeness >= _ENOUGH:
            found.append(TitleMatch(section.id, LIKE, likeness))
        elif any(all(word in core for word in words) for words in section.words):
            found.append(TitleMatch(section.id, WORDS, likeness))
    return max(found, key=lambda match: match.score, default=None)


@lru_cache(maxsize=4096)
def similarity(one: str, other: str) -> float:
    """How alike two short texts are: 1 - edits / length of the longer. Swapped neighbours are one edit.

    Texts that differ too much to be taken for each other give 0 without counting."""
    if one == other:
        return 1.0
    longer = max(len(one), len(other))
    # Every sign that the other text does not have is an edit at least.
    missing = max(len(set(one) - set(other)), len(set(other) - set(one)), abs(len(one) - len(other)))
    if not longer or missing > longer * 0.35:
        return 0.0
    before: list[int] = []
    above = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, above = above, row
    return 1 - above[-1] / longer
