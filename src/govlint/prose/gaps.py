"""Places where a figure was left out: 主动公开政府信息  条, 机构职能3条,占;."""

from __future__ import annotations

from govlint.report.patterns import compiled
from govlint.report.record import NamedTuple


class Gap(NamedTuple):
    """A unit without its figure, or 占 without its percentage (``kind`` ``share``), or one that stands before
    a count (``stray``). ``start``/``end`` enclose the unit or 占; ``noun`` is what stands with it."""

    start: int
    end: int
    unit: str
    noun: str
    kind: str = ""


# Nouns that are whole before a unit, so that 信息条 or 热线件 can be no word. Most words that end in 件
# (案件, 信件, 文件, 申请件) and 条 (头条, 逐条) are words of their own and stay out.
_GAP = compiled(
    r"(?:(?P<noun>(?:政府|政务|各类|公开|动态|主动公开|发布|更新|推送|上传)信息|资讯|公告|工作动态|留言|热线)共?条"
    r"|(?P<noun2>热线|信箱|留言|建议|提案|咨询)共?件"
    r"|(?P<noun5>(?:办理|处理|答复|执法|检查|抽检)结果|规范性文件)共?[条件份篇期]"
    r"|(?P<noun7>简报|专报)共?期|(?P<noun8>微博|微信|推文|短信|动态|公文|文件)共?[条篇份](?<!动态份)"
    r"|(?P<noun6>(?:公开|处罚|许可)决定|行政复议|行政诉讼|公开申请)共?[件份起宗]"
    r"|(?P<noun3>(?:申请|信息|文件|公开|发布|受理|收到|办理|答复|解读)(?:共计|总计|合计|共|计)"
    r"|(?<=[^每逐各共])共计)[条件份篇期宗]"
    r"|(?P<noun4>信息|申请|文件|复议|诉讼|公开|发布|受理|收到|共)(?:_{1,12}|×{1,6}|\(\)|/)[条件份篇期宗起次])\Z"
)
# Few units have no figure before them and a stop behind.
_UNIT = compiled(r"[条件份篇期宗起次](?<![0-9].)(?=[,。;、)]|$)")
#: a noun, the signs that stand for a figure and the unit are no longer than this
_LONGEST = 20


_DENIED = compiled("没|未|无|不|每|逐")

_UNITS = "(?:人次|条|件|宗|份|篇|期|次|起|个|项)"
_OF = "(?:比例?|总数的?|总量的?|总体的?)?(?:约|为|是)?"
# 工作动态3条占;机构职能9条,占%; at the end of a line the percentage may stand on the next one.
_SHARE = compiled(rf"(?P<noun>\d{{1,9}}{_UNITS}),?(?P<share>占){_OF}%?(?=[,。;、)])")
# 公告24条,占15%,占文件6条,占4%: a 占 that the one behind it makes superfluous.
_STRAY = compiled(rf"[,;、](?P<share>占)(?P<noun>[^\x00-\xff总全的其]{{2,12}}\d{{1,9}}{_UNITS}),占{_OF}\d")


def gaps(folded: str) -> list[Gap]:
    """Every unit and every 占 of a text in matching form that lacks its figure."""
    found = []
    end = 0
    for unit in _UNIT.finditer(folded):
        match = _GAP.search(folded, max(end, unit.end() - _LONGEST), unit.end())
        if match is None:
            continue
        end = unit.end()
        # 没有收到…信息条 denies, it leaves nothing out.
        clause = folded[max(0, match.start() - 40) : end]
        if _DENIED.search(clause[max(clause.rfind(stop, 0, -1) for stop in ",。;:\n") + 1 :]):
            continue
        found.append(Gap(unit.start(), end, unit[0], match[match.lastgroup or ""]))
    if "占" in folded:
        for kind, pattern in (("share", _SHARE), ("stray", _STRAY)):
            found += [
                Gap(*match.span("share"), "占", match["noun"], kind) for match in pattern.finditer(folded)
            ]
        found.sort()
    return found
