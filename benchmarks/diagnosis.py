"""How well wrong cells are told: the shares in docs/diagnosis.md.

Run from the root of a checkout: ``python benchmarks/diagnosis.py`` prints the table of the page. Every cell
of a correct table is miswritten in six ways, alone, then in pairs and triples drawn with a fixed seed.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from govlint.engine import Options, read_report
from govlint.regimes import load_regime
from govlint.report.cell import parse_cell
from govlint.report.model import Report
from govlint.rules._broken import Findings, broken_sums
from govlint.rules._check import Check

SLIPS: tuple[Callable[[int], int], ...] = (
    lambda right: right + 1,
    lambda right: right + 1000,
    lambda right: right * 10,
    lambda right: int(str(right)[::-1]),
    lambda right: right // 10 * 10 + (right + 3) % 10,
    lambda right: right * 0,
)
SEED, PAIRS, TRIPLES = 2021, 1000, 300

#: a correct table 3 (form of 2021): applicants in the columns of the form, totals added below
_RESULTS = """
granted 120 3 0 1 7 0
partial 12 0 1 0 0 2
denied_state_secret 1 0 0 0 0 0
denied_other_law 0 0 0 0 0 0
denied_security_stability 4 1 0 0 0 0
denied_third_party 35 0 0 0 2 0
denied_internal_affairs 20 1 0 0 0 0
denied_process_info 18 0 0 0 0 0
denied_enforcement_file 9 2 0 0 0 0
denied_administrative_query 27 0 0 0 0 0
unable_not_held 310 8 2 0 14 5
unable_needs_creation 41 0 0 0 0 0
unable_still_unclear 6 0 0 0 0 0
not_processed_petition 88 0 0 0 0 0
not_processed_repeat 23 0 0 0 1 0
not_processed_publication 2 0 0 0 0 0
not_processed_excessive 0 0 0 0 0 0
not_processed_reconfirm 5 0 0 0 0 0
other_overdue_correction 16 0 0 0 0 0
other_overdue_fee 3 0 0 0 0 0
other_misc 64 2 0 0 0 1
"""
_CASES = [15, 2, 3, 4, 24, 6, 1, 0, 2, 9, 12, 0, 1, 0, 13]

Cell = tuple[str, str, int]
Rows = dict[str, list[Any]]


class Share(NamedTuple):
    """What was told of some errors: ``exact`` named alone and with the right figures, ``listed`` among the
    repairs, ``missed`` not found, ``repairs`` listed on average."""

    tries: int
    exact: int
    listed: int
    missed: int
    repairs: float


def table3(blank: str | None = None) -> Rows:
    """A correct table 3; zeros are written as ``blank`` if given."""
    results = {line.split()[0]: [int(n) for n in line.split()[1:]] for line in _RESULTS.split("\n") if line}
    total = [sum(column) for column in zip(*results.values(), strict=True)]
    forward, carried = [14, 1, 0, 0, 2, 0], [9, 0, 0, 0, 1, 0]
    new = [t + f - c for t, f, c in zip(total, forward, carried, strict=True)]
    rows = {
        "new_received": new,
        "carried_over": carried,
        **results,
        "results_total": total,
        "carried_forward": forward,
    }
    whole: Rows = {key: [*row, sum(row)] for key, row in rows.items()}
    if blank is not None:
        whole = {key: [cell if cell else blank for cell in row] for key, row in whole.items()}
    return whole


def read(table: str, rows: Rows) -> Report:
    section = {"title": "三、收到和处理政府信息公开申请情况", "tables": {table: rows}}
    whole = {"govlint": 1, "title": "某市2023年政府信息公开工作年度报告", "year": 2023, "sections": [section]}
    return read_report(json.dumps(whole, ensure_ascii=False).encode(), "report.json", Options())


def told(report: Report, changes: dict[Cell, int]) -> Findings:
    """What the sums say when some cells are changed."""
    section = report.sections[0]
    table = section.tables[0]
    rows = dict(table.rows)
    for (_, id_, column), value in changes.items():
        row = rows[id_]
        cells = list(row.cells)
        old = cells[column]
        assert old is not None
        cells[column] = parse_cell(str(value), old.span, old.pointer)
        rows[id_] = row._replace(cells=tuple(cells))
    changed = section._replace(tables=(table._replace(rows=rows),))
    return broken_sums(Check(report._replace(sections=(changed,)), load_regime("cn/2021")))


def errors(
    rows: Rows, table: str, size: int, count: int
) -> Iterator[tuple[dict[Cell, int], dict[Cell, int]]]:
    """(wrong figures, right figures) by cell: every slip of every cell, or ``count`` drawn sets."""
    cells = [(table, row, column) for row, values in rows.items() for column in range(len(values))]
    if size == 1:
        sets: Iterable[Sequence[Cell]] = [[cell] for cell in cells for _ in SLIPS]
        slips = [slip for _ in cells for slip in SLIPS]
    else:
        draw = random.Random(SEED)
        sets = [draw.sample(cells, size) for _ in range(count)]
        slips = [SLIPS[draw.randrange(2)] for _ in range(count)]
    for chosen, slip in zip(sets, slips, strict=True):
        right = {cell: rows[cell[1]][cell[2]] or 0 for cell in chosen}
        wrong = {cell: slip(int(value)) for cell, value in right.items()}
        if all(wrong[cell] != right[cell] for cell in chosen):
            yield wrong, right


def share(table: str, rows: Rows, size: int = 1, count: int = 0) -> Share:
    """The share of errors that are told exactly."""
    report = read(table, rows)
    spec = load_regime("cn/2021").table(table)
    assert spec is not None
    tries = exact = listed = missed = repairs = 0
    for wrong, right in errors(rows, table, size, count):
        tries += 1
        causes = told(report, wrong).broken
        keys = {(row, spec.columns[column].id): value for (_, row, column), value in right.items()}
        repairs += sum(len(cause.repairs) for cause in causes) or 1
        found: dict[tuple[str, str], object] = {}
        for cause in causes:
            if len(cause.repairs) == 1:
                found.update(cause.repairs[0])
        exact += found == keys
        options = [dict(repair) for cause in causes for repair in cause.repairs]
        named = {key for option in options for key, value in option.items() if keys.get(key) == value}
        listed += named == set(keys)
        missed += not causes
    return Share(tries, exact, listed, missed, repairs / tries)


CASES: tuple[tuple[str, str, Callable[[], Rows], int, int], ...] = (
    ("Table 3, one wrong cell", "table3", table3, 1, 0),
    ("Table 3 with blanks for 0, one wrong cell", "table3", lambda: table3(""), 1, 0),
    ("Table 3, two wrong cells", "table3", table3, 2, PAIRS),
    ("Table 3, three wrong cells", "table3", table3, 3, TRIPLES),
    ("Table 4, one wrong cell", "table4", lambda: {"cases": list(_CASES)}, 1, 0),
)


def line(name: str, id_: str, make: Callable[[], Rows], size: int, count: int) -> str:
    """One line of the page's table."""
    one = share(id_, make(), size, count)
    return (
        f"| {name} | {one.tries} | {one.exact / one.tries:.1%} | {one.listed / one.tries:.1%} | "
        f"{one.missed / one.tries:.1%} | {one.repairs:.2f} |"
    )


if __name__ == "__main__":
    for case in CASES:
        print(line(*case))
