"""Readers: bytes of any supported format become a ``Tree`` (YAML, JSON) or a ``Document`` (the rest).

The content decides which reader gets a file, so a page saved as ``.txt`` is read as the page it is. Each
reader is imported when the first file needs it. No reader raises on bad input: what cannot be read is a
``Problem`` in the result.
"""

from __future__ import annotations

from govlint.report.document import Document, Image
from govlint.report.limits import DEFAULT_LIMITS, Limits
from govlint.report.model import Problem
from govlint.report.place import TOP, LineTable
from govlint.sources.tree import Tree

__all__ = ["Document", "Tree", "load"]

#: what pip must install for a format, when its library is missing
_EXTRAS = {"html": "html", "pdf": "pdf"}
#: message variants for formats that a user can do something about
_ADVICE = {"OFD": "save-as", "RTF": "save-as"} | dict.fromkeys(("PNG", "JPEG", "GIF", "BMP", "TIFF"), "image")


def load(data: bytes, path: str, limits: Limits = DEFAULT_LIMITS) -> Tree | Document:
    """Read ``data``; ``path`` names the file in messages and breaks ties between formats."""
    if len(data) > limits.size:
        return _unread(path, "SRC004", variant="size", limit="size", allowed=limits.size, found=len(data))
    if not data.strip(b" \t\r\n\xef\xbb\xbf\xfe\xff\0"):
        return _unread(path, "SRC002")
    if not _looks_like_text(data):
        from govlint.sources.sniff import binary_kind

        kind = binary_kind(data)
        if kind in ("docx", "pdf"):
            return _told(_load_bytes(kind, data, path, limits))
        if kind == "ole":
            return _unread(path, "SRC016")
        if kind == "encrypted":
            return _unread(path, "SRC017")
        if kind:
            return _unread(path, "SRC003", kind=kind, variant=_ADVICE.get(kind, ""))
    from govlint.sources.decode import decode

    text, problems = decode(data)
    if text is None:
        # Zero bytes never stand in a text, so the trouble is not its encoding.
        if b"\0" in data:
            return _unread(path, "SRC003", kind="binary", variant="binary")
        return Document(path, "unknown", (), {}, problems)
    return _load_text(text, path, limits, problems)


def _looks_like_text(data: bytes) -> bool:
    """A quick yes for the usual YAML file, so that the sniffing patterns need not be loaded for it."""
    return data[:1] in (b"#", b"g", b"t", b"-")


def _load_bytes(kind: str, data: bytes, path: str, limits: Limits) -> Document:
    try:
        if kind == "docx":
            from govlint.sources import docx

            return docx.load(data, path, limits)
        from govlint.sources import pdf

        return pdf.load(data, path, limits)
    except ImportError as missing:
        return _missing(path, kind, missing)


def _load_text(text: str, path: str, limits: Limits, problems: tuple[Problem, ...]) -> Tree | Document:
    if text.startswith("govlint:") or (path.endswith((".yaml", ".yml")) and text.lstrip()[:1] not in "<{["):
        kind = "yaml"
    else:
        from govlint.sources.sniff import text_kind

        kind = text_kind(text, path)
    if kind == "yaml":
        from govlint.sources import yaml_subset

        tree = yaml_subset.load(text, path, limits)
        if tree is None:
            from govlint.sources import yaml

            tree = yaml.load(text, path, limits)
        return tree._replace(problems=problems + tree.problems) if problems else tree
    if kind == "json":
        from govlint.sources import json

        tree = json.load(text, path, limits)
        return tree._replace(problems=problems + tree.problems) if problems else tree
    if kind in ("binary", "mhtml"):
        return _unread(path, "SRC003", kind=kind, variant=kind)
    document = _told(_load_document(kind, text, path, limits))
    return document._replace(problems=problems + document.problems) if problems else document


def _load_document(kind: str, text: str, path: str, limits: Limits) -> Document:
    if kind == "html":
        try:
            from govlint.sources import html

            return html.load(text, path, limits)
        except ImportError as missing:
            return _missing(path, kind, missing)._replace(lines=LineTable(text))
    if kind == "md":
        from govlint.sources import md

        return md.load(text, path, limits)
    from govlint.sources import txt

    return txt.load(text, path, limits)


def _told(document: Document) -> Document:
    """The document; where it holds no text at all and no reason was given yet, that is said."""
    if document.problems or any(not isinstance(block, Image) for block in document.blocks):
        return document
    problem = (
        Problem("SRC018", TOP, {"variant": "pictures"})
        if document.blocks
        else Problem("SRC002", TOP, {"variant": "text"})
    )
    return document._replace(blocks=(), problems=(problem,))


def _missing(path: str, kind: str, missing: ImportError) -> Document:
    """The finding for a library that is not installed; a broken module of our own is not one."""
    if kind not in _EXTRAS or (missing.name or "").startswith("govlint"):
        raise missing
    return _unread(path, "SRC015", format=kind, extra=_EXTRAS[kind], library=missing.name or "?")


def _unread(path: str, rule: str, **params: object) -> Document:
    return Document(path, "unknown", (), {}, (Problem(rule, TOP, params),))
