"""What ``govlint check`` does, however it was called: options become a batch, its results are printed."""

from __future__ import annotations

import os

from govlint.batch import Batch, check_all
from govlint.cli._terminal import WrongCall, configuration, emit, language, packs_of, terminal
from govlint.config import Config, did_you_mean
from govlint.engine import FileResult, Options
from govlint.inputs import STDIN, Input, NoInput, gather, shown
from govlint.output import View, render
from govlint.report.finding import SEVERITIES
from govlint.report.record import NamedTuple
from govlint.verdict import exit_status, is_other_file


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
    if not call.skip_other_files and all(is_other_file(result) for result in results):
        raise WrongCall(f"no report among {len(results)} files")
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
    _known((*select, *ignore), families=True)
    _known(tuple(severity), families=False)
    packs = packs_of(config, call.pack)
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
            raise WrongCall(
                f"--severity {value}: write CODE=LEVEL, LEVEL being one of {', '.join(SEVERITIES)}"
                f"{did_you_mean(level, SEVERITIES)}"
            )
        levels[code] = level
    return levels


def _known(patterns: tuple[str, ...], families: bool) -> None:
    """A code that no rule has is a wrong call: it would select or ignore nothing, silently. A family is named
    by its letters; ``TXT01`` is a code with a digit too few."""
    if not patterns:
        return
    from govlint.rules import all_rules, find_rule, no_such_rule

    for pattern in patterns:
        letters = pattern.upper() if families and pattern.isalpha() else "?"
        if find_rule(pattern) is None and not any(code.startswith(letters) for code in all_rules()):
            raise WrongCall(no_such_rule(pattern))


def _batch(call: Call, config: Config, options: Options) -> Batch:
    try:
        inputs = gather(call.paths, config.exclude)
    except NoInput as nothing:
        raise WrongCall(str(nothing)) from None
    if call.skip_other_files:
        inputs = [one._replace(named=False) for one in inputs]
    for option, target in (("--output", call.output), ("--annotate", call.annotate)):
        if target and any(_same(target, one.file) for one in inputs):
            raise WrongCall(f"{option} would overwrite the report {target}")
    if call.annotate and len(inputs) != 1:
        raise WrongCall("--annotate takes one report at a time")
    jobs = call.jobs if call.jobs is not None else config.jobs
    previous, summary = _beside("--previous", call.previous), _beside("--aggregate", call.aggregate)
    if summary is not None:
        inputs = [one for one in inputs if not _same(summary.file, one.file)]
    return Batch(inputs, options, previous, summary, jobs)


def _beside(option: str, path: str | None) -> Input | None:
    if path is None:
        return None
    if not os.path.exists(path):
        raise WrongCall(f"{option}: no such file: {path!r}")
    if os.path.isdir(path):
        raise WrongCall(f"{option} takes one report, not a folder: {path!r}")
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
        raise WrongCall("--annotate needs a file, not standard input")
    try:
        with open(source, "rb") as file:
            copy = annotated(file.read(), results[-1], lang)
        write_atomically(target, copy)
    except NotAnnotatable as cannot:
        raise WrongCall(f"--annotate: {cannot}") from None
    except OSError as wrong:
        raise WrongCall(f"cannot annotate: {wrong.strerror or wrong}") from None
