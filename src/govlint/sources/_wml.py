"""WordprocessingML: what a paragraph shows, tracked changes accepted, and where each character came from."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_VML = "{urn:schemas-microsoft-com:vml}"
#: pictures smaller than this many EMU (0.6 inch) both ways are ornaments
_SMALL = 548_640

#: what a drawing that shows data contains; lines and frames have none of it
_PICTURED = ("}blip", "}chart", "}relIds")

_TRANSPARENT = frozenset(
    ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple", "dir", "bdo")
)
_BLOCK_TRANSPARENT = frozenset(("ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent"))
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}


class Content:
    """The text of a paragraph or cell. ``origins`` are (offset, length, element) for each stretch that stands
    in a ``w:t``; the rest (automatic numbers, tabs, line ends) stands nowhere. ``boxes`` are the contents of
    text boxes anchored here, ``pictures`` the alternative texts of pictures."""

    __slots__ = ("boxes", "length", "origins", "parts", "pictures")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.origins: list[tuple[int, int, ET.Element]] = []
        self.pictures: list[str] = []
        self.boxes: list[ET.Element] = []

    @property
    def value(self) -> str:
        return "".join(self.parts)

    def write(self, text: str, origin: ET.Element | None = None) -> None:
        if not text:
            return
        if origin is not None:
            self.origins.append((self.length, len(text), origin))
        self.parts.append(text)
        self.length += len(text)

    def append(self, other: Content) -> None:
        """Take over what another one holds, but its boxes."""
        shift = self.length
        self.origins.extend((offset + shift, length, element) for offset, length, element in other.origins)
        self.parts.extend(other.parts)
        self.length += other.length
        self.pictures.extend(other.pictures)


def read_inline(element: ET.Element, w: str, content: Content) -> None:
    """Add what the children of a paragraph or of an inline container show."""
    cut = len(w)
    for child in _shown(element):
        tag = child.tag
        if not tag.startswith(w):
            if tag.endswith(("}oMath", "}oMathPara")):
                for node in child.iter():
                    if node.tag.endswith("}t") and node.text:
                        content.write(node.text, node)
            continue
        name = tag[cut:]
        if name == "r":
            _read_run(child, w, content)
        elif name in _TRANSPARENT:
            read_inline(child, w, content)


def _read_run(run: ET.Element, w: str, content: Content) -> None:
    cut = len(w)
    for child in _shown(run):
        tag = child.tag
        if not tag.startswith(w):
            continue
        name = tag[cut:]
        if name == "t":
            content.write(child.text or "", child)
        elif name == "rPr":
            # Hidden, or struck out: what somebody took back by hand.
            if any(_is_on(child.find(f"{w}{name}"), w) for name in ("vanish", "strike", "dstrike")):
                return
        elif name in _SIGNS:
            content.write(_SIGNS[name])
        elif name == "ruby":
            for base in child.findall(f"{w}rubyBase"):
                read_inline(base, w, content)
        elif name in ("drawing", "pict", "object"):
            _read_drawing(child, w, content)


def _read_drawing(drawing: ET.Element, w: str, content: Content) -> None:
    boxes = list(drawing.iter(f"{w}txbxContent"))
    if boxes:
        # A box inside a box is read with the outer one.
        inner = {id(node) for box in boxes for node in box.iter(f"{w}txbxContent") if node is not box}
        content.boxes.extend(box for box in boxes if id(box) not in inner)
        return
    if drawing.tag == f"{w}drawing" and not any(node.tag.endswith(_PICTURED) for node in drawing.iter()):
        # Lines and frames drawn on the page, such as the red rule under a letterhead.
        return
    extent = next(drawing.iter(f"{_WP}extent"), None)
    if extent is not None:
        sizes = [extent.get(side, "") for side in ("cx", "cy")]
        if all(size.isascii() and size.isdigit() and int(size[:12]) < _SMALL for size in sizes):
            return
    shown = next(drawing.iter(f"{_WP}docPr"), None)
    if shown is not None:
        content.pictures.append((shown.get("descr") or shown.get("name") or "")[:200])
        return
    image = next(drawing.iter(f"{_VML}imagedata"), None)
    if image is not None:
        title = next((value for key, value in image.attrib.items() if key.endswith("title")), "")
        content.pictures.append(title[:200])


def choice(element: ET.Element) -> ET.Element | None:
    """The branch of alternative content that Word shows."""
    chosen = element.find(f"{_MC}Choice")
    return chosen if chosen is not None else element.find(f"{_MC}Fallback")


def _shown(element: ET.Element) -> Iterator[ET.Element]:
    """The children, in place of alternative content those of the branch that Word shows."""
    for child in element:
        if child.tag != f"{_MC}AlternateContent":
            yield child
        elif (chosen := choice(child)) is not None:
            yield from _shown(chosen)


def children(element: ET.Element, w: str) -> Iterator[ET.Element]:
    """Block-level children, containers that show nothing themselves opened."""
    cut = len(w)
    for child in _shown(element):
        tag = child.tag
        if tag.startswith(w) and tag[cut:] in _BLOCK_TRANSPARENT:
            yield from children(child, w)
        else:
            yield child


def is_contents_list(sdt: ET.Element, w: str) -> bool:
    """Whether a content control holds a table of contents."""
    gallery = sdt.find(f"{w}sdtPr/{w}docPartObj/{w}docPartGallery")
    return gallery is not None and gallery.get(f"{w}val") == "Table of Contents"


def value_of(element: ET.Element | None, path: str, w: str, default: str = "") -> str:
    """``w:val`` of the element at ``path`` (local names), or the default."""
    for step in path.split("/"):
        if element is None:
            return default
        element = element.find(f"{w}{step}")
    return default if element is None else element.get(f"{w}val", default)


def _is_on(element: ET.Element | None, w: str) -> bool:
    return element is not None and element.get(f"{w}val", "1") not in ("0", "false", "off")
