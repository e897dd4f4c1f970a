"""A summary against the reports that it sums up."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from govlint.engine import Options, check_report, read_report
from govlint.report.finding import Finding
from tests.tables.build import Rows, Tables, changed, report, tables2021

NAMES = ["甲镇人民政府", "乙镇人民政府", "县公安局", "县教育局"]


def scaled(tables: Tables, factor: int) -> Tables:
    """Tables that still satisfy every sum: all counts times ``factor``."""
    found: Tables = {}
    for id_, rows in tables.items():
        if id_ != "table2_item8":
            found[id_] = {row: [cell * factor for cell in cells] for row, cells in rows.items()}
    return found


PARTS = [scaled(tables2021(), factor) for factor in (1, 2, 4, 9)]


def total(parts: Sequence[Tables]) -> Tables:
    def added(rows: list[Rows]) -> Rows:
        return {
            row: [sum(column) for column in zip(*(one[row] for one in rows), strict=True)] for row in rows[0]
        }

    return {id_: added([part[id_] for part in parts]) for id_ in parts[0]}


def compare(summary: Tables, parts: Sequence[Tables], names: Sequence[str] = NAMES) -> list[Finding]:
    data = [report(part, 2023, name, "township") for part, name in zip(parts, names, strict=False)]
    return compared(report(summary, 2023, "某县人民政府", "county"), data)


def compared(summary: bytes, parts: Sequence[bytes]) -> list[Finding]:
    options = Options()
    read = [read_report(data, f"{index}.json", options) for index, data in enumerate(parts)]
    result = check_report(read_report(summary, "all.json", options), options, None, tuple(read))
    return [finding for finding in result.findings if finding.rule.startswith("AGG")]


def codes(found: list[Finding]) -> list[str]:
    return [finding.rule for finding in found]


def test_a_right_summary_is_silent() -> None:
    assert compare(total(PARTS), PARTS) == []


def test_without_parts_nothing_is_said() -> None:
    assert compare(tables2021(), []) == []


@pytest.mark.parametrize("left_out", range(4))
def test_a_part_left_out_is_named(left_out: int) -> None:
    summary = total([part for index, part in enumerate(PARTS) if index != left_out])
    (found,) = compare(summary, PARTS)
    assert (found.rule, found.variant, found.params["part"]) == ("AGG002", "left-out", NAMES[left_out])


@pytest.mark.parametrize("doubled", range(4))
def test_a_part_counted_twice_is_named(doubled: int) -> None:
    (found,) = compare(total([*PARTS, PARTS[doubled]]), PARTS)
    assert (found.rule, found.variant, found.params["part"]) == ("AGG002", "twice", NAMES[doubled])


def test_two_parts_alike_are_named_together() -> None:
    parts = [PARTS[0], PARTS[0], PARTS[1]]
    (found,) = compare(total(parts[1:]), parts)
    assert (found.rule, found.variant, found.params["part"]) == ("AGG002", "one-left-out", NAMES[:2])
    (found,) = compare(total([*parts, PARTS[0]]), parts)
    assert (found.rule, found.variant, found.params["part"]) == ("AGG002", "one-twice", NAMES[:2])


@pytest.mark.parametrize(
    ("table", "row", "column", "severity"),
    [
        ("table2_item1", "normative_documents", 0, "error"),
        ("table2_item6", "administrative_penalty", 0, "error"),
        ("table3", "granted", 3, "error"),
        ("table3", "new_received", 6, "error"),
        ("table4", "cases", 7, "warning"),
    ],
)
def test_each_table_cell_by_cell(table: str, row: str, column: int, severity: str) -> None:
    summary = total(PARTS)
    wrong = changed(summary, table, row, column, summary[table][row][column] + 1)
    (found,) = compare(wrong, PARTS)
    assert (found.rule, found.severity) == ("AGG001", severity)
    assert found.pointer.endswith(f"/{table}/{row}/{column}")
    assert found.trace is not None
    assert [term.label for term in found.trace.terms] == NAMES
    assert found.trace.difference == 1


def test_one_finding_a_table() -> None:
    summary = total(PARTS)
    for row in ("granted", "partial", "results_total"):
        summary["table3"][row] = [cell + 5 for cell in summary["table3"][row]]
    found = compare(summary, PARTS)
    assert codes(found) == ["AGG001"]
    assert found[0].params["count"] == 21
    assert found[0].place[1] != "（七）总计"


def test_a_whole_below_its_part() -> None:
    parts = [changed(PARTS[0], "table2_item5", "administrative_license", 0, "见附件"), PARTS[3]]
    summary = total([PARTS[0], PARTS[3]])
    summary["table2_item5"]["administrative_license"] = [5]
    found = compare(summary, parts)
    assert codes(found) == ["AGG003", "AGG004"] or codes(found) == ["AGG004", "AGG003"]


def test_parts_that_cannot_count_are_named() -> None:
    data = [report(part, 2023, name, "township") for part, name in zip(PARTS, NAMES, strict=True)]
    summary = report(total(PARTS), 2023, "某县人民政府", "county")
    assert compared(summary, [*data, data[0]])[0].variant == "twice"
    other = report(PARTS[0], 2022, "丙镇人民政府", "township")
    assert compared(summary, [*data, other])[0].variant == "year"
    assert compared(summary, [*data, summary])[0].variant == "itself"
    assert compared(summary, [*data, b"["])[0].variant == "unknown"


def test_a_part_without_a_table() -> None:
    parts: list[Tables] = [dict(PARTS[0]), PARTS[1]]
    del parts[0]["table4"]
    summary = total([PARTS[0], PARTS[1]])
    summary["table4"] = PARTS[1]["table4"]
    (found,) = compare(summary, parts)
    assert (found.rule, found.severity) == ("AGG004", "warning")


def test_blanks_of_a_part_count_as_nothing() -> None:
    parts = [changed(PARTS[0], "table3", "denied_other_law", 0, ""), PARTS[1]]
    assert compare(total([PARTS[0], PARTS[1]]), parts) == []


def test_amounts_in_one_unit_add_up() -> None:
    parts = [{"table2_item8": {"administrative_fees": [amount]}} for amount in ("12.5", "0.25", 3)]
    assert compare({"table2_item8": {"administrative_fees": ["15.75"]}}, parts) == []
    (found,) = compare({"table2_item8": {"administrative_fees": ["15.7"]}}, parts)
    assert found.rule == "AGG001"
