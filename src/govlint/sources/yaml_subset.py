"""The YAML that reports are written in, read line by line without a YAML library.

Most of the time that a check takes would go into importing and driving a full parser. This one knows block
mappings and lists, plain and simply quoted values, ``|`` blocks, and lists and mappings in brackets on one
line: what stands in nearly every report. On anything else it gives up, and the full parser reads the file. It
never decides what is wrong with a file; a test holds every tree it makes to the full parser's.
"""

from __future__ import annotations

import re

from govlint.report.limits import Limits
from govlint.report.patterns import compiled
from govlint.report.place import LineTable
from govlint.sources.tree import (
    DOUBLE,
    LITERAL,
    PLAIN,
    SINGLE,
    FigureRow,
    Mapping,
    Node,
    Scalar,
    Sequence,
    Tree,
)

# Inside a plain value a colon needs a character behind it and a hash one before it.
_PLAIN = (
    r"(?:[^\s\-?:,\[\]{}\#&*!|>'\"%@`]|-(?=[0-9]))"
    r"(?:[^\n:\# ]|:(?=[^ \n])|(?<=[^ ])\#|[ ]++(?=[^ \#\n]))*+"
)
_ROW = r"\[(?:(?:0|[1-9][0-9]{0,17}+),[ ]?)*+(?:0|[1-9][0-9]{0,17}+)\]"
_END = r"[ ]*+(?:(?<![^ \n])\#[^\n]*+)?\n"
_LINE = compiled(
    rf"""([ ]*+)(-[ ]++)?                              # 1 indentation, 2 dash
    (?:(\w{{1,99}}+):(?=[ \n])[ ]*+)?                   # 3 key
    (?:({_ROW})|([\[{{])|(\|[-+]?)(?=[ \n])             # 4 row of figures, 5 bracket, 6 block
      |"([^"\\\n]*+)"|'([^'\n]*+)'|({_PLAIN}))?        # 7 8 quoted, 9 plain
    (?:{_END})?                                      # the rest of the line, if nothing else stands there
    """,
    re.VERBOSE,
)
_REST = compiled(_END)
_FLOW = compiled(
    r"""[ ]*+(?:([\[\]{},])|"([^"\\\n]*+)"(?![:])|'([^'\n]*+)'(?![:'])
    |((?:[^\s\-?:,\[\]{}\#&*!|>'"%@`]|-(?=[0-9]))
      (?:[^\n:\#,\[\]{} ]|[ ]++(?=[^ \n:\#,\[\]{}]))*+)(:(?=[ ]))?)""",
    re.VERBOSE,
)
_CLOSING = ("]", "}", ",")
#: a key of more than 1024 characters is none in YAML
_LONGEST_KEY = 99


class _NotSure(Exception):  # noqa: N818 - no error: somebody else reads the file
    pass


def load(text: str, path: str, limits: Limits) -> Tree | None:
    """The tree of ``text``, or None where the full parser must look at it."""
    # Control characters, line ends other than \n, byte order marks: not printable, all of them.
    if not text.endswith("\n") or not text.replace("\n", "").replace("\u3000", "").isprintable():
        return None
    reader = _Reader(text, limits)
    try:
        root = reader.read()
    except _NotSure:
        return None
    return Tree(path, "yaml", root, reader.lines)


class _Reader:
    def __init__(self, text: str, limits: Limits) -> None:
        self.text = text
        self.lines = LineTable(text)
        self.limits = limits
        self.left = limits.nodes
        self.root: Node | None = None
        #: open block collections and their indentation
        self.open: list[Mapping | Sequence] = []
        self.indents: list[int] = []
        #: key of the innermost mapping that waits for its value
        self.waiting: Scalar | None = None

    def read(self) -> Node:
        at, end = 0, len(self.text)
        while at < end:
            at = self._line(at)
        self._close_to(-1, False)
        if not isinstance(self.root, Mapping):
            raise _NotSure
        return self.root

    def _line(self, start: int) -> int:
        """Read the line at ``start`` and the block that it may open; the offset of the next line."""
        text = self.text
        found = _LINE.match(text, start)
        assert found is not None  # every part is optional
        indent = found.end(1) - start
        dash, key, kind, end = found[2], found[3], found.lastindex or 1, found.end()
        whole = end > start and text[end - 1] == "\n"
        if key is not None and whole and not dash and self._pair(found, key, kind, indent):
            return end
        if dash:
            self._item(start + indent, indent)
            indent += len(dash)
        if key is not None:
            self._key(found.start(3), key, indent, bool(dash))
        elif not dash:
            if kind == 1 and whole:
                return end  # an empty line or a comment
            raise _NotSure
        if kind == 5:
            return self._rest(self._flow(found.start(5)))
        if kind == 6:
            return self._block(found.start(6), found[6])
        if not whole:
            raise _NotSure
        if kind == 4:
            self._value(self._row(found.start(4), found[4]))
        elif kind > 6:
            self._value(self._scalar(found, kind))
        elif key is None:
            raise _NotSure  # a dash alone on its line
        return end

    def _pair(self, found: re.Match[str], key: str, kind: int, indent: int) -> bool:
        """Enter a line that is a key of the open mapping with its value, as most lines are; False for any
        other line."""
        if self.waiting is not None or not self.open or self.indents[-1] != indent:
            return False
        top = self.open[-1]
        if kind < 4 or not isinstance(top, Mapping) or key in top.pairs:
            return False
        node: Node
        if kind == 4:
            node = self._row(found.start(4), found[4])
        elif kind > 6:
            node = self._scalar(found, kind)
        else:
            return False
        at = found.start(3)
        name = Scalar(self.lines, at, at + len(key), key, PLAIN)
        name.parent = node.parent = top
        name.key = node.key = key
        top.pairs[key] = (name, node)
        self.left -= 2
        if self.left < 0:
            raise _NotSure
        return True

    def _scalar(self, found: re.Match[str], kind: int) -> Scalar:
        first, stop = found.span(kind)
        if kind == 9:
            return Scalar(self.lines, first, stop, found[9], PLAIN)
        return Scalar(self.lines, first - 1, stop + 1, found[kind], DOUBLE if kind == 7 else SINGLE)

    def _rest(self, at: int) -> int:
        found = _REST.match(self.text, at)
        if found is None:
            raise _NotSure
        return found.end()

    def _item(self, at: int, indent: int) -> None:
        """A dash: an item of the open list, or the first of a new one."""
        self._close_to(indent, True)
        if self.open and isinstance(self.open[-1], Sequence) and self.indents[-1] == indent:
            return
        if self.open and (self.waiting is None or self.indents[-1] > indent):
            raise _NotSure
        self._enter(Sequence(self.lines, at, at), indent)

    def _key(self, at: int, name: str, indent: int, behind_dash: bool) -> None:
        """A key: of the open mapping, or the first of a new one."""
        if not behind_dash:
            self._close_to(indent, False)
        top = self.open[-1] if self.open else None
        if behind_dash or not (isinstance(top, Mapping) and self.indents[-1] == indent):
            if not behind_dash and top is not None and (self.waiting is None or self.indents[-1] >= indent):
                raise _NotSure
            top = Mapping(self.lines, at, at)
            self._enter(top, indent)
        elif self.waiting is not None:
            self._nothing()
        assert isinstance(top, Mapping)
        if name in top.pairs:
            raise _NotSure
        self.waiting = key = Scalar(self.lines, at, at + len(name), name, PLAIN)
        key.parent, key.key = top, name
        self._count()

    def _enter(self, node: Mapping | Sequence, indent: int) -> None:
        if self.root is not None and not self.open:
            raise _NotSure
        self._value(node)
        self.open.append(node)
        self.indents.append(indent)
        if len(self.open) > self.limits.depth:
            raise _NotSure

    def _value(self, node: Node) -> None:
        """Put a value where it belongs."""
        self._count()
        if not self.open:
            self.root = node
            return
        top = self.open[-1]
        node.parent = top
        if isinstance(top, Sequence):
            node.key = len(top.items)
            top.items.append(node)
            return
        key = self.waiting
        if key is None:
            raise _NotSure
        node.key = key.raw
        top.pairs[key.raw] = (key, node)
        self.waiting = None

    def _nothing(self) -> None:
        """The waiting key has no value: an empty one behind its colon."""
        assert self.waiting is not None
        at = self.waiting.end + 1
        self._value(Scalar(self.lines, at, at, "", PLAIN))

    def _close_to(self, indent: int, dash: bool) -> None:
        """Close what is indented deeper; a list at the same place ends too when no dash follows."""
        while self.open:
            node, own = self.open[-1], self.indents[-1]
            if own < indent or (own == indent and (dash or isinstance(node, Mapping))):
                return
            if self.waiting is not None:
                self._nothing()
            node.close()
            self.open.pop()
            self.indents.pop()

    def _count(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise _NotSure

    def _block(self, at: int, header: str) -> int:
        """A ``|`` block: every following line that is indented deeper than its key."""
        text = self.text
        start, at = at, self._rest(at + len(header))
        parent = self.indents[-1] if self.open else -1
        inner = -1
        parts: list[str] = []
        last = 0  # where the last line with text ends
        kept = 0  # so many lines lead up to it
        while at < len(text):
            stop = text.index("\n", at)
            line = text[at:stop]
            bare = line.lstrip(" ")
            own = len(line) - len(bare)
            if bare:
                if inner < 0:
                    inner = own
                    if inner <= parent:
                        break
                elif own < inner:
                    if own > parent:
                        raise _NotSure
                    break
                last, kept = len(line.rstrip(" ")) + at, len(parts) + 1
            elif inner < 0 and own:
                raise _NotSure
            parts.append(line[inner:] if inner >= 0 else "")
            at = stop + 1
        if inner <= parent:
            raise _NotSure  # an empty block
        if header == "|+" or any(parts[kept:]):
            raise _NotSure
        value = "\n".join(parts[:kept]) + ("" if header == "|-" else "\n")
        self._value(Scalar(self.lines, start, last, value, LITERAL))
        return at

    def _flow(self, at: int) -> int:
        """A list or mapping in brackets on one line; the offset behind it."""
        opened: list[Mapping | Sequence] = []
        key: Scalar | None = None
        ready = True  # for a value or key; else for a comma or the closing bracket
        while True:
            found = _FLOW.match(self.text, at)
            if found is None:
                raise _NotSure
            at = found.end()
            sign = found[1]
            if sign in _CLOSING:
                # Empty places and a comma before the bracket are allowed and never meant.
                if not opened or key is not None or (ready and (sign == "," or _filled(opened[-1]))):
                    raise _NotSure
                ready = sign == ","
                if not ready:
                    node = opened.pop()
                    if (sign == "}") != isinstance(node, Mapping):
                        raise _NotSure
                    node.end = at
                    if not opened:
                        return at
                continue
            if not ready:
                raise _NotSure
            top = opened[-1] if opened else None
            if found[5]:
                if not isinstance(top, Mapping) or key is not None:
                    raise _NotSure
                key = self._flow_key(top, found.start(4), found[4])
                continue
            new = self._flow_node(found)
            self._flow_place(top, key, new)
            key = None
            ready = isinstance(new, (Mapping, Sequence))
            if isinstance(new, (Mapping, Sequence)):
                opened.append(new)
                if len(opened) + len(self.open) > self.limits.depth:
                    raise _NotSure

    def _flow_key(self, parent: Mapping, at: int, name: str) -> Scalar:
        if name in parent.pairs or name == "<<" or len(name) > _LONGEST_KEY:
            raise _NotSure
        self._count()
        key = Scalar(self.lines, at, at + len(name), name, PLAIN)
        key.parent, key.key = parent, name
        return key

    def _flow_node(self, found: re.Match[str]) -> Node:
        sign = found[1]
        if sign is not None:
            made = Sequence if sign == "[" else Mapping
            return made(self.lines, found.end() - 1, found.end())
        kind = found.lastindex or 0
        first, stop = found.span(kind)
        quoted = kind != 4
        style = DOUBLE if kind == 2 else SINGLE if kind == 3 else PLAIN
        return Scalar(self.lines, first - quoted, stop + quoted, found[kind], style)

    def _flow_place(self, parent: Mapping | Sequence | None, key: Scalar | None, node: Node) -> None:
        if parent is None:
            self._value(node)
            return
        self._count()
        node.parent = parent
        if isinstance(parent, Sequence):
            node.key = len(parent.items)
            parent.items.append(node)
        elif key is not None:
            node.key = key.raw
            parent.pairs[key.raw] = (key, node)
        else:
            raise _NotSure

    def _row(self, at: int, row: str) -> FigureRow:
        """A row of plain figures, the most frequent thing in a report."""
        values = tuple(map(int, row[1:-1].split(",")))
        self.left -= len(values)
        return FigureRow(self.lines, at, at + len(row), values)


def _filled(node: Mapping | Sequence) -> bool:
    return bool(node.pairs if isinstance(node, Mapping) else node.items)
