"""STR rules about parts that the form of the report year does not have."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.prose.partslist import find_parts_list
from govlint.reading.titles import EXACT, VARIANT, match_title
from govlint.regimes import load_regime, regime_ids
from govlint.report.finding import Finding, Related
from govlint.report.model import Section
from govlint.rules._check import Check
from govlint.rules._passages import is_cut_heading, preface
from govlint.rules._rule import Rule, checks

_HEAD = """\
govlint: 1
title: 某县2023年政府信息公开工作年度报告
organ: 某县人民政府
year: 2023
excerpt: true
sections:
"""

#: unknown parts that are looked at
_MOST = 30
#: a form's name by language
Form = dict[str, str]

UNKNOWN = Rule(
    code="STR004",
    name="section-not-in-form",
    severity="info",
    summary={"en": "A numbered part is none of the form's.", "zh": "出现统一格式以外的部分。"},
    message={
        "": {
            "en": "{part} is none of the parts of the form",
            "zh": "“{part}”不属于统一格式的部分",
        }
    },
    why={
        "en": "The form asks to keep strictly to article 50: nothing left out, nothing widened (不宜泛化).",
        "zh": "统一格式要求严格按照条例第五十条确定内容，不能遗漏，也不宜泛化。",
    },
    fix={
        "en": "Move the content to the part that it belongs to, or to 其他需要报告的事项.",
        "zh": "将内容并入相应部分或“其他需要报告的事项”。",
    },
    logic={
        "en": (
            "info, one finding for each part. Silent for years whose law sets contents and no "
            "headings (2008–2018), on parts of another year's form (STR013), and on a heading in "
            "which the text breaks off."
        ),
        "zh": (
            "info，每个部分报一条。法规只规定内容而不规定标题的年度（2008—2018）、属于其他年度格式的部分"
            "（STR013），以及文本在标题处中断的，不报告。"
        ),
    },
    bad=_HEAD + "- title: 七、领导讲话摘要\n  text: 略。\n",
    good=_HEAD + "- title: 六、其他需要报告的事项\n  text: 未收取信息处理费。\n",
    demands=("structure.no-extra",),
    form=True,
)

FOREIGN = Rule(
    code="STR013",
    name="part-of-another-form",
    severity="warning",
    summary={
        "en": "A part belongs to the form of another year.",
        "zh": "出现其他年度格式的部分。",
    },
    message={
        "": {
            "en": "{part} belongs to: {form}; the report on {year} has no such part",
            "zh": "“{part}”属于“{form}”，{year}年度报告无此部分",
        },
        "many": {
            "en": "{count} parts belong to: {form}; the report on {year} has no such parts: {parts}",
            "zh": "{count}个部分属于“{form}”，{year}年度报告无此部分：{parts}",
        },
        "announced": {
            "en": "the introduction announces parts of: {form} ({parts}), not those of the form for {year}",
            "zh": "引言所列为“{form}”的部分（{parts}），不是{year}年度适用格式的部分",
        },
        "listed": {
            "en": "among the parts that the introduction announces, these belong to: {form} ({parts}); the "
            "form for {year} has no such part",
            "zh": "引言所列的“{parts}”属于“{form}”，{year}年度适用格式无此部分",
        },
    },
    why={
        "en": "The headings were taken over from an old report; since 2019 the law asks for other contents.",
        "zh": "沿用了旧报告的标题；2019年起法定内容已经变化。",
    },
    fix={
        "en": "Arrange the report after the form that is due for its year.",
        "zh": "按报告年度适用的格式编排。",
    },
    logic={
        "en": (
            "warning, one finding for all such parts. Silent for years whose law sets no headings "
            "(2008–2018) and on titles that this year's form has as well. Where no heading is "
            "foreign, the introduction's list of parts is held against the other forms."
        ),
        "zh": (
            "warning，全部此类部分合并为一条。法规不规定标题的年度（2008—2018），以及本年度格式也有的标题，"
            "不报告。标题都没有问题时，再核对引言所列的部分。"
        ),
    },
    bad=_HEAD + "- title: 四、政府信息公开的收费及减免情况\n  text: 未收费。\n",
    good=_HEAD + "- title: 六、其他需要报告的事项\n  text: 未收取信息处理费。\n",
    demands=("form.year", "structure.no-extra"),
    form=True,
)


@checks(UNKNOWN)
def section_not_in_form(check: Check) -> Iterator[Finding]:
    if not check.regime.headings:
        return
    for section in _unknown(check):
        if _form_of(check, section.title.value) is None:
            yield UNKNOWN.at(check, section.title.span(), section.title.value, part=section.title.value)


@checks(FOREIGN)
def part_of_another_form(check: Check) -> Iterator[Finding]:
    if not check.regime.headings:
        return
    found = [
        (section, form)
        for section in _unknown(check)
        if (form := _form_of(check, section.title.value)) is not None
    ]
    if not found:
        yield from _foreign_announcement(check)
        return
    (first, form), rest = found[0], found[1:]
    yield FOREIGN.at(
        check,
        first.title.span(),
        first.title.value,
        variant="many" if rest else "",
        related=[Related(section.title.span(), section.title.value) for section, _ in rest],
        part=first.title.value,
        parts="；".join(section.title.value for section, _ in found),
        count=len(found),
        form=form,
        year=check.year,
    )


def _is_caption(section: Section) -> bool:
    """Whether a part stands only for tables without any heading, and is called as the first of them is."""
    return bool(section.tables) and section.title == section.tables[0].title


def _unknown(check: Check) -> list[Section]:
    """The parts that were not recognised; no more of them than a report could have, and no half headings."""
    unknown = [one for one in check.report.sections if one.id is None and not _is_caption(one)][:_MOST]
    return [section for section in unknown if not is_cut_heading(check, section)]


def _form_of(check: Check, title: str) -> Form | None:
    """The title of another form of this jurisdiction that has a part so named, None without one."""
    if match_title(check.regime, title) is not None:
        return None
    for id_ in _other_forms(check):
        other = load_regime(id_, ())
        match = match_title(other, title)
        if match is not None and match.how in (EXACT, VARIANT):
            return dict(other.title)
    return None


def _other_forms(check: Check) -> list[str]:
    land = check.regime.id.partition("/")[0]
    return [id_ for id_ in regime_ids() if id_.startswith(land + "/") and id_ != check.regime.id]


def _foreign_announcement(check: Check) -> Iterator[Finding]:
    """The introduction's list of parts, when parts of another form stand in it."""
    for read in preface(check):
        listed = find_parts_list(read.value)
        if listed is None:
            continue
        # What is attached (并附统计表) is no part: any report may have an annex.
        words = [
            read.value[start:end] for start, end in listed.parts if read.value[start - 1 : start] != "附"
        ]
        own = sum(1 for one in words if (match := match_title(check.regime, one)) and match.how == EXACT)
        foreign = [
            (one, form)
            for one in words
            if not _is_aspect(check, one) and (form := _form_of(check, one)) is not None
        ]
        if not foreign and not own and len(words) >= 3:
            foreign = _as_elsewhere(check, words)
        if foreign:
            yield FOREIGN.at(
                check,
                read.span(listed.start, listed.end),
                *read.place,
                variant="listed" if own else "announced",
                parts="、".join(one for one, _ in foreign),
                form=foreign[0][1],
                year=check.year,
            )
        return


def _is_aspect(check: Check, title: str) -> bool:
    """Whether an announced part is one of the aspects that the first part is to treat (监督保障情况)."""
    aspects = check.regime.lexicon.get("section1_aspects", ())
    return any(title.removesuffix("情况") in one["words"] for one in aspects)


def _as_elsewhere(check: Check, words: list[str]) -> list[tuple[str, Form]]:
    """Parts none of which bears a title of this form while several bear exact titles of another."""
    for id_ in _other_forms(check):
        other = load_regime(id_, ())
        same = [one for one in words if (match := match_title(other, one)) and match.how == EXACT]
        if len(same) >= 2:
            return [(one, dict(other.title)) for one in same]
    return []
