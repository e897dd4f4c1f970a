"""The command ``govlint``: a group whose subcommands are imported only when they are called.

Exit statuses, the same for every subcommand and format: 0 all is well, 1 a file failed or is incomplete,
2 the call itself was wrong, 3 govlint broke.
"""

from __future__ import annotations

import os
import sys
from typing import NoReturn

import click

from govlint import __version__

_COMMANDS = {
    "check": "Check reports against the regulation of their year.",
    "explain": "Explain a rule: why, clause, bad and good example, fix.",
    "rules": "List every rule.",
    "coverage": "List a year's demands and the rules that check them.",
    "schema": "Print the JSON Schema of a year's report, of the config or of the output.",
    "init": "Write a complete, commented report.yaml to fill in.",
    "extract": "Write what govlint reads in a document as report.yaml or tables.",
}

_HELP = """Check annual reports on government information disclosure (政府信息公开工作年度报告)
against the regulation that was in force for their year.

\b
Begin with:
  govlint check report.yaml            one report: YAML, JSON, HTML, DOCX, PDF, text, Markdown
  govlint check reports/               every report in a folder, each against last year's
  govlint explain TXT001               what a finding means and how to mend it
  govlint init --year 2024 --level county -o report.yaml
"""


class _LazyGroup(click.Group):
    """Knows its subcommands by name and one line of help; imports a module only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module = __import__(f"govlint.cli.{cmd_name}", fromlist=["command"])
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in _COMMANDS and not name.startswith("-"):
            message = f"No such command {name!r}."
            if os.path.exists(name):
                message += f" To check it: govlint check {name}"
            ctx.fail(message)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(
    cls=_LazyGroup,
    help=_HELP,
    epilog="Exit status: 0 passed, 1 failed or incomplete, 2 wrong call, 3 govlint itself broke.",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, "-V", "--version", message="govlint %(version)s")
def group() -> None:
    """The group; its texts are above."""


def main(args: list[str] | None = None) -> NoReturn:
    """Run the command line and leave with the exit status. ``args`` default to ``sys.argv[1:]``."""
    sys.exit(run(args))


def run(args: list[str] | None = None) -> int:
    """Run the command line and return the exit status. Trouble is told in one line, not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character gets a substitute, never an exception.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        status = group.main(args, prog_name="govlint", standalone_mode=False)
        sys.stdout.flush()
        return status if isinstance(status, int) else 0
    except click.ClickException as wrong:
        wrong.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted.", err=True)
        return 130
    except BrokenPipeError:
        # The reader went away (``| head``): nothing is left to say, and Python must not try at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 1
    except Exception as broken:
        if os.environ.get("GOVLINT_DEBUG"):
            raise
        click.echo(
            f"govlint broke: {type(broken).__name__}: {broken}\n"
            "This is a fault of govlint, not of your file. GOVLINT_DEBUG=1 shows where.",
            err=True,
        )
        return 3
