"""Any scalar, in any style: the characters at the reported places are the value's characters."""

from __future__ import annotations

import json as standard_json
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.report.limits import DEFAULT_LIMITS
from govlint.report.place import LineTable, Span
from govlint.sources import json as json_source
from govlint.sources import yaml as yaml_source
from govlint.sources.pieces import pieces_of
from govlint.sources.tree import Mapping, Node, Scalar, Sequence, Tree

WORDS = st.text(
    "政府信息公开共25520条，。；、（）()abc'\"\\:#-|>%&*!?{}[],. \t~`@😀\u3000",
    max_size=30,
)
TEXTS = st.lists(WORDS, min_size=1, max_size=6).map("\n".join)
LINE_ENDS = st.sampled_from(["\n", "\r\n"])
STYLES = st.sampled_from([None, "|", ">", "'", '"'])


def scalars(node: Node | None) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)
    elif isinstance(node, Mapping):
        for _, key, value in node.items():
            yield key
            yield from scalars(value)


def at(lines: LineTable, span: Span) -> str:
    assert span.line is not None
    assert span.column is not None
    return lines.text[lines.starts[span.line - 1] + span.column - 1 :][:1]


def assert_placed(tree: Tree) -> None:
    for scalar in scalars(tree.root):
        assert pieces_of(scalar) is not None
        text = scalar.text
        for index, character in enumerate(scalar.raw):
            found = at(tree.lines, text.span(index, index + 1))
            # An escape stands at its backslash, a fold or line end at white space.
            assert found == character or found == "\\" or (character.isspace() and found.isspace()), (
                scalar.raw,
                index,
                text.span(index, index + 1),
            )
        if scalar.raw:
            whole = text.span()
            assert (whole.line, whole.column) <= (whole.end_line, whole.end_column)


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS, STYLES, st.sampled_from([30, 80, 1000]), LINE_ENDS, st.integers(2, 6))
def test_yaml_of_every_style(
    one: str, other: str, style: str | None, width: int, line_end: str, indent: int
) -> None:
    value = {"章节": [{"text": one, "more": other}, one]}
    source = yaml.dump(
        value, default_style=style, allow_unicode=True, width=width, line_break=line_end, indent=indent
    )
    tree = yaml_source.load(source, "x.yaml", DEFAULT_LIMITS)
    assert tree.problems == ()
    assert {one, other} <= {scalar.raw for scalar in scalars(tree.root)}
    assert_placed(tree)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.booleans(), st.sampled_from([None, 2]))
def test_json_strings(one: str, ascii_only: bool, indent: int | None) -> None:
    source = standard_json.dumps({"a": [one, {one + "x": one}]}, ensure_ascii=ascii_only, indent=indent)
    tree = json_source.load(source, "x.json", DEFAULT_LIMITS)
    assert [scalar.raw for scalar in scalars(tree.root)] == ["a", one, one + "x", one]
    assert_placed(tree)


HAND_WRITTEN = [
    "a: |2-\n    开头有空格\n  下一行 25520\n",
    "a: |+\n  一\n\n  二\n\n\nb: c\n",
    "a: >+\n  一\n\n\n  二\n    深\n   \n  三\n\n",
    "a: >-\n\n  前有空行\n  后\n",
    "a: | # 注释\n  一\n  二",
    "- |\n 一\n\n 二\n- 三\n",
    "a: plain 一\n  二\n\n\n  三  # c\n",
    "a: '一\n  二''三\n\n  四 '\n",
    'a: "一\n  二\\u4e09\\x41\\\n   四 \\\n  \\ 五\n\n  六\\n\\t"\n',
    'a: "\\"\\/\\\\ \\U0001F600 x"\n',
    "a: |\r\n  一\r\n  二 25520\r\n",
    "a: |\r  一\r  二 25520\r",
    "a: |\n  一\u2028二 25520\n  三\n",
    "a: 一\u2028  二 25520\n",
    "a: |\n  一\x85  二 25520\n",
    "a: >\n  一\u2029  二 25520\n  三\n",
    "a: 'x\u2028 y'\n",
    "a: |\n  一\t\n  二\t三 \n",
    "a: &x 值\nb: &y 'q'\n",
    "{a: [一, '二', \"三\"], b: {c: 四 五}}",
    "? a\n: |\n  一\n",
    "a:\n- b: >\n    一\n    二\n  c: d\n",
    "a: |\n\n\n  一\n",
    "a: ''\nb: \"\"\nc:\n",
    "a: |\n\nb: x\n",
]


@pytest.mark.parametrize("source", HAND_WRITTEN)
def test_yaml_by_hand(source: str) -> None:
    tree = yaml_source.load(source, "x.yaml", DEFAULT_LIMITS)
    assert tree.problems == ()
    assert_placed(tree)


def test_a_number_in_a_block_stands_at_its_line_and_column() -> None:
    source = "govlint: 1\nsections:\n- text: |\n    （一）主动公开\n    全年共发布信息25520条。\n"
    tree = yaml_source.load(source, "x.yaml", DEFAULT_LIMITS)
    text = next(one for one in scalars(tree.root) if "25520" in one.raw).text
    start = text.value.index("25520")
    assert text.span(start, start + 5)[:4] == (5, 12, 5, 17)


def test_pointers_and_spans() -> None:
    source = "a/b:\n  - {x~: [1, 2]}\n  - 三\n"
    tree = yaml_source.load(source, "x.yaml", DEFAULT_LIMITS)
    places = {scalar.pointer: scalar.span[:4] for scalar in scalars(tree.root)}
    assert places["/a~1b/0/x~0/1"] == (2, 14, 2, 15)
    assert places["/a~1b/1"] == (3, 5, 3, 6)
    assert tree.root is not None
    assert tree.root.span[:4] == (1, 1, 3, 6)
