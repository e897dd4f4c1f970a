"""``--format html``: one page without scripts or outside parts, to read, print or pass on."""

from __future__ import annotations

from collections.abc import Iterator

from govlint import __version__
from govlint.engine import FileResult
from govlint.output._excerpt import excerpt
from govlint.output._markup import markup
from govlint.output._view import (
    View,
    arithmetic,
    citation,
    coverage_text,
    diagnosis_lines,
    in_language,
    message,
    place,
    position,
    rule_of,
    tally,
    words,
)
from govlint.output._width import width
from govlint.report.finding import Finding

_STYLE = """
:root { color-scheme: light dark; --line: #8885; --error: #c62828; --warning: #b26a00; --info: #1565c0; }
body { font: 16px/1.6 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; max-width: 60rem;
  margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem } h2 { font-size: 1.1rem; border-bottom: 1px solid var(--line); margin-top: 2.5rem }
article { border-left: 4px solid var(--line); padding: .2rem 0 .2rem 1rem; margin: 1.2rem 0 }
article.error { border-color: var(--error) } article.warning { border-color: var(--warning) }
article.info { border-color: var(--info) }
.level { font-weight: 600 } .error .level { color: var(--error) } .warning .level { color: var(--warning) }
.info .level { color: var(--info) }
.where, footer, .clause { color: #777 } p { margin: .3rem 0 }
pre { overflow-x: auto; font: 14px/1.5 "Noto Sans Mono CJK SC", "NSimSun", ui-monospace, monospace;
  border: 1px solid var(--line); border-radius: 4px; padding: .5rem; margin: .5rem 0 }
mark { background: #ffd54f88; color: inherit } mark.main { background: #ef535066; font-weight: 600 }
.verdict { font-weight: 600 }
"""


def render(view: View) -> str:
    """The whole page."""
    names = words(view.lang)
    counts = tally(view.results)
    head = f"{names['title']} · {counts.files}"
    body = "\n".join(line for result in view.results for line in _file(result, view))
    verdicts = names["list"].join(
        names[f"verdict.{name}"].format(number) for name, number in sorted(counts.verdicts.items())
    )
    language = "zh-CN" if view.lang == "zh" else "en"
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{markup(head)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{markup(names['title'])}</h1>\n<p>{markup(verdicts)}</p>\n{body}\n"
        f"<footer><p>govlint {__version__}</p></footer>\n</body>\n</html>\n"
    )


def _file(result: FileResult, view: View) -> Iterator[str]:
    names = words(view.lang)
    yield f"<section>\n<h2>{markup(result.path)}</h2>"
    facts = [f'<span class="verdict">{names[result.verdict]}</span>']
    if result.regime:
        facts.append(markup(f"{names['regime']} {result.regime}, {names['year']} {result.year}"))
    if covered := coverage_text(result, view.lang):
        facts.append(markup(covered))
    yield f"<p>{' · '.join(facts)}</p>"
    if note := names.get(f"{result.verdict}.note"):
        yield f"<p>{markup(note)}</p>"
    for finding in result.findings:
        yield from _finding(result, finding, view)
    yield "</section>"


def _finding(result: FileResult, finding: Finding, view: View) -> Iterator[str]:
    names = words(view.lang)
    rule = rule_of(finding)
    yield f'<article class="{finding.severity}">'
    where = " · ".join(part for part in (position(finding, view.lang), place(finding)) if part)
    yield (
        f'<p><span class="level">{names[finding.severity]}</span> <strong>{finding.rule}</strong> '
        f'{markup(rule.name)} <span class="where">{markup(where)}</span></p>'
    )
    yield f"<p>{markup(message(finding, view.lang))}</p>"
    shown = excerpt(result, finding, view._replace(width=110))
    if shown:
        yield "<pre>" + "\n".join(_marked(one.text, one.underline) for one in shown) + "</pre>"
    for line in (arithmetic(finding, view.lang), *diagnosis_lines(finding, view.lang)):
        if line:
            yield f"<p>{markup(line)}</p>"
    if fix := in_language(rule.fix, view.lang):
        yield f"<p>{names['fix']}: {markup(fix)}</p>"
    if finding.clause is not None:
        yield f'<p class="clause">{names["clause"]}: {_cited(finding)}</p>'
    yield "</article>"


def _cited(finding: Finding) -> str:
    clause = finding.clause
    if clause is None:
        return ""
    text = markup(citation(clause))
    if clause.url.startswith(("http://", "https://")):
        return f'<a href="{markup(clause.url)}">{text}</a>'
    return text


def _marked(text: str, underline: str) -> str:
    """The line with its underlined stretches as marks instead."""
    out = ""
    at = 0
    run = sign = ""
    for character in text:
        here = underline[at : at + 1].strip() if at < len(underline) else ""
        if here != sign:
            out += _run(run, sign)
            run, sign = "", here
        run += character
        at += width(character)
    return out + _run(run, sign)


def _run(text: str, sign: str) -> str:
    if not sign or not text:
        return markup(text)
    kind = ' class="main"' if sign == "^" else ""
    return f"<mark{kind}>{markup(text)}</mark>"
