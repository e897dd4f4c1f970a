"""YAML and JSON files that are wrong, strange or hostile: each has a clear finding at its place."""

from __future__ import annotations

import json as standard_json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.report.limits import DEFAULT_LIMITS, Limits
from govlint.sources import json as json_source
from govlint.sources import yaml as yaml_source
from govlint.sources.tree import LOST, Mapping, Scalar, Tree


def read_yaml(text: str, limits: Limits = DEFAULT_LIMITS) -> Tree:
    return yaml_source.load(text, "x.yaml", limits)


def read_json(text: str, limits: Limits = DEFAULT_LIMITS) -> Tree:
    return json_source.load(text, "x.json", limits)


def found(tree: Tree) -> list[tuple[str, object, int | None, int | None]]:
    return [(one.rule, one.params.get("variant", ""), *one.span[:2]) for one in tree.problems]


YAML_PROBLEMS = [
    ("a: 1\nb: [1, 2\nc: 3\n", [("SRC007", "unclosed", 2, 4)]),
    ("govlint: 1\ntitle：某县\nyear: 2023\n", [("SRC007", "wide-colon", 2, 6)]),
    ("a:\n\tb: 1\n", [("SRC007", "tab", 2, 1)]),
    ("a: b: c\n", [("SRC007", "colon", 1, 5)]),
    ("a: 'b\nc: d\n", [("SRC007", "unclosed", 1, 4)]),
    ("a: 政府\x07\n", [("SRC007", "character", 1, 6)]),
    ("a: 政府\ufffe\n", [("SRC007", "character", 1, 6)]),
    ("a: &x 1\nb: *x\n", [("SRC008", "", 2, 4)]),
    ("a: &x {b: 1}\nc:\n  <<: *x\n  d: 1\n", [("SRC008", "merge", 3, 3)]),
    ("a: !!int '3'\nb: !mine [1]\n", [("SRC008", "tag", 1, 4), ("SRC008", "tag", 2, 4)]),
    ("? [a, b]\n: 1\nc: 2\n", [("SRC008", "complex-key", 1, 3)]),
    ("a: 1\nb: 2\na: 3\n", [("SRC009", "", 3, 1)]),
    ("a: 1\n---\na: 2\n", [("SRC022", "documents", 2, 1)]),
    ("a: 1\n...\n", []),
    ("---\n# nur\na: 1\n", []),
    ("%YAML 1.2\n---\na: 1\n", []),
    ("a: 1\r\nb: 2\r\na: 3\r\n", [("SRC009", "", 3, 1)]),
    ("a: 一\u2028二\nb: 1\nb: 2\n", [("SRC009", "", 3, 1)]),
    ("a: *b\n", [("SRC008", "", 1, 4)]),
]


@pytest.mark.parametrize(("text", "expected"), YAML_PROBLEMS)
def test_yaml_problems(text: str, expected: list[tuple[str, str, int, int]]) -> None:
    tree = read_yaml(text)
    assert found(tree) == expected
    broken = any(rule == "SRC007" for rule, *_ in expected)
    assert (tree.root is None) == broken


def test_a_duplicate_key_names_both_places_and_keeps_the_first() -> None:
    for tree in (read_yaml("a:\n  b: 1\n  b: 2\n"), read_json('{"a": {"b": 1,\n"b": 2}}')):
        (problem,) = tree.problems
        assert problem.rule == "SRC009"
        assert problem.params["pointer"] == "/a/b"
        assert problem.params["line"] in (1, 2)
        related = problem.params["related"]
        assert isinstance(related, tuple)
        assert [one.span.line for one in related] == [problem.params["line"]]
        assert isinstance(tree.root, Mapping)
        inner = tree.root.get("a")
        assert isinstance(inner, Mapping)
        assert repr(inner.get("b")) == "Scalar('1')"


def test_an_alias_leaves_a_place_that_nobody_judges() -> None:
    tree = read_yaml("a: &x [1]\nb: *x\n")
    assert isinstance(tree.root, Mapping)
    lost = tree.root.get("b")
    assert isinstance(lost, Scalar)
    assert lost.style == LOST


def test_many_refusals_are_told_once_for_a_while() -> None:
    tree = read_yaml("a: &x 1\nb: [" + "*x," * 500 + "]\n")
    assert 0 < len(tree.problems) <= 20


LAUGHS = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join('*' + before for _ in range(9))}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
MERGES = "a0: &a0 {k: 1}\n" + "".join(
    f"a{n}: &a{n}\n  <<: [*a{n - 1}, *a{n - 1}, *a{n - 1}]\n" for n in range(1, 40)
)
BOMBS = [
    (LAUGHS, "SRC008"),
    (MERGES, "SRC008"),
    ("[" * 10_000, "SRC004"),
    ("- " * 10_000, "SRC004"),
    ("{a: " * 10_000, "SRC004"),
    ("? " * 10_000, "SRC008"),
    ("\n".join(" " * n + "a:" for n in range(1_000)), "SRC004"),
    ("a: [" + "1," * 300_000 + "1]", "SRC004"),
    ("[" + '"x"' * 100_000, "SRC007"),
    ("a: " + "9" * 1_000_000, ""),
    ("a: '" + "''" * 500_000 + "'", ""),
    ("&a " * 10_000 + "b", "SRC007"),
    ("a: " + "!" * 100_000, "SRC008"),
]


@pytest.mark.parametrize(("text", "rule"), BOMBS, ids=range(len(BOMBS)))
def test_yaml_bombs_end_quickly(text: str, rule: str) -> None:
    tree = read_yaml(text)
    assert [rule] == [one.rule for one in tree.problems][:1] or (not rule and not tree.problems)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"a":' * 100_000,
        "[" * 60 + "]" * 60 + "x",
        '["' + "\\\\" * 500_000,
        "1" * 1_000_000 + "x",
    ],
    ids=range(5),
)
def test_json_bombs_end_quickly(text: str) -> None:
    tree = read_json(text)
    assert [one.rule for one in tree.problems] in (["SRC004"], ["SRC007"])


def test_the_depth_limit_is_exact() -> None:
    for depth, problems in ((3, 0), (4, 1)):
        text = "[" * depth + "]" * depth
        assert len(read_yaml(text, Limits(depth=3)).problems) == problems
        assert len(read_json(text, Limits(depth=3)).problems) == problems


def test_the_node_limit() -> None:
    text = "[1, 2, 3, 4]"
    for limit, problems in ((5, 0), (4, 1)):
        assert len(read_yaml(text, Limits(nodes=limit)).problems) == problems
        assert len(read_json(text, Limits(nodes=limit)).problems) == problems


JSON_PROBLEMS = [
    ("[1,]", "json-value", 1, 4),
    ('{"a": 1,}', "json-key", 1, 9),
    ("{a: 1}", "json-key", 1, 2),
    ('{"a" 1}', "json-colon", 1, 6),
    ('{"a": 1 "b": 2}', "json-comma", 1, 9),
    ('{"a": [1, 2}', "json-comma", 1, 12),
    ('{"a": [1, 2', "json-unclosed", 1, 7),
    ('{"a": "x\n"}', "json-unclosed", 1, 7),
    ('{"a": ', "json-unclosed", 1, 7),
    ('{"a": "\\q"}', "json-escape", 1, 8),
    ('{"a": "x\ty"}', "json-character", 1, 9),
    ('{"a": "\\ud800"}', "json-surrogate", 1, 8),
    ('{"a": 1} // x', "json-extra", 1, 10),
    ("[NaN]", "json-value", 1, 2),
    ("[012]", "json-comma", 1, 3),
    ("[+1]", "json-value", 1, 2),
    ("[truex]", "json-value", 1, 2),
    ("", "json-unclosed", 1, 1),
]


@pytest.mark.parametrize(("text", "variant", "line", "column"), JSON_PROBLEMS)
def test_json_problems(text: str, variant: str, line: int, column: int) -> None:
    assert found(read_json(text)) == [("SRC007", variant, line, column)]


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text('[]{}",:0123456789.eE+-truefalsn \\u\n', max_size=24),
        st.recursive(
            st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text()),
            lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(max_size=3), inner)),
            max_leaves=8,
        ).map(standard_json.dumps),
    )
)
def test_json_is_accepted_exactly_when_it_is_json(text: str) -> None:
    def refuse(name: str) -> float:
        raise ValueError(name)

    try:
        value = standard_json.loads(text, parse_constant=refuse)
        valid = True
    except ValueError:
        valid = False
    tree = read_json(text)
    if valid and any("\ud800" <= c <= "\udfff" for c in standard_json.dumps(value, ensure_ascii=False)):
        valid = False  # half a character: JSON by the letter, but nothing that could be printed
    assert (tree.root is not None) == valid


def test_pure_python_yaml_builds_the_same_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    import yaml

    text = "# c\na: [1, '二', \"三\"]\nb: |\n  四\n  五\nc: &x\n  d: >-\n    六\n    七\n"
    fast = read_yaml(text)
    monkeypatch.setattr(yaml_source, "_LOADER", yaml.SafeLoader)
    slow = read_yaml(text)

    def shape(node: object) -> object:
        if isinstance(node, Scalar):
            return (node.raw, node.style, node.span, node.pointer)
        if isinstance(node, Mapping):
            return [(shape(key), shape(value)) for _, key, value in node.items()]
        return [shape(item) for item in getattr(node, "items", ())]

    assert shape(fast.root) == shape(slow.root)
