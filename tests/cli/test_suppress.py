"""Comments that ask for silence: where they count, what they may name, and that they are counted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from govlint.cli import run
from tests.cli.samples import BAD

SENTENCE = "      区直"


@pytest.mark.parametrize(
    ("comment", "left"),
    [
        ("# govlint: ignore TXT001 agreed with the office", 0),
        ("# govlint: ignore txt001", 0),
        ("# govlint: ignore TXT", 0),
        ("# govlint: ignore parts-differ-from-total", 0),
        ("# govlint: ignore SUM001, TXT001", 0),
        ("# govlint: ignore SUM001", 1),
        ("# govlint: ignore parts-differ", 1),
        ("# govlint: ignore", 1),
        ("govlint: ignore TXT001", 1),
    ],
)
@pytest.mark.parametrize("end", ["", "-file"])
def test_a_comment_silences_what_it_names(
    comment: str, left: int, end: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = comment.replace("ignore", f"ignore{end}")
    text = BAD.replace(SENTENCE, f"      {asked}\n{SENTENCE}")
    assert _findings(text, tmp_path, capsys) == (left, 1 - left)


def test_a_comment_counts_for_its_line_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    farther = BAD.replace("sections:", "# govlint: ignore TXT001\nsections:")
    assert _findings(farther, tmp_path, capsys) == (1, 0)
    beside = BAD.rstrip() + "  # govlint: ignore TXT001\n"
    assert _findings(beside, tmp_path, capsys) == (0, 1)


def test_what_could_not_be_read_is_never_silenced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = "# govlint: ignore-file SRC\ngovlint: 1\nsections: [\n"
    assert _findings(broken, tmp_path, capsys) == (1, 0)


def _findings(text: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, int]:
    """How many findings are told and how many are silenced."""
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    run(["check", "a.yaml", "--format", "json"])
    said = json.loads(capsys.readouterr().out)
    return len(said["findings"]), said["summary"]["suppressed"]
