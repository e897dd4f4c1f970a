"""The examples: the founding case is found in both copies and nothing else, the good ones are clean."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from govlint.cli import run

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def _run(capsys: pytest.CaptureFixture[str], *paths: Path) -> tuple[int, dict[str, Any]]:
    status = run(["check", *map(str, paths), "--format", "json", "--pedantic"])
    return status, json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("name", ["pingshan-2017.yaml", "pingshan-2017.txt"])
def test_the_founding_case(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, said = _run(capsys, EXAMPLES / name)
    assert status == 1
    errors = [one for one in said["findings"] if one["severity"] == "error"]
    assert [one["rule"] for one in errors] == ["TXT001"]
    assert not [one for one in said["findings"] if one["severity"] == "warning"]
    (found,) = errors
    lines = (EXAMPLES / name).read_text(encoding="utf-8").split("\n")
    marked = lines[found["line"] - 1][found["column"] - 1 : found["end_column"] - 1]
    terms = found["trace"]["terms"]
    parts = [lines[term["line"] - 1][term["column"] - 1 : term["end_column"] - 1] for term in terms]
    assert (marked, parts) == ("25520", ["14740", "4265", "5505"])
    trace = {key: found["trace"][key] for key in ("computed", "stated", "difference")}
    assert trace == {"computed": 24510, "stated": 25520, "difference": 1010}


@pytest.mark.parametrize(
    "names", [["good-2022.yaml"], ["good-2023.yaml"], ["good-2022.yaml", "good-2023.yaml"]]
)
def test_good_ones_are_clean(names: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    status, said = _run(capsys, *(EXAMPLES / name for name in names))
    assert [one["message"] for one in said["findings"] if one["severity"] != "info"] == []
    assert status == 0
    assert all(file["coverage"]["cells"] == [200, 200] for file in said["files"])


@pytest.mark.parametrize("pack", sorted((EXAMPLES / "packs").glob("*")), ids=lambda path: path.name)
def test_packs_fit(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "--check-pack", str(pack)]) == 0
    assert "fits" in capsys.readouterr().out
