"""Lists of parts as introductions print them."""

from __future__ import annotations

import time

import pytest

from govlint.prose.partslist import announced_count, find_parts_list
from govlint.report.normalise import fold

# text, count stated, fewest and most parts it can be read as, beginning present, may stand for more
LISTS: list[tuple[str, int | None, int, int, bool, bool]] = [
    ("本报告分为三个部分：总体情况、主动公开政府信息情况、其他需要报告的事项。", 3, 3, 3, True, False),
    (
        "全文由以下四部分组成：一、总体情况；二、主动公开政府信息情况；三、其他需要报告的事项。",
        4,
        3,
        3,
        True,
        False,
    ),
    (
        "本報告由概述、主動公開政府信息情況、依申請公開政府信息受理情況、政府信息公開收費和減免情況、"
        "申請行政複議及提起行政訴訟情況、存在的問題及改進措施等六部分組成，報告中所列數據的統計起止時間為",
        6,
        6,
        6,
        True,
        False,
    ),
    (
        "由情况概述、政府信息主动公开情况、政府信息依申请公开情况、咨询情况、复议、诉讼和申诉的情况,"
        "以及存在的主要问题和改进措施、需要说明的事项与附表等共七个部分组成。",
        7,
        7,
        8,
        True,
        False,
    ),
    (
        "本年报由概述,主动公开政府信息情况,依申请公开政府信息和不予公开政府信息情况,收费和减免情况,"
        "因政府信息公开申请行政复议、提起行政诉讼的情况,存在的主要问题和改进措施,其他报告事项以及附表等八部分组成。",
        8,
        7,
        8,
        True,
        False,
    ),
    (
        "由概述、主动公开政府信息的情况、依申请公开政府信息办理情况、政府信息公开收费及减免情况、因政府信息公开申请"
        "行政复议、提起行政诉讼的情况和政府信息公开工作存在的主要问题及改进情况、附表等七个部分组成。",
        7,
        6,
        7,
        True,
        False,
    ),
    (
        "本报告由概述,主动公开政府信息情况,依申请公开、不予公开及咨询政府信息情况等五部分组成。",
        5,
        3,
        3,
        True,
        True,
    ),
    ("信息公开工作存在的主要问题及改进情况等六个方面", 6, 1, 1, False, False),
    ("其他需要报告的事项6个部分", 6, 1, 1, False, False),
    (
        "由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、"
        "政府信息公开存在的主要问题及改进情况和其他需要报告的事项共六个部分组成。",
        6,
        6,
        6,
        True,
        False,
    ),
    (
        "本報告主要由主動公開政府信息情況、收到和處理政府信息公開申請情況、政府信息公開行政復議、行政訴訟情況、"
        "存在的主要問題及改進情況和其他需要報告的事項等六部分組成。",
        6,
        5,
        5,
        True,
        False,
    ),
    (
        "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、存在问题及改进情况、"
        "其他需要报告的事项等六部分组成。",
        6,
        5,
        5,
        True,
        False,
    ),
    (
        "由概述、主動公開政府信息情況、依申請公開政府信息情況、咨詢處理情況、政府信息公開收費和減免情況、"
        "行政復議和申訴、訴訟情況的主要存在問題和改進措施等六個部分組成。",
        6,
        6,
        6,
        True,
        False,
    ),
    (
        "主要从总体情况，主动公开政府信息情况，收到和处理政府信息公开申请情况，政府信息公开行政复议、行政诉讼情况，"
        "存在的主要问题及改进情况及其他需要报告的事项等六个方面汇报我镇工作",
        6,
        6,
        6,
        True,
        False,
    ),
    (
        "本报告包括：“总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、"
        "存在的主要问题及改进情况、其他需要报告的事项”等六个部分。",
        6,
        6,
        6,
        True,
        False,
    ),
    (
        "全文包括基本工作情况、主动公开政府信息情况、回应解读情况、依申请公开政府信息情况、行政复议和行政诉讼情况、"
        "机构设置、保障经费和培训会议情况、存在问题及工作打算等七部分组成。",
        7,
        7,
        8,
        True,
        False,
    ),
    (
        "本报告由“概述”“主动公开情况”“依申请公开情况”“行政复议、行政诉讼情况”“存在的问题、改进措施”五个部分组成。",
        5,
        5,
        5,
        True,
        False,
    ),
    # the first quote lost, the last one too, separators between some
    (
        "年报由总体情况”“主动公开情况”、“依申请、不予公开情况”和“其他需要报告的事项四部分组成。",
        4,
        4,
        4,
        True,
        False,
    ),
    ("本报告由《概述》、《主动公开情况》、《存在问题和附表》三个部分组成。", 3, 3, 4, True, False),
    # what stands in brackets explains one part
    (
        "全文由概述、主要工作情况(包括主动公开情况、依申请公开情况、收费及减免情况等)、存在的问题及改进情况、"
        "附表等四个部分组成。",
        4,
        3,
        4,
        True,
        False,
    ),
    # each part with its number
    (
        "本报告由(一)概述;(二)发布解读、回应社会关切情况;(三)信息公开工作推进情况和公开情况;"
        "(四)存在的主要问题及改进情况等四部分组成。",
        4,
        4,
        4,
        True,
        False,
    ),
    # signs between parts left out
    (
        "报告全文由概述主动公开政府信息情况、回应解读情况、收费及减免情况申请行政复议和提起行政诉讼情况"
        "存在的主要问题及改进情况等六个部分组成。",
        6,
        3,
        6,
        True,
        False,
    ),
    (
        "由概述、主动公开政府信息情况、所属事业单位推进措施和落实情况、其他需要报告的事项等四方面内容组成。",
        4,
        4,
        4,
        True,
        False,
    ),
    ("本报告由“三公”经费公开情况、“双随机”公开情况、其他事项等三部分组成。", 3, 3, 3, True, False),
    ("全文包括工作概述、2016年政府信息公开工作情况、存在的主要问题及改进措施。", None, 3, 3, True, False),
    (
        "本年度报告由北山镇人民政府编制，本报告由概述、主动公开政府信息情况、政府信息依申请公开办理情况、"
        "政府信息公开的收费及减免情况、存在的主要问题和改进情况等部分组成。",
        None,
        5,
        5,
        True,
        False,
    ),
    (
        "全文包括总体情况、主动公开政府信息情况、存在的主要问题及改进情况，以及其他事项四个部分。",
        4,
        4,
        4,
        True,
        False,
    ),
]


@pytest.mark.parametrize(("text", "stated", "low", "high", "whole", "open_"), LISTS)
def test_list_is_read(text: str, stated: int | None, low: int, high: int, whole: bool, open_: bool) -> None:
    folded = fold(text).value
    found = find_parts_list(folded)
    assert found is not None
    assert (found.stated, found.low, found.high, found.whole, found.open) == (stated, low, high, whole, open_)
    assert all(words and words in folded for words in found.words(folded))


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("现将年度报告公布如下。本报告主要内容共分七个部分：", 7),
        ("本年度报告由以下六部分组成：", 6),
        ("年报全文分为五章，具体如下：", 5),
        ("本报告共4个部分。", 4),
        ("主动公开的内容分为三个部分：", None),
        ("本报告分为三个部分：概述、主动公开情况、其他事项。", None),
        ("报告期内，对外公开内容由五个部门负责：", None),
        ("全文由六部分组成，欢迎监督。", None),
    ],
)
def test_count_of_parts_on_the_lines_below(text: str, stated: int | None) -> None:
    folded = fold(text).value
    found = announced_count(folded)
    assert (found and found.stated) == stated
    assert found is None or folded[found.start : found.end]


@pytest.mark.parametrize(
    "text",
    [
        "紧紧围绕三个方面开展工作",
        "一是从组织领导、制度建设、监督检查等三方面入手",
        "重点公开了以下几方面内容:一是镇党委成员的主要工作职责",
        "全年公开政策文件、工作动态、财政信息等7类内容",
        "",
    ],
)
def test_other_counts_are_no_list_of_parts(text: str) -> None:
    assert find_parts_list(text) is None


@pytest.mark.parametrize("hostile", ["、" * 100_000, "情况、" * 40_000, "由" * 100_000, "六部分" * 30_000])
def test_hostile_text_takes_linear_time(hostile: str) -> None:
    start = time.process_time()
    find_parts_list(hostile)
    assert time.process_time() - start < 2
