"""SRC rules about files: what could not be opened, decoded or read. Readers raise them as problems."""

from __future__ import annotations

from govlint.rules._rule import Rule, register
from govlint.rules._samples import EMPTY
from govlint.rules._unread import UNCHECKED, stops

register(
    Rule(
        code="SRC001",
        name="unreadable-file",
        severity="error",
        summary={"en": "The file cannot be opened.", "zh": "文件无法打开。"},
        message={
            "": {"en": "the file cannot be read: {error}", "zh": "文件无法读取：{error}"},
            "missing": {"en": "there is no such file", "zh": "文件不存在"},
            "special": {
                "en": "this is not a regular file (a device, pipe or socket)",
                "zh": "这不是普通文件（而是设备、管道或套接字）",
            },
            "denied": {"en": "permission to read the file is denied", "zh": "没有读取该文件的权限"},
        },
        why=UNCHECKED,
        fix={
            "en": "Check the path and the permissions, then run the check again.",
            "zh": "核对路径和读取权限后重新检查。",
        },
        logic=stops(
            "One finding for each file that cannot be opened; the other files are checked.",
            "每个无法打开的文件报一条，其他文件照常检查。",
        ),
        # A file that cannot be opened has no content to show.
        bad="",
        good=EMPTY,
    )
)

register(
    Rule(
        code="SRC002",
        name="empty-file",
        severity="error",
        summary={"en": "The file has no content.", "zh": "文件没有内容。"},
        message={
            "": {"en": "the file is empty", "zh": "文件是空的"},
            "text": {
                "en": "the file holds no text; where a program fills in a page while it is shown, save the "
                "page from the browser",
                "zh": "文件中没有文字；由脚本动态生成内容的网页，请在浏览器中打开后另存再检查",
            },
        },
        why=UNCHECKED,
        fix={
            "en": "Save the report into the file again; a download may have broken off.",
            "zh": "重新保存报告内容；也可能是下载中断所致。",
        },
        logic=stops(
            "A file of nothing but blanks, or a document in which neither text nor a picture was found; "
            "pictures alone are SRC018.",
            "文件只有空白字符，或文档中既无文字也无图片；只有图片的报SRC018。",
        ),
        bad="\n",
        good=EMPTY,
    )
)

register(
    Rule(
        code="SRC003",
        name="unknown-format",
        severity="error",
        summary={
            "en": "The file is in no format that govlint reads.",
            "zh": "文件格式不在可读取的范围内。",
        },
        message={
            "": {
                "en": "a {kind} file cannot be read as a report; give YAML, JSON, HTML, DOCX, PDF, "
                "Markdown or text",
                "zh": "不能把 {kind} 文件当作报告读取；请提供 YAML、JSON、HTML、DOCX、PDF、Markdown "
                "或文本文件",
            },
            "binary": {
                "en": "this is no text and no known document format; give YAML, JSON, HTML, DOCX, "
                "PDF, Markdown or text",
                "zh": "这不是文本，也不是已知的文档格式；请提供 YAML、JSON、HTML、DOCX、PDF、"
                "Markdown 或文本文件",
            },
            "image": {
                "en": "this is a picture ({kind}); govlint does not recognise characters in pictures",
                "zh": "这是图片（{kind}），不做文字识别；请提供有文字的原文件",
            },
            "save-as": {
                "en": "{kind} files cannot be read; open it in an office program and save it as DOCX or PDF",
                "zh": "不能读取 {kind} 文件；请用办公软件打开，另存为 DOCX 或 PDF",
            },
            "mhtml": {
                "en": "this is a web archive (MHTML); save the page as HTML instead",
                "zh": "这是单文件网页（MHTML）；请将网页另存为 HTML",
            },
        },
        why=UNCHECKED,
        fix={
            "en": "Save the report in one of the formats named in the message.",
            "zh": "将报告另存为提示中列出的格式之一。",
        },
        logic=stops(
            "What a file is, its content says and not its name: a page saved as .txt is read as the page "
            "that it is. Old Office files are SRC016, encrypted ones SRC017.",
            "文件格式按内容而不按文件名判断：以.txt保存的网页按网页读取。旧版Office文件报SRC016，加密文件"
            "报SRC017。",
        ),
        bad=r"bytes:\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        good=EMPTY,
        example_name="report",
    )
)

register(
    Rule(
        code="SRC004",
        name="limit-exceeded",
        severity="error",
        summary={
            "en": "The file is larger or more deeply nested than a report can be.",
            "zh": "文件大小、嵌套层数等超过了上限。",
        },
        message={
            "": {
                "en": "reading stopped at the limit of {allowed} ({limit}); if the file is right, "
                "raise `{limit}` under [tool.govlint.limits]",
                "zh": "已达到上限 {allowed}（{limit}），停止读取；若文件无误，请在 "
                "[tool.govlint.limits] 中调高 `{limit}`",
            },
            "size": {
                "en": "the file is larger than the limit of {allowed} bytes; if it is a report, "
                "raise `size` under [tool.govlint.limits]",
                "zh": "文件超过上限 {allowed} 字节；若确为报告，请在 [tool.govlint.limits] 中调高 `size`",
            },
            "fixed": {
                "en": "reading stopped at the limit of {allowed} ({limit}), which no report comes near; "
                "what lies beyond was not checked",
                "zh": "已达到上限 {allowed}（{limit}），停止读取；正常报告远达不到此上限，超出部分没有检查",
            },
            "span": {
                "en": "a cell spans more than {allowed} rows or columns; it was read as wide as the table",
                "zh": "有单元格合并超过 {allowed} 行或列，按表格实际大小读取",
            },
        },
        why={
            "en": "Limits keep a broken or malicious file from using up memory and time. What lies "
            "beyond was not checked.",
            "zh": "设置上限是为了防止损坏或恶意的文件耗尽内存和时间；超出部分没有检查。",
        },
        fix={
            "en": "Look whether the file is what it should be, then raise the limit named in the message.",
            "zh": "先确认文件是否正确，再调高提示中的上限。",
        },
        logic=stops(
            "YAML and JSON, and files too large as a whole, are not checked at all; of a document, what "
            "was read up to the limit is. Only a cell said to span more rows or columns than any table "
            "has is read as wide as its table and leaves the verdict to the findings.",
            "YAML、JSON以及整体过大的文件完全不检查；其他文档在达到上限之前已读取的内容照常检查。仅单元格"
            "合并的行列数过大的，按表格实际大小读取，不影响结论的完整性。",
        ),
        bad="govlint: " + "[" * 100,
        good=EMPTY,
    )
)

register(
    Rule(
        code="SRC005",
        name="undecodable-text",
        severity="error",
        summary={
            "en": "Some bytes are no characters in the file's encoding.",
            "zh": "文件中有无法按其编码解读的字节。",
        },
        message={
            "": {
                "en": "{count} place(s) are not valid {encoding}, this is the first; they were read "
                "as \ufffd",
                "zh": "有 {count} 处不是有效的 {encoding} 字节，此为第一处；已按 \ufffd 读入",
            },
            "hopeless": {
                "en": "the text is in no known encoding (UTF-8, UTF-16, GB18030 and Big5 were tried)",
                "zh": "无法识别文本的编码（已尝试 UTF-8、UTF-16、GB18030 和 Big5）",
            },
        },
        why={
            "en": "A lost character may be a digit, so what was checked may not be what was written.",
            "zh": "丢失的字符可能正是数字，检查的内容未必与原文一致。",
        },
        fix={"en": "Save the file again as UTF-8.", "zh": "将文件重新保存为 UTF-8 编码。"},
        logic=stops(
            "One finding at the first place. Up to one lost character in a hundred is damage, and the "
            "rest is read and checked; more of them mean that the encoding is another, and nothing is "
            "read.",
            "只报一条，位于第一处。丢失的字符不超过百分之一的，视为损坏，其余照常读取和检查；更多的，说明"
            "编码判断有误，全文不读取。",
        ),
        bad=r"bytes:govlint: 1\ntitle: \xe6\x9f\x90\xff\nyear: 2023\n",
        good=EMPTY,
    )
)

register(
    Rule(
        code="SRC006",
        name="encoding-assumed",
        severity="info",
        summary={
            "en": "The file is not UTF-8 and does not say what it is.",
            "zh": "文件不是 UTF-8，也没有注明编码。",
        },
        message={
            "": {
                "en": "read as {encoding}, judged by its characters",
                "zh": "根据用字判断，按 {encoding} 读取",
            }
        },
        why={
            "en": "The encoding was recognised by the characters that reports are full of. The "
            "reading is nearly certain, but it was a choice.",
            "zh": "编码是根据报告常用字推断的，把握很大，但毕竟是推断。",
        },
        fix={"en": "Save the file as UTF-8.", "zh": "将文件保存为 UTF-8 编码。"},
        logic={
            "en": (
                "info; the file is read and checked. Silent on UTF-8 and UTF-16, and where a page "
                "declares the encoding that it is in. Between GB18030 and Big5 decides in which of "
                "them the text is full of the everyday characters of reports."
            ),
            "zh": (
                "info；文件照常读取和检查。UTF-8、UTF-16以及网页声明的编码与实际相符的，不提示。GB180"
                "30与Big5之间，按哪一种读出的报告常用字更多来判断。"
            ),
        },
        bad=r"bytes:govlint: 1\nyear: 2023\nexcerpt: true\nsections: []\ntitle: "
        r"\xc4\xb3\xcf\xd8\xd5\xfe\xb8\xae\xd0\xc5\xcf\xa2\xb9\xab\xbf\xaa\xb9\xa4\xd7\xf7"
        r"\xc4\xea\xb6\xc8\xb1\xa8\xb8\xe6",
        good=EMPTY,
    )
)

register(
    Rule(
        code="SRC015",
        name="missing-extra",
        severity="error",
        summary={
            "en": "The library that reads this format is not installed.",
            "zh": "没有安装读取该格式所需的库。",
        },
        message={
            "": {
                "en": "reading {format} files needs {library}: pip install 'govlint[{extra}]'",
                "zh": "读取 {format} 文件需要 {library}：pip install 'govlint[{extra}]'",
            }
        },
        why=UNCHECKED,
        fix={
            "en": "Install the extra that the message names.",
            "zh": "按提示安装附加组件。",
        },
        logic=stops(
            "HTML and PDF need a library each; Markdown only where HTML tables stand in it, and then the "
            "rest of it is read.",
            "读取HTML和PDF各需一个程序库；Markdown只在含HTML表格时需要，其余内容照常读取。",
        ),
        # Depends on what is installed, so there is no file that always shows it.
        bad="",
        good=EMPTY,
    )
)

register(
    Rule(
        code="SRC022",
        name="partly-read",
        severity="error",
        summary={
            "en": "A part of the file could not be read.",
            "zh": "文件有一部分没有读到。",
        },
        message={
            "": {"en": "not everything could be read: {what}", "zh": "有部分内容未能读取：{what}"},
            "documents": {
                "en": "a second YAML document begins here; only the first was read (one file, one report)",
                "zh": "此处开始第二个 YAML 文档；只读取了第一个（一个文件一份报告）",
            },
        },
        why=UNCHECKED,
        fix={
            "en": "Put each report into a file of its own, or repair the damaged part.",
            "zh": "每份报告单独成文件，或修复损坏的部分。",
        },
        logic=stops(
            "A second YAML document in the file; the first is checked.",
            "文件中有第二个YAML文档；第一个照常检查。",
        ),
        bad=EMPTY + "---\n" + EMPTY,
        good=EMPTY,
    )
)
