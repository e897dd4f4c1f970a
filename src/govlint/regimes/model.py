"""A regime as rules see it: plain values made from one schema file."""

from __future__ import annotations

from collections.abc import Mapping

from govlint.regimes.expression import Expression
from govlint.report.finding import Clause
from govlint.report.record import NamedTuple
from govlint.report.typed import Any


class SectionSpec(NamedTuple):
    """A mandated part of the report.

    ``accepted`` are further titles that pass without remark, ``variants`` titles that are recognised but
    differ from the form, ``keywords`` (any of them, found anywhere) show that the content is there where
    the law mandates contents and no headings; ``in_vain`` are phrases with such words that do not show it.
    """

    id: str
    order: int
    ordinal: str
    title: str
    accepted: tuple[str, ...]
    variants: tuple[str, ...]
    keywords: tuple[str, ...]
    required: bool
    content: str
    clause: Clause | None
    status: str
    #: a heading that is none of the titles above means this section when it has all words of one of these
    #: groups and none of ``excluded``
    words: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[str, ...] = ()
    #: what to write here, for whoever fills the part in; by language
    hint: Mapping[str, str] = {}
    in_vain: tuple[str, ...] = ()

    def is_told(self, folded: str) -> bool:
        """Whether a text in matching form has one of the keywords outside the phrases that are in vain."""
        for phrase in self.in_vain:
            folded = folded.replace(phrase, "")
        return any(word in folded for word in self.keywords)


class ColumnSpec(NamedTuple):
    """A column of an official table. ``kind`` is data or total; ``group`` its printed header group."""

    id: str
    label: str
    variants: tuple[str, ...]
    unit: str
    kind: str
    group: str
    decimals: bool
    signed: bool
    unit_in_cell: bool


class RowSpec(NamedTuple):
    """A row of an official table. ``kind`` is data, total or header (no figures of its own)."""

    id: str
    label: str
    variants: tuple[str, ...]
    parent: str
    unit: str
    kind: str
    status: str
    decimals: bool
    #: the form prints no label for the row, so that nobody would name it
    unlabelled: bool = False


class Identity(NamedTuple):
    """A declared relation (勾稽关系).

    ``each`` is row, column, cell or once, ``only`` the rows or columns it is for (both, where it names both);
    ``first`` and ``last`` bound the report years (0: open). An identity that is not confirmed or derived is
    a warning at most. ``table`` is empty for a relation between tables.
    """

    id: str
    table: str
    each: str
    only: tuple[str, ...]
    expression: Expression
    source: str
    severity: str
    status: str
    clause: Clause | None
    title: Mapping[str, str]
    first: int
    last: int
    levels: tuple[str, ...]
    rule: str


class TableSpec(NamedTuple):
    """An official table: its columns and rows in printed order, and the identities that bind them."""

    id: str
    section: str
    title: str
    name: str
    columns: tuple[ColumnSpec, ...]
    rows: tuple[RowSpec, ...]
    #: the rows that carry figures
    data_rows: tuple[RowSpec, ...]
    row_by_id: Mapping[str, RowSpec]
    #: the places of the columns, by their ids
    places: Mapping[str, int]
    identities: tuple[Identity, ...]
    required: bool
    status: str
    note: str
    #: relations to the same table of last year's report; its names begin with ``prev.``
    previous: tuple[Identity, ...] = ()
    clause: Clause | None = None

    def row(self, id_: str) -> RowSpec | None:
        return self.row_by_id.get(id_)

    def column_index(self, id_: str) -> int:
        return self.places.get(id_, -1)


class Demand(NamedTuple):
    """One thing the regulation asks for. ``person`` marks what no program can judge."""

    id: str
    text: Mapping[str, str]
    clause: Clause | None
    person: bool
    levels: tuple[str, ...]


class Deadline(NamedTuple):
    """Publication deadline of the year after the report year; month 0 means the law names no day."""

    id: str
    levels: tuple[str, ...]
    month: int
    day: int
    clause: Clause | None
    status: str


class Regime(NamedTuple):
    """Everything the regulation demands of the reports of some years. ``last`` 0 means still in force."""

    id: str
    title: Mapping[str, str]
    first: int
    last: int
    clauses: Mapping[str, Clause]
    sections: tuple[SectionSpec, ...]
    #: True where the law prescribes headings and their order, False where only contents
    headings: bool
    tables: tuple[TableSpec, ...]
    identities: tuple[Identity, ...]
    demands: tuple[Demand, ...]
    deadlines: tuple[Deadline, ...]
    #: report years in which the form was only encouraged
    encouraged: tuple[int, ...]
    #: named word lists and other data for generic rules (``x-lexicon``)
    lexicon: Mapping[str, Any]
    schema: Mapping[str, Any]

    def table(self, id_: str) -> TableSpec | None:
        for table in self.tables:
            if table.id == id_:
                return table
        return None

    def section(self, id_: str) -> SectionSpec | None:
        for section in self.sections:
            if section.id == id_:
                return section
        return None

    def demand(self, id_: str) -> Demand | None:
        for demand in self.demands:
            if demand.id == id_:
                return demand
        return None
