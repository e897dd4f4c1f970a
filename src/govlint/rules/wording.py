"""STR rules about set wording: the title, cited documents and their numbers, the guiding sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govlint.regimes.model import Regime
from govlint.report.finding import Finding, Related
from govlint.report.normalise import fold
from govlint.report.patterns import compiled
from govlint.report.record import NamedTuple
from govlint.rules._check import Check
from govlint.rules._passages import Read, cut_from, has_word, reads, sentences, span_of
from govlint.rules._rule import Rule, checks
from govlint.rules._running import running
from govlint.rules.misspelt import mended

_HEAD = (
    "govlint: 1\ntitle: 某县2023年政府信息公开工作年度报告\norgan: 某县人民政府\nyear: 2023\nexcerpt: true\n"
)
_TEXT = "sections:\n- title: 一、总体情况\n  text: "

TITLE = Rule(
    code="STR021",
    name="title-form",
    severity="info",
    summary={"en": "The title is not in the usual form.", "zh": "标题不是规范形式。"},
    message={
        "": {
            "en": "the usual title is the organ's name, the year and 政府信息公开工作年度报告",
            "zh": "规范标题为“机关名称＋年度＋政府信息公开工作年度报告”",
        }
    },
    why={
        "en": "Readers and search engines find reports by the title's set words.",
        "zh": "公众检索和汇总依赖标题中的固定用语。",
    },
    fix={
        "en": "Write: organ, YYYY年政府信息公开工作年度报告.",
        "zh": "改为“机关名称YYYY年政府信息公开工作年度报告”。",
    },
    logic={
        "en": "Silent where the title only misspells the set words, which STR028 tells of.",
        "zh": "仅因固定用语有错别字而不符的，由STR028提示。",
    },
    bad=_HEAD.replace("政府信息公开工作年度报告", "政务公开年报") + "sections: []\n",
    good=_HEAD + "sections: []\n",
    demands=("title.form",),
    first=2019,
)


@checks(TITLE)
def title_form(check: Check) -> Iterator[Finding]:
    title = check.report.title
    official = check.regime.lexicon.get("titles", ())
    if title is None or not official or not check.regime.headings:
        return
    value = fold(title.value).value.replace(" ", "")
    # A misspelt title is told of as such.
    if not has_word(official, value) and not has_word(official, mended(check, value)):
        yield TITLE.at(check, title.span(), year=check.year)


OUTDATED = Rule(
    code="STR022",
    name="outdated-citation",
    severity="warning",
    summary={
        "en": "A rule is cited that no longer holds for the report year.",
        "zh": "引用了报告年度已不适用的文件或条款。",
    },
    message={
        "": {
            "en": "{cited} no longer holds for {year}; now: {now}",
            "zh": "“{cited}”已不适用于{year}年度，现为{now}",
        }
    },
    why={
        "en": (
            "The report is made under the law of its year; an old citation shows that the text was taken "
            "over."
        ),
        "zh": "年度报告应依据现行规定编制；引用旧文件说明沿用了旧文本。",
    },
    fix={"en": "Cite the document that is in force.", "zh": "改为引用现行文件或条款。"},
    logic={
        "en": "warning; silent where the current document is cited in the same sentence.",
        "zh": "warning；同一句已引用现行文件的不报告。",
    },
    bad=_HEAD + _TEXT + "根据国办公开办函〔2019〕60号文件要求编制本报告。\n",
    good=_HEAD + _TEXT + "根据国办公开办函〔2021〕30号文件要求编制本报告。\n",
    demands=("basis.current",),
)
_BRACKETS = "[]()〔〕【】<>〈〉《》{}"


class Citation:
    """A citation searched for with any bracket, or none, where the official one has one."""

    __slots__ = ("_pattern", "_pieces")

    def __init__(self, words: str) -> None:
        official = fold(words).value
        spaced = "".join(" " if sign in _BRACKETS else sign for sign in official)
        self._pieces = spaced.split()
        bracket = "[" + re.escape(_BRACKETS) + "]?"
        self._pattern = compiled("".join(bracket if one in _BRACKETS else re.escape(one) for one in official))

    def search(self, value: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first place of the citation in a text of matching form."""
        stop = len(value) if end is None else end
        if any(value.find(piece, start, stop) < 0 for piece in self._pieces):
            return None
        return self._pattern.search(value, start, stop)


class _Outdated(NamedTuple):
    """A document out of force: how it is cited, what replaced it, and citations that make good for it."""

    old: tuple[Citation, ...]
    now: str
    renewed: tuple[Citation, ...]


def _outdated(regime: Regime) -> tuple[_Outdated, ...]:
    current = [Citation(words) for words in regime.lexicon.get("current_basis", ())]
    found = []
    for entry in regime.lexicon.get("outdated_basis", ()):
        now = str(entry["now"])
        renewed = tuple(one for one in current if one.search(fold(now).value))
        found.append(_Outdated(tuple(Citation(words) for words in entry["words"]), now, renewed))
    return tuple(found)


@checks(OUTDATED)
def outdated_citation(check: Check) -> Iterator[Finding]:
    told = running(check).text
    for entry in check.of_regime("outdated", _outdated):
        if not any(p.search(told) for p in entry.old):
            continue
        first: tuple[Read, re.Match[str]] | None = None
        rest: list[Related] = []
        for read in reads(check):
            if not any(p.search(read.value) for p in entry.old):
                continue
            for start, end in sentences(read.value):
                found = next((one for p in entry.old if (one := p.search(read.value, start, end))), None)
                if found is None or any(p.search(read.value, start, end) for p in entry.renewed):
                    continue
                if end > cut_from(check, read):
                    continue  # what replaced it may have been named next
                if first is None:
                    first = (read, found)
                else:
                    rest.append(Related(read.span(*found.span()), found[0]))
        if first is not None:
            read, found = first
            yield OUTDATED.at(
                check,
                read.span(*found.span()),
                *read.place,
                related=rest,
                cited=found[0],
                now=entry.now,
                year=check.year,
            )


NUMBER = Rule(
    code="STR023",
    name="document-number-brackets",
    severity="info",
    summary={
        "en": "The year of a document number is not in 〔〕.",
        "zh": "发文字号的年份未用六角括号。",
    },
    message={
        "": {
            "en": "the year of a document number stands in 〔〕: {number}",
            "zh": "发文字号中的年份应使用六角括号“〔〕”：{number}",
        }
    },
    why={
        "en": "The national standard for official documents (GB/T 9704) writes 〔2021〕30号.",
        "zh": "党政机关公文格式国家标准（GB/T 9704）规定年份用六角括号括入。",
    },
    fix={"en": "Write 〔2021〕, not [2021] or (2021).", "zh": "写作〔2021〕，不用方括号或圆括号。"},
    logic={"en": "info, one finding for the whole report.", "zh": "info，全文合并为一条。"},
    bad=_HEAD + _TEXT + "根据国办公开办函[2021]30号文件要求编制本报告。\n",
    good=_HEAD + _TEXT + "根据国办公开办函〔2021〕30号文件要求编制本报告。\n",
    demands=("prose.accuracy",),
)
# Any pair of brackets but the right one, which may be half right: 〔2021]30号.
_YEAR_AND_NUMBER = (
    r"(?:[发函办字政令](?=[^〔]|〔\d{4}[^〕])[〔(【〈<]|\[)(?P<y>(?:19|20)\d\d)[〕\])】〉>] ?\d{1,4} ?号"
)
_BRACKETED = compiled(_YEAR_AND_NUMBER)
_NUMBER = compiled(rf"[^\x00-\xff]{{1,10}}{_YEAR_AND_NUMBER}")
# What may stand right before the organ's sign without being part of it.
_BEFORE_SIGN = compiled(r".{0,9}(?:根据|按照|依据|依照|遵照|落实|[、。《》“”])(?=[\u4e00-\u9fff]{2})")


@checks(NUMBER)
def document_number_brackets(check: Check) -> Iterator[Finding]:
    found = [
        (read, *_of_sign(read.value, match))
        for read in reads(check)
        if _BRACKETED.search(read.value)
        for match in _NUMBER.finditer(read.value)
    ]
    if found:
        read, start, end = found[0]
        yield NUMBER.at(
            check,
            read.span(start, end),
            *read.place,
            related=[Related(one.span(*at), one.value[slice(*at)]) for one, *at in found[1:]],
            number=read.value[start:end],
        )


def _of_sign(value: str, number: re.Match[str]) -> tuple[int, int]:
    """The number from the organ's sign on."""
    before = _BEFORE_SIGN.match(value, *number.span())
    return (before.end() if before else number.start()), number.end()


SLIP = Rule(
    code="STR024",
    name="set-phrase-wrong",
    severity="warning",
    summary={
        "en": "A set phrase, a title of law or the number of a known document is misquoted.",
        "zh": "固定提法、法规名称或常引文件的文号写错。",
    },
    message={"": {"en": "should read {right}: {wrong}", "zh": "“{wrong}”应为“{right}”"}},
    why={
        "en": (
            "A lost 不 turns the principle into its opposite; a wrong title cites a law that does not exist."
        ),
        "zh": "漏字会使原则意思相反，法规名称错误等于引用不存在的法规。",
    },
    fix={"en": "Correct the phrase.", "zh": "改正。"},
    logic={
        "en": (
            "warning. Phrases on record; titles of law in 《》 of which up to three characters differ; of a "
            "document whose title stands before its number, the year or the number alone. Misspelt set words "
            "are STR028."
        ),
        "zh": (
            "warning。已收录的固定提法；书名号内与法规名称相差不超过三个字的；"
            "文件名称之后的文号，年份或序号之一不符的。固定用语的错别字由STR028提示。"
        ),
    },
    bad=_HEAD + _TEXT + "坚持公开为常态、公开为例外。\n",
    good=_HEAD + _TEXT + "坚持以公开为常态、不公开为例外。\n",
    demands=("prose.accuracy",),
)


class Slip:
    """A wrong phrase, searched for whatever separates its halves."""

    __slots__ = ("_halves",)

    def __init__(self, wrong: str) -> None:
        self._halves = [half for half in fold(wrong).value.replace(",", "、").split("、") if half]

    def search(self, value: str) -> tuple[int, int] | None:
        """Start and end of the phrase in a text of matching form."""
        start = value.find(self._halves[0])
        while start >= 0:
            end = start + len(self._halves[0])
            for half in self._halves[1:]:
                end += value[end : end + 1] in (",", "、", ";", "。")
                end = end + len(half) if value.startswith(half, end) else -1
                if end < 0:
                    break
            if end > 0:
                return start, end
            start = value.find(self._halves[0], start + 1)
        return None


# A national regulation by its full name, which may be misspelt.
_LAW = compiled(r"(?<=《)中华人民共?和?国?[\u4e00-\u9fff]{2,14}条例(?=》)")
#: how many characters of a name may differ and it is still the same name
_SLIPS = 3


def _misnamed(value: str, names: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Names of laws that are not quite one of ``names``: start, end, the right one."""
    if "《中华人民" not in value:
        return
    for found in _LAW.finditer(value):
        if found[0] in names:
            continue
        right = next((one for one in names if _distance(found[0], one) <= _SLIPS), None)
        if right is not None:
            yield (*found.span(), right)


def _distance(one: str, other: str) -> int:
    """How many characters must be put in, left out or changed to make ``one`` into ``other``."""
    before = list(range(len(other) + 1))
    for row, sign in enumerate(one, 1):
        here = [row]
        for column, theirs in enumerate(other, 1):
            least = min(before[column] + 1, here[-1] + 1, before[column - 1] + (sign != theirs))
            here.append(least)
        before = here
    return before[-1]


class _Known(NamedTuple):
    """A document that reports cite, with the sign of the organ that issued it, its year and its number."""

    title: str
    sign: str
    year: str
    number: str
    cited: str


_SERIAL = compiled(r"(?P<sign>[^〔]+)〔(?P<year>\d{4})〕(?P<number>\d+)号")


def _documents(regime: Regime) -> tuple[_Known, ...]:
    found = []
    for entry in regime.lexicon.get("documents", ()):
        serial = _SERIAL.fullmatch(entry["number"])
        if serial is not None:
            title = fold(entry["title"]).value
            found.append(_Known(title, serial["sign"], serial["year"], serial["number"], entry["number"]))
    return tuple(found)


_CITED = compiled(
    r"[》〉>\"]?(?:的通知)?[》〉>\"]?"
    r"\((?P<all>(?P<sign>[一-龥]{2,8})[〔\[(【]?(?P<year>\d{4})[〕\])】]?(?P<number>\d{1,3})号)"
)


def _misnumbered(value: str, documents: Sequence[_Known]) -> Iterator[tuple[int, int, str]]:
    """Numbers behind the title of a known document that differ from its own in year or number alone."""
    for known in documents:
        at = value.find(known.title)
        while at >= 0:
            behind = at + len(known.title)
            cited = _CITED.match(value, behind)
            if cited is not None and cited["sign"] == known.sign:
                same = (cited["year"] == known.year, cited["number"] == known.number)
                if same in ((True, False), (False, True)):
                    yield (*cited.span("all"), known.cited)
            at = value.find(known.title, behind)


@checks(SLIP)
def set_phrase_wrong(check: Check) -> Iterator[Finding]:
    listed = [
        (Slip(entry["wrong"]), entry["right"])
        for entry in check.regime.lexicon.get("misspellings", ())
        if len(entry["wrong"]) >= 5
    ]
    documents = check.of_regime("documents", _documents)
    names = sorted({right for _, right in listed if right.endswith("条例")})
    for read in reads(check):
        told = False
        for pattern, right in listed:
            found = pattern.search(read.value)
            if found:
                told = True
                wrong = read.value[slice(*found)]
                yield SLIP.at(check, read.span(*found), *read.place, wrong=wrong, right=right)
        slips = list(_misnumbered(read.value, documents))
        for start, end, right in slips if told else [*_misnamed(read.value, names), *slips]:
            yield SLIP.at(check, read.span(start, end), *read.place, wrong=read.value[start:end], right=right)
    title = check.report.title
    if title is not None:
        folded = fold(title.value)
        for pattern, right in listed:
            found = pattern.search(folded.value)
            if found:
                wrong = folded.value[slice(*found)]
                yield SLIP.at(check, span_of(title, folded, *found), wrong=wrong, right=right)
