"""Every cell of the tables with sums is broken once: it is found, once, and the culprit is named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from govlint.regimes import load_regime
from govlint.report.finding import Finding
from tests.tables.build import Rows, Tables, changed, check, report, table3, tables2019, tables2021

#: how a figure is miswritten: name and the wrong figure for a right one (the same one: not applicable)
SLIPS: dict[str, Callable[[int], int]] = {
    "one more": lambda right: right + 1,
    "a thousand more": lambda right: right + 1000,
    "ten times": lambda right: right * 10,
    "digits turned round": lambda right: int(str(right)[::-1]),
    "last digit": lambda right: right // 10 * 10 + (right + 3) % 10,
    "nothing": lambda right: 0,
}

FORMS = [(2021, 2023, tables2021), (2019, 2020, tables2019)]


def cells_of(tables: Tables, table: str) -> list[tuple[str, int]]:
    return [(row, column) for row, cells in tables[table].items() for column in range(len(cells))]


def repairs(finding: Finding) -> set[tuple[str, str]]:
    """(place, new figure) of all repairs, each of which must be one cell."""
    assert finding.diagnosis is not None
    assert all(len(repair.changes) == 1 for repair in finding.diagnosis.repairs)
    return {(at, str(new)) for repair in finding.diagnosis.repairs for at, _, new in repair.changes}


def name_of(form: int, table: str, row: str, column: int) -> str:
    """The cell's name, put together independently of the code under test from labels alone."""
    spec = load_regime(f"cn/{form}", ()).table(table)
    assert spec is not None
    return f"{spec.row(row).label}|{spec.columns[column].label}"  # type: ignore[union-attr]


def test_the_correct_tables_are_silent() -> None:
    for _, year, tables in FORMS:
        assert check(report(tables(), year)) == []


@pytest.mark.parametrize(("form", "year", "tables"), FORMS, ids=["2021", "2019"])
@pytest.mark.parametrize("slip", SLIPS)
def test_each_cell_of_table_3(form: int, year: int, tables: Callable[[], Tables], slip: str) -> None:
    right = tables()
    for row, column in cells_of(right, "table3"):
        value = right["table3"][row][column]
        wrong = SLIPS[slip](value)
        if wrong == value:
            continue
        found = check(report(changed(right, "table3", row, column, wrong), year))
        assert [finding.rule for finding in found] == ["SUM001"], (row, column)
        assert found[0].severity == "error"
        (fixed,) = repairs(found[0])
        spec = load_regime(f"cn/{form}", ()).table("table3")
        assert spec is not None
        assert fixed[1] == str(value)
        labels = name_of(form, "table3", row, column).split("|")
        assert all(label in fixed[0] for label in labels)
        assert found[0].trace is not None
        assert len(found[0].trace.identities) >= 2


@pytest.mark.parametrize("slip", SLIPS)
def test_each_cell_of_table_4(slip: str) -> None:
    right = tables2021()
    cells = right["table4"]["cases"]
    for column, value in enumerate(cells):
        wrong = SLIPS[slip](value)
        if wrong == value:
            continue
        found = check(report(changed(right, "table4", "cases", column, wrong)))
        assert [finding.rule for finding in found] == ["SUM001"], column
        assert {new for _, new in repairs(found[0])} == indistinguishable(cells, column, wrong)


def indistinguishable(cells: list[int], column: int, wrong: int) -> set[str]:
    """The new figures that each alone mend the group: worked out by trying all five cells."""
    start = column // 5 * 5
    group = cells[start : start + 5]
    group[column - start] = wrong
    found = set()
    for index in range(5):
        others = sum(figure for at, figure in enumerate(group[:4]) if at != index)
        needed = others if index == 4 else group[4] - others
        if needed >= 0:
            found.add(str(needed))
    assert str(cells[column]) in found
    return found


@pytest.mark.parametrize(("form", "year", "tables"), FORMS, ids=["2021", "2019"])
def test_each_cell_of_table_2_that_holds_no_figure(
    form: int, year: int, tables: Callable[[], Tables]
) -> None:
    right = tables()
    for table in [id_ for id_ in right if id_.startswith("table2")]:
        spec = load_regime(f"cn/{form}", ()).table(table)
        assert spec is not None
        for row, column in cells_of(right, table):
            value = right[table][row][column]
            kinds = (("32O8", "CEL002"), (f"约{value}", "CEL005"), ("", "CEL001"), ("/", "CEL001"))
            for wrong, code in kinds:
                found = check(report(changed(right, table, row, column, wrong), year))
                assert [finding.rule for finding in found] == [code]
                assert found[0].pointer.endswith(f"/{table}/{row}/{column}")
            if not spec.columns[column].signed:
                found = check(report(changed(right, table, row, column, -3), year))
                assert "CEL003" in [finding.rule for finding in found]


def brute_force(rows: Rows) -> set[tuple[str, int, int]]:
    """Every single change that satisfies all sums of table 3, found by trying each cell."""
    found = set()
    for row, cells in rows.items():
        for column, old in enumerate(cells):
            for value in candidates(rows, row, column):
                if value == old or value < 0:
                    continue
                cells[column] = value
                if consistent(rows):
                    found.add((row, column, value))
                cells[column] = old
    return found


def candidates(rows: Rows, row: str, column: int) -> set[int]:
    cells = rows[row]
    by_row = (
        sum(cells[:6]) if column == 6 else cells[6] - sum(c for at, c in enumerate(cells[:6]) if at != column)
    )
    return {by_row}


def consistent(rows: Rows) -> bool:
    ends = ("new_received", "carried_over", "results_total", "carried_forward")
    for cells in rows.values():
        if sum(cells[:6]) != cells[6]:
            return False
    for column in range(7):
        total = sum(cells[column] for row, cells in rows.items() if row not in ends)
        new, carried, results, forward = (rows[row][column] for row in ends)
        if total != results or new + carried != results + forward:
            return False
    return True


def test_no_other_single_change_repairs_table_3() -> None:
    """The diagnosis names all repairs there are: a slow search finds the same one."""
    for row, column in [("granted", 0), ("results_total", 6), ("new_received", 3), ("other_misc", 6)]:
        rows = table3()
        right = rows[row][column]
        rows[row][column] += 40
        assert brute_force(rows) == {(row, column, right)}
