"""The quick YAML reader never reads anything differently from the full parser: it agrees or gives up."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
import yaml as standard_yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.report.limits import DEFAULT_LIMITS, Limits
from govlint.sources import load, yaml, yaml_subset
from govlint.sources.tree import Mapping, Node, Scalar, Sequence

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.yaml"))


def shape(node: Node | None) -> object:
    """All that can be known of a node."""
    assert node is not None
    place = (node.kind, node.start, node.end, node.pointer, node.key)
    if isinstance(node, Scalar):
        return (*place, node.raw, node.style)
    if isinstance(node, Mapping):
        return (*place, [(name, shape(key), shape(value)) for name, key, value in node.items()])
    assert isinstance(node, Sequence)
    return (*place, [shape(item) for item in node.items])


def agree(text: str) -> bool:
    """Whether the quick reader read it; if so, it must be what the full parser reads."""
    quick = yaml_subset.load(text, "x.yaml", DEFAULT_LIMITS)
    if quick is None:
        return False
    full = yaml.load(text, "x.yaml", DEFAULT_LIMITS)
    assert full.problems == (), text
    assert shape(quick.root) == shape(full.root), text
    return True


@pytest.mark.parametrize("file", EXAMPLES, ids=[file.name for file in EXAMPLES])
def test_reports_are_read_quickly(file: Path) -> None:
    assert agree(file.read_text(encoding="utf-8"))


ACCEPTED = [
    "a: 1\n",
    "# c\n\na: 1 # c\nb: x#y\nc: a:b\n",
    "a:\nb: 1\n",
    "a:\n  b: 1\n",
    "a:\n- 1\n- b: 2\n  c: 3\nd: 4\n",
    "a:\n  - 1\n  - b:\n      - 2\n  -   c: 3\n      d: 4\n",
    "a: |\n  一\n    二\n\n  三\nb: 1\n",
    "a: |-\n  一\n\n# c\nb: 1\n",
    "a: |  # c\n\n  一\n\n",
    "a: [1, 2, 3]\nb: [1,'x', \"y\", -1, x y]\nc: {a: 1, b: [1, {c: d}]}\nd: []\ne: {}\n",
    "a: 一、总体情况\nb: （一）\nc: 2023年1月1日至2023年12月31日\n",
    "a: '一'\nb: \"二\"\nc: ''\n",
    "标题: x\n2023: y\n",
    "a:   x  \n",
    "a: -1\n",
    "a: b, c] d\n",
    "a: " + "x" * 3000 + "\nb:\n- " + "y" * 3000 + "\n- [" + "z" * 3000 + "]\n",
]


@pytest.mark.parametrize("text", ACCEPTED)
def test_the_usual_is_accepted(text: str) -> None:
    assert agree(text)


GIVEN_UP = [
    "",
    "a: 1",
    "- a\n",
    "a: 1\na: 2\n",
    "a: b: c\n",
    "a: 'it''s'\n",
    'a: "\\n"\n',
    "a: &x 1\n",
    "a: *x\n",
    "<<: 1\n",
    "a: !t 1\n",
    "a: >\n  x\n",
    "a: |+\n  x\n\n",
    "a: |2\n   x\n",
    "a: |\n  x\n y\n",
    "a: |\nb: 1\n",
    "a: x\n  y\n",
    "a: 'x\n  y'\n",
    "a: [1,\n  2]\n",
    "a: [1, ]\n",
    "a: [1 2: 3]\n",
    "a: {b}\n",
    "a: {b: 1, b: 2}\n",
    "a: [1] x\n",
    "a: 'x' y\n",
    "a:\tb\n",
    "a: b\r\n",
    "---\na: 1\n",
    "a: 1\n---\nb: 1\n",
    "%YAML 1.2\n---\na: 1\n",
    "? a\n: b\n",
    "a: 1\n b: 2\n",
    "  a: 1\nb: 2\n",
    "a:\n  b: 1\n c: 2\n",
    "a:\n- 1\n- \n",
    "a: x\u2028y\n",
    "\ufeffa: 1\n",
    "a: @x\n",
    "a: {<<: 1}\n",
    "k" * 2000 + ": 1\n",
    "a: {" + "k" * 2000 + ": 1}\n",
    "a: 1\n...\n",
]


@pytest.mark.parametrize("text", GIVEN_UP)
def test_the_unusual_is_left_to_the_parser(text: str) -> None:
    assert not agree(text)


PIECES = [
    *"abc:[]{},#'\"|>?-&*!%@`~=.\\\t\u3000一1 ",
    *("\n", "\n  ", "\n    ", "\n- ", "\n  - ", "\r\n", "  ", "    ", " # c"),
    *("b: ", "c:", "- ", ", ", "? ", "<<: ", "|-", "|+", "---", "...", "''", "&a ", "*a", "!t "),
    *("x y", "（一）", "：", "023", "-1", "null", "0x1"),
    *("key: [1, 2]\n", "key: {a: 1}\n", "t: |\n  x\n  y\n", "- a: 1\n  b: 2\n"),
    *("k:\n", "k: v\n", "k2: 'q'\n", 'k3: "q" # c\n'),
]


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.booleans())
def test_pieces_of_yaml_in_any_order(text: str, closed: bool) -> None:
    agree("k0: v\n" + text + ("\n" if closed else ""))


@settings(max_examples=400, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from(EXAMPLES), st.integers(1, 6))
def test_reports_with_changes(source: random.Random, file: Path, changes: int) -> None:
    text = file.read_text(encoding="utf-8")
    for _ in range(changes):
        at = source.randrange(len(text))
        length = source.choice((0, 0, 1, 2, 9))
        text = text[:at] + source.choice(PIECES) + text[at + length :]
    agree(text)


VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-99, 9999),
        st.text("一二（）：,，。ab12 :#-'\"[]{}\n", max_size=8),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.text("ab一", min_size=1, max_size=2), inner, max_size=4),
    ),
    max_leaves=12,
)


@settings(max_examples=400, deadline=None)
@given(
    st.dictionaries(st.sampled_from(["a", "b", "c"]), VALUES, min_size=1),
    st.sampled_from([None, True, False]),
    st.sampled_from([None, "|", "'", '"']),
    st.integers(2, 4),
)
def test_whatever_a_program_writes(
    value: dict[str, object], flow: bool | None, style: str | None, indent: int
) -> None:
    agree(
        standard_yaml.safe_dump(
            value,
            default_flow_style=flow,
            default_style=style,
            indent=indent,
            allow_unicode=True,
            width=10_000,
        )
    )


def test_limits_are_left_to_the_parser() -> None:
    text = "a: {b: {c: [1, 2, 3]}}\n"
    assert yaml_subset.load(text, "x", Limits(depth=4)) is not None
    assert yaml_subset.load(text, "x", Limits(depth=3)) is None
    assert yaml_subset.load(text, "x", Limits(nodes=10)) is not None
    assert yaml_subset.load(text, "x", Limits(nodes=8)) is None
    assert load(text.encode(), "x.yaml", Limits(depth=3)).problems[0].rule == "SRC004"


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "x " * 100_000 + ":\n",
        "a: " + "[" * 100_000 + "\n",
        "a:\n" + "- " * 100_000 + "\n",
        " " * 100_000 + "\n",
    ],
    ids=range(4),
)
def test_hostile_lines_end_quickly(text: str) -> None:
    start = time.process_time()
    yaml_subset.load(text, "x", DEFAULT_LIMITS)
    assert time.process_time() - start < 2
