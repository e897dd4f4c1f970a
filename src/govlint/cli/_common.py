"""What the subcommands share: the language, wrong calls, and getting text out whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from govlint.cli import _terminal
from govlint.cli._terminal import language
from govlint.config import Config, did_you_mean

__all__ = [
    "OneOf",
    "configuration",
    "emit",
    "lang_option",
    "language",
    "output_option",
    "packs_of",
    "regime_of_year",
    "wrong_calls",
]

# Older versions of click have no generic type, newer ones want it.
if TYPE_CHECKING:
    _Choice = click.Choice[str]
else:
    _Choice = click.Choice


class OneOf(_Choice):
    """A value out of a few, and a word to him who mistypes it."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as wrong:
            near = did_you_mean(value, tuple(self.choices))
            raise click.BadParameter(wrong.message.removesuffix(".") + (near or "."), ctx, param) from None


lang_option = click.option(
    "--lang", type=OneOf(["zh", "en"]), help="Language of the texts. Default: the locale's."
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
    from govlint.regimes import regime_for, regime_ids

    regime = regime_for(year, packs)
    if regime is None:
        first = min(id_.rpartition("/")[2] for id_ in regime_ids(packs))
        raise click.UsageError(f"no regulation is known for report year {year}, only from {first} on")
    return regime
