"""The information-processing fee: reported, and told without contradiction to itself and the table."""

from __future__ import annotations

import pytest

from tests.structure.build import check, quoted, report

TABLES = "三、收到和处理政府信息公开申请情况"
UNPAID: dict[str, object] = {TABLES: {"table3": {"other_overdue_fee": [2, 0, 0, 0, 0, 0, 2]}}}
# what the last part says; the finding beside a table that counts unpaid notices, and without that table
TOLD = [
    ("本年度未发出收费通知，未收取信息处理费。", "STR031 未发出收费通知", ""),
    ("发出收费通知0件，总金额0元，实际收取信息处理费0元。", "STR031 收费通知0件", ""),
    ("本年度未收取信息处理费。", "STR031 未收取信息处理费", ""),
    (
        "承办人大代表建议2件，均已办结并公开到网站。",
        "STR020 六、其他需要报告的事项",
        "STR020 六、其他需要报告的事项",
    ),
    ("发出收费通知2件，总金额2000元，实际收取信息处理费0元。", "", ""),
    ("有2件申请因申请人未按收费通知要求缴纳信息处理费不再处理。", "", ""),
    ("市本级未收取信息处理费，各县区收取信息处理费200元。", "", ""),
    (
        "本年度发出收费通知2件。未收取信息处理费。收取信息处理费200元。",
        "STR031 未收取信息处理费",
        "STR031 未收取信息处理费",
    ),
]


@pytest.mark.parametrize(("said", "beside", "alone"), TOLD)
def test_fee(said: str, beside: str, alone: str) -> None:
    for tables, wanted in ((UNPAID, beside), (None, alone)):
        parts = [(TABLES, ""), ("六、其他需要报告的事项", said)]
        result = check(report(year=2023, sections=parts, tables=tables))
        spoken = [one for one in result.findings if one.rule in ("STR020", "STR031")]
        assert [f"{one.rule} {quoted(result, one)}" for one in spoken] == ([wanted] if wanted else [])
        assert all(one.severity == "warning" for one in spoken)
