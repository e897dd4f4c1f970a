"""The ZIP container of a DOCX file: opened with limits, its XML parsed without entities."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from posixpath import join, normpath
from xml.etree import ElementTree as ET

from govlint.report.limits import Limits
from govlint.report.model import Problem
from govlint.report.patterns import compiled
from govlint.report.place import TOP

_DECLARATION = compiled(r"\s*+<\?xml.*?\?>", re.DOTALL)
#: nesting of elements; Word writes about thirty
DEPTH = 256


class Refused(Exception):  # noqa: N818 - not an error of ours: the file is not to be read
    """The file, or a part of it, is not read; ``problem`` says why."""

    def __init__(self, rule: str, **params: object) -> None:
        super().__init__(rule)
        self.problem = Problem(rule, TOP, params, stops=True)


class Package:
    """Parts by name. Raises ``Refused`` for a container that is broken, encrypted or too large."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.limits = limits
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
            members = self.zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as broken:
            raise Refused("SRC023", format="DOCX", detail=str(broken)) from broken
        if len(members) > limits.members:
            raise Refused("SRC004", limit="members", allowed=limits.members, found=len(members))
        inflated = sum(member.file_size for member in members)
        if inflated > limits.inflated:
            raise Refused("SRC004", limit="inflated", allowed=limits.inflated, found=inflated)
        self.names = {member.filename for member in members}

    def read(self, name: str) -> bytes:
        """The bytes of a part; empty when there is none of this name."""
        if name not in self.names:
            return b""
        try:
            info = self.zip.getinfo(name)
            if info.flag_bits & 1:
                raise Refused("SRC017")
            if info.file_size > self.limits.size:
                raise Refused("SRC004", limit="size", variant="", allowed=self.limits.size)
            return self.zip.read(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as broken:
            raise Refused("SRC023", format="DOCX", detail=str(broken)) from broken

    def xml(self, name: str) -> ET.Element | None:
        """A small part as a tree; None when there is none."""
        root: ET.Element | None = None
        for event, element, depth in self.events(name, 2):
            if event == "start" and depth == 1:
                root = element
        return root

    def events(self, name: str, times: int = 10) -> Iterator[tuple[str, ET.Element, int]]:
        """Starts and ends of elements with their depth, the root's being 1; at most ``times`` the limit of
        nodes, because Word needs several elements for what is one in a page."""
        data = self.read(name)
        if not data.strip():
            return
        most = times * self.limits.nodes
        count = depth = 0
        try:
            source = io.BytesIO(safe_xml(data))
            for event, element in ET.iterparse(source, events=("start", "end")):  # noqa: S314 - no entities
                if event == "start":
                    count += 1
                    depth += 1
                    if count > most:
                        raise Refused("SRC004", limit="nodes", allowed=self.limits.nodes)
                    if depth > DEPTH:
                        raise Refused("SRC004", variant="fixed", limit="depth", allowed=DEPTH)
                    yield event, element, depth
                else:
                    yield event, element, depth
                    depth -= 1
        except (ET.ParseError, ValueError, LookupError) as broken:
            raise Refused("SRC023", format="DOCX", detail=f"{name}: {broken}") from broken

    def main(self) -> str:
        """The name of the part with the text."""
        for kind, target in self.relations(""):
            if kind == "officeDocument":
                return target
        return "word/document.xml"

    def related(self, part: str, kind: str) -> ET.Element | None:
        """The part that ``part`` names as its styles, numbering, footnotes."""
        for found, target in self.relations(part):
            if found == kind:
                return self.xml(target)
        return None

    def relations(self, part: str) -> Iterator[tuple[str, str]]:
        folder, _, file = part.rpartition("/")
        root = self.xml(join(folder, "_rels", f"{file}.rels"))
        for relation in root if root is not None else ():
            # What lies outside the package is never fetched.
            if relation.get("TargetMode") != "External":
                kind = (relation.get("Type") or "").rpartition("/")[2]
                target = relation.get("Target") or ""
                yield kind, normpath(target.lstrip("/") if target.startswith("/") else join(folder, target))


def safe_xml(data: bytes) -> bytes:
    """The bytes of an XML part as UTF-8; refuses document types, and with them all entities."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:2]:
        # Without a mark, the zero byte of its first bracket tells the order of the bytes.
        codec = "utf-16-be" if data[0] == 0 else "utf-16-le" if data[1] == 0 else "utf-16"
        text = data.decode(codec, "replace")
        declared = _DECLARATION.match(text)
        data = text[declared.end() if declared else 0 :].encode()
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Refused("SRC023", variant="doctype", format="DOCX")
    return data
