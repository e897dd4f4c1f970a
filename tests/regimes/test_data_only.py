"""The regulation is data: no title, label or head of a form stands in the program."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import govlint
from govlint.regimes import load_regime, regime_ids

ROOT = Path(govlint.__file__).parent
#: labels shorter than this are words of the language
_SHORTEST = 4
#: words of the language, or of figures that running text tells of, which some form has for a label, too
_WORDS = {"行政复议", "行政诉讼", "不予公开", "规范性文件", "基本情况", "总体情况", "工作计划"}


def _labels() -> Iterator[str]:
    for id_ in regime_ids():
        regime = load_regime(id_)
        yield from regime.lexicon["titles"]
        for section in regime.sections:
            yield from (section.title, *section.accepted)
        for table in regime.tables:
            yield from (table.title, *(row.label for row in table.rows), *(c.label for c in table.columns))


LABELS = {label for label in _labels() if len(label) >= _SHORTEST} - _WORDS


def _texts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The strings of a module that are neither comments nor a rule's own words and examples."""
    told: set[ast.AST] = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    examples: list[ast.AST] = [node for node in ast.walk(tree) if _is_call_of(node, "Rule")]
    named = {name: one for one in tree.body for name in _names(one)}
    while examples:
        for node in ast.walk(examples.pop()):
            told.add(node)
            if isinstance(node, ast.Name) and node.id in named:
                examples.append(named.pop(node.id))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in told:
            yield node.lineno, node.value


def _is_call_of(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == name


def _names(one: ast.stmt) -> list[str]:
    """The names that a statement gives to constants or functions."""
    if isinstance(one, ast.FunctionDef):
        return [one.name]
    return [target.id for target in getattr(one, "targets", ()) if isinstance(target, ast.Name)]


MODULES = [
    path for path in sorted(ROOT.rglob("*.py")) if path.parent.name != "cli" and path.name != "_samples.py"
]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_label_of_a_form_stands_in_the_program(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [(line, label) for line, text in _texts(tree) for label in LABELS if label in text]
    assert not found
