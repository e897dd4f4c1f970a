"""Every structure and period rule fires on its bad example and stays silent on its good one."""

from __future__ import annotations

import pytest

from govlint.engine import Options, check_one
from govlint.rules import all_rules

CODES = [
    code
    for code, entry in all_rules().items()
    if entry.body is not None and (code.startswith("PER") or "STR001" <= code <= "STR049")
]


@pytest.mark.parametrize("code", CODES)
def test_example(code: str) -> None:
    rule = all_rules()[code].rule
    for text, expected in ((rule.bad, True), (rule.good, False)):
        result = check_one(text.encode(), rule.example_name, Options(pedantic=True))
        found = [finding for finding in result.findings if finding.rule == code]
        assert bool(found) is expected, [finding.rule for finding in result.findings]
        for finding in found:
            for language in ("en", "zh"):
                assert rule.message[finding.variant][language].format(**finding.params)


@pytest.mark.parametrize("code", CODES)
def test_rule_is_fully_told(code: str) -> None:
    rule = all_rules()[code].rule
    assert rule.demands
    for texts in (rule.summary, rule.why, rule.fix, *rule.message.values()):
        assert texts["en"].strip()
        assert texts["zh"].strip()
    assert rule.summary["en"].endswith(".")
