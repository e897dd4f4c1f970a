"""Small reports for tests, made through the reader that users go through."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from govlint.engine import FileResult, Options, check_one
from govlint.report.finding import Finding


def report(
    *,
    year: int = 2023,
    title: str = "",
    organ: str = "某县人民政府",
    level: str = "",
    intro: str = "",
    period: str = "",
    published: str = "",
    excerpt: bool = False,
    sections: Sequence[tuple[str, str]] = (),
    tables: dict[str, object] | None = None,
) -> str:
    """A report.yaml; ``sections`` are (title, text), ``tables`` go by section title."""
    data: dict[str, object] = {
        "govlint": 1,
        "title": title or f"{organ.removesuffix('人民政府')}{year}年政府信息公开工作年度报告",
        "organ": {"name": organ, "level": level} if level else organ,
        "year": year,
    }
    given = {"period": period, "published": published, "intro": intro}
    data |= {key: value for key, value in given.items() if value}
    if excerpt:
        data["excerpt"] = True
    listed = []
    for name, text in sections:
        section: dict[str, object] = {"title": name}
        if text:
            section["text"] = text
        if tables and name in tables:
            section["tables"] = tables[name]
        listed.append(section)
    data["sections"] = listed
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)


def check(text: str, name: str = "report.yaml", pedantic: bool = False) -> FileResult:
    """The result for a report given as text."""
    return check_one(text.encode(), name, Options(pedantic=pedantic))


def found(result: FileResult, code: str) -> list[Finding]:
    """The findings of one rule."""
    return [finding for finding in result.findings if finding.rule == code]


def quoted(result: FileResult, finding: Finding) -> str:
    """The words of the original that a finding underlines (on one line)."""
    span = finding.span
    assert result.lines is not None
    assert span.line is not None
    assert span.column is not None
    assert span.end_column is not None
    return result.lines.line(span.line)[span.column - 1 : span.end_column - 1]
