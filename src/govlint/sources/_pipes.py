"""Tables drawn with ``|``: Markdown's, and what crawlers and converters leave of a page's tables.

Four layouts are met: Markdown rows (``| a | b |``), rows with closing pipes only (``a | b | |``), one cell
on a line (``a |``), and cells with the pipe on a line of its own. Of the last two the rows are lost: they
become a grid one column wide, cell below cell, in which an empty cell is an explicit one.
"""

from __future__ import annotations

from collections.abc import Sequence

from govlint.report.document import Grid, GridCell
from govlint.report.patterns import compiled
from govlint.report.place import LineTable, Text
from govlint.report.record import NamedTuple
from govlint.sources._lines import Stretch

_RULE = compiled(r"\s*+\|?\s*+:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*+\|?\s*+")
_ONLY_PIPES = compiled(r"\s*+\|[\s|]*+")
# Lines of one cell when the pipe stands alone.
_CELL_LINES = 3
_BLANKS = " \t\u00a0\u3000\u200b\ufeff"


class Run(NamedTuple):
    """Lines ``first`` to ``last`` (exclusive) that make one table."""

    first: int
    last: int
    grid: Grid


def find_runs(table: LineTable, lines: Sequence[Stretch], most: int) -> list[Run]:
    """The tables among ``lines``; ``most`` bounds the cells of one."""
    runs: list[Run] = []
    at = 0
    while at < len(lines):
        if "|" not in lines[at].text:
            at += 1
            continue
        first, last, apart = _extent(lines, at, runs[-1].last if runs else 0)
        if apart:
            grid = _stream(table, lines[first:last], most)
        else:
            run = lines[first:last]
            rows = [line for number, line in enumerate(run) if not _is_rule(run, number)]
            grid = _rows(table, rows, most) if _is_rows(rows) else _stream(table, rows, most)
        if grid is not None:
            runs.append(Run(first, last, grid))
        at = last
    return runs


def _is_rule(run: Sequence[Stretch], number: int) -> bool:
    """Whether a line of a run only rules off what stands above it. One or two dashes in each cell (| - | - |)
    do so below the first line alone; elsewhere they are a row in which nothing is counted."""
    line = run[number].text
    if not _RULE.fullmatch(line):
        return False
    return "---" in line or ":" in line or (number == 1 and len(run) > 2)


def _extent(lines: Sequence[Stretch], at: int, lowest: int) -> tuple[int, int, bool]:
    """First and last line of the run around ``at``, and whether its pipes stand on lines of their own."""
    if _ONLY_PIPES.fullmatch(lines[at].text) and at > lowest and not lines[at - 1].blank:
        last = _apart(lines, at)
        if last > at + 2:
            return at - 1, last, True
    last = at
    while last < len(lines) and "|" in lines[last].text:
        last += 1
    return at, last, False


def _apart(lines: Sequence[Stretch], at: int) -> int:
    """The end of a run in which cells and pipes alternate; ``at`` is a line of pipes alone."""
    end = at + 1
    while True:
        following = end
        while (
            following < len(lines)
            and following - end < _CELL_LINES
            and not lines[following].blank
            and "|" not in lines[following].text
        ):
            following += 1
        if following >= len(lines) or not _ONLY_PIPES.fullmatch(lines[following].text):
            # The last cell has no pipe behind it.
            return end + 1 if end < len(lines) and _is_value(lines[end].text) else end
        end = following + 1


def _is_value(line: str) -> bool:
    return len(line.strip()) <= 12 and line.strip()[:1] in "0123456789０１２３４５６７８９-+/"


def _is_rows(lines: Sequence[Stretch]) -> bool:
    """Whether the lines are rows rather than single cells."""
    if all(line.text.lstrip().startswith("|") for line in lines):
        return any(line.text.strip(" |") for line in lines)
    several = sum(1 for line in lines if sum(1 for part in line.text.split("|") if part.strip()) > 1)
    return several * 3 >= len(lines)


def _rows(table: LineTable, lines: Sequence[Stretch], most: int) -> Grid | None:
    framed = all(line.text.lstrip().startswith("|") for line in lines)
    cells: list[GridCell] = []
    width = 0
    for row, line in enumerate(lines):
        parts = _split(line)
        if framed:
            parts = parts[1:]
        if len(parts) > 1 and not parts[-1][2].strip(_BLANKS):
            parts = parts[:-1]
        width = max(width, len(parts))
        if len(cells) + len(parts) > most:
            break
        cells.extend(
            GridCell(row, column, _cell(table, start, text)) for column, (start, _, text) in enumerate(parts)
        )
    if width < 2 or (len(lines) == 1 and width < 4):
        return None
    return Grid(tuple(cells), len(lines), width, table.span(lines[0].start, lines[-1].end))


def _split(line: Stretch) -> list[tuple[int, int, str]]:
    """(start, end, text) of each part between pipes; ``\\|`` is no pipe."""
    parts = []
    start = 0
    for at, sign in enumerate(line.text):
        if sign == "|" and line.text[at - 1 : at] != "\\":
            parts.append((line.start + start, line.start + at, line.text[start:at]))
            start = at + 1
    parts.append((line.start + start, line.end, line.text[start:]))
    return parts


def _cell(table: LineTable, start: int, text: str) -> Text:
    content = text.strip(_BLANKS)
    # An empty cell stands where its content would: in the middle of its blanks.
    offset = text.find(content) if content else len(text) // 2
    return Text(content, table, start + offset)


def _stream(table: LineTable, lines: Sequence[Stretch], most: int) -> Grid | None:
    """One cell below the other: each pipe ends a cell, whose text may run over several lines."""
    cells: list[GridCell] = []
    pending: list[Text] = []

    def finish(at: int) -> None:
        texts = [text for text in pending if text.value]
        if not texts:
            cells.append(GridCell(len(cells), 0, Text("", table, at)))
        else:
            last = texts[-1]
            start = texts[0].base
            # Line ends inside a label mean nothing; the matching form drops them.
            cells.append(
                GridCell(len(cells), 0, Text(table.text[start : last.base + len(last.value)], table, start))
            )
        pending.clear()

    for line in lines:
        parts = _split(line)
        for number, (start, end, text) in enumerate(parts):
            content = _cell(table, start, text)
            if content.value:
                pending.append(content)
            if number < len(parts) - 1:
                finish(end)
        if len(cells) > most:
            break
    if any(text.value for text in pending):
        finish(lines[-1].end)
    if sum(1 for cell in cells if cell.text.value) < 2 or len(cells) < 4:
        return None
    return Grid(tuple(cells), len(cells), 1, table.span(lines[0].start, lines[-1].end))
