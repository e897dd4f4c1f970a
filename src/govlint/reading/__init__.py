"""The reader of meaning: what a source yields becomes a ``Report``."""

from __future__ import annotations

from govlint.report.limits import DEFAULT_LIMITS, Limits
from govlint.report.model import Report
from govlint.sources import load
from govlint.sources.tree import Tree

__all__ = ["read"]


def read(
    data: bytes, path: str, limits: Limits = DEFAULT_LIMITS, packs: tuple[str, ...] = (), year: int = 0
) -> Report:
    """Read one report from bytes of any supported format. ``year`` is used when the file names none.

    Never raises on bad input: what could not be read is in ``Report.problems``.
    """
    source = load(data, path, limits)
    if isinstance(source, Tree):
        from govlint.reading.structured import report_from_tree

        return report_from_tree(source, packs, year)
    from govlint.reading.document import report_from_document

    return report_from_document(source, packs, year)
