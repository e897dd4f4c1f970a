"""``govlint check``: options become one call, the call is carried out, the results are printed."""

from __future__ import annotations

import os
from typing import Any

import click

from govlint.batch import Batch, check_all
from govlint.cli._common import configuration, emit, lang_option, language, output_option, terminal
from govlint.config import FAIL_ON, Config, did_you_mean
from govlint.engine import FileResult, Options
from govlint.inputs import STDIN, Input, NoInput, gather, shown
from govlint.output import FORMATS, View, render
from govlint.report.finding import SEVERITIES
from govlint.report.record import NamedTuple
from govlint.verdict import exit_status

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


@click.command(help=_HELP)
@click.argument("paths", nargs=-1, metavar="PATH...", required=True)
@click.option("--format", "-f", "format_", type=click.Choice(FORMATS), default="text", help="Default: text.")
@output_option
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    help="Exit with 1 from this severity on. Default: error. What could not be read fails in any case.",
)
@lang_option
@click.option("--select", multiple=True, metavar="CODES", help="Only these: codes, names or prefixes (TXT).")
@click.option("--ignore", multiple=True, metavar="CODES", help="Leave these out.")
@click.option("--severity", multiple=True, metavar="CODE=LEVEL", help="Give a rule another severity.")
@click.option("--pedantic", is_flag=True, help="Also tell what is only a matter of taste.")
@click.option("--year", type=click.IntRange(1), help="Report year, where the file does not say it.")
@click.option("--excerpt", is_flag=True, help="The files are parts of reports: do not judge what is absent.")
@click.option("--pack", multiple=True, metavar="DIR", help="Add a pack of further demands.")
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
    return carry_out(Call(**given))


class Call(NamedTuple):
    """The call as given, before the configuration is taken into account."""

    paths: tuple[str, ...]
    format_: str = "text"
    output: str | None = None
    fail_on: str | None = None
    lang: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[str, ...] = ()
    pedantic: bool = False
    year: int | None = None
    excerpt: bool = False
    pack: tuple[str, ...] = ()
    previous: str | None = None
    aggregate: str | None = None
    annotate: str | None = None
    skip_other_files: bool = False
    jobs: int | None = None
    config_path: str | None = None
    no_color: bool = False
    quiet: bool = False
    verbose: bool = False


def carry_out(call: Call) -> int:
    """Check what the call names, print the results, and return the exit status."""
    config = configuration(call.config_path)
    options = options_of(call, config)
    batch = _batch(call, config, options)
    results = check_all(batch)
    color, width = terminal(call.no_color or bool(call.output))
    view = View(
        results=results,
        lang=language(call.lang, config),
        width=width,
        color=color,
        quiet=call.quiet,
        verbose=call.verbose,
        packs=options.packs,
    )
    if call.annotate:
        _annotate(call.annotate, batch, results, view.lang)
    emit(render(call.format_, view), call.output, machine=call.format_ != "text")
    return exit_status(results)


def options_of(call: Call, config: Config) -> Options:
    """The engine's options: what the call says, else what the configuration says. ``ignore``, ``severity``
    and ``pack`` add to the configuration, the others replace it."""
    select = _codes(call.select) or config.select
    ignore = config.ignore + _codes(call.ignore)
    severity = {**config.severity, **_severities(call.severity)}
    _known((*select, *ignore), prefixes=True)
    _known(tuple(severity), prefixes=False)
    packs = config.packs + tuple(os.path.abspath(pack) for pack in call.pack)
    return Options(
        select=select,
        ignore=ignore,
        severity=severity,
        fail_on=call.fail_on or config.fail_on,
        pedantic=call.pedantic or config.pedantic,
        year=call.year or config.year,
        excerpt=call.excerpt,
        packs=packs,
        limits=config.limits,
    )


def _codes(values: tuple[str, ...]) -> tuple[str, ...]:
    """``--ignore A,B --ignore C`` as three codes."""
    return tuple(code.strip() for value in values for code in value.split(",") if code.strip())


def _severities(values: tuple[str, ...]) -> dict[str, str]:
    levels = {}
    for value in _codes(values):
        code, _, level = value.partition("=")
        if level not in SEVERITIES:
            raise click.UsageError(
                f"--severity {value}: write CODE=LEVEL, LEVEL being one of {', '.join(SEVERITIES)}"
            )
        levels[code] = level
    return levels


def _known(patterns: tuple[str, ...], prefixes: bool) -> None:
    """A code that no rule has is a wrong call: it would select or ignore nothing, silently."""
    if not patterns:
        return
    from govlint.rules import all_rules

    rules = all_rules()
    names = [word for code, entry in rules.items() for word in (code, entry.rule.name)]
    for pattern in patterns:
        whole = pattern.upper() in rules or pattern.lower() in names
        if not whole and not (prefixes and any(code.startswith(pattern.upper()) for code in rules)):
            raise click.UsageError(
                f"no rule {pattern!r}{did_you_mean(pattern, tuple(names))} (govlint rules)"
            )


def _batch(call: Call, config: Config, options: Options) -> Batch:
    try:
        inputs = gather(call.paths, config.exclude)
    except NoInput as nothing:
        raise click.UsageError(str(nothing)) from None
    if call.skip_other_files:
        inputs = [one._replace(named=False) for one in inputs]
    for option, target in (("--output", call.output), ("--annotate", call.annotate)):
        if target and any(_same(target, one.file) for one in inputs):
            raise click.UsageError(f"{option} would overwrite the report {target}")
    if call.annotate and len(inputs) != 1:
        raise click.UsageError("--annotate takes one report at a time")
    jobs = call.jobs if call.jobs is not None else config.jobs
    previous, summary = _beside("--previous", call.previous), _beside("--aggregate", call.aggregate)
    if summary is not None:
        inputs = [one for one in inputs if not _same(summary.file, one.file)]
    return Batch(inputs, options, previous, summary, jobs)


def _beside(option: str, path: str | None) -> Input | None:
    if path is None:
        return None
    if not os.path.exists(path):
        raise click.UsageError(f"{option}: no such file: {path!r}")
    return Input(shown(path), path)


def _same(one: str, other: str) -> bool:
    if other == STDIN or not os.path.exists(one) or not os.path.exists(other):
        return False
    return os.path.samefile(one, other)


def _annotate(target: str, batch: Batch, results: list[FileResult], lang: str) -> None:
    """Write a copy of the one input with its findings as comments; the original is never touched."""
    from govlint.files import write_atomically
    from govlint.output.annotate import NotAnnotatable, annotated

    source = batch.inputs[0].file
    if source == STDIN:
        raise click.UsageError("--annotate needs a file, not standard input")
    try:
        with open(source, "rb") as file:
            copy = annotated(file.read(), results[-1], lang)
        write_atomically(target, copy)
    except NotAnnotatable as cannot:
        raise click.UsageError(f"--annotate: {cannot}") from None
    except OSError as wrong:
        raise click.UsageError(f"cannot annotate: {wrong.strerror or wrong}") from None
