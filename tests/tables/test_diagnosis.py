"""The search for the smallest repairs, held against trying every change there is."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.engine import Options, read_report
from govlint.regimes import load_regime
from govlint.rules import _broken
from govlint.rules._check import Check
from govlint.rules._diagnosis import Equality, Key, diagnose, pattern
from tests.tables.build import report, table3

#: a table of two rows and two columns with totals
KEYS: list[Key] = [(row, column) for row in "abt" for column in "xyt"]
EQUALITIES = [
    Equality(f"row {row}", (((row, "t"), 1), ((row, "x"), -1), ((row, "y"), -1))) for row in "abt"
] + [
    Equality(f"column {column}", ((("t", column), 1), (("a", column), -1), (("b", column), -1)))
    for column in "xyt"
]
_TOP = 14

Figures = dict[Key, int]


def correct(a: int, b: int, c: int, d: int) -> Figures:
    rows = {"a": (a, b), "b": (c, d), "t": (a + c, b + d)}
    return {
        (row, column): value
        for row, (x, y) in rows.items()
        for column, value in zip("xyt", (x, y, x + y), strict=True)
    }


def holds(figures: Figures) -> bool:
    return all(
        equality.constant + sum(factor * figures[key] for key, factor in equality.terms) == 0
        for equality in EQUALITIES
    )


def tried(figures: Figures, size: int) -> set[frozenset[tuple[Key, int]]]:
    """Every repair of ``size`` cells, found by trying all figures."""
    found = set()
    for keys in combinations(KEYS, size):
        for values in product(range(_TOP + 1), repeat=size):
            changes = dict(zip(keys, values, strict=True))
            if all(figures[key] != value for key, value in changes.items()) and holds({**figures, **changes}):
                found.add(frozenset(changes.items()))
    return found


@settings(max_examples=60, deadline=None)
@given(
    st.tuples(*[st.integers(0, 3)] * 4),
    st.lists(st.tuples(st.sampled_from(KEYS), st.integers(0, 9)), min_size=1, max_size=2),
)
def test_all_smallest_repairs_are_found(
    start: tuple[int, int, int, int], errors: list[tuple[Key, int]]
) -> None:
    figures = correct(*start)
    figures.update(errors)
    causes = diagnose(figures, EQUALITIES, lambda key, value: 0 <= value <= _TOP)
    if holds(figures):
        assert causes == []
        return
    assert {id_ for cause in causes for id_ in cause.broken} == {
        equality.id for equality in EQUALITIES if sum(factor * figures[key] for key, factor in equality.terms)
    }
    expected = tried(figures, 1) or tried(figures, 2)
    if not expected:
        return
    size = len(next(iter(expected)))
    combined = {
        frozenset(item for repair in choice for item in repair.items())
        for choice in product(*(cause.repairs for cause in causes))
    }
    assert all(len(repair) == size for repair in combined)
    assert combined == expected


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(list(table3())), st.integers(0, 6), st.integers(0, 50)), max_size=3)
)
def test_the_short_way_agrees_with_the_long_one(changes: list[tuple[str, int, int]]) -> None:
    rows = table3()
    for row, column, value in changes:
        rows[row][column] = value
    read = read_report(report({"table3": rows}), "report.json", Options())
    regime = load_regime("cn/2021")
    short = _broken._broken_sums(Check(read, regime))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_broken, "plainly_holds", lambda sheet: False)
        long = _broken._broken_sums(Check(read, regime))
    assert [one.repairs for one in short.broken] == [one.repairs for one in long.broken]
    assert len(short.missing) == len(long.missing)


def test_coefficients_other_than_one() -> None:
    half = [Equality("double", ((("a", "x"), 2), (("b", "x"), -1)))]
    (cause,) = diagnose({("a", "x"): 3, ("b", "x"): 8}, half, lambda key, value: value >= 0)
    assert [dict(repair) for repair in cause.repairs] == [{("a", "x"): 4}, {("b", "x"): 6}]
    (cause,) = diagnose({("a", "x"): 3, ("b", "x"): 7}, half, lambda key, value: value >= 0)
    assert [dict(repair) for repair in cause.repairs] == [{("b", "x"): 6}]


def test_a_sum_that_no_change_repairs() -> None:
    (cause,) = diagnose({("a", "x"): 3}, [Equality("five", ((("a", "x"), 1),), -5)], lambda key, value: False)
    assert cause == (("five",), ())


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        (21, 12, "digits-swapped"),
        (3321, 3123, "digits-swapped"),
        (130, 120, "digit"),
        (5, 7, ""),
        (70, 7, "times-ten"),
        (7, 7000, "times-ten"),
        (123, 1234, "times-ten"),
        (1, 0, ""),
        (0, 10, ""),
        (12, 345, ""),
        (None, 4, "blank"),
        (-3, 3, ""),
        (111, 111, ""),
    ],
)
def test_slips_of_the_pen(old: int | None, new: int, name: str) -> None:
    assert pattern(old, new) == name
