"""``--format sarif``: SARIF 2.1.0 for code scanning, columns in code points, rules from their metadata."""

from __future__ import annotations

import json

from govlint import __version__
from govlint.engine import FileResult
from govlint.output._view import View, arithmetic, citation, diagnosis_lines, in_language, message, place
from govlint.report.finding import Finding
from govlint.report.place import Span
from govlint.report.typed import Any
from govlint.rules import Rule, all_rules

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
#: characters that a URI reference holds as they are
_SAFE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/")

Json = dict[str, Any]


def render(view: View) -> str:
    """One run in one log."""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(view)]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _run(view: View) -> Json:
    rules = all_rules()
    index = {code: at for at, code in enumerate(rules)}
    return {
        "tool": {
            "driver": {
                "name": "govlint",
                "version": __version__,
                "semanticVersion": __version__,
                "language": "zh-CN" if view.lang == "zh" else "en",
                "rules": [_rule(entry.rule, view.lang) for entry in rules.values()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": uri(result.path)}} for result in view.results],
        "invocations": [_invocation(view)],
        "results": [
            _result(finding, at, index, view.lang)
            for at, result in enumerate(view.results)
            for finding in _with_path(result)
        ],
    }


def _with_path(result: FileResult) -> list[tuple[str, Finding]]:
    return [(result.path, finding) for finding in result.findings]


def _invocation(view: View) -> Json:
    """Files not read completely are told as notifications, so that no viewer takes them for passed."""
    notes = [
        {
            "level": "error",
            "message": {"text": f"{result.path}: {result.verdict}"},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(result.path), "index": at}}}],
        }
        for at, result in enumerate(view.results)
        if result.verdict == "incomplete"
    ]
    return {"executionSuccessful": not notes, "toolExecutionNotifications": notes}


def _rule(rule: Rule, lang: str) -> Json:
    return {
        "id": rule.code,
        "name": _pascal(rule.name),
        "shortDescription": {"text": in_language(rule.summary, lang)},
        "fullDescription": {"text": in_language(rule.why, lang) or in_language(rule.summary, lang)},
        "help": {"text": in_language(rule.fix, lang) or f"govlint explain {rule.code}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.code[:3]], "alias": rule.name},
    }


def _pascal(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("-"))


def _result(found: tuple[str, Finding], at: int, index: dict[str, int], lang: str) -> Json:
    path, finding = found
    result: Json = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding, lang)},
        "locations": [_location(path, at, finding.span, place(finding))],
        "partialFingerprints": {"govlint/v1": finding.fingerprint},
        "properties": {"certainty": finding.certainty},
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_location(path, at, related.span, ""), "message": {"text": related.label or "·"}}
            for number, related in enumerate(finding.related, 1)
        ]
    if finding.clause is not None:
        result["properties"]["clause"] = citation(finding.clause)
    if finding.span.locator:
        result["properties"]["locator"] = dict(finding.span.locator)
    return result


def _message(finding: Finding, lang: str) -> str:
    sum_ = arithmetic(finding, lang)
    lines = [message(finding, lang), *([sum_] if sum_ else []), *diagnosis_lines(finding, lang)]
    return "\n".join(lines)


def _location(path: str, at: int, span: Span, place_: str) -> Json:
    physical: Json = {"artifactLocation": {"uri": uri(path), "index": at}}
    if span.line is not None:
        physical["region"] = _region(span)
    location: Json = {"physicalLocation": physical}
    if place_:
        location["logicalLocations"] = [{"fullyQualifiedName": place_}]
    return location


def _region(span: Span) -> Json:
    region: Json = {"startLine": span.line, "startColumn": span.column or 1}
    if span.end_line is not None and span.end_line != span.line:
        region["endLine"] = span.end_line
    if span.end_column is not None:
        region["endColumn"] = span.end_column
    return region


def uri(path: str) -> str:
    """A relative path as a URI reference, an absolute one as a file URI."""
    quoted = "".join(
        sign if sign in _SAFE else "".join(f"%{byte:02X}" for byte in sign.encode("utf-8", "replace"))
        for sign in path
    )
    if path.startswith("/"):
        return "file://" + quoted
    return f"file:///{quoted.replace('%3A', ':', 1)}" if path[1:3] in (":/", ":\\") else quoted
