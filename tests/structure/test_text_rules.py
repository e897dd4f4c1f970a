"""What the text parts say, what was left in them by mistake, and set wording."""

from __future__ import annotations

import pytest

from tests.structure.build import check, found, quoted, report

ASPECTS = {
    "主动公开": "（一）主动公开。通过政府信息公开渠道发布政府信息46条。",
    "依申请公开": "（二）依申请公开。全年收到申请3件，均按期答复。",
    "政府信息管理": "（三）政府信息管理。严格保密审查和发布审核。",
    "平台建设": "（四）平台建设。优化网站专栏，运行政务新媒体。",
    "监督保障": "（五）监督保障。纳入考核，组织社会评议，开展培训，未发生责任追究情形。",
}
OPENING = (
    "2023年，我县认真贯彻落实条例，围绕中心工作，回应群众关切，各项任务有序推进，"
    "取得了较好成效，情况报告如下。"
)


def overview(*without: str) -> list[tuple[str, str]]:
    lines = [OPENING, *(text for name, text in ASPECTS.items() if name not in without)]
    return [("一、总体情况", "\n".join(lines))]


@pytest.mark.parametrize("aspect", ["依申请公开", "政府信息管理", "平台建设", "监督保障"])
def test_aspect_is_missing(aspect: str) -> None:
    (finding,) = found(check(report(sections=overview(aspect))), "STR016")
    assert finding.severity == "warning"
    (earlier,) = found(check(report(year=2020, sections=overview(aspect))), "STR016")
    assert earlier.severity == "info"
    assert not found(check(report(sections=overview(aspect), excerpt=True)), "STR016")


def test_all_aspects_are_there() -> None:
    assert not found(check(report(sections=overview())), "STR016")


@pytest.mark.parametrize(
    ("organ", "level", "text", "severity"),
    [
        ("某县人民政府", "county", "加强培训。", "error"),
        ("某县人民政府", "", "加强培训。", "error"),
        ("某县人民政府", "county", "开展考核和社会评议，加强培训。", "warning"),
        ("某县人民政府", "county", "开展考核和社会评议，未发生责任追究。", ""),
        ("某街道办事处", "township", "加强培训。", ""),
        ("某县教育局", "department", "加强培训。", ""),
        ("某县人民政府办公室", "", "加强培训。", ""),
        ("某经济开发区管委会", "county", "加强培训。", ""),
    ],
)
def test_duty_of_governments(organ: str, level: str, text: str, severity: str) -> None:
    sections = [("一、总体情况", overview("监督保障")[0][1] + "\n（五）监督保障。" + text)]
    findings = found(check(report(organ=organ, level=level, sections=sections)), "STR017")
    assert [one.severity for one in findings] == ([severity] if severity else [])


PROBLEMS, OTHER = "五、存在的主要问题及改进情况", "六、其他需要报告的事项"


@pytest.mark.parametrize(
    ("title", "text", "rule", "severity"),
    [
        (PROBLEMS, "", "STR018", "error"),
        (PROBLEMS, "无", "STR018", "error"),
        (PROBLEMS, "解读不够及时，下一步将完善机制，加强培训，提高质量。", "", ""),
        (PROBLEMS, "一年来，我县公开及时、渠道畅通，群众普遍满意，各方面反映良好。", "STR019", "error"),
        (PROBLEMS, "我县政府信息公开工作没有问题，今后将继续做好。各项工作正常开展。", "STR019", "warning"),
        (OTHER, "无", "STR020", "info"),
        (OTHER, "无其他需要报告的事项。", "STR020", "info"),
        (OTHER, "本年度承办人大代表建议2件，均已办结并公开。", "STR020", "warning"),
        (OTHER, "本年度未收取政府信息公开信息处理费。", "", ""),
        (OTHER, "2023年度，信息公开未发生收费情况。", "", ""),
    ],
)
def test_text_parts(title: str, text: str, rule: str, severity: str) -> None:
    result = check(report(sections=[(title, text)]))
    spoken = [
        (one.rule, one.severity) for one in result.findings if one.rule in ("STR018", "STR019", "STR020")
    ]
    expected = [(rule, severity)] if rule else []
    if rule == "STR019" and severity == "error":
        expected = expected * 2  # neither problems nor improvements
    assert spoken == expected


@pytest.mark.parametrize(("text", "count"), [("", 1), ("无。", 0), ("全年未收取费用。", 0)])
def test_declared_parts_before_the_first_form(text: str, count: int) -> None:
    sections = [("三、政府信息公开的收费及减免情况", text)]
    result = check(report(year=2017, organ="某局", sections=sections))
    assert [one.severity for one in found(result, "STR018")] == ["warning"] * count


def test_fee_is_asked_for_from_2021_only() -> None:
    text = "本年度承办人大代表建议2件，均已办结并公开。"
    assert not found(check(report(year=2020, sections=[(OTHER, text)])), "STR020")


def test_overview_that_is_only_an_introduction() -> None:
    text = (
        "根据《中华人民共和国政府信息公开条例》要求，编制本报告。全文包括总体情况、主动公开政府信息情况、"
        "收到和处理政府信息公开申请情况、存在的主要问题及改进情况等部分。统计期限为2023年1月1日至2023年12月31日。"
        "如有疑问，请与本镇党政办联系，电话：0537-0000000。"
    )
    (finding,) = found(check(report(organ="某镇人民政府", sections=[("一、总体情况", text)])), "STR018")
    assert finding.variant == "boiler-plate"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("该部分以表格形式报告。", 1),
        ("XX年，我局公开信息46条。", 1),
        ("20XX年公开信息46条。", 1),
        ("××镇公开信息46条。", 1),
        ("某某局公开信息46条。", 1),
        ("公开信息____条。", 1),
        ("【此处填写主动公开情况】", 1),
        ("收费情况待补充。", 1),
        ("公开内容有待补充完善。", 0),
        ("申请人王某某、××公司申请公开。", 0),
        ("二〇〇八年公开一〇〇条。", 0),
        ("【单位：件】【责任单位】", 0),
        ("第X次会议", 0),
        ("共组织活动【】场次。", 1),
        ("参加（）人次。", 1),
        ("参加（  ）人次，制作×期。", 2),
        ("共发布（）条信息。", 1),
        ("制作××图解26件。", 1),
        ("2023年X月X日印发。", 1),
        ("20××年X月X日印发。", 1),
        ("截至12月X日。", 1),
        ("2023年×月发布。", 1),
        ("培训×次，", 1),
        ("政策解读X篇。", 1),
        ("申请人张×、××公司申请××项目审批文件。", 0),
        ("提供7×24小时服务，推行1+X机制，占地2×3米，X光机5台，X射线。", 0),
        ("全国人大（常委会）条例（）条例。", 0),
        ("格式如《××培训方案》。", 0),
        ("共受理申请()件。", 0),
    ],
)
def test_placeholders(text: str, count: int) -> None:
    result = check(report(excerpt=True, sections=[("一、总体情况", text)]))
    assert len(found(result, "STR014")) == count


@pytest.mark.parametrize(
    ("heading", "count"),
    [("一、总体情况（宋体加粗小四号字）", 1), ("一、总体情况【黑体三号】", 1), ("一、总体情况（2023年）", 0)],
)
def test_the_type_that_a_template_asks_for(heading: str, count: int) -> None:
    result = check(report(excerpt=True, sections=[(heading, "公开46条。")]))
    assert len(found(result, "STR014")) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("（小四号字）公开46条。", 1),
        ("（宋体小四）公开46条。", 1),
        ("【一号文件】转发到各村，公开46条。", 0),
        ("（二号楼窗口）接待咨询46次。", 0),
    ],
)
def test_the_type_that_a_template_asks_for_behind_a_heading(text: str, count: int) -> None:
    result = check(report(excerpt=True, sections=[("一、总体情况", text)]))
    assert len(found(result, "STR014")) == count


@pytest.mark.parametrize(
    ("organ", "text", "severities"),
    [
        ("某镇人民政府", "我镇重视。我局积极配合。", ["warning"]),
        ("某镇人民政府", "我局重视。我局配合。我局落实。我局公开。", ["info"]),
        ("某镇人民政府", "我镇重视，我县部署，县教育局配合，本委托事项。", []),
        ("某县教育局", "我局重视。我镇积极配合。", ["warning"]),
        ("某县教育局", "我局重视，我县部署，我委配合。", []),
        ("某县人民政府", "我局配合。", []),
        ("某县人民政府", "我县重视。我局积极配合。", ["warning"]),
        ("某市人民政府", "我市重视，我市各县区和市教育局配合，开设“我镇我村”专栏。", []),
        ("某市", "我市重视。我镇积极配合。", ["warning"]),
    ],
)
def test_voice_of_another_organ(organ: str, text: str, severities: list[str]) -> None:
    result = check(report(organ=organ, excerpt=True, sections=[("一、总体情况", text)]))
    assert [one.severity for one in found(result, "STR015")] == severities


@pytest.mark.parametrize(
    ("text", "year", "found_"),
    [
        ("根据（国办公开办函〔2019〕60号）要求编制。", 2021, True),
        ("根据国办公开办函[2019]60号要求编制。", 2023, True),
        ("根据国办公开办函201960号要求编制。", 2023, True),
        ("根据国办公开办函〔2019〕60号要求编制。", 2020, False),
        ("根据国办公开办函〔2019〕61号要求建设平台。", 2023, False),
        ("国办公开办函〔2019〕60号已由国办公开办函〔2021〕30号取代。", 2023, False),
        ("根据《条例》（国务院令第492号）编制。", 2020, True),
        ("根据《条例》第三十二条编制。", 2023, True),
        ("根据《条例》第五十条编制。", 2023, False),
        ("根据《条例》（国务院令第492号）编制。", 2017, False),
    ],
)
def test_outdated_citations(text: str, year: int, found_: bool) -> None:
    result = check(report(year=year, excerpt=True, sections=[("一、总体情况", text)]))
    assert bool(found(result, "STR022")) is found_


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("坚持公开是常态，公开是例外。", "STR024"),
        ("坚持以公开为常态、不公开为例外。", ""),
        ("根据《中华人民共和国信息公开条例》。", "STR024"),
        ("根据《中华人民共和国政府信息公开条例》。", ""),
        ("根据《中华人民政府信息公开条例》。", "STR024"),
        ("根据《关于印发〈政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2022〕30号）。", "STR024"),
        ("根据《关于印发〈政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕3号）。", "STR024"),
        ("根据《关于印发〈政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）。", ""),
        ("根据《关于印发〈政府信息公开工作年度报告格式〉的通知》（某政办函〔2022〕30号）。", ""),
        ("根据《年度报告有关事项的通知》（国办公开办函〔2016〕201号）。", ""),
        ("根据《中华人民共和国政信息公开条例》。", "STR024"),
        ("根据《中华人民共和国政府信息公开公开条例》。", "STR024"),
        ("根据《中华人民共和国政府采购法实施条例》《中华人民共和国归侨侨眷条例》。", ""),
        ("根据《中华人民共和国政府信息公开条例实施办法》。", ""),
        ("根据国办公开办函[2021]30号。", "STR023"),
        ("根据国办公开办函〔2021〕30号。", ""),
    ],
)
def test_set_wording(text: str, rule: str) -> None:
    result = check(report(excerpt=True, sections=[("一、总体情况", text)]))
    assert [one.rule for one in result.findings if one.rule in ("STR023", "STR024")] == (
        [rule] if rule else []
    )


@pytest.mark.parametrize(
    ("title", "year", "found_"),
    [
        ("某县2023年政府信息公开工作年度报告", 2023, False),
        ("某县2023年度政府信息公开工作的年度报告", 2023, False),
        ("2023年某县政府信息公开工作年度报告", 2023, False),
        ("某县2023年政府信息公开年度报告", 2023, True),
        ("某县2023年政务公开工作年度报告", 2023, True),
        ("某县2011年政府信息公开年报", 2011, False),
    ],
)
def test_title_form(title: str, year: int, found_: bool) -> None:
    assert bool(found(check(report(title=title, year=year, excerpt=True)), "STR021")) is found_


def test_a_misspelt_title_is_told_of_once() -> None:
    result = check(report(title="某镇2023年政府信息公开工作告年度报", excerpt=True))
    assert [one.rule for one in result.findings if one.rule in ("STR021", "STR028")] == ["STR028"]


FIRST = "（一）主动公开情况\n公开46条。\n"
LAST = "\n（三）监督保障情况\n培训2次。"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (FIRST + "（二）依申请公开情况" + LAST, "（二）依申请公开情况"),
        (FIRST + "（二）依申请公开情况\n收到1件。\n（三）监督保障情况", "（三）监督保障情况"),
        (FIRST + "（二）依申请公开情况。未收到申请。" + LAST, ""),
        (FIRST + "（二）为提高质量，我局派员参加了培训班" + LAST, ""),
        (FIRST + "（二）依申请公开情况\n1.收到1件。" + LAST, ""),
        ("（一）公开范围\n（二）公开形式\n（三）公开时限\n依法公开。", ""),
        (FIRST + "（二）依申请公开情况\n（三）监督保障情况\n（叙述从略。）", ""),
    ],
)
def test_a_subheading_with_nothing_under_it(text: str, told: str) -> None:
    page = f"某镇2023年政府信息公开工作年度报告\n一、总体情况\n{text}\n二、主动公开政府信息情况\n见下表。\n"
    result = check(page, "report.txt")
    assert [quoted(result, one) for one in found(result, "STR036")] == ([told] if told else [])


def test_the_same_placeholder_is_told_of_once() -> None:
    text = "由XX县医院编制，可在XX县网站下载，联系xx县办公室。20XX年公开46条。"
    findings = found(check(report(excerpt=True, sections=[("一、总体情况", text)])), "STR014")
    assert [len(one.related) for one in findings] == [2, 0]
