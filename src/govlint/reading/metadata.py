"""What the page around a report says of it: values behind names (发布机构: …), the signature, the date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from govlint.prose.dates import EXACT, find_moments
from govlint.reading._text import folded_part
from govlint.reading.authors import is_organ
from govlint.reading.furniture import STAMP, is_furniture
from govlint.reading.lexicon import lexicon
from govlint.report.document import Block, Grid, Line
from govlint.report.normalise import fold
from govlint.report.patterns import compiled
from govlint.report.place import Text
from govlint.report.record import NamedTuple

# Metadata stands in the first or last blocks of a page.
_EDGE = 200
_DATE_LINE = compiled(
    r"\(?(?:20\d\d年\d{1,2}月(?:\d{0,2}日)?"
    r"|[二一][〇零○一二三四五六七八九]{3}年[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{0,3}日)?)\)?"
)
#: a date under the title stands within so many lines
_TOP = 6
_BEFORE_NAME = ("", *"|•·[【〖。(（")


class Published(NamedTuple):
    """A date of publication; ``source`` is ``page`` (metadata) or ``signed`` (under the text)."""

    text: Text
    source: str


def find_published(blocks: Sequence[Block], meta: Mapping[str, Text]) -> Published | None:
    """The date of publication: from the page's metadata in the order of the words' weight, else the date
    under the text."""
    if "published" in meta:
        date = _date_in(meta["published"])
        if date is not None:
            return Published(date, "page")
    for word in lexicon().published:
        for text in named_values(blocks, (word,)):
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


def named_values(blocks: Sequence[Block], names: Sequence[str]) -> Iterator[Text]:
    """The values that follow one of ``names``: in the same line or cell, on the next line, or in a later cell
    of the row."""
    near = blocks if len(blocks) <= _EDGE * 2 else [*blocks[:_EDGE], *blocks[-_EDGE:]]
    label = False
    for block in near:
        if isinstance(block, Line):
            value = fold(block.text.value[:200]).value.strip()
            if label and value:
                if not value.endswith(":") and not value.startswith(tuple(names)):
                    yield block.text.stripped()
                label = False
            if len(block.text.value) <= 200:
                yield from _after_name(block.text, names)
                # The name stands on a line of its own, and the value on the next.
                label = label or (value.endswith(":") and value[:-1].replace(" ", "") in names)
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
    candidates = [*range(len(lines) - 1, max(len(lines) - 12, -1), -1), *range(1, min(_TOP, len(lines)))]
    for at in candidates:
        text = lines[at][1]
        folded = fold(text.value).value
        if not is_date_line(folded) and not (at < _TOP and (STAMP.match(folded) and is_furniture(folded))):
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
