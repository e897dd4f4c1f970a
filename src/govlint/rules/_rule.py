"""What a rule is: metadata, texts in two languages, examples, and a function that yields findings.

A rule module holds rules of one family. Each is a function under ``@rule(...)``; being there is enough,
nobody edits a registry. The function gets a ``Check`` and yields findings made with ``RULE.at``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from govlint.report.finding import Clause, Diagnosis, Finding, Related, Trace
from govlint.report.place import Span
from govlint.report.record import NamedTuple
from govlint.rules._check import Check

Texts = Mapping[str, str]


class Rule(NamedTuple):
    """Metadata of a rule. Every text is ``{"en": ..., "zh": ...}``.

    ``message`` maps a variant ("" is the main one) to its templates, whose ``{placeholders}`` are the
    finding's params. ``demands`` are ids of ``x-demands`` in the schemas; the first one that the regime
    has gives the clause. ``form`` rules follow from the national form and become warnings in the year in
    which it was only encouraged. ``bad`` and ``good`` are small reports in report.yaml (or, beginning
    with ``#``-free text, plain text named by ``example_name``); a test runs them.
    """

    code: str
    name: str
    severity: str
    summary: Texts
    message: Mapping[str, Texts]
    why: Texts
    fix: Texts
    bad: str
    good: str
    demands: tuple[str, ...] = ()
    since: str = "0.1.0"
    #: report years for which the rule can speak; 0 is open
    first: int = 0
    last: int = 0
    form: bool = False
    preview: bool = False
    #: shown only with --pedantic
    pedantic: bool = False
    #: judges absence, so it is silent on excerpts
    absence: bool = False
    certainty: str = "certain"
    #: when it is error, warning, info or silent, where that needs saying
    logic: Texts = {}  # noqa: RUF012 - a NamedTuple default, never mutated
    example_name: str = "report.yaml"
    #: code of the rule whose finding explains this one's where that carries a ``form``
    explained_by: str = ""
    #: its findings name a table that lacks figures, or some of them
    tells_unread: bool = False
    #: a second file for rules that compare reports: name -> text
    example_others: Mapping[str, str] = {}

    @property
    def holds_any_year(self) -> bool:
        """Whether the rule is plain arithmetic of the report's own figures, under whatever regime."""
        return self.code.startswith(("TXT", "SUM"))

    def at(
        self,
        check: Check,
        span: Span,
        *place: str,
        severity: str = "",
        certainty: str = "",
        variant: str = "",
        pointer: str = "",
        clause: Clause | None = None,
        related: Iterable[Related] = (),
        trace: Trace | None = None,
        diagnosis: Diagnosis | None = None,
        fix: str | None = None,
        **params: object,
    ) -> Finding:
        """A finding of this rule at ``span``; the clause is the demand's unless given."""
        level = severity or self.severity
        if self.form and level == "error" and check.year in check.regime.encouraged:
            level = "warning"
        return Finding(
            rule=self.code,
            severity=level,
            certainty=certainty or self.certainty,
            span=span,
            params=params,
            place=place,
            pointer=pointer,
            clause=clause or self.clause(check),
            related=tuple(related),
            trace=trace,
            diagnosis=diagnosis,
            fix=fix,
            variant=variant,
        )

    def clause(self, check: Check) -> Clause | None:
        """The clause behind the first of the rule's demands that the regime knows."""
        for id_ in self.demands:
            demand = check.regime.demand(id_)
            if demand is not None:
                return demand.clause
        return None


Body = Callable[[Check], Iterator[Finding]]


class Entry(NamedTuple):
    """A registered rule. ``body`` is None for rules whose findings come from readers (SRC)."""

    rule: Rule
    body: Body | None


REGISTRY: dict[str, Entry] = {}


def register(rule: Rule, body: Body | None = None) -> Rule:
    """Enter a rule; codes and names must be new."""
    if rule.code in REGISTRY:
        raise ValueError(f"rule code {rule.code} is taken")
    REGISTRY[rule.code] = Entry(rule, body)
    return rule


def checks(rule: Rule) -> Callable[[Body], Body]:
    """Decorator: the function below carries out ``rule``."""

    def enter(body: Body) -> Body:
        register(rule, body)
        return body

    return enter


def example_bytes(example: str) -> bytes:
    """An example as a file's content. Examples that are no text are written as ``bytes:`` and a text in
    which ``\\xd0`` stands for one byte."""
    if example.startswith("bytes:"):
        return example.removeprefix("bytes:").encode("ascii").decode("unicode_escape").encode("latin-1")
    return example.encode("utf-8")
