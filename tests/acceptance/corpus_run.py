"""Checks every report of the corpus and holds the outcome against the committed expectations.

Run as a script it rewrites ``expectations.yaml``: findings already judged keep their verdict, new ones come
in as ``unread``, which the test refuses. A person then reads the report and writes ``right``, ``debatable``
or ``wrong``, with a word why where it is not plain. Under ``compared`` stands in one line what was compared
with the report by eye and what is left unmended; it is kept as it is.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from govlint.engine import FileResult, Options, check_one
from govlint.report.finding import Finding

EXPECTATIONS = Path(__file__).with_name("expectations.yaml")
VERDICTS = ("right", "debatable", "wrong")


def check_file(path: Path) -> FileResult:
    """Check one corpus file as the command would, by content alone."""
    return check_one(path.read_bytes(), path.name, Options())


def where(finding: Finding) -> str:
    """The place of a finding, line:column or the locator in one line."""
    span = finding.span
    if span.line is not None:
        return f"{span.line}:{span.column}"
    locator = span.locator or {}
    return ",".join(f"{key}={value}" for key, value in locator.items() if key != "box")


def key(finding: Finding) -> str:
    """What identifies a finding of a corpus file in the expectations."""
    return f"{finding.severity} {finding.rule} {where(finding)}"


def outcome(result: FileResult) -> dict[str, Any]:
    """The part of a result that the expectations hold."""
    report = result.report
    assert report is not None
    return {
        "verdict": result.verdict,
        "regime": result.regime,
        "year": result.year,
        "organ": f"{report.organ.name} ({report.organ.level or 'level unknown'})",
        "sections": [section.id or f"? {section.title.value[:20]}" for section in report.sections],
        "period": report.period.value if report.period else None,
        "published": report.published.value if report.published else None,
        "tables": {
            table.id: sum(1 for row in table.rows.values() for cell in row.cells if cell is not None)
            for section in report.sections
            for table in section.tables
        },
        "findings": [key(finding) for finding in result.findings],
    }


def load() -> dict[str, Any]:
    """The committed expectations, by file name."""
    if not EXPECTATIONS.is_file():
        return {}
    loaded: dict[str, Any] = yaml.safe_load(EXPECTATIONS.read_text(encoding="utf-8")) or {}
    return loaded


def record(folder: Path) -> None:
    """Rewrite the expectations from what is found now, keeping the verdicts already given."""
    before = load()
    after: dict[str, Any] = {}
    for path in sorted(folder.iterdir()):
        if path.name == "manifest.yaml":
            continue
        now = outcome(check_file(path))
        known = before.get(path.name, {})
        judged = {entry["finding"]: entry for entry in known.get("findings", [])}
        now["findings"] = [
            judged.get(found, {"finding": found, "verdict": "unread"}) for found in now["findings"]
        ]
        compared = {"compared": known["compared"]} if "compared" in known else {}
        after[path.name] = compared | now
    text = yaml.safe_dump(after, allow_unicode=True, sort_keys=False, width=110)
    EXPECTATIONS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    from tests.corpus import CORPUS

    assert CORPUS is not None, "the corpus is not beside the checkout"
    record(CORPUS)
