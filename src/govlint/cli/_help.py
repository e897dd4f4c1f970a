"""Help and wrong calls in the language of the call: as click says them, or in Chinese."""

from __future__ import annotations

from inspect import cleandoc

import click

_REQUIRED = ("required]", "必填]")


def in_chinese(ctx: click.Context) -> bool:
    """Whether this call is to be answered in Chinese; ``run_group`` hands the language to click."""
    return bool(ctx.obj == "zh")


class Command(click.Command):
    """A command whose help is in the language of the call."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if not in_chinese(ctx):
            return super().format_usage(ctx, formatter)
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), "用法：")
        return None

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if not in_chinese(ctx):
            return super().format_help_text(ctx, formatter)
        from govlint.cli._chinese import helped

        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(helped(cleandoc(self.help or "")))
        return None

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if not in_chinese(ctx):
            return super().format_options(ctx, formatter)
        from govlint.cli._chinese import helped

        rows = []
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx) if isinstance(param, click.Option) else None
            if record is not None:
                text, gap, more = record[1].partition("  [")
                rows.append((record[0], helped(text) + gap + more.replace(*_REQUIRED)))
        write_rows(formatter, "选项：", rows)
        return None


def write_rows(formatter: click.HelpFormatter, heading: str, rows: list[tuple[str, str]]) -> None:
    """Rows of two columns under a heading with its own colon."""
    formatter.write_paragraph()
    formatter.write(f"{heading}\n")
    with formatter.indentation():
        formatter.write_dl(rows)


def show(wrong: click.ClickException, lang: str) -> None:
    """Say on standard error why a call is wrong, with the usage."""
    # A bare ``govlint`` is a wrong call whose message is the help; it shows itself.
    shown_alike = type(wrong).show in (click.ClickException.show, click.UsageError.show)
    if lang != "zh" or not shown_alike:
        wrong.show()
        return
    from govlint.cli import _chinese

    ctx = wrong.ctx if isinstance(wrong, click.UsageError) else None
    if ctx is not None:
        click.echo(f"{ctx.get_usage()}\n用 {ctx.command_path} --help 查看说明。\n", err=True)
    click.echo(f"错误：{_chinese.wrong(wrong.format_message())}", err=True)
