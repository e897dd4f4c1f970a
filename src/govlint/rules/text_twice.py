"""TXT014: a list of parts that names one of them twice."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.prose.sums import Part, Sum
from govlint.report.finding import Finding, Related
from govlint.report.place import Span
from govlint.rules._check import Check
from govlint.rules._prose import Stream, prose_of
from govlint.rules._rule import Rule, checks
from govlint.rules._samples import SENTENCES
from govlint.rules.text_sums import severity

TWICE = Rule(
    code="TXT014",
    name="item-listed-twice",
    severity="info",
    certainty="likely",
    summary={
        "en": "A list of parts names the same part twice, with the same figure.",
        "zh": "同一分项在列举中出现两次，数字也相同。",
    },
    message={
        "": {
            "en": "“{label}” is listed twice with {value}: counted double, or another part misnamed",
            "zh": "“{label}{value}”列举了两次：重复计算，或另一分项名称有误",
        }
    },
    why={
        "en": "Either the part is counted double or one of the two stands for something else.",
        "zh": "要么同一分项重复计算，要么其中一处应为别的分项。",
    },
    fix={
        "en": "Delete one of the two, or give it the name of the part that was meant.",
        "zh": "删去其中一处，或改为本应列出的分项名称。",
    },
    logic={
        "en": (
            "info, likely; only where the parts do not come to their total and TXT001 has nothing to say "
            "of it, because the list is open (等) or falls short. The name must be a whole item of the list: "
            "不予公开2件 of one office and 不予公开2件 of another are two parts, and their sum holds."
        ),
        "zh": (
            "info，可能；仅在各分项之和与总数不符，而列举未尽（等）或小于总数、TXT001 不报告时提示。须为"
            "列举中的完整分项；相加与总数相符的不提示。"
        ),
    },
    bad=SENTENCES + "      网站公开60条，包括概况8条、动态31条、规划总结2条、公文5条、规划总结2条等。\n",
    good=SENTENCES + "      网站公开60条，包括概况8条、动态31条、规划2条、公文5条、总结2条等。\n",
    demands=("prose.accuracy",),
)

#: what parts the items of a list
_BETWEEN = "、,;"
#: what may stand between an item's name and its figure (数量为)
_ADDED = 4


@checks(TWICE)
def item_listed_twice(check: Check) -> Iterator[Finding]:
    for stream in prose_of(check).streams:
        told: set[int] = set()
        for one in stream.sums:
            if one.holds or severity(one):
                continue
            for first, again in _repeated(stream, one):
                if again.figure.start not in told:
                    told.add(again.figure.start)
                    yield TWICE.at(
                        check,
                        _span(stream, again),
                        *stream.place(again.figure.start),
                        related=[Related(_span(stream, first), first.label)],
                        label=again.label,
                        value=stream.text[again.figure.start : again.figure.stop],
                    )


def _repeated(stream: Stream, one: Sum) -> Iterator[tuple[Part, Part]]:
    """Every part that the list has had before, with the one before."""
    seen: dict[tuple[str, object], Part] = {}
    for part in one.parts:
        before = seen.setdefault((part.label, part.figure.value), part)
        if before is not part and len(part.label) > 1 and _is_whole(stream, part):
            yield before, part


def _is_whole(stream: Stream, part: Part) -> bool:
    """Whether the label is all that the list says of the part, not the end of it."""
    start = _start(stream, part)
    return start > 0 and stream.text[start - 1] in _BETWEEN


def _start(stream: Stream, part: Part) -> int:
    end = part.figure.start
    return stream.text.rfind(part.label, max(0, end - len(part.label) - _ADDED), end)


def _span(stream: Stream, part: Part) -> Span:
    return stream.span(max(_start(stream, part), 0), part.figure.stop)
