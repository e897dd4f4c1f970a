"""Slips of the pen: words misspelt or doubled, exact figures called rough, broken document numbers."""

from __future__ import annotations

import time

import pytest

from govlint.engine import Options, read_report
from govlint.regimes import load_regime, regime_for, regime_ids
from govlint.rules import all_rules
from govlint.rules._check import Check
from govlint.rules.misspelt import mended
from tests.structure.build import check, found, quoted, report

NAME = "一、总体情况"


def text(body: str, year: int = 2023) -> str:
    return report(year=year, excerpt=True, sections=[(NAME, body)])


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("上年度转结申请3件。", "上年度转结"),
        ("转结下年度继续办理2件。", "转结下年"),
        ("未发生行政复义案件。", "行政复义"),
        ("未发生行政诉颂案件。", "行政诉颂"),
        ("根据《中华人民共和国政府信息公布条例》。", "政府信息公布条例"),
        ("推进公共企事业单信息公开。", "公共企事业单信息"),
        ("落实《中华人民共和国政府信息公开体例》。", "政府信息公开体例"),
        ("根据《条例》（国务院令第711条）编制。", "国务院令第711条"),
        ("按照过半公开办函〔2021〕30号要求。", "过半公开办函"),
        ("有关项目填报问题的解释（国公开办函〔2016〕201号）。", "国公开办函"),
        ("国务院办公厅政府信息与政府公开办公室印发。", "政府信息与政府公开办公室"),
        ("2023以来，我镇认真落实条例。", "2023以来"),
        ("2023度，我镇依托县政府网站公开信息。", "2023度"),
        ("制发行政规范性文伴3件。", "规范性文伴"),
        ("根据国办公开办[2021]30号文件。", "国办公开办〔2021〕30号"),
        ("做好行政 复义 工作。", "行政复义"),
        ("鉤嵇關係不成立。", "钩嵇关系"),
        ("动态5条，他其信息1条。", "他其信息"),
        ("统计书记截至12月31日。", "统计书记"),
        ("我镇成立了已镇长为组长的领导小组。", "成立了已镇长"),
        ("统计期限为2023年1月1日至12月31止。", "12月31止"),
        ("统计期限为2023年1月1日至2023年12月31。", "12月31"),
        ("统计期限（2023年1月1日至12月31）已写明。", "12月31"),
        ("统计期限为2023年1月1日—2023年12月31\n公开46条。", "12月31"),
        ("统计期限自2023年1月1起至2023年12月31日止。", "1月1起"),
        ("统计期限自2023年1月1至12月31日。", "1月1至"),
        ("各单位己启动公开工作。", "己启动"),
        ("信息己经发布。", "己经"),
        ("自己经办的事项、知己完成、立己达人。", ""),
        ("做好年度根告编制工作。", "年度根告"),
        ("我局未受到公民、法人申请。", "未受到公民"),
        # right, or part of another word, or cut off
        ("统计期限为2023年1月1日至2023年12月31", ""),
        ("我局未受到表彰，也未受到处分。", ""),
        ("统计期限自2023年1月1日起至12月31日止，较2022年1月增长。", ""),
        ("2023年1月11日至12月31日，2023年5至8月。", ""),
        ("上年度结转申请3件，行政复议、行政诉讼均未发生。", ""),
        ("优化工作流转结果反馈，处理好周转结算。", ""),
        ("避免反复义务劳动，履行重复义务。", ""),
        ("根据国办公开办函〔2021〕30号文件。", ""),
        ("起诉送达、公开条理清晰。", ""),
        ("2022年末收到的申请已办结。", ""),
        ("动态5条，其他信息1条，吉他其次。", ""),
        ("领导小组成立了，已由镇长任组长。", ""),
    ],
)
def test_misspelt_set_words(body: str, wrong: str) -> None:
    findings = found(check(text(body)), "STR028")
    told = [(one.severity, one.variant, one.params["wrong"]) for one in findings]
    assert told == ([("info", "", wrong)] if wrong else [])


def test_a_misspelling_is_told_once_with_all_its_places() -> None:
    result = check(text("行政复义3件。\n结果维持的行政复义2件。"))
    (finding,) = found(result, "STR028")
    assert quoted(result, finding) == "行政复义"
    assert finding.fix == "行政复议"
    assert [one.label for one in finding.related] == ["行政复义"]


def test_headings_are_read_too() -> None:
    title = "四、政府信息公开行政复义、行政诉讼情况"
    (finding,) = found(check(report(excerpt=True, sections=[(title, "")])), "STR028")
    assert finding.params["right"] == "行政复议"


TABLE = """某县2023年政府信息公开工作年度报告（节选）
三、收到和处理政府信息公开申请情况
（本列数据的{note}为：第一项加第二项之和，等于第三项加第四项之和）
| 类别 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 自然人 | 总计 |
| （三）不予公开 | {row} | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
"""


@pytest.mark.parametrize(
    ("note", "row", "variants"),
    [
        ("勾稽关系", "5.属于三类内部事务信息", []),
        ("钩稽关系", "5.属于三类内部事务信息", ["form"]),
        ("勾嵇关系", "5.属于三类内部事务信息", [""]),
        ("勾稽关系", "5.属于三类内容事务信息", [""]),
        ("勾稽关系", "6.属于四类过程性性信息", [""]),
    ],
)
def test_labels_and_notes_of_tables(note: str, row: str, variants: list[str]) -> None:
    findings = found(check(TABLE.format(note=note, row=row), "report.txt"), "STR028")
    assert [one.variant for one in findings] == variants


def test_a_title_of_nothing_but_misspellings_is_set_right_once_for_each() -> None:
    checked = Check(
        read_report(text("公开46条。").encode(), "report.yaml", Options()), load_regime("cn/2021")
    )
    replaced: list[str] = []

    class Counting(str):
        def replace(self, old: str, new: str, count: int = -1) -> Counting:  # type: ignore[override]
            replaced.append(old)
            return Counting(super().replace(old, new, count))

    assert mended(checked, Counting("行政复义" * 1_000)) == "行政复议" * 1_000
    assert replaced == ["行政复义"]


@pytest.mark.parametrize("id_", regime_ids())
def test_no_listed_misspelling_is_part_of_a_right_word(id_: str) -> None:
    lexicon = load_regime(id_, ()).lexicon
    listed = lexicon["set_words"] | lexicon["set_words_of_the_form"]
    wrong = [one for spellings in listed.values() for one in spellings]
    assert len(set(wrong)) == len(wrong)
    for one in wrong:
        assert len(one) >= 4 or one in ("钩稽",), one
        assert not [right for right in listed if one in right]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("及时公开预算执行情况情况。", "情况情况"),
        ("由市政务政务公开办公室负责。", "政务政务"),
        ("等重大政策的的出台。", "的的"),
        ("修订了了各项制度。", "了了"),
        ("加强领导和和监督。", "和和"),
        ("我局紧紧围绕紧紧围绕中心工作。", "紧紧围绕紧紧围绕"),
        ("要进一步进一步完善制度。", "进一步进一步"),
        ("今后将加强加强业务培训。", "加强加强"),
        ("不断完善审核制度完善审核制度。", "完善审核制度完善审核制度"),
        ("全年主动公开政府信息政府信息46条。", "政府信息政府信息"),
        ("新收政府信息公开公开申请0件。", "公开公开"),
        ("热线按时办结率100%，综合满意率满意率99.8%。", "满意率满意率"),
        ("今年以来，北山乡乡人民政府认真落实。", "乡乡"),
        ("规范审查程序，严格遵循遵循谁主管谁负责的原则。", "遵循遵循"),
        ("定期对照清单，确保信息及时准确准确无遗漏。", "准确准确"),
        ("统计期限至12月31日止，，如有疑问请联系我局。", ",,"),
        ("公开政策文件、、工作动态等信息。", "、、"),
        ("明确局办公室为为信息公开负责股室。", "为为"),
        ("公开部门预决算、财政收支情况、财政收支情况、政府采购等信息。", "财政收支情况、财政收支情况"),
        ("由北山市青水区北山市青水区发展改革委编制。", "北山市青水区北山市青水区"),
        # good Chinese, compounds, and names
        ("国家有关规定规定应当主动公开的信息，依申请公开公开申请书。", ""),
        ("建设水乡乡人民政府网站，乡乡通路。", ""),
        ("（一）主动公开政府信息主动公开政府信息46条。", ""),
        ("研究研究再定，讨论讨论，一条条、一件件落实。", ""),
        ("以公开为目的的工作，有的的士司机的的确确来过。", ""),
        ("为了了解情况，不了了之，除了了解。", ""),
        ("祥和和谐，饱和和溢出，和和美美。", ""),
        ("规范执法行为为民服务，成为为民办事的窗口，变为为人民。", ""),
        ("现在在线办理，存在在编人员，实实在在。", ""),
        ("2023年度年度报告已发布，县人民政府政府信息公开栏。", ""),
        ("推进电子政务政务公开，公布收支情况情况说明。", ""),
        ("政府信息公开信息公开栏，工作工作方案，举报申报申述。", ""),
        ("主动公开 主动公开政府信息", ""),
        ("（一）公开情况\n情况良好。", ""),
        ("（一）依申请公开依申请公开，3件。", ""),
        ("2023年，情况 情况。", ""),
        ("本报告可在网址：，，下载，联系电话,,1。", ""),
        ("全年收到收到申请1件。", "收到收到"),
        ("我局成立了成立领导小组。", "成立了成立"),
        ("根据根据《条例》有关规定，公布如下。", "根据根据"),
        ("建立建立健全机制，机构编制编制方案。", ""),
        ("信息公开46条。。其中公文3条。", "。。"),
        ("信息公开46条，。其中公文3条。", ",。"),
        ("信息公开及时。，其中公文3条。", "。,"),
        ("信息公开等等。。。其中公文3条。", ""),
        ("信息,,公开,,及时,,准确,,全面。", ""),
        ("公开公开栏的内容。", ""),
    ],
)
def test_doubled_words(body: str, words: str) -> None:
    findings = found(check(text(body)), "STR029")
    assert [one.params["words"] for one in findings] == ([words] if words else [])


@pytest.mark.parametrize(
    ("body", "figure"),
    [
        ("政务动态68余条。", "68"),
        ("发布信息1,926余条。", "1,926"),
        ("累计发布信息10471多条。", "10471"),
        ("全年接待35多人次。", "35"),
        ("公开二十五余件。", "二十五"),
        ("答复3余件。", "3"),
        # round, measured, scaled, a range, or something else behind the figure
        ("发布信息200余条、2100多条、十余件、1250余条。", ""),
        ("访问量2.3万余次、12余万人次、3千余件。", ""),
        ("历时3多小时、5多年、15多个月，支出68余万元、68余元。", ""),
        ("发布10-15多条，余68条。", ""),
        ("68条，余条目另列。", ""),
        ("第68多期、2023余条。", "2023"),
        ("《68余条措施》，“三多”。", ""),
    ],
)
def test_exact_and_rough_figures(body: str, figure: str) -> None:
    findings = found(check(text(body)), "TXT013")
    assert [one.params["value"] for one in findings] == ([figure] if figure else [])
    assert {one.severity for one in findings} <= {"info"}


@pytest.mark.parametrize(
    ("body", "part"),
    [
        ("收到申请9件，其中自然人5件、法人3、其他1件。", "法人3件"),
        ("答复1453件，其中公开966件，占66.48%；部分公开67，占4.61%；其他420件，占28.91%。", "部分公开67件"),
        ("主动公开信息64，其中，机构职责3条，政策文件11条，工作动态50条。", "主动公开信息64条"),
        ("主动公开信息64，其中，机构职责3条，政策文件11条，工作动态60条。", ""),
        # the unit once for all, two parts only, a sum that does not hold, a number in a name
        ("收到申请9件，其中自然人5、法人3、其他1件。", ""),
        ("收到申请9件，其中自然人5件、法人4。", ""),
        ("收到申请10件，其中自然人5件、法人3、其他1件。", ""),
        ("全年公开60条，其中概况8条，12345热线31条，规划21条。", ""),
    ],
)
def test_one_part_without_its_unit(body: str, part: str) -> None:
    findings = found(check(text(body)), "TXT015")
    told = ["{label}{value}{unit}".format_map(one.params) for one in findings]
    assert told == ([part] if part else [])


@pytest.mark.parametrize(
    ("body", "variant"),
    [
        ("根据《要点》（国办发〔2022〕8）要求。", ""),
        ("根据国办发[2022]8文件要求。", ""),
        ("根据国办公开办函〔2021〕30，编制本报告。", ""),
        ("根据《通知》（珙府办函〔20241号）要求。", "bracket"),
        ("根据国办发2022〕8号要求。", "bracket"),
        # complete, a list, or both brackets lost in the copy
        ("根据国办发〔2022〕8号、国办函〔2022〕8、9号、〔2022〕8,9号要求。", None),
        ("根据国办发〔2022〕\n8\n号要求。", None),
        ("根据国办公开办函202130号要求。", None),
        ("根据国办公开办函2021 30号要求。", None),
        ("根据（国办发〔2022〕8）号要求。", None),
        ("政务公开办（2022）", None),
    ],
)
def test_incomplete_document_numbers(body: str, variant: str | None) -> None:
    findings = found(check(text(body)), "STR030")
    assert [one.variant for one in findings] == ([variant] if variant is not None else [])


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("国办公开办函〔2021〕30号", False),
        ("国办公开办函[2021]30号", True),
        ("国办公开办函（2021）30号", True),
        ("国办公开办函〔2021]30号", True),
        ("国办公开办函【2021〕30号", True),
        ("国办公开办函〈2021〉30号", True),
        ("国办公开办函202130号", False),
        ("北府[2008]6号", True),
        ("北府厅明[2013]13号", True),
        ("《条例》[2008]年", False),
        ("北府办发[2007] 25 号", True),
        ("北府办发〔2007〕 25 号", False),
    ],
)
def test_brackets_of_document_numbers(number: str, told: bool) -> None:
    assert bool(found(check(text(f"根据{number}要求。")), "STR023")) is told


@pytest.mark.parametrize(
    ("body", "number"),
    [
        ("根据某政办函[2009]3号精神", "某政办函[2009]3号"),
        ("我局依据某政办函[2009]3号精神", "某政办函[2009]3号"),
        ("依照有关规定、某卫函[2009]3号文件", "某卫函[2009]3号"),
        ("某市教育局办公室函[2009]3号", "某市教育局办公室函[2009]3号"),
    ],
)
def test_only_the_number_is_named(body: str, number: str) -> None:
    (finding,) = found(check(text(body + "。")), "STR023")
    assert finding.params["number"] == number


HOSTILE = [
    *("的" * 100_000, "和和的的" * 25_000, "紧紧围绕" * 25_000, "认真" + "认" * 100_000, "情况" * 50_000),
    *("行政复义" * 25_000, "国办发〔2022〕8" * 8_000, "发" * 100_000, "[2021" * 20_000, "68余条" * 10_000),
    *("1" * 100_000 + "余条", "《" * 50_000, "政府信息" * 25_000),
]


@pytest.mark.parametrize("body", HOSTILE, ids=lambda body: body[:8])
def test_the_rules_stay_linear(body: str) -> None:
    data = f"某镇2023年政府信息公开工作年度报告\n一、总体情况\n{body}\n".encode()
    regime = regime_for(2023)
    assert regime is not None
    checked = Check(read_report(data, "report.txt", Options()), regime)
    start = time.process_time()
    for code in ("STR023", "STR028", "STR029", "STR030", "STR032", "STR034", "TXT013", "TXT015"):
        body_of = all_rules()[code].body
        assert body_of is not None
        list(body_of(checked))
    assert time.process_time() - start < 3


@pytest.mark.parametrize(
    ("body", "whole", "variants"),
    [
        ("按照《政府信息公开条例》规定，现予公布。", True, []),
        ("按照《政府信息公开条例规定，现予公布。", False, [""]),
        ("转发《关于印发《某某办法》的通知》。", True, []),
        ("转发《关于印发《某某办法》的通知。", False, [""]),
        ("根据《《关于印发某某办法的通知》要求，情况如下：\n公开46条。", False, [""]),
        ("根据《《某某条例》实施办法》，情况如下：\n公开46条。", False, []),
        ("转发《关于印发〈某某办法〉的通知》。", True, []),
        ("印发《甲办法、《乙办法》，公布《丙办法。《丁办法》已修订。", False, [""]),
        # the text may be cut
        ("按照《政府信息公开条例规定", False, []),
        ("政府信息公开条例》规定，现予公布。", False, []),
        ("政府信息公开条例》规定，现予公布。", True, ["closing"]),
        ("学习〈政府信息公开条例〉，落实<某镇信息公开制度>。", False, ["single"]),
        ("办公室关于印发<政府信息公开工作年度报告格式>的通知》要求。", False, []),
        ("网址（<http://www.example.gov.cn/>）可查阅。", False, []),
        ("《办公室关于印发政府信息公开工作年度报告格式〉的通知》要求。", False, ["inner"]),
        ("《办公室关于印发<政府信息公开工作年度报告格式(试行)〉的通知》要求。", False, []),
    ],
)
def test_title_marks(body: str, whole: bool, variants: list[str]) -> None:
    result = check(report(year=2023, excerpt=not whole, sections=[(NAME, body)]))
    assert [one.variant for one in found(result, "STR032")] == variants


@pytest.mark.parametrize(
    ("body", "whole", "told"),
    [
        ("请与办公室（电话：0570-12345）联系。", True, []),
        ("请与办公室（电话：0570-12345联系。", True, [("", "（")]),
        ("公开信息（含政务新媒体）46条（其中公文3条。", True, [("", "（")]),
        ("请与办公室电话：0570-12345）联系。", True, [("closing", "）")]),
        ("请与办公室（电话：0570-12345", True, []),
        ("请与办公室（电话：0570-12345\n二、主动公开政府信息情况\n公开46条。", True, [("", "（")]),
        ("请与办公室电话：0570-12345）\n二、主动公开政府信息情况\n公开46条。", True, []),
        ("请与办公室（地址：某街1号；\n电话：12345）联系。", True, []),
        ("主要有：1）公文；2）解读。一）加强领导。", True, []),
        ("积极参与數(shù)據(jù)開放，在xx?dāng)?shù)據(jù)網公開46條。", True, []),
        ("通过“某县发布”公众号公开46条。", True, []),
        ("通过某县发布”公众号公开46条。", True, [("quote", "”")]),
        ("落实“某市委办公室《关于印发“中国某市”考核办法的通知》的要求。", True, [("quote", "“")]),
        ("做到“五公开。坚持“三审三校。", True, []),
        ("要求如下：“一要及时。\n二要准确。”各单位照此办理。", True, []),
        ("开头缺失的信息）46条，2023年公文3条。", False, []),
        ("正文第一段。\n2023年公开信息）46条。", False, [("closing", "）")]),
    ],
)
def test_brackets_and_quotes(body: str, whole: bool, told: list[tuple[str, str]]) -> None:
    page = f"{body}\n"
    head = "某镇2023年政府信息公开工作年度报告\n" if whole else ""
    result = check(head + "一、总体情况\n" + page, "report.txt")
    findings = found(result, "STR034")
    assert [(one.variant, quoted(result, one)) for one in findings] == told


def test_a_title_mark_is_placed_on_the_one_left_open() -> None:
    result = check(text("印发《甲办法》和《乙办法的通知。"))
    (finding,) = found(result, "STR032")
    assert quoted(result, finding) == "《"
    assert result.lines is not None
    assert result.lines.line(finding.span.line or 0)[(finding.span.column or 0) :].startswith("乙办法")


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("（一）主动公开\n公开46条。\n（二）依申请公开\n收到2件。", None),
        ("（一）、主动公开\n公开46条。\n（二）、依申请公开\n收到2件。", ("", 1)),
        ("(一)主动公开\n公开46条。\n(二) 、依申请公开\n收到2件。", ("mixed", 0)),
        ("（1），主动公开\n公开46条。", ("", 0)),
        ("一、主动公开\n1、公开46条。", None),
        ("公开46条（一）、（二）。", None),
    ],
)
def test_a_stop_behind_a_number_in_brackets(body: str, told: tuple[str, int] | None) -> None:
    result = check(text(body))
    findings = found(result, "STR033")
    assert [(one.variant, len(one.related)) for one in findings] == ([told] if told else [])
    assert all(quoted(result, one) in "、，" for one in findings)
