"""A tree of ``report.yaml`` or JSON (format version 1) becomes a ``Report``.

Nothing here fails on a tree of the wrong shape: the checker has told what is wrong, and what can be read is
read. A value that was not read leaves ``whole`` False, so that no rule calls it absent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govlint.reading.checker import Checker, empty_value
from govlint.reading.declared_tables import Tables, cell_of, inside, raw_of
from govlint.reading.declared_text import paragraphs
from govlint.reading.fitting import Fitting, Test
from govlint.reading.marks import problems_of
from govlint.reading.original import Original, broken_off, original_of, printed_of
from govlint.reading.years import year_problems
from govlint.regimes import load_regime, regime_ids
from govlint.regimes.model import Regime
from govlint.regimes.schemas import NO_PART, shared_definitions
from govlint.regimes.shapes import Compiler, Shape
from govlint.report.model import (
    DECLARED,
    Figure,
    FigureGroup,
    Organ,
    PlainCells,
    Problem,
    Report,
    Section,
)
from govlint.report.normalise import fold
from govlint.report.place import TOP, PieceTable, Span, Text
from govlint.sources.scalars import type_of
from govlint.sources.tree import (
    LOST,
    Mapping,
    Node,
    Scalar,
    Sequence,
    Tree,
)

#: keys by which a file without ``govlint: 1`` is still taken for a report whose first line was forgotten
_TYPICAL = ("title", "sections")
#: a row's length is judged by the rules about cells
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
    original = original_of(root.get("original"))
    found, year_span, stated = _year(root, year)
    regime, news = _year_news(found, year_span, packs, original)
    tables = Tables(regime)
    sections = _sections(root.get("sections"), regime, tables)
    form = _one_cause(_form_problems(tree, root, regime), sections)
    # A year that is wrong has one finding: that no form fits it, or what is wrong with the way it is written.
    if any(problem.rule == "SRC020" for problem in news):
        form = [problem for problem in form if problem.params.get("pointer") != "/year"]
    elif any(problem.params.get("pointer") == "/year" for problem in form):
        news = [problem for problem in news if problem.rule != "SRC019"]
    problems += [*news, *form, *_untitled(root, original)]
    unread = any(problem.stops for problem in problems)
    intro = paragraphs(root.get("intro"))
    title = _text(root.get("title"))
    problems += problems_of(tables.marks, regime or load_regime(regime_ids()[-1]))
    problems += original.notes
    if (cut := broken_off(original, sections, title)) is not None:
        problems.append(cut)
    organ = _organ(root.get("organ"), regime)
    if not organ.name and title is not None and regime is not None:
        # As in a document: the title names the organ.
        from govlint.reading.identity import Title, find_organ

        named = find_organ(Title(title), (), regime)
        organ = named._replace(level=organ.level, stated=True, level_stated=True) if organ.level else named
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
        year_stated=stated and original.format in ("", *DECLARED),
        period=_period(root.get("period")),
        published=_text(root.get("published")),
        intro=intro,
        sections=tuple(sections),
        problems=tuple(problems),
        lines=tree.lines,
        whole=not (unread or original.breaks_off or _truth(root.get("excerpt"))),
        opening=bool(original.breaks_off) and original.beginning,
        tail=original.tail,
        scope=raw_of(root.get("scope")),
        origin=original.format,
        printed=(*original.printed, *_printed(root.get("sections"))),
    )


def _year_news(
    year: int, span: Span, packs: tuple[str, ...], original: Original
) -> tuple[Regime | None, list[Problem]]:
    """The regime and the news about the year. That an original gives none is among its notes."""
    regime, news = year_problems(year, span, packs)
    if not year and original.format:
        return regime, []
    if original.year in ("sentences", "name"):
        variant = "name" if original.year == "name" else ""
        params = {"year": year, "variant": variant}
        news = [Problem("SRC025", span, params, stops=False), *news]
    return regime, news


def _untitled(root: Mapping, original: Original) -> list[Problem]:
    """Titles that are left empty, though no original is there that has none."""
    if original.format:
        return []
    sections = root.get("sections")
    items = sections.items if isinstance(sections, Sequence) else []
    titles = [one.get("title") for one in (root, *items) if isinstance(one, Mapping)]
    return [empty_value(one) for one in titles if isinstance(one, Scalar) and type_of(one) == "null"]


def _printed(node: Node | None) -> Iterator[Text]:
    for item in node.items if isinstance(node, Sequence) else ():
        if isinstance(item, Mapping):
            yield from printed_of(item.get("printed"))


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
    if not isinstance(node, Scalar) or node.style == LOST or type_of(node) == "null":
        return None
    text = node.text.stripped()
    return text if text.value else None


def _truth(node: Node | None) -> bool:
    return raw_of(node).lower() in ("true", "yes", "on", "y")


def _organ(node: Node | None, regime: Regime | None) -> Organ:
    """The organ; a level that is not given is taken from the name's ending."""
    name, level = _text(node), ""
    inferred = False
    if isinstance(node, Mapping):
        name, level = _text(node.get("name")), raw_of(node.get("level"))
        inferred = _truth(node.get("inferred"))
    if name is None:
        return Organ("", level, TOP, False)
    given = bool(level) and not inferred
    if not level and regime is not None:
        from govlint.reading.levels import organ_level

        level = organ_level(name.value, regime)
    return Organ(name.value, level, name.span(), not inferred, given)


def _period(node: Node | None) -> Text | None:
    """The period as one text; ``{from, to}`` reads as ``from至to``, each date at its own place."""
    if not isinstance(node, Mapping):
        return _text(node)
    first, last = node.get("from"), node.get("to")
    if not isinstance(first, Scalar) or not isinstance(last, Scalar):
        return _text(first) or _text(last)
    begin, end = inside(first), inside(last)
    length = len(first.raw)
    pieces = [(0, begin), (length, begin + length), (length + 1, end)]
    return Text(f"{first.raw}至{last.raw}", PieceTable(node.lines, pieces))


# --- sections, tables, figures --------------------------------------------------------------------------


def _sections(node: Node | None, regime: Regime | None, tables: Tables) -> list[Section]:
    items = node.items if isinstance(node, Sequence) else []
    return [
        _section(item, f"/sections/{index}", regime, tables)
        for index, item in enumerate(items)
        if isinstance(item, Mapping)
    ]


def _section(node: Mapping, pointer: str, regime: Regime | None, tables: Tables) -> Section:
    title = _text(node.get("title")) or Text("", node.lines, node.start)
    id_: str | None = raw_of(node.get("id")) or None
    if id_ == NO_PART:
        id_ = None
    elif id_ is None and regime is not None:
        from govlint.reading.titles import match_title

        match = match_title(regime, title.value)
        id_ = match.id if match else None
    return Section(
        id=id_,
        title=title,
        paragraphs=paragraphs(node.get("text")),
        tables=tables.read(node.get("tables"), f"{pointer}/tables", node.get("heads")),
        figures=tuple(_figures(node.get("figures"))),
        span=title.span() if title.value else node.span,
        pointer=pointer,
    )


def _figures(node: Node | None) -> list[FigureGroup]:
    groups = []
    for item in node.items if isinstance(node, Sequence) else []:
        if not isinstance(item, Mapping):
            continue
        parts = item.get("parts")
        unit = raw_of(item.get("unit"))
        total = _figure(raw_of(item.get("label")), item.get("total"), unit)
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
    cell = cell_of(node, node.pointer)
    if cell is None:
        return None
    return Figure(name, cell._replace(unit=unit) if unit and not cell.unit else cell)
