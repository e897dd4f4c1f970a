"""The language of relations: ``new_received + carried_over == results_total + carried_forward``.

Grammar (no Python is evaluated)::

    relation   := implied
    implied    := either ["implies" either]
    either     := both {"or" both}
    both       := comparison {"and" comparison}
    comparison := "not" comparison | sum [(("==" | "<=" | ">=" | "<" | ">" | "!=") sum)+] | "(" relation ")"
    sum        := term {("+" | "-") term}
    term       := factor {"*" factor}
    factor     := number | name | function "(" sum {"," sum} ")" | "(" sum ")" | "-" factor
    function   := sum | min | max
    name       := letters, digits, "_", and "." between levels; one "*" in a name inside a function
                  stands for every known name that fits

A chain ``low <= median <= high`` holds when every neighbouring pair does. Names are resolved by the
caller. A name without a value makes the whole relation undecided (None): a blank cell is another rule's
affair. A value may be a pair (low, high) for figures given inexactly (``<1``); a comparison is then
decided only if every value in the range agrees.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from decimal import Decimal

from govlint.report.model import Number
from govlint.report.patterns import compiled
from govlint.report.record import NamedTuple
from govlint.report.typed import Any

Range = tuple[Number, Number]
Value = Number | Range
#: gives the value of a name, None where there is none
Resolve = Callable[[str], Value | None]

# A node is a tuple: its kind, then its parts.
Node = tuple[Any, ...]

_LONGEST = 4000
_DEEPEST = 60
_TOKEN = compiled(
    r"[ \t\r\n]*+(?:(?P<number>[0-9]{1,18}(?:\.[0-9]{1,9})?)"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*+(?:(?<=_)\*|\.\*|\.[A-Za-z0-9_]++)*+)"
    r"|(?P<sign>==|<=|>=|!=|[<>+\-*(),]))"
)
_COMPARISONS = ("==", "<=", ">=", "<", ">", "!=")
_FUNCTIONS = ("sum", "min", "max")
_WORDS = ("and", "or", "not", "implies", *_FUNCTIONS)


class ExpressionError(ValueError):
    """A relation that cannot be read; ``position`` counts characters of the source from 0."""

    def __init__(self, message: str, position: int = 0) -> None:
        super().__init__(message)
        self.position = position


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

    __slots__ = ("_node", "comparisons", "names", "source")

    def __init__(self, source: str, node: Node) -> None:
        self.source = source
        self._node = node
        self.names: tuple[str, ...] = tuple(dict.fromkeys(_names(node)))
        #: the comparisons that must all hold; empty where ``or``, ``not`` or ``implies`` makes it more
        self.comparisons: tuple[Comparison, ...] = tuple(_conjunction(node) or ())

    def evaluate(self, resolve: Resolve) -> bool | None:
        """Whether the relation holds; None when a name has no value or a range leaves it open."""
        values: dict[str, Value] = {}
        for name in self.names:
            value = resolve(name)
            if value is None:
                return None
            values[name] = value
        return _holds(self._node, values)

    def linear(self) -> tuple[Linear, ...] | None:
        """``left - right`` of each equality, when the relation is nothing but linear equalities."""
        found: list[Linear] = []
        for comparison in self.comparisons:
            left, right = comparison.left, comparison.right
            if comparison.operator != "==" or left is None or right is None:
                return None
            found.append(_add(left, right, -1))
        return tuple(found) or None

    def __repr__(self) -> str:
        return f"Expression({self.source!r})"


def compile_expression(
    source: str, names: Collection[str] = (), wild: Collection[str] | None = None
) -> Expression:
    """Read a relation.

    ``names`` are the names that may occur (empty: any), ``wild`` those that a ``*`` may stand for, in
    the order they shall be added (default: ``names``). Raises ``ExpressionError``.
    """
    return Expression(source, _Parser(source, names, names if wild is None else wild).relation())


class _Parser:
    """Recursive descent over the tokens; arithmetic and relations share one grammar, told apart by kind."""

    def __init__(self, source: str, names: Collection[str], wild: Collection[str]) -> None:
        if len(source) > _LONGEST:
            raise ExpressionError(f"a relation may have {_LONGEST} characters, this has {len(source)}")
        self.names = names
        self.wild = wild
        self.tokens = list(_tokens(source))
        self.at = 0
        self.depth = 0

    def relation(self) -> Node:
        node = self.implied()
        if self.kind != "end":
            raise self.error(f"unexpected {self.text!r}")
        return self.boolean(node, 0)

    @property
    def kind(self) -> str:
        return self.tokens[self.at][0]

    @property
    def text(self) -> str:
        return self.tokens[self.at][1]

    def error(self, message: str, position: int | None = None) -> ExpressionError:
        return ExpressionError(message, self.tokens[self.at][2] if position is None else position)

    def take(self, *texts: str) -> str:
        """The next token if it is one of ``texts``, else nothing."""
        if self.kind in ("sign", "name") and self.text in texts:
            self.at += 1
            return self.tokens[self.at - 1][1]
        return ""

    def boolean(self, node: Node, position: int | None = None) -> Node:
        if node[0] not in ("compare", "and", "or", "not", "implies"):
            raise self.error("a comparison is needed here", position)
        return node

    def number(self, node: Node) -> Node:
        if node[0] in ("compare", "and", "or", "not", "implies"):
            raise self.error("a figure is needed here, not a comparison")
        return node

    def implied(self) -> Node:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self.error("brackets are nested too deeply")
        node = self.either()
        if self.take("implies"):
            node = ("implies", self.boolean(node), self.boolean(self.either()))
        self.depth -= 1
        return node

    def either(self) -> Node:
        return self.joined("or", self.both)

    def both(self) -> Node:
        return self.joined("and", self.comparison)

    def joined(self, word: str, part: Callable[[], Node]) -> Node:
        parts = [part()]
        while self.take(word):
            parts.append(part())
        if len(parts) == 1:
            return parts[0]
        return (word, [self.boolean(node) for node in parts])

    def comparison(self) -> Node:
        negated = False
        while self.take("not"):
            negated = not negated
        node = self.sum()
        pairs: list[Node] = []
        left = node
        while operator := self.take(*_COMPARISONS):
            right = self.number(self.sum())
            pairs.append(("compare", operator, self.number(left), right))
            left = right
        if pairs:
            node = pairs[0] if len(pairs) == 1 else ("and", pairs)
        return ("not", self.boolean(node)) if negated else node

    def sum(self) -> Node:
        parts = [self.term()]
        while operator := self.take("+", "-"):
            part = self.number(self.term())
            parts.append(part if operator == "+" else ("negative", part))
        return parts[0] if len(parts) == 1 else ("sum", [self.number(parts[0]), *parts[1:]])

    def term(self) -> Node:
        parts = [self.factor()]
        while self.take("*"):
            parts.append(self.number(self.factor()))
        return parts[0] if len(parts) == 1 else ("product", [self.number(parts[0]), *parts[1:]])

    def factor(self) -> Node:
        kind, text, _ = self.tokens[self.at]
        negated = False
        while self.take("-"):
            negated = not negated
        if negated:
            return ("negative", self.number(self.factor()))
        if self.take("("):
            node = self.implied()
            self.close()
            return node
        if kind == "number":
            self.at += 1
            return ("number", Decimal(text) if "." in text else int(text))
        if kind == "name":
            return self.function() if text in _FUNCTIONS else self.name()
        raise self.error("the relation ends too soon" if kind == "end" else f"unexpected {text!r}")

    def close(self) -> None:
        if not self.take(")"):
            raise self.error("a closing bracket is missing")

    def function(self) -> Node:
        function = self.text
        self.at += 1
        if not self.take("("):
            raise self.error(f"{function} needs a bracket")
        parts: list[Node] = []
        while True:
            if self.kind == "name" and "*" in self.text:
                parts.extend(self.expanded())
            else:
                parts.append(self.number(self.implied()))
            if not self.take(","):
                break
        self.close()
        return (function, parts)

    def expanded(self) -> Iterator[Node]:
        pattern = self.text
        before, _, after = pattern.partition("*")
        if "*" in after:
            raise self.error(f"{pattern} has more than one *")
        previous = "prev." if before.startswith("prev.") else ""
        before = before.removeprefix("prev.")
        found = [
            name
            for name in self.wild
            if name.startswith(before)
            and name.endswith(after)
            and len(name) > len(before) + len(after)
            and "." not in name[len(before) : len(name) - len(after)]
        ]
        if not found:
            raise self.error(f"{pattern} fits no name")
        self.at += 1
        return (("name", previous + name) for name in found)

    def name(self) -> Node:
        name = self.text
        if name in _WORDS:
            raise self.error(f"unexpected {name!r}")
        if "*" in name:
            raise self.error(f"{name} may stand only inside sum(), min() or max()")
        if self.names and name.removeprefix("prev.") not in self.names:
            raise self.error(f"unknown name {name}")
        self.at += 1
        return ("name", name)


def _tokens(source: str) -> Iterator[tuple[str, str, int]]:
    at = 0
    end = len(source.rstrip())
    while at < end:
        match = _TOKEN.match(source, at)
        if match is None:
            raise ExpressionError(f"unexpected {source[at:].lstrip()[:1]!r}", at)
        kind = str(match.lastgroup)
        yield kind, match[kind], match.start(kind)
        at = match.end()
    yield "end", "", end


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
