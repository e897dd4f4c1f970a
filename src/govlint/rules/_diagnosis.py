"""Which cells are wrong: the smallest changes that repair every broken sum, like a parity check.

A wrong cell breaks each equality it stands in and no other. The search turns that round: it looks for the
fewest cells whose change satisfies all equalities again, the intact ones included. It knows no regime and
no report, only figures by key and linear equalities over them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from govlint.report.cell import is_whole
from govlint.report.model import Number
from govlint.report.record import NamedTuple
from govlint.report.typed import TypeVar

#: a cell: row and column
Key = tuple[str, str]
Item = TypeVar("Item", bound=Hashable)
#: the changes of one repair: key to new figure
Changes = Mapping[Key, Number]
#: whether a key may take a figure (counts are whole and not negative)
Allowed = Callable[[Key, Number], bool]

#: so many wrong cells are looked for together; more are peeled off one by one
_MOST_TOGETHER = 3
#: steps of one search, against tables that are wrong everywhere
_MOST_STEPS = 60_000
#: more repairs than this say nothing to anyone
_MOST_REPAIRS = 60


class Equality(NamedTuple):
    """``constant + sum(coefficient * figure) == 0``, by ``id``."""

    id: str
    terms: tuple[tuple[Key, Number], ...]
    constant: Number = 0


class Cause(NamedTuple):
    """Broken equalities that belong together, and the equally small repairs; none when none was found."""

    broken: tuple[str, ...]
    repairs: tuple[Changes, ...]


def diagnose(figures: Mapping[Key, Number], equalities: Sequence[Equality], allowed: Allowed) -> list[Cause]:
    """The causes behind all broken equalities, in the order in which the equalities are given."""
    system = _System(figures, equalities, allowed)
    residuals = system.residuals()
    if not residuals:
        return []
    causes: list[Cause] = []
    for part in system.components(residuals):
        causes += _explained(system, part)
    order = {equality.id: index for index, equality in enumerate(equalities)}
    return sorted(causes, key=lambda cause: min(order[id_] for id_ in cause.broken))


def _explained(system: _System, residuals: dict[int, Number]) -> list[Cause]:
    repairs = system.smallest(residuals)
    if repairs:
        return list(_separated(system, residuals, repairs))
    causes: list[Cause] = []
    # Too many at once: take off what can be one cell only, and look again at what is left.
    while found := system.certain_step(residuals):
        key, delta, mended = found
        causes.append(Cause(system.ids(mended), ({key: system.figures[key] + delta},)))
        residuals = {at: value for at, value in residuals.items() if at not in mended}
        repairs = system.smallest(residuals) if residuals else []
        if repairs:
            return causes + list(_separated(system, residuals, repairs))
    rest = _linked(residuals, lambda one, other: bool(system.keys(one) & system.keys(other)))
    return causes + [Cause(system.ids(part), ()) for part in rest]


def _separated(system: _System, residuals: dict[int, Number], repairs: list[Changes]) -> Iterator[Cause]:
    """One cause for each set of broken equalities that every repair treats on its own."""
    touched: list[tuple[frozenset[int], dict[Key, Number]]] = []
    for repair in repairs:
        cells = list(repair)
        for group in _linked(cells, lambda one, other: bool(system.at(one) & system.at(other))):
            broken = frozenset(at for key in group for at in system.at(key) if at in residuals)
            touched.append((broken, {key: repair[key] for key in group}))
    parts: list[set[int]] = []
    for broken, _ in touched:
        joined = set(broken)
        for part in [part for part in parts if part & joined]:
            joined |= part
            parts.remove(part)
        parts.append(joined)
    for part in parts:
        found: dict[frozenset[tuple[Key, Number]], Changes] = {}
        for repair in repairs:
            own = {key: value for key, value in repair.items() if system.at(key) & part}
            found[frozenset(own.items())] = own
        yield Cause(system.ids(part), tuple(found.values()))


class _System:
    """The equalities, indexed by cell."""

    def __init__(
        self, figures: Mapping[Key, Number], equalities: Sequence[Equality], allowed: Allowed
    ) -> None:
        self.figures = figures
        self.equalities = equalities
        self.allowed = allowed
        # In the order of the terms, so that repairs come out in the same order every time.
        self._order = [tuple(key for key, factor in one.terms if factor) for one in equalities]
        self._keys = [frozenset(keys) for keys in self._order]
        self._factors: dict[Key, list[tuple[int, Number]]] = {}
        for index, equality in enumerate(equalities):
            for key, factor in equality.terms:
                if factor:
                    self._factors.setdefault(key, []).append((index, factor))
        self._at = {key: frozenset(at for at, _ in found) for key, found in self._factors.items()}
        self._reach = max((len(found) for found in self._factors.values()), default=1)

    def keys(self, index: int) -> frozenset[Key]:
        return self._keys[index]

    def at(self, key: Key) -> frozenset[int]:
        return self._at[key]

    def ids(self, indexes: Iterable[int]) -> tuple[str, ...]:
        return tuple(self.equalities[index].id for index in sorted(indexes))

    def residuals(self) -> dict[int, Number]:
        """What is left of each broken equality, by its index."""
        found: dict[int, Number] = {}
        for index, equality in enumerate(self.equalities):
            left = equality.constant
            for key, factor in equality.terms:
                left += factor * self.figures[key]
            if left:
                found[index] = left
        return found

    def components(self, residuals: dict[int, Number]) -> list[dict[int, Number]]:
        """The broken equalities, split where no equality at all links them."""
        linked = _linked(
            range(len(self.equalities)), lambda one, other: bool(self._keys[one] & self._keys[other])
        )
        parts = [{at: residuals[at] for at in group if at in residuals} for group in linked]
        return [part for part in parts if part]

    def smallest(self, residuals: dict[int, Number]) -> list[Changes]:
        """All repairs with the fewest changes; empty when more than a few cells would be needed."""
        for size in range(1, _MOST_TOGETHER + 1):
            found: dict[frozenset[tuple[Key, Number]], Changes] = {}
            self._steps = 0
            self._search(residuals, size, {}, found)
            if found:
                return list(found.values())[:_MOST_REPAIRS]
            if self._steps > _MOST_STEPS:
                break
        return []

    def _search(
        self,
        residuals: dict[int, Number],
        left: int,
        deltas: dict[Key, Number],
        found: dict[frozenset[tuple[Key, Number]], Changes],
    ) -> None:
        if not residuals:
            changes = {key: self.figures[key] + delta for key, delta in deltas.items()}
            if all(self.allowed(key, value) for key, value in changes.items()):
                found[frozenset(changes.items())] = changes
            return
        if not left or len(residuals) > left * self._reach or self._steps > _MOST_STEPS:
            return
        # The last change must sit in every equality still broken; before it, any broken equality may be
        # the one that a single change decides.
        starts = [min(residuals, key=lambda at: len(self._keys[at]))] if left == 1 else list(residuals)
        for start in starts:
            for key in self._order[start]:
                if key in deltas or (left == 1 and self._at[key] != residuals.keys()):
                    continue
                self._steps += 1
                delta = self._delta(key, start, residuals[start])
                if delta is None:
                    continue
                self._search(self._after(key, delta, residuals), left - 1, {**deltas, key: delta}, found)

    def _delta(self, key: Key, index: int, residual: Number) -> Number | None:
        """The change of a cell that satisfies an equality; None when no exact one exists."""
        factor = next(factor for at, factor in self._factors[key] if at == index)
        if factor in (1, -1):
            return -residual * factor
        if isinstance(residual, int) and isinstance(factor, int):
            return -(residual // factor) if residual % factor == 0 else None
        return Decimal(-residual) / Decimal(factor)

    def _after(self, key: Key, delta: Number, residuals: dict[int, Number]) -> dict[int, Number]:
        after = dict(residuals)
        for at, factor in self._factors[key]:
            value = after.get(at, 0) + factor * delta
            if value:
                after[at] = value
            else:
                after.pop(at, None)
        return after

    def certain_step(self, residuals: dict[int, Number]) -> tuple[Key, Number, frozenset[int]] | None:
        """A cell whose change mends at least two broken equalities, breaks none, and has no rival."""
        steps: list[tuple[Key, Number, frozenset[int]]] = []
        for key, found in self._factors.items():
            if len(found) < 2 or not self._at[key] <= residuals.keys():
                continue
            delta = self._delta(key, found[0][0], residuals[found[0][0]])
            if delta is None or not self.allowed(key, self.figures[key] + delta):
                continue
            if all(residuals[at] == -factor * delta for at, factor in found):
                steps.append((key, delta, self._at[key]))
        for step in steps:
            if not any(step[2] & other[2] for other in steps if other is not step):
                return step
        return None


def _linked(items: Iterable[Item], related: Callable[[Item, Item], bool]) -> list[list[Item]]:
    """The items in groups such that related ones share a group."""
    groups: list[list[Item]] = []
    for item in items:
        near = [group for group in groups if any(related(item, other) for other in group)]
        joined = [one for group in near for one in group]
        groups = [group for group in groups if group not in near]
        groups.append([*joined, item])
    return groups


def pattern(old: Number | None, new: Number) -> str:
    """How the wrong figure comes from the right one: ``blank``, ``digits-swapped``, ``digit``,
    ``times-ten`` (a digit too many or too few); empty when neither looks like it."""
    if old is None:
        return "blank"
    if not (is_whole(old) and is_whole(new)) or old < 0 or new < 0:
        return ""
    wrong, right = str(int(old)), str(int(new))
    if len(wrong) == len(right):
        off = [at for at in range(len(wrong)) if wrong[at] != right[at]]
        if len(off) == 2 and wrong[off[0]] == right[off[1]] and wrong[off[1]] == right[off[0]]:
            return "digits-swapped"
        return "digit" if len(off) == 1 and len(wrong) > 1 else ""
    longer, shorter = (wrong, right) if len(wrong) > len(right) else (right, wrong)
    if len(longer) - len(shorter) > 1 or shorter == "0":
        return "times-ten" if shorter != "0" and longer == shorter.ljust(len(longer), "0") else ""
    return "times-ten" if any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))) else ""
