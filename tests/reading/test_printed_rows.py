"""Tables whose rows stand on lines, as PDF readers and copied pages print them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.reading.build import (
    CORNER,
    SECTIONS,
    TITLE,
    Rows,
    filled,
    read_text,
    rules_of,
    spec_of,
    table_of,
    values,
)

TABLE3 = filled("table3")
# The header broken over lines, as a PDF reader gives it.
BROKEN_HEAD = (
    "（本列数据的勾稽关系为：第一项加第二",
    "申请人情况",
    "项之和，等于第三项加第四项之和） 法人或其他组织",
    "自然 商业 科研 社会公 法律服务 其他 总计",
    "人 企业 机构 益组织 机构",
)


def lines3(rows: Rows, grouped: bool) -> Iterator[str]:
    """Rows on lines; ``grouped`` puts the name of a group before its first row."""
    before = ""
    for row in spec_of("table3").rows:
        if row.kind == "header":
            if grouped:
                before += f"{row.label} "
            else:
                yield row.label
            continue
        yield f"{before}{row.label} " + " ".join(rows[row.id])
        before = ""


def broken3(rows: Rows, width: int) -> Iterator[str]:
    """Rows whose labels are broken after ``width`` characters, the figures beside their middle."""
    for row in spec_of("table3").rows:
        parts = [row.label[at : at + width] for at in range(0, len(row.label), width)]
        middle = len(parts) // 2 if len(parts) > 2 else 0
        for at, part in enumerate(parts):
            figures = " ".join(rows[row.id]) if row.kind != "header" and at == middle else ""
            yield f"{part} {figures}".strip()


SHAPES = {
    "groups before the first row": [*BROKEN_HEAD, *lines3(TABLE3, True)],
    "groups on lines of their own": [*BROKEN_HEAD, *lines3(TABLE3, False)],
    "no header": list(lines3(TABLE3, True)),
    "labels broken at 14": [*BROKEN_HEAD, *broken3(TABLE3, 14)],
    "labels broken at 20": [*BROKEN_HEAD, *broken3(TABLE3, 20)],
}


@pytest.mark.parametrize("shape", SHAPES)
def test_table_three_in_lines(shape: str) -> None:
    report = read_text("\n".join([TITLE, SECTIONS["sec3"], *SHAPES[shape]]))
    assert values(table_of(report, "table3")) == TABLE3
    assert rules_of(report) == []
    assert [section.id for section in report.sections] == ["sec3"]


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("四、结转下年度继续办理 7 0 0 0 0 0 7", "carried_forward"),
        ("（三）不予公开 1.属于国家秘密 7 0 0 0 0 0 7", "denied_state_secret"),
        ("三、本年度办理结果 （一）予以公开 7 0 0 0 0 0 7", "granted"),
        ("一、本年新收政府信息公开申请数量　7　0　0　0　0　0　7", "new_received"),
    ],
)
def test_one_row_at_the_top_of_a_page(line: str, row: str) -> None:
    report = read_text(f"{TITLE}\n{line}\n{SECTIONS['sec4']}\n未发生行政复议。\n{SECTIONS['sec5']}\n问题。\n")
    found = {id_: cells for id_, cells in values(table_of(report, "table3")).items() if any(cells)}
    assert list(found.values()) == [["7", "0", "0", "0", "0", "0", "7"]]
    assert row in found
    assert [section.id for section in report.sections] == ["sec4", "sec5"]


@pytest.mark.parametrize(
    "line",
    [
        "四、结转下年度继续办理 7 0 0 0 0 7",
        "结转情况 7 0 0 0 0 0 7",
        "四、结转下年度继续办理的有7件",
    ],
)
def test_a_line_that_is_like_a_row_and_none(line: str) -> None:
    report = read_text(f"{TITLE}\n{line}\n{SECTIONS['sec5']}\n问题。\n")
    assert report.table("table3") is None


@pytest.mark.parametrize("head", [["行政复议 行政诉讼", "结 结 其 尚", "果 果 他 未", "维 纠 结 审 计"], []])
@pytest.mark.parametrize(
    "figures",
    [
        "1 0 0 0 1 2 0 0 0 2 0 0 0 3 3",
        "1 0 0 0 1\n2 0 0 0 2\n0 0 0 3 3",
        "1  0  0  0  1  2  0  0  0  2  0  0  0  3  3",
    ],
)
def test_table_four_as_bare_figures(head: list[str], figures: str) -> None:
    text = "\n".join([TITLE, SECTIONS["sec4"], *head, figures, SECTIONS["sec5"], "解读不够，将加强。"])
    report = read_text(text)
    assert values(table_of(report, "table4")) == {"cases": figures.split()}
    assert rules_of(report) == []


def test_bare_figures_one_of_which_is_lost() -> None:
    text = "\n".join([TITLE, SECTIONS["sec4"], "0 " * 13 + "0", SECTIONS["sec5"], "解读不够，将加强。"])
    report = read_text(text)
    assert values(table_of(report, "table4")) == {"cases": [None] * 15}
    assert rules_of(report) == ["STR055"]


def test_figures_in_the_line_below_their_label() -> None:
    lines = [TITLE, SECTIONS["sec3"], f"{CORNER} |", "申请人情况 |"]
    for row in spec_of("table3").rows:
        lines.append(f"{row.label} |")
        if row.kind != "header":
            lines.append(" | ".join(TABLE3[row.id]) + " |")
    report = read_text("\n".join(lines))
    assert values(table_of(report, "table3")) == TABLE3
    assert rules_of(report) == []


def test_figures_that_run_together_are_one_finding() -> None:
    text = "\n".join(
        [
            TITLE,
            SECTIONS["sec2"],
            "第二十条第（一）项",
            "信息内容本年制发件数本年废止件数现行有效件数",
            "规章000",
            "行政规范性文件000",
            SECTIONS["sec3"],
            "未收到申请。",
        ]
    )
    report = read_text(text)
    told = [problem for problem in report.problems if problem.rule == "STR055"]
    assert [(one.params["variant"], one.params["count"]) for one in told] == [("together", 2)]
    assert told[0].stops
