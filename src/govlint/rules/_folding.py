"""What readers could not read, told once for each cause.

A copy that has lost the blank cells of a table leaves hardly a row that fits its columns. The reader says so
row by row, since each row's gap is a fact of its own; a clerk needs to be told once.
"""

from __future__ import annotations

from collections.abc import Iterable

from govlint.report.finding import Related
from govlint.report.model import Problem

#: the rule whose problems name rows one by one
_ROW = "STR055"
#: so many rows are still told one by one
_FEW = 2


def folded(problems: Iterable[Problem]) -> list[Problem]:
    """The problems, where the rows of one table that do not fit its columns are one problem, at the first."""
    kept: list[Problem] = []
    uneven: dict[str, list[Problem]] = {}
    for one in problems:
        kept.append(one)
        if one.rule == _ROW and "due" in one.params:
            uneven.setdefault(one.place, []).append(one)
    for rows in uneven.values():
        if len(rows) > _FEW:
            first = rows[0]
            related = [Related(row.span, str(row.params["row"])) for row in rows[1:]]
            params = {
                "row": first.params["row"],
                "due": first.params["due"],
                "count": len(rows),
                "related": related,
                "variant": "many",
            }
            others = {id(row) for row in rows[1:]}
            kept = [
                one._replace(params=params) if one is first else one for one in kept if id(one) not in others
            ]
    return kept
