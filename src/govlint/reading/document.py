"""A document of any format becomes a report: identity, parts, paragraphs, tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govlint.prose.dates import EXACT, period_statement
from govlint.reading._text import folded_part
from govlint.reading.flow import prepare
from govlint.reading.identity import Title, find_organ, find_title, title_year
from govlint.reading.lexicon import lexicon
from govlint.reading.metadata import find_published
from govlint.reading.school import is_school_report
from govlint.reading.sections import Outline, intro_of, outline, paragraphs_of
from govlint.reading.tables import Reading, read_tables
from govlint.reading.tail import reaches_end, settle_cut_row, tail_of, without_cut_row
from govlint.reading.voice import voiced
from govlint.reading.year_evidence import year_evidence
from govlint.reading.years import year_problems
from govlint.regimes import load_regime, regime_ids
from govlint.regimes.model import Regime
from govlint.report.document import Block, Document, Line
from govlint.report.model import OPEN, Paragraph, Problem, Report, Section
from govlint.report.normalise import fold
from govlint.report.place import TOP, Everywhere, Span, Text


def report_from_document(document: Document, packs: tuple[str, ...] = (), year: int = 0) -> Report:
    """The report in ``document``. ``year`` is taken when neither title nor text name the report year.

    Problems: SRC019 to SRC021 about the year, and the reader's own (STR050 on)."""
    problems = list(document.problems)
    if not document.blocks:
        return _unread(document)
    blocks = prepare(document.blocks)
    if not year and is_school_report(blocks):
        return _unread(document, Problem("SRC014", TOP, {"variant": "school"}))
    title = find_title(blocks, document.meta)
    found, span, news = _year(document, title, blocks, year)
    regime, more = year_problems(found, span, packs)
    problems += [*news, *more]
    form = regime or load_regime(regime_ids()[-1])
    parts = outline(blocks, form, title.text if title else None, title.blocks if title else ())
    if title is None and not parts.head and parts.drafts and parts.begins:
        named = form.section(parts.drafts[0].id or "")
        parts = parts._replace(begins=named is None or named.order <= 1)
    others = [load_regime(id_) for id_ in regime_ids() if id_ != form.id]
    blocks_by_part = [(None, parts.head), *((draft.id, draft.blocks) for draft in parts.drafts)]
    reading = read_tables(blocks_by_part, form, others)
    if not _is_report(title, blocks, parts, reading):
        return _unread(document, Problem("SRC014", TOP, {"variant": "text"}))
    intro = tuple(intro_of(reading.lines[0], title.text if title else None))
    if title is not None and not form.headings and _period(intro, ()) is not None:
        # Title and introduction are there, so nothing is lost before the first heading. (Where the form
        # prescribes headings, that would make one that a copy lost an error.)
        parts = parts._replace(begins=True)
    tail = tail_of(document, parts, form)
    whole = _is_whole(document, title, parts, tail, form)
    reading = reading._replace(tables=settle_cut_row(document, reading.tables, parts))
    sections = _sections(parts, reading)
    passages = [*intro, *(one for section in sections for one in section.paragraphs)]
    read = not any(problem.stops for problem in document.problems)
    cut = not whole and not _is_declared_excerpt(title)
    broken_off = cut and read and regime is not None
    # The row in which the text stops is told of by the news that it stops, or that its year is not known.
    problems += without_cut_row(reading.problems, blocks, tail) if cut else reading.problems
    if broken_off:
        problems.append(_broken_off(parts, title, tail))
    published = find_published(document.blocks, document.meta)
    return Report(
        path=document.path,
        format=document.format,
        title=title.text if title else None,
        organ=voiced(find_organ(title, blocks, form), passages, form),
        year=found or None,
        year_span=span,
        year_stated=False,
        period=_period(intro, sections),
        published=published.text if published else None,
        intro=intro,
        sections=tuple(sections),
        problems=tuple(problems),
        lines=document.lines,
        whole=whole,
        # An introduction before the first part is a beginning too, where the copy has left out the title.
        opening=broken_off
        and (title is not None or bool(intro and parts.drafts))
        and _has_beginning(parts, form),
        tail=tail,
    )


def _unread(document: Document, *problems: Problem) -> Report:
    """A file of which nothing is checked, and why."""
    told = (*document.problems, *problems)
    return Report(document.path, document.format, problems=told, lines=document.lines, whole=False)


def _year(
    document: Document, title: Title | None, blocks: Sequence[Block], given: int
) -> tuple[int, Span, list[Problem]]:
    """The report year, where it was read, and the news when it was only inferred; 0 when nothing tells."""
    if title is not None:
        named = title_year(title.text)
        if named is not None:
            return *named, []
    top = title.text.span() if title else TOP
    if given:
        return given, top, []
    told = year_evidence([block.text for block in blocks if isinstance(block, Line)], document.path)
    if told is None:
        return 0, top, []
    span = told.span or top
    if told.how in ("period", "formula"):
        return told.year, span, []
    variant = "name" if told.how == "name" else ""
    news = Problem("SRC025", span, {"year": told.year, "variant": variant}, stops=False)
    return told.year, span, [news]


def _is_report(title: Title | None, blocks: Sequence[Block], parts: Outline, reading: Reading) -> bool:
    """Whether a text is a report or a part of one at all: a folder holds readmes and notices, too."""
    if title is not None or any(reading.tables.values()) or any(draft.id for draft in parts.drafts):
        return True
    told = (fold(block.text.value).value for block in blocks if isinstance(block, Line))
    return any(topic in text for text in told for topic in lexicon().topics)


def _sections(parts: Outline, reading: Reading) -> list[Section]:
    """The sections with their tables; tables before the first heading come to the first section."""
    sections = []
    early = reading.tables.get(0, [])
    for number, draft in enumerate(parts.drafts, 1):
        paragraphs = [one for line in reading.lines[number] for one in paragraphs_of(line)]
        tables = (early if number == 1 else []) + reading.tables.get(number, [])
        sections.append(
            Section(draft.id, draft.title, tuple(paragraphs), tuple(tables), span=draft.title.span())
        )
    if early and not sections:
        title = early[0].title or Text("", Everywhere(early[0].span))
        sections.append(Section(None, title, tables=tuple(early), span=early[0].span))
    return sections


def _period(intro: Iterable[Paragraph], sections: Iterable[Section]) -> Text | None:
    """The period that the report states for its figures, when both ends are plain to read."""
    passages: list[Paragraph] = list(intro)
    for section in sections:
        passages.extend(section.paragraphs)
    for passage in passages:
        statement = period_statement(fold(passage.text.value).value)
        period = statement.period if statement else None
        if period is not None and period.first is not None and period.status == EXACT:
            return folded_part(passage.text, period.start, period.end)
    return None


def _broken_off(parts: Outline, title: Title | None, tail: str) -> Problem:
    """The news that the document is only a part of a report."""
    if not parts.drafts:
        return Problem("STR059", title.text.span() if title else TOP, {"variant": "nothing"})
    first, last = parts.drafts[0], parts.drafts[-1]
    if not parts.begins:
        return Problem("STR059", first.title.span(), {"variant": "begins", "first": first.title.value})
    params = {"last": last.title.value, "variant": "open" if tail == OPEN else ""}
    return Problem("STR059", last.title.span(), params)


def _has_beginning(parts: Outline, form: Regime) -> bool:
    """Whether the text begins where a report does, not at a later part. A heading without a number tells
    only by what it names."""
    if not parts.drafts or not parts.begins or parts.drafts[0].heading.number == 1:
        return parts.begins
    named = form.section(parts.drafts[0].id or "")
    return named is None or named.order <= 1


def _is_declared_excerpt(title: Title | None) -> bool:
    """Whether the title says in brackets that this is an excerpt (节选)."""
    name = fold(title.text.value).value if title else ""
    bracket = name[name.rfind("(") :] if name.endswith(")") else ""
    return any(word in bracket for word in lexicon().excerpt)


def _is_whole(document: Document, title: Title | None, parts: Outline, tail: str, form: Regime) -> bool:
    """Whether a whole report is at hand, so that what is not there is missing.

    Word and PDF files are documents of their own. A text or a page may be the beginning of one: it is
    whole when it reaches the parts or the signature with which reports end.
    """
    if _is_declared_excerpt(title) or any(one.stops for one in document.problems):
        return False
    if document.format in ("docx", "pdf"):
        return True
    return parts.begins and bool(parts.drafts) and reaches_end(parts, tail, form)
