"""Rows out of lines whose columns are set with blanks, as PDF readers print them.

A label may be broken over the lines above and below its figures, with group names and a vertical heading
beside it. The pieces are put together only to a label that the table has, word for word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from govlint.reading._text import chain
from govlint.reading.collect import Collector, Match
from govlint.reading.grids import is_label, is_value
from govlint.reading.heads import Column, Heads
from govlint.reading.labels import EXACT, VARIANT, Found, Labels, find_columns, find_row, words_of
from govlint.reading.values import Value, is_unit
from govlint.report.normalise import fold, label
from govlint.report.patterns import compiled
from govlint.report.place import Text
from govlint.report.record import NamedTuple

_TOKEN = compiled(r"\S+(?:[ \u00a0]\S+)*")
_BEFORE_ITEM = compiled(r"(?<=\S)[ \u00a0](?=[(（][一二三四五六七八九十]{1,3}[)）]|[0-9]{1,2}[.．、]\D)")
_FIGURES = compiled(r"\S+")
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_LONGEST_FIGURE = 12
# No printed page is wider, its columns set with blanks.
_WIDEST = 400


class AlignedLine(NamedTuple):
    """A line as words and the figures behind them."""

    words: tuple[Text, ...]
    values: tuple[Text, ...]


def words_length(line: str) -> int:
    """The length of a line without the blanks that set its columns apart, one of each kept."""
    return len(line) if len(line) > _WIDEST else len(" ".join(line.split()))


def split_line(text: Text, damaged: bool = False) -> AlignedLine:
    """The words of a line (divided by two or more blanks) and the figures at its end (by any blank), without
    the unit that a column of its own gives between them. ``damaged`` takes figures that cannot be read (8O)
    for figures too."""
    words: list[Text] = []
    values: list[Text] = []
    for token in _TOKEN.finditer(text.value):
        parts = [
            text.part(token.start() + one.start(), token.start() + one.end())
            for one in _FIGURES.finditer(token[0])
        ]
        figures = [is_value(part.value) or (damaged and _is_damaged(part.value)) for part in parts]
        if all(figures):
            values.extend(parts)
            continue
        tail: list[Text] = []
        while parts and figures[len(parts) - 1]:
            tail.insert(0, parts.pop())
        # Figures before words were no figures of this row.
        words.extend(values)
        values = tail
        if values and is_unit(parts[-1].value):
            parts.pop()
        if parts:
            start = parts[0].base - text.base
            end = parts[-1].base - text.base + len(parts[-1].value)
            words.extend(_items(text.part(start, end)))
    if values and len(words) > 1 and is_unit(words[-1].value):
        words.pop()
    return AlignedLine(tuple(words), tuple(values))


def _items(words: Text) -> Iterator[Text]:
    """The words, divided where the label of an item stands one blank behind the name of its group."""
    start = 0
    for blank in _BEFORE_ITEM.finditer(words.value):
        yield words.part(start, blank.start())
        start = blank.end()
    yield words.part(start, len(words.value))


def _is_damaged(words: str) -> bool:
    """Whether a word was a figure once: digits among other signs, nothing that a label consists of."""
    return len(words) <= _LONGEST_FIGURE and any(sign in _DIGITS for sign in words) and not is_label(words)


def read_aligned(texts: Sequence[Text], collector: Collector) -> bool:
    """Give the collector the rows of the lines; False when there was none."""
    lines = [split_line(text, damaged=True) for text in texts]
    used = False
    above: list[AlignedLine] = []
    for number, line in enumerate(lines):
        if not line.values:
            above.append(line)
            for word in line.words:
                collector.announce(word)
            continue
        below = _until_values(lines[number + 1 :])
        used = _row(line, above, below, collector) or used
        above = []
    return used


def _until_values(lines: Sequence[AlignedLine]) -> list[AlignedLine]:
    found: list[AlignedLine] = []
    for line in lines[:2]:
        if line.values:
            break
        found.append(line)
    return found


def _row(
    line: AlignedLine, above: Sequence[AlignedLine], below: Sequence[AlignedLine], collector: Collector
) -> bool:
    values = [Value(text) for text in line.values]
    _header(above, collector)
    for words in (line.words[-1:], line.words[-2:]):
        match = collector.match([chain(words)]) if words else None
        if match is not None and match.found.how in (EXACT, VARIANT):
            collector.row(match, chain(words), values, explicit=False, padded="")
            return True
    labels = collector.current
    if labels is None:
        return False
    if labels.unlabelled:
        found = find_row(labels, labels.spec.rows[0].label)
        if found is None or line.words:
            return False
        match = Match(collector.drafts.get(labels.spec.id), labels, found)
        collector.row(match, values[0].text, values, explicit=False, padded="")
        return True
    pieced = _pieced(labels, line, above, below, collector)
    if pieced is not None:
        found, text = pieced
        match = Match(collector.drafts.get(labels.spec.id), labels, found)
        collector.row(match, text, values, explicit=False, padded="")
        return True
    near = collector.match(line.words[-1:]) if line.words else None
    if near is not None:
        collector.row(near, line.words[-1], values, explicit=False, padded="")
        return True
    if line.words and labels.spec.id in collector.drafts:
        collector.unknown_row(line.words[-1], values)
    return False


def _pieced(
    labels: Labels,
    line: AlignedLine,
    above: Sequence[AlignedLine],
    below: Sequence[AlignedLine],
    collector: Collector,
) -> tuple[Found, Text] | None:
    """The row whose label is made of pieces: up to two lines above, this line, up to two below."""
    known = {variant: (row.place, VARIANT) for row in labels.rows for variant in row.variants}
    known.update((row.exact, (row.place, EXACT)) for row in labels.rows)
    draft = collector.drafts.get(labels.spec.id)
    last = draft.last if draft else -1
    best: tuple[int, Found, Text] | None = None
    rows = [*above[-2:], line, *below[:2]]
    # A piece may be of a label's note, which is none of its words.
    whole = [label(fold(one).value) for row in labels.spec.rows for one in (row.label, *row.variants)]
    nearest = line.words[-1] if len(line.words) > 1 else None
    for pieces in _choices(rows, "\n".join((*known, *whole))):
        if nearest is not None and nearest not in pieces:
            # The name of a group stands left of its row's own label.
            continue
        text = chain(pieces)
        found = known.get(words_of(text.value))
        if found is None or found[0] <= last:
            continue
        # The nearest row in the form's order, then the label in the fewest pieces.
        rank = -(found[0] * 10 + len(pieces))
        if best is None or rank > best[0]:
            best = (rank, Found(found[0], found[1], 1.0), text)
    return (best[1], best[2]) if best else None


def _choices(rows: Sequence[AlignedLine], labels: str) -> Iterator[list[Text]]:
    """Every way to take at most one word from each line; only words that stand in some label count."""
    options: list[list[Text | None]] = [
        [None, *(word for word in row.words[-3:] if words_of(word.value) and words_of(word.value) in labels)]
        for row in rows
    ]
    for choice in product(*options):
        pieces = [piece for piece in choice if piece is not None]
        if pieces:
            yield pieces


def _header(above: Sequence[AlignedLine], collector: Collector) -> None:
    """Learn the columns from the words above the first figures."""
    labels = collector.current
    if labels is None or not above:
        return
    words = [word for line in above for word in line.words]
    if labels.spec.id in collector.drafts and collector.drafts[labels.spec.id].rows:
        return
    if collector.recognise_form(labels, words):
        return
    places: dict[int, tuple[Text, str]] = {}
    for word in words:
        for found in find_columns(labels, word.value):
            if found.how in (EXACT, VARIANT) and found.place not in places:
                places[found.place] = (word, found.how)
                break
    if len(places) == len(labels.columns):
        columns = tuple(Column(place, *places[place]) for place in sorted(places))
        collector.set_heads(labels, Heads(columns), words)
