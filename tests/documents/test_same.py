"""The same report in every format gives the same findings, and so does what ``extract`` writes of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from govlint.engine import FileResult, check_one
from govlint.output import View, render
from govlint.report.normalise import label
from govlint.transcript import as_yaml

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / "same"
NAMES = ("suqian", "seeded", "pingshan")
FILES = sorted(
    path.name for path in FOLDER.iterdir() if path.suffix in (".html", ".docx", ".pdf", ".txt", ".md")
)


@cache
def checked(name: str) -> FileResult:
    return check_one((FOLDER / name).read_bytes(), name)


def told(result: FileResult) -> list[tuple[object, ...]]:
    """What a reader learns: rule, severity, place and figures."""
    return sorted(
        (
            finding.rule,
            finding.severity,
            finding.variant,
            tuple(label(place) for place in finding.place),
            tuple(str(term.value) for term in finding.trace.terms) if finding.trace else (),
            str(finding.trace.stated) if finding.trace else "",
        )
        for finding in result.findings
    )


@pytest.mark.parametrize("name", FILES)
def test_the_format_does_not_matter(name: str) -> None:
    original = checked(name.split(".")[0].split("-")[0] + ".yaml")
    result = checked(name)
    assert told(result) == told(original)
    assert (result.verdict, result.year, result.regime) == (original.verdict, original.year, original.regime)
    assert dict(result.coverage) == dict(original.coverage)


@pytest.mark.parametrize("name", FILES)
def test_documents_have_the_same_fingerprints(name: str) -> None:
    page = checked(name.split(".")[0].split("-")[0] + ".html")
    assert sorted(f.fingerprint for f in checked(name).findings) == sorted(
        f.fingerprint for f in page.findings
    )


@pytest.mark.parametrize("name", FILES)
def test_what_is_extracted_gives_the_same_findings(name: str) -> None:
    result = checked(name)
    assert result.report is not None
    again = check_one(as_yaml(result.report).encode(), "report.yaml")
    assert told(again) == told(result)


def test_every_report_is_there_in_every_format() -> None:
    for name in NAMES:
        assert {path.suffix for path in FOLDER.glob(f"{name}.*")} == {
            ".yaml", ".html", ".docx", ".pdf", ".txt", ".md",
        }  # fmt: skip


def test_the_clean_report_is_clean() -> None:
    assert not checked("suqian.yaml").findings
    assert checked("suqian.yaml").verdict == "pass"


def test_the_seeded_errors_are_found_at_their_cells() -> None:
    errors = {
        f.rule: f for f in checked("seeded.yaml").findings if f.severity == "error" and f.place[0] == "表三"
    }
    assert errors["SUM001"].place == ("表三", "（一）予以公开", "自然人")
    assert len(checked("seeded.yaml").findings) == 3
    page = [f for f in checked("seeded.pdf").findings if f.place[0] == "表三"]
    assert (page[0].span.locator or {}).get("page")
    word = [f for f in checked("seeded.docx").findings if f.place[0] == "表三"]
    assert word[0].span.locator == {"table": 2, "row": 6, "cell": 3}


@pytest.mark.parametrize("suffix", ["docx", "html"])
def test_documents_show_the_sentence_and_the_row(suffix: str) -> None:
    text = render("text", View([checked(f"seeded.{suffix}")], "zh"))
    # In Word the heading and the sentence are one paragraph; what is shown is the sentence.
    assert "其中市级47期、宿城区28期" in text
    # The only row of table four has no label, and its first figure is none.
    lines = text.splitlines()
    head = next(at for at, line in enumerate(lines) if "结果维持 │" in line)
    assert [cell.strip() for cell in lines[head + 1].split("│")[1:]] == ["1", "1", "16", "6", "42"]
