"""Whether a tree is without any fault, told fast: the usual case, which spares the checker's look at it.

A shape is compiled once to functions. A yes means that the checker finds nothing at all; after a no the
checker has the last word, so what is seldom needed is simply refused here.
"""

from __future__ import annotations

from collections.abc import Callable

from govlint.regimes.shapes import Shape
from govlint.sources import scalars
from govlint.sources.tree import LOST, FigureRow, Mapping, Node, Scalar, Sequence

Test = Callable[[Node], bool]


class Fitting:
    """Tests trees against shapes. ``json`` says that scalars are JSON's tokens."""

    def __init__(self, json: bool = False) -> None:
        self._json = json
        self._type = scalars.json_type_of if json else scalars.type_of
        #: by identity of the shape, which is kept so that the identity stays its own
        self._made: dict[int, tuple[Shape, Test]] = {}

    def test(self, shape: Shape) -> Test:
        """The test that says yes only to what has this shape."""
        known = self._made.get(id(shape))
        if known is not None:
            return known[1]
        if shape.enum == () or (shape.const and shape.enum is not None):
            return _refuse
        if shape.one_of and not all(_asks_for_keys(one) for one in shape.one_of):
            return _refuse
        # A schema may refer to itself: until the test is made, it is looked up when called.
        self._made[id(shape)] = (shape, lambda node: self._made[id(shape)][1](node))
        test = self._test(shape)
        self._made[id(shape)] = (shape, test)
        return test

    def _test(self, shape: Shape) -> Test:
        types = shape.types
        scalar = self._scalar(shape)
        mapping = self._mapping(shape) if types is None or "object" in types else _refuse
        sequence = self._sequence(shape) if types is None or "array" in types else _refuse
        if shape.const or shape.enum is not None:
            mapping = sequence = _refuse
        further = [self.test(one) for one in shape.all_of]
        if shape.any_of:
            further.append(self._choice(shape.any_of))
        if shape.one_of:
            further.append(_one_of([frozenset(one.required) for one in shape.one_of]))

        def by_kind(node: Node) -> bool:
            if isinstance(node, Scalar):
                return scalar(node)
            return mapping(node) if isinstance(node, Mapping) else sequence(node)

        if not further:
            return by_kind
        return lambda node: by_kind(node) and all(test(node) for test in further)

    def _scalar(self, shape: Shape) -> Test:
        types, pattern, type_of = shape.types, shape.pattern, self._type
        trapped = types is not None and not self._json
        least, most = shape.limits.get("minLength", 0), shape.limits.get("maxLength", float("inf"))
        low, high = shape.limits.get("minimum", -float("inf")), shape.limits.get("maximum", float("inf"))
        allowed = shape.const or shape.enum
        bounded = "minimum" in shape.limits or "maximum" in shape.limits

        def test(node: Node) -> bool:
            assert isinstance(node, Scalar)
            if node.style == LOST:
                return True
            kind = type_of(node)
            if types is not None and kind not in types and not (kind == "integer" and "number" in types):
                return False
            if kind == "string":
                if (trapped and scalars.trap(node) is not None) or not least <= len(node.raw) <= most:
                    return False
                if pattern is not None and pattern.search(node.raw) is None:
                    return False
            if allowed is None and not bounded:
                return True
            value = scalars.value_of(node, kind)
            if allowed is not None and not any(
                value == one and isinstance(value, bool) == isinstance(one, bool) for one in allowed
            ):
                return False
            return not isinstance(value, (int, float)) or isinstance(value, bool) or low <= value <= high

        return test

    def _sequence(self, shape: Shape) -> Test:
        least, most = shape.limits.get("minItems", 0), shape.limits.get("maxItems", float("inf"))
        items = None if shape.items is None else self.test(shape.items)
        figures = shape.items is None or shape.items.any_integer()

        def test(node: Node) -> bool:
            if isinstance(node, FigureRow):
                if not least <= len(node.values) <= most:
                    return False
                if figures:
                    return True
            assert isinstance(node, Sequence)
            return least <= len(node.items) <= most and (items is None or all(map(items, node.items)))

        return test

    def _mapping(self, shape: Shape) -> Test:
        least, most = shape.limits.get("minProperties", 0), shape.limits.get("maxProperties", float("inf"))
        required = frozenset(shape.required)
        tests = {name: self.test(one) for name, one in shape.properties.items()}
        other: Test | None = None
        if shape.additional is False:
            other = _refuse
        elif isinstance(shape.additional, Shape):
            other = self.test(shape.additional)

        def test(node: Node) -> bool:
            assert isinstance(node, Mapping)
            pairs = node.pairs
            if not (required <= pairs.keys() and least <= len(pairs) <= most):
                return False
            for name, (_, value) in pairs.items():
                one = tests.get(name, other)
                if one is not None and not one(value):
                    return False
            return True

        return test

    def _choice(self, branches: tuple[Shape, ...]) -> Test:
        """One of the branches must fit that the node's kind leaves."""
        choices = [(one.types, self.test(one)) for one in branches]
        type_of = self._type

        def test(node: Node) -> bool:
            if isinstance(node, Scalar):
                kind = type_of(node)
                if kind == "string" and scalars.trap(node) is not None:
                    return False
            else:
                kind = "object" if isinstance(node, Mapping) else "array"
            return any(
                fits(node)
                for types, fits in choices
                if types is None or kind in types or (kind == "integer" and "number" in types)
            )

        return test


def _asks_for_keys(shape: Shape) -> bool:
    """Whether all that a shape demands is that some keys are there."""
    bare = Shape()
    bare.required = shape.required
    return all(getattr(shape, slot) == getattr(bare, slot) for slot in Shape.__slots__)


def _one_of(keys: list[frozenset[str]]) -> Test:
    """Exactly one set of keys must be there; what is no mapping has nothing to lack."""

    def test(node: Node) -> bool:
        return isinstance(node, Mapping) and sum(one <= node.pairs.keys() for one in keys) == 1

    return test


def _refuse(node: Node) -> bool:  # noqa: ARG001 - a test's signature
    return False
