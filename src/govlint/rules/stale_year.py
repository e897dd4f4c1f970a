"""Years left over from another report: in figures, openings, as-of dates and plans."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.report.finding import Finding, Related
from govlint.report.normalise import fold
from govlint.report.patterns import compiled
from govlint.report.record import NamedTuple
from govlint.rules._check import Check
from govlint.rules._passages import Read, reads
from govlint.rules._periods import year_mistaken_for
from govlint.rules._rule import Rule, checks
from govlint.rules.report_year import year_is_assumed

_BEGIN = r"(?:^|(?<=[。;,:、\s)!?\n]))"
_YEAR = r"(?P<y>20\d\d)年"
# Who acts: the organ speaking of itself, or its area.
_WHO = r"(?:我|本|全)(?:局|镇|乡|街道?|县|区|市|省|委|办|厅|院|处|中心|单位|机关|部门|州|旗|系统|年)?"
_DID = (
    r"(?:共|累计|共计|总共|合计|主动|新增|依法|及时|通过|网上|对外|向社会|并|均|未|没有|度)*"
    r"(?:主动公开|公开|发布|受理|收到|接收|接到|答复|办理|办结|收取|编发|推送|制发|举办)"
)
_COUNT = r"[^。;\n]{0,30}?(?:\d[\d,.]*|零|〇)(?:余|多)?(?:万)?(?:条|件|篇|次|份|宗|期|个|项|人次|元)"
_FIGURE = compiled(
    rf"{_BEGIN}{_YEAR}度?(?:全年)?,?(?:{_WHO},?)?(?:通过[^。;,\d\n]{{2,30}},)?(?:在|通过)?"
    rf"[^。;,\d\n]{{0,14}}?{_DID}{_COUNT}"
)
_NONE = compiled(
    rf"{_BEGIN}{_YEAR}度?(?:全年)?,?(?:{_WHO},?)?[^。;,\d\n]{{0,14}}?(?:未|没有|无|不存在)"
    r"(?:发生|收到|收取|产生|受理|接到|出现|被|因)"
)
_OPENING = compiled(
    rf"{_YEAR}(?:度)?(?:以来)?,(?:{_WHO}|在[^。;\n]{{2,30}}(?:领导|指导|支持)下|按照|围绕|以习近平)"
)
_AS_OF = compiled(rf"截(?:至|止)(?:到)?{_YEAR}(?:底|末|年底|12月31日|12月底)")
_WILL = (
    r"(?:将(?:进一步|继续|不断|持续|着力|更加|努力|着重|重点|从以下|深入|切实|认真|大力)|拟(?:进一步|继续|从)|"
    r"计划(?:进一步|从|在|开展)|要(?:进一步|继续))"
)
_PLAN = compiled(rf"{_BEGIN}{_YEAR}度?,?(?:[^。;,\d\n]{{0,14}}?,?)?{_WILL}")
_RESOLVE = compiled(
    rf"{_BEGIN}{_YEAR}度?,?(?:{_WHO}|[^。;,\d\n]{{2,12}}(?:局|镇|乡|委|办|街道|政府))?,?"
    r"(?:加大|加强|进一步|继续|着力|完善|强化|切实|不断|重点|深化|健全|要)[^。;,\n]{0,40}"
)
# 2023年工作打算: what the part on problems and improvements goes on with.
_AGENDA = compiled(
    rf"{_BEGIN}{_YEAR}度?的?(?:下一步|主要|重点)?(?:工作)?(?:打算|计划|设想|思路|安排|努力方向)"
    r"(?:如下)?(?P<ends>:|,?一是|$)"
)
_THIS_YEAR = compiled(rf"(?:本年度|报告年度|今年)\(?(?:即)?{_YEAR}")
_BUDGET = compiled(
    r"(?P<y>20\d\d)年度?(?:部门|单位|财政|政府)?预算(?:信息|公开)?(?:和|及|与|、|以及)(?P<y2>20\d\d)年度?"
    r"(?:部门|单位|财政|政府)?决算"
)
# What makes another year's figure lawful: a comparison, a carry-over, a running total, a plan.
_COMPARES = compiled(
    r"同比|环比|相比|比较|对比|(?:较|比)(?:上|去|前|20)|上年|上一年|去年|往年|历年|以来|至今|结转|分别|基础上|"
    r"增[长加幅]|减[少幅]|下降|上升|提高了|起,|年起|之前|以前|年间|延续|曾|荣获|年报|年度报告|[预决]算|公报|年鉴|要点|总结|计划|方案|规划|整改|反馈|通报"
)
_FUTURE = compiled(r"将|计划|拟|预计|目标|力争|下一步|今后|打算")
_PAST = compiled(
    r"针对|对照|围绕上年|上年|去年|已经?|完成|取得|得到|有所|按照.{0,12}要求|作为|列入|纳入|[强高善升大立展成固化宽了]了"
)
# Words after which a passage speaks of what is to be done.
_AHEAD = compiled(
    r"整改措施|下一步|下步|今后|工作打算|工作计划|努力方向|工作思路|下一年|明年|改进方向|工作安排"
)


_NAMED = compiled(r"20\d\d(?=年)")
#: so much of a sentence is quoted at least and at most
_SHORTEST, _LONGEST = 12, 40


class Stale(NamedTuple):
    """A year that does not belong: its place and which kind of sentence it stands in."""

    read: Read
    start: int
    end: int
    year: int
    kind: str
    certainty: str = "likely"


STALE = Rule(
    code="PER006",
    name="stale-year",
    severity="warning",
    summary={
        "en": "A sentence about this report's year names another year.",
        "zh": "反映报告年度情况的语句写成了其他年份。",
    },
    message={
        "": {
            "en": "{named} is given where the report is about {year}: {words}",
            "zh": "报告年度为{year}年，此处写作{named}年：{words}",
        },
        "plan": {
            "en": (
                "what is to be done is dated {named}, a year that was over when the report on {year} was "
                "made: {words}"
            ),
            "zh": "工作打算写作{named}年，编制{year}年报告时该年已结束：{words}",
        },
        "as-of": {
            "en": "the state is given as of the end of {named} in the report on {year}: {words}",
            "zh": "{year}年的报告写截至{named}年底的情况：{words}",
        },
        "budget": {
            "en": (
                "the report on {year} speaks of the {named} budget and the accounts of the year before; "
                "due were the {year} budget and last year's accounts: {words}"
            ),
            "zh": "{year}年应公开当年预算和上年决算，此处为{named}年预算及再上一年决算：{words}",
        },
        "many": {
            "en": "{count} sentences name {named} where the report is about {year}, the first: {words}",
            "zh": "报告年度为{year}年，有{count}处写作{named}年，第一处：{words}",
        },
    },
    why={
        "en": (
            "Reports are written over last year's file. A year that was not changed casts doubt on the "
            "figure beside it: is it this year's, or was it left over as well?"
        ),
        "zh": "年度报告常在上年文件上修改，漏改的年份会使旁边的数据存疑：是当年数，还是一并沿用的旧数？",
    },
    fix={
        "en": "Check the sentence's figures against this year's records, then correct the year.",
        "zh": "先核对该句数据是否为当年数，再改正年份。",
    },
    logic={
        "en": (
            "warning, likely: a past action with a count, or a denial in a paragraph that does not name the "
            "report year, under another year; an opening sentence, an "
            "as-of date or a plan under a year that is over; never where the sentence compares, carries "
            "over, sums up several years or names the report year too, nor inside titles of documents "
            "and quotations. info: a plan-like sentence without a word that points ahead. More than "
            "three such places with the same year make one finding. Silent where the report year itself was "
            "only inferred."
        ),
        "zh": (
            "warning（可能）：他年的已完成事项带有数量，或未写明报告年度的段落称他年未发生；以已过年份开头的概述、截止时间或工作打算。有比较、"
            "结转、累计、多年对照或同时写明报告年度的不报告，文件名、引文内的年份不报告。计划性语句没有明"
            "确的将来词：info。同一年份超过三处合并为一条。"
        ),
    },
    bad="govlint: 1\ntitle: 某镇2023年政府信息公开工作年度报告\nyear: 2023\nsections:\n"
    "- title: 一、总体情况\n  text: （二）依申请公开。2022年我镇收到依申请公开事项3件，均已答复。\n",
    good="govlint: 1\ntitle: 某镇2023年政府信息公开工作年度报告\nyear: 2023\nsections:\n"
    "- title: 一、总体情况\n  text: （二）依申请公开。2023年我镇收到依申请公开事项3件，较2022年增加1件。\n",
    demands=("title.year",),
    certainty="likely",
)


@checks(STALE)
def stale_year(check: Check) -> Iterator[Finding]:
    found = [] if year_is_assumed(check) else list(_found(check))
    # Sentences about the year that the title names are not stale: the declared year is wrong (PER005).
    for year in sorted({one.year for one in found} - {year_mistaken_for(check)}):
        same = [one for one in found if one.year == year]
        if len(same) > 3:
            yield _finding(check, same[0], "many", same[1:])
        else:
            for one in same:
                yield _finding(check, one, one.kind, ())


def _finding(
    check: Check, one: Stale, variant: str, others: Iterator[Stale] | list[Stale] | tuple[()]
) -> Finding:
    rest = list(others)
    return STALE.at(
        check,
        one.read.span(one.start, one.start + 5),
        *one.read.place,
        variant="" if variant in ("figure", "opening", "weak-plan") and not rest else _variant(variant),
        severity="info" if one.certainty == "possible" and not rest else "",
        certainty=one.certainty,
        related=[Related(other.read.span(other.start, other.start + 5), str(other.year)) for other in rest],
        named=one.year,
        year=check.year,
        words=_words(one),
        count=len(rest) + 1,
    )


def _words(one: Stale) -> str:
    """The sentence from its year on; a long one up to the end of a clause."""
    said = one.read.value[one.start : one.end]
    if len(said) <= _LONGEST:
        return said
    stop = max(said.rfind(sign, _SHORTEST, _LONGEST) for sign in ",;、")
    return said[: stop if stop > 0 else _LONGEST] + "…"


def _variant(kind: str) -> str:
    return "plan" if kind == "weak-plan" else kind


def _found(check: Check) -> Iterator[Stale]:
    year = check.year
    ahead = 0
    section = None
    for read in reads(check):
        if read.section is not section:
            section, ahead = read.section, 0
        if len(read.value) < 8 or read.paragraph.level:
            # A heading that points ahead says so for what follows, up to the next heading.
            ahead = 2 if _AHEAD.search(read.value) else 0 if read.paragraph.level else ahead
        value = read.masked
        years = {int(named) for named in _NAMED.findall(value)}
        others = bool(years - {year})
        planned = bool(years & {year, year - 1})
        ahead_at = _AHEAD.search(value)
        told = _told(value, year) if others else _NOTHING
        for number, (start, end) in enumerate(read.sentences if years else ()):
            found = None
            if others:
                found = _in_sentence(read, value, (start, end), year, told, number == 0 and year not in years)
            if found is None and planned:
                pointed = 2 if ahead_at and ahead_at.start() < end else ahead
                found = _planned(check, read, start, end, pointed)
            if found is not None:
                yield found
        ahead = max(ahead, 1 if ahead_at else 0)


def _in_sentence(
    read: Read, value: str, place: tuple[int, int], year: int, told: Told, opens: bool
) -> Stale | None:
    """A stale year in one sentence about what was done. ``told`` is what the paragraph says of the report
    year; ``opens`` says that the sentence opens a paragraph that does not name it."""
    start, end = place
    sentence = value[start:end]
    budget = _BUDGET.search(value, start, end) if "决算" in sentence else None
    if budget and int(budget["y"]) == year - 1 and int(budget["y2"]) == year - 2:
        return Stale(read, budget.start("y"), budget.end(), year - 1, "budget")
    this_year = _THIS_YEAR.search(value, start, end) if "年度" in sentence or "今年" in sentence else None
    if this_year and int(this_year["y"]) != year:
        return Stale(read, this_year.start("y"), end, int(this_year["y"]), "figure")
    if str(year) in sentence or _COMPARES.search(sentence):
        return None
    figure = _FIGURE.search(value, start, end)
    if figure and _other_year(figure, year) and not (_FUTURE.search(sentence) or _compared(figure, told)):
        return Stale(read, figure.start("y"), figure.end(), int(figure["y"]), "figure")
    none = _NONE.search(value, start, end) if told.first < 0 else None
    if none and _other_year(none, year) and not _FUTURE.search(sentence):
        return Stale(read, none.start("y"), end, int(none["y"]), "figure")
    as_of = _AS_OF.search(value, start, end) if "截" in sentence else None
    if as_of and _other_year(as_of, year) and not _compared(as_of, told):
        return Stale(read, as_of.start("y"), end, int(as_of["y"]), "as-of")
    if opens:
        opening = _OPENING.match(value, start + _ordinal_width(sentence), end)
        if opening and _other_year(opening, year) and not _FUTURE.search(sentence):
            return Stale(read, opening.start("y"), end, int(opening["y"]), "opening")
    return None


_ORDINAL = compiled(r"(?:\(?[一二三四五六七八九十\d]{1,3}[)、.]{1,2})?[^。,\d]{0,16}?(?=20\d\d年)")


def _ordinal_width(sentence: str) -> int:
    found = _ORDINAL.match(sentence)
    return found.end() if found else 0


def _other_year(match: re.Match[str], year: int) -> bool:
    return int(match["y"]) in (year - 1, year + 1)


_VERB = compiled(r"公开|发布|受理|收到|接收|接到|答复|办理|办结|收取|编发|推送|制发|举办")


class Told(NamedTuple):
    """What a paragraph says of the report year: where it is first named, and the verbs of its figures."""

    first: int
    verbs: frozenset[str]


_NOTHING = Told(-1, frozenset())


def _told(value: str, year: int) -> Told:
    home = f"{year}年"
    figures = [one for one in _FIGURE.finditer(value) if int(one["y"]) == year]
    verbs = frozenset(verb for one in figures for verb in _VERB.findall(one[0]))
    return Told(value.find(home), verbs)


def _compared(figure: re.Match[str], told: Told) -> bool:
    """Whether the same is told of the report year in the paragraph, or the report year follows later on:
    then years are set side by side."""
    if told.first >= figure.end():
        return True
    return not told.verbs.isdisjoint(_VERB.findall(figure[0]))


def _looks_ahead(check: Check, read: Read) -> bool:
    """Whether a paragraph stands in the part on problems and what is done about them."""
    title = fold(read.section.title.value).value if read.section is not None else ""
    return any(word in title for word in check.regime.lexicon.get("problem_titles", ()))


def _planned(check: Check, read: Read, start: int, end: int, ahead: int) -> Stale | None:
    """A plan dated to a year that is over. ``ahead``: 2 where a heading or the paragraph itself points ahead,
    1 where an earlier paragraph did, 0 where nothing does."""
    year, value = check.year, read.masked
    sentence = value[start:end]
    plan = _PLAN.search(value, start, end) if any(word in sentence for word in "将拟要计") else None
    if plan and int(plan["y"]) in (year, year - 1) and not _PAST.search(sentence):
        return Stale(read, plan.start("y"), end, int(plan["y"]), "plan")
    agenda = _AGENDA.search(value, start, end) if _looks_ahead(check, read) else None
    if agenda and int(agenda["y"]) in (year, year - 1) and (agenda["ends"] or read.paragraph.level):
        return Stale(read, agenda.start("y"), end, int(agenda["y"]), "plan")
    resolve = _RESOLVE.search(value, start, end) if ahead else None
    if resolve and int(resolve["y"]) in (year, year - 1) and not _PAST.search(resolve[0]):
        certainty = "likely" if ahead == 2 else "possible"
        return Stale(read, resolve.start("y"), end, int(resolve["y"]), "plan", certainty)
    return None
