"""From bytes to a verdict: read one report, run the rules, apply suppressions and severities.

``check_one`` is a pure function of bytes and options, so a loop, a process pool or a cluster can map it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from govlint.coverage import coverage_of, unread_tables, untold, where
from govlint.reading import read
from govlint.regimes import load_regime, regime_for
from govlint.regimes.model import Regime
from govlint.report.finding import Finding
from govlint.report.limits import DEFAULT_LIMITS, Limits
from govlint.report.model import Problem, Report
from govlint.report.place import TOP, LineTable
from govlint.report.record import NamedTuple
from govlint.report.typed import Any
from govlint.rules import all_rules
from govlint.rules._check import Check
from govlint.rules._folding import folded
from govlint.rules._rule import Body, Entry, Rule
from govlint.suppress import Suppressions

_RANK = {"error": 0, "warning": 1, "info": 2}


class Options(NamedTuple):
    """What a check may be told. Codes, names and code prefixes (``TXT``) select and ignore rules alike."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    #: severity by rule code or name, replacing the rule's own
    severity: Mapping[str, str] = {}
    fail_on: str = "error"
    pedantic: bool = False
    #: the report year, when the file does not say it
    year: int = 0
    #: the files are known to be parts of reports, so absence is not judged
    excerpt: bool = False
    packs: tuple[str, ...] = ()
    limits: Limits = DEFAULT_LIMITS


class FileResult(NamedTuple):
    """All that is known of one file. ``coverage`` counts (read, demanded) sections and cells, ``figures``
    the figures compared; ``unjudged`` are ids of demands that need a person's eye."""

    path: str
    verdict: str
    regime: str = ""
    year: int | None = None
    findings: tuple[Finding, ...] = ()
    suppressed: int = 0
    coverage: Mapping[str, tuple[int, int]] = {}
    figures: int = 0
    unjudged: tuple[str, ...] = ()
    lines: LineTable | None = None
    report: Report | None = None


def check_one(
    data: bytes, path: str, options: Options | None = None, previous: Report | None = None
) -> FileResult:
    """Check one report. Never raises on bad input: what cannot be read becomes a finding."""
    options = options or Options()
    report = read_report(data, path, options)
    return check_report(report, options, previous)


def read_report(data: bytes, path: str, options: Options) -> Report:
    """The reader's work under one roof: a reader that breaks yields a report that says so."""
    try:
        report = read(data, path, options.limits, options.packs, options.year)
        return report._replace(whole=False, opening=False) if options.excerpt else report
    except Exception as broken:  # noqa: BLE001 - a broken reader must not stop the other files
        return broken_report(path, "SRC099", broken)


def broken_report(path: str, rule: str, broken: BaseException) -> Report:
    """A report that holds nothing but the news of its failure."""
    params = {"error": f"{type(broken).__name__}: {broken}"}
    return Report(path, "unknown", problems=(Problem(rule, TOP, params),))


def check_report(
    report: Report, options: Options, previous: Report | None = None, parts: tuple[Report, ...] = ()
) -> FileResult:
    """Run the rules on a report already read. ``parts`` are the reports that it sums up, if given."""
    regime = regime_for(report.year, options.packs) if report.year else None
    check = Check(report, regime or load_regime("cn/2021", ()), previous, options.pedantic, parts)
    rules = chosen_rules(options)
    findings = [_from_problem(problem, check) for problem in folded(report.problems)]
    incomplete = any(problem.stops for problem in report.problems)
    choice = tuple(options.select), tuple(options.ignore)
    for rule, body in _due(*choice, options.pedantic, regime is not None, report.whole):
        try:
            findings.extend(body(check))
        except Exception as broken:  # noqa: BLE001 - one broken rule must not silence the others
            params = {"rule": rule.code, "error": f"{type(broken).__name__}: {broken}"}
            findings.append(_from_problem(Problem("SRC098", TOP, params), check))
            incomplete = True
    covered, figures = coverage_of(check) if regime is not None else ({}, 0)
    unread = unread_tables(check, covered) if regime is not None and not incomplete else {}
    findings.extend(_from_problem(problem, check) for problem in _unread_problem(check, unread, findings))
    result = _conclude(report, regime, findings, rules, options, incomplete)
    # What was not read has not passed, whatever else was found or not.
    verdict = "incomplete" if unread and result.verdict == "pass" else result.verdict
    return result._replace(verdict=verdict, coverage=covered, figures=figures)


def _unread_problem(
    check: Check, unread: Mapping[str, tuple[int, int]], findings: Sequence[Finding]
) -> Iterable[Problem]:
    """The news that cells of a table were not read, where no other finding says so."""
    for name in untold(check, unread, findings):
        read, due = unread[name]
        yield Problem("STR064", where(check, name), {"read": read, "due": due}, place=name)


@lru_cache(maxsize=64)
def _due(
    select: tuple[str, ...], ignore: tuple[str, ...], pedantic: bool, dated: bool, whole: bool
) -> tuple[tuple[Rule, Body], ...]:
    """The rules to run, with their functions, on a report whose year is known (``dated``) or not and which is
    ``whole`` or not."""
    return tuple(
        (entry.rule, entry.body)
        for entry in _chosen(select, ignore).values()
        if entry.body is not None
        # Without a year no regime is due, but what does not add up is wrong in any year.
        and (dated or entry.rule.holds_any_year)
        and (whole or not entry.rule.absence)
        and (pedantic or not entry.rule.pedantic)
    )


def chosen_rules(options: Options) -> Mapping[str, Entry]:
    """The rules that ``select`` and ``ignore`` leave; SRC rules cannot be deselected into silence."""
    return _chosen(tuple(options.select), tuple(options.ignore))


@lru_cache(maxsize=64)
def _chosen(select: tuple[str, ...], ignore: tuple[str, ...]) -> Mapping[str, Entry]:
    return {
        code: entry
        for code, entry in all_rules().items()
        if (not select or _matches(entry, select) or code.startswith("SRC")) and not _matches(entry, ignore)
    }


def _matches(entry: Entry, patterns: Iterable[str]) -> bool:
    return any(
        entry.rule.code.startswith(pattern.upper()) or entry.rule.name == pattern.lower()
        for pattern in patterns
    )


def _from_problem(problem: Problem, check: Check) -> Finding:
    entry = all_rules().get(problem.rule)
    if entry is None:  # a reader's slip must cost this file a clear answer, not the batch its life
        return _from_problem(
            Problem("SRC099", problem.span, {"error": f"unknown rule {problem.rule}"}), check
        )
    rule = entry.rule
    place = (problem.place,) if problem.place else ()
    params: dict[str, Any] = dict(problem.params)
    return rule.at(check, problem.span, *place, **params)


def _conclude(
    report: Report,
    regime: Regime | None,
    findings: Sequence[Finding],
    rules: Mapping[str, Entry],
    options: Options,
    incomplete: bool,
) -> FileResult:
    causes = {finding.rule for finding in findings}
    kept = [
        _with_severity(finding, rules, options)
        for finding in findings
        if finding.rule in rules and not _is_consequence(finding, rules, causes)
    ]
    suppressions = Suppressions.of(report.lines)
    shown = [finding for finding in kept if not suppressions.covers(finding)]
    shown.sort(key=_order)
    if shown:
        from govlint.fingerprint import fingerprint  # hashing is needed only when there is something to say

        shown = [finding._replace(fingerprint=fingerprint(finding, report)) for finding in shown]
    limit = _RANK.get(options.fail_on, -1)
    if incomplete:
        verdict = "incomplete"
    elif any(_RANK[finding.severity] <= limit for finding in shown):
        verdict = "fail"
    elif regime is None:
        verdict = "unchecked"
    else:
        verdict = "pass"
    return FileResult(
        path=report.path,
        verdict=verdict,
        regime=regime.id if regime else "",
        year=report.year,
        findings=tuple(shown),
        suppressed=len(kept) - len(shown),
        unjudged=tuple(demand.id for demand in regime.demands if demand.person) if regime else (),
        lines=report.lines,
        report=report,
    )


def _is_consequence(finding: Finding, rules: Mapping[str, Entry], causes: set[str]) -> bool:
    """Whether another finding explains this one: that the tables are another form's is said once."""
    return "form" in finding.params and rules[finding.rule].rule.explained_by in causes


def _with_severity(finding: Finding, rules: Mapping[str, Entry], options: Options) -> Finding:
    rule = rules[finding.rule].rule
    wanted = options.severity.get(rule.code) or options.severity.get(rule.name)
    return finding._replace(severity=wanted) if wanted else finding


def _order(finding: Finding) -> tuple[object, ...]:
    span = finding.span
    locator = span.locator or {}
    page = tuple(
        value if isinstance(value, int | float) else 0
        for key, value in locator.items()
        if key in ("page", "paragraph", "table", "row", "cell")
    )
    return (span.line or 0, span.column or 0, page, finding.rule)
