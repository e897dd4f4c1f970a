"""Amounts and the unit that stands, or does not stand, in the head of their column."""

from __future__ import annotations

import pytest

from govlint.engine import Options, check_one

_FEES = "第二十条第（八）项\n信息内容\n{head}\n行政事业性收费\n{value}\n"
_PROCUREMENT = "第二十条第（九）项\n信息内容\n采购项目数量\n{head}\n政府集中采购\n3\n{value}\n"


def found(year: int, table: str) -> list[tuple[str, str, str, int | None]]:
    """Code, variant, severity and line of what is said of units."""
    text = f"某局{year}年政府信息公开工作年度报告\n二、主动公开政府信息情况\n{table}三、其他\n没有。\n"
    result = check_one(text.encode(), "report.txt", Options())
    wanted = ("CEL006", "CEL007", "CEL008")
    return [(f.rule, f.variant, f.severity, f.span.line) for f in result.findings if f.rule in wanted]


@pytest.mark.parametrize(
    ("head", "value", "due"),
    [
        ("本年收费金额（单位：万元）", "46.2", []),
        ("本年收费金额（万元）", "46.2", []),
        ("本年收费金额（单位：元）", "462000", [("CEL006", "head", "warning", 5)]),
        ("本年收费金额（元）", "462000", [("CEL006", "head", "warning", 5)]),
        ("本年收费金额（单位：元）", "0", []),
        ("本年收费金额", "46.2", []),
        ("", "46.2", [("CEL007", "headless", "info", 6)]),
        ("", "46.2万元", []),
        ("信息内容 本年收费金额（单位：万元）", "46.2", []),
        ("", "0", []),
        ("本年收费金额（单位：万元）", "462000", [("CEL008", "", "info", 7)]),
    ],
)
def test_fees(head: str, value: str, due: list[tuple[str, str, str, int]]) -> None:
    table = _FEES.format(head=head, value=value)
    assert found(2023, table if head else table.replace("\n\n", "\n")) == due


@pytest.mark.parametrize(
    ("head", "value", "due"),
    [
        ("采购总金额", "462000", [("CEL007", "", "info", 9)]),
        ("采购总金额", "462000元", []),
        ("采购总金额（元）", "462000", []),
        ("采购总金额（万元）", "46.2", []),
    ],
)
def test_procurement(head: str, value: str, due: list[tuple[str, str, str, int]]) -> None:
    assert found(2020, _PROCUREMENT.format(head=head, value=value)) == due
