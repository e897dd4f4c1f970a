"""Requests, reviews and lawsuits with their parts right behind them and no word that opens the list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.prose._adding import adds_up, value_range
from govlint.prose._items import Item, items
from govlint.prose._layout import Level
from govlint.prose._markers import Marker
from govlint.prose._readings import Reading
from govlint.prose._sum import Sum, sum_of
from govlint.prose.words import CASES, CHANNELS, REQUESTS, Words
from govlint.report.patterns import compiled

_WAY_OF_REQUEST = compiled("^.{0,3}$|申请|提出|提交|递交|方式|渠道|途径|受理$")
_CARRIED = compiled("上年|去年|结转|转入|结存|存量|往年|历年")


def divided_requests(level: Level, words: Words) -> Iterator[Sum]:
    """Ways, applicants or outcomes right behind the requests that come to them or exceed them, with no word
    to open the list: 收到申请15件,网络9件,信函8件."""
    for at, figure in enumerate(level.figures[:-2]):
        if not figure.unit or figure.high is None or not REQUESTS.search(level.lead(at)):
            continue
        parts, named = _of_requests(level, at, words)
        holds = adds_up([item.figure for item in parts], figure)
        larger = value_range([item.figure for item in parts])[0] > figure.high
        both = (
            named == "applicant" and len(parts) == 2 and level.gap(parts[0].at).lstrip("\0")[:1] in (",", ";")
        )
        if len(parts) < (3 if named == "outcome" else 2) or not (holds or larger or both):
            continue
        if named == "outcome" and larger:
            # They may hold what was carried over and is told elsewhere.
            start = level.sentence_start(figure.start)
            if _CARRIED.search(level.text, start, level.sentence_end(figure.stop)):
                continue
        if not holds and _one_of_the_ways(level, at, parts, words):
            continue
        doubtful = named == "outcome" and larger
        one = sum_of(level, Reading(figure, at, tuple(parts), (), holds, doubtful), "total", words)
        if not (holds or larger or (one.signs.complete and not one.signs.mixed)):
            continue
        yield one
        if again := _applicants_behind(level, at, parts, named, words):
            yield again


def _applicants_behind(level: Level, at: int, parts: Sequence[Item], named: str, words: Words) -> Sum | None:
    """The applicants behind the ways of the same requests, where they name both kinds and miss the total:
    6件,4件为网络申请,2件为信件申请;申请人为自然人的3件,法人或其他组织的2件."""
    behind = range(parts[-1].at + 1, parts[-1].at + 3)
    figure = level.figures[at]
    if named == "applicant" or behind.stop > len(level.figures) or ";" not in level.gap(behind[0]):
        return None
    if any(level.figures[one].unit != figure.unit for one in behind):
        return None
    both = tuple(Item(one, level.figures[one], ",", 0, False, False, parts[-1].figure.stop) for one in behind)
    holds = adds_up([item.figure for item in both], figure)
    one = sum_of(level, Reading(figure, at, both, (), holds, False), "total", words)
    return one if one.signs.complete and not one.signs.mixed else None


def divided_cases(level: Level, words: Words) -> Iterator[Sum]:
    """Outcomes right behind reviews or lawsuits that exceed them: 行政诉讼4件,维持2件,未审结1件,其他2件."""
    for at, figure in enumerate(level.figures[:-2]):
        if not figure.unit or figure.high is None or not CASES.search(level.lead(at)):
            continue
        start = level.sentence_start(figure.start)
        if _CARRIED.search(level.text, start, level.sentence_end(figure.stop)):
            continue
        # 复议3件,诉讼2件,维持4件,撤销1件: of both.
        if at and level.figures[at - 1].start >= start and CASES.search(level.lead(at - 1)):
            continue
        parts = _of_cases(level, at, words)
        if len(parts) > 1 and value_range([item.figure for item in parts])[0] > figure.high:
            yield sum_of(level, Reading(figure, at, tuple(parts), (), False, True), "total", words)


def _of_cases(level: Level, at: int, words: Words) -> list[Item]:
    """The outcomes right behind the reviews or lawsuits at ``at``."""
    parts: list[Item] = []
    for item in items(level, Marker(level.figures[at].stop, level.figures[at].stop, "total", False)):
        lead = level.lead(item.at)
        outcome = "outcome" in words.criteria_of(lead)
        apart = item.sentence or item.nested or item.opens or item.separator not in (",", "、")
        if apart or not outcome or item.figure.unit != level.figures[at].unit or _MORE.search(lead):
            break
        parts.append(item)
    return parts


# 审结4件,维持3件: what was decided, and how.
_MORE = compiled("(?<!未)(?:审结|办结|答复)|复议|诉讼|[一二再]审|应诉")


def _one_of_the_ways(level: Level, at: int, parts: Sequence[Item], words: Words) -> bool:
    """Whether the requests at ``at`` stand beside those behind them: 网站受理申请9件;当面受理申请7件;…."""
    lead = level.lead(at)
    if CHANNELS.search(lead) or "way" in words.criteria_of(lead):
        return True
    return any(REQUESTS.search(level.lead(item.at)) for item in parts)


def _of_requests(level: Level, at: int, words: Words) -> tuple[list[Item], str]:
    """The figures right behind the requests at ``at`` that one criterion divides, and its name."""
    unit = level.figures[at].unit
    parts: list[Item] = []
    named = ""
    for item in items(level, Marker(level.figures[at].stop, level.figures[at].stop, "total", False)):
        label = item.label(level)
        criterion = words.criterion(label)
        apart = item.sentence or item.nested or item.opens or item.separator not in (",", "、", ";")
        apart = apart or (item.separator == ";" and criterion == "outcome")
        if apart or item.figure.unit != unit or criterion != (named or criterion):
            break
        if criterion == "outcome":
            # One of the divisions into many outcomes, not what was answered in all.
            if not any(len(split) > 4 and any(one.search(label) for one in split) for split in words.splits):
                break
        elif criterion not in ("way", "applicant") or not _WAY_OF_REQUEST.search(label):
            break
        named = criterion
        parts.append(item)
    return parts, named
