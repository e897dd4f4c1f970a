"""Annotated web pages: marks on the words, none inside tags or scripts, the rest of the page as it was."""

from __future__ import annotations

import re
import time

import pytest
from lxml import html as lxml_html

from govlint.engine import FileResult
from govlint.output.annotate import NotAnnotatable, annotated
from govlint.report.finding import Finding, Related
from govlint.report.model import Report
from govlint.report.place import LineTable

PAGE = (
    '<html><head><meta charset="gbk"><title>25520条</title></head>\r\n<body class="x">\n'
    "<script>var a = '<p>25520条</p>';</script>\n"
    '<p>发布<b style="color:red">255</b>20条&nbsp;其中 <i>14740</i>条</p>\n</body></html>\n'
)


def _result(*places: tuple[str, str]) -> FileResult:
    """Findings whose primary place begins and ends at these strings, the last occurrence of each."""
    lines = LineTable(PAGE)
    findings = []
    for at, (first, last) in enumerate(places):
        span = lines.span(PAGE.rindex(first), PAGE.rindex(last) + len(last))
        related = (Related(lines.span(PAGE.rindex("14740"), PAGE.rindex("14740") + 5), "x"),)
        findings.append(Finding("STR007", "error", "certain", span, {"missing": f'"{at}<'}, related=related))
    return FileResult(
        "a.html", "fail", findings=tuple(findings), lines=lines, report=Report("a.html", "html")
    )


def _copy(result: FileResult) -> str:
    return annotated(PAGE.encode("gbk"), result, "en").decode("utf-8-sig")


def test_words_over_several_tags_are_marked_around_the_tags() -> None:
    page = lxml_html.document_fromstring(_copy(_result(("255", "20条"))))
    marks = page.findall(".//mark")
    assert [mark.text for mark in marks] == ["255", "20条", "14740"]
    assert [mark.get("id") for mark in marks] == ["govlint-1", None, None]
    assert [link.get("href") for link in page.findall(".//div[@class='govlint-box']//a")] == ["#govlint-1"]
    assert "says nothing" in str(marks[0].get("title"))


def test_nothing_but_marks_and_the_summary_is_added() -> None:
    copy = _copy(_result(("255", "20条"), ("20条", "14740")))
    bare = re.sub(r"(?s)<style>\.govlint.*?</div>", "", re.sub(r"</?mark[^>]*>", "", copy))
    assert bare == PAGE


def test_the_page_s_title_takes_no_mark() -> None:
    lines = LineTable(PAGE)
    start = PAGE.index("25520")
    finding = Finding("STR007", "error", "certain", lines.span(start, start + 5), {"missing": "x"})
    result = FileResult("a.html", "fail", findings=(finding,), lines=lines, report=Report("a.html", "html"))
    assert "<title>25520条</title>" in _copy(result)


def test_hostile_pages_take_linear_time() -> None:
    page = "<body>" + "<script>" * 100_000 + "<" * 100_000 + "25520"
    lines = LineTable(page)
    finding = Finding("STR007", "error", "certain", lines.span(len(page) - 5, len(page)), {"missing": "x"})
    result = FileResult("a.html", "fail", findings=(finding,), lines=lines, report=Report("a.html", "html"))
    start = time.perf_counter()
    annotated(b"", result, "en")
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize("form", ["yaml", "txt", "unknown"])
def test_other_formats_say_what_to_do(form: str) -> None:
    result = FileResult("a", "pass", report=Report("a", form))
    with pytest.raises(NotAnnotatable, match="--format html"):
        annotated(b"", result, "en")
