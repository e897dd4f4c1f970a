"""YAML: libyaml's events become a tree, built with our own stack.

Nothing is composed or constructed by the library: its recursion can be made to overflow the C stack, aliases
can grow without bound, and repeated keys vanish. Here nesting, nodes and documents are counted, aliases and
merge keys are refused, and every value keeps its raw text and place. Offsets come from the events' character
index, lines from our own table, because libyaml also counts U+0085, U+2028 and U+2029 as line ends.
"""

from __future__ import annotations

import re

import yaml

from govlint.report.limits import Limits
from govlint.report.model import Problem
from govlint.report.patterns import compiled
from govlint.report.place import LineTable, Span
from govlint.report.typed import Any
from govlint.sources.tree import FOLDED, LITERAL, LOST, PLAIN, Mapping, Node, Scalar, Sequence, Tree

#: the same events in pure Python, about twelve times slower, where PyYAML was built without libyaml
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BLOCKS = (LITERAL, FOLDED)
#: YAML 1.1 takes these for line ends, YAML 1.2 and every editor do not; text pasted from elsewhere has them
_NOT_LINE_ENDS = ("\x85", "\u2028", "\u2029")
#: refused aliases, merge keys, tags and complex keys told one by one; more of them tell nothing new
_MOST_REFUSALS = 20


def load(text: str, path: str, limits: Limits) -> Tree:
    """The tree of the first document of ``text``."""
    builder = _Builder(text, limits)
    source = text
    for sign in _NOT_LINE_ENDS:
        if sign in source:
            source = source.replace(sign, builder.stand_in(sign))
    try:
        builder.build(_LOADER(source))
    except yaml.YAMLError as error:
        builder.root = None
        builder.problems.append(_too_deep(error, builder.lines, limits) or _syntax(error, builder.lines))
    except _StopError:
        builder.root = None
    return Tree(path, "yaml", builder.root, builder.lines, tuple(builder.problems))


class _StopError(Exception):
    """A limit was passed; the problem that says so is already noted."""


class _Builder:
    def __init__(self, text: str, limits: Limits) -> None:
        self.lines = LineTable(text)
        self.limits = limits
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self.refusals = 0
        self.open: list[Mapping | Sequence] = []
        #: for each open mapping the key that waits for its value
        self.waiting: list[Scalar | None] = []
        #: what the parser is given in place of a character, and that character
        self.stand_ins: dict[str, str] = {}

    def stand_in(self, sign: str) -> str:
        """A private character, not in the text, that the parser takes for a letter."""
        text = self.lines.text
        code = 0xE000
        while chr(code) in text or chr(code) in self.stand_ins:
            code += 1
        self.stand_ins[chr(code)] = sign
        return chr(code)

    def build(self, loader: Any) -> None:
        lines, limits, opened, waiting = self.lines, self.limits, self.open, self.waiting
        scalar_event, mapping_start, sequence_start = (
            yaml.ScalarEvent,
            yaml.MappingStartEvent,
            yaml.SequenceStartEvent,
        )
        collection_end = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
        nodes = documents = 0
        get_event = loader.get_event
        while True:
            event = get_event()
            kind = event.__class__
            if kind is scalar_event:
                nodes += 1
                start = event.start_mark.index
                if event.anchor or event.tag:
                    start = self._after_properties(event, start)
                value = event.value
                for letter, sign in self.stand_ins.items():
                    value = value.replace(letter, sign)
                end = event.end_mark.index
                # The C parser says '' for plain, the Python one None.
                style = event.style or PLAIN
                if style in _BLOCKS:
                    # The parser reads on to the next token; the block ends where its last line does.
                    end = max(start + 1, len(lines.text[:end].rstrip(" \r\n")))
                self.place(Scalar(lines, start, end, value, style))
            elif kind is mapping_start or kind is sequence_start:
                nodes += 1
                start = event.start_mark.index
                if event.anchor or event.tag:
                    start = self._after_properties(event, start)
                node: Mapping | Sequence = (Mapping if kind is mapping_start else Sequence)(
                    lines, start, start
                )
                self.place(node)
                opened.append(node)
                waiting.append(None)
                if len(opened) > limits.depth:
                    self._stop("depth", limits.depth, start)
            elif kind in collection_end:
                self._close(event.end_mark.index if event.end_mark else 0)
            elif kind is yaml.AliasEvent:
                nodes += 1
                self._alias(event)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    mark = event.start_mark.index
                    params = {"variant": "documents"}
                    self.problems.append(Problem("SRC022", lines.span(mark, mark + 3), params))
                    return
            elif kind is yaml.StreamEndEvent:
                return
            if nodes > limits.nodes:
                self._stop("nodes", limits.nodes, event.start_mark.index)

    def place(self, node: Node) -> None:
        """Put a node where it belongs: into the open sequence, as a key, or as the waiting key's value."""
        if not self.open:
            self.root = node
            return
        top = self.open[-1]
        if top.__class__ is Sequence:
            node.parent = top
            node.key = len(top.items)
            top.items.append(node)
            return
        assert isinstance(top, Mapping)
        key = self.waiting[-1]
        if key is None:
            if not isinstance(node, Scalar):
                self._refuse("complex-key", self.lines.span(node.start, node.start + 1))
                node = Scalar(self.lines, node.start, node.start, "", LOST)
            node.parent = top
            node.key = node.raw
            self.waiting[-1] = node
            return
        self.waiting[-1] = None
        node.parent = top
        node.key = key.raw
        if key.style == LOST:
            return
        if key.raw == "<<" and key.style == PLAIN:
            self._refuse("merge", key.span)
        elif key.raw in top.pairs:
            self.problems.append(top.repeated(key))
        else:
            top.pairs[key.raw] = (key, node)

    def _close(self, end: int) -> None:
        node = self.open.pop()
        self.waiting.pop()
        if node.end < end and self.lines.text[node.start : node.start + 1] in "[{":
            node.end = end
        else:
            node.close()

    def _after_properties(self, event: Any, start: int) -> int:
        """The offset behind an anchor and a tag. An anchor alone does no harm; a tag is refused."""
        found = compiled(r"(?:[&!][^\s,\[\]{}]*[ \t\r\n]*)+").match(self.lines.text, start)
        after = found.end() if found else start
        if event.tag:
            self._refuse("tag", self.lines.span(start, after), tag=event.tag)
        return min(after, int(event.end_mark.index))

    def _alias(self, event: Any) -> None:
        # The event carries the alias's own place; the value stays unknown, so nobody judges it.
        start, end = event.start_mark.index, event.end_mark.index
        key = self.waiting[-1] if self.open else None
        if not (key is not None and key.raw == "<<"):  # the merge key is reported instead
            self._refuse("", self.lines.span(start, end), name=event.anchor)
        self.place(Scalar(self.lines, start, end, "", LOST))

    def _refuse(self, variant: str, span: Span, **params: object) -> None:
        self.refusals += 1
        if self.refusals <= _MOST_REFUSALS:
            self.problems.append(Problem("SRC008", span, {"variant": variant, **params}))

    def _stop(self, limit: str, allowed: int, at: int) -> None:
        params = {"limit": limit, "allowed": allowed}
        self.problems.append(Problem("SRC004", self.lines.span(at, at + 1), params))
        raise _StopError


def _too_deep(error: Any, lines: LineTable, limits: Limits) -> Problem | None:
    """libyaml has a limit of nesting of its own; reading ahead, it may reach it before the builder does."""
    if "nesting depth" not in str(getattr(error, "problem", "")):
        return None
    at = min(error.problem_mark.index, len(lines.text))
    return Problem("SRC004", lines.span(at, at + 1), {"limit": "depth", "allowed": limits.depth})


def _syntax(error: Any, lines: LineTable) -> Problem:
    """The parser's complaint, with the usual causes told in plain words."""
    text = lines.text
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:  # a character that YAML does not allow; the reported position may count bytes
        bad = re.search("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
        at = bad.start() if bad else 0
        params = {"variant": "character", "code": f"U+{ord(text[at]):04X}" if bad else "?"}
        return Problem("SRC007", lines.span(at, at + 1), params)
    at = min(mark.index, len(text))
    detail = str(getattr(error, "problem", None) or error)
    variant = ""
    context = getattr(error, "context_mark", None)
    wide = _wide_colon(lines, context.index if context else at, at)
    if wide is not None:
        at, variant = wide, "wide-colon"
    elif text[at : at + 1] == "\t":
        variant = "tab"
    elif "mapping values are not allowed" in detail:
        variant = "colon"
    elif context and ("unexpected end of stream" in detail or "expected ','" in detail):
        at, variant = context.index, "unclosed"
    return Problem("SRC007", lines.span(at, at + 1), {"variant": variant, "detail": detail})


def _wide_colon(lines: LineTable, start: int, end: int) -> int | None:
    """The offset of a full-width colon written behind a key, on the line of the trouble or the one before."""
    first, last = lines.locate(start)[0], lines.locate(end)[0]
    for number in range(max(first, last - 2), last + 1):
        found = re.match(r"[\s-]*[A-Za-z_][A-Za-z0-9_]*\s*(：)", lines.line(number))
        if found:
            return lines.starts[number - 1] + found.start(1)
    return None
