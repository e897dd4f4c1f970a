"""STR033: a stop behind a heading's number in brackets."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.prose.numbering import heading_ordinal
from govlint.report.finding import Finding, Related
from govlint.report.place import Span, Text
from govlint.report.record import NamedTuple
from govlint.rules._check import Check
from govlint.rules._passages import reads
from govlint.rules._rule import Rule, checks

_HEAD = (
    "govlint: 1\ntitle: 某局2023年政府信息公开工作年度报告\norgan: 某局\nyear: 2023\nexcerpt: true\n"
    "sections:\n- title: 一、总体情况\n  text: |\n"
)

STOPPED = Rule(
    code="STR033",
    name="stop-behind-bracketed-number",
    severity="info",
    summary={
        "en": "A stop stands behind a heading's number that has brackets.",
        "zh": "带括号的序号后多加了顿号或逗号。",
    },
    message={
        "": {
            "en": "no {sign} behind {number}: the brackets close the number",
            "zh": "“{number}”后不加“{sign}”",
        },
        "mixed": {
            "en": "no {sign} behind {number}: the brackets close the number; others here have none",
            "zh": "“{number}”后不加“{sign}”，且与文中其他序号不一致",
        },
    },
    why={
        "en": "Brackets and stop both set the number off; one of them is enough.",
        "zh": "括号已将序号与正文分开，再加顿号重复。",
    },
    fix={"en": "Delete the stop.", "zh": "删去序号后的顿号或逗号。"},
    logic={
        "en": "info; one finding for the report, at the first such heading.",
        "zh": "info；整份报告只报一条，位于首个此类标题。",
    },
    bad=_HEAD + "    （一）、主动公开\n    全年公开信息46条。\n",
    good=_HEAD + "    （一）主动公开\n    全年公开信息46条。\n",
    demands=("structure.numbering",),
)


class _Stopped(NamedTuple):
    """A heading whose number begins at ``start`` and has its stop at ``at``."""

    text: Text
    place: tuple[str, ...]
    start: int
    at: int

    @property
    def span(self) -> Span:
        return self.text.span(self.at, self.at + 1)

    @property
    def number(self) -> str:
        return self.text.value[self.start : self.at].strip()


_STYLES = ("chinese-paren", "arabic-paren")
_STOPS = "、，,"
#: what stands before an ordinal and the ordinal itself
_LONGEST = 60


@checks(STOPPED)
def stop_behind_bracketed_number(check: Check) -> Iterator[Finding]:
    stopped: list[_Stopped] = []
    plain = False
    for text, place in _texts(check):
        ordinal = heading_ordinal(text.value[:_LONGEST])
        if ordinal is None or ordinal.style not in _STYLES:
            continue
        at = next((at for at in range(ordinal.start, ordinal.end) if text.value[at] in _STOPS), -1)
        if at >= 0:
            stopped.append(_Stopped(text, place, ordinal.start, at))
        plain = plain or at < 0
    if stopped:
        first = stopped[0]
        yield STOPPED.at(
            check,
            first.span,
            *first.place,
            variant="mixed" if plain else "",
            related=[Related(other.span, other.number) for other in stopped[1:]],
            number=first.number,
            sign=first.text.value[first.at],
        )


def _texts(check: Check) -> Iterator[tuple[Text, tuple[str, ...]]]:
    """Headings of parts and paragraphs, each with its place."""
    for section in check.report.sections:
        yield section.title, ()
    for read in reads(check):
        yield read.paragraph.text, read.place
