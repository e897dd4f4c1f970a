"""Figures that compare with another year, and averages: neither totals nor parts."""

from __future__ import annotations

import re

from govlint.prose._layout import Level
from govlint.report.patterns import compiled

# A comparison: the figure behind is a difference or last year's value, not a part.
_COMPARED = (
    r"(?:同比|环比|增长|增加|增幅|增量|增速|减少|减量|下降|降低|降幅|上升|提高|提升|上涨|净增|多出|少于|多于|(?<!全年)(?<!最)(?<!机关)(?<!部门)(?<!单位)(?<![全本我][省市县区局镇])新增"
    r"|(?:比|较|与|同)(?:上|去|前|往)[^,。;]{0,12}[多少](?:发布|发|公开|收到|收|办理|办|受理|答复)?)(?:数量?|幅度|率)?(?:了|约|近|达|达到|为|至|到|\+|-)?$"
)
_LAST_YEAR = r"(?:去年|上年|前年|上一?年度?|(?:19|20)[0-9]{2}年)(?:同期|全年)?的?(?:为|是|共|数为)?$"
# Neither total nor part: 日均10条, 单条最高阅读量5600次.
_AVERAGE = (
    "(?:[日月年季周人户次篇条件]均|平均|单[篇条日月期次]|最[高多大长]|每[日月年季周人篇条件](?!工作动态|动态|要闻))"
    "[^,。;:0-9]{0,10}$"
)
_ASIDE = compiled(f"{_COMPARED}|{_LAST_YEAR}|{_AVERAGE}")


def is_compared(level: Level, index: int) -> bool:
    """Whether figure ``index`` is a comparison with another year, that year's value, or an average."""
    known = level.compared.get(index)
    if known is None:
        words = level.lead(index)[-30:]
        known = _ASIDE.search(words) is not None or (
            not level.figures[index].unit and _READ.search(words) is not None
        )
        if known and index and changed_to(level, index):
            # 由2013年的1128条增加到2014年的1887条: this year's value, though a year stands before it.
            known = False
        elif not known and index + 1 < len(level.figures):
            known = changed_to(level, index + 1) is not None
        level.compared[index] = known
    return known


# 阅读量7600万: how often something was read, when no unit tells.
_READ = compiled(
    "(?:阅读|点击|浏览|访问|播放|点赞|转发)(?:总?量|数|人数|次数)?(?:达到?|为|约|近|超过?|累计)*$"
)
_OF_AVERAGE = compiled(f"{_AVERAGE}")


def is_average(level: Level, index: int) -> bool:
    """Whether figure ``index`` is an average or an extreme: 月均1331.8条."""
    return _OF_AVERAGE.search(level.lead(index)[-30:]) is not None


_FROM = compiled(
    r"(?:由|从)(?P<then>[^,;、由从]{0,16}(?:去年|上年|上一年|(?:19|20)[0-9]{2}年)[^,;、由从]{0,6})?"
    r"[^,;、由从]{0,10}$"
)
_TO = compiled(
    r"(?:增|减|升|降|长|少|高|加|扩大|上涨|跃升)[^,;、]{0,2}(?:到|至|为)"
    r"(?:了|今年的?|本年度?的?|目前的?|现在的?|(?:19|20)[0-9]{2}年度?的?)?$"
)


def changed_to(level: Level, index: int) -> re.Match[str] | None:
    """The words before the figure in front, where figure ``index`` is what that one has changed to:
    由…120条增加到150条."""
    one, other = level.figures[index - 1], level.figures[index]
    if one.unit != other.unit or not _TO.search(level.lead(index)):
        return None
    between = level.text[one.stop : other.start]
    return _FROM.search(level.lead(index - 1)) if "," not in between and ";" not in between else None
