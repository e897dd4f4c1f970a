"""Reports made in memory: correct tables of the forms, and what govlint says when a cell is changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from govlint.engine import FileResult, Options, check_one
from govlint.report.finding import Finding

Rows = dict[str, list[Any]]
Tables = dict[str, Rows]

#: applicant columns and cases with figures large and small, zeros among them
_GRANTED = {
    "granted": [120, 3, 0, 1, 7, 0],
    "partial": [12, 0, 1, 0, 0, 2],
    "denied_state_secret": [1, 0, 0, 0, 0, 0],
    "denied_other_law": [0, 0, 0, 0, 0, 0],
    "denied_security_stability": [4, 1, 0, 0, 0, 0],
    "denied_third_party": [35, 0, 0, 0, 2, 0],
    "denied_internal_affairs": [20, 1, 0, 0, 0, 0],
    "denied_process_info": [18, 0, 0, 0, 0, 0],
    "denied_enforcement_file": [9, 2, 0, 0, 0, 0],
    "denied_administrative_query": [27, 0, 0, 0, 0, 0],
    "unable_not_held": [310, 8, 2, 0, 14, 5],
    "unable_needs_creation": [41, 0, 0, 0, 0, 0],
    "unable_still_unclear": [6, 0, 0, 0, 0, 0],
    "not_processed_petition": [88, 0, 0, 0, 0, 0],
    "not_processed_repeat": [23, 0, 0, 0, 1, 0],
    "not_processed_publication": [2, 0, 0, 0, 0, 0],
    "not_processed_excessive": [0, 0, 0, 0, 0, 0],
    "not_processed_reconfirm": [5, 0, 0, 0, 0, 0],
}
_OTHER = {
    2021: {
        "other_overdue_correction": [16, 0, 0, 0, 0, 0],
        "other_overdue_fee": [3, 0, 0, 0, 0, 0],
        "other_misc": [64, 2, 0, 0, 0, 1],
    },
    2019: {"other_handling": [83, 2, 0, 0, 0, 1]},
}


def table3(form: int = 2021) -> Rows:
    """A correct table 3, rows in the order of the form."""
    results = {key: list(row) for key, row in {**_GRANTED, **_OTHER[form]}.items()}
    total = [sum(column) for column in zip(*results.values(), strict=True)]
    forward = [14, 1, 0, 0, 2, 0]
    carried = [9, 0, 0, 0, 1, 0]
    new = [t + f - c for t, f, c in zip(total, forward, carried, strict=True)]
    rows = {
        "new_received": new,
        "carried_over": carried,
        **results,
        "results_total": total,
        "carried_forward": forward,
    }
    return {key: [*row, sum(row)] for key, row in rows.items()}


def table4() -> Rows:
    """A correct table 4."""
    return {"cases": [15, 2, 3, 4, 24, 6, 1, 0, 2, 9, 12, 0, 1, 0, 13]}


def tables2021() -> Tables:
    """All tables of the form of 2021, correct."""
    return {
        "table2_item1": {"regulations": [2, 1, 12], "normative_documents": [50, 227, 420]},
        "table2_item5": {"administrative_license": [54408]},
        "table2_item6": {"administrative_penalty": [2086], "administrative_compulsion": [1272]},
        "table2_item8": {"administrative_fees": ["14722.49"]},
        "table3": table3(),
        "table4": table4(),
    }


def tables2019() -> Tables:
    """All tables of the form of 2019, correct."""
    return {
        "table2_item1": {"regulations": [2, 2, 12], "normative_documents": [50, 40, 420]},
        "table2_item5": {"administrative_license": [320, -8, 4120], "other_external_services": [15, 2, 31]},
        "table2_item6": {"administrative_penalty": [210, 4, 2086], "administrative_compulsion": [31, 0, 12]},
        "table2_item8": {"administrative_fees": [9, 0]},
        "table2_item9": {"centralized_procurement": [12, "160.5964万元"]},
        "table3": table3(2019),
        "table4": table4(),
    }


_SECTIONS = {"table2": "二、主动公开政府信息情况", "table3": "三、收到和处理政府信息公开申请情况"}


def report(
    tables: Mapping[str, Rows],
    year: int = 2023,
    organ: str = "某市人民政府",
    level: str = "prefecture",
    **more: Any,
) -> bytes:
    """The report as JSON, an excerpt so that nothing missing is judged."""
    sections: dict[str, dict[str, Any]] = {}
    for id_, rows in tables.items():
        title = _SECTIONS.get(id_[:6], "四、政府信息公开行政复议、行政诉讼情况")
        if not id_.startswith("table"):
            title = "附表"
        section = sections.setdefault(title, {"title": title, "tables": {}})
        section["tables"][id_] = rows
    whole = {
        "govlint": 1,
        "title": f"{organ}{year}年政府信息公开工作年度报告",
        "organ": {"name": organ, "level": level},
        "year": year,
        "excerpt": True,
        "sections": list(sections.values()),
        **more,
    }
    return json.dumps(whole, ensure_ascii=False).encode()


def check(
    data: bytes, families: Iterable[str] = ("SUM", "CEL", "XYR", "AGG"), **options: Any
) -> list[Finding]:
    """The findings of the given families (SRC always shows)."""
    result = checked(data, **options)
    wanted = (*families, "SRC")
    return [finding for finding in result.findings if finding.rule.startswith(wanted)]


def checked(data: bytes, **options: Any) -> FileResult:
    """The whole result."""
    return check_one(data, "report.json", Options(**options))


def changed(tables: Tables, table: str, row: str, column: int, value: Any) -> Tables:
    """The tables with one cell changed."""
    copy = {id_: {key: list(cells) for key, cells in rows.items()} for id_, rows in tables.items()}
    copy[table][row][column] = value
    return copy
