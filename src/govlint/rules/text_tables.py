"""TXT rules that hold the running text against the tables."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.prose.quantities import Quantity
from govlint.report.finding import Finding, Related, Term, Trace
from govlint.report.model import Number
from govlint.report.typed import Any
from govlint.rules._check import Check
from govlint.rules._prose import Stream, number, prose_of
from govlint.rules._quantities import Books, Entry, books_of
from govlint.rules._rule import Rule, checks
from govlint.rules._samples import SENTENCES
from govlint.rules.text_sums import severity

_TABLE = """\
  - title: 三、收到和处理政府信息公开申请情况
    tables:
      table3:
        new_received: [43, 0, 0, 0, 0, 0, 43]
        carried_over: [0, 0, 0, 0, 0, 0, 0]
        carried_forward: [2, 0, 0, 0, 0, 0, 2]
"""

_DIFFERS = Rule(
    code="TXT007",
    name="text-differs-from-table",
    severity="warning",
    certainty="likely",
    summary={
        "en": "A figure in the text differs from the table.",
        "zh": "文字中的数字与表格不符。",
    },
    message={
        "": {
            "en": "{label}: the text says {stated}, the table has {table}",
            "zh": "{label}：文字为{stated}，表格为{table}",
        },
        "more": {
            "en": "{label}: the text says {stated}, more than the {table} that the table leaves room for",
            "zh": "{label}：文字为{stated}，超过表格所列的{table}",
        },
    },
    why={
        "en": "Text and table report the same thing; a reader cannot know which of the two is true.",
        "zh": "文字和表格说的是同一件事，读者无从判断哪个正确。",
    },
    fix={
        "en": "Correct the one that is wrong, or name the scope of the figure in the text.",
        "zh": "改正错误的一处；如统计口径不同，请在文字中注明。",
    },
    bad=SENTENCES + "      全年收到政府信息公开申请34件。\n" + _TABLE,
    good=SENTENCES + "      全年收到政府信息公开申请43件。\n" + _TABLE,
    demands=("prose.tables", "prose.accuracy"),
    logic={
        "en": (
            "Only figures that the sentence names outright and leaves unlimited are compared: a channel "
            "(网络申请), an applicant, an office or level (本级, 市级, 办公室), 备案, 代表, another year "
            "or a part of "
            "the year make the rule silent, and so do approximations. A figure passes that fits any accepted "
            "reading of the table (received, or 办理, with or without what was carried over). The rest is a "
            "warning, because the scope may differ unsaid. A total whose parts come to the table's figure "
            "is left to TXT001. Licences and penalties are compared where "
            "they are called decisions made; what was published of them (双公示) is another count."
        ),
        "zh": (
            "只比较句中明确点名且未加限定的数字；限定了渠道、申请人、机关或层级（本级、市级、办公室）、备案、"
            "代表、其他年份或部分时段的，"
            "以及约数，均不提示。与表格任何一种可接受的口径（如收到数、办理数含或不含上年结转）相符即通过；其余为警告，因"
            "为可能存在未写明的口径差异。各分项之和与表格一致的总数由TXT001提示。行政许可、行政处罚只比较作出的决定数；公开、公示（双公示）的数量口径不同，不比较。"
        ),
    },
)


@checks(_DIFFERS)
def text_differs_from_table(check: Check) -> Iterator[Finding]:
    books = books_of(check)
    deniable = {id_ for id_, entry in books.by_id.items() if entry.get("denied")}
    for stream in prose_of(check).streams:
        for one in stream.named.quantities:
            if not one.figure.value and one.id in deniable:
                continue  # 受理0件 denies: TXT009
            if one.limited or not one.figure.exact or not _in_section(books.by_id[one.id], stream):
                continue
            most = books.most(one.id)
            if most is not None and most.value is not None and one.figure.value > most.value:
                yield _compared(check, stream, one, books, most, "more", "info")
            said = stream.text[max(0, one.figure.start - 24) : one.figure.start]
            entries = [entry for entry in books.entries(one.id, said) if entry.value is not None]
            if not entries or not entries[0].main:
                continue
            if all(entry.value != one.figure.value for entry in entries) and not _told(stream, one, entries):
                yield _compared(check, stream, one, books, entries[0], "", "")


def _told(stream: Stream, one: Quantity, entries: list[Entry]) -> bool:
    """Whether TXT001 tells that a figure is wrong: it is a total whose parts come to what the table has."""
    return any(
        split.total.start == one.figure.start
        and not split.holds
        and any(entry.value == split.computed for entry in entries)
        and severity(split) in ("error", "warning")
        for split in stream.sums
    )


def _in_section(entry: Any, stream: Stream) -> bool:
    wanted = entry.get("section")
    return not wanted or stream.section is None or stream.section.id in (None, wanted)


def _compared(
    check: Check, stream: Stream, one: Quantity, books: Books, entry: Entry, variant: str, severity: str
) -> Finding:
    label = books.label(one.id)
    value: Number = entry.value or 0
    span = stream.span(one.figure.start, one.figure.end)
    return _DIFFERS.at(
        check,
        span,
        *stream.place(one.figure.start),
        severity=severity or books.by_id[one.id].get("severity", "warning"),
        variant=variant,
        related=[Related(place, name) for place, name in entry.places],
        trace=Trace(
            (Term(value, label, entry.places[0][0] if entry.places else span),),
            value,
            one.figure.value,
            one.figure.value - value,
            "<=" if variant else "==",
        ),
        label=label,
        stated=number(one.figure.value),
        table=number(value),
    )


_DENIED = Rule(
    code="TXT009",
    name="denied-but-counted",
    severity="error",
    summary={
        "en": "The text says there was none, the table counts some.",
        "zh": "文字称没有，表格中却有数字。",
    },
    message={
        "": {
            "en": "{label}: the text says there was none, the table has {table}",
            "zh": "{label}：文字称没有，表格为{table}",
        }
    },
    why={
        "en": "A sentence left over from another year or office denies what the table reports.",
        "zh": "沿用往年或他处的文字，否定了表格所列的事实。",
    },
    fix={
        "en": "State in the text what the table has, or correct the table.",
        "zh": "按表格改写文字，或更正表格。",
    },
    bad=SENTENCES + "      全年未收到政府信息公开申请。\n" + _TABLE,
    good=SENTENCES + "      全年收到政府信息公开申请43件。\n" + _TABLE,
    demands=("prose.tables", "prose.accuracy"),
    logic={
        "en": (
            "A denial (未收到, 没有, 0件) without limit (no level, office, channel, other year, and no "
            "qualifier such as 被纠错) against a table cell above 0 is an error. The reverse, a figure "
            "against 0 in the table, is TXT007."
        ),
        "zh": (
            "没有限定（层级、机关、渠道、其他年份，或“被纠错”之类修饰）的否定（未收到、没有、0件），而表格数"
            "大于0，为错误。相反情形由 TXT007 判断。"
        ),
    },
)


@checks(_DENIED)
def denied_but_counted(check: Check) -> Iterator[Finding]:
    books = books_of(check)
    for stream in prose_of(check).streams:
        words = [(one.id, one.start, one.end) for one in stream.named.denials if not one.limited]
        denied = {id_ for id_, _, _ in words}
        noughts = [
            (one.id, one.figure.start, one.figure.end)
            for one in stream.named.quantities
            if not one.figure.value and not one.limited and one.id not in denied
        ]
        for id_, start, end in (*words, *noughts):
            entry = books.stated(id_)
            if entry is None or not entry.value or not books.by_id[id_].get("denied"):
                continue
            yield _DENIED.at(
                check,
                stream.span(start, end),
                *stream.place(start),
                related=[Related(place, name) for place, name in entry.places],
                label=books.label(id_),
                table=number(entry.value),
            )


_ALL_DONE = Rule(
    code="TXT011",
    name="all-done-but-carried-forward",
    severity="warning",
    certainty="likely",
    summary={
        "en": "The text says all requests were dealt with, yet some were carried into the next year.",
        "zh": "文字称申请均已办结，却有结转下年度继续办理的申请。",
    },
    message={
        "": {
            "en": "all are said to be dealt with, but {carried} were carried into the next year",
            "zh": "称均已办结，但结转下年度继续办理{carried}件",
        }
    },
    why={
        "en": "What is carried into the next year is not yet dealt with.",
        "zh": "结转下年度的申请尚未办结。",
    },
    fix={
        "en": "Say that all requests due were dealt with in time, and name those still open.",
        "zh": "改为“到期申请均已按时办结”，并写明尚在办理的数量。",
    },
    bad=SENTENCES + "      全年收到政府信息公开申请43件，均已办结。\n" + _TABLE,
    good=SENTENCES + "      全年收到政府信息公开申请43件，办结41件，结转下年度2件。\n" + _TABLE,
    demands=("prose.tables", "prose.accuracy"),
    logic={
        "en": (
            "均已办结, 全部答复, 答复率100% beside a carried-forward figure above 0 (in the table or in "
            "the text) "
            "is a warning. 均按时答复, 均在法定期限内答复 leaves room for what is still in time: info with "
            "--pedantic. A rate of what was due (到期办结率100%) claims nothing of the rest."
        ),
        "zh": (
            "“均已办结”“全部答复”“答复率100%”而结转下年度（表格或文字）大于0，为警告；“均按时答复”“均在法定"
            "期限内答复”"
            "不排除尚在期限内的申请，仅在 --pedantic 时提示；到期办结率不涉及未到期的申请，不提示。"
        ),
    },
)


@checks(_ALL_DONE)
def all_done_but_carried_forward(check: Check) -> Iterator[Finding]:
    against = check.regime.lexicon.get("all_done", {}).get("against")
    if not against:
        return
    carried, related = _carried(check, str(against))
    if not carried:
        return
    for stream in prose_of(check).streams:
        for one in stream.named.completions:
            if one.limited or (one.timely and not check.pedantic):
                continue
            yield _ALL_DONE.at(
                check,
                stream.span(one.start, one.end),
                *stream.place(one.start),
                severity="info" if one.timely else "",
                related=related,
                carried=number(carried),
            )
            if not one.timely:
                break  # 已全部答复,办结率100%: once for a paragraph


def _carried(check: Check, id_: str) -> tuple[Number, list[Related]]:
    """How many are carried on, by the table or else by the text."""
    books = books_of(check)
    entry = books.stated(id_)
    if entry is not None and entry.value is not None:
        return entry.value, [Related(place, name) for place, name in entry.places]
    for stream in prose_of(check).streams:
        for one in stream.named.quantities:
            if one.id == id_ and not one.limited and one.figure.exact:
                span = stream.span(one.figure.start, one.figure.end)
                return one.figure.value, [Related(span, books.label(id_))]
    return 0, []
