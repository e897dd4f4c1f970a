"""A Word document with each finding as a review comment on the very words or cell."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from posixpath import dirname, join, relpath
from typing import NamedTuple
from xml.etree import ElementTree as ET
from xml.parsers import expat

from govlint.output._markup import markup
from govlint.output.annotate import NotAnnotatable
from govlint.output.annotate._note import note
from govlint.output.annotate._wordxml import Source, edited
from govlint.report.finding import Finding
from govlint.report.limits import DEFAULT_LIMITS, Limits
from govlint.report.place import Locator
from govlint.sources._package import Package, Refused, safe_xml
from govlint.sources._story import Base
from govlint.sources._wml import Content
from govlint.sources.docx import open_story

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
# A tag that never ends must not be searched to the end of the part again and again.
_ID = re.compile(rb'<(?:\w+:)?comment\s[^<>]*?\bid="(\d{1,9})"')
_RELATION = re.compile(rb"<Relationship\b[^<>]*>")
_KEYS = ("paragraph", "table", "row", "cell")

Edit = tuple[int, int, int, bytes]
Key = tuple[tuple[str, object], ...]


class _Anchor(NamedTuple):
    """What can carry a comment: the text with its origins, and the element it stands in."""

    content: Content
    element: ET.Element


def annotate_word(
    data: bytes, findings: Sequence[Finding], lang: str, limits: Limits = DEFAULT_LIMITS
) -> bytes:
    """The document with comments. Comments that are there already stay; nothing else is changed."""
    try:
        package = Package(data, limits)
        main = package.main()
        source = Source(safe_xml(package.read(main)))
        anchors = _anchors(package, source, limits)
        comments, target = _existing_comments(package, main)
    except (Refused, expat.ExpatError) as refused:
        raise NotAnnotatable("the document could not be read") from refused
    if not anchors:
        raise NotAnnotatable("the document holds no text")
    first = 1 + max(map(int, _ID.findall(comments)), default=-1)
    writer = _Writer(source)
    written: list[bytes] = []
    for number, finding in enumerate(findings, first):
        anchor, start, end = _anchored(finding.span.locator, anchors)
        writer.comment(number, anchor, start, end)
        written.append(_comment(number, note(finding, lang)))
    parts = {main: edited(source.data, writer.all_edits()), target: _with_comments(comments, written)}
    if not comments:
        parts.update(_registered(package, main, target))
    return _repacked(package, parts)


# --- where comments go


def _anchors(package: Package, source: Source, limits: Limits) -> dict[Key, _Anchor]:
    """Every paragraph and cell by its locator, as the reader counts them."""
    anchors: dict[Key, _Anchor] = {}

    def notice(base: Base, content: Content, element: ET.Element) -> None:
        anchors.setdefault(_key(base), _Anchor(content, element))

    w = source.root.tag.rpartition("}")[0] + "}"
    story = open_story(package, w, limits, notice)
    for body in source.root.iterfind(f"{w}body"):
        for child in body:
            for _ in story.blocks(child):
                pass
    return anchors


def _key(locator: Locator) -> Key:
    return tuple((key, locator[key]) for key in _KEYS if key in locator)


def _anchored(locator: Locator | None, anchors: dict[Key, _Anchor]) -> tuple[_Anchor, int, int]:
    """The anchor of a place and the part of its text; the first words of the document for a finding that
    is about all of it."""
    key = _key(locator) if locator else ()
    anchor = anchors.get(key)
    if anchor is None and locator and "table" in locator:
        anchor = next(
            (one for other, one in anchors.items() if other[0] == ("table", locator["table"])), None
        )
    if anchor is None:
        anchor = next((one for one in anchors.values() if one.content.origins), next(iter(anchors.values())))
        return anchor, 0, anchor.content.length
    start = locator.get("start", 0) if locator else 0
    end = locator.get("end", anchor.content.length) if locator else 0
    if not isinstance(start, int) or not isinstance(end, int) or end <= start:
        return anchor, 0, anchor.content.length
    return anchor, start, end


class _Writer:
    """Collects the edits that put the marks of comments around words."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.p = source.prefix()
        self.edits: list[Edit] = []
        #: what goes into paragraphs that are written as one empty tag
        self.filled: dict[int, list[bytes]] = {}
        self.kept_blank: set[int] = set()

    def all_edits(self) -> list[Edit]:
        found = list(self.edits)
        for end, contents in self.filled.items():
            found.append((end - 2, 0, end, b">" + b"".join(contents) + f"</{self.p}p>".encode()))
        return found

    def comment(self, number: int, anchor: _Anchor, start: int, end: int) -> None:
        """Put comment ``number`` around the characters ``start`` to ``end`` of an anchor's text."""
        touched = [
            (max(start - offset, 0), min(end - offset, length), element)
            for offset, length, element in anchor.content.origins
            if offset < end and offset + length > start
        ]
        opening = f'<{self.p}commentRangeStart {self.p}id="{number}"/>'.encode()
        closing = f'<{self.p}commentRangeEnd {self.p}id="{number}"/>'.encode() + self._reference(number)
        runs = [(first, last, element, self._run_of(element)) for first, last, element in touched]
        known = [(first, last, element, run) for first, last, element, run in runs if run is not None]
        if not known:
            self._into_paragraph(anchor.element, opening + closing)
            return
        first, _, element, run = known[0]
        self._before(element, run, first, opening)
        _, last, element, run = known[-1]
        self._after(element, run, last, closing)

    def _reference(self, number: int) -> bytes:
        p = self.p
        return f'<{p}r><{p}commentReference {p}id="{number}"/></{p}r>'.encode()

    def _run_of(self, text: ET.Element) -> ET.Element | None:
        """The run a text stands in, if it may be cut: its parent, and not the base of a gloss."""
        run = self.source.parents.get(id(text))
        holder = self.source.parents.get(id(run)) if run is not None else None
        if run is None or holder is None or not run.tag.endswith("}r") or holder.tag.endswith("}rubyBase"):
            return None
        return run if run.tag.startswith(text.tag.rpartition("}")[0]) else None

    def _before(self, text: ET.Element, run: ET.Element, characters: int, inserted: bytes) -> None:
        if characters <= 0 and self._first_text(run) is text:
            at = self.source.range(run).start
            self.edits.append((at, 2, at, inserted))
        else:
            self._cut(text, run, characters, inserted, 2)

    def _after(self, text: ET.Element, run: ET.Element, characters: int, inserted: bytes) -> None:
        if characters >= len(text.text or "") and self._last_text(run) is text:
            at = self.source.range(run).end
            self.edits.append((at, 1, at, inserted))
        else:
            self._cut(text, run, characters, inserted, 1)

    def _first_text(self, run: ET.Element) -> ET.Element | None:
        shown = [child for child in run if not child.tag.endswith("}rPr")]
        return shown[0] if shown else None

    def _last_text(self, run: ET.Element) -> ET.Element | None:
        return run[-1] if len(run) else None

    def _cut(self, text: ET.Element, run: ET.Element, characters: int, inserted: bytes, order: int) -> None:
        """Split the run behind some characters of a text and put something between the halves."""
        p = self.p
        properties = next((child for child in run if child.tag.endswith("}rPr")), None)
        style = b""
        if properties is not None:
            place = self.source.range(properties)
            style = self.source.data[place.start : place.end]
        at = self.source.offset_in(text, characters)
        halves = (
            f"</{p}t></{p}r>".encode(),
            f"<{p}r>".encode() + style + f'<{p}t xml:space="preserve">'.encode(),
        )
        self.edits.append((at, order, at, halves[0] + inserted + halves[1]))
        self._keep_blanks(text)

    def _keep_blanks(self, text: ET.Element) -> None:
        """A blank that now ends a text must not be dropped."""
        place = self.source.range(text)
        tag = self.source.data[place.start : place.content]
        if b"xml:space" not in tag and place.start not in self.kept_blank:
            self.kept_blank.add(place.start)
            self.edits.append((place.content - 1, 0, place.content - 1, b' xml:space="preserve"'))

    def _into_paragraph(self, element: ET.Element, inserted: bytes) -> None:
        """Put a comment into a paragraph without text, or into the first one of a cell."""
        paragraph = (
            element
            if element.tag.endswith("}p")
            else next((node for node in element.iter() if node.tag.endswith("}p")), None)
        )
        if paragraph is None:
            return
        place = self.source.range(paragraph)
        if self.source.is_empty_tag(paragraph):
            self.filled.setdefault(place.end, []).append(inserted)
            return
        at = place.content
        for child in paragraph:
            if child.tag.endswith("}pPr"):
                at = self.source.range(child).end
        self.edits.append((at, 1, at, inserted))


# --- the part with the comments


def _existing_comments(package: Package, main: str) -> tuple[bytes, str]:
    """The part with the comments so far (empty for none) and its name."""
    for kind, target in package.relations(main):
        if kind == "comments":
            # Nothing is added to a part that is broken: the copy would be, too.
            package.xml(target)
            return safe_xml(package.read(target)), target
    name = join(dirname(main), "comments.xml")
    while name in package.names:
        name = name.replace(".xml", "-govlint.xml")
    return b"", name


def _comment(number: int, lines: Sequence[str]) -> bytes:
    """One comment; the first line is set in bold."""
    paragraphs = []
    for index, line in enumerate(lines):
        bold = "<w:rPr><w:b/></w:rPr>" if index == 0 else ""
        lead = "<w:r><w:annotationRef/></w:r>" if index == 0 else ""
        paragraphs.append(f'<w:p>{lead}<w:r>{bold}<w:t xml:space="preserve">{markup(line)}</w:t></w:r></w:p>')
    return (
        f'<w:comment w:id="{number}" w:author="govlint" w:initials="gl">{"".join(paragraphs)}</w:comment>'
    ).encode()


def _with_comments(existing: bytes, written: Sequence[bytes]) -> bytes:
    namespace = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    if not existing:
        head = (
            b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="%s">' % namespace
        )
        return head + b"".join(written) + b"</w:comments>"
    declared = [
        comment.replace(b"<w:comment ", b'<w:comment xmlns:w="%s" ' % namespace, 1) for comment in written
    ]
    end = existing.rstrip().rfind(b"</")
    if end >= 0:
        return existing[:end] + b"".join(declared) + existing[end:]
    # An empty list, written as one tag.
    start = existing.rstrip().rfind(b"/>")
    name = existing[:start].rpartition(b"<")[2].split(None, 1)[0]
    return existing[:start] + b">" + b"".join(declared) + b"</" + name + b">"


def _registered(package: Package, main: str, target: str) -> Iterator[tuple[str, bytes]]:
    """The part with the relations of the document, and the list of types, with the new part entered."""
    folder, _, file = main.rpartition("/")
    name = join(folder, "_rels", f"{file}.rels")
    relations = safe_xml(package.read(name))
    used = {found for tag in _RELATION.findall(relations) for found in re.findall(rb'\bId="([^"]*)"', tag)}
    number = 1
    while f"rIdGovlint{number}".encode() in used:
        number += 1
    shown = relpath(target, folder or ".")
    entry = f'<Relationship Id="rIdGovlint{number}" Type="{_OFFICE}/comments" Target="{shown}"/>'.encode()
    if not relations:
        relations = (
            b'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/'
            b'package/2006/relationships"></Relationships>'
        )
    yield name, _entered(relations, b"Relationships", entry)
    types = safe_xml(package.read("[Content_Types].xml"))
    override = f'<Override PartName="/{target}" ContentType="{_TYPE}"/>'.encode()
    yield "[Content_Types].xml", _entered(types, b"Types", override)


def _entered(part: bytes, root: bytes, entry: bytes) -> bytes:
    end = part.rfind(b"</" + root)
    if end >= 0:
        return part[:end] + entry + part[end:]
    # A list without entries, written as one tag.
    return part.rstrip().removesuffix(b"/>") + b">" + entry + b"</" + root + b">"


def _repacked(package: Package, parts: dict[str, bytes]) -> bytes:
    """The container with some parts replaced or added; the others are taken over as they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for member in package.zip.infolist():
            content = parts.pop(member.filename, None)
            copy = zipfile.ZipInfo(member.filename, member.date_time)
            copy.compress_type = zipfile.ZIP_DEFLATED
            copy.external_attr = member.external_attr
            target.writestr(copy, package.zip.read(member) if content is None else content)
        for name, content in parts.items():
            target.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
