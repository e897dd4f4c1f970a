"""Finds tables in the ruling lines of a page: which cells the lines enclose, merged ones included.

Lengths are hundredths of a point, y grows upwards; row 0 is the top one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from govlint.report.record import NamedTuple
from govlint.sources._pdf_page import Box

#: lines nearer than this are one line (double borders), and ends this near touch
NEAR = 450
#: a table without borders at its sides reaches this far beyond its outermost rules
_BEYOND = 1_000
#: more lines than this on a page make no table anybody could read
_MOST = 1_500


class Line(NamedTuple):
    """A rule at ``at`` (y of a horizontal, x of a vertical one) from ``start`` to ``end``."""

    at: int
    start: int
    end: int


class Region(NamedTuple):
    """A cell: its first row and column, its size in rows and columns, and whether its shape is one."""

    row: int
    column: int
    rows: int
    columns: int
    whole: bool


class Lattice(NamedTuple):
    """``xs`` ascend, ``ys`` descend: the edges of columns and rows. ``owner`` maps row and column of the
    finest grid to the index of a region."""

    xs: tuple[int, ...]
    ys: tuple[int, ...]
    regions: tuple[Region, ...]
    owner: tuple[int, ...]

    @property
    def box(self) -> Box:
        return self.xs[0], self.ys[-1], self.xs[-1], self.ys[0]

    @property
    def columns(self) -> int:
        """Columns in which a cell begins."""
        return len({region.column for region in self.regions})

    def region_at(self, x: int, y: int) -> int | None:
        """The region a point lies in."""
        if not (self.xs[0] <= x < self.xs[-1] and self.ys[-1] < y <= self.ys[0]):
            return None
        column = bisect_right(self.xs, x) - 1
        row = bisect_right(self.ys, -y, key=lambda edge: -edge) - 1
        return self.owner[row * (len(self.xs) - 1) + column]

    def region_box(self, region: Region) -> Box:
        return (
            self.xs[region.column],
            self.ys[region.row + region.rows],
            self.xs[region.column + region.columns],
            self.ys[region.row],
        )


class TooManyLines(Exception):  # noqa: N818 - a limit, not an error
    """The page has more rules or cells than a table can have."""


def lattices(rules: Sequence[int], most: int) -> list[Lattice]:
    """The tables of a page, from top to bottom. ``rules`` has four numbers each; ``most`` bounds cells."""
    flat: list[Line] = []
    steep: list[Line] = []
    for at in range(0, len(rules), 4):
        x0, y0, x1, y1 = rules[at : at + 4]
        if x1 - x0 >= y1 - y0:
            flat.append(Line((y0 + y1) // 2, x0, x1))
        else:
            steep.append(Line((x0 + x1) // 2, y0, y1))
    flat, steep = _merged(flat), _merged(steep)
    if len(flat) > _MOST or len(steep) > _MOST:
        raise TooManyLines
    groups = [
        ([flat[i] for i in across], [steep[i] for i in down]) for across, down in _connected(flat, steep)
    ]
    loose = [line for across, down in groups if not across for line in down]
    found = [
        lattice
        for across, down in groups
        if (lattice := _lattice(across, down + _sides(across, down, loose), most)) is not None
    ]
    found.sort(key=lambda lattice: (-lattice.ys[0], lattice.xs[0]))
    return found


def _merged(lines: list[Line]) -> list[Line]:
    """Lines on the same level that touch become one; specks disappear."""
    lines.sort()
    levels: list[list[Line]] = []
    for line in lines:
        if levels and line.at - levels[-1][0].at <= NEAR:
            levels[-1].append(line)
        else:
            levels.append([line])
    merged: list[Line] = []
    for level in levels:
        # The longest line of a level says where it is.
        at = max(level, key=lambda line: line.end - line.start).at
        level.sort(key=lambda line: line.start)
        start, end = level[0].start, level[0].end
        for line in level[1:]:
            if line.start <= end + NEAR:
                end = max(end, line.end)
            else:
                merged.append(Line(at, start, end))
                start, end = line.start, line.end
        merged.append(Line(at, start, end))
    return [line for line in merged if line.end - line.start > 2 * NEAR]


def _connected(flat: Sequence[Line], steep: Sequence[Line]) -> Iterable[tuple[list[int], list[int]]]:
    """Groups of lines that touch each other, as indices."""
    parent = list(range(len(flat) + len(steep)))

    def root(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    levels = [line.at for line in flat]
    for number, line in enumerate(steep):
        first = bisect_left(levels, line.start - NEAR)
        last = bisect_right(levels, line.end + NEAR)
        for index in range(first, last):
            if flat[index].start - NEAR <= line.at <= flat[index].end + NEAR:
                parent[root(index)] = root(len(flat) + number)
    groups: dict[int, tuple[list[int], list[int]]] = {}
    for index in range(len(flat)):
        groups.setdefault(root(index), ([], []))[0].append(index)
    for number in range(len(steep)):
        groups.setdefault(root(len(flat) + number), ([], []))[1].append(number)
    return groups.values()


def _sides(across: Sequence[Line], down: Sequence[Line], loose: Sequence[Line]) -> list[Line]:
    """Lines that touch nothing but run beside the whole table: the sides of a merged cell that fills the
    page from top to bottom."""
    if not across or not down or not loose:
        return []
    low = min(min(line.at for line in across), min(line.start for line in down))
    high = max(max(line.at for line in across), max(line.end for line in down))
    return [
        line
        for line in loose
        if min(line.end, high) - max(line.start, low) > 0.9 * (high - low)
        and line.end - line.start < 1.2 * (high - low)
    ]


def _lattice(flat: Sequence[Line], steep: Sequence[Line], most: int) -> Lattice | None:
    if len(flat) < 2 or not steep:
        return None
    xs = _edges(steep, flat)
    ys = _edges(flat, steep)
    width, height = len(xs) - 1, len(ys) - 1
    if width < 1 or height < 1:
        return None
    if width * height > most:
        raise TooManyLines
    ys.reverse()
    right_wall = _walls(steep, xs, [(high + low) // 2 for high, low in pairwise(ys)])
    middles = [(left + right) // 2 for left, right in pairwise(xs)]
    lower_wall = _walls(flat, ys, middles)
    parent = list(range(width * height))

    def root(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for row in range(height):
        for column in range(width):
            here = row * width + column
            if column + 1 < width and (column + 1, row) not in right_wall:
                parent[root(here + 1)] = root(here)
            if row + 1 < height and (row + 1, column) not in lower_wall:
                parent[root(here + width)] = root(here)
    members: dict[int, list[int]] = {}
    for item in range(width * height):
        members.setdefault(root(item), []).append(item)
    regions: list[Region] = []
    owner = [0] * (width * height)
    for items in sorted(members.values(), key=lambda items: items[0]):
        rows = [item // width for item in items]
        columns = [item % width for item in items]
        top, left = min(rows), min(columns)
        tall, wide = max(rows) - top + 1, max(columns) - left + 1
        for item in items:
            owner[item] = len(regions)
        regions.append(Region(top, left, tall, wide, tall * wide == len(items)))
    return Lattice(tuple(xs), tuple(ys), tuple(regions), tuple(owner))


def _edges(lines: Sequence[Line], across: Sequence[Line]) -> list[int]:
    """Levels of the lines, ascending, with an edge where the crossing lines reach out beyond the last."""
    edges = sorted({line.at for line in lines})
    low, high = min(line.start for line in across), max(line.end for line in across)
    if low < edges[0] - _BEYOND:
        edges.insert(0, low)
    if high > edges[-1] + _BEYOND:
        edges.append(high)
    return edges


def _walls(lines: Sequence[Line], edges: Sequence[int], middles: Sequence[int]) -> set[tuple[int, int]]:
    """(index of edge, index of the stretch across) wherever a line runs; ``middles`` are the stretches'."""
    place = {edge: index for index, edge in enumerate(edges)}
    falling = len(middles) > 1 and middles[0] > middles[-1]
    walls: set[tuple[int, int]] = set()
    for line in lines:
        edge = place[line.at]
        if falling:
            first = bisect_left(middles, -line.end, key=lambda middle: -middle)
            last = bisect_right(middles, -line.start, key=lambda middle: -middle)
        else:
            first, last = bisect_left(middles, line.start), bisect_right(middles, line.end)
        walls.update((edge, index) for index in range(first, last))
    return walls
