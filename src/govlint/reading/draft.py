"""A table while its rows come in."""

from __future__ import annotations

from govlint.reading.heads import Heads
from govlint.reading.labels import Labels
from govlint.reading.proof import borne_out
from govlint.regimes.model import TableSpec
from govlint.report.model import Row, Table
from govlint.report.place import Span, Text


class Draft:
    """A table while its rows come in. ``section`` is the number of the section it began in."""

    def __init__(self, labels: Labels, section: int, title: Text | None, span: Span) -> None:
        self.labels = labels
        self.section = section
        self.title = title
        self.span = span
        self.rows: dict[int, Row] = {}
        self.columns: tuple[int, ...] = ()
        self.heads: Heads | None = None
        self.last = -1
        self.form = ""
        self.image = False
        #: ids of rows that are in doubt for nothing but the names of their columns
        self.doubted: set[str] = set()

    @property
    def spec(self) -> TableSpec:
        return self.labels.spec

    def table(self) -> Table:
        """The table as the report holds it, rows in the order they stand."""
        spec = self.spec
        rows = {spec.rows[place].id: row for place, row in self.rows.items()}
        if self.form:
            rows = {}
        printed = tuple(spec.columns[place].id for place in self.columns)
        columns = printed if len(printed) < len(spec.columns) else ()
        return Table(
            spec.id, self.title, rows, self.span, columns=columns, image=self.image, form=self.form,
            heads=self._printed_heads(),
        )  # fmt: skip

    def _printed_heads(self) -> dict[str, Text]:
        columns = self.heads.columns if self.heads is not None and self.heads.named else ()
        return {self.spec.columns[one.place].id: one.text for one in columns if one.place is not None}

    def settle(self) -> bool:
        """Take the figures in doubt for certain where the table's sums bear them out; whether they do."""
        rows = {row.id: row for row in self.rows.values()}
        if not self.doubted or not borne_out(self.spec, rows, self.doubted):
            return False
        for place, row in self.rows.items():
            if row.id in self.doubted:
                cells = tuple(cell and cell._replace(certain=True) for cell in row.cells)
                self.rows[place] = row._replace(cells=cells)
        return True
