"""Quantities that a report states by name: requests received, carried over, granted ..., and what it denies.

What is named, by which words, comes from the regime (``x-prose``); how Chinese limits, denies and claims all
is plain language and stands here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from govlint.prose._layout import Level, levels, shifted
from govlint.prose.figures import Figure, figures
from govlint.prose.percents import Growth
from govlint.prose.sums import Sum
from govlint.report.patterns import compiled
from govlint.report.record import NamedTuple
from govlint.report.typed import Any


class Kind(NamedTuple):
    """A quantity with a name. ``words`` must stand with the figure, ``without`` must not; ``nouns`` is what
    the sentence is about; ``denied`` are the nouns whose denial means that there is none of it. ``beside``
    names what no other part of the same breakdown may be. ``incoming`` marks what comes in (申请), which all
    the others split; ``outcome`` what became of one, which may be said without naming the requests and
    with the figure in front (2件结转下年度)."""

    id: str
    words: re.Pattern[str]
    without: re.Pattern[str] | None
    nouns: re.Pattern[str] | None
    units: frozenset[str]
    denied: re.Pattern[str] | None
    beside: re.Pattern[str] | None = None
    incoming: bool = False
    outcome: bool = False

    @classmethod
    def of(cls, entry: Mapping[str, Any]) -> Kind:
        """A kind from an entry of ``x-prose``."""
        words = _any_of(tuple(entry["words"]))
        assert words is not None
        return cls(
            entry["id"],
            words,
            _any_of(tuple(entry.get("not", ()))),
            _any_of(tuple(entry.get("nouns", ()))),
            frozenset("元" if unit == "万元" else unit for unit in entry["unit"]),
            _any_of(tuple(entry.get("denied", ()))),
            _any_of(tuple(entry.get("not_beside", ()))),
            bool(entry.get("incoming", False)),
            bool(entry.get("outcome", False)),
        )


class Quantity(NamedTuple):
    """A figure for a named quantity. ``limited`` is the word that narrows it (本级, 网络申请), empty when it
    stands for the whole report."""

    id: str
    figure: Figure
    limited: str


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


class Named(NamedTuple):
    """All that a text says of named quantities."""

    quantities: tuple[Quantity, ...]
    denials: tuple[Denial, ...]
    completions: tuple[Completion, ...]


@lru_cache(maxsize=128)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str] | None:
    if not words:
        return None
    # ``^`` at the head of a word ties it to the beginning of the clause.
    patterns = ("^" * word.startswith("^") + re.escape(word.removeprefix("^")) for word in words)
    return compiled("|".join(sorted(patterns, key=len, reverse=True)))


@lru_cache(maxsize=8)
def _union(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return compiled("|".join(patterns))


# Whom or what a figure is limited to, and words that say it stands for all.
_WIDE = compiled(
    r"全[省市县区镇乡州旗国局院校街系]|各级(?:各部门)?|各[^,。;:]{0,12}(?:部门|单位)[、和及,各]{1,2}[^,。;:]{0,8}(?:街道|乡镇|镇街|镇|乡)"
    r"|各[^,。;:]{0,8}(?:街道|乡镇|镇街|镇|乡)[^,。;:]{0,4}[、和及,各]{1,2}[^,。;:]{0,8}(?:部门|单位)|我[省市县区镇乡州旗局院办厅委处]"
    r"|本[省市县区镇乡州旗局院办厅委机单街年]|公民、法人(?:(?:和|及|或|以及|、)(?:者)?其[他它]组织)?|任何[^,。;:]{1,8}|申请人(?:申请)?"
    r"|社会公众|全年|年度"
)
_CHANNEL = compiled(
    r"通过(?!本|我|全)|网络|网上|网站|互联网|在线|信函|信件方式|邮寄|邮件|邮箱|当面|现场|窗口|传真|微信|公众号"
)
_APPLICANT = compiled(r"自然人|公民|法人|企业|律师|社会组织|其他组织")
_ORGAN = compiled(
    r"本级|本机关|本单位|机关本级|(?<!各)(?:市|县|区|省|州)级(?!以)|(?:市|县|区|省|州)直|代表|备案|办公室|办公厅|政府办|府办|部门"
    r"|乡镇|镇街|街道|县区|区县|县市|(?<![全我本])(?<!各)[^,。;:各全我本]{1}局(?!面|部|限)|委员会|管委会|派出所|法院|某"
)
_TIME = compiled(
    r"上半年|下半年|[一二三四1-4]季度|截至(?!12月)[0-9]{1,2}月|[0-9]{1,2}月份|以来|历年|多年|每年|近年|去年|上一?年度?(?!度?结转|度?转结|度?接转|转)|往年"
)
_YEAR = compiled(r"((?:19|20)[0-9]{2})年")

# What else letters and cases may be about.
_OTHER = compiled(
    r"(?:许可|登记|援助|救助|低保|审批|业务|认定|补贴|资金|项目|办证|执行|仲裁|调解|听证|赔偿|贷款|立案|户籍|保险|工伤|入学|注册|变更|延期|补正"
    r"|复议|诉讼|回避|公证|鉴定|保障|居住证|身份证|护照)[^,。;:、0-9]{0,4}申请"
    r"|来信|信件|信箱|热线|留言|工单|建议|提案|议案|咨询|意见|投诉|举报|信访|诉求|来电|来访|问题|许可|备案审查|稿件|公文|文件|反馈|纠纷|舆情|政策解读"
)
_SENTENCE = compiled(r"[。!?\n]")
# A comparison with last year limits nothing: 较去年回落12.3%.
_COMPARING = compiled(
    r"[较比与同]?(?:去年|上年|上一年度?)(?:同期)?(?:相比)?(?=[^,。;]{0,10}(?:增|减|回落|降|升|多|少|持平))"
)
_BRACKETED = compiled(r"\([^()]{0,300}\)")
_CLAUSE = compiled(r"[,;。:\n!?]")
_DENIAL = compiled(
    r"(?:未曾|尚未|从未|并未|未|没有|没|暂无|均无|无|不(?=存在|涉及))"
    r"(?P<verb>有?(?:收到|接收到|接到|接收|受理|发生|产生|出现|提起|收取|涉及|引发|引起|存在|收|人|因|被)|有)?"
)
_QUALIFIED = compiled(
    r"纠错|纠正|败诉|撤销|违法|逾期|超期|超时|不当|不服|严重|重大|无法|正当|失泄密|泄密|虚假"
)
_DONE = compiled(
    r"(?:均|都|全部|全都|已全部|一律|悉数|百分之百|100%)(?:已|能|予以)?[^,。;:0-9]{0,18}?(?:答复|办结|回复|办理完毕|处理完毕|办复|办理)"
    r"|(?:答复|办结|回复|办复|办理|受理|处理)率[^,。;:0-9]{0,8}100%"
    r"|已[^,。;:0-9]{0,12}(?:办结|答复|回复|办复|办理完毕)(?=[,。;]|$)"
)
_SOME = compiled("其余|其他|其它|剩余|其中|部分")
_TIMELY = compiled(r"按时|按期|及时|期限|时限|规定|依法|法定|期内|程序")


def named(
    folded: str,
    kinds: Iterable[Kind],
    sums: Sequence[Sum] = (),
    growths: Sequence[Growth] = (),
    found: list[Figure] | None = None,
    year: int = 0,
    organ: str = "",
) -> Named:
    """What a text in matching form says of named quantities.

    ``organ`` is the reporting organ's name: its own office does not limit a figure. ``year`` is the report
    year: figures of other years are limited.
    """
    wanted = list(kinds)
    if not wanted:
        return Named((), (), ())
    listed = figures(folded) if found is None else found
    compared = _compared(growths)
    reader = _Reader(folded, wanted, year, organ)
    quantities: list[Quantity] = []
    for level in levels(folded, listed):
        for at, figure in enumerate(level.figures):
            if figure.start + level.base in compared or not figure.unit:
                continue
            one = _quantity(reader, level, at, wanted)
            if one is not None:
                quantities.append(one)
    quantities.sort(key=lambda one: one.figure.start)
    limited = _limited_by_sums(quantities, sums, {kind.id: kind for kind in wanted})
    return Named(tuple(limited), tuple(_denials(reader, wanted)), tuple(_completions(reader, wanted)))


def _compared(growths: Sequence[Growth]) -> frozenset[int]:
    """Offsets of figures that only compare with another year."""
    return frozenset(
        value.start for one in growths for value in (one.by, one.percent, one.last) if value is not None
    )


class _Reader:
    """The text with its sentences, and what limits a figure in it."""

    def __init__(self, text: str, kinds: Sequence[Kind], year: int, organ: str) -> None:
        self.text = text
        self.kinds = kinds
        #: any word that names a quantity
        self.words = _union(tuple([kind.words.pattern for kind in kinds]))
        self.year = year
        self.organ = organ

    def sentence_start(self, offset: int) -> int:
        """Where the sentence of ``offset`` begins, at most 300 characters back."""
        low = max(0, offset - 300)
        last = low
        for match in _SENTENCE.finditer(self.text, low, offset):
            last = match.end()
        return last

    def limit(self, start: int, end: int, since: int = -1) -> str:
        """The word between two offsets that narrows what the figure at ``end`` stands for.

        Organ and time hold for the rest of their sentence, a channel from the figure before (``since``) on,
        an applicant in its own clause only.
        """
        words = _COMPARING.sub("", _BRACKETED.sub("", self.text[start:end]))
        years = {int(found) for found in _YEAR.findall(words)}
        if self.year and years and self.year not in years:
            return f"{max(years)}年"
        words = _WIDE.sub("\0", words)
        near = words if since <= start else _WIDE.sub("\0", self.text[since:end])
        clause = _CLAUSE.split(near)[-1]
        for pattern, held in ((_CHANNEL, near), (_TIME, words), (_APPLICANT, clause)):
            found = pattern.search(held)
            if found:
                return found[0]
        for match in _ORGAN.finditer(words):
            if match[0] not in self.organ:
                return match[0]
        return ""

    def about(self, kind: Kind, start: int, end: int) -> bool:
        """Whether the last thing named in the sentence (or else in the one before) is the kind's."""
        if kind.nouns is None:
            return True
        for low, high in ((start, end), (self.sentence_start(max(0, start - 1)), start)):
            last, last_size = _last(kind.nouns, self.text, low, high)
            other, other_size = _last(_OTHER, self.text, low, high)
            if last >= 0 or other >= 0:
                if last == other:
                    # The longer word is the one meant: 规范性文件 before 文件, but 许可申请 before 申请.
                    return last_size >= other_size
                if last >= 0 and self.text[:last].endswith(self.text[other - other_size : other]):
                    # 规范性文件4件,废止文件2件: the same things, named shorter.
                    return True
                return last > other
        # 予以公开20件,部分公开8件: two outcomes side by side speak of requests by themselves.
        return kind.outcome and self.outcomes(start) >= 2

    def outcomes(self, start: int) -> int:
        """How many different outcomes the sentence from ``start`` on names."""
        end = _SENTENCE.search(self.text, start)
        stop = min(start + 300, end.start() if end else len(self.text))
        return sum(1 for kind in self.kinds if kind.outcome and kind.words.search(self.text, start, stop))


def _last(pattern: re.Pattern[str], text: str, low: int, high: int) -> tuple[int, int]:
    """End and length of the last match, -1 when there is none."""
    found = (-1, 0)
    for match in pattern.finditer(text, low, high):
        found = (match.end(), match.end() - match.start())
    return found


def _quantity(reader: _Reader, level: Level, at: int, kinds: Sequence[Kind]) -> Quantity | None:
    """The named quantity that figure ``at`` of a level gives, if any."""
    figure = level.figures[at]
    before = level.lead(at)[-60:]
    bare = _BARE_LEAD.match(before) is not None
    if not bare and not reader.words.search(before):
        return None
    behind = level.text[figure.stop : figure.stop + 24]
    cut = _CLAUSE.search(behind)
    behind = behind[: cut.start()] if cut else behind
    behind = _NEXT.split(behind, 1)[0]
    best: tuple[int, Kind] | None = None
    for kind in kinds:
        if figure.unit not in kind.units:
            continue
        spots = [match.end() for match in kind.words.finditer(before)]
        if not spots and kind.outcome and bare:
            spots = [0 for _ in kind.words.finditer(behind)]
        if not spots:
            continue
        if kind.without is not None and kind.without.search(before + "\t" + behind):
            continue
        if best is None or spots[-1] > best[0]:
            best = (spots[-1], kind)
    if best is None:
        return None
    kind = best[1]
    base = level.base
    start = reader.sentence_start(figure.start + base)
    if not reader.about(kind, start, figure.stop + base + len(behind)):
        return None
    clause = figure.start + base
    if "分别" in before or "依次" in before:
        # Several figures for several years, organs or things in turn.
        return None
    if kind.incoming and _OTHER.search(before) and "等" in before[-3:]:
        # 收到群众来信、依申请公开等26件 counts more than requests.
        return None
    before_figure = level.figures[at - 1].stop + base if at else 0
    limited = reader.limit(start, clause, max(start, before_figure))
    return Quantity(kind.id, shifted(figure, base) if base else figure, limited)


_NEXT = compiled(r"[0-9、\0]")
_DIGIT = compiled("[0-9]")
_NOT = compiled("未|不|没")
_BARE_LEAD = compiled(r"(?:其中|另|还|尚|已|对|有|将|余下|剩余|的|\()*$")


def _limited_by_sums(
    quantities: Sequence[Quantity], sums: Sequence[Sum], kinds: Mapping[str, Kind]
) -> list[Quantity]:
    """Parts of a breakdown are limited with their total, and a part of its own kind's total by itself."""
    limits = {one.figure.start: one for one in quantities}
    parents: dict[int, Sum] = {}
    for split in sums:
        if split.holds:
            for part in split.parts:
                parents.setdefault(part.figure.start, split)
    result = []
    for one in quantities:
        parent = parents.get(one.figure.start)
        if parent is not None and not one.limited:
            total = limits.get(parent.total.start)
            if total is not None and (total.limited or total.id == one.id):
                one = one._replace(limited=total.limited or "其中")
            beside = kinds[one.id].beside
            if beside is not None and any(beside.search(part.label) for part in parent.parts):
                one = one._replace(limited=parent.parts[0].label)
        result.append(one)
    return result


def _denials(reader: _Reader, kinds: Sequence[Kind]) -> Iterable[Denial]:
    text = reader.text
    deniable = [kind for kind in kinds if kind.denied is not None]
    if not deniable:
        return
    said: set[tuple[str, int]] = set()
    for match in _DENIAL.finditer(text):
        cut = _CLAUSE.search(text, match.end(), match.end() + 60)
        end = cut.start() if cut else min(len(text), match.end() + 60)
        words = text[match.end() : end]
        if _QUALIFIED.search(words) or _DIGIT.search(words):
            continue
        verb = match["verb"] or ""
        if not verb and match[0].endswith("未"):
            continue
        for kind in deniable:
            if (kind.id, end) not in said and _denies(kind, verb, words):
                said.add((kind.id, end))
                start = reader.sentence_start(match.start())
                limited = reader.limit(start, match.start()) or reader.limit(match.end(), end)
                yield Denial(kind.id, match.start(), end, limited)


# What may stand between 未收到 and 申请 without narrowing it.
_APPLICANTS = compiled(
    "公民|法人|和(?!个人)|及|或者?|组织|任何|单位|个人|群众|社会|公众|当事人|申请人|提出|提交|要求|有关|关于|相关|各类|形式|方面|政府|政务|信息"
    "|依法|依据|书面|向|对|本|我|局|镇|乡|街道|办|机关|县|区|市|公开|的|、|以|一|件|份|条例|《》|依|(?<=、)其[他它]|(?<=和)其[他它]|(?<=或)其[他它]|(?<=者)其[他它]|(?<=及)其[他它]"
)
_RECEIVING = ("收到", "接收到", "接到", "接收", "受理", "收", "人", "")
_TAIL = compiled(
    r"(?:的|件|案件|事项|事宜|情况|数量|信息|办件|案例|案|要求|政府信息|办理|受理|发生|产生|费用|问题|的情况|情形|等|和|及|、|或者?|与|政府信息公开|行政诉讼|行政复议|诉讼|复议|申诉|提起|申请|被)*$"
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
        # 未发生因…申请引起的 and 未收到需要收费的申请 are about something else.
        said = _APPLICANTS.sub("", words[: found.start()])
        return verb.removeprefix("有") in _RECEIVING and len(said) <= 2
    return True


def _completions(reader: _Reader, kinds: Sequence[Kind]) -> Iterable[Completion]:
    requests = next((kind for kind in kinds if kind.incoming), None)
    if requests is None:
        return
    text = reader.text
    for match in _DONE.finditer(text):
        start = reader.sentence_start(match.start())
        if not reader.about(requests, start, match.start()):
            continue
        clause_words = _CLAUSE.split(text[start : match.start()])[-1]
        if _NOT.search(match[0]) or _SOME.search(clause_words):
            continue
        timely = _TIMELY.search(text[max(start, match.start() - 6) : match.end()]) is not None
        clause = reader.limit(start, match.start(), match.start())
        yield Completion(match.start(), match.end(), timely, clause)
