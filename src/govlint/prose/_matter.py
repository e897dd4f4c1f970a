"""Where a list of parts has ended because a statement of its own begins behind a semicolon."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.prose._items import Item
from govlint.prose._layout import Level
from govlint.prose.words import CHANNELS
from govlint.report.patterns import compiled

_OF_ITS_OWN = compiled(
    "^(?:另有|另外|此外|同时)"
    "|^(?:另|全年|本年度?|共|共计|累计)*(?:制发|制定|出台|印发|废止|作出|受理|收到|接到|接收|召开|举办|开展|接待|回应|解答|回复|办理回复|办理答复|组织召开|组织开展)"
)
_CARRIED_BY = compiled(
    r"访问|点击|浏览|阅读|媒体[^,。;0-9]{0,4}(?:刊发|报道)|(?:公众号|微信|微博|新媒体|头条号?|视频号|抖音)[^,;。0-9]{0,10}(?:发布|推送|公开|转载|发文)"
)
_PUBLISHED = compiled("(?:发布|公开|推送|刊发|编发|编印|制作|上传|转载|更新)")
_DISPUTES = ("复议", "诉讼")


def other_matter(level: Level, listed: Sequence[Item], total: int) -> int:
    """How many of the items behind figure ``total`` stand before a semicolon with something else behind it:
    其中部分公开1件;|制发文件3件, 其中新闻165条,通知39条;|公众号发布1135条. All where there is none, or where
    semicolons part the list itself."""
    if not listed:
        return 0
    first = level.lead(listed[0].at).removeprefix("其中")
    whole = level.lead(total)
    for at in range(1, len(listed)):
        if listed[at].separator == ";":
            lead = level.lead(listed[at].at)
            if _own(lead, first, alone=at == 1) or _other_dispute(lead, whole):
                return at
            return len(listed)
    return len(listed)


def _own(lead: str, first: str, alone: bool) -> bool:
    """Whether the words of an item begin a statement that those of the first do not. Behind a part that
    stands ``alone`` a verb does: 其中省级213篇;|发布解读10篇."""
    if _OF_ITS_OWN.match(lead) and not _OF_ITS_OWN.match(first):
        return True
    if alone:
        return bool(_PUBLISHED.match(lead)) and not _PUBLISHED.match(first)
    return bool(_CARRIED_BY.search(lead)) and not (CHANNELS.search(first) and _PUBLISHED.search(first))


def _other_dispute(lead: str, whole: str) -> bool:
    """Whether an item counts lawsuits and the total reviews, or the other way round."""
    return any(
        other in lead and one in whole and other not in whole for one, other in (_DISPUTES, _DISPUTES[::-1])
    )
