"""The grammar of relations: a source becomes a tree of nodes.

No Python is evaluated::

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
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from decimal import Decimal

from govlint.report.patterns import compiled
from govlint.report.typed import Any

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


class Parser:
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
