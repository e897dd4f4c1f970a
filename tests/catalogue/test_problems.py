"""What readers raise becomes findings of rules: every code is registered, every message can be written."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import pytest

import govlint
from govlint.engine import Options, check_report
from govlint.report.model import Problem, Report
from govlint.report.place import TOP
from govlint.rules import all_rules

_SOURCE = Path(govlint.__file__).parent
_CODE = re.compile(r"[A-Z]{3}[0-9]{3}")
#: what raises a problem, and which of its arguments hold the parameters: an index, or -1 for its keywords
_RAISES = {"Problem": 2, "note": -1}
#: keywords of ``note`` that are no parameters
_OWN = {"rule", "span", "place", "stops"}


class Raised(NamedTuple):
    """A code in the source. ``params`` is None where it is not a problem raised with literal parameters."""

    place: str
    code: str
    params: frozenset[str] | None
    variant: str = ""


def raised() -> Iterator[Raised]:
    for path in sorted(_SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        told = set()
        for node in ast.walk(tree):
            place = f"{path.relative_to(_SOURCE)}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Call):
                found = _call(node, place)
                if found is not None:
                    told.add(id(node.args[0]))
                    yield found
            elif isinstance(node, ast.Constant) and id(node) not in told:
                code = node.value if isinstance(node.value, str) else ""
                if _CODE.fullmatch(code):
                    yield Raised(place, code, None)


def _call(node: ast.Call, place: str) -> Raised | None:
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    if name not in _RAISES or not node.args:
        return None
    code = node.args[0]
    if not isinstance(code, ast.Constant) or not _CODE.fullmatch(str(code.value)):
        return None
    given: dict[str, ast.expr] | None = {}
    if _RAISES[name] < 0:
        given = {one.arg: one.value for one in node.keywords if one.arg and one.arg not in _OWN}
        given = None if any(one.arg is None for one in node.keywords) else given
    elif len(node.args) > _RAISES[name]:
        given = _literal(node.args[_RAISES[name]])
    if given is None:
        return Raised(place, str(code.value), None)
    variant = given.pop("variant", None)
    if variant is not None and not isinstance(variant, ast.Constant):
        return Raised(place, str(code.value), None)
    return Raised(place, str(code.value), frozenset(given), str(variant.value) if variant else "")


def _literal(node: ast.expr) -> dict[str, ast.expr] | None:
    if not isinstance(node, ast.Dict):
        return None
    keys = [key.value for key in node.keys if isinstance(key, ast.Constant) and isinstance(key.value, str)]
    return dict(zip(keys, node.values, strict=True)) if len(keys) == len(node.values) else None


ALL = list(raised())


def test_the_scan_sees_what_is_raised() -> None:
    whole = [one for one in ALL if one.params is not None]
    assert len(whole) > 30
    assert {"STR052", "STR055", "STR059", "SRC019"} <= {one.code for one in whole}


@pytest.mark.parametrize("one", ALL, ids=lambda one: f"{one.code}-{one.place}")
def test_a_code_in_the_source_is_registered(one: Raised) -> None:
    assert one.code in all_rules(), one.place


@pytest.mark.parametrize(
    "one", [one for one in ALL if one.params is not None], ids=lambda one: f"{one.code}-{one.place}"
)
def test_what_is_raised_can_be_told(one: Raised) -> None:
    messages = all_rules()[one.code].rule.message
    assert one.variant in messages, one.place
    for text in messages[one.variant].values():
        fields = {field for _, field, _, _ in Formatter().parse(text) if field}
        assert fields <= (one.params or frozenset()), one.place


def test_an_unknown_code_costs_its_file_an_answer_and_no_more() -> None:
    report = Report("a.txt", "txt", year=2023, problems=(Problem("STR999", TOP),))
    result = check_report(report, Options())
    assert [one.rule for one in result.findings if one.rule.startswith("SRC")] == ["SRC099"]
    assert result.verdict == "incomplete"
