"""Reads the labelled sentences and compares them with what the reader and the rules say.

A case has a ``text``, the ``claims`` it makes and the ``findings`` due. Claims are written

- ``sum 130 = 9 + 15 + 106`` (adds up; ``~`` within approximations) or ``sum 130 != 9 + 15``,
- ``share 3/92 = 3.3%``, a count's share of a total (rates such as 办结率 are no claims),
- ``change 137 +29``, ``growth 3607 +70.3%``, ``last 1102 1000``: a figure against the year before,
- ``q received 143``: a named quantity, for the whole report,
- ``none received``: it is said that there was none, ``all answered``: that all were dealt with,
- ``gap 条``: a unit without its figure.

``findings`` are ``TXT001 error``; ``tables`` gives cells by the names that relations use
(``table3.new_received.total: 21``).
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from govlint.prose.gaps import gaps
from govlint.prose.growths import growths
from govlint.prose.percents import shares
from govlint.prose.quantities import named
from govlint.prose.sums import sums
from govlint.regimes import load_regime
from govlint.report.model import Cell, Row, Table
from govlint.report.place import NOWHERE, Everywhere, Text
from govlint.rules import all_rules
from govlint.rules._check import Check
from tests.prose.helpers import folded, report
from tests.prose.words import kinds, words

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / "prose"


class Case(NamedTuple):
    id: str
    text: str
    claims: tuple[str, ...]
    findings: tuple[str, ...]
    tables: dict[str, int]
    year: int
    organ: str


def cases(split: str) -> list[Case]:
    """The cases of ``dev`` or ``held``."""
    loaded: dict[str, Any] = yaml.safe_load((FOLDER / f"{split}.yaml").read_text(encoding="utf-8"))
    found = []
    for group_number, group in enumerate(loaded["groups"], 1):
        for number, case in enumerate(group["cases"], 1):
            found.append(
                Case(
                    f"{split}-{group_number}-{number}",
                    case["text"],
                    tuple(normal(claim) for claim in case.get("claims", ())),
                    tuple(case.get("findings", ())),
                    case.get("tables", {}),
                    case.get("year", 2023),
                    case.get("organ", "某县人民政府"),
                )
            )
    return found


def normal(claim: str) -> str:
    """A claim in the form in which two are compared: numbers plain, ``~`` as ``=``, 0件 of what can be denied
    as a denial."""
    claim = re.sub(r"[0-9]+(?:\.[0-9]+)?", lambda match: plain(Decimal(match[0])), claim)
    claim = re.sub(r"^q (received|review|litigation|fee) 0$", r"none \1", claim)
    return claim.replace(" ~ ", " = ")


def plain(value: Decimal | int) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def read_claims(case: Case) -> list[str]:
    """What the reader finds in a case, in the notation of the labels."""
    text = folded(case.text)
    found: list[str] = []
    read = sums(text, words())
    for one in read:
        if len(one.parts) > 1:
            parts = " + ".join(plain(part.figure.value) for part in one.parts)
            found.append(f"sum {plain(one.total.value)} {'=' if one.holds else '!='} {parts}")
    for share in shares(text, read):
        if share.stated_as_share and share.part is not None and share.whole is not None:
            whole = f"{plain(share.part.value)}/{plain(share.whole.value)}"
            found.append(f"share {whole} = {plain(share.percent.value)}%")
    grown = growths(text, None, case.year)
    for growth in grown:
        sign = "+" if growth.sign > 0 else "-"
        figure = plain(growth.figure.value)
        if growth.by is not None:
            found.append(f"change {figure} {sign}{plain(growth.by.value)}")
        if growth.percent is not None:
            found.append(f"growth {figure} {sign}{plain(growth.percent.value)}%")
        if growth.last is not None:
            found.append(f"last {figure} {plain(growth.last.value)}")
    said = named(text, kinds(), read, grown, None, case.year, case.organ)
    found += [f"q {one.id} {plain(one.figure.value)}" for one in said.quantities if not one.limited]
    found += [f"none {one.id}" for one in said.denials if not one.limited]
    done = [one for one in said.completions if not one.limited]
    if done:
        # 按时办结率100% may leave out what is not due: a matter of taste, which no rule judges.
        found.append("?all answered" if all(one.timely for one in done) else "all answered")
    found += [f"gap {one.unit}" for one in gaps(text)]
    return _either_way([normal(claim) for claim in found])


def _either_way(claims: list[str]) -> list[str]:
    """The claims with a ``?`` before those that may be written or not: 上年结转0件, and what came in as what
    was dealt with and what was carried forward, which is a balance as well as a sum."""
    said = set(claims)
    result = []
    for claim in claims:
        parts = re.fullmatch(r"sum ([0-9]+) = ([0-9]+) \+ ([0-9]+)", claim)
        ends = parts and {f"q answered {parts[2]}", f"q carried-forward {parts[3]}"} <= said
        nought = re.fullmatch(r"q (?!received|review|litigation|fee)[a-z-]+ 0", claim)
        result.append(f"?{claim}" if ends or nought or claim == "gap 占" else claim)
    return result


def check_of(case: Case) -> Check:
    """A check of the case's text under the newest regime, its table cells in place."""
    regime = load_regime("cn/2021", ())
    made = report(case.text, case.year)
    organ = made.organ._replace(name=case.organ)
    tables = tuple(_tables(case))
    section = made.sections[0]._replace(tables=tables)
    return Check(made._replace(organ=organ, sections=(section,)), regime)


def _tables(case: Case) -> list[Table]:
    regime = load_regime("cn/2021", ())
    held: dict[str, dict[str, dict[str, int]]] = {}
    for name, value in case.tables.items():
        table, row, column = name.split(".")
        held.setdefault(table, {}).setdefault(row, {})[column] = value
    result = []
    for id_, rows in held.items():
        spec = regime.table(id_)
        assert spec is not None
        made = {}
        for row_id, columns in rows.items():
            cells: list[Cell | None] = [None] * len(spec.columns)
            for column, value in columns.items():
                cells[spec.column_index(column)] = Cell(str(value), NOWHERE, "number", value)
            label = spec.row(row_id)
            assert label is not None
            made[row_id] = Row(row_id, Text(label.label, Everywhere(NOWHERE)), tuple(cells), NOWHERE)
        result.append(Table(id_, None, made, NOWHERE))
    return result


#: the rules that the labels speak of
JUDGED = tuple(f"TXT{number:03}" for number in range(1, 13))


def found_findings(case: Case) -> list[str]:
    """What the rules say of a case, one entry for each rule and severity."""
    check = check_of(case)
    found = []
    for code in JUDGED:
        entry = all_rules()[code]
        if entry.body is not None and not entry.rule.pedantic:
            found += [f"{code} {one.severity}" for one in entry.body(check)]
    return found


class Score(NamedTuple):
    """Right, spurious and missed answers."""

    right: int
    spurious: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.spurious) if self.right + self.spurious else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def compare(
    wanted: list[str] | tuple[str, ...], got: list[str]
) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Right, spurious and missed, as multisets. A quantity that is said twice is one claim; what stands
    behind a ``?`` in ``got`` is right where it is wanted and nothing where it is not."""
    expected, found = _once(wanted), _once(got)
    for claim in [claim for claim in found if claim.startswith("?")]:
        plain_claim = claim[1:]
        if found[plain_claim] < expected[plain_claim]:
            found[plain_claim] += found[claim]
        del found[claim]
    return expected & found, found - expected, expected - found


def _once(claims: list[str] | tuple[str, ...]) -> Counter[str]:
    counted = Counter(claims)
    for claim in counted:
        if claim.lstrip("?").startswith(("q ", "none ", "all ")):
            counted[claim] = 1
    return counted
