"""``govlint extract``: what it writes, and how. That it is judged alike is in ``test_extract_again``."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import pytest

from govlint.cli import run
from govlint.engine import Options, read_report
from govlint.report.model import Cell, Organ, Paragraph, Problem, Report, Row, Section, Table
from govlint.report.place import TOP, Everywhere, Text
from govlint.transcript import as_csv, as_yaml, cell_rows

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def _text(value: str) -> Text:
    return Text(value, Everywhere(TOP))


def _hostile() -> Report:
    cells = (
        Cell("12", TOP, "number", 12),
        Cell("3，208件", TOP, "number", 3208),
        Cell("012", TOP, "number", 12, certain=False),
        Cell("", TOP, "blank"),
        Cell("/", TOP, "mark"),
        Cell('=1+"x"', TOP, "text"),
        Cell("0.50", TOP, "number", Decimal("0.50")),
    )
    row = Row("granted", _text("（一）予以公开 # 不是注释"), cells, TOP)
    return Report(
        "a: b #c\n.pdf",
        "pdf",
        title=_text('示例县"2023"年: 政府信息公开工作年度报告\t#1'),
        organ=Organ("示例县人民政府\u2028}"),
        year=2023,
        sections=(
            Section(
                "sec1",
                _text("一、总体情况"),
                (
                    Paragraph(_text("（一）主动公开。"), 1),
                    Paragraph(_text("正文: - 第一行\r\n  - 第二行\x00\x1b\ufeff")),
                    Paragraph(_text("--- # ...")),
                ),
            ),
            Section(
                "sec3",
                _text("三、收到和处理政府信息公开申请情况"),
                (),
                (Table("table3", None, {"granted": row}, TOP),),
            ),
        ),
        problems=(Problem("SRC006", TOP, {"encoding": "GB18030\ntitle: evil"}, stops=False),),
    )


def test_nothing_in_a_document_breaks_out_of_its_place() -> None:
    text = as_yaml(_hostile())
    report = read_report(text.encode(), "x.yaml", Options())
    # What its reader said, and that a cell is not sure, is said of the transcript too.
    assert [(one.rule, one.params) for one in report.problems] == [
        ("STR061", {"row": "（一）予以公开"}),
        ("SRC006", {"encoding": "GB18030 title: evil"}),
    ]
    assert report.title is not None
    assert report.title.value == '示例县"2023"年: 政府信息公开工作年度报告\t#1'
    assert report.organ.name == "示例县人民政府 }"
    first, third = report.sections
    assert "".join(paragraph.text.value for paragraph in first.paragraphs).startswith(
        "（一）主动公开。正文: - 第一行"
    )
    (row,) = third.tables[0].rows.values()
    assert [cell.raw if cell else None for cell in row.cells] == [
        "12",
        "3，208件",
        "012",
        "",
        "/",
        '=1+"x"',
        "0.50",
    ]
    assert "uncertain: 科研机构" in text


def test_csv_runs_no_formula() -> None:
    lines = list(csv.DictReader(io.StringIO(as_csv(cell_rows(_hostile())))))
    assert [line["value"] for line in lines] == ["12", "3208", "12", "", "", "", "0.50"]
    assert lines[5]["raw"] == '\'=1+"x"'
    assert (lines[0]["row"], lines[0]["column_label"], lines[2]["certain"]) == ("granted", "自然人", "0")


def test_a_row_without_a_label_has_none() -> None:
    leaves = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3
    lines = [
        "# 某局2023年政府信息公开工作年度报告",
        "四、政府信息公开行政复议、行政诉讼情况",
        "| " + " | ".join(leaves) + " |",
        "|---" * 15 + "|",
        "| " + " | ".join("100010000010001") + " |",
    ]
    report = read_report("\n".join(lines).encode(), "a.md", Options())
    assert as_yaml(report).endswith("cases: [1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1]\n")
    assert {row.row_label for row in cell_rows(report)} == {""}


def test_tables_of_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("good-2022.yaml", "good-2023.yaml"):
        (tmp_path / name).write_bytes((EXAMPLES / name).read_bytes())
    (tmp_path / "notes.json").write_text("{}", encoding="utf-8")
    assert run(["extract", ".", "--tables", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) == 2 * 200
    assert {row["year"] for row in rows} == {2022, 2023}


def test_parquet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    example = str(EXAMPLES / "good-2023.yaml")
    assert run(["extract", example, "--tables", "parquet"]) == 2
    assert "--output" in capsys.readouterr().err
    duckdb = pytest.importorskip("duckdb")
    assert run(["extract", example, "--tables", "parquet", "-o", "cells.parquet"]) == 0
    answer = duckdb.sql(
        "SELECT count(*), sum(value) FILTER (WHERE \"row\" = 'new_received') FROM 'cells.parquet'"
    )
    assert answer.fetchall() == [(200, 102)]


def test_extract_never_overwrites_and_says_what_was_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00\x01" * 100)
    (tmp_path / "out.yaml").write_text("mine", encoding="utf-8")
    assert run(["extract", "a.txt", "-o", "out.yaml"]) == 2
    assert run(["extract", "a.txt", "-o", "out.yaml", "--force"]) == 1
    assert "not read completely" in capsys.readouterr().err
    assert (tmp_path / "out.yaml").read_text(encoding="utf-8").startswith("# a.txt\n# SRC003")
    assert run(["extract", "a.txt", "a.txt", "nowhere"]) == 2
