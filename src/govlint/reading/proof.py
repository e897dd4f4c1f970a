"""Whether a table's own sums bear out figures that stand under columns named after something else."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from govlint.regimes.expression import Linear
from govlint.regimes.model import TableSpec
from govlint.report.model import Number, Row


def borne_out(spec: TableSpec, rows: Mapping[str, Row], doubted: Collection[str]) -> bool:
    """Whether the figures of the ``doubted`` rows can only belong to the columns they were read into.

    Every firm sum along these rows and down their columns must be there to work out, and hold. The sums must
    tie each of them to rows read without doubt: among doubted rows alone two columns could change places
    unseen.
    """
    figures = {id_: plain for id_, row in rows.items() if (plain := row.figures(doubted=True))}
    if not all(id_ in figures for id_ in doubted):
        return False
    along = False
    tied: set[str] = set()
    for identity in spec.identities:
        firm = identity.severity == "error" and not (identity.levels or identity.first or identity.last)
        for form in (identity.expression.linear or ()) if firm else ():
            names = list(form.coefficients)
            if identity.each == "row":
                along = True
                places = [spec.column_index(name) for name in names]
                lines = [[figures[id_][place] for place in places] for id_ in doubted]
            elif identity.each == "column" and any(name in doubted for name in names):
                if not all(name in figures for name in names):
                    return False
                lines = [list(line) for line in zip(*(figures[name] for name in names), strict=True)]
                if not all(name in doubted for name in names):
                    tied.update(names)
            else:
                continue
            if any(_off(form, line) for line in lines):
                return False
    return along and all(id_ in tied for id_ in doubted)


def _off(form: Linear, figures: Sequence[Number]) -> Number:
    """What the sum misses, 0 where it holds."""
    off: Number = form.constant
    for factor, figure in zip(form.coefficients.values(), figures, strict=True):
        off += factor * figure
    return off
