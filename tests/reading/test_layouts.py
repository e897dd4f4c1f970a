"""The same table in every layout gives the same cells, and a damaged row is never shifted."""

from __future__ import annotations

import pytest

from tests.reading.build import (
    HEAD3,
    SECTIONS,
    TITLE,
    crawled3,
    filled,
    flat3,
    label_of,
    markdown,
    read_text,
    rules_of,
    spec_of,
    stream3,
    table_of,
    values,
)

TABLE3 = filled("table3")
LAYOUTS = {
    "flat": (flat3(TABLE3), "report.txt"),
    "crawled": (crawled3(TABLE3), "report.txt"),
    "stream": (stream3(TABLE3), "report.txt"),
    "markdown": (markdown("table3", TABLE3), "report.md"),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_table_three_is_read_whole(layout: str) -> None:
    text, name = LAYOUTS[layout]
    report = read_text(text, name)
    assert values(table_of(report, "table3")) == TABLE3
    assert rules_of(report) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_cell_stands_where_it_is_printed(layout: str) -> None:
    text, name = LAYOUTS[layout]
    lines = text.split("\n")
    for row in table_of(read_text(text, name), "table3").rows.values():
        for cell in row.cells:
            assert cell is not None
            span = cell.span
            assert span.line is not None
            assert span.column is not None
            assert lines[span.line - 1][span.column - 1 :].startswith(cell.raw)


def test_table_two_of_the_2019_form_in_one_grid() -> None:
    lines = [TITLE.replace("2023", "2020"), SECTIONS["sec2"]]
    due = {}
    for number in "15689":
        spec = spec_of(f"table2_item{number}", "cn/2019")
        rows = filled(spec.id, "cn/2019")
        due[spec.id] = rows
        lines.append(f"{spec.title} | " + "|" * 3)
        heads = [column.label for column in spec.columns]
        lines.append("信息内容 | " + " | ".join(heads) + " |" + " |" * (3 - len(heads)))
        lines.extend(
            f"{label_of(spec, id_)} | " + " | ".join(cells) + " |" + " |" * (3 - len(cells))
            for id_, cells in rows.items()
        )
    report = read_text("\n".join(lines))
    assert {id_: values(table_of(report, id_)) for id_ in due} == due
    assert rules_of(report) == []


def test_table_four_as_one_row_as_three_grids_and_on_its_side() -> None:
    due = [str(at) for at in range(15)]
    leaves = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    heading = f"# {TITLE}\n\n## {SECTIONS['sec4']}\n\n"
    one = heading + "| " + " | ".join(leaves * 3) + " |\n" + "|---" * 15 + "|\n| " + " | ".join(due) + " |\n"
    three = heading
    for number, group in enumerate(("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）")):
        three += f"### {group}\n| " + " | ".join(leaves) + " |\n" + "|---" * 5 + "|\n"
        three += "| " + " | ".join(due[number * 5 : number * 5 + 5]) + " |\n\n"
    side = heading + "| 项目 | 数量 |\n|---|---|\n"
    side += "".join(f"| {leaves[at % 5]} | {value} |\n" for at, value in enumerate(due))
    flat = f"{TITLE}\n{SECTIONS['sec4']}\n行政复议\n行政诉讼\n未经复议直接起诉\n复议后起诉\n"
    flat += "\n".join(leaves * 3) + "\n" + "\n".join(due)
    glued = (
        f"{TITLE}\n{SECTIONS['sec4']}\n行政复议\n行政诉讼\n" + "\n".join(leaves * 3) + "\n" + " ".join(due)
    )
    for text, name in ((one, "a.md"), (three, "a.md"), (side, "a.md"), (flat, "a.txt"), (glued, "a.txt")):
        assert values(table_of(read_text(text, name), "table4")) == {"cases": due}, text


# the rows of groups above the leaves: merged cells written once, with and without the room they took
GROUPS = [
    ["行政复议 | 行政诉讼 |" + "|" * 13, "未经复议直接起诉 | 复议后起诉 |" + "|" * 13],
    ["行政复议 | 行政诉讼 |", "未经复议直接起诉 | 复议后起诉 |"],
    ["行政复议 |" + " |" * 4 + " 行政诉讼 |" + " |" * 9,
     " |" * 5 + " 未经复议直接起诉 |" + " |" * 4 + " 复议后起诉 |" + " |" * 4],
]  # fmt: skip


@pytest.mark.parametrize("groups", GROUPS)
def test_table_four_with_its_groups_beside_each_other(groups: list[str]) -> None:
    due = [str(at) for at in range(15)]
    leaves = " | ".join(["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3) + " |"
    lines = [TITLE, SECTIONS["sec4"], *groups, leaves, " | ".join(due) + " |", SECTIONS["sec5"], "没有。"]
    assert values(table_of(read_text("\n".join(lines)), "table4")) == {"cases": due}


def test_a_table_four_with_a_lost_cell_is_not_read() -> None:
    due = [str(at) for at in range(14)]
    lines = [TITLE, SECTIONS["sec4"], *["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3, *due]
    report = read_text("\n".join([*lines, SECTIONS["sec5"], "解读不够及时，将加强培训。"]))
    assert values(table_of(report, "table4")) == {"cases": [None] * 15}
    assert rules_of(report) == ["STR055"]


def test_turned_table_three() -> None:
    spec = spec_of("table3")
    ids = [row.id for row in spec.data_rows]
    text = (
        f"# {TITLE}\n\n## {SECTIONS['sec3']}\n\n| 项目 | "
        + " | ".join(label_of(spec, id_) for id_ in ids)
        + " |\n"
    )
    text += "|---" * (len(ids) + 1) + "|\n"
    for at, column in enumerate(spec.columns):
        text += f"| {column.label} | " + " | ".join(TABLE3[id_][at] for id_ in ids) + " |\n"
    assert values(table_of(read_text(text, "a.md"), "table3")) == TABLE3


def test_columns_in_another_order_and_left_out() -> None:
    rows = {"new_received": ["62", "60", "1"], "carried_forward": ["3", "2", "0"]}
    text = markdown("table3", rows, columns=("总计", "自然人", "其他"))
    table = table_of(read_text(text, "a.md"), "table3")
    assert values(table)["new_received"] == ["60", None, None, None, None, "1", "62"]
    assert set(table.columns) == {"total", "natural_person", "other_org"}


def test_a_table_split_over_pages_with_its_header_repeated() -> None:
    ids = list(TABLE3)
    first = markdown("table3", {id_: TABLE3[id_] for id_ in ids[:10]})
    second = markdown("table3", {id_: TABLE3[id_] for id_ in ids[10:]}).split("\n\n", 2)[2]
    bare = "\n".join(line for line in second.split("\n")[2:])
    for rest in (second, bare):
        report = read_text(f"{first}\n\n- 2 -\n\n{rest}", "a.md")
        assert values(table_of(report, "table3")) == TABLE3
        assert rules_of(report) == []


def test_a_column_label_half_misprinted_between_its_neighbours_is_read_with_a_note() -> None:
    report = read_text(crawled3(TABLE3).replace("科研机构", "科研企业"))
    assert values(table_of(report, "table3")) == TABLE3
    assert rules_of(report) == ["STR050"]


def test_columns_named_as_those_of_another_table_are_doubtful() -> None:
    head = f"{TITLE.replace('2023', '2020')}\n{SECTIONS['sec2']}\n"
    item8 = "第二十条第（八）项 | ||\n信息内容 | 上一年项目数量 | 本年增/减 |\n行政事业性收费 | 4 | -1 |\n"
    item9 = "第二十条第（九）项 | ||\n信息内容 | 上一年项目数量 | 本年增/减 |\n政府集中采购 | 3 | 2 |\n"
    report = read_text(head + item8 + item9)
    for table, certain in (("table2_item9", False), ("table2_item8", True)):
        cells = [one for row in table_of(report, table).rows.values() for one in row.cells]
        assert [one is not None and one.certain for one in cells] == [certain, certain]
    assert rules_of(report) == ["STR062"]


def test_a_long_note_behind_a_label_is_left_out() -> None:
    note = (
        "（行政机关制发的决定、公告、通告、意见、通知，"
        "以及标题采用规定、办法、细则、规范、规程、规则等字样的公文，"
    )
    for words in (
        "一般属于规范性文件）",
        "一般属于规范性文件，其余主动公开的文件另行统计，不计入本栏，详见填报说明的第三部分第二条）",
    ):
        text = (
            f"{TITLE.replace('2023', '2020')}\n{SECTIONS['sec2']}\n第二十条第（一）项 | |||\n"
            "信息内容 |\n本年新制作数量 |\n本年新公开数量 |\n对外公开总数量 |\n规章 |\n0 |\n0 |\n0 |\n"
            f"规范性文件{note}{words} |\n7 |\n2 |\n0 |\n"
        )
        read = values(table_of(read_text(text), "table2_item1"))
        assert list(read.values())[-1] == ["7", "2", "0"]


def test_a_row_that_lost_its_empty_cells_is_not_read() -> None:
    rows = {id_: list(cells) for id_, cells in filled("table3").items()}
    rows["granted"] = ["3", "3", "", "", "", "", ""]
    rows["partial"] = ["3", "2", "", "", "", "", ""]
    read = values(table_of(read_text(crawled3(rows)), "table3"))
    assert read["granted"] == [None] * 7
    assert read["partial"] == rows["partial"]


def test_one_grid_for_each_row() -> None:
    spec = spec_of("table3")
    text = f"# {TITLE}\n\n## {SECTIONS['sec3']}\n"
    for row in spec.rows:
        text += f"\n### {row.label}\n"
        if row.kind != "header":
            text += "| 类别 | 数据1 | 数据2 | 数据3 | 数据4 | 数据5 | 数据6 | 总计 |\n" + "|---" * 8 + "|\n"
            text += f"| {row.label} | " + " | ".join(TABLE3[row.id]) + " |\n"
    report = read_text(text, "a.md")
    assert values(table_of(report, "table3")) == TABLE3
    assert rules_of(report) == ["STR062"]
    assert len(report.sections) == 1


def test_aligned_columns_with_broken_labels() -> None:
    text = "\n".join(
        [
            TITLE,
            SECTIONS["sec3"],
            "                                  自然人       法人或其他组织                   总计",
            "                                           商业   科研   社会公益 法律服务 其他",
            "                                           企业   机构   组织   机构",
            "一、本年新收政府信息公开申请数量                  3402     99    0   4    5     1   3511",
            "",
            "三   （一）予以公开                       1175     12    0   3     1    0   1191",
            "、",
            "本             1.属于国家秘密             0       0     0   0    0     0    0",
            "年             2.其他法律行政法规禁止公",
            "度             开                    27      0     0   0    0     0   27",
            "              5.要求行政机关确认或重新",
            "                                   4       0     0   0    0     0    4",
            "              出具已获取信息",
            "四、结转下年度继续办理                       118      3     0   0    0     0   121",
        ]
    )
    table = table_of(read_text(text), "table3")
    assert values(table) == {
        "new_received": ["3402", "99", "0", "4", "5", "1", "3511"],
        "granted": ["1175", "12", "0", "3", "1", "0", "1191"],
        "denied_state_secret": ["0"] * 7,
        "denied_other_law": ["27", "0", "0", "0", "0", "0", "27"],
        "not_processed_reconfirm": ["4", "0", "0", "0", "0", "0", "4"],
        "carried_forward": ["118", "3", "0", "0", "0", "0", "121"],
    }


def test_aligned_columns_with_group_names_beside_the_labels() -> None:
    """What a PDF without rules gives: the first line of each cell stands beside the figures."""
    text = "\n".join(
        [
            TITLE,
            SECTIONS["sec3"],
            "一、本年新收政府信息公开申请数量  3402  99  0  4  5  1  3511",
            "三、本 （一）予以公开  1175  12  0  3  1  0  1191",
            "年度办",
            "理结果 （二）部分公开（区分处理的，只计这一情  462  9  0  0  0  0  471",
            "形，不计其他情形）",
            "（三）不 1.属于国家秘密  2  0  0  0  0  0  2",
            "予公开",
            "（六）其他处理  1.申请人无正当理由逾期不补正、行政  30  0  0  0  0  0  30",
            "机关不再处理其政府信息公开申请",
            "（六） 2.申请人逾期未按收费通知  1  0  0  0  0  0  1",
            "其他处  要求缴纳费用、行政机关不",
            "理  再处理其政府信息公开申请",
            "3.其他  7  0  0  0  0  0  7",
        ]
    )
    report = read_text(text)
    assert values(table_of(report, "table3")) == {
        "new_received": ["3402", "99", "0", "4", "5", "1", "3511"],
        "granted": ["1175", "12", "0", "3", "1", "0", "1191"],
        "partial": ["462", "9", "0", "0", "0", "0", "471"],
        "denied_state_secret": ["2", "0", "0", "0", "0", "0", "2"],
        "other_overdue_correction": ["30", "0", "0", "0", "0", "0", "30"],
        "other_overdue_fee": ["1", "0", "0", "0", "0", "0", "1"],
        "other_misc": ["7", "0", "0", "0", "0", "0", "7"],
    }
    assert "STR050" not in rules_of(report)


@pytest.mark.parametrize(("lost", "read"), [(5, True), (8, False)])
def test_a_table_four_that_lost_some_names_of_columns_is_read_by_their_places(lost: int, read: bool) -> None:
    names = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3
    figures = ["2", "0", "1", "0", "3", "1", "0", "0", "0", "1", "0", "0", "0", "1", "1"]
    rows = [["" if place < lost else name for place, name in enumerate(names)], figures]
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    report = read_text(f"<h1>{TITLE}</h1><h2>{SECTIONS['sec4']}</h2><table>{body}</table>", "a.html")
    found = [cell for table in report.sections[0].tables for cell in values(table).get("cases", [])]
    assert (found == figures) is read


def test_lines_of_a_label_and_its_figures() -> None:
    spec = spec_of("table3")
    lines = [TITLE, SECTIONS["sec3"], *HEAD3]
    lines += [f"{row.label} {' '.join(TABLE3[row.id])}" for row in spec.rows if row.kind != "header"]
    assert values(table_of(read_text("\n".join(lines)), "table3")) == TABLE3


def test_figures_run_together_are_refused() -> None:
    text = f"{TITLE}\n{SECTIONS['sec2']}\n第二十条第（一）项\n信息内容\n"
    text += "本年制发件数\n本年废止件数\n现行有效件数\n"
    report = read_text(
        text + "规章000\n行政规范性文件8018\n第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可747\n"
    )
    read = {table.id: values(table) for section in report.sections for table in section.tables}
    assert read["table2_item5"] == {"administrative_license": ["747"]}
    assert all(cell is None for row in read.get("table2_item1", {}).values() for cell in row)


@pytest.mark.parametrize("number", ["（二）", "2."])
def test_a_subheading_named_like_a_later_part_stays_in_the_text(number: str) -> None:
    text = (
        f"{TITLE}\n{SECTIONS['sec1']}\n（一）主动公开情况。\n公开46条。\n"
        f"{number}收到和处理政府信息公开申请情况。\n未收到申请。\n{SECTIONS['sec2']}\n"
    )
    section = read_text(text).sections[0]
    assert [one.text.value for one in section.paragraphs if "收到和处理" in one.text.value]
