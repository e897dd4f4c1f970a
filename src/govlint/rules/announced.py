"""STR rules about the introduction's list of the report's parts, against itself and against the parts."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.prose.numbering import heading_ordinal
from govlint.reading.titles import match_title, similarity, title_core
from govlint.report.finding import Finding, Related
from govlint.report.normalise import label
from govlint.rules._announcement import Announced, announced
from govlint.rules._check import Check
from govlint.rules._passages import Place, may_go_on
from govlint.rules._rule import Rule, checks
from govlint.rules.sections import contents_missing

_HEAD = "govlint: 1\ntitle: 某局2017年政府信息公开工作年度报告\norgan: 某局\nyear: 2017\nexcerpt: true\n"
_WHOLE = _HEAD.replace("excerpt: true\n", "")
_SECTIONS = (
    "sections:\n- title: 一、概述\n  text: 全年公开信息46条。\n- title: 二、主动公开情况\n  text: 公"
    "开46条。\n- title: 三、依申请公开情况\n  text: 未收到申请。\n- title: 四、存在的问题及改进措施\n"
    "  text: 将加强培训。\n"
)


def _ends_early(check: Check, found: Announced) -> bool:
    """Whether the text may be cut before the last of the announced parts: it is not there, and nothing shows
    that the text ends where it does."""
    sections = check.report.sections
    if not may_go_on(check) or not sections:
        return False
    last = found.parts[-1].words
    match = match_title(check.regime, last)
    core = title_core(last)
    return not any(
        _same(core, match.id if match else None, one.id, title_core(one.title.value)) for one in sections
    )


COUNT = Rule(
    code="STR009",
    name="parts-count-differs",
    severity="warning",
    summary={
        "en": "The introduction announces another number of parts than there are.",
        "zh": "引言所称的部分数与实际不符。",
    },
    message={
        "": {
            "en": "parts announced: {stated}, listed: {listed} ({parts})",
            "zh": "称由{stated}部分组成，实际列出{listed}个：{parts}",
        },
        "least": {
            "en": "parts announced: {stated}, listed: {listed} or more",
            "zh": "称由{stated}部分组成，实际至少列出{listed}个",
        },
        "most": {
            "en": "parts announced: {stated}, listed: {listed} at most",
            "zh": "称由{stated}部分组成，实际至多列出{listed}个",
        },
        "sections": {
            "en": "parts announced: {stated}, in the report: {listed}",
            "zh": "称由{stated}部分组成，正文有{listed}个部分",
        },
    },
    why={
        "en": "Either a part was forgotten or the sentence was copied from another report.",
        "zh": "或遗漏了部分，或该句抄自其他报告。",
    },
    fix={"en": "Make number, list and parts agree.", "zh": "使数量、列举与正文一致。"},
    logic={
        "en": (
            "warning. A part may hold a separator of its own (行政复议、提起行政诉讼情况), so the list "
            "is read in every sensible way and only a number that fits none of them is reported; so is "
            "an attached table that may or may not be counted. A list that 等 leaves open, or whose "
            "beginning is missing, is compared with the parts of the report alone; 等 may stand for the "
            "form's last part. Fewer parts than "
            "announced are judged on whole reports only."
        ),
        "zh": (
            "warning。部分名称自身可能含顿号，附表可能计入或不计入，各种合理读法均不符才报告；以“等”省略或"
            "缺少开头的列举只与正文比较，仅最后一部分未列出的视为由“等”代表；正文部分少于所称数量的，只在完整报告中判断。"
        ),
    },
    bad=_HEAD
    + (
        "intro: 本报告由概述、主动公开情况、依申请公开情况、存在的问题及改进措施等五部分组成。\n"
        "sections: []\n"
    ),
    good=_HEAD
    + (
        "intro: 本报告由概述、主动公开情况、依申请公开情况、存在的问题及改进措施等四部分组成。\n"
        "sections: []\n"
    ),
    demands=("structure.announced",),
    certainty="likely",
)


@checks(COUNT)
def parts_count_differs(check: Check) -> Iterator[Finding]:
    found = announced(check)
    if found is None or found.stated is None:
        return
    read, stated = found.read, found.stated
    span = read.span(*found.stated_at)
    if found.whole and not found.open and not found.low <= stated <= found.high:
        if stated == found.high + 1 and _last_unnamed(check, found):
            return
        fewest = found.low > stated
        listed = found.low if fewest else found.high
        # The parts as split here are named only where they are as many as the message says.
        bound = "least" if fewest else "most"
        yield COUNT.at(
            check,
            span,
            *read.place,
            variant="" if len(found.parts) == listed else bound,
            related=_places(found),
            stated=stated,
            listed=listed,
            parts="；".join(part.words for part in found.parts),
        )
        return
    existing = _existing(check, found)
    if not existing or stated in existing:
        return
    fewer = stated > max(existing)
    if fewer and (not check.report.whole or _mandated_missing(check)):
        return
    yield COUNT.at(
        check,
        span,
        *read.place,
        variant="sections",
        severity="info" if fewer and not check.report.declared else "",
        related=[Related(section.title.span(), section.title.value) for section in check.report.sections],
        stated=stated,
        listed=min(existing, key=lambda one: abs(one - stated)),
    )


def _last_unnamed(check: Check, found: Announced) -> bool:
    """Whether 等 may stand for the form's last part, which the list does not name."""
    if not check.regime.headings:
        return False
    last = [spec.id for spec in check.regime.sections if spec.required][-1]
    matches = [match_title(check.regime, part.words) for part in found.parts]
    return found.read.value.startswith("等", found.parts[-1].end) and not any(
        match is not None and match.id == last for match in matches
    )


def _places(found: Announced) -> list[Related]:
    """The list: one stretch of a sentence, or its lines."""
    first, last = found.parts[0], found.parts[-1]
    if first.read is last.read:
        return [Related(first.read.span(first.start, last.end), "")]
    return [Related(part.span, part.words) for part in found.parts]


def _mandated_missing(check: Check) -> bool:
    """Whether STR001 tells of missing parts already: one cause, one finding."""
    present = {section.id for section in check.report.sections}
    return check.regime.headings and any(
        spec.required and spec.id not in present for spec in check.regime.sections
    )


def _existing(check: Check, found: Announced) -> set[int]:
    """The numbers of parts that the report can be said to have: all, the numbered ones, without an
    attachment, without an overview that the list leaves out."""
    sections = check.report.sections
    numbered = [one for one in sections if heading_ordinal(one.title.value) is not None]
    if len(numbered) < 2:
        return set()
    counts = {len(sections), len(numbered), sum(1 for one in sections if one.id != "annex")}
    last = heading_ordinal(numbered[-1].title.value)
    if last is not None:
        counts.add(last.number)
    first = check.regime.section(numbered[0].id or "")
    if first is not None and first.order == min(spec.order for spec in check.regime.sections):
        names = [match_title(check.regime, part.words) for part in found.parts]
        if first.id not in {name.id for name in names if name is not None}:
            counts |= {count - 1 for count in counts}
    return counts


TWICE = Rule(
    code="STR010",
    name="part-listed-twice",
    severity="warning",
    summary={
        "en": "The introduction lists the same part twice.",
        "zh": "引言中同一部分列了两次。",
    },
    message={"": {"en": "{part} is listed twice", "zh": "“{part}”列了两次"}},
    why={"en": "One of the two should be another part.", "zh": "其中一处应为其他部分。"},
    fix={"en": "Replace or delete the second mention.", "zh": "更正或删除重复的一处。"},
    logic={
        "en": (
            "warning. Titles are compared without blanks and punctuation; one that begins with an "
            "earlier title of six characters or more is the same part, too. Silent where the text "
            "breaks off in the list."
        ),
        "zh": (
            "warning。比较时不计空格和标点；以前面列出的六字以上标题开头的，也视为同一部分。文本在列"
            "举中中断的不报告。"
        ),
    },
    bad=_HEAD
    + "intro: 本报告由概述、收费及减免情况、收费及减免情况、存在的问题及改进措施组成。\nsections: []\n",
    good=_HEAD
    + "intro: 本报告由概述、主动公开情况、收费及减免情况、存在的问题及改进措施组成。\nsections: []\n",
    demands=("structure.announced",),
)


@checks(TWICE)
def part_listed_twice(check: Check) -> Iterator[Finding]:
    found = announced(check)
    if found is None:
        return
    seen: dict[str, Place] = {}
    for part in found.parts:
        words = label(part.words)
        before = next(
            (one for one in seen if one == words or (len(one) >= 6 and words.startswith(one))), None
        )
        if before is not None:
            first = seen[before]
            yield TWICE.at(
                check,
                part.read.span(part.start, part.start + len(first.words)),
                *part.read.place,
                related=[Related(first.span, first.words)],
                part=first.words,
            )
        seen.setdefault(words, part)


ABSENT = Rule(
    code="STR011",
    name="announced-part-missing",
    severity="warning",
    summary={
        "en": "A part that the introduction announces does not exist.",
        "zh": "引言所列的部分在正文中不存在。",
    },
    message={
        "": {
            "en": "announced but not there: {missing}",
            "zh": "引言列出而正文没有：{missing}",
        }
    },
    why={
        "en": "The part was lost, or the introduction was copied from another report.",
        "zh": "或正文遗漏，或引言抄自其他报告。",
    },
    fix={"en": "Add the part or take it off the list.", "zh": "补充该部分，或改正引言。"},
    logic={
        "en": (
            "warning, on whole reports with fewer parts than listed; a part counts as there when a "
            "heading names the same content. Silent where the last part of the list is missing from a text "
            "that nothing closes. Mandated parts of the national form, and contents of which no word is "
            "said, are left to STR001."
        ),
        "zh": (
            "warning。仅在完整报告且部分数少于所列时判断；标题内容相同即视为存在。所列最后部分不在文中而文本"
            "又无结尾标志的不报告。统一格式规定的部分，以及全文未提及的法定内容，由STR001报告。"
        ),
    },
    bad=_WHOLE
    + ("intro: 本报告由概述、主动公开情况、依申请公开情况、咨询处理情况、存在的问题及改进措施五部分组成。\n")
    + _SECTIONS,
    good=_WHOLE
    + "intro: 本报告由概述、主动公开情况、依申请公开情况、存在的问题及改进措施四部分组成。\n"
    + _SECTIONS,
    demands=("structure.announced",),
    absence=True,
    certainty="likely",
)


@checks(ABSENT)
def announced_part_missing(check: Check) -> Iterator[Finding]:
    found = announced(check)
    sections = check.report.sections
    if found is None or len(sections) < 2 or len(sections) >= found.low or _ends_early(check, found):
        return
    titles = [(section.id, title_core(section.title.value)) for section in sections]
    missing = []
    elsewhere = {spec.id for spec in check.regime.sections if spec.required and check.regime.headings}
    elsewhere |= {spec.id for spec in contents_missing(check)}
    for part in found.parts:
        match = match_title(check.regime, part.words)
        if match is not None and match.id in elsewhere:
            continue  # STR001 reports it
        core = title_core(part.words)
        if core and not any(_same(core, match.id if match else None, *title) for title in titles):
            missing.append(part)
    if missing and len(missing) <= len(found.parts) - len(sections) + 1:
        yield ABSENT.at(
            check,
            missing[0].span,
            *missing[0].read.place,
            related=[Related(one.span, one.words) for one in missing[1:]],
            missing="；".join(one.words for one in missing),
        )


def _same(core: str, id_: str | None, section: str | None, title: str) -> bool:
    return (
        core in title
        or title in core
        or (id_ is not None and id_ == section)
        or similarity(core, title) > 0.5
    )
