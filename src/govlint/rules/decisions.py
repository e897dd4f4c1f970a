"""CEL rules on what an organ's kind lets one expect of its figures."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.report.finding import Finding
from govlint.report.normalise import fold
from govlint.rules._check import Check
from govlint.rules._rule import Rule, checks
from govlint.rules._samples import head
from govlint.rules._tables import sheets_of

_DECISIONS = """\
  - title: 二、主动公开政府信息情况
    tables:
      table2_item5:
        administrative_license: [{licenses}]
      table2_item6:
        administrative_penalty: [{penalties}]
        administrative_compulsion: [0]
"""


def _example(licenses: int, penalties: int) -> str:
    return head("某县市场监督管理局", "department") + _DECISIONS.format(
        licenses=licenses, penalties=penalties
    )


NO_DECISIONS = Rule(
    code="CEL011",
    name="no-decisions-of-enforcement-organ",
    severity="info",
    summary={
        "en": "An organ that enforces the law reports no decision at all.",
        "zh": "执法机关的行政许可、处罚、强制数量全部为0。",
    },
    message={
        "": {
            "en": "{organ} reports not one licence, penalty or compulsion",
            "zh": "{organ}的行政许可、行政处罚、行政强制全部为0",
        },
    },
    why={
        "en": "All decisions of the year are counted, those lawfully unpublished too.",
        "zh": "应填写全部决定数量，包括依法不予公开的。",
    },
    fix={
        "en": "Ask the enforcing units for their counts.",
        "zh": "向执法机构核实决定数量。",
    },
    logic={
        "en": (
            "info, likely, and only with --pedantic. The organ's name shows that it enforces the law "
            "(市场监督管理, 公安, 税务, ...), and every cell for the number of decisions that was read "
            "(行政许可, 行政处罚, 行政强制) is a plain 0. One figure above 0, or one cell that is blank or "
            "no figure, makes the rule silent; so does a report without these tables."
        ),
        "zh": (
            "info，确定程度为likely，仅在使用--pedantic时提示。机关名称表明其为执法机关（市场监督管理、公安"
            "、税务等），且读到的行政许可、行政处罚、行政强制处理决定数量全部为0。有一个数字大于0，或有一格"
            "空白、不是数字的，不提示；没有这些表格的也不提示。"
        ),
    },
    certainty="likely",
    pedantic=True,
    demands=("table2.all-decisions",),
    bad=_example(0, 0),
    good=_example(12, 3),
)


@checks(NO_DECISIONS)
def no_decisions_of_enforcement_organ(check: Check) -> Iterator[Finding]:
    organ = fold(check.report.organ.name).value
    if not any(word in organ for word in check.regime.lexicon.get("enforcement_organs", ())):
        return
    counted = check.regime.lexicon.get("decision_columns", ())
    first = None
    for sheet in sheets_of(check):
        for key, cell in sheet.cells():
            if key[1] not in counted:
                continue
            if cell.kind != "number" or cell.value:
                return
            first = first or (sheet, key)
    if first is not None:
        sheet, key = first
        yield NO_DECISIONS.at(check, sheet.span(key), *sheet.place(key), organ=check.report.organ.name)
