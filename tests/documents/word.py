"""Writes small DOCX files part by part, so that a test shows the very XML it is about."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONS = f"{_PACKAGE}/relationships"


def document(body: str) -> str:
    start = f'<?xml version="1.0" encoding="UTF-8"?><w:document {_NAMESPACES}><w:body>'
    return f"{start}{body}</w:body></w:document>"


def docx(body: str = "", *, main: str | bytes | None = None, **parts: str | bytes) -> bytes:
    """A package; ``parts`` are ``styles``, ``numbering``, ``footnotes`` (their inner XML) or other members
    by name with ``__`` for a slash and ``_dot_`` for a dot."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<?xml version="1.0"?><Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": document(body) if main is None else main,
    }
    relations = []
    for name, content in parts.items():
        if name in ("styles", "numbering", "footnotes"):
            text = content if isinstance(content, str) else content.decode()
            members[f"word/{name}.xml"] = f"<w:{name} {_NAMESPACES}>{text}</w:{name}>"
            relations.append(f'<Relationship Id="r{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>')
        else:
            members[name.replace("__", "/").replace("_dot_", ".")] = content
    members["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{_RELATIONS}">{"".join(relations)}</Relationships>'
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in members.items():
            container.writestr(name, content)
    return packed.getvalue()


def p(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    props = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f'<w:p>{props}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def tr(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"
