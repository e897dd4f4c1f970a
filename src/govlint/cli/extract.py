"""``govlint extract``: what govlint reads in a document, as report.yaml or as tables for researchers."""

from __future__ import annotations

import os
from collections.abc import Iterator

import click

from govlint.batch import read_input
from govlint.cli._common import OneOf, configuration, emit, lang_option, language, packs_of
from govlint.cli._help import Command
from govlint.engine import Options
from govlint.inputs import Input, NoInput, gather
from govlint.transcript import CellRow, as_csv, as_json, as_yaml, cell_rows

_HELP = """Write what govlint reads in a report as report.yaml, which check judges as it judges the report.

With --tables, the cells of all tables of any number of reports, a row for each.
"""


@click.command(cls=Command, help=_HELP)
@click.argument("paths", nargs=-1, metavar="PATH...", required=True)
@click.option("--output", "-o", metavar="FILE", help="Default: standard output.")
@click.option("--force", is_flag=True, help="Replace FILE if it exists.")
@click.option("--tables", type=OneOf(["csv", "json", "parquet"]), help="Cells instead of the report.")
@click.option("--year", type=click.IntRange(1), help="Report year, where the file does not say it.")
@click.option("--pack", multiple=True, metavar="FILE", help="Add a pack of further demands.")
@lang_option
def command(
    paths: tuple[str, ...],
    output: str | None,
    force: bool,
    tables: str | None,
    year: int | None,
    pack: tuple[str, ...],
    lang: str | None,
) -> int:
    """See the help text above; returns 1 where something could not be read."""
    if output and os.path.lexists(output) and not force:
        raise click.UsageError(f"{output} exists; --force replaces it")
    config = configuration(None)
    tongue = language(lang, config)
    options = Options(year=year or config.year, packs=packs_of(config, pack), limits=config.limits)
    try:
        inputs = gather(paths, config.exclude)
    except NoInput as nothing:
        raise click.UsageError(str(nothing)) from None
    if tables:
        return _write_tables(tables, inputs, options, output, tongue)
    if len(inputs) != 1:
        raise click.UsageError("one report at a time; --tables takes many")
    report = read_input(inputs[0], options)
    emit(as_yaml(report, tongue, options.packs), output, machine=True)
    return _status(inputs[0].path, any(problem.stops for problem in report.problems), tongue)


def _write_tables(kind: str, inputs: list[Input], options: Options, output: str | None, lang: str) -> int:
    status = 0

    def rows() -> Iterator[CellRow]:
        nonlocal status
        for one in inputs:
            report = read_input(one, options)
            # A folder also holds files that are no reports.
            other = not one.named and any(problem.rule == "SRC014" for problem in report.problems)
            unread = any(problem.stops for problem in report.problems) and not other
            status = max(status, _status(one.path, unread, lang))
            yield from cell_rows(report, options.packs)

    if kind == "parquet":
        if not output:
            raise click.UsageError("--tables parquet needs --output")
        _write_parquet(rows(), output)
    else:
        emit(as_csv(rows()) if kind == "csv" else as_json(rows()), output, machine=True)
    return status


_UNREAD = {
    "en": "{}: not read completely; govlint check says why",
    "zh": "{}：未能完整读取，原因见 govlint check",
}


def _status(path: str, unread: bool, lang: str) -> int:
    if unread:
        click.echo(_UNREAD[lang].format(path), err=True)
    return int(unread)


def _write_parquet(rows: Iterator[CellRow], output: str) -> None:
    try:
        import duckdb
    except ImportError:
        raise click.UsageError('--tables parquet needs: pip install "govlint[stats]"') from None
    import tempfile

    from govlint.files import write_atomically

    with tempfile.TemporaryDirectory() as folder:
        source, target = os.path.join(folder, "cells.csv"), os.path.join(folder, "cells.parquet")
        with open(source, "w", encoding="utf-8", newline="") as file:
            file.write(as_csv(rows))
        with duckdb.connect() as connection:
            cells = connection.read_csv(source, all_varchar=True, header=True)
            typed = "* REPLACE (year::INTEGER AS year, value::DOUBLE AS value, certain::BOOLEAN AS certain)"
            cells.select(typed).write_parquet(target)
        with open(target, "rb") as file:
            write_atomically(output, file.read())
