"""The values of a printed row, and which of them stand in which column."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.reading.heads import Heads
from govlint.reading.lexicon import lexicon
from govlint.regimes.model import TableSpec
from govlint.report.cell import parse_cell
from govlint.report.normalise import fold
from govlint.report.patterns import compiled
from govlint.report.place import Span, Text
from govlint.report.record import NamedTuple

_SIGNED = compiled(r"[+-][0-9]")


class Value(NamedTuple):
    """A value of a row as printed; ``left`` and ``right`` are its grid columns."""

    text: Text
    certain: bool = True
    left: int = 0
    right: int = 0


def is_unit(text: str) -> bool:
    """Whether a cell holds nothing but a unit: some tables have a column of them."""
    return len(text) < 8 and fold(text).value.strip() in lexicon().units


def trim(values: Sequence[Value], due: int, padded: str) -> tuple[list[Value], bool]:
    """Without surplus empty cells, and whether it is sure which ones are surplus."""
    surplus = len(values) - due
    if surplus <= 0:
        return list(values), True
    ends = all(not one.text.value.strip() for one in values[due:])
    begins = all(not one.text.value.strip() for one in values[:surplus])
    if ends and (padded == "end" or not begins):
        return list(values[:due]), True
    if begins and (padded == "start" or not ends):
        return list(values[surplus:]), True
    if ends:
        # Empty cells on both sides and no sign which side was filled up.
        blank = all(not one.text.value.strip() for one in values)
        return list(values[:due]), blank
    return list(values), True


def by_place(heads: Heads, values: Sequence[Value]) -> list[Value] | None:
    """The values by their grid columns; None when one of them stands under several columns, or a figure
    under none."""
    placed: list[Value] = []
    ends = max(column.right for column in heads.columns)
    if any(one.left >= ends and any(sign.isdecimal() for sign in one.text.value) for one in values):
        return None
    for column in heads.columns:
        over = [one for one in values if one.left < column.right and one.right > column.left]
        if len(over) != 1 or over[0].right - over[0].left > column.right - column.left:
            return None
        placed.append(over[0])
    return placed


def by_sign(signed: Sequence[bool], values: Sequence[Value]) -> list[Value | None] | None:
    """The values of a row of which some are lost, by the one among them with a plus or minus: only a change
    has one, so it stands in the only column that ``signed`` marks. None when that does not settle them all.
    """
    marked = [at for at, one in enumerate(values) if _SIGNED.match(fold(one.text.value).value.strip())]
    if len(values) >= len(signed) or len(marked) != 1 or sum(signed) != 1:
        return None
    if any(not one.text.value.strip() for one in values):
        return None
    change, mark = signed.index(True), marked[0]
    before, behind = values[:mark], values[mark + 1 :]
    if len(before) not in (0, change) or len(behind) not in (0, len(signed) - change - 1):
        return None
    lost: list[Value | None] = [None] * len(signed)
    return [
        *(before or lost[:change]),
        values[mark],
        *(behind or lost[change + 1 :]),
    ]


def closed_up(values: Sequence[Value], spec: TableSpec) -> int:
    """How many figures a row has that lost its empty cells on the way, so that its total stands among its
    parts: 3, 3, then nothing under seven columns. 0 where the row gives no sign of it."""
    kinds = [column.kind for column in spec.columns]
    if len(values) != len(kinds) or kinds.count("total") != 1 or kinds[-1] != "total":
        return 0
    filled = [one for one in values if one.text.value.strip()]
    count = len(filled)
    if not 2 <= count < len(kinds) or filled[-1] is not values[count - 1]:
        return 0
    cells = [parse_cell(one.text.value, Span()).value for one in filled]
    whole, parts = cells[-1], [one for one in cells[:-1] if one is not None]
    return count if whole and len(parts) == count - 1 and sum(parts) == whole else 0
