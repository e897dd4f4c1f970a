"""``govlint init`` and ``govlint schema``: what they write is complete and fits."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry

from govlint.cli import run
from govlint.engine import Options, check_one
from govlint.regimes import bundled_schema, regime_for
from govlint.skeleton import LEVELS, skeleton

YEARS = [2010, 2014, 2016, 2019, 2020, 2021, 2024]
#: findings on what only a person can fill in, by family
_HUMAN = ("STR", "PER", "TXT")


def _skeleton(year: int, level: str) -> str:
    regime = regime_for(year)
    assert regime is not None
    return skeleton(regime, year, level)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("year", YEARS)
def test_a_skeleton_is_read_whole_and_its_figures_pass(year: int, level: str) -> None:
    result = check_one(_skeleton(year, level).encode(), "report.yaml", Options())
    assert result.verdict in ("pass", "fail")
    others = [finding for finding in result.findings if not finding.rule.startswith(_HUMAN)]
    assert others == []
    for name, (read, due) in result.coverage.items():
        assert read == due, name


@pytest.mark.parametrize("year", YEARS)
def test_an_untouched_skeleton_is_told_where_it_is_empty(year: int) -> None:
    result = check_one(_skeleton(year, "county").encode(), "report.yaml", Options())
    spoken = [finding.rule for finding in result.findings]
    assert spoken.count("STR014") == 1, "the organ has no name yet"
    assert spoken.count("STR018") == _skeleton(year, "county").count("text: |")


@pytest.mark.parametrize("year", YEARS)
def test_a_skeleton_fits_the_schema(year: int) -> None:
    data: Any = yaml.safe_load(_skeleton(year, "county"))
    for section in data["sections"]:
        if section.get("text") is None:
            section.pop("text", None)
    regime = regime_for(year)
    assert regime is not None
    schema = bundled_schema(regime.id)
    errors = Draft202012Validator(schema, registry=Registry()).iter_errors(data)
    assert [error.message for error in errors] == []


def test_the_law_s_zeros_say_why() -> None:
    text = _skeleton(2024, "township")
    line = next(line for line in text.splitlines() if line.strip().startswith("regulations:"))
    assert "[0, 0, 0]" in line
    assert "无权制定规章" in line


@pytest.mark.parametrize(
    ("year", "annex"), [(2010, False), (2013, False), (2014, True), (2018, True), (2019, False)]
)
def test_before_2019_as_much_is_said(year: int, annex: bool) -> None:
    text = _skeleton(year, "county")
    assert ("stats_annex:" in text) == annex
    assert "其他需要报告的事项" in text
    assert "govlint schema --year" in text
    if year < 2019:
        assert "第三十二条第三项" in text
        assert "没有收费的也要写明" in text


@pytest.mark.parametrize(("year", "parts"), [(2010, 6), (2015, 7), (2020, 6), (2023, 6)])
def test_a_form_s_optional_parts_are_not_offered(year: int, parts: int) -> None:
    assert len(yaml.safe_load(_skeleton(year, "county"))["sections"]) == parts


def test_init_never_overwrites(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = ["init", "--year", "2024", "--level", "county", "-o", "r.yaml"]
    assert run(call) == 0
    (tmp_path / "r.yaml").write_text("mine", encoding="utf-8")
    assert run(call) == 2
    assert "--force" in capsys.readouterr().err
    assert (tmp_path / "r.yaml").read_text(encoding="utf-8") == "mine"
    assert run([*call, "--force"]) == 0
    assert (tmp_path / "r.yaml").read_text(encoding="utf-8") == _skeleton(2024, "county")


@pytest.mark.parametrize("args", [["--year", "2007"], ["--year", "0"], ["--level", "planet"]])
def test_init_wrong_calls(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", "--year", "2024", "--level", "county", *args]) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("args", [["--year", "2017"], ["--year", "2024"], ["--config"], ["--json-output"]])
def test_schemas_are_schemas_in_one_piece(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", *args]) == 0
    schema = json.loads(capsys.readouterr().out)
    Draft202012Validator.check_schema(schema)
    assert all(ref.startswith("#/") for ref in _refs(schema))


def _refs(node: Any) -> list[str]:
    if isinstance(node, dict):
        own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
        return own + [ref for value in node.values() for ref in _refs(value)]
    return [ref for value in node for ref in _refs(value)] if isinstance(node, list) else []


@pytest.mark.parametrize("args", [[], ["--config", "--json-output"], ["--year", "2024", "--config"]])
def test_schema_wants_one_thing(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", *args]) == 2
    assert "give one of" in capsys.readouterr().err


def test_a_whole_regime_as_a_pack(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A form that govlint does not know yet comes with its own head."""
    assert run(["schema", "--year", "2024"]) == 0
    whole = json.loads(capsys.readouterr().out)
    whole["x-regime"] |= {"id": "cn/2027", "years": [2027, None]}
    (tmp_path / "new.json").write_text(json.dumps(whole), encoding="utf-8")
    assert run(["schema", "--check-pack", "new.json"]) == 0
    assert "fits cn/2027" in capsys.readouterr().out
    assert run(["init", "--year", "2028", "--level", "county", "--pack", "new.json", "-o", "r.yaml"]) == 0
    assert run(["check", "r.yaml", "--pack", "new.json", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["files"][0]["regime"] == "cn/2027"


def test_check_pack(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "good.yaml").write_text("x-pack: {extends: [cn/2021]}\n", encoding="utf-8")
    (tmp_path / "bad.yaml").write_text("x-pack: {extends: [cn/1999]}\n", encoding="utf-8")
    assert run(["schema", "--check-pack", "good.yaml"]) == 0
    assert "fits cn/2021" in capsys.readouterr().out
    assert run(["schema", "--check-pack", "bad.yaml"]) == 1
    assert "cn/1999" in capsys.readouterr().err
