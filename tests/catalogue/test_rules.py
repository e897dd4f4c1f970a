"""Every rule: its metadata is complete in both languages, its examples are true, its demands exist."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from govlint.batch import Batch, check_all
from govlint.catalogue import example_data, mandate_rows
from govlint.engine import FileResult, Options, check_one
from govlint.inputs import Input
from govlint.regimes import load_regime, regime_ids
from govlint.report.finding import SEVERITIES
from govlint.rules import Rule, all_rules, find_rule

RULES = [entry.rule for entry in all_rules().values()]
#: families whose findings come from reading, not from a demand of the law
READING = "SRC"

by_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


@by_rule
def test_codes_and_names_are_well_formed(rule: Rule) -> None:
    assert re.fullmatch(r"(SRC|STR|CEL|SUM|PER|TXT|XYR|AGG)\d{3}", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert rule.severity in SEVERITIES
    assert re.fullmatch(r"\d+\.\d+\.\d+", rule.since)


def test_names_are_unique_and_work_like_codes() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    for rule in RULES:
        for word in (rule.code.lower(), rule.name.upper()):
            found = find_rule(word)
            assert found is not None
            assert found.rule is rule


@by_rule
def test_every_text_exists_in_both_languages(rule: Rule) -> None:
    texts = {"summary": rule.summary, "why": rule.why, "fix": rule.fix, "logic": rule.logic}
    texts |= {f"message {variant or 'main'}": text for variant, text in rule.message.items()}
    for kind, text in texts.items():
        assert set(text) == {"en", "zh"}, kind
        assert all(body.strip() == body and body for body in text.values()), kind
        assert re.search(r"[\u4e00-\u9fff]", text["zh"]), kind
    assert "" in rule.message


@by_rule
def test_both_languages_have_the_same_placeholders(rule: Rule) -> None:
    for variant, text in rule.message.items():
        fields = {
            lang: {field for _, field, _, _ in Formatter().parse(body) if field is not None}
            for lang, body in text.items()
        }
        assert fields["en"] == fields["zh"], variant


@by_rule
def test_each_demand_is_one_of_some_regime(rule: Rule) -> None:
    known = {demand.id for id_ in regime_ids() for demand in load_regime(id_, ()).demands}
    assert set(rule.demands) <= known
    assert rule.demands or rule.code.startswith(READING)


def test_each_demand_is_checked_or_needs_a_person() -> None:
    orphans = [
        f"{id_} {demand.id}"
        for id_ in regime_ids()
        for demand, _, _, rules in mandate_rows(load_regime(id_, ()), "en")
        if not demand.person and not rules
    ]
    assert orphans == []


def _checked(rule: Rule, text: str, folder: Path) -> list[FileResult]:
    """The results of an example: alone, or in one run with the other files that the rule needs."""
    if not rule.example_others:
        return [check_one(example_data(text), rule.example_name, Options(pedantic=rule.pedantic))]
    for name, content in {rule.example_name: text, **rule.example_others}.items():
        (folder / name).write_bytes(example_data(content))
    files = [Input(name, str(folder / name)) for name in (rule.example_name, *rule.example_others)]
    options = Options(pedantic=rule.pedantic)
    if rule.code.startswith("AGG"):
        return check_all(Batch(files[1:], options, summary=files[0]))
    return check_all(Batch(files, options))


@by_rule
def test_the_bad_example_gives_the_finding(rule: Rule, tmp_path: Path) -> None:
    if not rule.bad:
        pytest.skip("no file can show it")
    found = {finding.rule for result in _checked(rule, rule.bad, tmp_path) for finding in result.findings}
    assert rule.code in found


@by_rule
def test_the_good_example_does_not(rule: Rule, tmp_path: Path) -> None:
    found = {finding.rule for result in _checked(rule, rule.good, tmp_path) for finding in result.findings}
    assert rule.code not in found


@pytest.mark.parametrize(
    "rule",
    [rule for rule in RULES if rule.code.startswith(READING) and rule.bad],
    ids=lambda rule: rule.code,
)
def test_what_was_not_read_is_no_pass_though_its_rule_is_ignored(rule: Rule) -> None:
    """As the rules' texts promise, and only where they do."""
    options = Options(ignore=(rule.code,), severity={rule.code: "info"}, fail_on="never")
    result = check_one(example_data(rule.bad), rule.example_name, options)
    assert result.report is not None
    stops = any(problem.stops for problem in result.report.problems if problem.rule == rule.code)
    assert stops == rule.logic["en"].startswith("error; the verdict is incomplete")
    assert result.verdict == "incomplete" or not stops


@by_rule
def test_messages_of_the_bad_example_are_complete(rule: Rule, tmp_path: Path) -> None:
    """No placeholder is left without a parameter."""
    for result in _checked(rule, rule.bad, tmp_path) if rule.bad else ():
        for finding in result.findings:
            if finding.rule != rule.code:
                continue
            templates = rule.message[finding.variant]
            fields = {field for _, field, _, _ in Formatter().parse(templates["en"]) if field}
            assert fields <= set(finding.params), finding.variant
