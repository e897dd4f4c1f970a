"""The language of relations against a reference evaluation, and its errors."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.regimes.expression import ExpressionError, compile_expression

NAMES = ["a", "b", "c_1", "c_2", "x.y.z"]

FUNCTIONS: dict[str, Callable[[list[int]], int]] = {"sum": sum, "min": min, "max": max}

# A reference tree is (text, function from values to a result), built side by side.
Tree = tuple[str, Any]


def figures(depth: int) -> st.SearchStrategy[Tree]:
    leaf = st.one_of(
        st.integers(0, 50).map(lambda n: (str(n), lambda _: n)),
        st.sampled_from(NAMES).map(lambda name: (name, lambda values: values[name])),
    )
    if not depth:
        return leaf
    inner = figures(depth - 1)
    return st.one_of(
        leaf,
        st.tuples(inner, inner).map(
            lambda p: (f"({p[0][0]} + {p[1][0]})", lambda v: p[0][1](v) + p[1][1](v))
        ),
        st.tuples(inner, inner).map(
            lambda p: (f"{p[0][0]} - ({p[1][0]})", lambda v: p[0][1](v) - p[1][1](v))
        ),
        st.tuples(inner, inner).map(
            lambda p: (f"({p[0][0]}) * ({p[1][0]})", lambda v: p[0][1](v) * p[1][1](v))
        ),
        inner.map(lambda one: (f"-({one[0]})", lambda v: -one[1](v))),
        st.tuples(st.sampled_from(["sum", "min", "max"]), st.lists(inner, min_size=1, max_size=3)).map(
            lambda p: (
                f"{p[0]}({', '.join(one[0] for one in p[1])})",
                lambda v: FUNCTIONS[p[0]]([one[1](v) for one in p[1]]),
            )
        ),
    )


def relations(depth: int) -> st.SearchStrategy[Tree]:
    comparison = st.tuples(figures(2), st.sampled_from(["==", "<=", ">=", "<", ">", "!="]), figures(2)).map(
        lambda p: (
            f"{p[0][0]} {p[1]} {p[2][0]}",
            lambda v: {
                "==": p[0][1](v) == p[2][1](v),
                "<=": p[0][1](v) <= p[2][1](v),
                ">=": p[0][1](v) >= p[2][1](v),
                "<": p[0][1](v) < p[2][1](v),
                ">": p[0][1](v) > p[2][1](v),
                "!=": p[0][1](v) != p[2][1](v),
            }[p[1]],
        )
    )
    if not depth:
        return comparison
    inner = relations(depth - 1)
    return st.one_of(
        comparison,
        st.tuples(inner, inner).map(
            lambda p: (f"({p[0][0]}) and ({p[1][0]})", lambda v: p[0][1](v) and p[1][1](v))
        ),
        st.tuples(inner, inner).map(
            lambda p: (f"({p[0][0]}) or ({p[1][0]})", lambda v: p[0][1](v) or p[1][1](v))
        ),
        st.tuples(inner, inner).map(
            lambda p: (f"({p[0][0]}) implies ({p[1][0]})", lambda v: not p[0][1](v) or p[1][1](v))
        ),
        inner.map(lambda one: (f"not ({one[0]})", lambda v: not one[1](v))),
    )


values = st.fixed_dictionaries({name: st.integers(-100, 100) for name in NAMES})


@given(relations(2), values)
def test_agrees_with_the_reference(tree: Tree, given_values: dict[str, int]) -> None:
    text, reference = tree
    assert compile_expression(text, NAMES).evaluate(given_values.get) is bool(reference(given_values))


@given(relations(1), values, st.sampled_from(NAMES))
def test_a_missing_name_leaves_it_undecided(tree: Tree, given_values: dict[str, int], name: str) -> None:
    expression = compile_expression(tree[0])
    known = {key: value for key, value in given_values.items() if key != name}
    expected = None if name in expression.names else expression.evaluate(given_values.get)
    assert expression.evaluate(known.get) is expected


@given(figures(2), figures(2), values)
def test_linear_form_means_the_same(left: Tree, right: Tree, given_values: dict[str, int]) -> None:
    expression = compile_expression(f"{left[0]} == {right[0]}")
    linear = expression.linear
    if linear is None:
        return
    (form,) = linear
    total = form.constant + sum(given_values[name] * factor for name, factor in form.coefficients.items())
    assert total == left[1](given_values) - right[1](given_values)


@given(
    relations(1), st.fixed_dictionaries({n: st.tuples(st.integers(-9, 9), st.integers(0, 3)) for n in NAMES})
)
def test_ranges_never_contradict_a_value_inside(tree: Tree, spans: dict[str, tuple[int, int]]) -> None:
    expression = compile_expression(tree[0])
    ranges = {name: (low, low + width) for name, (low, width) in spans.items()}
    verdict = expression.evaluate(ranges.get)
    for corner in (0, 1):
        exact = {name: ends[corner] for name, ends in ranges.items()}
        if verdict is not None:
            assert expression.evaluate(exact.get) is verdict


@pytest.mark.parametrize(
    ("why", "text", "given_values", "expected"),
    [
        ("equality", "a == b", {"a": 1, "b": 1}, True),
        ("precedence", "a + b * 2 == 7", {"a": 1, "b": 3}, True),
        ("subtraction is left to right", "9 - a - b == 5", {"a": 1, "b": 3}, True),
        ("a chain holds pair by pair", "a <= b <= 5", {"a": 1, "b": 3}, True),
        ("a chain breaks at any pair", "a <= b <= 5", {"a": 1, "b": 7}, False),
        ("implication from a false premise", "a > 0 implies b > 0", {"a": 0, "b": 0}, True),
        ("implication broken", "a > 0 implies b > 0", {"a": 1, "b": 0}, False),
        ("decimals", "a * 2 == 0.5", {"a": Decimal("0.25")}, True),
        ("not binds to the comparison", "not a == 1 and b == 1", {"a": 2, "b": 1}, True),
        ("or", "a == 1 or b == 1", {"a": 2, "b": 1}, True),
        ("a range below a bound", "a <= 5", {"a": (0, 5)}, True),
        ("a range across a bound", "a <= 5", {"a": (0, 6)}, None),
        ("a range above a bound", "a < 5", {"a": (5, 6)}, False),
        ("equal ranges are not known equal", "a == b", {"a": (1, 2), "b": (1, 2)}, None),
        ("disjoint ranges differ", "a == b", {"a": (1, 2), "b": (3, 4)}, False),
        ("a false part decides in spite of an open one", "a == 1 and b == 2", {"a": (0, 1), "b": 3}, False),
        ("an open premise", "a > 0 implies b > 0", {"a": (0, 1), "b": 0}, None),
        ("a true conclusion decides", "a > 0 implies b > 0", {"a": (0, 1), "b": 1}, True),
    ],
)
def test_cases(why: str, text: str, given_values: dict[str, Any], expected: bool | None) -> None:
    assert compile_expression(text).evaluate(given_values.get) is expected, why


def test_wildcards_stand_for_known_names() -> None:
    names = ["total", "part_1", "part_2", "part"]
    expression = compile_expression("total == sum(part_*)", names)
    assert expression.names == ("total", "part_1", "part_2")
    levels = ["t.part_1.sum", "t.part_2.sum", "t.part_1.rest", "u.part_1.sum"]
    assert compile_expression("sum(t.part_*.sum) == 1", levels).names == ("t.part_1.sum", "t.part_2.sum")
    assert compile_expression("sum(t.*.sum) == 1", levels).names == ("t.part_1.sum", "t.part_2.sum")
    assert compile_expression("max(prev.part_*) <= 1", names).names == ("prev.part_1", "prev.part_2")


def test_a_product_is_no_wildcard() -> None:
    assert compile_expression("a*b == 6").evaluate({"a": 2, "b": 3}.get) is True


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("", 0),
        ("a", 1),
        ("a ==", 4),
        ("a == b)", 6),
        ("(a == b", 7),
        ("a b", 2),
        ("a == $", 4),
        ("a = b", 1),
        ("unknown == a", 0),
        ("sum(z_*) == 1", 4),
        ("c_* == 1", 0),
        ("(a == b) + 1 == 2", 13),
        ("sum a == 1", 4),
        ("and == 1", 0),
        ("a == b and c_1", 14),
        ("not a", 5),
    ],
)
def test_errors_say_where(text: str, position: int) -> None:
    with pytest.raises(ExpressionError) as caught:
        compile_expression(text, NAMES)
    assert abs(caught.value.position - position) <= 1


@pytest.mark.parametrize(
    "text", ["(" * 3000 + "a", "-" * 3000 + "a == 1", "not " * 900 + "a == 1", "a" * 5000]
)
def test_hostile_relations_end_quickly(text: str) -> None:
    try:
        compile_expression(text)
    except ExpressionError:
        return
    assert compile_expression(text).evaluate({"a": 1}.get) is not None


def test_a_long_sum_is_no_deep_tree() -> None:
    expression = compile_expression("+".join(["a"] * 1900) + " == 1900")
    assert expression.evaluate({"a": 1}.get) is True
    assert expression.linear is not None
