"""Title, report year and organ of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from govlint.prose.numbering import heading_ordinal
from govlint.reading._text import chain, folded_part
from govlint.reading.authors import author, is_organ
from govlint.reading.furniture import is_furniture, is_menu
from govlint.reading.levels import organ_level as organ_level
from govlint.reading.lexicon import lexicon
from govlint.reading.metadata import named_values, signature
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
YEAR = compiled(
    r"(?<!\d)((?:19|20)\d\d)\s?(?:年度?|-\s?(?=政府|年报))|([二一][〇零○O0oＯ一二三四五六七八九]{3})年度?"
)
# 2011-2012年: a report on two years.
_YEAR_TO = compiled(r"(?:19|20)\d\d[-至、]$")
_CHINESE_DIGITS = str.maketrans("〇零○OoＯ一二三四五六七八九", "000000123456789")
_BRACKET = compiled(r"[(〔【\[]([^()〔〕【】\[\]]{1,30})[)〕】\]]$")
# The number of the document that brings the report: 某卫〔2015〕3号.
_NUMBERED = compiled(r"[^\s\d]{1,12}\s?[〔\[(【]\s?(?:19|20)\d\d\s?[〕\])】]\s?第?\d{1,4}号")
# What a site puts before its titles: [某镇]2012年某镇…
_TAG = compiled(r"[\[(【〔][^\[\]()【】〔〕]{2,20}[\])】〕]")
_PATH = ">＞/|»›→"
# What a viewer of documents or a table of metadata puts before the title: Page 3 - …, 名称 …
_PAGE = compiled(
    r"\s*(?:(?:[Pp]age|PAGE)\s*[0-9]{1,4}\s*[-–—:：|]|(?:信息|文件|公文)?(?:名\s*称|标\s*题)[\s:：])\s*"
)
# A title and the first sentence behind it, in a page that lost its line ends.
_RUN_ON = compiled(r"\s*(\S{8,60}?(?:年度?报告|年度?報告|年报|年報))\s")
_SITE = compiled(r"[-_|–—]\s?[^-_|–—]{2,30}$")


class Title(NamedTuple):
    """The title and the blocks it was read from (indices), none when it came from page metadata or from a
    line that goes on with text."""

    text: Text
    blocks: tuple[int, ...] = ()


def find_title(blocks: Sequence[Block], meta: Mapping[str, Text]) -> Title | None:
    """The first heading or line, or two or three lines together, that reads like a report's title;
    else the page's own title; else the first line that names a year and the subject."""
    lines = list(_first_lines(blocks))
    declared = _declared(blocks)
    if declared is not None:
        return declared
    nameless: Title | None = None
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
            found = Title(text, tuple(one for one, _ in group))
            if _organ_part(text.value):
                return found
            # Titles in menus name no organ; the report's own may follow.
            nameless = nameless or found
    if nameless is not None:
        return nameless
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
    """Whether one of the lines is a title of its own: with its organ, or the last under a line that is
    none."""
    titles = [text.value for _, text in group if _is_title(text.value)]
    if any(_organ_part(title) for title in titles):
        return True
    last = group[-1][1].value
    return last in titles and (len(group) > 2 or not is_organ(group[0][1].value))


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
            if worded and not _is_bare_furniture(text.value) and not _NUMBERED.fullmatch(text.value.strip()):
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
        # The year may stand there: …工作年度报告（2019年度）.
        dated = dated and YEAR.fullmatch(bracket[1]) is None
        folded = folded[: bracket.start()]
    if not 8 <= len(folded) <= _LONGEST or any(sign in folded for sign in "。;《:") or folded.count(",") > 1:
        return False
    # 三 依申请公开情况: only the original has the space that makes a number of 三.
    if heading_ordinal(folded) or heading_ordinal(line.lstrip()) or is_menu(line):
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
    """The organ that the title names, else the introduction, the page's metadata or the signature."""
    if title is not None:
        part = _organ_text(title.text)
        if part is not None:
            return Organ(part.value, organ_level(part.value, regime), part.span(), False)
        beside = _organ_beside(title, blocks, regime)
        if beside is not None:
            return beside
    named = author(blocks)
    if named is not None:
        return Organ(named.value, organ_level(named.value, regime), named.span(), False)
    for text in named_values(blocks, lexicon().publisher):
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
    tag = _TAG.match(value)
    start = tag.end() if tag and tag.end() < end else 0
    year = YEAR.search(value, start)
    if year and value[start : year.start()] in ("", *lexicon().title_lead):
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


class _Nowhere:
    """Places of a text nobody will ask for."""

    def span(self, start: int, end: int) -> Span:  # noqa: ARG002 - the protocol's signature
        return TOP


_NO_PLACES = _Nowhere()
