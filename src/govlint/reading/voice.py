"""The level of an organ whose name shows none, from how it speaks of itself (我镇, 我局, 我县)."""

from __future__ import annotations

from collections.abc import Iterable

from govlint.reading.lexicon import lexicon
from govlint.regimes.model import Regime
from govlint.report.model import Organ, Paragraph
from govlint.report.normalise import fold

#: one voice must be heard so much oftener than another
_OFTENER = 4
#: 我县 is said by the county's offices and towns, too: once is not enough
_LEAST = {"county": 2}


def voiced(organ: Organ, passages: Iterable[Paragraph], regime: Regime) -> Organ:
    """``organ`` with the level that its text speaks in, where its name shows none.

    Zones are left alone: the law gives them no level. A text in which offices and towns speak alike, as
    copied ones do, tells nothing."""
    if organ.level or _is_zone(organ.name, regime):
        return organ
    heard = dict.fromkeys((level for level, _ in lexicon().voices), 0)
    for passage in passages:
        value = passage.text.value
        if "我" in value or "本" in value:
            folded = fold(value).value
            for level, words in lexicon().voices:
                heard[level] += sum(folded.count(word) for word in words)
    level = _clearest(heard)
    return organ._replace(level=level, stated=False) if level else organ


def _clearest(heard: dict[str, int]) -> str:
    # A town or an office speaks of its county as well; the narrower voice is its own.
    county = heard.pop("county", 0)
    by_count = sorted(heard, key=lambda level: -heard[level])
    first, second = by_count[0], by_count[1]
    if heard[first]:
        return first if heard[first] >= _OFTENER * heard[second] else ""
    return "county" if county >= _LEAST["county"] else ""


def _is_zone(name: str, regime: Regime) -> bool:
    zones = regime.lexicon.get("organ_levels", {}).get("endings", {}).get("", ())
    return bool(name) and fold(name).value.strip().endswith(tuple(zones))
