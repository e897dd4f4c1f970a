"""STR rules about the text of the other parts: not empty, problems and improvements."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.prose.dates import period_statement
from govlint.prose.partslist import find_parts_list
from govlint.regimes.model import Regime
from govlint.report.finding import Finding
from govlint.report.model import Section
from govlint.report.normalise import label
from govlint.report.patterns import compiled
from govlint.rules._check import Check
from govlint.rules._passages import has_word, of_section, stops_in, words_of
from govlint.rules._rule import Rule, checks

_HEAD = (
    "govlint: 1\ntitle: 某县2023年政府信息公开工作年度报告\norgan: {name: 某县人民政府, level: "
    "county}\nyear: 2023\nsections:\n"
)

EMPTY = Rule(
    code="STR018",
    name="section-empty",
    severity="warning",
    summary={
        "en": "A part has a heading and no content of its own.",
        "zh": "部分只有标题，没有实际内容。",
    },
    message={
        "": {"en": "nothing stands under this heading", "zh": "标题下没有内容"},
        "none": {
            "en": "this part only says {words}; problems and improvements must be reported",
            "zh": "此部分只写“{words}”；应报告存在的主要问题及改进情况",
        },
        "boiler-plate": {
            "en": (
                "this part holds only the introduction (basis, period, contact), nothing on the year's work"
            ),
            "zh": "此部分只有编制依据、统计期限、联系方式等引言，没有工作情况",
        },
    },
    why={
        "en": "A report that is only a frame is one of the faults named in the form: 敷衍塞责.",
        "zh": "有标题无内容属于格式文件所列的敷衍塞责。",
    },
    fix={
        "en": "Report on the year; where there is nothing, say so in a sentence.",
        "zh": "补充当年情况；没有的用一句话说明。",
    },
    logic={
        "en": (
            "warning for the parts that hold text; error where the part on problems is empty or says "
            "only 无. 无 in the last part (other matters) is lawful and silent. Where the law prescribes "
            "contents only, the parts of a declared report none of which says anything. Silent on excerpts."
        ),
        "zh": (
            "文字部分：warning；问题及改进部分为空或只写“无”：error。“其他需要报告的事项”写“无”是允许的，"
            "不报告。只规定内容的年度，仅在report.yaml、JSON中各部分均无内容时提示。节选不报告。"
        ),
    },
    bad=_HEAD + "- title: 五、存在的主要问题及改进情况\n  text: 无\n",
    good=_HEAD + "- title: 五、存在的主要问题及改进情况\n  text: 政策解读不够及时，下一步将完善机制。\n",
    demands=("substance", "section5.both"),
    absence=True,
)

_STOP = compiled(r"[。;\n]")
_CONTACT = compiled(r"联系|电话|邮编|地址|下载|疑问|传真")
_BASIS = compiled(r"根据|依据|按照|现将|现公布|特编制|编制本报告|如下")


@checks(EMPTY)
def section_empty(check: Check) -> Iterator[Finding]:
    for section in check.report.sections:
        spec = check.regime.section(section.id or "")
        if spec is None or spec.content == "tables" or section.tables or section.figures:
            continue
        if stops_in(check, section):
            continue
        text = words_of(check, section)
        declared = check.report.declared
        # Contents without a form may be told under another heading: only a declared report whose parts all
        # hold nothing is judged, and what little a part says is left alone.
        if spec.content != "text" and not (declared and _holds_nothing(check)):
            continue
        last = spec.order == max(one.order for one in check.regime.sections if one.required)
        if not text.strip():
            sure = _is_problems(check, section) and check.regime.headings
            yield EMPTY.at(
                check,
                section.title.span(),
                section.title.value,
                severity="error" if sure and declared else "",
                certainty="" if declared else "likely",
            )
        elif not last and _says_none(check, text):
            yield EMPTY.at(
                check,
                of_section(check, section)[0].span(0, len(text.split("\n")[0])),
                section.title.value,
                severity="error" if _is_problems(check, section) else "",
                variant="none" if _is_problems(check, section) else "",
                words=text.strip().rstrip("。.;；"),
            )
        elif spec.order <= 1 and check.regime.headings and only_preface(check, section):
            yield EMPTY.at(
                check,
                section.title.span(),
                section.title.value,
                variant="boiler-plate",
                certainty="likely",
            )


def _holds_nothing(check: Check) -> bool:
    """Whether no part of the report says anything: a skeleton that nobody filled in, its tables all 0."""
    return not any(words_of(check, section).strip() or _counts(section) for section in check.report.sections)


def _counts(section: Section) -> bool:
    """Whether a table of the part holds anything but zeros."""
    return any(
        cell is not None and cell.raw != "0"
        for table in section.tables
        for row in table.rows.values()
        for cell in row.cells
    )


def _says_none(check: Check, text: str) -> bool:
    return label(text) in check.of_regime("words for none", _none_words)


def _none_words(regime: Regime) -> frozenset[str]:
    return frozenset(label(word) for word in regime.lexicon.get("none_words", ()))


def only_preface(check: Check, section: Section) -> bool:
    """Whether every sentence of a part is what introductions consist of."""
    listed_or_stated = False
    for read in of_section(check, section):
        for sentence in _STOP.split(read.value):
            if len(sentence) < 6:
                continue
            if find_parts_list(sentence) or period_statement(sentence):
                listed_or_stated = True
            elif not (_CONTACT.search(sentence) or (_BASIS.search(sentence) and "条例" in sentence)):
                return False
    return listed_or_stated


BOTH = Rule(
    code="STR019",
    name="problems-or-improvements-missing",
    severity="error",
    summary={
        "en": "The part on problems and improvements names only one of the two.",
        "zh": "问题及改进部分只写了其中一项。",
    },
    message={
        "": {"en": "no problem is named", "zh": "未写存在的主要问题"},
        "improvements": {"en": "no improvement is named", "zh": "未写改进情况"},
        "denied": {
            "en": "the part says that there are no problems: {words}",
            "zh": "此部分称没有问题：{words}",
        },
    },
    why={
        "en": (
            "Article 50 (article 32 before 2019) asks for the main problems and how they are being improved."
        ),
        "zh": "条例要求报告存在的主要问题及改进情况，两者缺一不可。",
    },
    fix={"en": "Name both.", "zh": "补充缺少的一项。"},
    logic={
        "en": (
            "error where a part of some length has none of the words by which problems, or improvements, "
            "are told; warning where it declares that there are none. Only where the form prescribes "
            "headings."
        ),
        "zh": (
            "该部分有一定篇幅而没有任何表示问题（或改进）的词语：error；声称没有问题：warning。只在规定标"
            "题的年度判断。"
        ),
    },
    bad=_HEAD
    + (
        "- title: 五、存在的主要问题及改进情况\n  text: 一年来，我县公开及时、渠道畅通，群众普遍满意，各方"
        "面反映良好。\n"
    ),
    good=_HEAD
    + (
        "- title: 五、存在的主要问题及改进情况\n  text: 政策解读不够及时，形式较为单一，下一步将完善机制，"
        "丰富形式。\n"
    ),
    demands=("section5.both",),
    absence=True,
)


@checks(BOTH)
def problems_or_improvements_missing(check: Check) -> Iterator[Finding]:
    if not check.regime.headings:
        return
    section = next((one for one in check.report.sections if _is_problems(check, one)), None)
    if section is None or stops_in(check, section):
        return
    text = words_of(check, section)
    if len(text) < 20 or _says_none(check, text):
        return
    lexicon = check.regime.lexicon
    denied = next((word for word in lexicon.get("no_problem_words", ()) if word in text), "")
    if denied:
        yield BOTH.at(
            check,
            section.title.span(),
            section.title.value,
            severity="warning",
            variant="denied",
            words=denied,
        )
        return
    for variant, words in (("", "problem_words"), ("improvements", "improvement_words")):
        if lexicon.get(words) and not has_word(lexicon[words], text):
            yield BOTH.at(check, section.title.span(), section.title.value, variant=variant)


def _is_problems(check: Check, section: Section) -> bool:
    """The part on problems is the one whose official title speaks of them."""
    spec = check.regime.section(section.id or "")
    return spec is not None and any(
        word in spec.title for word in check.regime.lexicon.get("problem_titles", ())
    )
