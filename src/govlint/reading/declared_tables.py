"""The tables of ``report.yaml`` and JSON, with what they say of figures not read or not sure."""

from __future__ import annotations

from functools import partial

from govlint.reading import marks
from govlint.reading.marks import Mark
from govlint.regimes import regime_ids
from govlint.regimes.model import Regime
from govlint.report.cell import parse_cell
from govlint.report.model import Cell, PlainCells, Row, Table
from govlint.report.place import Span, Text
from govlint.sources.tree import (
    DOUBLE,
    LOST,
    PLAIN,
    SINGLE,
    STRING,
    FigureRow,
    Mapping,
    Node,
    Scalar,
    Sequence,
    escaped,
)

_TABLE_REASONS = (marks.IMAGE, marks.FORM)
_ROW_REASONS = (marks.COUNT, marks.EMPTY, marks.TOGETHER)
_DOUBTS = (marks.CELLS, marks.COLUMNS, marks.TWICE)


class Tables:
    """Reads the tables of all sections and gathers their marks."""

    def __init__(self, regime: Regime | None) -> None:
        self.regime = regime
        self.marks: list[Mark] = []
        self.section = 0
        self.table = ""

    def read(self, node: Node | None, base: str, heads: Node | None) -> tuple[Table, ...]:
        """The tables under a section's ``tables``, whose pointer is ``base``, with the printed ``heads``."""
        self.section += 1
        if not isinstance(node, Mapping):
            return ()
        tables = [
            self._table(name, key.span, value, f"{base}/{escaped(name)}")
            for name, (key, value) in node.pairs.items()
            if isinstance(value, Mapping)
        ]
        if isinstance(heads, Mapping):
            tables = [one._replace(heads=_heads(heads.get(one.id))) for one in tables]
        return tuple(tables)

    def _table(self, name: str, span: Span, node: Mapping, pointer: str) -> Table:
        reason = raw_of(node.get("not_read"))
        if reason:
            self.table = name
            form = raw_of(node.get("form"))
            details: dict[str, object] = {"form": form, "printed": raw_of(node.get("printed"))}
            if pictures := _number(node.get("pictures")):
                details["pictures"] = pictures
            self._mark("", reason, _TABLE_REASONS, span, details)
            foreign = form if reason == marks.FORM and form in regime_ids() else ""
            return Table(name, None, {}, span, pointer, image=reason == marks.IMAGE, form=foreign)
        return Table(name, None, self._rows(name, node, pointer), span, pointer)

    def _rows(self, table: str, node: Mapping, base: str) -> dict[str, Row]:
        rows: dict[str, Row] = {}
        self.table = table
        for name, (key, value) in node.pairs.items():
            pointer = f"{base}/{escaped(name)}"
            cells: list[Cell | None]
            if isinstance(value, FigureRow):
                made = partial(_figure_cells, value, pointer)
                rows[name] = Row(name, key.text, PlainCells(value.values, made), key.span, pointer)
                continue
            if isinstance(value, Sequence):
                cells = self._cells(name, value, pointer)
            elif isinstance(value, Scalar):  # a row of one value may stand without brackets
                cells = [cell_of(value, pointer)]
            elif isinstance(value, Mapping):
                cells = self._as_read(name, key.span, value, pointer)
            else:
                continue
            # The number of cells is left as it stands: too few or too many is for the rules on cells.
            rows[name] = Row(name, key.text, tuple(cells), key.span, pointer)
        return rows

    def _as_read(self, row: str, span: Span, node: Mapping, pointer: str) -> list[Cell | None]:
        """A row that says how it was read."""
        given = node.get("cells")
        if not isinstance(given, Sequence):
            if reason := raw_of(node.get("not_read")):
                details: dict[str, object] = {}
                for key in ("printed", "due"):
                    if node.get(key) is not None:
                        details[key] = _number(node.get(key))
                self._mark(row, reason, _ROW_REASONS, span, details)
            spec = self.regime.table(self.table) if self.regime is not None else None
            return [None] * len(spec.columns) if spec is not None else []
        cells = self._cells(row, given, f"{pointer}/cells")
        doubt = raw_of(node.get("unsure"))
        if doubt in _DOUBTS:
            self.marks.append(Mark(self.section, self.table, row, doubt, span))
            cells = [cell._replace(certain=False) if cell is not None else None for cell in cells]
        return cells

    def _cells(self, row: str, node: Sequence, pointer: str) -> list[Cell | None]:
        return [
            self._marked(row, item, f"{pointer}/{index}", index)
            if isinstance(item, Mapping)
            else cell_of(item, f"{pointer}/{index}")
            for index, item in enumerate(node.items)
        ]

    def _marked(self, row: str, node: Mapping, pointer: str, at: int) -> Cell | None:
        """A cell that says how it was read."""
        unsure = node.get("unsure")
        if isinstance(unsure, Scalar):
            self.marks.append(Mark(self.section, self.table, row, marks.CELLS, unsure.span))
            cell = cell_of(unsure, pointer)
            return cell._replace(certain=False) if cell is not None else None
        if reason := raw_of(node.get("not_read")):
            kind = marks.BLANK if reason == marks.EMPTY else marks.FIGURE
            details = {"reason": reason, "at": at}
            self.marks.append(Mark(self.section, self.table, row, kind, node.span, details))
        return None

    def _mark(
        self, row: str, reason: str, known: tuple[str, ...], span: Span, details: dict[str, object]
    ) -> None:
        kind = reason if reason in known else marks.SAID
        self.marks.append(Mark(self.section, self.table, row, kind, span, {"reason": reason, **details}))


def _heads(node: Node | None) -> dict[str, Text] | None:
    """The names of a table's columns as the original prints them; None where nothing is said of them."""
    if not isinstance(node, Mapping):
        return None
    return {name: value.text for name, _, value in node.items() if isinstance(value, Scalar)}


def raw_of(node: Node | None) -> str:
    """A scalar's text; empty where there is none."""
    return node.raw.strip() if isinstance(node, Scalar) else ""


def cell_of(node: Node, pointer: str) -> Cell | None:
    """A cell, read from the characters that stand there; None where the value was refused."""
    if not isinstance(node, Scalar) or node.style == LOST:
        return None
    raw = node.raw
    if node.style == PLAIN and raw in ("~", "null", "Null", "NULL"):
        raw = ""
    return parse_cell(raw, _cell_span(node), pointer)


def inside(node: Scalar) -> int:
    """Where the value begins, behind an opening quote."""
    return node.start + (node.style in (SINGLE, DOUBLE, STRING))


def _cell_span(node: Scalar) -> Span:
    """The value without its quotes, so that a cell's place is its figure's."""
    length, start = len(node.raw), inside(node)
    if node.end - start == length + start - node.start:
        line, column = node.lines.locate(start)
        return Span(line, column, line, column + length)
    return node.text.span()


def _figure_cells(row: FigureRow, pointer: str) -> tuple[Cell, ...]:
    """The cells of a row of plain figures, all on one line."""
    line, column = row.lines.locate(row.start)
    shift = column - row.start
    cells = []
    for index, (start, raw) in enumerate(row.figures()):
        first = start + shift
        cells.append(parse_cell(raw, Span(line, first, line, first + len(raw)), f"{pointer}/{index}"))
    return tuple(cells)


def _number(node: Node | None) -> int:
    raw = raw_of(node)
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 10 else 0
