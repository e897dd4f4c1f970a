"""Words that say there was none of something, and words that say that all was dealt with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from govlint.prose._layout import CLAUSE
from govlint.prose._scope import Kind, Reader
from govlint.prose.words import ANSWERED, CARRIED_OVER, RECEIVED
from govlint.report.patterns import compiled, each
from govlint.report.record import NamedTuple


class Denial(NamedTuple):
    """Words that say there was none: 未收到政府信息公开申请."""

    id: str
    start: int
    end: int
    limited: str


class Completion(NamedTuple):
    """Words that say all requests were dealt with. ``timely`` when only 按时 is claimed of them (均按期答复),
    which what is still in time does not contradict."""

    start: int
    end: int
    timely: bool
    limited: str


_DENIAL = compiled(
    r"(?:未曾|尚未|从未|并未|未|没有|没|暂无|均无|无|不(?=存在|涉及))"
    r"(?P<verb>有?(?:收到|接收到|接到|接收|受理|发生|产生|出现|提起|收取|涉及|引发|引起|存在|收(?!费)|人|因|被)|有|(?:向|对)[^,。;:0-9\n]{1,12}?收取)?"
)
_FURTHER = compiled(
    r",(?:被|或者?|和|及|以及)?(?:提起|申请|引发|引起)(?:的)?(?:行政)?(?:诉讼|复议)(?:案件)?的?(?:情况|情形|案件|问题)?(?=[,。;]|$)"
)
_QUALIFIED = compiled(
    r"纠错|纠正|败诉|撤销|违法|逾期|超期|超时|不当|不服|严重|重大|无法|正当|失泄密|泄密|虚假"
)
_DONE = compiled(
    each(
        "均(?<![平日月年人户]均) 都 全部 全都 已全部 一律 悉数 百分之百 100%",
        "(?:已|能|予以)?[^,。;:0-9]{0,18}?(?:答复|办结|回复|办理完毕|处理完毕|办复|办理)",
    )
    + "|"
    + each("答复 办结 回复 办复 办理 受理 处理", "率[^,。;:0-9]{0,8}100%")
    + rf"|已[^,。;:0-9]{{0,12}}(?:{ANSWERED})(?=[,。;]|$)"
)
_SOME = compiled("其余|其他|其它|剩余|其中|部分")
_TIMELY = compiled(r"按时|按期|及时|期限|时限|规定时|规定的时|规定期|法定|期内")
_DIGIT = compiled("[0-9]")
_NEW = compiled(RECEIVED)
_HANDED_ON = compiled("分送|转办|转交|移交|交由|转送|分办")
# 除2件结转外,均已答复
_EXCEPT = compiled("除[^,。;]{1,24}外,?[^,。;]{0,6}$")
# 已办结239件,|均依法答复: of those that were dealt with.
_ANSWERED = compiled("(?:办结|答复|回复)[^,;。0-9]{0,8}[0-9]{1,6}[件宗份条起个项],$")
# 3件|已答复: of so many only.
_SO_MANY = compiled("(?:另|有|另有)?(?P<count>[0-9]{1,6})[件宗份条起个项](?:申请)?")
# 因信息公开引起的行政复议没有发生: the denial stands behind what it denies.
# The search leaps to 发, 产 and 出.
_BEHIND = compiled(
    r"(?:发生|产生|出现)(?<=未..)过?(?=[,;。\n]|$)|(?:发生|产生|出现)(?<=没有..)过?(?=[,;。\n]|$)"
)
_UNSAID = compiled("(?:均|都|也)?(?:没有|未曾|从未|未)$")
_NOT = compiled("未|不|没|免费")
# 复议、诉讼均为0件, 复议案件数为0: of all that its clause names. With a unit and of one thing it is a figure.
_NOUGHT = compiled(r"[0零](?<![0-9.].)(?P<unit>[件宗起次例个元](?:次|案)?)?(?=[,;。)\n]|$)")
_IS_NOUGHT = compiled("(?P<each>(?:均|都|皆)(?:为|是)?)$|(?:为|是)$")
_BOTH = compiled("复议[^,;。]{0,8}[、和及或与][^,;。]{0,8}诉讼")
_INCOMING = compiled("收到|接收到|接到|接收|受理")
# 到期办结率, 应办结的办结率: of what was due, whatever is still in time.
_OF_DUE = compiled("(?:到期|应办|应答|应回)[^,。;:0-9]{0,8}$")


def denials(reader: Reader, kinds: Sequence[Kind]) -> Iterable[Denial]:
    text = reader.text
    deniable = [kind for kind in kinds if kind.denied is not None]
    if not deniable:
        return
    for kind in kinds:
        for match in kind.denials.finditer(text) if kind.denials is not None else ():
            limited = reader.limit(reader.sentence_start(match.start()), match.start())
            yield Denial(kind.id, match.start(), match.end(), limited)
    said: set[tuple[str, int]] = set()
    for match in _DENIAL.finditer(text):
        cut = CLAUSE.search(text, match.end(), match.end() + 60)
        end = cut.start() if cut else min(len(text), match.end() + 60)
        if further := _FURTHER.match(text, end):
            # 未发生因…申请行政复议,提起行政诉讼的情况: one denial of both.
            end = further.end()
        words = text[match.end() : end]
        if _QUALIFIED.search(words) or _DIGIT.search(words) or words.startswith("减免"):
            continue
        verb = match["verb"] or ""
        if not verb and match[0].endswith("未"):
            continue
        for kind in deniable:
            if (kind.id, end) not in said and _denies(kind, verb, words):
                said.add((kind.id, end))
                start = reader.sentence_start(match.start())
                since = _after_figures(text, start, match.start())
                limited = reader.limit(start, match.start(), since) or reader.limit(match.end(), end)
                yield Denial(kind.id, match.start(), end, limited)
    yield from _behind(reader, deniable)


def _behind(reader: Reader, deniable: Sequence[Kind]) -> Iterable[Denial]:
    """Denials that stand behind what they deny: 复议、诉讼均为0件, 复议没有发生."""
    text = reader.text
    for match in _NOUGHT.finditer(text):
        start = reader.sentence_start(match.start())
        words = CLAUSE.split(text[start : match.start()])[-1]
        nought = _IS_NOUGHT.search(words)
        if nought is not None and (nought["each"] or not match["unit"]):
            yield from _of_clause(reader, deniable, words[: nought.start()], start, match)
        elif match["unit"] and _BOTH.search(words):
            yield from _of_clause(reader, deniable, words, start, match)
    for match in _BEHIND.finditer(text):
        start = reader.sentence_start(match.start())
        words = _UNSAID.sub("", CLAUSE.split(text[start : match.start()])[-1])
        yield from _of_clause(reader, deniable, words, start, match)


def _of_clause(
    reader: Reader, deniable: Sequence[Kind], words: str, start: int, match: re.Match[str]
) -> Iterable[Denial]:
    """Denials behind the words they deny, in a sentence that begins at ``start``: 复议、诉讼均为0件."""
    if _QUALIFIED.search(words) or _DIGIT.search(words) or words.endswith("率"):
        return
    verb = _INCOMING.search(words)
    begins = reader.text.rfind(words, start, match.start())
    for kind in deniable:
        if kind.incoming:
            denied = verb is not None and _denies(kind, verb[0], words[verb.end() :])
        else:
            denied = _denies(kind, "", words)
        if denied:
            yield Denial(kind.id, begins, match.end(), reader.limit(start, match.start()))


def _after_figures(text: str, start: int, end: int) -> int:
    """Where the clause of the last figure between two offsets ends, -1 without one: 1件为书面,|未引起…."""
    last = -1
    for match in _DIGIT.finditer(text, start, end):
        last = match.end()
    stop = CLAUSE.search(text, last, end) if last >= 0 else None
    return stop.end() if stop else last


# What may stand between 未收到 and 申请 without narrowing it.
_APPLICANTS = compiled(
    "公民|法人|和(?!个人)|及|或者?|组织|任何|单位|个人|群众|主动|受理|社会|公众|当事人|申请人|提出|提交|要求|有关|关于|相关|各类|形式|方面|政府|政务|信息"
    "|依法|依据|依申请公开|申请公开|书面|向|对|本|我|局|镇|乡|街道|办|机关|县|区|市|公开|的|、|以|一|件|份|条例|《》|依|(?<=、)其[他它]|(?<=和)其[他它]|(?<=或)其[他它]|(?<=者)其[他它]|(?<=及)其[他它]"
)
# 申请行政复议: to apply for it, not a request.
_DISPUTED = compiled("(?:的|引起|引发|提起)*(?:行政)?(?:复议|诉讼)")
_RECEIVING = ("收到", "接收到", "接到", "接收", "受理", "收", "人", "")
# Longer words first: none is given back.
_TAIL = compiled(
    r"(?:政府信息公开|政府信息|行政诉讼|行政复议|的情况|案件|事项|事宜|情况|数量|信息|办件|案例|要求|办理|受理|发生|产生|费用|问题|情形|以及"
    r"|诉讼|复议|申诉|投诉|举报|信访|提起|申请|件数|总数|数|量|的|件|案|等|和|及|、|,|与|被|\([^()]{0,40}\)|或者?)*+$"
)


def _denies(kind: Kind, verb: str, words: str) -> bool:
    assert kind.denied is not None
    spots = list(kind.denied.finditer(words))
    if not spots or not _TAIL.match(words, spots[-1].end()):
        return False
    found = spots[-1]
    if kind.incoming:
        if not verb and len(found[0]) < 3:
            return False
        if _DISPUTED.match(words, found.end()):
            return False
        # 未发生因…申请引起的 and 未收到需要收费的申请 are about something else.
        said = _APPLICANTS.sub("", words[: found.start()])
        return verb.removeprefix("有") in _RECEIVING and len(said) <= 1
    return True


def _came_in(text: str, start: int, end: int, count: str) -> bool:
    """Whether so many came in: 收到申请45件,…。|45件均已办结."""
    return any(match["count"] == count for match in _CAME_IN.finditer(text, max(0, start - 120), end))


_CAME_IN = compiled(rf"(?:{RECEIVED})[^,。;0-9]{{0,20}}(?P<count>[0-9]{{1,6}})[件宗份条起个项]")


def completions(reader: Reader, kinds: Sequence[Kind]) -> Iterable[Completion]:
    requests = next((kind for kind in kinds if kind.incoming), None)
    if requests is None:
        return
    text = reader.text
    for match in _DONE.finditer(text):
        start = reader.sentence_start(match.start())
        if not reader.about(requests, start, match.start()):
            continue
        clause_words = CLAUSE.split(text[start : match.start()])[-1]
        so_many = _SO_MANY.fullmatch(clause_words)
        if so_many and _came_in(text, start, match.start(), so_many["count"]):
            so_many = None
        if (
            _EXCEPT.search(text, start, match.start())
            or _NOT.search(match[0])
            or _SOME.search(clause_words)
            or so_many
        ):
            continue
        if _HANDED_ON.search(match[0]):
            continue
        if "率" in match[0] and _OF_DUE.search(clause_words):
            continue
        # 均在时限内答复,答复率100%: the rate says it of all.
        near = text[max(start, match.start() - 6) : match.end()]
        timely = _TIMELY.search(near.rpartition(",")[2] if "率" in match[0] else near) is not None
        clause = reader.limit(start, match.start(), match.start())
        # 上年结转3件,已全部办结: only those.
        if CARRIED_OVER.search(text, start, match.start()) and not _NEW.search(text, start, match.start()):
            clause = clause or "上年"
        if _ANSWERED.search(text, start, match.start()) and "率" not in match[0]:
            clause = clause or "已办结"
        yield Completion(match.start(), match.end(), timely, clause)
