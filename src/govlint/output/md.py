"""``--format md``: Markdown for a job summary or a comment on a merge request."""

from __future__ import annotations

from govlint.output._markup import markdown
from govlint.output._view import (
    View,
    arithmetic,
    citation,
    coverage_text,
    diagnosis_lines,
    message,
    place,
    position,
    tally,
    words,
)
from govlint.report.finding import Finding


def render(view: View) -> str:
    """A table of files, then the findings of each."""
    names = words(view.lang)
    counts = tally(view.results)
    lines = [
        f"# {names['title']}",
        "",
        f"{names['files'].format(counts.files) if counts.files != 1 else names['files.1']}: "
        + names["list"].join(
            names[f"verdict.{name}"].format(counts.verdicts[name])
            for name in ("pass", "fail", "incomplete", "unchecked")
            if counts.verdicts.get(name)
        ),
        "",
    ]
    for result in view.results:
        lines += [f"## {markdown(result.path)}: {names[result.verdict]}", ""]
        facts = coverage_text(result, view.lang)
        if facts:
            lines += [names["checked"].format(markdown(facts)), ""]
        if note := names.get(f"{result.verdict}.note"):
            lines += [f"**{note}**", ""]
        lines += [line for finding in result.findings for line in _finding(finding, view.lang)]
        if result.findings:
            lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def _finding(finding: Finding, lang: str) -> list[str]:
    names = words(lang)
    where = " · ".join(part for part in (position(finding, lang), place(finding)) if part)
    lines = [f"- **{names[finding.severity]} {finding.rule}** {markdown(where)}"]
    details = [message(finding, lang), arithmetic(finding, lang), *diagnosis_lines(finding, lang)]
    if finding.clause is not None:
        details.append(citation(finding.clause))
    # Two blanks at the end of a line break it.
    lines[0] += "  "
    return lines + [f"  {markdown(detail)}  " for detail in details if detail]
