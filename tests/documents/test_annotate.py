"""Annotated copies: comments, highlights and marks stand on the very words, and the original is whole."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from govlint.engine import FileResult, check_one
from govlint.output.annotate import NotAnnotatable, annotated
from govlint.output.annotate.page import annotate_page
from govlint.output.annotate.paper import annotate_pdf
from govlint.output.annotate.word import annotate_word
from govlint.report.document import Document, Line
from govlint.report.finding import Finding
from govlint.report.limits import DEFAULT_LIMITS
from govlint.report.place import NOWHERE, TOP, Locator, Span
from govlint.sources import docx as word_reader
from govlint.sources import html as page_reader
from tests.documents.pdfs import Sheet, pdf
from tests.documents.shown import at, grids_of, lines_of
from tests.documents.word import W, docx, p, tbl, tc, tr

SAME = Path(__file__).resolve().parents[1] / "fixtures" / "same"


def found(span: Span, severity: str = "error") -> Finding:
    params = {"error": "x", "rule": "y"}
    return Finding("SRC098", severity, "certain", span, params, place=("表三", "（一）<予以>公开"))


# --- Word


def commented(data: bytes) -> list[tuple[str, str]]:
    """(words in the range, text of the comment) for each comment, as a word processor would show them."""
    container = zipfile.ZipFile(io.BytesIO(data))
    assert container.testzip() is None
    body = ET.fromstring(container.read("word/document.xml"))
    texts: dict[str, str] = {}
    for comment in ET.fromstring(container.read("word/comments.xml")):
        texts[comment.get(f"{{{W}}}id", "")] = "".join(comment.itertext())
    words = dict.fromkeys(texts, "")
    inside: set[str] = set()
    referred: list[str] = []
    for node in body.iter():
        id_ = node.get(f"{{{W}}}id", "")
        if node.tag == f"{{{W}}}commentRangeStart":
            inside.add(id_)
        elif node.tag == f"{{{W}}}commentRangeEnd":
            inside.remove(id_)
        elif node.tag == f"{{{W}}}commentReference":
            referred.append(id_)
        elif node.tag == f"{{{W}}}t":
            for open_ in inside:
                words[open_] += node.text or ""
    assert not inside
    assert sorted(referred) == sorted(texts)
    return [(words[id_], texts[id_]) for id_ in texts]


def annotate(body: str, *locators: Locator | None, **parts: str | bytes) -> tuple[bytes, list[str]]:
    original = docx(body, **parts)
    findings = [found(Span(locator=locator) if locator else NOWHERE) for locator in locators]
    copy = annotate_word(original, findings, "en")
    # The text is the same as before.
    assert lines_of(word(copy)) == lines_of(word(original))
    return copy, [words for words, _ in commented(copy)]


def word(data: bytes) -> Document:
    document = word_reader.load(data, "x.docx", DEFAULT_LIMITS)
    assert not document.problems
    return document


RUNS = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>受理申请</w:t></w:r><w:r><w:t>36&amp;件 </w:t></w:r></w:p>"
TABBED = "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙丙</w:t></w:r></w:p>"
INSERTED = "<w:p><w:ins><w:r><w:t>加入</w:t></w:r></w:ins></w:p>"
EMPTY = "<w:tc><w:p/></w:tc>"


@pytest.mark.parametrize(
    ("body", "locator", "words"),
    [
        (p("前") + p("后文"), {"paragraph": 2}, "后文"),
        (p("受理36件"), {"paragraph": 1, "start": 2, "end": 4}, "36"),
        (RUNS, {"paragraph": 1, "start": 0, "end": 4}, "受理申请"),
        (RUNS, {"paragraph": 1, "start": 2, "end": 6}, "申请36"),
        (RUNS, {"paragraph": 1, "start": 6, "end": 7}, "&"),
        (RUNS, {"paragraph": 1, "start": 7, "end": 8}, "件"),
        (TABBED, {"paragraph": 1, "start": 2, "end": 3}, "乙"),
        (INSERTED, {"paragraph": 1, "start": 1, "end": 2}, "入"),
        (tbl(tr(tc("行"), tc("12")), tr(tc("列"), tc(""))), {"table": 1, "row": 1, "cell": 2}, "12"),
        (tbl(tr(tc("行"), tc("12")), tr(tc("列"), tc(""))), {"table": 1, "row": 2, "cell": 2}, ""),
        (tbl(tr(tc("行"), EMPTY), tr(tc("a"), tc("b"))), {"table": 1, "row": 1, "cell": 2}, ""),
        (p("题") + tbl(tr(tc("行"), tc("12")), tr(tc("a"), tc("b"))), {"table": 1}, "行"),
        (p("") + p("题目"), None, "题目"),
        (p("题目"), {"paragraph": 99}, "题目"),
    ],
)  # fmt: skip
def test_a_comment_stands_on_its_words(body: str, locator: Locator | None, words: str) -> None:
    assert annotate(body, locator)[1] == [words]


def test_automatic_numbers_are_no_characters_of_the_file() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/>'
        '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = p("总体情况", '<w:numPr><w:numId w:val="1"/></w:numPr>')
    locator = {"paragraph": 1, "start": 2, "end": 4}
    assert annotate(body, locator, numbering=numbering)[1] == ["总体"]


def test_several_comments_on_one_cell_and_one_sentence() -> None:
    body = p("受理36件，答复35件") + tbl(tr(tc("a"), tc("12")), tr(tc("b"), "<w:tc><w:p/></w:tc>"))
    cell: Locator = {"table": 1, "row": 1, "cell": 2}
    blank: Locator = {"table": 1, "row": 2, "cell": 2}
    part: Locator = {"paragraph": 1, "start": 2, "end": 4}
    wider: Locator = {"paragraph": 1, "start": 0, "end": 9}
    assert annotate(body, cell, cell, part, wider, part, blank, blank)[1] == [
        "12", "12", "36", "受理36件，答复3", "36", "", "",
    ]  # fmt: skip


def test_formatting_and_the_message_are_kept() -> None:
    copy, _ = annotate(RUNS, {"paragraph": 1, "start": 1, "end": 2})
    xml = zipfile.ZipFile(io.BytesIO(copy)).read("word/document.xml").decode()
    assert xml.count("<w:b/>") == 3
    assert "表三" in commented(copy)[0][1]
    assert "<予以>" in commented(copy)[0][1]


def test_comments_of_others_stay() -> None:
    old = (
        f'<w:comments xmlns:w="{W}"><w:comment w:id="7" w:author="甲">{p("原批注")}</w:comment></w:comments>'
    )
    original = docx(p("文字"), word__comments_dot_xml=old)
    container = zipfile.ZipFile(io.BytesIO(original))
    relation = (
        '<Relationship Id="rC" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'comments" Target="comments.xml"/></Relationships>'
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        for name in container.namelist():
            content = container.read(name)
            if name == "word/_rels/document.xml.rels":
                content = content.replace(b"</Relationships>", relation.encode())
            target.writestr(name, content)
    copy = annotate_word(packed.getvalue(), [found(Span(locator={"paragraph": 1}))], "zh")
    parts = zipfile.ZipFile(io.BytesIO(copy))
    comments = ET.fromstring(parts.read("word/comments.xml"))
    assert [comment.get(f"{{{W}}}id") for comment in comments] == ["7", "8"]
    assert parts.read("[Content_Types].xml").count(b"comments") == 0


def test_tags_that_never_end_cost_no_time() -> None:
    broken = b"<comment " * 1_000_000
    original = docx(p("文字"), word__comments_dot_xml=broken)
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(original)) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            related = b'<Relationship Id="rC" Type="x/comments" Target="comments.xml"/></Relationships>'
            target.writestr(name, source.read(name).replace(b"</Relationships>", related))
    with pytest.raises(NotAnnotatable):
        annotate_word(packed.getvalue(), [found(NOWHERE)], "en")


def test_other_prefixes_are_respected() -> None:
    main = (
        f'<x:document xmlns:x="{W}"><x:body><x:p><x:r><x:t>受理36件</x:t></x:r></x:p></x:body></x:document>'
    )
    copy = annotate_word(docx(main=main), [found(Span(locator={"paragraph": 1, "start": 2, "end": 4}))], "en")
    assert commented(copy)[0][0] == "36"


def test_other_parts_are_taken_over_byte_by_byte() -> None:
    original = docx(p("文"), word__media__a_dot_png=b"\x89PNG\0\1\2")
    copy = annotate_word(original, [found(NOWHERE)], "en")
    before, after = (zipfile.ZipFile(io.BytesIO(data)) for data in (original, copy))
    changed = {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    for name in set(before.namelist()) - changed:
        assert before.read(name) == after.read(name)


def test_the_reference_library_opens_it() -> None:
    reference = pytest.importorskip("docx")
    copy = annotate_word((SAME / "seeded.docx").read_bytes(), [found(NOWHERE)], "zh")
    assert "宿迁市2023年" in reference.Document(io.BytesIO(copy)).paragraphs[0].text


@pytest.mark.parametrize("data", [b"PK\x03\x04 word/document.xml", docx(main="<w:document>"), docx("")])
def test_unreadable_documents_are_refused(data: bytes) -> None:
    with pytest.raises(NotAnnotatable):
        annotate_word(data, [found(NOWHERE)], "en")


# --- PDF


def test_highlights_lie_on_the_boxes() -> None:
    pdfium = pytest.importorskip("pypdfium2")
    raw = pytest.importorskip("pypdfium2.raw")
    original = pdf(Sheet().text(100, 700, "受理36件"), Sheet().text(100, 700, "二"))
    findings = [
        found(Span(locator={"page": 2, "box": (100.0, 698.0, 112.0, 712.0)})),
        found(Span(locator={"page": 1, "box": (90.0, 600.0, 300.0, 712.0),
                            "boxes": (100.0, 698.0, 150.0, 712.0, 90.0, 600.0, 300.0, 612.0)}), "warning"),
        found(NOWHERE, "info"),
    ]  # fmt: skip
    copy = annotate_pdf(original, findings, "zh")
    assert copy.startswith(original)
    document = pdfium.PdfDocument(copy)
    counts = []
    for page in document:
        for index in range(raw.FPDFPage_GetAnnotCount(page)):
            note = raw.FPDFPage_GetAnnot(page, index)
            counts.append((raw.FPDFAnnot_GetSubtype(note), raw.FPDFAnnot_CountAttachmentPoints(note)))
            size = raw.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
            assert size > 20
            raw.FPDFPage_CloseAnnot(note)
    assert counts == [(raw.FPDF_ANNOT_HIGHLIGHT, 2), (raw.FPDF_ANNOT_TEXT, 0), (raw.FPDF_ANNOT_HIGHLIGHT, 1)]
    # The page shows colour where the box is.
    bitmap = document[1].render(scale=1)
    assert colour(bitmap, 106, 842 - 699) != (255, 255, 255)
    assert colour(bitmap, 300, 842 - 705) == (255, 255, 255)


def test_a_high_box_is_marked_inside() -> None:
    pdfium = pytest.importorskip("pypdfium2")
    blank = Span(locator={"page": 1, "box": (100.0, 600.0, 150.0, 700.0)})
    bitmap = pdfium.PdfDocument(annotate_pdf(pdf(Sheet()), [found(blank)], "en"))[0].render(scale=1)
    white = (255, 255, 255)
    assert colour(bitmap, 125, 842 - 650) != white
    assert [colour(bitmap, x, 842 - y) for x, y in ((125, 690), (101, 650), (149, 650))] == [white] * 3


def colour(bitmap: object, x: int, y: int) -> tuple[int, ...]:
    pixels = bytes(bitmap.buffer)  # type: ignore[attr-defined]
    at_byte = y * bitmap.stride + x * bitmap.n_channels  # type: ignore[attr-defined]
    return tuple(pixels[at_byte : at_byte + 3])


@pytest.mark.parametrize("data", [b"%PDF-1.4 nonsense", pdf(Sheet().text(1, 1, "x"), encrypted=True)])
def test_unreadable_pdfs_are_refused(data: bytes) -> None:
    pytest.importorskip("pypdfium2")
    with pytest.raises(NotAnnotatable):
        annotate_pdf(data, [found(NOWHERE)], "en")


# --- pages


def marked(page: str, *spans: Span) -> str:
    result = FileResult("x.html", "fail", findings=tuple(found(span) for span in spans))
    copy = annotate_page(page.encode(), result, "zh")
    assert copy.startswith(b"\xef\xbb\xbf")
    return copy.decode("utf-8-sig")


def bare(copy: str) -> str:
    """The copy without what was added."""
    copy = re.sub(r'<section id="govlint">.*?</section>', "", copy, flags=re.DOTALL)
    copy = re.sub(r"<a class=\"govlint\".*?</a>", "", copy)
    return re.sub(r"<mark class=\"govlint[^>]*>(.*?)</mark>", r"\1", copy, flags=re.DOTALL)


@pytest.mark.parametrize("tag", ["<body ", "<body a='", '<body a="', "</head ", "</head\t\t"])
def test_hostile_pages_are_marked_soon(tag: str) -> None:
    marked(f'<p title="{tag.replace(chr(34), chr(39)) * 300_000}">受理</p>{tag * 300_000}', Span(1, 1, 1, 2))


PAGE = "<html><body class='x>y'><p>受理<b>3</b>6&amp;件</p><table><tr><td>a<td></table></body></html>"


def test_marks_wrap_text_and_never_tags_or_half_entities() -> None:
    document = page_reader.load(PAGE, "x", DEFAULT_LIMITS)
    line = document.blocks[0]
    assert isinstance(line, Line)
    copy = marked(PAGE, line.text.span(2, 4), line.text.span(3, 5))
    assert bare(copy) == PAGE
    assert [re.sub("<.*?>", "", text) for text in re.findall(r"<mark[^>]*>(.*?)</mark>", copy)] == [
        "3", "6", "&amp;",
    ]  # fmt: skip
    assert copy.index('<section id="govlint">') == copy.index("'x>y'>") + len("'x>y'>")
    assert copy.count('id="govlint-at-1"') == 1


def test_blank_cells_get_a_sign() -> None:
    page = "<table><tr><td>a</td><td>1</td></tr><tr><td>b</td><td class='x'></td></tr></table>"
    document = page_reader.load(page, "x", DEFAULT_LIMITS)
    copy = marked(page, at(grids_of(document)[0], 1, 1).text.span())
    assert re.search(r"<td class='x'><mark [^>]*>∅</mark>", copy)


def test_findings_without_a_place_stand_in_the_summary_only() -> None:
    copy = marked(PAGE, NOWHERE, TOP)
    assert "<mark" not in copy
    assert copy.count("<li") == 2
    assert "&lt;予以&gt;" in copy


def test_pages_in_other_encodings() -> None:
    page = '<meta charset="gb2312"><p>受理申请三十六件，政府信息公开工作年度报告，依法予以公开。</p>'
    data = page.encode("gb18030")
    copy = annotate_page(data, FileResult("x", "pass", findings=(found(Span(1, 32, 1, 34)),)), "zh")
    assert "受理申请三十六件" in re.sub("<[^>]*>", "", copy.decode("utf-8-sig")).replace("[1]", "")


# --- all of them


@pytest.mark.parametrize("kind", ["docx", "pdf", "html"])
def test_a_report_that_was_checked(kind: str) -> None:
    data = (SAME / f"seeded.{kind}").read_bytes()
    result = check_one(data, f"seeded.{kind}")
    copy = annotated(data, result, "zh")
    assert copy != data
    if kind == "docx":
        assert {words for words, _ in commented(copy)} >= {"1157", "42", "119"}
    again = check_one(copy, f"copy.{kind}")
    told = [(finding.rule, finding.place) for finding in result.findings]
    if kind != "html":
        assert [(finding.rule, finding.place) for finding in again.findings] == told


def test_other_formats_are_refused() -> None:
    data = (SAME / "seeded.yaml").read_bytes()
    with pytest.raises(NotAnnotatable):
        annotated(data, check_one(data, "seeded.yaml"))
