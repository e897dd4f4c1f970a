"""A table's cells drawn as a small table with the wrong ones marked: the row, or the column, or both."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.engine import FileResult
from govlint.output._snippet import Shown, spans_of
from govlint.output._width import clip, pad, plain, width
from govlint.regimes import load_regime
from govlint.regimes.model import TableSpec
from govlint.report.finding import Finding
from govlint.report.model import Report, Table
from govlint.report.place import Span
from govlint.report.record import NamedTuple

_LABEL_WIDTH = 28
_CELL_WIDTH = 12
MAX_ROWS = 6


class Spot(NamedTuple):
    """A cell by its row id and column index; ``main`` for the finding's own place."""

    row: str
    column: int
    main: bool


def table_excerpt(
    result: FileResult, finding: Finding, columns: int, packs: tuple[str, ...] = ()
) -> list[Shown]:
    """The part of the table that the finding speaks of; nothing where it speaks of no cell."""
    report = result.report
    if report is None or not result.regime:
        return []
    for table in _tables(report):
        spots = _spots(table, finding)
        if spots:
            return _draw(table, load_regime(result.regime, packs).table(table.id), spots, columns)
    return []


def is_cell(report: Report, span: Span) -> bool:
    """Whether a place is that of a table's cell."""
    key = _key(span)
    return any(
        cell is not None and _key(cell.span) == key
        for table in _tables(report)
        for row in table.rows.values()
        for cell in row.cells
    )


def _tables(report: Report) -> list[Table]:
    return [table for section in report.sections for table in section.tables]


def _spots(table: Table, finding: Finding) -> list[Spot]:
    places = {
        _key(cell.span): (row.id, index)
        for row in table.rows.values()
        for index, cell in enumerate(row.cells)
        if cell is not None
    }
    return [Spot(*places[_key(span)], main) for span, main in spans_of(finding) if _key(span) in places]


def _key(span: object) -> str:
    # Locators are mappings, which cannot be keys themselves.
    return repr(span)


def _draw(table: Table, spec: TableSpec | None, spots: Sequence[Spot], columns: int) -> list[Shown]:
    rows = _rows_to_show(table, spots)
    across = _columns_to_show(table, spec, spots, len(rows) == 1, columns)
    labels = [_column_label(spec, index) for index in across]
    texts = [[_cell_text(table, row, index) for index in across] for row in rows]
    widths = [
        min(_CELL_WIDTH, max(width(labels[at]), *(width(line[at]) for line in texts), 1))
        for at in range(len(across))
    ]
    names = [_row_label(table, row) for row in rows]
    first = min(_LABEL_WIDTH, max(map(width, names)))
    shown = [Shown(None, _line("", first, labels, widths))]
    for row, name, line in zip(rows, names, texts, strict=True):
        text = _line(name, first, line, widths)
        shown.append(Shown(None, text, _underline(row, across, first, line, widths, spots)))
    if len(rows) < len({spot.row for spot in spots}):
        shown.append(Shown(None, "…"))
    return shown


def _rows_to_show(table: Table, spots: Sequence[Spot]) -> list[str]:
    wanted = {spot.row for spot in spots}
    main = {spot.row for spot in spots if spot.main}
    rows = [row for row in table.rows if row in wanted]
    if len(rows) > MAX_ROWS:
        kept = set(rows[: MAX_ROWS - 1]) | main
        rows = [row for row in rows if row in kept]
    return rows


def _columns_to_show(
    table: Table, spec: TableSpec | None, spots: Sequence[Spot], whole: bool, columns: int
) -> list[int]:
    """All columns of a single row where they fit, else those that the finding speaks of."""
    wanted = sorted({spot.column for spot in spots})
    count = max(len(table.rows[spot.row].cells) for spot in spots)
    everything = list(range(count))
    room = _LABEL_WIDTH + sum(min(_CELL_WIDTH, width(_column_label(spec, at))) + 3 for at in everything)
    return everything if whole and room <= columns else wanted


def _row_label(table: Table, row: str) -> str:
    """The label as it is printed; none where the only row has none and its first figure stands for it."""
    label = plain(table.rows[row].label.value)
    return label if any(sign.isalpha() for sign in label) else ""


def _column_label(spec: TableSpec | None, index: int) -> str:
    if spec is None or index >= len(spec.columns):
        return f"{index + 1}"
    return clip(spec.columns[index].label, _CELL_WIDTH)


def _cell_text(table: Table, row: str, index: int) -> str:
    cells = table.rows[row].cells
    cell = cells[index] if index < len(cells) else None
    return clip(plain(cell.raw), _CELL_WIDTH) if cell is not None else ""


def _line(label: str, first: int, cells: Sequence[str], widths: Sequence[int]) -> str:
    body = " │ ".join(" " * (room - width(cell)) + cell for cell, room in zip(cells, widths, strict=True))
    return f"{pad(clip(label, first), first)} │ {body}" if first else body


def _underline(
    row: str,
    across: Sequence[int],
    first: int,
    cells: Sequence[str],
    widths: Sequence[int],
    spots: Sequence[Spot],
) -> str:
    signs = {spot.column: "^" if spot.main else "~" for spot in reversed(spots) if spot.row == row}
    line = " " * (first + 3 if first else 0)
    for index, cell, room in zip(across, cells, widths, strict=True):
        marked = signs.get(index, " ") * max(1, width(cell))
        line += " " * (room - len(marked)) + marked + "   "
    return line.rstrip()
