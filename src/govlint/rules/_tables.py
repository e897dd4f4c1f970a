"""A report's table laid over its official form: every cell by row and column, and the relations due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from govlint.regimes.expression import Comparison, Linear, Value
from govlint.regimes.model import ColumnSpec, Identity, Regime, RowSpec, TableSpec
from govlint.report.cell import figure_range
from govlint.report.finding import Related, Term, Trace
from govlint.report.model import Cell, Number, PlainCells, Report, Section, Table
from govlint.report.place import NOWHERE, Span
from govlint.report.record import NamedTuple
from govlint.rules._check import Check
from govlint.rules._diagnosis import Key

#: units that scale a figure, so that it does not compare with plain ones
_SCALED = "万亿千百"
_MOST_RELATED = 30


class Sheet:
    """One table of the report and its form."""

    def __init__(self, section: Section, table: Table, spec: TableSpec, alone: bool) -> None:
        self.section = section
        self.table = table
        self.spec = spec
        #: whether no other table of the form has this one's name, so that the name says it all
        self._alone = alone
        self._all: list[tuple[Key, Cell]] | None = None
        self._odd: list[tuple[Key, Cell]] | None = None
        self._exact: Mapping[str, Sequence[Number]] | None = None
        self._columns = spec.places
        self._rows = spec.row_by_id

    def cell(self, key: Key) -> Cell | None:
        """The cell, None where the report has no such row or column."""
        row = self.table.rows.get(key[0])
        if row is None or len(row.cells) != len(self.spec.columns):
            return None
        return row.cells[self._columns[key[1]]]

    def has(self, key: Key) -> bool:
        """Whether the form has such a cell."""
        return key[0] in self._rows and key[1] in self._columns

    def index(self, column: str) -> int:
        """The position of a column in the form."""
        return self._columns[column]

    def column(self, key: Key) -> ColumnSpec:
        return self.spec.columns[self._columns[key[1]]]

    def row(self, key: Key) -> RowSpec:
        return self._rows[key[0]]

    def cells(self) -> list[tuple[Key, Cell]]:
        """All cells that the report has, of rows that carry figures."""
        if self._all is None:
            self._all = list(self._found(self.spec.data_rows))
        return self._all

    def cell_keys(self) -> Iterator[Key]:
        """The places of ``cells``."""
        width = len(self.spec.columns)
        for spec in self.spec.data_rows:
            row = self.table.rows.get(spec.id)
            if row is not None and len(row.cells) == width:
                whole = isinstance(row.cells, PlainCells)
                for at, column in enumerate(self.spec.columns):
                    if whole or row.cells[at] is not None:
                        yield spec.id, column.id

    def _found(self, rows: Iterable[RowSpec]) -> Iterator[tuple[Key, Cell]]:
        width = len(self.spec.columns)
        for spec in rows:
            row = self.table.rows.get(spec.id)
            if row is None or len(row.cells) != width:
                continue
            for column, cell in zip(self.spec.columns, row.cells, strict=True):
                if cell is not None:
                    yield (spec.id, column.id), cell

    def odd(self) -> list[tuple[Key, Cell]]:
        """The cells that are not simply a whole figure from 0 on: all that most rules need to look at."""
        if self._odd is None:
            rows = self.table.rows
            others = [
                spec
                for spec in self.spec.data_rows
                if spec.id in rows and not isinstance(rows[spec.id].cells, PlainCells)
            ]
            self._odd = [
                (key, cell)
                for key, cell in self._found(others)
                if cell.kind != "number" or cell.unit or not isinstance(cell.value, int) or cell.value < 0
            ]
        return self._odd

    def exact(self) -> Mapping[str, Sequence[Number]]:
        """The figures of each row, where all cells of the table hold exact figures without unit that were
        read with certainty; empty for any other table."""
        if self._exact is None:
            width = len(self.spec.columns)
            found = {id_: row.figures() for id_, row in self.table.rows.items()}
            self._exact = found if all(len(row) == width for row in found.values()) else {}
        return self._exact

    def span(self, key: Key) -> Span:
        """Where the cell stands; its row or table where the cell has no place of its own."""
        cell = self.cell(key)
        row = self.table.rows.get(key[0])
        for span in (cell.span if cell else NOWHERE, row.span if row else NOWHERE, self.table.span):
            if span != NOWHERE:
                return span
        return NOWHERE

    def pointer(self, key: Key) -> str:
        cell = self.cell(key)
        return cell.pointer if cell is not None else self.table.pointer

    def row_name(self, key: Key) -> str:
        return self.row(key).label

    def column_name(self, key: Key) -> str:
        column = self.column(key)
        groups = {(column.label, column.group) for column in self.spec.columns}
        labels = {column.label for column in self.spec.columns}
        grouped = len(groups) == len(self.spec.columns) > len(labels)
        return f"{column.group.rpartition('/')[2]} {column.label}" if grouped else column.label

    def place(self, key: Key) -> tuple[str, ...]:
        """The cell as a reader would name it, outermost first."""
        names = [self.spec.name] if self._alone else [self.spec.name, self.spec.title]
        row = self.row(key)
        parent = self._rows.get(row.parent)
        if parent is not None and parent.parent:
            names.append(parent.label)
        if not row.unlabelled:
            names.append(row.label)
        if len(self.spec.columns) > 1:
            names.append(self.column_name(key))
        return tuple(names)

    def decimals(self, key: Key) -> bool:
        return self.column(key).decimals or self.row(key).decimals

    def unit(self, key: Key) -> str:
        return self.row(key).unit if len(self.spec.columns) == 1 else self.column(key).unit

    def scaled(self, key: Key, cell: Cell) -> bool:
        """Whether the cell's own unit makes its figure another size than the form's unit says."""
        unit, due = cell.unit, self.unit(key)
        if self.column(key).unit_in_cell:
            return False
        return bool(unit) and unit != due and (unit[0] in _SCALED or due[:1] in _SCALED or unit == "%")


def sheets_of(check: Check) -> list[Sheet]:
    """All tables of the report that the regime knows, made once."""
    return check.shared("sheets", _sheets)


def _sheets(check: Check) -> list[Sheet]:
    return sheets_in(check.report, check.regime)


def sheets_in(report: Report, regime: Regime) -> list[Sheet]:
    """The tables of any report that a regime knows."""
    names = [spec.name for spec in regime.tables]
    found = []
    for section in report.sections:
        for table in section.tables:
            spec = regime.table(table.id)
            if spec is not None and not table.image:
                found.append(Sheet(section, table, spec, names.count(spec.name) == 1))
    return found


class Instance(NamedTuple):
    """An identity applied to one row, column or cell: ``keys`` says which cell each name means."""

    sheet: Sheet
    identity: Identity
    at: str
    keys: Mapping[str, Key]

    @property
    def id(self) -> str:
        return f"{self.sheet.spec.id}/{self.identity.id}" + (f"/{self.at}" if self.at else "")


def instances(check: Check, sheet: Sheet, identities: Sequence[Identity]) -> Iterator[Instance]:
    """The identities that hold for this report, on each row, column or cell that the report has."""
    for identity in identities:
        if not applies(check, identity):
            continue
        only = identity.only
        if identity.each == "row":
            for row in sheet.spec.rows:
                if row.id in sheet.table.rows and (not only or row.id in only):
                    yield Instance(sheet, identity, row.id, {n: (row.id, n) for n in _names(identity)})
        elif identity.each == "column":
            for column in sheet.spec.columns:
                if not only or column.id in only:
                    keys = {name: (name, column.id) for name in _names(identity)}
                    yield Instance(sheet, identity, column.id, keys)
        elif identity.each == "cell":
            rows = [id_ for id_ in only if sheet.has((id_, sheet.spec.columns[0].id))]
            columns = [id_ for id_ in only if id_ not in rows]
            for key in sheet.cell_keys():
                if (not rows or key[0] in rows) and (not columns or key[1] in columns):
                    yield Instance(sheet, identity, ".".join(key), {"value": key})
        else:
            pairs = (name.partition(".") for name in _names(identity))
            yield Instance(
                sheet, identity, "", {f"{row}.{column}": (row, column) for row, _, column in pairs}
            )


def _names(identity: Identity) -> list[str]:
    """The names that mean cells of this year's table."""
    return [name for name in identity.expression.names if not name.startswith("prev.")]


def applies(check: Check, identity: Identity) -> bool:
    """Whether an identity holds for this report's year and organ."""
    return (
        (not identity.first or check.year >= identity.first)
        and (not identity.last or check.year <= identity.last)
        and (not identity.levels or check.report.organ.level in identity.levels)
    )


def substituted(sheet: Sheet, factors: Mapping[str, Number], at: str) -> dict[Key, Number]:
    """Cells and factors of a sum down a column.

    Where all sub-rows of a group are missing and the group's own row carries the figures, as in the form
    of another year, the group stands in for them.
    """
    rows = sheet.table.rows
    found: dict[Key, Number] = {}
    for name, factor in factors.items():
        spec = sheet.row((name, at))
        if name not in rows and spec.parent in rows and spec.parent not in factors:
            siblings = [row.id for row in sheet.spec.rows if row.parent == spec.parent]
            if all(one not in rows and factors.get(one) == factor for one in siblings):
                found[spec.parent, at] = factor
                continue
        found[name, at] = factor
    return found


class Sides(NamedTuple):
    """A comparison with its cells: what is added up against what is stated."""

    computed: tuple[tuple[Key, Number], ...]
    stated: tuple[tuple[Key, Number], ...]
    constants: tuple[Number, Number]
    relation: str


def sides(instance: Instance, comparison: Comparison) -> Sides | None:
    """The two sides, the single cell as the stated one in an equality; None where a side is not linear."""
    left, right = comparison.left, comparison.right
    if left is None or right is None:
        return None
    relation = comparison.operator
    if relation == "==" and len(left.coefficients) == 1 and len(right.coefficients) != 1:
        left, right = right, left
    return Sides(_cells(instance, left), _cells(instance, right), (left.constant, right.constant), relation)


def _cells(instance: Instance, side: Linear) -> tuple[tuple[Key, Number], ...]:
    if instance.identity.each == "column":
        return tuple(substituted(instance.sheet, side.coefficients, instance.at).items())
    return tuple((instance.keys[name], factor) for name, factor in side.coefficients.items())


def trace_of(sheet: Sheet, found: Sides, label_rows: bool, identities: tuple[str, ...] = ()) -> Trace:
    """The arithmetic of a comparison; blanks count as 0."""

    def total(side: tuple[tuple[Key, Number], ...], constant: Number) -> Number:
        value = constant
        for key, factor in side:
            value += factor * figure(sheet, key)
        return value

    terms = []
    for key, factor in found.computed:
        value = figure(sheet, key)
        name = sheet.row_name(key) if label_rows else sheet.column_name(key)
        size: Number = factor if factor > 0 else -factor
        terms.append(Term(value * size, name, sheet.span(key), 1 if factor > 0 else -1))
    computed = total(found.computed, found.constants[0])
    stated = total(found.stated, found.constants[1])
    both = [figure(sheet, key) for key, factor in found.stated if factor == 1]
    against = tuple(both) if len(both) == len(found.stated) and sum(1 for one in both if one) > 1 else ()
    return Trace(tuple(terms), computed, stated, stated - computed, found.relation, identities, against)


def figure(sheet: Sheet, key: Key) -> Number:
    """The cell's figure, 0 where it is blank or missing."""
    row = sheet.exact().get(key[0])
    if row is not None:
        return row[sheet.index(key[1])]
    cell = sheet.cell(key)
    return cell.value if cell is not None and cell.value is not None else 0


def related(sheet: Sheet, keys: Sequence[Key], primary: Key, label_rows: bool) -> list[Related]:
    """The other cells of a relation, those without a figure left out."""
    found = []
    for key in keys:
        if key != primary and figure(sheet, key):
            # What tells a cell from the primary one: its column in the same row, its row in the same column.
            by_row = label_rows if key[0] != primary[0] and key[1] != primary[1] else key[0] != primary[0]
            name = sheet.row_name(key) if by_row else sheet.column_name(key)
            found.append(Related(sheet.span(key), name))
    return found[:_MOST_RELATED]


def value_of(sheet: Sheet, key: Key) -> Value | None:
    """The figure of a cell, as a range where it is given roughly; None where there is none."""
    row = sheet.exact().get(key[0])
    if row is not None:
        return row[sheet.index(key[1])]
    cell = sheet.cell(key)
    if cell is None or sheet.scaled(key, cell):
        return None
    return figure_range(cell)
