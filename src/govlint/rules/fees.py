"""STR rules on what the last part says of the information-processing fee, by itself and beside the tables."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.report.finding import Finding, Related
from govlint.report.model import Number, Section
from govlint.report.normalise import label
from govlint.report.patterns import compiled
from govlint.report.place import Span
from govlint.report.record import NamedTuple
from govlint.rules._check import Check
from govlint.rules._passages import has_word, part_at, reads, stops_in, words_of
from govlint.rules._prose import Stream, number, prose_of
from govlint.rules._rule import Rule, checks
from govlint.rules._tables import figure, sheets_of

_HEAD = (
    "govlint: 1\ntitle: 某县2023年政府信息公开工作年度报告\norgan: {name: 某县人民政府, level: "
    "county}\nyear: 2023\nsections:\n"
)
_UNPAID = (
    "- title: 三、收到和处理政府信息公开申请情况\n  tables:\n    table3:\n"
    "      other_overdue_fee: [2, 0, 0, 0, 0, 0, 2]\n"
)

FEE = Rule(
    code="STR020",
    name="fee-not-reported",
    severity="warning",
    summary={
        "en": "The last part does not report the information-processing fee.",
        "zh": "其他需要报告的事项未报告信息处理费收取情况。",
    },
    message={
        "": {
            "en": (
                "nothing is said on the information-processing fee; say what was charged, also if nothing was"
            ),
            "zh": "未写政府信息公开信息处理费收取情况；未收取的也应说明",
        },
        "due": {
            "en": (
                "nothing is said on the information-processing fee, while the table counts requests ended "
                "because a fee that was asked for was not paid ({count})"
            ),
            "zh": "未写信息处理费收取情况，而表格有因逾期未按收费通知缴费而不再处理的申请（{count}件）",
        },
    },
    why={
        "en": (
            "Since 2021 organs may charge a fee for requests beyond a certain number; what was charged "
            "is reported in this part. It is not the administrative fee of table two."
        ),
        "zh": "自2021年起可对超量申请收取信息处理费，收取情况在此部分报告；它不同于表二的行政事业性收费。",
    },
    fix={
        "en": (
            "Add: 本年度未收取政府信息公开信息处理费, or the notices sent, their sum and what was collected."
        ),
        "zh": "补充“本年度未收取政府信息公开信息处理费”，或写明收费通知件数、总金额和实际收取金额。",
    },
    logic={
        "en": (
            "warning where the part has text on other matters; info where it says only 无, which is "
            "lawful and no fee was asked for by the table. A word on fees anywhere in the report is enough."
        ),
        "zh": (
            "此部分写有其他内容而未提收费：warning；只写“无”（允许）而表格未列收费通知的：info。报告任何一"
            "处提及收费即可。"
        ),
    },
    bad=_HEAD + "- title: 六、其他需要报告的事项\n  text: 本年度承办人大代表建议2件，均已办结并公开。\n",
    good=_HEAD + "- title: 六、其他需要报告的事项\n  text: 本年度未收取政府信息公开信息处理费。\n",
    demands=("section6.fee",),
    first=2021,
    absence=True,
    certainty="likely",
)


class Unpaid(NamedTuple):
    """A cell of the tables that counts requests ended because a fee asked for was not paid (above 0)."""

    value: Number
    span: Span
    name: str


def _unpaid(check: Check) -> Unpaid | None:
    """What the tables count of unpaid fee notices; which cell does is told by the schema."""
    for place in check.regime.lexicon.get("fee_reports", {}).get("unpaid", ()):
        table, row, column = place.split(".")
        for sheet in sheets_of(check):
            key = (row, column)
            cell = sheet.cell(key) if sheet.spec.id == table and figure(sheet, key) > 0 else None
            if cell is not None and cell.kind == "number" and cell.certain and (cell.value or 0) > 0:
                return Unpaid(cell.value or 0, sheet.span(key), " ".join(sheet.place(key)))
    return None


def _last_part(check: Check) -> Section | None:
    """The part that reports the fee, where the form asks for it and the text does not stop in it."""
    if check.regime.demand("section6.fee") is None or not check.regime.lexicon.get("fee_words"):
        return None
    last = max((spec.order for spec in check.regime.sections if spec.required), default=0)
    section = part_at(check, last)
    return None if section is None or stops_in(check, section) else section


@checks(FEE)
def fee_not_reported(check: Check) -> Iterator[Finding]:
    section = _last_part(check)
    if section is None:
        return
    lexicon = check.regime.lexicon
    text = words_of(check, section)
    if has_word(lexicon["fee_words"], text) or not text.strip():
        return
    if any(has_word(lexicon.get("fee_names", ()), read.value) for read in reads(check)):
        return
    unpaid = _unpaid(check)
    nothing = label(text) in {label(word) for word in lexicon.get("none_words", ())}
    yield FEE.at(
        check,
        section.title.span(),
        section.title.value,
        variant="due" if unpaid else "",
        severity="info" if not unpaid and (nothing or len(text) < 12) else "",
        related=[Related(unpaid.span, unpaid.name)] if unpaid else (),
        count=number(unpaid.value) if unpaid else "",
    )


CONTRADICTED = Rule(
    code="STR031",
    name="fee-contradicted",
    severity="warning",
    summary={
        "en": "What is said of the information-processing fee contradicts itself or the table.",
        "zh": "信息处理费的表述与表格或前后文矛盾。",
    },
    message={
        "": {
            "en": (
                "no fee notice is said to have been sent, while the table counts requests ended because "
                "one was not paid ({count})"
            ),
            "zh": "称未发出收费通知，而表格有因逾期未按收费通知缴费而不再处理的申请（{count}件）",
        },
        "silent": {
            "en": (
                "only that no fee was collected is said, while the table counts requests ended because a "
                "fee notice was not paid ({count}): the notices sent and their sum are missing"
            ),
            "zh": (
                "只写未收取信息处理费，而表格有因逾期未按收费通知缴费而不再处理的申请（{count}件），应写明收"
                "费通知件数和总金额"
            ),
        },
        "amount": {
            "en": "no fee is said to have been collected, and also that {amount} was",
            "zh": "既称未收取信息处理费，又称收取{amount}",
        },
    },
    why={
        "en": (
            "The part reports the fee notices sent, their sum and what was collected; a request can end for "
            "an unpaid fee only after a notice."
        ),
        "zh": "此部分应报告收费通知件数、总金额和实际收取金额；有收费通知才会有逾期不缴费而不再处理的申请。",
    },
    fix={
        "en": "State the notices sent, their sum and what was collected, or correct the table.",
        "zh": "写明发出收费通知的件数、总金额和实际收取金额；如表格有误则更正表格。",
    },
    logic={
        "en": (
            "warning, likely. Only statements without a limit (a level, an office, another year) count. That "
            "nothing was collected is no contradiction where the notices sent are told."
        ),
        "zh": "warning（可能）。只看未限定层级、机关、年份的表述；已写明收费通知件数的，“未收取”不矛盾。",
    },
    bad=_HEAD
    + _UNPAID
    + "- title: 六、其他需要报告的事项\n  text: 本年度未发出收费通知，未收取信息处理费。\n",
    good=_HEAD
    + _UNPAID
    + "- title: 六、其他需要报告的事项\n  text: 本年度发出收费通知2件，总金额600元，未收取信息处理费。\n",
    demands=("section6.fee",),
    first=2021,
    certainty="likely",
)

_SENDS = "(?:发出|发送|制发|出具|下发|发放|开具|产生|送达|存在|有)"
_NO_NOTICE = compiled(
    rf"(?:未|没有?|无)(?:曾|向[^,。;\n]{{1,12}}?)?{_SENDS}?[^,。;\n]{{0,6}}收费通知(?!要求|的要求|缴)"
    r"|收费通知[书单]?(?:的)?(?:件数)?[为共计:]{0,2}(?:0|零)[件份次个]"
)
_BY_NOTICE = compiled(r"(?:未|没有)(?:按|依)")
_NOTICES = compiled(
    r"收费通知[^。;\n]{0,12}?[1-9]\d{0,8}[件份次个]|[1-9]\d{0,8}[件份次个][^,。;\n]{0,6}收费通知"
)
_TAKEN = compiled(r"收取|收缴|实收|缴纳|收到|收入")
_ASKED = compiled(r"通知|应[收缴]|减免|免收|免除|退还|拟|标准|未|没有|不")


@checks(CONTRADICTED)
def fee_contradicted(check: Check) -> Iterator[Finding]:
    section = _last_part(check)
    kind = check.regime.lexicon.get("fee_reports", {}).get("quantity", "")
    if section is None or not kind:
        return
    for stream in prose_of(check).streams:
        if stream.section is section:
            yield from _beside_table(check, stream, kind)
            yield from _within(check, stream, kind)


def _denied(stream: Stream, kind: str) -> tuple[int, int] | None:
    """Where the part says that no fee was collected, without any limit."""
    for one in stream.named.denials:
        if one.id == kind and not one.limited:
            return one.start, one.end
    for amount in stream.named.quantities:
        if amount.id == kind and not amount.limited and not amount.figure.value:
            return amount.figure.start, amount.figure.end
    return None


def _beside_table(check: Check, stream: Stream, kind: str) -> Iterator[Finding]:
    unpaid = _unpaid(check)
    if unpaid is None:
        return
    notice = next(
        (one for one in _NO_NOTICE.finditer(stream.text) if not _BY_NOTICE.match(stream.text, one.start())),
        None,
    )
    place, variant = (notice.span(), "") if notice else (_denied(stream, kind), "silent")
    if place is None or (variant == "silent" and _NOTICES.search(stream.text)):
        return
    yield CONTRADICTED.at(
        check,
        stream.span(*place),
        *stream.place(place[0]),
        variant=variant,
        related=[Related(unpaid.span, unpaid.name)],
        count=number(unpaid.value),
    )


def _within(check: Check, stream: Stream, kind: str) -> Iterator[Finding]:
    denial = next((one for one in stream.named.denials if one.id == kind and not one.limited), None)
    if denial is None:
        return
    for one in stream.named.quantities:
        if one.id != kind or one.limited or not one.figure.value:
            continue
        start, end = one.figure.start, one.figure.end
        clause = max(stream.text.rfind(stop, 0, start) for stop in ",。;\n") + 1
        words = stream.text[clause:start]
        if not _TAKEN.search(words) or _ASKED.search(words):
            continue
        yield CONTRADICTED.at(
            check,
            stream.span(denial.start, denial.end),
            *stream.place(denial.start),
            variant="amount",
            related=[Related(stream.span(start, end), stream.text[start:end])],
            amount=stream.text[start:end],
        )
        return
