"""Does a tree have the shape that the regime's JSON Schema demands? Each fault is placed exactly.

The verdict equals that of a full JSON Schema validator; what is added is where, which key was meant, and what
to write instead.
"""

from __future__ import annotations

from collections.abc import Iterable

from govlint.regimes.shapes import Shape
from govlint.report.model import Problem
from govlint.report.place import TOP, Span
from govlint.sources import scalars
from govlint.sources.tree import LOST, FigureRow, Mapping, Node, Scalar, Sequence

#: so many of the possible keys are told
_MOST_NAMED = 12
_SCALARS = frozenset(("string", "integer", "number", "boolean", "null"))


class Checker:
    """Checks trees against one shape. ``json`` says that scalars are JSON's tokens."""

    def __init__(self, shape: Shape, json: bool = False) -> None:
        self.shape = shape
        self._type = scalars.json_type_of if json else scalars.type_of
        self._json = json

    def check(self, root: Node) -> list[Problem]:
        """Every fault of the tree."""
        problems: list[Problem] = []
        self._node(self.shape, root, problems)
        return problems

    def _node(self, shape: Shape, node: Node, out: list[Problem]) -> None:
        before = len(out)
        if isinstance(node, Scalar):
            if node.style != LOST:
                self._scalar(shape, node, out)
        else:
            kind = "array" if isinstance(node, Sequence) else "object"
            if shape.types is not None and kind not in shape.types:
                out.append(_wrong(node, _expected(shape.types), kind))
                return
            if shape.const or shape.enum is not None:
                out.append(_fault(node, "value" if shape.enum != () else ""))
                return
            if isinstance(node, Sequence):
                self._sequence(shape, node, out)
            elif isinstance(node, Mapping):
                self._mapping(shape, node, out)
        for one in shape.all_of:
            self._node(one, node, out)
        if shape.any_of:
            self._choice(shape.any_of, node, out)
        # What a wrong key leaves undone is not told a second time.
        if shape.one_of and all(one.rule == "SRC013" for one in out[before:]):
            self._choice(shape.one_of, node, out, only=True)

    def _scalar(self, shape: Shape, node: Scalar, out: list[Problem]) -> None:
        kind = self._type(node)
        types = shape.types
        if types is not None and kind not in types and not (kind == "integer" and "number" in types):
            out.append(self._wrong_scalar(node, kind, types))
            return
        if kind == "string":
            if types is not None and not self._json:
                variant = scalars.trap(node)
                if variant is not None:
                    out.append(_ambiguous(node, variant))
            if shape.limits:
                self._length(shape, node, out)
            if shape.pattern is not None and not shape.pattern.search(node.raw):
                out.append(_fault(node, "pattern", allowed=shape.pattern.pattern))
        if not (shape.enum is not None or shape.const or shape.limits):
            return
        value = scalars.value_of(node, kind)
        if shape.const and not _same(value, shape.const[0]):
            out.append(_fault(node, "constant", allowed=shape.const[0]))
        elif shape.enum is not None and not any(_same(value, one) for one in shape.enum):
            out.append(_fault(node, "choice", allowed=", ".join(str(one) for one in shape.enum)))
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            low, high = shape.limits.get("minimum"), shape.limits.get("maximum")
            if low is not None and value < low:
                out.append(_fault(node, "minimum", allowed=low))
            elif high is not None and value > high:
                out.append(_fault(node, "maximum", allowed=high))

    def _length(self, shape: Shape, node: Scalar, out: list[Problem]) -> None:
        least, most = shape.limits.get("minLength", 0), shape.limits.get("maxLength")
        if len(node.raw) < least:
            out.append(_fault(node, "empty"))
        elif most is not None and len(node.raw) > most:
            out.append(_fault(node, "pattern", allowed=f"≤ {most}"))

    def _wrong_scalar(self, node: Scalar, kind: str, types: frozenset[str]) -> Problem:
        variant = scalars.trap(node) if kind == "string" and not self._json else None
        if variant == "truth" and "boolean" in types:
            return _ambiguous(node, variant)
        if variant not in (None, "truth") and types & {"integer", "number"}:
            return _ambiguous(node, variant or "")
        if kind == "null":
            return _fault(node, "empty")
        if kind in ("integer", "number") and "string" in types:
            return _fault(node, "number-as-text", raw=node.raw)
        if kind == "string" and types & {"integer", "number"} and node.raw.isdecimal():
            return _fault(node, "quoted-number")
        variant = _expected(types)
        if kind == "boolean" and variant == "value":
            return _fault(node, "truth", raw=node.raw)
        return _wrong(node, variant, kind)

    def _sequence(self, shape: Shape, node: Sequence, out: list[Problem]) -> None:
        items = shape.items
        if isinstance(node, FigureRow):
            self._count(shape, node, len(node.values), "minItems", "maxItems", out)
            # Tables are most of a report: plain figures need no further look where any figure may stand.
            if items is None or items.any_integer():
                return
        else:
            self._count(shape, node, len(node.items), "minItems", "maxItems", out)
        if items is not None:
            for item in node.items:
                self._node(items, item, out)

    def _mapping(self, shape: Shape, node: Mapping, out: list[Problem]) -> None:
        self._count(shape, node, len(node.pairs), "minProperties", "maxProperties", out)
        out.extend(_missing(node, name) for name in shape.required if name not in node.pairs)
        for name, key, value in node.items():
            known = shape.properties.get(name)
            if known is not None:
                self._node(known, value, out)
            elif shape.additional is False:
                out.append(_unknown(shape, node, key))
            elif isinstance(shape.additional, Shape):
                self._node(shape.additional, value, out)

    def _count(self, shape: Shape, node: Node, found: int, least: str, most: str, out: list[Problem]) -> None:
        if not shape.limits:
            return
        if found < shape.limits.get(least, 0):
            out.append(_fault(node, "too-few", allowed=shape.limits[least], found=found))
        elif most in shape.limits and found > shape.limits[most]:
            out.append(_fault(node, "too-many", allowed=shape.limits[most], found=found))

    def _choice(self, branches: Iterable[Shape], node: Node, out: list[Problem], only: bool = False) -> None:
        """Of several shapes one must fit; if none does, the faults of the likeliest are told."""
        tried: list[tuple[Shape, list[Problem]]] = []
        for branch in branches:
            problems: list[Problem] = []
            self._node(branch, node, problems)
            if not (problems or only):
                return  # what fits without any doubt is what was meant
            tried.append((branch, problems))
        # What is merely ambiguous still fits.
        fitting = [problems for _, problems in tried if all(one.rule == "SRC013" for one in problems)]
        if fitting and not (only and len(fitting) > 1):
            out.extend(fitting[0])
        elif fitting:
            out.append(_fault(node, ""))
        else:
            out.extend(self._likeliest(tried, node))

    def _likeliest(self, tried: list[tuple[Shape, list[Problem]]], node: Node) -> list[Problem]:
        kind = _kind(node) if not isinstance(node, Scalar) else self._type(node)
        for branch, problems in tried:
            if branch.types is not None and kind in branch.types:
                return problems
        types = frozenset(name for branch, _ in tried for name in branch.types or ())
        # Where a plain value may stand, what else may is said in the documentation.
        types = types & _SCALARS or types
        if isinstance(node, Scalar) and types:
            return [self._wrong_scalar(node, kind, types)]
        return [_wrong(node, _expected(types), kind)]


def _kind(node: Node) -> str:
    return {"sequence": "array", "mapping": "object"}.get(node.kind, node.kind)


def _same(value: object, wanted: object) -> bool:
    return isinstance(value, bool) == isinstance(wanted, bool) and value == wanted


def _expected(types: frozenset[str]) -> str:
    """The message variant that names what was expected."""
    types = types - {"null"} or types
    if len(types) > 1 and types <= _SCALARS:
        return "value"
    for name in ("string", "array", "object", "integer", "number", "boolean"):
        if name in types:
            return name
    return ""


def _name(node: Node) -> str:
    """How the node is called in messages: its key, or the key of the list it stands in."""
    while node.parent is not None and isinstance(node.key, int):
        node = node.parent
    return str(node.key) or "report"


def _span(node: Node) -> Span:
    """The value's place; an empty value has none, so its key's."""
    if node.start == node.end and isinstance(node.parent, Mapping):
        pair = node.parent.pairs.get(str(node.key))
        if pair is not None:
            return pair[0].span
    if isinstance(node, Scalar):
        return node.span if node.start < node.end else TOP
    return _opening(node)


def _opening(node: Node) -> Span:
    """The first characters of a list or mapping: what is said of the whole is said there."""
    if isinstance(node, Mapping) and node.pairs:
        first = next(iter(node.pairs.values()))[0]
        if first.start == node.start:
            return first.span
    return node.lines.span(node.start, min(node.start + 1, len(node.lines.text)))


def empty_value(node: Node) -> Problem:
    """The fault of a value that is left empty."""
    return _fault(node, "empty")


def _fault(node: Node, variant: str, **params: object) -> Problem:
    params = {"variant": variant, "key": _name(node), "pointer": node.pointer, **params}
    return Problem("SRC011", _span(node), params, place=_place(node))


def _wrong(node: Node, variant: str, kind: str) -> Problem:
    return _fault(node, variant, found=kind)


def _ambiguous(node: Scalar, variant: str) -> Problem:
    read = node.raw.lstrip("+-0") or "0"
    params = {
        "variant": variant,
        "key": _name(node),
        "raw": node.raw,
        "read": f"-{read}" if node.raw.startswith("-") else read,
        "pointer": node.pointer,
    }
    return Problem("SRC013", _span(node), params, stops=False, place=_place(node))


def _missing(node: Mapping, name: str) -> Problem:
    params = {"key": name, "pointer": f"{node.pointer}/{name}"}
    if node.parent is None:
        return Problem("SRC012", TOP, {"variant": "top", **params})
    return Problem("SRC012", _opening(node), {"where": _name(node), **params}, place=_place(node))


def _unknown(shape: Shape, node: Mapping, key: Scalar) -> Problem:
    form = _form_of(node, key.raw)
    params: dict[str, object]
    if form:
        params = {"variant": "form", "key": key.raw, "pointer": key.pointer, "form": form}
        return Problem("SRC010", key.span, params, place=_place(node))
    suggestion = _suggest(shape, key.raw)
    free = [name for name in shape.properties if name not in node.pairs]
    params = {"key": key.raw, "pointer": key.pointer}
    if suggestion in node.pairs:
        params.update(variant="given", suggestion=suggestion)
    elif suggestion:
        params.update(variant="close", suggestion=suggestion)
    elif free:
        params["allowed"] = ", ".join(free[:_MOST_NAMED] + ["…"] * (len(free) > _MOST_NAMED))
    else:
        params["variant"] = "none"
    return Problem("SRC010", key.span, params, place=_place(node))


def _form_of(node: Mapping, name: str) -> dict[str, str]:
    """The title of another year's form that has the table ``name`` (``node`` holds tables), or a row of that
    name in this table; empty where none has."""
    whole = node.key == "tables"
    if not whole and (node.parent is None or node.parent.key != "tables"):
        return {}
    from govlint.regimes import load_regime, regime_ids

    for id_ in reversed(regime_ids()):
        form = load_regime(id_)
        table = form.table(name if whole else str(node.key))
        if table is not None and (whole or table.row(name) is not None):
            return dict(form.title)
    return {}


def _suggest(shape: Shape, name: str) -> str:
    """The property that was probably meant: by spelling, or by its Chinese name."""
    if name in shape.titles:
        return shape.titles[name]
    from difflib import get_close_matches

    wanted = name.lower().replace("-", "_").replace(" ", "_")
    if wanted in shape.properties:
        return wanted
    close = get_close_matches(wanted[:80], shape.properties, 1, 0.7)
    if not close:
        titled = get_close_matches(name[:80], shape.titles, 1, 0.6)
        return shape.titles[titled[0]] if titled else ""
    return close[0]


def _place(node: Node) -> str:
    """A place as a reader of the file would name it: ``sections[2].tables.table3``."""
    parts: list[str] = []
    while node.parent is not None:
        parts.append(f"[{node.key + 1}]" if isinstance(node.key, int) else f".{node.key}")
        node = node.parent
    return "".join(reversed(parts)).lstrip(".")
