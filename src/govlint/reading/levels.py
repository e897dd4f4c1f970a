"""The level of an organ, as far as its name shows it."""

from __future__ import annotations

from govlint.regimes.model import Regime
from govlint.report.normalise import fold
from govlint.report.patterns import compiled

# 档案局(馆), 办公室(外事办).
_NOTE = compiled(r"(?<=.)\([^()]{1,20}\)$")


def organ_level(name: str, regime: Regime) -> str:
    """The level that a name shows by its ending; empty when it shows none."""
    levels = regime.lexicon.get("organ_levels", {})
    folded = fold(name).value.strip()
    for level, names in levels.get("names", {}).items():
        if folded in names:
            return str(level)
    bare = _NOTE.sub("", folded)
    best = ("", "")
    for level, endings in levels.get("endings", {}).items():
        for ending in endings:
            if bare.endswith(ending) and len(ending) > len(best[1]):
                best = (str(level), ending)
    return best[0]
