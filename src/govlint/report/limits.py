"""Limits that every reader keeps: each input is treated as hostile."""

from __future__ import annotations

from govlint.report.record import NamedTuple


class Limits(NamedTuple):
    """Bounds on what is read. Each can be raised in the configuration (``[tool.govlint.limits]``)."""

    #: bytes of a file
    size: int = 20_000_000
    #: nesting of YAML, JSON or HTML
    depth: int = 64
    #: YAML or JSON nodes, HTML elements
    nodes: int = 200_000
    #: members of a ZIP container (DOCX)
    members: int = 2_000
    #: bytes of a ZIP container when inflated
    inflated: int = 200_000_000
    #: pages of a PDF
    pages: int = 500
    #: cells of one table, spans expanded
    cells: int = 100_000
    #: seconds a native reader (PDF) may take
    seconds: int = 20


DEFAULT_LIMITS = Limits()
