"""Which reader gets a file, and what is said of files that none can read."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.report.limits import DEFAULT_LIMITS, Limits
from govlint.report.model import Problem
from govlint.sources import Document, load
from govlint.sources.decode import decode
from govlint.sources.tree import Mapping, Scalar, Tree
from tests.corpus import CORPUS

REPORT = "govlint: 1\ntitle: 某县2023年政府信息公开工作年度报告\nyear: 2023\nsections: []\n"
TEXT = "某县2023年政府信息公开工作年度报告\n\n一、总体情况\n全年主动公开政府信息25520条。\n"
PAGE = f"<!DOCTYPE html><html><head><title>报告</title></head><body><p>{TEXT}</p></body></html>"


def word_file() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<x/>")
    return buffer.getvalue()


def problems(data: bytes, path: str = "x", limits: Limits = DEFAULT_LIMITS) -> list[Problem]:
    return list(load(data, path, limits).problems)


KINDS = [
    (REPORT, "x.yaml", "yaml"),
    (REPORT, "x.txt", "yaml"),
    (REPORT, "<stdin>", "yaml"),
    ("# yaml-language-server: $schema=x\n" + REPORT, "x", "yaml"),
    ("---\n" + REPORT, "x", "yaml"),
    ("title: 一\nsections: []\n", "x", "yaml"),
    ("{govlint: 1, title: 一}", "x.yaml", "yaml"),
    ('{"govlint": 1}', "x.yaml", "yaml"),
    ('{"govlint": 1}', "x.json", "json"),
    ('  {"govlint": 1}', "x", "json"),
    ("[]", "x.json", "json"),
    (PAGE, "x.html", "html"),
    (PAGE, "x.txt", "html"),
    (PAGE, "x.yaml", "html"),
    ("<table><tr><td>1</td></tr></table>", "x.html", "html"),
    ("\n <p>报告</p>", "x", "html"),
    (TEXT, "x.txt", "txt"),
    (TEXT, "x", "txt"),
    (TEXT, "x.html", "txt"),
    ("# 报告\n\n## 一、总体情况\n", "x.md", "md"),
    ("# 报告\n\n## 一、总体情况\n", "x", "md"),
    ("<table><tr><td>1</td></tr></table>\n\n# 报告\n", "x.md", "md"),
    ("# 报告\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n", "x", "md"),
    (TEXT + "# x\n# y\n", "x.txt", "txt"),
]


@pytest.mark.parametrize(("text", "path", "kind"), KINDS)
def test_the_content_decides(text: str, path: str, kind: str) -> None:
    read = load(text.encode(), path, DEFAULT_LIMITS)
    assert read.format == kind
    assert isinstance(read, Tree if kind in ("yaml", "json") else Document)
    assert read.path == path


UNREADABLE = [
    (b"", "SRC002", ""),
    (b" \r\n\t\n", "SRC002", ""),
    (b"\xef\xbb\xbf\n", "SRC002", ""),
    (b"\xff\xfe\n\0", "SRC002", ""),
    (b"\0" * 100, "SRC002", ""),
    (b"<html><body><div id=app></div><script>x()</script></body></html>", "SRC002", "text"),
    (b"<html><!-- never closed", "SRC002", "text"),
    (b"<html><body><img src=1.jpg><img src=2.jpg></body></html>", "SRC018", "pictures"),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "SRC003", "image"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "SRC003", "image"),
    (b"{\\rtf1\\ansi x}", "SRC003", "save-as"),
    (b"\x1f\x8b\x08\0\0\0", "SRC003", ""),
    (bytes(range(256)) * 8, "SRC003", "binary"),
    (b"\x7fELF\x02\x01\x01\0" + b"\0" * 40, "SRC003", ""),
    (b"abc\x01\x02\x03\x04\x05\x06", "SRC003", "binary"),
    (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n", "SRC003", "mhtml"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "SRC016", ""),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "SRC017", ""),
    (b"\x80\x81\x82\xfe\xff" * 50, "SRC005", "hopeless"),
]


@pytest.mark.parametrize(("data", "rule", "variant"), UNREADABLE, ids=range(len(UNREADABLE)))
def test_what_no_reader_reads(data: bytes, rule: str, variant: str) -> None:
    (problem,) = problems(data)
    assert (problem.rule, problem.params.get("variant", "")) == (rule, variant)
    assert problem.stops


def test_other_zip_files() -> None:
    for member, variant in (("OFD.xml", "save-as"), ("xl/workbook.xml", "")):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr(member, "<x/>")
        (problem,) = problems(buffer.getvalue())
        assert (problem.rule, problem.params["variant"]) == ("SRC003", variant)


def test_a_hundred_megabytes() -> None:
    (problem,) = problems(b"a" * 100_000_000)
    assert problem.rule == "SRC004"
    assert problem.params == {
        "variant": "size",
        "limit": "size",
        "allowed": 20_000_000,
        "found": 100_000_000,
    }
    assert problems(REPORT.encode(), limits=Limits(size=10))[0].rule == "SRC004"


ENCODINGS = [
    ("utf-8", b"", []),
    ("utf-8", b"\xef\xbb\xbf", []),
    ("utf-16-le", b"\xff\xfe", []),
    ("utf-16-be", b"\xfe\xff", []),
    ("utf-16-le", b"", []),
    ("utf-16-be", b"", []),
    ("utf-32-le", b"\xff\xfe\x00\x00", []),
    ("gb18030", b"", ["SRC006"]),
    ("gbk", b"", ["SRC006"]),
]


@pytest.mark.parametrize(("codec", "mark", "rules"), ENCODINGS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_encodings_are_read(codec: str, mark: bytes, rules: list[str], line_end: str) -> None:
    text = (REPORT + "intro: 根据条例，编制本报告。\n").replace("\n", line_end)
    tree = load(mark + text.encode(codec), "x.yaml", DEFAULT_LIMITS)
    assert [one.rule for one in tree.problems] == rules
    assert all(not one.stops for one in tree.problems)
    assert isinstance(tree, Tree)
    assert tree.lines.text == text
    assert isinstance(tree.root, Mapping)
    title = tree.root.get("title")
    assert isinstance(title, Scalar)
    assert title.span[:4] == (2, 8, 2, 27)


TRADITIONAL = "二、主動公開政府資訊的情況：本機關全年主動公開政府資訊共一百條。\n" * 3


@pytest.mark.parametrize("codec", ["big5", "big5hkscs", "gb18030", "utf-16-le"])
def test_traditional_text_is_told_from_gb18030(codec: str) -> None:
    assert decode(TRADITIONAL.encode(codec)).text == TRADITIONAL


def test_a_declared_encoding_is_no_assumption() -> None:
    page = PAGE.replace(
        "<head>", '<head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">'
    )
    assert decode(page.encode("gbk")) == (page, ())
    undeclared = decode(PAGE.encode("gbk"))
    assert undeclared.text == PAGE
    assert [one.rule for one in undeclared.problems] == ["SRC006"]


def test_a_wrong_declaration_does_not_win() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="gb2312">')
    assert decode(page.encode("utf-8")) == (page, ())


def test_single_broken_bytes_are_named_and_the_rest_is_read() -> None:
    data = REPORT.encode().replace("县".encode(), b"\xff")
    tree = load(data, "x.yaml", DEFAULT_LIMITS)
    assert [(one.rule, one.stops, one.span[:2]) for one in tree.problems] == [("SRC005", True, (2, 9))]
    assert isinstance(tree, Tree)
    assert tree.root is not None
    broken_gb = TEXT.encode("gb18030") + b"\x81\n"
    read = load(broken_gb, "x.txt", DEFAULT_LIMITS)
    assert [one.rule for one in read.problems] == ["SRC005"]
    assert isinstance(read, Document)
    assert read.blocks


@pytest.mark.skipif(CORPUS is None, reason="the corpus of real reports is not here")
def test_the_corpus_survives_every_encoding() -> None:
    assert CORPUS is not None
    for file in sorted(CORPUS.glob("*.txt"))[::7]:
        text = file.read_text(encoding="utf-8")
        assert decode(text.encode("gb18030")).text == text, file.name


def test_a_missing_library_is_named_with_its_install_line(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith(("lxml", "govlint.sources.html"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr("govlint.sources.html", raising=False)
    monkeypatch.setitem(sys.modules, "lxml", None)
    monkeypatch.setitem(sys.modules, "lxml.html", None)
    monkeypatch.setitem(sys.modules, "lxml.etree", None)
    (problem,) = problems(PAGE.encode(), "x.html")
    assert problem.rule == "SRC015"
    assert problem.params["extra"] == "html"


def test_yaml_needs_no_other_reader(tmp_path: Path) -> None:
    import subprocess

    file = tmp_path / "x.yaml"
    file.write_text(REPORT, encoding="utf-8")
    code = (
        "import sys; from govlint.sources import load; "
        f"load(open({str(file)!r}, 'rb').read(), 'x.yaml'); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & {"lxml", "yaml", "json", "zipfile", "pypdfium2", "dataclasses", "logging", "pathlib"}
    assert {name for name in loaded if name.startswith("govlint.sources.")} == {
        "govlint.sources.decode",
        "govlint.sources.tree",
        "govlint.sources.yaml_subset",
    }


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["x.yaml", "x.json", "x.txt", "x.md", "x.html", "x"]))
def test_no_bytes_make_it_raise(data: bytes, path: str) -> None:
    read = load(data, path, DEFAULT_LIMITS)
    assert isinstance(read, (Tree, Document))


@settings(max_examples=100, deadline=None)
@given(st.sampled_from([word_file(), b"%PDF-1.4\n" + b"x" * 50]), st.binary(max_size=40), st.integers(0, 200))
def test_no_broken_container_makes_it_raise(start: bytes, noise: bytes, at: int) -> None:
    read = load(start[:at] + noise + start[at:], "x", DEFAULT_LIMITS)
    assert read.problems or isinstance(read, (Tree, Document))
