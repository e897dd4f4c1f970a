"""What every format needs of the results: counts, the status, texts of findings in a language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from govlint.engine import FileResult
from govlint.output._words import WORDS
from govlint.report.finding import Clause, Finding, Repair
from govlint.report.record import NamedTuple
from govlint.rules import Rule, all_rules


class View(NamedTuple):
    """The results of one run and how they are to be shown."""

    results: Sequence[FileResult]
    lang: str = "en"
    #: columns of the terminal
    width: int = 100
    color: bool = False
    quiet: bool = False
    verbose: bool = False
    #: the packs of the run, whose tables the excerpts name too
    packs: tuple[str, ...] = ()


class Tally(NamedTuple):
    """Counts over all files."""

    files: int
    errors: int
    warnings: int
    infos: int
    suppressed: int
    verdicts: Mapping[str, int]


def tally(results: Iterable[FileResult]) -> Tally:
    """Count files, verdicts and findings by severity."""
    levels = {"error": 0, "warning": 0, "info": 0}
    verdicts: dict[str, int] = {}
    files = suppressed = 0
    for result in results:
        files += 1
        suppressed += result.suppressed
        verdicts[result.verdict] = verdicts.get(result.verdict, 0) + 1
        for finding in result.findings:
            levels[finding.severity] += 1
    return Tally(files, levels["error"], levels["warning"], levels["info"], suppressed, verdicts)


def words(lang: str) -> Mapping[str, str]:
    """The fixed words of the outputs in a language; English for one we do not speak."""
    return WORDS.get(lang, WORDS["en"])


def rule_of(finding: Finding) -> Rule:
    return all_rules()[finding.rule].rule


def in_language(texts: Mapping[str, str], lang: str) -> str:
    """The text in the language, else in English, else whatever there is."""
    return texts.get(lang) or texts.get("en") or next(iter(texts.values()), "")


def message(finding: Finding, lang: str) -> str:
    """The finding's message: the rule's template of the finding's variant, filled."""
    templates = rule_of(finding).message
    texts = templates.get(finding.variant) or templates[""]
    return fill(in_language(texts, lang), finding.params, lang)


def fill(template: str, params: Mapping[str, object], lang: str) -> str:
    """``{name}`` replaced by the parameter's words; a parameter that is missing stays visible as ``?``."""
    if "{" not in template:
        return template
    return template.format_map(_Params(params, lang))


class _Params(dict[str, str]):
    def __init__(self, params: Mapping[str, object], lang: str) -> None:
        super().__init__()
        self._params = params
        self._lang = lang

    def __missing__(self, key: str) -> str:
        return spoken(self._params[key], self._lang) if key in self._params else "?"


def spoken(value: object, lang: str) -> str:
    """A parameter as words: numbers plainly, lists with commas, ``{"en": .., "zh": ..}`` by language."""
    if isinstance(value, str):
        return value
    if isinstance(value, (int, Decimal)):
        return number(value)
    if isinstance(value, Mapping):
        return in_language(value, lang)
    if isinstance(value, Iterable):
        return ("、" if lang == "zh" else ", ").join(spoken(item, lang) for item in value)
    return str(value)


def number(value: int | Decimal) -> str:
    """Digits without an exponent and without zeros that say nothing."""
    if isinstance(value, int):
        # More digits than Python converts at once would raise; nobody reads them either.
        return str(value) if value.bit_length() < 10_000 else "…"
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def place(finding: Finding) -> str:
    """The place as a reader would name it: ``表三 · （一）予以公开 · 自然人``."""
    return " · ".join(finding.place)


def citation(clause: Clause) -> str:
    """Document and article as one line."""
    return f"{clause.document} {clause.article}".strip() if clause.article else clause.document


def locator_text(locator: Mapping[str, object] | None, lang: str) -> str:
    """Where something stands in a document without lines: ``page 3``, ``table 2, row 5, cell 7``."""
    if not locator:
        return ""
    names = words(lang)
    parts = [
        names[f"locator.{key}"].format(value)
        for key, value in locator.items()
        if f"locator.{key}" in names and isinstance(value, int | str)
    ]
    return names["locator.join"].join(parts)


def position(finding: Finding, lang: str) -> str:
    """``31:18``, or the locator in words, or nothing where the place is the whole file."""
    span = finding.span
    if span.line is not None:
        return f"{span.line}:{span.column or 1}"
    return locator_text(span.locator, lang)


def arithmetic(finding: Finding, lang: str) -> str:
    """``14740 + 4265 + 5505 = 24510, stated 25520: 1010 too many``; empty without a trace."""
    trace = finding.trace
    if trace is None:
        return ""
    names = words(lang)
    said = names.get(f"relation.{trace.relation}", "")
    if trace.relation == "%":
        return names["share"].format(left=equation(finding, lang), stated=number(trace.stated))
    if trace.relation == "==":
        said = names["too.many"] if trace.difference > 0 else names["too.few"]
    off = trace.difference if trace.difference > 0 else -trace.difference
    computed, stated = number(trace.computed), number(trace.stated)
    # 60 + 0 = 60, stated 61 + 3 = 64: the report itself has 64 nowhere.
    added = " + ".join(number(value) for value in trace.against)
    return names["arithmetic"].format(
        left=equation(finding, lang),
        stated=f"{added} = {stated}" if added else stated,
        verdict=said.format(difference=number(off), computed=computed, stated=stated),
    )


def equation(finding: Finding, lang: str) -> str:
    """``14740 + 4265 + 5505 = 24510``, or the one figure where nothing is added; empty without a trace."""
    if finding.trace is None:
        return ""
    if finding.trace.relation == "%":
        part, whole = finding.trace.terms
        above = f"({number(part.value)} - {number(whole.value)})" if whole.sign < 0 else number(part.value)
        return f"{above} / {number(whole.value)} = {number(finding.trace.computed)} %"
    sum_ = _sum(finding, words(lang))
    computed = number(finding.trace.computed)
    return computed if sum_ == computed else f"{sum_} = {computed}"


def _sum(finding: Finding, names: Mapping[str, str]) -> str:
    trace = finding.trace
    if trace is None:
        return ""
    terms = list(trace.terms)
    zeros = 0
    if len(terms) > 7:
        # A long sum of mostly nothing reads better without its zeros.
        kept = [term for term in terms if term.value != 0]
        zeros = len(terms) - len(kept)
        terms = kept
    text = ""
    for term in terms:
        sign = "-" if term.sign < 0 else "+"
        text += f" {sign} {number(term.value)}" if text else ("-" if sign == "-" else "") + number(term.value)
    text = text or number(trace.computed)
    return text + names["zeros"].format(zeros) if zeros else text


def diagnosis_lines(finding: Finding, lang: str) -> list[str]:
    """What would repair it, one line for the one repair or a heading and a line for each."""
    diagnosis = finding.diagnosis
    if diagnosis is None or not diagnosis.repairs:
        return []
    names = words(lang)
    failed = len(finding.trace.identities) if finding.trace is not None else 0
    all_ = "" if failed < 2 else ".both" if failed == 2 else ".all"
    changes = []
    for repair in diagnosis.repairs:
        pattern = names.get(f"pattern.{repair.pattern}", "") if repair.pattern else ""
        said = names["and"].join(
            names[_kind(repair, old)].format(
                place=at, old=number(old) if old is not None else "", new=number(new)
            )
            for at, old, new in repair.changes
        )
        changes.append(said + pattern)
    if len(changes) == 1:
        return [names[f"repair.one{all_}"].format(changes[0], failed)]
    lines = [names[f"repair.several{all_}"].format(len(changes), failed)]
    return lines + [f"  - {change}" for change in changes[:6]] + (["  - …"] if len(changes) > 6 else [])


def _kind(repair: Repair, old: object) -> str:
    """Which words tell a change: of a figure, of a blank cell, or of one that holds no figure."""
    if old is not None:
        return "repair.change"
    return "repair.unreadable" if repair.pattern == "unreadable" else "repair.fill"


def coverage_text(result: FileResult, lang: str) -> str:
    """``6 of 6 sections, 199 of 200 cells, 表三 174/175, 41 figures``; whole tables need no word,
    nor do any where no cell was read."""
    names = words(lang)
    parts = []
    for key, (read, demanded) in result.coverage.items():
        if key in ("sections", "cells"):
            parts.append(names[f"coverage.{key}"].format(read, demanded))
        elif read < demanded and result.coverage.get("cells", (1, 1))[0]:
            parts.append(names["coverage.table"].format(key, read, demanded))
    if result.figures:
        one = ".1" if result.figures == 1 else ""
        parts.append(names[f"coverage.figures{one}"].format(result.figures))
    return names["list"].join(parts)
