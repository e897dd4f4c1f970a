"""The cells that stand behind the quantities named in running text (``x-prose`` of the regime)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from govlint.regimes.expression import Linear, compile_expression
from govlint.regimes.model import Regime
from govlint.report.model import Cell, Number, Report
from govlint.report.place import NOWHERE, Span
from govlint.report.record import NamedTuple
from govlint.report.typed import Any
from govlint.rules._check import Check


class Entry(NamedTuple):
    """One way in which cells give a quantity. ``value`` is None where a cell is missing or unreadable;
    ``main`` marks the reading that the form prescribes."""

    value: Number | None
    places: tuple[tuple[Span, str], ...]
    main: bool


@lru_cache(maxsize=256)
def _linear(source: str, names: tuple[str, ...]) -> Linear | None:
    """``source`` as a sum of cells."""
    compiled = compile_expression(f"stated == {source}", wild=names)
    return compiled.comparisons[0].right if compiled.comparisons else None


def _by_id(regime: Regime) -> dict[str, Mapping[str, Any]]:
    return {entry["id"]: entry for entry in regime.schema.get("x-prose", ())}


def _names(regime: Regime) -> tuple[str, ...]:
    return tuple(
        f"{table.id}.{row.id}.{column.id}"
        for table in regime.tables
        for row in table.rows
        for column in table.columns
    )


class Books:
    """The tables of a report as the prose speaks of them."""

    def __init__(self, check: Check, report: Report | None = None) -> None:
        self.regime: Regime = check.regime
        self.report = report or check.report
        self.by_id: dict[str, Mapping[str, Any]] = check.of_regime("prose by id", _by_id)
        self._names = check.of_regime("names of cells", _names)

    def label(self, id_: str) -> str:
        """The quantity's official name."""
        label: Mapping[str, str] = self.by_id[id_].get("label", {"zh": id_})
        return label["zh"]

    def entries(self, id_: str, said: str = "") -> Iterator[Entry]:
        """Every way in which the tables give the quantity, the prescribed one first. Readings that only some
        words allow (``said``, and none of ``unsaid``) are left out where ``said`` has none of them."""
        entry = self.by_id.get(id_, {})
        if "equals" not in entry:
            return
        yield self._entry(entry["equals"], True)
        for other in entry.get("or", ()):
            wanted = other.get("said")
            if wanted and not any(word in said for word in wanted):
                continue
            if any(word in said for word in other.get("unsaid", ())):
                continue
            yield self._entry(other["equals"], False)

    def stated(self, id_: str) -> Entry | None:
        """What the table states where the form prescribes it, None where it cannot be read."""
        for entry in self.entries(id_):
            return entry if entry.value is not None else None
        return None

    def most(self, id_: str) -> Entry | None:
        """The greatest value that the tables leave to the quantity (``at_most``), if any."""
        source = self.by_id.get(id_, {}).get("at_most")
        entry = self._entry(source, True) if source else None
        return entry if entry is not None and entry.value is not None else None

    def _entry(self, source: str, main: bool) -> Entry:
        linear = _linear(source, self._names)
        if linear is None:
            return Entry(None, (), main)
        total: Number = linear.constant
        places: list[tuple[Span, str]] = []
        read = False
        for name, factor in linear.coefficients.items():
            found = self._cell(name)
            if found is None:
                return Entry(None, (), main)
            cell, span, label = found
            if cell.kind not in ("number", "blank", "mark") or not cell.certain:
                return Entry(None, (), main)
            read = read or cell.value is not None
            total += factor * (cell.value or 0)
            places.append((span, label))
        # Blank cells count as 0 beside others that are filled, alone they say nothing.
        return Entry(total if read else None, tuple(places), main)

    def _cell(self, name: str) -> tuple[Cell, Span, str] | None:
        table_id, row_id, column_id = name.split(".")
        spec = self.regime.table(table_id)
        found = self.report.table(table_id)
        if spec is None or found is None or found[1].image:
            return None
        row = found[1].rows.get(row_id)
        at = spec.column_index(column_id)
        if row is None or not 0 <= at < len(row.cells):
            return None
        cell = row.cells[at]
        if cell is None:
            return None
        span = next((s for s in (cell.span, row.span, found[1].span) if s != NOWHERE), NOWHERE)
        row_spec = spec.row(row_id)
        return cell, span, f"{spec.name} · {row_spec.label if row_spec else row_id}"
