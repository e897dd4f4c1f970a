"""Hand-made results, so that the outputs are tested without any reader or rule."""

from __future__ import annotations

from decimal import Decimal

from govlint.engine import FileResult
from govlint.report.finding import Clause, Diagnosis, Finding, Related, Repair, Term, Trace
from govlint.report.model import Cell, Paragraph, Report, Row, Section, Table
from govlint.report.place import TOP, Everywhere, LineTable, Span, Text
from govlint.rules._rule import Entry, Rule


def _rule(code: str, name: str, **message: dict[str, str]) -> Entry:
    texts = {"en": f"What {name} is about.", "zh": f"{name} 的说明。"}
    return Entry(
        Rule(
            code=code,
            name=name,
            severity="error",
            summary=texts,
            message={"": message.pop("main"), **message},
            why=texts,
            fix=texts,
            bad="",
            good="",
        ),
        None,
    )


RULES = {
    entry.rule.code: entry
    for entry in (
        _rule(
            "SRC001",
            "unreadable-file",
            main={"en": "cannot be read: {error}", "zh": "无法读取：{error}"},
        ),
        _rule(
            "SRC014",
            "not-a-report",
            main={"en": "this file is no report", "zh": "该文件不是报告"},
        ),
        _rule(
            "SUM001",
            "identity-broken",
            main={"en": "{title} does not hold in {columns}", "zh": "{title}：{columns} 不成立"},
        ),
        _rule(
            "TXT001",
            "parts-differ-from-total",
            main={
                "en": "the parts of {total} add up to {sum}",
                "zh": "{total} 的各项之和为 {sum}",
            },
        ),
        _rule(
            "STR007",
            "section-empty",
            main={"en": "{missing} says nothing", "zh": "{missing} 没有内容"},
        ),
    )
}

CLAUSE = Clause("reg32-1", "政府信息公开条例（2007）", "第三十二条（一）", "https://example.org/law?a=1&b=2")

_PROSE = (
    "      （一）公开的主要内容。2017年，全区继续加大主动公开力度，各部门、各街道办事处和驻区单位都在政府网站"
    "发布信息。区直各部门、各街道办事处和驻区单位在政府网站发布信息25520条。其中，区直部门14740条、"
    "街道办事处4265条、驻区单位5505条。全区各部门共发布工作动态7325条，通知公告1337条。"
)
_SOURCE = f"title: 报告\nsections:\n  - text: |\n{_PROSE}\n      又发布993条。\n"


def prose_result() -> FileResult:
    """The founding case: a total and its three parts on one long line, a related figure on another."""
    lines = LineTable(_SOURCE)

    def span(text: str) -> Span:
        start = _SOURCE.index(text)
        return lines.span(start, start + len(text))

    parts = (14740, 4265, 5505)
    labels = ("区直部门", "街道办事处", "驻区单位")
    terms = tuple(Term(value, name, span(str(value))) for value, name in zip(parts, labels, strict=True))
    finding = Finding(
        rule="TXT001",
        severity="error",
        certainty="certain",
        span=span("25520"),
        params={"total": 25520, "sum": Decimal(24510)},
        place=("二、主动公开政府信息情况", "（一）公开的主要内容"),
        pointer="/sections/0/text",
        clause=CLAUSE,
        related=(*(Related(term.span, term.label) for term in terms), Related(span("993"), "又发布")),
        trace=Trace(terms, 24510, 25520, 1010),
        fingerprint="00112233aabbccdd",
    )
    return FileResult(
        path="examples/a b.yaml",
        verdict="fail",
        regime="cn/2008",
        year=2017,
        findings=(finding,),
        suppressed=1,
        coverage={"sections": (6, 6)},
        figures=41,
        unjudged=("publish", "prose.accuracy"),
        lines=lines,
        report=Report("examples/a b.yaml", "yaml", lines=lines, year=2017),
    )


def table_result() -> FileResult:
    """A wrong cell in a DOCX: places are table, row and cell; the diagnosis names two repairs."""
    values = (12, 3, 0, 0, 1, 0, 21)

    def place(row: int, cell: int) -> Span:
        return Span(locator={"table": 2, "row": row, "cell": cell})

    def row(id_: str, number: int, label: str) -> Row:
        cells = tuple(Cell(str(v), place(number, at), "number", v) for at, v in enumerate(values, 2))
        return Row(id_, Text(label, Everywhere(place(number, 1))), cells, place(number, 1))

    rows = {
        "granted": row("granted", 5, "（一）予以公开"),
        "partial": row("partial", 6, "（二）部分公开"),
    }
    table = Table("table3", None, rows, place(1, 1))
    heading = Text("三、收到和处理政府信息公开申请情况", Everywhere(Span(locator={"paragraph": 9})))
    text = Text("全年共收到申请十六件。", Everywhere(Span(locator={"paragraph": 10})))
    section = Section("sec3", heading, (Paragraph(text),), (table,))
    names = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
    terms = tuple(
        Term(v, name, place(5, at)) for at, (v, name) in enumerate(zip(values, names, strict=False), 2)
    )
    broken = Finding(
        rule="SUM001",
        severity="error",
        certainty="certain",
        span=place(5, 8),
        params={
            "title": {"en": "the total is the sum of its kinds", "zh": "总计等于各类之和"},
            "columns": ["总计", "自然人"],
        },
        place=("表三", "（一）予以公开", "总计"),
        clause=CLAUSE,
        trace=Trace(terms, 16, 21, 5, identities=("row-total", "results-total")),
        diagnosis=Diagnosis(
            (
                Repair((("表三 · （一）予以公开 · 总计", 21, 16),)),
                Repair((("表三 · （一）予以公开 · 自然人", 12, 17),), "digit"),
            )
        ),
        fingerprint="1111",
    )
    empty = Finding(
        rule="STR007",
        severity="warning",
        certainty="likely",
        span=Span(locator={"paragraph": 10}),
        params={"missing": "三"},
        place=("三、收到和处理政府信息公开申请情况",),
        fingerprint="2222",
    )
    return FileResult(
        path="年报.docx",
        verdict="fail",
        regime="cn/2021",
        year=2023,
        findings=(broken, empty),
        coverage={"sections": (6, 6), "cells": (199, 200), "表二": (10, 10), "表三": (174, 175)},
        figures=200,
        unjudged=("publish",),
        report=Report("年报.docx", "docx", sections=(section,), year=2023),
    )


def passed_result() -> FileResult:
    return FileResult(
        "good.yaml", "pass", "cn/2021", 2023, coverage={"sections": (6, 6)}, unjudged=("publish",)
    )


def incomplete_result() -> FileResult:
    """A file that could not be read, with a name and an error that try to break out of every format."""
    finding = Finding(
        rule="SRC001",
        severity="error",
        certainty="certain",
        span=TOP,
        params={"error": "</pre>\x1b[31m::error::\n%0A | **x** ]]> \u202e{0}"},
        fingerprint="3333",
    )
    return FileResult("a,b:c%<d>|`.yaml", "incomplete", findings=(finding,))


def other_file_result() -> FileResult:
    finding = Finding("SRC014", "info", "certain", TOP, {}, fingerprint="4444")
    return FileResult("notes.md", "unchecked", findings=(finding,))


ALL = (prose_result(), table_result(), passed_result(), incomplete_result(), other_file_result())
