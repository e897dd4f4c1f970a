"""Parts of the report: missing, twice, out of order, foreign, announced; their tables."""

from __future__ import annotations

import pytest

from tests.structure.build import check, found, report

SIX = [
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
]
TEXTS = {
    0: "全年主动公开政府信息46条，依法办理申请，完善信息管理，维护网站平台，开展考核监督和培训。",
    4: "政策解读不够及时，形式单一，下一步将加强培训。",
    5: "未收取信息处理费。",
}


def parts(*order: int) -> list[tuple[str, str]]:
    return [(SIX[index], TEXTS.get(index, "")) for index in order]


@pytest.mark.parametrize(
    ("order", "year", "severity", "words"),
    [
        ((0, 1, 2, 3, 4, 5), 2023, "", ""),
        ((0, 1, 2, 4, 5), 2023, "error", "四、政府信息公开行政复议、行政诉讼情况"),
        ((0, 1, 2, 4, 5), 2020, "error", "四、政府信息公开行政复议、行政诉讼情况"),
        ((0, 1, 2, 4, 5), 2019, "warning", "四、政府信息公开行政复议、行政诉讼情况"),
        ((0, 1), 2023, "error", "三、收到和处理政府信息公开申请情况"),
    ],
)
def test_missing_parts_make_one_finding(order: tuple[int, ...], year: int, severity: str, words: str) -> None:
    findings = found(check(report(year=year, sections=parts(*order))), "STR001")
    assert [one.severity for one in findings] == ([severity] if severity else [])
    assert all(words in str(one.params["missing"]) for one in findings)


def test_excerpt_has_no_missing_parts() -> None:
    assert not found(check(report(sections=parts(0, 1), excerpt=True)), "STR001")


OLD = "我局加强领导，规范程序，主动公开政府信息46条，未收到依申请公开。未收取费用。未发生行政复议、行政诉讼。"


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        (OLD + "存在的问题是更新不及时，将加以改进，并继续做好日常维护和更新工作。", ""),
        (OLD.replace("未收取费用。", "") + "存在的问题是更新不及时，将加以改进。", "收费"),
        (OLD + "全年工作运行正常，渠道畅通，受到群众好评，各方面反映良好。", "问题"),
        (OLD + "群众反映强烈的问题和热点问题均已列为公开重点，渠道畅通。", "问题"),
        (
            OLD.replace("，未收到依申请公开", "").replace("未发生", "未发生有关政府信息公开申请的")
            + "因政府信息公开申请行政复议的情况没有。存在的问题是更新不及时，将加以改进。",
            "依申请公开",
        ),
        (OLD.replace("，未收到依申请公开", "，无人提出申请") + "更新不及时，有待改进，并做好日常维护。", ""),
    ],
)
def test_contents_of_2008_are_found_by_keyword(text: str, missing: str) -> None:
    findings = found(check(report(year=2010, organ="某局", sections=[("一、概述", text)])), "STR001")
    assert bool(findings) is bool(missing)
    for one in findings:
        assert one.severity == "warning"
        assert missing in str(one.params["missing"])


def test_the_list_of_parts_is_no_content() -> None:
    intro = "本报告由概述、主动公开情况、依申请公开情况、收费及减免情况、复议诉讼情况、存在的问题组成。"
    text = OLD.replace("未收取费用。", "") + "存在的问题是更新不及时，将加以改进。"
    result = check(report(year=2010, organ="某局", intro=intro, sections=[("一、概述", text)]))
    assert found(result, "STR001")


def test_order_and_repetition() -> None:
    assert not found(check(report(sections=parts(0, 1, 2), excerpt=True)), "STR003")
    (finding,) = found(check(report(sections=parts(0, 2, 1), excerpt=True)), "STR003")
    assert finding.params["part"] == SIX[1]
    twice = [*parts(0, 1), ("三、主动公开政府信息情况", "公开46条。")]
    assert found(check(report(sections=twice, excerpt=True)), "STR002")


@pytest.mark.parametrize(
    ("title", "rule"),
    [
        ("六、其他需要报告的事项", ""),
        ("六、其它需要报告的事项", ""),
        ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", ""),
        ("五、政府信息公开工作存在的主要问题及改进情况", ""),
        ("一、政府信息公开工作的基本情况", "STR005"),
        ("五、存在的主要问题及整改措施", "STR005"),
        ("三、政府信息依申请公开办理情况", "STR005"),
        ("四、政府信息公开的收费及减免情况", "STR013"),
        ("七、领导讲话摘要", "STR004"),
    ],
)
def test_titles(title: str, rule: str) -> None:
    result = check(report(excerpt=True, sections=[(title, "正文。")]))
    spoken = [one.rule for one in result.findings if one.rule in ("STR004", "STR005", "STR013")]
    assert spoken == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("parts_", "told"),
    [
        (
            "总体情况，主动公开政府信息情况，收到和处理政府信息公开申请情况，存在的主要问题及改进情况等5个部分",
            0,
        ),
        (
            "总体情况，主动公开政府信息情况，收到和处理政府信息公开申请情况，存在的主要问题及改进情况等6个部分",
            1,
        ),
        (
            "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、存在问题及改进情况、其他需要报告的事项等6个部分",
            1,
        ),
        (
            "总体情况，主动公开政府信息情况，收到和处理政府信息公开申请情况，存在的主要问题及改进情况5个部分",
            1,
        ),
    ],
)
def test_the_last_part_may_be_left_out_of_the_list(parts_: str, told: int) -> None:
    result = check(report(year=2019, excerpt=True, intro=f"报告包括{parts_}。", sections=parts(0)))
    assert len(found(result, "STR009")) == told


@pytest.mark.parametrize(
    ("intro", "rule"),
    [
        (
            "全文包括概述、主动公开政府信息情况、依申请公开政府信息情况、政府信息公开收费及减免情况。",
            "STR013",
        ),
        ("全文包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等六部分。", ""),
        (
            "全文包括总体情况、主动公开政府信息情况、存在的主要问题及改进情况及其他需要报告的事项，并附统计表等。",
            "",
        ),
        (
            "报告内容包括总体情况，主动公开、依申请公开、政府信息管理、平台建设、监督保障情况，存在的问题及改进情况。",
            "",
        ),
    ],
)
def test_introduction_of_an_old_report(intro: str, rule: str) -> None:
    result = check(report(excerpt=True, intro=intro, sections=parts(0)))
    assert [one.rule for one in result.findings if one.rule == "STR013"] == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("intro", "variant", "named"),
    [
        ("全文包括总体情况、主动公开政府信息情况、下一步工作打算。", "listed", "下一步工作打算"),
        ("全文包括概述、公开的主要内容、下一步工作打算。", "announced", "下一步工作打算"),
    ],
)
def test_an_old_part_among_those_of_the_form_is_named(intro: str, variant: str, named: str) -> None:
    (finding,) = found(check(report(excerpt=True, intro=intro, sections=parts(0))), "STR013")
    assert (finding.variant, finding.params["parts"]) == (variant, named)


FOUR = [
    ("一、概述", "正文。"),
    ("二、主动公开情况", "公开46条。"),
    ("三、依申请公开情况", "未收到。"),
    ("四、问题", "不足。"),
]


@pytest.mark.parametrize(
    ("intro", "variant"),
    [
        ("本报告由概述、主动公开情况、依申请公开情况、存在的问题及改进措施等四部分组成。", None),
        ("本报告由概述、主动公开情况、依申请公开情况、存在的问题及改进措施等五部分组成。", ""),
        ("本报告由概述、主动公开情况等三部分组成。", "sections"),
        # a list that can be split in several ways is not shown in one of them
        ("本报告由甲、乙、主动公开情况、依申请公开情况、存在的问题及改进措施等二部分组成。", "least"),
        ("本报告由概述、主动公开情况等四部分组成。", None),
        ("本报告由主动公开情况、依申请公开情况、存在的问题及改进措施三部分组成。", None),
    ],
)
def test_announced_count(intro: str, variant: str | None) -> None:
    result = check(report(year=2017, organ="某局", excerpt=True, intro=intro, sections=FOUR))
    assert [one.variant for one in found(result, "STR009")] == ([] if variant is None else [variant])


@pytest.mark.parametrize(
    ("told", "rules"),
    [("全年未收取任何费用，工作运行正常。", ["STR011"]), ("工作运行正常，各项制度逐步健全。", ["STR001"])],
)
def test_a_part_that_is_missing_is_missed_once(told: str, rules: list[str]) -> None:
    intro = (
        "本报告由概述、主动公开情况、依申请公开情况、收费及减免情况、行政复议和诉讼情况、"
        "存在的问题及改进措施六部分组成。"
    )
    sections = [
        ("一、概述", told),
        ("二、主动公开情况", "主动公开46条。"),
        ("三、依申请公开情况", "未收到申请。"),
        ("四、行政复议和诉讼情况", "未发生行政复议、行政诉讼。"),
        ("五、存在的问题及改进措施", "更新不够及时，将加强培训。"),
    ]
    result = check(report(year=2015, organ="某局", intro=intro, sections=sections))
    assert [one.rule for one in result.findings if one.rule in ("STR001", "STR011")] == rules


LINES = [
    (
        "共由四个部分组成：",
        ["（一）概述；", "（二）主动公开情况；", "（三）依申请公开情况；", "（四）问题和改进措施。"],
        [],
    ),
    (
        "共由三个部分组成：",
        ["（一）概述；", "（二）主动公开情况；", "（三）依申请公开情况；", "（四）问题和改进措施。"],
        ["STR009"],
    ),
    ("分为五部分：", ["1.概述", "2.主动公开情况", "3.依申请公开情况", "4.问题和改进措施"], ["STR009"]),
    ("分为四部分：", ["1.概述", "2.主动公开情况", "3.依申请公开情况", "4.问题和改进措施"], []),
    (
        "分为四部分：",
        ["（1）主动公开情况；", "（2）主动公开情况；", "（3）依申请公开情况；", "（4）问题及改进"],
        ["STR010"],
    ),
    ("由下列三部分组成：", ["概述；", "主动公开情况；", "依申请公开情况；", "问题和改进措施。"], ["STR009"]),
    ("由下列四部分组成：", ["概述；", "主动公开情况；", "依申请公开情况；", "问题和改进措施。"], []),
    # attached tables may be counted or not
    ("分为四部分：", ["1.概述", "2.主动公开情况", "3.依申请公开情况", "4.问题和改进措施", "5.附表"], []),
    # no list: a sentence follows, or nothing
    ("分为四部分：", ["（一）概述。2014年，我局认真开展工作，", "（二）主动公开情况"], []),
    ("分为四部分：", [], []),
]


@pytest.mark.parametrize(("count", "lines", "rules"), LINES)
@pytest.mark.parametrize("name", ["report.txt", "report.yaml"])
def test_parts_announced_on_lines(name: str, count: str, lines: list[str], rules: list[str]) -> None:
    intro = "\n".join([f"现将有关情况公布如下。本报告{count}", *lines, "欢迎监督。"])
    if name == "report.yaml":
        result = check(report(year=2014, organ="某局", intro=intro, excerpt=True))
    else:
        body = f"某局2014年政府信息公开工作年度报告\n{intro}\n一、概述\n2014年，我局认真开展工作。\n"
        result = check(body, name)
    assert [one.rule for one in result.findings if one.rule in ("STR009", "STR010")] == rules


def test_parts_listed_on_lines_are_no_content() -> None:
    """A list of parts that names the fees does not say anything on them."""
    lines = ["（一）概述；", "（二）收费及减免情况；", "（三）存在的问题和改进措施。"]
    told = OLD.replace("未收取费用。", "") + "存在的问题是更新不及时，将加以改进，并继续做好日常维护。"
    for intro, missing in (("本报告由三个部分组成：\n" + "\n".join(lines), 1), ("\n".join(lines), 0)):
        text = report(year=2010, organ="某局", intro=intro, sections=[("一、概述", told)])
        assert len(found(check(text), "STR001")) == missing


def test_announced_part_is_missing() -> None:
    intro = "本报告由概述、主动公开情况、依申请公开情况、咨询处理情况、存在的问题及改进措施五部分组成。"
    sections = [(title, OLD) for title, _ in FOUR]
    result = check(report(year=2017, organ="某局", intro=intro, sections=sections))
    (finding,) = found(result, "STR011")
    assert finding.params["missing"] == "咨询处理情况"


def test_form_of_another_year_in_a_text() -> None:
    old = "信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量\n规章 | 0 | 0 | 0\n"
    for year, severity in ((2020, None), (2021, "error"), (2016, "warning")):
        text = (
            f"某局{year}年政府信息公开工作年度报告\n一、总体情况\n公开46条。\n二、主动公开政府信息情况\n{old}"
        )
        findings = found(check(text, "report.txt"), "STR012")
        assert [one.severity for one in findings] == ([severity] if severity else [])


ZEROS = [0] * 15


def test_tables_present() -> None:
    sections = parts(0, 1, 2, 3, 4, 5)
    tables: dict[str, object] = {SIX[3]: {"table4": {"cases": ZEROS}}}
    findings = found(check(report(sections=sections, tables=tables)), "STR025")
    assert [one.place[0] for one in findings] == [SIX[1], SIX[2]]
    assert {one.severity for one in findings} == {"error"}
    assert not found(check(report(sections=sections, excerpt=True)), "STR025")


def test_a_missing_table_is_named() -> None:
    text = report(sections=[("四、政府信息公开行政复议、行政诉讼情况", "没有发生。")])
    (finding,) = found(check(text), "STR025")
    assert str(finding.params["tables"]).startswith("表四（")
