"""The report as govlint sees it: sections, tables, cells, each with its place.

The model knows no file format and no regime. Sources and the reader of meaning fill it, rules read it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from govlint.report.place import NOWHERE, TOP, LineTable, Span, Text
from govlint.report.record import NamedTuple

Number = int | Decimal

#: the formats in which a report is data
DECLARED = ("yaml", "json")
#: how a report's text ends, see ``Report.tail``
CLOSED, SENTENCE, OPEN = "closed", "sentence", "open"


class Cell(NamedTuple):
    """One value of a table or a declared figure, read from the raw text of the original.

    ``kind`` is ``number``, ``blank``, ``mark`` (a dash, slash or 无 standing for nothing), ``rough``
    (约20, <1: a number is not given exactly, ``value`` is its anchor) or ``text`` (unreadable as a
    number). ``value`` is None unless a number could be read. ``certain`` is False when the reader could
    not be sure that this is the cell's text: such a cell never leads to an error.
    """

    raw: str
    span: Span
    kind: str
    value: Number | None = None
    unit: str = ""
    note: str = ""
    certain: bool = True
    pointer: str = ""


class PlainCells:
    """The cells of a row of nothing but whole figures from 0 on, without unit and read with certainty.

    Most rows are such, and most rules need no more than the ``figures``. The cells are made when somebody
    asks for one, to tell where it stands as a rule."""

    __slots__ = ("_cells", "_make", "figures")

    def __init__(self, figures: tuple[int, ...], make: Callable[[], tuple[Cell, ...]]) -> None:
        self.figures = figures
        self._make = make
        self._cells: tuple[Cell, ...] | None = None

    def _made(self) -> tuple[Cell, ...]:
        if self._cells is None:
            self._cells = self._make()
        return self._cells

    def __len__(self) -> int:
        return len(self.figures)

    def __getitem__(self, index: int) -> Cell:
        return self._made()[index]

    def __iter__(self) -> Iterator[Cell]:
        return iter(self._made())

    def __repr__(self) -> str:
        return repr(self._made())


class Row(NamedTuple):
    """A table row; ``cells`` stand in the official column order, None where the row has no such cell."""

    id: str
    label: Text
    cells: tuple[Cell | None, ...] | PlainCells
    span: Span
    pointer: str = ""

    def figures(self, *, doubted: bool = False) -> Sequence[Number]:
        """The figures of a row that holds nothing else, without units; none for any other row.

        A cell read with doubt is such a figure only where ``doubted`` ones are asked for."""
        if isinstance(self.cells, PlainCells):
            return self.cells.figures
        found = [
            cell.value
            for cell in self.cells
            if cell is not None and cell.kind == "number" and not cell.unit and cell.value is not None
            if cell.certain or doubted
        ]
        return found if len(found) == len(self.cells) else ()


class Table(NamedTuple):
    """A table of the report, its rows keyed by the regime's row ids, in the order they stand."""

    id: str
    title: Text | None
    rows: Mapping[str, Row]
    span: Span
    pointer: str = ""
    #: columns (official ids) that the printed table has; empty means all of them
    columns: tuple[str, ...] = ()
    #: True when the original carries the table as an image, so that no cell can be read
    image: bool = False
    #: id of the regime whose form the printed table follows, when it is not the report year's: its rows are
    #: not read, because they count other things
    form: str = ""
    #: the names of the columns as they are printed, by official id; None where nothing is printed (YAML)
    heads: Mapping[str, Text] | None = None


class Figure(NamedTuple):
    """A figure declared in ``report.yaml`` where the regulation prescribes no table."""

    label: str
    cell: Cell


class FigureGroup(NamedTuple):
    """A declared total and the parts that must add up to it."""

    total: Figure
    parts: tuple[Figure, ...]
    span: Span
    pointer: str = ""


class Paragraph(NamedTuple):
    """A paragraph of running text. ``level`` 0 is body text, 1 and deeper are headings inside a section."""

    text: Text
    level: int = 0


class Section(NamedTuple):
    """A top-level part of the report. ``id`` is the regime's id, None while (or when) not recognised.

    ``title`` is the heading as printed, its ordinal included (``一、总体情况``).
    """

    id: str | None
    title: Text
    paragraphs: tuple[Paragraph, ...] = ()
    tables: tuple[Table, ...] = ()
    figures: tuple[FigureGroup, ...] = ()
    span: Span = NOWHERE
    pointer: str = ""


class Organ(NamedTuple):
    """The reporting organ. ``level`` is one of state, province, prefecture, county, township, department;
    empty when unknown. ``stated`` is False when it was inferred from the title, ``level_stated`` when the
    level was, if only from the name."""

    name: str
    level: str = ""
    span: Span = NOWHERE
    stated: bool = True
    level_stated: bool = False


class Problem(NamedTuple):
    """Something a reader could not read, to become a finding of rule ``rule``.

    ``stops`` says that a part of the file stayed unread, which makes its verdict incomplete.
    """

    rule: str
    span: Span
    params: Mapping[str, object] = {}
    stops: bool = True
    place: str = ""


class Report(NamedTuple):
    """A whole report. Texts are None where the original has none."""

    path: str
    format: str
    title: Text | None = None
    organ: Organ = Organ("", "", NOWHERE, False)
    year: int | None = None
    #: where the year was read; ``year_stated`` is False when it was taken from the title
    year_span: Span = TOP
    year_stated: bool = False
    period: Text | None = None
    published: Text | None = None
    #: paragraphs before the first section
    intro: tuple[Paragraph, ...] = ()
    sections: tuple[Section, ...] = ()
    problems: tuple[Problem, ...] = ()
    #: the decoded original for showing lines; None for formats without lines
    lines: LineTable | None = None
    #: True where the whole report was at hand; False for a known excerpt (``excerpt: true``), of which
    #: absence is never judged
    whole: bool = True
    #: True where the report's beginning is at hand (title or introduction) and its text breaks off later, so
    #: that what belongs at the beginning may be missed there
    opening: bool = False
    #: how the text ends. ``closed``: something that follows reports stands behind it, or its format has an
    #: end of its own. ``sentence``: with a whole sentence, and nothing shows that no more is to come.
    #: ``open``: in the middle of a sentence, under a bare heading or in a table, so that its last sentence,
    #: list and part may be cut and are not judged
    tail: str = CLOSED
    #: ``all`` when the report sums up subordinate organs, ``own`` for the organ itself, empty if unknown
    scope: str = ""
    #: the format of the document that a report file was made from, as it says itself; empty where it is the
    #: report
    origin: str = ""
    #: titles and labels that such a file says are printed in its original, outside of what was read
    printed: tuple[Text, ...] = ()

    @property
    def kind(self) -> str:
        """The format by which the report is judged: a file made from a document tells of the document."""
        return self.origin or self.format

    @property
    def declared(self) -> bool:
        """Whether it is data that somebody wrote, in which nothing can hide from the reader."""
        return self.kind in DECLARED

    def section(self, id_: str) -> Section | None:
        """The first section with this id."""
        for section in self.sections:
            if section.id == id_:
                return section
        return None

    def table(self, id_: str) -> tuple[Section, Table] | None:
        """The first table with this id and the section it stands in."""
        for section in self.sections:
            for table in section.tables:
                if table.id == id_:
                    return section, table
        return None
