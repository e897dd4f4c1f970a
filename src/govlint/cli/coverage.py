"""``govlint coverage``: what the regulation demands of a year's report, and what checks it."""

from __future__ import annotations

import click

from govlint.catalogue import mandate_rows, mandate_table
from govlint.cli._common import (
    OneOf,
    configuration,
    emit,
    lang_option,
    language,
    output_option,
    packs_of,
    regime_of_year,
)
from govlint.cli._help import Command
from govlint.regimes.model import Regime

_PERSON = {"en": "needs a person", "zh": "须由人工判断"}


@click.command(
    cls=Command, help="List every demand of a report year with the rules that check it, or 'needs a person'."
)
@click.option("--year", type=click.IntRange(1), required=True, help="Report year.")
@click.option("--format", "-f", "format_", type=OneOf(["text", "json", "md"]), default="text")
@click.option("--pack", multiple=True, metavar="FILE", help="Add a pack of further demands.")
@lang_option
@output_option
def command(year: int, format_: str, pack: tuple[str, ...], lang: str | None, output: str | None) -> int:
    """See the help text above; returns the exit status."""
    config = configuration(None)
    tongue = language(lang, config)
    regime = regime_of_year(year, packs_of(config, pack))
    if format_ == "json":
        text = _as_json(regime)
    elif format_ == "md":
        text = mandate_table(regime, tongue)
    else:
        text = _newest(regime, year, tongue) + _as_text(regime, tongue)
    emit(text, output, machine=format_ == "json")
    return 0


def _newest(regime: Regime, year: int, lang: str) -> str:
    """A line for a year that has not come yet: what will be asked then is not known."""
    from datetime import UTC, datetime

    if regime.last or year <= datetime.now(UTC).year:
        return ""
    said = {
        "en": f"No form for {year} is known yet: the newest one ({regime.id}, since {regime.first}) is used.",
        "zh": f"尚不知{year}年度的格式：按最新格式（{regime.id}，{regime.first}年起）列出。",
    }
    return said[lang] + "\n\n"


def _as_text(regime: Regime, lang: str) -> str:
    lines = [f"{regime.id}  {regime.title.get(lang) or regime.title['en']}", ""]
    for demand, text, clause, rules in mandate_rows(regime, lang):
        checks = [f"{rule.code} {rule.name}" for rule in rules] + ([_PERSON[lang]] if demand.person else [])
        lines += [
            f"{demand.id}  {text}",
            f"    {clause}" if clause else "",
            f"    → {', '.join(checks) or '–'}",
            "",
        ]
    return "\n".join(line for at, line in enumerate(lines) if line or lines[at - 1]) + "\n"


def _as_json(regime: Regime) -> str:
    import json

    rows = [
        {
            "id": demand.id,
            "text": dict(demand.text),
            "clause": clause or None,
            "rules": [rule.code for rule in rules],
            "person": demand.person,
            "levels": list(demand.levels),
        }
        for demand, _, clause, rules in mandate_rows(regime, "zh")
    ]
    return json.dumps({"regime": regime.id, "demands": rows}, ensure_ascii=False, indent=1) + "\n"
