"""STR028: words that the law and the form set, misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.regimes.model import Regime
from govlint.report.finding import Finding, Related
from govlint.report.normalise import fold
from govlint.report.patterns import any_of, any_source, compiled
from govlint.report.place import Span, Text
from govlint.report.record import NamedTuple
from govlint.rules._check import Check
from govlint.rules._passages import span_of
from govlint.rules._rule import Rule, checks
from govlint.rules._running import running

_HEAD = (
    "govlint: 1\ntitle: 某县2023年政府信息公开工作年度报告\norgan: 某县人民政府\nyear: 2023\nexcerpt: true\n"
    "sections:\n- title: 四、政府信息公开行政复议、行政诉讼情况\n  text: "
)

MISSPELT = Rule(
    code="STR028",
    name="set-word-misspelt",
    severity="info",
    summary={
        "en": "A word set by the law, the form or usage is misspelt.",
        "zh": "法规、统一格式或惯用的固定用语有错别字。",
    },
    message={
        "": {"en": "“{wrong}” should read “{right}”", "zh": "“{wrong}”应为“{right}”"},
        "form": {"en": "the form writes “{right}” for “{wrong}”", "zh": "“{wrong}”在统一格式中写作“{right}”"},
    },
    why={
        "en": "Slips in set words cannot be found by searching, and show that nobody read the text again.",
        "zh": "固定用语写错后无法检索，也说明未经校对。",
    },
    fix={"en": "Correct the word.", "zh": "改正错别字。"},
    logic={
        "en": (
            "info, one finding for each misspelling with all its places; looked for in the title, the "
            "headings, the running text and the labels and notes of the tables. Only spellings that are part "
            "of no other word are listed. A year without its 年 (2021以来,) is one, too."
        ),
        "zh": (
            "info，同一错误合并为一条；检查标题、各级标题、正文及表格的栏目名和说明。只列不可能是其他词语一部"
            "分的写法。年份后漏写“年”的（2021以来，）也在此提示。"
        ),
    },
    bad=_HEAD + "未发生行政复义、行政诉颂案件。\n",
    good=_HEAD + "未发生行政复议、行政诉讼案件。\n",
    demands=("prose.accuracy",),
)

# Document numbers are listed with 〔〕, whatever brackets a report puts there.
_OPENING, _CLOSING = "[({【〈<﹝", "])}】〉>﹞"
_BRACKETS = str.maketrans(_OPENING + _CLOSING, "〔" * len(_OPENING) + "〕" * len(_CLOSING))
#: the same, for a pattern that is held against the text as it stands
_ANY_BRACKET = {
    ord(listed): f"[{listed}{re.escape(others)}]" for listed, others in (("〔", _OPENING), ("〕", _CLOSING))
}


#: a year without its 年, where nothing but a year can stand
_YEARLESS = compiled(r"(?P<y>20(?<![\d.\-—~至/]20)[012]\d)(?P<what>以来(?=,)|度(?=,))")
#: a day without its 日, where a period begins or ends
_DAYLESS = compiled(
    r"年(?P<m>(?:1[0-2]|0?[1-9])月(?:3[01]|[12]\d|0?[1-9]))(?P<what>[止起]|至(?=\d))"
    r"|[至-](?:(?:19|20)[0-9]{2}年)?(?P<e>12月31)(?P<end>止|(?=[。,;)\n]))"
)
#: 己 typed for 已
_SELF = compiled(r"(?<![自知律克异利])己(经|于|按|全部|启动|完成|办结|答复|公开|转)")


class _Word(NamedTuple):
    """``form`` says that the spelling is a good one, only not the form's; ``noted`` that the form prints the
    word in the note of a table, which is no running text."""

    wrong: str
    right: str
    form: bool
    noted: bool


class _Words(NamedTuple):
    """The words sought. ``any`` finds whether one of them stands in a text of matching form, ``noted``
    whether one of those that the form prints in a note stands in an original."""

    words: tuple[_Word, ...]
    any: re.Pattern[str]
    noted: re.Pattern[str]


def _words(regime: Regime) -> _Words:
    notes = "".join(fold(table.note).value for table in regime.tables)
    words = tuple(
        _Word(fold(wrong).value, right, form, fold(right).value in notes)
        for key, form in (("set_words", False), ("set_words_of_the_form", True))
        for right, spellings in regime.lexicon.get(key, {}).items()
        for wrong in spellings
    )
    bracketed = any_source(word.wrong for word in words).translate(_ANY_BRACKET)
    return _Words(words, compiled(bracketed), any_of(word.wrong for word in words if word.noted))


@checks(MISSPELT)
def set_word_misspelt(check: Check) -> Iterator[Finding]:
    words = check.of_regime("set words", _words)
    found: dict[_Word, list[tuple[Span, tuple[str, ...]]]] = {}
    body = running(check)
    for word, at in _sought(body.text, words):
        one = body.place(at, at + len(word.wrong))
        found.setdefault(word, []).append((one.span, one.read.place))
    names = list(_names(check))
    if words.any.search("\n".join(fold(name.value).value for name, _ in names)) is None:
        names = []
    for name, place in names:
        folded = fold(name.value)
        for word, at in _sought(folded.value, words):
            span = span_of(name, folded, at, at + len(word.wrong))
            found.setdefault(word, []).append((span, place))
    noted = _in_the_original(check, words.noted)
    for word in dict.fromkeys((*words.words, *found)):
        if noted and word.noted and word not in found:
            found[word] = _in_the_original(check, any_of((word.wrong,)))
        places = found.get(word)
        if places:
            (span, place), *others = places
            yield MISSPELT.at(
                check,
                span,
                *place,
                variant="form" if word.form else "",
                related=[Related(other, word.wrong) for other, _ in others],
                fix=None if word.form else word.right,
                wrong=word.wrong,
                right=word.right,
            )


def mended(check: Check, value: str) -> str:
    """A text of matching form with its misspelt set words set right."""
    words = check.of_regime("set words", _words)
    for word in dict.fromkeys(word for word, _ in _sought(value, words)):
        value = value.replace(word.wrong, fold(word.right).value)
    return value


def _sought(value: str, words: _Words) -> Iterator[tuple[_Word, int]]:
    """The words in a text of matching form, no character taken for two of them (行政复义案件)."""
    for match in _YEARLESS.finditer(value):
        yield _Word(match[0], f"{match['y']}年{match['what']}", form=False, noted=False), match.start()
    for match in _DAYLESS.finditer(value):
        day, what = (match["m"], match["what"]) if match["m"] else (match["e"], match["end"])
        yield _Word(day + what, f"{day}日{what}", form=False, noted=False), match.end() - len(day + what)
    for match in _SELF.finditer(value):
        yield _Word(match[0], f"已{match[1]}", form=False, noted=False), match.start()
    if words.any.search(value) is None:
        return
    text = value.translate(_BRACKETS)
    taken: set[int] = set()
    for word in words.words:
        at = text.find(word.wrong)
        while at >= 0:
            end = at + len(word.wrong)
            if taken.isdisjoint(range(at, end)):
                taken.update(range(at, end))
                yield word, at
            at = text.find(word.wrong, end)


def _names(check: Check) -> Iterator[tuple[Text, tuple[str, ...]]]:
    """The title, the headings and the labels of table rows, each with the place it stands in."""
    report = check.report
    if report.title is not None:
        yield report.title, ()
    for section in report.sections:
        yield section.title, ()
    for section, table, spec in check.tables():
        for row in table.rows.values():
            yield row.label, (section.title.value, spec.name)


def _in_the_original(check: Check, word: re.Pattern[str]) -> list[tuple[Span, tuple[str, ...]]]:
    """The first place of a word in the original, where that has lines and the report has tables."""
    lines = check.report.lines
    found = word.search(lines.text) if lines is not None and any(True for _ in check.tables()) else None
    return [(lines.span(*found.span()), ())] if lines is not None and found is not None else []
