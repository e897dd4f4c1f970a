"""STR030: a document number that lacks its 号 or one of its brackets."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.report.finding import Finding, Related
from govlint.report.patterns import compiled
from govlint.rules._check import Check
from govlint.rules._passages import Place
from govlint.rules._rule import Rule, checks
from govlint.rules._running import running

_HEAD = (
    "govlint: 1\ntitle: 某县2023年政府信息公开工作年度报告\norgan: 某县人民政府\nyear: 2023\nexcerpt: true\n"
    "sections:\n- title: 一、总体情况\n  text: "
)

INCOMPLETE = Rule(
    code="STR030",
    name="document-number-incomplete",
    severity="info",
    summary={
        "en": "A document number lacks 号 or one of its brackets.",
        "zh": "发文字号缺“号”字或缺一侧括号。",
    },
    message={
        "": {"en": "号 is missing: {number}", "zh": "发文字号缺“号”字：{number}"},
        "bracket": {
            "en": "one of the brackets around the year is missing: {number}",
            "zh": "发文字号年份缺一侧括号：{number}",
        },
    },
    why={
        "en": (
            "The national standard for official documents (GB/T 9704) makes a document number of the organ's "
            "sign, the year in 〔〕 and the number with 号; whoever looks it up needs all three."
        ),
        "zh": (
            "党政机关公文格式国家标准（GB/T 9704）规定发文字号由机关代字、年份（六角括号括入）和顺序号（带“"
            "号”字）组成，查找文件需要完整字号。"
        ),
    },
    fix={"en": "Write the number in full: 国办发〔2022〕8号.", "zh": "写全发文字号，如“国办发〔2022〕8号”。"},
    logic={
        "en": (
            "info, one finding for the whole report. A number without any bracket (国办函202130号) is "
            "silent, since site converters strip both."
        ),
        "zh": "info，全文合并为一条。两侧括号均无的（国办函202130号）多为网站转换所致，不报告。",
    },
    bad=_HEAD + "根据《2022年政务公开工作要点》（国办发〔2022〕8）要求，细化任务。\n",
    good=_HEAD + "根据《2022年政务公开工作要点》（国办发〔2022〕8号）要求，细化任务。\n",
    demands=("prose.accuracy",),
)

_YEAR = r"(?:19|20)\d\d"
# The organ's sign ends in one of these; a list such as 〔2022〕8、9号 is complete.
_NO_SIGN = rf"[发函办字政令文][〔\[(【]{_YEAR}[〕\])】]\d{{1,4}}(?=[》。;]|\)(?!号)|,(?!\d)|文件|的)"
_HALF = rf"[发函办字政令文](?:[〔【]{_YEAR} ?\d{{1,4}}|{_YEAR}[〕】]\d{{1,4}})号"
#: (variant, what is sought first because few places have it, the whole with the organ's sign)
_FORMS = [
    (variant, compiled(core), compiled(rf"[^\x00-\xff]{{1,10}}{core}"))
    for variant, core in (("", _NO_SIGN), ("bracket", _HALF))
]


@checks(INCOMPLETE)
def document_number_incomplete(check: Check) -> Iterator[Finding]:
    body = running(check)
    found: list[tuple[Place, str]] = []
    for variant, core, pattern in _FORMS:
        if core.search(body.text):
            found += [(body.place(*match.span()), variant) for match in pattern.finditer(body.text)]
    if found:
        first, variant = found[0]
        yield INCOMPLETE.at(
            check,
            first.span,
            *first.read.place,
            variant=variant,
            related=[Related(other.span, other.words) for other, _ in found[1:]],
            number=first.words,
        )
