"""``govlint check``: the options, and what help says about them."""

from __future__ import annotations

from typing import Any

import click

from govlint.cli._checking import Call, carry_out
from govlint.cli._common import OneOf, lang_option, output_option, wrong_calls
from govlint.cli._help import Command
from govlint.config import FAIL_ON
from govlint.output import FORMATS

_HELP = """Check reports and print what is wrong with them, where, and by which clause.

PATH is a file, a folder (its reports are found by suffix), a pattern, or - for standard input.
Several reports of one organ are checked against each other, each against last year's.

\b
Examples:
  govlint check report.yaml
  govlint check 年报.docx --annotate 年报-checked.docx
  govlint check reports/ --format sarif --output govlint.sarif
  govlint check 2024.html --previous 2023.html --lang zh
  govlint check --aggregate city.yaml districts/
"""


@click.command(cls=Command, help=_HELP)
@click.argument("paths", nargs=-1, metavar="PATH...", required=True)
@click.option("--format", "-f", "format_", type=OneOf(FORMATS), default="text", help="Default: text.")
@output_option
@click.option(
    "--fail-on",
    type=OneOf(FAIL_ON),
    help="Exit with 1 from this severity on. Default: error. What could not be read fails in any case.",
)
@lang_option
@click.option("--select", multiple=True, metavar="CODES", help="Only these: codes, names or families (TXT).")
@click.option("--ignore", multiple=True, metavar="CODES", help="Leave these out.")
@click.option("--severity", multiple=True, metavar="CODE=LEVEL", help="Give a rule another severity.")
@click.option("--pedantic", is_flag=True, help="Also tell what is only a matter of taste.")
@click.option("--year", type=click.IntRange(1), help="Report year, where the file does not say it.")
@click.option("--excerpt", is_flag=True, help="The files are parts of reports: do not judge what is absent.")
@click.option("--pack", multiple=True, metavar="FILE", help="Add a pack of further demands.")
@click.option("--previous", metavar="FILE", help="Last year's report, to compare with.")
@click.option("--aggregate", metavar="SUMMARY", help="A report that sums up those at PATH...")
@click.option("--annotate", metavar="FILE", help="Write a copy with the findings as comments (one input).")
@click.option(
    "--skip-other-files", is_flag=True, help="A named file that is no report fails nobody (for hooks)."
)
@click.option("--jobs", "-j", type=click.IntRange(0), help="Processes. Default: by the number of files.")
@click.option("--config", "config_path", metavar="FILE", help="Default: the nearest govlint.toml.")
@click.option("--no-color", is_flag=True, help="Never color. NO_COLOR does the same.")
@click.option("--quiet", "-q", is_flag=True, help="Text format: only errors.")
@click.option("--verbose", "-v", is_flag=True, help="Text format: also what was read of each file.")
def command(**given: Any) -> int:
    """See the help text above; returns the exit status."""
    with wrong_calls():
        return carry_out(Call(**given))
