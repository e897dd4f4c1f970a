"""PDF files: pdfium reads characters and rules in a child process, tables and paragraphs are our own work."""

from __future__ import annotations

import subprocess
import sys
import time
from array import array
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from json import loads
from pathlib import Path
from typing import Any

from govlint.report.document import Block, Document, Image, Line
from govlint.report.limits import Limits
from govlint.report.model import Problem
from govlint.report.place import TOP, Span
from govlint.report.record import NamedTuple
from govlint.sources._lattice import Lattice, TooManyLines, lattices
from govlint.sources._pdf_flow import Measure, furniture, paragraph
from govlint.sources._pdf_lines import TextLine, lines_of
from govlint.sources._pdf_page import Box, Page, located, upright
from govlint.sources._pdf_tables import TablePart, join
from govlint.sources._pdf_worker import ASKEW, OBJECTS

#: bytes of address space for the child; the reader and a large page need about 150 million
_MEMORY = 420_000_000
#: the smallest picture, in hundredths of a point, that may show a table
_PICTURE = 10_000
_WORKER = Path(__file__).with_name("_pdf_worker.py")


def load(data: bytes, path: str, limits: Limits) -> Document:
    """A PDF as blocks. Places are ``{"page": n, "box": (x0, y0, x1, y1)}`` in points from the lower left
    corner of the page's own space, with ``boxes`` line by line where a text has several.

    Problems: SRC004 beyond a limit, SRC017 encrypted, SRC018 pages without characters, SRC023 broken.
    Raises ImportError when pypdfium2 is not installed.
    """
    if find_spec("pypdfium2") is None:
        raise ImportError("pypdfium2 is not installed", name="pypdfium2")
    deadline = time.monotonic() + limits.seconds
    raw = _run_worker(data, limits)
    problems = list(raw.problems)
    reader = _Reader(limits, problems, deadline)
    for page in raw.pages:
        if time.monotonic() > deadline:
            problems.append(_slow(limits))
            break
        reader.add(page)
    blocks = tuple(reader.blocks())
    if not any(page.cut for page in raw.pages):
        problems.extend(_without_text(raw.pages))
    return Document(path, "pdf", blocks, {}, tuple(problems))


# --- the child process


class _Raw(NamedTuple):
    pages: Sequence[Page]
    problems: Sequence[Problem]


def _slow(limits: Limits) -> Problem:
    return Problem("SRC004", TOP, {"limit": "seconds", "allowed": limits.seconds})


def _run_worker(data: bytes, limits: Limits) -> _Raw:
    arguments = [str(limits.pages), str(limits.seconds), str(_MEMORY)]
    try:
        # -P: the worker's folder holds modules named like those of the standard library.
        done = subprocess.run(  # noqa: S603 - our own interpreter and file
            [sys.executable, "-P", str(_WORKER), *arguments],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.seconds + 2,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return _Raw((), (_slow(limits),))
    pages: list[Page] = []
    problems: list[Problem] = []
    expected = -1
    try:
        for record in _records(done.stdout):
            if isinstance(record, Page):
                pages.append(record)
                if record.cut:
                    span = Span(locator={"page": record.number})
                    params = {"variant": "fixed", "limit": "objects", "allowed": OBJECTS}
                    problems.append(Problem("SRC004", span, params))
                    break
            elif "error" in record:
                problems.append(_refusal(record, limits, len(pages) + 1))
            else:
                expected = int(record["pages"])
    except (ValueError, KeyError, TypeError) as broken:
        problems.append(
            Problem("SRC023", TOP, {"variant": "crashed", "format": "PDF", "detail": str(broken)})
        )
    if not problems and (done.returncode or len(pages) != expected):
        if done.returncode in (-24, -9, 152, 137):  # the system's limit of processor time
            problems.append(_slow(limits))
        else:
            problems.append(_crash(f"exit status {done.returncode}"))
    return _Raw(pages, problems)


def _crash(detail: str) -> Problem:
    return Problem("SRC023", TOP, {"variant": "crashed", "format": "PDF", "detail": detail})


def _refusal(record: dict[str, Any], limits: Limits, page: int) -> Problem:
    kind = record["error"]
    if kind == "encrypted":
        return Problem("SRC017", TOP, {})
    if kind == "pages":
        return Problem("SRC004", TOP, {"limit": "pages", "allowed": limits.pages, "found": record["found"]})
    if kind == "memory":
        return Problem("SRC004", TOP, {"variant": "fixed", "limit": "memory", "allowed": _MEMORY})
    where = f"page {page}" if kind == "page" else "not a PDF, or cut off"
    return Problem("SRC023", TOP, {"format": "PDF", "detail": where})


def _records(output: bytes) -> Iterator[dict[str, Any] | Page]:
    """What the child wrote: records, and pages with the bytes behind them."""
    at = 0
    number = 0
    while at < len(output):
        end = output.find(b"\n", at)
        if end < 0:
            return
        record = loads(output[at:end])
        at = end + 1
        if "box" not in record:
            number += "error" in record
            yield record
            continue
        number += 1
        characters, size = int(record["characters"]), int(record["text"])
        counts = (4 * characters, 2 * characters, 4 * int(record["rules"]), 4 * int(record["images"]))
        text = output[at : at + size].decode("utf-8")
        at += size
        flags = output[at : at + characters]
        at += characters
        numbers: list[array[int]] = []
        for count in counts:
            part = array("i")
            part.frombytes(output[at : at + count * part.itemsize])
            at += count * part.itemsize
            numbers.append(part)
        if at > len(output) or len(text) != characters:
            raise ValueError("the page broke off")
        x0, y0, x1, y1 = (int(value) for value in record["box"])
        turn, hidden, cut = int(record["turn"]), bool(record["hidden"]), bool(record["cut"])
        boxes, origins, rules, images = numbers
        page = Page(number, (x0, y0, x1, y1), text, flags, boxes, origins, rules, images, turn, hidden, cut)
        yield upright(page)


def _without_text(pages: Sequence[Page]) -> Iterator[Problem]:
    """Scans: pages with a picture and no characters."""
    if pages and not any(page.text for page in pages):
        yield Problem("SRC018", TOP, {})
        return
    for page in pages:
        if not page.text and len(page.images):
            span = Span(locator={"page": page.number})
            yield Problem("SRC018", span, {"variant": "page", "page": page.number})


# --- from pages to blocks

_Item = TextLine | TablePart | Image


class _Reader:
    """Collects the items of all pages, then puts together what page ends have torn apart."""

    def __init__(self, limits: Limits, problems: list[Problem], deadline: float) -> None:
        self.limits = limits
        self.problems = problems
        self.deadline = deadline
        self.pages: list[Page] = []
        self.items: list[_Item] = []

    def add(self, page: Page) -> None:
        """Read one page."""
        self.pages.append(page)
        try:
            found = lattices(page.rules, self.limits.cells)
        except TooManyLines:
            span = Span(locator={"page": page.number})
            self.problems.append(Problem("SRC004", span, {"limit": "cells", "allowed": self.limits.cells}))
            found = []
        shown = [index for index, flag in enumerate(page.flags) if not flag & ASKEW]
        tables: list[TablePart] = []
        for lattice in found:
            inside, outside = _parted(page, shown, lattice)
            part = TablePart(page, lattice, inside)
            # A frame around text, or the background of a page, is no table; the last row of one may be.
            last = next((item for item in reversed(self.items) if not isinstance(item, Image)), None)
            above = last if not tables and isinstance(last, TablePart) else None
            if part.filled and (part.columns > 1 or (above is not None and part.continues(above))):
                tables.append(part)
                shown = outside
        items: list[tuple[int, _Item]] = [(part.top, part) for part in tables]
        items.extend((line.box[3], line) for line in lines_of(page, shown))
        items.extend(_pictures(page))
        items.sort(key=lambda item: -item[0])
        self.items.extend(item for _, item in items)

    def blocks(self) -> Iterator[Block]:
        """All blocks in reading order."""
        lines = [item for item in self.items if isinstance(item, TextLine)]
        chrome = furniture(lines, self.pages)
        measure = Measure([line for line in lines if id(line) not in chrome])
        group: list[TextLine] = []
        parts: list[TablePart] = []
        waiting: list[Line] = []
        for item in self.items:
            if isinstance(item, TextLine) and id(item) in chrome:
                # Furniture stands where pages meet; it parts neither a paragraph nor a table.
                waiting.append(paragraph([item], chrome=True))
                continue
            if isinstance(item, TextLine) and group and measure.continues(group[-1], item):
                group.append(item)
                continue
            if isinstance(item, TablePart) and parts and self._goes_on(parts, item):
                parts.append(item)
                continue
            if group:
                yield paragraph(group)
            if parts:
                yield join(parts)
            yield from waiting
            waiting = []
            group = [item] if isinstance(item, TextLine) else []
            parts = [item] if isinstance(item, TablePart) else []
            if isinstance(item, Image):
                yield item
        if group:
            yield paragraph(group)
        if parts:
            yield join(parts)
        yield from waiting

    def _goes_on(self, parts: Sequence[TablePart], part: TablePart) -> bool:
        above = parts[-1]
        if part.page.number != above.page.number + 1 or not part.continues(above):
            return False
        return sum(len(one.cells) for one in parts) + len(part.cells) <= self.limits.cells


def _parted(page: Page, indices: Sequence[int], lattice: Lattice) -> tuple[list[int], list[int]]:
    """The characters within the table's outline, and the others."""
    x0, y0, x1, y1 = lattice.box
    inside: list[int] = []
    outside: list[int] = []
    for index in indices:
        box = page.box(index)
        x, y = (box[0] + box[2]) // 2, (box[1] + box[3]) // 2
        (inside if x0 <= x < x1 and y0 < y <= y1 else outside).append(index)
    return inside, outside


def _pictures(page: Page) -> Iterator[tuple[int, Image]]:
    """Pictures large enough to show a table. A picture under the whole page with text on it is paper."""
    full = page.bounds
    area = max((full[2] - full[0]) * (full[3] - full[1]), 1)
    for at in range(0, len(page.images), 4):
        box: Box = (page.images[at], page.images[at + 1], page.images[at + 2], page.images[at + 3])
        wide, high = box[2] - box[0], box[3] - box[1]
        if min(wide, high) < _PICTURE or (page.text and wide * high > 0.8 * area):
            continue
        yield box[3], Image(located(page, [box]))
