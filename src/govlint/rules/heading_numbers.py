"""STR rules about the numbers of headings and of enumerations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.prose.numbering import Ordinal, enumerations, heading_ordinal, stands_inside
from govlint.reading.titles import title_core
from govlint.report.finding import Finding, Related
from govlint.report.model import Section
from govlint.report.place import Span, Text
from govlint.report.record import NamedTuple
from govlint.rules._check import Check
from govlint.rules._passages import Read, of_section, reads
from govlint.rules._rule import Rule, checks

_HEAD = (
    "govlint: 1\ntitle: 某局2011年政府信息公开年报\norgan: 某局\nyear: 2011\nexcerpt: true\nsections:\n"
    "- title: 一、概述\n  text: 2011年，我局推进信息公开。\n"
)
#: characters that a part under a repeated heading holds at least
_OWN_TEXT = 40
_NUMERALS = "零一二三四五六七八九十"


def numeral(number: int) -> str:
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
    return shapes[style].format(n=numeral(number), d=number)


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

    @property
    def own(self) -> bool:
        """Whether the heading bears the form's number."""
        return self.due == self.ordinal.number

    @property
    def span(self) -> Span:
        """Where the ordinal stands; worked out only for what is reported."""
        return self.text.span(self.ordinal.start, self.ordinal.end)


_MESSAGES = {
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

TOP_LEVEL = Rule(
    code="STR006",
    name="heading-number-wrong",
    severity="warning",
    summary={
        "en": "The numbers of the report's parts jump or repeat.",
        "zh": "一级标题序号跳号或重复。",
    },
    message={
        **_MESSAGES,
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
    chosen = [one for one in headings if one.ordinal.style == usual]
    if check.report.whole and chosen and chosen[0].ordinal.number > 1 and headings[0] is chosen[0]:
        before = "\n".join(read.value for read in reads(check) if read.section is None)
        first = chosen[0]
        if not first.own and not stands_inside(before, usual, 1):
            yield _finding(TOP_LEVEL, check, first, None, 1, "first")
    yield from _judged(TOP_LEVEL, check, chosen)
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
        ordinal = heading_ordinal(section.title.value)
        if ordinal is None or ordinal.style in ("listed", "ranked", "circled"):
            continue
        text = "\n".join([section.title.value, *(read.value for read in of_section(check, section))])
        core = title_core(section.title.value)
        spec = check.regime.section(section.id or "") if check.regime.headings else None
        due = spec.order if spec is not None and spec.required else 0
        found.append(Numbered(ordinal, core, section.title, text, (section.title.value,), due))
    return found


def _judged(rule: Rule, check: Check, headings: Sequence[Numbered]) -> Iterator[Finding]:
    """Findings on a sequence of headings of one style that should count up by one."""
    before: Numbered | None = None
    # The number that would have been right where one was wrong: counting may go on from there.
    meant = 0
    dues = {heading.due for heading in headings}
    numbers = {heading.ordinal.number for heading in headings}
    for heading in headings:
        if before is not None:
            first = rule is TOP_LEVEL and before is headings[0]
            expected = before.ordinal.number + 1
            number = heading.ordinal.number
            same = heading.words == before.words and bool(heading.words)
            variant: str | None = None
            if number == before.ordinal.number:
                variant = "repeated" if not same else _twice(before, heading)
            elif number > expected and not _hidden(before, expected, number):
                # What stands elsewhere is not missing: it is told where it stands.
                variant = None if numbers.issuperset(range(expected, number)) else ""
            elif 1 < number < before.ordinal.number or (first and number == 1):
                variant = "back"
            # STR001 tells the parts left out, but not of a text that is not whole; STR003 tells those that
            # stand elsewhere.
            known = heading.own and before.own
            if variant == "" and not check.report.whole:
                known = known and dues.issuperset(range(expected, number))
            told = known or (meant and number == meant + 1)
            meant = 0 if variant is None or told else expected
            if variant is not None and not told:
                yield _finding(rule, check, heading, before, expected, variant)
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


def _finding(
    rule: Rule, check: Check, heading: Numbered, before: Numbered | None, expected: int, variant: str
) -> Finding:
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


INNER = Rule(
    code="STR007",
    name="subheading-number-wrong",
    severity="info",
    summary={
        "en": "The numbers of headings inside a part jump or repeat.",
        "zh": "部分内的小标题序号跳号或重复。",
    },
    message=_MESSAGES,
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
        heading = Numbered(
            ordinal,
            title_core(text[:60]),
            read.paragraph.text,
            "",
            (section.title.value,),
        )
        at = next((i for i, one in enumerate(open_) if one.ordinal.style == ordinal.style), None)
        if at is not None:
            before = open_[at]._replace(after="\n".join(read_so_far))
            for finding in _judged(INNER, check, [before, heading]):
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
            yield _finding(INNER, check, heading, None, 1, "first")
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
    message=_MESSAGES,
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
                    yield from _judged(LISTED, check, [earlier, heading])
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
