"""A finding is data that proves itself: what, where, why, and the arithmetic, without any wording.

Texts are made at the output edge from the rule's templates and ``params``.
"""

from __future__ import annotations

from collections.abc import Mapping

from govlint.report.model import Number
from govlint.report.place import Span
from govlint.report.record import NamedTuple

SEVERITIES = ("error", "warning", "info")


class Clause(NamedTuple):
    """Where the law says so. ``document`` and ``article`` are the official Chinese names."""

    id: str
    document: str
    article: str
    url: str = ""
    status: str = "confirmed"


class Related(NamedTuple):
    """A further place that belongs to the story, with a short label from the report itself."""

    span: Span
    label: str


class Term(NamedTuple):
    """One addend of a trace; ``sign`` is 1 or -1."""

    value: Number
    label: str
    span: Span
    sign: int = 1


class Trace(NamedTuple):
    """The arithmetic: terms, what they come to, what is stated, stated minus computed."""

    terms: tuple[Term, ...]
    computed: Number
    stated: Number
    difference: Number
    #: how computed and stated must relate: ==, <=, >=; ``%`` where they are the first term's share in
    #: percent of the second, or what it grew by where the second is negative
    relation: str = "=="
    #: ids of the identities that failed, when one cause breaks several
    identities: tuple[str, ...] = ()
    #: what is added up on the stated side as well, where several figures stand there
    against: tuple[Number, ...] = ()


class Repair(NamedTuple):
    """A change of cells that would satisfy every violated identity: (place, from, to) each."""

    changes: tuple[tuple[str, Number | None, Number], ...]
    #: ``digits-swapped``, ``digit``, ``times-ten``, ``shifted``, ``blank``, ``unreadable`` or empty
    pattern: str = ""
    spans: tuple[Span, ...] = ()


class Diagnosis(NamedTuple):
    """The smallest sets of changes that repair everything; several when indistinguishable."""

    repairs: tuple[Repair, ...]


class Finding(NamedTuple):
    """See the module's text. ``place`` names the place as a reader would, outermost first
    (``("表三", "（一）予以公开", "自然人")``)."""

    rule: str
    severity: str
    certainty: str
    span: Span
    params: Mapping[str, object]
    place: tuple[str, ...] = ()
    pointer: str = ""
    clause: Clause | None = None
    related: tuple[Related, ...] = ()
    trace: Trace | None = None
    diagnosis: Diagnosis | None = None
    #: replacement text for the primary span, when a safe one is known
    fix: str | None = None
    #: message variant of the rule to use; empty for the main one
    variant: str = ""
    #: filled by the engine
    fingerprint: str = ""
