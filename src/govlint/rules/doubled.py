"""STR029: a word written twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.regimes.model import Regime
from govlint.report.finding import Finding, Related
from govlint.report.normalise import fold
from govlint.report.patterns import any_of, compiled
from govlint.report.record import NamedTuple
from govlint.rules._check import Check
from govlint.rules._passages import Place
from govlint.rules._rule import Rule, checks
from govlint.rules._running import running

_HEAD = (
    "govlint: 1\ntitle: 某县2023年政府信息公开工作年度报告\norgan: 某县人民政府\nyear: 2023\nexcerpt: true\n"
    "sections:\n- title: 一、总体情况\n  text: "
)

DOUBLED = Rule(
    code="STR029",
    name="word-doubled",
    severity="info",
    certainty="likely",
    summary={
        "en": "A word, or a sign inside a sentence, is written twice in a row.",
        "zh": "同一词语或句内标点连写两遍。",
    },
    message={"": {"en": "written twice: {words}", "zh": "重复书写：{words}"}},
    why={
        "en": "It is left over from editing, and shows that nobody read the text again.",
        "zh": "多为编辑遗留，说明未经校对。",
    },
    fix={"en": "Delete one of the two.", "zh": "删去其中一个。"},
    logic={
        "en": (
            "info, likely. Only where the doubled form can be no Chinese: nouns of the regulation (情况情况) "
            "with nothing behind them that could make a compound of the second, adverbs, verbs, prepositions "
            "with what follows them (紧紧围绕紧紧围绕), six characters or more of any kind, 的的, 了了, 和"
            "和, 在在, 为为 inside a sentence, an item that a list has twice in a row, ,, 、、 or ;; between "
            "two words, 。。 ，。 。， (more than three of them were put there by a site). "
            "Reduplication (研究研究), 目的的, 为了了解 and the like are silent, and so are words "
            "between which the original has a space or a heading's end."
        ),
        "zh": (
            "info，可能。只报告不可能成立的重复：规定用语的名词（情况情况），且其后不构成复合词；副词、动词、介词及其所带"
            "词语（紧紧围绕紧紧围绕）；连写两遍的六字以上词语；"
            "句中的“的的、了了、和和、在在、为为”；列举中相邻两项相同；两词之间的“，，”“、、”“；；”，以及“。。”“，。”“。，”"
            "（全文超过三处的多为网站转换所致，不报告）。"
            "动词重叠（研究研究）、“目的的、为了了解、饱和和、现在在”等不报告；原文两词之间有空格或恰为标题末尾的不报告。"
        ),
    },
    bad=_HEAD + "及时公开预算执行情况情况，推进重大政策的的出台。\n",
    good=_HEAD + "及时公开预算执行情况，推进重大政策的出台。\n",
    demands=("prose.accuracy",),
)


class _Noun(NamedTuple):
    """``then`` may follow the doubled word besides a stop; it does not count behind one of ``after``."""

    word: str
    then: tuple[str, ...]
    after: tuple[str, ...]


class _Nouns(NamedTuple):
    """The words sought; ``any`` finds whether one of them stands twice."""

    listed: tuple[_Noun, ...]
    any: re.Pattern[str]


def _nouns(regime: Regime) -> _Nouns:
    listed = tuple(
        _Noun(
            fold(word).value,
            tuple(fold(one).value for one in group["then"]),
            tuple(fold(one).value for one in group.get("unless_after", ())),
        )
        for group in regime.lexicon.get("doubled_nouns", ())
        for word in group["words"]
    )
    return _Nouns(listed, any_of(noun.word * 2 for noun in listed))


_STOPS = tuple("。,;:)!?0123456789")
# A word that cannot follow itself, with what it governs.
_PHRASE = compiled(
    r"((?:进一步|紧紧|认真|积极|严格|切实|不断|持续|着力|按照|根据|为了|结合|围绕|遵循|坚持|贯彻|依据"
    r"|加强|完善|健全|强化|深化|加大|开展|准确)[^\x00-\xff。、《》〔〕]{0,8})\1"
)
# 成立了成立, 收到收到: verbs of the reports that are not said twice, as 研究研究 is.
_VERB = compiled(r"(成立|建立|制定|印发|召开|收到|举办|设立|受理|完善)了?\1(?!健全)")
# A preposition may be doubled at the very beginning of a paragraph, too.
_BEGINS = ("根据", "按照", "依据", "为了")
# A sign that no list or clause has twice; where words between two signs were lost, more than they are gone.
_SIGNS = compiled(
    r"(?:,(?<=[\u4e00-\u9fff],),|、(?<=[\u4e00-\u9fff]、)、|;(?<=[\u4e00-\u9fff];);)(?=[\u4e00-\u9fff《])"
)
# A stop beside another: 。。 ，。 。， though not 。。。, which stands for something left out.
_STOPPED = compiled(r"(?<=[\u4e00-\u9fff》)\"])(?:。。|[,、;]。|。[,、;])(?![。,、;])")
#: with more places than these it is a site's converter that puts signs into the text
_MOST_SIGNS = 3
# An item that a list names twice in a row: 财政收支情况、财政收支情况.
_ITEM = compiled(r"(?<=[、,:])(?P<twice>(?P<item>[\u4e00-\u9fff]{4,16})、(?P=item))(?=[、,。;等])")
# Single characters, and the neighbours with which they make words.
_SINGLE = compiled(
    r"(?<![目标靶有中])的的(?![确士话])|(?<![不为未没得受除一])了了(?![解之然望却事结债心愿])"
    r"|(?<![共祥饱温平缓谐柔求总调亲中议])和和(?![气美睦谐平解好乐])"
    r"|(?<![行认以成作因称改定人所有视转更])为为(?![了何人民])"
    r"|(?<!水)乡乡(?=人民政府)|县县(?=人民政府)"
    r"|(?<![存现实所内潜正好旨自外])在在(?![线建职校册编岗押场野座位家逃此于乎])"
)
# A name or phrase of six characters or more that stands twice: 某市某区某市某区发展改革委.
_LONG = compiled(r"([\u4e00-\u9fff]{6,16})\1")
_PAIR = any_of(("的的", "了了", "和和", "在在", "为为", "乡乡", "县县"))


@checks(DOUBLED)
def word_doubled(check: Check) -> Iterator[Finding]:
    body = running(check)
    words = _spans(body.text, check.of_regime("doubled nouns", _nouns))
    signs = {match.span() for pattern in (_SIGNS, _STOPPED) for match in pattern.finditer(body.text)}
    spans = words | signs if len(signs) <= _MOST_SIGNS else words
    found = [place for start, end in sorted(spans) if _is_a_slip(place := body.place(start, end))]
    if found:
        first = found[0]
        yield DOUBLED.at(
            check,
            first.span,
            *first.read.place,
            related=[Related(one.span, one.words) for one in found[1:]],
            words=first.words,
        )


def _spans(text: str, nouns: _Nouns) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for noun in nouns.listed if nouns.any.search(text) else ():
        twice = noun.word * 2
        at = text.find(twice)
        while at >= 0:
            end = at + len(twice)
            follows = text.startswith((*_STOPS, "\n", *noun.then), end) or end == len(text)
            if follows and not text.endswith(noun.after, 0, at):
                found.add((at, end))
            at = text.find(twice, end)
    found.update(match.span() for match in _PHRASE.finditer(text))
    found.update(match.span() for match in _VERB.finditer(text))
    found.update(match.span("twice") for match in _ITEM.finditer(text))
    found.update(match.span() for match in _LONG.finditer(text))
    if _PAIR.search(text):
        found.update(match.span() for match in _SINGLE.finditer(text))
    return found


def _is_a_slip(place: Place) -> bool:
    """Whether the words stand inside a sentence, with nothing between them in the original: a heading and
    the text that a converter joined to it are no slip."""
    value, start = place.read.value, place.start
    inside = start > 0 and ("\u4e00" <= value[start - 1] <= "\u9fff" or value[start - 1] in ",、")
    begins = not start and place.words in {word * 2 for word in _BEGINS}
    return (inside or begins) and not place.read.paragraph.level and place.unbroken
