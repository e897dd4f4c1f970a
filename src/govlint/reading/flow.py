"""Prepares a document's blocks for reading: flattened pages are cut at their headings, tables that only lay
out the page become lines, and the page's furniture goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govlint.prose.numbering import heading_ordinal
from govlint.reading.furniture import is_furniture
from govlint.reading.lexicon import lexicon
from govlint.report.document import Block, Grid, Line
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


def prepare(blocks: Sequence[Block]) -> list[Block]:
    """The blocks as lines and tables of the report; offsets and places are kept."""
    prepared: list[Block] = []
    for block in blocks:
        if isinstance(block, Line):
            if "\n" in block.text.value and len(block.text.value) > _FLAT:
                for text in _split_lines(block.text):
                    prepared.extend(_unflattened(Line(text, block.heading, block.chrome)))
            else:
                prepared.extend(_unflattened(block))
        elif isinstance(block, Grid) and is_layout(block):
            for cell in block.cells:
                for text in _split_lines(cell.text):
                    prepared.extend(_unflattened(Line(text)))
        else:
            prepared.append(block)
    return prepared


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
    if len(text.value) < _FLAT or line.chrome:
        yield line
        return
    found = list(_INLINE.finditer(text.value))
    tops = [heading_ordinal(text.value[one.start() : one.start() + 10]) for one in found if one["top"]]
    if _is_contents(text.value):
        yield line._replace(chrome=True)
        return
    numbers = [ordinal.number for ordinal in tops if ordinal is not None]
    if len(numbers) < 2 or numbers[0] > 2 or numbers != sorted(set(numbers)):
        yield line
        return
    closing = compiled(rf"(?<=[\s。])(?:{'|'.join(map(re.escape, lexicon().closing_lines))})")
    last = found[-1].start()
    cuts = [one.start() for one in found if one.start() > 0]
    cuts += [one.start() for one in closing.finditer(text.value, last)][:1]
    for start, end in zip([0, *cuts], [*cuts, len(text.value)], strict=True):
        if text.value[start:end].strip():
            yield line._replace(text=text.part(start, end).stripped())


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
