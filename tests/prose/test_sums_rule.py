"""TXT001 on the founding case and on the decision table."""

from __future__ import annotations

import pytest

from govlint.regimes import load_regime
from govlint.rules._check import Check
from tests.prose.helpers import findings, regime, report

FOUNDING = (
    "(一)公開的主要內容。區直各部門、各街道辦事處以及駐區單位通過政府網站發布信息25520條。"
    "其中,區直部門14740條、街道辦事處4265條、駐區單位5505條。"
    "全區各部門共發布工作動態7325條,通知公告1337條,財政資金166條,統計數據38條,人事信息158條,"
    "業務工作1554條,常見問題1584條,其他信息13358條。\n"
    "各部門通過政務微信主動公開政府信息共993條。其中,通過“智慧坪山”發布142條,通過“坪山發布”發布851條,"
    "通過“坪山發布”政務微博發布政府信息共3650條。"
)


def test_founding_case_has_one_finding_with_four_places() -> None:
    (found,) = findings("TXT001", FOUNDING)
    assert found.severity == "error"
    assert found.trace is not None
    assert (found.trace.computed, found.trace.stated, found.trace.difference) == (24510, 25520, 1010)
    assert FOUNDING[found.span.column - 1 : found.span.end_column - 1] == "25520"  # type: ignore[operator]
    assert [place.label for place in found.related] == ["区直部门", "街道办事处", "驻区单位"]
    texts = [FOUNDING[r.span.column - 1 : r.span.end_column - 1] for r in found.related]  # type: ignore[operator]
    assert texts == ["14740", "4265", "5505"]
    assert found.params["arithmetic"] == "14740 + 4265 + 5505"
    assert found.place == ("一、总体情况", "(一)公開的主要內容")


@pytest.mark.parametrize(
    ("reason", "text", "severity"),
    [
        ("exhaustive, smaller by much", "共公开30条,其中网站5条,微信6条,其他4条。", "error"),
        ("exhaustive, larger", "共公开30条,其中文件25条,公告6条,其他信息4条。", "error"),
        ("exhaustive but channels overlap", "共公开300条,其中网站250条,微信160条,其他方式4条。", "warning"),
        (
            "near miss beats overlap",
            "共公开8769条。其中网站2100条,微信5469条,报刊1600条,其他渠道600条。",
            "error",
        ),
        ("colon with the full list", "公开政府信息123条:机构信息1条,法规3条,解读3条,动态86条。", "error"),
        ("分别为", "三个街道收到申请20件,分别为8件、7件、4件。", "error"),
        ("bracket", "受理申请20件(网上8件、当面7件、信函4件)。", "error"),
        ("larger without a sign", "共公开30条,其中文件25条,公告6条。", "error"),
        ("what 以及 adds may stand beside the total", "公开内容3条,包括概况3条,以及经费信息2条。", "warning"),
        ("the same in one list", "公开内容3条,包括概况3条、经费信息2条。", "error"),
        ("the same where no part is the whole", "公开内容5条,包括概况4条,以及经费信息2条。", "error"),
        ("larger in channels", "共公开30条,其中网站25条,微信16条。", "warning"),
        (
            "a second breakdown that misses by one",
            "共公开256条。其中,文件147条,公告109条。各部门发布动态73条,公告14条,法规21条,其他149条。",
            "warning",
        ),
        (
            "a second breakdown that adds up",
            "共公开256条。其中,文件147条,公告109条。各部门发布动态73条,公告14条,法规20条,其他149条。",
            "",
        ),
        (
            "another list behind a breakdown",
            "共公开256条。其中,文件147条,公告109条。微信发布动态73条,公告14条,法规21条,其他19条。",
            "",
        ),
        (
            "another list without a remainder",
            "共公开256条。其中,文件147条,公告109条。各部门发布动态73条,公告14条,法规21条,解读149条。",
            "",
        ),
        (
            "共 in the last of like parts",
            "共公开137条。其中通过公报公开信息2条;通过网站公开信息106条,通过微信公开公告、解读等信息共30条。",
            "warning",
        ),
        (
            "共 in another thing that begins likewise",
            "公开信息共993条。其中通过甲号发布142条,通过乙号发布851条,通过微博发布信息共3650条。",
            "",
        ),
        ("共 in another thing", "受理申请100件,其中网上60件,信函30件,共答复15件。", ""),
        ("larger in an open list", "共公开30条,其中主要有文件25条,公告6条。", "warning"),
        ("slightly smaller without a sign", "共公开223条,其中指南2条,动态123条,公告95条。", "warning"),
        ("smaller by much without a sign", "共公开223条,其中指南2条,动态50条。", ""),
        ("one part", "共公开223条,其中动态50条。", ""),
        ("one part larger than all", "发布内容1条,其中经费信息2条。", "warning"),
        ("open list", "共公开223条,其中指南2条,动态123条,公告95条等。", ""),
        ("about", "共公开约220条,其中指南2条,动态123条,其他95条。", ""),
        ("more than", "共公开1200余条,其中文件600余条,动态500余条,其他100余条。", ""),
        (
            "last year's figures between the parts",
            "共137条,同比增加29条。其中公报1条;网站106条,同比增加29条,微信30条。",
            "",
        ),
        ("two breakdowns", "申请20件,其中自然人15件,法人5件;予以公开12件,部分公开8件。", ""),
        ("nested 其中", "公开90条,其中网站60条,其中文件20条,动态40条;微信30条。", ""),
        (
            "what came of the requests",
            "收到申请36件,其中:网络申请1件、信函申请35件,引发行政复议1件。",
            "",
        ),
        (
            "disputes by kind",
            "引发争议6件,其中引发行政复议4件、引发行政诉讼3件。",
            "error",
        ),
        (
            "the rest with its own 共计",
            "公开6391条,其中概况1105条;动态2896条;文件、报告、预决算等其他信息共计2004条。",
            "warning",
        ),
        (
            "behind three totals, larger than all of them",
            "网站154条,其他54条,新媒体2808条。其中,微信1205条、微博984条、头条1118条。",
            "warning",
        ),
        (
            "behind three totals, not larger than they together",
            "网站754条,新媒体2808条,其他54条。其中,微信1205条、微博984条、头条1118条。",
            "",
        ),
        (
            "a part in a like unit",
            "公开4751条,其中:文件2份,公告107条;解读14条;动态730条;其他信息3898条。",
            "",
        ),
        (
            "a part in a like unit, and yet too few",
            "公开4761条,其中:文件2份,公告107条;动态730条;其他3898条。",
            "error",
        ),
        ("names, not parts", "网站公开信息50条,涵盖社会福利、社会救助等多个领域;公众号发布信息170条。", ""),
        ("back from a nested list", "公开96条,其中网站41条,其中解读文件2份,执法信息6条,部门信息55条。", ""),
        ("number before noun", "收到31件申请,其中4件已撤回,1件仍在办理,其余26件已答复。", ""),
        (
            "one too many, though some parts come to another by chance",
            "共公开信息53条,其中概况25条、动态3条、公告3条、解读19条、文件2条、视频2条。",
            "error",
        ),
        (
            "the same in a complete division",
            "全年办结申请53件,其中予以公开25件、部分公开3件、不予公开3件、无法提供19件、不予处理2件、其他处理2件。",
            "error",
        ),
        (
            "the same with commas",
            "共公开信息53条,其中概况25条,动态3条,公告3条,解读19条,文件2条,视频2条。",
            "warning",
        ),
        ("two outcomes of the part before", "共受理50件,其中答复40件,予以公开30件,不予公开10件。", ""),
        (
            "total of its own unit behind, another unit in the paragraph before",
            "发布政策解读88篇,回应群众关切412件。\n其中,网站公开信息60条、微信公开信息50条,全年共公开信息120条。",
            "warning",
        ),
        (
            "the same, exact",
            "发布政策解读88篇。\n其中,网站公开信息60条、微信公开信息60条,全年共公开信息120条。",
            "",
        ),
        (
            "another unit in the paragraph before, no total behind",
            "发布政策解读88篇。\n其中,网站公开信息60条、微信公开信息50条。",
            "",
        ),
        ("percentages beside parts", "公开92条。其中:概况3条,占3.3%;文件7条,占7.6%;其他82条,占89.1%。", ""),
    ],
)
def test_decision_table(reason: str, text: str, severity: str) -> None:
    found = findings("TXT001", text)
    assert [one.severity for one in found] == ([severity] if severity else []), reason


def test_silent_ones_show_with_pedantic() -> None:
    check = Check(report("共公开223条,其中指南2条,动态50条。"), regime(), pedantic=True)
    assert [one.severity for one in findings("TXT001", check)] == ["info"]


def test_a_complete_division_ends_with_its_last_branch() -> None:
    text = (
        "全年办结申请53件,其中予以公开25件、部分公开3件、不予公开3件、无法提供19件、不予处理2件、其他处理2件\n"
        "发布政策解读88篇,回应群众关切412件。"
    )
    (found,) = findings("TXT001", Check(report(text), load_regime("cn/2021", ())))
    assert found.params["computed"] == "54"


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("主动公开信息812条,其中网站300条、公报400余条、其他200条。", "short-rough"),
        ("主动公开信息812条,其中网站300条、公报400条、其他200条。", "short"),
        ("主动公开信息812条,其中网站300条、公报412余条、其他200条。", "short-digit-rough"),
    ],
)
def test_a_sum_of_approximate_figures_says_so(text: str, variant: str) -> None:
    (found,) = findings("TXT001", text)
    assert found.variant == variant


@pytest.mark.parametrize(
    ("reason", "text", "found"),
    [
        (
            "open list",
            "网站公开60条,包括概况8条、动态31条、规划总结2条、公文5条、规划总结2条等。",
            ["TXT014"],
        ),
        (
            "first of the list",
            "网站公开60条,其中包括总结2条、动态31条、规划2条、公文5条、总结2条等。",
            ["TXT014"],
        ),
        ("falls short", "共公开信息260条,其中概况8条、动态31条、总结2条、公文5条、总结2条。", ["TXT014"]),
        ("other figures", "网站公开60条,包括概况8条、动态31条、规划总结2条、公文5条、规划总结3条等。", []),
        ("adds up", "网站公开48条,包括概况8条、动态31条、规划总结2条、公文5条、规划总结2条等。", []),
        ("two offices", "共受理60件,其中甲局公开8件,不予公开2件,乙局公开5件,该局不予公开2件等。", []),
        ("no names", "共公开60条,其中8条、31条、2条、5条、2条等。", []),
        ("told by the sum", "共公开信息46条,其中概况8条、动态31条、总结2条、公文5条、总结2条。", ["TXT001"]),
    ],
)
def test_a_part_listed_twice(reason: str, text: str, found: list[str]) -> None:
    said = [one for code in ("TXT001", "TXT014") for one in findings(code, text)]
    assert [one.rule for one in said] == found, reason


def test_a_sum_that_is_exact_without_the_part_listed_twice() -> None:
    (found,) = findings("TXT001", "共公开信息46条,其中概况8条、动态31条、总结2条、公文5条、总结2条。")
    assert found.params["left_out"] == "总结"
