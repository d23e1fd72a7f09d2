"""One day of the calendar: its sessions, the first few where there are many, and its marks."""

import datetime as dt
from collections.abc import Sequence

from plugins.finding.calendar.book import Book
from plugins.finding.calendar.entries import day_entry
from plugins.finding.calendar.held import Held
from plugins.pages import text, urls
from plugins.pages.views import CalendarDay, Link
from scripts.rules.special_days import special_days

FEW_OF_MONTH, FEW_OF_WEEK = 4, 12
"""So many sessions of a day stand in a month; in a week, and in a month of one division."""
_SATURDAY = 5


def calendar_day(
    day: dt.date, held: Sequence[Held], book: Book, few: int | None = None, division: str = ""
) -> CalendarDay:
    """Word a day; with `few`, the first of them, those one can join before all others."""
    shown = first_few(held, few)
    return CalendarDay(
        iso=day.isoformat(),
        month=f"{day.month}月",
        day=str(day.day),
        weekday=text.weekday(day),
        weekend=day.weekday() >= _SATURDAY,
        today=day == book.today,
        marks=special_days(day, book.indexes.portal.city.country),
        url=None if division else book.day_list(day),
        entries=tuple(day_entry(one, day, book.indexes) for one in shown),
        more=_more(day, book, division) if len(shown) < len(held) else None,
    )


def first_few(held: Sequence[Held], few: int | None) -> list[Held]:
    """Choose what one can join first; what is chosen stands in the day's order."""
    chosen = sorted(held, key=lambda one: one.rank)[:few]
    return [one for one in held if one in chosen]


def _more(day: dt.date, book: Book, division: str) -> Link:
    scope = "全市" if division else "全部"
    count = len(book.calendar.by_day[day])
    return Link(label=f"当天{scope} {count} 场", url=urls.calendar(day.isoformat()))
