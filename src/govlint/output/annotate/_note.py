"""The words of a finding as they stand in a comment."""

from __future__ import annotations

from govlint.output._view import arithmetic, citation, diagnosis_lines, equation, message, place, words
from govlint.report.finding import Finding


def heading(finding: Finding, lang: str) -> str:
    """``error SUM001: 表三 · （一）予以公开 · 总计``."""
    names = words(lang)
    said = f"{names[finding.severity]} {finding.rule}"
    if finding.certainty != "certain":
        said += " " + names["certainty"].format(names[finding.certainty])
    where = place(finding)
    return f"{said}{names['colon']}{where}" if where else said


def note(finding: Finding, lang: str) -> list[str]:
    """The lines of a comment: what, where, the message, the arithmetic, the way to repair it, the law."""
    said = message(finding, lang)
    lines = [heading(finding, lang), said]
    if equation(finding, lang) not in said:
        lines.append(arithmetic(finding, lang))
    lines += [line.strip() for line in diagnosis_lines(finding, lang)]
    if finding.clause is not None:
        lines.append(words(lang)["clause"] + words(lang)["colon"] + citation(finding.clause))
    return [" ".join(line.split()) for line in lines if line.strip()]
