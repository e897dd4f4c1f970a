"""Rows out of a grid: header cells, labels with their row spans, values; turned tables are turned back."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.reading.collect import Collector, Match
from govlint.reading.heads import Column, Heads, head_cells, read_heads
from govlint.reading.labels import EXACT, VARIANT, Labels, find_columns, find_row, is_caption, knows_column
from govlint.reading.values import Value
from govlint.report.cell import parse_cell
from govlint.report.document import Grid, GridCell
from govlint.report.normalise import fold, label
from govlint.report.place import Span, Text
from govlint.report.record import NamedTuple

_NOWHERE = Span()
# Rows of words above the figures are their header; no official one has nearly as many cells.
_HEADER_CELLS = 200


class GridRow(NamedTuple):
    """A row's cells from left to right; ``own`` are those that begin in it."""

    number: int
    cells: tuple[GridCell, ...]

    @property
    def own(self) -> list[GridCell]:
        return [cell for cell in self.cells if cell.row == self.number]


def is_value(text: str) -> bool:
    """Whether a cell's text is a figure or stands for none."""
    return parse_cell(text, _NOWHERE).kind in ("number", "rough", "mark")


def is_label(text: str) -> bool:
    """Whether a cell's text is words."""
    return parse_cell(text, _NOWHERE).kind == "text" and any(
        "\u4e00" <= sign <= "\u9fff" for sign in fold(text).value
    )


def rows_of(grid: Grid) -> list[GridRow]:
    """The grid by rows, a cell that spans rows in each of them."""
    rows: list[list[GridCell]] = [[] for _ in range(grid.height)]
    for cell in grid.cells:
        for row in range(cell.row, min(cell.row + cell.rows, grid.height)):
            rows[row].append(cell)
    return [
        GridRow(number, tuple(sorted(cells, key=lambda cell: cell.column)))
        for number, cells in enumerate(rows)
    ]


def read_grid(grid: Grid, collector: Collector, lead: Text | None = None) -> bool:
    """Give the collector the grid's rows; False when nothing in it belongs to a table of the report.
    ``lead`` is the line above the grid."""
    if _is_turned(grid, collector):
        grid = _turned(grid)
    return _Reader(grid, collector, lead).read()


class _Reader:
    """Reads one grid, row by row."""

    def __init__(self, grid: Grid, collector: Collector, lead: Text | None) -> None:
        self.grid = grid
        self.collector = collector
        self.lead = lead
        self.rows = rows_of(grid)
        self.padded = _padding(self.rows)
        self.spans = any(cell.rows > 1 or cell.columns > 1 for cell in grid.cells)
        self.header: list[GridCell] = []
        self.used = False
        self.last: Text | None = None

    def read(self) -> bool:
        for row in self.rows:
            self._row(row)
        if self.header:
            self._announce()
        return self.used

    def _row(self, row: GridRow) -> None:
        texts = [cell for cell in row.cells if cell.text.value.strip()]
        if not texts:
            return
        match, at = (None, -1) if self._names_columns(row) else self._label(row)
        if match is not None:
            values = _values(row.cells[at + 1 :])
            kind = match.labels.spec.rows[match.found.place].kind
            if kind != "header" and (values or not self.header):
                self._use_header(match.labels, row.cells[at + 1].column if values else self.grid.width)
                self.last = row.cells[at].text
                self.collector.row(match, self.last, values, explicit=True, padded=self.padded)
                self.used = True
                return
            if kind == "header" and any(is_value(value.text.value) for value in values):
                self._use_header(match.labels, row.cells[at + 1].column)
                self.collector.row(match, row.cells[at].text, values, explicit=True, padded=self.padded)
                self.used = True
                return
        if any(is_value(cell.text.value) for cell in row.own):
            self._unlabelled(row)
        else:
            self.header = [*self.header, *row.own][-_HEADER_CELLS:]
            if len(texts) == 1:
                self.collector.announce(texts[0].text)

    def _names_columns(self, row: GridRow) -> bool:
        """A row of the header: several of its cells name columns of one table and none is a figure."""
        words = [cell.text.value for cell in row.cells if is_label(cell.text.value)]
        if len(words) < 2 or any(is_value(cell.text.value) for cell in row.own):
            return False
        return any(
            sum(knows_column(labels, word) for word in words) >= min(2, len(labels.columns))
            for labels in self.collector.tables
        )

    def _label(self, row: GridRow) -> tuple[Match | None, int]:
        """The row that the leading cells name, and the position of the cell that names it."""
        leading: list[Text] = []
        best: Match | None = None
        at = -1
        for number, cell in enumerate(row.cells[:6]):
            value = cell.text.value
            if not value.strip():
                continue
            if is_value(value) or not is_label(value):
                break
            leading.append(cell.text)
            match = self.collector.match(leading)
            if match is not None and (best is None or cell.row == row.number or not self._header(match)):
                best, at = match, number
        return best, at

    @staticmethod
    def _header(match: Match) -> bool:
        return match.labels.spec.rows[match.found.place].kind == "header"

    def _use_header(self, labels: Labels, first: int) -> None:
        """Read the header rows gathered so far as the columns of ``labels``."""
        cells = [cell for cell in self.header if not is_caption(labels, cell.text.value)]
        self.header = []
        if not cells:
            draft = self.collector.drafts.get(labels.spec.id)
            if draft is not None and draft.heads is not None and draft.heads.positional and not self.used:
                # The columns of an earlier grid stand elsewhere; their order still holds.
                draft.heads = draft.heads._replace(positional=False)
            return
        texts = [cell.text for cell in cells if cell.text.value.strip()]
        if self.collector.recognise_form(labels, texts):
            return
        heads = read_heads(labels, head_cells(cells), first, self.grid.width)
        if heads is None:
            heads = _misnamed(labels, self.collector.tables, texts)
        if heads is not None:
            if not self.spans and heads.positional and self._ragged():
                heads = heads._replace(positional=False)
            self.collector.set_heads(labels, heads, texts)

    def _ragged(self) -> bool:
        return len({len(row.cells) for row in self.rows}) > 1 or self.padded == "end"

    def _announce(self) -> None:
        for cell in self.header:
            if cell.text.value.strip():
                self.collector.announce(cell.text)

    # -- rows without a label ----------------------------------------------------------------------------

    def _unlabelled(self, row: GridRow) -> None:
        labels = self._unlabelled_table(row)
        leading = [cell for cell in row.cells if is_label(cell.text.value)]
        values = _values(row.cells)
        if labels is not None:
            if leading and is_label(row.cells[0].text.value):
                values = values[1:]
            label_text = leading[0].text if leading else row.cells[0].text
            self._unlabelled_row(labels, label_text, values)
        elif leading and self.used:
            self.collector.unknown_row(leading[-1].text, values[len(leading) :])

    def _unlabelled_table(self, row: GridRow) -> Labels | None:
        """The table with one row and no label that this row of figures belongs to."""
        filled = sum(1 for cell in row.cells if is_value(cell.text.value))
        for labels in self.collector.tables:
            if not labels.unlabelled:
                continue
            named = sum(1 for cell in self.header if find_columns(labels, cell.text.value))
            if named >= 4 or (labels is self.collector.current and filled == len(labels.columns)):
                return labels
        return None

    def _unlabelled_row(self, labels: Labels, at: Text, values: list[Value]) -> None:
        cells = [cell for cell in self.header if not is_caption(labels, cell.text.value)]
        leaves = [cell for cell in cells if find_columns(labels, cell.text.value)]
        places = _group_places(labels, self.lead, cells)
        if places and len(leaves) <= len(places):
            self.header = []
            self.collector.part(labels, places, self.lead or at, values)
        else:
            first = values[0].left if values else 0
            self._use_header(labels, first)
            found = find_row(labels, labels.spec.rows[0].label)
            assert found is not None
            match = Match(self.collector.drafts.get(labels.spec.id), labels, found)
            self.collector.row(match, at, values, explicit=True, padded=self.padded)
        self.used = True


def _misnamed(labels: Labels, tables: Sequence[Labels], texts: Sequence[Text]) -> Heads | None:
    """The columns in the form's order where the header names those of another table: 上一年项目数量 and
    本年增/减 above 政府集中采购."""
    count = len(labels.columns)
    last = texts[-count:] if 1 < count < len(texts) else []
    alike = any(all(knows_column(one, text.value) for text in last) for one in tables if one is not labels)
    if not last or not alike:
        return None
    columns = tuple(Column(place, text, "") for place, text in enumerate(last))
    return Heads(columns, named=False, doubtful=True)


def _group_places(labels: Labels, lead: Text | None, cells: Sequence[GridCell]) -> list[int]:
    """The columns of the one group that stands above, empty when several groups or none do."""
    texts = [cell.text.value for cell in cells] + ([lead.value] if lead is not None else [])
    said = [label(fold(text[:80]).value) for text in texts]
    groups: dict[str, list[int]] = {}
    for column in labels.columns:
        if column.parent:
            groups.setdefault(label(column.parent.split("/")[-1]), []).append(column.place)
    present = [group for group in groups if any(group in words for words in said)]
    # 行政诉讼（复议后起诉） names its own group and no other; a shorter name inside a longer one is none.
    present = [one for one in present if not any(one != two and one in two for two in present)]
    return groups[present[0]] if len(present) == 1 else []


def _values(cells: Sequence[GridCell]) -> list[Value]:
    return [Value(cell.text, cell.certain, cell.column, cell.column + cell.columns) for cell in cells]


def _padding(rows: Sequence[GridRow]) -> str:
    """Where rows were filled up with empty cells: ``end`` when labels or figures stand first and empty
    cells follow to the end, ``start`` never seen, empty when nothing tells."""
    ends = 0
    for row in rows:
        filled = [bool(cell.text.value.strip()) for cell in row.cells]
        if True in filled and False in filled:
            first_gap = filled.index(False)
            if not any(filled[first_gap:]) and first_gap >= 2:
                ends += 1
            elif first_gap and any(filled[first_gap:]) and is_label(row.cells[0].text.value):
                later = [cell for cell in row.cells[first_gap:] if cell.text.value.strip()]
                if all(is_label(cell.text.value) for cell in later):
                    return ""
    return "end" if ends else ""


def _is_turned(grid: Grid, collector: Collector) -> bool:
    """Whether rows and columns are exchanged: columns of a table stand at the left, its rows on top."""
    if grid.height < 3 or grid.width < 2 or grid.width * grid.height > 4000:
        return False
    left = [cell.text.value for cell in grid.cells if cell.column <= 1 and is_label(cell.text.value)]
    top = [cell.text.value for cell in grid.cells if cell.row <= 1 and is_label(cell.text.value)]
    for labels in collector.tables:
        columns = sum(1 for text in left if _names_column(labels, text))
        if labels.unlabelled:
            first = [cell.text.value for cell in grid.cells if cell.row == 0]
            if columns == len(labels.columns) and sum(_names_column(labels, one) for one in first) < 3:
                return True
        elif columns >= 3 and sum(1 for text in top if _names_row(labels, text)) >= 3:
            return not any(_names_row(labels, text) for text in left[3:] if not _names_column(labels, text))
    return False


def _names_column(labels: Labels, text: str) -> bool:
    return any(found.how in (EXACT, VARIANT) for found in find_columns(labels, text))


def _names_row(labels: Labels, text: str) -> bool:
    found = find_row(labels, text)
    return found is not None and found.how in (EXACT, VARIANT)


def _turned(grid: Grid) -> Grid:
    cells = [
        cell._replace(row=cell.column, column=cell.row, rows=cell.columns, columns=cell.rows)
        for cell in grid.cells
    ]
    return Grid(
        tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))), grid.width, grid.height, grid.span
    )
