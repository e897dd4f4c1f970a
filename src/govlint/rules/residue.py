"""STR rules about what was left in by mistake: template text, placeholders, another organ's voice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.prose.gaps import gaps
from govlint.regimes.model import Regime
from govlint.report.finding import Finding, Related
from govlint.report.normalise import fold
from govlint.report.patterns import any_of, any_source, compiled
from govlint.report.record import NamedTuple
from govlint.rules._check import Check
from govlint.rules._passages import Read, reads, span_of
from govlint.rules._rule import Rule, checks

_HEAD = (
    "govlint: 1\ntitle: 某镇2023年政府信息公开工作年度报告\norgan: 某镇人民政府\nyear: 2023\nexcerpt: "
    "true\nsections:\n"
)

# Units before which a figure belongs; the look-aheads keep words apart.
_UNITS = (
    r"人次|场次|批次|条(?![例款件文])|件|次(?![日年月要])|场(?![所地景])|期(?![间限])|份(?!额)|篇|宗"
    r"|起(?![草诉来步])|万元"
)
# Blanks that a template leaves for names and figures. Runs such as ×× in the name of an applicant are
# lawful, so a placeholder must stand where an organ, a date or a figure belongs.
_PLACE = compiled(
    r"(?:[Xx×]{2,8}|某某|(?<![一二三四五六七八九十百千〇○])[○〇]{2,6}|\*{2,8}|[_＿]{2,20})(?:年|月|日|条|件|篇|次|省|市|县|区|"
    r"镇|乡|街道|局|委|办(?!理)|厅|单位|部门|机关|人民政府|同志|万元|网站)"
    r"|20[Xx×*_]{2}(?:年(?:[Xx×*]{1,2}月(?:[Xx×*]{1,2}日)?)?)?|(?<![A-Za-z])[Xx×]{2,8}(?=[((](?:机关|单位|部门|填))"
    r"|[【\[<〈][^】\]>〉\n]{0,16}(?:填写|此处|待定|机关名称|请输入)[^】\]>〉\n]{0,16}[】\]>〉]"
    # A blank in brackets or a single sign right before its unit, a date without its day.
    rf"|(?:\(\s{{0,12}}\)|【\s{{0,12}}】|\[\s{{0,12}}\])(?:{_UNITS}|年|月|日(?!常))"
    rf"|(?<=[一-龥])(?<!第)[Xx×](?:{_UNITS})(?![一-龥A-Za-z0-9])"
    r"|(?:(?<![0-9])(?:19|20)[0-9]{2}年|(?<![0-9A-Za-z]))(?:[Xx×*]{1,2}月(?:[Xx×*]{1,2}|[0-9]{1,2})日|[0-9]{1,2}月[Xx×*]{1,2}日)"
    r"|(?<![0-9])(?:19|20)[0-9]{2}年[Xx×*]{1,2}月"
    r"|(?<!《)(?<![A-Za-z])(?:[Xx×]{2,8}|某某)(?:图解|图文|解读|专栏|栏目|活动|培训|公众号|微信|微博)"
    r"|(?<![有尚亟等])待(?:补充|填写|填报|核实后填)|此处(?:填写|插入|省略)|\(请(?:填写|补充|注明)[^)\n]{0,20}\)"
)
# What a template says of the type in which its headings are to be set: (宋体加粗小四号字).
_TYPE = compiled(
    r"[(【\[][^()【】\[\]\n]{0,8}(?:宋体|仿宋|黑体|楷体|[一二三四五]号字)[^()【】\[\]\n]{0,12}[)】\]]"
)
_SHORTEST = 4
# Without one of these there is no placeholder.
_HINT = compiled(
    r"20[Xx×]|某某|○○|〇〇|__|＿|【|\[|<|〈|\*[*月日]|X[X月日人场批条件次期份篇宗起万]"
    r"|x[x月日人场批条件次期份篇宗起万]|×[×月日人场批条件次期份篇宗起万]|Xx|\([) 请]|待补充|待填|待核|此处"
)

TEMPLATE = Rule(
    code="STR014",
    name="template-residue",
    severity="warning",
    summary={
        "en": "Template text or a placeholder was left in the report.",
        "zh": "报告中残留模板文字或占位符。",
    },
    message={
        "": {"en": "left over from the template: {words}", "zh": "残留模板文字：{words}"},
        "placeholder": {"en": "a placeholder was not filled: {words}", "zh": "占位符未填写：{words}"},
    },
    why={
        "en": "It shows readers that the text was not proof-read (敷衍塞责).",
        "zh": "说明未经校对，属于敷衍塞责。",
    },
    fix={"en": "Fill in or delete it.", "zh": "填写或删除。"},
    logic={
        "en": (
            "warning. A placeholder is reported only where an organ, a date or a figure belongs (XX年, "
            "××局, 某某镇, ____条, 【】场次, X月X日); masked names of persons and firms are not. What a "
            "template says of the type of a heading (宋体小四号) is residue too. The same placeholder is "
            "told of once, with all its places."
        ),
        "zh": (
            "warning。仅当占位符处于机关、日期或数量的位置（XX年、××局、某某镇、____条、【】场次、X月X日）时报告；隐去的人"
            "名、企业名不报告。标题后残留的字体字号说明（宋体小四号）也属模板文字。同一占位符合并为一条。"
        ),
    },
    bad=_HEAD + "- title: 二、主动公开政府信息情况\n  text: 该部分以表格形式报告。\n",
    good=_HEAD + "- title: 二、主动公开政府信息情况\n  text: 详见下表。\n",
    demands=("template.clean",),
)


class _Listed(NamedTuple):
    """Words that templates bring; ``any`` finds whether one of them is there."""

    words: tuple[str, ...]
    any: re.Pattern[str]


def _listed(regime: Regime) -> _Listed:
    listed = [fold(word).value for word in regime.lexicon.get("template_residue", ())]
    words = [word for word in listed if sum("一" <= sign <= "龥" for sign in word) >= _SHORTEST]
    return _Listed(tuple(words), any_of(words))


@checks(TEMPLATE)
def template_residue(check: Check) -> Iterator[Finding]:
    listed = check.of_regime("template residue", _listed)
    organ = check.report.organ
    if organ.name in check.regime.lexicon.get("unnamed_organs", ()):
        yield TEMPLATE.at(check, organ.span, variant="placeholder", words=organ.name)
    for section in check.report.sections:
        heading = fold(section.title.value)
        if (found := _TYPE.search(heading.value)) is not None:
            span = span_of(section.title, heading, *found.span())
            yield TEMPLATE.at(check, span, section.title.value, words=found[0])
    blanks: dict[str, list[tuple[Read, re.Match[str]]]] = {}
    for read in reads(check):
        told = (0, 0)
        if listed.any.search(read.value):
            word = next(word for word in listed.words if word in read.value)
            at = read.value.find(word)
            told = (at, at + len(word))
            yield TEMPLATE.at(check, read.span(*told), *read.place, words=word)
        if (kind := _TYPE.match(read.value)) is not None:
            # Behind a heading, with which it shares the line.
            yield TEMPLATE.at(check, read.span(*kind.span()), *read.place, words=kind[0])
        if _HINT.search(read.value) is None:
            continue
        for found in _PLACE.finditer(read.value):
            if found.start() < told[1] and found.end() > told[0]:
                continue
            single = found[0].startswith(("(", "×")) and not found[0].startswith("××")
            if single and any(found.start() <= gap.start < found.end() for gap in gaps(read.value)):
                # A figure left out before its unit: TXT012 says it.
                continue
            blanks.setdefault(found[0].lower(), []).append((read, found))
    for (read, found), *others in blanks.values():
        yield TEMPLATE.at(
            check,
            read.span(*found.span()),
            *read.place,
            variant="placeholder",
            related=[Related(one.span(*match.span()), match[0]) for one, match in others],
            words=read.value[max(found.start() - 6, 0) : found.end() + 6],
        )


VOICE = Rule(
    code="STR015",
    name="other-organ-speaks",
    severity="warning",
    summary={
        "en": "The report speaks of itself as another kind of organ.",
        "zh": "自称与本机关不符。",
    },
    message={
        "": {
            "en": "{organ} says {voice} here: text taken over from another organ's report?",
            "zh": "“{organ}”的报告自称“{voice}”，是否抄自其他机关的报告？",
        }
    },
    why={
        "en": (
            "Copied passages tell of another organ's work; 内容雷同 is one of the faults named in the form."
        ),
        "zh": "抄用的内容反映的是其他机关的工作；内容雷同是格式文件所列问题之一。",
    },
    fix={
        "en": "Check the passage and write what this organ did.",
        "zh": "核实该段内容，改写为本机关的情况。",
    },
    logic={
        "en": (
            "warning: a township or street office that speaks as a bureau, a bureau that speaks as a "
            "township, a government that says 我县 and 我局 or 我镇 in one report. More than two such "
            "places in a report that never speaks as its own kind make one info, since then the organ "
            "may have been read wrongly."
        ),
        "zh": (
            "warning。乡镇街道自称“我局”、局委自称“我镇”，或者政府报告既称“我县”又称“我局”“我镇”的。全文都用另"
            "一种自称的，可能是机关名称识别有误，合并为一条info。"
        ),
    },
    bad=_HEAD + "- title: 一、总体情况\n  text: 我镇高度重视。全省平台调整后，我局积极配合调整。\n",
    good=_HEAD + "- title: 一、总体情况\n  text: 我镇高度重视。全省平台调整后，我镇积极配合调整。\n",
    demands=("organ.name",),
    certainty="likely",
)


class _Kind(NamedTuple):
    """A kind of organs: which ones are of it, what they call themselves and what they do not."""

    levels: tuple[str, ...]
    endings: tuple[str, ...]
    own: re.Pattern[str]
    foreign: re.Pattern[str]
    mixed: bool

    def has(self, name: str, level: str) -> bool:
        return level in self.levels and (not self.endings or name.endswith(self.endings))


def _kinds(regime: Regime) -> tuple[_Kind, ...]:
    voices = regime.lexicon.get("organ_voices", {})
    longer: list[str] = voices.get("unless", [])

    def any_alone(words: list[str]) -> re.Pattern[str]:
        """A pattern for any of the words that does not go on as one of the longer ones."""
        ends = {word: [one.removeprefix(word) for one in longer if one.startswith(word)] for word in words}
        return compiled("|".join(f"{word}(?!{any_source(rest)})" for word, rest in ends.items()))

    return tuple(
        _Kind(
            tuple(kind["levels"]),
            tuple(kind.get("endings", ())),
            any_alone(kind["own"]),
            any_alone(kind["foreign"]),
            kind.get("mixed", False),
        )
        for kind in voices.get("kinds", ())
    )


@checks(VOICE)
def other_organ_speaks(check: Check) -> Iterator[Finding]:
    name = fold(check.report.organ.name).value
    if not name:
        return
    kinds = check.of_regime("voices", _kinds)
    kind = next((one for one in kinds if one.has(name, check.report.organ.level)), None)
    if kind is None:
        return
    foreign: list[tuple[Read, re.Match[str]]] = []
    at_home = False
    for read in reads(check):
        at_home = at_home or bool(kind.own.search(read.value))
        foreign += [(read, found) for found in kind.foreign.finditer(read.masked)]
    if not foreign or (kind.mixed and not at_home):
        return
    if not at_home and len(foreign) > 2:
        read, found = foreign[0]
        rest = [Related(one.span(*match.span()), match[0]) for one, match in foreign[1:6]]
        yield VOICE.at(
            check,
            read.span(*found.span()),
            *read.place,
            severity="info",
            related=rest,
            organ=name,
            voice=found[0],
        )
        return
    for read, found in foreign[:3]:
        yield VOICE.at(check, read.span(*found.span()), *read.place, organ=name, voice=found[0])
