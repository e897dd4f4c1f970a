"""The rules. ``all_rules()`` imports every module of this folder once and returns what they registered."""

from __future__ import annotations

import os

from govlint.rules._rule import REGISTRY, Entry, Rule

__all__ = ["Entry", "Rule", "all_rules", "find_rule", "no_such_rule"]

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


def no_such_rule(wanted: str) -> str:
    """What to tell somebody who asks for a rule that there is not: which one was probably meant."""
    near = _nearest(wanted.strip())
    return f"no rule {wanted!r}{f'; did you mean {near!r}?' if near else ''} (govlint rules)"


def _nearest(wanted: str) -> str:
    """The code or name most like what was written; empty where none is."""
    letters = "".join(filter(str.isalpha, wanted)).upper()
    digits = "".join(filter(str.isdecimal, wanted)).lstrip("0")
    if (code := f"{letters}{digits:0>3}") in all_rules():
        return code  # TXT01, txt-1
    from difflib import get_close_matches

    names = [entry.rule.name for entry in all_rules().values()]
    begun = [name for name in names if name.startswith(wanted.lower())] if len(wanted) > len("TXT") else []
    near = begun or get_close_matches(wanted.upper(), all_rules(), 1) or get_close_matches(wanted, names, 1)
    return near[0] if near else ""
