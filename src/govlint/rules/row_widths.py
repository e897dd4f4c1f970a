"""CEL rule on declared rows that are too short or too long for their table."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.regimes import load_regime, regime_ids
from govlint.report.finding import Finding, Related
from govlint.report.model import Row, Table
from govlint.rules._check import Check
from govlint.rules._rule import Rule, checks
from govlint.rules._samples import cases

WIDTH = Rule(
    code="CEL012",
    name="row-width-differs",
    severity="error",
    summary={
        "en": "A row has more or fewer figures than its table has columns.",
        "zh": "一行的数据个数与表格列数不符。",
    },
    message={
        "": {
            "en": "figures here: {found}, columns of the form: {due}; the row was not read",
            "zh": "此行有{found}个数据，统一格式为{due}列，未读取",
        },
        "several": {
            "en": "figures in each of {count} rows: {found}, columns of the form: {due}; they were not read",
            "zh": "{count}行各有{found}个数据，统一格式为{due}列，均未读取",
        },
        "form": {
            "en": (
                "figures in each row: {found}, as in another form ({form}); the form for {year} has "
                "columns: {due}; nothing was read"
            ),
            "zh": "各行均有{found}个数据，与“{form}”相同；{year}年度适用的格式为{due}列，未读取",
        },
    },
    why={
        "en": (
            "Figures are told apart by their order. With one too few or too many, none can be assigned to "
            "its column, and nothing in the row was checked."
        ),
        "zh": "数据按列的顺序对应；多一个或少一个就无法对应，整行都没有检查。",
    },
    fix={
        "en": "Give one figure for each column of the form, 0 where there is none.",
        "zh": "按统一格式逐列填写，没有的填0。",
    },
    logic={
        "en": (
            "error, in report.yaml and JSON; rows of one table that are wrong in the same way make one "
            "finding. In documents STR055 says the same."
        ),
        "zh": "report.yaml和JSON：error；同一表格中错法相同的行合并为一条。由文档读出的表格由STR055提示。",
    },
    demands=("tables.complete", "cells.number"),
    tells_unread=True,
    bad=cases("[1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]"),
    good=cases("[1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]"),
)


@checks(WIDTH)
def row_width_differs(check: Check) -> Iterator[Finding]:
    if check.report.format not in ("yaml", "json"):
        return
    for _, table, spec in check.tables():
        due = len(spec.columns)
        by_width: dict[int, list[Row]] = {}
        for known in spec.rows:
            row = table.rows.get(known.id)
            if row is not None and len(row.cells) != due:
                by_width.setdefault(len(row.cells), []).append(row)
        if not by_width:
            continue
        labels = {row.id: row.label for row in spec.rows}
        alone = [one.name for one in check.regime.tables].count(spec.name) == 1
        name = (spec.name,) if alone else (spec.name, spec.title)
        present = sum(1 for known in spec.rows if known.id in table.rows)
        for width, rows in by_width.items():
            form = _form_so_wide(check, table, width) if len(rows) == present else None
            yield WIDTH.at(
                check,
                rows[0].span,
                *name,
                *((labels[rows[0].id],) if len(rows) == 1 else ()),
                variant="form" if form else "several" if len(rows) > 1 else "",
                pointer=rows[0].pointer,
                related=[Related(row.span, labels[row.id]) for row in rows[1:]],
                count=len(rows),
                found=width,
                due=due,
                form=form or {},
                year=check.year,
            )


def _form_so_wide(check: Check, table: Table, width: int) -> dict[str, str] | None:
    """The title of another form of the same country in which this table has so many columns."""
    land = check.regime.id.partition("/")[0]
    for id_ in regime_ids():
        if id_ != check.regime.id and id_.startswith(land + "/"):
            other = load_regime(id_, ())
            spec = other.table(table.id)
            if spec is not None and len(spec.columns) == width:
                return dict(other.title)
    return None
