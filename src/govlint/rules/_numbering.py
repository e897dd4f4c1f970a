"""Ordinals that should count up by one: what is wrong with a sequence of them, and how it is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.prose.numbering import Ordinal, stands_inside
from govlint.report.finding import Finding, Related
from govlint.report.place import Span, Text
from govlint.report.record import NamedTuple
from govlint.rules._check import Check
from govlint.rules._rule import Rule

#: characters that a part under a repeated heading holds at least
_OWN_TEXT = 40
_NUMERALS = "零一二三四五六七八九十"


def _numeral(number: int) -> str:
    """A small number as headings print it: 十二."""
    if number <= 10:
        return _NUMERALS[number]
    tens, ones = divmod(number, 10)
    return (_NUMERALS[tens] if tens > 1 else "") + "十" + (_NUMERALS[ones] if ones else "")


def ordinal_words(style: str, number: int) -> str:
    """An ordinal in the shape of its style."""
    shapes = {
        "chinese": "{n}、",
        "chinese-paren": "（{n}）",
        "listed": "{n}是",
        "urged": "{n}要",
        "part": "第{n}部分",
        "ranked": "第{n}，",
        "arabic": "{d}.",
        "arabic-paren": "（{d}）",
        "circled": "({d})",
    }
    return shapes[style].format(n=_numeral(number), d=number)


class Numbered(NamedTuple):
    """A heading with its ordinal, whose offsets are those of ``text``. ``after`` is the text between it and
    the next heading, its own included; ``due`` the number that the form gives this part, 0 where it gives
    none."""

    ordinal: Ordinal
    words: str
    text: Text
    after: str
    place: tuple[str, ...] = ()
    due: int = 0
    #: the style of its neighbours, where the number can only be one of theirs with a wrong sign (STR035)
    meant: str = ""

    @property
    def own(self) -> bool:
        """Whether the heading bears the form's number."""
        return self.due == self.ordinal.number

    @property
    def span(self) -> Span:
        """Where the ordinal stands; worked out only for what is reported."""
        return self.text.span(self.ordinal.start, self.ordinal.end)


#: the messages of every rule on such sequences
MESSAGES = {
    "": {
        "en": "{found} follows {before}: {expected} is missing",
        "zh": "“{before}”之后为“{found}”，缺少“{expected}”",
    },
    "repeated": {
        "en": "{found} stands a second time, {expected} was due",
        "zh": "“{found}”重复，应为“{expected}”",
    },
    "back": {
        "en": "{found} stands behind {before}",
        "zh": "“{before}”之后又出现“{found}”",
    },
    "first": {
        "en": "the numbering begins with {found}, {expected} is missing",
        "zh": "序号从“{found}”开始，缺少“{expected}”",
    },
}


def judged(
    rule: Rule, check: Check, headings: Sequence[Numbered], *, first: bool = False
) -> Iterator[Finding]:
    """Findings on a sequence of headings of one style that should count up by one. ``first`` says that they
    are all there are, so that a one after the first of them goes back."""
    before: Numbered | None = None
    # The number that would have been right where one was wrong: counting may go on from there.
    meant = 0
    dues = {heading.due for heading in headings}
    numbers = {heading.ordinal.number for heading in headings}
    for heading in headings:
        if before is not None:
            begun = first and before is headings[0]
            expected = before.ordinal.number + 1
            number = heading.ordinal.number
            same = heading.words == before.words and bool(heading.words)
            variant: str | None = None
            if number == before.ordinal.number:
                variant = "repeated" if not same else _twice(before, heading)
            elif number > expected and not _hidden(before, expected, number):
                # What stands elsewhere is not missing: it is told where it stands.
                variant = None if numbers.issuperset(range(expected, number)) else ""
            elif 1 < number < before.ordinal.number or (begun and number == 1):
                variant = "back"
            # STR001 tells the parts left out, but not of a text that is not whole; STR003 tells those that
            # stand elsewhere.
            known = heading.own and before.own
            if variant == "" and not check.report.whole:
                known = known and dues.issuperset(range(expected, number))
            told = known or (meant and number == meant + 1)
            meant = 0 if variant is None or told else expected
            if variant is not None and not told:
                yield finding_at(rule, check, heading, before, expected, variant)
        before = heading


def _twice(before: Numbered, heading: Numbered) -> str | None:
    """``twice`` where two parts of one heading hold texts of their own (a line of contents holds none, a
    page's abstract what the part begins with), unless the heading is the form's (STR002)."""
    first, second = (one.after[len(one.text.value) :].strip() for one in (before, heading))
    abstract = len(first) < len(second) and second.startswith(first[: _OWN_TEXT // 2])
    own = len(first) >= _OWN_TEXT and second and not abstract
    return "twice" if own and not heading.due else None


def _hidden(before: Numbered, expected: int, number: int) -> bool:
    """Whether every number left out stands somewhere in the text before the next heading."""
    return all(stands_inside(before.after, before.ordinal.style, one) for one in range(expected, number))


def finding_at(
    rule: Rule, check: Check, heading: Numbered, before: Numbered | None, expected: int, variant: str
) -> Finding:
    """A finding on a number that is not the ``expected`` one behind ``before``."""
    style = heading.ordinal.style
    last = expected if variant else heading.ordinal.number - 1
    missing = [_bare(style, one) for one in range(expected, min(last, expected + 3) + 1)]
    return rule.at(
        check,
        heading.span,
        *heading.place,
        variant=variant,
        related=[Related(before.span, ordinal_words(style, before.ordinal.number))] if before else (),
        found=_bare(style, heading.ordinal.number),
        before=_bare(style, before.ordinal.number) if before else "",
        expected="、".join(missing),
    )


def _bare(style: str, number: int) -> str:
    """An ordinal without the sign that closes it, for use in a sentence."""
    return ordinal_words(style, number).strip("、，.")
