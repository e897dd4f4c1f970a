"""What the subcommands share: the language, wrong calls, and getting text out whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from govlint.cli import _terminal
from govlint.cli._terminal import language
from govlint.config import Config

__all__ = [
    "configuration",
    "emit",
    "lang_option",
    "language",
    "output_option",
    "packs_of",
    "regime_of_year",
    "wrong_calls",
]

lang_option = click.option(
    "--lang", type=click.Choice(["zh", "en"]), help="Language of the texts. Default: the locale's."
)
output_option = click.option(
    "--output",
    "-o",
    metavar="FILE",
    help="Write to FILE (as a whole or not at all) instead of standard output.",
)


def configuration(path: str | None) -> Config:
    """The named configuration, else the nearest one; a wrong one is a wrong call."""
    with wrong_calls():
        return _terminal.configuration(path)


def emit(text: str, output: str | None = None, machine: bool = False) -> None:
    """Write to the file or to standard output. What machines read is UTF-8 whatever the locale says."""
    with wrong_calls():
        _terminal.emit(text, output, machine)


@contextmanager
def wrong_calls() -> Iterator[None]:
    """Shows a wrong call as click shows its own: with the usage, exit status 2."""
    try:
        yield
    except _terminal.WrongCall as wrong:
        raise click.UsageError(str(wrong)) from None


def packs_of(config: Config, given: tuple[str, ...]) -> tuple[str, ...]:
    """The packs of the configuration and of the call; a wrong one is a wrong call."""
    with wrong_calls():
        return _terminal.packs_of(config, given)


def regime_of_year(year: int, packs: tuple[str, ...] = ()) -> Any:
    """The regime of a report year; a year without one is a wrong call."""
    from govlint.regimes import regime_for

    regime = regime_for(year, packs)
    if regime is None:
        raise click.UsageError(f"no regulation is known for report year {year}")
    return regime
