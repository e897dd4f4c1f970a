"""Who mistypes is told in one line what he probably meant; the exit status is that of a wrong call."""

from __future__ import annotations

from pathlib import Path

import pytest

from govlint.cli import run
from govlint.config import ConfigError, load_config
from tests.cli.samples import GOOD, write

CALLS = [
    ("chek a.yaml", "No such command 'chek'; did you mean 'check'?"),
    ("extrct a.yaml", "did you mean 'extract'?"),
    ("a.yaml", "To check it: govlint check a.yaml"),
    ("quite-something-else", "No such command 'quite-something-else'."),
    ("check --lnag zh a.yaml", "'--lnag'"),
    ("check --lang eng a.yaml", "did you mean 'en'?"),
    ("check --fail-on eror a.yaml", "did you mean 'error'?"),
    ("check --format jsn a.yaml", "did you mean 'json'?"),
    ("check --format nothing-like-it a.yaml", "'html', 'md'."),
    ("check --severity TXT001=warnign a.yaml", "did you mean 'warning'?"),
    ("check --severity TXT01=error a.yaml", "did you mean 'TXT001'?"),
    ("check --select TXT01 a.yaml", "no rule 'TXT01'; did you mean 'TXT001'? (govlint rules)"),
    ("check --select TXT,STR1 a.yaml", "did you mean 'STR001'?"),
    ("check --ignore txt-1 a.yaml", "did you mean 'TXT001'?"),
    ("check --ignore TTXT001 a.yaml", "did you mean 'TXT001'?"),
    ("explain TXT01", "did you mean 'TXT001'?"),
    ("explain parts-differ", "did you mean 'parts-differ-from-total'?"),
    ("explain part-differs-from-total", "did you mean 'parts-differ-from-total'?"),
    ("explain ZZZ", "no rule 'ZZZ' (govlint rules)"),
    ("explain 12", "no rule '12' (govlint rules)"),
    ("rules --format jso", "did you mean 'json'?"),
    ("init --year 2024 --level conty", "did you mean 'county'?"),
    ("coverage --year 1999", "no regulation is known for report year 1999, only from 2008 on"),
]


@pytest.mark.parametrize(("call", "said"), CALLS)
def test_a_wrong_word_brings_the_right_one(
    call: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, a=GOOD)
    assert run(call.split()) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert said in told.err.splitlines()[-1]


@pytest.mark.parametrize("family", ["TXT", "txt", "STR,CEL"])
def test_a_family_is_named_by_its_letters(
    family: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, a=GOOD)
    assert run(["check", "a.yaml", "--select", family]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('fail-on = "eror"', "did you mean 'error'"),
        ('severity = {TXT001 = "inf"}', "did you mean 'info'"),
        ('lang = "cn"', "must be one of"),
        ("selcet = []", "did you mean 'select'"),
    ],
)
def test_the_configuration_says_it_alike(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "govlint.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=said):
        load_config(str(tmp_path / "govlint.toml"))
