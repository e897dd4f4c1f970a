"""Every rule about reading is raised by its bad example and not by its good one, in both languages."""

from __future__ import annotations

import pytest

from govlint.engine import Options, check_one
from govlint.rules import all_rules

CODES = [code for code in all_rules() if "STR050" <= code <= "STR079"]


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
def test_what_was_not_read_makes_the_verdict_incomplete(code: str) -> None:
    rule = all_rules()[code].rule
    result = check_one(rule.bad.encode(), rule.example_name, Options())
    unread = code in ("STR051", "STR052", "STR055", "STR059", "STR060", "STR061", "STR063", "STR064")
    assert (result.verdict == "incomplete") is unread
