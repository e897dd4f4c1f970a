"""Vocabulary of the prose reader: plain language here, words about the regulation from its lexicon."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from govlint.report.patterns import any_of, compiled
from govlint.report.record import NamedTuple
from govlint.report.typed import Any

#: units of things counted one by one; within a group a list may mix them (3626条 made up of 件)
COUNTED = frozenset("条件宗份篇期则项次个起例部册张封幅本批款套类") | {"场次", "批次", "例次"}
#: units in which a list of parts can add up at all
ADDABLE = COUNTED | frozenset("人名家户页台辆字元场块处") | {"人次", "户次", "台次", "车次", "万字", ""}

#: media and channels: one item may run on several of them, so such parts can overlap
CHANNELS = compiled(
    "网站|网页|门户|微信|微博|公众号|客户端|app|APP|抖音|头条|快手|短视频|视频号|新媒体|自媒体|媒体|公告栏|公示栏|公开栏|宣传栏|橱窗"
    "|报纸|报刊|电视|广播|电台|杂志|公报|平台|渠道|电子屏|显示屏|触摸屏|宣传车|明白纸|查阅点|查阅中心|档案馆|图书馆|专栏|栏目|论坛|短信|栏"
)
#: what an item is about, or what is made of it: several may be true of one item
TOPICS = compiled("涉及|关于|有关|解读|图解")
# Alternatives for patterns; none begins another.
#: what came in
RECEIVED = "收到|受理|接收|接到|新收"
#: what was answered
ANSWERED = "答复|办结|回复|办复|办理完毕"
#: what may have been done with all that 共 adds up
DONE = "公开|发布|受理|收到|办理|答复|办结|完成"

#: what a list may split: all that was published or received
WHOLE = compiled(
    r"(?:公开|发布|收到|受理|答复|办理)了?(?:各类|各项)?(?:政府|政务)?(?:公开)?(?:信息|申请|公开申请)(?:总?数量?)?(?:共|共计)?(?:为|有)?$"
)
#: requests that come in, and what some of them come to
REQUESTS = compiled(f"(?:{RECEIVED})[^,。;:]{{0,28}}申请")
#: what was not dealt with in the year before
CARRIED_OVER = compiled("(?:上年|上一年|去年)度?的?(?:结转|转入)")
#: what all years together have come to
EVER = compiled("历年|历史|以来")
CASES = compiled("复议|诉讼")
#: a catch-all at the end of a list of channels: 利用宣传车、公开栏等方式
CATCH_ALL = compiled("等(?:其他|其它|各类|多种|各种|传统)?(?:方式|形式|渠道|途径|载体|手段|平台|媒介)")
#: what is left of a total
REMAINDER = compiled(
    r"(?:^|\t)[^\t]{0,8}?(?<!或)(?<!与)(?<!向)(?<!对)(?<!同)(?<!属于)(?<!转)(?<!告知)(?<!获取)(?:其他|其它)(?!组织|法律)|(?:^|\t)(?:其余|另有|剩余|余下|剩下)"
)
#: what is left of one kind of things only (其他文件, 其他科室), not of all that was counted
KINDRED = compiled(
    r"(?:其他|其它|其余)(?:相关|有关|各类|各项|重要|主动|公开|法定|政府|政务|业务|工作|应当|应|需|的)*+"
    r"(?!$|\t|[类各等项共\d]|累计|合计|信息|方式|渠道|形式|途径|情况|平台|内容|事项|处理|方面|媒体|来源|原因|情形|栏目|载体|结果)"
)


# Words of Traditional-script conversions and their mainland equals, of the same length so that offsets hold.
_CONVERTED = (
    ("资讯", "信息"), ("讯息", "信息"), ("网际网路", "互联网络"), ("网路", "网络"), ("线上", "在线"),
    ("规范性档案", "规范性文件"), ("政策档案", "政策文件"), ("入口网站", "门户网站"),
)  # fmt: skip
_CONVERTED_ANY = any_of(theirs for theirs, _ in _CONVERTED)


def mainland(folded: str) -> str:
    """A text in matching form with the words of Taiwan and Hong Kong replaced by mainland ones."""
    if _CONVERTED_ANY.search(folded):
        for theirs, ours in _CONVERTED:
            folded = folded.replace(theirs, ours)
    return folded


class Words(NamedTuple):
    """Words about the regulation's own matter, from ``x-lexicon`` of the regime.

    ``splits`` are complete divisions: tuples of alternatives, one tuple for each branch; a list that names
    every branch is exhaustive. ``criteria`` name what parts may be divided by (applicant, outcome ...), so
    that parts divided by different criteria are not added up. ``pairs`` are divisions in two that are mostly
    complete, believed only where the figures agree or nearly do.
    """

    splits: tuple[tuple[re.Pattern[str], ...], ...] = ()
    criteria: tuple[tuple[str, re.Pattern[str]], ...] = ()
    pairs: tuple[tuple[re.Pattern[str], ...], ...] = ()

    @classmethod
    def of(cls, lexicon: Mapping[str, Any]) -> Words:
        """The words of a regime's lexicon: ``complete_splits``, ``mostly_complete``, ``criteria``, if any."""
        splits, pairs = (
            tuple(tuple(_any_of(branch) for branch in split) for split in lexicon.get(key, ()))
            for key in ("complete_splits", "mostly_complete")
        )
        criteria = tuple((name, _any_of(words)) for name, words in lexicon.get("criteria", {}).items())
        return cls(splits, criteria, pairs)

    def criterion(self, text: str) -> str:
        """What the words of a part divide by, the first of the criteria they name; empty for none."""
        return next((name for name, pattern in self.criteria if pattern.search(text)), "")

    def criteria_of(self, text: str) -> set[str]:
        """Every criterion that a text names."""
        return {name for name, pattern in self.criteria if pattern.search(text)}


def _any_of(words: str | list[str]) -> re.Pattern[str]:
    listed = [words] if isinstance(words, str) else words
    return _pattern("|".join(re.escape(word) for word in sorted(listed, key=len, reverse=True)))


@lru_cache(maxsize=256)
def _pattern(text: str) -> re.Pattern[str]:
    return compiled(text)


NO_WORDS = Words()
