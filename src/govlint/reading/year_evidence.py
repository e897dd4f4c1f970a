"""The report year of a text whose title names none: from what the text says of itself, else of its work."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govlint.prose.dates import EXACT, find_periods
from govlint.reading._text import folded_part
from govlint.reading.lexicon import lexicon
from govlint.report.normalise import fold
from govlint.report.patterns import compiled
from govlint.report.place import Span, Text
from govlint.report.record import NamedTuple

_YEAR = compiled(r"[《》]|(?<![0-9])((?:19|20)[0-9]{2})年(?:度|底|末|以来)?")
_SENTENCE_END = compiled(r"[。;!?\n]")
_FILE_YEAR = compiled(r"(?<![0-9])(20[0-9]{2})(?![0-9])")
#: how far behind its year the subject of 现将我局2020年度政府信息公开工作年度报告公布如下 may stand
_REACH = 32
#: 2020年报 or 2020年度报告 in one of the first lines, a short one, names the report whatever else it says
_NAMED = compiled(r"(?<![0-9])((?:19|20)[0-9]{2})年?(?:年度报告|年报(?![送道表名考请批备销]))")
_FIRST = 8
_SHORT = 40
#: 现公布《…2020年政府信息公开年度报告》 and 特编制《…》: what is published here and now is this report
_PUBLISHED = compiled(r"(?<=[。;,\n])(?:现|特)[^,。;《》\n]{0,16}《|^(?:现|特)[^,。;《》\n]{0,16}《")
#: how long a name in marks may be up to its year
_NAME = 60
#: 余8件转2023年度办理 points to the year after the one reported
_AHEAD = ("转", "转至", "转到", "转入")
#: the share of the dated sentences that must agree
_AGREE = 2 / 3


class Evidence(NamedTuple):
    """A year, where it was read, and how: ``period`` or ``formula`` say it outright, ``sentences`` (most of
    them are about it) and ``name`` (of the file) only suggest it."""

    year: int
    span: Span | None
    how: str


def year_evidence(texts: Sequence[Text], path: str) -> Evidence | None:
    """The best evidence of the report year, None where there is none."""
    stated, named = _stated(texts), _named(texts)
    if stated is not None and named is not None and _is_left_over(stated.year, named.year, texts):
        return named
    if stated is not None or named is not None:
        return stated or named
    for text in texts[:_FIRST]:
        if len(text.value) <= _SHORT:
            short = _NAMED.search(fold(text.value).value)
            if short is not None:
                return Evidence(int(short[1]), folded_part(text, *short.span(1)).span(), "formula")
    return _most_sentences(texts) or _file_name(path)


def _stated(texts: Sequence[Text]) -> Evidence | None:
    """The year of the first whole period."""
    for text in texts:
        folded = fold(text.value).value
        for period in find_periods(folded):
            first, last = period.first, period.last
            if first and last and last.year and first.year == last.year and period.status == EXACT:
                return Evidence(last.year, folded_part(text, period.start, period.end).span(), "period")
    return None


def _named(texts: Sequence[Text]) -> Evidence | None:
    """The year by which the text calls itself a report."""
    for text in texts:
        for year, start, end in _formulas(fold(text.value).value):
            return Evidence(year, folded_part(text, start, end).span(), "formula")
    return None


def _is_left_over(stated: int, named: int, texts: Sequence[Text]) -> bool:
    """Whether the period is that of an older report: the text calls itself the report for another year, and
    more is said of that year. The period itself names its year twice."""
    if stated == named:
        return False
    counts = _counts(texts)[0]
    return counts.get(named, 0) - 1 > max(0, counts.get(stated, 0) - 2)


def _formulas(folded: str) -> Iterator[tuple[int, int, int]]:
    """Years of 编制的2014年度政府信息公开年度报告 and the like, outside of names of documents."""
    for found in _years(folded):
        behind = _SENTENCE_END.split(folded[found.end() : found.end() + _REACH], maxsplit=1)[0]
        topic = next((behind.find(one) for one in lexicon().topics if one in behind), -1)
        # 2021年我局将做好政府信息公开年度报告 is a plan; 现将2020年度…报告如下 has its 将 before the year.
        if topic < 0 or any(word in behind[:topic] for word in lexicon().plans):
            continue
        if any(behind.find(end, topic) >= 0 for end in lexicon().title_ends if "报" in end):
            yield int(found[1]), found.start(1), found.end(1)
    for named in _PUBLISHED.finditer(folded):
        for found in _YEAR.finditer(folded, named.end(), min(named.end() + _NAME, len(folded))):
            if found[1] is None:
                break
            behind = folded[found.end() : found.end() + _REACH].partition("》")[0]
            if behind.endswith(lexicon().title_ends) and any(one in behind for one in lexicon().topics):
                yield int(found[1]), found.start(1), found.end(1)


def _years(folded: str) -> Iterator[re.Match[str]]:
    """Years outside of 《names of documents》, which carry years of their own."""
    depth = 0
    for found in _YEAR.finditer(folded):
        if found[1] is None:
            depth = max(0, depth + (1 if found[0] == "《" else -1))
        elif not depth:
            yield found


def _most_sentences(texts: Sequence[Text]) -> Evidence | None:
    """The year that most sentences about work done speak of; plans are about the next one."""
    counts, spans = _counts(texts)
    if not counts:
        return None
    year = max(counts, key=lambda one: counts[one])
    if counts[year] < _AGREE * sum(counts.values()):
        return None
    return Evidence(year, spans[year], "sentences")


def _counts(texts: Sequence[Text]) -> tuple[dict[int, int], dict[int, Span]]:
    """How often sentences about work done name each year, and where first."""
    counts: dict[int, int] = {}
    spans: dict[int, Span] = {}
    for text in texts:
        folded = fold(text.value).value
        at = 0
        for sentence in _SENTENCE_END.split(folded):
            if not any(word in sentence for word in lexicon().plans):
                for found in _years(sentence):
                    if sentence.endswith(_AHEAD, 0, found.start(1)):
                        continue
                    year = int(found[1])
                    counts[year] = counts.get(year, 0) + 1
                    start = at + found.start(1)
                    spans.setdefault(year, folded_part(text, start, start + 4).span())
            at += len(sentence) + 1
    return counts, spans


def _file_name(path: str) -> Evidence | None:
    name = path.replace("\\", "/").rpartition("/")[2]
    years = set(_FILE_YEAR.findall(name))
    return Evidence(int(years.pop()), None, "name") if len(years) == 1 else None
