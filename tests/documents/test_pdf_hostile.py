"""PDF files that are locked, broken or made to hurt, and what becomes of the process that reads them."""

from __future__ import annotations

import subprocess
import zlib

import pytest

from govlint.report.document import Document
from govlint.report.limits import DEFAULT_LIMITS, Limits
from tests.documents.pdfs import Sheet, pdf
from tests.documents.shown import rules_of

reader = pytest.importorskip("govlint.sources.pdf")
pytest.importorskip("pypdfium2")

#: other limits are tried here, and a busy machine must not reach that of time before them
PATIENT = DEFAULT_LIMITS._replace(seconds=120)


def read(data: bytes, limits: Limits = PATIENT) -> Document:
    found = reader.load(data, "hostile.pdf", limits)
    assert isinstance(found, Document)
    return found


def test_five_thousand_pages() -> None:
    found = read(pdf(*[Sheet() for _ in range(5_000)]))
    assert rules_of(found) == ["SRC004"]
    assert found.problems[0].params["limit"] == "pages"


def test_a_million_rules() -> None:
    sheet = Sheet().raw("0 0 m 9 0 l S\n" * 1_000_000)
    found = read(pdf(sheet))
    assert rules_of(found) == ["SRC004"]
    assert found.problems[0].params["limit"] == "objects"


def test_a_million_cells() -> None:
    sheet = Sheet().text(100, 100, "x")
    for number in range(1_000):
        sheet.rule(0, number * 5, 5_000, number * 5).rule(number * 5, 0, number * 5, 5_000)
    assert "SRC004" in rules_of(read(pdf(sheet)))


def test_an_inflated_stream() -> None:
    data = pdf(Sheet())
    bomb = zlib.compress(b" " * 300_000_000)
    stream = b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(bomb), bomb)
    start = data.index(b"5 0 obj")
    end = data.index(b"6 0 obj")
    assert read(data[:start] + b"5 0 obj\n" + stream + b"\nendobj\n" + data[end:]).problems


def test_forms_inside_forms() -> None:
    form = (
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</I 4 0 R>>>>/Length 26>>"
        b"stream\n/I Do /I Do /I Do /I Do   \nendstream"
    )
    data = pdf(Sheet().raw("/I Do"))
    start = data.index(b"4 0 obj")
    end = data.index(b"5 0 obj")
    found = read(data[:start] + b"4 0 obj\n" + form + b"\nendobj\n" + data[end:])
    assert all(one.params.get("limit") != "seconds" for one in found.problems)


def test_a_child_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    def slow(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("worker", 1)

    monkeypatch.setattr(subprocess, "run", slow)
    assert rules_of(reader.load(pdf(Sheet()), "x.pdf", DEFAULT_LIMITS)) == ["SRC004"]


def test_a_child_that_crashes_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        subprocess,
        "run",
        lambda *_, **__: subprocess.CompletedProcess([], -11, stdout=b'{"pages": 1}\n'),
    )
    assert rules_of(reader.load(pdf(Sheet()), "x.pdf", DEFAULT_LIMITS)) == ["SRC023"]


def test_encrypted_files() -> None:
    found = reader.load(pdf(Sheet().text(1, 1, "x"), encrypted=True), "x.pdf", DEFAULT_LIMITS)
    assert rules_of(found) == ["SRC017"]


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.4 nonsense", pdf(Sheet())[:200]])
def test_broken_files(data: bytes) -> None:
    assert rules_of(reader.load(data, "x.pdf", DEFAULT_LIMITS)) in (["SRC023"], ["SRC018"])
