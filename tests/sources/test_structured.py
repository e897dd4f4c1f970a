"""A ``report.yaml`` becomes a report: every value with its place, every fault of form with its finding."""

from __future__ import annotations

import json

import pytest
import yaml

from govlint.reading import read
from govlint.report.model import Report
from govlint.report.place import Span

GOOD = """\
govlint: 1
title: 某市2023年政府信息公开工作年度报告
organ: {name: 某市人民政府, level: prefecture}
year: 2023
scope: all
period: {from: 2023-01-01, to: "2023年12月31日"}
published: 2024-01-30
intro: |
  根据《条例》，编制本报告。

  本报告由六个部分组成：总体情况、
  主动公开政府信息情况等。
sections:
  - title: 一、总体情况
    text: |
      （一）主动公开
      全年主动公开政府信息25520条。
      1.网站。公开25520条。
      2.新媒体
      （1）微信
      ——————
    figures:
      - {label: 主动公开, unit: 条, total: 25520, parts: {部门: 14740, 街道: "4,265", 单位: 5505}}
  - id: sec3
    title: "三、收到和处理政府信息公开申请情况"
    tables:
      table3:
        new_received: [8, 0, '0', 0, ~, "１２", 010]
        granted: [1, 2]
      table4: {cases: []}
"""


def report(text: str, path: str = "x.yaml", year: int = 0) -> Report:
    return read(text.encode(), path, year=year)


def rules(text: str, path: str = "x.yaml", year: int = 0) -> list[str]:
    return [problem.rule for problem in report(text, path, year).problems]


def short(span: Span) -> tuple[int | None, ...]:
    return tuple(span[:4])


def test_every_value_knows_its_place() -> None:
    found = report(GOOD)
    assert [problem.rule for problem in found.problems] == ["SRC013"]
    assert found.whole
    assert found.title is not None
    assert short(found.title.span()) == (2, 8, 2, 27)
    assert (found.organ.name, found.organ.level, short(found.organ.span)) == (
        "某市人民政府",
        "prefecture",
        (3, 15, 3, 21),
    )
    assert (found.year, found.year_stated, short(found.year_span)) == (2023, True, (4, 7, 4, 11))
    assert found.scope == "all"
    assert found.period is not None
    assert found.period.value == "2023-01-01至2023年12月31日"
    assert short(found.period.span(0, 10)) == (6, 16, 6, 26)
    assert short(found.period.span(11, 16)) == (6, 33, 6, 38)
    assert found.published is not None
    assert short(found.published.span()) == (7, 12, 7, 22)
    assert [paragraph.text.value for paragraph in found.intro] == [
        "根据《条例》，编制本报告。",
        "本报告由六个部分组成：总体情况、\n主动公开政府信息情况等。",
    ]
    assert short(found.intro[1].text.span(17, 21)) == (12, 3, 12, 7)


def test_sections_paragraphs_and_levels() -> None:
    first, third = report(GOOD).sections
    assert (first.id, first.pointer, short(first.span)) == ("sec1", "/sections/0", (14, 12, 14, 18))
    assert third.id == "sec3"
    assert short(third.title.span()) == (25, 13, 25, 30)
    assert [(one.level, one.text.value) for one in first.paragraphs] == [
        (1, "（一）主动公开"),
        (0, "全年主动公开政府信息25520条。"),
        (0, "1.网站。公开25520条。"),
        (2, "2.新媒体"),
        (3, "（1）微信"),
        (0, "——————"),
    ]
    text = first.paragraphs[1].text
    at = text.value.index("25520")
    assert short(text.span(at, at + 5)) == (17, 17, 17, 22)


def test_figures_and_cells() -> None:
    first, third = report(GOOD).sections
    (group,) = first.figures
    assert (group.total.label, group.total.cell.value, group.total.cell.unit) == ("主动公开", 25520, "条")
    assert [(part.label, part.cell.value) for part in group.parts] == [
        ("部门", 14740),
        ("街道", 4265),
        ("单位", 5505),
    ]
    assert short(group.parts[1].cell.span) == (23, 70, 23, 75)
    assert group.parts[1].cell.pointer == "/sections/0/figures/0/parts/街道"
    table3, table4 = third.tables
    assert (table3.id, table4.id) == ("table3", "table4")
    row = table3.rows["new_received"]
    cells = [(cell.raw, cell.kind, short(cell.span)) for cell in row.cells if cell is not None]
    assert cells[0] == ("8", "number", (28, 24, 28, 25))
    assert cells[2] == ("0", "number", (28, 31, 28, 32))
    assert cells[4] == ("", "blank", (28, 38, 28, 39))
    assert cells[5] == ("１２", "number", (28, 42, 28, 44))
    assert row.cells[0] is not None
    assert row.cells[0].pointer == "/sections/1/tables/table3/new_received/0"
    # The length of a row is left to the rules about cells.
    assert len(table3.rows["granted"].cells) == 2
    assert table4.rows["cases"].cells == ()


def test_json_gives_the_same_report() -> None:
    value = yaml.safe_load(GOOD.replace("010", "10").replace("~", "''").replace("2024-01-30", "'2024-01-30'"))
    value["period"]["from"] = str(value["period"]["from"])
    ours = report(GOOD.replace("010", "10").replace("~", "''"))
    theirs = report(json.dumps(value, ensure_ascii=False), "x.json")
    assert theirs.problems == ours.problems == ()
    assert theirs.format == "json"

    def content(one: Report) -> object:
        return [
            one.title and one.title.value,
            one.organ.name,
            one.year,
            one.period and one.period.value,
            [paragraph.text.value for paragraph in one.intro],
            [
                (
                    section.id,
                    section.title.value,
                    [(paragraph.level, paragraph.text.value) for paragraph in section.paragraphs],
                    [
                        (row.id, [cell and (cell.raw, cell.value) for cell in row.cells])
                        for table in section.tables
                        for row in table.rows.values()
                    ],
                )
                for section in one.sections
            ],
        ]

    assert content(ours) == content(theirs)


HEAD = "govlint: 1\ntitle: 某县政府信息公开工作年度报告\nsections: []\n"
YEARS = [
    ("year: 2023\n", 0, (2023, True), []),
    ("year: '2023'\n", 0, (2023, True), ["SRC011"]),
    ("year: ２０２３\n", 0, (2023, True), ["SRC011"]),
    ("year: 02023\n", 0, (2023, True), ["SRC013"]),
    ("year: 2003\n", 0, (2003, True), ["SRC020"]),
    ("year: 23\n", 0, (None, False), ["SRC011"]),
    ("year: 二〇二三\n", 0, (None, False), ["SRC011"]),
    ("year:\n", 0, (None, False), ["SRC011"]),
    ("", 0, (None, False), ["SRC019"]),
    ("", 2022, (2022, False), []),
    ("year: 2023\n", 2022, (2023, True), []),
    ("year: 2080\n", 0, (2080, True), ["SRC021"]),
]


@pytest.mark.parametrize(("line", "given", "expected", "found"), YEARS)
def test_the_year(line: str, given: int, expected: tuple[int | None, bool], found: list[str]) -> None:
    read_ = report(HEAD + line, year=given)
    assert (read_.year, read_.year_stated) == expected
    assert [problem.rule for problem in read_.problems] == found


def test_the_year_of_the_title_serves_when_none_is_stated() -> None:
    found = report(HEAD.replace("某县", "某县2019年度"))
    assert (found.year, found.year_stated) == (2019, False)
    assert short(found.year_span) == (2, 10, 2, 14)


NO_REPORTS = ["name: x\n", "[1, 2]", "- a\n", "just text: yes\n", "title: x\n", "{}\n"]


@pytest.mark.parametrize("text", NO_REPORTS)
def test_other_files_are_told_to_be_none(text: str) -> None:
    assert rules(text) == ["SRC014"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: 某县2023年报告\nsections: []\n", ["SRC012"]),
        ("govlint: 1\n", ["SRC019", "SRC012", "SRC012"]),
        (HEAD + "year: 2023\nexcerpt: yes\n", ["SRC013"]),
        (HEAD + "year: 2023\nyear: 2022\n", ["SRC009"]),
        (HEAD + "yaer: 2023\n", ["SRC019", "SRC010"]),
        ("govlint: 1\nsections: [", ["SRC007"]),
        ("govlint: 2\nyear: 2023\ntitle: x\nsections: []\n", ["SRC011"]),
        (GOOD.replace("granted", "grantde").replace("010", "10"), ["SRC010"]),
        (GOOD.replace("010", "10:30"), []),
        (GOOD.replace("010", "true"), []),
        (GOOD.replace("010", "[1]"), ["SRC011"]),
        (GOOD.replace("table4", "table5").replace("010", "10"), ["SRC010"]),
    ],
)
def test_faults_of_form(text: str, expected: list[str]) -> None:
    assert rules(text) == expected


def test_what_was_not_read_is_not_absent() -> None:
    assert not report(HEAD + "year: 2023\ntilte: x\n").whole
    assert not report(HEAD + "year: 2023\nexcerpt: true\n").whole
    assert report(HEAD + "year: 2023\nexcerpt: false\n").whole


def test_values_of_a_wrong_kind_leave_the_rest_readable() -> None:
    text = """\
govlint: 1
title: [x]
organ: {level: county}
year: 2023
period: [1]
published: {a: 1}
intro: [x]
sections:
  - x
  - title: {a: 1}
    text: [x]
    tables: [x]
    figures: {a: 1}
  - title: 一、总体情况
    tables: {table3: [1], table4: {cases: {a: 1}}, table2_item1: {regulations: [[1], {a: 1}]}}
    figures: [x, {label: x, total: [1], parts: {a: 1}}, {label: x, total: 1, parts: {a: [1]}}]
"""
    found = report(text)
    assert found.title is found.period is found.published is None
    assert [section.id for section in found.sections] == [None, "sec1"]
    assert found.sections[1].figures == ()
    assert found.sections[1].tables[-1].rows["regulations"].cells == (None, None)
    assert len(found.problems) == 17


def test_an_organ_without_a_level_gets_it_from_its_name() -> None:
    found = report(HEAD + "year: 2023\norgan: 某县人民政府\n")
    assert (found.organ.name, found.organ.level) == ("某县人民政府", "county")
