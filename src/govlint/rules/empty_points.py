"""STR036: a subheading under which nothing stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.prose.numbering import heading_ordinal
from govlint.report.finding import Finding, Related
from govlint.report.patterns import compiled
from govlint.rules._check import Check
from govlint.rules._passages import Read, of_section, stops_in
from govlint.rules._rule import Rule, checks
from govlint.rules._running import running

_HEAD = (
    "govlint: 1\ntitle: 某县2023年政府信息公开工作年度报告\norgan: 某县人民政府\nyear: 2023\n"
    "excerpt: true\nsections:\n- title: 一、总体情况\n  text: |\n    （一）主动公开情况\n    公开信息46条。\n"
)

EMPTY = Rule(
    code="STR036",
    name="subheading-empty",
    severity="info",
    certainty="likely",
    summary={
        "en": "Nothing stands under a subheading.",
        "zh": "小标题下没有内容。",
    },
    message={
        "": {"en": "nothing stands under this heading", "zh": "小标题下没有内容"},
        "many": {
            "en": "nothing stands under this heading, nor under {count} others",
            "zh": "小标题下没有内容，另有{count}处相同",
        },
    },
    why={
        "en": "Readers cannot tell whether there was nothing to report or whether it was forgotten.",
        "zh": "读者无法判断是没有相关情况还是漏写。",
    },
    fix={
        "en": "Report on it; where there is nothing, say so in a sentence.",
        "zh": "补充有关情况；没有的用一句话说明。",
    },
    logic={
        "en": (
            "info, likely; one finding for each part. Headings （一） of a part that holds text, where "
            "another of them has text below it and fewer than half are empty. Silent on parts with tables or "
            "pictures, where the text stops, and in an abridged copy that says so (略)."
        ),
        "zh": (
            "info，可能；每个部分合并为一条。只看文字部分中“（一）”一级的小标题：其中有的下面有内容，且空的不到一半。"
            "含表格、图片的部分、文本中断处和注明从略的节录不报告。"
        ),
    },
    bad=_HEAD + "    （二）依申请公开情况\n    （三）监督保障情况\n    开展培训2次。\n",
    good=_HEAD + "    （二）依申请公开情况\n    未收到申请。\n    （三）监督保障情况\n    开展培训2次。\n",
    demands=("substance",),
)

#: a heading is short and no sentence
_LONGEST = 30
_HEADING = compiled(r"(?!.*(?:[我本][局镇乡县市区院委办厅]|了))[^。;:!?]{4,}$")
_ABRIDGED = compiled(r"(?m)^\(?[^\n()。]{0,6}(?:从略|省略|略)。?\)?$")


@checks(EMPTY)
def subheading_empty(check: Check) -> Iterator[Finding]:
    if _ABRIDGED.search(running(check).text):
        return
    for section in check.report.sections:
        spec = check.regime.section(section.id or "")
        if section.tables or section.figures or (spec is not None and spec.content == "tables"):
            continue
        empty = _empty(of_section(check, section), stops_in(check, section))
        if empty:
            first, *rest = empty
            yield EMPTY.at(
                check,
                first.span(0, len(first.value)),
                section.title.value,
                variant="many" if rest else "",
                related=[Related(one.span(0, len(one.value)), "") for one in rest],
                count=len(rest),
            )


def _empty(paragraphs: Sequence[Read], cut: bool) -> list[Read]:
    """The headings with nothing below them before the next, or before the end of the part."""
    heads = [at for at, read in enumerate(paragraphs) if _number(read)]
    empty = []
    for at in heads:
        read = paragraphs[at]
        if len(read.value) > _LONGEST or not _HEADING.match(read.value):
            continue
        following = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
        last = following is None and not cut
        if last or (following is not None and _number(following) == _number(read) + 1):
            empty.append(read)
    return empty if 2 * len(empty) < len(heads) else []


def _number(read: Read) -> int:
    """The number of a heading （一）, 0 of any other paragraph."""
    ordinal = heading_ordinal(read.value)
    return ordinal.number if ordinal is not None and ordinal.style == "chinese-paren" else 0
