"""The paragraphs of a text value in ``report.yaml``, each with the place of every character."""

from __future__ import annotations

from govlint.report.model import Paragraph
from govlint.report.patterns import compiled
from govlint.report.place import Text
from govlint.sources.tree import LOST, Node, Scalar

#: a line that ends so is carried on in the next one
_CARRIED_ON = ("、", "，", ",", "（", "(", "：其中", "和", "及", "与")
_BULLET = compiled(r"[ \t\u3000]*(?:[-*•·▪◆●■]|[（(]?[0-9一二三四五六七八九十]{1,3}[)）、.．是])")
#: pasted text has line ends of its own kinds, all one character long
_LINE_END = compiled("[\n\x85\u2028\u2029]")
#: longer lines are sentences, however they begin
_LONGEST_HEADING = 40


def paragraphs(node: Node | None) -> tuple[Paragraph, ...]:
    """The paragraphs of a text value. A line is a paragraph; one that breaks off at a comma goes on in the
    next line, as in text wrapped by hand. The line end stays in the text, so every offset keeps its place."""
    if not isinstance(node, Scalar) or node.style == LOST or not node.raw.strip():
        return ()
    text = node.text
    found = []
    start = end = -1
    for begin, stop in _lines(text.value):
        line = text.value[begin:stop]
        if (
            start >= 0
            and line.strip()
            and text.value[start:end].endswith(_CARRIED_ON)
            and not _BULLET.match(line)
        ):
            end = stop
            continue
        if start >= 0:
            found.append(_paragraph(text.part(start, end)))
        start, end = (begin, stop) if line.strip() else (-1, -1)
    if start >= 0:
        found.append(_paragraph(text.part(start, end)))
    return tuple(found)


def _lines(value: str) -> list[tuple[int, int]]:
    """Start and end of each line, white space at its end left out."""
    out = []
    at = 0
    for line in _LINE_END.split(value):
        out.append((at, at + len(line.rstrip())))
        at += len(line) + 1
    return out


def _paragraph(text: Text) -> Paragraph:
    text = text.stripped()
    return Paragraph(text, _level(text.value))


def _level(line: str) -> int:
    """1 for headings like （一）…, 2 for 1.…, 3 for （1）…; 0 for running text."""
    if len(line) > _LONGEST_HEADING or line[-1] in "。；;！？，,、":
        return 0
    first = line[0]
    if not (first in "（(第" or first.isdigit() or first in "一二三四五六七八九十①②③④⑤⑥⑦⑧⑨"):
        return 0
    from govlint.prose.numbering import heading_ordinal

    ordinal = heading_ordinal(line)
    if ordinal is None or ordinal.end >= len(line):
        return 0
    return {"part": 1, "chinese": 1, "chinese-paren": 1, "arabic": 2, "arabic-paren": 3, "circled": 3}.get(
        ordinal.style, 0
    )
