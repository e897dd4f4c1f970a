"""Which lines are the headings of the report's parts.

The top-level style is the one whose headings name mandated parts: 一、 in most reports, but （一）, 1. or
第一部分 in some, or no number at all. A numbered line inside a part (a list, a table's row label) is told
from a heading by its number's place in the sequence and by what it names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from govlint.prose.numbering import Ordinal, heading_ordinal, number_of
from govlint.reading.annex import annexes_of, begins_annex
from govlint.reading.labels import labels_of
from govlint.reading.lexicon import lexicon
from govlint.reading.printed_rows import is_printed_row
from govlint.reading.titles import (
    EXACT,
    LIKE,
    VARIANT,
    WORDS,
    TitleMatch,
    literal_title,
    match_title,
    similarity,
    title_core,
)
from govlint.regimes.model import Regime
from govlint.report.document import Block, Line
from govlint.report.normalise import fold, label
from govlint.report.patterns import compiled
from govlint.report.record import NamedTuple

#: top-level styles in order of preference; ``plain`` is a heading without a number
STYLES = ("part", "chinese", "chinese-paren", "arabic")
PLAIN = "plain"
_LONGEST = 45
# No report has so many numbered lines; from there on only literal titles are looked for.
_MOST_NUMBERED = 2000
_SURE = 3
# Labels of tables with so many columns are long enough to be broken; so much of one is no heading.
_WIDE = 3
_CUT = 6
_SPACE = compiled(r"[ \u3000\u00a0\t]+")
_STOP = compiled(r"[。：:；;]")
# A line that ends so is one of a list.
_LISTS = ("；", ";", "，", ",", "、")
_COMMA = compiled(r"[，,]")
_SIGNLESS = compiled(r"\s*(?P<n>[一二三四五六七八九])是?(?=[\u4e00-\u9fff]{4})")


class Heading(NamedTuple):
    """A heading in block number ``block``: characters ``start`` to ``end`` of its line; the rest of the line
    belongs to the text. ``number`` is 0 for a heading without one."""

    block: int
    start: int
    end: int
    style: str
    number: int
    match: TitleMatch | None
    #: the heading's own words, comparable
    core: str
    #: whether a comma makes it look like a sentence
    sentence: bool


class Headings(NamedTuple):
    """The headings in order, and the blocks of a table of contents, which are none. ``annexed`` says that the
    statistics annex follows, in which there are none either."""

    chosen: tuple[Heading, ...]
    contents: frozenset[int]
    annexed: bool = False


def find_headings(blocks: Sequence[Block], regime: Regime) -> Headings:
    """The top-level headings of a document."""
    rows, wide = _row_labels(regime), _row_labels(regime, _WIDE)
    candidates: list[Heading] = []
    numbered = 0
    tables = [labels_of(table) for table in regime.tables]
    annexes = annexes_of(regime)
    annexed = False
    for index, block in enumerate(blocks):
        if annexes and numbered > 1 and begins_annex(blocks, index, annexes):
            annexed = True
            break
        if isinstance(block, Line) and not block.chrome:
            found = _candidate(index, block, regime, numbered < _MOST_NUMBERED)
            numbered += found is not None and found.number > 0
            if found is None or _is_row(found, rows, wide) or is_printed_row(block.text, tables):
                continue
            candidates.append(found)
    style = _style(candidates, regime)
    if not style:
        return Headings((), frozenset(), annexed)
    chosen = _once(_sequence(candidates, style, regime), regime)
    kept = _without_contents(chosen, blocks)
    contents = frozenset(one.block for one in chosen) - {one.block for one in kept}
    return Headings(tuple(kept), contents, annexed)


def _candidate(index: int, line: Line, regime: Regime, loosely: bool) -> Heading | None:
    """The line as a heading; ``loosely`` allows titles that are only like those on record."""
    text = line.text.value
    ordinal = heading_ordinal(text[:60])
    if ordinal is not None and ordinal.style in STYLES:
        end = title_end(text, ordinal, regime)
        words = text[ordinal.end : end]
        return Heading(
            index,
            ordinal.start,
            end,
            ordinal.style,
            ordinal.number,
            match_title(regime, words) if loosely else literal_title(regime, words),
            title_core(text[ordinal.start : end]),
            _COMMA.search(words) is not None,
        )
    listed = text.rstrip().endswith(_LISTS)
    slip = _misprinted(index, text, regime)
    if slip is not None:
        return slip
    if (
        ordinal is None
        and len(text.strip()) <= _LONGEST
        and not listed
        and not _STOP.search(text.strip()[:-1])
    ):
        match = match_title(regime, text) if line.heading and loosely else literal_title(regime, text)
        if match is not None:
            start = len(text) - len(text.lstrip())
            return Heading(index, start, len(text.rstrip()), PLAIN, 0, match, title_core(text), False)
    return None


def _misprinted(index: int, text: str, regime: Regime) -> Heading | None:
    """A heading 三是收到和处理… or 三收到和处理…, whose number lacks its sign: what follows is a part's title
    in so many words, and nothing else stands in the line."""
    found = _SIGNLESS.match(text)
    if found is None or len(text) > _LONGEST or _STOP.search(text):
        return None
    match = literal_title(regime, text[found.end() :])
    number = number_of(found["n"])
    if match is None or match.how != EXACT or not number:
        return None
    core = title_core(text[found.end() :])
    return Heading(index, found.start("n"), len(text.rstrip()), "chinese", number, match, core, False)


def title_end(text: str, ordinal: Ordinal, regime: Regime) -> int:
    """Where the heading ends in a line that may go on with its first sentence."""
    head = text[: ordinal.end + _LONGEST]
    whole = text.rstrip()
    stop = _STOP.search(head, ordinal.end + 2)
    limit = stop.start() if stop else len(whole)
    best = min(limit, len(whole))
    known = _known_prefix(text[ordinal.end : ordinal.end + _LONGEST], regime)
    for space in _SPACE.finditer(head, ordinal.end + 2, max(ordinal.end + 2, min(limit, len(head)))):
        before, after = text[ordinal.end : space.start()], text[space.end() :]
        if _ends_like_heading(before) and not _goes_on(before, after, regime):
            return space.start()
    if known and ordinal.end + known < best and not _ends_like_heading(text[ordinal.end : best]):
        return ordinal.end + known
    return best


def _ends_like_heading(words: str) -> bool:
    return label(words).endswith(lexicon().heading_ends)


def _goes_on(before: str, after: str, regime: Regime) -> bool:
    """Whether a space stands inside the heading: with what follows it names a part better."""
    if len(after) > 20 or _COMMA.search(after) or _STOP.search(after.strip()[:-1]):
        return False
    alone, together = match_title(regime, before), match_title(regime, before + after)
    if together is None:
        return False
    return alone is None or together.score > alone.score


def _known_prefix(words: str, regime: Regime) -> int:
    """The length of the longest known title that ``words`` begin with, 0 if there is none."""
    folded = fold(words)
    longest = 0
    for spec in regime.sections:
        for title in (spec.title, *spec.accepted, *spec.variants):
            known = fold(title).value
            if len(known) > longest and folded.value.startswith(known):
                longest = len(known)
    return folded.back(longest) if longest else 0


def _row_labels(regime: Regime, columns: int = 0) -> frozenset[str]:
    """The numbered row labels of the tables, which look like headings when a table is flattened; only of
    those with so many columns at least."""
    return frozenset(
        title_core(name)
        for table in regime.tables
        if len(table.columns) >= columns
        for row in table.rows
        for name in (row.label, *row.variants)
        if heading_ordinal(name)
    )


def _is_row(heading: Heading, rows: frozenset[str], wide: frozenset[str]) -> bool:
    """Whether a numbered line is a row's label, or the first line of one of a ``wide`` table."""
    if heading.match is not None and heading.match.how in (EXACT, VARIANT):
        return False
    if heading.core in rows or (
        len(heading.core) >= _CUT and any(row.startswith(heading.core) for row in wide)
    ):
        return True
    alike = [row for row in rows if abs(len(row) - len(heading.core)) < 6 and row[-1] == heading.core[-1:]]
    likeness = max((similarity(heading.core, row) for row in alike), default=0.0)
    return likeness >= 0.8 and (heading.match is None or likeness > heading.match.score)


def _style(candidates: Sequence[Heading], regime: Regime) -> str:
    """The style of the report's top-level headings, empty when there are none."""
    order = {spec.id: spec.order for spec in regime.sections}
    named: dict[str, set[str]] = {}
    begins: set[str] = set()
    for heading in candidates:
        if heading.match is not None and heading.match.how != LIKE:
            named.setdefault(heading.style, set()).add(heading.match.id)
            if heading.number == 1 and order.get(heading.match.id, 9) <= 1:
                begins.add(heading.style)
    if len(named.get("part", ())) >= 2:
        return "part"
    if any(heading.style == "chinese" for heading in candidates) and (
        named.get("chinese") or _ascending(candidates, "chinese")
    ):
        return "chinese"
    # （一）主动公开 and the like stand inside the first part too: such numbers count only when they begin
    # with what a report begins with.
    for style in ("chinese-paren", "arabic"):
        if len(named.get(style, ())) >= 2 and style in begins:
            return style
    return PLAIN if len(named.get(PLAIN, ())) >= 2 else ""


def _ascending(candidates: Sequence[Heading], style: str) -> bool:
    numbers = [heading.number for heading in candidates if heading.style == style]
    return numbers[:2] == [1, 2] or numbers == [1]


def _sequence(candidates: Sequence[Heading], style: str, regime: Regime) -> list[Heading]:
    """The candidates that continue the sequence of top-level headings."""
    order = {spec.id: spec.order for spec in regime.sections}
    candidates = _among_lists(candidates, style)
    bracketed = _bracketed(candidates, order)
    chosen: list[Heading] = []
    seen: set[str] = set()
    last = 0
    inner = 0  # the last number of a list inside the part
    for heading in candidates:
        match = heading.match
        if heading.style == PLAIN:
            if style != PLAIN and (match is None or match.how != EXACT):
                continue
            if match is None or match.id in seen:
                continue
            if chosen and chosen[-1].match and order[match.id] < order.get(chosen[-1].match.id, 0):
                continue
            if style != PLAIN and order[match.id] == 0:
                continue
        elif heading.style != style:
            if style != "chinese" or heading.core not in bracketed or heading.number != last + 1:
                continue
        elif not _continues(heading, chosen, last, inner):
            inner = heading.number
            continue
        chosen.append(heading)
        inner = 0
        last = heading.number or last + 1
        if match is not None:
            seen.add(match.id)
    return chosen


def _bracketed(candidates: Sequence[Heading], order: dict[str, int]) -> set[str]:
    """Words of headings （三） that can only be a part's among parts numbered 三、: they are its title in so
    many words under its own number, no other heading names the part, and no （二） stands before them in the
    same part."""
    points = [0]
    for one in candidates:
        points.append(
            one.number if one.style == "chinese-paren" else 0 if one.style == "chinese" else points[-1]
        )
    named = Counter(
        one.match.id
        for one in candidates
        if one.match is not None and (one.style == "chinese" or one.match.how == EXACT)
    )
    return {
        one.core
        for before, one in zip(points, candidates, strict=False)
        if before != one.number - 1
        and one.style == "chinese-paren"
        and one.match is not None
        and one.match.how == EXACT
        and named[one.match.id] == 1
        and order[one.match.id] == one.number > 1
    }


def _among_lists(candidates: Sequence[Heading], style: str) -> Sequence[Heading]:
    """Where parts are numbered as lists are (1、 or （一）), and three are named literally, lines numbered
    likewise that name no further part are lists."""
    if style not in ("arabic", "chinese-paren"):
        return candidates
    literal = {
        one.match.id
        for one in candidates
        if one.style == style and one.match and one.match.how in (EXACT, VARIANT)
    }
    if len(literal) < _SURE:
        return candidates
    return [
        one
        for one in candidates
        if one.style != style
        or (one.match and (one.match.how in (EXACT, VARIANT) or one.match.id not in literal))
    ]


def _continues(heading: Heading, chosen: Sequence[Heading], last: int, inner: int) -> bool:
    match, number = heading.match, heading.number
    shapely = 2 <= heading.end - heading.start <= _LONGEST and not heading.sentence
    if inner and number == inner + 1 and match is None:
        return False
    if number == last + 1:
        return shapely or match is not None
    if number > last + 1:
        return match is not None or (shapely and number <= last + 3)
    if chosen and heading.core == chosen[-1].core and number == chosen[-1].number:
        return True
    if match is None or match.how == LIKE:
        return False
    if match.how == WORDS and heading.style not in ("chinese", "part"):
        # 1、主动公开 under 1、总体情况, the automatic numbers lost: only a part's full title counts.
        return False
    named = [one.core for one in chosen if one.match and one.match.id == match.id]
    if number == 1 and named and not any(core.startswith(heading.core) for core in named):
        return False  # 一、基本情况 inside 二、主动公开情况: a list that is numbered as the parts are
    current = chosen[-1].match if chosen else None
    return not (current is not None and current.id == match.id)


def _once(chosen: Sequence[Heading], regime: Regime) -> list[Heading]:
    """Where the form prescribes headings, a part is named twice only in so many words; a heading that is
    merely like one already there names something else."""
    if not regime.headings:
        return list(chosen)
    literal = {one.match.id for one in chosen if one.match and one.match.how in (EXACT, VARIANT)}
    seen: set[str] = set()
    settled = []
    for heading in chosen:
        match = heading.match
        if match is not None and match.how not in (EXACT, VARIANT):
            if match.id in literal or match.id in seen:
                heading = heading._replace(match=None)
            seen.add(match.id)
        settled.append(heading)
    return settled


def _without_contents(chosen: list[Heading], blocks: Sequence[Block]) -> list[Heading]:
    """Drop headings that only announce a later one of the same words: tables of contents, repeats. The
    introduction may stand between the last line of the contents and the first part."""
    kept: list[Heading] = []
    last = {(heading.core, heading.number): at for at, heading in enumerate(chosen)}
    listed = False
    for at, heading in enumerate(chosen):
        if last[heading.core, heading.number] > at:
            following = chosen[at + 1]
            between = blocks[heading.block + 1 : following.block]
            ends = listed and not kept and following.number == 1
            if all(isinstance(one, Line) for one in between) and (ends or _length(between) < 40):
                listed = True
                continue
        kept.append(heading)
    return kept


def _length(blocks: Sequence[Block]) -> int:
    return sum(len(block.text.value) for block in blocks if isinstance(block, Line))
