"""What a plain scalar is, decided from its raw text: YAML's own number types are not trusted.

YAML 1.1 turns ``010`` into 8, ``1_000`` into 1000, ``12:30`` into 750 and ``no`` into false; YAML 1.2 does
not; a reader sees the characters. Only what all of them read alike is a number or a truth value here. The
rest is text, and ``trap`` names what other programs might make of it.
"""

from __future__ import annotations

from govlint.report.patterns import compiled
from govlint.sources.tree import PLAIN, Scalar

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_TRUE = frozenset(("true", "True", "TRUE"))
_BOOLEANS = _TRUE | {"false", "False", "FALSE"}
_TRUTHS = frozenset(
    case for word in ("yes", "no", "on", "off", "y", "n") for case in (word, word.title(), word.upper())
)
_NUMBER = compiled(
    r"(?P<integer>[-+]?(?:0|[1-9][0-9]*+))|[-+]?(?:0|[1-9][0-9]*+)\.[0-9]++(?P<exponent>[eE][-+]?[0-9]++)?+"
)
_TRAPS = (
    ("leading-zero", compiled(r"[-+]?0[0-9]++(?:\.[0-9]*+)?+")),
    ("underscore", compiled(r"[-+]?[0-9][0-9,]*+_[0-9_,]*+(?:\.[0-9_]*+)?+")),
    ("base", compiled(r"[-+]?0(?:x[0-9a-fA-F_]++|o[0-7_]++|b[01_]++)")),
    ("sexagesimal", compiled(r"[-+]?[0-9]++(?::[0-5]?[0-9])+(?:\.[0-9]*+)?+")),
    ("exponent", compiled(r"[-+]?(?:[0-9]++\.?[0-9]*+|\.[0-9]++)[eE][-+]?[0-9]++")),
    ("", compiled(r"[-+]?(?:[0-9]++\.|\.[0-9]++|\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))|\+[0-9]++")),
)

#: longer digit strings are no figures of a report, and ``int()`` refuses very long ones
_LONGEST = 300


def type_of(scalar: Scalar) -> str:
    """``string``, ``integer``, ``number``, ``boolean`` or ``null``. A number with only zeros behind the point
    (``1.0``) counts as an integer, as in JSON Schema. JSON's own numbers all count, ``1e3`` included."""
    if scalar.style != PLAIN:
        return "string"
    raw = scalar.raw
    if raw in _NULLS:
        return "null"
    if raw[0] in "0123456789-+.":
        found = _NUMBER.fullmatch(raw)
        if found is None:
            return "string"
        if found["integer"]:
            return "integer"
        return "integer" if _is_whole(raw) else "number"
    return "boolean" if raw in _BOOLEANS else "string"


def json_type_of(scalar: Scalar) -> str:
    """The same for a token of JSON, where ``1e3`` is a number beyond doubt."""
    found = type_of(scalar)
    if found == "string" and scalar.style == PLAIN:
        return "integer" if _is_whole(scalar.raw) else "number"
    return found


def value_of(scalar: Scalar, kind: str) -> str | int | float | bool | None:
    """The value that JSON Schema's enum, const and bounds compare, for a scalar of type ``kind``."""
    if kind == "null":
        return None
    if kind == "boolean":
        return scalar.raw in _TRUE
    if kind == "integer" and len(scalar.raw) <= _LONGEST and scalar.raw.lstrip("+-").isdecimal():
        return int(scalar.raw)
    return float(scalar.raw) if kind in ("integer", "number") else scalar.raw


def trap(scalar: Scalar) -> str | None:
    """Which trap a plain scalar of type ``string`` falls into (a variant of SRC013), or None."""
    raw = scalar.raw
    if scalar.style != PLAIN or not raw or len(raw) > _LONGEST:
        return None
    if raw[0] in "0123456789-+.":
        for variant, pattern in _TRAPS:
            if pattern.fullmatch(raw):
                return variant
        return None
    return "truth" if raw in _TRUTHS else None


def _is_whole(raw: str) -> bool:
    try:
        return float(raw).is_integer()
    except (ValueError, OverflowError):
        return False
