"""Dates and periods in the forms found in published reports and in damaged copies of them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.prose.dates import find_moments, find_periods, period_statement
from govlint.report.normalise import fold

Point = tuple[int | None, int | None, int]

PERIODS: list[tuple[str, Point | None, Point, str]] = [
    ("统计期限为2008年1月1日至2008年12月31日", (2008, 1, 1), (2008, 12, 31), "exact"),
    ("本报告中所列数据的统计期限自2003 年至2008 年止。", (2003, None, 0), (2008, None, 0), "coarse"),
    ("统计期限为2010 年 1 月 1 日 起至2010  年 12 月 31 日。", (2010, 1, 1), (2010, 12, 31), "exact"),
    ("统计期限为2010年1月1日至12月31日", (2010, 1, 1), (2010, 12, 31), "exact"),
    ("所列数据截止12月31日止", None, (None, 12, 31), "incomplete"),
    ("統計期限為2012年1月1日到12月31日", (2012, 1, 1), (2012, 12, 31), "exact"),
    ("统计期限自201211日起至20121231日止", (2012, 1, 1), (2012, 12, 31), "damaged"),
    ("统计期限自20131月1日起至201312月31日止", (2013, 1, 1), (2013, 12, 31), "damaged"),
    ("统计期限自201711日至20171231日止", (2017, 1, 1), (2017, 12, 31), "damaged"),
    ("所列统计数据自2015-1-1起至2015-12-31止", (2015, 1, 1), (2015, 12, 31), "exact"),
    ("所列统计数据为2015.1.1-2015.12.31", (2015, 1, 1), (2015, 12, 31), "exact"),
    ("统计时间为2022/01/01至2022/12/31", (2022, 1, 1), (2022, 12, 31), "exact"),
    ("统计期限自2017年1月日起至2017年12月31日止", (2017, 1, 0), (2017, 12, 31), "incomplete"),
    ("本报告的数据截止2018年12月31日", None, (2018, 12, 31), "incomplete"),
    ("报告中所涉及的数据核定时间点为2022年12月31日", None, (2022, 12, 31), "incomplete"),
    ("统计期限为2021年1月1日—2021年12月31日", (2021, 1, 1), (2021, 12, 31), "exact"),
    ("统计期限为：2023年1月1日——2023年12月31日。", (2023, 1, 1), (2023, 12, 31), "exact"),
    ("统计期限为2017年1月1日-2017 年12月31日。", (2017, 1, 1), (2017, 12, 31), "exact"),
    (
        "数据统计时间为二〇一七年一月一日至二〇一七年十二月三十一日",
        (2017, 1, 1),
        (2017, 12, 31),
        "exact",
    ),
    ("统计期限自2020年1月1日起，至2020年12月31日止", (2020, 1, 1), (2020, 12, 31), "exact"),
    ("统计期限自2015年1月1日至同年12月31日", (2015, 1, 1), (2015, 12, 31), "exact"),
    ("统计期限自1月1日至2019年12月31日", (2019, 1, 1), (2019, 12, 31), "exact"),
    ("统计期限为2008年5月1日至2008年12月31日", (2008, 5, 1), (2008, 12, 31), "exact"),
    ("年度报告统计时间段为2024年1月1日至2024年12月31日", (2024, 1, 1), (2024, 12, 31), "exact"),
    ("所列数据统计时间为2016年度，", (2016, 1, 1), (2016, 12, 31), "coarse"),
    ("本报告数据统计截止日期为2019年12月31日", None, (2019, 12, 31), "incomplete"),
    ("所列数据截止日期为20191231日", None, (2019, 12, 31), "damaged"),
    # the word between the dates lost or put elsewhere
    ("统计期限 自 2019年1月1日起 2019年12月31日 止。", (2019, 1, 1), (2019, 12, 31), "exact"),
    ("统计期限自2019年1月1日、2019年12月31日止。", (2019, 1, 1), (2019, 12, 31), "exact"),
    ("统计期限为2019年1月1日开始，2019年12月31日结束", (2019, 1, 1), (2019, 12, 31), "exact"),
    ("统计期限自2019年1月1日起，止于2019年12月31日", (2019, 1, 1), (2019, 12, 31), "exact"),
    ("统计期限自2019年1月1日起12月31日止", (2019, 1, 1), (2019, 12, 31), "exact"),
    ("本报告由六部分组成，涵盖2020年1月1日至12月21日本县公开工作情况", (2020, 1, 1), (2020, 12, 21), "exact"),
    ("统计期限自2020年1月1日起至202020年12月31日止", (2020, 1, 1), (2020, 12, 31), "damaged"),
    ("統計數據時限為202011日至1231日", (2020, 1, 1), (2020, 12, 31), "damaged"),
]


@pytest.mark.parametrize(("text", "first", "last", "status"), PERIODS, ids=[row[0] for row in PERIODS])
def test_statement_of_the_period(text: str, first: Point | None, last: Point, status: str) -> None:
    statement = period_statement(fold(text).value)
    assert statement is not None
    period = statement.period
    assert period is not None
    assert (period.first and (period.first.year, period.first.month, period.first.day)) == first
    assert period.last is not None
    assert (period.last.year, period.last.month, period.last.day) == last
    assert period.status == status


@pytest.mark.parametrize("text", ["统计起止时间为12月31日", "本报告数据统计期限自年月日起至年月日止"])
def test_statement_whose_dates_were_eaten(text: str) -> None:
    statement = period_statement(text)
    assert statement is not None
    assert statement.period is None


@pytest.mark.parametrize(
    "text",
    [
        "自2023年3月1日至6月30日开展专项整治",
        "截至2023年12月31日，共公开政府信息30条",
        "统计数据显示，2023年1月1日至6月30日共发布120条",
        "相关信息于2023年5月1日至6月30日公示",
        "2019年1月1日以来",
    ],
)
def test_other_periods_are_no_statement(text: str) -> None:
    assert period_statement(fold(text).value) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2010年12月23日", (2010, 12, 23)),
        ("2020年01月03日 00:00", (2020, 1, 3)),
        ("2010-01-27 17:00:31", (2010, 1, 27)),
        ("2024年6月", (2024, 6, 0)),
        ("2024年6月底", (2024, 6, 30)),
        ("2016年底", (2016, 12, 31)),
        ("2023年度", (2023, None, 0)),
        ("6月底", (None, 6, 30)),
    ],
)
def test_moments(text: str, expected: Point) -> None:
    (moment,) = find_moments(fold(text).value)
    assert (moment.year, moment.month, moment.day) == expected


@pytest.mark.parametrize("text", ["20200812号", "电话05708830330", "12345热线", "第2021号", "20230230日"])
def test_other_digits_are_no_dates(text: str) -> None:
    assert find_moments(text) == ()


@pytest.mark.parametrize(
    "hostile", ["1" * 100_000, "2017年1月" * 20_000, "统计期限为" * 20_000, "截至" * 50_000, "一" * 100_000]
)
def test_hostile_text_takes_linear_time(hostile: str) -> None:
    start = time.process_time()
    period_statement(hostile)
    assert time.process_time() - start < 2


@given(st.text(alphabet="0123456789年月日至起止.-统计期限为一二十底", max_size=80))
def test_any_text_is_survived(text: str) -> None:
    for period in find_periods(text):
        assert 0 <= period.start < period.end <= len(text)
    period_statement(text)
