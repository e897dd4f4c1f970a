"""What a quantity with a name is, and what limits a figure to less than the whole report."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache

from govlint.prose._layout import CLAUSE, SENTENCE
from govlint.report.patterns import compiled, each
from govlint.report.record import NamedTuple
from govlint.report.typed import Any


class Kind(NamedTuple):
    """A quantity with a name. ``words`` must stand with the figure, ``without`` must not; ``nouns`` is what
    the sentence is about; ``denied`` are the nouns whose denial means that there is none of it, ``denials``
    words that deny it by themselves. ``beside`` names what no other part of the same breakdown may be.
    ``incoming`` marks what comes in (申请), which all the others split; ``outcome`` what became of one, which
    may be said without naming the requests and with the figure in front (2件结转下年度), as may be what
    ``trails`` (发生3件行政复议) and what is ``done`` (3件已答复). What is named ``ahead`` of its sentence's
    matter (上年结转3件,新收公开申请20件) is about what follows. What was ``brought`` from the year before may
    be counted in what came in. ``not_after`` must not stand before the
    figure in its sentence: 公示行政处罚决定5件,行政许可决定9件 counts what was shown to the public in both
    clauses."""

    id: str
    words: re.Pattern[str]
    without: re.Pattern[str] | None
    nouns: re.Pattern[str] | None
    units: frozenset[str]
    denied: re.Pattern[str] | None
    beside: re.Pattern[str] | None = None
    incoming: bool = False
    outcome: bool = False
    not_after: re.Pattern[str] | None = None
    trails: bool = False
    denials: re.Pattern[str] | None = None
    done: bool = False
    ahead: bool = False
    brought: bool = False

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
            _any_of(tuple(entry.get("not_after", ()))),
            bool(entry.get("trails", False)),
            _any_of(tuple(entry.get("denials", ()))),
            bool(entry.get("done", False)),
            bool(entry.get("ahead", False)),
            bool(entry.get("brought", False)),
        )


@lru_cache(maxsize=128)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str] | None:
    if not words:
        return None
    # ``^`` at the head of a word ties it to the beginning of the clause, ``$`` behind it to the figure.
    patterns = (
        "^" * word.startswith("^") + re.escape(word.strip("^$")) + "$" * word.endswith("$") for word in words
    )
    return compiled("|".join(sorted(patterns, key=len, reverse=True)))


@lru_cache(maxsize=8)
def _union(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return compiled("|".join(patterns))


# Whom or what a figure is limited to, and words that say it stands for all.
_WIDE = compiled(
    r"全[省市县区镇乡州旗国局院校街系](?:[^。;\n0-9]{0,12}[0-9]{1,6}[件宗][^。;\n]{0,40}?各(?:级|部门|单位))?|各级(?:各部门)?|(?:各|(?<=[省市县区州旗])职能)[^,。;:]{0,12}(?:部门|单位)[、和及,各]{1,2}[^,。;:]{0,8}(?:街道|乡镇|镇街|镇|乡)"
    r"|各[^,。;:]{0,8}(?:街道|乡镇|镇街|镇|乡)[^,。;:]{0,4}[、和及,各]{1,2}[^,。;:]{0,8}(?:部门|单位)|我(?:[省市县区镇乡州旗局院办厅委处]|街道|中心|园区|管委会|单位|部门|系统)"
    r"|本(?:[省市县区镇乡州旗局院办厅委机单街年]|中心|园区|管委会|部门|系统)|(?:公民|个人|自然人)、法人(?:(?:和|及|或|以及|、)(?:者)?其[他它]组织)?|公民(?=提出|递交)|任何[^,。;:]{1,8}|申请人(?:申请)?"
    r"|社会公众|全年|(?<!上)(?<!上一)年度|向[^,。;:0-9\0]{1,20}(?:提出|提交)"
    r"|(?:通过|以|采取|采用|经)[^,。;:0-9\0]{1,16}、[^,。;:0-9\0]{1,24}等(?:多种|各种)?(?:方式|渠道|途径|形式)"
    r"|(?:通过|以|采取|采用|经)[^,。;:0-9\0、]{2,8}、[^,。;:0-9\0、]{2,8}[、和及][^,。;:0-9\0、]{2,8}?(?:方式|渠道|途径|形式)?(?=共?(?:收到|受理|接收|接到))"
    r"|由(?:有关|相关)(?:部门|单位)(?=答复|办理|回复)"
)
_CHANNEL = compiled(
    r"通过(?!本|我|全)|网络|网上|网站|互联网|在线|线下|信函|纸质|书面(?!答复|回复|告知)|电子(?!化|屏|监察)|信件方式|邮寄(?!等?费|等任何|等各|等\0)|邮件|邮箱|当面|现场|窗口|传真|微信|公众号|其[他它](?:渠道|方式|途径|形式)"
)
_APPLICANT = compiled(r"自然人|公民|法人|企业|律师|社会组织|其他组织")
_ORGAN = compiled(
    r"本级|本机关|本单位|机关本级|(?<!各)(?:市|县|区|省|州)级(?!以|(?:行政)?规范性文件)|(?:市|县|区|省|州)直|(?<!人大)(?<!大会)代表(?!建议|议案|、?委员)|备案|办公室|办公厅|政府办|府办|部门"
    r"|乡镇|镇街|街道|各[乡镇]|县区|区县|县市|(?<![全我本])(?<!各)[^,。;:各全我本过在由经对向中]{1}局(?!面|部|限)|委员会|管委会|派出所|法院|某|[省市县区镇乡]{2,3}[两三]级"
)
_TIME = compiled(
    r"上半年|下半年|[一二三四1-4]季度|截至(?!12月)[0-9]{1,2}月|[0-9]{1,2}月份|(?<!今年)(?<!年初)以来|(?<!涉及)历年|多年|每年|近年|去年|(?<!结转)上一?年度?(?!度?(?:无|没有|未)?结转|度?转结|度?接转|转)|往年"
)
_YEAR = compiled(r"((?:19|20)[0-9]{2})年")

# 全区各单位共收到412件: more than one office of it did.
_ALL_ORGANS = compiled("全[省市县区州旗](?:各|所有)(?:级|有关)?(?:单位|部门|机关|街道|乡镇|镇)")

# What else letters and cases may be about.
OTHER = compiled(
    each(
        "许可 登记 援助 救助 低保 审批 业务 认定 补贴 资金 项目 办证 执行 仲裁 调解 听证 赔偿 贷款 立案 户籍"
        " 保险 工伤 入学 注册 变更 延期 补正 复议 诉讼 回避 公证 鉴定 保障 居住证 身份证 护照",
        "[^,。;:、0-9]{0,4}申请",
    )
    + r"|来信|信件|信箱|热线|留言|工单|建议|提案|(?<!复)议案|咨询|意见|投诉|举报|信访|诉求|来电|来访|问题"
    r"|许可|备案审查|稿件|公文|文件|反馈|纠纷|舆情|政策解读"
)
# 依法应对行政复议,共办理案件74件: a sentence on disputes goes on about them, not about the requests before.
_DISPUTES = compiled(r"复议|诉讼|应诉|仲裁")
# Of these only one channel of requests may be meant: 局长信箱收到2件.
_WAYS = compiled("来信|信件|信箱|热线|留言|来电|来访")
_OF_THOSE = compiled(r"(?:(?<=[,;])|^)(?:均|全部|都)(?:为|是|系|属于?|通过|由|来自)[^,;0-9]*(?=[,;])")
# In a clause of its own, the whole that the organs before make up.
_WHOLE = compiled(r"[,;](?:全[省市县区镇乡州旗局]|以上|合计|总计)")
_WHOLE_YEAR = compiled("[,;](?:全年|今年|本年|当年|(?:19|20)[0-9]{2}年)")
_BOUNDARY = "\0,;:、。\n省市县区州旗我本该由向经对及和与至给"
# A comparison with last year limits nothing: 较去年回落12.3%.
_COMPARING = compiled(
    r"[较比与同]?(?:去年|上年|上一年度?|(?<=[较比与同])(?:19|20)[0-9]{2}年度?)(?:同期)?(?:相比)?(?=[^,。;]{0,10}(?:增|减|回落|降|升|多|少|持平))"
    r"|(?:去年|上年|上一年度?)(?:同期)?(?:为|是)[0-9]{1,6}[件宗条份起个项](?=,)"
)
_BRACKETED = compiled(r"\([^()]{0,300}\)")


class Reader:
    """The text with its sentences, and what limits a figure in it."""

    def __init__(self, text: str, kinds: Sequence[Kind], year: int, organ: str) -> None:
        self.text = text
        self.kinds = kinds
        #: any word that names a quantity
        self.words = _union(tuple([kind.words.pattern for kind in kinds]))
        self.year = year
        self.organ = organ
        self.department = not organ.endswith(("政府", "办公室", "办公厅", "管委会", "管理委员会", "办事处"))
        self._stops = [match.end() for match in SENTENCE.finditer(text)]
        self._by_unit: dict[str, list[Kind]] = {}

    def of_unit(self, unit: str) -> list[Kind]:
        """The quantities that may be counted in ``unit``."""
        known = self._by_unit.get(unit)
        if known is None:
            known = self._by_unit[unit] = [kind for kind in self.kinds if unit in kind.units]
        return known

    def sentence_start(self, offset: int) -> int:
        """Where the sentence of ``offset`` begins, at most 300 characters back."""
        before = bisect_right(self._stops, offset)
        return max(0, offset - 300, self._stops[before - 1] if before else 0)

    def limit(self, start: int, end: int, since: int = -1) -> str:
        """The word between two offsets that narrows what the figure at ``end`` stands for.

        Organ and time hold for the rest of their sentence, a channel from the figure before (``since``) on,
        an applicant in its own clause only.
        """
        words = self.text[start:end]
        if "(" in words:
            words = _BRACKETED.sub("", words)
        if "年" in words:
            words = _COMPARING.sub("", words)
        years = {int(found) for found in _YEAR.findall(words)} if "年" in words else set()
        if self.year and years and self.year not in years:
            return f"{max(years)}年"
        # 均为网上申请: what is said of all of them before limits nothing behind.
        words = _OF_THOSE.sub("", words)
        if self.department and (found := _ALL_ORGANS.search(words)):
            return found[0]
        words = _WIDE.sub("\0", words)
        near = words
        if since > start:
            near = _WIDE.sub("\0", _OF_THOSE.sub("", _BRACKETED.sub("", self.text[since:end])))
        clause = CLAUSE.split(near)[-1]
        # 上半年5件,下半年7件,全年共12件: the year ends what its parts limit.
        year, _ = _last(_WHOLE_YEAR, self.text, start, end)
        times = words if year < 0 else self.text[year:end]
        for pattern, held in ((_CHANNEL, near), (_TIME, times), (_APPLICANT, clause)):
            found = pattern.search(held)
            if found:
                return found[0]
        # 县直部门收到29件,全县共收到43件: the whole ends what an organ limits.
        whole, _ = _last(_WHOLE, self.text, start, end)
        if whole >= 0:
            words = _WIDE.sub("\0", _BRACKETED.sub("", self.text[whole:end]))
        for match in _ORGAN.finditer(words):
            if match[0] not in self.organ and not self.own(words, match):
                return match[0]
        return ""

    def own(self, words: str, match: re.Match[str]) -> bool:
        """Whether an organ is the reporting one, named in short: 教体局 for 教育体育局."""
        if not match[0].endswith("局"):
            return False
        start = match.start()
        # 2024年县局: the level is all that is said before 局.
        bare = match[0][0] in "省市县区州旗"
        while not bare and start and match.end() - start < 4 and words[start - 1] not in _BOUNDARY:
            start -= 1
        letters = iter(self.organ)
        return all(letter in letters for letter in words[start : match.end()])

    def about(self, kind: Kind, start: int, end: int) -> bool:
        """Whether the last thing named in the sentence (or else in the one before) is the kind's."""
        if kind.nouns is None:
            return True
        for low, high in ((start, end), (self.sentence_start(max(0, start - 1)), start)):
            last, last_size = _last(kind.nouns, self.text, low, high)
            other, other_size = _last(OTHER, self.text, low, high)
            if last >= 0 or other >= 0:
                if last == other:
                    # The longer word is the one meant: 规范性文件 before 文件, but 许可申请 before 申请.
                    return last_size >= other_size
                if last >= 0 and self._is_way(kind.nouns, low, other):
                    return True
                if last >= 0 and kind.outcome and self.outcomes(start) >= 2:
                    return True  # 申请50件,…属信访11件,结转下年2件
                if last >= 0 and self.text[:last].endswith(self.text[other - other_size : other]):
                    # 规范性文件4件,废止文件2件: the same things, named shorter.
                    return True
                return last > other
            if _DISPUTES.search(self.text, low, high):
                return False
        # 予以公开20件,部分公开8件: two outcomes side by side speak of requests by themselves.
        if (kind.outcome or kind.done) and self.outcomes(start) >= 2:
            return True
        # 上年结转3件,新收公开申请20件: what follows in the sentence may say what it is about.
        return kind.ahead and self._said_behind(kind.nouns, end)

    def _said_behind(self, nouns: re.Pattern[str], end: int) -> bool:
        """Whether the first thing named behind ``end`` in its sentence is one of ``nouns``."""
        stop = SENTENCE.search(self.text, end, end + 80)
        high = stop.start() if stop else min(len(self.text), end + 80)
        named, other = nouns.search(self.text, end, high), OTHER.search(self.text, end, high)
        return named is not None and (other is None or named.start() < other.start())

    def _is_way(self, nouns: re.Pattern[str], low: int, other: int) -> bool:
        """Whether what ends at ``other`` is one of the ways in which the things named came: 申请13件,其中
        信箱收到2件."""
        opened = self.text.rfind("其中", low, other)
        return (
            opened >= 0
            and ";" not in self.text[opened:other]
            and _WAYS.search(self.text, other - 2, other) is not None
            and nouns.search(self.text, low, opened) is not None
        )

    def outcomes(self, start: int) -> int:
        """How many different outcomes the sentence from ``start`` on names."""
        end = SENTENCE.search(self.text, start)
        stop = min(start + 300, end.start() if end else len(self.text))
        return sum(1 for kind in self.kinds if kind.outcome and kind.words.search(self.text, start, stop))


# 被申请行政复议3件: no request.
_TO_DISPUTE = ("行政复议", "复议", "行政诉讼")


def _last(pattern: re.Pattern[str], text: str, low: int, high: int) -> tuple[int, int]:
    """End and length of the last match, -1 when there is none."""
    found = (-1, 0)
    for match in pattern.finditer(text, low, high):
        if not text.startswith(_TO_DISPUTE, match.end()):
            found = (match.end(), match.end() - match.start())
    return found
