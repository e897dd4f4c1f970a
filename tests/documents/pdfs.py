"""Writes small PDFs, so that a test shows the very text, rules and objects it is about."""

from __future__ import annotations

import zlib

#: a font of Adobe's GB1 collection; its codes are Unicode, so nothing needs to be embedded
_FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
    "/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
    "/DW 1000/W[1 [500 500 500 500 500 500 500 500 500 500] 11 94 500]/FontDescriptor<</Type/FontDescriptor"
    "/FontName/STSong-Light/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120"
    "/CapHeight 880/StemV 93>>>>]>>"
)

#: one grey pixel, named ``I`` on every page
_IMAGE = (
    b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
    b"stream\n\x80\nendstream"
)


class Sheet:
    """A page of 595 x 842 points, drawn with operators of PDF."""

    def __init__(self, extra: str = "") -> None:
        self.operators: list[str] = []
        self.extra = extra

    def text(
        self, x: float, y: float, value: str, size: float = 12, matrix: str = "1 0 0 1", mode: int = 0
    ) -> Sheet:
        code = value.encode("utf-16-be").hex()
        self.operators.append(f"BT /F {size} Tf {mode} Tr {matrix} {x} {y} Tm <{code}> Tj ET")
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Sheet:
        self.operators.append(f"0.5 w {x0} {y0} m {x1} {y1} l S")
        return self

    def box(self, x0: float, y0: float, x1: float, y1: float, paint: str = "S") -> Sheet:
        self.operators.append(f"{x0} {y0} {x1 - x0} {y1 - y0} re {paint}")
        return self

    def grid(self, xs: list[float], ys: list[float], rows: list[list[str]], size: float = 10) -> Sheet:
        """A ruled table; ``ys`` go down, ``rows`` are the texts of its cells."""
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for top, texts in zip(ys, rows, strict=False):
            for x, value in zip(xs, texts, strict=False):
                for line, part in enumerate(value.split("\n")):
                    self.text(x + 2, top - size - 1 - line * (size + 1), part, size)
        return self

    def image(self, x0: float, y0: float, x1: float, y1: float) -> Sheet:
        self.operators.append(f"q {x1 - x0} 0 0 {y1 - y0} {x0} {y0} cm /I Do Q")
        return self

    def raw(self, operators: str) -> Sheet:
        self.operators.append(operators)
        return self


def pdf(*sheets: Sheet, encrypted: bool = False, trailer: str = "") -> bytes:
    """A PDF file of these pages."""
    objects: list[bytes] = [b"", b"", _FONT.encode(), _IMAGE]
    kids = []
    for sheet in sheets:
        stream = zlib.compress("\n".join(sheet.operators).encode())
        objects.append(b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {len(objects)} 0 R"
            f"/Resources<</Font<</F 3 0 R>>/XObject<</I 4 0 R>>>>{sheet.extra}>>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>".encode()
    if encrypted:
        # Keys that no password fits.
        trailer += f"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/O<{'5a' * 32}>/U<{'a5' * 32}>/P -4>>"
    out = bytearray(b"%PDF-1.5\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += f"trailer<</Root 1 0 R/Size {len(objects) + 1}{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
