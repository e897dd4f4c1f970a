"""Whether the sums of a table hold, told fast where all its cells are plain figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from govlint.regimes.expression import Linear
from govlint.regimes.model import Identity
from govlint.report.model import Number
from govlint.rules._tables import Sheet

#: the rule code of identities that are sums
EQUALITY = "SUM001"


def plainly_holds(sheet: Sheet) -> bool:
    """Whether a table of nothing but plain figures satisfies all its sums: the usual case, settled fast."""
    figures = sheet.exact()
    if not figures:
        return not sheet.table.rows
    for identity in sheet.spec.identities:
        if identity.rule != EQUALITY:
            continue
        for form in identity.expression.linear or ():
            terms = _terms(sheet, identity, form, figures)
            if terms is None or not _adds_up(terms, form.constant):
                return False
    return True


def _terms(
    sheet: Sheet, identity: Identity, form: Linear, figures: Mapping[str, Sequence[Number]]
) -> list[tuple[Sequence[Number], Number]] | None:
    """The addends of a sum, each for all rows or columns at once, with its factor; none where a row is
    missing, None where that takes a closer look."""
    terms = form.coefficients.items()
    if identity.each == "row":
        columns = list(zip(*figures.values(), strict=True))
        return [(columns[sheet.index(name)], factor) for name, factor in terms]
    if identity.each != "column":
        return None
    missing = [name for name, _ in terms if name not in figures]
    if missing:
        return None if any(sheet.row((name, "")).parent in figures for name in missing) else []
    return [(figures[name], factor) for name, factor in terms]


def _adds_up(terms: Sequence[tuple[Sequence[Number], Number]], constant: Number) -> bool:
    """Whether a sum comes to 0 on every row or column."""
    sides: dict[Number, list[Sequence[Number]]] = {1: [], -1: []}
    for values, factor in terms:
        side = 1 if factor > 0 else -1
        size = factor * side
        sides[side].append(values if size == 1 else [value * size for value in values])
    left, right = (list(map(sum, zip(*sides[side], strict=True))) for side in (1, -1))
    if constant or not (left and right):
        zeros = [0] * max(len(left), len(right))
        return all(a - b == -constant for a, b in zip(left or zeros, right or zeros, strict=True))
    return left == right
