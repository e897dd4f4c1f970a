"""The report's running text in matching form, prepared once for the rules that read it."""

from __future__ import annotations

from collections.abc import Iterable

from govlint.report.model import CLOSED, OPEN, Paragraph, Section
from govlint.report.normalise import Folded, fold
from govlint.report.patterns import compiled
from govlint.report.place import Span, Text
from govlint.report.record import NamedTuple
from govlint.rules._check import Check


class Read:
    """A paragraph in matching form, ``value``; ``section`` is None in the introduction."""

    __slots__ = ("_masked", "_sentences", "fold", "paragraph", "section", "value")

    def __init__(self, section: Section | None, paragraph: Paragraph) -> None:
        self.section = section
        self.paragraph = paragraph
        self.fold = fold(paragraph.text.value)
        self.value = self.fold.value
        self._masked: str | None = None
        self._sentences: list[tuple[int, int]] | None = None

    @property
    def masked(self) -> str:
        """``value`` with titles of documents, quotations and document numbers blanked, offsets kept: years
        and words inside them are not the report's own."""
        if self._masked is None:
            self._masked = _QUOTED.sub(lambda match: "\0" * len(match[0]), self.value)
        return self._masked

    @property
    def sentences(self) -> list[tuple[int, int]]:
        """Start and end of each sentence of ``masked``."""
        if self._sentences is None:
            self._sentences = sentences(self.masked)
        return self._sentences

    @property
    def place(self) -> tuple[str, ...]:
        return (self.section.title.value,) if self.section else ()

    def span(self, start: int, end: int) -> Span:
        """Where ``value[start:end]`` stands in the original."""
        return span_of(self.paragraph.text, self.fold, start, end)


def span_of(text: Text, folded: Folded, start: int, end: int) -> Span:
    """Where a stretch of a text's matching form stands in the original."""
    first, last = folded.back_range(start, end)
    return text.span(first, last)


class Place(NamedTuple):
    """Where something stands: characters ``start`` to ``end`` of a paragraph in matching form."""

    read: Read
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.read.value[self.start : self.end]

    @property
    def span(self) -> Span:
        return self.read.span(self.start, self.end)

    @property
    def unbroken(self) -> bool:
        """Whether the original has nothing between these characters, no space either."""
        first, last = self.read.fold.back_range(self.start, self.end)
        return last - first == self.end - self.start


def reads(check: Check) -> list[Read]:
    """All running text, introduction first; computed once."""
    return check.shared("structure.reads", _reads)


def _reads(check: Check) -> list[Read]:
    return [Read(passage.section, passage.paragraph) for passage in check.passages()]


def preface(check: Check) -> list[Read]:
    """The introduction, and the first paragraphs of the first part, where many reports put it."""
    found = [read for read in reads(check) if read.section is None]
    if check.report.sections:
        found += of_section(check, check.report.sections[0])[:4]
    return found


def of_section(check: Check, section: Section) -> list[Read]:
    """The paragraphs of one part."""
    return check.shared("structure.by_section", _by_section).get(id(section), [])


def _by_section(check: Check) -> dict[int, list[Read]]:
    found: dict[int, list[Read]] = {}
    for read in reads(check):
        found.setdefault(id(read.section), []).append(read)
    return found


def words_of(check: Check, section: Section) -> str:
    """The running text of one part, in matching form, a line for each paragraph."""
    return "\n".join(read.value for read in of_section(check, section))


_QUOTED = compiled(r"《[^》\n]{0,120}》|\"[^\"\n]{0,60}\"|〔[^〕\n]{0,12}〕")
_SENTENCE_END = compiled(r"[。;!?\n]")


def sentences(value: str) -> list[tuple[int, int]]:
    """Start and end of the sentences of a text; a semicolon ends one too."""
    found = []
    start = 0
    for stop in _SENTENCE_END.finditer(value):
        if stop.start() > start:
            found.append((start, stop.start()))
        start = stop.end()
    if start < len(value):
        found.append((start, len(value)))
    return found


def names_other_year(value: str, year: int) -> bool:
    """Whether ``value`` names a year (20XX年) other than ``year``; no pattern is compiled for it."""
    at = value.find("年", 4)
    while at >= 0:
        named = value[at - 4 : at]
        if named.startswith("20") and named.isdecimal() and int(named) != year:
            return True
        at = value.find("年", at + 1)
    return False


def has_word(words: Iterable[str], text: str) -> bool:
    """Whether any of the lexicon's ``words`` stands in ``text`` (matching form)."""
    return any(fold(word).value in text for word in words)


def stops_in(check: Check, section: Section) -> bool:
    """Whether the text stops in the middle of this part, so that what it lacks may have followed."""
    report = check.report
    return report.tail == OPEN and section is report.sections[-1]


def is_cut_heading(check: Check, section: Section) -> bool:
    """Whether the text stops in or right behind this heading, which may then be half a heading."""
    if not stops_in(check, section) or section.tables or section.figures:
        return False
    words = section.title.value
    line = section.title.span().line
    for paragraph in section.paragraphs:
        if paragraph.text.span().line != line:
            return False
        words += paragraph.text.value
    return len(words) < 40 and not any(stop in words for stop in "。，；：")


def cut_from(check: Check, read: Read) -> int:
    """Where the sentence begins in which the text stops, if it stops in ``read``; else its length."""
    value = read.value
    if check.report.tail != OPEN or read is not reads(check)[-1]:
        return len(value) + 1
    last = check.report.sections[-1] if check.report.sections else None
    line = read.paragraph.text.span().line or 0
    if read.section is not last or any((one.span.line or 0) > line for one in (last.tables if last else ())):
        return len(value) + 1
    return max(value.rfind(stop) for stop in "。!?\n") + 1


def may_go_on(check: Check) -> bool:
    """Whether nothing stands behind the text that shows that it ends there."""
    return check.report.tail != CLOSED


def part_at(check: Check, order: int) -> Section | None:
    """The part that stands in this place of the form."""
    for section in check.report.sections:
        spec = check.regime.section(section.id or "")
        if spec is not None and spec.required and spec.order == order and check.regime.headings:
            return section
    return None
