"""JSON: a scanner of our own, which knows where everything stands and cannot run out of stack.

It accepts exactly JSON (RFC 8259): no comments, no trailing commas, no NaN. libyaml would reject valid JSON
and accept invalid, and the standard library's decoder gives values without places and recurses.
"""

from __future__ import annotations

import re

from govlint.report.limits import Limits
from govlint.report.model import Problem
from govlint.report.patterns import compiled
from govlint.report.place import LineTable
from govlint.sources.tree import PLAIN, STRING, Mapping, Node, Scalar, Sequence, Tree

_SPACE = compiled(r"[ \t\r\n]*+")
_STRING = compiled(r'"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+"')
_NUMBER = compiled(r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?+(?:[eE][-+]?[0-9]++)?+")
_WORD = compiled(r"(?:true|false|null)\b")
_ESCAPE = compiled(r"\\(?:u([dD][89abAB]..)\\u([dD][c-fC-F]..)|u(....)|(.))")
_SIMPLE = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


def load(text: str, path: str, limits: Limits) -> Tree:
    """The tree of ``text``."""
    scanner = _Scanner(text, limits)
    try:
        root: Node | None = scanner.scan()
    except _StopError as stopped:
        root = None
        scanner.problems.append(stopped.problem)
    return Tree(path, "json", root, scanner.lines, tuple(scanner.problems))


class _StopError(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.rule)
        self.problem = problem


class _Scanner:
    def __init__(self, text: str, limits: Limits) -> None:
        self.text = text
        self.lines = LineTable(text)
        self.limits = limits
        self.problems: list[Problem] = []
        self.open: list[Mapping | Sequence] = []

    def scan(self) -> Node:
        """One value and nothing behind it."""
        root: Node | None = None
        at = self._skip(0)
        nodes = 0
        while True:
            # A value is expected at ``at``.
            nodes += 1
            if nodes > self.limits.nodes:
                raise self._limit("nodes", self.limits.nodes, at)
            node, at = self._value(at)
            if root is None:
                root = node
            if isinstance(node, (Mapping, Sequence)):
                if len(self.open) >= self.limits.depth:
                    raise self._limit("depth", self.limits.depth, at - 1)
                at = self._skip(at)
                if self.text[at : at + 1] != ("}" if isinstance(node, Mapping) else "]"):
                    self.open.append(node)
                    at = self._enter(node, at)
                    continue
                at += 1
                node.end = at
            at = self._after(at)
            if not self.open:
                break
        if at < len(self.text):
            raise self._wrong(at, "extra")
        return root

    def _after(self, at: int) -> int:
        """Behind a finished value: close what ends here, else step over the comma to the next value."""
        while self.open:
            at = self._skip(at)
            node = self.open[-1]
            char = self.text[at : at + 1]
            if char == ",":
                return self._enter(node, self._skip(at + 1))
            if char != ("}" if isinstance(node, Mapping) else "]"):
                raise self._wrong(at, "comma" if char else "unclosed", opened=node)
            at += 1
            node.end = at
            self.open.pop()
        return self._skip(at)

    def _enter(self, node: Mapping | Sequence, at: int) -> int:
        """Where the next value of an open collection begins; reads the key of a mapping's pair."""
        if isinstance(node, Sequence):
            return at
        found = _STRING.match(self.text, at)
        if found is None:
            raise self._wrong(at, "key")
        self._key = Scalar(self.lines, at, found.end(), self._unescape(found[0], at), STRING)
        self._key.parent, self._key.key = node, self._key.raw
        at = self._skip(found.end())
        if self.text[at : at + 1] != ":":
            raise self._wrong(at, "colon")
        return self._skip(at + 1)

    def _value(self, at: int) -> tuple[Node, int]:
        """The value at ``at``, linked to its parent, and the offset behind it (behind ``{`` or ``[``)."""
        char = self.text[at : at + 1]
        node: Node
        if char == "{":
            node, end = Mapping(self.lines, at, at + 1), at + 1
        elif char == "[":
            node, end = Sequence(self.lines, at, at + 1), at + 1
        elif char == '"':
            found = _STRING.match(self.text, at)
            if found is None:
                raise self._bad_string(at)
            end = found.end()
            node = Scalar(self.lines, at, end, self._unescape(found[0], at), STRING)
        else:
            found = _NUMBER.match(self.text, at) or _WORD.match(self.text, at)
            if found is None:
                raise self._wrong(at, "value" if char else "unclosed")
            end = found.end()
            node = Scalar(self.lines, at, end, found[0], PLAIN)
        if self.open:
            self._link(self.open[-1], node)
        return node, end

    def _link(self, parent: Mapping | Sequence, node: Node) -> None:
        node.parent = parent
        if isinstance(parent, Sequence):
            node.key = len(parent.items)
            parent.items.append(node)
            return
        key = self._key
        node.key = key.raw
        if key.raw not in parent.pairs:
            parent.pairs[key.raw] = (key, node)
            return
        self.problems.append(parent.repeated(key))

    def _unescape(self, quoted: str, at: int) -> str:
        inside = quoted[1:-1]
        if "\\" not in inside:
            return inside

        def one(found: re.Match[str]) -> str:
            if found[1]:
                high, low = int(found[1], 16), int(found[2], 16)
                return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
            if found[3]:
                code = int(found[3], 16)
                if 0xD800 <= code <= 0xDFFF:  # half a character cannot be printed or encoded
                    raise self._wrong(at + 1 + found.start(), "surrogate")
                return chr(code)
            return _SIMPLE.get(found[4], found[4])

        return _ESCAPE.sub(one, inside)

    def _skip(self, at: int) -> int:
        found = _SPACE.match(self.text, at)
        return found.end() if found else at

    def _bad_string(self, at: int) -> _StopError:
        """A string that does not end, or holds a character or escape that JSON does not allow."""
        good = compiled(r'"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+').match(self.text, at)
        end = good.end() if good else at
        char = self.text[end : end + 1]
        if char in ("", "\n", "\r"):
            return self._wrong(at, "unclosed")
        if char == "\\":
            return self._wrong(end, "escape")
        return self._wrong(end, "character", code=f"U+{ord(char):04X}")

    def _wrong(self, at: int, variant: str, opened: Node | None = None, **params: object) -> _StopError:
        found = self.text[at : at + 1]
        if variant == "unclosed" and opened is not None:
            at = opened.start
        span = self.lines.span(at, min(at + 1, len(self.text)))
        return _StopError(Problem("SRC007", span, {"variant": f"json-{variant}", "found": found, **params}))

    def _limit(self, limit: str, allowed: int, at: int) -> _StopError:
        return _StopError(
            Problem("SRC004", self.lines.span(at, at + 1), {"limit": limit, "allowed": allowed})
        )
