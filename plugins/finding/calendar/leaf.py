"""One page of the calendar to be: a month or week, of the whole city or of one division."""

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.finding.calendar.book import Book
from plugins.finding.calendar.held import Calendar
from plugins.finding.calendar.periods import Period, month_of, week_of
from plugins.finding.facets import Value
from plugins.pages import urls


@dataclass(frozen=True, kw_only=True, eq=False)
class Leaf:
    """Where it stands, and what it shows."""

    period: Period
    book: Book
    calendar: Calendar
    division: Value | None = None
    home: bool = False
    """The present month, at the calendar's own address."""

    @property
    def url(self) -> str:
        """Return its address."""
        return urls.CALENDAR if self.home else self.address(self.period)

    @property
    def family(self) -> tuple[Period, ...]:
        """Return the periods that have a page of its kind, in order."""
        if self.period.kind == "week":
            return self.book.weeks
        return self.book.divided if self.division else self.book.months

    @property
    def present(self) -> Period:
        """Return the period of its kind that is today's."""
        return (month_of if self.period.kind == "month" else week_of)(self.book.today)

    def address(self, period: Period) -> str:
        """Return the address of another period, of the same division."""
        own = urls.calendar(period.code)
        return urls.facet(own, "division", self.division.code) if self.division else own


def leaves(book: Book) -> Iterator[Leaf]:
    """Yield all months and weeks; the present month first."""
    whole = book.calendar
    yield Leaf(period=month_of(book.today), book=book, calendar=whole, home=True)
    for period in (*book.months, *book.weeks):
        yield Leaf(period=period, book=book, calendar=whole)
    for division in book.found.values["division"]:
        part = whole.held_in(division.code)
        for month in book.divided:
            yield Leaf(period=month, book=book, calendar=part, division=division)
