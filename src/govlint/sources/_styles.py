"""Word styles: which paragraphs are headings, belong to a table of contents, or are numbered."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from govlint.report.patterns import compiled
from govlint.report.record import NamedTuple

_HEADING = compiled(r"(?:heading|标题|標題)\s*([1-9])", re.IGNORECASE)
_TITLE = compiled(r"title|标题|標題", re.IGNORECASE)
_CONTENTS = compiled(r"(?:toc|目录|目錄|contents)\b.*", re.IGNORECASE)
_MOST_HEADING = 6
#: a chain of styles that is longer goes round in a circle
_CHAIN = 12


class Style(NamedTuple):
    name: str
    based_on: str
    #: outline level from 1; 0 for none
    outline: int
    list_id: str
    level: int


class Styles:
    """The styles of styles.xml by id."""

    def __init__(self, root: ET.Element | None) -> None:
        self._by_id: dict[str, Style] = {}
        self.default = ""
        #: numbering styles and their lists
        self.lists: dict[str, str] = {}
        if root is None:
            return
        w = root.tag.rpartition("}")[0] + "}"
        for element in root.iterfind(f"{w}style"):
            id_ = element.get(f"{w}styleId", "")
            kind = element.get(f"{w}type", "paragraph")
            style = _style(element, w)
            if kind == "numbering":
                self.lists[id_] = style.list_id
            elif kind == "paragraph":
                self._by_id[id_] = style
                if element.get(f"{w}default") in ("1", "true", "on"):
                    self.default = id_

    def _chain(self, id_: str) -> list[Style]:
        found = []
        for _ in range(_CHAIN):
            style = self._by_id.get(id_)
            if style is None:
                break
            found.append(style)
            id_ = style.based_on
        return found

    def heading(self, id_: str) -> int:
        """The heading level of a style, 0 when it makes no heading."""
        for style in self._chain(id_):
            if style.outline:
                return min(style.outline, _MOST_HEADING) if style.outline < 10 else 0
            named = _HEADING.fullmatch(style.name)
            if named:
                return min(int(named[1]), _MOST_HEADING)
            if _TITLE.fullmatch(style.name):
                return 1
        return 0

    def is_contents(self, id_: str) -> bool:
        """Whether the style belongs to a table of contents."""
        chain = self._chain(id_)
        return bool(chain) and _CONTENTS.fullmatch(chain[0].name) is not None

    def numbering(self, id_: str) -> tuple[str, int, str]:
        """List, level and the style that names them; the list is empty when there is none."""
        current = id_
        for style in self._chain(id_):
            if style.list_id:
                return style.list_id, style.level, current
            current = style.based_on
        return "", 0, ""


def _style(element: ET.Element, w: str) -> Style:
    def value(path: str) -> str:
        found = element.find(path)
        return "" if found is None else found.get(f"{w}val", "")

    outline = value(f"{w}pPr/{w}outlineLvl")
    level = value(f"{w}pPr/{w}numPr/{w}ilvl")
    return Style(
        name=value(f"{w}name"),
        based_on=value(f"{w}basedOn"),
        outline=int(outline) + 1 if outline in tuple("0123456789") else 0,
        list_id=value(f"{w}pPr/{w}numPr/{w}numId"),
        level=int(level) if level in tuple("012345678") else -1,
    )
