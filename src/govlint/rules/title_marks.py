"""STR032: title marks 《》 of which one is missing, or 〈〉 in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.report.finding import Finding, Related
from govlint.report.patterns import compiled
from govlint.rules._check import Check
from govlint.rules._prose import Stream, prose_of
from govlint.rules._rule import Rule, checks
from govlint.rules._samples import SENTENCES

UNPAIRED = Rule(
    code="STR032",
    name="title-mark-unpaired",
    severity="info",
    certainty="likely",
    summary={
        "en": "A title mark 《 is not closed in its sentence, 》 closes none, or 〈〉 stands in its place.",
        "zh": "书名号不成对，或误用单书名号。",
    },
    message={
        "": {"en": "no 》 closes this 《 in its sentence", "zh": "本句中此“《”没有对应的“》”"},
        "closing": {"en": "no 《 stands before this 》 in its sentence", "zh": "本句中此“》”之前没有“《”"},
        "inner": {"en": "no 〈 stands before this 〉 in its sentence", "zh": "本句中此“〉”之前没有“〈”"},
        "single": {
            "en": "the title of a document stands in 《》: {title}",
            "zh": "文件名称应使用双书名号“《》”：{title}",
        },
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
            "lost the rest. 〈〉 and <> around a title count outside of 《》 alone; one finding tells of all."
        ),
        "zh": (
            "info，可能。允许嵌套。“《”只在同段句号之前没有“》”或连写（《《）时提示；“》”只在完整报告中判断，其他文本可能缺失前文。"
            "“〈〉”“<>”只在“《》”之外用作书名号时提示，全文合并为一条。"
        ),
    },
    bad=SENTENCES + "      按照《中华人民共和国政府信息公开条例规定，现公布本年度报告。\n",
    good=SENTENCES + "      按照《中华人民共和国政府信息公开条例》规定，现公布本年度报告。\n",
    demands=("prose.accuracy",),
)

_ANY = compiled(r"[《》<〈〉]")
_ENDS = compiled(r"[《》。\n]")
_MARKS = compiled(
    r"[《》。\n]|[<〈](?P<title>[\u4e00-\u9fff(),、〔〕0-9\-]{2,40}"
    r"(?:条例|办法|规定|通知|意见|方案|要点|细则|制度|格式|规范|决定|准则|规则))[>〉]|[<>〈〉]"
)


@checks(UNPAIRED)
def title_mark_unpaired(check: Check) -> Iterator[Finding]:
    single: list[tuple[Stream, re.Match[str]]] = []
    for stream in prose_of(check).streams:
        if _ANY.search(stream.text) is None:
            continue
        opened: list[int] = []
        inner = 0
        for mark in _MARKS.finditer(stream.text):
            at, sign = mark.start(), mark[0]
            if mark["title"]:
                behind = _ENDS.search(stream.text, mark.end())
                if not opened and (behind is None or behind[0] != "》"):
                    single.append((stream, mark))
            elif sign in "<〈":
                inner += 1
            elif sign in ">〉":
                inner -= 1
                if inner < 0 and sign == "〉" and (check.report.whole or opened):
                    yield UNPAIRED.at(check, stream.span(at, at + 1), *stream.place(at), variant="inner")
            elif sign == "《":
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
                inner = 0
    if single:
        (stream, mark), *others = single
        yield UNPAIRED.at(
            check,
            stream.span(*mark.span()),
            *stream.place(mark.start()),
            variant="single",
            related=[Related(other.span(*one.span()), one[0]) for other, one in others],
            title=mark[0],
        )
