"""The calendar with what has a page in it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.finding.calendar.held import Calendar, calendar
from plugins.finding.calendar.periods import Period, month_of, months, weeks
from plugins.finding.keys import address
from plugins.finding.lists import Lists
from plugins.listings.indexes import Indexes


@dataclass(frozen=True, kw_only=True, eq=False)
class Book:
    """All sessions, and the months and weeks that have a page."""

    found: Lists
    indexes: Indexes
    calendar: Calendar
    months: tuple[Period, ...]
    weeks: tuple[Period, ...]

    @property
    def today(self) -> dt.date:
        """The day of the build in the city."""
        return self.indexes.portal.today

    @property
    def divided(self) -> tuple[Period, ...]:
        """The months that have a page for each division: the last, this one and all to come."""
        last = month_of(self.today.replace(day=1) - dt.timedelta(days=1))
        return tuple(month for month in self.months if month >= last)

    def day_list(self, day: dt.date) -> str | None:
        """Return where the openings stand that one can still come to on a day; None: nowhere."""
        key = (("day", day.isoformat()),)
        return address(key) if self.found.found.get(key) else None

    def meeting(self, period: Period) -> Iterator[Period]:
        """Yield the weeks of a month that have a page, or the months of a week."""
        others = self.weeks if period.kind == "month" else self.months
        return (other for other in others if other.meets(period))


def open_book(found: Lists, indexes: Indexes) -> Book:
    """Gather the calendar of a build."""
    gathered = calendar(indexes)
    today = indexes.portal.today
    met = gathered.met | {today}
    return Book(
        found=found,
        indexes=indexes,
        calendar=gathered,
        months=tuple(months(met)),
        weeks=tuple(weeks(met, today)),
    )
