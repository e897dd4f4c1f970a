"""Prepares a document's blocks for reading: flattened pages are cut at their headings, tables that only lay
out the page become lines, and the page's furniture goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govlint.prose.numbering import heading_ordinal
from govlint.reading.furniture import is_furniture
from govlint.reading.labels import knows_row, labels_of
from govlint.reading.lexicon import lexicon
from govlint.reading.serials import without_serials
from govlint.reading.titles import literal_title
from govlint.regimes import load_regime, regime_ids
from govlint.report.document import Block, Grid, GridCell, Line
from govlint.report.normalise import fold
from govlint.report.patterns import compiled
from govlint.report.place import Text

# A line this long with several top-level ordinals inside is a page that lost its line ends.
_FLAT = 150
_NUMERAL = "[一二三四五六七八九十]{1,3}"
_INLINE = compiled(rf"(?:^|(?<=[\s。；;！!]))(?:(?P<top>{_NUMERAL})、|[(（]{_NUMERAL}[)）])")
# A cell that holds running text: the table is the page's layout.
_PROSE_CELL = 150
_MOST_CELLS = 2000
_LONGEST_HEADING = 45


def prepare(blocks: Sequence[Block]) -> list[Block]:
    """The blocks as lines and tables of the report; offsets and places are kept."""
    prepared: list[Block] = []
    for block in blocks:
        if isinstance(block, Grid):
            block = without_serials(block)
        if isinstance(block, Line):
            if "\n" in block.text.value and len(block.text.value) > _FLAT:
                for text in _split_lines(block.text):
                    prepared.extend(_unflattened(Line(text, block.heading, block.chrome)))
            else:
                prepared.extend(_unflattened(block))
        elif isinstance(block, Grid) and (pieces := _around_headings(block)):
            for piece in pieces:
                prepared.extend(_unflattened(piece) if isinstance(piece, Line) else [piece])
        elif isinstance(block, Grid) and is_layout(block):
            for cell in block.cells:
                for text in _split_lines(cell.text):
                    prepared.extend(_unflattened(Line(text)))
        else:
            prepared.append(block)
    return prepared


def _around_headings(grid: Grid) -> list[Block]:
    """The grid cut at rows that hold nothing but a part's heading; empty when there is no such row.

    Rows of one long text are the part's text, the other rows tables.
    """
    if len(grid.cells) > _MOST_CELLS:
        return []
    rows: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        if cell.text.value.strip():
            rows.setdefault(cell.row, []).append(cell)
    alone = {number: cells[0] for number, cells in rows.items() if len(cells) == 1}
    if not any(_names_part(cell.text.value) for cell in alone.values()):
        return []
    pieces: list[Block] = []
    kept: list[GridCell] = []
    for number in range(grid.height):
        only = alone.get(number)
        if only is not None and (_names_part(only.text.value) or _is_prose(only.text.value)):
            if kept:
                pieces.append(grid._replace(cells=tuple(kept)))
                kept = []
            pieces.extend(Line(text) for text in _split_lines(only.text))
        else:
            kept.extend(one for one in grid.cells if one.row == number)
    return [*pieces, grid._replace(cells=tuple(kept))] if kept else pieces


def _names_part(text: str) -> bool:
    """Whether a text is a part's numbered heading in one of the regimes."""
    ordinal = heading_ordinal(text[:60]) if len(text) <= _LONGEST_HEADING else None
    if ordinal is None or ordinal.style not in ("chinese", "part"):
        return False
    regimes = [load_regime(id_) for id_ in regime_ids()]
    if not any(literal_title(regime, text) is not None for regime in regimes):
        return False
    # 一、主动公开情况 is a row of the statistics annex too.
    return all(knows_row(labels_of(table), text) is None for regime in regimes for table in regime.tables)


def _is_prose(text: str) -> bool:
    return len(text) > _LONGEST_HEADING and any(sign in text for sign in "。；")


def is_layout(grid: Grid) -> bool:
    """Whether a table only arranges running text."""
    if len(grid.cells) > _MOST_CELLS:
        return False
    return any(
        len(cell.text.value) > _PROSE_CELL and cell.text.value.count("。") + cell.text.value.count("；") > 1
        for cell in grid.cells
    )


def _split_lines(text: Text) -> Iterator[Text]:
    start = 0
    for part in text.value.split("\n"):
        if part.strip():
            yield text.part(start, start + len(part))
        start += len(part) + 1


def _unflattened(line: Line) -> Iterator[Line]:
    """The line, or the lines it should have been."""
    text = line.text
    if line.chrome:
        yield line
        return
    if len(text.value) < _FLAT:
        yield from _cut_off_first(line)
        return
    found = list(_INLINE.finditer(text.value))
    tops = [heading_ordinal(text.value[one.start() : one.start() + 10]) for one in found if one["top"]]
    if _is_contents(text.value):
        yield line._replace(chrome=True)
        return
    numbers = [ordinal.number for ordinal in tops if ordinal is not None]
    if numbers[:1] not in ([1], [2]) or numbers != sorted(set(numbers)):
        yield from _cut_off_first(line)
        return
    if len(numbers) == 1 and not _opens_part(text.value, next(one for one in found if one["top"])):
        yield from _cut_off_first(line)
        return
    closing = compiled(rf"(?<=[\s。])(?:{'|'.join(map(re.escape, lexicon().closing_lines))})")
    last = found[-1].start()
    cuts = [one.start() for one in found if one.start() > 0]
    cuts += [one.start() for one in closing.finditer(text.value, last)][:1]
    for start, end in zip([0, *cuts], [*cuts, len(text.value)], strict=True):
        if text.value[start:end].strip():
            yield line._replace(text=text.part(start, end).stripped())


def _opens_part(text: str, inline: re.Match[str]) -> bool:
    """Whether the title of a part stands at a heading's sign, in running text: (…)。 一、总体情况 2022年,…"""
    words = fold(text[inline.end() : inline.end() + _LONGEST_HEADING]).value.lstrip()
    regimes = (load_regime(id_) for id_ in regime_ids())
    return any(
        words.startswith(fold(spec.title).value)
        for regime in regimes
        if regime.headings
        for spec in regime.sections
    )


def _cut_off_first(line: Line) -> Iterator[Line]:
    """The line, cut before the first part's heading where that stands inside (由五部分组成。一、概述), and
    before any part's that ends the line (暂无申请行政复议。 五、收费和减免情况)."""
    text = line.text
    last = max(text.value.rfind("。"), 0)
    heading = text.value[last + 1 :].strip()
    if last and "、" in heading[1:4] and _names_part(heading):
        yield line._replace(text=text.part(0, last + 1).stripped())
        yield line._replace(text=text.part(last + 1, len(text.value)).stripped())
        return
    if "一、" in text.value[1:]:
        for found in _INLINE.finditer(text.value):
            if found["top"] != "一" or not found.start():
                continue
            words = text.value[found.start() : found.start() + _LONGEST_HEADING].split(maxsplit=2)
            if _names_part(words[0]) or _names_part("".join(words[:2])):
                yield line._replace(text=text.part(0, found.start()).stripped())
                yield line._replace(text=text.part(found.start(), len(text.value)).stripped())
                return
    yield line


_ENTRY = compiled(rf"(?:^|[,，;；])\s*{_NUMERAL}、")


def _is_contents(text: str) -> bool:
    """A table of contents in one line: headings divided by commas and nothing else."""
    if len(_ENTRY.findall(text)) < 3:
        return False
    pieces = [piece for piece in re.split(r"[,，;；]", text) if piece.strip()]
    return sum(len(piece) for piece in pieces) <= 18 * len(pieces)


def visible(block: Block) -> bool:
    """Whether the block is part of the report as far as its form tells."""
    if not isinstance(block, Line):
        return True
    if block.chrome:
        return False
    bare = fold(block.text.value).value.strip()
    return bool(bare) and not is_furniture(block.text.value)
