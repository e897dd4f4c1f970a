"""The block ``original`` of a report file: what is known of the document that the file was made from."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.reading.declared_tables import raw_of
from govlint.report.model import CLOSED, OPEN, SENTENCE, Problem, Section
from govlint.report.place import TOP, Span, Text
from govlint.report.record import NamedTuple
from govlint.sources.tree import LOST, Mapping, Node, Scalar, Sequence

#: what a report that breaks off lacks, and how the rule about it calls that
BREAKS = {"end": "", "middle": "open", "start": "begins", "nothing": "nothing"}
#: parameters of a finding that a reader does not give
_RESERVED = frozenset(
    (
        "self",
        "check",
        "span",
        "place",
        "severity",
        "certainty",
        "clause",
        "related",
        "trace",
        "diagnosis",
        "fix",
    )
)


class Original(NamedTuple):
    """``format`` is empty where the file says nothing of an original. ``breaks_off`` is a key of ``BREAKS``
    or empty; ``year`` is how it was inferred."""

    format: str = ""
    year: str = ""
    breaks_off: str = ""
    beginning: bool = False
    tail: str = CLOSED
    printed: tuple[Text, ...] = ()
    notes: tuple[Problem, ...] = ()
    span: Span = TOP


def original_of(node: Node | None) -> Original:
    """The block as far as it has the right shape; the schema tells of the rest."""
    if not isinstance(node, Mapping):
        return Original()
    breaks_off, tail = raw_of(node.get("breaks_off")), raw_of(node.get("ends"))
    notes = node.get("notes")
    return Original(
        format=raw_of(node.get("format")) or "unknown",
        year=raw_of(node.get("year")),
        breaks_off=breaks_off if breaks_off in BREAKS else "",
        beginning=raw_of(node.get("beginning")) == "true",
        tail=tail if tail in (SENTENCE, OPEN) else CLOSED,
        printed=tuple(printed_of(node.get("printed"))),
        notes=tuple(
            note
            for item in (notes.items if isinstance(notes, Sequence) else ())
            if (note := _note(item)) is not None
        ),
        span=node.span,
    )


def printed_of(node: Node | None) -> Iterator[Text]:
    """The words of a list ``printed``."""
    for item in node.items if isinstance(node, Sequence) else ():
        if isinstance(item, Scalar) and item.style != LOST and item.raw.strip():
            yield item.text


def _note(node: Node) -> Problem | None:
    rule = raw_of(node.get("rule")) if isinstance(node, Mapping) else ""
    if not isinstance(node, Mapping) or not (rule[:3] in ("SRC", "STR") and rule[3:].isdigit()):
        return None
    params: dict[str, object] = {}
    given = node.get("with")
    for name, _, value in given.items() if isinstance(given, Mapping) else ():
        if name not in _RESERVED:
            params[name] = _value(value)
    for name in ("variant", "pointer"):
        if name in params:
            params[name] = str(params[name])
    stops = raw_of(node.get("stops")) == "true"
    return Problem(rule, node.span, params, stops, raw_of(node.get("place")))


def _value(node: Node) -> object:
    if isinstance(node, Mapping):
        return {name: raw_of(value) for name, _, value in node.items()}
    raw = raw_of(node)
    plain = isinstance(node, Scalar) and not node.style
    return int(raw) if plain and raw.isascii() and raw.isdigit() and len(raw) < 19 else raw


def broken_off(original: Original, sections: list[Section], title: Text | None) -> Problem | None:
    """The news that only a part of the report was at hand."""
    if not original.breaks_off:
        return None
    variant = BREAKS[original.breaks_off]
    if original.breaks_off == "nothing" or not sections:
        return Problem("STR059", title.span() if title else original.span, {"variant": "nothing"})
    if variant == "begins":
        first = sections[0].title
        return Problem("STR059", first.span(), {"variant": variant, "first": first.value})
    last = sections[-1].title
    return Problem("STR059", last.span(), {"last": last.value, "variant": variant})
