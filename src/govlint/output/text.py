"""``--format text``: what a person reads on a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.engine import FileResult
from govlint.output._view import (
    View,
    arithmetic,
    citation,
    coverage_text,
    diagnosis_lines,
    equation,
    message,
    place,
    position,
    rule_of,
    tally,
    words,
)
from govlint.output._width import plain
from govlint.report.finding import Finding
from govlint.verdict import is_other_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from govlint.output._snippet import Shown

_COLORS = {
    "error": "31;1",
    "warning": "33;1",
    "info": "36;1",
    "dim": "2",
    "bold": "1",
    "~": "36",
    "^": "31;1",
}


def render(view: View) -> str:
    """Every finding, then one line that sums up. ``quiet`` leaves out all but errors."""
    blocks = []
    for result in view.results:
        blocks += [
            "\n".join(_finding(result, finding, view)) + "\n"
            for finding in result.findings
            if not view.quiet or finding.severity == "error"
        ]
        # A folder's other file has been told of by its finding.
        telling = result.verdict in ("incomplete", "unchecked") and not is_other_file(result)
        if telling or (view.verbose and not view.quiet):
            blocks.append(_verdict(result, view))
    if not view.quiet:
        blocks.append(_summary(view))
    return "\n".join(blocks)


def _paint(text: str, kind: str, view: View) -> str:
    return f"\x1b[{_COLORS[kind]}m{text}\x1b[0m" if view.color and text else text


def _finding(result: FileResult, finding: Finding, view: View) -> Iterator[str]:
    names = words(view.lang)
    rule = rule_of(finding)
    where = position(finding, view.lang)
    head = plain(result.path)
    if where:
        head += (":" if finding.span.line is not None else ": ") + where
    certainty = ""
    if finding.certainty != "certain":
        certainty = names["certainty"].format(names.get(finding.certainty, finding.certainty))
    yield (
        f"{_paint(head, 'bold', view)}  {_paint(names[finding.severity], finding.severity, view)}{certainty}"
        f"  {_paint(finding.rule, 'bold', view)} {rule.name}"
    )
    # Imported here because most runs find nothing.
    from govlint.output._excerpt import excerpt

    quoted = excerpt(result, finding, view)
    named = plain(place(finding))
    # A heading that is itself the place would stand there twice.
    if named and all(shown.text.strip() != named for shown in quoted):
        yield "  " + named
    for shown in quoted:
        yield from _lines(shown, view)
    said = message(finding, view.lang)
    yield "  " + plain(said)
    # Some messages are the arithmetic itself.
    if finding.trace is not None and equation(finding, view.lang) not in said:
        yield "  " + plain(arithmetic(finding, view.lang))
    for line in diagnosis_lines(finding, view.lang):
        yield "  " + plain(line)
    foot = [plain(citation(finding.clause))] if finding.clause is not None else []
    foot.append(names["explain"].format(finding.rule))
    yield "  " + _paint(" · ".join(foot), "dim", view)


def _lines(shown: Shown, view: View) -> Iterator[str]:
    gutter = f"{shown.number}" if shown.number is not None else ""
    bar = _paint("│", "dim", view)
    yield f"  {_paint(gutter.rjust(shown.gutter), 'dim', view)} {bar} {shown.text}".rstrip()
    if shown.underline:
        yield f"  {' ' * shown.gutter} {bar} {_underline(shown.underline, view)}"


def _underline(line: str, view: View) -> str:
    if not view.color:
        return line
    out = ""
    at = 0
    while at < len(line):
        end = at
        while end < len(line) and line[end] == line[at]:
            end += 1
        run = line[at:end]
        out += _paint(run, run[0], view) if run[0] in _COLORS else run
        at = end
    return out


def _verdict(result: FileResult, view: View) -> str:
    names = words(view.lang)
    line = f"{_paint(plain(result.path), 'bold', view)}: {names[result.verdict]}"
    note = names.get(f"{result.verdict}.note", "")
    facts = [note] if note else []
    if view.verbose and result.regime:
        facts.append(f"{names['regime']} {result.regime}, {names['year']} {result.year}")
        facts.append(coverage_text(result, view.lang))
    return line + "".join(f"\n  {fact}" for fact in facts if fact) + "\n"


def _summary(view: View) -> str:
    names = words(view.lang)
    counts = tally(view.results)

    def count(key: str, value: int) -> str:
        return names[f"{key}.1"] if value == 1 and f"{key}.1" in names else names[key].format(value)

    found = [
        count(key, value)
        for key, value in (
            ("errors", counts.errors),
            ("warnings", counts.warnings),
            ("infos", counts.infos),
            ("suppressed", counts.suppressed),
        )
        if value
    ]
    line = count("files", counts.files) + names["colon"] + (names["list"].join(found) or names["nothing"])
    line += names["stop"]
    if counts.files == 1:
        only = view.results[0]
        facts = coverage_text(only, view.lang)
        if facts:
            line += names["checked"].format(facts)
            if only.unjudged:
                key = "unjudged.1" if len(only.unjudged) == 1 else "unjudged"
                line += names["semicolon"] + names[key].format(len(only.unjudged), only.year)
    else:
        line += names["list"].join(
            names[f"verdict.{name}"].format(counts.verdicts[name])
            for name in ("pass", "fail", "incomplete", "unchecked")
            if counts.verdicts.get(name)
        )
        line += names["stop"]
    bad = counts.verdicts.get("fail", 0) + counts.verdicts.get("incomplete", 0)
    return _paint(line.rstrip(), "error" if bad else "bold", view) + "\n"
