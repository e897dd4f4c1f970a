"""Printed labels against the official ones: rows, columns and captions of a table.

A label is compared without its ordinal, its notes in brackets, quotes, spaces and separators. It is known
exactly, by a variant that the schema lists, as a part that a page cut off, or approximately; how it was
known is kept, because nothing is read approximately in silence.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from govlint.prose.numbering import heading_ordinal
from govlint.reading.lexicon import lexicon
from govlint.reading.titles import similarity
from govlint.regimes.model import TableSpec
from govlint.report.normalise import fold, label
from govlint.report.patterns import compiled
from govlint.report.record import NamedTuple

EXACT, VARIANT, CUT, APPROXIMATE = "exact", "variant", "cut", "approximate"
RANK = {EXACT: 3, VARIANT: 2, CUT: 1, APPROXIMATE: 0}
_LONGEST = 120
_NOTE = compiled(r"\([^()]*\)|\[[^\[\]]*\]")
_BRACKETS = compiled(r"[()\[\]《》]")
# The ordinal of a label that stands behind another's words, separators left out.
_OWN = compiled(r"(?:\([一二三四五六七八九十]{1,3}\)|[0-9.、]{1,9})$")
_DATED = compiled(r"\((?:(?:19|20)[0-9]{2}|_{1,8})?年?度?\)\s{0,4}$")
_NUMBER = compiled(r"[0-9]{1,2}")
_DIGITS = "零一二三四五六七八九"
# Two labels of the form differ by more than this, so a label so like one of them can be no other.
_ENOUGH = 0.7
_LEAST = 4
_MEMO = 2000


class Known(NamedTuple):
    """A row or column of a table in comparable form."""

    place: int
    exact: str
    variants: frozenset[str]
    parent: str
    ordinal: tuple[str, int] | None = None


class Found(NamedTuple):
    """Which row or column a printed label means."""

    place: int
    how: str
    score: float


class Labels(NamedTuple):
    """A table's labels; ``captions`` are the names under which it is announced."""

    spec: TableSpec
    rows: tuple[Known, ...]
    columns: tuple[Known, ...]
    groups: frozenset[str]
    captions: frozenset[str]
    unlabelled: bool
    #: every sign of a row's or a column's label, and every ending of a label
    signs: frozenset[str]
    endings: tuple[str, ...]
    #: words -> places of the rows and columns that have them as label or variant
    row_words: Mapping[str, tuple[int, ...]]
    column_words: frozenset[str]
    #: what was found before: pages repeat their labels
    memo: dict[tuple[str, str, int], Found | None]


@lru_cache(maxsize=8192)
def words_of(text: str) -> str:
    """A label's own words, comparable: no ordinal, notes, quotes, spaces, separators."""
    whole, text = len(text) <= _LONGEST, text[:_LONGEST]
    ordinal = heading_ordinal(text)
    folded = fold(text[ordinal.end :] if ordinal else text).value.strip()
    bare = _NOTE.sub("", folded)
    bare = bare if whole else bare.partition("(")[0]
    words = label(bare if bare.strip() else folded)
    for taiwan, mainland in lexicon().words:
        if taiwan in words:
            words = words.replace(taiwan, mainland)
    return words


@lru_cache(maxsize=4096)
def caption_of(text: str) -> str:
    """A caption in comparable form; 第20条第(1)项 and 第二十条第一项 are one, and a year in brackets behind
    it (2016年度) is none of it."""
    words = label(_BRACKETS.sub("", _DATED.sub("", fold(text[:_LONGEST]).value)))
    return _NUMBER.sub(lambda found: _chinese(int(found[0])), words)


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


_cache: dict[int, tuple[TableSpec, Labels]] = {}


def labels_of(spec: TableSpec) -> Labels:
    """The labels of ``spec``, prepared once."""
    cached = _cache.get(id(spec))
    if cached is None:
        if len(_cache) > 64:
            _cache.clear()
        _cache[id(spec)] = cached = (spec, _prepare(spec))
    return cached[1]


def _ordinal(text: str) -> tuple[str, int] | None:
    found = heading_ordinal(text[:_LONGEST])
    return (found.style, found.number) if found else None


def _prepare(spec: TableSpec) -> Labels:
    rows = tuple(
        Known(
            index,
            words_of(row.label),
            frozenset(map(words_of, row.variants)),
            row.parent,
            _ordinal(row.label),
        )
        for index, row in enumerate(spec.rows)
    )
    columns = tuple(
        Known(index, words_of(column.label), frozenset(map(words_of, column.variants)), column.group)
        for index, column in enumerate(spec.columns)
    )
    groups = {words_of(part) for column in spec.columns for part in column.group.split("/") if part}
    return Labels(
        spec,
        rows,
        columns,
        frozenset(groups),
        frozenset({caption_of(spec.title)}),
        len(spec.rows) == 1 and len(spec.columns) > 4,
        frozenset(
            sign for one in (*rows, *columns) for words in (one.exact, *one.variants) for sign in words
        ),
        tuple({one[-2:] for row in rows for one in (row.exact, *row.variants)}),
        _places(rows),
        frozenset(_places(columns)),
        {},
    )


def _places(known: tuple[Known, ...]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for one in known:
        for words in (one.exact, *one.variants):
            found[words] = (*found.get(words, ()), one.place)
    return found


def _is_foreign(labels: Labels, words: str) -> bool:
    """Whether too few signs of ``words`` stand in any label for it to be like one: most words of running
    text are told from labels by that alone."""
    strange = sum(1 for sign in words if sign not in labels.signs)
    return strange > len(words) * (1 - _ENOUGH)


def find_row(labels: Labels, printed: str, parent: str = "", after: int = -1) -> Found | None:
    """The row that ``printed`` means. ``parent`` is the id of the header row above it, empty if unknown;
    ``after`` the index of the last row met, which settles labels that several rows share."""
    key = (printed, parent, after)
    if key not in labels.memo:
        if len(labels.memo) > _MEMO:
            labels.memo.clear()
        labels.memo[key] = _find_row(labels, printed, parent, after)
    return labels.memo[key]


def _find_row(labels: Labels, printed: str, parent: str, after: int) -> Found | None:
    words = words_of(printed)
    if not words or (labels.unlabelled and not _is_named(labels, words)) or _is_foreign(labels, words):
        return None
    best = _best(labels.rows, words, parent, after, _ordinal(printed))
    if best is not None and best.how in (EXACT, VARIANT):
        return best
    # （三）不予公开 1.属于国家秘密 in one cell.
    joined = _after_parent(labels, printed)
    return joined or best


def _is_named(labels: Labels, words: str) -> bool:
    row = labels.rows[0]
    return words == row.exact or words in row.variants


def knows_row(labels: Labels, printed: str) -> int | None:
    """The place of the row that ``printed`` names exactly or by a variant, None when it names none."""
    words = words_of(printed)
    if not words or len(printed) > _LONGEST:
        return None
    if labels.unlabelled:
        return 0 if _is_named(labels, words) else None
    places = labels.row_words.get(words, ())
    ordinal = _ordinal(printed) if places else None
    for place in places:
        if _compare(labels.rows[place], words, ordinal)[0]:
            return place
    return None


def knows_column(labels: Labels, printed: str) -> bool:
    """Whether ``printed`` is a column's label, exactly or by a variant."""
    return words_of(printed) in labels.column_words


def _after_parent(labels: Labels, printed: str) -> Found | None:
    whole = label(fold(printed[:_LONGEST]).value)
    if not whole.endswith((*labels.endings, ")")):
        return None
    for row, spec in zip(labels.rows, labels.spec.rows, strict=True):
        if not row.parent:
            continue
        own = label(_NOTE.sub("", fold(spec.label).value)) or label(fold(spec.label).value)
        head = next((one.label for one in labels.spec.rows if one.id == row.parent), "")
        for known in (own, *row.variants):
            if known and whole.endswith(known):
                before = _OWN.sub("", whole[: len(whole) - len(known)])
                # Of a group's name that a narrow column breaks, one line stands before the label.
                if before and (
                    before in label(fold(head).value)
                    or similarity(words_of(before), words_of(head)) >= _ENOUGH
                ):
                    return Found(row.place, EXACT if known == own else VARIANT, 1.0)
    return None


def _best(
    known: tuple[Known, ...], words: str, parent: str, after: int, ordinal: tuple[str, int] | None = None
) -> Found | None:
    best: tuple[float, ...] = ()
    found: Found | None = None
    second = 0.0
    for one in known:
        how, score = _compare(one, words, ordinal)
        if not how:
            continue
        same_parent = 1.0 if parent and one.parent == parent else 0.0
        rank = (
            float(RANK[how]),
            same_parent,
            score,
            1.0 if one.place > after else 0.0,
            -abs(one.place - after - 1),
        )
        if rank > best:
            if found is not None and how == APPROXIMATE:
                second = max(second, found.score)
            best, found = rank, Found(one.place, how, score)
        elif how == APPROXIMATE:
            second = max(second, score)
    if found is not None and found.how == APPROXIMATE and second > found.score - 0.08:
        return None  # like two labels alike
    return found


def _compare(known: Known, words: str, ordinal: tuple[str, int] | None) -> tuple[str, float]:
    same = ordinal is not None and ordinal == known.ordinal
    # （六）其他 is not 3.其他: with so short a label the ordinal tells.
    differ = ordinal is not None and known.ordinal is not None and ordinal[0] != known.ordinal[0]
    if len(words) < _LEAST and differ:
        return "", 0.0
    if words == known.exact:
        return EXACT, 1.0
    if words in known.variants:
        return VARIANT, 1.0
    if same and len(words) > 1 and (known.exact.startswith(words) or words.startswith(known.exact)):
        return CUT, min(len(words), len(known.exact)) / max(len(words), len(known.exact))
    if len(words) < _LEAST:
        return "", 0.0
    score = max((similarity(words, one) for one in (known.exact, *known.variants)), default=0.0)
    return (APPROXIMATE, score) if score >= _ENOUGH else ("", 0.0)


def find_columns(labels: Labels, printed: str) -> list[Found]:
    """The columns that ``printed`` may mean, all equally well: table four has each label three times."""
    words = words_of(printed)
    if not words or _is_foreign(labels, words):
        return []
    found = [(one, *_compare(one, words, None)) for one in labels.columns]
    best = max(((RANK[how], score) for _, how, score in found if how), default=None)
    return [Found(one.place, how, score) for one, how, score in found if how and (RANK[how], score) == best]


def is_cut(labels: Labels, printed: str, place: int) -> bool:
    """Whether ``printed`` is the beginning of column ``place``'s label, the rest lost."""
    words = words_of(printed)
    return len(words) > 1 and labels.columns[place].exact.startswith(words)


def is_group(labels: Labels, printed: str) -> bool:
    """Whether ``printed`` heads several columns."""
    words = words_of(printed)
    return bool(words) and any(
        words == group or (len(words) >= _LEAST and similarity(words, group) >= _ENOUGH)
        for group in labels.groups
    )


def is_caption(labels: Labels, printed: str) -> bool:
    """Whether ``printed`` announces the table."""
    words = caption_of(printed)
    return any(words == caption or words.endswith(caption) for caption in labels.captions) and len(words) < 60
