"""Word and PDF files that cannot be read as they should be, and macros in them."""

from __future__ import annotations

from govlint.rules._rule import Rule, register
from govlint.rules._unread import stops

_REPORT = """govlint: 1
title: 某局2023年政府信息公开工作年度报告
organ: 某局
year: 2023
sections: []
"""

register(
    Rule(
        code="SRC023",
        name="broken-document",
        severity="error",
        summary={
            "en": "A Word or PDF file is damaged, or built in a way that is not safe to read.",
            "zh": "Word 或 PDF 文件已损坏，或其结构不宜读取。",
        },
        message={
            "": {
                "en": "this {format} file is damaged and cannot be read ({detail})",
                "zh": "{format} 文件已损坏，无法读取（{detail}）",
            },
            "doctype": {
                "en": "the {format} file declares XML entities, as no word processor does; it was not read",
                "zh": "{format} 文件中声明了 XML 实体，正常的办公软件不会这样写，未读取",
            },
            "embedded": {
                "en": "another document is embedded here; it was not read",
                "zh": "此处嵌入了另一个文档，未读取",
            },
            "crashed": {
                "en": "the library that reads {format} files gave up on this one ({detail})",
                "zh": "读取 {format} 的程序库处理该文件时出错（{detail}）",
            },
        },
        why={
            "en": "What cannot be read is not checked, and must not look as if it had passed.",
            "zh": "没有读到的内容就没有检查，不能视为通过。",
        },
        fix={
            "en": "Open the file in an office program and save it anew.",
            "zh": "用办公软件打开后重新保存。",
        },
        logic=stops(
            "Pages of a PDF before the damage are checked, and all the rest where only an embedded "
            "document was left out.",
            "PDF损坏处之前的页面照常检查；仅嵌入的文档未读取的，其余全部检查。",
        ),
        bad=r"bytes:PK\x03\x04 word/document.xml",
        good=_REPORT,
        example_name="report",
    )
)

register(
    Rule(
        code="SRC024",
        name="macros-not-read",
        severity="info",
        summary={"en": "The document contains macros.", "zh": "文档含有宏。"},
        message={
            "": {
                "en": "the document contains macros; they were neither run nor read",
                "zh": "文档含有宏；未运行，也未读取",
            }
        },
        why={
            "en": "A report needs no macros. What they would change on opening is not seen by this check.",
            "zh": "报告不需要宏；宏在打开文档时所作的改动不在检查范围内。",
        },
        fix={
            "en": "Save the document without macros (.docx).",
            "zh": "另存为不含宏的 .docx 文档。",
        },
        logic={
            "en": "info; one finding for a document. The document is read and checked as it was saved.",
            "zh": "info；每个文档报一条。文档按保存时的内容读取和检查。",
        },
        # A Word file of two members: a document without text, and macros.
        bad="bytes:"
        r"PK\x03\x04\x14\x00\x00\x00\x00\x00\x00\x00!\x00L\xd7a\xc3i\x00\x00\x00i\x00\x00\x00\x11\x00"
        r'\x00\x00word/document.xml<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessi'
        r'ngml/2006/main"><w:body/></w:document>PK\x03\x04\x14\x00\x00\x00\x00\x00\x00\x00!\x00\x00'
        r"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x13\x00\x00\x00word/vbaProject.binPK\x01\x02"
        r"\x14\x03\x14\x00\x00\x00\x00\x00\x00\x00!\x00L\xd7a\xc3i\x00\x00\x00i\x00\x00\x00\x11\x00"
        r"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x80\x01\x00\x00\x00\x00word/document.xmlPK\x01\x02"
        r"\x14\x03\x14\x00\x00\x00\x00\x00\x00\x00!\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
        r"\x00\x13\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x80\x01\x98\x00\x00\x00word/vbaProject."
        r"binPK\x05\x06\x00\x00\x00\x00\x02\x00\x02\x00\x80\x00\x00\x00\xc9\x00\x00\x00\x00\x00",
        good=_REPORT,
        example_name="report",
    )
)
