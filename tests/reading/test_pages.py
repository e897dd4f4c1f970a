"""Table three as web pages print it: merged cells, lost spans, split pages, tables inside tables."""

from __future__ import annotations

import pytest

from tests.reading.build import (
    CORNER,
    SECTIONS,
    TITLE,
    filled,
    label_of,
    read_text,
    rules_of,
    spec_of,
    table_of,
    values,
)

pytest.importorskip("lxml")

TABLE3 = filled("table3")
HEADING = f"<p>{SECTIONS['sec3']}</p>"
HEAD = (
    f'<tr><td colspan="3" rowspan="3">{CORNER}</td><td colspan="7">申请人情况</td></tr>'
    '<tr><td rowspan="2">自然人</td><td colspan="5">法人或其他组织</td><td rowspan="2">总计</td></tr>'
    "<tr><td>商业<br>企业</td><td>科研<br>机构</td><td>社会公<br>益组织</td><td>法律服<br>务机构</td>"
    "<td>其他</td></tr>"
)


def page(inner: str) -> str:
    return (
        f"<!doctype html><html><head><title>{TITLE}_某县政府网</title></head><body><h1>{TITLE}</h1>"
        f"<p>{SECTIONS['sec1']}</p><p>公开了信息1条。</p>{inner}</body></html>"
    )


def body(spans: bool = True, broken: bool = False, blank: bool = False) -> list[str]:
    """The rows under the header. Without ``spans`` cells stay empty where a merged one would reach;
    ``broken`` labels have line ends inside; ``blank`` adds an empty column."""
    spec = spec_of("table3")
    rows = []
    first = True
    for row in spec.data_rows:
        label = row.label
        if broken:
            label = f"{label[: len(label) // 2]}<br/>&nbsp;{label[len(label) // 2 :]}"
        cells = "".join(f"<td><p><span>{one[:1]}</span>{one[1:]}</p></td>" for one in TABLE3[row.id])
        cells += "<td>&nbsp;</td>" if blank else ""
        if not row.parent:
            rows.append(f'<tr><td colspan="3">{label}</td>{cells}</tr>')
            continue
        before = "" if spans else "<td></td>"
        if first:
            before = (
                '<td rowspan="22">三、<br>本<br>年度办理结果</td>' if spans else "<td>三、本年度办理结果</td>"
            )
            first = False
        siblings = [one.id for one in spec.data_rows if one.parent == row.parent]
        if row.parent == "results":
            rows.append(f'<tr>{before}<td colspan="2">{label}</td>{cells}</tr>')
        elif siblings[0] == row.id:
            group = f'<td rowspan="{len(siblings) if spans else 1}">{label_of(spec, row.parent)}</td>'
            rows.append(f"<tr>{before}{group}<td>{label}</td>{cells}</tr>")
        else:
            rows.append(f"<tr>{before}{'' if spans else '<td></td>'}<td>{label}</td>{cells}</tr>")
    return rows


def table(rows: list[str], head: str = HEAD) -> str:
    return f"<table>{head}{''.join(rows)}</table>"


PROSE = "<p>" + "依法办理每一件申请；按时答复。" * 20 + "</p>"
PAGES = {
    "plain": page(HEADING + table(body())),
    "row spans lost": page(HEADING + table(body(spans=False))),
    "labels broken": page(HEADING + table(body(broken=True))),
    "an empty column": page(HEADING + table(body(blank=True))),
    "split over pages": page(HEADING + table(body()[:10]) + "<p>- 3 -</p>" + table(body()[10:])),
    "split, header once": page(
        HEADING + table(body(spans=False)[:10]) + table(body(spans=False)[10:], head="")
    ),
    "heading in the table": page(
        table([f'<tr><td colspan="10">{SECTIONS["sec3"]}</td></tr>{HEAD}', *body()], head="")
    ),
    "inside a layout table": page(f"<table><tr><td>{HEADING}{PROSE}{table(body())}</td></tr></table>"),
}


@pytest.mark.parametrize("name", PAGES)
def test_table_three_of_a_page(name: str) -> None:
    report = read_text(PAGES[name], "report.html")
    assert values(table_of(report, "table3")) == TABLE3
    assert [section.id for section in report.sections] == ["sec1", "sec3"]
    assert rules_of(report) == []


def test_headers_whose_row_spans_became_empty_cells() -> None:
    head = (
        f'<tr><td colspan="3" rowspan="3">{CORNER}</td><td colspan="7">申请人情况</td></tr>'
        '<tr><td>自然人</td><td colspan="5">法人或其他组织</td><td>总计</td></tr>'
        "<tr><td></td><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td>"
        "<td>其他</td><td></td></tr>"
    )
    leaves = "".join(f"<td>{one}</td>" for one in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计"))
    cases = [str(number) for number in range(101, 116)]
    four = (
        f"<p>{SECTIONS['sec4']}</p><table>"
        '<tr><td colspan="5">行政复议</td><td colspan="10">行政诉讼</td></tr>'
        f'<tr>{leaves}<td colspan="5">未经复议直接起诉</td><td colspan="5">复议后起诉</td></tr>'
        f"<tr>{'<td></td>' * 5}{leaves * 2}</tr>"
        f"<tr>{''.join(f'<td>{one}</td>' for one in cases)}</tr></table>"
    )
    report = read_text(page(HEADING + table(body(), head) + four), "report.html")
    assert values(table_of(report, "table3")) == TABLE3
    assert values(table_of(report, "table4")) == {"cases": cases}
    assert rules_of(report) == []


def test_the_title_of_a_page_without_its_site() -> None:
    report = read_text(page("").replace(f"<h1>{TITLE}</h1>", ""), "report.html")
    assert report.title is not None
    assert report.title.value == TITLE


def test_a_table_two_whose_value_cells_are_merged_otherwise_than_its_heads() -> None:
    inner = f"<p>{SECTIONS['sec2']}</p>" + (
        '<table><tr><td colspan="5">第二十条 第(一)项</td></tr>'
        '<tr><td>信息内容</td><td>本年制发件数</td><td colspan="2">本年废止件数</td>'
        "<td>现行有效件数</td></tr>"
        '<tr><td>规章</td><td colspan="2">1</td><td>2</td><td>3</td></tr>'
        '<tr><td>行政规范性文件</td><td>4</td><td>5</td><td colspan="2">6</td></tr>'
        '<tr><td colspan="5">第二十条第(五)项</td></tr>'
        '<tr><td>信息内容</td><td colspan="4">本年处理决定数量</td></tr>'
        '<tr><td>行政许可</td><td colspan="4">7</td></tr></table>'
    )
    report = read_text(page(inner), "report.html")
    assert values(table_of(report, "table2_item1")) == {
        "regulations": ["1", "2", "3"],
        "normative_documents": ["4", "5", "6"],
    }
    assert values(table_of(report, "table2_item5")) == {"administrative_license": ["7"]}


def test_one_cell_for_all_columns_is_not_spread() -> None:
    row = '<tr><td colspan="3">一、本年新收政府信息公开申请数量</td><td colspan="7">0</td></tr>'
    report = read_text(page(HEADING + table([row])), "report.html")
    assert values(table_of(report, "table3")) == {"new_received": [None] * 7}
    assert rules_of(report) == ["STR055"]


# --- the statistics annex ---------------------------------------------------------------------------------

ANNEX = filled("stats_annex", "cn/2008")
PARTS = (
    "一、概述", "二、主动公开政府信息的情况", "三、依申请公开政府信息情况",
    "四、政府信息公开的收费及减免情况",
    "五、因政府信息公开申请行政复议、提起行政诉讼的情况", "六、存在的主要问题和改进措施",
)  # fmt: skip


def _annex(row: str, head: str) -> str:
    spec = spec_of("stats_annex", "cn/2008")
    lines = [TITLE.replace("2023", "2016"), *(f"{part}\n有关内容在此，共1条。" for part in PARTS), "", "附表"]
    lines += [spec.title, "", head]
    for number, one in enumerate(spec.rows, 1):
        figure = ANNEX[one.id][0] if one.id in ANNEX else ""
        lines.append(row.format(label=one.label, unit=one.unit, figure=figure, number=number))
    return "\n".join(lines)


ANNEXES = {
    "grid": (
        _annex("| {label} | {unit} | {figure} |", "| 统计指标 | 单位 | 统计数 |\n|---|---|---|"),
        "report.md",
    ),
    "lines": (_annex("{label}\n{unit}\n{figure}", "统计指标\n单位\n统计数"), "report.txt"),
    "crawled": (_annex("{label} | {unit} | {figure} |", "统计指标 | 单位 | 统计数 |"), "report.txt"),
    "numbered": (
        _annex(
            "| {number} | {label} | {unit} | {figure} |",
            "| 序号 | 指标名称 | 计量单位 | 统计数 |\n|---|---|---|---|",
        ),
        "report.md",
    ),
    "numbered and crawled": (
        _annex("{number} | {label} | {unit} | {figure} |", "序号 | 指标名称 | 计量单位 | 统计数 |"),
        "report.txt",
    ),
    "with codes": (
        _annex(
            "| {label} | {unit} | {number:02} | {figure} |",
            "| 指标名称 | 计量单位 | 代码 | 统计数 |\n|---|---|---|---|",
        ),
        "report.md",
    ),
    "without units": (_annex("{label} {figure}", "统计指标"), "report.txt"),
    "units in the line": (_annex("{label} {unit} {figure}", "统计指标 单位 统计数"), "report.txt"),
    "aligned": (_annex("{label}      {unit}    {figure}", "统计指标      单位    统计数"), "report.txt"),
}


_CAPTION = "附表\n政府信息公开情况统计表"
#: how the annex is announced, or not at all
CAPTIONS = {
    "two lines": _CAPTION,
    "its year": "政府信息公开情况统计表（2016年度）",
    "its year left blank": "政府信息公开情况统计表（    年度）",
    "one line": "附件：政府信息公开情况统计表(2016年度)",
    "no caption": "单位负责人：某某",
}


@pytest.mark.parametrize("caption", CAPTIONS)
@pytest.mark.parametrize("name", ANNEXES)
def test_the_statistics_annex(name: str, caption: str) -> None:
    text, path = ANNEXES[name]
    assert _CAPTION in text
    report = read_text(text.replace(_CAPTION, CAPTIONS[caption]), path)
    assert values(table_of(report, "stats_annex")) == ANNEX
    # 一、主动公开情况 and the like are rows of the annex, not parts of the report.
    assert [section.title.value for section in report.sections] == list(PARTS)
    assert rules_of(report) == []
    assert report.whole
