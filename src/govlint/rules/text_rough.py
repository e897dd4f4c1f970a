"""TXT013: a figure that is exact to the last digit and called approximate at once."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.prose.figures import Figure
from govlint.prose.words import COUNTED
from govlint.report.finding import Finding
from govlint.rules._check import Check
from govlint.rules._prose import prose_of
from govlint.rules._rule import Rule, checks
from govlint.rules._samples import SENTENCES

ROUGH = Rule(
    code="TXT013",
    name="exact-and-rough",
    severity="info",
    summary={
        "en": "余 or 多 stands behind a figure that is not round.",
        "zh": "非整数后使用“余”“多”。",
    },
    message={
        "": {
            "en": "{value} is exact to the last digit; {word} says that it is not",
            "zh": "“{value}”已精确到个位，不应再用“{word}”",
        }
    },
    why={
        "en": (
            "余 and 多 stand for what was left out behind a round figure (920余条). Behind 926 nothing was "
            "left out, so readers cannot tell whether it was counted or guessed."
        ),
        "zh": "“余”“多”表示整数后的零头（920余条）；926已无零头可言，读者无法判断是实数还是约数。",
    },
    fix={
        "en": "Delete 余 or 多, or round the figure.",
        "zh": "删去“余”“多”，或者改用整数。",
    },
    logic={
        "en": (
            "info; only for things counted one by one (条, 件, 次, 人, 家 and the like). Silent behind "
            "figures that end in 0, behind 万 and 千, and for what is measured (3多小时, 12余万元)."
        ),
        "zh": (
            "info；只判断逐一计数的单位（条、件、次、人、家等）。末位为0、带“万”“千”或属计量单位（3多小时、12余万"
            "元）的不报告。"
        ),
    },
    bad=SENTENCES + "      全年发布重点领域信息926余条。\n",
    good=SENTENCES + "      全年发布重点领域信息920余条，其中财政信息68条。\n",
    demands=("prose.accuracy",),
)

_WORDS = ("余", "多")
_UNITS = COUNTED | {"人", "名", "家", "户", "人次", "户次", "台次", "车次"}


@checks(ROUGH)
def exact_and_rough(check: Check) -> Iterator[Finding]:
    for stream in prose_of(check).streams:
        if not any(word in stream.text for word in _WORDS):
            continue
        for figure in stream.figures:
            printed = stream.text[figure.start : figure.end]
            if stream.text.startswith(_WORDS, figure.end) and _is_exact(figure, printed):
                yield ROUGH.at(
                    check,
                    stream.span(figure.start, figure.stop),
                    *stream.place(figure.start),
                    value=printed,
                    word=stream.text[figure.end],
                )


def _is_exact(figure: Figure, printed: str) -> bool:
    """Whether a count is given to its last digit, not as a range or in 万. Single Chinese numerals make
    idioms (三多)."""
    value = figure.value
    if not isinstance(value, int) or value % 10 == 0 or figure.unit not in _UNITS:
        return False
    return printed.replace(",", "").isdecimal() if printed.isascii() else value > 10
