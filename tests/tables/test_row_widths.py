"""Rows with more or fewer figures than columns: told once, never passed, never counted as read."""

from __future__ import annotations

from typing import Any

import pytest

from tests.tables.build import Tables, check, checked, report, tables2019, tables2021


def _with_row(row: str, cells: list[Any]) -> Tables:
    tables = tables2021()
    tables["table3"][row] = cells
    return tables


@pytest.mark.parametrize("cells", [[], [1], [1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6, 7, 8]])
def test_a_row_of_the_wrong_width_fails(cells: list[int]) -> None:
    data = report(_with_row("granted", cells))
    (found,) = check(data)
    assert (found.rule, found.severity, found.variant) == ("CEL012", "error", "")
    assert found.place == ("表三", "（一）予以公开")
    assert (found.params["found"], found.params["due"]) == (len(cells), 7)
    result = checked(data)
    assert result.verdict == "fail"
    assert result.coverage["表三"] == (168, 175)


def test_rows_wrong_in_the_same_way_are_one_finding() -> None:
    tables = tables2021()
    for row in ("granted", "partial", "results_total"):
        tables["table3"][row] = tables["table3"][row][:-1]
    (found,) = check(report(tables))
    assert (found.variant, found.params["count"], len(found.related)) == ("several", 3, 2)


def test_a_table_as_wide_as_another_form_says_so() -> None:
    tables = tables2021()
    tables["table2_item6"] = tables2019()["table2_item6"]
    (found,) = check(report(tables))
    assert (found.rule, found.variant) == ("CEL012", "form")
    assert "2019" in str(found.params["form"])


@pytest.mark.parametrize(("tables", "year"), [(tables2021(), 2023), (tables2019(), 2020)])
def test_rows_of_the_right_width_are_silent_and_all_read(tables: Tables, year: int) -> None:
    data = report(tables, year)
    assert not check(data)
    assert all(read == due for name, (read, due) in checked(data).coverage.items() if name != "sections")


def test_heading_rows_do_not_count_as_more_than_all() -> None:
    tables = tables2021()
    denied = [row for id_, row in tables["table3"].items() if id_.startswith("denied_")]
    tables["table3"]["denied"] = [sum(column) for column in zip(*denied, strict=True)]
    result = checked(report(tables))
    assert not result.findings
    assert result.coverage["cells"] == (200, 200)
