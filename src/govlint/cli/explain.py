"""``govlint explain``: what a rule finds and why, with examples."""

from __future__ import annotations

import click

from govlint.catalogue import rule_page
from govlint.cli._common import emit, lang_option, language
from govlint.config import did_you_mean
from govlint.rules import all_rules, find_rule


@click.command(help="Explain rules, by code or name: why, clause, logic, bad and good example, how to mend.")
@click.argument("rules", nargs=-1, metavar="RULE...", required=True)
@lang_option
def command(rules: tuple[str, ...], lang: str | None) -> int:
    """See the help text above; returns the exit status."""
    pages = []
    for wanted in rules:
        entry = find_rule(wanted)
        if entry is None:
            names = tuple(word for code, one in all_rules().items() for word in (code, one.rule.name))
            raise click.UsageError(f"no rule {wanted!r}{did_you_mean(wanted, names)} (govlint rules)")
        pages.append(rule_page(entry.rule, language(lang)))
    emit("\n".join(pages))
    return 0
