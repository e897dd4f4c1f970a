"""Texts made to be slow: every structure and period rule stays linear on them."""

from __future__ import annotations

import time

import pytest

from govlint.engine import Options, read_report
from govlint.regimes import regime_for
from govlint.rules import all_rules
from govlint.rules._check import Check

HEAD = "某镇2023年政府信息公开工作年度报告\n一、总体情况\n"
BODIES = {
    "figures": "2022年我镇收到申请3件。" * 4_000,
    "plans": "下一步2023年我镇加强公开。" * 4_000,
    "enumeration": "一是甲；三是乙；" * 6_000,
    "headings": "\n".join(f"（{sign}）某事项" for sign in "一三五七九二四六八十" * 800),
    "brackets": "【" * 50_000 + "〔" * 50_000 + "《" * 50_000,
    "parts": "由概述、" * 20_000,
    "periods": "统计期限为2022年1月1日至" * 4_000,
    "numbers": "号[2021]" * 10_000,
    "digits": "1" * 100_000,
}


@pytest.mark.parametrize("name", BODIES)
def test_rules_stay_linear(name: str) -> None:
    report = read_report((HEAD + BODIES[name]).encode(), "report.txt", Options())
    regime = regime_for(2023)
    assert regime is not None
    check = Check(report, regime)
    start = time.process_time()
    for code, entry in all_rules().items():
        if entry.body is not None and code.startswith(("PER", "STR")):
            list(entry.body(check))
    assert time.process_time() - start < 6


def test_digits_behind_a_denied_fee_stay_linear() -> None:
    rule = all_rules()["STR031"].rule
    text = rule.bad.replace("未发出收费通知，", "").rstrip() + "编号甲" + "1" * 100_000 + "\n"
    report = read_report(text.encode(), "report.yaml", Options())
    regime = regime_for(2023)
    assert regime is not None
    body = all_rules()["STR031"].body
    assert body is not None
    start = time.process_time()
    assert [one.variant for one in body(Check(report, regime))] == ["silent"]
    assert time.process_time() - start < 6
