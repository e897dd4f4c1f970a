"""The language of relations: ``new_received + carried_over == results_total + carried_forward``.

The grammar stands in ``grammar.py``; here relations are evaluated and taken apart into sums.

A chain ``low <= median <= high`` holds when every neighbouring pair does. Names are resolved by the
caller. A name without a value makes the whole relation undecided (None): a blank cell is another rule's
affair. A value may be a pair (low, high) for figures given inexactly (``<1``); a comparison is then
decided only if every value in the range agrees.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from govlint.regimes.grammar import ExpressionError, Node, Parser
from govlint.report.model import Number
from govlint.report.record import NamedTuple

__all__ = ["Comparison", "Expression", "ExpressionError", "Linear", "Value", "compile_expression"]

Range = tuple[Number, Number]
Value = Number | Range
#: gives the value of a name, None where there is none
Resolve = Callable[[str], Value | None]


class Linear(NamedTuple):
    """``constant + sum(coefficient * name)``, names in the order they are written."""

    coefficients: Mapping[str, Number]
    constant: Number = 0


class Comparison(NamedTuple):
    """One comparison of a relation; a side is None where it is not linear."""

    operator: str
    left: Linear | None
    right: Linear | None


class Expression:
    """A relation ready to be evaluated. ``names`` are all names in it, each once, in order."""

    __slots__ = ("_node", "comparisons", "linear", "names", "source")

    def __init__(self, source: str, node: Node) -> None:
        self.source = source
        self._node = node
        self.names: tuple[str, ...] = tuple(dict.fromkeys(_names(node)))
        #: the comparisons that must all hold; empty where ``or``, ``not`` or ``implies`` makes it more
        self.comparisons: tuple[Comparison, ...] = tuple(_conjunction(node) or ())
        #: ``left - right`` of each equality, where the relation is nothing but linear equalities
        self.linear = _linear_forms(self.comparisons)

    def evaluate(self, resolve: Resolve) -> bool | None:
        """Whether the relation holds; None when a name has no value or a range leaves it open."""
        values: dict[str, Value] = {}
        for name in self.names:
            value = resolve(name)
            if value is None:
                return None
            values[name] = value
        return _holds(self._node, values)

    def __repr__(self) -> str:
        return f"Expression({self.source!r})"


def compile_expression(
    source: str, names: Collection[str] = (), wild: Collection[str] | None = None
) -> Expression:
    """Read a relation.

    ``names`` are the names that may occur (empty: any), ``wild`` those that a ``*`` may stand for, in
    the order they shall be added (default: ``names``). Raises ``ExpressionError``.
    """
    return Expression(source, Parser(source, names, names if wild is None else wild).relation())


def _names(node: Node) -> Iterator[str]:
    if node[0] == "name":
        yield node[1]
        return
    for part in node[1:]:
        if isinstance(part, tuple):
            yield from _names(part)
        elif isinstance(part, list):
            for inner in part:
                yield from _names(inner)


def _conjunction(node: Node) -> list[Comparison] | None:
    """The comparisons of a relation joined by ``and`` alone, None for any other."""
    if node[0] == "compare":
        return [Comparison(node[1], _linear(node[2]), _linear(node[3]))]
    if node[0] == "and":
        found: list[Comparison] = []
        for part in node[1]:
            inner = _conjunction(part)
            if inner is None:
                return None
            found += inner
        return found
    return None


def _linear_forms(comparisons: tuple[Comparison, ...]) -> tuple[Linear, ...] | None:
    found: list[Linear] = []
    for comparison in comparisons:
        left, right = comparison.left, comparison.right
        if comparison.operator != "==" or left is None or right is None:
            return None
        found.append(_add(left, right, -1))
    return tuple(found) or None


def _linear(node: Node) -> Linear | None:
    kind = node[0]
    if kind == "number":
        return Linear({}, node[1])
    if kind == "name":
        return Linear({node[1]: 1})
    if kind == "negative":
        inner = _linear(node[1])
        return None if inner is None else _add(Linear({}), inner, -1)
    if kind not in ("sum", "product"):
        return None
    total = Linear({}, 0 if kind == "sum" else 1)
    for part in node[1]:
        inner = _linear(part)
        if inner is None or (kind == "product" and total.coefficients and inner.coefficients):
            return None
        if kind == "sum":
            total = _add(total, inner, 1)
        elif total.coefficients:
            total = _add(Linear({}), total, inner.constant)
        else:
            total = _add(Linear({}), inner, total.constant)
    return total


def _add(left: Linear, right: Linear, factor: Number) -> Linear:
    total = dict(left.coefficients)
    for name, coefficient in right.coefficients.items():
        total[name] = total.get(name, 0) + coefficient * factor
    return Linear(total, left.constant + right.constant * factor)


def _holds(node: Node, values: Mapping[str, Value]) -> bool | None:
    """Three-valued: a comparison of ranges that some of their values decide otherwise is None."""
    kind = node[0]
    if kind == "compare":
        return _compared(node[1], _range(node[2], values), _range(node[3], values))
    if kind == "not":
        inner = _holds(node[1], values)
        return None if inner is None else not inner
    if kind == "implies":
        premise, conclusion = _holds(node[1], values), _holds(node[2], values)
        return _any([None if premise is None else not premise, conclusion])
    parts = [_holds(part, values) for part in node[1]]
    if kind == "or":
        return _any(parts)
    return False if False in parts else None if None in parts else True


def _any(parts: list[bool | None]) -> bool | None:
    return True if True in parts else None if None in parts else False


def _compared(operator: str, left: Range, right: Range) -> bool | None:
    (low, high), (below, above) = left, right
    if operator == "==":
        if low == high == below == above:
            return True
        return False if high < below or above < low else None
    if operator == "!=":
        equal = _compared("==", left, right)
        return None if equal is None else not equal
    if operator in (">", ">="):
        return _compared("<" if operator == ">" else "<=", right, left)
    if operator == "<":
        return True if high < below else False if low >= above else None
    return True if high <= below else False if low > above else None


def _range(node: Node, values: Mapping[str, Value]) -> Range:
    kind = node[0]
    if kind == "name":
        value = values[node[1]]
        return value if isinstance(value, tuple) else (value, value)
    if kind == "number":
        return node[1], node[1]
    if kind == "negative":
        low, high = _range(node[1], values)
        return -high, -low
    ranges = [_range(part, values) for part in node[1]]
    if kind == "product":
        low, high = ranges[0]
        for below, above in ranges[1:]:
            products = (low * below, low * above, high * below, high * above)
            low, high = min(products), max(products)
        return low, high
    lows, highs = [low for low, _ in ranges], [high for _, high in ranges]
    if kind == "sum":
        return sum(lows), sum(highs)
    return (min(lows), min(highs)) if kind == "min" else (max(lows), max(highs))
