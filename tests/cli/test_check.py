"""``govlint check``: exit statuses, inputs, options, and what is printed where."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from govlint.cli import run
from govlint.output import FORMATS
from tests.cli.samples import BAD, GOOD, write


def check(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    status = run(["check", *args])
    said = capsys.readouterr()
    return status, said.out, said.err


def findings(capsys: pytest.CaptureFixture[str], *args: str) -> list[dict[str, Any]]:
    _, out, _ = check(capsys, *args, "--format", "json")
    found: list[dict[str, Any]] = json.loads(out)["findings"]
    return found


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(("text", "status"), [(GOOD, 0), (BAD, 1), ("nothing: here\n", 1), ("", 1)])
def test_status_is_the_same_in_every_format(
    format_: str, text: str, status: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, a=text)
    assert check(capsys, "a.yaml", "--format", format_)[0] == status


WRONG_CALLS: list[tuple[tuple[str, ...], str]] = [
    ((), "Missing argument"),
    (("nowhere.yaml",), "no such file or folder"),
    (("empty",), "nothing to check"),
    (("*.pdf",), "nothing to check"),
    (("a.yaml", "--format", "xml"), "xml"),
    (
        (
            "a.yaml",
            "--no-such-option",
        ),
        "--no-such-option",
    ),
    (("a.yaml", "--select", "TXT999"), "no rule 'TXT999'"),
    (("a.yaml", "--ignore", "parts-differ-from-totals"), "did you mean 'parts-differ-from-total'"),
    (("a.yaml", "--severity", "TXT001=fatal"), "CODE=LEVEL"),
    (("a.yaml", "--config", "none.toml"), "none.toml"),
    (("a.yaml", "--pack", "none.yaml"), "none.yaml"),
    (("a.yaml", "--pack", "a.yaml"), "x-pack"),
    (("a.yaml", "--pack", "b.yaml"), "no regime cn/2022"),
    (("a.yaml", "--previous", "none.yaml"), "--previous"),
    (("a.yaml", "--previous", "empty"), "--previous takes one report, not a folder"),
    (("a.yaml", "--aggregate", "empty"), "--aggregate takes one report, not a folder"),
    (("a.yaml", "--output", "a.yaml"), "would overwrite"),
    (("a.yaml", "--annotate", "a.yaml"), "would overwrite"),
    (("a.yaml", "--output", "no/such/folder/out.txt"), "cannot write"),
]


@pytest.mark.parametrize(("args", "complaint"), WRONG_CALLS)
def test_a_wrong_call_is_2_and_says_why(
    args: tuple[str, ...], complaint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, a=GOOD, b="x-pack: {extends: [cn/2022]}\n")
    (tmp_path / "empty").mkdir()
    status, out, err = check(capsys, *args)
    assert status == 2
    assert complaint in err
    assert out == ""


def test_a_fault_of_our_own_is_3_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, a=GOOD)

    def broken(*_: object) -> str:
        raise RuntimeError("oops")

    monkeypatch.setattr("govlint.cli._checking.render", broken)
    status, _, err = check(capsys, "a.yaml")
    assert status == 3
    assert "RuntimeError: oops" in err
    assert "Traceback" not in err
    status, _, err = check(capsys, "a.yaml", "--lang", "zh")
    assert status == 3
    assert err.startswith("govlint 运行出错：RuntimeError: oops\n")
    monkeypatch.setenv("GOVLINT_DEBUG", "1")
    with pytest.raises(RuntimeError):
        check(capsys, "a.yaml")


def test_one_missing_file_does_not_stop_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, a=GOOD)
    status, out, _ = check(capsys, "a.yaml", "gone.yaml")
    assert status == 1
    assert "gone.yaml: incomplete" in out
    assert "1 passed, 1 incomplete" in out


def test_a_folder_is_searched_by_suffix_and_its_other_files_fail_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, a=GOOD)
    (tmp_path / "sub").mkdir()
    write(tmp_path / "sub", b=GOOD)
    (tmp_path / ".git").mkdir()
    write(tmp_path / ".git", hidden=BAD)
    (tmp_path / "notes.json").write_text('{"a": 1}', encoding="utf-8")
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    status, out, _ = check(capsys, ".", "--format", "json")
    verdicts = {file["path"]: file["verdict"] for file in json.loads(out)["files"]}
    assert verdicts == {"./a.yaml": "pass", "./notes.json": "unchecked", "./sub/b.yaml": "pass"}
    assert status == 0
    assert check(capsys, "notes.json")[0] == 1


def test_a_folder_without_any_report_is_a_wrong_call(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.json").write_text('{"a": 1}', encoding="utf-8")
    status, out, err = check(capsys, ".")
    assert (status, out) == (2, "")
    assert "no report among 1 files" in err
    assert check(capsys, "notes.json", "--skip-other-files")[0] == 0


def test_a_file_given_twice_is_checked_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, a=BAD)
    assert len(findings(capsys, "a.yaml", "./a.yaml", ".", "*.yaml")) == 1


def test_a_pattern_is_expanded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, a=BAD, b=BAD)
    assert {finding["path"] for finding in findings(capsys, "*.yaml")} == {"a.yaml", "b.yaml"}


def test_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BAD.encode())))
    status, out, _ = check(capsys, "-")
    assert status == 1
    assert out.startswith("<stdin>:10:")


def test_output_goes_to_the_file_and_replaces_it_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, a=BAD)
    (tmp_path / "out.json").write_text("old" * 10_000, encoding="utf-8")
    status, out, _ = check(capsys, "a.yaml", "--format", "json", "--output", "out.json")
    assert (status, out) == (1, "")
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["summary"]["errors"] == 1
    assert sorted(os.listdir(tmp_path)) == ["a.yaml", "out.json"]


@pytest.mark.parametrize(
    ("args", "codes", "status"),
    [
        (("--ignore", "TXT001"), [], 0),
        (("--ignore", "txt"), [], 0),
        (("--ignore", "parts-differ-from-total"), [], 0),
        (("--select", "PER"), [], 0),
        (("--select", "PER,TXT001"), ["TXT001"], 1),
        (("--severity", "TXT001=info"), ["TXT001"], 0),
        (("--severity", "TXT001=info", "--fail-on", "info"), ["TXT001"], 1),
        (("--fail-on", "never"), ["TXT001"], 0),
    ],
)
def test_rules_can_be_chosen(
    args: tuple[str, ...],
    codes: list[str],
    status: int,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write(tmp_path, a=BAD)
    assert [finding["rule"] for finding in findings(capsys, "a.yaml", *args)] == codes
    assert check(capsys, "a.yaml", *args)[0] == status


def test_incomplete_fails_even_when_nothing_else_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, a="")
    assert check(capsys, "a.yaml", "--fail-on", "never")[0] == 1


def test_the_configuration_is_found_upwards(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.govlint]\nignore = ["TXT001"]\n', encoding="utf-8")
    (tmp_path / "sub").mkdir()
    write(tmp_path / "sub", a=BAD)
    os.chdir(tmp_path / "sub")
    assert check(capsys, "a.yaml")[0] == 0


def test_a_wrong_configuration_is_a_wrong_call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, a=GOOD)
    (tmp_path / "govlint.toml").write_text("ignroe = []\n", encoding="utf-8")
    status, _, err = check(capsys, "a.yaml")
    assert status == 2
    assert "did you mean 'ignore'" in err


@pytest.mark.parametrize(
    ("environment", "args", "chinese"),
    [
        ({}, (), False),
        ({"LANG": "zh_CN.UTF-8"}, (), True),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, (), False),
        ({"LANG": "fr_FR.UTF-8"}, (), False),
        ({"LANG": "zh_CN.UTF-8"}, ("--lang", "en"), False),
        ({}, ("--lang", "zh"), True),
    ],
)
def test_language(
    environment: dict[str, str],
    args: tuple[str, ...],
    chinese: bool,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write(tmp_path, a=BAD)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("个错误" in check(capsys, "a.yaml", *args)[1]) is chinese


def test_an_excerpt_is_not_judged_for_what_is_absent(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = GOOD.replace("excerpt: true\n", "")
    write(tmp_path, a=whole)
    everything = {finding["rule"] for finding in findings(capsys, "a.yaml")}
    excerpt = {finding["rule"] for finding in findings(capsys, "a.yaml", "--excerpt")}
    assert excerpt < everything


def test_processes_find_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(6):
        write(tmp_path, **{f"r{number}": BAD if number % 2 else GOOD})
    alone = check(capsys, ".", "--format", "json")
    assert check(capsys, ".", "--format", "json", "--jobs", "2") == alone


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a POSIX system")
def test_what_is_no_regular_file_is_told_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, a=GOOD)
    (tmp_path / "broken.yaml").symlink_to("nowhere")
    found = findings(capsys, "a.yaml", "broken.yaml", "/dev/null")
    assert [(finding["rule"], finding["path"]) for finding in found] == [
        ("SRC001", "broken.yaml"),
        ("SRC001", "/dev/null"),
    ]


def test_a_heading_that_is_its_own_place_stands_there_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    title, heading = "某县统计局2023年政府信息公开工作年度报告", "三、政府信息依申请公开办理情况"
    (tmp_path / "a.txt").write_text(
        f"{title}\n一、总体情况\n公开46条。\n{heading}\n收到2件。", encoding="utf-8"
    )
    _, out, _ = check(capsys, "a.txt", "--select", "STR005")
    assert [line.strip() for line in out.splitlines() if heading in line] == [f"4 │ {heading}"]
