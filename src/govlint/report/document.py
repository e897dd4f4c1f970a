"""What a document format yields before anyone knows what it means: blocks in reading order.

HTML, DOCX, PDF, text and Markdown readers produce a ``Document``; the reader of meaning
(``govlint.reading``) turns it into a ``Report``.
"""

from __future__ import annotations

from govlint.report.model import Problem
from govlint.report.place import LineTable, Span, Text
from govlint.report.record import NamedTuple


class Line(NamedTuple):
    """A paragraph or line of text. ``heading`` is the level the format itself declares (``<h2>``, a
    heading style, ``##``), 0 where it declares none. ``chrome`` marks page furniture the format names as
    such (nav, footer, script-made share bars)."""

    text: Text
    heading: int = 0
    chrome: bool = False


class GridCell(NamedTuple):
    """A cell of a grid. A merged cell is one GridCell, ``row`` and ``column`` its upper left corner."""

    row: int
    column: int
    text: Text
    rows: int = 1
    columns: int = 1
    certain: bool = True


class Grid(NamedTuple):
    """A table as laid out, not yet matched to a table of the regulation."""

    cells: tuple[GridCell, ...]
    height: int
    width: int
    span: Span


class Image(NamedTuple):
    """A picture in the flow of the text; ``alt`` its alternative text or file name."""

    span: Span
    alt: str = ""


Block = Line | Grid | Image


class Document(NamedTuple):
    """A document as its format lays it out. ``meta`` holds page metadata as texts: ``title`` and
    ``published`` where the format carries them."""

    path: str
    format: str
    blocks: tuple[Block, ...]
    meta: dict[str, Text]
    problems: tuple[Problem, ...] = ()
    lines: LineTable | None = None
