"""Pages made from the rules and the schemas are complete and current."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from govlint.catalogue import mandate_table, rule_page, rules_table
from govlint.cli import run
from govlint.docs import pages, stale
from govlint.regimes import load_regime, regime_ids
from govlint.rules import all_rules

ROOT = Path(__file__).resolve().parents[2]


def test_the_docs_are_current() -> None:
    assert stale(str(ROOT)) == [], "run: python -m govlint.docs"


def test_every_link_of_a_page_leads_somewhere() -> None:
    made = pages(str(ROOT))
    for name, text in made.items():
        for target in re.findall(r"\]\(([^)#:]+)\)", re.sub(r"(?s)```.*?```", "", text)):
            path = (ROOT / name).parent / target
            known = path.exists() or str(path.resolve().relative_to(ROOT)) in made
            assert known, f"{name}: {target}"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_each_rule_has_a_page_and_a_row(lang: str) -> None:
    table = rules_table(lang)
    for code, entry in all_rules().items():
        assert f"[{code}]" in table
        page = rule_page(entry.rule, lang)
        assert page.startswith(f"# {code} {entry.rule.name}\n")
        assert entry.rule.fix[lang] in page


@pytest.mark.parametrize("id_", regime_ids())
def test_each_demand_has_a_row(id_: str) -> None:
    regime = load_regime(id_, ())
    assert len(mandate_table(regime, "en").splitlines()) == len(regime.demands) + 2


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("wanted", ["TXT001", "txt001", "parts-differ-from-total"])
def test_explain(wanted: str, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", wanted, "--lang", lang]) == 0
    assert capsys.readouterr().out == rule_page(all_rules()["TXT001"].rule, lang)


def test_explain_suggests(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "TXT0001"]) == 2
    assert "did you mean 'TXT" in capsys.readouterr().err


@pytest.mark.parametrize("format_", ["text", "json", "md"])
@pytest.mark.parametrize(
    "command", [["rules"], ["coverage", "--year", "2017"], ["coverage", "--year", "2030"]]
)
def test_lists(command: list[str], format_: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*command, "--format", format_]) == 0
    out = capsys.readouterr().out
    assert "TXT001" in out


def test_a_year_without_a_regime_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["coverage", "--year", "1999"]) == 2
    assert "1999" in capsys.readouterr().err
