"""The rules. ``all_rules()`` imports every module of this folder once and returns what they registered."""

from __future__ import annotations

import os

from govlint.rules._rule import REGISTRY, Entry, Rule

__all__ = ["Entry", "Rule", "all_rules", "find_rule"]

_loaded = False


def all_rules() -> dict[str, Entry]:
    """Every rule by code, in order of codes."""
    global _loaded
    if not _loaded:
        # A listing of the folder, not a hand-kept registry: a rule is found by being there.
        for file in sorted(os.listdir(os.path.dirname(__file__))):
            if file.endswith(".py") and not file.startswith("_"):
                __import__(f"govlint.rules.{file.removesuffix('.py')}")
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
