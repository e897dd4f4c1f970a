"""From a schema to a ``Regime``: plain values, references resolved, relations compiled."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from govlint.regimes.errors import PackError, RegimeError
from govlint.regimes.expression import Expression, ExpressionError, compile_expression
from govlint.regimes.model import (
    ColumnSpec,
    Deadline,
    Demand,
    Identity,
    Regime,
    RowSpec,
    SectionSpec,
    TableSpec,
)
from govlint.report.finding import Clause
from govlint.report.typed import Any

Data = Mapping[str, Any]

#: nothing on such a footing may be an error
_UNSURE = ("from_memory", "unconfirmed", "partly_confirmed")
#: what may be said of an identity; another key would be left out without a word
_IDENTITY = {
    "id", "each", "relation", "title", "clause", "status", "severity", "note", "only", "levels", "years",
    "rule",
}  # fmt: skip
#: the rule that reports an identity unless the identity names another
_EQUALITY_RULE = "SUM001"
_LIMIT_RULE = "SUM002"
_PREVIOUS_RULE = "XYR001"


def build_regime(schema: dict[str, Any], packs: tuple[str, ...] = ()) -> Regime:
    """Compile a schema. Raises ``PackError`` naming the packs when they are there, else ``RegimeError``."""
    try:
        return _Builder(schema).regime()
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        message = f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)
        if packs:
            raise PackError(", ".join(packs), message) from error
        raise RegimeError(f"{schema.get('x-regime', {}).get('id')}: {message}") from error


class _Builder:
    def __init__(self, schema: dict[str, Any]) -> None:
        self.schema = schema
        self.clauses = {
            id_: Clause(
                id_, one["document"], one["article"], one.get("url", ""), one.get("status", "confirmed")
            )
            for id_, one in schema.get("x-clauses", {}).items()
        }

    def regime(self) -> Regime:
        schema = self.schema
        head = schema["x-regime"]
        first, last = head["years"]
        definitions = schema["$defs"]
        tables = tuple(self.table(id_, definitions[id_]) for id_ in definitions["tables"]["properties"])
        cells = [f"{t.id}.{r.id}.{c.id}" for t in tables for r in t.data_rows for c in t.columns]
        return Regime(
            id=head["id"],
            title=head["title"],
            first=first,
            last=last or 0,
            clauses=self.clauses,
            sections=tuple(self.section(one) for one in schema["x-sections"]),
            headings=head["headings"],
            tables=tables,
            identities=tuple(
                self.identity(one, "", cells, cells, (0, 0), _EQUALITY_RULE)
                for one in schema.get("x-identities", ())
            ),
            demands=tuple(self.demand(one) for one in schema.get("x-demands", ())),
            deadlines=tuple(self.deadline(one) for one in schema.get("x-deadlines", ())),
            encouraged=tuple(head.get("encouraged", ())),
            lexicon=schema.get("x-lexicon", {}),
            schema=schema,
        )

    def clause(self, id_: str | None) -> Clause | None:
        if not id_:
            return None
        if id_ not in self.clauses:
            raise RegimeError(f"there is no clause {id_}")
        return self.clauses[id_]

    def section(self, one: Data) -> SectionSpec:
        return SectionSpec(
            id=one["id"],
            order=one.get("order", 0),
            ordinal=one.get("ordinal", ""),
            title=one["title"],
            accepted=tuple(one.get("accepted", ())),
            variants=tuple(one.get("variants", ())),
            keywords=tuple(one.get("keywords", ())),
            in_vain=tuple(one.get("in-vain", ())),
            required=one.get("required", False),
            content=one.get("content", "any"),
            clause=self.clause(one.get("clause")),
            status=one.get("status", "confirmed"),
            words=tuple(tuple(group) for group in one.get("words", ())),
            excluded=tuple(one.get("not", ())),
            hint=one.get("hint", {}),
        )

    def demand(self, one: Data) -> Demand:
        return Demand(
            id=one["id"],
            text=one["text"],
            clause=self.clause(one.get("clause")),
            person=one.get("person", False),
            levels=tuple(one.get("levels", ())),
        )

    def deadline(self, one: Data) -> Deadline:
        return Deadline(
            id=one["id"],
            levels=tuple(one["levels"]),
            month=one["month"],
            day=one["day"],
            clause=self.clause(one.get("clause")),
            status=one.get("status", "confirmed"),
        )

    def table(self, id_: str, one: Data) -> TableSpec:
        status = one.get("x-status", "confirmed")
        columns = tuple(_column(column) for column in one["x-columns"])
        rows = tuple(_row(name, row, status) for name, row in one["properties"].items())
        first, last = one.get("x-years", (None, None))
        years = (first or 0, last or 0)
        column_ids = [column.id for column in columns]
        row_ids = [row.id for row in rows]
        data_ids = [row.id for row in rows if row.kind != "header"]
        names: dict[str, tuple[Sequence[str], Sequence[str]]] = {
            "row": (column_ids, column_ids),
            "column": (row_ids, data_ids),
            "cell": (["value"], ["value"]),
            "once": (
                [f"{row}.{column}" for row in row_ids for column in column_ids],
                [f"{row}.{column}" for row in data_ids for column in column_ids],
            ),
        }

        def identities(key: str, rule: str) -> tuple[Identity, ...]:
            found = []
            for entry in one.get(key, ()):
                if entry["each"] not in names:
                    raise RegimeError(f"{id_}/{entry['id']}: each is one of {', '.join(names)}")
                known, wild = names[entry["each"]]
                identity = self.identity(entry, id_, known, wild, years, rule)
                for name in identity.only:
                    if name not in row_ids and name not in column_ids:
                        raise RegimeError(f"{id_}/{entry['id']}: there is no row or column {name}")
                found.append(identity)
            return tuple(found)

        return TableSpec(
            id=id_,
            section=one.get("x-section", ""),
            title=one["title"],
            name=one.get("x-name", one["title"]),
            columns=columns,
            rows=rows,
            data_rows=tuple(row for row in rows if row.kind != "header"),
            row_by_id={row.id: row for row in rows},
            places={column.id: place for place, column in enumerate(columns)},
            identities=identities("x-identities", _EQUALITY_RULE),
            required=one.get("x-required", True),
            status=status,
            note=one.get("x-note", ""),
            previous=identities("x-previous", _PREVIOUS_RULE),
            clause=self.clause(one.get("x-clause")),
        )

    def identity(
        self,
        one: Data,
        table: str,
        names: Collection[str],
        wild: Collection[str],
        years: tuple[int, int],
        rule: str,
    ) -> Identity:
        if unknown := sorted(one.keys() - _IDENTITY):
            raise RegimeError(f"{table}/{one['id']} has the unknown key {unknown[0]}")
        status = one.get("status", "confirmed")
        severity = one.get("severity", "error")
        if severity not in ("error", "warning", "info"):
            raise RegimeError(f"{table}/{one['id']}: severity is error, warning or info")
        expression = _expression(f"{table}/{one['id']}", one["relation"], names, wild)
        if rule == _EQUALITY_RULE and expression.linear is None:
            rule = _LIMIT_RULE
        first, last = one.get("years", years)
        return Identity(
            id=one["id"],
            table=table,
            each=one["each"],
            only=tuple(one.get("only", ())),
            expression=expression,
            source=one["relation"],
            severity="warning" if severity == "error" and status in _UNSURE else severity,
            status=status,
            clause=self.clause(one.get("clause")),
            title=one["title"],
            first=first or 0,
            last=last or 0,
            levels=tuple(one.get("levels", ())),
            rule=one.get("rule", rule),
        )


def _expression(where: str, source: str, names: Collection[str], wild: Collection[str]) -> Expression:
    try:
        return compile_expression(source, frozenset(names), wild)
    except ExpressionError as error:
        raise RegimeError(f"{where}: {error}, at character {error.position + 1} of {source!r}") from error


def _column(one: Data) -> ColumnSpec:
    return ColumnSpec(
        id=one["id"],
        label=one["label"],
        variants=tuple(one.get("variants", ())),
        unit=one.get("unit", ""),
        kind=one.get("kind", "data"),
        group=one.get("group", ""),
        decimals=one.get("decimals", False),
        signed=one.get("signed", False),
        unit_in_cell=one.get("unit_in_cell", False),
    )


def _row(id_: str, one: Data, status: str) -> RowSpec:
    return RowSpec(
        id=id_,
        label=one["title"],
        variants=tuple(one.get("x-variants", ())),
        parent=one.get("x-parent", ""),
        unit=one.get("x-unit", ""),
        kind=one.get("x-kind", "data"),
        status=one.get("x-status", status),
        decimals=one.get("x-decimals", False),
        unlabelled=one.get("x-unlabelled", False),
    )
