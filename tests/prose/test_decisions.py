"""TXT007 on licences and penalties: what was decided is compared with table two, what was shown is not."""

from __future__ import annotations

import pytest

from govlint.regimes import load_regime
from govlint.report.model import Cell, Row, Table
from govlint.report.place import NOWHERE, Everywhere, Text
from govlint.rules._check import Check
from tests.prose.helpers import findings, report

CELLS = (
    ("table2_item5", "administrative_license", 12045),
    ("table2_item6", "administrative_penalty", 1380),
)


def _check(text: str, regime_id: str, year: int) -> Check:
    regime = load_regime(regime_id, ())
    tables = []
    for table_id, row_id, value in CELLS:
        spec = regime.table(table_id)
        assert spec is not None
        cells = tuple(
            Cell(str(value if column.id == "decisions" else 7), NOWHERE, "number", value)
            for column in spec.columns
        )
        row = Row(row_id, Text("", Everywhere(NOWHERE)), cells, NOWHERE)
        tables.append(Table(table_id, None, {row_id: row}, NOWHERE))
    return Check(report(text, year, tuple(tables)), regime)


@pytest.mark.parametrize(("regime_id", "year"), [("cn/2019", 2020), ("cn/2021", 2023)])
@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("全年作出行政许可决定12000件,作出行政处罚决定1308件。", [12000, 1308]),
        ("作出行政许可决定12045件、行政处罚决定1308件。", [1308]),
        ("全年作出行政许可12000件。", [12000]),
        ("全年作出行政许可决定12045件,作出行政处罚决定1380件,全部予以公示。", []),
        ("公示行政许可决定12000件、行政处罚决定1308件。", []),
        ("落实双公示,行政许可决定12000件,行政处罚决定1308件。", []),
        ("通过信用中国上传行政许可决定12000件,行政处罚决定1308件。", []),
        ("市本级作出行政许可决定12000件。", []),
        ("上半年作出行政处罚决定1308件。", []),
        ("2018年作出行政处罚决定1308件。", []),
        ("作出行政许可决定约12000件。", []),
        ("作出行政许可、行政处罚决定1308件。", []),
        ("作出行政处罚和行政强制决定1308件。", []),
        ("作出不予行政处罚决定1308件,简易程序行政处罚决定20件。", []),
        ("办理行政许可12000件,查处行政处罚案件1308件。", []),
        ("公开行政许可事项65项、行政处罚事项202项。", []),
    ],
)
def test_decisions_against_table_two(text: str, stated: list[int], regime_id: str, year: int) -> None:
    found = findings("TXT007", _check(text, regime_id, year))
    assert [one.params["stated"] for one in found] == [str(value) for value in stated]
    assert {one.severity for one in found} <= {"warning"}
