"""STR034: a round bracket or a quotation mark of which one is missing."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.report.finding import Finding, Related
from govlint.report.patterns import compiled
from govlint.rules._check import Check
from govlint.rules._prose import Stream, prose_of
from govlint.rules._rule import Rule, checks
from govlint.rules._samples import SENTENCES

UNPAIRED = Rule(
    code="STR034",
    name="bracket-unpaired",
    severity="info",
    certainty="likely",
    summary={
        "en": "A round bracket or a quotation mark stands without its other half.",
        "zh": "圆括号或引号不成对。",
    },
    message={
        "": {"en": "no ) closes this bracket", "zh": "此“（”没有对应的“）”"},
        "closing": {"en": "no ( opens this bracket", "zh": "此“）”之前没有对应的“（”"},
        "quote": {"en": "the quotation marks of this paragraph make no pairs", "zh": "此段的引号不成对"},
    },
    why={
        "en": "The reader cannot tell where the note or the name in quotes ends.",
        "zh": "读者无法判断括注或引用的起止。",
    },
    fix={"en": "Add the missing sign or delete the other.", "zh": "补齐或删去多余的一半。"},
    logic={
        "en": (
            "info, likely; one finding of each kind for the whole report. A bracket may be closed in a later "
            "paragraph near by; 1) and 一） before an item have no other half. Paragraphs without a stop at "
            "their end are silent, for the copy may have lost the rest of them, unless the next part follows "
            "an open bracket; so is the first paragraph of a text without its title."
        ),
        "zh": (
            "info，可能；每种全文合并为一条。允许在相邻段落中闭合；序号“1)”“一）”不计。"
            "段末无标点的段落（左括号之后即为下一部分的除外）、没有标题的文本的首段可能有缺失，不报告。"
        ),
    },
    bad=SENTENCES + "      全年通过政务新媒体（微信公众号、微博公开信息46条，较好满足了公众需求。\n",
    good=SENTENCES + "      全年通过政务新媒体（微信公众号、微博）公开信息46条，较好满足了公众需求。\n",
    demands=("prose.accuracy",),
)

_SIGNS = compiled(r"[()\"\n]")
# 1) 一） a) at the beginning of an item.
_NUMBERED = compiled(r"(?:^|[\n。;,:、 ])[0-9一二三四五六七八九十a-zA-Z①-⑩]{1,3}\)")
# Behind anything else a ) is what a site's converter left of a character.
_WORD = compiled(r"[\u4e00-\u9fff0-9》\"]")
_STOPS = tuple("。;:!?")
#: how far behind its opening a bracket may close in another paragraph
_REACH = 200
_QUOTES = ("“", "”")


@checks(UNPAIRED)
def bracket_unpaired(check: Check) -> Iterator[Finding]:
    found: dict[str, list[tuple[Stream, int]]] = {}
    begins = check.report.whole or check.report.opening or check.report.title is not None
    streams = prose_of(check).streams
    for number, stream in enumerate(streams):
        first = 0 if begins or number else len(stream.text.partition("\n")[0])
        for variant, at in sorted(_unpaired(stream), key=lambda one: one[1]):
            followed = variant == "" and number + 1 < len(streams)
            if at >= first and _is_whole(stream, at, stream.open_from(check), followed):
                found.setdefault(variant, []).append((stream, at))
    for variant, places in found.items():
        (stream, at), *others = places
        yield UNPAIRED.at(
            check,
            stream.span(at, at + 1),
            *stream.place(at),
            variant=variant,
            related=[Related(other.span(there, there + 1), "") for other, there in others],
        )


def _is_whole(stream: Stream, at: int, open_from: int, followed: bool) -> bool:
    """Whether the paragraph at ``at`` ends with a stop, or (``followed``) with the part, before the place
    where the text breaks off."""
    end = stream.text.find("\n", at)
    if end < 0 and followed:
        return at < open_from
    end = len(stream.text) if end < 0 else end
    return at < open_from and stream.text[:end].rstrip().endswith(_STOPS)


def _unpaired(stream: Stream) -> Iterator[tuple[str, int]]:
    """The signs without another half: which variant, where."""
    text = stream.text
    if "(" not in text and ")" not in text and '"' not in text:
        return
    numbered = {one.end() - 1 for one in _NUMBERED.finditer(text)}
    opened: list[int] = []
    quotes: list[int] = []
    odd: list[int] = []
    for match in _SIGNS.finditer(text + "\n"):
        at, sign = match.start(), match[0]
        if sign == "(":
            opened.append(at)
        elif sign == ")":
            if opened and (at - opened[-1] <= _REACH or "\n" not in text[opened[-1] : at]):
                opened.pop()
            elif at not in numbered and _WORD.match(text, at - 1):
                yield "closing", at
        elif sign == '"':
            quotes.append(at)
        else:
            if len(quotes) % 2:
                odd.append(_alone(stream, quotes))
            quotes = []
    yield from (("", at) for at in opened)
    if len(odd) == 1:
        # Two such paragraphs may share one quotation.
        yield "quote", odd[0]


def _alone(stream: Stream, quotes: list[int]) -> int:
    """The mark that has no other half, as far as the original tells “ from ”; else the last."""
    opened: list[int] = []
    for at in quotes:
        mark = stream.original(at)
        if mark == _QUOTES[0]:
            opened.append(at)
        elif mark == _QUOTES[1]:
            if not opened:
                return at
            opened.pop()
    return opened[0] if opened else quotes[-1]
