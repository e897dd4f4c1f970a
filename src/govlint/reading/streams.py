"""Rows out of a run of cells or lines: flattened tables, of which only the order of the cells is left.

A crawled page gives each cell a line, sometimes with empty cells marked (an explicit stream), mostly
without. Then a row is read only if it has exactly as many figures as the form has columns; the first blank
cell would shift all others, so anything else stays unread.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from govlint.reading._text import chain
from govlint.reading.collect import Collector, Match, Value
from govlint.reading.grids import is_label
from govlint.reading.heads import Column, Heads
from govlint.reading.labels import EXACT, VARIANT, Labels, find_columns, find_row, is_caption
from govlint.report.place import Text

# A label may be broken over this many lines.
_MOST_PARTS = 4


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
    padded = _padding(tokens, collector) if explicit else ""
    used = False
    at = 0
    while at < len(tokens):
        words: list[Text] = []
        while at < len(tokens) and not tokens[at].value:
            words.append(tokens[at].text)
            at += 1
        values: list[Value] = []
        while at < len(tokens) and tokens[at].value:
            values.append(Value(tokens[at].text))
            at += 1
        used = _group(words, values, collector, explicit, padded, last=at >= len(tokens)) or used
    return used


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
            elif not (last and at == len(words) and explicit):
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


def _longest(words: Sequence[Text], at: int, collector: Collector) -> tuple[Match | None, int]:
    """The row that the words from ``at`` on name, broken over several cells or not."""
    best: Match | None = None
    count = 0
    for parts in range(1, min(_MOST_PARTS, len(words) - at) + 1):
        joined = chain(words[at : at + parts])
        if len(joined.value) > 80:
            break
        match = collector.match([joined])
        if match is None or (parts > 1 and match.found.how not in (EXACT, VARIANT)):
            continue
        if best is None or best.found.how not in (EXACT, VARIANT) or _longer(match, best):
            best, count = match, parts
    return best, count


def _longer(one: Match, other: Match) -> bool:
    """A label that goes on is another row's, unless it means the same one."""
    return one.found.place != other.found.place or one.labels is not other.labels


def _without_header(words: list[Text], collector: Collector) -> list[Text]:
    """The words without the names of columns, which the collector learns."""
    for text in words:
        if any(is_caption(one, text.value) for one in collector.tables):
            collector.announce(text)
            break
    labels = collector.current
    if labels is None:
        return words
    named: list[tuple[int, int, Text, str, list[int]]] = []
    at = 0
    while at < len(words):
        for parts in (3, 2, 1):
            text = chain(words[at : at + parts])
            found = find_columns(labels, text.value) if len(words) - at >= parts else []
            if found and found[0].how in (EXACT, VARIANT):
                named.append((at, at + parts, text, found[0].how, [one.place for one in found]))
                at += parts
                break
        else:
            at += 1
    # 其他 and 总计 are rows too: names of columns come several at a time.
    enough = min(3, len(labels.columns))
    if len(labels.columns) > 1 and len({tuple(one[4]) for one in named}) < min(enough, 2):
        named = []
    header_end = named[-1][1] if named else 0
    header_start = named[0][0] if named else 0
    texts = [one[2] for one in named] or [text for text in words if not find_row(labels, text.value)]
    if texts and collector.recognise_form(labels, _joined_pairs(words)):
        return [text for text in words if collector.match([text]) is not None]
    if not named or (len(labels.columns) > 2 and len({tuple(one[4]) for one in named}) < enough):
        return words
    _learn(labels, named, collector)
    return [*words[:header_start], *words[header_end:]]


def _joined_pairs(words: Sequence[Text]) -> list[Text]:
    """The words and every two neighbours together, for labels broken over two lines."""
    return [*words, *(chain(words[at : at + 2]) for at in range(len(words) - 1))]


def _learn(
    labels: Labels, named: Sequence[tuple[int, int, Text, str, list[int]]], collector: Collector
) -> None:
    """Tell the collector the columns when all of the form's are named; their order is then the form's."""
    places: dict[int, tuple[Text, str]] = {}
    for _, _, text, how, found in named:
        for place in found:
            if place not in places:
                places[place] = (text, how)
                break
    if len(places) == len(labels.columns):
        columns = tuple(Column(place, *places[place]) for place in sorted(places))
        collector.set_heads(labels, Heads(columns), [one[2] for one in named])


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
