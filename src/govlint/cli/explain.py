"""``govlint explain``: what a rule finds and why, with examples."""

from __future__ import annotations

import click

from govlint.catalogue import rule_page
from govlint.cli._common import emit, lang_option, language
from govlint.cli._help import Command
from govlint.rules import find_rule, no_such_rule


@click.command(
    cls=Command, help="Explain rules, by code or name: why, clause, logic, bad and good example, how to mend."
)
@click.argument("rules", nargs=-1, metavar="RULE...", required=True)
@lang_option
def command(rules: tuple[str, ...], lang: str | None) -> int:
    """See the help text above; returns the exit status."""
    pages = []
    for wanted in rules:
        entry = find_rule(wanted)
        if entry is None:
            raise click.UsageError(no_such_rule(wanted))
        pages.append(rule_page(entry.rule, language(lang)))
    emit("\n".join(pages))
    return 0
