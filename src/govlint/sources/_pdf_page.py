"""A PDF page as numbers: characters with boxes, rules and pictures, turned so that the text is upright.

All lengths are hundredths of a point; y grows upwards.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from govlint.report.place import Span
from govlint.report.record import NamedTuple

Box = tuple[int, int, int, int]


class Page(NamedTuple):
    """``boxes`` holds four numbers a character (left, bottom, right, top), ``origins`` two: where it stands
    on its base line. ``turn`` is by how many quarter turns to the left the text is written in the file;
    locators are given in the file's own space."""

    number: int
    bounds: Box
    text: str
    flags: bytes
    boxes: Sequence[int]
    origins: Sequence[int]
    rules: Sequence[int]
    images: Sequence[int]
    turn: int = 0
    #: most text is invisible: recognised characters under a scan
    hidden: bool = False
    cut: bool = False

    def box(self, index: int) -> Box:
        at = 4 * index
        return self.boxes[at], self.boxes[at + 1], self.boxes[at + 2], self.boxes[at + 3]


def upright(page: Page) -> Page:
    """The page turned from the file's space so that its text is upright."""
    turn = page.turn
    if not turn:
        return page
    return page._replace(
        bounds=_turned(page.bounds, turn),
        boxes=_turned_all(page.boxes, turn),
        origins=_turned_points(page.origins, turn),
        rules=_turned_all(page.rules, turn),
        images=_turned_all(page.images, turn),
    )


def _turned_all(numbers: Sequence[int], turn: int) -> array[int]:
    found = array("i")
    for at in range(0, len(numbers), 4):
        found.extend(_turned((numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3]), turn))
    return found


def _turned_points(numbers: Sequence[int], turn: int) -> array[int]:
    found = array("i")
    for at in range(0, len(numbers), 2):
        x, y = numbers[at], numbers[at + 1]
        for _ in range(turn % 4):
            x, y = y, -x
        found.extend((x, y))
    return found


def _turned(box: Box, turn: int) -> Box:
    """The box after ``turn`` quarter turns to the right about the origin."""
    x0, y0, x1, y1 = box
    for _ in range(turn % 4):
        x0, y0, x1, y1 = y0, -x1, y1, -x0
    return x0, y0, x1, y1


def union(boxes: Sequence[Box]) -> Box:
    """The smallest box around all of them."""
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def located(page: Page, boxes: Sequence[Box]) -> Span:
    """A span of page and box in points; ``boxes`` are its lines, and are named one by one if several."""
    shown = [_points(_turned(box, -page.turn % 4)) for box in boxes]
    whole = _points(_turned(union(boxes), -page.turn % 4))
    if len(shown) == 1:
        return Span(locator={"page": page.number, "box": whole})
    flat = tuple(value for box in shown for value in box)
    return Span(locator={"page": page.number, "box": whole, "boxes": flat})


def _points(box: Box) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (round(value / 100, 1) for value in box)
    return x0, y0, x1, y1


class Glyphs:
    """Places of a text from PDF: for each character its page and index, or None for blanks put in."""

    __slots__ = ("fallback", "origins")

    def __init__(self, origins: Sequence[tuple[Page, int] | None], fallback: Span) -> None:
        self.origins = origins
        self.fallback = fallback

    def span(self, start: int, end: int) -> Span:
        known = [origin for origin in self.origins[max(start, 0) : max(end, start + 1)] if origin is not None]
        if not known:
            return self._near(start)
        page = known[0][0]
        lines: list[list[Box]] = []
        for other, index in known:
            if other is not page:
                break
            box = page.box(index)
            # Back to the left, or clearly lower: another line.
            if lines and box[0] >= lines[-1][-1][0] and box[3] > lines[-1][-1][1]:
                lines[-1].append(box)
            else:
                lines.append([box])
        return located(page, [union(line) for line in lines])

    def _near(self, start: int) -> Span:
        for origin in reversed(self.origins[: max(start, 0)]):
            if origin is not None:
                return located(origin[0], [origin[0].box(origin[1])])
        return self.fallback
