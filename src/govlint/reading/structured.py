"""A tree of ``report.yaml`` or JSON (format version 1) becomes a ``Report``.

Nothing here fails on a tree of the wrong shape: the checker has told what is wrong, and what can be read is
read. A value that was not read leaves ``whole`` False, so that no rule calls it absent.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from govlint.reading.checker import Checker
from govlint.reading.declared_text import paragraphs
from govlint.reading.fitting import Fitting, Test
from govlint.reading.years import year_problems
from govlint.regimes import load_regime, regime_ids
from govlint.regimes.model import Regime
from govlint.regimes.schemas import shared_definitions
from govlint.regimes.shapes import Compiler, Shape
from govlint.report.cell import parse_cell
from govlint.report.model import (
    Cell,
    Figure,
    FigureGroup,
    Organ,
    PlainCells,
    Problem,
    Report,
    Row,
    Section,
    Table,
)
from govlint.report.normalise import fold
from govlint.report.place import TOP, PieceTable, Span, Text
from govlint.sources.tree import (
    DOUBLE,
    LOST,
    PLAIN,
    SINGLE,
    STRING,
    FigureRow,
    Mapping,
    Node,
    Scalar,
    Sequence,
    Tree,
    escaped,
)

#: keys by which a file without ``govlint: 1`` is still taken for a report whose first line was forgotten
_TYPICAL = ("title", "sections")
#: faults that leave a value unread or unreadable; a row's length is judged by the rules about cells
_COUNTS = ("too-few", "too-many")


def report_from_tree(tree: Tree, packs: tuple[str, ...] = (), year: int = 0) -> Report:
    """The report in ``tree``; ``year`` is used when the file does not state its year.

    Every problem of form is in ``problems`` (SRC010 to SRC014, SRC019 to SRC021)."""
    root = tree.root
    problems = list(tree.problems)
    if not isinstance(root, Mapping) or not _is_report(root):
        if root is not None:
            problems.append(Problem("SRC014", TOP))
        return Report(tree.path, tree.format, problems=tuple(problems), lines=tree.lines, whole=False)
    found, year_span, stated = _year(root, year)
    regime, news = year_problems(found, year_span, packs)
    sections = tuple(_sections(root.get("sections"), regime))
    form = _one_cause(_form_problems(tree, root, regime), sections)
    # A year that is wrong has one finding: that no form fits it, or what is wrong with the way it is written.
    if any(problem.rule == "SRC020" for problem in news):
        form = [problem for problem in form if problem.params.get("pointer") != "/year"]
    elif any(problem.params.get("pointer") == "/year" for problem in form):
        news = [problem for problem in news if problem.rule != "SRC019"]
    problems += news + form
    unread = any(problem.stops for problem in problems)
    intro = paragraphs(root.get("intro"))
    title = _text(root.get("title"))
    organ = _organ(root.get("organ"), regime)
    if not organ.name and title is not None and regime is not None:
        # As in a document: the title names the organ.
        from govlint.reading.identity import Title, find_organ

        named = find_organ(Title(title), (), regime)
        organ = named._replace(level=organ.level, stated=True) if organ.level else named
    if not organ.level and regime is not None:
        from govlint.reading.voice import voiced

        spoken = [*intro, *(one for section in sections for one in section.paragraphs)]
        organ = voiced(organ, spoken, regime)
    return Report(
        path=tree.path,
        format=tree.format,
        title=title,
        organ=organ,
        year=found or None,
        year_span=year_span,
        year_stated=stated,
        period=_period(root.get("period")),
        published=_text(root.get("published")),
        intro=intro,
        sections=sections,
        problems=tuple(problems),
        lines=tree.lines,
        whole=not unread and not _truth(root.get("excerpt")),
        scope=_raw(root.get("scope")),
    )


def _is_report(root: Mapping) -> bool:
    return "govlint" in root.pairs or all(name in root.pairs for name in _TYPICAL)


def _year(root: Mapping, fallback: int) -> tuple[int, Span, bool]:
    """The report year, where it was read, and whether ``year:`` says it. 0 when unknown."""
    node = root.get("year")
    if isinstance(node, Scalar):
        digits = fold(node.raw).value.strip()
        if digits.isdecimal() and len(digits.lstrip("0")) == 4:
            return int(digits), node.span, True
    if fallback:
        return fallback, TOP, False
    title = _text(root.get("title"))
    if title is not None:
        from govlint.reading.identity import title_year

        read = title_year(title)
        if read is not None:
            return *read, False
    return 0, TOP, False


def _form_problems(tree: Tree, root: Mapping, regime: Regime | None) -> list[Problem]:
    """What the regime's schema finds. Without a known year only what all regimes have in common counts."""
    judged = regime or load_regime(regime_ids()[-1])
    shape, fits = _shape(judged, json=tree.format == "json")
    if fits(root):
        return []
    kept = []
    for problem in Checker(shape, json=tree.format == "json").check(root):
        pointer = str(problem.params.get("pointer", ""))
        in_table = pointer.startswith("/sections/") and pointer.split("/")[3:4] == ["tables"]
        if in_table and (regime is None or problem.params.get("variant") in _COUNTS):
            continue
        kept.append(problem)
    return kept


def _one_cause(problems: list[Problem], sections: Iterable[Section]) -> list[Problem]:
    """Without what the rules about cells will say: that a cell is no figure explains its ambiguity."""
    if not problems:
        return problems
    unreadable = {
        cell.pointer
        for section in sections
        for table in section.tables
        for row in table.rows.values()
        if not isinstance(row.cells, PlainCells)
        for cell in row.cells
        if cell is not None and cell.kind == "text"
    }
    return [
        problem
        for problem in problems
        if problem.params.get("pointer") not in unreadable
        or not (problem.rule == "SRC013" or problem.params.get("variant") == "truth")
    ]


#: by identity of the regime, which is kept so that the identity stays its own, and by format
_shapes: dict[tuple[int, bool], tuple[Regime, Shape, Test]] = {}


def _shape(regime: Regime, json: bool) -> tuple[Shape, Test]:
    """The shape that the regime's schema demands, and the quick test for it."""
    known = _shapes.get((id(regime), json))
    if known is None:
        shape = Compiler(regime.schema, {"report.json": {"$defs": shared_definitions()}}).shape()
        known = _shapes[id(regime), json] = (regime, shape, Fitting(json).test(shape))
    return known[1:]


# --- values ---------------------------------------------------------------------------------------------


def _text(node: Node | None) -> Text | None:
    if not isinstance(node, Scalar) or node.style == LOST:
        return None
    text = node.text.stripped()
    return text if text.value else None


def _raw(node: Node | None) -> str:
    return node.raw.strip() if isinstance(node, Scalar) else ""


def _truth(node: Node | None) -> bool:
    return _raw(node).lower() in ("true", "yes", "on", "y")


def _organ(node: Node | None, regime: Regime | None) -> Organ:
    """The organ; a level that is not given is taken from the name's ending."""
    name, level = _text(node), ""
    if isinstance(node, Mapping):
        name, level = _text(node.get("name")), _raw(node.get("level"))
    if name is None:
        return Organ("", level, TOP, False)
    if not level and regime is not None:
        from govlint.reading.levels import organ_level

        level = organ_level(name.value, regime)
    return Organ(name.value, level, name.span())


def _period(node: Node | None) -> Text | None:
    """The period as one text; ``{from, to}`` reads as ``from至to``, each date at its own place."""
    if not isinstance(node, Mapping):
        return _text(node)
    first, last = node.get("from"), node.get("to")
    if not isinstance(first, Scalar) or not isinstance(last, Scalar):
        return _text(first) or _text(last)
    begin, end = _inside(first), _inside(last)
    length = len(first.raw)
    pieces = [(0, begin), (length, begin + length), (length + 1, end)]
    return Text(f"{first.raw}至{last.raw}", PieceTable(node.lines, pieces))


# --- sections, tables, figures --------------------------------------------------------------------------


def _sections(node: Node | None, regime: Regime | None) -> list[Section]:
    items = node.items if isinstance(node, Sequence) else []
    return [
        _section(item, f"/sections/{index}", regime)
        for index, item in enumerate(items)
        if isinstance(item, Mapping)
    ]


def _section(node: Mapping, pointer: str, regime: Regime | None) -> Section:
    title = _text(node.get("title")) or Text("", node.lines, node.start)
    id_: str | None = _raw(node.get("id")) or None
    if id_ is None and regime is not None:
        from govlint.reading.titles import match_title

        match = match_title(regime, title.value)
        id_ = match.id if match else None
    return Section(
        id=id_,
        title=title,
        paragraphs=paragraphs(node.get("text")),
        tables=tuple(_tables(node.get("tables"), f"{pointer}/tables")),
        figures=tuple(_figures(node.get("figures"))),
        span=title.span() if title.value else node.span,
        pointer=pointer,
    )


def _tables(node: Node | None, base: str) -> list[Table]:
    if not isinstance(node, Mapping):
        return []
    found = []
    for name, (key, value) in node.pairs.items():
        if isinstance(value, Mapping):
            pointer = f"{base}/{escaped(name)}"
            found.append(Table(name, None, _rows(value, pointer), key.span, pointer))
    return found


def _rows(node: Mapping, base: str) -> dict[str, Row]:
    rows: dict[str, Row] = {}
    for name, (key, value) in node.pairs.items():
        pointer = f"{base}/{escaped(name)}"
        cells: list[Cell | None]
        if isinstance(value, FigureRow):
            made = partial(_figure_cells, value, pointer)
            rows[name] = Row(name, key.text, PlainCells(value.values, made), key.span, pointer)
            continue
        if isinstance(value, Sequence):
            cells = [_cell(item, f"{pointer}/{index}") for index, item in enumerate(value.items)]
        elif isinstance(value, Scalar):  # a row of one value may stand without brackets
            cells = [_cell(value, pointer)]
        else:
            continue
        # The number of cells is left as it stands: too few or too many is a finding of the rules on cells.
        rows[name] = Row(name, key.text, tuple(cells), key.span, pointer)
    return rows


def _figure_cells(row: FigureRow, pointer: str) -> tuple[Cell, ...]:
    """The cells of a row of plain figures, all on one line."""
    line, column = row.lines.locate(row.start)
    shift = column - row.start
    cells = []
    for index, (start, raw) in enumerate(row.figures()):
        first = start + shift
        cells.append(parse_cell(raw, Span(line, first, line, first + len(raw)), f"{pointer}/{index}"))
    return tuple(cells)


def _cell(node: Node, pointer: str) -> Cell | None:
    """A cell, read from the characters that stand there; None where the value was refused."""
    if not isinstance(node, Scalar) or node.style == LOST:
        return None
    raw = node.raw
    if node.style == PLAIN and raw in ("~", "null", "Null", "NULL"):
        raw = ""
    return parse_cell(raw, _cell_span(node), pointer)


def _cell_span(node: Scalar) -> Span:
    """The value without its quotes, so that a cell's place is its figure's."""
    length, start = len(node.raw), _inside(node)
    if node.end - start == length + start - node.start:
        line, column = node.lines.locate(start)
        return Span(line, column, line, column + length)
    return node.text.span()


def _inside(node: Scalar) -> int:
    """Where the value begins, behind an opening quote."""
    return node.start + (node.style in (SINGLE, DOUBLE, STRING))


def _figures(node: Node | None) -> list[FigureGroup]:
    groups = []
    for item in node.items if isinstance(node, Sequence) else []:
        if not isinstance(item, Mapping):
            continue
        parts = item.get("parts")
        unit = _raw(item.get("unit"))
        total = _figure(_raw(item.get("label")), item.get("total"), unit)
        if total is None or not isinstance(parts, Mapping):
            continue
        addends = [_figure(name, value, unit) for name, _, value in parts.items()]
        known = tuple(one for one in addends if one is not None)
        # A part that could not be read would make the sum wrong.
        if known and len(known) == len(addends):
            groups.append(FigureGroup(total, known, item.span, item.pointer))
    return groups


def _figure(name: str, node: Node | None, unit: str) -> Figure | None:
    if node is None:
        return None
    cell = _cell(node, node.pointer)
    if cell is None:
        return None
    return Figure(name, cell._replace(unit=unit) if unit and not cell.unit else cell)
