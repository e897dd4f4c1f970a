"""Title, report year, organ and date of publication of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from govlint.prose.dates import EXACT, find_moments
from govlint.prose.numbering import heading_ordinal
from govlint.reading._text import chain, folded_part
from govlint.reading.furniture import is_furniture, is_menu
from govlint.reading.levels import organ_level as organ_level
from govlint.reading.lexicon import lexicon
from govlint.regimes.model import Regime
from govlint.report.document import Block, Grid, Line
from govlint.report.model import Organ
from govlint.report.normalise import fold
from govlint.report.patterns import compiled
from govlint.report.place import NOWHERE, TOP, Span, Text
from govlint.report.record import NamedTuple

# How many of the first lines may hold the title, and how long it may be.
_FIRST = 40
_TOP = 8
_LONGEST = 80
# Metadata stands in the first or last blocks of a page.
_EDGE = 200
YEAR = compiled(
    r"(?<!\d)((?:19|20)\d\d)\s?(?:年度?|-\s?(?=政府|年报))|([二一][〇零○O0oＯ一二三四五六七八九]{3})年度?"
)
# 2011-2012年: a report on two years.
_YEAR_TO = compiled(r"(?:19|20)\d\d[-至、]$")
_CHINESE_DIGITS = str.maketrans("〇零○OoＯ一二三四五六七八九", "000000123456789")
_BRACKET = compiled(r"[(〔【\[]([^()〔〕【】\[\]]{1,30})[)〕】\]]$")
_DATE_LINE = compiled(
    r"\(?(?:20\d\d年\d{1,2}月(?:\d{0,2}日)?"
    r"|[二一][〇零○一二三四五六七八九]{3}年[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{0,3}日)?)\)?"
)
_PATH = ">＞/|»›→"
# What a viewer of documents puts before the title: Page 3 - …
_PAGE = compiled(r"\s*(?:[Pp]age|PAGE)\s*[0-9]{1,4}\s*[-–—:：|]\s*")
# A title and the first sentence behind it, in a page that lost its line ends.
_RUN_ON = compiled(r"\s*(\S{8,60}?(?:年度?报告|年度?報告|年报|年報))\s")
_BEFORE_NAME = ("", *"|•·[【〖。(（")
_SITE = compiled(r"\s*[-_|–—]\s*[^-_|–—]{2,30}$")


class Title(NamedTuple):
    """The title and the blocks it was read from (indices), none when it came from page metadata or from a
    line that goes on with text."""

    text: Text
    blocks: tuple[int, ...] = ()


class Published(NamedTuple):
    """A date of publication; ``source`` is ``page`` (metadata) or ``signed`` (under the text)."""

    text: Text
    source: str


def find_title(blocks: Sequence[Block], meta: Mapping[str, Text]) -> Title | None:
    """The first heading or line, or two or three lines together, that reads like a report's title;
    else the page's own title; else the first line that names a year and the subject."""
    lines = list(_first_lines(blocks))
    declared = _declared(blocks)
    if declared is not None:
        return declared
    for at, (index, _) in enumerate(lines):
        for count in (1, 2, 3):
            group = lines[at : at + count]
            if len(group) < count or any(later[0] - earlier[0] > 2 for earlier, later in pairwise(group)):
                break
            text = chain([one.stripped() for _, one in group])
            if not _is_title(text.value) or (count > 1 and _stands_alone(group)):
                continue
            if count == 1 and at and not _organ_part(text.value) and is_organ(lines[at - 1][1].value):
                # The organ stands on a line of its own above.
                before = lines[at - 1]
                return Title(chain([before[1].stripped(), text]), (before[0], index))
            return Title(text, tuple(one for one, _ in group))
    page = meta.get("title")
    if page is not None:
        site = _SITE.search(page.value)
        bare = page.part(0, site.start()) if site and _is_title(page.value[: site.start()]) else page
        if _is_title(bare.value) or not lines:
            return Title(bare.stripped())
    for _, line in lines[:_TOP]:
        begun = _RUN_ON.match(line.value)
        if begun and _is_title(begun[1]) and _organ_part(begun[1]):
            return Title(line.part(*begun.span(1)))
    undated = _undated(lines)
    if undated is not None:
        return undated
    for index, line in lines:
        folded = fold(line.value).value
        if heading_ordinal(line.value):
            break  # the report has begun
        # A sentence is no title, whatever it speaks of.
        if len(folded) > _LONGEST or any(sign in folded for sign in "。,;:"):
            continue
        if YEAR.search(folded) and _topic_at(folded) >= 0:
            return Title(line.stripped(), (index,))
    return None


def _declared(blocks: Sequence[Block]) -> Title | None:
    """A title that the format itself marks as a heading; metadata tables above repeat it."""
    for index, block in enumerate(blocks[: _FIRST * 3]):
        if isinstance(block, Line) and block.heading and not block.chrome and _is_title(block.text.value):
            if _organ_part(block.text.value):
                return Title(block.text.stripped(), (index,))
            return None
    return None


def _stands_alone(group: Sequence[tuple[int, Text]]) -> bool:
    """Whether the last of the lines is a title of its own: with its organ, or under a line that is none."""
    last = group[-1][1].value
    return _is_title(last) and (bool(_organ_part(last)) or len(group) > 2 or not is_organ(group[0][1].value))


def _undated(lines: Sequence[tuple[int, Text]]) -> Title | None:
    """A title that names no year: one of the very first lines, with the organ's line above it."""
    for at, (index, line) in enumerate(lines[:_TOP]):
        if not _is_title(line.value, dated=False):
            continue
        if not _organ_part(line.value) and at and is_organ(lines[at - 1][1].value):
            before = lines[at - 1]
            return Title(chain([before[1].stripped(), line.stripped()]), (before[0], index))
        return Title(line.stripped(), (index,))
    return None


def _first_lines(blocks: Sequence[Block]) -> Iterator[tuple[int, Text]]:
    """The first lines of the document, cells of leading tables included."""
    count = 0
    for index, block in enumerate(blocks):
        texts: Sequence[Text] = ()
        if isinstance(block, Line) and not block.chrome:
            texts = (block.text,)
        elif isinstance(block, Grid):
            texts = [cell.text for cell in block.cells[:1000] if cell.text.value][:_FIRST]
        for whole in texts:
            text = _behind_menu(whole) if is_menu(whole.value) else whole
            worded = any("\u4e00" <= sign <= "\u9fff" for sign in text.value[:200])
            if worded and not _is_bare_furniture(text.value):
                page = _PAGE.match(text.value)
                yield index, text.part(page.end()) if page else text
                count += 1
        if count >= _FIRST:
            return


def _behind_menu(line: Text) -> Text:
    """The last words of a menu when they are a title: pages in one line have it there. The last words of a
    path (首页 > …) name a page of the site."""
    if any(sign in _PATH for sign in line.value):
        return line
    bare = line.value.rstrip()
    last = line.part(bare.rfind(bare.split()[-1]), len(bare))
    return last if _is_title(last.value) else line


def _is_bare_furniture(line: str) -> bool:
    return is_furniture(line) and not _is_title(line)


def _is_title(line: str, dated: bool = True) -> bool:
    """Whether a line reads like a report's title; ``dated`` asks for the year in it."""
    folded = fold(line[: _LONGEST * 2]).value.strip().strip("|").strip()
    bracket = _BRACKET.search(folded)
    if bracket:
        folded = folded[: bracket.start()]
    if not 8 <= len(folded) <= _LONGEST or any(sign in folded for sign in "。;《:") or folded.count(",") > 1:
        return False
    if heading_ordinal(folded) is not None or is_menu(line):
        return False  # the heading of a part, navigation
    return (
        (YEAR.search(folded) is not None or not dated)
        and _topic_at(folded) >= 0
        and folded.endswith(lexicon().title_ends)
        and not folded.startswith(lexicon().title_not_starts)
    )


def _topic_at(folded: str) -> int:
    """Where the subject of the report (政府信息公开 ...) begins, -1 if it is not named."""
    places = [folded.find(topic) for topic in lexicon().topics]
    found = [place for place in places if place >= 0]
    if not found:
        return -1
    at = min(found)
    # 镇人民政府信息公开: the government belongs to the organ, not to the subject.
    return at + 2 if folded[:at].endswith("人民") else at


def title_year(title: Text) -> tuple[int, Span] | None:
    """The year that a title names, and where."""
    folded = fold(title.value)
    topic = _topic_at(folded.value)
    best: re.Match[str] | None = None
    for found in YEAR.finditer(folded.value):
        # The year nearest before the subject counts; one behind it only when there is none before.
        if best is None or found.end() <= max(topic, 0):
            best = found
    if best is None:
        return None
    digits = best[1] or best[2].translate(_CHINESE_DIGITS)
    start, end = best.span(1) if best[1] else best.span(2)
    return int(digits), folded_part(title, start, end).span()


def find_organ(title: Title | None, blocks: Sequence[Block], regime: Regime) -> Organ:
    """The organ that the title names, else the one that the page's metadata or the signature names."""
    if title is not None:
        part = _organ_text(title.text)
        if part is not None:
            return Organ(part.value, organ_level(part.value, regime), part.span(), False)
        beside = _organ_beside(title, blocks, regime)
        if beside is not None:
            return beside
    for text in _named_values(blocks, lexicon().publisher):
        if is_organ(text.value) or organ_level(text.value, regime):
            return Organ(text.value, organ_level(text.value, regime), text.span(), False)
    signed = signature(blocks)
    if signed is not None and signed[0] is not None:
        return Organ(signed[0].value, organ_level(signed[0].value, regime), signed[0].span(), False)
    return Organ("", "", NOWHERE, False)


def _organ_beside(title: Title, blocks: Sequence[Block], regime: Regime) -> Organ | None:
    """The organ that stands on the line before or behind a title that names none."""
    if not title.blocks:
        return None
    for at in (title.blocks[0] - 1, title.blocks[-1] + 1):
        block = blocks[at] if 0 <= at < len(blocks) else None
        if isinstance(block, Line) and not block.chrome and is_organ(block.text.value):
            text = block.text.stripped()
            level = organ_level(text.value, regime)
            if level and not is_furniture(text.value):
                return Organ(text.value, level, text.span(), False)
    return None


def _organ_part(line: str) -> str:
    text = _organ_text(Text(line, _NO_PLACES))
    return text.value if text else ""


def _organ_text(title: Text) -> Text | None:
    """The organ's name inside a title: what is left without year, subject and form of words."""
    folded = fold(title.value)
    value = folded.value
    topic = _topic_at(value)
    end = topic if topic >= 0 else len(value)
    start = 0
    year = YEAR.search(value)
    if year and value[: year.start()] in ("", *lexicon().title_lead):
        start = year.end()
    elif year and year.start() < end:
        end = year.start() - (5 if _YEAR_TO.search(value, 0, year.start()) else 0)
    words = value[start:end]
    for lead in lexicon().title_lead:
        if words.startswith(lead):
            start += len(lead)
        elif words.endswith(lead):
            end -= len(lead)
    inner = YEAR.match(value, start)
    if inner:
        start = inner.end()
    part = folded_part(title, start, max(end, start)).stripped()
    name = fold(part.value).value
    if len(name) >= 2 and name not in lexicon().areas:
        return part
    bracket = _BRACKET.search(value.strip())
    if bracket and not any(word in bracket[1] for word in lexicon().excerpt) and is_organ(bracket[1]):
        return folded_part(title, *bracket.span(1))
    return None


def is_organ(line: str) -> bool:
    """A short line that ends as an organ's name does."""
    folded = fold(line[:_LONGEST]).value.strip()
    return (
        3 <= len(folded) <= 40
        and not any(s in folded for s in ",。;:|")
        and folded.endswith(lexicon().organ_ends)
    )


def find_published(blocks: Sequence[Block], meta: Mapping[str, Text]) -> Published | None:
    """The date of publication: from the page's metadata in the order of the words' weight, else the date
    under the text."""
    if "published" in meta:
        date = _date_in(meta["published"])
        if date is not None:
            return Published(date, "page")
    for word in lexicon().published:
        for text in _named_values(blocks, (word,)):
            date = _date_in(text)
            if date is not None:
                return Published(date, "page")
    signed = signature(blocks)
    return Published(signed[1], "signed") if signed else None


def _date_in(text: Text) -> Text | None:
    folded = fold(text.value[:60]).value
    for moment in find_moments(folded):
        if moment.day and moment.year and moment.status == EXACT:
            return folded_part(text, moment.start, moment.end)
    return None


def _named_values(blocks: Sequence[Block], names: Sequence[str]) -> Iterator[Text]:
    """The values that follow one of ``names``: in the same line or cell, or in a later cell of the row."""
    near = blocks if len(blocks) <= _EDGE * 2 else [*blocks[:_EDGE], *blocks[-_EDGE:]]
    for block in near:
        if isinstance(block, Line):
            if len(block.text.value) <= 200:
                yield from _after_name(block.text, names)
        elif isinstance(block, Grid) and len(block.cells) <= 100:
            waiting: list[str] = []
            for cell in block.cells:
                found = list(_after_name(cell.text, names))
                key = fold(cell.text.value).value.strip().rstrip(":")
                if found:
                    yield from found
                elif key.replace(" ", "") in names:
                    waiting.append(key)
                elif (
                    waiting
                    and cell.text.value.strip()
                    and not key.endswith(":")
                    and cell.text.value.strip()[-1] not in ":："
                ):
                    # Crawled rows drop empty cells, so the value may stand a cell too early or late.
                    yield cell.text
                    waiting.clear()


def _after_name(text: Text, names: Sequence[str]) -> Iterator[Text]:
    matching = fold(text.value)
    folded = matching.value
    for name in names:
        at = folded.find(name)
        while at >= 0:
            end = at + len(name)
            # In the original: the matching form has no blank before a Chinese character.
            printed = matching.back(at)
            before = text.value[printed - 1 : printed].strip()
            rest = folded[end:]
            behind = matching.back(end - 1) + 1
            after = text.value[behind : behind + 1]
            if (after.isspace() or after in (":", "：")) and before in _BEFORE_NAME:
                begin = end + len(rest) - len(rest.lstrip(": "))
                stop = next(
                    (i for i in range(begin, len(folded)) if folded[i] in " |\t" and i > begin + 9),
                    len(folded),
                )
                part = folded_part(text, begin, stop).stripped()
                if part.value:
                    yield part
            at = folded.find(name, end)


def signature(blocks: Sequence[Block]) -> tuple[Text | None, Text] | None:
    """Organ (None if not named) and date at the end of the text, or right under the title."""
    lines = [(index, block.text.stripped()) for index, block in enumerate(blocks) if isinstance(block, Line)]
    lines = [(index, text) for index, text in lines if text.value]
    candidates = [*range(len(lines) - 1, max(len(lines) - 12, -1), -1), *range(1, min(6, len(lines)))]
    for at in candidates:
        text = lines[at][1]
        folded = fold(text.value).value
        if not is_date_line(folded):
            continue
        date = _date_in(text)
        if date is None:
            continue
        above = lines[at - 1][1] if at else None
        return (above if above is not None and is_organ(above.value) else None), date
    return None


def is_date_line(line: str) -> bool:
    """A line that is a date and nothing else; signatures may leave out the day."""
    return len(line) <= 24 and _DATE_LINE.fullmatch(fold(line).value.replace(" ", "")) is not None


class _Nowhere:
    """Places of a text nobody will ask for."""

    def span(self, start: int, end: int) -> Span:  # noqa: ARG002 - the protocol's signature
        return TOP


_NO_PLACES = _Nowhere()
