"""SRC rules about office files and PDF: old, encrypted, scanned, damaged ones, and macros."""

from __future__ import annotations

from govlint.rules._rule import Rule, register
from govlint.rules._samples import EMPTY
from govlint.rules._unread import UNCHECKED, stops

register(
    Rule(
        code="SRC016",
        name="legacy-office-format",
        severity="error",
        summary={
            "en": "An old binary office file (.doc, .wps, .xls).",
            "zh": "旧版办公软件的二进制文件（.doc、.wps、.xls）。",
        },
        message={
            "": {
                "en": "this is an old .doc or .wps file; open it in an office program and save it "
                "as DOCX or PDF",
                "zh": "这是旧版 .doc 或 .wps 文件；请用办公软件打开，另存为 DOCX 或 PDF",
            }
        },
        why={
            "en": "Converters lose merged cells and whole tables of these formats, and a lost cell "
            "would look like an error of the report.",
            "zh": "转换旧格式会丢失合并单元格甚至整张表格，容易误判为报告的错误。",
        },
        fix={
            "en": "Save the report as DOCX or PDF and check that file.",
            "zh": "将报告另存为 DOCX 或 PDF 后再检查。",
        },
        logic=stops(
            "Told by the first bytes of the file, whatever its name is.",
            "按文件开头的字节判断，与文件名无关。",
        ),
        bad=r"bytes:\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + r"\x00" * 64,
        good=EMPTY,
        example_name="report",
    )
)

register(
    Rule(
        code="SRC017",
        name="encrypted-file",
        severity="error",
        summary={"en": "The file is protected by a password.", "zh": "文件设有密码。"},
        message={
            "": {
                "en": "the file is encrypted; save a copy without a password",
                "zh": "文件已加密；请另存一份不设密码的副本",
            }
        },
        why=UNCHECKED,
        fix={"en": "Save a copy without a password.", "zh": "另存一份不设密码的副本。"},
        logic=stops(
            "Word and PDF files that do not open without a password. A PDF that only forbids printing or "
            "copying opens, and is read.",
            "不输入密码就不能打开的Word和PDF文件。只限制打印或复制的PDF可以打开，照常读取。",
        ),
        bad=r"bytes:\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + "".join(f"{letter}\\x00" for letter in "EncryptedPackage"),
        good=EMPTY,
        example_name="report",
    )
)

register(
    Rule(
        code="SRC018",
        name="no-text-layer",
        severity="error",
        summary={
            "en": "The document holds pictures of pages and no characters.",
            "zh": "文件只有页面图片，没有文字。",
        },
        message={
            "": {
                "en": "no characters were found: a scan; give the document it was printed from",
                "zh": "没有找到文字，应为扫描件；请提供打印前的原始文档",
            },
            "pictures": {
                "en": "there are only pictures and no characters; give the document as text",
                "zh": "只有图片，没有文字；请提供文字版的文档",
            },
            "page": {
                "en": "page {page} holds a picture and no characters; it was not read",
                "zh": "第 {page} 页只有图片没有文字，未读取",
            },
        },
        why={
            "en": "Recognised characters are guesses, and a wrong digit would be reported as an "
            "error of the report.",
            "zh": "文字识别会出错，认错的数字会被当作报告的错误。",
        },
        fix={
            "en": "Export the PDF from the word processor instead of scanning a print.",
            "zh": "用文字处理软件直接导出 PDF，不要扫描纸件。",
        },
        logic=stops(
            "One finding where the whole document has no character; else one for each page with a "
            "picture and without characters, and the other pages are read. Empty pages are passed over.",
            "全文没有一个字符的，只报一条；否则每个只有图片的页面报一条，其他页面照常读取。空白页不报告。",
        ),
        # The smallest PDF of a page without text.
        bad=r"bytes:%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        r"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        r"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n"
        r"trailer<</Root 1 0 R/Size 4>>\n%%EOF\n",
        good=EMPTY,
        example_name="report",
    )
)

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
        good=EMPTY,
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
        good=EMPTY,
        example_name="report",
    )
)
