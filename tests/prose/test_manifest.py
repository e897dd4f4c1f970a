"""The verified statements of real reports: what holds is read and stays silent, what is wrong is found."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from govlint.engine import Options, check_one
from govlint.prose._rounding import agreement
from govlint.prose.percents import share_of, shares
from govlint.prose.sums import Sum, sums
from govlint.report.finding import Finding
from govlint.report.model import Number, Report
from govlint.report.normalise import fold
from tests.corpus import CORPUS
from tests.prose.words import words

pytestmark = pytest.mark.skipif(
    CORPUS is None, reason="the corpus of real reports is not beside the checkout"
)

#: verified sums that running text alone cannot show, and why
NOT_IN_ONE_SENTENCE = {
    ("2019-hanzhong-shichangjianguanju.txt", 3): "no word says that the one follows from the other",
    ("2022-chongqingjiulongpo-erlangjiedao.txt", 0): "two zeros without a total",
    ("2023-jiaxing-fuban.txt", 134): "122 and 12 stand paragraphs apart from 134",
    ("2025-shuyang-xianzhengfu.md", 74): "the parts are in table 4",
    ("2024-jingmendongbao-caizhengju.txt", 2): "no word opens the list, 条 against 件",
}
#: likely inconsistencies on which silence is right by the rule's own logic, and why
SILENT = {
    ("2020-tianmen-tuoshizhen.txt", 72): "the list ends with 等",
    ("2010-haikou-weishengju.txt", 6): "the copy has no total for the share",
    ("2018-shenzhenfutian-xiangmihujiedao.txt", 47.3): "47.33 printed as 47.30: one decimal, padded",
}


def _manifest() -> list[dict[str, Any]]:
    if CORPUS is None:
        return []
    loaded: dict[str, Any] = yaml.safe_load((CORPUS / "manifest.yaml").read_text(encoding="utf-8"))
    reports: list[dict[str, Any]] = loaded["reports"]
    return [report for report in reports if (CORPUS / report["file"]).suffix in (".txt", ".md", ".html")]


def _entries(list_: str, kinds: tuple[str, ...]) -> list[Any]:
    return [
        pytest.param(report["file"], entry, id=f"{report['file']}-{number}")
        for report in _manifest()
        for number, entry in enumerate(report.get(list_, ()))
        if not kinds or entry.get("kind") in kinds
    ]


@lru_cache(maxsize=200)
def _checked(name: str) -> tuple[tuple[Finding, ...], Report]:
    assert CORPUS is not None
    result = check_one((CORPUS / name).read_bytes(), name, Options())
    assert result.report is not None
    return tuple(f for f in result.findings if f.rule.startswith("TXT")), result.report


@lru_cache(maxsize=200)
def _texts(name: str) -> tuple[str, ...]:
    """The running text of each part of a report, in matching form."""
    report = _checked(name)[1]
    parts = [report.intro, *(section.paragraphs for section in report.sections)]
    return tuple("\n".join(fold(p.text.value).value for p in part) for part in parts if part)


@lru_cache(maxsize=200)
def _sums(name: str) -> tuple[Sum, ...]:
    return tuple(one for text in _texts(name) for one in sums(text, words()))


def _values(one: Sum) -> list[Number]:
    return [part.figure.value for part in one.parts]


@pytest.mark.parametrize(("name", "entry"), _entries("checks_passed", ("sum",)))
def test_a_sum_that_holds_is_read_and_silent(name: str, entry: dict[str, Any]) -> None:
    findings, _ = _checked(name)
    for finding in findings:
        assert finding.trace is None or (
            finding.trace.stated != entry["stated"]
            or [term.value for term in finding.trace.terms] != entry["parts"]
        )
    if (name, entry["stated"]) in NOT_IN_ONE_SENTENCE:
        return
    read = [(one.total.value, _values(one)) for one in _sums(name) if one.holds]
    assert (entry["stated"], entry["parts"]) in read


@pytest.mark.parametrize(("name", "entry"), _entries("checks_passed", ("percent",)))
def test_a_share_that_holds_is_read_and_silent(name: str, entry: dict[str, Any]) -> None:
    findings, _ = _checked(name)
    assert not [f for f in findings if f.rule == "TXT003" and f.params["part"] == str(entry["part"])]
    found = [
        share
        for text in _texts(name)
        for share in shares(text, sums(text, words()))
        if share.part is not None
        and share.part.value == entry["part"]
        and float(share.percent.value) == entry["stated"]
    ]
    assert found
    for share in found:
        exact = share_of(share)
        assert exact is None or agreement(share.percent, exact) == "equal"
        assert share.whole is None or share.whole.value == entry["whole"]


@pytest.mark.parametrize(("name", "entry"), _entries("defects", ("sum-mismatch",)))
def test_a_wrong_sum_is_found(name: str, entry: dict[str, Any]) -> None:
    found = [
        finding
        for finding in _checked(name)[0]
        if finding.rule == "TXT001"
        and finding.trace is not None
        and finding.trace.stated == entry["actual"]
        and finding.trace.computed == entry["expected"]
        and [term.value for term in finding.trace.terms] == entry["parts"]
    ]
    assert len(found) == (0 if (name, entry["actual"]) in SILENT else 1)
    assert all(finding.severity in ("error", "warning") for finding in found)


@pytest.mark.parametrize(("name", "entry"), _entries("defects", ("percent-mismatch",)))
def test_a_wrong_percentage_is_found(name: str, entry: dict[str, Any]) -> None:
    if "part" not in entry:
        return  # needs last year's report: test_pairs
    found = [
        finding
        for finding in _checked(name)[0]
        if finding.rule == "TXT003" and finding.params["part"] == str(entry["part"])
    ]
    assert len(found) == (0 if (name, entry["actual"]) in SILENT else 1)
    if entry["certainty"] == "rounding":
        assert all(finding.severity == "info" for finding in found)


@pytest.mark.parametrize(("name", "entry"), _entries("defects", ("prose-vs-table",)))
def test_text_against_table(name: str, entry: dict[str, Any]) -> None:
    found = [finding for finding in _checked(name)[0] if finding.rule in ("TXT007", "TXT009")]
    if entry["certainty"] == "certain":
        assert [finding.params["stated"] for finding in found] == [str(entry["actual"])]
    else:
        # The scope may explain it (备案, 双公示系统, 代表区政府): silence is what is asked.
        assert not found


@pytest.mark.parametrize(("name", "entry"), _entries("traps", ()))
def test_a_trap_stays_silent(name: str, entry: dict[str, Any]) -> None:
    assert CORPUS is not None
    lines = _lines_of((CORPUS / name).read_text(encoding="utf-8"), entry["quote"])
    for finding in _checked(name)[0]:
        if finding.severity == "info" or finding.span.line not in lines:
            continue
        # A real defect may stand in the same line; its own test knows it.
        known = [d.get("actual") for d in _report(name).get("defects", ())]
        assert finding.trace is not None
        assert finding.trace.stated in known


def _report(name: str) -> dict[str, Any]:
    return next(report for report in _manifest() if report["file"] == name)


def _lines_of(text: str, quote: str) -> set[int]:
    """The lines on which a quotation stands, white space aside."""
    bare = [(at, sign) for at, sign in enumerate(text) if not sign.isspace()]
    wanted = "".join(quote.split())
    joined = "".join(sign for _, sign in bare)
    at = joined.find(wanted)
    if at < 0:
        return set()
    start, end = bare[at][0], bare[at + len(wanted) - 1][0]
    return set(range(text.count("\n", 0, start) + 1, text.count("\n", 0, end) + 2))


@pytest.mark.skipif(CORPUS is None, reason="the corpus of real reports is not beside the checkout")
def test_growth_against_last_years_report() -> None:
    folder = CORPUS or Path()
    previous = check_one((folder / "2023-suqian-shi.txt").read_bytes(), "2023.txt", Options()).report
    result = check_one((folder / "2024-suqian-shi.txt").read_bytes(), "2024.txt", Options(), previous)
    (found,) = [finding for finding in result.findings if finding.rule == "TXT010"]
    assert (found.params["last"], found.params["computed"], found.params["stated"]) == (
        "3607",
        "+1.08",
        "+1.05",
    )
