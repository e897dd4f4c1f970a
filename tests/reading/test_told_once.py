"""Gaps with one cause are one finding."""

from __future__ import annotations

import pytest

from govlint.engine import check_one

_HEAD = (
    "某局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
    "自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n总计\n"
)
_ROWS = (
    "一、本年新收政府信息公开申请数量\n8\n2\n10\n",
    "二、上年结转政府信息公开申请数量\n3\n3\n",
    "（一）予以公开\n5\n2\n7\n",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）\n2\n2\n",
)


@pytest.mark.parametrize(("count", "told"), [(1, [""]), (2, ["", ""]), (3, ["many"]), (4, ["many"])])
def test_rows_of_a_copy_that_lost_its_blank_cells(count: int, told: list[str]) -> None:
    text = _HEAD + "".join(_ROWS[:count]) + "四、政府信息公开行政复议、行政诉讼情况\n未发生。\n"
    result = check_one(text.encode(), "report.txt")
    found = [one for one in result.findings if one.rule == "STR055"]
    assert [one.variant for one in found] == told
    if told == ["many"]:
        assert found[0].params["count"] == count
        assert [one.label for one in found[0].related] == [row.split("\n")[0] for row in _ROWS[1:count]]
    assert result.verdict == "incomplete"
