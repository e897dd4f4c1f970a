"""Puts the characters of a page, or of a cell, into lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govlint.report.place import Span, Text
from govlint.sources._pdf_page import Box, Glyphs, Page, union
from govlint.sources._pdf_worker import BLANK

#: gaps, in heights of a character: where pdfium saw a blank, where it did not, and between columns
_WORD = 0.15
_GAP = 0.8
_COLUMN = 2.0
#: the same character this near (in widths) is a second stroke of fake bold type
_DOUBLE = 0.25
#: base lines this near (in heights of a character) are one line
_LEVEL = 0.4


class TextLine:
    """One line: characters from left to right and the text they make, blanks put in."""

    __slots__ = ("box", "height", "origins", "page", "value")

    def __init__(self, page: Page, indices: Sequence[int]) -> None:
        self.page = page
        self.box: Box = union([page.box(index) for index in indices])
        heights = sorted(page.boxes[4 * index + 3] - page.boxes[4 * index + 1] for index in indices)
        #: of most characters
        self.height = max(heights[len(heights) // 2], 1)
        parts: list[str] = []
        self.origins: list[tuple[Page, int] | None] = []
        last: int | None = None
        for index in indices:
            if last is not None:
                blank = self._blank(last, index)
                if blank is None:
                    continue
                parts.append(blank)
                self.origins.extend([None] * len(blank))
            parts.append(page.text[index])
            self.origins.append((page, index))
            last = index
        self.value = "".join(parts)

    def _blank(self, before: int, index: int) -> str | None:
        """What stands between two characters; None when the second is the first one printed again."""
        left, right = self.page.box(before), self.page.box(index)
        width = max(left[2] - left[0], 1)
        if self.page.text[before] == self.page.text[index] and abs(right[0] - left[0]) < _DOUBLE * width:
            return None
        gap = (right[0] - left[2]) / self.height
        if gap > _COLUMN:
            return "  "
        seen = self.page.flags[index] & BLANK and index == before + 1
        return " " if gap > (_WORD if seen else _GAP) else ""


def lines_of(page: Page, indices: Iterable[int]) -> list[TextLine]:
    """Lines from top to bottom: characters whose origins lie on one base line."""
    boxes, bases = page.boxes, page.origins[1::2]
    ordered = sorted(indices, key=lambda index: -bases[index])
    groups: list[list[int]] = []
    base = height = 0
    for index in ordered:
        high = boxes[4 * index + 3] - boxes[4 * index + 1]
        if groups and base - bases[index] <= max(height, high) * _LEVEL:
            groups[-1].append(index)
            height = max(height, high)
        else:
            groups.append([index])
            base, height = bases[index], high
    return [TextLine(page, sorted(group, key=lambda index: (boxes[4 * index], index))) for group in groups]


def text_of(lines: Sequence[TextLine], fallback: Span, separator: str = "\n") -> Text:
    """One text of several lines."""
    parts: list[str] = []
    origins: list[tuple[Page, int] | None] = []
    for line in lines:
        if parts:
            between = separator or _joint(parts[-1], line.value)
            parts.append(between)
            origins.extend([None] * len(between))
        parts.append(line.value)
        origins.extend(line.origins)
    return Text("".join(parts), Glyphs(origins, fallback))


def _joint(before: str, after: str) -> str:
    """Two Latin words broken by a line end keep a blank between them; two figures stay one."""
    if not before or not after:
        return ""
    left, right = before[-1], after[0]
    return " " if left.isascii() and right.isascii() and left.isalpha() and right.isalpha() else ""
