"""The report year of texts whose title names none."""

from __future__ import annotations

import pytest

from govlint.engine import Options, check_one
from govlint.reading.year_evidence import year_evidence
from govlint.report.place import LineTable, Text


def told(text: str, path: str = "report.txt") -> tuple[int, str] | None:
    evidence = year_evidence([Text(text, LineTable(text))], path)
    return (evidence.year, evidence.how) if evidence else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("数据统计期限为2019年1月1日至2019年12月31日。", (2019, "period")),
        ("本报告由北山镇人民政府编制的2014年度政府信息公开年度报告。", (2014, "formula")),
        ("现将我局2020年度政府信息公开工作报告如下：", (2020, "formula")),
        ("現公佈北山市農業局2024年政府信息公開工作年度報告。", (2024, "formula")),
        # its own name in marks, after words that publish it; one of last year's is published otherwise
        (
            "现公布《北山市人民政府办公室2022年政府信息公开工作年度报告》。2021年转办2件，转2023年4件。",
            (2022, "formula"),
        ),
        (
            "年初公开了《北山镇2021年政府信息公开工作年度报告》。2022年公开20条，2022年收到3件。",
            (2022, "sentences"),
        ),
        # last year's period left in a text that calls itself another year's report and speaks of that year
        (
            "现公布我局2021年政府信息公开年度报告。统计期限为2020年1月1日至2020年12月31日。2021年，公开20条。2021年收到3件。",
            (2021, "formula"),
        ),
        (
            "现公布我局2021年政府信息公开年度报告。统计期限为2020年1月1日至2020年12月31日。",
            (2020, "period"),
        ),
        ("2019年，我局公开信息20条。截至2019年底，共办理申请3件。", (2019, "sentences")),
        # a notice that asks for the reports carries a year of its own
        ("按照《做好2018年政府信息公开年度报告的通知》要求。2019年，我局公开20条。", (2019, "sentences")),
        ("2022年发布4751条。收到申请86件，余8件转2023年度办理。", (2022, "sentences")),
        # plans are about the next year
        ("2021年，我局公开20条。2022年，我局将继续努力。", (2021, "sentences")),
        ("2021年，我局将做好政府信息公开年度报告。2020年公开3条。", (2020, "sentences")),
        # the name of the report, where its subject is left out
        ("第9页 2020年报_统计局", (2020, "formula")),
        ("2020年年度报告", (2020, "formula")),
        ("2020年报送信息3条", (2020, "sentences")),
        # as many sentences about one year as about the other decide nothing
        ("2020年公开12条。2021年公开20条。", None),
        ("我局重视公开工作。", None),
    ],
)
def test_the_year_a_text_tells(text: str, expected: tuple[int, str] | None) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("reports/2023-北山.docx", (2023, "name")),
        ("C:\\年报\\2023年.docx", (2023, "name")),
        ("2022-2023.txt", None),
        ("20231.txt", None),
    ],
)
def test_the_name_of_the_file_is_the_last_resort(path: str, expected: tuple[int, str] | None) -> None:
    assert told("我局重视公开工作。", path) == expected


def test_many_years_and_brackets_are_read_in_linear_time() -> None:
    assert told("《2020年" * 50_000) is None
    assert told("2020年，" * 50_000) == (2020, "sentences")


@pytest.mark.parametrize("text", ["# readme\n\nHow to install this.\n", "会议通知\n2023年5月召开会议。\n"])
def test_a_text_about_something_else_is_no_report(text: str) -> None:
    result = check_one(text.encode(), "readme.md", Options())
    assert [finding.rule for finding in result.findings] == ["SRC014"]


SCHOOLS = [
    ("某大学2020-2021学年信息公开工作年度报告\n根据《高等学校信息公开办法》编制，", "school"),
    (
        "根据《高等学校信息公开办法》编制本报告，统计期限为2019年9月1日—2020年8月31日。\n2019—2020学年，",
        "school",
    ),
    ("某大学2015年政府信息公开年度报告\n根据《高等学校信息公开办法》编制，2014-2015学年", None),
    ("某县教育局2020年信息公开年度报告\n我局在2019-2020学年推进公开。", None),
]


@pytest.mark.parametrize(("head", "variant"), SCHOOLS)
def test_a_report_of_a_school_year_follows_another_regulation(head: str, variant: str | None) -> None:
    text = f"{head}公开信息46条。\n一、概述\n2020年，工作有序。\n二、主动公开情况\n公开46条。\n"
    findings = check_one(text.encode(), "report.txt", Options()).findings
    if variant is None:
        assert "SRC014" not in {one.rule for one in findings}
    else:
        assert [(one.rule, one.variant) for one in findings] == [("SRC014", variant)]


def test_an_inferred_year_is_said() -> None:
    text = "一、总体情况\n2023年，我局主动公开政府信息20条。\n二、主动公开政府信息情况\n"
    result = check_one(text.encode(), "report.txt", Options())
    assert result.year == 2023
    assert "SRC025" in {finding.rule for finding in result.findings}
