"""HTML tables: collects cells, then tells tables of data from tables that only arrange a page."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.report.document import Block, Grid, Image, Line
from govlint.report.patterns import compiled
from govlint.report.place import Everywhere, LineTable, Span, Text
from govlint.sources._flow import Flow, joined
from govlint.sources._grid import RawCell, lay_out

_NUMBER = compiled(r"\s*+\+?(\d++)")
#: a cell with text like this holds prose, not data
_LONG = 300
_LINES = 3
#: a row of one cell with a sentence of this length parts the table
_SENTENCE = 80


class OpenCell:
    """A cell with the blocks in it. ``place`` is its start tag."""

    __slots__ = ("blocks", "columns", "place", "rows")

    def __init__(self, rows: int, columns: int, place: Span) -> None:
        self.blocks: list[Block] = []
        self.rows = rows
        self.columns = columns
        self.place = place

    def text(self, lines: LineTable) -> Text:
        texts = [block.text for block in self.blocks if isinstance(block, Line)]
        return joined(texts, lines) if texts else Text("", Everywhere(self.place))

    def blank(self) -> bool:
        return not self.blocks


class TableBuilder:
    """One table being read. ``outer`` is the flow it stands in."""

    __slots__ = ("arranged", "outer", "rows", "start")

    def __init__(self, outer: Flow, start: Span, arranged: bool) -> None:
        self.outer = outer
        self.start = start
        self.arranged = arranged
        self.rows: list[list[OpenCell]] = []

    def cell(self, rows: int, columns: int, place: Span) -> OpenCell:
        """Open a cell in the last row; a page may forget the row."""
        if not self.rows:
            self.rows.append([])
        opened = OpenCell(rows, columns, place)
        self.rows[-1].append(opened)
        return opened

    def finish(self, lines: LineTable, most: int) -> str:
        """Put what the table is into the flow around it; returns the limit that was met, or nothing."""
        rows = self.rows
        cells = [cell for row in rows for cell in row]
        if (
            self.arranged
            or sum(1 for cell in cells if not cell.blank()) <= 1
            or any(holds_prose(cell.blocks) for cell in cells)
        ):
            for cell in cells:
                self.outer.blocks.extend(cell.blocks)
            return ""
        cut = ""
        begin = 0
        reach = 0
        for r, row in enumerate(rows):
            if len(row) == 1 and reach <= r and is_sentence(row[0].blocks):
                cut = self._grid(rows[begin:r], lines, most) or cut
                self.outer.blocks.extend(row[0].blocks)
                begin = r + 1
            reach = max([reach, *(r + (cell.rows or len(rows)) for cell in row)])
        return self._grid(rows[begin:], lines, most) or cut

    def _grid(self, rows: list[list[OpenCell]], lines: LineTable, most: int) -> str:
        if not any(rows):
            return ""
        raw = [
            [RawCell(cell.text(lines), cell.rows, cell.columns, is_certain(cell.blocks)) for cell in row]
            for row in rows
        ]
        last = next(row for row in reversed(raw) if row)[-1].text.span()
        first = self.start if rows[0] is self.rows[0] else next(row for row in raw if row)[0].text.span()
        span = Span(first.line, first.column, last.end_line, last.end_column)
        laid = lay_out(raw, span, most)
        self.outer.blocks.append(laid.grid)
        # Pictures beside the data are kept; a reader may want to know of them.
        pictures: list[Block] = [
            block for row in rows for cell in row for block in cell.blocks if isinstance(block, Image)
        ]
        self.outer.blocks.extend(pictures)
        return laid.cut


def holds_prose(blocks: Sequence[Block]) -> bool:
    """Whether a cell with these blocks arranges a part of the page instead of holding a datum."""
    if any(isinstance(block, Grid) for block in blocks):
        return True
    written = [block for block in blocks if isinstance(block, Line)]
    if len(written) > 1 and any(line.heading for line in written):
        return True
    length = sum(len(line.text.value) for line in written)
    return len(written) >= _LINES and length > _LONG and any("。" in line.text.value for line in written)


def is_sentence(blocks: Sequence[Block]) -> bool:
    """Whether a row with nothing but these blocks is running text."""
    value = "".join(block.text.value for block in blocks if isinstance(block, Line))
    return len(value) >= _SENTENCE and "。" in value


def is_certain(blocks: Sequence[Block]) -> bool:
    """A cell that shows only a picture is not empty, but nobody can read it."""
    return not blocks or any(isinstance(block, Line) for block in blocks)


def asked_span(value: str | None, default: int = 1) -> int:
    """A colspan or rowspan attribute as a number, as browsers read it."""
    found = _NUMBER.match(value) if value else None
    if found is None:
        return default
    digits = found.group(1)
    return int(digits) if len(digits) < 10 else 10**9
