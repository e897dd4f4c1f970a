"""Our days are those of the standard library."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from govlint.report.day import Day


@given(st.dates(), st.dates())
def test_days_are_dates(one: date, other: date) -> None:
    ours, theirs = Day.of(one.year, one.month, one.day), Day.of(other.year, other.month, other.day)
    assert ours is not None
    assert theirs is not None
    assert ours.number() - theirs.number() == (one - other).days
    assert (ours < theirs) == (one < other)
    assert ours.isoformat() == one.isoformat()


@given(st.integers(-1, 10_001), st.integers(-1, 14), st.integers(-1, 33))
def test_what_is_no_date_is_no_day(year: int, month: int, day: int) -> None:
    try:
        expected = date(year, month, day).isoformat()
    except ValueError:
        assert Day.of(year, month, day) is None
    else:
        found = Day.of(year, month, day)
        assert found is not None
        assert found.isoformat() == expected
