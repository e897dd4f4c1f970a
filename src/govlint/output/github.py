"""``--format github``: workflow commands that GitHub shows as annotations beside the changed lines."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.engine import FileResult
from govlint.output._view import (
    View,
    arithmetic,
    citation,
    diagnosis_lines,
    message,
    place,
    position,
    rule_of,
)
from govlint.output._width import plain
from govlint.report.finding import Finding

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def render(view: View) -> str:
    """A line for each finding and for each file that was not checked completely."""
    return "".join(line + "\n" for result in view.results for line in _lines(result, view.lang))


def _lines(result: FileResult, lang: str) -> Iterator[str]:
    for finding in result.findings:
        yield _annotation(result.path, finding, lang)
    if result.verdict == "incomplete" and not any(f.severity == "error" for f in result.findings):
        yield f"::error file={escape_property(result.path)}::govlint: incomplete"


def _annotation(path: str, finding: Finding, lang: str) -> str:
    span = finding.span
    properties = [("file", path)]
    text = message(finding, lang)
    if span.line is not None:
        properties += [("line", str(span.line)), ("endLine", str(span.end_line or span.line))]
        # GitHub takes columns only within one line.
        if span.column is not None and span.end_line in (None, span.line):
            last = max(span.column, (span.end_column or span.column + 1) - 1)
            properties += [("col", str(span.column)), ("endColumn", str(last))]
    elif where := position(finding, lang):
        text = f"{where}: {text}"
    properties.append(("title", f"{finding.rule} {rule_of(finding).name}"))
    lines = [place(finding), text, arithmetic(finding, lang), *diagnosis_lines(finding, lang)]
    if finding.clause is not None:
        lines.append(citation(finding.clause))
    fields = ",".join(f"{key}={escape_property(value)}" for key, value in properties)
    return f"::{_LEVELS[finding.severity]} {fields}::" + escape(
        "\n".join(plain(line) for line in lines if line)
    )


def escape(text: str) -> str:
    """Data of a workflow command on one line."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    """A property's value, in which colons and commas are signs too."""
    return escape(text).replace(":", "%3A").replace(",", "%2C")
