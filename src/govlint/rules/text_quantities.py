"""TXT rules that hold the named quantities of the running text against each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from govlint.prose.figures import Figure
from govlint.prose.quantities import Quantity
from govlint.report.finding import Finding, Related, Term, Trace
from govlint.report.model import Number
from govlint.report.patterns import compiled
from govlint.report.place import Span
from govlint.report.record import NamedTuple
from govlint.report.typed import Any
from govlint.rules._check import Check
from govlint.rules._prose import Stream, number, prose_of
from govlint.rules._quantities import Books, books_of
from govlint.rules._rule import Rule, checks
from govlint.rules._samples import SENTENCES

#: characters between two figures of one balance at most
_NEAR = 240

_TWICE = Rule(
    code="TXT006",
    name="figure-contradicts-itself",
    severity="warning",
    certainty="likely",
    summary={
        "en": "The text gives the same quantity twice, with different figures.",
        "zh": "文字中同一事项前后数字不一致。",
    },
    message={
        "": {
            "en": "{label}: {second} here, {first} before",
            "zh": "{label}：此处为{second}，前文为{first}",
        }
    },
    why={
        "en": "One of the two figures is wrong, or they count different things without saying so.",
        "zh": "两处必有一处错误，或口径不同而未说明。",
    },
    fix={
        "en": "Make the figures agree, or name what each of them counts.",
        "zh": "统一数字，或注明各自的口径。",
    },
    bad=SENTENCES
    + "      全年收到政府信息公开申请15件。\n\n      对全年收到政府信息公开申请16件均未收取费用。\n",
    good=SENTENCES
    + "      全年收到政府信息公开申请15件。\n\n      对全年收到政府信息公开申请15件均未收取费用。\n",
    demands=("prose.accuracy",),
    logic={
        "en": (
            "Compared are quantities that a report has only once (received, carried over, carried forward, "
            "reviews, lawsuits ...), stated without limit. A figure that includes what was carried over "
            "passes. "
            "Where the table gives the quantity, TXT007 and TXT009 say which mention is wrong."
        ),
        "zh": (
            "只比较一份报告中唯一的事项（新收、结转、复议、诉讼等）且未加限定的数字；含上年结转的合计数视为"
            "相符。"
            "表格已有该数字的，由 TXT007、TXT009 指出哪一处不符。"
        ),
    },
)


class _Mention(NamedTuple):
    stream: Stream
    start: int
    span: Span
    value: Number


@checks(_TWICE)
def figure_contradicts_itself(check: Check) -> Iterator[Finding]:
    books = books_of(check)
    mentions: dict[str, list[_Mention]] = {}
    for stream in prose_of(check).streams:
        for one in stream.named.quantities:
            if not one.limited and one.figure.exact and books.by_id[one.id].get("once"):
                span = stream.span(one.figure.start, one.figure.end)
                mentions.setdefault(one.id, []).append(
                    _Mention(stream, one.figure.start, span, one.figure.value)
                )
        for denial in stream.named.denials:
            if not denial.limited and books.by_id[denial.id].get("once"):
                span = stream.span(denial.start, denial.end)
                mentions.setdefault(denial.id, []).append(_Mention(stream, denial.start, span, 0))
    for id_, found in mentions.items():
        if books.stated(id_) is None:
            yield from _contradictions(check, books, id_, found, mentions)


def _contradictions(
    check: Check, books: Books, id_: str, found: list[_Mention], mentions: dict[str, list[_Mention]]
) -> Iterator[Finding]:
    first = found[0]
    # Another quantity may be counted in: 收到134件(含上年结转2件).
    others = {mention.value for other, held in mentions.items() if other != id_ for mention in held}
    for mention in found[1:]:
        apart = abs(mention.value - first.value)
        if not apart or apart in others:
            continue
        label = books.label(id_)
        yield _TWICE.at(
            check,
            mention.span,
            *mention.stream.place(mention.start),
            related=(Related(first.span, label),),
            label=label,
            first=number(first.value),
            second=number(mention.value),
        )
        return


_BALANCE = Rule(
    code="TXT008",
    name="balance-broken-in-text",
    severity="error",
    summary={
        "en": "What came in and what went out, as the text states them, do not balance.",
        "zh": "文字所述收到、结转与办结、结转下年度的数字不平衡。",
    },
    message={
        "": {
            "en": "{arithmetic} = {computed}, but {balance} = {stated}",
            "zh": "{arithmetic} = {computed}，而{balance} = {stated}",
        }
    },
    why={
        "en": "Every request received or carried over is either dealt with in the year or carried on.",
        "zh": "新收和上年结转的申请，不是当年办结就是结转下年度。",
    },
    fix={
        "en": "Check the four figures against the table.",
        "zh": "对照表格核对这四个数字。",
    },
    bad=SENTENCES + "      全年新收政府信息公开申请12件，上年结转3件，办结13件，结转下年度3件。\n",
    good=SENTENCES + "      全年新收政府信息公开申请12件，上年结转3件，办结13件，结转下年度2件。\n",
    demands=("prose.accuracy", "table3.balance"),
    logic={
        "en": (
            "Only where one passage states all four figures once, exactly and without limit. A received "
            "figure "
            "that already includes what was carried over passes as well. Otherwise it is an error. Outcomes "
            "(予以公开, 无法提供 ...) or their total stand in for what was dealt with, but only to say that "
            "they are too many. Where nothing is said of what was carried over, answers and what is still "
            "being dealt with or carried forward that exceed what was received are a warning, and so is a "
            "balance whose answers are only those given in time (按时办结). Where one sentence says nothing "
            "but what was received, answered and carried forward, what is missing is a warning, and so are "
            "answers beyond what was received and carried over."
        ),
        "zh": (
            "仅在同一段话中四个数字都明确、各出现一次且未加限定时判断；收到数已含上年结转的也视为平衡；否则"
            "为错误。没有办结总数的，以各项办理结果（予以公开、无法提供等）或其总数代替，仅在其和过大时提示；"
            "未提及结转而办结数与在办或结转下年度之和大于收到数的，以及办结数只计按时办结的，为警告；"
            "一句话中只列收到、办结与结转下年度三项而后两项之和小于收到数的，"
            "以及办结数大于收到与上年结转之和的，也为警告。"
        ),
    },
)


@checks(_BALANCE)
def balance_broken_in_text(check: Check) -> Iterator[Finding]:
    for balance in check.regime.lexicon.get("prose_balances", ()):
        left, right = balance["left"], balance["right"]
        for stream in prose_of(check).streams:
            found = _together(stream, [*left, *right])
            if found is None:
                yield from _too_many_outcomes(check, stream, balance)
                yield from _too_many_answered(check, stream, balance)
                yield from _not_accounted_for(check, stream, balance)
                continue
            computed = sum(found[id_].figure.value for id_ in left)
            stated = sum(found[id_].figure.value for id_ in right)
            accepted = [sum(found[id_].figure.value for id_ in balance.get("or_left", left))]
            if stated == computed or stated in accepted or _told_by_parts(stream, found, left):
                continue
            one = _unbalanced(check, stream, found, left, right)
            done = found[right[0]].figure.start
            if _IN_TIME.search(stream.text, max(0, done - 8), done):
                # 按时办结12件 may leave out what was done late.
                one = one._replace(severity="warning", certainty="likely")
            yield one


def _told_by_parts(stream: Stream, found: dict[str, Quantity], left: list[str]) -> bool:
    """Whether what came in is split by a sum that does not add up: TXT001 tells that one of them is wrong."""
    starts = {found[id_].figure.start for id_ in left}
    return any(not one.holds and starts <= {part.figure.start for part in one.parts} for one in stream.sums)


_IN_TIME = compiled("按时|按期|如期|限期内|期限内|时限内")


def _too_many_outcomes(check: Check, stream: Stream, balance: Any) -> Iterator[Finding]:
    """收到7件,上年结转1件;予以公开3件,无法提供7件,结转1件: more went out than came in."""
    left, right = balance["left"], balance["right"]
    outcomes = balance.get("outcomes", ())
    stated = {one.id for one in stream.named.quantities}
    named = [id_ for id_ in outcomes if id_ in stated]
    if len(named) < 2 or right[0] in stated:
        return
    found = _together(stream, [*left, *named, *right[1:]])
    if found is None:
        return
    starts = {found[id_].figure.start for id_ in named}
    others = {found[id_].figure.start for id_ in (*left, *right[1:])}
    for one in stream.sums:
        parts = {part.figure.start for part in one.parts}
        if not one.holds and parts & starts:
            return  # TXT001 tells that one of them is wrong
        if starts <= parts and one.total.exact and others.isdisjoint({*parts, one.total.start}):
            # 办结122件,其中予以公开27件…: their total stands for all of them.
            found[right[0]] = Quantity(right[0], one.total, "")
            named = [right[0]]
            break
    came = sum(found[id_].figure.value for id_ in left)
    out = sum(found[id_].figure.value for id_ in (*named, *right[1:]))
    rest = _rest(stream, found, named, balance.get("other", ())) if named == list(outcomes) else None
    if rest is not None and out + rest.value != came and rest.exact:
        ids = [*left, *named, "", *right[1:]]
        yield _unbalanced(check, stream, {**found, "": Quantity("", rest, "")}, left, ids[len(left) :])
    elif out > came:
        yield _unbalanced(check, stream, found, left, [*named, *right[1:]])


def _rest(stream: Stream, found: dict[str, Quantity], named: list[str], words: list[str]) -> Figure | None:
    """The figure of all other outcomes, between the first and the last of the named ones or right behind."""
    starts = sorted(found[id_].figure.start for id_ in named)
    unit = found[named[0]].figure.unit
    for before, figure in pairwise(stream.figures):
        if starts[0] < figure.start <= starts[-1] + _NEAR and figure.unit == unit:
            said = stream.text[before.stop : figure.start]
            if any(word in said for word in words):
                return figure
    return None


_CARRIED = compiled(
    "上年|上一年|去年|结转(?![至到下入次]|20[0-9]{2})|20[0-9]{2}年度?(?:结转|转入|未办结)|历年|结存|年初|遗留"
)
_PENDING = compiled("(?:正在|尚在|仍在|还在)(?:办理|处理)|未办结|尚未")


def _too_many_answered(check: Check, stream: Stream, balance: Any) -> Iterator[Finding]:
    """收到9件,办结11件,1件正在办理 or 结转下年, with no word of what was carried over."""
    left, right = balance["left"][:1], balance["right"][:1]
    if _CARRIED.search(stream.text) or books_of(check).stated(left[0]) is not None:
        return
    found = _together(stream, [*left, *balance["right"]])
    if found is not None:
        came = sum(found[id_].figure.value for id_ in left)
        order = [found[id_].figure.start for id_ in (*left, *balance["right"])]
        if sum(found[id_].figure.value for id_ in balance["right"]) > came and order == sorted(order):
            broken = _unbalanced(check, stream, found, left, balance["right"])
            yield broken._replace(severity="warning", certainty="likely")
        return
    found = _together(stream, [*left, *right])
    if found is None:
        return
    received, answered = found[left[0]].figure, found[right[0]].figure
    pending = _pending_behind(stream, answered)
    if pending is not None and answered.value <= received.value < answered.value + pending.value:
        open_ = {**found, balance["right"][1]: Quantity(balance["right"][1], pending, "")}
        broken = _unbalanced(check, stream, open_, left, balance["right"])
        yield broken._replace(severity="warning", certainty="likely")
    if answered.value <= received.value or answered.start < received.start:
        return
    if _PENDING.search(stream.text, answered.stop, answered.stop + 24):
        yield _unbalanced(check, stream, found, left, right)._replace(severity="warning", certainty="likely")


def _not_accounted_for(check: Check, stream: Stream, balance: Any) -> Iterator[Finding]:
    """收到103件,办结91件,结转下年3件: nine are missing, whatever was carried over. 受理29件,上年结转1件,
    共办理34件: more was dealt with than there was."""
    left, right = balance["left"], balance["right"]
    if books_of(check).stated(left[0]) is not None:
        return  # TXT007 compares each of them with its cell
    ends = _in_one_breath(stream, [left[0], *right])
    if ends is not None:
        came = ends[left[0]].figure.value
        done = ends[right[0]].figure.start
        late = _IN_TIME.search(stream.text, max(0, done - 8), done) is not None
        if came > sum(ends[id_].figure.value for id_ in right) and not late:
            broken = _unbalanced(check, stream, ends, left[:1], right)
            yield broken._replace(severity="warning", certainty="likely")
    whole = _in_one_breath(stream, [*left, right[0]], alone=False)
    if whole is not None and whole[right[0]].figure.value > sum(whole[id_].figure.value for id_ in left):
        broken = _unbalanced(check, stream, whole, left, right[:1])
        yield broken._replace(severity="warning", certainty="likely")


def _in_one_breath(stream: Stream, ids: list[str], alone: bool = True) -> dict[str, Quantity] | None:
    """The wanted quantities, where one statement gives them in this order and counts nothing else between
    them, nor, where they must stand ``alone``, behind them."""
    found = _together(stream, ids)
    if found is None:
        return None
    spots = [found[id_].figure.start for id_ in ids]
    stop = _STATED.search(stream.text, spots[0])
    end = stop.start() if stop else len(stream.text)
    until = end if alone else spots[-1] + 1
    unit = found[ids[0]].figure.unit
    counted = [one.start for one in stream.figures if spots[0] <= one.start < until and one.unit == unit]
    return found if spots[-1] < end and counted == spots else None


_STATED = compiled("[。;\n]")


def _pending_behind(stream: Stream, answered: Figure) -> Figure | None:
    """What is said right behind the answers to be still in hand: 已答复151件,|正在办理的23件."""
    for figure in stream.figures:
        if figure.start > answered.stop:
            words = stream.text[answered.stop : figure.start]
            near = len(words) <= 16 and figure.unit == answered.unit and "。" not in words and figure.exact
            return figure if near and _PENDING.search(words) else None
    return None


def _unbalanced(
    check: Check, stream: Stream, found: dict[str, Quantity], left: list[str], right: list[str]
) -> Finding:
    books = books_of(check)
    terms = [
        Term(
            found[id_].figure.value,
            books.label(id_) if id_ else _words_before(stream, found[id_].figure),
            stream.span(found[id_].figure.start, found[id_].figure.end),
        )
        for id_ in [*left, *right]
    ]
    computed: Number = 0
    for term in terms[: len(left)]:
        computed += term.value
    stated: Number = 0
    for term in terms[len(left) :]:
        stated += term.value
    return _BALANCE.at(
        check,
        terms[len(left)].span,
        *stream.place(found[right[0]].figure.start),
        related=[Related(term.span, term.label) for at, term in enumerate(terms) if at != len(left)],
        trace=Trace(tuple(terms[: len(left)]), computed, stated, stated - computed),
        arithmetic=" + ".join(number(term.value) for term in terms[: len(left)]),
        balance=" + ".join(number(term.value) for term in terms[len(left) :]),
        computed=number(computed),
        stated=number(stated),
    )


def _words_before(stream: Stream, figure: Figure) -> str:
    """What names a figure for which the form has no quantity of its own."""
    words = stream.text[max(0, figure.start - 12) : figure.start]
    return words[max(words.rfind(stop) for stop in ",;。、:") + 1 :]


def _together(stream: Stream, ids: list[str]) -> dict[str, Quantity] | None:
    """The wanted quantities, when the stream states each of them once and near the others."""
    found: dict[str, Quantity] = {}
    for one in stream.named.quantities:
        if one.id in ids and not one.limited:
            if one.id in found or not one.figure.exact:
                return None
            found[one.id] = one
    if len(found) != len(ids):
        return None
    spots = sorted(one.figure.start for one in found.values())
    return found if all(b - a <= _NEAR for a, b in pairwise(spots)) else None
