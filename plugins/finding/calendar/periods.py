"""Months and weeks, and which of them have a page."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from plugins.pages import text

WEEKS_KEPT = 4
"""So many weeks before this one have a page; the months keep what was before."""
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, order=True)
class Period:
    """A month, or a week from Monday to Sunday."""

    first: dt.date
    last: dt.date
    kind: Literal["month", "week"]

    @property
    def code(self) -> str:
        """Return such as 2026-12 or, by ISO 8601, 2026-W49."""
        if self.kind == "month":
            return f"{self.first:%Y-%m}"
        year, week, _ = self.first.isocalendar()
        return f"{year}-W{week:02}"

    @property
    def title(self) -> str:
        """Return such as 2026年12月, or 2026年11月30日–12月6日."""
        if self.kind == "month":
            return f"{self.first.year}年{self.first.month}月"
        return f"{text.date(self.first)}–{self._end()}"

    @property
    def short(self) -> str:
        """Return such as 12月, or 11月30日–12月6日, for where the year is said."""
        if self.kind == "month":
            return f"{self.first.month}月"
        return f"{text.date(self.first, self.first.year)}–{self._end()}"

    def _end(self) -> str:
        if self.last.month == self.first.month:
            return f"{self.last.day}日"
        return text.date(self.last, self.first.year)

    @property
    def days(self) -> list[dt.date]:
        """Return its days."""
        return [self.first + n * _DAY for n in range((self.last - self.first).days + 1)]

    def meets(self, other: "Period") -> bool:
        """Tell whether they have a day in common."""
        return self.first <= other.last and other.first <= self.last


def month_of(day: dt.date) -> Period:
    """Return the month of a day."""
    first = day.replace(day=1)
    return Period(first, (first + 31 * _DAY).replace(day=1) - _DAY, "month")


def week_of(day: dt.date) -> Period:
    """Return the week of a day."""
    monday = day - day.weekday() * _DAY
    return Period(monday, monday + 6 * _DAY, "week")


def months(met: Iterable[dt.date]) -> list[Period]:
    """Return the months of these days, and those around."""
    return sorted({found for day in met for found in _around(month_of(day))})


def weeks(met: Iterable[dt.date], today: dt.date) -> list[Period]:
    """Return the weeks of these days, and those around, from some weeks before today on."""
    kept = week_of(today - 7 * WEEKS_KEPT * _DAY)
    found = {found for day in met for found in _around(week_of(day))}
    return sorted(found_one for found_one in found if found_one >= kept)


def _around(period: Period) -> Iterator[Period]:
    of = month_of if period.kind == "month" else week_of
    yield of(period.first - _DAY)
    yield period
    yield of(period.last + _DAY)
