"""Tables whose columns are set with tabs or with blanks."""

from __future__ import annotations

import pytest

from tests.reading.build import (
    SECTIONS,
    TITLE,
    Rows,
    filled,
    label_of,
    read_text,
    spec_of,
    table_of,
    values,
)

TABLE3 = filled("table3")


def tabbed(rows: Rows, tab: str = "\t", end: str = "\n") -> str:
    """Table two as it is copied out of a browser."""
    lines = [TITLE, SECTIONS["sec2"], "第二十条第（一）项"]
    lines.append(tab.join(["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]))
    spec = spec_of("table2_item1")
    lines += [tab.join([label_of(spec, id_), *cells]) for id_, cells in rows.items()]
    return end.join([*lines, SECTIONS["sec3"], "没有。", ""])


TABBED = [
    (["1", "", "3"], ["4", "5", "6"]),
    (["", "2", "3"], ["4", "", "6"]),
    (["1", "2", ""], ["4", "", ""]),
    (["1", "2", ""], ["4", "5", ""]),
    (["1", "2", "3"], ["4", "5", "6"]),
]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("figures", TABBED)
def test_empty_cells_between_tabs(figures: tuple[list[str], list[str]], end: str) -> None:
    rows = dict(zip(("regulations", "normative_documents"), figures, strict=True))
    report = read_text(tabbed(rows, end=end))
    assert values(table_of(report, "table2_item1")) == rows


def test_tabs_that_set_columns_apart_make_no_empty_cells() -> None:
    rows = {"regulations": ["1", "2", "3"], "normative_documents": ["4", "5", "6"]}
    assert values(table_of(read_text(tabbed(rows, "\t\t")), "table2_item1")) == rows
    uneven = tabbed(rows).replace("规章\t", "规章\t\t", 1)
    assert values(table_of(read_text(uneven), "table2_item1")) == rows
    lost = tabbed({**rows, "regulations": ["2", "3"]}).replace("规章\t", "规章\t\t\t", 1)
    assert values(table_of(read_text(lost), "table2_item1"))["regulations"] == [None] * 3


@pytest.mark.parametrize("room", [6, 10, 14, 24])
def test_columns_set_with_blanks_on_a_wide_page(room: int) -> None:
    spec = spec_of("table3")
    lines = [TITLE, SECTIONS["sec3"], "自然人    法人或其他组织    总计"]
    for row in spec.rows:
        cells = TABLE3.get(row.id, [])
        lines.append(row.label.ljust(40) + "".join(cell.ljust(room) for cell in cells).rstrip())
    report = read_text("\n".join([*lines, SECTIONS["sec5"], "没有。"]))
    assert values(table_of(report, "table3")) == TABLE3
    assert [section.id for section in report.sections] == ["sec3", "sec5"]
