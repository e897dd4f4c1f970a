"""Word files: text as shown, numbering, merged cells, places, and containers made to hurt."""

from __future__ import annotations

import io
import zipfile

import pytest

from govlint.report.document import Document, Line
from govlint.report.limits import DEFAULT_LIMITS, Limits
from govlint.sources import docx as reader
from govlint.sources import load as load_any
from govlint.sources._numbering import chinese
from tests.documents.shown import at, cells_of, furniture_of, grids_of, images_of, lines_of, rows_of, rules_of
from tests.documents.word import document, docx, p, tbl, tc, tr


def load(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Document:
    return reader.load(data, "report.docx", limits)


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (p("一、总体情况") + p("全年公开3条。"), ["一、总体情况", "全年公开3条。"]),
        (f"<w:p>{run('20')}<w:proofErr/>{run('23')}{run('年')}</w:p>", ["2023年"]),
        (f"<w:p>{run('甲')}<w:del>{run('乙')}</w:del><w:ins>{run('丙')}</w:ins></w:p>", ["甲丙"]),
        ("<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>", []),
        (f"<w:p><w:moveFrom>{run('甲')}</w:moveFrom><w:moveTo>{run('乙')}</w:moveTo></w:p>", ["乙"]),
        (f"<w:p><w:hyperlink>{run('链')}</w:hyperlink><w:smartTag>{run('接')}</w:smartTag></w:p>", ["链接"]),
        ("<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r></w:p>", ["甲\t乙", "丙"]),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p>" + p("见"), ["见"]),
        ("<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>7</w:t></w:r><w:r><w:t>12</w:t></w:r></w:p>", ["12"]),
        ("<w:p><w:r><w:rPr><w:dstrike/></w:rPr><w:t>7</w:t></w:r><w:r><w:t>12</w:t></w:r></w:p>", ["12"]),
        ('<w:p><w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>7</w:t></w:r></w:p>', ["7"]),
        (
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DATE</w:instrText>'
            '<w:fldChar w:fldCharType="separate"/><w:t>2024年</w:t><w:fldChar w:fldCharType="end"/></w:r>'
            "</w:p>",
            ["2024年"],
        ),
        (f"<w:p><w:fldSimple>{run('域')}</w:fldSimple></w:p>", ["域"]),
        (f"<w:sdt><w:sdtContent>{p('控件')}</w:sdtContent></w:sdt>", ["控件"]),
        (
            "<w:p><w:r><w:ruby><w:rt><w:r><w:t>gào</w:t></w:r></w:rt><w:rubyBase>" + run("告")
            + "</w:rubyBase></w:ruby></w:r></w:p>",
            ["告"],
        ),
        (
            f"<w:p>{run('框外')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
            f"<w:txbxContent>{p('框内')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>"
            f"<v:textbox><w:txbxContent>{p('框内')}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r></w:p>",
            ["框外", "框内"],
        ),
        (p("") + p("  "), []),
    ],
)  # fmt: skip
def test_lines(body: str, lines: list[str]) -> None:
    assert lines_of(load(docx(body))) == lines


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="公文一级"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="小节"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr>'
    '</w:style><w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>'
)


def level(at_level: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at_level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCounting", "%1、", '<w:pStyle w:val="1"/>')
    + level(1, "chineseCountingThousand", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "%1.%4", "<w:isLgl/>")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + level(0, "bullet", "●")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/>'
    "</w:lvlOverride></w:num>"
)


def test_headings_come_from_styles_and_outline_levels() -> None:
    body = (
        p("题", '<w:pStyle w:val="t"/>')
        + p("节", '<w:pStyle w:val="c"/>')
        + p("二", '<w:outlineLvl w:val="1"/>')
        + p("文")
    )
    blocks = load(docx(body, styles=STYLES)).blocks
    assert [block.heading for block in blocks if isinstance(block, Line)] == [1, 3, 2, 0]


def test_automatic_numbers_are_written_out() -> None:
    def numbered(text: str, at_level: int, list_id: int = 1) -> str:
        return p(text, f'<w:numPr><w:ilvl w:val="{at_level}"/><w:numId w:val="{list_id}"/></w:numPr>')

    body = (
        p("总体情况", '<w:pStyle w:val="1"/>')
        + numbered("主动公开", 1)
        + numbered("依申请公开", 1)
        + numbered("第一项", 2)
        + p("主动公开政府信息情况", '<w:pStyle w:val="b"/>')
        + numbered("重新开始", 1)
        + numbered("细目", 3)
        + numbered("点", 0, 2)
        + numbered("另起", 1, 3)
        + numbered("无号", 0, 0)
        + p("三级", '<w:pStyle w:val="1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + p("收到", '<w:pStyle w:val="1"/>')
    )
    document = load(docx(body, styles=STYLES, numbering=NUMBERING))
    assert lines_of(document) == [
        "一、总体情况",
        "（一）主动公开",
        "（二）依申请公开",
        "1. 第一项",
        "二、主动公开政府信息情况",
        "（一）重新开始",
        "2.1 细目",
        "点",
        "（五）另起",
        "无号",
        "三级",
        "三、收到",
    ]
    first = document.blocks[0]
    assert isinstance(first, Line)
    assert first.heading == 1
    assert first.text.span().locator == {"paragraph": 1}


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (22, "二十二"), (100, "一百"), (105, "一百〇五"),
     (110, "一百一十"), (0, "0"), (12345, "12345")],
)  # fmt: skip
def test_chinese_numbers(number: int, text: str) -> None:
    assert chinese(number) == text


def test_tables_of_contents_are_furniture() -> None:
    body = (
        p("一、总体情况\t1", '<w:pStyle w:val="toc"/>')
        + '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
        + "</w:sdtPr>"
        + f"<w:sdtContent>{p('目录')}</w:sdtContent></w:sdt>"
        + p("正文")
    )
    document = load(docx(body, styles=STYLES))
    assert lines_of(document) == ["正文"]
    assert furniture_of(document) == ["一、总体情况\t1", "目录"]


def test_merged_cells() -> None:
    body = tbl(
        tr(tc("角", '<w:vMerge w:val="restart"/>'), tc("头", '<w:gridSpan w:val="2"/>')),
        tr(tc("", "<w:vMerge/>"), tc("甲"), tc("乙")),
        tr(tc("行"), tc("1"), tc("")),
    )
    (grid,) = grids_of(load(docx(body)))
    assert cells_of(grid) == [
        (0, 0, 2, 1, "角"),
        (0, 1, 1, 2, "头"),
        (1, 1, 1, 1, "甲"),
        (1, 2, 1, 1, "乙"),
        (2, 0, 1, 1, "行"),
        (2, 1, 1, 1, "1"),
        (2, 2, 1, 1, ""),
    ]
    assert at(grid, 1, 2).text.span().locator == {"table": 1, "row": 2, "cell": 3}
    assert at(grid, 2, 2).text.span().locator == {"table": 1, "row": 3, "cell": 3}


def test_rows_that_begin_later_and_deleted_rows() -> None:
    body = tbl(
        tr(tc("a"), tc("b")),
        f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{tc("c")}</w:tr>',
        f"<w:tr><w:trPr><w:del/></w:trPr>{tc('x')}{tc('y')}</w:tr>",
        tr(tc("d"), tc("e")),
    )
    (grid,) = grids_of(load(docx(body)))
    assert cells_of(grid)[2] == (1, 1, 1, 1, "c")
    assert rows_of(grid)[2] == ["d", "e"]


def test_places_of_parts() -> None:
    body = p("前文") + p(" 受理申请36件 ") + tbl(tr(tc("行"), tc("共5件")), tr(tc("列"), tc("6")))
    document = load(docx(body))
    text = document.blocks[1]
    assert isinstance(text, Line)
    assert text.text.span().locator == {"paragraph": 2}
    assert text.text.span(4, 6).locator == {"paragraph": 2, "start": 5, "end": 7}
    cell = at(grids_of(document)[0], 0, 1).text
    assert cell.span(1, 2).locator == {"table": 1, "row": 1, "cell": 2, "start": 1, "end": 2}
    assert grids_of(document)[0].span.locator == {"table": 1}


def test_nested_tables_and_prose_cells_only_arrange() -> None:
    inner = tbl(tr(tc("规章"), tc("1")), tr(tc("许可"), tc("2")))
    body = tbl(f"<w:tr><w:tc>{p('一、总体情况')}{inner}{p('后文')}</w:tc>{tc('旁')}</w:tr>")
    document = load(docx(body))
    assert lines_of(document) == ["一、总体情况", "后文", "旁"]
    assert grids_of(document)[0].span.locator == {"table": 2}


def test_pictures() -> None:
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="5000000" cy="3000000"/>'
        '<wp:docPr id="1" name="图片 1" descr="表三"/><a:blip xmlns:a="a"/></wp:inline></w:drawing></w:r>'
        "</w:p>"
    )
    body = drawing + drawing.replace("5000000", "90000").replace("3000000", "90000")
    # A line drawn across the page.
    body += drawing.replace('<a:blip xmlns:a="a"/>', "")
    assert images_of(load(docx(body))) == ["表三"]


def test_footnotes_follow_the_text() -> None:
    notes = f'<w:footnote w:type="separator">{p("")}</w:footnote>'
    notes += f"<w:footnote>{p('注：含街道。')}</w:footnote>"
    document = load(docx(p("正文"), footnotes=notes))
    assert lines_of(document) == ["正文", "注：含街道。"]


def test_utf16_parts_are_read() -> None:
    xml = document(p("双字节")).replace("UTF-8", "UTF-16")
    assert lines_of(load(docx(main=xml.encode("utf-16")))) == ["双字节"]


def test_core_properties_give_no_metadata() -> None:
    core = "<cp:coreProperties/>"
    assert load(docx(p("x"), docProps__core_dot_xml=core)).meta == {}


# --- hostile containers


def read(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Document:
    return load(data, limits)


def test_macros_are_mentioned_and_ignored() -> None:
    document = read(docx(p("正文"), word__vbaProject_dot_bin=b"\0" * 100))
    assert lines_of(document) == ["正文"]
    assert rules_of(document) == ["SRC024"]
    assert not document.problems[0].stops


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_entities_are_refused(doctype: str, encoding: str) -> None:
    xml = document(p("&x;")).replace("?>", f"?>{doctype}", 1).replace("UTF-8", encoding[:6].rstrip("-"))
    found = read(docx(main=xml.encode(encoding)))
    assert rules_of(found) == ["SRC023"]
    assert found.problems[0].params["variant"] == "doctype"


def test_a_decompression_bomb_is_not_inflated() -> None:
    bomb = b"<w:document>" + b" " * 250_000_000
    assert rules_of(read(docx(main=bomb))) == ["SRC004"]


def test_a_member_larger_than_any_report_is_not_inflated() -> None:
    assert rules_of(read(docx(main=b" " * 30_000_000))) == ["SRC004"]


def test_a_container_of_too_many_members() -> None:
    packed = io.BytesIO(docx(p("x")))
    with zipfile.ZipFile(packed, "a") as container:
        for number in range(2_001):
            container.writestr(f"word/media/{number}", b"")
    assert rules_of(read(packed.getvalue())) == ["SRC004"]


def test_a_million_cells() -> None:
    data = docx(tbl(*[tr(*["<w:tc/>"] * 100)] * 10_000))
    assert rules_of(read(data)) == ["SRC004"]


def test_a_span_beyond_all_measure() -> None:
    document = read(docx(tbl(tr(tc("a", '<w:gridSpan w:val="99999999"/>')), tr(tc("b"), tc("c")))))
    assert rules_of(document) == ["SRC004"]
    assert grids_of(document)[0].width == 2


def test_deep_nesting() -> None:
    assert rules_of(read(docx("<w:sdt>" * 200_000 + "</w:sdt>" * 200_000))) == ["SRC004"]


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 word/document.xml",
        docx(p("x"))[:-40],
        docx(main="<w:document><w:body>"),
        docx(main=""),
        docx(main="<html/>"),
    ],
)
def test_broken_containers(data: bytes) -> None:
    assert rules_of(load(data)) == ["SRC023"]


def test_what_precedes_the_damage_is_kept() -> None:
    data = docx(main=document(p("一、总体情况")).removesuffix("</w:body></w:document>"))
    found = load(data)
    assert lines_of(found) == ["一、总体情况"]
    assert rules_of(found) == ["SRC023"]


def test_encrypted_members_and_files() -> None:
    plain = docx(p("x"))
    # The flag of encryption in the local header and in the directory.
    locked = bytearray(plain)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at_byte = locked.find(signature)
        while at_byte >= 0:
            locked[at_byte + offset] |= 1
            at_byte = locked.find(signature, at_byte + 1)
    assert rules_of(load(bytes(locked))) == ["SRC017"]
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    problems = load_any(ole, "report.docx").problems
    assert [problem.rule for problem in problems] == ["SRC017"]


def test_a_limit_can_be_raised() -> None:
    data = docx(tbl(*[tr(tc("a"), tc("1"))] * 30))
    assert rules_of(load(data, Limits(cells=50))) == ["SRC004"]
    assert rules_of(load(data, Limits(cells=60))) == []
