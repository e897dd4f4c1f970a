"""``--format gitlab``: GitLab's Code Quality report."""

from __future__ import annotations

import json

from govlint.output._view import View, arithmetic, message, place, position, rule_of

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render(view: View) -> str:
    """A list of issues; line 1 stands for documents without lines, whose place is in the text."""
    issues = []
    seen: dict[str, int] = {}
    for result in view.results:
        for finding in result.findings:
            where = "" if finding.span.line is not None else position(finding, view.lang)
            parts = [where, place(finding), message(finding, view.lang), arithmetic(finding, view.lang)]
            issues.append(
                {
                    "description": " · ".join(part for part in parts if part),
                    "check_name": f"{finding.rule} {rule_of(finding).name}",
                    "fingerprint": _unique(f"{result.path}:{finding.fingerprint}", seen),
                    "severity": _SEVERITIES[finding.severity],
                    "location": {"path": result.path, "lines": {"begin": finding.span.line or 1}},
                }
            )
        if result.verdict == "incomplete" and not any(f.severity == "error" for f in result.findings):
            issues.append(
                {
                    "description": "govlint: incomplete",
                    "check_name": "incomplete",
                    "fingerprint": _unique(f"{result.path}:incomplete", seen),
                    "severity": "major",
                    "location": {"path": result.path, "lines": {"begin": 1}},
                }
            )
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"


def _unique(text: str, seen: dict[str, int]) -> str:
    """GitLab drops issues whose fingerprint it has seen in the same report."""
    from hashlib import blake2b

    seen[text] = seen.get(text, 0) + 1
    return blake2b(f"{text}:{seen[text]}".encode("utf-8", "replace"), digest_size=16).hexdigest()
