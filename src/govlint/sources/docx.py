"""Word documents: text as Word shows it, tracked changes accepted, automatic numbers written out."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from govlint.report.document import Block, Document
from govlint.report.limits import Limits
from govlint.report.model import Problem
from govlint.report.place import TOP
from govlint.sources._numbering import Numbering
from govlint.sources._package import Package, Refused
from govlint.sources._story import Notice, Story
from govlint.sources._styles import Styles


def load(data: bytes, path: str, limits: Limits) -> Document:
    """A DOCX file as blocks. Places are ``{"paragraph": n}``, counted from 1 outside tables, and
    ``{"table": t, "row": r, "cell": c}``; see ``WordPlaces`` for parts of them.

    Problems: SRC004 beyond a limit, SRC017 encrypted members, SRC023 a broken container, XML with a
    document type, or an embedded document; SRC024 macros (not read, not run).
    """
    try:
        package = Package(data, limits)
        problems = _macros(package)
    except Refused as refused:
        return Document(path, "docx", (), {}, (refused.problem,))
    blocks: list[Block] = []
    try:
        # What was read before something is refused is kept, and said to be a part.
        for block in _read(package, limits, problems):
            blocks.append(block)  # noqa: PERF402 - extend would lose the blocks before an exception
    except Refused as refused:
        problems.append(refused.problem)
    # Core properties are no metadata of a publication: their dates are those of the template or of a save.
    return Document(path, "docx", tuple(blocks), {}, tuple(problems))


def open_story(package: Package, w: str, limits: Limits, notice: Notice | None = None) -> Story:
    """A reader for the package's text; ``w`` is the namespace of its main part."""
    main = package.main()
    styles = Styles(package.related(main, "styles"))
    return Story(w, styles, Numbering(package.related(main, "numbering"), styles.lists), limits, notice)


def _macros(package: Package) -> list[Problem]:
    if any(name.endswith("vbaProject.bin") for name in package.names):
        return [Problem("SRC024", TOP, {}, stops=False)]
    return []


def _read(package: Package, limits: Limits, problems: list[Problem]) -> Iterator[Block]:
    main = package.main()
    story: Story | None = None
    body: ET.Element | None = None
    pending = 0
    for event, element, depth in package.events(main):
        if event == "start":
            pending += 1
            # A single table may not fill the memory either.
            if pending > 2 * limits.nodes:
                raise Refused("SRC004", limit="nodes", allowed=limits.nodes)
            if depth == 2 and element.tag.endswith("}body"):
                body = element
                story = open_story(package, element.tag.rpartition("}")[0] + "}", limits)
                story.problems = problems
        elif depth == 3 and story is not None and body is not None:
            yield from story.blocks(element)
            body.clear()
            pending = 0
    if story is None:
        raise Refused("SRC023", format="DOCX", detail=main)
    yield from _footnotes(package, main, story)


def _footnotes(package: Package, main: str, story: Story) -> Iterator[Block]:
    for kind, tag in (("footnotes", "footnote"), ("endnotes", "endnote")):
        root = package.related(main, kind)
        number = 0
        for note in root if root is not None else ():
            if note.tag == f"{story.w}{tag}" and note.get(f"{story.w}type", "normal") == "normal":
                number += 1
                yield from story.note(note, number)
