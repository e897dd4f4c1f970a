"""The main part of a Word document as a tree whose elements know their bytes, and edits to those bytes.

The part is never written out anew: a serialiser would rename prefixes that other attributes rely on. What is
added is put between the bytes that are there.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree import ElementTree as ET
from xml.parsers import expat

_TAG = re.compile(rb"""<(?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")
_ENTITY = re.compile(r"&(?:#[0-9]+|#x[0-9A-Fa-f]+|[a-z]+);")


class Range(NamedTuple):
    """Bytes of an element, its tags included; ``content`` is where its content begins."""

    start: int
    content: int
    end: int


class Source:
    """A parsed part. ``data`` is UTF-8."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.ranges: dict[int, Range] = {}
        self.parents: dict[int, ET.Element] = {}
        self._open: list[tuple[ET.Element, int]] = []
        self._builder = ET.TreeBuilder()
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._builder.data
        self._parser = parser
        parser.Parse(data, True)
        self.root = self._builder.close()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        named = {_qualified(key): value for key, value in attributes.items()}
        element = self._builder.start(_qualified(name), named)
        if self._open:
            self.parents[id(element)] = self._open[-1][0]
        self._open.append((element, self._parser.CurrentByteIndex))

    def _end(self, name: str) -> None:
        element, start = self._open.pop()
        self._builder.end(_qualified(name))
        found = _TAG.match(self.data, start)
        content = found.end() if found else start
        at = self._parser.CurrentByteIndex
        closing = self.data.find(b">", at) + 1 if at != start else content
        self.ranges[id(element)] = Range(start, content, closing)

    def range(self, element: ET.Element) -> Range:
        return self.ranges[id(element)]

    def is_empty_tag(self, element: ET.Element) -> bool:
        """Whether the element is written ``<w:p/>``."""
        place = self.range(element)
        return place.content == place.end

    def offset_in(self, element: ET.Element, characters: int) -> int:
        """The byte offset behind the first ``characters`` of an element's text."""
        place = self.range(element)
        if characters <= 0:
            return place.content
        raw = self.data[place.content : place.end].decode("utf-8", "replace")
        at = seen = 0
        while seen < characters and at < len(raw):
            entity = _ENTITY.match(raw, at) if raw[at] == "&" else None
            if raw.startswith("\r\n", at):
                at += 1
            at = entity.end() if entity else at + 1
            seen += 1
        return place.content + len(raw[:at].encode())

    def prefix(self) -> str:
        """The prefix that the part gives to the elements of Word."""
        place = self.range(self.root)
        name = self.data[place.start + 1 : place.content].split(None, 1)[0].decode().rstrip(">/")
        return f"{name.rpartition(':')[0]}:" if ":" in name else ""


def _qualified(name: str) -> str:
    return f"{{{name}" if "}" in name else name


def edited(data: bytes, edits: list[tuple[int, int, int, bytes]]) -> bytes:
    """``data`` with edits (start, order, end, bytes in place of start to end), which may not overlap."""
    parts = []
    done = 0
    for start, _, end, inserted in sorted(edits, key=lambda edit: edit[:3]):
        parts.append(data[done:start])
        parts.append(inserted)
        done = max(done, end)
    parts.append(data[done:])
    return b"".join(parts)
