"""What the subcommands share: the language, wrong calls, and getting text out whole."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import Any

import click

from govlint.config import Config, ConfigError, find_config, load_config

lang_option = click.option(
    "--lang", type=click.Choice(["zh", "en"]), help="Language of the texts. Default: the locale's."
)
output_option = click.option(
    "--output",
    "-o",
    metavar="FILE",
    help="Write to FILE (as a whole or not at all) instead of standard output.",
)


def language(wanted: str | None, config: Config | None = None) -> str:
    """The language of the call: as asked, as configured, else Chinese in a Chinese locale, else English."""
    if wanted:
        return wanted
    if config is not None and config.lang:
        return config.lang
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "zh" if value.lower().startswith(("zh", "chinese")) else "en"
    if sys.platform == "win32":
        import locale

        value = locale.getlocale()[0] or ""
        return "zh" if value.lower().startswith(("zh", "chinese")) else "en"
    return "en"


def configuration(path: str | None) -> Config:
    """The named configuration, else the nearest one; a wrong one is a wrong call."""
    try:
        return load_config(path) if path else find_config(".")
    except ConfigError as wrong:
        raise click.UsageError(str(wrong)) from None


def terminal(no_color: bool) -> tuple[bool, int]:
    """Whether to color standard output, and its width in columns."""
    is_terminal = sys.stdout.isatty()
    color = (
        is_terminal and not no_color and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )
    width = 100
    if is_terminal:
        with suppress(OSError, ValueError):
            width = os.get_terminal_size(sys.stdout.fileno()).columns
    return color, max(60, min(width, 160))


def emit(text: str, output: str | None = None, machine: bool = False) -> None:
    """Write to the file or to standard output. What machines read is UTF-8 whatever the locale says."""
    if output and output != "-":
        from govlint.files import write_atomically

        try:
            write_atomically(output, text.encode("utf-8", "replace"))
        except OSError as wrong:
            raise click.UsageError(f"cannot write {output}: {wrong.strerror or wrong}") from None
        return
    try:
        if machine and hasattr(sys.stdout, "buffer"):
            sys.stdout.flush()
            sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        else:
            click.echo(text, nl=False, color=True)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader went away (``| head``). The verdict stands; only Python must not flush again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def regime_of_year(year: int, packs: tuple[str, ...] = ()) -> Any:
    """The regime of a report year; a year without one is a wrong call."""
    from govlint.regimes import regime_for

    regime = regime_for(year, packs)
    if regime is None:
        raise click.UsageError(f"no regulation is known for report year {year}")
    return regime
