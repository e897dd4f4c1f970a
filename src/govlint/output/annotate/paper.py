"""A PDF with each finding as a highlight on the figures, its message inside; pages stay as they are."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from govlint.output.annotate import NotAnnotatable
from govlint.output.annotate._note import note
from govlint.report.finding import Finding
from govlint.report.limits import DEFAULT_LIMITS, Limits

_WORKER = Path(__file__).with_name("_pdf_marker.py")
_MEMORY = 480_000_000
_COLORS = {"error": (255, 110, 110), "warning": (255, 200, 90), "info": (150, 200, 255)}
#: viewers round the ends of a highlight by its height: a box higher than a large line of text, in points, is
#: marked by a strip in its middle, which stays inside
_HIGH = 30.0
_STRIP = 14.0
#: notes on the whole file that are shown on the first page
_MOST_NOTES = 12


def annotate_pdf(
    data: bytes, findings: Sequence[Finding], lang: str, limits: Limits = DEFAULT_LIMITS
) -> bytes:
    """The PDF with highlights appended (an incremental update: the bytes of the original come first)."""
    head = json.dumps({"marks": _marks(findings, lang)}).encode() + b"\n"
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and file
            [sys.executable, "-P", str(_WORKER), str(limits.seconds), str(_MEMORY)],
            input=head + data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.seconds + 2,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise NotAnnotatable("the PDF took too long") from None
    if done.returncode or not done.stdout.startswith(b"%PDF"):
        raise NotAnnotatable("the PDF could not be changed")
    return done.stdout


def _marks(findings: Sequence[Finding], lang: str) -> list[dict[str, Any]]:
    marks: list[dict[str, Any]] = []
    notes = 0
    for finding in findings:
        locator = finding.span.locator or {}
        page, flat = locator.get("page"), locator.get("boxes", locator.get("box"))
        boxes: list[list[float]] = []
        if isinstance(flat, tuple):
            boxes = [_strip(*flat[at : at + 4]) for at in range(0, len(flat) - 3, 4)]
        if not boxes:
            notes += 1
            if notes > _MOST_NOTES:
                continue
        marks.append(
            {
                "page": page if isinstance(page, int) else 1,
                "boxes": boxes,
                "place": notes - 1,
                "color": _COLORS[finding.severity],
                "rule": finding.rule,
                "text": "\n".join(note(finding, lang)),
            }
        )
    return marks


def _strip(x0: float, y0: float, x1: float, y1: float) -> list[float]:
    """The box, or of one that is no line of text (a blank cell, a picture) the strip in its middle."""
    if y1 - y0 <= _HIGH:
        return [x0, y0, x1, y1]
    middle = (y0 + y1) / 2
    inset = min(_STRIP, (x1 - x0) / 4) / 2
    return [x0 + inset, middle - _STRIP / 2, x1 - inset, middle + _STRIP / 2]
