"""Divides a section's blocks into running text and tables that were printed as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.reading.aligned import split_line, words_length
from govlint.reading.collect import Collector
from govlint.reading.grids import is_label, is_value
from govlint.reading.labels import Labels, is_caption, knows_column, knows_row, words_of
from govlint.reading.printed_rows import bare_figures, is_printed_row, piped_row
from govlint.reading.streams import Token
from govlint.report.document import Block, Line
from govlint.report.normalise import fold, label
from govlint.report.patterns import compiled
from govlint.report.place import Text
from govlint.report.record import NamedTuple

_GAP = compiled(r"\S(?:[ \u00a0]{2}|\u3000{2}|\t)\s*\S")
# Words between two lines of a table that are no label themselves: pieces of broken labels.
_SHORT = 24
# The longest label of a table, its notes included, and some figures behind it.
_LONGEST_LABEL = 90
_BRIDGE = 10
_ENDS = "。；;！？"
_WORD = compiled(r"\S+")
# So many figures at the end of a short line make it a row.
_FIGURES = 3
_TAIL = compiled(r"(?<![0-9０-９.,，])[.,，]*+(?P<figure>[0-9０-９][0-9０-９.,，]*+)$")


class Segment(NamedTuple):
    """Blocks that belong together; ``kind`` is ``text``, ``flat`` (a cell on each line), ``aligned``
    (columns set with blanks) or ``block`` (a grid or picture)."""

    kind: str
    blocks: tuple[Block, ...]


def segments(blocks: Sequence[Block], collector: Collector) -> Iterator[Segment]:
    """The blocks in order, tables made of lines apart."""
    tables = [*collector.tables, *(labels for _, labels in collector.others)]
    strong = [isinstance(block, Line) and _is_strong(block, tables) for block in blocks]
    at = 0
    while at < len(blocks):
        line = blocks[at]
        if not isinstance(line, Line):
            yield Segment("block", (line,))
            at += 1
            continue
        end = _region(blocks, strong, at, tables) if strong[at] else at
        end = end if end > at else bare_figures(blocks, at, collector.current)
        if end > at:
            lines = blocks[at:end]
            gaps = sum(1 for one in lines if isinstance(one, Line) and _GAP.search(one.text.value))
            yield Segment("aligned" if gaps >= 2 else "flat", tuple(lines))
            at = end
        else:
            row = piped_row(line, tables)
            yield Segment("block", (row,)) if row is not None else Segment("text", (line,))
            at += 1


def _region(blocks: Sequence[Block], strong: Sequence[bool], start: int, tables: Sequence[Labels]) -> int:
    """The end of the table that begins at ``start``; ``start`` itself when it is none."""
    end = start + 1
    count = 1
    figures = 0
    certain = False
    at = start
    while at < len(blocks):
        block = blocks[at]
        if not isinstance(block, Line):
            break
        value = block.text.value
        if strong[at]:
            count += 1
            behind = split_line(block.text).values or _glued(block.text.stripped(), tables)
            figures += bool(behind)
            certain = certain or is_printed_row(block.text, tables)
            end = at + 1
        elif at - end >= _BRIDGE or not _is_piece(value):
            break
        at += 1
    return end if certain or (count > 3 and (figures or count > 6)) else start


def _is_piece(value: str) -> bool:
    bare = value.strip()
    if len(bare) <= _SHORT:
        return bare[-1:] not in _ENDS
    return words_length(bare) < 100 and (value.startswith("    ") or _GAP.search(value) is not None)


def _is_strong(line: Line, tables: Sequence[Labels]) -> bool:
    """Whether a line is certainly one of a table's: its label, its caption, figures alone or in columns."""
    value = line.text.value
    bare = value.strip()
    if not bare or words_length(bare) > 120:
        return False
    if all(is_value(part) for part in bare.split()):
        return True
    split = split_line(line.text)
    if _GAP.search(value):
        if split.values:
            return True
        return any(_names(labels, word.value) for labels in tables for word in split.words)
    if len(bare) > _LONGEST_LABEL:
        return False
    if not is_label(bare):
        return len(bare) < 12
    if _glued(line.text.stripped(), tables) is not None:
        return True
    if split.values and split.words:
        # Several figures behind words make a row, whatever the words are.
        return len(split.values) >= _FIGURES or _is_known_row(split.words[-1], tables)
    return any(_names(labels, bare) for labels in tables) or bool(_columns(line.text, tables))


def _names(labels: Labels, words: str) -> bool:
    return (
        is_caption(labels, words)
        or knows_row(labels, words) is not None
        or words_of(words) in labels.groups
        or knows_column(labels, words)
        or _is_note(labels, words)
    )


def _is_note(labels: Labels, words: str) -> bool:
    """The note that the form prints in the table's corner, whole or in part."""
    note = label(fold(labels.spec.note).value).strip("()")
    said = label(fold(words).value).strip("()")
    return len(said) > 5 and bool(note) and (said.startswith(note[:6]) and words_of(words) != "")


def line_tokens(lines: Sequence[Block], tables: Sequence[Labels]) -> list[Token]:
    """The cells of flattened lines: words, figures, and figures behind a label on its own line."""
    tokens: list[Token] = []
    for block in lines:
        if not isinstance(block, Line):
            continue
        text = block.text.stripped()
        split = split_line(text, damaged=True)
        columns = _columns(text, tables)
        if split.values and (
            not split.words or len(split.values) >= _FIGURES or _is_known_row(split.words[-1], tables)
        ):
            tokens.extend(Token(word, False) for word in split.words)
            tokens.extend(Token(value, True) for value in split.values)
        elif columns:
            tokens.extend(Token(column, False) for column in columns)
        else:
            glued = _glued(text, tables)
            if glued is not None:
                tokens.extend(glued)
            else:
                tokens.append(Token(text, not is_label(text.value)))
    return tokens


def _is_known_row(text: Text, tables: Sequence[Labels]) -> bool:
    return any(knows_row(labels, text.value) is not None for labels in tables)


def _columns(text: Text, tables: Sequence[Labels]) -> list[Text]:
    """The words of a line that names several columns, divided by single blanks; else nothing."""
    parts = (
        [text.part(*found.span()) for found in _WORD.finditer(text.value)] if len(text.value) < 120 else []
    )
    known = sum(1 for part in parts if any(knows_column(labels, part.value) for labels in tables))
    return parts if len(parts) > 1 and known >= max(2, len(parts) - 1) else []


def _glued(text: Text, tables: Sequence[Labels]) -> list[Token] | None:
    """``行政许可747``: a label and what was behind it, run together. Where the table has several columns
    that is too few figures, so the row will not be read."""
    found = _TAIL.search(text.value) if len(text.value) < 80 else None
    at = found.start("figure") if found is not None else 0
    if not at:
        return None
    words = text.part(0, at)
    if _is_known_row(words, tables):
        return [Token(words, False), Token(text.part(at), True)]
    return None
