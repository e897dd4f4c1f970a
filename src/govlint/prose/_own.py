"""Whether figures said in turn (分别) have a subject of their own and split nothing before them."""

from __future__ import annotations

from govlint.prose._items import has_total_word
from govlint.prose._layout import Level
from govlint.prose._markers import Marker
from govlint.prose._readings import Reading
from govlint.prose._sum import size_of
from govlint.prose.words import CHANNELS, REQUESTS, WHOLE, Words
from govlint.report.patterns import compiled

_STOPS = ",;。:\n"
_OPENED = compiled("其中|包括|包含")
# 分别|发布318条: what was done, and no name of a part.
_NO_NAME = compiled(
    r"(?:公开|发布|推送|转载|更新|刊登|刊发|编发|制作|收到|受理|接收|答复|办理|办结|完成|开展|举办|召开|各类|政府|政务|信息|申请"
    r"|了|为|有|是|达到?|约|占|共|:|\0)*+"
)


# 38件,一至四季度分别为…: the year is made up of them.
_PERIODS = compiled("季度|半年|月份")


def of_its_own(level: Level, marker: Marker, reading: Reading, words: Words) -> bool:
    """Whether a list behind 分别 that misses its total has a subject that is none of it: 官方微博发布2790条,
    两个公众号分别发布318条和506条.

    The subject splits the total where it names ways or applicants of requests, branches of an established
    division, or channels of all that was published, and the figures come near to the total or exceed it."""
    total = reading.total
    subject = _subject(level, marker, reading.total_index)
    if not subject:
        return False
    lead = level.lead(reading.total_index)
    if CHANNELS.search(lead) and CHANNELS.search(subject):
        return True
    first = reading.parts[0].figure
    if _PERIODS.search(subject):
        return False
    if not _NO_NAME.fullmatch(level.text, marker.end, first.start):
        return False  # the names of the parts stand behind 分别
    named = words.criteria_of(subject)
    if "申请" in lead and named & {"way", "applicant"}:
        return False
    low = sum(item.figure.low for item in reading.parts)
    near = low > total.value or size_of(total.value - low) * 10 <= total.value
    whole = (WHOLE.search(lead) or has_total_word(level, reading.total_index)) and not CHANNELS.search(lead)
    divided = any(all(branch.search(subject) for branch in split) for split in (*words.splits, *words.pairs))
    # 信息236条,属主动公开、依申请公开、不予公开的分别为…: three branches or more need no other word.
    plainly = any(len(split) > 2 and all(one.search(subject) for one in split) for split in words.splits)
    return not (near and (plainly or (whole and (divided or CHANNELS.search(subject)))))


def falls_short(level: Level, marker: Marker, reading: Reading) -> bool:
    """Whether channels that are the subject come to less than the total, which others may have carried as
    well: 共公开2000条,网站和公众号分别公开1200条和700条."""
    low = sum(item.figure.low for item in reading.parts)
    return (
        low < reading.total.value
        and CHANNELS.search(_subject(level, marker, reading.total_index)) is not None
    )


def of_requests(level: Level, marker: Marker, totals: list[int], words: Words) -> list[int]:
    """The requests among the totals, where ways or applicants are the subject and divide them once more:
    20件,其中自然人18件、法人2件,网络、信函申请分别为15件、5件. Empty otherwise."""
    if marker.kind != "respective":
        return []
    subject = _subject(level, marker, totals[0])
    if not words.criteria_of(subject) & {"way", "applicant"}:
        return []
    leads = [(at, level.lead(at)) for at in totals]
    return [at for at, lead in leads if REQUESTS.search(lead) and not words.criterion(lead)]


def _subject(level: Level, marker: Marker, at: int) -> str:
    """What stands before 分别 in a clause of its own behind total ``at``, empty without such a clause."""
    between = level.text[level.figures[at].stop : marker.start] if at >= 0 else ""
    cut = max(between.rfind(stop) for stop in _STOPS)
    return "" if cut < 0 or _OPENED.search(between, cut + 1) else between[cut + 1 :].strip("\0 ")
