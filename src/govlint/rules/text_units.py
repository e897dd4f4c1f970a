"""TXT015: one part of a list without the unit that all the others have."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.prose.sums import Part, Sum
from govlint.report.finding import Finding, Related
from govlint.rules._check import Check
from govlint.rules._prose import prose_of
from govlint.rules._rule import Rule, checks
from govlint.rules._samples import SENTENCES

UNIT = Rule(
    code="TXT015",
    name="unit-left-out",
    severity="info",
    summary={
        "en": "One figure of a list, or its total, lacks the unit that the others have.",
        "zh": "列举的各项数字中有一项或总数缺少量词。",
    },
    message={
        "": {
            "en": "{label}{value} has no unit; the others have {unit}",
            "zh": "“{label}{value}”缺少量词，其他各项为“{unit}”",
        }
    },
    why={
        "en": "A bare number in a list of counts is a slip, and a reader may take it for part of a name.",
        "zh": "一组计数中只有一项没有量词，属漏字，也容易被误读为名称的一部分。",
    },
    fix={"en": "Add the unit.", "zh": "补上量词。"},
    logic={
        "en": (
            "Only in a breakdown that adds up to its total: where exactly one of three parts or more has no "
            "unit and all the others share one, or where the total has none. 自然人5、法人3、其他1件, with "
            "the unit once at the end, is no slip."
        ),
        "zh": (
            "仅限与总数相符的列举：三项以上而恰有一项没有量词、其余各项量词相同的，或总数没有量词的。量词只写在末项的（自然人5、"
            "法人3、其他1件）不提示。"
        ),
    },
    bad=SENTENCES + "      全年答复申请53件，其中予以公开30件、部分公开12、不予公开11件。\n",
    good=SENTENCES + "      全年答复申请53件，其中予以公开30件、部分公开12件、不予公开11件。\n",
    demands=("prose.accuracy",),
)


@checks(UNIT)
def unit_left_out(check: Check) -> Iterator[Finding]:
    for stream in prose_of(check).streams:
        for one in stream.sums:
            part = _bare(one) or _bare_total(one)
            if part is None:
                continue
            figure = part.figure
            others = [other for other in one.parts if other is not part]
            printed = stream.text[figure.start : figure.end]
            yield UNIT.at(
                check,
                stream.span(figure.start, figure.end),
                *stream.place(figure.start),
                related=[
                    Related(stream.span(other.figure.start, other.figure.stop), other.label or "…")
                    for other in others
                ],
                label=part.label,
                value=printed,
                unit=others[0].figure.unit,
            )


def _bare_total(one: Sum) -> Part | None:
    """The total of a sum that holds, where it lacks the unit that all parts have."""
    units = {part.figure.unit for part in one.parts}
    bare = one.holds and not one.total.unit and len(one.parts) > 1 and len(units) == 1 and "" not in units
    return Part(one.total, one.label) if bare else None


def _bare(one: Sum) -> Part | None:
    """The one part of a sum that holds which lacks the unit of all the others."""
    bare = [part for part in one.parts if not part.figure.unit]
    units = {part.figure.unit for part in one.parts} - {""}
    if not one.holds or len(one.parts) < 3 or len(bare) != 1 or len(units) != 1:
        return None
    return bare[0]
