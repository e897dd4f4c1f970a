"""Checks built from plain text, so that the TXT rules are tested without a reader of documents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from govlint.prose.words import mainland
from govlint.regimes.model import Regime
from govlint.report.finding import Finding
from govlint.report.model import Paragraph, Report, Section, Table
from govlint.report.normalise import fold
from govlint.report.place import LineTable, Text
from govlint.rules import find_rule
from govlint.rules._check import Check


def regime(lexicon: Mapping[str, Any] | None = None, schema: Mapping[str, Any] | None = None) -> Regime:
    """A regime without any demand."""
    return Regime(
        "test", {"en": "", "zh": ""}, 2008, 0, {}, (), False, (), (), (), (), (), lexicon or {}, schema or {}
    )


def report(text: str, year: int = 2023, tables: tuple[Table, ...] = ()) -> Report:
    """A report of one section, one paragraph a line."""
    lines = LineTable(text)
    whole = Text(text, lines)
    paragraphs = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Paragraph(whole.part(at, at + len(line))))
        at += len(line) + 1
    section = Section("sec1", Text("一、总体情况", lines), tuple(paragraphs), tables)
    return Report("t.txt", "txt", year=year, sections=(section,), lines=lines)


def findings(code: str, check: Check | str) -> list[Finding]:
    """What one rule says of a check, or of a plain text."""
    entry = find_rule(code)
    assert entry is not None
    assert entry.body is not None
    return list(entry.body(Check(report(check), regime()) if isinstance(check, str) else check))


def folded(text: str) -> str:
    """The matching form of a text, its paragraphs kept apart."""
    return mainland("\n".join(fold(line).value for line in text.split("\n")))
