"""Reads characters, ruling lines and pictures out of a PDF; runs as a child process of its own.

pdfium is native code: a hostile file may hang it, fill the memory or crash it. The child gets limits from
the system, takes the file from standard input and writes plain numbers, which the parent can trust no
further than their range. It imports nothing of govlint, so it starts fast.

Output: one JSON line (``{"pages": n}`` or ``{"error": kind}``), then for each page a JSON line with the
counts of what follows: UTF-8 text, one byte of flags a character, four coordinates of its box and two of
its origin on the base line, four coordinates a rule, four a picture. Coordinates are hundredths of a point in
the space of the page, y upwards.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterator
from ctypes import byref, c_double, c_float, c_int
from itertools import pairwise
from math import pi
from typing import Any, BinaryIO

#: flag of a character: pdfium sees a blank before it
BLANK = 1
#: flag of a character: it is written at another angle than most of its page (a watermark)
ASKEW = 2
#: what one page and one file may hold; a page of a report has about 2,000 characters and 500 rules
_CHARACTERS = 2_000_000
_RULES = 200_000
OBJECTS = 200_000
_FORMS = 8
#: thickness in points up to which a filled rectangle is a line
_THIN = 3.0
#: width in points up to which a text object has none
_NO_WIDTH = 0.001


def main() -> int:
    """``argv``: limit of pages, seconds, bytes of memory."""
    pages, seconds, memory = (int(value) for value in sys.argv[1:4])
    _confine(seconds, memory)
    out = sys.stdout.buffer
    data = sys.stdin.buffer.read()
    import pypdfium2.raw as pdfium

    pdfium.FPDF_InitLibrary()
    try:
        _document(pdfium, data, pages, out)
    except MemoryError:
        _send(out, {"error": "memory"})
    return 0


def _document(pdfium: Any, data: bytes, pages: int, out: BinaryIO) -> None:
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        code = pdfium.FPDF_GetLastError()
        locked = code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        _send(out, {"error": "encrypted" if locked else "broken"})
        return
    count = pdfium.FPDF_GetPageCount(document)
    if count > pages:
        _send(out, {"error": "pages", "found": count})
        return
    _send(out, {"pages": count})
    budget = [_CHARACTERS, _RULES, OBJECTS]
    for number in range(count):
        _page(pdfium, document, number, out, budget)
        out.flush()


def _confine(seconds: int, memory: int) -> None:
    """Ask the system to end this process when it takes too much."""
    try:
        import resource
    except ImportError:  # Windows: the parent's clock is the only limit
        return
    for limit, value in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory)):
        # A stricter limit that is set already stays.
        hard = resource.getrlimit(limit)[1]
        if hard == resource.RLIM_INFINITY or value < hard:
            resource.setrlimit(limit, (value, value))


def _send(out: BinaryIO, record: dict[str, Any]) -> None:
    out.write(json.dumps(record).encode() + b"\n")


def _page(pdfium: Any, document: Any, number: int, out: BinaryIO, budget: list[int]) -> None:
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        _send(out, {"error": "page"})
        return
    # First the objects: what they need to be seen by the text reader is done there.
    rules, images, hidden = _objects(pdfium, page, budget)
    text, flags, boxes, origins, turn = _characters(pdfium, page, budget)
    box = (c_float(), c_float(), c_float(), c_float())
    if not pdfium.FPDFPage_GetCropBox(page, *map(byref, box)):
        pdfium.FPDFPage_GetMediaBox(page, *map(byref, box))
    encoded = text.encode("utf-8", "replace")
    _send(
        out,
        {
            "box": _hundredths(*(side.value for side in box)),
            "turn": turn,
            "text": len(encoded),
            "characters": len(flags),
            "rules": len(rules) // 4,
            "images": len(images) // 4,
            "hidden": hidden,
            "cut": min(budget) <= 0,
        },
    )
    out.write(encoded)
    out.write(bytes(flags))
    for numbers in (boxes, origins, rules, images):
        out.write(numbers.tobytes())
    pdfium.FPDF_ClosePage(page)


def _characters(
    pdfium: Any, page: Any, budget: list[int]
) -> tuple[str, bytearray, array[int], array[int], int]:
    """Text without blanks, flags, boxes, origins, and the quarter turns to the left of most of it."""
    textpage = pdfium.FPDFText_LoadPage(page)
    signs: list[str] = []
    flags = bytearray()
    boxes = array("i")
    angles: list[int] = []
    origins = array("i")
    places: list[int] = []
    x, y = c_double(), c_double()
    blank = 0
    rect = pdfium.FS_RECTF()
    count = min(pdfium.FPDFText_CountChars(textpage), max(budget[0], 0))
    budget[0] -= count
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        sign = "-" if code == 2 else chr(code) if 0 < code < 0x110000 else "\ufffd"
        if sign.isspace():
            blank = BLANK
            continue
        if code < 32 or 0xD800 <= code < 0xE000:
            sign = "\ufffd"
        if not pdfium.FPDFText_GetLooseCharBox(textpage, index, byref(rect)):
            continue
        signs.append(sign)
        flags.append(blank)
        blank = 0
        boxes.extend(_hundredths(rect.left, rect.bottom, rect.right, rect.top))
        pdfium.FPDFText_GetCharOrigin(textpage, index, byref(x), byref(y))
        origins.extend(_hundredths(x.value, y.value))
        places.append(index)
        # In hundredths of a quarter turn; -1 comes for an unknown angle.
        angles.append(round(max(pdfium.FPDFText_GetCharAngle(textpage, index), 0.0) / (pi / 2) * 100) % 400)
    _shrink(pdfium, textpage, boxes, places)
    pdfium.FPDFText_ClosePage(textpage)
    counts = [sum(1 for angle in angles if angle == quarter) for quarter in (0, 100, 200, 300)]
    turn = counts.index(max(counts))
    for index, angle in enumerate(angles):
        if abs(angle - turn * 100) % 400 > 3 and abs(angle - turn * 100) % 400 < 397:
            flags[index] |= ASKEW
    # pdfium counts angles to the right.
    return "".join(signs), flags, boxes, origins, -turn % 4


def _shrink(pdfium: Any, textpage: Any, boxes: array[int], places: list[int]) -> None:
    """Give characters with a box out of all proportion (vertical fonts) the box of their ink."""
    heights = sorted(boxes[at + 3] - boxes[at + 1] for at in range(0, len(boxes), 4))
    if not heights:
        return
    most = 4 * max(heights[len(heights) // 2], 100)
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    for number, index in enumerate(places):
        at = 4 * number
        if boxes[at + 3] - boxes[at + 1] <= most and boxes[at + 2] - boxes[at] <= most:
            continue
        if pdfium.FPDFText_GetCharBox(textpage, index, byref(left), byref(right), byref(bottom), byref(top)):
            boxes[at : at + 4] = array("i", _hundredths(left.value, bottom.value, right.value, top.value))


def _objects(pdfium: Any, page: Any, budget: list[int]) -> tuple[array[int], array[int], bool]:
    """Rules, pictures, and whether most text is invisible, as under a recognised scan."""
    rules = array("i")
    images = array("i")
    shown = unseen = 0
    for kind, item, matrix in _walk(pdfium, page, budget):
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            for rule in _rules(pdfium, item, matrix):
                if budget[1] <= 0:
                    break
                budget[1] -= 1
                rules.extend(_hundredths(*rule))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            corners = [_at(matrix, x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
            xs, ys = [x for x, _ in corners], [y for _, y in corners]
            images.extend(_hundredths(min(xs), min(ys), max(xs), max(ys)))
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            if pdfium.FPDFTextObj_GetTextRenderMode(item) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE:
                unseen += 1
            else:
                shown += 1
            _widen(pdfium, item)
    return rules, images, unseen > shown


def _widen(pdfium: Any, item: Any) -> None:
    """Give a text object without width some, since pdfium's text reader passes over those without.

    A single character, or upright line of them, of a font that is neither embedded nor installed has no
    outline and so no width. Reports set in 宋体 without embedding it, read where there are no Chinese
    fonts, are full of them.
    """
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    if pdfium.FPDFPageObj_GetBounds(item, byref(left), byref(bottom), byref(right), byref(top)):
        if right.value - left.value > _NO_WIDTH:
            return
        # Outlined text has the width of its pen; the transformation has the bounds computed anew.
        pdfium.FPDFTextObj_SetTextRenderMode(item, pdfium.FPDF_TEXTRENDERMODE_STROKE)
        pdfium.FPDFPageObj_SetStrokeWidth(item, 1.0)
        pdfium.FPDFPageObj_Transform(item, 1, 0, 0, 1, 0, 0)


Matrix = tuple[float, float, float, float, float, float]


def _walk(pdfium: Any, page: Any, budget: list[int]) -> Iterator[tuple[int, Any, Matrix]]:
    """All objects of a page, those in forms too, each with the matrix that takes it to the page."""
    here: Matrix = (1, 0, 0, 1, 0, 0)
    count = pdfium.FPDFPage_CountObjects(page)
    stack: list[tuple[Any, int, int, Matrix]] = [(None, count, 0, here)]
    while stack:
        form, count, index, outer = stack.pop()
        while index < count:
            if budget[2] <= 0:
                return
            budget[2] -= 1
            if form is None:
                item = pdfium.FPDFPage_GetObject(page, index)
            else:
                item = pdfium.FPDFFormObj_GetObject(form, index)
            index += 1
            own = pdfium.FS_MATRIX()
            if not item or not pdfium.FPDFPageObj_GetMatrix(item, byref(own)):
                continue
            matrix = _product((own.a, own.b, own.c, own.d, own.e, own.f), outer)
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind == pdfium.FPDF_PAGEOBJ_FORM:
                if len(stack) < _FORMS:
                    stack.append((form, count, index, outer))
                    form, count, index, outer = item, pdfium.FPDFFormObj_CountObjects(item), 0, matrix
            else:
                yield kind, item, matrix


def _rules(pdfium: Any, path: Any, matrix: Matrix) -> Iterator[tuple[float, float, float, float]]:
    """Horizontal and vertical lines of a path: stroked segments, and filled rectangles as thin as lines."""
    fill, stroke = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(path, byref(fill), byref(stroke))
    x, y = c_float(), c_float()
    points: list[tuple[float, float]] = []
    curved = False
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            yield from _outline(points, curved, bool(fill.value), bool(stroke.value))
            points, curved = [], False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        points.append(_at(matrix, x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    yield from _outline(points, curved, bool(fill.value), bool(stroke.value))


def _outline(
    points: list[tuple[float, float]], curved: bool, fill: bool, stroke: bool
) -> Iterator[tuple[float, float, float, float]]:
    if curved or len(points) < 2:
        return
    if stroke:
        for (x0, y0), (x1, y1) in pairwise(points):
            if abs(x1 - x0) < 1 or abs(y1 - y0) < 1:
                yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
    elif fill:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = (min(xs), min(ys), max(xs), max(ys))
        if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
            yield box


def _product(a: Matrix, b: Matrix) -> Matrix:
    """First ``a``, then ``b``."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def _at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    return matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]


def _hundredths(*values: float) -> list[int]:
    """Numbers no page reaches, and those that are none, are cut off."""
    return [int(max(-2e7, min(2e7, value * 100))) if value == value else 0 for value in values]


if __name__ == "__main__":
    sys.exit(main())
