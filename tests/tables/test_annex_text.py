"""The running text of reports before 2019 against the statistics annex."""

from __future__ import annotations

import json

import pytest

from tests.tables.build import checked

ANNEX = {
    "proactive_total": [120],
    "requests_received": [16],
    "requests_closed": [15],
    "requests_answered": [15],
    "reconsideration_total": [3],
    "litigation_total": [0],
}


def said(text: str, annex: dict[str, list[int]] | None) -> list[tuple[str, str]]:
    """Rule and severity of what is found on a text beside the annex, or without one."""
    sections: list[dict[str, object]] = [{"title": "一、概述", "text": text}]
    if annex:
        sections.append({"id": "annex", "title": "附表", "tables": {"stats_annex": annex}})
    report = {
        "govlint": 1,
        "title": "某局2016年政府信息公开工作年度报告",
        "organ": {"name": "某局", "level": "department"},
        "year": 2016,
        "excerpt": True,
        "sections": sections,
    }
    result = checked(json.dumps(report).encode())
    return [(one.rule, one.severity) for one in result.findings if one.rule.startswith("TXT")]


TEXTS = [
    ("2016年，我局主动公开政府信息120条。", []),
    ("2016年，我局主动公开政府信息121条。", [("TXT007", "info")]),
    ("全年收到政府信息公开申请16件，答复15件。", []),
    ("全年受理政府信息公开申请15件。", []),
    ("全年收到政府信息公开申请19件。", [("TXT007", "warning")]),
    ("全年未收到政府信息公开申请。", [("TXT009", "error")]),
    ("全年发生行政复议3件，行政诉讼0件。", []),
    ("全年发生行政复议5件，未发生行政诉讼。", [("TXT007", "warning")]),
    # other counts
    ("截至2016年底，累计主动公开政府信息3400条。", []),
    ("通过网站公开政府信息98条，主动公开政府信息公开指南1条。", []),
    ("全年主动公开财政类政府信息19条，约120条信息有解读。", []),
    ("通过网络收到政府信息公开申请9件。", []),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_text_against_the_annex(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text, ANNEX) == expected


@pytest.mark.parametrize("text", [text for text, _ in TEXTS])
def test_silent_without_an_annex(text: str) -> None:
    assert said(text, None) == []
