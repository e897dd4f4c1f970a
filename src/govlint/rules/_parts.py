"""A summary report beside the reports that it sums up: what each cell should come to."""

from __future__ import annotations

from govlint.regimes import regime_for
from govlint.report.model import Cell, Number, Report
from govlint.report.normalise import label
from govlint.report.record import NamedTuple
from govlint.rules._check import Check
from govlint.rules._diagnosis import Key
from govlint.rules._tables import Sheet, sheets_in, sheets_of


class Part(NamedTuple):
    """One of the reports summed up. ``why`` says why it is left out: no year or another,
    or given before."""

    report: Report
    sheets: dict[str, Sheet]
    why: str

    @property
    def name(self) -> str:
        return self.report.organ.name or self.report.path

    def cell(self, table: str, key: Key) -> Cell | None:
        """The part's cell, None where it has none that can be added."""
        sheet = self.sheets.get(table)
        cell = sheet.cell(key) if sheet is not None and sheet.has(key) else None
        if sheet is None or cell is None or cell.kind in ("text", "rough") or sheet.scaled(key, cell):
            return None
        return cell

    def figure(self, table: str, key: Key) -> Number:
        cell = self.cell(table, key)
        return cell.value if cell is not None and cell.value is not None else 0


class Difference(NamedTuple):
    """A cell of the summary that is not what the parts come to."""

    key: Key
    stated: Number
    computed: Number

    @property
    def size(self) -> Number:
        return self.stated - self.computed


class Summed(NamedTuple):
    """A table of the summary and its differing cells; ``silent`` are parts without the table, ``unread``
    counts cells that could not be compared because one of the reports has no figure there."""

    sheet: Sheet
    differences: tuple[Difference, ...]
    compared: int
    unread: int
    silent: tuple[str, ...]


def parts_of(check: Check) -> list[Part]:
    """The reports that this one sums up, each marked if it cannot count."""
    return check.shared("parts", _parts)


def _parts(check: Check) -> list[Part]:
    found: list[Part] = []
    seen: set[tuple[str, int | None]] = set()
    for report in check.parts:
        organ = (label(report.organ.name), report.year)
        why = ""
        if not report.year:
            why = "unknown"
        elif report.year != check.report.year:
            why = "year"
        elif organ[0] and organ in seen:
            why = "twice"
        elif organ[0] and organ[0] == label(check.report.organ.name) and report.scope != "own":
            why = "itself"
        seen.add(organ)
        regime = regime_for(report.year) if report.year else None
        sheets = {sheet.spec.id: sheet for sheet in sheets_in(report, regime)} if regime else {}
        found.append(Part(report, sheets, why))
    return found


def summed(check: Check) -> list[Summed]:
    """Every table of the summary against the sum of its parts."""
    return check.shared("summed", _summed)


def _summed(check: Check) -> list[Summed]:
    parts = [part for part in parts_of(check) if not part.why]
    found: list[Summed] = []
    for sheet in sheets_of(check) if parts else ():
        having = [part for part in parts if sheet.spec.id in part.sheets]
        silent = tuple(part.name for part in parts if part not in having)
        if not having:
            continue
        differences: list[Difference] = []
        compared = unread = 0
        for key, cell in sheet.cells():
            if cell.value is None or cell.kind != "number" or sheet.scaled(key, cell):
                unread += cell.kind in ("text", "rough")
                continue
            cells = [part.cell(sheet.spec.id, key) for part in having]
            if any(one is None or (one.unit != cell.unit and sheet.decimals(key)) for one in cells):
                unread += 1
                continue
            compared += 1
            computed: Number = 0
            for one in cells:
                computed += one.value if one is not None and one.value is not None else 0
            if cell.value != computed:
                differences.append(Difference(key, cell.value, computed))
        found.append(Summed(sheet, tuple(differences), compared, unread, silent))
    return found


class Explanation(NamedTuple):
    """The part that explains every difference: ``left-out`` of the summary or counted ``twice`` in it; or
    several parts with the same figures, one of which was."""

    parts: tuple[Part, ...]
    how: str


def explanation(check: Check) -> Explanation | None:
    """The part whose absence or double counting makes all differences, parts alike together; None without."""
    return check.shared("parts-explained", _explanation)


def _explanation(check: Check) -> Explanation | None:
    tables = [table for table in summed(check) if table.compared]
    if not any(table.differences for table in tables):
        return None
    for how, sign in (("left-out", -1), ("twice", 1)):
        found = [part for part in parts_of(check) if not part.why and _fits(part, sign, tables)]
        if found:
            return Explanation(tuple(found), how)
    return None


def _fits(part: Part, sign: int, tables: list[Summed]) -> bool:
    filled = 0
    for table in tables:
        differing = {one.key: one.size for one in table.differences}
        for key, _ in table.sheet.cells():
            own = part.figure(table.sheet.spec.id, key)
            if differing.get(key, 0) != sign * own:
                return False
            filled += own != 0
    # One figure may agree by chance, several do not.
    return filled >= 2
