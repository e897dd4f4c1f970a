"""STR rules about the numbers of headings and of enumerations."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.prose.numbering import Ordinal, enumerations, heading_ordinal, signless, stands_inside
from govlint.reading.titles import title_core
from govlint.report.finding import Finding
from govlint.report.model import Section
from govlint.rules._check import Check
from govlint.rules._numbering import MESSAGES, Numbered, finding_at, judged, ordinal_words
from govlint.rules._passages import Read, of_section, reads
from govlint.rules._rule import Rule, checks

_HEAD = (
    "govlint: 1\ntitle: 某局2011年政府信息公开年报\norgan: 某局\nyear: 2011\nexcerpt: true\nsections:\n"
    "- title: 一、概述\n  text: 2011年，我局推进信息公开。\n"
)
TOP_LEVEL = Rule(
    code="STR006",
    name="heading-number-wrong",
    severity="warning",
    summary={
        "en": "The numbers of the report's parts jump or repeat.",
        "zh": "一级标题序号跳号或重复。",
    },
    message={
        **MESSAGES,
        "twice": {
            "en": "{found} stands a second time, with the same heading",
            "zh": "“{found}”连同标题重复出现",
        },
        "style": {
            "en": "the parts are numbered {found}, the form numbers them {expected}",
            "zh": "部分标题序号为“{found}”，统一格式为“{expected}”",
        },
    },
    why={
        "en": "A gap shows that a part was lost or a number not changed; readers look for what is not there.",
        "zh": "跳号说明遗漏了部分或漏改序号。",
    },
    fix={"en": "Number the parts one after the other.", "zh": "按顺序编号。"},
    logic={
        "en": (
            "warning. Silent where the missing number stands inside a paragraph (flattened pages) or at "
            "another heading, which is told instead, where "
            "the same heading is printed twice but not with texts of their own (a table of contents, an "
            "abstract), where the numbering begins anew with one, and where parts bear the numbers of the "
            "form, so that what is wrong is a missing part (STR001) or the order (STR003); on "
            "excerpts the first number is not judged. info: another style of numbers than the form's."
        ),
        "zh": (
            "warning。缺少的序号出现在段落中（网页合并段落）或其他标题（在该处提示）、同一标题重复打印而没有各自内容（目录、摘要）、"
            "重新从一开始编号的不报告；各部分序号与统一格式相同、问题在于缺少部分（STR001）或顺序不符（STR003）的"
            "不报告；节选不判断起始序号。序号样式与统一格式不同：info。"
        ),
    },
    bad=_HEAD + "- title: 三、主动公开情况\n  text: 公开54条。\n",
    good=_HEAD + "- title: 二、主动公开情况\n  text: 公开54条。\n",
    demands=("structure.numbering",),
)


@checks(TOP_LEVEL)
def heading_number_wrong(check: Check) -> Iterator[Finding]:
    headings = _top_level(check)
    styles = [one.ordinal.style for one in headings]
    if not styles:
        return
    usual = max(set(styles), key=styles.count)
    chosen: list[Numbered] = []
    for one in headings:
        due = chosen[-1].ordinal.number + 1 if chosen else 1
        if one.ordinal.style == usual or (one.meant == usual and one.ordinal.number == due):
            chosen.append(one)
    if check.report.whole and chosen and chosen[0].ordinal.number > 1 and headings[0] is chosen[0]:
        before = "\n".join(read.value for read in reads(check) if read.section is None)
        first = chosen[0]
        if not first.own and not stands_inside(before, usual, 1):
            yield finding_at(TOP_LEVEL, check, first, None, 1, "first")
    yield from judged(TOP_LEVEL, check, chosen, first=True)
    prescribed = next((spec.ordinal for spec in check.regime.sections if spec.required), "")
    if check.regime.headings and usual == "chinese-paren" and heading_ordinal(prescribed + "。"):
        first = chosen[0]
        yield TOP_LEVEL.at(
            check,
            first.span,
            *first.place,
            variant="style",
            severity="info",
            found=ordinal_words(usual, first.ordinal.number),
            expected=ordinal_words("chinese", first.ordinal.number),
        )


def _top_level(check: Check) -> list[Numbered]:
    found = []
    for section in check.report.sections:
        title = section.title.value
        ordinal = heading_ordinal(title) or (signless(title) if section.id else None)
        if ordinal is None or ordinal.style in ("ranked", "circled"):
            continue
        meant = "chinese" if ordinal.style in ("listed", "chinese-paren") else ""
        text = "\n".join([title, *(read.value for read in of_section(check, section))])
        core = title_core(title)
        spec = check.regime.section(section.id or "") if check.regime.headings else None
        due = spec.order if spec is not None and spec.required else 0
        found.append(Numbered(ordinal, core, section.title, text, (title,), due, meant))
    return found


INNER = Rule(
    code="STR007",
    name="subheading-number-wrong",
    severity="info",
    summary={
        "en": "The numbers of headings inside a part jump or repeat.",
        "zh": "部分内的小标题序号跳号或重复。",
    },
    message=MESSAGES,
    why={
        "en": "A gap shows that a heading was lost or a number not changed.",
        "zh": "跳号说明遗漏了小标题或漏改序号。",
    },
    fix={"en": "Number the headings one after the other.", "zh": "按顺序编号。"},
    logic={
        "en": (
            "info. Judged at the beginnings of paragraphs of parts that hold text, not of those that "
            "hold tables. Silent where the missing number stands inside a paragraph and where the "
            "numbering begins anew."
        ),
        "zh": (
            "info。只看文字部分的段首序号，表格部分不看。缺少的序号出现在段落中、重新从一开始编号的不报告。"
        ),
    },
    bad=_HEAD
    + (
        "- title: 二、公开情况\n  text: |\n    （一）公开的内容\n    公开54条。\n    （三）公开的形式\n  "
        "  网站公开。\n"
    ),
    good=_HEAD
    + (
        "- title: 二、公开情况\n  text: |\n    （一）公开的内容\n    公开54条。\n    （二）公开的形式\n  "
        "  网站公开。\n"
    ),
    demands=("structure.numbering",),
)

#: findings in one part after which its numbers are not followed any more
_ENOUGH = 8
_INNER_STYLES = ("chinese-paren", "arabic", "arabic-paren", "circled", "ranked")


@checks(INNER)
def subheading_number_wrong(check: Check) -> Iterator[Finding]:
    top = {one.ordinal.style for one in _top_level(check)}
    for section in check.report.sections:
        spec = check.regime.section(section.id or "")
        if spec is not None and (spec.content == "tables" or spec.id == "annex"):
            continue
        yield from _section_inner(check, section, top)


def _section_inner(check: Check, section: Section, top: set[str]) -> Iterator[Finding]:
    """Sequences of each style inside a part; a heading of an outer style ends the inner ones."""
    open_: list[Numbered] = []
    read_so_far = [section.title.value]
    found = 0
    for read in of_section(check, section):
        text = read.paragraph.text.value
        ordinal = heading_ordinal(text)
        if ordinal is None or ordinal.style not in _INNER_STYLES or ordinal.style in top:
            read_so_far.append(text)
            continue
        heading = Numbered(ordinal, title_core(text[:60]), read.paragraph.text, "", (section.title.value,))
        at = next((i for i, one in enumerate(open_) if one.ordinal.style == ordinal.style), None)
        if at is not None:
            before = open_[at]._replace(after="\n".join(read_so_far))
            for finding in judged(INNER, check, [before, heading]):
                yield finding
                found += 1
            open_ = open_[:at]
            if found >= _ENOUGH:
                return
        elif (
            ordinal.number == 2
            and ordinal.style == "chinese-paren"
            and not open_
            and not stands_inside("\n".join(read_so_far), ordinal.style, 1)
        ):
            yield finding_at(INNER, check, heading, None, 1, "first")
        open_.append(heading)
        read_so_far.append(text)


LISTED = Rule(
    code="STR008",
    name="enumeration-number-wrong",
    severity="info",
    summary={
        "en": "An enumeration in a paragraph (一是…二是…) jumps or repeats.",
        "zh": "段落中的列举（一是…二是…）跳号或重复。",
    },
    message=MESSAGES,
    why={
        "en": "A repeated or skipped number shows that a point was moved or lost in editing.",
        "zh": "序号重复或跳号说明修改时遗漏。",
    },
    fix={"en": "Number the points one after the other.", "zh": "按顺序编号。"},
    logic={
        "en": (
            "info. The numbers of one part are followed through its paragraphs; 一是 begins a new "
            "enumeration. A list whose beginning is not in the text is not judged."
        ),
        "zh": "info。在同一部分内逐段跟踪，出现一是即为新的列举；看不到开头的列举不判断。",
    },
    bad=_HEAD + "- title: 二、公开情况\n  text: 一是加强领导；二是完善制度；二是细化公开范围。\n",
    good=_HEAD + "- title: 二、公开情况\n  text: 一是加强领导；二是完善制度；三是细化公开范围。\n",
    demands=("structure.numbering",),
)


@checks(LISTED)
def enumeration_number_wrong(check: Check) -> Iterator[Finding]:
    section: Section | None = None
    last: dict[str, tuple[int, Read, Ordinal]] = {}
    for read in reads(check):
        if read.section is not section:
            section, last = read.section, {}
        for one in _points(read):
            before = last.get(one.style)
            if one.number == 1:
                last[one.style] = (1, read, one)
                continue
            if before is not None:
                number, source, ordinal = before
                if one.number != number + 1 and not (one.number < number and source is not read):
                    earlier = Numbered(_printed(source, ordinal), "", source.paragraph.text, "")
                    heading = Numbered(_printed(read, one), "-", read.paragraph.text, "", read.place)
                    yield from judged(LISTED, check, [earlier, heading])
            last[one.style] = (one.number, read, one)


def _printed(read: Read, ordinal: Ordinal) -> Ordinal:
    """An ordinal of a paragraph's matching form with its offsets in the original."""
    start, end = read.fold.back_range(ordinal.start, ordinal.end)
    return ordinal._replace(start=start, end=end)


def _points(read: Read) -> list[Ordinal]:
    """The enumeration's numbers in a paragraph; a lone 五是 that opens it counts as well."""
    found = enumerations(read.value)
    first = heading_ordinal(read.value)
    if first is not None and first.style == "listed" and all(one.start != first.start for one in found):
        found.insert(0, first)
    return found
