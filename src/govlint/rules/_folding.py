"""What readers could not read, told once for each cause.

A copy that has lost the blank cells of a table leaves hardly a row that fits its columns. The reader says so
row by row, since each row's gap is a fact of its own; a clerk needs to be told once.
"""

from __future__ import annotations

from collections.abc import Sequence

from govlint.report.finding import Related
from govlint.report.model import Problem

#: the rule whose problems name rows one by one
_ROW = "STR055"
#: so many rows are still told one by one
_FEW = 2


def folded(problems: Sequence[Problem]) -> list[Problem]:
    """The problems, where the rows of one table that do not fit its columns are one problem, at the first."""
    uneven: dict[str, list[Problem]] = {}
    for one in problems:
        if one.rule == _ROW and "due" in one.params:
            uneven.setdefault(one.place, []).append(one)
    #: what is told in place of a problem; None where the first of its table tells of it
    told: dict[int, Problem | None] = {}
    for first, *others in uneven.values():
        if len(others) >= _FEW:
            params = {
                "row": first.params["row"],
                "due": first.params["due"],
                "count": 1 + len(others),
                "related": [Related(one.span, str(one.params["row"])) for one in others],
                "variant": "many",
            }
            told |= {id(one): None for one in others}
            told[id(first)] = first._replace(params=params)
    return [new for one in problems if (new := told.get(id(one), one)) is not None]
