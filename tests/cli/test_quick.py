"""What is understood without click is what click makes of the same call."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.cli._checking import Call
from govlint.cli._quick import _FLAGS, _VALUES, run_quick, understood
from govlint.cli.check import command
from govlint.config import FAIL_ON, LANGUAGES
from govlint.output import FORMATS

WORDS = st.sampled_from(
    [
        *_FLAGS,
        *_VALUES,
        *("json", "text", "zh", "error", "never", "a.yaml", "reports/", "-", "x y", "年报.docx"),
        *("--", "--format=json", "-fjson", "-qv", "--select", "TXT", "--nonsense", "-x", ""),
    ]
)


@given(st.lists(WORDS, max_size=7))
def test_click_understands_the_same(args: list[str]) -> None:
    call = understood(["check", *args])
    if call is not None:
        context = command.make_context("check", list(args))
        assert call == Call(**context.params)


@pytest.mark.parametrize(
    "args",
    [
        ["a.yaml"],
        ["a.yaml", "--format", "json", "b/", "-q"],
        ["--lang", "zh", "--fail-on", "never", "--skip-other-files", "-"],
    ],
)
def test_usual_calls_are_understood(args: list[str]) -> None:
    assert understood(["check", *args]) is not None


@pytest.mark.parametrize(
    "args",
    [[], ["check"], ["check", "--format", "xml", "a"], ["rules"], ["--help"], ["check", "a", "--help"]],
)
def test_others_are_left_to_click(args: list[str]) -> None:
    assert understood(args) is None


def test_choices_are_those_of_the_options() -> None:
    assert _VALUES["--format"][1] == _VALUES["-f"][1] == FORMATS
    assert _VALUES["--fail-on"][1] == FAIL_ON
    assert _VALUES["--lang"][1] == LANGUAGES


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_quick(["--version"]) == 0
    assert capsys.readouterr().out.startswith("govlint ")


def test_completion_goes_to_click(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_GOVLINT_COMPLETE", "bash_complete")
    assert understood(["check", "a.yaml"]) is None
