"""Years left over: found where they are certain, silent where another year is lawful."""

from __future__ import annotations

import pytest

from tests.structure.build import check, found, quoted, report

FOUND = [
    ("全年主动公开情况。2022年度主动公开政府信息54条。", "2022年", ""),
    ("（二）依申请公开。2022年我镇收到依申请公开事项3件，均已答复。", "2022年", ""),
    ("（三）依申请公开。2022年我局通过信函、电子邮件接受申请，共受理申请0件。", "2022年", ""),
    ("2023年，我镇加大公开力度。（二）依申请公开。2022年我镇收到申请0件。", "2022年", ""),
    ("2022年，我镇以习近平新时代中国特色社会主义思想为指导，推进公开工作。", "2022年", ""),
    ("截至2022年12月31日，我镇网站共发布信息320条。", "2022年", "as-of"),
    ("下一步打算：2023年，我镇将进一步完善公开机制。", "2023年", "plan"),
    ("（二）整改措施。为进一步规范工作，2023年我镇加大培训力度，提高水平。", "2023年", "plan"),
    ("主动公开了2022年部门预算和2021年部门决算。", "2022年", "budget"),
    ("本年度(2022年)主动公开政府信息54条。", "2022年", ""),
    ("2024年共主动公开政府信息54条。", "2024年", ""),
    ("2022年未发生行政复议、行政诉讼。", "2022年", ""),
    ("2022年度，我镇没有收取任何费用。", "2022年", ""),
]

SILENT = [
    "2023年主动公开政府信息54条，比2022年增加3条。",
    "2022年主动公开54条，2023年主动公开60条。",
    "2022年公开54条。2023年公开60条。",
    "2023年公开60条。2022年公开54条。",
    "2022年结转办理1件。",
    "公开《2022年国民经济和社会发展统计公报》1份。",
    "2022年度决算信息发布1条。",
    "自2022年起，我镇累计公开政府信息540条。",
    "2022年以来，共公开政府信息540条。",
    "2024年，我镇将进一步完善公开机制。",
    "2023年，我镇将政务公开纳入年度考核，取得了新成效。",
    "2023年，我镇针对上年问题进一步加强培训，取得了成效。",
    "公开了2023年部门预算和2022年部门决算。",
    "根据（国办发〔2022〕8号）文件，主动公开政府信息54条。",
    "2022年10月，我镇举办政府开放日活动2次。",
    "改进情况：2023年，我镇加强了培训。",
    "2022年荣获全县政务公开先进单位1次。",
    "2023年发生行政复议1件，已审结。2022年未发生行政复议。",
    "2022年未收到申请，同比增加1件。",
    "2022年无正当理由未公开的目录已经补齐。",
]


def text_of(sentence: str) -> str:
    return report(organ="某镇人民政府", excerpt=True, sections=[("一、总体情况", sentence)])


@pytest.mark.parametrize(("sentence", "words", "variant"), FOUND, ids=[row[0][:24] for row in FOUND])
def test_stale_year_is_found(sentence: str, words: str, variant: str) -> None:
    result = check(text_of(sentence))
    (finding,) = found(result, "PER006")
    assert finding.severity == "warning"
    assert finding.variant == variant
    assert quoted(result, finding) == words


@pytest.mark.parametrize("sentence", SILENT)
def test_lawful_years_are_silent(sentence: str) -> None:
    assert not found(check(text_of(sentence)), "PER006")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("（一）存在的问题。解读不够。\n2023年工作打算：一是强化培训。", "2023年工作打算:一是强化培训"),
        ("（一）存在的问题。解读不够。\n（二）2023年下一步工作安排\n强化培训。", "2023年下一步工作安排"),
        ("解读不够。2023年主要工作计划，一是强化培训。", "2023年主要工作计划,一是强化培训"),
        ("解读不够。2024年工作打算：强化培训。", ""),
        ("解读不够，已印发2023年工作计划：见附件。", ""),
        ("解读不够，未按方案、2023年工作计划。", ""),
        ("2023年存在的主要问题：解读不够。2023年改进措施：强化培训。", ""),
    ],
)
@pytest.mark.parametrize("title", ["五、存在的主要问题及改进情况", "一、总体情况"])
def test_an_agenda_for_a_year_that_is_over(title: str, text: str, words: str) -> None:
    result = check(report(organ="某镇人民政府", excerpt=True, sections=[(title, text)]))
    told = [one.params["words"] for one in found(result, "PER006")]
    assert told == ([words] if words and "问题" in title else [])


def test_many_places_make_one_finding() -> None:
    text = "\n".join(f"（{n}）第{n}项。2022年我镇收到申请{i}件。" for i, n in enumerate("一二三四五", 1))
    (finding,) = found(check(text_of(text)), "PER006")
    assert finding.params["count"] == 5
    assert len(finding.related) == 4


def test_a_long_sentence_is_quoted_up_to_the_end_of_a_clause() -> None:
    text = (
        "下一步打算：2023年，我镇将进一步加强组织领导和业务培训，完善公开目录和机制，更好地服务群众和企业。"
    )
    (finding,) = found(check(text_of(text)), "PER006")
    assert finding.params["words"] == "2023年,我镇将进一步加强组织领导和业务培训,完善公开目录和机制…"
