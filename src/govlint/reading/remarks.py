"""What is to be said of tables that could not be read, or only with a note: each thing once."""

from __future__ import annotations

from govlint.report.model import Problem
from govlint.report.place import Span, Text

# A reader that stumbles more often has said enough.
_MOST = 200


class Remarks:
    """The problems that turn up while rows are gathered."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._told: set[tuple[str, str]] = set()
        #: rows without some or all of their figures, or with figures that are run together, by what is wrong
        #: with them, the table's printed name and the columns that lack a figure
        self._poor: dict[tuple[str, str, str], list[tuple[str, Text]]] = {}

    def note(self, rule: str, span: Span, place: str, stops: bool = False, **params: object) -> None:
        """Raise a problem, each once."""
        key = (rule, f"{place} {sorted(params.items(), key=str)}")
        if key not in self._told and len(self.problems) < _MOST:
            self._told.add(key)
            self.problems.append(Problem(rule, span, params, stops, place))

    def poor(self, how: str, table: str, row: str, label: Text, columns: str = "") -> None:
        """Keep in mind a row that stood without figures, or with figures that run into each other."""
        self._poor.setdefault((how, table, columns), []).append((row, label))

    def bear_out(self, table: str) -> None:
        """Say of figures under doubtful columns that the sums of their table bear them out."""
        self.problems = [
            one._replace(params={**one.params, "variant": "borne-out"}, stops=False)
            if (one.rule, one.place, one.params.get("variant")) == ("STR062", table, "doubtful")
            else one
            for one in self.problems
        ]

    def finish(self) -> None:
        """Say which rows were poor, once for each table: it is one cause."""
        for (variant, name, columns), rows in self._poor.items():
            row, label = rows[0]
            how = variant if len(rows) > 1 else f"{variant}-one"
            self.note(
                "STR055", label.span(), name, True, row=row, count=len(rows), columns=columns, variant=how
            )
