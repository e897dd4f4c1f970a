"""Web pages: lxml reads the tree, marks put in before (``_marks``) give every character its place."""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree

from govlint.report.document import Document, Image, Line
from govlint.report.limits import Limits
from govlint.report.model import Problem
from govlint.report.patterns import compiled
from govlint.report.place import TOP, Everywhere, LineTable, Span, Text
from govlint.report.record import NamedTuple
from govlint.sources._chrome import is_chrome_name, looks_like_content
from govlint.sources._flow import Flow
from govlint.sources._grid import MOST_SPAN
from govlint.sources._marks import AT, Marked, decoded_pieces, mark
from govlint.sources._tables import OpenCell, TableBuilder, asked_span

#: elements that begin and end a line
# fmt: off
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol",
    "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))
# fmt: on
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
#: elements whose content nobody reads
# fmt: off
_SKIPPED = frozenset((
    "audio", "button", "canvas", "datalist", "iframe", "map", "math", "noembed", "noframes", "noscript",
    "object", "rp", "rt", "script", "select", "style", "svg", "template", "textarea", "title", "video",
))
# fmt: on
#: what somebody took back
_STRUCK = frozenset(("del", "s", "strike"))
_FURNITURE = frozenset(("nav", "footer", "aside"))
_META_TITLE = frozenset(("articletitle", "og:title"))
# fmt: off
_META_DATE = frozenset((
    "pubdate", "publishdate", "publish_date", "publishtime", "publish-time", "article:published_time",
    "dc.date", "dc.date.issued", "og:release_date",
))
# fmt: on
_HIDDEN = compiled(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
#: more elements than this are not struck out as part of a line
_MOST_STRUCK = 50
_CROSSED = compiled(r"text-decoration(?:-line)?\s*:\s*line-through", re.IGNORECASE)
#: libxml2's own bound on nesting, which cannot be raised
_DEPTH = 2048
#: pictures declared smaller than this many pixels are ornaments
_SMALL = 64
#: characters of text with entities or loose white space that are given exact places; hostile pages have more
_EXACT = 1_000_000


class _Tree(NamedTuple):
    """``marked`` is None when the marks could not be trusted."""

    root: etree._Element | None
    marked: Marked | None
    too_deep: bool


def load(text: str, path: str, limits: Limits) -> Document:
    """The page as blocks. ``text`` is decoded already; columns count its characters.

    Problems: SRC004 when elements, nesting or table cells pass their limit.
    """
    lines = LineTable(text)
    marked = mark(text, limits.nodes)
    if marked is None:
        return Document(path, "html", (), {}, (_over("nodes", limits.nodes, TOP),), lines)
    tree = _parse(text, marked)
    if tree.root is None:
        return Document(path, "html", (), {}, (), lines)
    reader = _Reader(lines, tree.marked, limits)
    reader.read(tree.root)
    problems = reader.problems
    if tree.too_deep:
        # libxml2 leaves out whatever stands deeper.
        problems.append(_over("depth", _DEPTH, TOP, variant="fixed"))
    return Document(path, "html", tuple(reader.flow.blocks), reader.meta(), tuple(problems), lines)


def _over(limit: str, allowed: int, span: Span, stops: bool = True, variant: str = "") -> Problem:
    params = {"limit": limit, "allowed": allowed, "variant": variant}
    return Problem("SRC004", span, params, stops)


def _parse(text: str, marked: Marked) -> _Tree:
    """The tree with its marks, or, should the parser see other tags than we did, without any."""
    root, too_deep = _parse_once(marked.text)
    if root is not None and not too_deep:
        seen = sum(1 for node in root.iter(etree.Comment) if (node.text or "").startswith(marked.prefix))
        if seen != len(marked.ends):
            root, too_deep = _parse_once(text)
            return _Tree(root, None, too_deep)
    return _Tree(root, marked, too_deep)


def _parse_once(text: str) -> tuple[etree._Element | None, bool]:
    # Bytes with a stated encoding: the parser must not go by what the page declares, it is decoded already.
    parser = etree.HTMLParser(recover=True, encoding="utf-8", huge_tree=True, no_network=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None, False
    return root, any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


class _Reader:
    """Walks the tree once, in document order."""

    def __init__(self, lines: LineTable, marked: Marked | None, limits: Limits) -> None:
        self.lines = lines
        self.source = lines.text
        self.marked = marked
        self.limits = limits
        self.flow = Flow(lines, marked is not None)
        self.problems: list[Problem] = []
        #: metadata by where it was found
        self.noted: dict[str, Text] = {}
        self.tables: list[TableBuilder] = []
        #: open cells, and the flow to return to after each
        self.cells: list[tuple[OpenCell, Flow]] = []
        self.preformatted = 0
        self.content = 0
        self.exact_left = _EXACT
        #: the outermost open element of page furniture, its flow, and where its blocks begin
        self.furniture: tuple[etree._Element, Flow, int, bool] | None = None

    def read(self, root: etree._Element) -> None:
        walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        skipped: etree._Element | None = None
        for event, node in walker:
            if event in ("comment", "pi"):
                self._stretch(node, event == "comment")
            elif event == "start":
                if node.tag in _SKIPPED or _is_hidden(node) or _is_struck(node):
                    self._note_title(node)
                    if node.tag in _BLOCKS:
                        self.flow.end_line()
                    skipped = node
                    walker.skip_subtree()
                else:
                    self._start(node, node.tag)
            else:
                if node is not skipped:
                    self._end(node, node.tag)
                skipped = None
                self._loose(node.tail, node)
        self.flow.end_line()

    def meta(self) -> dict[str, Text]:
        """Title and day of publication, as the page's own metadata have them."""
        found: dict[str, Text] = {}
        titles = (self.noted.get(kind) for kind in ("meta title", "ucaptitle", "title"))
        days = (self.noted.get(kind) for kind in ("publishtime", "meta date"))
        for name, candidates in (("title", titles), ("published", days)):
            text = next((candidate for candidate in candidates if candidate), None)
            if text is not None:
                found[name] = text
        return found

    # --- text

    def _stretch(self, node: etree._Element, comment: bool) -> None:
        """The text behind a comment; if the comment is a mark, the place of the text is known."""
        text = node.tail
        if not text:
            return
        marked = self.marked
        name = node.text or ""
        if marked is None or not comment or not name.startswith(marked.prefix):
            self._loose(text, node)
            return
        offset = int(name[len(marked.prefix) :])
        end = marked.ends[offset]
        if self.exact_left < len(text):
            self.flow.write(" ".join(text.split()) or " ", [(0, offset)])
            return
        if not text.isprintable() or "  " in text or len(text) != end - offset:
            self.exact_left -= len(text)
        pieces = decoded_pieces(self.source, offset, end, text)
        if self.preformatted:
            self.flow.write_as_is(text, pieces)
        else:
            self.flow.write(text, pieces)

    def _loose(self, text: str | None, node: etree._Element) -> None:
        """Text without a mark: white space, or, in a tree without marks, all text."""
        if not text:
            return
        if text.isspace():
            if self.preformatted and "\n" in text:
                self.flow.end_line()
            else:
                self.flow.space()
            return
        line = self._line(node)
        write = self.flow.write_as_is if self.preformatted else self.flow.write
        write(text, [(0, self.lines.starts[line - 1])])

    # --- elements

    def _start(self, node: etree._Element, tag: str) -> None:
        if tag in _BLOCKS:
            self.flow.end_line()
            self._start_block(node, tag)
        elif tag == "img":
            self._picture(node)
        elif tag == "meta":
            self._note_meta(node)
        self._loose(node.text, node)

    def _start_block(self, node: etree._Element, tag: str) -> None:
        if tag in _HEADINGS:
            self.flow.heading = _HEADINGS[tag]
        elif tag == "table":
            arranged = node.get("role") in ("presentation", "none")
            self.tables.append(TableBuilder(self.flow, self._tag_span(node), arranged))
        elif tag == "tr":
            if self.tables:
                self.tables[-1].rows.append([])
        elif tag in ("td", "th"):
            self._start_cell(node)
        elif tag == "pre":
            self.preformatted += 1
        elif tag in ("article", "main"):
            self.content += 1
        if self.furniture is None and tag != "body":
            names = f"{node.get('class') or ''} {node.get('id') or ''}"
            named = (tag == "header" and not self.content) or (names != " " and is_chrome_name(names))
            if tag in _FURNITURE or named:
                self.furniture = (node, self.flow, len(self.flow.blocks), tag in _FURNITURE)
                self.flow.chrome = True

    def _start_cell(self, node: etree._Element) -> None:
        if not self.tables:
            return
        inner = Flow(self.lines, self.marked is not None)
        inner.chrome = self.flow.chrome
        rows, columns = asked_span(node.get("rowspan")), asked_span(node.get("colspan"))
        opened = self.tables[-1].cell(rows, columns, self._tag_span(node))
        self.cells.append((opened, self.flow))
        self.flow = inner

    def _end(self, node: etree._Element, tag: str) -> None:
        if tag not in _BLOCKS:
            if tag in ("ucaptitle", "publishtime"):
                self._note_element(node, tag)
            return
        self.flow.end_line()
        if tag in _HEADINGS:
            self.flow.heading = 0
        elif tag in ("td", "th"):
            if self.cells and self.tables:
                opened, outer = self.cells.pop()
                opened.blocks = self.flow.blocks
                self.flow = outer
        elif tag == "table":
            self._end_table()
        elif tag == "pre":
            self.preformatted -= 1
        elif tag in ("article", "main"):
            self.content -= 1
        if self.furniture is not None and self.furniture[0] is node:
            self._end_furniture()

    def _end_table(self) -> None:
        table = self.tables.pop()
        cut = table.finish(self.lines, self.limits.cells)
        if cut == "cells":
            self.problems.append(_over("cells", self.limits.cells, table.start))
        elif cut:
            # The cell is laid out with the widest span there can be, which loses nothing.
            self.problems.append(_over("span", MOST_SPAN, table.start, stops=False, variant="span"))

    def _end_furniture(self) -> None:
        assert self.furniture is not None
        _, flow, begin, certain = self.furniture
        self.furniture = None
        flow.chrome = False
        inside = flow.blocks[begin:]
        if not certain and looks_like_content(inside):
            flow.blocks[begin:] = [
                block._replace(chrome=False) if isinstance(block, Line) else block for block in inside
            ]
        else:
            flow.blocks[begin:] = [block for block in inside if not isinstance(block, Image)]

    def _picture(self, node: etree._Element) -> None:
        sizes = [asked_span(node.get(side), 0) for side in ("width", "height")]
        if any(0 < size < _SMALL for size in sizes):
            return
        source = node.get("src") or ""
        name = "" if source.startswith("data:") else source.rsplit("/", 1)[-1]
        alt = (node.get("alt") or node.get("title") or name).strip()
        self.flow.picture(Image(self._tag_span(node), alt[:200]))

    # --- metadata

    def _note_title(self, node: etree._Element) -> None:
        if node.tag == "title" and node.text and "title" not in self.noted:
            self.noted["title"] = self._located(node.text, node)

    def _note_meta(self, node: etree._Element) -> None:
        name = (node.get("name") or node.get("property") or node.get("itemprop") or "").strip().lower()
        content = (node.get("content") or "").strip()
        if not content:
            return
        if name in _META_TITLE:
            self.noted.setdefault("meta title", self._located(content, node))
        elif name in _META_DATE:
            self.noted.setdefault("meta date", self._located(content, node))

    def _note_element(self, node: etree._Element, tag: str) -> None:
        # The first one only: nested ones would be copied again and again.
        if tag not in self.noted:
            value = str(node.xpath("string()")).strip()
            if value:
                self.noted[tag] = self._located(value, node)

    # --- places

    def _line(self, node: etree._Element) -> int:
        """The line a node begins on, as far as libxml2 knows."""
        line = node.sourceline
        return min(max(line, 1), len(self.lines.starts)) if isinstance(line, int) else 1

    def _tag_span(self, node: etree._Element) -> Span:
        """The place of a start tag."""
        offset = node.get(AT)
        if self.marked is None or offset is None:
            line = self._line(node)
            start = self.lines.starts[line - 1]
            return self.lines.span(start, start + len(self.lines.line(line)))
        end = self.source.find(">", int(offset)) + 1
        return self.lines.span(int(offset), end or len(self.source))

    def _located(self, value: str, node: etree._Element) -> Text:
        """A text of the page's metadata, exact where it stands in the source letter by letter."""
        bare = " ".join(value.split())
        offset = node.get(AT)
        if self.marked is not None and offset is not None:
            found = self.source.find(bare, int(offset), int(offset) + 2 * len(value) + 500)
            if found >= 0:
                return Text(bare, self.lines, found)
        return Text(bare, Everywhere(self._tag_span(node)))


def _is_hidden(node: etree._Element) -> bool:
    if node.get("hidden") is not None:
        return True
    style = node.get("style")
    return style is not None and _HIDDEN.search(style) is not None


def _is_struck(node: etree._Element) -> bool:
    """Whether words are struck out: part of a line. A tag around whole blocks was left open by mistake."""
    style = node.get("style")
    struck = node.tag in _STRUCK or (
        style is not None and node.tag not in _BLOCKS and _CROSSED.search(style) is not None
    )
    if not struck:
        return False
    inside = [inner.tag for inner in islice(node.iterdescendants(), _MOST_STRUCK)]
    return len(inside) < _MOST_STRUCK and not any(tag in _BLOCKS for tag in inside)
