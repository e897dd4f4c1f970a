"""``--format junit``: one test case for each file and for each finding, as CI servers show them."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.engine import FileResult
from govlint.output._markup import markup
from govlint.output._view import View, arithmetic, diagnosis_lines, message, place, position, rule_of, tally
from govlint.report.finding import Finding


def render(view: View) -> str:
    """Errors are failures; warnings and infos are told in a passing case's output."""
    counts = tally(view.results)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="govlint" tests="{sum(_cases(r) for r in view.results)}" '
        f'failures="{counts.errors}" errors="{counts.verdicts.get("incomplete", 0)}">',
    ]
    for result in view.results:
        lines += _suite(result, view.lang)
    lines.append("</testsuites>")
    return "\n".join(lines) + "\n"


def _cases(result: FileResult) -> int:
    return 1 + sum(1 for finding in result.findings if finding.severity == "error")


def _suite(result: FileResult, lang: str) -> Iterator[str]:
    errors = [finding for finding in result.findings if finding.severity == "error"]
    others = [finding for finding in result.findings if finding.severity != "error"]
    incomplete = result.verdict == "incomplete"
    path = markup(result.path)
    skipped = int(result.verdict == "unchecked")
    yield (
        f'  <testsuite name="{path}" tests="{_cases(result)}" failures="{len(errors)}" '
        f'errors="{int(incomplete)}" skipped="{skipped}">'
    )
    yield f'    <testcase classname="{path}" name="{markup(result.verdict)}">'
    if incomplete:
        yield '      <error message="incomplete"/>'
    elif skipped:
        yield "      <skipped/>"
    if others:
        told = "\n".join(f"{finding.severity}: {_text(finding, lang)}" for finding in others)
        yield f"      <system-out>{markup(told)}</system-out>"
    yield "    </testcase>"
    for finding in errors:
        name = f"{finding.rule} {rule_of(finding).name} {position(finding, lang)}".strip()
        yield f'    <testcase classname="{path}" name="{markup(name)}">'
        yield (
            f'      <failure type="{finding.rule}" message="{markup(message(finding, lang))}">'
            f"{markup(_text(finding, lang))}</failure>"
        )
        yield "    </testcase>"
    yield "  </testsuite>"


def _text(finding: Finding, lang: str) -> str:
    head = f"{finding.rule} {position(finding, lang)}".strip()
    parts = [head, place(finding), message(finding, lang), arithmetic(finding, lang)]
    return "\n".join([part for part in parts if part] + diagnosis_lines(finding, lang))
