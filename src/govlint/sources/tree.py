"""The tree that YAML and JSON become: nodes that know their place, scalars that keep their raw text.

Nodes hold offsets; line and column are worked out only when somebody asks. No value is converted here:
``012`` stays ``012``, and what it means is decided where its meaning is known.
"""

from __future__ import annotations

from collections.abc import Iterator

from govlint.report.finding import Related
from govlint.report.model import Problem
from govlint.report.patterns import compiled
from govlint.report.place import LineTable, PieceTable, Span, Text
from govlint.report.record import NamedTuple

#: a scalar's style: plain, quoted with this character, literal block, folded block, a JSON string
PLAIN, DOUBLE, SINGLE, LITERAL, FOLDED, STRING = "", '"', "'", "|", ">", "json"
#: style of a place whose value could not be used (an alias); nobody judges it
LOST = "*"


_DIGITS = compiled(r"[0-9]++")


def escaped(key: str) -> str:
    """A key as a part of a JSON pointer."""
    return key if key.isidentifier() else key.replace("~", "~0").replace("/", "~1")


class Node:
    """What all nodes share: ``lines`` the original, ``start`` and exclusive ``end`` offsets in it."""

    __slots__ = ("end", "key", "lines", "parent", "start")

    kind = ""

    def __init__(self, lines: LineTable, start: int, end: int) -> None:
        self.lines = lines
        self.start = start
        self.end = end
        self.parent: Node | None = None
        #: name in the parent mapping or index in the parent sequence
        self.key: str | int = ""

    @property
    def span(self) -> Span:
        """Where the node stands. A mapping's or sequence's end is the end of its last child."""
        return self.lines.span(self.start, self.end)

    @property
    def pointer(self) -> str:
        """JSON pointer (RFC 6901) from the root."""
        parts: list[str] = []
        node: Node = self
        while node.parent is not None:
            parts.append(escaped(str(node.key)))
            node = node.parent
        return "".join(f"/{part}" for part in reversed(parts))


class Scalar(Node):
    """A leaf. ``raw`` is its text as a reader sees it: quotes, escapes and folding undone, no type."""

    __slots__ = ("raw", "style")

    kind = "scalar"

    def __init__(self, lines: LineTable, start: int, end: int, raw: str, style: str) -> None:
        # Not through the base class: a report has hundreds of these.
        self.lines = lines
        self.start = start
        self.end = end
        self.parent = None
        self.key = ""
        self.raw = raw
        self.style = style

    @property
    def text(self) -> Text:
        """``raw`` with the place of each of its characters."""
        if self.style == PLAIN and self.end - self.start == len(self.raw):
            return Text(self.raw, self.lines, self.start)
        return Text(self.raw, ScalarPlaces(self))

    def __repr__(self) -> str:
        return f"Scalar({self.raw!r})"


class Mapping(Node):
    """Pairs in the order they stand; keys are scalars. A repeated key keeps its first value."""

    __slots__ = ("pairs",)

    kind = "mapping"

    def __init__(self, lines: LineTable, start: int, end: int) -> None:
        super().__init__(lines, start, end)
        self.pairs: dict[str, tuple[Scalar, Node]] = {}

    def close(self) -> None:
        """Note where the last pair ends; a block mapping has no end of its own."""
        if self.pairs:
            key, value = next(reversed(self.pairs.values()))
            self.end = max(self.start, key.end, value.end)

    def repeated(self, key: Scalar) -> Problem:
        """What is to be said of a key that stands a second time."""
        first = self.pairs[key.raw][0]
        params = {
            "key": key.raw,
            "line": first.span.line,
            "pointer": f"{self.pointer}/{key.raw}",
            "related": (Related(first.span, key.raw),),
        }
        return Problem("SRC009", key.span, params)

    def get(self, name: str) -> Node | None:
        pair = self.pairs.get(name)
        return pair[1] if pair else None

    def items(self) -> Iterator[tuple[str, Scalar, Node]]:
        """(name, key node, value node) in order."""
        for name, (key, value) in self.pairs.items():
            yield name, key, value

    def __repr__(self) -> str:
        return f"Mapping({', '.join(self.pairs)})"


class Sequence(Node):
    """Items in order."""

    __slots__ = ("items",)

    kind = "sequence"

    def __init__(self, lines: LineTable, start: int, end: int) -> None:
        super().__init__(lines, start, end)
        self.items: list[Node] = []

    def close(self) -> None:
        """Note where the last item ends."""
        if self.items:
            self.end = max(self.start, self.items[-1].end)

    def __repr__(self) -> str:
        return f"Sequence({len(self.items)})"


class FigureRow(Sequence):
    """A list of plain whole numbers on one line, without leading zeros and of at most 18 digits: the most
    frequent thing in a report. Places and items are made when somebody asks for them."""

    __slots__ = ("_items", "values")

    def __init__(self, lines: LineTable, start: int, end: int, values: tuple[int, ...]) -> None:
        self.lines = lines
        self.start = start
        self.end = end
        self.parent = None
        self.key = ""
        self.values = values
        self._items: list[Node] | None = None

    def figures(self) -> Iterator[tuple[int, str]]:
        """Offset and digits of each item."""
        for found in _DIGITS.finditer(self.lines.text, self.start, self.end):
            yield found.start(), found[0]

    @property
    def items(self) -> list[Node]:  # type: ignore[override]
        """The items as nodes."""
        if self._items is None:
            self._items = []
            for index, (start, raw) in enumerate(self.figures()):
                item = Scalar(self.lines, start, start + len(raw), raw, PLAIN)
                item.parent, item.key = self, index
                self._items.append(item)
        return self._items


class Tree(NamedTuple):
    """A YAML or JSON file. ``root`` is None when nothing could be built; ``problems`` say why."""

    path: str
    format: str
    root: Node | None
    lines: LineTable
    problems: tuple[Problem, ...] = ()


class ScalarPlaces:
    """Places of a scalar's characters; the pieces are worked out when first asked for, because a
    report without findings never asks."""

    __slots__ = ("_table", "scalar")

    def __init__(self, scalar: Scalar) -> None:
        self.scalar = scalar
        self._table: PieceTable | None = None

    def span(self, start: int, end: int) -> Span:
        if self._table is None:
            from govlint.sources.pieces import pieces_of

            scalar = self.scalar
            pieces = pieces_of(scalar)
            if pieces is None:  # an unforeseen style: the whole scalar is the best true answer
                return scalar.span
            self._table = PieceTable(scalar.lines, pieces)
        return self._table.span(start, end)
