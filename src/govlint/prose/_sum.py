"""A total with its parts, and how two unequal counts resemble each other."""

from __future__ import annotations

from decimal import Decimal

from govlint.prose._adding import value_range
from govlint.prose._items import label_of
from govlint.prose._layout import Level
from govlint.prose._readings import Reading
from govlint.prose._signs import Signs, Told
from govlint.prose.figures import Figure
from govlint.prose.words import Words
from govlint.report.model import Number
from govlint.report.record import NamedTuple


class Part(NamedTuple):
    """An addend with the words that name it."""

    figure: Figure
    label: str


class Sum(NamedTuple):
    """A total and the parts a text gives for it.

    ``form``: ``parts`` (behind the total), ``bracket``, ``after`` (合计 behind the parts), ``increments``.
    ``low`` and ``high`` bound what the parts come to. ``told`` tells whether the list is exhaustive, open,
    may overlap or mixes criteria. ``doubtful`` where it isn't sure which total is meant or where the list
    ends: nothing is certain then.
    """

    total: Figure
    parts: tuple[Part, ...]
    form: str
    low: Number
    high: Number | None
    holds: bool
    told: Told
    doubtful: bool = False
    label: str = ""

    @property
    def signs(self) -> Signs:
        return self.told.signs

    @property
    def computed(self) -> Number:
        """The sum of the printed figures."""
        total: Number = 0
        for part in self.parts:
            total += part.figure.value
        return total

    @property
    def exact(self) -> bool:
        return self.total.exact and all(part.figure.exact for part in self.parts)

    @property
    def difference(self) -> Number:
        """Stated minus computed."""
        return self.total.value - self.computed


def sum_of(level: Level, reading: Reading, kind: str, words: Words, form: str = "parts") -> Sum:
    """The sum that a reading of a list gives; ``kind`` is the kind of its marker."""
    parts = tuple(Part(item.figure, item.label(level)) for item in reading.parts)
    low, high = value_range([part.figure for part in parts])
    return Sum(
        reading.total,
        parts,
        form,
        low,
        high,
        reading.holds,
        Told(level, kind, reading, words),
        reading.doubtful,
        label_of(level, reading.total_index) if reading.total_index >= 0 else "",
    )


def size_of(value: Number) -> Number:
    """The value without its sign."""
    return value if value >= 0 else -value


def near_miss(stated: Number, computed: Number) -> str:
    """How two unequal counts resemble each other: ``digit`` (one differs), ``swapped``, ``times-ten``,
    ``missing-digit``, or empty."""
    a, b = _digits(stated), _digits(computed)
    if not a or not b or a == b:
        return ""
    if len(a) == len(b):
        off = [i for i in range(len(a)) if a[i] != b[i]]
        if len(off) == 1 and len(a) > 1:
            return "digit"
        if len(off) == 2 and off[1] == off[0] + 1 and a[off[0]] == b[off[1]] and a[off[1]] == b[off[0]]:
            return "swapped"
        return ""
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    if longer == shorter + "0" * (len(longer) - len(shorter)):
        return "times-ten"
    dropped = (longer[:i] + longer[i + 1 :] for i in range(len(longer)))
    return "missing-digit" if len(shorter) > 1 and shorter in dropped else ""


def _digits(value: Number) -> str:
    if isinstance(value, Decimal):
        if value != value.to_integral_value():
            return ""
        value = int(value)
    return str(value) if value >= 0 else ""
