"""The rules. ``all_rules()`` imports every module of this folder once and returns what they registered."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from govlint.rules._rule import REGISTRY, Entry, Rule

__all__ = ["Entry", "Rule", "all_rules", "find_rule"]

_loaded = False


def all_rules() -> dict[str, Entry]:
    """Every rule by code, in order of codes."""
    global _loaded
    if not _loaded:
        # A listing of the folder, not a hand-kept registry: a rule is found by being there.
        names = sorted(entry.stem for entry in Path(__file__).parent.glob("*.py"))
        for name in names:
            if not name.startswith("_"):
                import_module(f"govlint.rules.{name}")
        ordered = sorted(REGISTRY.items())
        REGISTRY.clear()
        REGISTRY.update(ordered)
        _loaded = True
    return REGISTRY


def find_rule(code_or_name: str) -> Entry | None:
    """The rule with this code or name, whatever the case."""
    wanted = code_or_name.strip().lower()
    for entry in all_rules().values():
        if wanted in (entry.rule.code.lower(), entry.rule.name):
            return entry
    return None
