"""Calendars: events put together (RFC 5545, 3.4; RFC 7986 for name and refreshing)."""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache

from icalendar import Timezone

from plugins.feeds.content_lines import END, line, text
from plugins.feeds.words import Head
from plugins.listings.indexes import Indexes
from plugins.pages.portal import Portal

_HEAD = (
    line("BEGIN", "VCALENDAR"),
    line("VERSION", "2.0"),
    line("PRODID", "-//volunteer-city//openings//ZH"),
    line("CALSCALE", "GREGORIAN"),
)
_FOOT = line("END", "VCALENDAR")
_REFRESH = "PT6H"
"""How often a subscribed calendar may ask again: four times a day."""


def one_event(event: str, indexes: Indexes) -> tuple[str, ...]:
    """Return the calendar of a single event, to be added to one's own: it has no name."""
    return (*_HEAD, timezone(indexes.portal), event, _FOOT)


def subscribed(head: Head, events: Iterable[str]) -> tuple[str, ...]:
    """Return a calendar to subscribe to."""
    return (*_HEAD, "".join(_named(head)), timezone(head.indexes.portal), *events, _FOOT)


def _named(head: Head) -> Iterator[str]:
    portal = head.indexes.portal
    yield line("NAME", text(head.marked))
    yield line("X-WR-CALNAME", text(head.marked))
    yield line("X-WR-TIMEZONE", portal.city.timezone)
    yield line("REFRESH-INTERVAL;VALUE=DURATION", _REFRESH)
    yield line("X-PUBLISHED-TTL", _REFRESH)
    if portal.base_url:
        yield line("URL", portal.base_url + head.page)
        yield line("SOURCE;VALUE=URI", portal.base_url + head.file)


@lru_cache(maxsize=1)
def timezone(portal: Portal) -> str:
    """Return the city's zone as VTIMEZONE, for the years in which there are sessions."""
    years = {
        day.year
        for collection in ("openings", "trainings")
        for offer in portal.snapshot.of(collection).values()
        for session in offer.sessions
        for day in (session.start_date, session.end_date)
    }
    found = Timezone.from_tzid(
        portal.city.timezone,
        first_date=dt.date(min(years, default=2026), 1, 1),
        last_date=dt.date(max(years, default=2026) + 2, 1, 1),
    )
    found.pop("COMMENT", None)  # says for which years: all there are
    return str(found.to_ical().decode()).rstrip() + END
