"""A report that was read, written down again: as report.yaml, or its tables as rows for researchers.

What was not read, or not for sure, is marked where it stands, so that the file is judged as the original is;
the comments say it in words, for a person to look at before the file is used.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from govlint.gaps import gaps_of, has_amounts, in_order
from govlint.output._view import fill, in_language
from govlint.reading.marks import BLANK, SAID, Mark
from govlint.reading.titles import match_title
from govlint.regimes import load_regime, regime_for
from govlint.regimes.model import Regime, TableSpec
from govlint.regimes.schemas import NO_PART
from govlint.report.model import CLOSED, Cell, FigureGroup, Paragraph, Report, Row, Section, Table
from govlint.report.patterns import compiled
from govlint.report.record import NamedTuple
from govlint.rules import all_rules

_BACKSLASH = "\\"
#: figures that every YAML program reads as they stand
_PLAIN_NUMBER = compiled(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,18})?")
#: what libyaml takes for a line end, or does not take at all
_NO_YAML = compiled("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def as_yaml(report: Report, lang: str = "en", packs: tuple[str, ...] = ()) -> str:
    """The report as report.yaml. Reading it again finds what reading the original found."""
    regime = regime_for(report.year, packs) if report.year else None
    return "\n".join(_Writer(report, regime or load_regime("cn/2021", packs), lang).lines()) + "\n"


class _Writer:
    def __init__(self, report: Report, regime: Regime, lang: str) -> None:
        self.report = report
        self.regime = regime
        self.lang = lang
        self.gaps = gaps_of(report, regime)

    def lines(self) -> Iterator[str]:
        report = self.report
        yield from self._remarks()
        yield "govlint: 1"
        yield f"title: {_quoted(report.title.value) if report.title is not None else 'null'}"
        if report.organ.name:
            # What was only inferred must not become what somebody declared; the name alone tells its level.
            told = report.organ.level_stated or not report.organ.stated
            level = f", level: {report.organ.level}" if told and report.organ.level else ""
            inferred = "" if report.organ.stated else ", inferred: true"
            yield f"organ: {{name: {_quoted(report.organ.name)}{level}{inferred}}}"
        if report.year is not None:
            yield f"year: {report.year}"
        if report.scope:
            yield f"scope: {report.scope}"
        if not (report.whole or self.gaps.breaks_off):
            yield "excerpt: true"
        if report.period is not None:
            yield f"period: {_quoted(report.period.value)}"
        if report.published is not None:
            yield f"published: {_quoted(report.published.value)}"
        yield from self._original()
        yield from _block("intro", report.intro, "")
        if not report.sections:
            yield "sections: []"
            return
        yield "sections:"
        for number, section in enumerate(report.sections, 1):
            yield from self._section(number, section)

    def _remarks(self) -> Iterator[str]:
        """What was not read, or not read with certainty, before anything else."""
        yield f"# {_comment(self.report.path)}"
        for problem in self.report.problems:
            rule = all_rules()[problem.rule].rule
            params = dict(problem.params)
            texts = rule.message.get(str(params.get("variant", "")), rule.message[""])
            said = fill(in_language(texts, self.lang), params, self.lang)
            yield f"# {problem.rule} {_comment(f'{problem.place}: {said}' if problem.place else said)}"

    def _original(self) -> Iterator[str]:
        """What is known of the document, which decides how the file is judged."""
        report, gaps = self.report, self.gaps
        if report.declared and not (report.origin or gaps.notes):
            return
        yield "original:"
        yield f"  file: {_quoted(report.path.replace(_BACKSLASH, '/').rpartition('/')[2] or report.path)}"
        yield f"  format: {report.kind}"
        if gaps.year:
            yield f"  year: {gaps.year}"
        if gaps.breaks_off:
            yield f"  breaks_off: {gaps.breaks_off}"
        if report.opening:
            yield "  beginning: true"
        if report.tail != CLOSED:
            yield f"  ends: {report.tail}"
        if gaps.words.get(0):
            yield f"  printed: {_list(gaps.words[0])}"
        if gaps.notes:
            yield "  notes:"
            for note in gaps.notes:
                place = f", place: {_quoted(note.place)}" if note.place else ""
                stops = ", stops: true" if note.stops else ""
                params = {name: value for name, value in note.params.items() if name != "related"}
                given = f", with: {_flow(params)}" if params else ""
                yield f"    - {{rule: {note.rule}{place}{stops}{given}}}"

    def _section(self, number: int, section: Section) -> Iterator[str]:
        first = "  - "
        id_ = section.id or (NO_PART if match_title(self.regime, section.title.value) else "")
        if id_:
            yield f"{first}id: {id_}"
            first = "    "
        yield f"{first}title: {_quoted(section.title.value) if section.title.value.strip() else 'null'}"
        yield from _block("text", section.paragraphs, "    ")
        if section.tables:
            yield "    tables:"
            for table in in_order(section.tables):
                yield from self._table(number, table)
        if section.figures:
            yield "    figures:"
            for group in section.figures:
                yield from _figures(group)
        heads = {
            table.id: {column: text.value for column, text in table.heads.items()}
            for table in section.tables
            if table.heads is not None and has_amounts(self.regime.table(table.id))
        }
        if heads:
            yield f"    heads: {_flow(heads)}"
        if self.gaps.words.get(number):
            yield f"    printed: {_list(self.gaps.words[number])}"

    def _table(self, number: int, table: Table) -> Iterator[str]:
        spec = self.regime.table(table.id)
        mark = self.gaps.marks.get((number, table.id, ""))
        if mark is not None:
            form = f" ({load_regime(table.form).title[self.lang]})" if table.form else ""
            name = f"{spec.name} {spec.title}" if spec is not None else table.id
            yield f"      {table.id}: {_marked(mark)}  # {_comment(name + form)}"
            return
        columns = "、".join(column.label for column in spec.columns) if spec is not None else ""
        empty = "" if table.rows else " {}"
        yield f"      {table.id}:{empty}{f'  # {_comment(columns)}' if columns else ''}"
        for row in table.rows.values():
            doubts = [
                _column_label(spec, at)
                for at, cell in enumerate(row.cells)
                if cell is not None and not cell.certain
            ]
            doubt = ""
            if doubts:
                doubt = f" ({'不确定' if self.lang == 'zh' else 'uncertain'}: {'、'.join(doubts)})"
            said = _comment(_row_label(spec, row) + doubt)
            yield f"        {row.id}: {self._row(number, table, row)}" + (f"  # {said}" if said else "")

    def _row(self, number: int, table: Table, row: Row) -> str:
        mark = self.gaps.marks.get((number, table.id, row.id))
        read = [cell for cell in row.cells if cell is not None]
        if row.cells and not read:
            return _marked(mark) if mark is not None else "{absent: true}"
        if mark is None or mark.kind == BLANK or any(cell.certain for cell in read):
            none = "{not_read: empty}" if mark is not None and mark.kind == BLANK else "{absent: true}"
            return f"[{', '.join(none if cell is None else _cell(cell) for cell in row.cells)}]"
        cells = ", ".join(_cell(cell and cell._replace(certain=True)) for cell in row.cells)
        return f"{{cells: [{cells}], unsure: {mark.kind}}}"


def _block(key: str, paragraphs: Sequence[Paragraph], indent: str) -> Iterator[str]:
    """Running text as a literal block, a paragraph on each line."""
    text = ""
    for paragraph in paragraphs:
        # A heading that ends like a sentence stood on the line of the text behind it.
        text += paragraph.text.value + (
            "" if paragraph.level and paragraph.text.value.endswith("。") else "\n"
        )
    lines = [line.strip() for line in _NO_YAML.sub(" ", text).replace("\r", "\n").split("\n") if line.strip()]
    if lines:
        yield f"{indent}{key}: |"
        for line in lines:
            yield f"{indent}  {line}"


def _marked(mark: Mark) -> str:
    """Why a table or row was not read."""
    reason = _quoted(str(mark.details.get("reason", ""))) if mark.kind == SAID else mark.kind
    details = {name: value for name, value in mark.details.items() if name != "reason"}
    return f"{{not_read: {reason}{', ' if details else ''}{_flow(details)[1:-1]}}}"


def _flow(values: Mapping[str, object]) -> str:
    """A mapping on one line. What is neither a number nor a mapping is text."""
    pairs = []
    for name, value in values.items():
        if isinstance(value, Mapping):
            said = _flow(value)
        elif isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**17:
            said = str(value)
        else:
            said = _quoted(str(value))
        pairs.append(f"{name}: {said}")
    return "{" + ", ".join(pairs) + "}"


def _list(words: Sequence[str]) -> str:
    return "[" + ", ".join(_quoted(one) for one in words) + "]"


def _cell(cell: Cell | None) -> str:
    """The cell as it stands in the original; a figure plainly, anything else in quotes."""
    if cell is None:
        return "{absent: true}"
    if not cell.certain:
        return f"{{unsure: {_cell(cell._replace(certain=True))}}}"
    if not cell.raw.strip():
        return "null"
    raw = cell.raw.strip()
    return raw if _PLAIN_NUMBER.fullmatch(raw) else _quoted(raw)


def _figures(group: FigureGroup) -> Iterator[str]:
    parts = ", ".join(f"{_quoted(part.label)}: {_cell(part.cell)}" for part in group.parts)
    unit = f", unit: {_quoted(group.total.cell.unit)}" if group.total.cell.unit else ""
    total = _cell(group.total.cell)
    yield f"      - {{label: {_quoted(group.total.label)}{unit}, total: {total}, parts: {{{parts}}}}}"


def _quoted(text: str) -> str:
    """A double-quoted scalar: JSON's strings are YAML's."""
    return json.dumps(" ".join(_NO_YAML.sub(" ", text).split("\n")).strip(), ensure_ascii=False)


def _comment(text: str) -> str:
    return " ".join(_NO_YAML.sub(" ", text).split())


def _column_label(spec: TableSpec | None, index: int) -> str:
    return spec.columns[index].label if spec is not None and index < len(spec.columns) else str(index + 1)


def _row_label(spec: TableSpec | None, row: Row) -> str:
    """The printed label; of a row that the form prints without one, any text may have taken its place."""
    official = spec.row(row.id) if spec is not None else None
    return "" if official is not None and official.unlabelled else row.label.value


class CellRow(NamedTuple):
    """One cell of one report, for tables of many reports."""

    path: str
    organ: str
    level: str
    year: int | None
    table: str
    row: str
    row_label: str
    column: str
    column_label: str
    raw: str
    value: str
    certain: bool


def cell_rows(report: Report, packs: tuple[str, ...] = ()) -> Iterator[CellRow]:
    """Every cell of every table, in the order of the report. ``value`` is empty where no number was read."""
    regime = regime_for(report.year, packs) if report.year else None
    for section in report.sections:
        for table in section.tables:
            spec = regime.table(table.id) if regime is not None else None
            for row in table.rows.values():
                for at, cell in enumerate(row.cells):
                    if cell is None:
                        continue
                    known = spec is not None and at < len(spec.columns)
                    yield CellRow(
                        path=report.path,
                        organ=report.organ.name,
                        level=report.organ.level,
                        year=report.year,
                        table=table.id,
                        row=row.id,
                        row_label=_row_label(spec, row),
                        column=spec.columns[at].id if spec is not None and known else str(at + 1),
                        column_label=_column_label(spec, at),
                        raw=cell.raw,
                        value=""
                        if cell.value is None
                        else format(cell.value, "f" if cell.value % 1 else ".0f"),
                        certain=cell.certain,
                    )


def as_csv(rows: Iterator[CellRow]) -> str:
    """Comma-separated, with a heading line."""
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(CellRow._fields)
    for row in rows:
        writer.writerow([*(_safe(value) for value in row[:-1]), int(row.certain)])
    return out.getvalue()


def _safe(value: Any) -> Any:
    """Spreadsheets run text that begins like a formula; a quote before it stops that."""
    if isinstance(value, str) and value[:1] in ("=", "+", "@", "\t", "\r"):
        return "'" + value
    return value


def as_json(rows: Iterator[CellRow]) -> str:
    return json.dumps([row._asdict() for row in rows], ensure_ascii=False, indent=1) + "\n"
