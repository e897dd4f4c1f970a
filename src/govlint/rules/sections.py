"""STR rules about the parts of the report: present, once, in order, by their names."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.prose.partslist import find_parts_list
from govlint.reading.titles import EXACT, match_title, title_core
from govlint.regimes import load_regime, regime_ids
from govlint.regimes.model import SectionSpec
from govlint.report.finding import Clause, Finding, Related
from govlint.report.model import Section
from govlint.report.normalise import fold
from govlint.report.place import TOP
from govlint.rules._announcement import announced
from govlint.rules._check import Check
from govlint.rules._passages import is_cut_heading, preface, reads
from govlint.rules._rule import Rule, checks
from govlint.rules.form_used import printed

_HEAD = "govlint: 1\ntitle: 某县2023年政府信息公开工作年度报告\norgan: 某县人民政府\nyear: 2023\n"
_PARTS = (
    "- title: 一、总体情况\n  text: 全年主动公开政府信息46条。\n"
    "- title: 二、主动公开政府信息情况\n- title: 三、收到和处理政府信息公开申请情况\n"
    "- title: 四、政府信息公开行政复议、行政诉讼情况\n"
    "- title: 五、存在的主要问题及改进情况\n  text: 解读不够及时，将加强培训。\n"
    "- title: 六、其他需要报告的事项\n  text: 未收取信息处理费。\n"
)

MISSING = Rule(
    code="STR001",
    name="section-missing",
    severity="error",
    summary={"en": "A mandated part of the report is missing.", "zh": "缺少法定的报告内容。"},
    message={
        "": {"en": "missing: {missing}", "zh": "缺少：{missing}"},
        "contents": {
            "en": "nothing is said on: {missing}",
            "zh": "未报告以下法定内容：{missing}",
        },
        "none": {
            "en": (
                "none of the mandated parts was found; if the report is an attachment or an image, check that"
            ),
            "zh": "未找到任何法定部分；如报告在附件或图片中，请检查该文件",
        },
    },
    why={
        "en": (
            "The law lists what every report must contain; an empty part still has to be there, with a "
            "word that there is nothing to report."
        ),
        "zh": "法律规定了年度报告必须包含的内容；没有情况也应列出该部分并说明。",
    },
    fix={
        "en": "Add the part under its title in the form; where nothing happened, say so.",
        "zh": "按规定标题补充该部分；没有相关情况的如实说明。",
    },
    logic={
        "en": (
            "Where the form prescribes headings: error, a warning in the year in which the form was only "
            "encouraged, and a warning where the missing title does stand somewhere in the text. Where "
            "the law prescribes contents only: warning, and any keyword anywhere in the text shows that "
            "the content is there; the introduction's own list of parts does not count. All missing "
            "parts make one finding. Silent on excerpts."
        ),
        "zh": (
            "有统一格式：error（鼓励采用的年度为warning；标题文字在正文中出现的为warning）。只规定内容的年"
            "度：warning，正文任何一处出现相关词语即视为已报告，引言所列目录不算。缺少的部分合并为一条。节"
            "选不报告。"
        ),
    },
    bad=_HEAD + "sections:\n" + _PARTS.replace("- title: 四、政府信息公开行政复议、行政诉讼情况\n", ""),
    good=_HEAD + "sections:\n" + _PARTS,
    demands=(
        "structure.sections",
        "section6.present",
        "contents.proactive",
        "contents.requests",
        "contents.fees",
        "contents.litigation",
        "contents.problems",
    ),
    form=True,
    absence=True,
)


@checks(MISSING)
def section_missing(check: Check) -> Iterator[Finding]:
    report = check.report
    span = report.title.span() if report.title else TOP
    required = [spec for spec in check.regime.sections if spec.required]
    if check.regime.headings:
        present = {section.id for section in report.sections}
        absent = [spec for spec in required if spec.id not in present]
        if absent and len(absent) == len(required):
            yield MISSING.at(check, span, variant="none", severity="warning", certainty="likely")
            return
        for clause, specs in _by_clause(check, absent):
            unseen = [spec for spec in specs if not _stands_in_text(check, spec)]
            yield MISSING.at(
                check,
                span,
                severity="" if unseen else "warning",
                certainty="" if unseen else "likely",
                clause=clause,
                missing=_listed(unseen or specs),
            )
        return
    for clause, specs in _by_clause(check, contents_missing(check)):
        yield MISSING.at(
            check,
            span,
            variant="contents",
            severity="warning",
            clause=clause,
            missing="；".join(spec.title for spec in specs),
        )


def contents_missing(check: Check) -> list[SectionSpec]:
    """The contents that the law asks for and no word of the report tells of, where no headings are due."""
    told = told_text(check)
    if check.regime.headings or len(told) < 60:
        return []
    required = [spec for spec in check.regime.sections if spec.required]
    return [spec for spec in required if not spec.is_told(told)]


def _by_clause(check: Check, specs: list[SectionSpec]) -> Iterator[tuple[Clause | None, list[SectionSpec]]]:
    """Parts by the clause that makes them due: None for the national ones, and that of the pack for those
    that a pack adds."""
    own = load_regime(check.regime.id) if specs and check.regime.id in regime_ids() else check.regime
    groups: dict[Clause | None, list[SectionSpec]] = {}
    for spec in specs:
        known = own.section(spec.id)
        national = known is not None and known.required
        groups.setdefault(None if national else spec.clause, []).append(spec)
    yield from groups.items()


def _listed(specs: list[SectionSpec]) -> str:
    return "；".join(spec.ordinal + spec.title for spec in specs)


def _stands_in_text(check: Check, spec: SectionSpec) -> bool:
    """Whether the part's title stands somewhere in the original, where a page has lost its headings; the
    introduction's list of parts does not count."""
    introduced = "\n".join(read.value for read in preface(check))
    original = printed(check)
    told = original.value if original is not None else "\n".join(read.value for read in reads(check))
    if check.report.origin and original is not None:
        introduced = ""  # a report file names only what stands elsewhere in its original
    titles = [fold(title).value for title in (spec.title, *spec.accepted)]
    return any(told.count(title) > introduced.count(title) for title in titles)


def titles_elsewhere(check: Check) -> Iterator[str]:
    """The titles of parts that are missing, where they stand somewhere in the original all the same."""
    present = {section.id for section in check.report.sections}
    for spec in check.regime.sections if check.regime.headings else ():
        if spec.required and spec.id not in present and _stands_in_text(check, spec):
            yield from (spec.title, *spec.accepted)


def told_text(check: Check) -> str:
    """All headings and running text, without the introduction's list of parts."""
    pieces = [fold(section.title.value).value for section in check.report.sections]
    on_lists = announced(check)
    listed_in = (
        {id(part.read) for part in on_lists.parts if part.read is not on_lists.read} if on_lists else ()
    )
    for read in reads(check):
        if id(read) in listed_in:
            continue
        value = read.value
        listed = find_parts_list(value) if read.section is None else None
        pieces.append(value[: listed.start] + value[listed.end :] if listed else value)
    return "\n".join(pieces)


DUPLICATE = Rule(
    code="STR002",
    name="section-twice",
    severity="warning",
    summary={"en": "A part of the form stands twice.", "zh": "同一部分出现两次。"},
    message={
        "": {
            "en": "{part} stands here a second time",
            "zh": "“{part}”在此处第二次出现",
        }
    },
    why={
        "en": "Readers find two answers to one question, and programs that collect reports take one of them.",
        "zh": "同一内容出现两处，读者和汇总程序无从取舍。",
    },
    fix={"en": "Put the two together under one heading.", "zh": "合并为一个部分。"},
    logic={
        "en": (
            "Only where the form prescribes headings and the part is one of its own. warning where both "
            "headings bear a title of the form; info, likely, where one of them was recognised by other "
            "words. Silent where the first of two like headings in a document has nothing below it (a "
            "table of contents)."
        ),
        "zh": (
            "仅在格式规定了标题时判断其规定的部分。两个标题都是格式标题的为warning；其中之一由其他词语认出"
            "的为info，确定程度为likely。文档中两个相同标题的前一个之下没有内容的（目录）不提示。"
        ),
    },
    bad=_HEAD + "sections:\n" + _PARTS + "- title: 七、主动公开政府信息情况\n  text: 公开46条。\n",
    good=_HEAD + "sections:\n" + _PARTS,
    demands=("structure.order",),
    form=True,
)


@checks(DUPLICATE)
def section_twice(check: Check) -> Iterator[Finding]:
    if not check.regime.headings:
        return
    seen: dict[str, Section] = {}
    for section in check.report.sections:
        spec = check.regime.section(section.id or "")
        if spec is None or not spec.required:
            continue
        before = seen.get(spec.id)
        if before is None:
            seen[spec.id] = section
        elif not _contents_line(check, before, section):
            sure = _how(check, section) == EXACT == _how(check, before)
            yield DUPLICATE.at(
                check,
                section.title.span(),
                section.title.value,
                severity="" if sure else "info",
                certainty="" if sure else "likely",
                related=[Related(before.title.span(), before.title.value)],
                part=spec.title,
            )


def _contents_line(check: Check, before: Section, section: Section) -> bool:
    """Whether the first of two like headings is only a page's table of contents."""
    return (
        not check.report.declared
        and title_core(before.title.value) == title_core(section.title.value)
        and not (before.paragraphs or before.tables)
    )


def _how(check: Check, section: Section) -> str:
    match = match_title(check.regime, section.title.value)
    return match.how if match is not None else ""


ORDER = Rule(
    code="STR003",
    name="sections-out-of-order",
    severity="warning",
    summary={"en": "The parts do not stand in the order of the form.", "zh": "各部分顺序与统一格式不符。"},
    message={
        "": {
            "en": "{part} stands behind {before}, the form puts it before",
            "zh": "“{part}”排在“{before}”之后，统一格式中应在其前",
        }
    },
    why={
        "en": "The national form fixes the order, so that reports can be compared.",
        "zh": "统一格式规定了顺序，便于比较。",
    },
    fix={"en": "Put the parts in the order of the form.", "zh": "按统一格式调整顺序。"},
    logic={
        "en": (
            "warning, once, at the first part that stands behind one that the form puts after it. Of a "
            "part that stands twice the first place counts (STR002 tells of the second); missing parts "
            "(STR001) and headings of other kinds change no order. Silent where the law prescribes no "
            "headings."
        ),
        "zh": (
            "warning，只报一条，位于第一个排在其后续部分之后的部分。出现两次的部分以前一处为准（后一处由STR"
            "002提示）；缺少的部分（STR001）和其他标题不影响顺序。法律未规定标题的年度不判断。"
        ),
    },
    bad=_HEAD
    + (
        "excerpt: true\nsections:\n- title: 一、总体情况\n- title: 二、收到和处理政府信息公开申请情况\n- "
        "title: 三、主动公开政府信息情况\n"
    ),
    good=_HEAD + "excerpt: true\nsections:\n- title: 一、总体情况\n- title: 二、主动公开政府信息情况\n"
    "- title: 三、收到和处理政府信息公开申请情况\n",
    demands=("structure.order",),
    form=True,
)


@checks(ORDER)
def sections_out_of_order(check: Check) -> Iterator[Finding]:
    if not check.regime.headings:
        return
    highest: tuple[int, Section] | None = None
    seen: set[str] = set()
    for section in check.report.sections:
        spec = check.regime.section(section.id or "")
        if spec is None or not spec.required or spec.id in seen:
            continue
        seen.add(spec.id)
        if highest is not None and spec.order < highest[0]:
            yield ORDER.at(
                check,
                section.title.span(),
                section.title.value,
                related=[Related(highest[1].title.span(), highest[1].title.value)],
                part=section.title.value,
                before=highest[1].title.value,
            )
            return
        highest = (spec.order, section)


TITLE = Rule(
    code="STR005",
    name="section-title-differs",
    severity="info",
    summary={"en": "A part's title differs from the form's.", "zh": "部分标题与统一格式不一致。"},
    message={
        "": {
            "en": "the form calls this part {expected}",
            "zh": "统一格式的标题为“{expected}”",
        }
    },
    why={
        "en": "The form gives the titles word for word; programs that collect reports find parts by them.",
        "zh": "统一格式规定了标题文字，汇总程序据此识别各部分。",
    },
    fix={"en": "Use the form's title.", "zh": "改为统一格式的标题。"},
    logic={
        "en": (
            "info. The heading was recognised as a part of the form, by a known variant or by words that "
            "show it. Silent on the title with another number or none (STR006), on titles that are "
            "accepted as the same, on headings that are no part of the form (STR004), on a heading in or "
            "right behind which the text breaks off, and where the law prescribes no headings."
        ),
        "zh": (
            "info。由常见写法或特征词语认出该标题为格式的某一部分，但文字不同。序号不同或缺少（STR006）、视"
            "为相同的写法、格式之外的标题（STR004）、文字在标题处中断的，以及法律未规定标题的年度，不提示。"
        ),
    },
    bad=_HEAD
    + (
        "excerpt: true\nsections:\n- title: 五、存在的主要问题及整改措施\n  text: 解读不够及时，将加强培"
        "训。\n"
    ),
    good=_HEAD
    + (
        "excerpt: true\nsections:\n- title: 五、存在的主要问题及改进情况\n  text: 解读不够及时，将加强培"
        "训。\n"
    ),
    demands=("structure.titles",),
    form=True,
)


@checks(TITLE)
def section_title_differs(check: Check) -> Iterator[Finding]:
    if not check.regime.headings:
        return
    for section in check.report.sections:
        spec = check.regime.section(section.id or "")
        if spec is None or not spec.required or _how(check, section) == EXACT:
            continue
        if not section.title or is_cut_heading(check, section):
            continue
        yield TITLE.at(
            check,
            section.title.span(),
            section.title.value,
            fix=spec.ordinal + spec.title,
            expected=spec.ordinal + spec.title,
        )
