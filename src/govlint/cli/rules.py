"""``govlint rules``: every rule in one line, or all metadata for machines."""

from __future__ import annotations

import click

from govlint.catalogue import rule_as_json, rules_table
from govlint.cli._common import OneOf, emit, lang_option, language, output_option
from govlint.cli._help import Command
from govlint.output._width import pad, width
from govlint.rules import all_rules


@click.command(cls=Command, help="List every rule: code, severity, name and what it finds.")
@click.option("--format", "-f", "format_", type=OneOf(["text", "json", "md"]), default="text")
@lang_option
@output_option
def command(format_: str, lang: str | None, output: str | None) -> int:
    """See the help text above; returns the exit status."""
    tongue = language(lang)
    rules = [entry.rule for entry in all_rules().values()]
    if format_ == "json":
        import json

        text = json.dumps([rule_as_json(rule) for rule in rules], ensure_ascii=False, indent=1) + "\n"
    elif format_ == "md":
        text = rules_table(tongue)
    else:
        room = max((width(rule.name) for rule in rules), default=0)
        text = "".join(
            f"{rule.code}  {rule.severity:7}  {pad(rule.name, room)}  "
            f"{rule.summary.get(tongue) or rule.summary['en']}\n"
            for rule in rules
        )
    emit(text, output, machine=format_ == "json")
    return 0
