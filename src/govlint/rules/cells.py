"""CEL rules on cells that hold no exact figure: blanks and dashes, text, rough figures."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.report.cell import is_residue
from govlint.report.finding import Diagnosis, Finding, Related, Repair
from govlint.report.normalise import fold
from govlint.report.patterns import compiled
from govlint.rules._broken import broken_sums, figure_needed
from govlint.rules._check import Check
from govlint.rules._diagnosis import Key
from govlint.rules._rule import Rule, checks
from govlint.rules._samples import cases, item1
from govlint.rules._tables import Sheet, sheets_of
from govlint.rules.counts import shifted

#: further blank cells that a finding points at
_MOST_SHOWN = 20

BLANK = Rule(
    code="CEL001",
    name="cells-left-blank",
    severity="warning",
    summary={
        "en": "Cells are blank or hold a dash instead of a figure.",
        "zh": "单元格空白或以斜线、横线等代替数字。",
    },
    message={
        "": {
            "en": "blank cells: {count} of {all}; write 0 where there is none",
            "zh": "{all}个单元格中有{count}个空白，确无数据的应填0",
        },
        "marks": {
            "en": "cells with {marks} instead of a figure: {count} of {all}; write 0 where there is none",
            "zh": "{all}个单元格中有{count}个以{marks}代替数字，确无数据的应填0",
        },
        "both": {
            "en": "blank cells and cells with {marks}: {count} of {all}; write 0 where there is none",
            "zh": "{all}个单元格中有{count}个空白或以{marks}代替数字，确无数据的应填0",
        },
        "every": {
            "en": "all {all} cells are empty; write 0 where there is none",
            "zh": "{all}个单元格全部未填，确无数据的应填0",
        },
    },
    why={
        "en": "A blank leaves open whether there was nothing or nobody counted. Only 0 says nothing.",
        "zh": "空白无法区分“没有”与“未统计”，只有0能表示没有。",
    },
    fix={"en": "Write 0 in each cell that stands for none.", "zh": "确无数据的单元格逐格填0。"},
    logic={
        "en": (
            "One finding for the whole report. info: the 2019 report, whose form was only encouraged, and "
            "the statistics annex. A blank cell that cannot be 0 is SUM004, one whose figure probably stands "
            "in the column beside it is CEL010."
        ),
        "zh": (
            "整份报告只报一条。2019年度报告（格式仅为鼓励采用）和统计表为info。不可能为0的空格报SUM004，数据疑为误填"
            "入相邻栏的空格报CEL010。"
        ),
    },
    demands=("cells.filled",),
    bad=item1('["", "", ""]', "[0, /, 3]"),
    good=item1("[0, 0, 0]", "[0, 0, 3]"),
)


@checks(BLANK)
def cells_left_blank(check: Check) -> Iterator[Finding]:
    blanks: list[tuple[Sheet, Key]] = []
    marks: dict[str, None] = {}
    empty = 0
    told = {(id(sheet), key) for sheet, filled, _ in broken_sums(check).missing for key in filled}
    told |= {(id(found.sheet), found.beside) for found in shifted(check)}
    for sheet in sheets_of(check):
        for key, cell in sheet.odd():
            if cell.kind not in ("blank", "mark") or not cell.certain or (id(sheet), key) in told:
                continue
            blanks.append((sheet, key))
            if cell.kind == "mark":
                marks[cell.raw.strip()] = None
            else:
                empty += 1
    if not blanks:
        return
    names = tuple(dict.fromkeys(sheet.spec.name for sheet, _ in blanks))
    weak = check.year in check.regime.encouraged or all(s.spec.status != "confirmed" for s, _ in blanks)
    sheet, key = blanks[0]
    count = sum(len(sheet.cells()) for sheet in sheets_of(check))
    variant = "every" if len(blanks) == count else "" if not marks else "both" if empty else "marks"
    yield BLANK.at(
        check,
        sheet.span(key),
        *names,
        severity="info" if weak else "",
        variant=variant,
        pointer=sheet.pointer(key),
        related=[
            Related(other.span(at), " · ".join(other.place(at)[1:]))
            for other, at in blanks[1 : _MOST_SHOWN + 1]
        ],
        count=len(blanks),
        all=count,
        marks=" ".join(marks),
    )


UNREADABLE = Rule(
    code="CEL002",
    name="not-a-figure",
    severity="error",
    summary={"en": "A cell holds something that is no figure.", "zh": "单元格内容不是数字。"},
    message={
        "": {"en": "'{raw}' is no figure", "zh": "“{raw}”不是数字"},
        "needed": {
            "en": "'{raw}' is no figure; the sums ask for {right}",
            "zh": "“{raw}”不是数字；按勾稽关系应为{right}",
        },
        "pair": {
            "en": "'{raw}' is two figures where the form has one; it was not compared",
            "zh": "“{raw}”为两个数字，该栏应填一个数字，未参与核对",
        },
        "residue": {
            "en": "'{raw}' is what a broken spreadsheet leaves behind",
            "zh": "“{raw}”是电子表格出错的残留",
        },
    },
    why={
        "en": "The form asks for a figure here; what cannot be read cannot be added up or compared.",
        "zh": "统一格式要求此处填写数字；无法识别的内容不能汇总和比较。",
    },
    fix={
        "en": "Write the figure with digits; put explanations into the text.",
        "zh": "用阿拉伯数字填写，说明文字写入正文。",
    },
    logic={
        "en": (
            "error: the cell was read with certainty. warning: the reader may have cut the cell wrongly, "
            "the 2019 report, the statistics annex. info: 3/1 in a column of what came and went."
        ),
        "zh": "单元格读取确定时为error；可能误读、2019年度报告及统计表为warning。增/减栏内的3/1为info。",
    },
    demands=("cells.number",),
    tells_unread=True,
    form=True,
    bad=item1("[0, 0, 0]", "[1, 0, 32O8]"),
    good=item1("[0, 0, 0]", "[1, 0, 3208]"),
)


# 3/1 under 本年增/减: what came and what went, in the order of the column's own name.
_PAIR = compiled(r"\s*[0-9]{1,9}\s*/\s*[0-9]{1,9}\s*")


@checks(UNREADABLE)
def not_a_figure(check: Check) -> Iterator[Finding]:
    for sheet in sheets_of(check):
        for key, cell in sheet.odd():
            if cell.kind != "text":
                continue
            pair = sheet.column(key).signed and _PAIR.fullmatch(fold(cell.raw).value) is not None
            sure = cell.certain and sheet.spec.status == "confirmed"
            right = figure_needed(check, sheet, key)
            variant = "residue" if is_residue(cell) else "needed" if right is not None else "pair" * pair
            yield UNREADABLE.at(
                check,
                sheet.span(key),
                *sheet.place(key),
                severity="info" if pair else "" if sure else "warning",
                certainty="certain" if cell.certain else "likely",
                variant=variant,
                pointer=cell.pointer,
                diagnosis=_repair(sheet, key, right),
                raw=_short(cell.raw),
                right=right if right is not None else 0,
            )


def _repair(sheet: Sheet, key: Key, right: object) -> Diagnosis | None:
    if not isinstance(right, int):
        return None
    change = (" · ".join(sheet.place(key)), None, right)
    return Diagnosis((Repair((change,), "unreadable", (sheet.span(key),)),))


def _short(raw: str) -> str:
    text = " ".join(raw.split())
    return text if len(text) <= 40 else text[:39] + "…"


ROUGH = Rule(
    code="CEL005",
    name="rough-figure",
    severity="warning",
    summary={"en": "A cell gives only a rough figure.", "zh": "单元格只给出约数。"},
    message={
        "": {"en": "'{raw}' is no exact figure", "zh": "“{raw}”不是准确数字"},
        "needed": {
            "en": "'{raw}' is no exact figure; the sums ask for {right}",
            "zh": "“{raw}”不是准确数字；按勾稽关系应为{right}",
        },
    },
    why={
        "en": "The tables count cases; about twenty cannot be added up.",
        "zh": "表格统计的是件数，约数无法汇总。",
    },
    fix={"en": "Write the exact figure.", "zh": "填写准确数字。"},
    demands=("cells.number",),
    logic={
        "en": (
            "warning; likely where the cell was not read with certainty. In the sums such a figure "
            "counts as a range (约20 from half to double, <5 from 0 to 5), so that only what no "
            "reading can save is called broken. Where the sums leave one figure only, the message "
            "names it."
        ),
        "zh": (
            "warning；读取不确定的单元格，确定程度为likely。核对勾稽关系时按区间计算（约20为一半至两"
            "倍，<5为0至5），任何读法都不成立的才判为不符。按勾稽关系只能是某一个数字的，提示中会写明。"
        ),
    },
    bad=cases("[约20, 0, 0, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]"),
    good=cases("[20, 0, 0, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]"),
)


@checks(ROUGH)
def rough_figure(check: Check) -> Iterator[Finding]:
    for sheet in sheets_of(check):
        for key, cell in sheet.odd():
            if cell.kind == "rough":
                right = figure_needed(check, sheet, key)
                yield ROUGH.at(
                    check,
                    sheet.span(key),
                    *sheet.place(key),
                    variant="needed" if right is not None else "",
                    certainty="certain" if cell.certain else "likely",
                    pointer=cell.pointer,
                    raw=_short(cell.raw),
                    right=right if right is not None else 0,
                )
