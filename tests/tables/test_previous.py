"""Against last year's report: what must follow, what may have changed, what was copied."""

from __future__ import annotations

from typing import Any

import pytest

from govlint.engine import Options, check_report, read_report
from govlint.report.finding import Finding
from tests.tables.build import Tables, changed, report, tables2019, tables2021


def compare(this: bytes, last: bytes) -> list[Finding]:
    options = Options()
    reports = [read_report(data, name, options) for data, name in ((this, "this.json"), (last, "last.json"))]
    result = check_report(reports[0], options, reports[1])
    return [finding for finding in result.findings if finding.rule.startswith("XYR")]


def codes(found: list[Finding]) -> list[str]:
    return [finding.rule for finding in found]


def years(first: int = 2022) -> tuple[Tables, Tables]:
    """Correct tables of two successive years that fit each other: (last, this)."""
    last, this = tables2021(), tables2021()
    this["table2_item1"] = {"regulations": [3, 0, 15], "normative_documents": [61, 59, 422]}
    carried = last["table3"]["carried_forward"]
    this["table3"]["carried_over"] = list(carried)
    rows = this["table3"]
    rows["carried_forward"] = [
        n + c - r
        for n, c, r in zip(rows["new_received"], rows["carried_over"], rows["results_total"], strict=True)
    ]
    return last, this


def test_two_years_that_fit_are_silent() -> None:
    last, this = years()
    assert compare(report(this, 2023), report(last, 2022)) == []


def carrying_more(tables: Tables, column: int = 0) -> Tables:
    """One request more carried in, taken through all sums of this year."""
    for row in ("carried_over", "carried_forward"):
        tables["table3"][row][column] += 1
        tables["table3"][row][6] += 1
    return tables


@pytest.mark.parametrize("column", range(6))
def test_each_column_of_what_is_carried(column: int) -> None:
    last, this = years()
    carrying_more(this, column)
    (found,) = compare(report(this, 2023), report(last, 2022))
    assert (found.rule, found.severity) == ("XYR001", "error")
    assert found.place[-1] == "总计"
    assert found.trace is not None
    assert found.trace.difference == 1
    assert len(found.trace.identities) == 2


def test_columns_alone_are_a_warning() -> None:
    last, this = years()
    for row in ("carried_over", "carried_forward"):
        this["table3"][row][0] += 1
        this["table3"][row][5] -= 1 if this["table3"][row][5] else 0
    this["table3"]["carried_over"] = [*last["table3"]["carried_forward"]]
    cells = this["table3"]["carried_over"]
    cells[0], cells[1] = cells[0] + 1, cells[1] - 1
    found = [one for one in compare(report(this, 2023), report(last, 2022)) if one.rule == "XYR001"]
    assert [one.severity for one in found] == ["warning"]


@pytest.mark.parametrize("column", range(3))
@pytest.mark.parametrize("row", ["regulations", "normative_documents"])
def test_each_cell_of_the_stock(row: str, column: int) -> None:
    last, this = years()
    for year, tables in ((0, last), (1, this)):
        if year == 0 and column != 2:
            continue
        wrong = changed(tables, "table2_item1", row, column, tables["table2_item1"][row][column] + 3)
        pair = (this, wrong) if year == 0 else (wrong, last)
        (found,) = compare(report(pair[0], 2023), report(pair[1], 2022))
        assert (found.rule, found.severity) == ("XYR002", "warning")


@pytest.mark.parametrize("table", ["table2_item5", "table2_item6", "table2_item8"])
def test_items_of_2020_follow_from_2019(table: str) -> None:
    last, this = tables2019(), tables2019()
    for id_ in ("table2_item5", "table2_item6", "table2_item8"):
        for row, cells in this[id_].items():
            cells[0] = last[id_][row][0] + last[id_][row][1]
    this["table3"]["carried_over"] = list(last["table3"]["carried_forward"])
    base = [one for one in compare(report(this, 2020), report(last, 2019)) if one.severity != "info"]
    assert base == []
    row = next(iter(this[table]))
    wrong = changed(this, table, row, 0, this[table][row][0] + 1)
    found = [one for one in compare(report(wrong, 2020), report(last, 2019)) if one.severity != "info"]
    assert codes(found) == ["XYR002"]


def test_the_change_of_form_keeps_what_is_carried() -> None:
    last, (_, this) = tables2019(), years()
    assert "XYR001" not in codes(compare(report(this, 2021), report(last, 2020)))
    carrying_more(this)
    assert "XYR001" in codes(compare(report(this, 2021), report(last, 2020)))


def test_a_cell_that_breaks_this_years_sums_is_told_there() -> None:
    last, this = years()
    wrong = changed(this, "table3", "carried_over", 6, 99)
    assert compare(report(wrong, 2023), report(last, 2022)) == []


@pytest.mark.parametrize("mark", ["", "/", "见附件", "约14"])
def test_a_cell_without_a_figure_decides_nothing(mark: str) -> None:
    last, this = years()
    last["table3"]["carried_forward"][6] = mark
    assert compare(report(this, 2023), report(last, 2022)) == []


def test_another_name_makes_a_warning() -> None:
    last, this = years()
    found = compare(report(carrying_more(this), 2023, organ="某新区管理委员会"), report(last, 2022))
    assert {(one.rule, one.severity) for one in found} == {("XYR001", "warning"), ("XYR006", "info")}


@pytest.mark.parametrize("name", ["某市", "某省某市人民政府", "某市人民政府"])
def test_a_longer_or_shorter_name_is_the_same_organ(name: str) -> None:
    last, this = years()
    assert compare(report(this, 2023, organ=name), report(last, 2022)) == []


@pytest.mark.parametrize(("year", "more"), [(2021, {}), (2024, {}), (2022, {"scope": "own"})])
def test_what_cannot_be_compared_is_said(year: int, more: dict[str, str]) -> None:
    last, this = years()
    found = compare(report(carrying_more(this), 2023, scope="all"), report(last, year, **more))
    assert codes(found) == ["XYR006"]


def test_a_last_report_without_a_year_is_said_to_have_none() -> None:
    _, this = years()
    unread = b"govlint: 1\n["
    (found,) = compare(report(this, 2023), unread)
    assert (found.rule, found.variant) == ("XYR006", "unknown")


SENTENCES = [
    "一是部分单位公开意识不强，公开内容更新不够及时",
    "二是政策解读形式较为单一，图表和视频解读比例偏低",
    "三是基层工作力量薄弱，人员流动频繁，业务能力有待提升",
    "下一步将建立按月通报制度，督促各单位及时更新栏目内容",
    "同时增加图解和视频解读的数量，提高政策解读的质量水平",
    "并组织两期业务培训，覆盖全部镇街和部门的具体工作人员",
]
FRESH = [f"第{n}项工作是新的一年里第一次开展的，内容与往年完全不同" for n in "甲乙丙丁戊己"]


@pytest.mark.parametrize(
    ("why", "same", "severity"),
    [
        ("all the same", 6, "warning"),
        ("most the same", 5, "info"),
        ("more than half the same", 4, "info"),
        ("little the same", 2, ""),
    ],
)
def test_copied_text(why: str, same: int, severity: str) -> None:
    def written(sentences: list[str], year: int) -> bytes:
        text = f"{year}年工作情况如下。" + "。".join(sentences) + "。"
        sections: list[dict[str, Any]] = [{"title": "五、存在的主要问题及改进情况", "text": text}]
        return report({}, year, sections=sections)

    found = compare(written(SENTENCES[:same] + FRESH[same:], 2023), written(SENTENCES, 2022))
    assert [one.severity for one in found if one.rule == "XYR003"] == ([severity] if severity else [])


def test_copied_figures() -> None:
    last, _ = years()
    found = compare(report(last, 2023), report(last, 2022))
    assert "XYR004" in codes(found)
    empty = {id_: {row: [0] * len(cells) for row, cells in rows.items()} for id_, rows in last.items()}
    assert compare(report(empty, 2023), report(empty, 2022)) == []


@pytest.mark.parametrize(
    ("why", "then", "now", "found"),
    [
        ("ten times", "2086", 20860, True),
        ("a tenth", 20860, 2086, True),
        ("twice", 2086, 4172, False),
        ("small figures", 3, 60, False),
        ("from nothing", 0, 5000, False),
    ],
)
def test_jumps(why: str, then: Any, now: Any, found: bool) -> None:
    last = {"table2_item6": {"administrative_penalty": [then], "administrative_compulsion": [1]}}
    this = {"table2_item6": {"administrative_penalty": [now], "administrative_compulsion": [2]}}
    seen = compare(report(this, 2023), report(last, 2022))
    assert codes(seen) == (["XYR005"] if found else [])
    assert all(one.severity == "info" for one in seen)


def test_an_amount_in_another_unit() -> None:
    last = {"table2_item8": {"administrative_fees": ["14.5"]}}
    this = {"table2_item8": {"administrative_fees": [152000]}}
    (found,) = compare(report(this, 2023), report(last, 2022))
    assert (found.rule, found.variant) == ("XYR005", "unit")


def test_more_pending_cases_than_cases_is_an_info() -> None:
    last, this = years()
    last["table4"]["cases"][3:5] = [60, 80]
    found = compare(report(this, 2023), report(last, 2022))
    assert [(one.rule, one.severity) for one in found] == [("XYR002", "info")]


def settled(this: bytes, last: bytes | None) -> list[Finding]:
    options = Options()
    before = read_report(last, "last.json", options) if last is not None else None
    result = check_report(read_report(this, "this.json", options), options, before)
    return [one for one in result.findings if one.rule in ("SUM001", "XYR001")]


def test_last_year_settles_which_cell_of_a_row_is_wrong() -> None:
    last, this = years()
    carried = list(this["table3"]["carried_over"])
    this["table3"] = {"carried_over": [carried[0] + 3, *carried[1:]]}
    (alone,) = settled(report(this, 2023), None)
    assert alone.diagnosis is not None
    assert len(alone.diagnosis.repairs) > 1
    (found,) = settled(report(this, 2023), report(last, 2022))
    assert (found.rule, found.variant, found.place[-1]) == ("SUM001", "culprit-one-last", "自然人")
    assert found.diagnosis is not None
    ((change,),) = [repair.changes for repair in found.diagnosis.repairs]
    assert change[1:] == (carried[0] + 3, carried[0])


def test_last_year_settles_which_row_is_wrong() -> None:
    last, this = years()
    carried = this["table3"]["carried_over"]
    carried[0] += 27
    carried[6] += 27
    (found,) = settled(report(this, 2023), report(last, 2022))
    assert found.diagnosis is not None
    (repair,) = found.diagnosis.repairs
    assert {place.split(" · ")[1] for place, _, _ in repair.changes} == {"二、上年结转政府信息公开申请数量"}


def test_last_year_rules_out_the_carried_over_that_fits() -> None:
    last, this = years()
    new = this["table3"]["new_received"]
    new[0] += 27
    new[6] += 27
    found = settled(report(this, 2023), report(last, 2022))
    assert [one.rule for one in found] == ["SUM001"]
    assert found[0].diagnosis is not None
    for repair in found[0].diagnosis.repairs:
        assert not any("上年结转" in place for place, _, _ in repair.changes)


def test_another_organs_report_settles_nothing() -> None:
    last, this = years()
    carried = this["table3"]["carried_over"]
    this["table3"] = {"carried_over": [carried[0] + 3, *carried[1:]]}
    other = report(last, 2022).replace("某市".encode(), "另一县".encode())
    (found, *_) = settled(report(this, 2023), other)
    assert found.diagnosis is not None
    assert len(found.diagnosis.repairs) > 1
