"""Packs: regimes extended by data alone, and clear words for packs that are wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from govlint.engine import Options, check_one
from govlint.regimes import PackError, check_pack, load_regime, regime_for, regime_ids
from govlint.regimes.expression import Value
from tests.tables.build import check, report, table3, tables2021

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "packs"

HEAD = {"x-pack": {"title": {"zh": "某省", "en": "a province"}, "extends": ["cn/2021"]}}

#: a section, a row and an identity
OVERLAY: dict[str, Any] = {
    **HEAD,
    "x-clauses": {"local": {"document": "某省办法", "article": "第三条", "status": "confirmed"}},
    "x-sections": [
        {
            "id": "sec7",
            "order": 7,
            "ordinal": "七、",
            "title": "政策解读情况",
            "required": True,
            "clause": "local",
        }
    ],
    "x-demands": [{"id": "local.sums", "text": {"zh": "合计", "en": "sums"}, "clause": "local"}],
    "$defs": {
        "table3": {
            "x-identities": [
                {
                    "id": "online-limit",
                    "each": "column",
                    "relation": "received_online <= new_received",
                    "title": {"zh": "网上申请不多于新收申请", "en": "no more online than in all"},
                    "severity": "error",
                    "clause": "local",
                }
            ],
            "properties": {
                "received_online": {
                    "title": "其中：网上申请",
                    "$ref": "#/$defs/table3_row",
                    "x-after": "new_received",
                    "x-unit": "件",
                }
            },
        }
    },
}


def written(folder: Path, pack: object, name: str = "pack.yaml") -> str:
    path = folder / name
    path.write_text(pack if isinstance(pack, str) else yaml.safe_dump(pack, allow_unicode=True), "utf-8")
    return str(path)


def test_a_section_a_row_and_an_identity(tmp_path: Path) -> None:
    packs = (written(tmp_path, OVERLAY),)
    regime = regime_for(2023, packs)
    assert regime is not None
    assert [section.id for section in regime.sections][-1] == "sec7"
    table = regime.table("table3")
    assert table is not None
    assert [row.id for row in table.rows][:2] == ["new_received", "received_online"]
    rows = {"new_received": [5, 0, 0, 0, 0, 0, 5], "received_online": [6, 0, 0, 0, 0, 0, 6]}
    found = check(report({"table3": rows}), packs=packs)
    assert {(finding.rule, finding.place[1]) for finding in found} == {("SUM002", "其中：网上申请")}
    clause = found[0].clause
    assert clause is not None
    assert clause.document == "某省办法"
    assert "SRC" not in {finding.rule[:3] for finding in found}


def test_the_new_row_is_in_no_sum_of_the_form(tmp_path: Path) -> None:
    packs = (written(tmp_path, OVERLAY),)
    rows = table3()
    rows["received_online"] = [1, 0, 0, 0, 0, 0, 1]
    assert check(report({"table3": rows}), packs=packs) == []


def test_other_regimes_stay_as_they_are(tmp_path: Path) -> None:
    packs = (written(tmp_path, OVERLAY),)
    assert load_regime("cn/2019", packs).section("sec7") is None
    assert load_regime("cn/2021").section("sec7") is None


def test_a_pack_in_json(tmp_path: Path) -> None:
    import json

    path = written(tmp_path, json.dumps(OVERLAY, ensure_ascii=False), "pack.json")
    assert load_regime("cn/2021", (path,)).section("sec7") is not None


def test_two_packs_add_up(tmp_path: Path) -> None:
    second = {**HEAD, "x-sections": [{"id": "sec8", "order": 8, "title": "附则"}]}
    packs = (written(tmp_path, OVERLAY, "a.yaml"), written(tmp_path, second, "b.yaml"))
    assert [section.id for section in load_regime("cn/2021", packs).sections][-2:] == ["sec7", "sec8"]


def test_an_entry_with_a_known_id_is_changed_not_doubled(tmp_path: Path) -> None:
    pack = {**HEAD, "x-sections": [{"id": "sec5", "accepted": ["存在问题及整改情况"]}]}
    section = load_regime("cn/2021", (written(tmp_path, pack),)).section("sec5")
    assert section is not None
    assert "存在问题及整改情况" in section.accepted
    assert section.title == "存在的主要问题及改进情况"


def test_a_pack_counts_only_in_its_years(tmp_path: Path) -> None:
    pack = {**OVERLAY, "x-pack": {**HEAD["x-pack"], "years": [2024, None]}}
    packs = (written(tmp_path, pack),)
    for year, there in ((2023, False), (2024, True), (2030, True)):
        regime = regime_for(year, packs)
        assert regime is not None
        assert (regime.section("sec7") is not None) is there


def test_a_whole_regime_of_another_country(tmp_path: Path) -> None:
    """Another law's report is data too: low, median and high days, and figures such as <1."""
    days = {
        "type": "object",
        "title": "Response times",
        "x-section": "times",
        "x-columns": [
            {"id": name, "label": name.title(), "decimals": True} for name in ("low", "median", "high")
        ],
        "x-identities": [
            {
                "id": "order",
                "each": "row",
                "relation": "low <= median <= high",
                "title": {"en": "low, median, high in order", "zh": "依次不减"},
            }
        ],
        "properties": {"simple": {"title": "Simple requests"}},
        "additionalProperties": False,
    }
    pack = {
        "x-regime": {"id": "us/2008", "title": {"en": "FOIA"}, "years": [2008, None], "headings": True},
        "x-clauses": {},
        "x-sections": [{"id": "times", "title": "Response times", "required": True}],
        "type": "object",
        "$defs": {"tables": {"properties": {"days": {"$ref": "#/$defs/days"}}}, "days": days},
    }
    packs = (written(tmp_path, pack),)
    assert "us/2008" in regime_ids(packs)
    regime = regime_for(2023, packs, "us")
    assert regime is not None
    table = regime.table("days")
    assert table is not None
    holds = table.identities[0].expression.evaluate
    quick: dict[str, Value] = {"low": (0, 1), "median": 4, "high": 9}
    slow: dict[str, Value] = {"low": 5, "median": 4, "high": 9}
    assert holds(quick.get) is True
    assert holds(slow.get) is False


def test_a_relation_between_tables(tmp_path: Path) -> None:
    relation = {
        "id": "reviews-of-requests",
        "each": "once",
        "relation": "table4.cases.review_total <= table3.new_received.total + table3.carried_over.total",
        "title": {"zh": "复议不多于申请", "en": "no more reviews than requests"},
    }
    packs = (written(tmp_path, {**HEAD, "x-identities": [relation]}),)
    tables = tables2021()
    assert check(report(tables), packs=packs) == []
    tables["table3"]["new_received"] = [3, 0, 0, 0, 0, 0, 3]
    only = {"table3": {"new_received": [3, 0, 0, 0, 0, 0, 3], "carried_over": [0] * 7}}
    found = check(report({**only, "table4": tables["table4"]}), packs=packs)
    assert [(finding.rule, finding.severity) for finding in found] == [("SUM005", "error")]
    assert found[0].params["values"] == [24, 3, 0]
    assert check(report({"table4": tables["table4"]}), packs=packs) == []


BAD: list[tuple[str, object, str]] = [
    ("no mapping", "- a\n", "a mapping is needed"),
    ("no head", {"x-sections": []}, "x-pack"),
    ("no regime named", {"x-pack": {"extends": "cn/2021"}}, "must list the regimes"),
    ("an unknown regime", {"x-pack": {"extends": ["cn/1999"]}}, "cn/1999"),
    ("years that are none", {"x-pack": {"extends": ["cn/2021"], "years": [2021]}}, "years"),
    ("broken YAML", "x-pack: [", "not YAML"),
    ("an alias", "x-pack: &a {extends: [cn/2021]}\nx-more: *a\n", "alias"),
    ("nested too deeply", "x-pack: " + "[" * 60 + "]" * 60, "nested"),
    ("an unknown key", {**HEAD, "sections": []}, "sections"),
    ("a list for a mapping", {**HEAD, "x-clauses": []}, "x-clauses"),
    ("a mapping for a list", {**HEAD, "x-sections": {}}, "x-sections"),
    ("a section without a title", {**HEAD, "x-sections": [{"id": "x"}]}, "title"),
    ("an unknown clause", {**HEAD, "x-demands": [{"id": "a", "text": {}, "clause": "zz"}]}, "zz"),
    (
        "a misspelt annotation",
        {**HEAD, "$defs": {"table3": {"x-identites": []}}},
        "did you mean x-identities",
    ),
    ("a row that is a number", {**HEAD, "$defs": {"table3": {"properties": {"a": 3}}}}, "row a must be"),
    ("a definition that is a number", {**HEAD, "$defs": {"table9": 3}}, "$defs/table9 must be"),
    (
        "a pattern that is none",
        {**HEAD, "$defs": {"table3": {"properties": {"a": {"title": "a", "pattern": "(("}}}}},
        "a pattern that cannot be read: ((",
    ),
    (
        "a row behind one that does not exist",
        {**HEAD, "$defs": {"table3": {"properties": {"a": {"title": "a", "x-after": "zz"}}}}},
        "zz",
    ),
]


def identity(**changes: object) -> dict[str, Any]:
    one = {
        "id": "new",
        "each": "column",
        "relation": "granted >= 0",
        "title": {"zh": "", "en": ""},
        **changes,
    }
    return {**HEAD, "$defs": {"table3": {"x-identities": [one]}}}


BAD += [
    ("a relation that cannot be read", identity(relation="granted =="), "table3/new"),
    ("a relation with an unknown row", identity(relation="zz == 1"), "unknown name zz"),
    ("an identity on nothing", identity(each="page"), "each is one of"),
    ("an identity of no severity", identity(severity="fatal"), "severity"),
    ("an identity with a misspelt key", identity(severty="warning"), "unknown key severty"),
    ("an identity on a row that does not exist", identity(only=["zz"]), "no row or column zz"),
]


@pytest.mark.parametrize(("why", "pack", "said"), BAD, ids=[case[0] for case in BAD])
def test_bad_packs_say_what_is_wrong(why: str, pack: object, said: str, tmp_path: Path) -> None:
    path = written(tmp_path, pack)
    with pytest.raises(PackError) as caught:
        load_regime("cn/2021", (path,))
    assert str(caught.value).startswith(path)
    assert said in str(caught.value)


def test_annotations_of_ones_own_may_stand(tmp_path: Path) -> None:
    path = written(tmp_path, {**HEAD, "x-our-archive": "box 7"})
    assert check_pack(path) == ("cn/2021",)


def test_a_pack_for_a_regime_that_does_not_exist(tmp_path: Path) -> None:
    path = written(tmp_path, {"x-pack": {"extends": ["cn/2022"]}})
    with pytest.raises(PackError, match="no regime cn/2022"):
        check_pack(path)


def test_a_missing_pack(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="nowhere"):
        load_regime("cn/2021", (str(tmp_path / "nowhere.yaml"),))


DINGXI = {
    "proactive": [120, 480],
    "full_text": [120, 470],
    "requests": [4, 9],
    "requests_in_person": [1, 2],
    "requests_fax": [0, 0],
    "requests_mail": [0, 1],
    "requests_online": [3, 5],
    "requests_letter": [0, 1],
    "requests_other": [0, 0],
    "answers": [4, 9],
    "answers_granted": [3, 6],
    "answers_partial": [0, 1],
    "answers_refused": [1, 2],
}


@pytest.mark.parametrize(
    ("why", "change", "expected"),
    [
        ("adds up", {}, []),
        ("the ways do not add up", {"requests_online": [2, 5]}, ["SUM001"]),
        ("the answers do not add up", {"answers_refused": [1, 3]}, ["SUM001"]),
        ("more in full text than published", {"full_text": [120, 481]}, ["SUM002"]),
        ("the period is more than the year", {"proactive": [490, 480]}, ["SUM002"]),
    ],
)
def test_the_example_of_a_city(why: str, change: dict[str, list[int]], expected: list[str]) -> None:
    packs = (str(EXAMPLES / "dingxi.yaml"),)
    data = report({"dingxi_table": {**DINGXI, **change}}, 2012, "定西市某局", "department")
    assert [finding.rule for finding in check(data, packs=packs)] == expected


@pytest.mark.parametrize(
    ("why", "row", "expected"),
    [
        ("fits", [40, 40, 212], []),
        ("the pack's own relation", [41, 40, 212], [("SUM001", "info")]),
        ("the national relations hold for the row as well", [40, 40, 39], [("SUM002", "error")]),
    ],
)
def test_the_example_of_a_row_more(why: str, row: list[int], expected: list[tuple[str, str]]) -> None:
    packs = (str(EXAMPLES / "wuhan.yaml"),)
    rows = {"regulations": [0, 0, 0], "normative_documents": [2, 2, 31], "other_documents": row}
    data = report({"table2_item1": rows}, 2020, "武汉市某局", "department")
    assert [(one.rule, one.severity) for one in check(data, packs=packs)] == expected
    assert [one.rule for one in check(data)] == ["SRC010"]


def test_the_example_of_a_province() -> None:
    packs = (str(EXAMPLES / "shanxi.yaml"),)
    regime = regime_for(2012, packs)
    assert regime is not None
    due = {section.id for section in regime.sections if section.required}
    assert {"overview", "holdings", "consultation", "proactive"} <= due
    assert regime.demand("shanxi.submit") is not None
    later = regime_for(2021, packs)
    assert later is not None
    assert later.section("holdings") is None


def test_a_part_that_a_pack_asks_for_is_missed_by_its_clause() -> None:
    text = (
        "govlint: 1\ntitle: 某县2012年政府信息公开工作年度报告\nyear: 2012\nsections:\n"
        "- title: 一、概述\n  text: "
        "|\n    全年主动公开政府信息46条，收到公开申请3件，均已答复。依申请公开未收取任何费用。\n"
        "    存在的问题是更新不够及时，将加强培训，加以改进，并做好日常维护工作。\n"
    )
    options = Options(packs=(str(EXAMPLES / "shanxi.yaml"),))
    missing = [
        one for one in check_one(text.encode(), "report.yaml", options).findings if one.rule == "STR001"
    ]
    cited = {one.clause.document: str(one.params["missing"]) for one in missing if one.clause is not None}
    assert len(cited) == len(missing) == 2
    assert "政府信息基本情况" in cited["山西省人民政府办公厅政府信息公开年度报告制度（试行）"]
    assert "行政复议" in cited["政府信息公开条例（2007）"]


def test_the_example_of_the_page(tmp_path: Path) -> None:
    page = (EXAMPLES.parents[1] / "docs" / "packs.md").read_text("utf-8")
    pack = page.partition("```yaml\n")[2].partition("```")[0]
    regime = load_regime("cn/2021", (written(tmp_path, pack),))
    section, table = regime.section("sec5"), regime.table("table3")
    assert section is not None
    assert table is not None
    assert "存在的问题及整改情况" in section.accepted
    assert regime.section("sec7") is not None
    assert table.rows[1].id == "received_online"
    assert "online-limit" in [identity.id for identity in table.identities]
