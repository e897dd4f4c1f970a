"""The command ``govlint``: a group whose subcommands are imported only when they are called."""

from __future__ import annotations

import os

import click

from govlint import __version__
from govlint.cli._chinese import helped
from govlint.cli._help import Command, in_chinese, show, write_rows
from govlint.cli._locale import asked

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


_EPILOG = "Exit status: 0 passed, 1 failed or incomplete, 2 wrong call, 3 govlint itself broke."


class _LazyGroup(Command, click.Group):
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
            else:
                from govlint.config import did_you_mean

                message = f"No such command {name!r}{did_you_mean(name, _COMMANDS) or '.'}"
            ctx.fail(message)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        if in_chinese(ctx):
            self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if in_chinese(ctx):
            write_rows(formatter, "命令：", [(name, helped(text)) for name, text in _COMMANDS.items()])
        else:
            write_rows(formatter, "Commands:", list(_COMMANDS.items()))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(helped(_EPILOG) if in_chinese(ctx) else _EPILOG)


@click.group(
    cls=_LazyGroup,
    help=_HELP,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, "-V", "--version", message="govlint %(version)s")
def group() -> None:
    """The group; its texts are above."""


def run_group(args: list[str]) -> int:
    """Run the command that ``args`` name and return its exit status; a wrong call is explained."""
    lang = asked(args)
    try:
        status = group.main(args, prog_name="govlint", standalone_mode=False, obj=lang)
        return status if isinstance(status, int) else 0
    except click.ClickException as wrong:
        show(wrong, lang)
        return 2
    except click.Abort:
        raise KeyboardInterrupt from None
