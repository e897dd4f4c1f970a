"""TXT rule about figures that were left out of a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.report.finding import Finding
from govlint.rules._check import Check
from govlint.rules._prose import prose_of
from govlint.rules._rule import Rule, checks
from govlint.rules._samples import SENTENCES

_GAP = Rule(
    code="TXT012",
    name="figure-left-out",
    severity="warning",
    certainty="likely",
    summary={
        "en": "A unit stands without its figure, or 占 without its percentage.",
        "zh": "量词前漏填数字，或“占”后漏填比例。",
    },
    message={
        "": {
            "en": "no figure before {unit} ({noun})",
            "zh": "“{noun}”后的“{unit}”前漏填数字",
        },
        "share": {
            "en": "no percentage behind 占 ({noun})",
            "zh": "“{noun}”后的“占”没有比例",
        },
        "stray": {
            "en": "占 stands before a count, not a percentage: {noun}",
            "zh": "“占”后是数量而非比例，可能多余：占{noun}",
        },
    },
    why={
        "en": "A blank of the template was not filled in, or the figure was lost on publication.",
        "zh": "模板空格未填写，或发布时数字丢失。",
    },
    fix={"en": "Fill in the figure.", "zh": "补填数字。"},
    bad=SENTENCES + "      全年主动公开政府信息  条。\n",
    good=SENTENCES + "      全年主动公开政府信息120条。\n",
    demands=("prose.accuracy", "template.clean"),
    logic={
        "en": (
            "Only units behind nouns with which they form no word (信息条, 热线件); 案件, 文件, 头条 are "
            "words. Of 占 only one that a stop follows behind a count (3条,占;), and one before a count "
            "that has its own percentage (占文件6条,占4%)."
        ),
        "zh": (
            "只判断与前面名词不能成词的量词（信息条、热线件）；案件、文件、头条等词不提示。“占”只判断数量之后直"
            "接断句的（3条,占;），以及其后为另有比例的数量的（占文件6条,占4%）。"
        ),
    },
)


@checks(_GAP)
def figure_left_out(check: Check) -> Iterator[Finding]:
    for stream in prose_of(check).streams:
        for gap in stream.gaps:
            yield _GAP.at(
                check,
                stream.span(gap.start, gap.end),
                *stream.place(gap.start),
                variant=gap.kind,
                unit=gap.unit,
                noun=gap.noun,
            )
