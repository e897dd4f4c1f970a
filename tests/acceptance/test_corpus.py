"""Acceptance over real reports: every finding has a verdict, and none comes or goes unseen.

Each report was read beside what was made of it; what was compared, and what is left, stands in its entry.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.corpus_run import VERDICTS, check_file, load, outcome
from tests.corpus import CORPUS

FILES = sorted(p for p in CORPUS.iterdir() if p.name != "manifest.yaml") if CORPUS else []
pytestmark = pytest.mark.skipif(
    CORPUS is None, reason="the corpus of real reports is not beside the checkout"
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_report_is_as_expected(path: Path) -> None:
    expected = load()[path.name]
    now = outcome(check_file(path))
    assert now["findings"] == [entry["finding"] for entry in expected["findings"]]
    assert {**now, "findings": None} == {
        key: None if key == "findings" else value for key, value in expected.items() if key != "compared"
    }


def test_every_finding_has_been_judged() -> None:
    for name, expected in load().items():
        for entry in expected["findings"]:
            assert entry["verdict"] in VERDICTS, f"{name}: {entry['finding']} has not been read"


def test_what_was_compared_by_eye_is_said_in_words() -> None:
    for name, expected in load().items():
        said = expected.get("compared")
        assert isinstance(said, str), name
        assert said.strip(), f"{name}: compared says nothing"


def test_no_error_is_wrong() -> None:
    wrong = [
        f"{name}: {entry['finding']}"
        for name, expected in load().items()
        for entry in expected["findings"]
        if entry["verdict"] == "wrong" and entry["finding"].startswith("error")
    ]
    assert not wrong


def test_every_file_of_the_corpus_is_in_the_expectations() -> None:
    assert {path.name for path in FILES} == set(load())
