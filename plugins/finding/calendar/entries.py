"""A session in words, as one day of the calendar shows it."""

import datetime as dt

from plugins.finding.calendar.held import Held
from plugins.listings import sessions
from plugins.listings.indexes import Indexes
from plugins.listings.steps import session_steps
from plugins.pages import text, urls
from plugins.pages.views import CalendarEntry
from scripts.records import Session


def day_entry(held: Held, day: dt.date, indexes: Indexes) -> CalendarEntry:
    """Say what is on that day; of several days, which one it is."""
    return _entry(held, time_on(held.session, day, held.days), part_on(day, held.days), indexes)


def lasting_entry(held: Held, indexes: Indexes) -> CalendarEntry:
    """Say from when to when something goes on for weeks."""
    return _entry(held, sessions.when(held.session, indexes.clock), None, indexes)


def part_on(day: dt.date, days: tuple[dt.date, ...]) -> str | None:
    """Return such as 共 4 天 on the first day, 第 2 天，共 4 天 on the next; of one day nothing."""
    if len(days) == 1:
        return None
    number = days.index(day) + 1
    return f"共 {len(days)} 天" if number == 1 else f"第 {number} 天，共 {len(days)} 天"


def time_on(session: Session, day: dt.date, days: tuple[dt.date, ...]) -> str:
    """Return such as 09:00–11:30, 22:00–次日 02:00; over days 14:00 开始, then 到 11:00 结束."""
    start, end = session.start_time, session.end_time
    if len(days) == 1:
        over_night = f"次日 {end}" if session.end_date > day else end
        return text.time_range(start, over_night)
    if day == days[0]:
        return text.time_range(start, None)
    if day == days[-1] and end:
        return f"到 {end} 结束" if session.end_date == day else f"到次日 {end} 结束"
    return ""


def _entry(held: Held, time: str, part: str | None, indexes: Indexes) -> CalendarEntry:
    opening, clock = held.entry.opening, indexes.clock
    return CalendarEntry(
        title=opening.title,
        url=urls.opening(opening.id),
        lang=opening.lang,
        starts=sessions.iso(held.session, clock.zone),
        time=time,
        part=part,
        where=_where(held, indexes),
        state=held.tag,
        steps=session_steps(held.session, opening, clock),
    )


def _where(held: Held, indexes: Indexes) -> str:
    """Return such as 桂阳县 · 河岸公园东门; without a place's name, the street."""
    if held.session.place:
        return f"{indexes.names.division(held.division)} · {held.session.place}"
    return indexes.names.where(held.division, held.session.street)
