"""Properties of grids: spans never overlap, and every ruled table is found again from its lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from govlint.report.place import NOWHERE, Everywhere, Text
from govlint.sources._grid import RawCell, lay_out
from govlint.sources._lattice import lattices

NOTHING = Text("", Everywhere(NOWHERE))
SPANS = st.tuples(st.integers(0, 4), st.integers(0, 4))


@given(st.lists(st.lists(SPANS, max_size=5), max_size=6))
def test_cells_lie_inside_and_apart_where_rows_are_sound(rows: list[list[tuple[int, int]]]) -> None:
    raw = [[RawCell(NOTHING, high, wide) for high, wide in row] for row in rows]
    grid = lay_out(raw, NOWHERE, 10_000).grid
    assert len(grid.cells) == sum(len(row) for row in rows)
    for cell in grid.cells:
        assert cell.rows >= 1
        assert cell.columns >= 1
        assert cell.row + cell.rows <= grid.height
        assert cell.column + cell.columns <= grid.width
    # Two cells of one row never begin in the same place.
    starts = [(cell.row, cell.column) for cell in grid.cells]
    assert len(starts) == len(set(starts))


def test_the_limit_of_cells_counts_spans() -> None:
    rows = [[RawCell(NOTHING, 10, 10)] for _ in range(10)]
    laid = lay_out(rows, NOWHERE, 150)
    assert laid.cut == "cells"
    assert len(laid.grid.cells) == 1


@st.composite
def partitions(draw: st.DrawFn) -> tuple[int, int, list[tuple[int, int, int, int]]]:
    """Height, width and merged cells (row, column, rows, columns) that fill a table."""
    height, width = draw(st.integers(2, 6)), draw(st.integers(2, 6))
    taken: set[tuple[int, int]] = set()
    cells = []
    for row in range(height):
        for column in range(width):
            if (row, column) in taken:
                continue
            wide = draw(st.integers(1, width - column))
            while any((row, column + more) in taken for more in range(wide)):
                wide -= 1
            high = draw(st.integers(1, height - row))
            taken.update((row + r, column + c) for r in range(high) for c in range(wide))
            cells.append((row, column, high, wide))
    return height, width, cells


@given(partitions(), st.booleans())
def test_a_table_is_found_from_the_borders_of_its_cells(
    table: tuple[int, int, list[tuple[int, int, int, int]]], doubled: bool
) -> None:
    _, _, cells = table
    size = 2_000
    rules: list[int] = []
    for row, column, high, wide in cells:
        # With ``doubled``, every cell has a frame of its own, as in pages without collapsed borders.
        gap = 100 if doubled else 0
        x0, x1 = column * size + gap, (column + wide) * size - gap
        y0, y1 = -(row + high) * size + gap, -row * size - gap
        for rule in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
            rules.extend(rule)
    found = lattices(rules, 10_000)
    # Edges that no cell uses do not show, so the cells are compared by their corners.
    assert len(found) == 1
    lattice = found[0]
    corners = {
        tuple(round(value / size) for value in lattice.region_box(region)) for region in lattice.regions
    }
    assert corners == {(c, -(r + h), c + w, -r) for r, c, h, w in cells}
    assert all(region.whole for region in lattice.regions)
