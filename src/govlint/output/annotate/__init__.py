"""Copies of a report with the findings where they are: Word comments, PDF highlights, marks in a page.

The original is never touched: its bytes go in, other bytes come out.
"""

from __future__ import annotations

from govlint.engine import FileResult
from govlint.report.limits import DEFAULT_LIMITS, Limits

__all__ = ["NotAnnotatable", "annotated"]


class NotAnnotatable(Exception):  # noqa: N818 - a refusal, not an error of ours
    """No copy can be made of this file; the message says why."""


def annotated(data: bytes, result: FileResult, lang: str = "en", limits: Limits = DEFAULT_LIMITS) -> bytes:
    """A copy of the report ``data`` with the findings of ``result`` in it, in language ``lang``;
    ``limits`` are those that it was read with.

    DOCX, PDF and HTML can be annotated. Raises ``NotAnnotatable`` for anything else, and for a file that
    could not be read at all.
    """
    format_ = result.report.format if result.report is not None else ""
    if format_ == "docx":
        from govlint.output.annotate.word import annotate_word

        return annotate_word(data, result.findings, lang, limits)
    if format_ == "pdf":
        from govlint.output.annotate.paper import annotate_pdf

        return annotate_pdf(data, result.findings, lang, limits)
    if format_ == "html":
        from govlint.output.annotate.page import annotate_page

        return annotate_page(data, result, lang, limits)
    raise NotAnnotatable("only DOCX, PDF and HTML reports can be annotated")
