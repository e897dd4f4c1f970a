"""From headings to sections: the introduction, the parts with their paragraphs, what follows the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from govlint.prose.dates import heads_period
from govlint.prose.numbering import heading_ordinal
from govlint.prose.partslist import find_parts_list
from govlint.reading.authors import is_organ
from govlint.reading.flow import visible
from govlint.reading.furniture import is_annex, is_bullet, is_closing, is_stop
from govlint.reading.identity import YEAR
from govlint.reading.lexicon import lexicon
from govlint.reading.metadata import is_date_line
from govlint.reading.outline import Heading, find_headings
from govlint.regimes.model import Regime
from govlint.report.document import Block, Line
from govlint.report.model import Paragraph
from govlint.report.normalise import fold, label
from govlint.report.place import Text
from govlint.report.record import NamedTuple

#: depth of headings inside a part, by style
_LEVELS = {"chinese-paren": 1, "chinese": 1, "part": 1, "arabic": 2, "arabic-paren": 3, "circled": 4}
#: numbers that the parts themselves have
_OF_PARTS = ("chinese", "part")
_SHORT = 60
_STOPS = "。：:；;"
_SIGNS = "，。、；,;.%％0123456789"


class Draft(NamedTuple):
    """A part of the report before its tables are read."""

    id: str | None
    title: Text
    heading: Heading
    blocks: tuple[Block, ...]


class Outline(NamedTuple):
    """``head`` is what stands before the first part. ``ends`` says that the document reaches the end of a
    report, ``begins`` that it has its beginning, ``closed`` that a signature, an annex or other matter that
    follows a report stands behind the last part."""

    head: tuple[Block, ...]
    drafts: tuple[Draft, ...]
    begins: bool
    ends: bool
    closed: bool = False


def outline(blocks: Sequence[Block], regime: Regime, title: Text | None, used: Iterable[int]) -> Outline:
    """Divide ``blocks`` at the top-level headings. ``used`` are the blocks that made the title."""
    headings, contents, annexed = find_headings(blocks, regime)
    titles = _names_of(title)
    skipped = {*used, *contents}
    first = headings[0].block if headings else len(blocks)
    head = [block for index, block in enumerate(blocks[:first]) if index not in skipped]
    drafts: list[Draft] = []
    end = len(blocks)
    ended = False
    for at, heading in enumerate(headings):
        last = at + 1 == len(headings)
        stop = end if last else headings[at + 1].block
        inside = [blocks[one] for one in range(heading.block + 1, stop) if one not in contents]
        if last:
            inside, ended = _cut_tail(inside, titles)
        line = blocks[heading.block]
        assert isinstance(line, Line)
        rest = line.text.part(heading.end).stripped()
        begun = rest.value.lstrip("。：:；; \u3000")
        if begun:
            inside.insert(0, Line(rest.part(len(rest.value) - len(begun))))
        kept = tuple(one for one in inside if visible(one) and not _repeats(one, titles))
        drafts.append(
            Draft(
                heading.match.id if heading.match else None,
                line.text.part(heading.start, heading.end).stripped(),
                heading,
                kept,
            )
        )
    named = any(draft.id in lexicon().closing_sections for draft in drafts)
    begins = not headings or any(heading.number <= 1 for heading in headings[:2])
    kept = tuple(block for block in head if visible(block) and not _repeats(block, titles))
    ended = ended or annexed
    return Outline(kept, tuple(drafts), begins, ended or named, ended)


def _names_of(title: Text | None) -> set[str]:
    """The title as it may stand on the page once more, with its year or without."""
    if title is None:
        return set()
    return {label(title.value), label(YEAR.sub("", fold(title.value).value, count=1))}


def _is_of_report(line: str) -> bool:
    """Whether a short line is a numbered heading inside a part, or counts the parts (附表等六个部分). 一、
    without a part behind it is a line of a table of contents."""
    ordinal = heading_ordinal(line)
    if ordinal is not None and _LEVELS.get(ordinal.style, 0) > 0 and ordinal.style not in _OF_PARTS:
        return True
    return find_parts_list(fold(line).value) is not None


def _repeats(block: Block, titles: set[str]) -> bool:
    return isinstance(block, Line) and len(block.text.value) < 100 and label(block.text.value) in titles


def _cut_tail(blocks: list[Block], titles: set[str]) -> tuple[list[Block], bool]:
    """The last part without what follows the report; whether something that closes a report was there.
    ``titles`` are the report's own, in which the organ that signs is named."""
    ended = dated = False
    for index, block in enumerate(blocks):
        if isinstance(block, Line) and is_stop(block.text.value):
            blocks, ended = blocks[:index], True
            break
    # An annex stays, its tables are read; nothing of the report comes after it.
    ended = ended or any(isinstance(one, Line) and is_annex(one.text.value) for one in blocks)
    end = len(blocks)
    while end:
        last = blocks[end - 1]
        if not isinstance(last, Line):
            break
        value = last.text.value.strip()
        if last.chrome or not visible(last) or is_closing(value):
            # Only what is known to follow a report shows its end; furniture may stand anywhere.
            ended = ended or is_closing(value)
        elif is_date_line(value):
            ended = dated = True
        elif _signs(value, titles) or (dated and is_organ(value) and len(value) <= 30):
            ended = True
        else:
            break
        end -= 1
    return blocks[:end], ended


def _signs(line: str, titles: set[str]) -> bool:
    """Whether a line without a date is a signature: it names an organ that the title names. Other lines that
    end like an organ's name may be the beginning of a sentence (2023年我局)."""
    bare = label(line)
    return len(line) <= 30 and is_organ(line) and any(bare in title for title in titles)


def intro_of(lines: Sequence[Line], title: Text | None) -> Iterator[Paragraph]:
    """The paragraphs before the first part, without the page's head."""
    titles = _names_of(title)
    for at, block in enumerate(lines):
        value = block.text.value.strip()
        bare = label(value)
        if bare in lexicon().prefaces or is_date_line(value) or is_organ(value):
            continue
        if is_bullet(value) and len(value) <= 30:
            continue
        short = len(value) < 15 and not any(sign in value for sign in _SIGNS)
        following = fold(lines[at + 1].text.value[:200]).value if at + 1 < len(lines) else ""
        if short and not (_is_of_report(value) or heads_period(fold(value).value, following)):
            continue
        if not any("\u4e00" <= sign <= "\u9fff" for sign in value[:200]):
            continue
        if any(bare and bare in title for title in titles) and len(value) < 40:
            continue
        yield from paragraphs_of(block)


def paragraphs_of(line: Line) -> Iterator[Paragraph]:
    """The line as a heading, as text, or as a heading with the text that shares its line."""
    text = line.text.stripped()
    value = text.value
    ordinal = heading_ordinal(value[:_SHORT])
    level = _LEVELS.get(ordinal.style, 0) if ordinal is not None else 0
    if ordinal is None or not level:
        declared = line.heading if line.heading and len(value) <= _SHORT else 0
        yield Paragraph(text, max(declared - 1, 1) if declared else 0)
        return
    stop = next((at for at, sign in enumerate(value[:_SHORT]) if sign in _STOPS and at >= ordinal.end), -1)
    rest = value[stop + 1 :].strip() if stop >= 0 else ""
    if (stop < 0 and len(value) <= _SHORT) or (stop >= 0 and not rest):
        yield Paragraph(text, level)
    elif stop >= 0 and _is_title_like(value[ordinal.end : stop]):
        yield Paragraph(text.part(0, stop + 1), level)
        yield Paragraph(text.part(stop + 1).stripped())
    else:
        yield Paragraph(text)


def _is_title_like(words: str) -> bool:
    folded = fold(words).value
    return len(folded) <= 32 and "," not in folded and not any(sign.isdigit() for sign in folded)
