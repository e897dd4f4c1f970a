"""STR rules about part one: the aspects it must cover, and what governments must add."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govlint.report.finding import Finding
from govlint.report.normalise import fold
from govlint.report.typed import Any
from govlint.rules._check import Check
from govlint.rules._passages import has_word, part_at, reads, words_of
from govlint.rules._rule import Rule, checks
from govlint.rules.part_texts import only_preface

_HEAD = (
    "govlint: 1\ntitle: 某县2023年政府信息公开工作年度报告\norgan: {name: 某县人民政府, level: "
    "county}\nyear: 2023\nsections:\n"
)
_ALL_ASPECTS = (
    "- title: 一、总体情况\n  text: |\n    2023年，我县认真贯彻条例，各项工作有序推进，取得了新的成"
    "效，现将有关情况报告如下。\n    （一）主动公开。全年公开政府信息46条。\n    （二）依申请公开。全"
    "年收到申请3件。\n    （三）政府信息管理。完善发布审核。\n    （四）平台建设。维护网站专栏。\n   "
    " （五）监督保障。开展考核、社会评议，未发生责任追究情形。\n"
)


def _names(entries: list[Mapping[str, Any]], language: str) -> str:
    return ("、" if language == "zh" else ", ").join(entry["title"][language] for entry in entries)


ASPECTS = Rule(
    code="STR016",
    name="aspect-missing",
    severity="warning",
    summary={
        "en": "Part one leaves out an aspect that the form asks for.",
        "zh": "总体情况缺少格式要求的方面。",
    },
    message={
        "": {"en": "nothing is said on: {absent}", "zh": "未涉及：{absent}"},
    },
    why={
        "en": (
            "Part one reports on five aspects: proactive disclosure, disclosure on request, management "
            "of information, platforms, supervision and support."
        ),
        "zh": "总体情况应包括主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面。",
    },
    fix={"en": "Add a passage on the aspect.", "zh": "补充相应内容。"},
    logic={
        "en": (
            "warning from report year 2021, info for 2019 and 2020. An aspect counts as covered when its "
            "name or one of the words that show it stands anywhere in part one. Silent on excerpts and "
            "when part one has hardly any text, which STR018 reports."
        ),
        "zh": (
            "2021年度起warning，2019、2020年度info。总体情况中出现该方面的名称或相关词语即视为涉及。节选以"
            "及几乎没有正文（由STR018报告）的不报告。"
        ),
    },
    bad=_HEAD + _ALL_ASPECTS.replace("    （三）政府信息管理。完善发布审核。\n", ""),
    good=_HEAD + _ALL_ASPECTS,
    demands=("section1.aspects",),
    form=True,
    absence=True,
    certainty="likely",
)


@checks(ASPECTS)
def aspect_missing(check: Check) -> Iterator[Finding]:
    aspects = check.regime.lexicon.get("section1_aspects", [])
    section = part_at(check, 1)
    if section is None or not aspects:
        return
    text = words_of(check, section)
    if len(text) < 120 or only_preface(check, section):
        return
    absent = [one for one in aspects if not has_word([*one["words"], *one.get("signs", ())], text)]
    if absent:
        yield ASPECTS.at(
            check,
            section.title.span(),
            section.title.value,
            severity="" if check.regime.first >= 2021 else "info",
            absent={lang: _names(absent, lang) for lang in ("en", "zh")},
        )


EVALUATION = Rule(
    code="STR017",
    name="evaluation-missing",
    severity="error",
    summary={
        "en": "A government's report says nothing on assessment, public review or accountability.",
        "zh": "政府报告未写工作考核、社会评议和责任追究结果情况。",
    },
    message={
        "": {"en": "nothing is said on: {absent}", "zh": "未涉及：{absent}"},
    },
    why={
        "en": "Article 50 asks governments at every level for the results of assessment, public review and "
        "accountability; departments need not give them.",
        "zh": (
            "条例第五十条要求各级人民政府的年度报告包括工作考核、社会评议和责任追究结果情况，部门不作要求。"
        ),
    },
    fix={
        "en": (
            "Say what the assessment and the review brought and whether anyone was held responsible, "
            "also when nobody was."
        ),
        "zh": "写明考核、评议结果以及有无责任追究情形，没有的也应说明。",
    },
    logic={
        "en": (
            "All three missing: error where the level is declared, warning where it was read from the "
            "name. One or two missing: warning. Street offices, zones and departments are not asked."
        ),
        "zh": (
            "三项全无：层级为声明的error，由名称推断的warning。缺一项或两项：warning。街道办事处、开发区和"
            "部门不判断。"
        ),
    },
    bad=_HEAD + _ALL_ASPECTS.replace("开展考核、社会评议，未发生责任追究情形", "加强业务培训"),
    good=_HEAD + _ALL_ASPECTS,
    demands=("section1.evaluation",),
    absence=True,
    certainty="likely",
)


@checks(EVALUATION)
def evaluation_missing(check: Check) -> Iterator[Finding]:
    asked = check.regime.lexicon.get("evaluation", [])
    section = part_at(check, 1)
    if not asked or section is None or not _is_government(check):
        return
    text = "\n".join(read.value for read in reads(check))
    if len(words_of(check, section)) < 120 or only_preface(check, section):
        return
    absent = [one for one in asked if not has_word(one["words"], text)]
    if not absent:
        return
    organ = check.report.organ
    sure = len(absent) == len(asked) and organ.stated and organ.level != ""
    yield EVALUATION.at(
        check,
        section.title.span(),
        section.title.value,
        severity="" if sure else "warning",
        absent={lang: _names(absent, lang) for lang in ("en", "zh")},
    )


def _is_government(check: Check) -> bool:
    """Governments have these duties; street offices and zones act for one but are none."""
    known = check.regime.lexicon.get("governments", {})
    organ = check.report.organ
    name = fold(organ.name).value
    if organ.level not in known.get("levels", ()):
        return False
    if any(word in name for word in known["agencies"]) or name.endswith(tuple(known["agency_endings"])):
        return False
    shown = any(word in name for word in known["words"]) or name.endswith(tuple(known["endings"]))
    return organ.stated or shown
