"""The columns of a printed table: which official column each of them is, and in what order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from govlint.reading.labels import (
    APPROXIMATE,
    CUT,
    EXACT,
    RANK,
    Found,
    Labels,
    find_columns,
    find_row,
    is_cut,
    is_group,
    words_of,
)
from govlint.reading.lexicon import lexicon
from govlint.report.document import GridCell
from govlint.report.normalise import label
from govlint.report.place import Text
from govlint.report.record import NamedTuple


class Column(NamedTuple):
    """A printed column: ``place`` is the official column's index, None for one the form does not have.
    ``left`` and ``right`` (exclusive) are grid columns, both 0 where the grid's columns mean nothing."""

    place: int | None
    text: Text
    how: str
    left: int = 0
    right: int = 0


class Heads(NamedTuple):
    """``columns`` in the order in which a row's values stand. ``named`` is False when the labels were not
    recognised and the order is the form's own; ``doubtful`` when they name something else."""

    columns: tuple[Column, ...]
    named: bool = True
    doubtful: bool = False
    #: grid columns of the values tell their official columns
    positional: bool = False


class HeadCell(NamedTuple):
    """A cell of the header rows with its place in the grid."""

    row: int
    left: int
    right: int
    text: Text


def head_cells(cells: Sequence[GridCell]) -> list[HeadCell]:
    """Header cells that hold a label."""
    return [
        HeadCell(cell.row, cell.column, cell.column + cell.columns, cell.text)
        for cell in cells
        if cell.text.value.strip()
    ]


def read_heads(labels: Labels, cells: Sequence[HeadCell], first: int, width: int) -> Heads | None:
    """The columns from the header's cells; ``first`` is the grid column in which values begin, ``width`` the
    grid's. None when no cell names a column of the table."""
    leaves = [
        leaf
        for leaf in _leaves(labels, cells, first, width)
        if label(leaf.text.value) not in lexicon().unit_heads
    ]
    columns = _by_position(labels, leaves, cells)
    if columns and _is_complete(labels, columns):
        return Heads(tuple(columns), positional=True)
    known = _by_name(labels, [cell.text for cell in cells])
    if known is not None:
        return Heads(tuple(known))
    placed = _by_offset(labels, columns, first, width)
    if placed is not None:
        return Heads(tuple(placed), named=False, positional=True)
    named = [column for column in columns if column.place is not None]
    if not named:
        return None
    strange = [column for column in columns if column.place is None]
    if len(columns) == len(labels.columns) and strange and _fits(columns):
        doubtful = any(find_row(labels, column.text.value) for column in strange)
        return Heads(tuple(_official(columns)), named=False, doubtful=doubtful, positional=True)
    return Heads(tuple(columns), positional=True)


def _leaves(labels: Labels, cells: Sequence[HeadCell], first: int, width: int) -> list[HeadCell]:
    """The lowest header cell over each grid column that can hold values, each once."""
    leaves: list[HeadCell] = []
    for column in range(first, width):
        # What begins further left is the corner above the labels, however far it reaches.
        over = [cell for cell in cells if first <= cell.left <= column < cell.right]
        if not over:
            continue
        lowest = max(over, key=lambda cell: cell.row)
        if lowest not in leaves and not (
            is_group(labels, lowest.text.value) and lowest.right - lowest.left > 1
        ):
            leaves.append(lowest)
    return leaves


def _by_position(labels: Labels, leaves: Sequence[HeadCell], cells: Sequence[HeadCell]) -> list[Column]:
    columns: list[Column] = []
    used: set[int] = set()
    for number, leaf in enumerate(leaves):
        found = _choose(labels, find_columns(labels, leaf.text.value), leaf, cells, used)
        if found is None and len(leaves) == len(labels.columns) and is_cut(labels, leaf.text.value, number):
            found = Found(number, CUT, 0.5)
        if found is not None:
            used.add(found.place)
        place, how = (found.place, found.how) if found else (None, "")
        columns.append(Column(place, leaf.text, how, leaf.left, leaf.right))
    return columns


def _choose(
    labels: Labels, found: Sequence[Found], leaf: HeadCell, cells: Sequence[HeadCell], used: set[int]
) -> Found | None:
    """Of columns that share a label, the one whose group stands above, else the first that is free."""
    free = [one for one in found if one.place not in used]
    if len(free) < 2:
        return free[0] if free else None
    above = {
        words_of(cell.text.value)
        for cell in cells
        if cell.row < leaf.row and cell.left <= leaf.left < cell.right and not _crowded(cell, cells)
    }
    for one in free:
        groups = [words_of(part) for part in labels.columns[one.place].parent.split("/") if part]
        if groups and any(name and name.endswith(groups[-1]) for name in above):
            return one
    return free[0]


def _crowded(cell: HeadCell, cells: Sequence[HeadCell]) -> bool:
    """Whether a cell of one column stands right beside another one of its row. Groups have several columns:
    the merging of cells was dropped, and with it what they stood over."""
    return cell.right - cell.left == 1 and any(
        other.row == cell.row and other.right - other.left == 1 and abs(other.left - cell.left) == 1
        for other in cells
    )


def _is_complete(labels: Labels, columns: Sequence[Column]) -> bool:
    return {column.place for column in columns} >= set(range(len(labels.columns)))


def _by_name(labels: Labels, texts: Sequence[Text]) -> list[Column] | None:
    """All columns of the form in its own order, where their labels are all there and their places mean
    nothing: crawled pages drop the merging of header cells."""
    best: dict[int, tuple[int, float, Text, str]] = {}
    for text in texts:
        for found in find_columns(labels, text.value):
            rank = (RANK[found.how], found.score)
            if found.place not in best or rank > best[found.place][:2]:
                best[found.place] = (*rank, text, found.how)
    if len(best) == len(labels.columns) - 1:
        best.update(_between(labels, texts, {place: one[2] for place, one in best.items()}))
    if len(best) < len(labels.columns):
        return None
    shared = {one.exact for one in labels.columns}
    if len(shared) < len(labels.columns):
        # Each shared label must be printed as often as the form has it.
        printed = [words_of(text.value) for text in texts]
        for words in shared:
            due = sum(1 for one in labels.columns if one.exact == words)
            if printed.count(words) != due:
                return None
    return [Column(place, best[place][2], best[place][3]) for place in range(len(labels.columns))]


#: how much of a label must be left where its place tells the rest
_HALF = 0.5


def _by_offset(labels: Labels, columns: Sequence[Column], first: int, width: int) -> list[Column] | None:
    """The form's columns where the grid has as many, some without a name (the end of a page cut it off), and
    each name stands where the form has it."""
    if width - first != len(labels.columns) or 2 * len(columns) < len(labels.columns):
        return None
    placed = [
        Column(place, columns[0].text.part(0, 0), "", first + place, first + place + 1)
        for place in range(len(labels.columns))
    ]
    for column in columns:
        at = column.left - first
        due = [found.place for found in find_columns(labels, column.text.value) if found.how != APPROXIMATE]
        if column.right - column.left != 1 or at not in due:
            return None
        placed[at] = column._replace(place=at)
    return placed


def _between(
    labels: Labels, texts: Sequence[Text], known: Mapping[int, Text]
) -> dict[int, tuple[int, float, Text, str]]:
    """The one column that no header text names, where a text half like its label stands right between its
    neighbours: 商业企业, 科研企业, 社会公益组织."""
    missing = next(place for place in range(len(labels.columns)) if place not in known)
    before, behind = known.get(missing - 1), known.get(missing + 1)
    for left, text, right in zip(texts, texts[1:], texts[2:], strict=False):
        if left is before and right is behind:
            words, label_words = words_of(text.value), labels.columns[missing].exact
            score = len(set(words) & set(label_words)) / max(len(words), len(label_words), 1)
            if score >= _HALF:
                return {missing: (RANK[APPROXIMATE], score, text, APPROXIMATE)}
    return {}


def _fits(columns: Sequence[Column]) -> bool:
    """Whether the columns that are known stand where the form has them."""
    return all(column.place in (None, number) for number, column in enumerate(columns))


def _official(columns: Sequence[Column]) -> list[Column]:
    return [column._replace(place=number, how=column.how or "") for number, column in enumerate(columns)]


def foreign_columns(own: Labels, other: Labels, texts: Sequence[Text]) -> list[Text]:
    """The header texts that name columns of ``other`` and none of ``own``: signs of another year's form."""
    signs = []
    for text in texts:
        if any(found.how != APPROXIMATE for found in find_columns(own, text.value)):
            continue
        if any(found.how == EXACT for found in find_columns(other, text.value)):
            signs.append(text)
    return signs
