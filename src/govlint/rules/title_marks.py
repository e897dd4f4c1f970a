"""STR032: title marks 《》 of which one is missing."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.report.finding import Finding
from govlint.report.patterns import compiled
from govlint.rules._check import Check
from govlint.rules._prose import prose_of
from govlint.rules._rule import Rule, checks
from govlint.rules._samples import SENTENCES

UNPAIRED = Rule(
    code="STR032",
    name="title-mark-unpaired",
    severity="info",
    certainty="likely",
    summary={
        "en": "A title mark 《 is not closed in its sentence, or 》 closes none.",
        "zh": "书名号不成对。",
    },
    message={
        "": {"en": "no 》 closes this 《 in its sentence", "zh": "本句中此“《”没有对应的“》”"},
        "closing": {"en": "no 《 stands before this 》 in its sentence", "zh": "本句中此“》”之前没有“《”"},
    },
    why={
        "en": "The reader cannot tell where the title of the document ends; search for it fails.",
        "zh": "读者无法判断文件名称的起止，也不利于检索。",
    },
    fix={"en": "Add the missing mark.", "zh": "补齐书名号。"},
    logic={
        "en": (
            "info, likely. Marks may nest. 《 is judged where its sentence ends with 。 in the same "
            "paragraph, or where it is doubled (《《), 》 only in whole reports: elsewhere the copy may have "
            "lost the rest."
        ),
        "zh": (
            "info，可能。允许嵌套。“《”只在同段句号之前没有“》”或连写（《《）时提示；“》”只在完整报告中判断，其他文本可能缺失前文。"
        ),
    },
    bad=SENTENCES + "      按照《中华人民共和国政府信息公开条例规定，现公布本年度报告。\n",
    good=SENTENCES + "      按照《中华人民共和国政府信息公开条例》规定，现公布本年度报告。\n",
    demands=("prose.accuracy",),
)

_MARKS = compiled(r"[《》。\n]")


@checks(UNPAIRED)
def title_mark_unpaired(check: Check) -> Iterator[Finding]:
    for stream in prose_of(check).streams:
        if "《" not in stream.text and "》" not in stream.text:
            continue
        opened: list[int] = []
        for mark in _MARKS.finditer(stream.text):
            at, sign = mark.start(), mark[0]
            if sign == "《":
                opened.append(at)
            elif sign == "》":
                if opened:
                    opened.pop()
                elif check.report.whole:
                    yield UNPAIRED.at(check, stream.span(at, at + 1), *stream.place(at), variant="closing")
            else:
                twice = bool(opened) and stream.text.startswith("《《", opened[0])
                if opened and (sign == "。" or twice):
                    # Of nested marks the inner one is closed first, so it is the outermost that is left.
                    yield UNPAIRED.at(check, stream.span(opened[0], opened[0] + 1), *stream.place(opened[0]))
                opened.clear()
