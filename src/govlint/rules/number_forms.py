"""STR035: a heading whose number is written otherwise than those of its neighbours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from govlint.report.finding import Finding, Related
from govlint.report.normalise import fold
from govlint.report.patterns import compiled
from govlint.report.place import Text
from govlint.report.record import NamedTuple
from govlint.rules._check import Check
from govlint.rules._passages import of_section, span_of
from govlint.rules._rule import Rule, checks

_HEAD = (
    "govlint: 1\ntitle: 某局2011年政府信息公开年报\norgan: 某局\nyear: 2011\nexcerpt: true\nsections:\n"
    "- title: 一、概述\n  text: 2011年，我局推进信息公开。\n- title: 二、主动公开情况\n  text: 公开54条。\n"
)

FORM = Rule(
    code="STR035",
    name="number-form-differs",
    severity="info",
    certainty="likely",
    summary={
        "en": "The number of a heading is written otherwise than those of the headings beside it.",
        "zh": "标题序号的写法与同级标题不一致。",
    },
    message={
        "": {
            "en": "this number is written {found}, those beside it {usual}",
            "zh": "序号写作“{found}”，同级标题写作“{usual}”",
        }
    },
    why={
        "en": "A sign was mistyped or lost; the heading is taken for one of another level.",
        "zh": "序号的标点写错或遗漏，易被误认为其他层次的标题。",
    },
    fix={"en": "Write all numbers of one level alike.", "zh": "同级标题序号写法一致。"},
    logic={
        "en": (
            "info, likely. Headings of the parts (一、) and, in one part, those of the next level (（一）), "
            "where one of at least three is written otherwise. Half-width and full-width signs are alike, "
            "and so are numbers with or without a space."
        ),
        "zh": (
            "info，可能。各部分标题（一、）之间、同一部分内下一级标题（（一））之间比较，三个以上中只有一个写法不同时提示。"
            "全角半角、有无空格视为相同。"
        ),
    },
    bad=_HEAD + "- title: 三是依申请公开情况\n  text: 未收到申请。\n",
    good=_HEAD + "- title: 三、依申请公开情况\n  text: 未收到申请。\n",
    demands=("structure.numbering",),
)

_NUMERAL = r"(?P<n>[一二三四五六七八九十]{1,3})"
# Numbers without any sign (一 概述) are no slip of one sign, so 三 counts only before a heading's words.
_TOP = compiled(rf"[(〔\[【]?{_NUMERAL}(?:[)〕\]】]?[、.,:;]{{1,2}}|[)〕\]】]|是(?!否)|(?=[\u4e00-\u9fff]))")
_INNER = compiled(rf"(?:[(〔\[【]{_NUMERAL}[)〕\]】]|{_NUMERAL.replace('<n>', '<m>')}\))")


class _Form(NamedTuple):
    """A number as printed: in which text, where in its matching form, and with n for the numeral."""

    text: Text
    end: int
    shape: str
    words: str
    place: tuple[str, ...]


@checks(FORM)
def number_form_differs(check: Check) -> Iterator[Finding]:
    sections = check.report.sections
    top = [_form(section.title, _TOP, (section.title.value,)) for section in sections]
    yield from _odd(check, [one for one in top if one is not None])
    for section in sections:
        inner = [
            _form(read.paragraph.text, _INNER, (section.title.value,)) for read in of_section(check, section)
        ]
        yield from _odd(check, [one for one in inner if one is not None])


def _form(text: Text, pattern: re.Pattern[str], place: tuple[str, ...]) -> _Form | None:
    folded = fold(text.value).value
    found = pattern.match(folded)
    if found is None:
        return None
    groups = found.groupdict()
    numeral = groups.get("n") or groups.get("m") or ""
    return _Form(text, found.end(), found[0].replace(numeral, "n"), found[0], place)


def _odd(check: Check, forms: Sequence[_Form]) -> Iterator[Finding]:
    """The one form that differs from all others of a level."""
    counts = Counter(one.shape for one in forms)
    if len(counts) != 2 or len(forms) < 3:
        return
    (usual, _), (_, fewest) = counts.most_common()
    if fewest > 1:
        return
    odd = next(one for one in forms if one.shape != usual)
    like = next(one for one in forms if one.shape == usual)
    yield FORM.at(
        check,
        span_of(odd.text, fold(odd.text.value), 0, odd.end),
        *odd.place,
        related=[Related(span_of(like.text, fold(like.text.value), 0, like.end), like.words)],
        found=odd.words,
        usual=like.words,
    )
