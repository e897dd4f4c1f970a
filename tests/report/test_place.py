"""Places: what a span points at is what the text says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.report.place import Everywhere, LineTable, PieceTable, Span, Text

LINES = st.text(alphabet="年报 条a1\n\r\u2028\u0085", max_size=60)


def editor_lines(text: str) -> list[str]:
    """Lines as an editor shows them: only \\n, \\r\\n and \\r end one."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


@given(LINES)
def test_every_offset_is_at_its_line_and_column(text: str) -> None:
    table = LineTable(text)
    lines = editor_lines(text)
    assert [table.line(number) for number in range(1, len(lines) + 1)] == lines
    for offset, character in enumerate(text):
        if character in "\r\n":
            continue
        line, column = table.locate(offset)
        assert lines[line - 1][column - 1] == character


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("共25520条", 1, (1, 2)),
        ("一\n二\n三", 4, (3, 1)),
        ("一\r\n二", 3, (2, 1)),
        ("一\r二", 2, (2, 1)),
        ("a\u2028b", 2, (1, 3)),  # a line end to libyaml, none to an editor
        ("", 0, (1, 1)),
    ],
)
def test_locate(text: str, offset: int, expected: tuple[int, int]) -> None:
    assert LineTable(text).locate(offset) == expected


def test_a_line_that_is_not_there_is_empty() -> None:
    assert LineTable("一").line(0) == ""
    assert LineTable("一").line(2) == ""


def test_a_folded_text_points_into_its_lines() -> None:
    source = "text: |\n  泗洪\n  县874件\n"
    table = LineTable(source)
    text = Text("泗洪县874件", PieceTable(table, [(0, source.index("泗")), (2, source.index("县"))]))
    at = text.value.index("874")
    assert text.span(at, at + 3) == Span(3, 4, 3, 7)
    # A span that ends with a piece does not leak into the next one.
    assert text.span(0, 2) == Span(2, 3, 2, 5)


def test_parts_keep_their_place() -> None:
    text = Text("  共8件 ", LineTable("  共8件 "))
    part = text.stripped()
    assert part.value == "共8件"
    assert part.span() == Span(1, 3, 1, 6)
    assert part.part(1, 2).span() == Span(1, 4, 1, 5)


def test_a_text_without_inner_places_stands_where_its_whole_stands() -> None:
    span = Span(locator={"table": 1, "row": 2, "cell": 3})
    assert Text("12", Everywhere(span)).span(1, 2) == span
