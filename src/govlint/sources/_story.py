"""The text of a Word document in reading order: paragraphs with their automatic numbers, tables as grids."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET

from govlint.report.document import Block, Grid, GridCell, Image, Line
from govlint.report.limits import Limits
from govlint.report.model import Problem
from govlint.report.place import Span, Text
from govlint.report.record import NamedTuple
from govlint.sources._grid import MOST_SPAN, trimmed
from govlint.sources._numbering import Numbering
from govlint.sources._styles import Styles
from govlint.sources._tables import holds_prose, is_certain, is_sentence
from govlint.sources._wml import Content, children, is_contents_list, read_inline, value_of

Base = dict[str, int | float | str | tuple[float, ...]]

#: told of every paragraph and cell: its locator, its content and its element
Notice = Callable[[Base, Content, ET.Element], None]


class WordPlaces:
    """Places in a paragraph or a cell: the whole is named by itself, a part of it by character offsets too
    (``start`` and exclusive ``end``, counted from 0 in the text that is shown)."""

    __slots__ = ("base", "first", "last")

    def __init__(self, base: Base, value: str) -> None:
        self.base = base
        self.first = len(value) - len(value.lstrip())
        self.last = len(value.rstrip())

    def span(self, start: int, end: int) -> Span:
        if start <= self.first and end >= self.last:
            return Span(locator=self.base)
        return Span(locator={**self.base, "start": start, "end": end})


class _Stretch(NamedTuple):
    """A paragraph in the text of a cell."""

    start: int
    end: int
    heading: int


class _Cell:
    """A table cell on its way into a grid. ``column`` is where it begins."""

    __slots__ = ("blocks", "column", "columns", "row", "rows", "text")

    def __init__(self, row: int, column: int, columns: int, text: Text, blocks: list[Block]) -> None:
        self.row = row
        self.column = column
        self.columns = columns
        self.rows = 1
        self.text = text
        self.blocks = blocks


class Story:
    """Reads blocks and counts paragraphs (outside tables) and tables, both from 1, in reading order.

    ``notice`` is told of each.
    """

    def __init__(
        self,
        w: str,
        styles: Styles,
        numbering: Numbering,
        limits: Limits,
        notice: Notice | None = None,
    ) -> None:
        self.w = w
        self.styles = styles
        self.numbering = numbering
        self.limits = limits
        self.notice = notice
        self.paragraphs = 0
        self.tables = 0
        self.problems: list[Problem] = []

    def blocks(self, element: ET.Element, chrome: bool = False) -> Iterator[Block]:
        """The blocks of a body-level element: a paragraph, a table, a container of such."""
        w = self.w
        if element.tag == f"{w}p":
            yield from self._paragraph(element, chrome)
        elif element.tag == f"{w}tbl":
            yield from self._table(element)
        elif element.tag == f"{w}altChunk":
            self.problems.append(Problem("SRC023", Span(locator=self._here()), {"variant": "embedded"}))
        elif element.tag == f"{w}sdt":
            listing = chrome or is_contents_list(element, w)
            for child in children(element, w):
                yield from self.blocks(child, listing)
        elif element.tag in (f"{w}ins", f"{w}moveTo", f"{w}customXml", f"{w}smartTag"):
            for child in children(element, w):
                yield from self.blocks(child, chrome)

    def note(self, element: ET.Element, number: int) -> Iterator[Block]:
        """The paragraphs of a footnote."""
        whole = Content()
        for child in children(element, self.w):
            if child.tag == f"{self.w}p":
                if whole.length:
                    whole.write("\n")
                read_inline(child, self.w, whole)
        yield from _lines(Text(whole.value, WordPlaces({"footnote": number}, whole.value)), 0, False)

    # --- paragraphs

    def _here(self) -> Base:
        return {"paragraph": self.paragraphs}

    def _paragraph(self, element: ET.Element, chrome: bool) -> Iterator[Block]:
        self.paragraphs += 1
        base = self._here()
        content, heading, listing = self._content(element)
        if self.notice:
            self.notice(base, content, element)
        if content.origins:
            value = content.value
            yield from _lines(Text(value, WordPlaces(base, value)), heading, chrome or listing)
        for alt in content.pictures:
            yield Image(Span(locator=base), alt)
        for box in content.boxes:
            for child in children(box, self.w):
                yield from self.blocks(child, chrome)

    def _content(self, element: ET.Element) -> tuple[Content, int, bool]:
        """What a paragraph shows, its heading level, and whether it belongs to a table of contents."""
        w = self.w
        properties = element.find(f"{w}pPr")
        style = value_of(properties, "pStyle", w) or self.styles.default
        body = Content()
        read_inline(element, w, body)
        content = Content()
        deleted = properties is not None and properties.find(f"{w}rPr/{w}del") is not None
        if body.length or not deleted:
            content.write(self._number(properties, style))
        content.append(body)
        content.boxes = body.boxes
        outline = value_of(properties, "outlineLvl", w)
        heading = int(outline) + 1 if outline in tuple("012345") else 0
        if not outline:
            heading = self.styles.heading(style)
        return content, heading, self.styles.is_contents(style)

    def _number(self, properties: ET.Element | None, style: str) -> str:
        w = self.w
        list_id, level, named = self.styles.numbering(style)
        if level < 0:
            level = self.numbering.level_of(list_id, named)
        own = properties.find(f"{w}numPr") if properties is not None else None
        if own is not None:
            list_id = value_of(own, "numId", w, list_id)
            asked = value_of(own, "ilvl", w)
            level = int(asked) if asked in tuple("012345678") else level
        return self.numbering.next(list_id, level) if list_id and list_id != "0" else ""

    # --- tables

    def _table(self, table: ET.Element) -> Iterator[Block]:
        self.tables += 1
        number = self.tables
        rows = self._rows(table, number)
        cells = [cell for row in rows for cell in row]
        filled = sum(1 for cell in cells if cell.blocks)
        if filled <= 1 or any(holds_prose(cell.blocks) for cell in cells):
            for cell in cells:
                yield from cell.blocks
            return
        span = Span(locator={"table": number})
        begin = reach = 0
        for r, row in enumerate(rows):
            if len(row) == 1 and reach <= r and is_sentence(row[0].blocks):
                yield from self._grid(rows[begin:r], begin, span)
                yield from row[0].blocks
                begin = r + 1
            reach = max([reach, *(cell.row + cell.rows for cell in row)])
        yield from self._grid(rows[begin:], begin, span)

    def _grid(self, rows: list[list[_Cell]], first: int, span: Span) -> Iterator[Block]:
        cells: list[GridCell] = []
        pictures: list[Block] = []
        for row in rows:
            for cell in row:
                place = cell.row - first
                certain = is_certain(cell.blocks)
                cells.append(GridCell(place, cell.column, cell.text, cell.rows, cell.columns, certain))
                pictures.extend(block for block in cell.blocks if isinstance(block, Image))
        if cells:
            grid: Grid = trimmed(cells, len(rows), span)
            yield grid
            yield from pictures

    def _rows(self, table: ET.Element, number: int) -> list[list[_Cell]]:
        w = self.w
        rows: list[list[_Cell]] = []
        #: column -> the cell that is merged downwards there
        merged: dict[int, _Cell] = {}
        spent = 0
        shown = (row for row in children(table, w) if row.tag == f"{w}tr")
        for r, row in enumerate(shown, 1):
            properties = row.find(f"{w}trPr")
            if properties is not None and properties.find(f"{w}del") is not None:
                continue
            column = _count(value_of(properties, "gridBefore", w), 0)
            here: list[_Cell] = []
            for c, element in enumerate((cell for cell in children(row, w) if cell.tag == f"{w}tc"), 1):
                wide, down, across = _spans(element, w)
                if wide > MOST_SPAN:
                    self._cut({"variant": "span", "limit": "span", "allowed": MOST_SPAN}, number, stops=False)
                    wide = MOST_SPAN
                spent += wide
                if spent > self.limits.cells:
                    self._cut({"limit": "cells", "allowed": self.limits.cells}, number)
                    rows.append(here)
                    return rows
                base: Base = {"table": number, "row": r, "cell": c}
                above = merged.get(column)
                if down == "continue" and above is not None and above.columns == wide:
                    above.rows += 1
                    self._cell(element, base)
                elif across == "continue" and here:
                    here[-1].columns += wide
                    self._cell(element, base)
                else:
                    text, blocks = self._cell(element, base)
                    cell = _Cell(len(rows), column, wide, text, blocks)
                    here.append(cell)
                    merged.pop(column, None)
                    if down == "restart":
                        merged[column] = cell
                column += wide
            rows.append(here)
        return rows

    def _cut(self, params: dict[str, object], table: int, stops: bool = True) -> None:
        problem = Problem("SRC004", Span(locator={"table": table}), params, stops)
        if problem not in self.problems:
            self.problems.append(problem)

    def _cell(self, element: ET.Element, base: Base) -> tuple[Text, list[Block]]:
        """The text of a cell, and its blocks should the table only arrange them."""
        pieces: list[_Stretch | Block] = []
        whole = Content()
        self._fill(element, whole, pieces)
        if self.notice:
            self.notice(base, whole, element)
        text = Text(whole.value, WordPlaces(base, whole.value))
        blocks: list[Block] = []
        for piece in pieces:
            if isinstance(piece, _Stretch):
                blocks.extend(_lines(text.part(piece.start, piece.end), piece.heading, False))
            else:
                blocks.append(piece)
        blocks.extend(Image(Span(locator=base), alt) for alt in whole.pictures)
        return text.stripped(), blocks

    def _fill(self, element: ET.Element, whole: Content, pieces: list[_Stretch | Block]) -> None:
        for child in children(element, self.w):
            if child.tag == f"{self.w}tbl":
                pieces.extend(self._table(child))
            elif child.tag == f"{self.w}p":
                content, heading, _ = self._content(child)
                if whole.length:
                    whole.write("\n")
                start = whole.length
                whole.append(content)
                pieces.append(_Stretch(start, whole.length, heading))
                for box in content.boxes:
                    self._fill(box, whole, pieces)


def _lines(text: Text, heading: int, chrome: bool) -> Iterator[Line]:
    """A paragraph's lines: a line break inside it ends a line."""
    at = 0
    for part in text.value.split("\n"):
        if part.strip():
            yield Line(text.part(at, at + len(part)).stripped(), heading, chrome)
        at += len(part) + 1


def _spans(cell: ET.Element, w: str) -> tuple[int, str, str]:
    """Columns, and the vertical and horizontal merge: ``restart``, ``continue`` or empty."""
    properties = cell.find(f"{w}tcPr")
    if properties is None:
        return 1, "", ""
    merges = []
    for tag in ("vMerge", "hMerge"):
        merge = properties.find(f"{w}{tag}")
        merges.append("" if merge is None else merge.get(f"{w}val", "continue"))
    return _count(value_of(properties, "gridSpan", w), 1), merges[0], merges[1]


def _count(value: str, default: int) -> int:
    if value and value.isascii() and value.isdigit():
        return max(int(value[:9]), default)
    return default
