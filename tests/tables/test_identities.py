"""Small cases for every identity of the schemas, each with a reason in words and what must be found.

The cases stand in ``identities/*.yaml``: ``names`` are the cells of one row or column (``line``) that a case
fills, ``cells`` and ``last`` what stands in them this year and last, ``finds`` the rule, the cell, and where
figures are compared what they come to and what is stated. ``gone`` is a cell or row that the report does not
have. ``mend`` is the one change that puts all right. The figures were worked out by hand.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from govlint.engine import Options, check_report, read_report
from govlint.regimes import load_regime, regime_ids
from govlint.regimes.model import Identity, TableSpec
from govlint.report.finding import Finding
from tests.tables.build import report

FOLDER = Path(__file__).parent / "identities"
GROUPS: list[dict[str, Any]] = [
    group for path in sorted(FOLDER.glob("*.yaml")) for group in yaml.safe_load(path.read_text("utf-8"))
]
#: a year of each form in which all its identities hold
YEARS = {"cn/2008": 2016, "cn/2019": 2020, "cn/2021": 2023}
_ABSENT = {"absent": True}
_LEAST = 10


def known() -> dict[str, tuple[TableSpec, Identity]]:
    """Every identity of the national forms by ``form/table/identity``."""
    return {
        f"{form}/{table.id}/{identity.id}": (table, identity)
        for form in regime_ids()
        for table in load_regime(form, ()).tables
        for identity in (*table.identities, *table.previous)
    }


KNOWN = known()


class Case(NamedTuple):
    id: str
    group: dict[str, Any]
    aliases: dict[str, str]
    case: dict[str, Any]

    @property
    def form(self) -> str:
        return self.id.rpartition("/")[0].rpartition("/")[0]

    @property
    def table(self) -> TableSpec:
        return KNOWN[self.id][0]

    @property
    def identity(self) -> Identity:
        return KNOWN[self.id][1]

    def key(self, name: str | int) -> tuple[str, str]:
        """Row and column of a named cell."""
        name = self.group["names"][name] if isinstance(name, int) else name
        real, line = self.aliases.get(name, name), self.aliases["line"]
        return (real, line) if self.identity.each == "column" else (line, real)

    def rows(self, names: Sequence[str], cells: Sequence[Any]) -> dict[str, list[Any]]:
        """The table: named cells, 0 in the other cells of the same line that the identity needs."""
        assert len(names) == len(cells)
        given = dict(zip((self.key(name) for name in names), cells, strict=True))
        rows = {}
        for row in self._rows(names):
            values = [self._value(given, (row, column.id)) for column in self.table.columns]
            if any(value != _ABSENT for value in values):
                rows[row] = values
        return rows

    def _rows(self, names: Sequence[str]) -> list[str]:
        wanted = {self.key(name)[0] for name in names}
        if self.identity.each == "column":
            wanted |= {name.removeprefix("prev.") for name in self.identity.expression.names}
        return [row.id for row in self.table.rows if row.id in wanted]

    def _value(self, given: Mapping[tuple[str, str], Any], key: tuple[str, str]) -> Any:
        other = self.identity.each == "column" and key[1] != self.aliases["line"]
        value = given.get(key, _ABSENT if other else 0)
        return _ABSENT if value == "gone" else value


def cases() -> Iterator[Case]:
    for group in GROUPS:
        for id_, aliases in group["identities"].items():
            for case in group["cases"]:
                yield Case(id_, group, aliases, case)


CASES = [case for case in cases() if case.id in KNOWN]


def found_by(one: Case) -> list[Finding]:
    year, options = YEARS[one.form], Options()
    level = one.case.get("level", one.group.get("level", "prefecture"))
    organ = one.case.get("organ", "某市人民政府")
    rows = one.rows(one.group["names"], one.case["cells"])
    data = report({one.table.id: rows}, year, organ, level)
    if not level:
        data = json.dumps({**json.loads(data), "organ": organ}).encode()
    last = None
    if "last" in one.case:
        before = one.rows(one.group["last_names"], one.case["last"])
        last = read_report(report({one.table.id: before}, year - 1, organ, level), "last.json", options)
        assert last.problems == ()
    this = read_report(data, "this.json", options)
    assert this.problems == ()
    families = ("SUM", "CEL", "XYR001", "XYR002", "SRC", "STR06", "STR055")
    result = check_report(this, options, last)
    return [finding for finding in result.findings if finding.rule.startswith(families)]


def told(one: Case, finding: Finding) -> tuple[object, ...]:
    """Rule, cell, and where figures are compared what they come to and what is stated."""
    cell = finding.pointer.rpartition(f"/{one.table.id}/")[2].split("/")
    at = (cell[0], one.table.columns[int(cell[-1])].id)
    figures: tuple[str, ...] = ()
    if finding.trace is not None:
        figures = (str(finding.trace.computed), str(finding.trace.stated))
    return (finding.rule, at, *figures)


def expected(one: Case, line: str) -> tuple[object, ...]:
    rule, name, *figures = line.split()
    return (rule, one.key(int(name) if name.isdigit() else name), *figures)


def name_of(one: Case) -> str:
    return f"{one.id}: {one.case['why']}"


@pytest.mark.parametrize("one", CASES, ids=name_of)
def test_case(one: Case) -> None:
    found = found_by(one)
    lines = one.case.get("finds", [])
    assert sorted(told(one, finding) for finding in found) == sorted(expected(one, line) for line in lines)
    for finding in found:
        if finding.rule == one.identity.rule:
            assert finding.severity == one.case.get("severity", one.group["severity"])
        if finding.rule == "SUM004":  # a gap, never a certain contradiction
            assert finding.severity == "warning"
        if finding.rule == "SUM001":
            assert repairs(finding) == by_hand(one)
        if "mend" in one.case and finding.rule in ("SUM001", "SUM004"):
            name, value, *pattern = one.case["mend"]
            assert finding.diagnosis is not None
            ((place, _, new),) = finding.diagnosis.repairs[0].changes
            assert len(finding.diagnosis.repairs) == 1
            assert new == value
            assert place.endswith(finding.place[-1])
            assert pattern in ([], [finding.diagnosis.repairs[0].pattern])
            assert expected(one, f"X {name}")[1] == told(one, finding)[1]


def repairs(finding: Finding) -> set[Decimal]:
    assert finding.diagnosis is not None
    assert all(len(repair.changes) == 1 for repair in finding.diagnosis.repairs)
    return {Decimal(repair.changes[0][2]) for repair in finding.diagnosis.repairs}


def by_hand(one: Case) -> set[Decimal]:
    """What each cell alone would have to be for the sum to hold, where that is a count."""
    signs = dict(zip(one.group["names"], one.group["signs"], strict=True))
    values = dict(zip(one.group["names"], (plain(cell) for cell in one.case["cells"]), strict=True))
    left = sum((signs[name] * values[name] for name in values), Decimal(0))
    wanted = {values[name] - signs[name] * left for name in values}
    named = {one.key(name) for name in values}
    line = one.aliases["line"]
    names = {name for name in one.identity.expression.names if not name.startswith("prev.")}
    keys = {(name, line) if one.identity.each == "column" else (line, name) for name in names}
    if keys - named:  # parts that are 0 count like the named parts
        wanted.add(-left * one.group["signs"][1])
    return {value for value in wanted if value >= 0}


def plain(cell: Any) -> Decimal:
    digits = (
        str(cell).translate(str.maketrans("０１２３４５６７８９", "0123456789")).replace(",", "").rstrip("件")
    )
    try:
        return Decimal(digits)
    except InvalidOperation:
        return Decimal(0)


def test_every_identity_has_its_cases() -> None:
    count = Counter(case.id for case in cases())
    assert set(count) == set(KNOWN), "a case names an identity that no form has, or one has none"
    assert {id_: number for id_, number in count.items() if number < _LEAST} == {}


def test_every_identity_is_both_kept_and_broken() -> None:
    for id_, (_, identity) in KNOWN.items():
        mine = [case.case.get("finds", []) for case in CASES if case.id == id_]
        broken = [lines for lines in mine if any(line.startswith(identity.rule) for line in lines)]
        assert len(broken) >= 3, id_
        assert sum(1 for lines in mine if not lines) >= 3, id_


def test_reasons_are_told_apart() -> None:
    for group in GROUPS:
        reasons = [case["why"] for case in group["cases"]]
        assert len(set(reasons)) == len(reasons), group["says"]
        assert all(reasons)
