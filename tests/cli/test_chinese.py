"""In a Chinese locale, or with --lang zh, help and wrong calls are Chinese; else nothing of them is."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import click
import pytest

from govlint.cli import _group, run
from govlint.cli._chinese import HELP, wrong
from tests.cli.samples import GOOD, write
from tests.cli.test_check import WRONG_CALLS
from tests.cli.test_mistyped import CALLS

COMMANDS = tuple(_group._COMMANDS)
_CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_word_of_help_is_translated(name: str) -> None:
    command: click.Command = import_module(f"govlint.cli.{name}").command
    said = [param.help for param in command.params if isinstance(param, click.Option) and param.help]
    paragraphs = re.split(r"\n\n", (command.help or "").strip("\n"))
    assert set(said + paragraphs + [_group._COMMANDS[name]]) - HELP.keys() == set()


def test_no_translation_is_of_words_that_are_not_said() -> None:
    said = "\n\n".join([_group._HELP, _group._EPILOG, *_group._COMMANDS.values()])
    for name in COMMANDS:
        command: click.Command = import_module(f"govlint.cli.{name}").command
        said += "\n\n" + (command.help or "")
        said += "".join(f"\n\n{one.help}" for one in command.params if isinstance(one, click.Option))
    said += "\n\nShow this message and exit.\n\nShow the version and exit."
    assert HELP.keys() - {part.strip("\n") for part in said.split("\n\n")} == set()


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_in_chinese(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run([*name.split(), "--help"]) == 0
    english = capsys.readouterr().out.replace("政府信息公开工作年度报告", "").replace("年报", "")
    assert not _CHINESE.search(english)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert run([*name.split(), "--help"]) == 0
    chinese = capsys.readouterr().out
    assert chinese.startswith("用法：govlint")
    assert "\n选项：\n" in chinese
    prose = [line for line in chinese.splitlines() if "govlint " not in line]
    assert not re.search(r"(?<![-a-z])[a-z]{2,} [a-z]{2,}", "\n".join(prose))


@pytest.mark.parametrize(
    "call", [*(call.split() for call, _ in CALLS), *(["check", *args] for args, _ in WRONG_CALLS)]
)
def test_a_wrong_call_is_told_in_chinese(
    call: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write(tmp_path, a=GOOD, b="x-pack: {extends: [cn/2022]}\n")
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert run(call) == 2
    last = capsys.readouterr().err.splitlines()[-1]
    assert last.startswith("错误：")
    assert _CHINESE.search(last.removeprefix("错误："))
    assert "did you mean" not in last.lower()


def test_a_bare_call_shows_the_help(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert run([]) == 2
    assert capsys.readouterr().err.startswith("用法：govlint [OPTIONS] COMMAND")


def test_the_language_asked_for_goes_before_the_locale(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, a=GOOD)
    assert run(["check", "nowhere.yaml", "--lang", "zh"]) == 2
    assert "错误：没有这个文件或文件夹：'nowhere.yaml'" in capsys.readouterr().err
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert run(["check", "nowhere.yaml", "--lang=en"]) == 2
    assert "Error: no such file or folder: 'nowhere.yaml'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("a.toml: unknown key 'ignor'; did you mean 'ignore'?",
         "a.toml：未知的键 'ignor'；是否想写 'ignore'？"),
        ("a.toml: fail-on must be one of error, never", "a.toml：fail-on 应为下列之一：error, never"),
        ("cannot write a/b: Permission denied", "不能写入 a/b：没有权限"),
        ("no rule 'TXT01'; did you mean 'TXT001'? (govlint rules)",
         "没有规则 'TXT01'；是否想写 'TXT001'？ (govlint rules)"),
        ("Missing option '--level'. Choose from:\n\tstate,\n\tcounty",
         "缺少选项 '--level'，可选：\tstate,\n\tcounty"),
        ("what nobody has listed", "what nobody has listed"),
    ],
)  # fmt: skip
def test_messages(english: str, chinese: str) -> None:
    assert wrong(english) == chinese
