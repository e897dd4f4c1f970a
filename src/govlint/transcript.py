"""A report that was read, written down again: as report.yaml, or its tables as rows for researchers.

What was uncertain in the reading is said in comments, for a person to look at before the file is used.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from govlint.output._view import fill, in_language
from govlint.regimes import load_regime, regime_for
from govlint.regimes.model import Regime, TableSpec
from govlint.report.model import Cell, FigureGroup, Paragraph, Report, Row, Section, Table
from govlint.report.patterns import compiled
from govlint.report.record import NamedTuple
from govlint.rules import all_rules

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

    def lines(self) -> Iterator[str]:
        report = self.report
        yield from self._remarks()
        yield "govlint: 1"
        if report.title is not None:
            yield f"title: {_quoted(report.title.value)}"
        if report.organ.name:
            # A level that was only inferred must not become one that somebody declared.
            declared = report.organ.level if report.format in ("yaml", "json") else ""
            level = f", level: {declared}" if declared else ""
            yield f"organ: {{name: {_quoted(report.organ.name)}{level}}}"
        if report.year is not None:
            yield f"year: {report.year}"
        if report.scope:
            yield f"scope: {report.scope}"
        if not report.whole:
            yield "excerpt: true"
        if report.period is not None:
            yield f"period: {_quoted(report.period.value)}"
        if report.published is not None:
            yield f"published: {_quoted(report.published.value)}"
        yield from _block("intro", report.intro, "")
        if not report.sections:
            yield "sections: []"
            return
        yield "sections:"
        for section in report.sections:
            yield from self._section(section)

    def _remarks(self) -> Iterator[str]:
        """What was not read, or not read with certainty, before anything else."""
        yield f"# {_comment(self.report.path)}"
        for problem in self.report.problems:
            rule = all_rules()[problem.rule].rule
            params = dict(problem.params)
            texts = rule.message.get(str(params.get("variant", "")), rule.message[""])
            said = fill(in_language(texts, self.lang), params, self.lang)
            yield f"# {problem.rule} {_comment(f'{problem.place}: {said}' if problem.place else said)}"

    def _section(self, section: Section) -> Iterator[str]:
        first = "  - "
        if section.id:
            yield f"{first}id: {section.id}"
            first = "    "
        yield f"{first}title: {_quoted(section.title.value)}"
        yield from _block("text", section.paragraphs, "    ")
        tables = [table for table in section.tables if table.rows]
        for table in section.tables:
            if not table.rows:
                said = "未读取" if self.lang == "zh" else "not read"
                form = f" ({load_regime(table.form).title[self.lang]})" if table.form else ""
                yield f"    # {table.id}: {said}{form}"
        if tables:
            yield "    tables:"
            for table in tables:
                yield from self._table(table)
        if section.figures:
            yield "    figures:"
            for group in section.figures:
                yield from _figures(group)

    def _table(self, table: Table) -> Iterator[str]:
        spec = self.regime.table(table.id)
        columns = "、".join(column.label for column in spec.columns) if spec is not None else ""
        yield f"      {table.id}:{f'  # {_comment(columns)}' if columns else ''}"
        for row in table.rows.values():
            cells = ", ".join(_cell(cell) for cell in row.cells)
            doubts = [
                _column_label(spec, at)
                for at, cell in enumerate(row.cells)
                if cell is not None and not cell.certain
            ]
            doubt = ""
            if doubts:
                doubt = f" ({'不确定' if self.lang == 'zh' else 'uncertain'}: {'、'.join(doubts)})"
            said = _comment(_row_label(spec, row) + doubt)
            yield f"        {row.id}: [{cells}]" + (f"  # {said}" if said else "")


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


def _cell(cell: Cell | None) -> str:
    """The cell as it stands in the original; a figure plainly, anything else in quotes."""
    if cell is None or not cell.raw.strip():
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
