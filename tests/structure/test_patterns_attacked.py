"""Each regular expression of the program is attacked: twice the text may take twice the time, not four times.

The hostile texts come from the pattern itself: what one of its repeats takes, over and over, then a sign that
breaks it off. Time is this thread's own and only compared with time, so that a busy machine changes nothing.
"""

from __future__ import annotations

import ast
import gc
import importlib
import pkgutil
import re
import sys
import time
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import product
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, cast

import pytest

import govlint
from govlint.engine import Options, check_one
from govlint.report import patterns

ROOT = Path(govlint.__file__).parent
EXAMPLES = ROOT.parents[1] / "examples"
#: the longest text
_LONG = 16_000
#: eight times as long may take eight times as long, a square would take sixty-four times
_BOUND = 24
#: what is quicker than this is not told apart from nothing
_LEAST = 40_000
#: what breaks a text off: a sign that few patterns take, and those at which most stop
_ENDS = ("\0", ",。\n,\0")

_SEARCHES = {"search"}
_SWEEPS = {"finditer", "findall", "sub", "split"}
_ANCHORED = {"match", "fullmatch"}

#: source, flags and whether it reads text or bytes
_Key = tuple[str, int, type]


#: patterns that are not linear and only see short texts
_ON_SHORT_TEXTS = {"govlint.prose._items._EDGE": "the sixty signs before a figure"}


# --- the patterns ---------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _patterns() -> dict[_Key, set[str]]:
    """Every pattern of the program, with the methods by which it is used as far as that shows."""
    modules = [
        importlib.import_module(one.name)
        for one in pkgutil.walk_packages(govlint.__path__, "govlint.")
        if "__main__" not in one.name
    ]
    for example in sorted(EXAMPLES.glob("*.*")):
        check_one(example.read_bytes(), example.name, Options(pedantic=True))
    found: dict[_Key, set[str]] = {}
    named: set[int] = set()
    for module in modules:
        text = Path(str(module.__file__)).read_text(encoding="utf-8")
        for name, value in vars(module).items():
            for one in _inside(value):
                named.add(id(one))
                if f"{module.__name__}.{name}" not in _ON_SHORT_TEXTS:
                    found.setdefault(_key(one), set()).update(_uses(name, text))
        for key, method in _written_in(text):
            found.setdefault(key, set()).add(method)
    for value in gc.get_objects():
        if type(value) is patterns._Lazy and id(value) not in named:
            found.setdefault(_key(value), set()).update(_SEARCHES | _SWEEPS)
    return found


def _inside(value: object) -> Iterator[Any]:
    """The patterns in the value of a constant."""
    if isinstance(value, re.Pattern | patterns._Lazy):
        yield value
    elif type(value) in (tuple, list):
        for one in cast("list[object]", value):
            yield from _inside(one)
    elif type(value) is dict:
        yield from _inside(list(value.values()))


def _uses(name: str, text: str) -> set[str]:
    """By which methods a module uses a pattern, or those in a list; all where it hands them on."""
    used = set(re.findall(rf"\b{name}\.([a-z]+)\(", text))
    for loop in re.findall(rf"\bfor ([\w, ]+) in {name}\b", text):
        for target in loop.split(", "):
            used |= set(re.findall(rf"\b{target}\.([a-z]+)\(", text))
    return used & (_SEARCHES | _SWEEPS | _ANCHORED) or _SEARCHES | _SWEEPS


def _written_in(text: str) -> Iterator[tuple[_Key, str]]:
    """Patterns that stand in a call: ``re.search("[。,]", value)``."""
    for call in ast.walk(ast.parse(text)):
        if isinstance(call, ast.Call) and call.args and isinstance(call.args[0], ast.Constant):
            source, method = call.args[0].value, ast.unparse(call.func).removeprefix("re.")
            if isinstance(source, str) and method in _SEARCHES | _SWEEPS | _ANCHORED:
                yield (source, re.UNICODE.value, str), method


def _key(value: Any) -> _Key:
    source = value.pattern
    return (source if isinstance(source, str) else source.decode("latin-1")), value.flags, type(source)


# --- the texts ------------------------------------------------------------------------------------------

#: signs by preference: the first that a class takes stands for it
_TASTES = ("中1a ,。\n", "1,a 中。\n")


def _texts(source: str, flags: int) -> Iterator[tuple[str, str]]:
    """Beginnings and what to repeat behind them."""
    tree = _parser.parse(source, flags & ~re.DEBUG)
    units: dict[tuple[str, str], None] = {}
    for taste in _TASTES:
        whole = _sample(tree, taste)
        units["", whole] = None
        units["", whole[:-1]] = None
        units["", whole[:1]] = None
        for before, body in _repeats(tree, taste):
            units[before, body] = None
            units["", before + body] = None
    yield from ((before, unit) for before, unit in units if unit)


def _repeats(tree: Any, taste: str) -> Iterator[tuple[str, str]]:
    """What stands before each repeat without a near end, and what it repeats."""
    before = ""
    for node in tree:
        operator, argument = node
        if operator in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            _, most, body = argument
            if most > 16:
                yield before, _sample(body, taste)
            yield from ((before + inner, unit) for inner, unit in _repeats(body, taste))
        elif operator is sre.SUBPATTERN:
            yield from ((before + inner, unit) for inner, unit in _repeats(argument[3], taste))
        elif operator is sre.ATOMIC_GROUP:
            yield from ((before + inner, unit) for inner, unit in _repeats(argument, taste))
        elif operator is sre.BRANCH:
            for branch in argument[1]:
                yield from ((before + inner, unit) for inner, unit in _repeats(branch, taste))
        elif operator in (sre.ASSERT, sre.ASSERT_NOT):
            yield from ((before + inner, unit) for inner, unit in _repeats(argument[1], taste))
        before += _sample([node], taste)


def _sample(tree: Any, taste: str) -> str:
    """A text that the tree probably matches."""
    made = ""
    for operator, argument in tree:
        if operator is sre.LITERAL:
            made += chr(argument)
        elif operator in (sre.NOT_LITERAL, sre.IN, sre.ANY):
            made += _sign(operator, argument, taste)
        elif operator in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            made += _sample(argument[2], taste) * max(argument[0], 1)
        elif operator is sre.SUBPATTERN:
            made += _sample(argument[3], taste)
        elif operator is sre.ATOMIC_GROUP:
            made += _sample(argument, taste)
        elif operator is sre.BRANCH:
            branches = argument[1] if taste == _TASTES[0] else reversed(argument[1])
            made += next(filter(None, (_sample(branch, taste) for branch in branches)), "")
    return made


def _sign(operator: Any, argument: Any, taste: str) -> str:
    """A sign that the class takes, one of the taste if it can be."""
    if operator is sre.ANY:
        return taste[0]
    if operator is sre.NOT_LITERAL:
        return next(sign for sign in taste if ord(sign) != argument)
    members = [one for one in argument if one[0] is not sre.NEGATE]
    negated = len(members) < len(argument)
    for sign in taste:
        if any(_has(member, sign) for member in members) != negated:
            return sign
    kind, value = members[0]
    if negated:
        return "#"
    return chr(value if kind is sre.LITERAL else value[0]) if kind in (sre.LITERAL, sre.RANGE) else "_"


_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    sre.CATEGORY_DIGIT: str.isdecimal,
    sre.CATEGORY_SPACE: str.isspace,
    sre.CATEGORY_WORD: lambda sign: sign.isalnum() or sign == "_",
    sre.CATEGORY_NOT_DIGIT: lambda sign: not sign.isdecimal(),
    sre.CATEGORY_NOT_SPACE: lambda sign: not sign.isspace(),
    sre.CATEGORY_NOT_WORD: lambda sign: not (sign.isalnum() or sign == "_"),
}


def _has(member: Any, sign: str) -> bool:
    kind, value = member
    if kind is sre.CATEGORY:
        return _CATEGORIES[value](sign)
    low, high = (value, value) if kind is sre.LITERAL else value
    return bool(low <= ord(sign) <= high)


# --- the work -------------------------------------------------------------------------------------------


def _time(work: Callable[[Any], object], text: Any, times: int = 1) -> int:
    best = sys.maxsize
    for _ in range(times):
        before = time.thread_time_ns()
        work(text)
        best = min(best, time.thread_time_ns() - before)
    return max(best, _LEAST)


def _is_slow(work: Callable[[Any], object], make: Callable[[int], Any]) -> bool:
    """Whether the work grows faster than the text."""
    last = sys.maxsize
    for length in (12, 16, 20, 24, 28, 32, 40, 48):
        # A pattern that tries every way to part a text would not come back from a long one.
        now = _time(work, make(length))
        if now > 5 * last and _time(work, make(length), 3) > 5 * last:
            return True
        last = now
    return any(_grows(work, make(length), make(8 * length)) for length in (64, _LONG // 8))


def _grows(work: Callable[[Any], object], short: Any, long: Any) -> bool:
    """Whether a text eight times as long takes far more than eight times the time."""
    if _time(work, long) <= _BOUND * _time(work, short):
        return False
    return _time(work, long, 3) > _BOUND * _time(work, short, 5)


def _attacks(source: str, flags: int, kind: type, used: set[str]) -> Iterator[str]:
    """The texts on which a pattern takes too long."""
    pattern: Any = re.compile(source if kind is str else source.encode("latin-1"), flags & ~re.UNICODE)
    works: list[Callable[[Any], object]] = []
    if used & _SWEEPS:
        works.append(lambda text: sum(1 for _ in pattern.finditer(text)))
    elif used & _SEARCHES:
        works.append(pattern.search)
    works += [getattr(pattern, method) for method in sorted(used & _ANCHORED)]
    for (before, unit), end in product(_texts(source, flags), _ENDS):

        def make(length: int, before: str = before, unit: str = unit, end: str = end) -> Any:
            text = (before + unit * (length // len(unit) + 1))[:length] + end
            return text if kind is str else text.encode("latin-1", "replace")

        for work in works:
            if _is_slow(work, make):
                yield before + unit * 3 + "..."
                return


def test_no_pattern_takes_more_than_linear_time() -> None:
    slow = [
        (source, text)
        for (source, flags, kind), used in _patterns().items()
        for text in _attacks(source, flags, kind, used)
    ]
    assert slow == []


@pytest.mark.parametrize(
    "source", [r"(?:a+)+$", r"\s*x", r"[^,]*,?[^,]*$", r"(?:中|中中)*公", r"甲?[\d一]*\d*件"]
)
def test_a_bad_pattern_is_found_out(source: str) -> None:
    assert list(_attacks(source, 0, str, set(_SEARCHES)))


def test_all_patterns_are_attacked() -> None:
    assert len(_patterns()) > 300
    assert {source for source, flags, _ in _patterns() if not list(_texts(source, flags))} == {"(?!)"}
