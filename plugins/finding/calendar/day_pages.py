"""All sessions of a day that has more of them than a month shows."""

import datetime as dt
from collections.abc import Iterator

from plugins.finding.calendar.book import Book
from plugins.finding.calendar.days import FEW_OF_MONTH, calendar_day
from plugins.finding.calendar.periods import month_of, week_of
from plugins.finding.calendar.words import CRUMBS, LABEL, summary, ways_on
from plugins.pages import text, urls
from plugins.pages.paging import pages
from plugins.pages.views import CalendarPage, Link, Meta

PER_PAGE = 50


def day_views(book: Book) -> Iterator[CalendarPage]:
    """Yield the pages, day by day."""
    for day, held in sorted(book.calendar.by_day.items()):
        if len(held) > FEW_OF_MONTH:
            yield from _day(day, book)


def _day(day: dt.date, book: Book) -> Iterator[CalendarPage]:
    held = book.calendar.by_day[day]
    title = text.full_day(day)
    sentence = summary(book.indexes.portal.city.name, "day", held)
    month = month_of(day)
    for url, shown, pager in pages(held, urls.calendar(day.isoformat()), PER_PAGE):
        page = f"（第 {pager.current} 页）" if pager.current > 1 else ""
        yield CalendarPage(
            meta=Meta(
                title=f"{title} · {LABEL}{page}",
                description=f"{title}：{sentence}",
                url=url,
                section="openings",
                crumbs=(*CRUMBS, Link(label=month.title, url=urls.calendar(month.code))),
                noindex=True,
            ),
            kind="day",
            heading=f"{title}的志愿服务",
            summary=sentence,
            column=day.isoweekday(),
            days=(calendar_day(day, shown, book),),
            periods=tuple(_periods(day, book)),
            pager=pager,
            more=ways_on(urls.OPENINGS, "全部招募信息"),
        )


def _periods(day: dt.date, book: Book) -> Iterator[Link]:
    """Yield the week, where it has a page, and the month."""
    if (week := week_of(day)) in book.weeks:
        yield Link(label=f"{week.short}这一周", url=urls.calendar(week.code))
    month = month_of(day)
    yield Link(label=month.title, url=urls.calendar(month.code))
