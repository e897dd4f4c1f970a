"""A finding's identity that survives reformatting: rule, organ, year, place and figures, never the line."""

from __future__ import annotations

from hashlib import blake2b

from govlint.report.finding import Finding
from govlint.report.model import Report
from govlint.report.normalise import label


def fingerprint(finding: Finding, report: Report) -> str:
    """Sixteen hex digits. The same finding in the YAML and in the DOCX of a report has the same ones."""
    figures: list[str] = []
    if finding.trace is not None:
        figures = [str(term.value) for term in finding.trace.terms] + [str(finding.trace.stated)]
    parts = [
        finding.rule,
        # The title names organ and year in every format; the organ alone may be stated or inferred.
        label(report.title.value) if report.title else label(report.organ.name),
        str(report.year or ""),
        *(label(place) for place in finding.place),
        finding.variant,
        *figures,
    ]
    if not figures:
        parts += [f"{key}={finding.params[key]}" for key in sorted(finding.params)]
    return blake2b("\x1f".join(parts).encode(), digest_size=8).hexdigest()
