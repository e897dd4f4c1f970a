"""What a file is, judged by its content; the name only breaks ties."""

from __future__ import annotations

import re

from govlint.report.patterns import compiled

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
#: first bytes of files that are certainly no text, and what to call them
_BINARY = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"\x7fELF", "ELF"),
    (b"SQLite format 3", "SQLite"),
)
_HTML = compiled(
    r"<(?:!doctype\s+html|html|head|body|table|div|meta|title|p|h[1-6]|span|article|section)\b", re.I
)
_YAML_KEYS = compiled(
    r"^(?:%YAML\b|---\s*$"
    r"|(?:govlint|title|organ|year|scope|excerpt|period|published|intro|sections)\s*:(?:\s|$))",
    re.MULTILINE,
)
_MARKDOWN = compiled(
    r"^#{1,6} \S|^[^\S\n]*+\|?[^\S\n]*+:?-{3,}:?[^\S\n]*+\|(?:[^\S\n]|[|:-])*+$",
    re.MULTILINE,
)
_CONTROLS = compiled("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def binary_kind(data: bytes) -> str:
    """``pdf``, ``docx``, ``ole``, ``encrypted``, the name of a format that is not read, or empty."""
    if data.startswith(_ZIP):
        # The directory of a ZIP file is at its end and lists every member's name unpacked.
        return "docx" if b"word/document" in data else "OFD" if b"OFD.xml" in data else "ZIP"
    if data.startswith(_OLE):
        return "encrypted" if _ENCRYPTED in data else "ole"
    if data.startswith(b"{\\rtf"):
        return "RTF"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    for start, name in _BINARY:
        if data.startswith(start) and (name != "BMP" or b"\0" in data[:64]):
            return name
    return ""


def text_kind(text: str, path: str) -> str:
    """``json``, ``yaml``, ``html``, ``md``, ``txt``, or ``binary`` and ``mhtml``, which nobody reads."""
    head = text[:8192]
    extension = path.rpartition(".")[2].lower() if "." in path else ""
    if len(_CONTROLS.findall(head)) * 50 > len(head):
        return "binary"
    start = head.lstrip("\ufeff \t\r\n")
    # {{ title }} is what a page's template left, never an object.
    if start.startswith("{") and not start.startswith(("{{", "{%")) and extension not in ("yaml", "yml"):
        return "json"
    if start.startswith("[") and extension == "json":
        return "json"
    if start.startswith("MIME-Version:") and "multipart/related" in head:
        return "mhtml"
    if start.startswith("<"):
        if extension == "md" and not start[:14].lower().startswith(("<!doctype html", "<html")):
            return "md"
        if _HTML.search(head):
            return "html"
    return _plain_kind(head, start, extension)


def _plain_kind(head: str, start: str, extension: str) -> str:
    if extension in ("yaml", "yml"):
        return "yaml"
    if extension == "json":
        return "json"
    if extension in ("md", "markdown"):
        return "md"
    if extension in ("html", "htm") and _HTML.search(head):
        return "html"
    if re.search(r"^govlint\s*:\s", head, re.MULTILINE) or (not extension and _YAML_KEYS.match(start)):
        return "yaml"
    return "md" if extension != "txt" and len(_MARKDOWN.findall(head)) > 1 else "txt"
