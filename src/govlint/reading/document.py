"""A document of any format becomes a report: identity, parts, paragraphs, tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govlint.prose.dates import EXACT, period_statement
from govlint.reading._text import folded_part
from govlint.reading.flow import prepare
from govlint.reading.identity import Title, find_organ, find_published, find_title, stated_year, title_year
from govlint.reading.lexicon import lexicon
from govlint.reading.sections import Draft, Outline, outline, paragraphs_of
from govlint.reading.years import year_problems
from govlint.regimes import load_regime, regime_ids
from govlint.report.document import Block, Document, Line
from govlint.report.model import Paragraph, Report, Section
from govlint.report.normalise import fold
from govlint.report.place import TOP, Span, Text


def report_from_document(document: Document, packs: tuple[str, ...] = (), year: int = 0) -> Report:
    """The report in ``document``. ``year`` is taken when neither title nor text name the report year.

    Problems: SRC019 to SRC021 about the year, and the reader's own (STR050 on)."""
    problems = list(document.problems)
    if not document.blocks:
        return Report(
            document.path, document.format, problems=tuple(problems), lines=document.lines, whole=False
        )
    blocks = prepare(document.blocks)
    title = find_title(blocks, document.meta)
    found, span = _year(title, blocks, year)
    regime, news = year_problems(found, span, packs)
    problems += news
    form = regime or load_regime(regime_ids()[-1])
    parts = outline(blocks, form, title.text if title else None, title.blocks if title else ())
    sections = [_section(draft) for draft in parts.drafts]
    published = find_published(document.blocks, document.meta)
    return Report(
        path=document.path,
        format=document.format,
        title=title.text if title else None,
        organ=find_organ(title, blocks, form),
        year=found or None,
        year_span=span,
        year_stated=False,
        period=_period(parts, sections),
        published=published.text if published else None,
        intro=parts.intro,
        sections=tuple(sections),
        problems=tuple(problems),
        lines=document.lines,
        whole=_is_whole(document, title, parts),
    )


def _year(title: Title | None, blocks: Sequence[Block], given: int) -> tuple[int, Span]:
    """The report year and where it was read; 0 when nothing tells."""
    if title is not None:
        named = title_year(title.text)
        if named is not None:
            return named
    stated = stated_year([block.text for block in blocks if isinstance(block, Line)])
    return stated or (given, title.text.span() if title else TOP)


def _section(draft: Draft) -> Section:
    paragraphs = [
        paragraph for block in draft.blocks if isinstance(block, Line) for paragraph in paragraphs_of(block)
    ]
    return Section(draft.id, draft.title, tuple(paragraphs), span=draft.title.span())


def _period(parts: Outline, sections: Iterable[Section]) -> Text | None:
    """The period that the report states for its figures, when both ends are plain to read."""
    passages: list[Paragraph] = list(parts.intro)
    for section in sections:
        passages.extend(section.paragraphs)
    for passage in passages:
        statement = period_statement(fold(passage.text.value).value)
        period = statement.period if statement else None
        if period is not None and period.first is not None and period.status == EXACT:
            return folded_part(passage.text, period.start, period.end)
    return None


def _is_whole(document: Document, title: Title | None, parts: Outline) -> bool:
    """Whether a whole report is at hand, so that what is not there is missing.

    Word and PDF files are documents of their own. A text or a page may be the beginning of one: it is
    whole when it reaches the parts or the signature with which reports end.
    """
    name = fold(title.text.value).value if title else ""
    bracket = name[name.rfind("(") :] if name.endswith(")") else ""
    if any(word in bracket for word in lexicon().excerpt) or any(one.stops for one in document.problems):
        return False
    if document.format in ("docx", "pdf"):
        return True
    return parts.begins and parts.ends and bool(parts.drafts)
