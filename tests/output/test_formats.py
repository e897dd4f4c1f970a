"""Every format over the same hand-made results: a snapshot of each, and what its readers insist on."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator
from lxml import html as lxml_html
from syrupy.assertion import SnapshotAssertion

from govlint.output import FORMATS, View, render
from govlint.output._view import coverage_text
from govlint.output._words import WORDS
from tests.output.results import ALL, incomplete_result, passed_result, prose_result, table_result

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("format_", FORMATS)
def test_snapshot(format_: str, lang: str, snapshot: SnapshotAssertion) -> None:
    assert render(format_, View(ALL, lang)) == snapshot


@pytest.mark.parametrize("format_", FORMATS)
def test_nothing_to_say_is_still_valid(format_: str) -> None:
    text = render(format_, View([passed_result()]))
    assert text == "" or text.endswith("\n")


def test_languages_have_the_same_words() -> None:
    assert WORDS["en"].keys() == WORDS["zh"].keys()
    for key, text in WORDS["en"].items():
        fields = set(re.findall(r"\{(\w+)\}", text))
        assert fields == set(re.findall(r"\{(\w+)\}", WORDS["zh"][key])), key


def test_text_marks_each_figure_below_itself() -> None:
    lines = render("text", View([prose_result()])).splitlines()
    source = next(line for line in lines if "25520条" in line)
    marks = lines[lines.index(source) + 1]
    columns = _display_columns(source)
    assert [mark.group() for mark in re.finditer(r"\S+", marks.split("│")[1])] == [
        "^^^^^",
        "~~~~~",
        "~~~~",
        "~~~~",
    ]
    for figure in ("25520", "14740", "4265", "5505"):
        start = columns[source.index(figure)]
        assert marks[start : start + len(figure)].strip("^~") == ""
        assert len(marks[start : start + len(figure)]) == len(figure)


def _display_columns(line: str) -> list[int]:
    from govlint.output._width import width

    return [width(line[:at]) for at in range(len(line) + 1)]


def test_text_shows_the_row_of_a_docx_table() -> None:
    text = render("text", View([table_result()]))
    assert "自然人 │ 商业企业" in text
    assert "table 2, row 5, cell 8" in text
    assert "Any one of 2 changes repairs both sums:" in text


def test_text_has_no_control_character_of_the_file() -> None:
    text = render("text", View([incomplete_result()]))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202e]", text)


def test_color_only_adds_escapes() -> None:
    plain = render("text", View(ALL))
    colored = render("text", View(ALL, color=True))
    assert colored != plain
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == plain


def test_quiet_is_silent_on_a_pass() -> None:
    assert render("text", View([passed_result()], quiet=True)) == ""


def test_json_fits_its_published_schema() -> None:
    schema = json.loads((ROOT / "schemas" / "output.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    data = json.loads(render("json", View(ALL)))
    assert list(Draft202012Validator(schema).iter_errors(data)) == []


def test_json_keeps_the_contract() -> None:
    """The members promised by version 1, by name and type."""
    data = json.loads(render("json", View([prose_result()])))
    assert data["version"] == 1
    assert data["tool"] == {"name": "govlint", "version": "1.2.3"}
    file = data["files"][0]
    assert {key: file[key] for key in ("path", "verdict", "regime", "year", "coverage")} == {
        "path": "examples/a b.yaml",
        "verdict": "fail",
        "regime": "cn/2008",
        "year": 2017,
        "coverage": {"sections": [6, 6]},
    }
    finding = data["findings"][0]
    assert finding["trace"]["terms"][0]["value"] == 14740
    assert finding["trace"]["terms"][0]["line"] == 4
    assert (finding["trace"]["computed"], finding["trace"]["stated"], finding["trace"]["difference"]) == (
        24510,
        25520,
        1010,
    )
    assert finding["place"] == "二、主动公开政府信息情况 · （一）公开的主要内容"
    assert finding["clause"]["document"] == "政府信息公开条例（2007）"
    assert finding["diagnosis"] is None
    assert finding["fix"] is None
    assert data["summary"] | {"verdicts": {}} == {
        "files": 1,
        "errors": 1,
        "warnings": 0,
        "infos": 0,
        "suppressed": 1,
        "verdicts": {},
    }


def test_json_tells_where_in_a_document_without_lines() -> None:
    finding = json.loads(render("json", View([table_result()])))["findings"][0]
    assert finding["line"] is None
    assert finding["column"] is None
    assert finding["locator"] == {"table": 2, "row": 5, "cell": 8}


def test_sarif_fits_the_official_schema() -> None:
    schema = json.loads((ROOT / "tests" / "data" / "sarif-2.1.0.json").read_text(encoding="utf-8-sig"))
    log = json.loads(render("sarif", View(ALL)))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(log)] == []


def test_sarif_rules_are_found_by_index() -> None:
    run: Any = json.loads(render("sarif", View(ALL)))["runs"][0]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        at = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert run["artifacts"][at["index"]]["location"]["uri"] == at["uri"]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert run["columnKind"] == "unicodeCodePoints"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b/年.yaml", "a%20b/%E5%B9%B4.yaml"),
        ("/tmp/x.yaml", "file:///tmp/x.yaml"),
        ("C:/x y.yaml", "file:///C:/x%20y.yaml"),
        ("a:b", "a%3Ab"),
    ],
)
def test_sarif_paths_are_uris(path: str, uri: str) -> None:
    from govlint.output.sarif import uri as made

    assert made(path) == uri


def test_github_annotations_stay_on_their_lines() -> None:
    lines = render("github", View(ALL)).splitlines()
    assert len(lines) == 5
    assert all(re.match(r"::(error|warning|notice) file=[^:]*::", line) for line in lines)
    assert "file=a%2Cb%3Ac%25<d>|`.yaml" in lines[3]


def test_gitlab_fingerprints_are_unique() -> None:
    issues = json.loads(render("gitlab", View([*ALL, *ALL])))
    prints = [issue["fingerprint"] for issue in issues]
    assert len(set(prints)) == len(prints)
    assert {issue["severity"] for issue in issues} == {"major", "minor", "info"}


def test_junit_counts_are_right() -> None:
    root = ElementTree.fromstring(render("junit", View(ALL)))
    cases = root.findall(".//testcase")
    assert int(root.attrib["tests"]) == len(cases)
    assert int(root.attrib["failures"]) == len(root.findall(".//failure"))
    assert len(root.findall(".//error")) == 1


def test_html_is_closed_and_escaped() -> None:
    text = render("html", View(ALL))
    page = lxml_html.document_fromstring(text)
    assert len(page.findall(".//article")) == 5
    assert [mark.text for mark in page.findall(".//pre/mark")][:4] == ["25520", "14740", "4265", "5505"]
    assert "<script" not in text
    assert "\x1b" not in text


@pytest.mark.parametrize(
    ("coverage", "said"),
    [
        ({"sections": (6, 6), "cells": (25, 25), "表二": (10, 10), "表四": (15, 15)},
         "6 of 6 sections, 25 of 25 cells"),
        ({"cells": (24, 25), "表二": (10, 10), "表四": (14, 15)}, "24 of 25 cells, 表四 14/15"),
        ({"sections": (1, 6), "cells": (0, 25), "表二": (0, 10), "表四": (0, 15)},
         "1 of 6 sections, 0 of 25 cells"),
    ],
)  # fmt: skip
def test_a_table_is_counted_by_itself_where_only_some_cells_were_read(
    coverage: dict[str, tuple[int, int]], said: str
) -> None:
    assert coverage_text(passed_result()._replace(coverage=coverage), "en") == said
