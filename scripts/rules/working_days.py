"""Working days in China: the holidays and the make-up days (调休) that the State Council announces.

The calendar is the library chinesecalendar, renewed each November for the year to come. A year
that isn't announced yet is not guessed: then nobody can say how many working days a period has.
"""

import datetime as dt
from functools import cache

import chinese_calendar


@cache
def is_working_day(day: dt.date) -> bool | None:
    """Tell whether people work on that day; None where its year isn't announced."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None


def working_days(first: dt.date, last: dt.date) -> int | None:
    """Count the working days from `first` to `last`, both included.

    None where one of the days lies in a year that isn't announced; 0 where `last` is earlier.
    """
    length = (last - first).days + 1
    found = [is_working_day(first + dt.timedelta(days=n)) for n in range(length)]
    return None if None in found else sum(map(bool, found))


def period_end(first: dt.date, count: int) -> dt.date | None:
    """Return the day on which a period beginning on `first` has so many working days.

    None where that lies in a year that isn't announced.
    """
    day, left = first, count
    while True:
        works = is_working_day(day)
        if works is None:
            return None
        left -= works
        if left <= 0:
            return day
        day += dt.timedelta(days=1)
