"""Language, configuration, terminal and output of a call, without the command line library."""

from __future__ import annotations

import os
import sys

from govlint.cli._locale import locale_language
from govlint.config import Config, ConfigError, find_config, load_config


class WrongCall(Exception):  # noqa: N818 - no error of the program
    """The call itself is wrong; the text says how. The command line shows it with the usage."""


def language(wanted: str | None, config: Config | None = None) -> str:
    """The language of the call: as asked, as configured, else Chinese in a Chinese locale, else English."""
    if wanted:
        return wanted
    if config is not None and config.lang:
        return config.lang
    return locale_language()


def configuration(path: str | None) -> Config:
    """The named configuration, else the nearest one; a wrong one is a wrong call."""
    try:
        return load_config(path) if path else find_config(".")
    except ConfigError as wrong:
        raise WrongCall(str(wrong)) from None


def packs_of(config: Config, given: tuple[str, ...]) -> tuple[str, ...]:
    """The packs of the configuration and of the call. One that is wrong is told before any file is read."""
    packs = config.packs + tuple(os.path.abspath(pack) for pack in given)
    if packs:
        from govlint.regimes import PackError, check_pack

        try:
            for pack in packs:
                check_pack(pack)
        except PackError as wrong:
            raise WrongCall(f"--pack: {wrong}") from None
    return packs


def terminal(no_color: bool) -> tuple[bool, int]:
    """Whether to color standard output, and its width in columns."""
    is_terminal = sys.stdout.isatty()
    color = (
        is_terminal and not no_color and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )
    width = 100
    if is_terminal:
        try:
            width = os.get_terminal_size(sys.stdout.fileno()).columns
        except (OSError, ValueError):  # a terminal that does not know its size
            width = 100
    return color, max(60, min(width, 160))


def emit(text: str, output: str | None = None, machine: bool = False) -> None:
    """Write to the file or to standard output. What machines read is UTF-8 whatever the locale says."""
    if output and output != "-":
        from govlint.files import write_atomically

        try:
            write_atomically(output, text.encode("utf-8", "replace"))
        except OSError as wrong:
            raise WrongCall(f"cannot write {output}: {wrong.strerror or wrong}") from None
        return
    try:
        if machine and hasattr(sys.stdout, "buffer"):
            sys.stdout.flush()
            sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        else:
            _print(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader went away (``| head``). The verdict stands; only Python must not flush again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _print(text: str) -> None:
    if sys.platform == "win32":
        import click  # it knows the ways of Windows' console

        click.echo(text, nl=False, color=True)
    else:
        sys.stdout.write(text)
