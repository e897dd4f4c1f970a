"""Puts highlights into a PDF; runs as a child process, for the same reasons as the reader's.

Standard input: a JSON line with ``marks``, each a page from 1, a list of boxes (four numbers in points), a
colour (three numbers to 255) and the text; then the PDF. Standard output: the PDF with the changes appended.
"""

from __future__ import annotations

import json
import sys
from ctypes import POINTER, c_char_p, c_ushort, cast
from typing import Any


def main() -> int:
    """``argv``: seconds, bytes of memory."""
    seconds, memory = (int(value) for value in sys.argv[1:3])
    try:
        import resource

        for limit, value in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory)):
            hard = resource.getrlimit(limit)[1]
            if hard == resource.RLIM_INFINITY or value < hard:
                resource.setrlimit(limit, (value, value))
    except ImportError:
        pass
    head, _, data = sys.stdin.buffer.read().partition(b"\n")
    import pypdfium2
    import pypdfium2.raw as pdfium

    document = pypdfium2.PdfDocument(data)
    for mark in json.loads(head)["marks"]:
        page = pdfium.FPDF_LoadPage(document, mark["page"] - 1)
        if page:
            _highlight(pdfium, page, mark)
            pdfium.FPDF_ClosePage(page)
    document.save(sys.stdout.buffer, flags=pdfium.FPDF_INCREMENTAL)
    return 0


def _highlight(pdfium: Any, page: Any, mark: dict[str, Any]) -> None:
    boxes = mark["boxes"]
    kind = pdfium.FPDF_ANNOT_HIGHLIGHT if boxes else pdfium.FPDF_ANNOT_TEXT
    note = pdfium.FPDFPage_CreateAnnot(page, kind)
    if not note:
        return
    if not boxes:
        # A finding about the whole file: a note in the upper left corner.
        top = pdfium.FPDF_GetPageHeightF(page) - 20 - 24 * mark["place"]
        boxes = [[12, top - 20, 32, top]]
    else:
        for x0, y0, x1, y1 in boxes:
            quad = pdfium.FS_QUADPOINTSF(x0, y1, x1, y1, x0, y0, x1, y0)
            pdfium.FPDFAnnot_AppendAttachmentPoints(note, quad)
    left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
    pdfium.FPDFAnnot_SetRect(note, pdfium.FS_RECTF(left, top, right, bottom))
    red, green, blue = mark["color"]
    pdfium.FPDFAnnot_SetColor(note, pdfium.FPDFANNOT_COLORTYPE_Color, red, green, blue, 255)
    for key, value in ((b"Contents", mark["text"]), (b"T", "govlint"), (b"Subj", mark["rule"])):
        wide = c_char_p(value.encode("utf-16-le") + b"\0\0")
        pdfium.FPDFAnnot_SetStringValue(note, key, cast(wide, POINTER(c_ushort)))
    pdfium.FPDFAnnot_SetFlags(note, pdfium.FPDF_ANNOT_FLAG_PRINT)
    pdfium.FPDFPage_CloseAnnot(note)


if __name__ == "__main__":
    sys.exit(main())
