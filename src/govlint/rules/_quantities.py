"""The cells that stand behind the quantities named in running text (``x-prose`` of the regime)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from govlint.regimes.expression import Linear, compile_expression
from govlint.regimes.model import Regime, TableSpec
from govlint.report.model import Number, PlainCells, Report, Table
from govlint.report.place import NOWHERE, Span
from govlint.report.record import NamedTuple
from govlint.report.typed import Any
from govlint.rules._check import Check


class Place(NamedTuple):
    """A cell's place in the form: ``table.row.column``, taken apart."""

    table: TableSpec
    row: str
    column: int


class Terms(NamedTuple):
    """A quantity as a sum of cells, each with its factor."""

    cells: tuple[tuple[Place, Number], ...]
    constant: Number


class Entry(NamedTuple):
    """One way in which cells give a quantity. ``value`` is None where a cell is missing or unreadable;
    ``main`` marks the reading that the form prescribes."""

    books: Books
    cells: tuple[tuple[Place, Number], ...]
    value: Number | None
    main: bool

    @property
    def places(self) -> tuple[tuple[Span, str], ...]:
        """Where each cell stands, and its name; empty where there is no value."""
        return tuple(self.books.place(cell) for cell, _ in self.cells) if self.value is not None else ()


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


def _placed(regime: Regime, linear: Linear) -> Terms | None:
    """The cells of a sum; None where the form has no such table."""
    cells = []
    for name, factor in linear.coefficients.items():
        table_id, row, column = name.split(".")
        table = regime.table(table_id)
        if table is None:
            return None
        cells.append((Place(table, row, table.column_index(column)), factor))
    return Terms(tuple(cells), linear.constant)


def _no_terms(_regime: Regime) -> dict[str, Terms | None]:
    return {}


def books_of(check: Check) -> Books:
    """The tables of the report under check."""
    return check.shared("books", Books)


class Books:
    """The tables of a report as the prose speaks of them."""

    def __init__(self, check: Check, report: Report | None = None) -> None:
        self.regime: Regime = check.regime
        self.report = report or check.report
        self.by_id: dict[str, Mapping[str, Any]] = check.of_regime("prose by id", _by_id)
        self._names = check.of_regime("names of cells", _names)
        self._known: dict[str, Terms | None] = check.of_regime("sums of cells", _no_terms)
        self._tables: dict[str, Table] = {}
        for section in self.report.sections:
            for table in section.tables:
                self._tables.setdefault(table.id, table)

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
        terms = self._terms(source)
        total: Number = terms.constant if terms is not None else 0
        read = False
        for cell, factor in terms.cells if terms is not None else ():
            kind, value = self._read(cell)
            if kind not in ("number", "blank", "mark"):
                read = False
                break
            read = read or value is not None
            total += factor * (value or 0)
        # Blank cells count as 0 beside others that are filled, alone they say nothing.
        return Entry(self, terms.cells if terms is not None else (), total if read else None, main)

    def _terms(self, source: str) -> Terms | None:
        if source not in self._known:
            linear = _linear(source, self._names)
            self._known[source] = None if linear is None else _placed(self.regime, linear)
        return self._known[source]

    def _read(self, cell: Place) -> tuple[str, Number | None]:
        """The kind of what stands in a cell (empty where there is none that was read with certainty) and its
        figure."""
        table = self._tables.get(cell.table.id)
        row = table.rows.get(cell.row) if table is not None and not table.image else None
        if row is None or not 0 <= cell.column < len(row.cells):
            return "", None
        if isinstance(row.cells, PlainCells):
            return "number", row.cells.figures[cell.column]
        found = row.cells[cell.column]
        return (found.kind, found.value) if found is not None and found.certain else ("", None)

    def place(self, cell: Place) -> tuple[Span, str]:
        """Where a cell stands that the report has, or its row or table, and what it is called."""
        table = self._tables[cell.table.id]
        row = table.rows[cell.row]
        own = row.cells[cell.column]
        spans = (own.span if own is not None else NOWHERE, row.span, table.span)
        spec = cell.table.row(cell.row)
        name = f"{cell.table.name} · {spec.label if spec else cell.row}"
        return next((span for span in spans if span != NOWHERE), NOWHERE), name
