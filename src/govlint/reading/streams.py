"""Rows out of a run of cells or lines: flattened tables, of which only the order of the cells is left.

A crawled page gives each cell a line, sometimes with empty cells marked (an explicit stream), mostly
without. Then a row is read only if it has exactly as many figures as the form has columns; the first blank
cell would shift all others, so anything else stays unread.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from govlint.prose.numbering import heading_ordinal
from govlint.reading._text import chain
from govlint.reading.collect import Collector, Match
from govlint.reading.grids import is_label
from govlint.reading.heads import Column, Heads
from govlint.reading.labels import (
    EXACT,
    VARIANT,
    Labels,
    find_columns,
    find_row,
    is_caption,
    is_group,
    knows_column,
    knows_row,
    words_of,
)
from govlint.reading.values import Value, is_unit
from govlint.report.place import Text
from govlint.report.record import NamedTuple

# A label may be broken over this many lines.
_MOST_PARTS = 4
# And so many of them may stand below the figures.
_MOST_BEHIND = 2
# So many names of columns stand together only in a header.
_MANY = 3


class Token(NamedTuple):
    """A cell of the stream; ``value`` tells figures and empty cells from words."""

    text: Text
    value: bool


def tokens_of(texts: Sequence[Text]) -> list[Token]:
    """Cells as tokens; a text that is neither figure nor words (a damaged figure) is a value."""
    return [Token(text, not is_label(text.value)) for text in texts]


def read_stream(tokens: Sequence[Token], collector: Collector, explicit: bool) -> bool:
    """Give the collector the rows of the stream; False when there was none. ``explicit`` says that empty
    cells are tokens."""
    tokens = [token for token in tokens if token.value or not is_unit(token.text.value)]
    padded = _padding(tokens, collector) if explicit else ""
    used = False
    at = 0
    while at < len(tokens):
        header = _header(tokens, at, collector)
        if header is not None:
            labels, start, stop = header
            before = [token.text for token in tokens[at:start] if not token.value]
            # Labels without figures may stand before it: their table comes first.
            used = _group(before, [], collector, explicit, padded, last=False) or used
            for text in before:
                collector.announce(text)
            collector.current = labels
            _learn(labels, [token.text for token in tokens[start:stop] if not token.value], collector)
            at = stop
            continue
        words: list[Text] = []
        while at < len(tokens) and not tokens[at].value:
            words.append(tokens[at].text)
            at += 1
        values: list[Value] = []
        while at < len(tokens) and tokens[at].value:
            values.append(Value(tokens[at].text))
            at += 1
        if words and values:
            around = _around(words, tokens[at : at + _MOST_BEHIND], collector)
            if around is not None:
                words, behind = around
                at += behind
        used = _group(words, values, collector, explicit, padded, last=at >= len(tokens)) or used
    return used


def _around(
    words: list[Text], following: Sequence[Token], collector: Collector
) -> tuple[list[Text], int] | None:
    """The words with a label put together that stands partly above its figures and partly below them, and
    how many of the ``following`` tokens it took; None where no label is broken so."""
    if any(words_of(words[-1].value) == row.exact for labels in collector.tables for row in labels.rows):
        return None
    behind: list[Text] = []
    for token in following:
        if token.value:
            break
        behind.append(token.text)
        for before in range(1, min(_MOST_PARTS - 1, len(words)) + 1):
            label = chain([*words[-before:], *behind])
            if any(knows_row(labels, label.value) is not None for labels in collector.tables):
                return [*words[:-before], label], len(behind)
    return None


def _header(tokens: Sequence[Token], at: int, collector: Collector) -> tuple[Labels, int, int] | None:
    """The names of a table's columns that come before the next figure: the table, the first of the tokens
    and the last (exclusive).

    Some of them (其他, 总计) name rows too; what makes a header is that several stand together.
    """
    end = at
    while end < len(tokens) and not (tokens[end].value and tokens[end].text.value.strip()):
        end += 1
    for labels in collector.tables:
        if len(labels.columns) < _MANY:
            continue
        named = [
            number
            for number in range(at, end)
            if not tokens[number].value and _names_column(labels, tokens[number].text.value)
        ]
        distinct = {words_of(tokens[number].text.value) for number in named}
        if len(distinct) < _MANY:
            continue
        start, stop = named[0], named[-1] + 1
        while stop < end and tokens[stop].value:
            stop += 1
        return labels, start, stop
    return None


def _names_column(labels: Labels, text: str) -> bool:
    """（七）总计 and 3.其他 are rows: the names of columns have no ordinals."""
    if heading_ordinal(text) is not None:
        return False
    return knows_column(labels, text) or is_group(labels, text)


def _padding(tokens: Sequence[Token], collector: Collector) -> str:
    """``end`` when captions are followed by the empty cells that fill up their row."""
    for here, after in pairwise(tokens):
        if not here.value and after.value and not after.text.value.strip():
            match = collector.match([here.text])
            if match is None or match.labels.spec.rows[match.found.place].kind == "header":
                return "end"
    return ""


def _group(
    words: list[Text], values: list[Value], collector: Collector, explicit: bool, padded: str, last: bool
) -> bool:
    """Words and the figures that follow them; a caption among the words begins another table."""
    starts = [
        at
        for at, text in enumerate(words)
        if at and any(is_caption(labels, text.value) for labels in collector.tables)
    ]
    used = False
    for start, end in pairwise([0, *starts, len(words)]):
        final = end == len(words)
        behind = values if final else []
        used = _rows(words[start:end], behind, collector, explicit, padded, last and final) or used
    return used


def _rows(
    words: list[Text], values: list[Value], collector: Collector, explicit: bool, padded: str, last: bool
) -> bool:
    used = False
    words = _without_header(words, collector)
    at = 0
    match: Match | None = None
    label_text: Text | None = None
    while at < len(words):
        match, count = _longest(words, at, collector)
        if match is None:
            collector.announce(words[at])
            at += 1
            continue
        label_text = chain(words[at : at + count])
        at += count
        row = match.labels.spec.rows[match.found.place]
        if at < len(words) or not values:
            if row.kind == "header":
                collector.current, collector.parent = match.labels, row.id
            elif not (last and at == len(words) and explicit) and not _is_bare(label_text, row.label):
                # The label alone: its figures are blank, or lost.
                collector.row(match, label_text, [], explicit=False, padded="")
                used = True
            match = None
    filled = any(value.text.value.strip() for value in values)
    if match is not None and label_text is not None:
        if filled or match.labels.spec.rows[match.found.place].kind != "header":
            collector.row(match, label_text, values, explicit=explicit, padded=padded)
            return True
        collector.current = match.labels
        collector.parent = match.labels.spec.rows[match.found.place].id
    elif filled:
        return _unlabelled(words, values, collector, explicit, padded) or used
    return used


def _is_bare(printed: Text, official: str) -> bool:
    """其他 and 总计 alone, without the ordinal of a row: left over from a header."""
    short = len(words_of(printed.value)) < _MANY + 1
    return short and heading_ordinal(official) is not None and heading_ordinal(printed.value) is None


def _longest(words: Sequence[Text], at: int, collector: Collector) -> tuple[Match | None, int]:
    """The row that the words from ``at`` on name, broken over several cells or not."""
    best: Match | None = None
    count = 0
    for parts in range(1, min(_MOST_PARTS, len(words) - at) + 1):
        joined = chain(words[at : at + parts])
        if parts > 1 and len(joined.value) > 80:
            break
        if parts > 1 and all(knows_row(labels, joined.value) is None for labels in collector.tables):
            continue
        match = collector.match([joined])
        if match is None:
            continue
        if best is None or best.found.how not in (EXACT, VARIANT) or _longer(match, best):
            best, count = match, parts
    return best, count


def _longer(one: Match, other: Match) -> bool:
    """A label that goes on is another row's, unless it means the same one."""
    return one.found.place != other.found.place or one.labels is not other.labels


def _without_header(words: list[Text], collector: Collector) -> list[Text]:
    """The words without the names of columns, which the collector learns: tables of few columns, whose
    names are no rows' names."""
    for text in words:
        if any(is_caption(one, text.value) for one in collector.tables):
            collector.announce(text)
            break
    labels = collector.current
    if labels is None or (len(labels.columns) >= _MANY and labels.spec.id in collector.drafts):
        return words
    rows = [text for text in words if knows_row(labels, text.value) is not None]
    others = [text for text in words if text not in rows]
    if others and collector.recognise_form(labels, [*others, *_pairs(words)]):
        return rows
    if len(labels.columns) < _MANY and others:
        _learn(labels, others, collector)
    return words


def _pairs(words: Sequence[Text]) -> list[Text]:
    """Every two neighbours together, for labels broken over two lines."""
    return [chain(words[at : at + 2]) for at in range(len(words) - 1)]


def _learn(labels: Labels, texts: Sequence[Text], collector: Collector) -> None:
    """Tell the collector the columns when all of the form's are named; their order is then the form's."""
    if collector.recognise_form(labels, texts):
        return
    places: dict[int, tuple[Text, str]] = {}
    for how in (EXACT, VARIANT):
        for text in [*texts, *_pairs(texts)]:
            for found in find_columns(labels, text.value):
                if found.how == how and found.place not in places:
                    # Of a header in single words the pieces are variants of the whole.
                    places[found.place] = (text, "" if labels.unlabelled else how)
                    break
    if len(places) == len(labels.columns):
        columns = tuple(Column(place, *places[place]) for place in sorted(places))
        collector.set_heads(labels, Heads(columns), texts)


def _unlabelled(
    words: Sequence[Text], values: list[Value], collector: Collector, explicit: bool, padded: str
) -> bool:
    """Figures without a row's label: the one row of an unlabelled table, or a row nobody knows."""
    labels = collector.current
    if labels is not None and labels.unlabelled and len(values) >= len(labels.columns) // 2:
        found = find_row(labels, labels.spec.rows[0].label)
        assert found is not None
        match = Match(collector.drafts.get(labels.spec.id), labels, found)
        at = words[-1] if words else values[0].text
        collector.row(match, at, values, explicit=explicit, padded=padded)
        return True
    if words and labels is not None and labels.spec.id in collector.drafts:
        collector.unknown_row(words[-1], values)
    return False
