"""Last year's report beside this year's: whether the two compare, and its cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from govlint.regimes import regime_for
from govlint.regimes.model import Regime
from govlint.report.cell import figure_range
from govlint.report.model import Cell, Number, Report
from govlint.report.normalise import label
from govlint.report.record import NamedTuple
from govlint.rules._check import Check
from govlint.rules._diagnosis import Key
from govlint.rules._tables import Instance, Sheet, sheets_in


class Before(NamedTuple):
    """Last year's report. ``same`` says that it is the same organ's; ``why`` is why it cannot be compared."""

    report: Report
    sheets: dict[str, Sheet]
    same: bool
    why: str

    def cell(self, table: str, key: Key) -> Cell | None:
        """A cell of last year's table; None where it has none, or its figure is of another size."""
        sheet = self.sheets.get(table)
        if sheet is None or not sheet.has(key):
            return None
        cell = sheet.cell(key)
        return None if cell is None or sheet.scaled(key, cell) else cell


def before_of(check: Check) -> Before | None:
    """Last year's report, where one was given; read against the form of its own year."""
    return check.shared("before", _before)


def _before(check: Check) -> Before | None:
    last, report = check.previous, check.report
    if last is None:
        return None
    why = ""
    if not last.year:
        why = "unknown"
    elif last.year != check.year - 1:
        why = "year"
    elif last.scope and report.scope and last.scope != report.scope:
        why = "scope"
    regime = regime_for(last.year) if last.year else None
    sheets = {sheet.spec.id: sheet for sheet in sheets_in(last, regime)} if regime else {}
    return Before(last, sheets, same_organ(report, last, check.regime), why)


def last_key(instance: Instance, name: str) -> Key:
    """The cell of last year's table that a name beginning with ``prev.`` means."""
    name = name.removeprefix("prev.")
    return (instance.at, name) if instance.identity.each == "row" else (name, instance.at)


def cell_of(instance: Instance, before: Before, name: str) -> Cell | None:
    """The cell that a name of a relation between two years means, this year's or last year's."""
    sheet = instance.sheet
    if name.startswith("prev."):
        return before.cell(sheet.spec.id, last_key(instance, name))
    key = instance.keys[name]
    cell = sheet.cell(key)
    return None if cell is None or sheet.scaled(key, cell) else cell


def fails(instance: Instance, before: Before, changes: Mapping[Key, Number] | None = None) -> bool:
    """Whether a relation between two years is broken, with ``changes`` made to this year's cells."""

    def value(name: str) -> tuple[Number, Number] | None:
        if changes and not name.startswith("prev.") and instance.keys[name] in changes:
            changed = changes[instance.keys[name]]
            return changed, changed
        cell = cell_of(instance, before, name)
        return None if cell is None else figure_range(cell)

    return instance.identity.expression.evaluate(value) is False


def same_organ(one: Report, other: Report, regime: Regime) -> bool:
    """Whether two reports bear the same organ's name, the place above it or 人民政府 more or less aside."""
    words = regime.lexicon.get("governments", {}).get("words", ())
    first, second = _core(one.organ.name, words), _core(other.organ.name, words)
    return not first or not second or first.endswith(second) or second.endswith(first)


def _core(name: str, governments: Sequence[str]) -> str:
    core = label(name)
    for ending in governments:
        core = core.removesuffix(ending)
    return core
