"""Running text of a PDF: page furniture told apart, broken lines joined into paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from govlint.report.document import Line
from govlint.report.patterns import compiled
from govlint.report.place import NOWHERE
from govlint.sources._lines import begins_block
from govlint.sources._pdf_lines import TextLine, text_of
from govlint.sources._pdf_page import Page

#: the share of a page at its top and bottom where furniture stands
_MARGIN = 0.1
_DIGITS = compiled(r"\d+")
_NUMBER = compiled(
    r"[-—–－―·•~]{0,3}\s*+(?:第\s*+)?\d{1,4}\s*+(?:页|頁)?\s*+[-—–－―·•~]{0,3}"
    r"(?:[,，/／\s]*+(?:共\s*+)?\d{1,4}\s*+(?:页|頁)?)?"
)
#: the widest indent, in heights of a character
_INDENT = 6
_FINAL = "。！？!?；;：:"


def furniture(lines: Sequence[TextLine], pages: Sequence[Page]) -> set[int]:
    """The ids of lines that are page numbers, running heads or feet."""
    found: set[int] = set()
    margins: dict[str, list[TextLine]] = {}
    places: dict[str, set[int]] = {}
    for line in lines:
        low, high = line.page.bounds[1], line.page.bounds[3]
        centre = (line.box[1] + line.box[3]) / 2
        share = (centre - low) / max(high - low, 1)
        if _MARGIN <= share <= 1 - _MARGIN:
            continue
        value = "".join(line.value.split())
        if _NUMBER.fullmatch(line.value.strip()):
            found.add(id(line))
        key = f"{round(share * 50)} {_DIGITS.sub('#', value)}"
        margins.setdefault(key, []).append(line)
        places.setdefault(key, set()).add(line.page.number)
    for key, repeated in margins.items():
        # The same words at the same height on at least half of the pages.
        if len(places[key]) >= 2 and len(places[key]) * 2 >= len(pages):
            found.update(id(line) for line in repeated)
    return found


class Measure:
    """The margins of the running text, by which full lines and indents are known."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        prose = [line for line in lines if len(line.value) >= 10]
        self.left = _common([line.box[0] for line in prose])
        self.right = _rank([line.box[2] for line in prose], 0.9)
        self.height = _rank([line.height for line in prose], 0.5)
        steps = [line.box[0] - self.left for line in prose]
        #: how far the first lines of paragraphs are set in; an indent in points is wide for small type
        self.indent = _common([step for step in steps if self.height < step < _INDENT * self.height])
        indented = sum(1 for step in steps if self.height < step <= self.indent + self.height // 2)
        #: whether paragraphs begin with an indent
        self.indents = indented >= 2 and indented * 12 >= len(prose)

    def continues(self, before: TextLine, line: TextLine) -> bool:
        """Whether ``line`` goes on with the paragraph that ``before`` belongs to."""
        if before.value.count("  ") > 1 or line.value.count("  ") > 1:
            # A row of a table without rules.
            return False
        em = max(before.height, 1)
        widest = max(3.2 * em, self.indent + 0.5 * em if self.indents else 0)
        if before.box[2] < self.right - 2.3 * em or before.box[0] > self.left + widest:
            return False
        if line.box[0] > self.left + 0.8 * em or line.box[0] < self.left - 2 * em:
            return False
        if not 0.7 < line.height / em < 1.4:
            return False
        if before.page is line.page and before.box[1] - line.box[3] > 2.5 * em:
            return False
        ends = before.value.rstrip()[-1:] in _FINAL
        return self.indents or not (ends and begins_block(line.value))


def _common(values: Sequence[int]) -> int:
    """The leftmost level at which many values lie."""
    if not values:
        return 0
    counts = Counter(round(value / 300) for value in values)
    most = max(counts.values())
    return min(level for level, count in counts.items() if count * 4 >= most) * 300


def _rank(values: Sequence[int], share: float) -> int:
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else 0


def paragraph(lines: Sequence[TextLine], chrome: bool = False) -> Line:
    """A block of lines that belong together."""
    return Line(text_of(lines, NOWHERE, ""), 0, chrome)
