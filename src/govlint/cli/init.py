"""``govlint init``: a report.yaml with everything that the year's regulation asks for, ready to fill in."""

from __future__ import annotations

import os

import click

from govlint.cli._common import OneOf, configuration, emit, packs_of, regime_of_year
from govlint.cli._help import Command
from govlint.skeleton import LEVELS, skeleton


@click.command(cls=Command, help="Write a complete, commented report.yaml for a report year, to fill in.")
@click.option(
    "--year", type=click.IntRange(1), required=True, help="Report year, not the year of publication."
)
@click.option("--level", type=OneOf(LEVELS), required=True, help="Level of the reporting organ.")
@click.option("--output", "-o", metavar="FILE", help="Default: standard output.")
@click.option("--force", is_flag=True, help="Replace FILE if it exists.")
@click.option("--pack", multiple=True, metavar="FILE", help="Add a pack of further demands.")
@click.option(
    "--schema", metavar="PATH", help="Schema that editors shall use (govlint schema --year N -o PATH)."
)
def command(
    year: int, level: str, output: str | None, force: bool, pack: tuple[str, ...], schema: str | None
) -> int:
    """See the help text above; returns the exit status."""
    if output and os.path.lexists(output) and not force:
        raise click.UsageError(f"{output} exists; --force replaces it")
    regime = regime_of_year(year, packs_of(configuration(None), pack))
    emit(skeleton(regime, year, level, schema or ""), output, machine=True)
    return 0
