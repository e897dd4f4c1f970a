"""The form of another year is one finding, not one for every table, row and column that differs."""

from __future__ import annotations

import pytest

from govlint.engine import FileResult, Options, check_one
from govlint.regimes import load_regime
from govlint.regimes.model import Regime, TableSpec
from tests.reading.build import SECTIONS
from tests.structure.build import check, found, report

TEXTS = {
    "sec1": "（一）主动公开。全年主动公开政府信息120条。\n（二）依申请公开。全年未收到申请。\n"
    "（三）政府信息管理。完善制度。\n（四）平台建设。维护专栏。\n（五）监督保障。组织培训和考核。",
    "sec5": "政策解读的形式较为单一。下一步将丰富解读形式。",
    "sec6": "全年未收取政府信息公开信息处理费。",
}


def table(spec: TableSpec, layout: str, without: str) -> str:
    header = ["信息内容", *(column.label for column in spec.columns)]
    data = [[row.label, *["0"] * len(spec.columns)] for row in spec.data_rows if row.id != without]
    if layout == "lines":
        return "\n".join(cell for row in [header, *data] for cell in row)
    if layout == "pipes":
        return "\n".join(" | ".join(row) for row in [header, *data])
    cells = ["".join(f"<td>{cell}</td>" for cell in row) for row in [header, *data]]
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def body(form: Regime, layout: str, without: str) -> list[str]:
    pieces = []
    for id_, heading in SECTIONS.items():
        pieces.append(heading)
        pieces += TEXTS.get(id_, "").splitlines()
        for spec in form.tables:
            if spec.section == id_ and spec.id != without:
                pieces += [spec.title, table(spec, layout, without)]
    return pieces


def result(form: str, year: int, layout: str, without: str = "") -> FileResult:
    """A whole report on ``year`` with the tables of ``form``, less a table or row ``without``."""
    pieces = [
        f"南坪县水利局{year}年政府信息公开工作年度报告",
        f"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。",
        *body(load_regime(form), layout, without),
        "南坪县水利局",
        f"{year + 1}年1月20日",
    ]
    if layout == "html":
        page = "".join(piece if piece.startswith("<table") else f"<p>{piece}</p>" for piece in pieces)
        return check_one(f"<html><body>{page}</body></html>".encode(), "report.html", Options())
    return check_one("\n".join(pieces).encode(), "report.txt", Options())


@pytest.mark.parametrize("layout", ["pipes", "lines", "html"])
@pytest.mark.parametrize(
    ("form", "year", "severities"),
    [
        ("cn/2019", 2021, ["error"]),
        ("cn/2019", 2024, ["error"]),
        ("cn/2021", 2020, ["error"]),
        ("cn/2021", 2019, ["warning"]),
        ("cn/2019", 2020, []),
        ("cn/2019", 2019, []),
        ("cn/2021", 2021, []),
    ],
)
def test_one_form_one_finding(layout: str, form: str, year: int, severities: list[str]) -> None:
    findings = result(form, year, layout).findings
    assert [one.rule for one in findings] == ["STR012"] * len(severities)
    assert [one.severity for one in findings] == severities


@pytest.mark.parametrize(
    ("form", "year", "without", "rule"),
    [
        ("cn/2019", 2023, "table4", "STR025"),
        ("cn/2021", 2020, "table4", "STR025"),
        ("cn/2019", 2023, "granted", "STR026"),
        ("cn/2021", 2020, "granted", "STR026"),
        ("cn/2021", 2023, "granted", "STR026"),
    ],
)
def test_what_both_forms_ask_for_is_missed(form: str, year: int, without: str, rule: str) -> None:
    findings = result(form, year, "pipes", without).findings
    expected = {rule, "STR012"} if form != f"cn/{2019 if year < 2021 else 2021}" else {rule}
    assert {one.rule for one in findings} == expected


def test_a_row_that_no_form_has_is_told_of() -> None:
    text = (
        "某局2023年政府信息公开工作年度报告（节选）\n二、主动公开政府信息情况\n第二十条第（六）项\n"
        "信息内容 | 本年处理决定数量\n行政处罚 | 3\n行政强制 | 0\n行政约谈 | 7\n"
    )
    one = next(iter(found(check(text, "report.txt"), "STR053")))
    assert one.variant == ""


def test_consequences_are_told_of_where_their_cause_is_not() -> None:
    """One foreign column is no proof of another form; nor is a cause that nobody wants to hear of."""
    text = (
        "某局2023年政府信息公开工作年度报告（节选）\n二、主动公开政府信息情况\n第二十条第（六）项\n"
        "信息内容 | 上一年项目数量 | 处理决定数量\n行政处罚 | 3 | 0\n行政强制 | 0 | 0\n"
    )
    spoken = [one.rule for one in check(text, "report.txt").findings]
    assert "STR012" not in spoken
    assert "STR052" in spoken
    both = text.replace("上一年项目数量", "本年新制作数量 | 上一年项目数量").replace("| 3", "| 3 | 3")
    assert "STR052" not in [one.rule for one in check(both, "report.txt").findings]
    ignored = check_one(both.encode(), "report.txt", Options(ignore=("STR012",)))
    assert "STR052" in [one.rule for one in ignored.findings]


def test_parts_of_another_form_make_one_finding() -> None:
    titles = ["一、概述", "二、政府信息公开的收费及减免情况", "三、举报投诉处理情况"]
    for number, variant in ((2, ""), (3, "many")):
        findings = found(
            check(report(excerpt=True, sections=[(title, "正文。") for title in titles[:number]])), "STR013"
        )
        assert [one.variant for one in findings] == [variant]
        assert len(findings[0].related) == number - 2
