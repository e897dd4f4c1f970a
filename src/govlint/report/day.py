"""A day of the calendar. The standard library's dates take longer to import than a report to check."""

from __future__ import annotations

from govlint.report.record import NamedTuple

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Day(NamedTuple):
    """A day that exists in the Gregorian calendar; days compare in the order of time."""

    year: int
    month: int
    day: int

    @classmethod
    def of(cls, year: int, month: int, day: int) -> Day | None:
        """The day, None if there is no such day."""
        if not (1 <= year <= 9999 and 1 <= month <= 12 and day >= 1):
            return None
        length = 29 if month == 2 and _is_leap(year) else _LENGTHS[month - 1]
        return cls(year, month, day) if day <= length else None

    def number(self) -> int:
        """Days since the year 0, by which two days are subtracted."""
        before = self.year - 1
        leap_days = before // 4 - before // 100 + before // 400
        months = sum(_LENGTHS[: self.month - 1]) + (self.month > 2 and _is_leap(self.year))
        return before * 365 + leap_days + months + self.day

    def isoformat(self) -> str:
        """``2024-03-31``."""
        return f"{self.year:04}-{self.month:02}-{self.day:02}"


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
