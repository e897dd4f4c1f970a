"""Tables whose blank cells were lost on the way: no figure ever moves into another column."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.build import (
    SECTIONS,
    TITLE,
    crawled3,
    filled,
    flat3,
    markdown,
    read_text,
    spec_of,
    stream3,
    table_of,
    values,
)

cells3 = st.lists(
    st.lists(st.sampled_from(["0", "1", "7", "12", "345", ""]), min_size=7, max_size=7),
    min_size=25,
    max_size=25,
)


def _rows(cells: list[list[str]]) -> dict[str, list[str]]:
    return {row.id: list(cells[number]) for number, row in enumerate(spec_of("table3").data_rows)}


@settings(max_examples=25, deadline=None)
@given(cells3)
def test_lost_blanks_never_shift_a_figure(cells: list[list[str]]) -> None:
    rows = _rows(cells)
    report = read_text(flat3(rows))
    found = report.table("table3")
    read = values(found[1]) if found else {}
    for id_, cells_read in read.items():
        assert cells_read == (rows[id_] if all(rows[id_]) else [None] * 7)
    assert {id_ for id_, printed in rows.items() if all(printed)} <= read.keys()


@settings(max_examples=25, deadline=None)
@given(cells3)
def test_marked_blanks_are_read_as_blank_or_called_uncertain(cells: list[list[str]]) -> None:
    rows = _rows(cells)
    for text in (crawled3(rows), stream3(rows)):
        table = table_of(read_text(text), "table3")
        for id_, row in table.rows.items():
            for printed, cell in zip(rows[id_], row.cells, strict=True):
                assert cell is None or cell.raw == printed or not cell.certain


@settings(max_examples=20, deadline=None)
@given(cells3, st.data())
def test_markdown_rows_that_lost_cells_are_not_read(cells: list[list[str]], data: st.DataObject) -> None:
    rows = _rows(cells)
    short = data.draw(st.sampled_from(sorted(rows)))
    lost = dict(rows)
    lost[short] = rows[short][: data.draw(st.integers(1, 6))]
    read = values(table_of(read_text(markdown("table3", lost), "report.md"), "table3"))
    assert read[short] == [None] * 7
    # One whose total is blank may look like a row whose blanks were dropped: 0, 0, 1, 1 and nothing behind.
    unread = {short} | {id_ for id_, one in rows.items() if not one[-1] and read[id_] == [None] * 7}
    assert {id_: one for id_, one in read.items() if id_ not in unread} == {
        id_: one for id_, one in rows.items() if id_ not in unread
    }


def test_a_flat_row_with_a_blank_is_named_and_its_neighbours_are_read() -> None:
    rows = {id_: list(cells) for id_, cells in filled("table3").items()}
    rows["granted"][3] = ""
    report = read_text(flat3(rows))
    read = values(table_of(report, "table3"))
    assert read["granted"] == [None] * 7
    assert read["partial"] == rows["partial"]
    problem = next(problem for problem in report.problems if problem.rule == "STR055")
    assert problem.stops
    assert problem.params["printed"] == 6
    assert problem.params["due"] == 7


def test_rows_without_any_figure_make_one_problem() -> None:
    report = read_text(flat3({}))
    told = [problem for problem in report.problems if problem.rule == "STR055"]
    assert [(problem.params["variant"], problem.params["count"]) for problem in told] == [("empty", 25)]


# the figures of a row of 上一年项目数量、本年增/减、处理决定数量, and how they are read
CHANGES = [
    (["14", "+3"], ["14", "+3", None]),
    (["14", "-3"], ["14", "-3", None]),
    (["＋3", "52"], [None, "＋3", "52"]),
    (["+3"], [None, "+3", None]),
    (["14", "+3", "52"], ["14", "+3", "52"]),
    # nothing tells which is which
    (["14", "3"], [None] * 3),
    (["14", "0"], [None] * 3),
    (["+14", "+3"], [None] * 3),
    # no column of a change stands so
    (["14", "52", "+3", "1"], [None] * 3),
    (["14", "52", "+3"], ["14", "52", "+3"]),
]


@pytest.mark.parametrize(("figures", "due"), CHANGES)
def test_a_plus_or_minus_tells_which_cell_of_a_flat_row_is_blank(
    figures: list[str], due: list[str | None]
) -> None:
    row = "\n".join(figures)
    report = read_text(
        f"{TITLE.replace('2023', '2020')}\n{SECTIONS['sec2']}\n第二十条第（一）项\n规章\n规范性文件\n"
        f"第二十条第（五）项\n上一年项目数量\n本年增/减\n处理决定数量\n行政许可\n{row}\n"
        f"其他对外管理服务事项\n{row}\n"
    )
    read = values(table_of(report, "table2_item5"))
    assert read == {"administrative_license": due, "other_external_services": due}
    assert [table.id for table in report.sections[0].tables] == ["table2_item1", "table2_item5"]
    told = [problem for problem in report.problems if problem.params.get("variant") == "blank"]
    assert [problem.params["count"] for problem in told] == ([2] if None in due and due != [None] * 3 else [])


# --- other shapes -----------------------------------------------------------------------------------------
