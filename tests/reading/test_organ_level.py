"""The organ and its level where the title does not tell them: the line beside it, the voice of the text."""

from __future__ import annotations

import pytest

from govlint.engine import Options, check_one
from tests.reading.build import read_text

ITEM1 = (
    "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n"
    "规章 | {} | 0 | 0\n行政规范性文件 | 1 | 0 | 1\n"
)
NO_ORGAN = "2023年政府信息公开工作年度报告"

BESIDE = [
    (["红岩县青水镇人民政府", NO_ORGAN], "红岩县青水镇人民政府", "township"),
    ([NO_ORGAN, "红岩县青水镇人民政府", NO_ORGAN], "红岩县青水镇人民政府", "township"),
    ([NO_ORGAN, "红岩县水利局"], "红岩县水利局", "department"),
    (["红岩县青水镇2023年政府信息公开工作年度报告", "红岩县水利局"], "红岩县青水镇", "township"),
    ([NO_ORGAN, "全年工作由办公室牵头，各站所配合。"], "", ""),
    ([NO_ORGAN, "工作情况"], "", ""),
    (["2023年全区政府信息公开工作年度报告"], "", ""),
    (["2023年全区政府信息公开工作年度报告", "发布机构：红岩区人民政府"], "红岩区人民政府", "county"),
]


@pytest.mark.parametrize(("lines", "name", "level"), BESIDE)
def test_the_organ_stands_beside_the_title(lines: list[str], name: str, level: str) -> None:
    organ = read_text("\n".join([*lines, "一、总体情况", "工作有序开展。"])).organ
    assert (organ.name, organ.level, organ.stated) == (name, level, False)


VOICES = [
    ("我镇高度重视，全年公开信息20条。", "township"),
    ("2023年，我乡公开信息20条，其中我乡网站12条。", "township"),
    ("我街道落实责任，配合我县做好有关工作。", "township"),
    ("我鎮公開信息20條，我鎮網站公開12條。", "township"),
    ("我局公开信息20条。按照我县统一部署，我县各单位均已公开。", "department"),
    ("2023年，我县公开信息20条。我县各单位均已公开。", "county"),
    ("按照我县统一部署开展工作。", ""),
    ("我局公开信息20条，我镇公开信息10条。", ""),
    ("我局。我局。我局。我局。我镇。", "department"),
    ("全年公开信息20条。", ""),
    ("我市、我办、我委、我区公开信息20条。", ""),
]


@pytest.mark.parametrize(("text", "level"), VOICES)
@pytest.mark.parametrize("layout", ["txt", "yaml"])
def test_the_voice_tells_the_level(layout: str, text: str, level: str) -> None:
    if layout == "txt":
        report = read_text(f"{NO_ORGAN}\n一、总体情况\n{text}\n")
    else:
        body = f"govlint: 1\nyear: 2023\nsections:\n- title: 一、总体情况\n  text: {text}\n"
        report = read_text(body, "report.yaml")
    assert report.organ.level == level
    assert not (level and report.organ.stated)


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("红岩县水利局2023年政府信息公开工作年度报告", "department"),
        ("红岩经济开发区2023年政府信息公开工作年度报告", ""),
        ("红岩工业园区管理委员会2023年政府信息公开工作年度报告", ""),
        ("红岩青水2023年政府信息公开工作年度报告", "township"),
        ("红岩市水务集团有限公司2023年信息公开工作年度报告", ""),
        ("红岩县人民医院2023年政府信息公开工作年度报告", ""),
        ("红岩县第一中学\n2023年信息公开工作年度报告", ""),
        ("红岩县人民检察院2023年政府信息公开工作年度报告", "department"),
        ("红岩县人民政府机关2023年政府信息公开工作年度报告", "county"),
        ("红岩海关关区2023年政府信息公开工作年度报告", "department"),
        ("红岩市人民政府办公厅2023年政府信息公开工作年度报告", ""),
        ("红岩县人民政府办公室2023年政府信息公开工作年度报告", "department"),
    ],
)
def test_a_name_goes_before_the_voice(title: str, level: str) -> None:
    assert read_text(f"{title}\n一、总体情况\n我镇公开信息20条，我镇没有其他情况。\n").organ.level == level


@pytest.mark.parametrize(
    ("head", "made", "found"),
    [
        (f"{NO_ORGAN}\n红岩县青水镇人民政府\n", 2, True),
        (f"{NO_ORGAN}\n一、总体情况\n我镇公开信息20条。\n", 6, True),
        (f"{NO_ORGAN}\n一、总体情况\n我局公开信息20条。\n", 6, True),
        (f"{NO_ORGAN}\n一、总体情况\n我镇公开信息20条。\n", 0, False),
        (f"{NO_ORGAN}\n一、总体情况\n全市公开信息20条。\n", 6, False),
        ("红岩市人民政府办公厅2023年政府信息公开工作年度报告\n一、总体情况\n", 13, False),
        # The office of a city's government reports the government's own.
        ("红岩市人民政府办公室2023年政府信息公开工作年度报告\n", 2, False),
        ("红岩县人民政府办公室2023年政府信息公开工作年度报告\n", 2, True),
    ],
)
def test_acts_without_the_power_to_make_them(head: str, made: int, found: bool) -> None:
    """Neither a town nor a bureau makes 规章: told with a doubt, since the level was not declared."""
    result = check_one((head + ITEM1.format(made)).encode(), "report.txt", Options())
    assert [one.severity for one in result.findings if one.rule == "CEL009"] == ["warning"] * found


@pytest.mark.parametrize("line", ["三、政府信息依申请公开情况", "（二）政府信息公开情况", "2.政务公开情况"])
def test_a_numbered_line_is_no_title(line: str) -> None:
    report = read_text(f"{line}\n2023年，我镇公开信息20条。\n四、收费情况\n2023年未收取费用。\n")
    assert report.title is None
    assert report.organ.name == ""


WRITTEN_BY = [
    ("本报告根据条例要求，由红岩县水利局编制。", "红岩县水利局", "department"),
    ("本報告由紅岩縣水利局編制的2023年度政府信息公開工作年度報告。", "紅岩縣水利局", "department"),
    ("现公布红岩县青水镇人民政府2023年度政府信息公开工作年度报告。", "红岩县青水镇人民政府", "township"),
    ("现公布青水镇人民政府办公室2023年政府信息公开工作年度报告。", "青水镇人民政府办公室", "township"),
    ("特向社会公布2023年度青水镇政府信息公开工作年度报告。", "青水镇", "township"),
    ("特向社会公布2023年度本级政府信息公开工作年度报告。", "", ""),
    ("本报告由红岩县人民政府办公室编制。", "", ""),
    ("由青水区人民政府办公室综合区政府所属各行政机关的年度报告编制而成。", "青水区人民政府", "county"),
    (
        "由红岩市人民政府信息公开工作领导小组办公室根据要求,汇总各县情况编制而成。",
        "红岩市人民政府",
        "prefecture",
    ),
    ("由红岩县水利局办公室汇总各科室情况编制而成。", "", ""),
    ("本报告由本机关编制，综合各单位的报告编写而成。", "", ""),
]


@pytest.mark.parametrize(("sentence", "name", "level"), WRITTEN_BY)
def test_the_introduction_names_the_organ(sentence: str, name: str, level: str) -> None:
    organ = read_text(f"{sentence}\n一、总体情况\n2023年，工作有序开展。\n").organ
    assert (organ.name, organ.level) == (name, level)


AROUND_TITLES = [
    (["[青水镇]2023年青水镇政府信息公开工作年度报告"], "青水镇"),
    (["青水发〔2024〕3号", "青水镇关于2023年度政府信息", "公开工作的年度报告"], "青水镇"),
    (["名称 红岩县2023年政府信息公开工作年度报告"], "红岩县"),
    (["红岩县水利局发布2023年政府信息公开工作年度报告"], "红岩县水利局"),
    (["2023年政府信息公开工作年度报告", "有效性: 有效", "青水镇人民政府", NO_ORGAN], "青水镇人民政府"),
    (["红岩县文旅局", "政府信息公开", "红岩县旅游局2023年政府信息公开工作报告", "[副标题]"], "红岩县旅游局"),
]


@pytest.mark.parametrize(("lines", "name"), AROUND_TITLES)
def test_what_stands_around_a_title_is_no_organ(lines: list[str], name: str) -> None:
    assert read_text("\n".join([*lines, "一、总体情况", "工作有序开展。"])).organ.name == name
