"""What ``govlint extract`` must say of a report beside its figures, so that it is judged as the original is.

Gaps in tables become marks where the figures would stand; whatever else its reader had to say becomes notes;
words of a form that stand in the original, but in nothing that was read, are named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from govlint.reading import marks
from govlint.reading.marks import Mark, problems_of
from govlint.reading.original import BREAKS
from govlint.regimes.model import Regime, TableSpec
from govlint.report.model import PlainCells, Problem, Report, Row, Table
from govlint.report.normalise import fold
from govlint.report.place import Span
from govlint.report.record import NamedTuple
from govlint.rules._check import Check
from govlint.rules.amounts import names_of
from govlint.rules.form_used import forms_used, part_of, printed
from govlint.rules.sections import titles_elsewhere
from govlint.rules.tables_present import labels_of

#: what reading the file again says by itself
_SAID_AGAIN = ("SRC020", "SRC021")
_BREAKS = {variant: word for word, variant in BREAKS.items()}


class Gaps(NamedTuple):
    """``marks`` by (number of the section, table, row), the row empty for a whole table; ``words`` by number
    of the section, 0 for what stands before the first. ``year`` and ``breaks_off`` are words of ``original``,
    empty where there is nothing to say."""

    marks: Mapping[tuple[int, str, str], Mark]
    notes: tuple[Problem, ...]
    words: Mapping[int, list[str]]
    year: str = ""
    breaks_off: str = ""


def gaps_of(report: Report, regime: Regime) -> Gaps:
    """All that must be said of the report."""
    left = [problem for problem in report.problems if problem.rule not in _SAID_AGAIN]
    year = breaks_off = ""
    for problem in list(left):
        variant = str(problem.params.get("variant", ""))
        if problem.rule == "SRC025" and report.year and not year:
            year = variant or "sentences"
        elif problem.rule == "STR059" and not breaks_off:
            breaks_off = _BREAKS[variant]
        else:
            continue
        left.remove(problem)
    found = list(_Finder(report, regime, left).marks())
    for one in problems_of(found, regime):
        same = [problem for problem in left if _told(problem) == _told(one)]
        if same:
            left.remove(same[0])
    by_place: dict[tuple[int, str, str], Mark] = {}
    for mark in found:
        by_place.setdefault((mark.section, mark.table, mark.row), mark)
    return Gaps(by_place, tuple(left), _words(report, regime), year, breaks_off)


def _told(problem: Problem) -> tuple[object, ...]:
    return problem.rule, problem.place, problem.stops, dict(problem.params)


class _Finder:
    """Finds the mark for each gap, by the problem that its reader raised."""

    def __init__(self, report: Report, regime: Regime, problems: list[Problem]) -> None:
        self.report = report
        self.regime = regime
        self.problems = problems

    def marks(self) -> Iterator[Mark]:
        together = self._grouped()
        for number, section in enumerate(self.report.sections, 1):
            for table in in_order(section.tables):
                spec = self.regime.table(table.id)
                if spec is None:
                    continue
                if not table.rows:
                    yield from self._table(number, table, spec)
                for row in table.rows.values():
                    kind = together.get((number, table.id, row.id), "")
                    if kind == marks.BLANK:
                        for at in _lacking(row):
                            yield Mark(number, table.id, row.id, kind, row.span, {"at": at})
                    elif kind:
                        yield Mark(number, table.id, row.id, kind, row.span)
                    if kind not in (marks.EMPTY, marks.TOGETHER):
                        yield from self._row(number, table.id, row, spec)

    def _table(self, number: int, table: Table, spec: TableSpec) -> Iterator[Mark]:
        details: dict[str, object] = {}
        if table.image:
            kind, problem = marks.IMAGE, self._problem("STR051", spec.name)
            if problem is not None:
                details["pictures"] = problem.params["pictures"]
        elif table.form:
            kind, problem = marks.FORM, self._problem("STR052", spec.name)
            details = {"form": table.form, "printed": problem.params["printed"] if problem else table.form}
        else:
            kind, problem = marks.SAID, self._problem("STR060", spec.name, "said")
            if problem is None:
                return
            details["reason"] = problem.params["reason"]
        yield Mark(number, table.id, "", kind, table.span, details)

    def _row(self, number: int, table: str, row: Row, spec: TableSpec) -> Iterator[Mark]:
        label = self._label(spec, row)
        if not any(cell is not None for cell in row.cells):
            for variant, kind in (("", marks.COUNT), ("said", marks.SAID)):
                problem = self._problem("STR055", spec.name, variant, label, row.span)
                if problem is not None:
                    yield Mark(number, table, row.id, kind, row.span, _details(problem))
                    return
        elif all(cell is None or not cell.certain for cell in row.cells):
            doubtful = self._problem("STR062", spec.name, "doubtful")
            if doubtful is not None and doubtful.params["columns"] == len(spec.columns):
                yield Mark(number, table, row.id, marks.COLUMNS, row.span)
            elif self._problem("STR063", spec.name, "", label) is not None:
                yield Mark(number, table, row.id, marks.TWICE, row.span)
            else:
                yield Mark(number, table, row.id, marks.CELLS, row.span)
        elif any(cell is not None and not cell.certain for cell in row.cells):
            yield Mark(number, table, row.id, marks.CELLS, row.span)

    def _problem(
        self, rule: str, place: str, variant: str = "", row: str = "", span: Span | None = None
    ) -> Problem | None:
        for problem in self.problems:
            params = problem.params
            if span is not None and problem.span != span:
                continue  # other tables of the same name have rows of the same label
            if (
                (problem.rule, problem.place, str(params.get("variant", ""))) == (rule, place, variant)
                and (not row or params.get("row") == row)
            ):  # fmt: skip
                return problem
        return None

    def _grouped(self) -> dict[tuple[int, str, str], str]:
        """The rows that one problem tells of together, where it is certain which they are."""
        #: rows by the table's printed name and the columns that they lack, no name where they lack all
        unread: dict[tuple[str, str], list[tuple[int, str, str]]] = {}
        for number, section in enumerate(self.report.sections, 1):
            for table in in_order(section.tables):
                spec = self.regime.table(table.id)
                for row in table.rows.values() if spec is not None else ():
                    gone = _lacking(row)
                    if spec is None or not gone:
                        continue
                    columns = "、".join(spec.columns[at].label for at in gone if at < len(spec.columns))
                    if len(gone) == len(row.cells):
                        columns = ""
                        if self._problem("STR055", spec.name, "", self._label(spec, row), row.span):
                            continue
                    unread.setdefault((spec.name, columns), []).append((number, table.id, row.id))
        found = {}
        for (name, columns), rows in unread.items():
            for kind in (marks.BLANK,) if columns else (marks.EMPTY, marks.TOGETHER):
                told = (kind if len(rows) > 1 else f"{kind}-one", columns, len(rows), self._first(rows[0]))
                if any(_group(one) == told for one in self.problems if one.place == name):
                    found.update(dict.fromkeys(rows, kind))
        return found

    def _first(self, at: tuple[int, str, str]) -> str:
        spec = self.regime.table(at[1])
        row = spec.row(at[2]) if spec is not None else None
        return row.label if row is not None else at[2]

    @staticmethod
    def _label(spec: TableSpec, row: Row) -> str:
        known = spec.row(row.id)
        return known.label if known is not None else row.id


def _group(problem: Problem) -> tuple[object, ...]:
    """What a problem says of rows told of together."""
    params = problem.params
    return tuple(params.get(name) for name in ("variant", "columns", "count", "row"))


def _lacking(row: Row) -> list[int]:
    """The columns of which a row has no cell."""
    if isinstance(row.cells, PlainCells):
        return []
    return [at for at, cell in enumerate(row.cells) if cell is None]


def has_amounts(spec: TableSpec | None) -> bool:
    """Whether a table holds amounts of money, whose unit the head of their column may print."""
    if spec is None:
        return False
    units = [*(row.unit for row in spec.rows), *(column.unit for column in spec.columns)]
    return any("元" in unit for unit in units) or any(column.unit_in_cell for column in spec.columns)


def in_order(tables: Sequence[Table]) -> list[Table]:
    """The tables as they stand in the original: what is told of several rows is told at the first."""
    return sorted(tables, key=lambda one: next(iter(one.rows.values()), one).span.line or 0)


def _details(problem: Problem) -> dict[str, object]:
    return {name: problem.params[name] for name in ("printed", "due", "reason") if name in problem.params}


def _words(report: Report, regime: Regime) -> dict[int, list[str]]:
    """Titles and labels on which something depends, though they stand in nothing that was read."""
    check = Check(report, regime, None, False, ())
    text = printed(check)
    if text is None:
        return {}
    wanted = {words for used in forms_used(check) for _, words in used.labels}
    wanted.update(titles_elsewhere(check))
    there = {table.id for section in report.sections for table in section.tables}
    for table in regime.tables:
        # Where its whole part is missing, nobody asks for the table.
        if table.id not in there and report.section(table.section) is not None:
            wanted.update(labels_of(table))
    for section in report.sections:
        for read in section.tables:
            spec = regime.table(read.id)
            if spec is not None and read.heads is not None and has_amounts(spec):
                unread = [column for column in spec.columns if column.id not in read.heads]
                wanted.update(name for column in unread for name in names_of(column))
    places = sorted((at, words) for words in wanted if (at := text.value.find(fold(words).value)) >= 0)
    found: dict[int, list[str]] = {}
    for at, words in places:
        number = part_of(check, text.span(at, at + len(fold(words).value)))
        found.setdefault(number, []).append(words)
    return found
