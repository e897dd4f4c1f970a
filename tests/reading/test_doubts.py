"""What is not the form's is read with a note, or not at all; nothing is taken over in silence."""

from __future__ import annotations

import pytest

from govlint.report.model import Report
from tests.reading.build import (
    CORNER,
    SECTIONS,
    TITLE,
    filled,
    flat3,
    label_of,
    markdown,
    read_text,
    rules_of,
    spec_of,
    table_of,
    values,
)

TABLE3 = filled("table3")
TWO = f"{TITLE}\n{SECTIONS['sec2']}\n"


def problem(report: Report, rule: str) -> dict[str, object]:
    found = [one for one in report.problems if one.rule == rule]
    assert len(found) == 1, [(one.rule, dict(one.params)) for one in report.problems]
    return dict(found[0].params)


# --- labels -----------------------------------------------------------------------------------------------

LABELS = [
    # printed, row that is meant, how it was known (None: exactly, without a word)
    ("5.属于三类内容事务信息", "denied_internal_affairs", "variant"),
    ("5.属于三类内部实务信息", "denied_internal_affairs", "approximate"),
    ("2.其他法律行政止公开", "denied_other_law", "approximate"),
    ("4.保护第三方合法权溢", "denied_third_party", "approximate"),
    ("1.逾期不补正", "other_overdue_correction", "variant"),
    ("（二）部分公开", "partial", None),
    ("(二) 部分公开(区分处理的,只计这一情形,不计其它情形)", "partial", None),
    ("3.危及三安全一稳定", "denied_security_stability", None),
    ("3．危及“三安全一稳定”", "denied_security_stability", None),
    ("（七）總計", "results_total", None),
    ("（三）不予公开 1.属于国家秘密", "denied_state_secret", None),
    ("二、上年結轉政府信息公開申請數量", "carried_over", None),
    ("四、結轉(zhuǎn)下年度繼續(xù)辦理", "carried_forward", None),
]


@pytest.mark.parametrize(("printed", "row", "how"), LABELS)
def test_labels(printed: str, row: str, how: str | None) -> None:
    report = read_text(markdown("table3", TABLE3, labels={row: printed}), "a.md")
    assert values(table_of(report, "table3")) == TABLE3
    if how is None:
        assert rules_of(report) == []
    else:
        assert rules_of(report) == ["STR050"]
        assert problem(report, "STR050")["how"] == how


def test_a_label_like_two_alike_is_not_read() -> None:
    # Between 属于行政执法案卷 and 属于行政查询事项.
    report = read_text(
        markdown("table3", TABLE3, labels={"denied_enforcement_file": "属于行政执询案项"}), "a.md"
    )
    assert "denied_enforcement_file" not in table_of(report, "table3").rows
    assert problem(report, "STR053")["values"] == 7


def test_a_label_from_another_table_is_not_taken_approximately() -> None:
    text = TWO + "第二十条第（一）项\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
    report = read_text(text + "规章 | 1 | 2 | 3 |\n行政处法 | 7 | 8 | 9 |\n")
    assert report.table("table2_item6") is None
    assert rules_of(report) == ["STR053"]


def test_column_labels_that_lost_their_ends() -> None:
    lines = ["第二十条第（一）项 | |||", "信息内容 | 本年制 | 本年废 | 现行有效 |", "规章 | 1 | 2 | 3 |"]
    report = read_text(TWO + "\n".join(lines))
    assert values(table_of(report, "table2_item1")) == {"regulations": ["1", "2", "3"]}
    assert rules_of(report) == ["STR050"]


# --- forms ------------------------------------------------------------------------------------------------


def test_columns_of_the_2019_form_are_not_read_in_2023() -> None:
    lines = [
        "信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |",
        "规章 | 1 | 2 | 3 |",
        "行政规范性文件 | 4 | 5 | 6 |",
    ]
    table = table_of(read_text(TWO + "第二十条第（一）项\n" + "\n".join(lines)), "table2_item1")
    assert table.form == "cn/2019"
    assert not table.rows


def test_a_table_that_only_the_2019_form_has() -> None:
    text = TWO + "第二十条第（九）项\n信息内容 | 采购项目数量 | 采购总金额 |\n政府集中采购 | 1 | 20000 |\n"
    report = read_text(text + "第二十条第（五）项\n信息内容 | 本年处理决定数量 |\n行政许可 | 3 |\n")
    assert problem(report, "STR052")["variant"] == "table"
    assert values(table_of(report, "table2_item5")) == {"administrative_license": ["3"]}


def test_other_handling_in_one_row_is_kept_as_the_heading_rows_figures() -> None:
    rows = {id_: cells for id_, cells in TABLE3.items() if not id_.startswith("other_")}
    rows["other_handling"] = ["1"] * 7
    report = read_text(markdown("table3", rows), "a.md")
    assert values(table_of(report, "table3"))["other_handling"] == ["1"] * 7


# --- rows and cells ---------------------------------------------------------------------------------------


def test_a_row_that_stands_twice() -> None:
    text = (
        markdown("table3", TABLE3)
        + f"\n| {label_of(spec_of('table3'), 'granted')} | 9 | 9 | 9 | 9 | 9 | 9 | 9 |"
    )
    report = read_text(text, "a.md")
    assert all(
        cell is not None and not cell.certain for cell in table_of(report, "table3").rows["granted"].cells
    )
    assert "STR063" in rules_of(report)


def test_units_notes_and_marks_in_cells() -> None:
    text = TWO + "第二十条第（六）项\n信息内容 | 本年处理决定数量 |\n行政处罚 | 3，208件 |\n行政强制 | / |\n"
    cells = [row.cells[0] for row in table_of(read_text(text), "table2_item6").rows.values()]
    assert [(cell.kind, cell.value, cell.unit) for cell in cells if cell] == [
        ("number", 3208, "件"),
        ("mark", None, ""),
    ]


def test_a_damaged_figure_is_a_cell_and_not_a_label() -> None:
    rows = dict(TABLE3, granted=["32O8", *TABLE3["granted"][1:]])
    for text, name in ((flat3(rows), "a.txt"), (markdown("table3", rows), "a.md")):
        cell = table_of(read_text(text, name), "table3").rows["granted"].cells[0]
        assert cell is not None
        assert (cell.raw, cell.kind) == ("32O8", "text")


def test_a_damaged_figure_in_a_printed_row() -> None:
    rows = {row: cells for row, cells in TABLE3.items() if not row.startswith("denied_")}
    wide = max(len(label_of(spec_of("table3"), row)) for row in rows) + 3
    lines = [
        label_of(spec_of("table3"), row).ljust(wide) + "   ".join(["3", "O4", "5", "6", "7", "8", "9l"])
        for row in rows
    ]
    report = read_text("\n".join([TITLE, SECTIONS["sec3"], *lines]))
    table = table_of(report, "table3")
    assert values(table) == {row: ["3", "O4", "5", "6", "7", "8", "9l"] for row in rows}
    assert {cell.kind for row in table.rows.values() for cell in row.cells if cell} == {"number", "text"}


def test_a_header_that_lacks_a_column() -> None:
    columns = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "总计"]
    report = read_text(markdown("table3", TABLE3, columns=columns), "a.md")
    assert values(table_of(report, "table3")) == TABLE3
    assert problem(report, "STR062") == {"columns": 7, "named": 6, "variant": "fewer"}


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (["28", "0", "0", "0", "0", "0", "28"], ["28", "0", "0", "0", "0", "0", "28"]),
        # a cell too many: which one is not known
        (["28", "0", "0", "0", "0", "0", "0", "28"], [None] * 7),
    ],
)
def test_a_row_of_a_page_with_a_figure_beyond_the_header(cells: list[str], read: list[str | None]) -> None:
    names = [column.label for column in spec_of("table3").columns]
    head = f"<tr><td colspan=2>项目</td>{''.join(f'<td>{name}</td>' for name in names)}</tr>"
    label = label_of(spec_of("table3"), "new_received")
    row = f"<tr><td colspan=2>{label}</td>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
    page = f"<p>{TITLE}</p><p>{SECTIONS['sec3']}</p><table>{head}{row}</table>"
    report = read_text(f"<html><body>{page}</body></html>", "a.html")
    assert values(table_of(report, "table3")) == {"new_received": read}
    assert ("STR055" in rules_of(report)) is (read[0] is None)


def test_an_extra_column_is_named_and_the_others_keep_their_places() -> None:
    columns = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "涉外机构", "其他", "总计"]
    rows = {"new_received": ["1", "2", "3", "4", "5", "99", "6", "7"]}
    report = read_text(markdown("table3", rows, columns=columns), "a.md")
    assert values(table_of(report, "table3")) == {"new_received": ["1", "2", "3", "4", "5", "6", "7"]}
    assert problem(report, "STR054")["printed"] == "涉外机构"


def test_columns_named_after_rows_make_the_figures_doubtful() -> None:
    columns = ["本年新收件数", "上年结转件数", "予以公开", "部分公开", "不予公开", "结转下年度", "总计"]
    report = read_text(markdown("table3", TABLE3, columns=columns), "a.md")
    table = table_of(report, "table3")
    assert values(table) == TABLE3
    assert not any(cell.certain for row in table.rows.values() for cell in row.cells if cell)
    assert problem(report, "STR062")["variant"] == "doubtful"


FOREIGN = ["本年新收件数", "上年结转件数", "予以公开", "部分公开", "不予公开", "结转下年度", "总计"]
#: the rows of a table that adds up, those behind 2.逾期不缴费 under columns named after rows
ADDS_UP = {
    **{row: ["0"] * 7 for row in TABLE3},
    "new_received": ["705", "3", "0", "0", "5", "0", "713"],
    "carried_over": ["36", "0", "0", "0", "0", "0", "36"],
    "granted": ["568", "2", "0", "0", "5", "0", "575"],
    "other_misc": ["142", "1", "0", "0", "0", "0", "143"],
    "results_total": ["710", "3", "0", "0", "5", "0", "718"],
    "carried_forward": ["31", "0", "0", "0", "0", "0", "31"],
}
LAST = ("other_overdue_fee", "other_misc", "results_total", "carried_forward")


@pytest.mark.parametrize(
    ("changed", "variant"),
    [
        ({}, "borne-out"),
        ({"other_misc": ["143", "0", "0", "0", "0", "0", "143"]}, "doubtful"),
        ({"carried_forward": ["31", "0", "0", "0", "0", "0", "32"]}, "doubtful"),
        ({"carried_forward": ["31", "", "0", "0", "0", "0", "31"]}, "doubtful"),
        ({"denied_state_secret": None}, "doubtful"),
    ],
)
def test_sums_bear_out_figures_under_columns_named_after_rows(
    changed: dict[str, list[str] | None], variant: str
) -> None:
    rows = {row: cells for row, cells in {**ADDS_UP, **changed}.items() if cells is not None}
    head = markdown("table3", {row: cells for row, cells in rows.items() if row not in LAST})
    tail = markdown("table3", {row: rows[row] for row in LAST}, columns=FOREIGN).partition("| 项目")
    report = read_text(f"{head}\n\n{tail[1]}{tail[2]}", "a.md")
    table = table_of(report, "table3")
    assert values(table) == rows
    assert problem(report, "STR062")["variant"] == variant
    doubted = {id_ for id_, row in table.rows.items() if not all(cell and cell.certain for cell in row.cells)}
    assert doubted == (set(LAST) if variant == "doubtful" else set())
    assert any(one.stops for one in report.problems if one.rule == "STR062") == (variant == "doubtful")


def test_sums_among_doubted_rows_alone_bear_nothing_out() -> None:
    report = read_text(markdown("table3", ADDS_UP, columns=FOREIGN), "a.md")
    assert problem(report, "STR062")["variant"] == "doubtful"


def test_surplus_blanks_of_which_nobody_knows_the_side() -> None:
    cells = ["一、本年新收政府信息公开申请数量", *[""] * 6, "0", "", ""]
    cells += ["二、上年结转政府信息公开申请数量", *[""] * 6, "0", "", ""]
    text = f"{TITLE}\n{SECTIONS['sec3']}\n" + "\n".join(f"{cell} |" if cell else "|" for cell in cells)
    report = read_text(text)
    assert "STR061" in rules_of(report)
    assert not any(
        cell.certain for row in table_of(report, "table3").rows.values() for cell in row.cells if cell
    )


# --- pictures, other tables -------------------------------------------------------------------------------


def test_a_picture_in_place_of_a_table() -> None:
    report = read_text(
        f"# {TITLE}\n\n## {SECTIONS['sec3']}\n\n![表三](t3.png)\n\n## {SECTIONS['sec5']}\n\n无。\n", "a.md"
    )
    assert table_of(report, "table3").image
    assert rules_of(report) == ["STR051"]
    assert any(one.stops for one in report.problems if one.rule == "STR051")


def test_a_picture_beside_a_table_is_ignored() -> None:
    report = read_text(markdown("table3", TABLE3) + "\n\n![二维码](qr.png)\n", "a.md")
    assert not table_of(report, "table3").image
    assert rules_of(report) == []


def test_a_table_that_is_none_of_the_forms() -> None:
    text = f"# {TITLE}\n\n## {SECTIONS['sec4']}\n\n| 单位 | 甲 | 乙 |\n|---|---|---|\n"
    text += "| 财政局 | 1 | 2 |\n| 民政局 | 3 | 4 |\n"
    assert rules_of(read_text(text, "a.md")) == ["STR060"]


def test_the_tables_of_section_one_are_nobodys_business() -> None:
    text = f"# {TITLE}\n\n## {SECTIONS['sec1']}\n\n| 渠道 | 条数 |\n|---|---|\n"
    text += "| 网站 | 100 |\n| 微信 | 20 |\n| 微博 | 3 |\n"
    report = read_text(text, "a.md")
    assert rules_of(report) == []
    assert not report.sections[0].tables


def test_the_corner_note_and_captions_are_no_text_of_the_section() -> None:
    report = read_text(f"{TITLE}\n{SECTIONS['sec3']}\n{CORNER}\n本年度收到申请1件。\n")
    assert [paragraph.text.value for paragraph in report.sections[0].paragraphs][-1] == "本年度收到申请1件。"
