"""``govlint schema``: the JSON Schemas for editors and other programs, and a check of packs against them."""

from __future__ import annotations

import json
import os
from typing import Any

import click

from govlint.cli._common import configuration, emit, output_option, packs_of, regime_of_year
from govlint.cli._help import Command


@click.command(cls=Command, help="Print a JSON Schema, or check a pack.")
@click.option("--year", type=click.IntRange(1), help="Of report.yaml for a report year, in one piece.")
@click.option("--pack", multiple=True, metavar="FILE", help="With --year: extended by a pack.")
@click.option("--config", "for_config", is_flag=True, help="Of govlint.toml.")
@click.option("--json-output", "for_output", is_flag=True, help="Of what --format json prints.")
@click.option("--check-pack", metavar="FILE", help="Check that a pack fits the schemas it extends.")
@output_option
def command(
    year: int | None,
    pack: tuple[str, ...],
    for_config: bool,
    for_output: bool,
    check_pack: str | None,
    output: str | None,
) -> int:
    """See the help text above; returns the exit status."""
    wanted = [bool(year), for_config, for_output, bool(check_pack)]
    if sum(wanted) != 1:
        raise click.UsageError("give one of --year, --config, --json-output and --check-pack")
    if check_pack:
        return _check_pack(check_pack)
    if year:
        schema = _of_year(year, packs_of(configuration(None), pack))
    elif for_config:
        from govlint.config_model import config_schema

        schema = config_schema()
    else:
        from govlint.regimes.schemas import schema_folder

        with open(os.path.join(schema_folder(), "output.json"), encoding="utf-8") as file:
            schema = json.load(file)
    emit(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", output, machine=True)
    return 0


def _of_year(year: int, packs: tuple[str, ...]) -> dict[str, Any]:
    from govlint.regimes import bundled_schema

    return bundled_schema(regime_of_year(year, packs).id, packs)


def _check_pack(path: str) -> int:
    """0 when every regime that the pack extends takes it and stays a valid schema, else 1."""
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import SchemaError

    from govlint.regimes import PackError, bundled_schema
    from govlint.regimes import check_pack as fitting

    try:
        for id_ in fitting(path):
            Draft202012Validator.check_schema(bundled_schema(id_, (path,)))
            click.echo(f"{path}: fits {id_}")
    except PackError as wrong:
        click.echo(f"{wrong}", err=True)
        return 1
    except SchemaError as wrong:
        where = "/".join(str(part) for part in wrong.absolute_path)
        click.echo(f"{path}: {where}: {wrong.message}", err=True)
        return 1
    return 0
