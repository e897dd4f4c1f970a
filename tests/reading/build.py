"""Makes small reports of the national form in the layouts that pages and converters give them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from govlint.reading import read
from govlint.regimes import load_regime
from govlint.regimes.model import TableSpec
from govlint.report.model import Cell, Report, Table

TITLE = "某县人民政府2023年政府信息公开工作年度报告"
SECTIONS = {
    "sec1": "一、总体情况",
    "sec2": "二、主动公开政府信息情况",
    "sec3": "三、收到和处理政府信息公开申请情况",
    "sec4": "四、政府信息公开行政复议、行政诉讼情况",
    "sec5": "五、存在的主要问题及改进情况",
    "sec6": "六、其他需要报告的事项",
}

#: row id -> values in the form's column order
Rows = Mapping[str, Sequence[str]]


def spec_of(table: str, regime: str = "cn/2021") -> TableSpec:
    spec = load_regime(regime).table(table)
    assert spec is not None
    return spec


def filled(table: str, regime: str = "cn/2021", start: int = 1) -> dict[str, list[str]]:
    """Every cell of the form with a figure of its own, so that a shifted one shows."""
    spec = spec_of(table, regime)
    width = len(spec.columns)
    return {
        row.id: [str(start + number * width + at) for at in range(width)]
        for number, row in enumerate(spec.data_rows)
    }


def read_text(text: str, name: str = "report.txt") -> Report:
    return read(text.encode(), name)


def values(table: Table) -> dict[str, list[str | None]]:
    """What was read, as printed; None where a cell was not read."""
    return {id_: [_raw(cell) for cell in row.cells] for id_, row in table.rows.items()}


def _raw(cell: Cell | None) -> str | None:
    return cell.raw if cell is not None else None


def table_of(report: Report, id_: str) -> Table:
    found = report.table(id_)
    assert found is not None, [problem.rule for problem in report.problems]
    return found[1]


def rules_of(report: Report) -> list[str]:
    """The rules of the reader's problems, but for the one that says the text breaks off."""
    return sorted({problem.rule for problem in report.problems} - {"STR059"})


def label_of(spec: TableSpec, row: str) -> str:
    return next(one.label for one in spec.rows if one.id == row)


# --- layouts of table three and two -----------------------------------------------------------------------

CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
HEAD3 = ("自然人", "法人或其他组织", "总计", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")


def flat3(rows: Rows, regime: str = "cn/2021") -> str:
    """A cell on each line, empty cells lost."""
    spec = spec_of("table3", regime)
    lines = [SECTIONS["sec3"], CORNER, "申请人情况", *HEAD3]
    for row in spec.rows:
        lines.append(row.label)
        lines.extend(value for value in rows.get(row.id, ()) if value)
    return "\n".join([TITLE, *lines])


def crawled3(rows: Rows) -> str:
    """Rows with closing pipes, filled up at their ends, row spans dropped."""
    spec = spec_of("table3")
    lines = [
        SECTIONS["sec3"],
        f"{CORNER} | 申请人情况 | ||||||||",
        "自然人 | 法人或其他组织 | 总计 | |||||||",
        "商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||",
    ]
    before = ""
    for row in spec.rows:
        if row.kind == "header":
            before += f"{row.label} | "
            continue
        cells = [*rows.get(row.id, [""] * 7)]
        labels = before + row.label
        pads = 10 - 7 - labels.count("|") - 1
        lines.append(f"{labels} | " + " | ".join(cells) + " |" + " |" * pads)
        before = ""
    return "\n".join([TITLE, *lines])


def stream3(rows: Rows) -> str:
    """A cell on each line with a closing pipe, empty cells kept."""
    spec = spec_of("table3")
    cells = [CORNER, "申请人情况", *[""] * 8, *HEAD3[:3], *[""] * 7, *HEAD3[3:], *[""] * 5]
    for row in spec.rows:
        cells.append(row.label)
        if row.kind != "header":
            cells.extend(rows.get(row.id, [""] * 7))
            cells.extend([""] * (2 if not row.parent else 1 if row.parent == "results" else 0))
    return "\n".join([TITLE, SECTIONS["sec3"], *(f"{cell} |" if cell else "|" for cell in cells)])


def markdown(
    table: str, rows: Rows, columns: Sequence[str] = (), labels: Mapping[str, str] | None = None
) -> str:
    """A Markdown table with one header row; ``labels`` replaces row labels."""
    spec = spec_of(table)
    names = columns or [column.label for column in spec.columns]
    lines = [f"# {TITLE}", "", f"## {SECTIONS[spec.section]}", ""]
    lines.append("| 项目 | " + " | ".join(names) + " |")
    lines.append("|---" * (len(names) + 1) + "|")
    for id_, cells in rows.items():
        label = (labels or {}).get(id_, label_of(spec, id_))
        lines.append(f"| {label} | " + " | ".join(cells) + " |")
    return "\n".join(lines)
