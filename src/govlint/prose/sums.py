"""Totals and their parts in running text.

``sums`` reads every place where a text splits a total: 共12条,其中A 5条、B 7条; lists after 包括, 分别为, a
colon, a dash or nothing; brackets behind a total; 合计 behind its parts; increments in brackets. It reads a
list in the way that makes it add up, if there is one (a list may end earlier, hold two breakdowns, or split
one of its own parts); only when no reading adds up is the plainest one returned with ``holds`` False.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from govlint.prose._adding import adds_up, value_range
from govlint.prose._layout import Level, levels, shifted
from govlint.prose._marked import sums_behind
from govlint.prose._markers import markers
from govlint.prose._numbered import divided_by_number
from govlint.prose._requests import divided_cases, divided_requests
from govlint.prose._sentences import divided_again, divided_sentences, exceeded_in_place
from govlint.prose._sum import Part, Sum, near_miss
from govlint.prose._totals import subtotals, totals_behind
from govlint.prose._unmarked import bracketed, unmarked
from govlint.prose.figures import Figure, figures
from govlint.prose.words import NO_WORDS, Words

__all__ = ["Part", "Sum", "near_miss", "sums"]


def sums(folded: str, words: Words = NO_WORDS, found: list[Figure] | None = None) -> list[Sum]:
    """Every sum of a text in matching form, in the order of their totals."""
    listed = figures(folded) if found is None else found
    if len(listed) < 2:
        return []
    result: list[Sum] = []
    for level in levels(folded, listed):
        result.extend(_placed(one, level.base) for one in _of_level(level, words))
    result.extend(_increments(folded, result, listed))
    return _distinct(result)


def _placed(one: Sum, base: int) -> Sum:
    if not base:
        return one
    parts = tuple(Part(shifted(part.figure, base), part.label) for part in one.parts)
    # The owner of a bracket stands outside of it and has its offsets already.
    total = one.total if one.form == "bracket" else shifted(one.total, base)
    return one._replace(total=total, parts=parts)


def _of_level(level: Level, words: Words) -> Iterator[Sum]:
    if level.owner is not None:
        yield from bracketed(level, words)
    if len(level.figures) < 2:
        return
    totals: set[int] = set()
    parts: set[int] = set()
    marked: list[Sum] = []
    for marker in markers(level):
        for one in sums_behind(level, marker, words):
            marked.append(one)
            totals.add(one.total.start)
            parts.update(part.figure.start for part in one.parts)
            yield one
    for one in unmarked(level, words, parts):
        # Mere neighbourhood neither splits a total once more nor takes parts from a marked list.
        if one.total.start in totals or any(part.figure.start in parts for part in one.parts):
            continue
        if one.holds or one.total.start not in parts:
            yield one
    yield from subtotals(level, words)
    for one in divided_again(level, marked, words):
        if not any(part.figure.start in parts for part in one.parts):
            yield one
    in_place = (
        *divided_requests(level, words),
        *divided_cases(level, words),
        *exceeded_in_place(level, words),
        *divided_by_number(level, words),
    )
    for one in in_place:
        if one.total.start not in totals and not any(part.figure.start in parts for part in one.parts):
            yield one
    for one in divided_sentences(level, words):
        if not any(part.figure.start in parts for part in one.parts):
            yield one
    yield from totals_behind(level, words)


def _increments(folded: str, found: Sequence[Sum], listed: Sequence[Figure]) -> list[Sum]:
    """累计8775条(2025年新增388条): when total and parts each carry one, the increments are a sum as well."""
    if "(" not in folded:
        return []
    by_start = {figure.start: figure for figure in listed}
    starts = sorted(by_start)
    result: list[Sum] = []
    for one in found:
        if one.form != "parts" or len(one.parts) < 2:
            continue
        wanted = [one.total, *(part.figure for part in one.parts)]
        inner: list[Figure] = []
        for figure in wanted:
            if folded[figure.stop : figure.stop + 1] != "(":
                break
            close = folded.find(")", figure.stop, figure.stop + 40)
            at = bisect_left(starts, figure.stop)
            held = [by_start[s] for s in starts[at : at + 3] if s < close]
            if close < 0 or len(held) != 1 or held[0].unit != figure.unit:
                break
            if "增" not in folded[figure.stop : held[0].start]:
                break
            inner.append(held[0])
        if len(inner) != len(wanted):
            continue
        total, parts = (
            inner[0],
            tuple(Part(figure, part.label) for figure, part in zip(inner[1:], one.parts, strict=True)),
        )
        low, high = value_range([part.figure for part in parts])
        holds = adds_up([part.figure for part in parts], total)
        result.append(Sum(total, parts, "increments", low, high, holds, one.told, one.doubtful, one.label))
    return result


def _same_items(one: Sum) -> bool:
    """Whether one channel carried all there was, so that the parts are the same items over again: 73条,
    其中网站73条,微信73条."""
    if not one.signs.overlap or one.signs.complete or one.signs.exhaustive in ("sum", "respective"):
        return False
    return one.low > one.total.value and any(part.figure.value == one.total.value for part in one.parts)


def _distinct(found: list[Sum]) -> list[Sum]:
    """One sum for each total and set of parts; a reading that holds silences others on the same figures."""
    kept: dict[tuple[int, tuple[int, ...]], Sum] = {}
    for one in found:
        key = (one.total.start, tuple(part.figure.start for part in one.parts))
        kept.setdefault(key, one)
    holding = [one for one in kept.values() if one.holds and len(one.parts) > 1]
    parts_of: dict[int, int] = {}
    for number, one in enumerate(holding):
        for part in one.parts:
            parts_of.setdefault(part.figure.start, number)
    result = []
    for one in kept.values():
        if not one.holds:
            if _same_items(one):
                continue
            # All parts already explained by a sum that adds up: this reading was a wrong one.
            explained = [parts_of.get(part.figure.start) for part in one.parts]
            if all(number is not None for number in explained):
                continue
            # The total and its last part stand side by side in a sum that adds up: the list ended before.
            beside = parts_of.get(one.total.start)
            if beside is not None and beside == explained[-1]:
                continue
        result.append(one)
    result.sort(key=lambda one: (one.total.start, one.parts[0].figure.start))
    return result
