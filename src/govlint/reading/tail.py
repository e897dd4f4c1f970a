"""How a document's text ends: closed, with a whole sentence, or in the middle of something.

Copies of pages are cut anywhere. What stands last may then be half a sentence, half a list, half a table or
half a part, and nothing may be concluded from it.
"""

from __future__ import annotations

from collections.abc import Sequence

from govlint.prose.numbering import enumerations, heading_ordinal, stands_inside
from govlint.reading.sections import Draft, Outline
from govlint.reading.titles import title_core
from govlint.regimes.model import Regime
from govlint.report.document import Block, Document, Grid, Line
from govlint.report.model import CLOSED, OPEN, SENTENCE, Problem, Table
from govlint.report.normalise import fold, label
from govlint.report.patterns import compiled
from govlint.report.place import Text

#: formats that are documents of their own, never the beginning of one
_DOCUMENTS = ("docx", "pdf")
_STOPS = "。!?"
_AND = "及和与"
#: characters of a title before its 及 by which it is known
_LEAST = 4
_BRACKETS = "\"')]}》】"
# 本年度无其他需要报告的事项: a last line in which reports often leave out the full stop.
_NOTHING = compiled(r"(?:无|没有|未|不涉及)[^,;:]{0,30}(?:事项|情况|内容|问题|费用?|处理费|事宜)$")
_WRITTEN = compiled(r"[\u4e00-\u9fff]")


def tail_of(document: Document, parts: Outline, regime: Regime) -> str:
    """``closed``, ``sentence`` or ``open``: see ``Report.tail``."""
    if document.format in _DOCUMENTS or parts.closed or _is_finished_page(document):
        return CLOSED
    if parts.drafts and _stops_in_a_title(parts.drafts[-1].title.value, regime):
        return OPEN
    return _of_blocks(
        parts.drafts[-1].blocks if parts.drafts else parts.head, regime, _is_last(parts, regime)
    )


def _stops_in_a_title(heading: str, regime: Regime) -> bool:
    """Whether a heading breaks off behind the 及 or 和 of a known title, or one character later:
    存在的主要问题及改."""
    core = title_core(heading)
    for spec in regime.sections:
        for title in (spec.title, *spec.accepted, *spec.variants):
            known = title_core(title)
            for at in range(_LEAST, len(known) - 2):
                if known[at] in _AND and core.endswith((known[: at + 1], known[: at + 2])):
                    return True
    return False


def _is_last(parts: Outline, regime: Regime) -> bool:
    """Whether the last part is the form's last."""
    spec = regime.section(parts.drafts[-1].id or "") if parts.drafts else None
    return spec is not None and spec.order >= max(one.order for one in regime.sections if one.required)


def _of_blocks(blocks: Sequence[Block], regime: Regime, last: bool) -> str:
    if not blocks or not isinstance(blocks[-1], Line):
        return OPEN
    value = fold(blocks[-1].text.value).value.strip()
    if not last and _stops_at_one(value):
        return OPEN
    bare = value.rstrip(_BRACKETS)
    if bare.endswith(tuple(_STOPS)) or (bare.endswith(".") and _WRITTEN.match(bare[-2:-1])):
        return SENTENCE
    if value.startswith("(") and value.endswith(")"):
        return SENTENCE
    nothing = regime.lexicon.get("none_words", ())
    if label(value) in {label(word) for word in nothing} or (len(value) <= 60 and _NOTHING.search(value)):
        return SENTENCE
    return OPEN


def _stops_at_one(line: str) -> bool:
    """Whether the text stops behind the first item of a list: no list has only one. (What is said in a form's
    last part may be numbered and alone.)"""
    ordinal = heading_ordinal(line)
    if ordinal is not None and ordinal.number == 1 and not stands_inside(line, ordinal.style, 2):
        return True
    items = enumerations(line)
    return bool(items) and items[-1].number == 1


def _is_finished_page(document: Document) -> bool:
    """Whether a page's own end is there: a page cut on its way does not have it."""
    if document.format != "html" or document.lines is None:
        return False
    end = document.lines.text[-200:].lower()
    return "</html>" in end or "</body>" in end


def reaches_end(parts: Outline, tail: str, regime: Regime) -> bool:
    """Whether the text goes on to where a report may end.

    It does when something stands behind it that closes reports, or when it reaches the form's last part. One
    that stops in or after another of the parts that may stand last does only if that part is whole: its last
    sentence, and both of what the part on problems must name."""
    if tail == CLOSED:
        return parts.ends
    if not parts.ends or not parts.drafts:
        return False
    last = parts.drafts[-1]
    if _is_last(parts, regime):
        return regime.headings or tail == SENTENCE
    if tail == OPEN:
        return False
    return not regime.headings or regime.section(last.id or "") is None or _names_both(last, regime)


def _names_both(draft: Draft, regime: Regime) -> bool:
    """Whether a part names problems and improvements."""
    text = "".join(fold(block.text.value).value for block in draft.blocks if isinstance(block, Line))
    named = [regime.lexicon.get(words, ()) for words in ("problem_words", "improvement_words")]
    return all(not words or any(fold(word).value in text for word in words) for words in named)


def settle_cut_row(
    document: Document, tables: dict[int, list[Table]], parts: Outline
) -> dict[int, list[Table]]:
    """The tables with the row doubted in which the text stops: a last figure may have lost digits, or a page
    a piece of its markup. A line end or a whole tag behind a figure says that it is whole."""
    text = document.lines.text if document.lines is not None else ""
    in_markup = document.format == "html" and not text.rstrip().endswith(">")
    if not text[-1:].isdigit() and not in_markup:
        return tables
    number = len(parts.drafts)
    settled = []
    for table in tables.get(number, []):
        last = max(table.rows, key=lambda id_: _place(table, id_), default=None)
        if last is not None:
            row = table.rows[last]
            cells = tuple(cell and cell._replace(certain=False) for cell in row.cells)
            table = table._replace(rows={**table.rows, last: row._replace(cells=cells)})
        settled.append(table)
    return {**tables, number: settled} if settled else tables


def _place(table: Table, id_: str) -> tuple[int, int]:
    span = table.rows[id_].span
    return span.line or 0, span.column or 0


def without_cut_row(problems: Sequence[Problem], blocks: Sequence[Block], tail: str) -> tuple[Problem, ...]:
    """``problems`` without the one about the row in which the text stops."""
    if tail != OPEN or not any(one.rule == "STR055" for one in problems):
        return tuple(problems)
    texts: list[Text] = []
    for block in blocks:
        if isinstance(block, Line):
            texts.append(block.text)
        elif isinstance(block, Grid):
            texts.extend(cell.text for cell in block.cells)
    last = max((text.span().line or 0 for text in texts if _WRITTEN.search(text.value[:200])), default=0)
    return tuple(one for one in problems if one.rule != "STR055" or (one.span.line or 0) < last)
