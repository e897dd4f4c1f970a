"""STR rule about the form used: the tables must be those of the report's year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govlint.regimes import load_regime, regime_ids
from govlint.regimes.model import Regime
from govlint.report.finding import Finding, Related
from govlint.report.normalise import Folded
from govlint.report.patterns import compiled
from govlint.report.place import TOP, LineTable, Span, Text
from govlint.report.record import NamedTuple
from govlint.rules._check import Check
from govlint.rules._rule import Rule, checks

_TAG = compiled(r"<[^<>]{0,2000}>|&nbsp;|&#160;")


#: characters of the original that are looked at
_MOST = 2_000_000


#: formats of which no lines are at hand
_PAGES = ("docx", "pdf")


class Words:
    """Titles and labels that a report file says are printed in its original; knows places."""

    __slots__ = ("_folds", "value")

    def __init__(self, words: Iterable[Text]) -> None:
        self._folds = [(Folded(text.value), text) for text in words]
        self.value = "\n".join(folded.value for folded, _ in self._folds)

    def span(self, start: int, end: int) -> Span:
        """Where ``value[start:end]`` stands in the file."""
        at = 0
        for folded, text in self._folds:
            if start < at + len(folded.value):
                first, last = folded.back_range(start - at, min(end - at, len(folded.value)))
                return text.span(first, last)
            at += len(folded.value) + 1
        return TOP


class Printed:
    """All that is printed in the original, in matching form, without markup; knows places."""

    __slots__ = ("_folded", "_lines", "_origin", "value")

    def __init__(self, lines: LineTable, markup: bool) -> None:
        self._lines = lines
        text = lines.text[:_MOST]
        self._origin: list[int] | None = None
        if markup:
            pieces, origin, at = [], list[int](), 0
            for tag in _TAG.finditer(text):
                pieces.append(text[at : tag.start()])
                origin.extend(range(at, tag.start()))
                at = tag.end()
            pieces.append(text[at:])
            origin.extend(range(at, len(text)))
            text, self._origin = "".join(pieces), origin
        self._folded = Folded(text.replace("|", " "))
        self.value = self._folded.value

    def span(self, start: int, end: int) -> Span:
        """Where ``value[start:end]`` stands in the original."""
        first, last = self._folded.back_range(start, end)
        if self._origin is not None:
            first, last = self._origin[first], self._origin[last - 1] + 1
        return self._lines.span(first, last)


def printed(check: Check) -> Printed | Words | None:
    """The original as printed; None for formats without lines and for declared reports. Of a file made from
    a document, what it says of it."""
    report = check.report
    if report.declared or report.lines is None or report.kind in _PAGES:
        return None
    if report.origin:
        return check.shared("structure.printed", lambda one: Words(one.report.printed))
    lines = report.lines
    return check.shared("structure.printed", lambda _: Printed(lines, report.format == "html"))


_HEAD = "某县2023年政府信息公开工作年度报告（节选）\n二、主动公开政府信息情况\n第二十条第（一）项\n"

OTHER = Rule(
    code="STR012",
    name="form-of-another-year",
    severity="error",
    summary={
        "en": "The tables are those of another year's form.",
        "zh": "使用了其他年度的表格格式。",
    },
    message={
        "": {
            "en": "{labels} belong to “{form}”; another form is due for {year}",
            "zh": "“{labels}”属于“{form}”，不是{year}年度适用的格式",
        }
    },
    why={
        "en": (
            "The forms of 2019 and 2021 ask for different figures; what stands in the old columns is not "
            "what the law asks for this year."
        ),
        "zh": "2019年与2021年格式的统计项目不同，旧表中的数据不是本年度应报告的内容。",
    },
    fix={
        "en": "Fill the tables of the form that is due for the year (govlint init writes one).",
        "zh": "按报告年度适用的格式重新填表（可用 govlint init 生成）。",
    },
    logic={
        "en": (
            "error where two or more labels that only another form has are printed; a warning in the "
            "year in which the form was only encouraged, and for years without a national form, where "
            "the page's year may be wrong. What follows from it (tables, rows and columns that only one of "
            "the two forms has) is not reported again."
        ),
        "zh": (
            "出现两个以上只属于其他格式的栏目：error；鼓励采用格式的年度，以及尚无统一格式的年度（可能是页"
            "面年份有误）：warning。由此产生的其他差异（只属于其中一种格式的表、行、列）不再另行报告。"
        ),
    },
    example_name="report.txt",
    bad=_HEAD + "信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量\n规章 | 0 | 0 | 0\n",
    good=_HEAD + "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n规章 | 0 | 0 | 0\n",
    demands=("form.year",),
    form=True,
)


class Used(NamedTuple):
    """Another year's form whose tables are printed, and where its labels stand (offsets, words)."""

    form: Regime
    labels: tuple[tuple[int, str], ...]


def forms_used(check: Check) -> list[Used]:
    """The forms of other years that the tables follow: two of a form's own labels are printed at least."""
    return check.shared("structure.forms_used", _forms_used)


def _forms_used(check: Check) -> list[Used]:
    text = printed(check)
    if text is None:
        return []
    land = check.regime.id.partition("/")[0]
    own = set(check.regime.lexicon.get("form_signature", ())) if check.regime.headings else set()
    used = []
    for id_ in regime_ids():
        if not id_.startswith(land + "/") or id_ == check.regime.id:
            continue
        other = load_regime(id_, ())
        if not other.headings:
            continue
        found: list[tuple[int, str]] = []
        for words in other.lexicon.get("form_signature", ()):
            at = text.value.find(Folded(words).value) if words not in own else -1
            if at >= 0:
                found.append((at, words))
        if len(found) >= 2:
            used.append(Used(other, tuple(sorted(found))))
    return used


@checks(OTHER)
def form_of_another_year(check: Check) -> Iterator[Finding]:
    text = printed(check)
    if text is None:
        return
    for other, found in forms_used(check):
        spans = [text.span(at, at + len(words)) for at, words in found]
        yield OTHER.at(
            check,
            spans[0],
            *_place(check, spans[0]),
            severity="" if check.regime.headings else "warning",
            certainty="" if check.regime.headings else "likely",
            related=[Related(span, words) for span, (_, words) in zip(spans[1:], found[1:], strict=True)],
            labels="、".join(words for _, words in found[:4]),
            form=dict(other.title),
            year=check.year,
        )


def _place(check: Check, span: Span) -> tuple[str, ...]:
    """The part that a place stands in."""
    number = part_of(check, span)
    return (check.report.sections[number - 1].title.value,) if number else ()


def part_of(check: Check, span: Span) -> int:
    """The number of the last part whose title stands before a place; 0 before the first. A file in JSON may
    be one line."""
    before = 0
    for number, section in enumerate(check.report.sections, 1):
        title = section.title.span()
        if title.line and (title.line, title.column or 0) <= (span.line or 0, span.column or 0):
            before = number
    return before
