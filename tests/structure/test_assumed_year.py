"""Texts whose title names no year; what differs from a guess proves nothing. No sentence is a title."""

from __future__ import annotations

import pytest

from govlint.engine import FileResult, Options, check_one
from govlint.reading import read

WORK = (
    "一、总体情况\n2016年，我镇完善制度，明确专人负责。2016年我镇主动公开政府信息160条。\n"
    "2015年，我镇未收到依申请公开事项3件。\n二、存在的问题\n更新不够及时。为此，2017年政府信息公开工作我们将"
    "采取以下措施：加强培训。\n2016年，我镇还组织了4次检查。2016年举办培训2次。\n"
)
SIGNED = "南坪镇人民政府\n2017年1月10日\n"


def checked(text: str, name: str = "report.txt") -> FileResult:
    return check_one(text.encode(), name, Options())


def rules(result: FileResult) -> set[str]:
    return {one.rule for one in result.findings}


@pytest.mark.parametrize(
    ("head", "assumed"),
    [
        ("南坪镇政府信息公开工作年度报告\n", True),
        ("南坪镇2016年政府信息公开工作年度报告\n", False),
        ("南坪镇年度报告\n统计期限为2016年1月1日至2016年12月31日。\n", False),
        ("现公布由南坪镇编制的2016年度政府信息公开年度报告。\n", False),
    ],
)
def test_stale_years_need_a_year_that_is_known(head: str, assumed: bool) -> None:
    result = checked(head + WORK + SIGNED)
    assert result.year == 2016
    assert ("SRC025" in rules(result)) is assumed
    assert ("PER006" in rules(result)) is not assumed


def test_a_plan_tells_no_year() -> None:
    plan = "为此，2017年政府信息公开工作我们将采取以下措施：加强培训。"
    assert checked(f"南坪镇政府信息公开工作年度报告\n一、下一步打算\n{plan}\n").year is None


@pytest.mark.parametrize(
    ("day", "severity"),
    [
        ("2016年11月3日", "warning"),
        ("2016年12月31日", "info"),
        ("2017年1月3日", ""),
        ("2015年3月1日", "warning"),
    ],
)
def test_dates_before_the_end_of_the_year(day: str, severity: str) -> None:
    told = checked(f"南坪镇2016年政府信息公开工作年度报告\n{WORK}南坪镇人民政府\n{day}\n")
    assert [one.severity for one in told.findings if one.rule == "PER008"] == ([severity] if severity else [])
    assumed = checked(f"南坪镇政府信息公开工作年度报告\n{WORK}南坪镇人民政府\n{day}\n")
    assert "PER008" not in rules(assumed)


def test_a_late_day_after_an_inferred_year_is_only_told() -> None:
    late = "南坪镇水利局\n2017年5月3日\n"
    for head, severity in (("水利局2016年政府信息公开工作年度报告", "warning"), ("水利局年度报告", "info")):
        findings = checked(f"{head}\n{WORK}{late}").findings
        assert [one.severity for one in findings if one.rule == "PER007"] == [severity]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["南坪县水利局2023年政务公开情况", "一、总体情况"], "南坪县水利局2023年政务公开情况"),
        (["依据条例要求，对2023年水利局政府信息公开情况说明如下：", "一、总体情况"], None),
        (["一、总体情况", "2023年，我局将按照政府信息公开要求"], None),
        (["（一）总体情况", "2023年政府信息公开专栏建设"], None),
        (["为此，2023年政府信息公开方面采取以下措施", "一、总体情况"], None),
    ],
)
def test_a_sentence_is_no_title(lines: list[str], title: str | None) -> None:
    report = read("\n".join(lines).encode(), "report.txt")
    assert (report.title.value if report.title else None) == title
    assert title or "STR021" not in rules(checked("\n".join(lines)))
