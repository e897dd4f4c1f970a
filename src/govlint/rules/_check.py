"""What a rule is given: the report, its regime, last year's report, and readings shared between rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from govlint.regimes.model import Regime, TableSpec
from govlint.report.model import Paragraph, Report, Section, Table
from govlint.report.record import NamedTuple
from govlint.report.typed import Any, TypeVar

T = TypeVar("T")

#: by identity of the regime, which is kept so that the identity stays its own
_prepared: dict[int, tuple[Regime, dict[str, Any]]] = {}
_MOST_REGIMES = 16


class Passage(NamedTuple):
    """A paragraph and where it stands; ``section`` is None in the introduction."""

    section: Section | None
    paragraph: Paragraph

    @property
    def place(self) -> tuple[str, ...]:
        return (self.section.title.value,) if self.section else ()


class Check:
    """One report under check. ``year`` is the report year (0 when unknown)."""

    def __init__(
        self,
        report: Report,
        regime: Regime,
        previous: Report | None = None,
        pedantic: bool = False,
        parts: tuple[Report, ...] = (),
    ) -> None:
        self.report = report
        self.regime = regime
        self.previous = previous
        self.pedantic = pedantic
        #: the reports that this one sums up, where they were given (``check --aggregate``)
        self.parts = parts
        self.year = report.year or 0
        self._shared: dict[str, Any] = {}

    def shared(self, key: str, make: Callable[[Check], T]) -> T:
        """``make(self)``, computed once per report: readings that several rules need."""
        if key not in self._shared:
            self._shared[key] = make(self)
        value: T = self._shared[key]
        return value

    def of_regime(self, key: str, make: Callable[[Regime], T]) -> T:
        """``make(self.regime)``, computed once per regime: what rules prepare from its data."""
        known = _prepared.get(id(self.regime))
        if known is None:
            if len(_prepared) > _MOST_REGIMES:
                _prepared.clear()
            known = _prepared[id(self.regime)] = (self.regime, {})
        if key not in known[1]:
            known[1][key] = make(self.regime)
        value: T = known[1][key]
        return value

    def passages(self) -> Iterator[Passage]:
        """All running text, introduction first."""
        for paragraph in self.report.intro:
            yield Passage(None, paragraph)
        for section in self.report.sections:
            for paragraph in section.paragraphs:
                yield Passage(section, paragraph)

    def tables(self) -> list[tuple[Section, Table, TableSpec]]:
        """The report's tables that the regime knows."""
        return self.shared("tables", _tables)


def _tables(check: Check) -> list[tuple[Section, Table, TableSpec]]:
    return [
        (section, table, spec)
        for section in check.report.sections
        for table in section.tables
        if (spec := check.regime.table(table.id)) is not None
    ]
