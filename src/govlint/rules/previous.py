"""XYR rules: the figures of this year's tables against last year's report of the same organ."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.regimes.expression import Linear
from govlint.report.finding import Finding, Term, Trace
from govlint.report.model import Number
from govlint.report.place import NOWHERE, TOP
from govlint.rules._broken import broken_sums
from govlint.rules._check import Check
from govlint.rules._previous import Before, before_of, cell_of, fails, last_key
from govlint.rules._rule import Rule, checks
from govlint.rules._samples import head
from govlint.rules._tables import Instance, Sheet, instances, sheets_of

_TABLE3 = """\
  - title: 三、收到和处理政府信息公开申请情况
    tables:
      table3:
        carried_over: [{carried}, 0, 0, 0, 0, 0, {carried}]
        carried_forward: [{forward}, 0, 0, 0, 0, 0, {forward}]
"""

_ITEM1 = """\
  - title: 二、主动公开政府信息情况
    tables:
      table2_item1:
        regulations: [0, 0, 0]
        normative_documents: {row}
"""


def _table3(year: int, carried: int, forward: int) -> str:
    return head(year=year) + _TABLE3.format(carried=carried, forward=forward)


def _item1(year: int, row: str) -> str:
    return head(year=year) + _ITEM1.format(row=row)


def _scoped(year: int, scope: str) -> str:
    return _table3(year, 7, 7).replace("excerpt:", f"scope: {scope}\nexcerpt:")


CARRIED = Rule(
    code="XYR001",
    name="carried-over-differs",
    severity="error",
    summary={
        "en": "What is carried in is not what last year's report carried forward.",
        "zh": "上年结转与上年度报告的结转下年度继续办理不一致。",
    },
    message={
        "": {
            "en": "{stated} carried in, last year's report carried {computed} forward ({at})",
            "zh": "上年结转为{stated}，上年度报告结转下年度为{computed}（{at}）",
        },
    },
    why={
        "en": "It is the same heap of requests, counted on 31 December and on 1 January.",
        "zh": "12月31日结转的与1月1日承接的是同一批申请。",
    },
    fix={
        "en": (
            "Check both reports. A merger of organs or a later correction of last year's report explains a "
            "difference; say so in the text."
        ),
        "zh": "核对两年报告。机构合并或上年报告更正可以解释差异的，在正文中说明。",
    },
    logic={
        "en": (
            "error: the total differs. warning: only columns differ while the total agrees, the organ's "
            "name has changed, or a cell was not read with certainty. Silent without last year's report, and "
            "on cells that a broken sum puts right (SUM001 then says so)."
        ),
        "zh": (
            "总计不一致为error；仅分栏不一致、机关名称有变化或单元格读取不确定为warning；没有上年报告的，以及表"
            "内等式已指出应改的单元格（见SUM001），不报。"
        ),
    },
    demands=("years.carried-over",),
    bad=_table3(2023, 5, 0),
    good=_table3(2023, 7, 0),
    example_others={"2022.yaml": _table3(2022, 0, 7)},
)

FOLLOWS = Rule(
    code="XYR002",
    name="stock-does-not-follow",
    severity="warning",
    summary={
        "en": "A stock does not follow from last year's report and this year's changes.",
        "zh": "存量与上年度报告及本年增减不衔接。",
    },
    message={
        "": {
            "en": "{title}: stated {stated}, last year's report leads to {computed} ({at})",
            "zh": "{title}：本年填报{stated}，按上年度报告推算为{computed}（{at}）",
        },
        "limit": {
            "en": "{title}: {stated} here, {computed} by last year's report ({at})",
            "zh": "{title}：本年为{stated}，按上年度报告为{computed}（{at}）",
        },
    },
    why={
        "en": "What is in force is what was in force, plus what was issued, minus what was repealed.",
        "zh": "现行有效等于上年现行有效加本年制发减本年废止，各项存量同理。",
    },
    fix={
        "en": "Check both reports; expiry, amendment and reorganisation may explain the difference.",
        "zh": "核对两年报告；失效、修改和机构调整可以解释差异。",
    },
    logic={
        "en": (
            "The relations and their severities stand with the form: warning for what must follow "
            "(现行有效 from last year's, 本年制发 and 本年废止; 上一年项目数量 from last year's items and "
            "changes), info for running totals, which may only not grow by more than the year's figure. "
            "One finding a relation and table, with all rows in which it fails; likely where a cell was "
            "not read with certainty or the organ bears another name. Silent without a report of the year "
            "before, where the two cover different scopes (XYR006), on cells that are blank, no figure or "
            "of another unit, and on those that a broken sum puts right (SUM001)."
        ),
        "zh": (
            "应成立的关系及级别由各年格式规定：必然衔接的（现行有效由上年现行有效加本年制发减本年废止得出，"
            "上一年项目数量由上年项目数加增减得出）为warning；累计总数只核对增长不超过本年数，为info。每个"
            "关系每张表只报一条，列出全部不符的行；有单元格读取不确定或机关更名的，确定程度为likely。没有上"
            "一年度报告、两份报告统计口径不同（XYR006）的，以及空白、不是数字、单位不同的单元格，SUM001已指"
            "出应更正的单元格，不判断。"
        ),
    },
    demands=("years.stock",),
    bad=_item1(2023, "[4, 1, 30]"),
    good=_item1(2023, "[4, 1, 23]"),
    example_others={"2022.yaml": _item1(2022, "[3, 0, 20]")},
)


@checks(CARRIED)
def carried_over_differs(check: Check) -> Iterator[Finding]:
    yield from _compared(CARRIED, check)


@checks(FOLLOWS)
def stock_does_not_follow(check: Check) -> Iterator[Finding]:
    yield from _compared(FOLLOWS, check)


def _compared(rule: Rule, check: Check) -> Iterator[Finding]:
    before = before_of(check)
    if before is None or before.why:
        return
    for sheet in sheets_of(check):
        suspects = broken_sums(check).culprits(sheet)
        for identity in sheet.spec.previous:
            if identity.rule != rule.code:
                continue
            failed = [
                one
                for one in instances(check, sheet, [identity])
                if suspects.isdisjoint(one.keys.values()) and fails(one, before)
            ]
            if failed:
                yield _finding(rule, check, before, failed)


def _finding(rule: Rule, check: Check, before: Before, failed: list[Instance]) -> Finding:
    """One finding for an identity, at the total where the total is among what differs."""
    sheet, identity = failed[0].sheet, failed[0].identity
    totals = {column.id for column in sheet.spec.columns if column.kind == "total"}
    main = next((one for one in failed if one.at in totals), failed[0])
    key = next(iter(main.keys.values()))
    parts_only = identity.each == "column" and bool(totals) and main.at not in totals
    cells = [cell_of(one, before, name) for one in failed for name in identity.expression.names]
    sure = all(cell is not None and cell.certain for cell in cells)
    severity = identity.severity
    if severity == "error" and (parts_only or not before.same or not sure):
        severity = "warning"
    trace = _trace(main, before, tuple(one.id for one in failed))
    names = [_at(sheet, one) for one in failed]
    return rule.at(
        check,
        sheet.span(key),
        *sheet.place(key),
        severity=severity,
        certainty="certain" if sure and before.same else "likely",
        variant="limit" if trace.relation != "==" and "limit" in rule.message else "",
        pointer=sheet.pointer(key),
        clause=identity.clause,
        trace=trace,
        title=identity.title,
        stated=trace.stated,
        computed=trace.computed,
        at=names,
    )


def _at(sheet: Sheet, instance: Instance) -> str:
    """The row or column that an instance stands for."""
    key = next(iter(instance.keys.values()))
    return sheet.column_name(key) if instance.identity.each == "column" else sheet.row_name(key)


def _trace(instance: Instance, before: Before, identities: tuple[str, ...]) -> Trace:
    """Last year's figures and this year's changes against what this year states."""
    comparison = instance.identity.expression.comparisons[0]
    here, led = comparison.left or Linear({}), comparison.right or Linear({})
    stated = _total(instance, before, here)
    terms = []
    for name, factor in led.coefficients.items():
        cell = cell_of(instance, before, name)
        value = cell.value if cell is not None and cell.value is not None else 0
        last = name.startswith("prev.")
        spec = before.sheets[instance.sheet.spec.id] if last else instance.sheet
        key = last_key(instance, name)
        text = spec.row_name(key) if instance.identity.each == "column" else spec.column_name(key)
        span = NOWHERE if last or cell is None else cell.span
        label = f"{before.report.year}: {text}" if last else text
        terms.append(Term(value, label, span, 1 if factor > 0 else -1))
    computed = _total(instance, before, led)
    return Trace(tuple(terms), computed, stated, stated - computed, comparison.operator, identities)


def _total(instance: Instance, before: Before, side: Linear) -> Number:
    total = side.constant
    for name, factor in side.coefficients.items():
        cell = cell_of(instance, before, name)
        total += factor * (cell.value if cell is not None and cell.value is not None else 0)
    return total


JUMP = Rule(
    code="XYR005",
    name="figure-jumps",
    severity="info",
    summary={
        "en": "A figure is many times last year's, or a small part of it.",
        "zh": "数据较上年度大幅增减。",
    },
    message={
        "": {"en": "{last} last year, {value} now", "zh": "上年度为{last}，本年为{value}"},
        "unit": {
            "en": "{last} last year, {value} now: written in 元 and in 万元?",
            "zh": "上年度为{last}，本年为{value}：单位是否误用了元或万元？",
        },
    },
    why={
        "en": "Such a jump is either news worth a sentence or a slip of the pen.",
        "zh": "如此变化要么值得在正文中说明，要么是填写差错。",
    },
    fix={"en": "Check the figure, or explain it in the text.", "zh": "核对数据，或在正文中说明原因。"},
    logic={
        "en": (
            "Totals, and the tables that have none: at least ten times more or less with at least 10 cases "
            "on the smaller and 200 on the larger side; amounts from a thousand times on."
        ),
        "zh": "仅比较总计及无总计表格：相差十倍以上，且小者不少于10、大者不少于200；金额相差千倍以上。",
    },
    certainty="likely",
    demands=("years.stock", "prose.accuracy"),
    bad=_item1(2023, "[300, 1, 320]"),
    good=_item1(2023, "[12, 1, 32]"),
    example_others={"2022.yaml": _item1(2022, "[10, 0, 21]")},
)

_TIMES, _SMALL, _LARGE, _TIMES_AMOUNT = 10, 10, 200, 1000


@checks(JUMP)
def figure_jumps(check: Check) -> Iterator[Finding]:
    before = before_of(check)
    if before is None or before.why:
        return
    for sheet in sheets_of(check):
        totals = {column.id for column in sheet.spec.columns if column.kind == "total"}
        for key, cell in sheet.cells():
            last = before.cell(sheet.spec.id, key)
            if (totals and key[1] not in totals) or last is None or sheet.scaled(key, cell):
                continue
            now, then = cell.value, last.value
            if now is None or then is None or now <= 0 or then <= 0:
                continue
            small, large = (now, then) if now < then else (then, now)
            amount = sheet.decimals(key)
            if (
                large >= small * _TIMES_AMOUNT
                if amount
                else (large >= small * _TIMES and small >= _SMALL and large >= _LARGE)
            ):
                yield JUMP.at(
                    check,
                    sheet.span(key),
                    *sheet.place(key),
                    variant="unit" if amount else "",
                    pointer=cell.pointer,
                    last=then,
                    value=now,
                )


APART = Rule(
    code="XYR006",
    name="not-last-year",
    severity="info",
    summary={
        "en": "The report given as last year's cannot be compared.",
        "zh": "作为上年度报告提供的文件无法比较。",
    },
    message={
        "unknown": {
            "en": "the year of {path} is not known: not compared",
            "zh": "{path}的报告年度无法确定，未作比较",
        },
        "year": {
            "en": "{path} is the report of {last}, not of {due}: not compared",
            "zh": "{path}是{last}年度报告，不是{due}年度，未作比较",
        },
        "scope": {
            "en": "{path} covers another scope (the organ itself or all its subordinates): not compared",
            "zh": "{path}的统计口径（本机关或全地区）不同，未作比较",
        },
        "": {
            "en": "{path} is {other}'s report, this one {organ}'s: compared as if renamed",
            "zh": "{path}为{other}的报告，本报告为{organ}的报告，按更名处理",
        },
    },
    why={
        "en": "Only consecutive reports of one organ must fit each other.",
        "zh": "只有同一机关连续两年的报告才应衔接。",
    },
    fix={"en": "Name the right file with --previous.", "zh": "用--previous指定正确的文件。"},
    demands=("years.carried-over", "years.not-copied"),
    logic={
        "en": (
            "info, one finding. Reports of no or another year or of another scope are not compared at all. "
            "One of another organ is compared as if it had been renamed, and what differs from it is a "
            "likely warning at most. Names that differ only in the place before them or in 人民政府 "
            "are the same organ's."
        ),
        "zh": (
            "info，只报一条。年度不同或不明、统计口径不同的，完全不作比较。机关名称不同的按更名处理，由此得出的差异"
            "至多为warning，确定程度为likely。名称只差前面的地名或“人民政府”的，视为同一机关。"
        ),
    },
    bad=_scoped(2023, "all"),
    good=_scoped(2023, "own"),
    example_others={"2022.yaml": _scoped(2022, "own")},
)


@checks(APART)
def not_last_year(check: Check) -> Iterator[Finding]:
    before = before_of(check)
    if before is None or (before.same and not before.why):
        return
    last = before.report
    yield APART.at(
        check,
        TOP,
        variant=before.why,
        path=last.path,
        last=last.year or 0,
        due=check.year - 1,
        other=last.organ.name,
        organ=check.report.organ.name,
    )
