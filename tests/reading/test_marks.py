"""What a report file says of its own gaps: figures that were not read, or not for sure."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from typing import Any

import pytest

from govlint.engine import FileResult, check_one
from govlint.output._view import message
from govlint.transcript import as_yaml

HEAD = (
    "govlint: 1\ntitle: 某县2023年政府信息公开工作年度报告\norgan: 某县人民政府\nyear: 2023\nexcerpt: true\n"
)
TABLES = HEAD + "sections:\n- title: {title}\n  tables:\n{tables}"
THREE = "三、收到和处理政府信息公开申请情况"
FOUR = "四、政府信息公开行政复议、行政诉讼情况"


def check(tables: str, title: str = THREE) -> FileResult:
    return check_one(TABLES.format(title=title, tables=tables).encode(), "report.yaml")


def said(result: FileResult) -> list[tuple[str, str, tuple[str, ...]]]:
    return sorted((one.rule, message(one, "en"), one.place) for one in result.findings)


GAPS = [
    ("table4: {not_read: image}", "STR051", "an image stands where the table is due; it cannot be checked"),
    ("table4: {not_read: page is missing}", "STR060", "this table was not read: page is missing"),
    (
        "table4: {not_read: form, form: cn/2019, printed: 合计}",
        "STR052",
        "“合计” is a column of another form (Trial form of 2019 (Regulation of 2019)); "
        "its figures count other things",
    ),
    (
        "table4:\n      cases: {not_read: count, printed: 14}",
        "STR055",
        "数量: columns: 15, figures read: 14; which is which cannot be told",
    ),
    (
        "table4:\n      cases: {not_read: empty}",
        "STR055",
        "no figures stand beside 数量: left blank, or lost in this copy",
    ),
    (
        "table4:\n      cases: {not_read: together}",
        "STR055",
        "the figures of 数量 are run together and cannot be told apart",
    ),
    ("table4:\n      cases: {not_read: 被遮挡}", "STR055", "数量 was not read: 被遮挡"),
    (
        "table4:\n      cases: [1, 0, 0, 0, {unsure: 2}, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]",
        "STR061",
        "数量: not sure that this is what is printed; nothing is concluded from it",
    ),
    (
        "table4:\n      cases: [1, 0, 0, 0, {not_read: blot}, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]",
        "STR061",
        "数量: a figure was not read: blot",
    ),
    (
        "table4:\n      cases: {cells: [1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], unsure: columns}",
        "STR062",
        "the labels of these 15 columns name other things; the figures were read in the form's order, "
        "but nothing is concluded from them",
    ),
    (
        "table4:\n      cases: {cells: [1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], unsure: twice}",
        "STR063",
        "数量 stands here a second time; neither is used",
    ),
]


@pytest.mark.parametrize(("table", "rule", "words"), GAPS, ids=[one[0] for one in GAPS])
def test_a_gap_is_one_finding_and_never_passes(table: str, rule: str, words: str) -> None:
    result = check(f"    {table}\n", FOUR)
    (gap, *others) = sorted(result.findings, key=lambda one: one.rule != rule)
    assert (gap.rule, message(gap, "en"), gap.place) == (rule, words, ("表四",))
    assert gap.span.line == (10 if "cases" in table else 9)
    # What may be otherwise is never called wrong for certain, and no cell is called blank.
    assert {(one.rule, one.severity) for one in others} <= {("SUM001", "warning")}
    assert result.verdict == "incomplete"


def test_rows_that_are_empty_alike_are_told_once() -> None:
    rows = "".join(f"      {name}: {{not_read: empty}}\n" for name in ("new_received", "carried_over"))
    result = check("    table3:\n" + rows)
    words = (
        "no figures stand beside 2 rows, from 一、本年新收政府信息公开申请数量 on: "
        "left blank, or lost in this copy"
    )
    assert said(result) == [("STR055", words, ("表三",))]


def test_a_figure_that_the_original_does_not_have_is_no_news() -> None:
    result = check(
        "    table3:\n      granted: {absent: true}\n      partial: [1, 0, 0, 0, 0, 0, {absent: true}]\n"
    )
    assert said(result) == []
    assert result.coverage["表三"][0] == 6


def test_what_is_filled_in_is_judged() -> None:
    wrong = "      cases: [1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]\n"
    assert [(one.rule, one.severity) for one in check("    table4:\n" + wrong, FOUR).findings] == [
        ("SUM001", "error")
    ]


@pytest.mark.parametrize(
    "tables",
    [
        "    table4: {not_read: }\n",
        "    table4: {not_read: image, cases: []}\n",
        "    table4:\n      cases: {not_red: empty}\n",
        "    table4:\n      cases: {}\n",
        "    table4:\n      cases: [{unsure: 1, not_read: x}]\n",
        "    table4:\n      cases: {cells: [], unsure: 也许}\n",
    ],
)
def test_a_mark_that_is_none_is_refused(tables: str) -> None:
    result = check(tables, FOUR)
    assert result.verdict == "incomplete"
    assert {one.rule for one in result.findings} & {"SRC010", "SRC011"}


ORIGINAL = (
    HEAD.replace("excerpt: true\n", "")
    + "original: {{format: txt{more}}}\nsections:\n- title: 一、总体情况\n"
)


def test_a_file_made_from_a_document_is_judged_as_the_document() -> None:
    text = ORIGINAL.format(more="") + "- title: " + FOUR + "\n"
    declared = text.replace("original: {format: txt}\n", "")
    severities = [
        {one.severity for one in check_one(one.encode(), "a.yaml").findings if one.rule == "STR025"}
        for one in (declared, text)
    ]
    # A page may have lost a table that it shows as an image; data cannot.
    assert severities == [{"error"}, {"warning"}]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("end", "“一、总体情况” is the last part in this text; what may follow was not judged as missing"),
        ("middle", "the text stops in the middle of “一、总体情况”"),
        ("start", "the text begins with “一、总体情况”; what may stand before it was not judged"),
        ("nothing", "no part of a report was recognised here"),
    ],
)
def test_a_text_that_breaks_off(kind: str, words: str) -> None:
    result = check_one(ORIGINAL.format(more=f", breaks_off: {kind}").encode(), "a.yaml")
    assert [one.rule for one in result.findings] == ["STR059"]
    assert message(result.findings[0], "en").startswith(words)
    assert result.verdict == "incomplete"


@pytest.mark.parametrize(
    "note",
    [
        "{rule: SRC777}",
        "{rule: SUM001}",
        "{rule: STR055}",
        "{rule: STR055, with: {severity: 3, check: 1, span: 2, self: 4, place: 5, variant: 6, pointer: 7}}",
        "{rule: STR055, with: {row: {en: x}, variant: [1]}}",
        "{with: 3}",
        "3",
    ],
)
def test_no_note_breaks_anything(note: str) -> None:
    result = check_one(ORIGINAL.format(more=f", notes: [{note}]").encode(), "a.yaml")
    assert result.verdict != "pass" or note == "{rule: STR055}"
    assert not {one.rule for one in result.findings} & {"SRC098"}
    for one in result.findings:
        message(one, "zh")


def test_a_title_may_be_empty_only_where_an_original_has_none() -> None:
    text = HEAD.replace("title: 某县2023年政府信息公开工作年度报告", "title:") + "{original}sections: []\n"
    rules = [
        {one.rule for one in check_one(text.format(original=original).encode(), "a.yaml").findings}
        for original in ("", "original: {format: txt}\n")
    ]
    assert ["SRC011" in found for found in rules] == [True, False]


def test_a_section_that_is_no_part() -> None:
    text = HEAD + "sections:\n- {title: 二、主动公开政府信息情况}\n- {title: 主动公开政府信息的情况%s}\n"
    found = [
        {one.rule for one in check_one((text % more).encode(), "a.yaml").findings}
        for more in ("", ", id: none")
    ]
    assert "STR002" in found[0]
    assert "STR002" not in found[1]


#: a file with every key that tells how something was read
WHOLE: dict[str, Any] = {
    "govlint": 1,
    "title": "某县2023年政府信息公开工作年度报告",
    "organ": {"name": "某县人民政府", "level": "county", "inferred": True},
    "year": 2023,
    "original": {
        "file": "a.txt",
        "format": "txt",
        "year": "name",
        "breaks_off": "middle",
        "beginning": True,
        "ends": "open",
        "printed": ["对外公开总数量"],
        "notes": [
            {"rule": "STR053", "place": "表三", "stops": False, "with": {"printed": "总数", "values": 7}}
        ],
    },
    "sections": [
        {
            "id": "sec2",
            "title": "二、主动公开政府信息情况",
            "tables": {
                "table2_item1": {"not_read": "form", "form": "cn/2019", "printed": "对外公开总数量"},
                "table2_item8": {"administrative_fees": [3]},
            },
            "heads": {"table2_item8": {"amount": "收费金额（元）"}},
            "printed": ["本年新制作数量"],
        },
        {
            "id": "none",
            "title": None,
            "tables": {
                "table3": {
                    "new_received": [1, {"unsure": 2}, {"not_read": "empty"}, {"absent": True}, 0, 0, 3],
                    "carried_over": {"not_read": "count", "printed": 6, "due": 7},
                    "granted": {"cells": [1, 0, 0, 0, 0, 0, 1], "unsure": "twice"},
                },
                "table4": {"not_read": "image", "pictures": 2},
            },
        },
    ],
}
JUNK: list[Any] = [None, True, 3, -1, 1.5, "x", "9" * 30, "form", [], {}, [[]], [1], {"a": 1}]
JUNK += [{"not_read": "x"}, {"unsure": 3}, {"cells": [1]}]


def places(node: Any) -> Iterator[tuple[Any, Any]]:
    """Every container in the file with each of its keys."""
    for key in node if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ():
        yield node, key
        yield from places(node[key])


def test_no_shape_breaks_reading_or_extracting() -> None:
    pick = random.Random(20)
    for _ in range(600):
        broken = copy.deepcopy(WHOLE)
        for _ in range(pick.randint(1, 3)):
            node, key = pick.choice(list(places(broken)))
            node[key] = copy.deepcopy(pick.choice(JUNK))
        result = check_one(json.dumps(broken, ensure_ascii=False).encode(), "a.json")
        assert not {one.rule for one in result.findings} & {"SRC098", "SRC099"}, broken
        assert result.report is not None
        again = check_one(as_yaml(result.report).encode(), "a.yaml")
        assert not {one.rule for one in again.findings} & {"SRC007", "SRC098", "SRC099"}, broken
