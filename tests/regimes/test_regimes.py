"""The regimes: one for every year, sound schemas, data that keeps its own rules."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from referencing import Registry

from govlint.regimes import bundled_schema, load_regime, regime_for, regime_ids
from govlint.regimes.errors import RegimeError
from govlint.regimes.model import Regime
from govlint.rules import all_rules
from tests.tables.build import Tables, report, tables2019, tables2021

IDS = regime_ids()
by_regime = pytest.mark.parametrize("regime", [load_regime(id_) for id_ in IDS], ids=IDS)


def test_each_year_has_one_regime() -> None:
    for year in range(2008, 2040):
        having = [id_ for id_ in IDS if covers(load_regime(id_), year)]
        regime = regime_for(year)
        assert regime is not None
        assert having == [regime.id]


def covers(regime: Regime, year: int) -> bool:
    return regime.first <= year and (not regime.last or year <= regime.last)


@pytest.mark.parametrize(
    ("year", "id_"),
    [
        (2008, "cn/2008"),
        (2018, "cn/2008"),
        (2019, "cn/2019"),
        (2020, "cn/2019"),
        (2021, "cn/2021"),
        (2026, "cn/2021"),
        (2099, "cn/2021"),
    ],
)
def test_the_year_decides(year: int, id_: str) -> None:
    regime = regime_for(year)
    assert regime is not None
    assert regime.id == id_


@pytest.mark.parametrize("year", [0, 1999, 2007])
def test_no_regime_before_the_first(year: int) -> None:
    assert regime_for(year) is None


def test_an_unknown_regime_is_an_error() -> None:
    with pytest.raises(RegimeError, match="cn/2021"):
        load_regime("cn/1999")


def test_a_regime_is_compiled_once() -> None:
    assert load_regime("cn/2021", ()) is load_regime("cn/2021", ())


@pytest.mark.parametrize("id_", IDS)
def test_schemas_pass_the_metaschema(id_: str) -> None:
    jsonschema.Draft202012Validator.check_schema(bundled_schema(id_))


@pytest.mark.parametrize(
    ("id_", "tables", "year"), [("cn/2021", tables2021(), 2023), ("cn/2019", tables2019(), 2020)]
)
def test_a_correct_report_is_valid(id_: str, tables: Tables, year: int) -> None:
    validator = jsonschema.Draft202012Validator(bundled_schema(id_), registry=Registry())
    whole = json.loads(report(tables, year))
    assert list(validator.iter_errors(whole)) == []
    whole["sections"][0]["tables"]["table9"] = {}
    assert list(validator.iter_errors(whole)) != []


@by_regime
def test_ids_are_unique(regime: Regime) -> None:
    for kind in (regime.sections, regime.tables, regime.demands, regime.deadlines):
        ids = [one.id for one in kind]
        assert len(ids) == len(set(ids))
    for table in regime.tables:
        for part in (table.rows, table.columns, (*table.identities, *table.previous)):
            ids = [one.id for one in part]
            assert len(ids) == len(set(ids)), table.id


@by_regime
def test_titles_lead_to_one_section(regime: Regime) -> None:
    seen: dict[str, str] = {}
    for section in regime.sections:
        for title in (section.title, *section.accepted, *section.variants):
            assert seen.setdefault(title, section.id) == section.id, title


@by_regime
def test_what_is_not_confirmed_is_no_error(regime: Regime) -> None:
    for table in regime.tables:
        for identity in (*table.identities, *table.previous):
            if identity.status not in ("confirmed", "derived"):
                assert identity.severity != "error", identity.id
            assert {"zh", "en"} <= set(identity.title)


@by_regime
def test_texts_stand_in_both_languages(regime: Regime) -> None:
    for demand in regime.demands:
        assert demand.text["zh"]
        assert demand.text["en"]
    assert regime.title["zh"]
    assert regime.title["en"]


@by_regime
def test_identities_name_rules_that_exist(regime: Regime) -> None:
    for table in regime.tables:
        for identity in (*table.identities, *table.previous):
            entry = all_rules().get(identity.rule)
            assert entry is not None, identity.rule
            assert entry.body is not None


#: what readers and rules ask of an entry of x-prose
KINDS = {
    "id", "label", "words", "not", "nouns", "denied", "denials", "unit", "equals", "or", "at_most", "section",
    "severity", "note", "once", "incoming", "brought", "outcome", "done", "ahead", "trails", "not_beside",
    "not_after",
}  # fmt: skip


@by_regime
def test_quantities_of_running_text_have_no_key_that_nobody_reads(regime: Regime) -> None:
    for entry in regime.schema.get("x-prose", ()):
        assert entry.keys() <= KINDS, entry["id"]


@by_regime
def test_tables_belong_to_sections(regime: Regime) -> None:
    for table in regime.tables:
        assert regime.section(table.section) is not None
        parents = {row.id for row in table.rows}
        assert all(not row.parent or row.parent in parents for row in table.rows)


@pytest.mark.parametrize(
    ("id_", "table", "rows", "columns"),
    [
        ("cn/2019", "table3", 23, 7),
        ("cn/2021", "table3", 25, 7),
        ("cn/2019", "table4", 1, 15),
        ("cn/2021", "table4", 1, 15),
        ("cn/2021", "table2_item1", 2, 3),
        ("cn/2019", "table2_item9", 1, 2),
        ("cn/2008", "stats_annex", 58, 1),
    ],
)
def test_sizes_of_the_forms(id_: str, table: str, rows: int, columns: int) -> None:
    spec = load_regime(id_).table(table)
    assert spec is not None
    assert (len(spec.data_rows), len(spec.columns)) == (rows, columns)


def test_cells_of_table_2() -> None:
    for id_, cells in (("cn/2019", 22), ("cn/2021", 10)):
        tables = [table for table in load_regime(id_).tables if table.id.startswith("table2")]
        assert sum(len(table.data_rows) * len(table.columns) for table in tables) == cells


def test_deadlines_cover_every_level() -> None:
    for id_ in IDS:
        regime = load_regime(id_)
        levels = [level for deadline in regime.deadlines for level in deadline.levels]
        assert sorted(levels) == sorted(
            ["state", "province", "prefecture", "county", "township", "department"]
        )


def test_wildcards_leave_group_rows_out() -> None:
    table = load_regime("cn/2021").table("table3")
    assert table is not None
    (total,) = [one for one in table.identities if one.id == "results-total"]
    assert "other_handling" not in total.expression.names
    assert "denied" not in total.expression.names
    assert len(total.expression.names) == 22


def test_the_schemas_stand_beside_the_package_or_in_it() -> None:
    root = Path(__file__).resolve().parents[2]
    assert (root / "schemas" / "report.json").is_file()
