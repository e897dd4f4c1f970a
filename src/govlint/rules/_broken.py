"""The broken sums of a report's tables, each root cause once: shared by the rules on sums and on cells."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from govlint.report.cell import is_whole
from govlint.report.finding import Repair
from govlint.report.model import Number
from govlint.report.record import NamedTuple
from govlint.rules._check import Check
from govlint.rules._diagnosis import Cause, Changes, Equality, Key, diagnose, pattern
from govlint.rules._plain_sums import EQUALITY, plainly_holds
from govlint.rules._previous import Before, before_of, fails
from govlint.rules._tables import Instance, Sheet, Sides, figure, instances, sheets_of, sides

_SEVERITIES = ("error", "warning", "info")


class Due(NamedTuple):
    """An equality that can be evaluated. ``open`` says that a blank cell stands in it, ``sure`` that every
    cell was read with certainty."""

    instance: Instance
    sides: Sides
    equality: Equality
    open: bool
    sure: bool

    @property
    def keys(self) -> tuple[Key, ...]:
        return tuple(key for key, _ in (*self.sides.computed, *self.sides.stated))

    @property
    def severity(self) -> str:
        """The identity's, at most a warning in a group row, whose figures are optional."""
        identity, sheet = self.instance.identity, self.instance.sheet
        if identity.severity == "error" and identity.each == "row":
            (row,) = {sheet.row(key).kind for key in self.keys}
            return "warning" if row == "header" else "error"
        return identity.severity


class Broken(NamedTuple):
    """One root cause: the equalities that fail and the equally small repairs. ``last`` is the year of the
    report that ruled out other repairs, 0 where none did."""

    sheet: Sheet
    severity: str
    failed: tuple[Due, ...]
    repairs: tuple[Changes, ...]
    last: int = 0

    @property
    def culprit(self) -> Key | None:
        """The one cell that is wrong, where only one repair of one cell exists."""
        if len(self.repairs) == 1 and len(self.repairs[0]) == 1:
            (key,) = self.repairs[0]
            return key
        return None


class Findings(NamedTuple):
    """What the sums say: contradictions between figures, and blanks that cannot mean 0."""

    broken: tuple[Broken, ...]
    #: by sheet: the blank cells that cannot be 0 and the figure that the sums ask for
    missing: tuple[tuple[Sheet, dict[Key, Number], tuple[Due, ...]], ...]

    def named(self, sheet: Sheet) -> set[Key]:
        """The cells that the only repair of a cause changes: SUM001 says that they are wrong."""
        return {
            key
            for broken in self.broken
            if broken.sheet is sheet and len(broken.repairs) == 1
            for key in broken.repairs[0]
        }

    def culprits(self, sheet: Sheet) -> set[Key]:
        """All cells that some repair changes."""
        return {
            key
            for broken in self.broken
            if broken.sheet is sheet
            for repair in broken.repairs
            for key in repair
        }

    def suspects(self, sheet: Sheet) -> set[Key]:
        """The cells of all failed equalities."""
        return {
            key
            for broken in self.broken
            if broken.sheet is sheet
            for due in broken.failed
            for key in due.keys
        }


def broken_sums(check: Check) -> Findings:
    """All broken equalities of the report, worked out once."""
    return check.shared("broken-sums", _broken_sums)


def _broken_sums(check: Check) -> Findings:
    broken: list[Broken] = []
    missing: list[tuple[Sheet, dict[Key, Number], tuple[Due, ...]]] = []
    for sheet in sheets_of(check):
        if plainly_holds(sheet):
            continue
        dues = [due for one in instances(check, sheet, sheet.spec.identities) for due in _dues(one)]
        explained: set[Key] = set()
        gaps: dict[str, Due] = {}
        # Firm identities first: what they explain is not told again by weaker ones.
        for severity in _SEVERITIES:
            level = [due for due in dues if due.severity == severity]
            found, open_ = _causes(sheet, severity, level)
            found = [one for one in found if not _explained(one, explained)]
            broken += [_settled(check, one) for one in found]
            gaps.update({due.equality.id: due for due in open_})
            explained.update(key for one in found for due in one.failed for key in due.keys)
        rest = [due for due in gaps.values() if not explained.intersection(due.keys)]
        if rest:
            missing.append((sheet, _filled(sheet, rest), tuple(rest)))
    return Findings(tuple(broken), tuple(missing))


def _settled(check: Check, one: Broken) -> Broken:
    """Of several repairs those that last year's report bears out: what is carried in must be what it carried
    forward."""
    before = before_of(check) if len(one.repairs) > 1 else None
    if before is None or before.why or not before.same:
        return one
    sheet = one.sheet
    firm = [
        identity
        for identity in sheet.spec.previous
        if identity.severity == "error"
        and all(part.operator == "==" for part in identity.expression.comparisons)
    ]
    ties = list(instances(check, sheet, firm))
    counts = [_contradictions(ties, before, changes) for changes in one.repairs]
    fewest = min(counts)
    kept = tuple(changes for changes, count in zip(one.repairs, counts, strict=True) if count == fewest)
    if len(kept) == len(one.repairs):
        return one
    return one._replace(repairs=kept, last=before.report.year or 0)


def _contradictions(ties: Sequence[Instance], before: Before, changes: Changes) -> int:
    return sum(1 for tie in ties if fails(tie, before, changes))


def _explained(one: Broken, explained: Collection[Key]) -> bool:
    return any(key in explained for due in one.failed for key in due.keys)


def _dues(instance: Instance) -> list[Due]:
    """The equalities of an identity on one row or column, where every cell is there and readable."""
    if instance.identity.rule != EQUALITY:
        return []
    found: list[Due] = []
    for number, comparison in enumerate(instance.identity.expression.comparisons):
        both = sides(instance, comparison)
        if both is None:
            continue
        terms: dict[Key, Number] = dict(both.computed)
        for key, factor in both.stated:
            terms[key] = terms.get(key, 0) - factor
        cells = [(key, instance.sheet.cell(key)) for key in terms]
        blank = sum(1 for _, cell in cells if cell is not None and cell.kind in ("blank", "mark"))
        if blank == len(cells):
            continue
        if any(
            cell is None or cell.kind in ("text", "rough") or instance.sheet.scaled(key, cell)
            for key, cell in cells
        ):
            continue
        if _is_heading(instance.sheet, both.computed) or _is_heading(instance.sheet, both.stated):
            continue
        constant = both.constants[0] - both.constants[1]
        id_ = instance.id + (f"#{number}" if number else "")
        equality = Equality(id_, tuple(terms.items()), constant)
        sure = all(cell is not None and cell.certain for _, cell in cells)
        found.append(Due(instance, both, equality, blank > 0, sure))
    return found


def _is_heading(sheet: Sheet, side: Sequence[tuple[Key, Number]]) -> bool:
    """Whether a side is one blank cell of a heading row, in which the form prints no figure."""
    if len(side) != 1 or sheet.row(side[0][0]).kind != "header":
        return False
    cell = sheet.cell(side[0][0])
    return cell is not None and cell.kind in ("blank", "mark")


def _causes(sheet: Sheet, severity: str, dues: Sequence[Due]) -> tuple[list[Broken], list[Due]]:
    """The causes among equalities of one severity, and the broken ones that a blank cell leaves open."""
    if not dues:
        return [], []
    causes = _diagnosed(sheet, dues)
    by_id = {due.equality.id: due for due in dues}
    if any(not cause.repairs for cause in causes) and any(due.open for due in dues):
        # Blanks read as 0 lead nowhere: what stands without them must stand alone.
        firm = [due for due in dues if not due.open]
        causes = _diagnosed(sheet, firm)
        failing = [due for due in dues if due.open and _residual(sheet, due)]
        found = [_cause(sheet, severity, cause, by_id) for cause in causes]
        mended = {key for one in found for repair in one.repairs for key in repair}
        return found, [due for due in failing if not mended.intersection(due.keys)]
    found = []
    open_: list[Due] = []
    for cause in causes:
        one = _cause(sheet, severity, cause, by_id)
        if (
            all(due.open for due in one.failed)
            and not _names_a_figure(sheet, one)
            and not any(_contradicts(sheet, due) for due in one.failed)
        ):
            open_ += one.failed
        else:
            found.append(one)
    return found, open_


def _contradicts(sheet: Sheet, due: Due) -> bool:
    """Whether an equality fails whatever count its blank cells stand for: they would only add to what is too
    much already."""
    left = _residual(sheet, due)
    blanks = [(key, factor) for key, factor in due.equality.terms if _blank(sheet, key, {})]
    return all(factor * left > 0 and not sheet.column(key).signed for key, factor in blanks)


def _names_a_figure(sheet: Sheet, one: Broken) -> bool:
    """Whether several sums point at one cell, which holds a figure: no blank would explain them."""
    culprit = one.culprit
    if culprit is None or len(one.failed) < 2:
        return False
    cell = sheet.cell(culprit)
    return cell is not None and cell.kind == "number"


def _cause(sheet: Sheet, severity: str, cause: Cause, by_id: dict[str, Due]) -> Broken:
    failed = tuple(by_id[id_] for id_ in cause.broken)
    # A repair that leaves a negative count or half a case where it stands repairs nothing.
    odd = {key for due in failed for key in due.keys if not _possible(sheet, key, figure(sheet, key))}
    most = max((len(odd & changes.keys()) for changes in cause.repairs), default=0)
    repairs = tuple(changes for changes in cause.repairs if len(odd & changes.keys()) == most)
    return Broken(sheet, severity, failed, repairs)


def _diagnosed(sheet: Sheet, dues: Sequence[Due]) -> list[Cause]:
    figures = {key: figure(sheet, key) for due in dues for key in due.keys}
    return diagnose(figures, [due.equality for due in dues], lambda key, value: _possible(sheet, key, value))


def _possible(sheet: Sheet, key: Key, value: Number) -> bool:
    if value < 0 and not sheet.column(key).signed:
        return False
    return sheet.decimals(key) or is_whole(value)


def _residual(sheet: Sheet, due: Due) -> Number:
    left = due.equality.constant
    for key, factor in due.equality.terms:
        left += factor * figure(sheet, key)
    return left


def _filled(sheet: Sheet, dues: Sequence[Due]) -> dict[Key, Number]:
    """The figures that the sums ask for in blank cells, as far as one sum after the other settles them."""
    filled: dict[Key, Number] = {}
    progress = True
    while progress:
        progress = False
        for due in dues:
            blanks = [(key, factor) for key, factor in due.equality.terms if _blank(sheet, key, filled)]
            if len(blanks) != 1:
                continue
            (key, factor), left = blanks[0], due.equality.constant
            for other, weight in due.equality.terms:
                left += weight * filled.get(other, figure(sheet, other))
            value = -left * factor if factor in (1, -1) else None
            if value is not None and _possible(sheet, key, value):
                filled[key] = value
                progress = True
    return filled


def _blank(sheet: Sheet, key: Key, filled: dict[Key, Number]) -> bool:
    cell = sheet.cell(key)
    return cell is not None and cell.kind in ("blank", "mark") and key not in filled


def repairs_of(broken: Broken) -> tuple[Repair, ...]:
    """The repairs as findings carry them, the likelier first: those whose slip of the pen is known."""
    sheet = broken.sheet
    found = []
    for changes in broken.repairs:
        keys = list(changes)
        changed = tuple((" · ".join(sheet.place(key)), _old(sheet, key), changes[key]) for key in keys)
        found.append(Repair(changed, _named(sheet, changes), tuple(sheet.span(key) for key in keys)))
    return tuple(sorted(found, key=lambda repair: not repair.pattern))


def _old(sheet: Sheet, key: Key) -> Number | None:
    cell = sheet.cell(key)
    return cell.value if cell is not None else None


def _named(sheet: Sheet, changes: Changes) -> str:
    """The pattern of a repair: of its one change, or ``shifted`` where a figure stands one cell off."""
    keys = list(changes)
    if len(keys) == 1:
        return pattern(_old(sheet, keys[0]), changes[keys[0]])
    if len(keys) == 2 and keys[0][0] == keys[1][0]:
        order = [column.id for column in sheet.spec.columns]
        near = abs(order.index(keys[0][1]) - order.index(keys[1][1])) == 1
        before = [_old(sheet, key) or 0 for key in keys]
        after = [changes[key] for key in keys]
        if near and 0 in before and before == after[::-1]:
            return "shifted"
    return ""


def figure_needed(check: Check, sheet: Sheet, key: Key) -> Number | None:
    """The figure that the sums ask for in a cell that cannot be read; None where they leave it open."""
    asked: set[Number] = set()
    for instance in instances(check, sheet, sheet.spec.identities):
        if instance.identity.rule != EQUALITY or key not in instance.keys.values():
            continue
        for comparison in instance.identity.expression.comparisons:
            both = sides(instance, comparison)
            value = None if both is None else _solved(sheet, both, key)
            if value is not None and _possible(sheet, key, value):
                asked.add(value)
    return asked.pop() if len(asked) == 1 else None


def _solved(sheet: Sheet, both: Sides, key: Key) -> Number | None:
    left: Number = both.constants[0] - both.constants[1]
    own: Number = 0
    for side, sign in ((both.computed, 1), (both.stated, -1)):
        for other, factor in side:
            if other == key:
                own += factor * sign
                continue
            cell = sheet.cell(other)
            if cell is None or cell.kind not in ("number", "blank", "mark") or sheet.scaled(other, cell):
                return None
            left += factor * sign * figure(sheet, other)
    return -left * own if own in (1, -1) else None
