"""What is settled fast is what the slow way says: tables of plain figures, and the cells behind them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.engine import Options, check_report, read_report
from govlint.regimes import load_regime
from govlint.report.model import PlainCells, Report
from govlint.rules import _broken
from govlint.rules._check import Check
from govlint.rules._plain_sums import plainly_holds
from govlint.rules._tables import sheets_of
from govlint.sources import yaml_subset
from tests.tables.build import table3, table4

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.yaml"))
HEAD = "govlint: 1\ntitle: 某市2023年政府信息公开工作年度报告\nyear: 2023\nsections:\n"
CELLS = [("table3", row, column) for row in table3() for column in range(7)]
CELLS += [("table4", "cases", column) for column in range(15)]


def written(changes: dict[tuple[str, str, int], str], without: str = "") -> Report:
    """A report with tables 3 and 4, some cells changed, and a row of table 3 left out."""
    lines = [HEAD]
    for section, table, rows in (("三", "table3", table3()), ("四", "table4", table4())):
        lines.append(f"- title: {section}、甲\n  tables:\n    {table}:\n")
        for row, values in rows.items():
            cells = [changes.get((table, row, column), str(value)) for column, value in enumerate(values)]
            if row != without:
                lines.append(f"      {row}: [{', '.join(cells)}]\n")
    return read_report("".join(lines).encode(), "x.yaml", Options())


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(CELLS), st.sampled_from(["0", "1", "12.5", "-3", "3件", "''", "无"]), max_size=3
    ),
    st.sampled_from(["", "partial", "results_total", "other_misc"]),
)
def test_sums_that_plainly_hold_do(changes: dict[tuple[str, str, int], str], without: str) -> None:
    check = Check(written(changes, without), load_regime("cn/2021"))
    quick = {sheet.spec.id: plainly_holds(sheet) for sheet in sheets_of(check)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_broken, "plainly_holds", lambda _: False)
        slow = _broken.broken_sums(check)
    troubled = {one.sheet.spec.id for one in slow.broken} | {sheet.spec.id for sheet, *_ in slow.missing}
    assert not any(quick[table] for table in troubled)
    if not changes and not without:
        assert all(quick.values())


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_plain_cells_are_the_cells_that_the_full_parser_gives(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = read_report(path.read_bytes(), path.name, Options())
    monkeypatch.setattr(yaml_subset, "load", lambda *_: None)
    full = read_report(path.read_bytes(), path.name, Options())
    kinds = {
        type(row.cells)
        for section in quick.sections
        for table in section.tables
        for row in table.rows.values()
    }
    assert PlainCells in kinds or not kinds
    for one, other in zip(quick.sections, full.sections, strict=True):
        for plain, whole in zip(one.tables, other.tables, strict=True):
            for row, same in zip(plain.rows.values(), whole.rows.values(), strict=True):
                assert list(row.cells) == list(same.cells)
                if isinstance(row.cells, PlainCells):
                    assert [cell and cell.value for cell in same.cells] == list(row.cells.figures)
    assert repr(check_report(quick, Options()).findings) == repr(check_report(full, Options()).findings)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(CELLS), st.sampled_from(["0", "7", "99999", "-3", "''", "约5"]), max_size=4
    )
)
def test_the_whole_check_says_the_same_without_plain_cells(changes: dict[tuple[str, str, int], str]) -> None:
    report = written(changes)
    sections = tuple(
        section._replace(
            tables=tuple(
                table._replace(
                    rows={id_: row._replace(cells=tuple(row.cells)) for id_, row in table.rows.items()}
                )
                for table in section.tables
            )
        )
        for section in report.sections
    )
    options = Options(pedantic=True)
    quick, slow = (check_report(one, options) for one in (report, report._replace(sections=sections)))
    assert repr(quick.findings) == repr(slow.findings)
    assert (quick.verdict, quick.coverage) == (slow.verdict, slow.coverage)
