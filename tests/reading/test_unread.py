"""A report of which a table was not read whole never passes, and somebody says what was not read."""

from __future__ import annotations

import pytest

from govlint.engine import FileResult, Options, check_one
from govlint.reading import read
from tests.reading.build import SECTIONS, TITLE, filled, label_of, spec_of

_PERIOD = "本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。"
_TWO = (
    "第二十条第（一）项\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | 0 | 0 | 0 |\n"
    "行政规范性文件 | 0 | 0 | 0 |\n第二十条第（五）项\n行政许可 | 0 |\n第二十条第（六）项\n行政处罚 | 0 |\n"
    "行政强制 | 0 |\n第二十条第（八）项\n行政事业性收费 | 0 |"
)
_THREE = "\n".join(f"{label_of(spec_of('table3'), id_)} " + "0 " * 7 for id_ in filled("table3"))
_FOUR = "0 " * 15
_REST = {"sec1": f"主动公开政府信息46条。{_PERIOD}", "sec5": "解读不够及时，将加强培训。", "sec6": "无。"}


def report(title: str = TITLE, **tables: str) -> str:
    """A whole report; ``tables`` replaces what stands under headings two to four."""
    texts = {"sec2": _TWO, "sec3": _THREE, "sec4": _FOUR, **_REST, **tables}
    return title + "\n" + "\n".join(f"{SECTIONS[id_]}\n{texts[id_]}" for id_ in SECTIONS) + "\n"


def check(text: str, options: Options | None = None) -> FileResult:
    return check_one(text.encode(), "report.txt", options)


def test_a_report_read_whole_passes() -> None:
    result = check(report())
    assert result.coverage["cells"] == (200, 200)
    assert result.verdict == "pass"


@pytest.mark.parametrize(
    ("tables", "told"),
    [
        # no table at all: the rule about missing tables says so
        ({"sec2": "略。", "sec3": "略。", "sec4": "略。"}, {"STR025"}),
        ({"sec4": "未发生行政复议、行政诉讼。"}, {"STR025"}),
        # the labels are there, so no table is missing, and yet no figure was read
        (
            {"sec3": "；".join(label_of(spec_of("table3"), id_) for id_ in filled("table3")) + "均为0。"},
            {"STR064"},
        ),
        # a row of many
        ({"sec3": _THREE.split("\n")[0]}, {"STR064"}),
        # most rows
        ({"sec3": "\n".join(_THREE.split("\n")[:20])}, {"STR026"}),
    ],
)
def test_a_table_not_read_whole(tables: dict[str, str], told: set[str]) -> None:
    result = check(report(**tables))
    assert result.verdict == "incomplete"
    assert {one.rule for one in result.findings} & {"STR025", "STR026", "STR055", "STR064"} == told


def test_a_cell_that_holds_no_figure_is_told_of_once() -> None:
    first = _THREE.split("\n")[0]
    damaged = _THREE.replace(first, first.replace(" 0 ", " 8O ", 1))
    result = check(report(sec3=damaged))
    assert [one.rule for one in result.findings if one.severity != "info"] == ["CEL002"]
    assert result.coverage["cells"] == (199, 200)


def test_an_error_stays_an_error() -> None:
    wrong = _THREE.replace("0", "3", 1)
    result = check(report(sec3=wrong, sec4="未发生行政复议、行政诉讼。"))
    assert result.verdict == "fail"


def test_silencing_the_finding_does_not_make_it_pass() -> None:
    result = check(report(sec4="未发生行政复议、行政诉讼。"), Options(ignore=("STR025",)))
    assert result.verdict == "incomplete"
    assert "STR064" in {one.rule for one in result.findings}


@pytest.mark.parametrize(
    ("text", "options"),
    [
        (report(f"{TITLE}（节选）", sec4="略。"), None),
        (report(sec4="略。"), Options(excerpt=True)),
    ],
)
def test_of_a_declared_excerpt_the_coverage_tells(text: str, options: Options | None) -> None:
    result = check(text, options)
    assert result.verdict == "pass"
    assert result.coverage["表四"] == (0, 15)


def test_before_the_national_form_no_table_was_demanded() -> None:
    text = (
        "某县2015年政府信息公开工作年度报告\n一、概述\n本报告统计期限为2015年1月1日至2015年12月31日。\n"
        "二、主动公开政府信息情况\n公开信息3条。\n三、依申请公开政府信息和不予公开情况\n未收到申请。\n"
        "四、政府信息公开收费及减免情况\n未收费。\n五、因政府信息公开申请行政复议、提起行政诉讼的情况\n没有发生。\n"
        "六、存在的主要问题及改进情况\n不够及时，将加强。\n"
    )
    result = check(text)
    assert result.regime == "cn/2008"
    assert result.verdict == "pass"


def test_in_the_year_in_which_the_form_was_encouraged() -> None:
    title = TITLE.replace("2023", "2019")
    none = report(title, sec2="略。", sec3="略。", sec4="略。").replace("2023", "2019")
    assert check(none).verdict == "pass"
    begun = report(title, sec2="略。", sec3=_THREE.split("\n")[0], sec4="略。").replace("2023", "2019")
    assert check(begun).verdict == "incomplete"


@pytest.mark.parametrize(
    ("organ", "name", "level", "stated"),
    [
        ("", "某县统计局", "department", False),
        ("organ: 某县人民政府\n", "某县人民政府", "county", True),
        ("organ: {name: 某县, level: township}\n", "某县", "township", True),
    ],
)
def test_a_declared_report_has_the_organ_of_its_title(
    organ: str, name: str, level: str, stated: bool
) -> None:
    title = "某县统计局2023年政府信息公开工作年度报告"
    declared = read(f"govlint: 1\ntitle: {title}\nyear: 2023\n{organ}sections: []\n".encode(), "a.yaml").organ
    assert (declared.name, declared.level, declared.stated) == (name, level, stated)
    if not organ:
        told = read(f"{title}\n一、总体情况\n公开3条。\n".encode(), "a.txt").organ
        assert (told.name, told.level, told.stated) == (name, level, stated)


_ANNOUNCED = (
    "某局2016年政府信息公开工作年度报告\n本报告由概述、主动公开政府信息情况、依申请公开政府信息情况、收费及减免情况、"
    "行政复议和行政诉讼情况、存在的主要问题及改进情况六部分组成。\n"
)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("一、概述\n工作有序开展。\n", 0),
        ("一、概述\n全年主动公开政府信息46条，未发生行政复议。\n", 2),
        ("一、概述\n工作有序开展。\n二、主动公开政府信息情况\n公开46条。\n", 1),
        ("一、概述\n工作有序开展。\n三、依申请公开政府信息情况\n没有收到。\n", 1),
    ],
)
def test_what_is_only_announced_was_not_read(text: str, read: int) -> None:
    result = check_one((_ANNOUNCED + text).encode(), "report.txt", Options())
    assert result.coverage["sections"] == (read, 5)
