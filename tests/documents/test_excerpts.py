"""What of the original is shown where a finding holds two places of different kinds against each other."""

from __future__ import annotations

from govlint.engine import Options, check_one
from govlint.output import View, render


def test_a_sentence_against_a_table_shows_both() -> None:
    text = (
        "某局2023年政府信息公开工作年度报告\n一、总体情况\n全年共受理政府信息公开申请2件。\n"
        "三、收到和处理政府信息公开申请情况\n"
        "| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n"
        "|---|---|---|---|---|---|---|---|\n"
        "| 一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n"
        "| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
    )
    result = check_one(text.encode(), "a.md", Options())
    lines = render("text", View([result])).splitlines()
    at = next(number for number, line in enumerate(lines) if "TXT007" in line)
    assert lines[at + 2].startswith("  3 │ 全年共受理政府信息公开申请2件。")
    assert lines[at + 3].strip().endswith("^")
    assert lines[at + 5].startswith("    │ 一、本年新收政府信息公开申…")
    assert "~" in lines[at + 6]
