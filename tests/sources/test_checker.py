"""The checker's verdict is the verdict of a JSON Schema validator, and its faults stand where they are."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from govlint.reading.checker import Checker
from govlint.reading.fitting import Fitting
from govlint.regimes import bundled_schema, load_regime, regime_ids
from govlint.regimes.schemas import shared_definitions
from govlint.regimes.shapes import Compiler, Shape
from govlint.report.limits import DEFAULT_LIMITS
from govlint.report.model import Problem
from govlint.sources import json as json_source
from govlint.sources import yaml as yaml_source
from govlint.sources.tree import Node

SHAPES: dict[str, Shape] = {}
VALIDATORS: dict[str, Draft202012Validator] = {}
for name in regime_ids():
    SHAPES[name] = Compiler(
        load_regime(name).schema, {"report.json": {"$defs": shared_definitions()}}
    ).shape()
    VALIDATORS[name] = Draft202012Validator(bundled_schema(name))

REPORT: dict[str, Any] = {
    "govlint": 1,
    "title": "某县2023年政府信息公开工作年度报告",
    "organ": {"name": "某县人民政府", "level": "county"},
    "year": 2023,
    "scope": "all",
    "excerpt": False,
    "period": {"from": "2023-01-01", "to": "2023年12月31日"},
    "published": "2024-01-30",
    "intro": "根据规定编制本报告。\n数据见后。",
    "sections": [
        {
            "id": "sec1",
            "title": "一、总体情况",
            "text": "（一）主动公开\n全年公开25520条。",
            "figures": [{"label": "主动公开", "unit": "条", "total": 3, "parts": {"甲": 1, "乙": "2"}}],
        },
        {
            "id": "sec3",
            "title": "三、收到和处理政府信息公开申请情况",
            "tables": {
                "table3": {
                    "new_received": [1, 0, 0, 0, 0, 0, 1],
                    "carried_over": [0, 0, None, "", 1.5, "/", 0],
                    "granted": [1, {"unsure": 2}, {"not_read": "blot"}, {"absent": True}, 0, 0, 3],
                    "partial": {"not_read": "count", "printed": 6, "due": 7},
                    "other_misc": {"cells": [0, 0, 0, 0, 0, 0, {"unsure": "1"}], "unsure": "twice"},
                },
                "table4": {"not_read": "image", "pictures": 2},
            },
            "printed": ["总计"],
        },
        {"id": "none", "title": None},
    ],
    "original": {
        "file": "a.txt",
        "format": "txt",
        "year": "name",
        "breaks_off": "middle",
        "beginning": True,
        "ends": "open",
        "printed": ["对外公开总数量"],
        "notes": [
            {"rule": "STR052", "place": "表二", "stops": True, "with": {"row": 1, "form": {"en": "x"}}}
        ],
    },
}
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 3000),
    st.floats(-10, 3000, allow_nan=False).map(lambda value: round(value, 2)),
    st.sampled_from([1.0, 2023.0, 1e16, "", " ", "no", "010", "1_000", "10:30", "0x1F", "~", "on", "２０"]),
    st.sampled_from(["all", "county", "sec1", "title", "2023", "2017-12-31"]),
    st.text("一二三 :#-\n", max_size=6),
    st.lists(st.integers(0, 9), max_size=9),
    st.dictionaries(st.sampled_from(["name", "from", "total", "x"]), st.integers(0, 9), max_size=3),
)
KEYS = st.sampled_from(
    [
        "govlint",
        "title",
        "id",
        "text",
        "tables",
        "table3",
        "table4",
        "stats_annex",
        "level",
        "parts",
        "x",
        "年度",
    ]
)


@st.composite
def reports(draw: st.DrawFn) -> dict[str, Any]:
    """A good report with up to four places changed, taken away or added to."""
    report = copy.deepcopy(REPORT)
    for _ in range(draw(st.integers(0, 4))):
        node: Any = report
        while True:
            keys = list(node) if isinstance(node, dict) else list(range(len(node)))
            if not keys:
                break
            key = draw(st.sampled_from(keys))
            if isinstance(node[key], (dict, list)) and draw(st.integers(0, 3)):
                node = node[key]
                continue
            change = draw(st.sampled_from(["set", "set", "delete", "add"]))
            if change == "set":
                node[key] = draw(VALUES)
            elif change == "delete":
                del node[key]
            elif isinstance(node, dict):
                node[draw(KEYS)] = draw(VALUES)
            else:
                node.append(draw(VALUES))
            break
    return report


def faults_in_json(name: str, report: object) -> list[Problem]:
    tree = json_source.load(json.dumps(report, ensure_ascii=False), "x.json", DEFAULT_LIMITS)
    assert tree.root is not None
    return faults(SHAPES[name], tree.root, json=True)


def faults_in_yaml(name: str, text: str) -> list[Problem]:
    tree = yaml_source.load(text, "x.yaml", DEFAULT_LIMITS)
    assert tree.root is not None, tree.problems
    return faults(SHAPES[name], tree.root)


def faults(shape: Shape, root: Node, json: bool = False) -> list[Problem]:
    """The checker's faults, after a look at the quick test: it says yes to what has none."""
    found = Checker(shape, json).check(root)
    assert Fitting(json).test(shape)(root) == (not found)
    return found


@settings(max_examples=250, deadline=None)
@given(reports(), st.sampled_from(regime_ids()))
def test_the_verdict_is_that_of_jsonschema(report: dict[str, Any], name: str) -> None:
    expected = VALIDATORS[name].is_valid(report)
    in_json = faults_in_json(name, report)
    assert (in_json == []) == expected, (
        in_json,
        [one.message for one in VALIDATORS[name].iter_errors(report)],
    )
    in_yaml = faults_in_yaml(name, yaml.safe_dump(report, allow_unicode=True, sort_keys=False))
    assert all(one.rule != "SRC013" for one in in_yaml)
    assert (in_yaml == []) == expected


@settings(max_examples=100, deadline=None)
@given(VALUES)
def test_any_value_at_the_top(value: object) -> None:
    name = regime_ids()[-1]
    assert (faults_in_json(name, value) == []) == VALIDATORS[name].is_valid(value)


HEAD = "govlint: 1\ntitle: 某县2023年报告\nsections:\n"
SECTION = HEAD + "- title: 三、收到\n  tables:\n    table3:\n"
CASES = [
    (HEAD + "- titel: 一\n", "SRC010", "close", (4, 3, 4, 8)),
    (HEAD + "- titel: 一\n", "SRC012", "", (4, 3, 4, 8)),
    (HEAD + "- 标题: 一\n  title: 二\n", "SRC010", "given", (4, 3, 4, 5)),
    (HEAD + "- 标题: 一\n", "SRC010", "close", (4, 3, 4, 5)),
    ("govlint: 1\nsections: []\n", "SRC012", "top", (1, 1, 1, 1)),
    ("govlint: 2\ntitle: 一\nsections: []\n", "SRC011", "constant", (1, 10, 1, 11)),
    (HEAD + "  title: 一\n", "SRC011", "array", (4, 3, 4, 8)),
    (HEAD, "SRC011", "empty", (3, 1, 3, 9)),
    (HEAD + "- 一\n", "SRC011", "object", (4, 3, 4, 4)),
    (HEAD + "- title: 2023\n", "SRC011", "number-as-text", (4, 10, 4, 14)),
    (HEAD + "- title: [一]\n", "SRC011", "string", (4, 10, 4, 11)),
    (HEAD + "- title: ''\n", "SRC011", "empty", (4, 10, 4, 12)),
    (HEAD + "- title: no\n", "SRC013", "truth", (4, 10, 4, 12)),
    (HEAD + "- title: 一\n  id: sec99\n", "SRC011", "choice", (5, 7, 5, 12)),
    (HEAD + "- title: 一\nyear: '2023'\n", "SRC011", "quoted-number", (5, 7, 5, 13)),
    (HEAD + "- title: 一\nyear: 02023\n", "SRC013", "leading-zero", (5, 7, 5, 12)),
    (HEAD + "- title: 一\nyear: 1999\n", "SRC011", "minimum", (5, 7, 5, 11)),
    (HEAD + "- title: 一\nyear: 2023.5\n", "SRC011", "integer", (5, 7, 5, 13)),
    (HEAD + "- title: 一\nexcerpt: on\n", "SRC013", "truth", (5, 10, 5, 12)),
    (HEAD + "- title: 一\nexcerpt: 1\n", "SRC011", "boolean", (5, 10, 5, 11)),
    (HEAD + "- title: 一\nperiod: {from: 2023-01-01}\n", "SRC012", "", (5, 9, 5, 10)),
    (HEAD + "- title: 一\norgan: {name: 一, level: city}\n", "SRC011", "choice", (5, 25, 5, 29)),
    (HEAD + "- title: 一\norgan: [一]\n", "SRC011", "string", (5, 8, 5, 9)),
    (SECTION + "      granted: [1, 0, 0, 0, 0, 0]\n", "SRC011", "too-few", (7, 16, 7, 17)),
    (SECTION + "      granted: [1, 0, 0, 0, 0, 0, 1, 1]\n", "SRC011", "too-many", (7, 16, 7, 17)),
    (SECTION + "      granted: [1, 0, 0, 0, 0, 0, [1]]\n", "SRC011", "value", (7, 35, 7, 36)),
    (SECTION + "      granted: [1, 0, 0, 0, 0, 0, true]\n", "SRC011", "truth", (7, 35, 7, 39)),
    (SECTION + "      granted: [1, 0, 0, 0, 0, 0, 010]\n", "SRC013", "leading-zero", (7, 35, 7, 38)),
    (SECTION + "      granted: [1, 0, 0, 0, 0, 0, 1_0]\n", "SRC013", "underscore", (7, 35, 7, 38)),
    (SECTION + "      granted: [1, 0, 0, 0, 0, 0, 1:30]\n", "SRC013", "sexagesimal", (7, 35, 7, 39)),
    (SECTION + "      granted: [1, 0, 0, 0, 0, 0, 0x1F]\n", "SRC013", "base", (7, 35, 7, 39)),
    (SECTION + "      granted: [1, 0, 0, 0, 0, 0, 1e3]\n", "SRC013", "exponent", (7, 35, 7, 38)),
    (SECTION + "      granted: [1, 0, 0, 0, 0, 0, .inf]\n", "SRC013", "", (7, 35, 7, 39)),
    (SECTION + "    table2_item9: {procurement: [1, 2]}\n", "SRC010", "form", (7, 5, 7, 17)),
    (
        SECTION.replace("table3", "table2_item5") + "      other_external_services: [1, 2, 3]\n",
        "SRC010",
        "form",
        (7, 7, 7, 30),
    ),
    (SECTION + "      grantd: [1, 0, 0, 0, 0, 0, 1]\n", "SRC010", "close", (7, 7, 7, 13)),
    (SECTION + "      （一）予以公开: [1, 0, 0, 0, 0, 0, 1]\n", "SRC010", "close", (7, 7, 7, 14)),
]


@pytest.mark.parametrize(("text", "rule", "variant", "place"), CASES)
def test_each_fault_stands_at_its_place(
    text: str, rule: str, variant: str, place: tuple[int, int, int, int]
) -> None:
    found = [
        (one.rule, one.params.get("variant", ""), tuple(one.span[:4]))
        for one in faults_in_yaml("cn/2021", text)
    ]
    assert (rule, variant, place) in found


@pytest.mark.parametrize(
    "raw", ["2017-12-31", "１２３", "1,000", "约20", "—", "/", "+", "-", ".", "1.2.3", "0"]
)
def test_what_a_person_and_yaml_read_alike_is_no_trap(raw: str) -> None:
    assert faults_in_yaml("cn/2021", SECTION + f"      granted: [1, 0, 0, 0, 0, 0, {raw!r}]\n") == []
    if raw not in ("1,000", "-"):
        assert faults_in_yaml("cn/2021", SECTION + f"      granted: [1, 0, 0, 0, 0, 0, {raw}]\n") == []


def test_suggestions() -> None:
    found = faults_in_yaml("cn/2021", SECTION + "      grantd: []\n      （一）予以公开: []\n")
    assert [one.params["suggestion"] for one in found if one.rule == "SRC010"] == ["granted", "granted"]


def test_an_unknown_keyword_of_a_schema_is_refused() -> None:
    with pytest.raises(ValueError, match="patternProperties"):
        Compiler({"patternProperties": {}}, {}).shape()
    Compiler({"x-anything": 1, "title": "t", "type": "object"}, {}).shape()


def test_schemas_may_refer_to_themselves() -> None:
    schema = {"type": "array", "items": {"$ref": "#"}}
    tree = json_source.load("[[], [[]], [[1]]]", "x.json", DEFAULT_LIMITS)
    assert tree.root is not None
    assert len(Checker(Compiler(schema, {}).shape(), json=True).check(tree.root)) == 1


@pytest.mark.parametrize(
    "schema",
    [
        {"oneOf": [{"type": "integer"}, {"type": "number"}]},
        {"oneOf": [{"type": "string", "maxLength": 2}, {"enum": [1, None, "abc"]}]},
        {"allOf": [{"type": "integer"}, {"minimum": 2}]},
        {"$ref": "#/$defs/a", "maximum": 5, "$defs": {"a": {"type": "number"}}},
        {"type": "string", "pattern": "^[a-c]+$"},
        {"type": ["object", "null"], "additionalProperties": {"type": "integer"}, "maxProperties": 1},
        {"items": {"const": 1.0}},
        {"enum": [True, 0]},
        {"properties": {"a": False}},
    ],
)
@settings(max_examples=40, deadline=None)
@given(
    value=st.recursive(
        st.one_of(VALUES, st.sampled_from(["ab", "abc", 1, 0, 2, 5, 6, True, False])),
        lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(st.sampled_from("ab"), inner)),
        max_leaves=3,
    )
)
def test_every_keyword_agrees_with_jsonschema(schema: dict[str, Any], value: object) -> None:
    tree = json_source.load(json.dumps(value), "x.json", DEFAULT_LIMITS)
    assert tree.root is not None
    shape = Compiler(schema, {}).shape()
    found = Checker(shape, json=True).check(tree.root)
    assert (found == []) == Draft202012Validator(schema).is_valid(value)
    # The quick test may refuse what is right, never the reverse.
    assert not (found and Fitting(json=True).test(shape)(tree.root))
