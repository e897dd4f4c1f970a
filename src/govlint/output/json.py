"""``--format json``: the contract of ``docs/json.md``, whose schema is ``schemas/output.json``.

Members may be added in later versions; none changes its meaning while ``version`` stays.
"""

from __future__ import annotations

import json
from decimal import Decimal

from govlint import __version__
from govlint.engine import FileResult
from govlint.output._view import View, message, place, rule_of, tally
from govlint.report.finding import Diagnosis, Finding, Trace
from govlint.report.place import Span
from govlint.report.typed import Any

VERSION = 1

Json = dict[str, Any]


def render(view: View) -> str:
    """One object for the whole run."""
    return json.dumps(run(view), ensure_ascii=False, indent=1) + "\n"


def run(view: View) -> Json:
    """The run as plain data, before it is text."""
    counts = tally(view.results)
    return {
        "version": VERSION,
        "tool": {"name": "govlint", "version": __version__},
        "files": [_file(result) for result in view.results],
        "findings": [
            _finding(result, finding, view.lang) for result in view.results for finding in result.findings
        ],
        "summary": {
            "files": counts.files,
            "errors": counts.errors,
            "warnings": counts.warnings,
            "infos": counts.infos,
            "suppressed": counts.suppressed,
            "verdicts": {
                name: counts.verdicts.get(name, 0) for name in ("pass", "fail", "incomplete", "unchecked")
            },
        },
    }


def _file(result: FileResult) -> Json:
    return {
        "path": result.path,
        "verdict": result.verdict,
        "regime": result.regime or None,
        "year": result.year,
        "coverage": {name: list(counts) for name, counts in result.coverage.items()},
        "figures": result.figures,
        "unjudged": list(result.unjudged),
        "suppressed": result.suppressed,
    }


def _finding(result: FileResult, finding: Finding, lang: str) -> Json:
    clause = finding.clause
    return {
        "rule": finding.rule,
        "name": rule_of(finding).name,
        "severity": finding.severity,
        "certainty": finding.certainty,
        "path": result.path,
        **_span(finding.span),
        "place": place(finding),
        "pointer": finding.pointer or None,
        "message": message(finding, lang),
        "clause": clause
        and {
            "id": clause.id,
            "document": clause.document,
            "article": clause.article,
            "url": clause.url or None,
        },
        "related": [{**_span(related.span), "label": related.label} for related in finding.related],
        "trace": finding.trace and _trace(finding.trace),
        "diagnosis": finding.diagnosis and _diagnosis(finding.diagnosis),
        "fix": finding.fix,
        "fingerprint": finding.fingerprint,
    }


def _span(span: Span) -> Json:
    place_: Json = {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
    if span.locator:
        place_["locator"] = {
            key: list(value) if isinstance(value, tuple) else value for key, value in span.locator.items()
        }
    return place_


def _trace(trace: Trace) -> Json:
    return {
        "terms": [
            {
                "value": _number(term.value),
                "sign": term.sign,
                "label": term.label,
                **_span(term.span),
            }
            for term in trace.terms
        ],
        "computed": _number(trace.computed),
        "stated": _number(trace.stated),
        "difference": _number(trace.difference),
        "relation": trace.relation,
        "identities": list(trace.identities),
    }


def _diagnosis(diagnosis: Diagnosis) -> Json:
    return {
        "repairs": [
            {
                "changes": [
                    {"place": at, "from": None if old is None else _number(old), "to": _number(new)}
                    for at, old, new in repair.changes
                ],
                "pattern": repair.pattern or None,
            }
            for repair in diagnosis.repairs
        ]
    }


def _number(value: int | Decimal) -> int | float:
    """JSON knows one kind of number; a whole amount stays whole."""
    if isinstance(value, int):
        return value
    return int(value) if value == value.to_integral_value() else float(value)
