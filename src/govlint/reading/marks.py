"""What a report file says of its own gaps: tables, rows and cells that were not read or are not sure.

A mark stands where the figures would stand, so it goes when they are filled in. Each becomes the problem that
the reader of documents raises for the same gap; ``problems_of`` is used by who writes marks, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from govlint.regimes import load_regime, regime_ids
from govlint.regimes.model import Regime
from govlint.report.model import Problem
from govlint.report.place import Span
from govlint.report.record import NamedTuple

#: reasons why a table was not read
IMAGE, FORM = "image", "form"
#: reasons why a row was not read: its figures do not fit the columns, there are none, they are run together
COUNT, EMPTY, TOGETHER = "count", "empty", "together"
#: why figures are not sure: each may be another, the column labels name other things, the row stands twice
CELLS, COLUMNS, TWICE = "cells", "columns", "twice"
#: a figure that was not read, in a row that was; one that is not there, in a row in which the others are
FIGURE, BLANK = "figure", "blank"
#: any other reason, in somebody's own words
SAID = "said"


class Mark(NamedTuple):
    """A gap: ``kind`` is one of the words above; ``row`` is empty for whole tables. ``section`` is the number
    of the section; ``details`` are what the file gives beside the reason."""

    section: int
    table: str
    row: str
    kind: str
    span: Span
    details: Mapping[str, object] = {}


def problems_of(marks: Iterable[Mark], regime: Regime) -> list[Problem]:
    """The problems that the marks stand for, each once, in the order of the marks."""
    problems: list[Problem] = []
    told: set[tuple[object, ...]] = set()
    #: (place, kind, columns) of rows told of together to (where, first row, how many)
    groups: dict[tuple[str, str, str], tuple[Span, str, int]] = {}
    #: the columns that a row lacks
    lacking: dict[tuple[int, str, str], list[str]] = {}
    marks = list(marks)
    for mark in marks:
        spec = regime.table(mark.table)
        if spec is not None and mark.kind == BLANK:
            at = int(str(mark.details["at"]))
            names = lacking.setdefault((mark.section, mark.table, mark.row), [])
            names.append(spec.columns[at].label if at < len(spec.columns) else str(at + 1))
    for mark in marks:
        spec = regime.table(mark.table)
        if spec is None:
            continue
        row = spec.row(mark.row)
        label = row.label if row is not None else mark.row
        if mark.kind in (EMPTY, TOGETHER, BLANK):
            columns = ""
            if mark.kind == BLANK:
                columns = "、".join(lacking.pop((mark.section, mark.table, mark.row), ()))
                if not columns:
                    continue  # the row is told of already
            group = spec.name, mark.kind, columns
            span, first, count = groups.get(group, (mark.span, label, 0))
            groups[group] = span, first, count + 1
            continue
        problem = _problem(mark, label, spec.name, len(spec.columns))
        key = (mark.section, mark.kind) if mark.kind == IMAGE else _key(problem)
        if key not in told:
            told.add(key)
            problems.append(problem)
    for (place, kind, columns), (span, label, count) in groups.items():
        variant = kind if count > 1 else f"{kind}-one"
        params = {"row": label, "count": count, "columns": columns, "variant": variant}
        problems.append(Problem("STR055", span, params, place=place))
    return problems


def _problem(mark: Mark, label: str, place: str, width: int) -> Problem:
    details = mark.details
    params: dict[str, object] = {"row": label}
    rule, stops = "STR055", True
    if mark.kind == IMAGE:
        rule, params = "STR051", {"pictures": details.get("pictures", 1)}
    elif mark.kind == FORM:
        rule = "STR052"
        id_ = str(details.get("form", ""))
        names = load_regime(id_).title if id_ in regime_ids() else {"en": id_}
        params = {"printed": details.get("printed", ""), "form": names}
    elif mark.kind == COUNT:
        params |= {"printed": details.get("printed", 0), "due": details.get("due", width)}
    elif mark.kind == CELLS:
        rule = "STR061"
    elif mark.kind == COLUMNS:
        rule, params = "STR062", {"columns": width, "variant": "doubtful"}
    elif mark.kind == TWICE:
        rule = "STR063"
    elif mark.kind == FIGURE:
        rule, params = "STR061", {**params, "reason": details.get("reason", ""), "variant": "said"}
    elif mark.row:
        params |= {"reason": details.get("reason", ""), "variant": "said"}
    else:
        rule, params = "STR060", {"reason": details.get("reason", ""), "variant": "said"}
    return Problem(rule, mark.span, params, stops, place)


def _key(problem: Problem) -> tuple[object, ...]:
    return problem.rule, problem.place, str(sorted(problem.params.items(), key=str))
