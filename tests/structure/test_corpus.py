"""The defects that were verified by hand in real reports, found; the statements that hold, left alone."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pytest
import yaml

from govlint.engine import FileResult, Options, check_one
from tests.corpus import CORPUS

pytestmark = pytest.mark.skipif(
    CORPUS is None, reason="the corpus of real reports is not beside the checkout"
)

#: the rules that answer for a kind of defect
RULES = {
    "period-wrong": {"PER001"},
    "period-incomplete": {"PER003"},
    "period-partial": {"PER009"},
    "date-before-period-end": {"PER008"},
    "stale-year": {"PER006"},
    "section-count": {"STR009"},
    "intro-duplicate": {"STR010"},
    "heading-numbering": {"STR006", "STR007", "STR008", "STR013"},
    "heading-text": {"STR005"},
    "outdated-citation": {"STR022"},
    "template-residue": {"STR015"},
    "typo": {"STR024", "STR028", "STR029", "STR030", "STR032", "TXT012", "TXT013", "TXT015"},
    "regime-mismatch": {"STR005", "STR012", "STR013", "STR026"},
}
#: what no rule can see, and why
UNSEEN = {
    ("2019-liaoning-yibaoju.txt", "heading-numbering"),  # its second 五是 was left out with the narrative
    ("2019-weishanyi-niujiexiang.txt", "typo"),  # 书记 for 数据: one real word for another
    ("2021-jingzhou-jingzhouqufuban.txt", "typo"),  # the opening mark of the title is not in the copy
}


@lru_cache(maxsize=1)
def manifest() -> list[dict[str, Any]]:
    if CORPUS is None:
        return []
    loaded: dict[str, Any] = yaml.safe_load((CORPUS / "manifest.yaml").read_text(encoding="utf-8"))
    reports: list[dict[str, Any]] = loaded["reports"]
    return reports


@lru_cache(maxsize=256)
def result(name: str) -> FileResult:
    assert CORPUS is not None
    return check_one((CORPUS / name).read_bytes(), name, Options())


DEFECTS = [
    (report["file"], defect)
    for report in manifest()
    for defect in report["defects"]
    if defect["kind"] in RULES
    and defect["certainty"] in ("certain", "likely")
    and (report["file"], defect["kind"]) not in UNSEEN
]


@pytest.mark.parametrize(("name", "defect"), DEFECTS, ids=[f"{name}-{one['kind']}" for name, one in DEFECTS])
def test_verified_defect_is_found(name: str, defect: dict[str, Any]) -> None:
    spoken = {finding.rule for finding in result(name).findings}
    assert spoken & RULES[defect["kind"]], sorted(spoken)


WHOLE = [
    (report["file"], defect["kind"])
    for report in manifest()
    for defect in report["defects"]
    if defect["kind"] in ("period-missing", "section-missing")
    and defect["certainty"] == "certain"
    and report["completeness"] == "whole"
]


@pytest.mark.parametrize(("name", "kind"), WHOLE)
def test_what_is_missing_is_found(name: str, kind: str) -> None:
    code = {"period-missing": "PER002", "section-missing": "STR001"}[kind]
    assert code in {finding.rule for finding in result(name).findings}


PASSED = [
    (report["file"], passed["kind"])
    for report in manifest()
    for passed in report.get("checks_passed", ())
    if passed["kind"] in ("period", "section-count")
]
_AGAINST = {
    "period": ("PER001", "PER002", "PER003"),
    "section-count": ("STR009", "STR010"),
}


@pytest.mark.parametrize(("name", "kind"), PASSED)
def test_what_holds_is_left_alone(name: str, kind: str) -> None:
    against = [
        finding
        for finding in result(name).findings
        if finding.rule in _AGAINST[kind] and finding.severity != "info"
    ]
    assert not against


@pytest.mark.parametrize("name", [report["file"] for report in manifest()])
def test_no_error_on_what_was_verified_right(name: str) -> None:
    known = {one["kind"] for report in manifest() if report["file"] == name for one in report["defects"]}
    for finding in result(name).findings:
        if finding.severity == "error" and finding.rule.startswith(("PER", "STR0")):
            assert any(finding.rule in RULES.get(kind, ()) for kind in known), finding
