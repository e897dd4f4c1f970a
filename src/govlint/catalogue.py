"""Rules and demands as pages and tables: what ``explain``, ``rules``, ``coverage`` and the docs all print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from govlint.regimes import load_regime, regime_ids
from govlint.regimes.model import Demand, Regime
from govlint.report.finding import Clause
from govlint.rules import Rule, all_rules

#: how an example begins that is no text
_BYTES = "bytes:"
_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "severity": "Severity",
        "since": "Since",
        "years": "Report years",
        "all": "all",
        "certainty": "Certainty",
        "preview": "preview: it has not yet proved itself on many reports",
        "pedantic": "only with `--pedantic`",
        "absence": "silent on excerpts",
        "form": "a warning for the report year in which the form was only encouraged",
        "why": "Why",
        "clause": "Clause",
        "logic": "When it speaks",
        "bad": "Bad",
        "good": "Good",
        "fix": "How to mend it",
        "rule": "Rule",
        "name": "Name",
        "finds": "Finds",
        "demand": "Demand",
        "checked": "Checked by",
        "person": "needs a person",
        "unconfirmed": "not confirmed by the official text",
        "file": "with the file",
        "empty": "(an empty file, or one that cannot be opened)",
    },
    "zh": {
        "severity": "级别",
        "since": "自版本",
        "years": "报告年度",
        "all": "全部",
        "certainty": "确定程度",
        "preview": "预览：尚未经大量报告检验",
        "pedantic": "仅在使用 `--pedantic` 时提示",
        "absence": "对节选的报告不作判断",
        "form": "在仅鼓励采用统一格式的年度只作警告",
        "why": "理由",
        "clause": "依据",
        "logic": "何时提示",
        "bad": "错误示例",
        "good": "正确示例",
        "fix": "改法",
        "rule": "规则",
        "name": "名称",
        "finds": "检查内容",
        "demand": "要求",
        "checked": "检查规则",
        "person": "须由人工判断",
        "unconfirmed": "未经官方文本核实",
        "file": "另有文件",
        "empty": "（空文件或无法打开的文件）",
    },
}


def rule_page(rule: Rule, lang: str, level: int = 1) -> str:
    """One rule in one language as Markdown that also reads well on a terminal."""
    names = _WORDS[lang]
    mark = "#" * level
    lines = [f"{mark} {rule.code} {rule.name}", "", _said(rule.summary, lang), ""]
    lines += [f"- {fact}" for fact in _facts(rule, lang)]
    bodies = {
        "why": _said(rule.why, lang),
        "clause": "\n".join(_clauses(rule, lang)),
        "logic": _said(rule.logic, lang),
    }
    for key, body in bodies.items():
        if body:
            lines += ["", f"{mark}# {names[key]}", "", body]
    for key, example in (("bad", rule.bad), ("good", rule.good)):
        lines += ["", f"{mark}# {names[key]}", ""]
        lines += _fenced(example, rule.example_name) if example.strip() else [names["empty"]]
    for name, other in rule.example_others.items():
        lines += ["", f"{names['file']} `{name}`:", "", *_fenced(other, name)]
    lines += ["", f"{mark}# {names['fix']}", "", _said(rule.fix, lang)]
    return "\n".join(lines) + "\n"


def _said(texts: Mapping[str, str], lang: str) -> str:
    return texts.get(lang) or texts.get("en", "")


def _facts(rule: Rule, lang: str) -> Iterator[str]:
    names = _WORDS[lang]
    colon = "：" if lang == "zh" else ": "
    yield f"{names['severity']}{colon}{rule.severity}"
    yield f"{names['certainty']}{colon}{rule.certainty}"
    yield f"{names['years']}{colon}{years(rule.first, rule.last) or names['all']}"
    yield f"{names['since']}{colon}{rule.since}"
    for flag in ("form", "absence", "pedantic", "preview"):
        if getattr(rule, flag):
            yield names[flag]


def years(first: int, last: int) -> str:
    """``2008-2018``, ``2021-``, ``-2018``, or nothing where both ends are open."""
    if not first and not last:
        return ""
    return f"{first or ''}-{last or ''}" if first != last else str(first)


def _clauses(rule: Rule, lang: str) -> Iterator[str]:
    """The clause of each regime, each said once with the years it holds for."""
    told: dict[str, list[str]] = {}
    for id_ in regime_ids():
        regime = load_regime(id_, ())
        if (rule.last and regime.first > rule.last) or (rule.first and 0 < regime.last < rule.first):
            continue
        for demand in rule.demands:
            found = regime.demand(demand)
            if found is not None and found.clause is not None:
                told.setdefault(cited(found.clause, lang), []).append(years(regime.first, regime.last))
                break
    for text, spans in told.items():
        yield f"- {text} ({', '.join(spans)})" if lang == "en" else f"- {text}（{'，'.join(spans)}）"


def cited(clause: Clause, lang: str) -> str:
    """Document and article, and a word of doubt where the text was not seen."""
    text = f"{clause.document} {clause.article}".strip()
    if clause.status in ("confirmed", "derived"):
        return text
    return f"{text} [{_WORDS[lang]['unconfirmed']}]"


def example_data(text: str) -> bytes:
    """The bytes of a rule's example. ``bytes:`` begins one that is no text, escaped as in Python."""
    if text.startswith(_BYTES):
        return text[len(_BYTES) :].encode("latin-1").decode("unicode_escape").encode("latin-1")
    return text.encode()


def _fenced(text: str, name: str) -> list[str]:
    kind = name.rpartition(".")[2] if "." in name else "text"
    if text.startswith(_BYTES):
        kind, text = "text", text[len(_BYTES) :]
        text = text if len(text) <= 160 else text[:160] + "…"
    # A fence longer than any in the example, so that a Markdown report stays inside its own.
    fence = "```" if "```" not in text else "`````"
    return [f"{fence}{'text' if kind == 'txt' else kind}", *text.rstrip("\n").split("\n"), fence]


def rules_table(lang: str, folder: str = "docs/rules/") -> str:
    """All rules as a Markdown table whose codes lead to their pages."""
    names = _WORDS[lang]
    lines = [
        f"| {names['rule']} | {names['name']} | {names['severity']} | {names['finds']} |",
        "| --- | --- | --- | --- |",
    ]
    lines += [
        f"| [{rule.code}]({folder}{rule.code}.md) | `{rule.name}` | {rule.severity} "
        f"| {_cell(_said(rule.summary, lang))} |"
        for rule in (entry.rule for entry in all_rules().values())
    ]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def rule_as_json(rule: Rule) -> dict[str, Any]:
    """All metadata of a rule, both languages."""
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "certainty": rule.certainty,
        "since": rule.since,
        "years": [rule.first or None, rule.last or None],
        "preview": rule.preview,
        "pedantic": rule.pedantic,
        "absence": rule.absence,
        "demands": list(rule.demands),
        "summary": dict(rule.summary),
        "why": dict(rule.why),
        "fix": dict(rule.fix),
        "logic": dict(rule.logic),
    }


def rules_for(demand: Demand, regime: Regime) -> list[Rule]:
    """The rules that check a demand in the years of a regime."""
    return [
        entry.rule
        for entry in all_rules().values()
        if demand.id in entry.rule.demands
        and not (entry.rule.last and regime.first > entry.rule.last)
        and not (entry.rule.first and 0 < regime.last < entry.rule.first)
    ]


def mandate_rows(regime: Regime, lang: str) -> Iterator[tuple[Demand, str, str, list[Rule]]]:
    """(demand, its text, its clause, the rules that check it) for every demand of a regime."""
    for demand in regime.demands:
        clause = cited(demand.clause, lang) if demand.clause is not None else ""
        yield demand, _said(demand.text, lang), clause, rules_for(demand, regime)


def mandate_table(regime: Regime, lang: str, folder: str = "rules/") -> str:
    """Every demand of a regime as a Markdown table: what, by which clause, checked by which rules or by a
    person."""
    names = _WORDS[lang]
    lines = [
        f"| {names['demand']} | {names['clause']} | {names['checked']} |",
        "| --- | --- | --- |",
    ]
    for demand, text, clause, rules in mandate_rows(regime, lang):
        checked = ", ".join(f"[{rule.code}]({folder}{rule.code}.md)" for rule in rules)
        if demand.person:
            checked = f"{checked}; {names['person']}" if checked else names["person"]
        lines.append(f"| {_cell(text)} | {_cell(clause)} | {checked or '–'} |")
    return "\n".join(lines) + "\n"
