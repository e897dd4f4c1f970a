"""TXT rules about totals and their parts in running text."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.prose._sum import size_of
from govlint.prose.sums import Sum, near_miss
from govlint.report.finding import Finding, Related, Term, Trace
from govlint.rules._check import Check
from govlint.rules._prose import Stream, number, prose_of
from govlint.rules._rule import Rule, checks

#: parts smaller than the total by at most one part in this many are near enough to ask about
LITTLE = 10
#: the same for two parts
VERY_LITTLE = 50

_HEAD = """\
govlint: 1
title: 某区2017年政府信息公开工作年度报告
organ: {name: 某区人民政府, level: county}
year: 2017
excerpt: true
sections:
  - title: 二、主动公开政府信息情况
    text: |
"""

_SIZES = {
    "": ("{size} too many", "文中总数比各项之和多{size}"),
    "short": ("{size} too few", "文中总数比各项之和少{size}"),
}
_LIKENESS = {
    "": ("", ""),
    "digit": (", one digit off", "，只差一位数字"),
    "swapped": (", two digits are swapped", "，两位数字颠倒"),
    "times-ten": (", a zero too many or too few", "，多写或漏写了一个零"),
    "missing-digit": (", a digit too many or too few", "，多写或漏写了一位数字"),
    "left-out": (", exact without {left_out}", "，不计“{left_out}”则正好相符"),
}
#: what is said of figures such as 600余, which the sum can only take as they are printed
_ROUGH = {"": ("", ""), "rough": ("; approximate figures were read as ranges", "（约数按区间比较）")}


def _messages() -> dict[str, dict[str, str]]:
    """One text for each direction of the difference, each thing that it may look like, exact or not."""
    found = {
        "one-part": {
            "en": "the part {computed} is larger than its total {stated}",
            "zh": "分项{computed}大于总数{stated}",
        }
    }
    for side, (size_en, size_zh) in _SIZES.items():
        for likeness, (like_en, like_zh) in _LIKENESS.items():
            for rough, (rough_en, rough_zh) in _ROUGH.items():
                found[_variant(side, likeness, rough)] = {
                    "en": "{arithmetic} = {computed}, stated {stated}: " + size_en + like_en + rough_en,
                    "zh": "{arithmetic} = {computed}，文中为{stated}：" + size_zh + like_zh + rough_zh,
                }
    return found


def _variant(*names: str) -> str:
    return "-".join(filter(None, names))


RULE = Rule(
    code="TXT001",
    name="parts-differ-from-total",
    severity="error",
    summary={
        "en": "Parts named in a sentence do not add up to the total they split.",
        "zh": "文字中列出的各分项之和与总数不符。",
    },
    message=_messages(),
    why={
        "en": "Figures that contradict each other in one sentence mislead the reader; one of them is wrong.",
        "zh": "同一句话里的数字互相矛盾，必有一处错误，会误导公众。",
    },
    fix={
        "en": "Check the total and each part against the records and correct the one that is wrong.",
        "zh": "对照台账核对总数和各分项，改正其中错误的数字。",
    },
    logic={
        "en": (
            "Every way to read the list is tried first; one that adds up keeps the rule silent. Otherwise:\n"
            "- A list that must be complete (a remainder such as 其他, 分别为, a colon with the full list, a "
            "bracket behind the total, an established division, the parts named as the subject, …等方式 "
            "behind several channels, a second division that comes to the same) is an error, whether its "
            "parts are larger or smaller. Where they come "
            "to less than six tenths of the total and the sign may be about something else (其他文件, of the "
            "documents only; a remark in brackets), it is silent. A 其他 that is not the last part makes a "
            "warning, and so do larger parts that may overlap (channels on which one item appears), unless "
            "合计 behind them adds them up, and smaller ones where only the criterion is named "
            "(从公开渠道看), of two parts of which one denies the other (超期, 未超期), or of the ways in "
            "which requests came.\n"
            "- Without such a sign, larger parts are an error. They are a warning where parts may overlap "
            "(channels on which one item appears), where the list is announced as open (等, 主要有), where "
            "figures are approximate, where it is not certain which total is meant, or where the first part "
            "is all there is and 以及 may add something beside it.\n"
            "- Without such a sign, smaller parts are a warning when they miss the total by one digit, by "
            "swapped digits, by a factor of ten (of three digits at least) or by a tenth at most (two parts: "
            "by a fiftieth); else silent (info with --pedantic).\n"
            "- The sentence behind a breakdown is a second one of the same total where it names a remainder "
            "and misses the total by a hundredth at most: warning.\n"
            "- A list that breaks off where a copied text ends may be too large, never too small.\n"
            "- 约, 近, 余, 多, 以上 count as ranges. Parts divided by different criteria are never judged; "
            "parts in a like unit (2份 among 条) count only where they make the list add up; where 共计 adds "
            "them up, or three parts or more exceed the total with them, a tenth off at most is a warning."
        ),
        "zh": (
            "先尝试所有读法，只要有一种读法相符即不提示。否则：列举应为完整的（有“其他”、“分别为”、冒号后全"
            "列、总数后括号、"
            "固定的完整分类，主语本身列出各分项，另一种分类与之合计相同，或几个渠道之后以“等方式”收尾），分项之和大于或小于总数均为错误（渠道可能重复而偏大且不是由“合计”相加的、"
            "“其他”不在末项的，以及只写明分类标准（从公开渠道看）、两项互为正反（超期、未超期）或全为申请方式而偏小的为警告，明显不足而标志可能另有所指的不提示）；没有上述标志时，分项之和大于总数为错误，"
            "渠道可能重复、列举未尽（等、主要有）、总数不能确定，或首项已等于总数而后项由“以及”引出时为警告；"
            "小于总数时，仅差一位数字、数字颠倒、"
            "差十倍（均指三位以上的数）或相差不足一成（只有两项的，不足五十分之一）为警告，"
            "其余不提示（--pedantic 时为提示）。"
            "列举之后的一句含“其他”且与同一总数相差不足百分之一的，视为再次分列：警告。"
            "摘录在列举中间断开的，只判断偏大。约、近、余、多、以上按区间比较；分类标准不同的分项不相加，相近单位的分"
            "项（“条”中的“2份”）仅在计入后相符时计入；由“共计”合计或三项以上超出总数的，"
            "相差不足一成为警告。"
        ),
    },
    bad=_HEAD + "      各部门发布信息25520条。其中，区直部门14740条、街道办事处4265条、其他单位5505条。\n",
    good=_HEAD + "      各部门发布信息24510条。其中，区直部门14740条、街道办事处4265条、其他单位5505条。\n",
    demands=("prose.accuracy", "figures.sums"),
)


@checks(RULE)
def parts_differ_from_total(check: Check) -> Iterator[Finding]:
    for stream in prose_of(check).streams:
        for one in stream.sums:
            if one.holds or one.form == "increments":
                continue
            if one.difference > 0 and one.parts[-1].figure.start >= stream.open_from(check):
                continue  # the rest of the list is not here
            level = severity(one, check.pedantic)
            if level:
                yield finding(RULE, check, stream, one, level)


def severity(one: Sum, pedantic: bool = False) -> str:
    """error, warning, info or empty, as the rule's ``logic`` says."""
    signs = one.signs
    quiet = "info" if pedantic else ""
    larger = one.total.high is not None and one.low > one.total.high
    near = resembles(one)
    if signs.mixed and (signs.crossed or signs.exhaustive != "remainder"):
        # Different criteria or units: the parts need not add up at all, unless it is said that they do.
        little = size_of(one.difference) * LITTLE <= one.total.value
        told = signs.exhaustive == "sum" or (larger and not signs.crossed and len(one.parts) > 2)
        return "warning" if told and little else quiet
    if len(one.parts) == 1:
        return "warning" if larger and not one.doubtful else quiet
    rough = not one.total.exact
    if signs.exhaustive:
        if larger and signs.overlap and not near and signs.exhaustive != "sum":
            return "warning"
        if _far_from(one) and not near:
            return quiet
        if signs.exhaustive == "inside" or (signs.exhaustive == "kindred" and not (larger and near)):
            return "warning"
        # 从渠道看 and 超期, 未超期 say what divides all, not that nothing is left out.
        unsure = one.doubtful or rough or (signs.exhaustive in ("by", "divided") and not larger)
        return "warning" if unsure or _pair(one) else "error"
    if larger:
        return "warning" if signs.open or signs.overlap or one.doubtful or rough else "error"
    if signs.open or one.doubtful:
        return quiet
    little = size_of(one.difference) * (LITTLE if len(one.parts) >= 3 else VERY_LITTLE) <= one.total.value
    return "warning" if near or little else quiet


def _far_from(one: Sum) -> bool:
    """Whether the parts fall so short of the total that the sign is about something else: 其他文件 is what
    is left of the documents, not of all that was published."""
    sure = one.signs.exhaustive in ("respective", "split", "sum", "remainder")
    return not sure and one.computed * 10 < one.total.value * 6


def _pair(one: Sum) -> bool:
    """Whether only two parts in brackets fall well short: a remark as well as a breakdown."""
    short = one.difference * LITTLE > one.total.value
    return one.signs.exhaustive == "bracket" and len(one.parts) == 2 and short


def resembles(one: Sum) -> str:
    """The near miss of an exact sum, where chance is unlikely: at least three digits, two of them kept."""
    if not one.total.exact or one.total.value < 100:
        return ""
    return near_miss(one.total.value, one.computed)


def finding(rule: Rule, check: Check, stream: Stream, one: Sum, level: str) -> Finding:
    """The finding for a sum that does not hold: the total is its place, each addend is related."""
    parts = [(part.figure, part.label or "…") for part in one.parts]
    spans = [stream.span(figure.start, figure.end) for figure, _ in parts]
    related = [Related(span, label) for span, (_, label) in zip(spans, parts, strict=True)]
    terms = tuple(Term(figure.value, label, span) for span, (figure, label) in zip(spans, parts, strict=True))
    likeness = resembles(one) or ("left-out" if left_out(one) else "")
    side = "" if one.difference > 0 else "short"
    return rule.at(
        check,
        stream.span(one.total.start, one.total.end),
        *stream.place(one.total.start),
        severity=level,
        certainty="certain" if level == "error" else "likely",
        variant="one-part" if len(parts) == 1 else _variant(side, likeness, "" if one.exact else "rough"),
        related=related,
        trace=Trace(terms, one.computed, one.total.value, one.difference),
        arithmetic=" + ".join(number(part.figure.value) for part in one.parts),
        computed=number(one.computed),
        stated=number(one.total.value),
        size=number(size_of(one.difference)),
        near=resembles(one),
        left_out=left_out(one),
    )


def left_out(one: Sum) -> str:
    """The label of the part without which the sum would be exact, empty when there is none or several."""
    if len(one.parts) < 3 or not one.exact:
        return ""
    over = -one.difference
    matching = {part.label for part in one.parts if part.figure.value == over and over > 0}
    return matching.pop() if len(matching) == 1 else ""


_INCREMENTS = Rule(
    code="TXT002",
    name="increments-differ-from-total",
    severity="error",
    summary={
        "en": "This year's additions, given in brackets beside cumulative figures, do not add up.",
        "zh": "括号中本年新增数之和与总数的新增数不符。",
    },
    message=_messages(),
    why={
        "en": "Total and parts each carry their increase of the year; the increases are a sum of their own.",
        "zh": "总数和各分项都在括号内注明本年新增数，新增数之间也应当相符。",
    },
    fix={
        "en": "Check the increase of the total and of each part.",
        "zh": "核对总数和各分项的新增数。",
    },
    bad=_HEAD
    + "      累计公开90条（当年新增18条），其中文件50条（当年新增10条），其他40条（当年新增9条）。\n",
    good=_HEAD
    + "      累计公开90条（当年新增18条），其中文件50条（当年新增10条），其他40条（当年新增8条）。\n",
    demands=("prose.accuracy", "figures.sums"),
    logic={
        "en": "Judged like TXT001, and only where total and every part carry an increase in brackets.",
        "zh": "判断方法同 TXT001，仅在总数和每个分项都注明新增数时适用。",
    },
)


@checks(_INCREMENTS)
def increments_differ_from_total(check: Check) -> Iterator[Finding]:
    for stream in prose_of(check).streams:
        for one in stream.sums:
            level = severity(one, check.pedantic) if one.form == "increments" and not one.holds else ""
            if level:
                yield finding(_INCREMENTS, check, stream, one, level)
