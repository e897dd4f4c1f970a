"""Sums of the tables: what is found, what stays silent, and how one cause stays one finding."""

from __future__ import annotations

from typing import Any

import pytest

from govlint.output._view import arithmetic
from govlint.report.finding import Finding
from tests.tables.build import Rows, changed, check, report, table3, table4, tables2021

ZERO7 = [0, 0, 0, 0, 0, 0, 0]


def cases(*cells: Any) -> bytes:
    return report({"table4": {"cases": [*cells, *[0] * (15 - len(cells))]}})


def codes(found: list[Finding]) -> list[str]:
    return [finding.rule for finding in found]


REVIEWS = [
    ("plain", [5, 0, 0, 2, 7], []),
    ("all zero", [0, 0, 0, 0, 0], []),
    ("only one outcome", [0, 0, 9, 0, 9], []),
    ("large", [123456, 1, 1, 2, 123460], []),
    ("full-width digits", ["５", 0, 0, "２", "７"], []),
    ("units in the cells", ["5件", "0件", 0, "2件", "7件"], []),
    ("thousands", ["1,203", 0, 0, 0, "1203"], []),
    ("a note behind the figure", ["61（含自然失效4件）", 0, 0, 0, 61], []),
    ("total one too many", [5, 0, 0, 2, 8], ["SUM001"]),
    ("total one too few", [5, 0, 0, 2, 6], ["SUM001"]),
    ("total zero", [5, 0, 0, 2, 0], ["SUM001"]),
    ("parts zero", [0, 0, 0, 0, 7], ["SUM001"]),
    ("digits turned round", [15, 0, 0, 6, 12], ["SUM001"]),
    ("ten times", [5, 0, 0, 2, 70], ["SUM001"]),
    ("a blank part that is 0", [5, "", 0, 2, 7], ["CEL001"]),
    ("dashes that are 0", [5, "-", "/", 2, 7], ["CEL001"]),
    ("all dashes", ["-", "-", "-", "-", "-"], ["CEL001"]),
    ("a blank total", [5, 0, 0, 2, ""], ["SUM004"]),
    ("a blank part that cannot be 0", [5, 0, 0, "", 7], ["SUM004"]),
    ("an unreadable part", [5, 0, 0, "见表", 7], ["CEL002"]),
    ("a rough part", ["约5", 0, 0, 2, 7], ["CEL005"]),
    ("a negative part that fits", [9, -2, 0, 0, 7], ["CEL003"]),
    ("a negative part that does not fit", [9, -2, 0, 0, 11], ["SUM001"]),
    ("a fraction", [5, 0, 0, "2.5", "7.5"], ["CEL004", "CEL004"]),
    ("whole numbers with decimals", ["5.0", 0, 0, 2, "7.00"], []),
]


@pytest.mark.parametrize(("why", "cells", "expected"), REVIEWS, ids=[case[0] for case in REVIEWS])
def test_reviews(why: str, cells: list[Any], expected: list[str]) -> None:
    assert sorted(codes(check(cases(*cells)))) == sorted(expected)


def test_the_three_groups_are_judged_each() -> None:
    found = check(report({"table4": {"cases": [1, 0, 0, 0, 2, 1, 0, 0, 0, 3, 1, 0, 0, 0, 4]}}))
    assert codes(found) == ["SUM001"] * 3
    assert [finding.place[1] for finding in found] == [
        "行政复议 总计",
        "未经复议直接起诉 总计",
        "复议后起诉 总计",
    ]


def test_the_trace_proves_itself() -> None:
    (found,) = check(cases(5, 0, 0, 2, 8))
    assert found.trace is not None
    assert [term.value for term in found.trace.terms] == [5, 0, 0, 2]
    assert (found.trace.computed, found.trace.stated, found.trace.difference) == (7, 8, 1)
    assert found.trace.identities == ("table4/review-total/cases",)
    assert found.clause is not None


def test_repairs_with_a_known_slip_come_first() -> None:
    (found,) = check(cases(15, 0, 0, 6, 12))
    assert found.diagnosis is not None
    first, *rest = found.diagnosis.repairs
    assert (first.changes[0][1:], first.pattern) == ((12, 21), "digits-swapped")
    assert len(rest) == 1  # 6 would have to be -3, the zeros too


def test_one_wrong_cell_is_one_finding_that_names_it() -> None:
    tables = changed(tables2021(), "table3", "denied_process_info", 0, 81)  # 18 with its digits turned round
    (found,) = check(report(tables))
    assert found.place == ("表三", "（三）不予公开", "6.属于四类过程性信息", "自然人")
    assert found.diagnosis is not None
    (repair,) = found.diagnosis.repairs
    assert (repair.changes[0][1:], repair.pattern) == ((81, 18), "digits-swapped")
    assert found.trace is not None
    assert set(found.trace.identities) == {
        "table3/results-total/natural_person",
        "table3/row-total/denied_process_info",
    }


def test_a_repair_leaves_no_negative_count_and_no_half_case_behind() -> None:
    for column, wrong in ((2, -1), (2, "0.5")):
        tables = changed(tables2021(), "table3", "granted", column, wrong)
        tables["table3"]["granted"][6] = 131 + (-1 if wrong == -1 else 0)
        found = check(report(tables))
        assert codes(found) == ["SUM001"]
        assert found[0].diagnosis is not None
        (repair,) = found[0].diagnosis.repairs
        assert "表三 · （一）予以公开 · 科研机构" in [place for place, _, _ in repair.changes]


def test_the_other_places_bear_the_name_that_tells_them_apart() -> None:
    (found,) = check(report(changed(tables2021(), "table3", "granted", 0, 121)))
    assert found.diagnosis is not None
    names = [one.label for one in found.related]
    assert {
        "商业企业",
        "总计",
        "（七）总计",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    } <= set(names)
    assert len(set(names)) == len(names)


def test_two_wrong_cells_are_two_findings() -> None:
    tables = changed(tables2021(), "table3", "granted", 0, 121)
    tables = changed(tables, "table3", "unable_not_held", 4, 41)
    found = check(report(tables))
    assert codes(found) == ["SUM001", "SUM001"]
    named = {finding.diagnosis.repairs[0].changes[0][2] for finding in found if finding.diagnosis}
    assert named == {120, 14}


def test_a_figure_in_the_neighbouring_column() -> None:
    tables = tables2021()
    row = tables["table3"]["not_processed_petition"]
    row[0], row[1] = 0, row[0]
    (found,) = check(report(tables))
    assert found.diagnosis is not None
    patterns = [repair.pattern for repair in found.diagnosis.repairs]
    assert patterns[0] == "shifted"
    assert found.diagnosis.repairs[0].changes[0][0].endswith(("自然人", "商业企业"))


def test_a_swap_of_two_rows_is_one_finding_with_both_readings() -> None:
    """Two equal errors in two rows and columns cannot be told from their mirror image."""
    tables = changed(tables2021(), "table3", "granted", 0, 121)
    tables = changed(tables, "table3", "partial", 1, 1)
    (found,) = check(report(tables))
    assert found.diagnosis is not None
    assert len(found.diagnosis.repairs) == 2
    assert all(len(repair.changes) == 2 for repair in found.diagnosis.repairs)


def test_many_wrong_cells_still_end() -> None:
    tables = tables2021()
    for index, row in enumerate(tables["table3"].values()):
        row[index % 6] += index + 1
    found = check(report(tables))
    assert found
    assert set(codes(found)) == {"SUM001"}


def blanked(rows: Rows, mark: str) -> Rows:
    return {row: [mark if cell == 0 else cell for cell in cells] for row, cells in rows.items()}


@pytest.mark.parametrize("mark", ["", "/", "-", "—", "无", " "])
def test_blanks_for_zero_are_one_warning(mark: str) -> None:
    tables = {id_: blanked(rows, mark) for id_, rows in tables2021().items()}
    (found,) = check(report(tables))
    assert (found.rule, found.severity) == ("CEL001", "warning")
    assert found.params["count"] == sum(
        cell == mark for rows in tables.values() for cells in rows.values() for cell in cells
    )


def test_a_blank_beside_a_figure_one_column_off_is_told_once() -> None:
    rows: Rows = {"administrative_license": [120, 2750, ""], "other_external_services": [15, 2, 31]}
    assert codes(check(report({"table2_item5": rows}, year=2020))) == ["CEL010"]
    rows["other_external_services"][2] = ""
    assert sorted(codes(check(report({"table2_item5": rows}, year=2020)))) == ["CEL001", "CEL010"]


def test_an_empty_report_is_one_warning() -> None:
    tables = {id_: {row: [""] * len(c) for row, c in rows.items()} for id_, rows in tables2021().items()}
    (found,) = check(report(tables))
    assert (found.rule, found.variant) == ("CEL001", "every")


def test_a_wrong_cell_among_blanks_is_still_named() -> None:
    rows = blanked(table3(), "")
    rows["granted"][0] = 12
    found = check(report({"table3": rows}))
    assert sorted(codes(found)) == ["CEL001", "SUM001"]
    broken = next(finding for finding in found if finding.rule == "SUM001")
    assert broken.diagnosis is not None
    assert broken.diagnosis.repairs[0].changes[0][1:] == (12, 120)


def test_an_empty_total_column_is_told_with_its_figures() -> None:
    rows = {row: [*cells[:6], ""] for row, cells in table3().items()}
    found = check(report({"table3": rows}))
    needed = next(finding for finding in found if finding.rule == "SUM004")
    assert needed.severity == "warning"
    assert needed.diagnosis is not None
    filled = {new for _, _, new in needed.diagnosis.repairs[0].changes}
    assert {cells[6] for cells in table3().values() if cells[6]} <= filled
    assert "SUM001" not in codes(found)


def test_missing_rows_leave_their_sums_open() -> None:
    rows = {
        "new_received": [60, 1, 0, 0, 0, 0, 62],
        "carried_forward": ZERO7,
    }
    found = check(report({"table3": rows}))
    assert codes(found) == ["SUM001"]
    assert found[0].trace is not None
    assert found[0].trace.identities == ("table3/row-total/new_received",)


def test_a_group_row_of_another_form_stands_in_for_its_rows() -> None:
    """The form of 2019 has one row 其他处理 where that of 2021 has three."""
    rows = table3(2019)
    assert check(report({"table3": rows}, 2023)) == []
    rows["other_handling"][0] += 4
    (found,) = check(report({"table3": rows}, 2023))
    assert found.diagnosis is not None
    assert found.diagnosis.repairs[0].changes[0][0].endswith("（六）其他处理 · 自然人")


def test_sums_in_group_rows_are_compared_and_not_added_twice() -> None:
    rows = table3()
    groups = {"denied": "denied_", "unable": "unable_", "not_processed": "not_processed_"}
    for group, start in groups.items():
        rows[group] = [
            sum(cells[c] for row, cells in rows.items() if row.startswith(start)) for c in range(7)
        ]
    assert check(report({"table3": rows})) == []
    rows["denied"] = [cell + 1 for cell in rows["denied"]]
    found = check(report({"table3": rows}))
    assert {(finding.rule, finding.severity) for finding in found} >= {("SUM001", "warning")}


def test_more_carried_forward_than_ever_came_in() -> None:
    rows = {
        "new_received": [3, 0, 0, 0, 0, 0, 3],
        "carried_over": ZERO7,
        "carried_forward": [5, 0, 0, 0, 0, 0, 5],
    }
    found = check(report({"table3": rows}))
    assert codes(found) == ["SUM002", "SUM002"]
    assert all(finding.severity == "error" for finding in found)


@pytest.mark.parametrize(
    ("why", "row", "expected"),
    [
        ("more disclosed than there is", [2, 9, 5], ["error"]),
        ("older documents disclosed first", [2, 4, 9], ["info"]),
        ("fits", [4, 2, 9], []),
    ],
)
def test_disclosed_documents_of_2019(why: str, row: list[int], expected: list[str]) -> None:
    found = check(report({"table2_item1": {"normative_documents": row}}, 2020))
    assert [finding.severity for finding in found if finding.rule == "SUM002"][: len(expected)] == expected
    assert bool(found) == bool(expected)


@pytest.mark.parametrize(
    ("why", "row", "expected"),
    [
        ("amount without project", [0, "12.5万元"], ["SUM002"]),
        ("project without amount", [2, "0元"], []),
        ("nothing", [0, 0], []),
        ("no unit", [2, 251000], ["CEL007"]),
    ],
)
def test_procurement_of_2019(why: str, row: list[Any], expected: list[str]) -> None:
    found = check(report({"table2_item9": {"centralized_procurement": row}}, 2020))
    assert codes(found) == expected


ANNEX = {
    "proactive_total": 100,
    "proactive_normative_docs": 4,
    "normative_docs_issued": 6,
    "channel_gazette": 5,
    "channel_website": 90,
    "channel_weibo": 10,
    "channel_wechat": 20,
    "channel_other": 0,
    "requests_received": 12,
    "requests_in_person": 2,
    "requests_fax": 0,
    "requests_online": 9,
    "requests_letter": 1,
    "requests_closed": 12,
    "closed_on_time": 11,
    "closed_extended": 1,
    "reconsideration_total": 3,
    "reconsideration_upheld": 2,
    "reconsideration_corrected": 0,
    "reconsideration_other": 0,
    "staff_total": 5,
    "staff_full_time": 2,
    "staff_part_time": 3,
}


@pytest.mark.parametrize(
    ("why", "change", "expected"),
    [
        ("right, pending reviews have no row", {}, []),
        ("ways do not add up", {"requests_fax": 1}, [("SUM001", "warning")]),
        ("closed do not add up", {"closed_on_time": 10}, [("SUM001", "warning")]),
        ("staff does not add up", {"staff_total": 6}, [("SUM001", "warning")]),
        ("outcomes above the total", {"reconsideration_upheld": 4}, [("SUM002", "warning")]),
        ("a part above the whole", {"proactive_normative_docs": 120}, [("SUM002", "error")]),
        ("one channel above the whole", {"channel_website": 101}, [("SUM002", "warning")]),
        ("more than all channels", {"proactive_total": 126}, [("SUM002", "warning")]),
    ],
)
def test_statistics_annex(why: str, change: dict[str, int], expected: list[tuple[str, str]]) -> None:
    rows = {row: [value] for row, value in {**ANNEX, **change}.items()}
    found = check(report({"stats_annex": rows}, 2016))
    assert [(f.rule, f.severity) for f in found if f.severity != "info"] == expected


def test_the_annex_is_not_judged_outside_its_years() -> None:
    rows = {row: [value] for row, value in {**ANNEX, "requests_fax": 1}.items()}
    assert check(report({"stats_annex": rows}, 2012)) == []


FIGURES = [
    ("adds up", 24510, [14740, 4265, 5505], []),
    ("the founding case", 25520, [14740, 4265, 5505], ["SUM003"]),
    ("too few", 24000, [14740, 4265, 5505], ["SUM003"]),
    ("amounts that add up", "12.5", ["6.25", "6.25"], []),
    ("amounts within rounding", "35.9", ["17.93", "17.92"], []),
    ("amounts beyond rounding", "36.2", ["17.93", "17.92"], ["SUM003"]),
    ("a rough part decides nothing", 100, ["约50", 40], []),
    ("a blank part decides nothing", 100, ["", 40], []),
    ("one part only", 7, [7], []),
    ("parts of another unit decide nothing", "3万元", ["5000元", "2万元"], []),
]


@pytest.mark.parametrize(("why", "total", "parts", "expected"), FIGURES, ids=[case[0] for case in FIGURES])
def test_declared_figures(why: str, total: Any, parts: list[Any], expected: list[str]) -> None:
    group = {
        "label": "主动公开政府信息",
        "total": total,
        "parts": {f"分项{i}": p for i, p in enumerate(parts)},
    }
    section = {"title": "二、主动公开政府信息情况", "figures": [group]}
    assert codes(check(report({}, 2017, sections=[section]))) == expected


def test_table_4_of_the_builder_is_right() -> None:
    assert check(report({"table4": table4()})) == []


def test_a_sum_against_a_sum_shows_both() -> None:
    (found,) = check(report(changed(tables2021(), "table3", "carried_forward", 0, 15)))
    assert arithmetic(found, "en") == "809 + 9 = 818, stated 804 + 15 = 819: 1 too many"
    assert arithmetic(found, "zh") == "809 + 9 = 818，所述为 804 + 15 = 819：多 1"


@pytest.mark.parametrize(
    ("cell", "due"),
    [
        ("3/1", ["info"]),
        ("0 / 0", ["info"]),
        ("增3减1", []),
        ("+3/-1", []),
        ("↑3", []),
        ("甲", ["error"]),
        ("1/", ["error"]),
    ],
)
def test_what_came_and_what_went_in_one_cell(cell: str, due: list[str]) -> None:
    rows: Rows = {"administrative_license": [320, cell, 4120], "other_external_services": [15, 2, 31]}
    found = check(report({"table2_item5": rows}, year=2020))
    assert [(one.rule, one.severity) for one in found] == [("CEL002", severity) for severity in due]
    rows["administrative_license"] = ["3/1", 0, 4120]
    (elsewhere,) = check(report({"table2_item5": rows}, year=2020))
    assert (elsewhere.rule, elsewhere.severity) == ("CEL002", "error")
