"""From a report year to its regime, and what there is to say about the year."""

from __future__ import annotations

from govlint.regimes import regime_for, regime_ids
from govlint.regimes.model import Regime
from govlint.report.model import Problem
from govlint.report.place import Span


def year_problems(year: int, span: Span, packs: tuple[str, ...]) -> tuple[Regime | None, list[Problem]]:
    """The regime of ``year`` (0: unknown) and the problems with it; ``span`` is where the year was read.

    SRC019 when no year is known, SRC020 when no regulation was in force yet, SRC021 when the newest form is
    applied to a year for which it was not checked."""
    if not year:
        return None, [Problem("SRC019", span)]
    regime = regime_for(year, packs)
    if regime is None:
        first = min((int(id_.rpartition("/")[2]) for id_ in regime_ids()), default=0)
        return None, [Problem("SRC020", span, {"year": year, "first": first})]
    checked_to = regime.schema.get("x-regime", {}).get("checked-to")
    if checked_to and year > int(checked_to):
        return regime, [Problem("SRC021", span, {"year": year, "form": dict(regime.title)}, stops=False)]
    return regime, []
