"""On which days a session is held; the facets of the day, the weekend and the weekday."""

import datetime as dt
from collections.abc import Iterator

from plugins.finding.facets.facet import SessionFacet, Value
from plugins.listings.sessions import Clock
from plugins.pages import text
from scripts.records import City, Opening, Session

NIGHT_ENDS = "05:00"
"""A session that ends by then belongs to the day before: a night is one evening's."""
AHEAD, KEPT = 14, 30
"""So many days have a page: today and those after; and behind, where something was."""
_SATURDAY = 5
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def days_of(session: Session) -> Iterator[dt.date]:
    """Yield every day from the first to the last."""
    last = session.end_date
    if last > session.start_date and session.end_time and session.end_time <= NIGHT_ENDS:
        last -= dt.timedelta(days=1)
    day = session.start_date
    while day <= last:
        yield day
        day += dt.timedelta(days=1)


def window(now: dt.datetime) -> list[dt.date]:
    """Return the days that have a page, from the first that is kept to the last ahead."""
    return [now.date() + dt.timedelta(days=number) for number in range(-KEPT, AHEAD)]


def weekend_days(now: dt.datetime) -> tuple[dt.date, dt.date]:
    """Return this week's Saturday and Sunday, today included."""
    saturday = now.date() + dt.timedelta(days=_SATURDAY - now.weekday())
    return saturday, saturday + dt.timedelta(days=1)


def weekend_title(now: dt.datetime) -> str:
    """Return such as 11月28日–29日; over a month's end 10月31日–11月1日."""
    saturday, sunday = weekend_days(now)
    last = f"{sunday.day}日" if sunday.month == saturday.month else text.date(sunday, sunday.year)
    return f"{text.date(saturday, saturday.year)}–{last}"


def _days(_city: City, now: dt.datetime) -> Iterator[Value]:
    for day in window(now):
        label = f"{text.date(day, day.year)} {text.weekday(day)}"
        yield Value(day.isoformat(), label, text.full_day(day, now.year))


def _weekend(_city: City, now: dt.datetime) -> Iterator[Value]:
    yield Value("this", "本周末", f"本周末（{weekend_title(now)}）")


def _weekdays(_city: City, _now: dt.datetime) -> Iterator[Value]:
    for code, sign in zip(_WEEKDAYS, "一二三四五六日", strict=True):
        yield Value(code, f"周{sign}")


def _on(_opening: Opening, session: Session, clock: Clock) -> Iterator[str]:
    today = clock.now.date()
    return (day.isoformat() for day in days_of(session) if -KEPT <= (day - today).days < AHEAD)


def _on_weekend(_opening: Opening, session: Session, clock: Clock) -> tuple[str, ...]:
    days = weekend_days(clock.now)
    return ("this",) if any(day in days for day in days_of(session)) else ()


def _on_weekdays(_opening: Opening, session: Session, _clock: Clock) -> set[str]:
    return {_WEEKDAYS[day.weekday()] for day in days_of(session)}


DAY = SessionFacet(name="day", title="我这天有空", values=_days, of=_on, asks="days", chief=True)
"""The days for which somebody says: I have this one free."""
WEEKEND = SessionFacet(
    name="weekend", title="本周末", values=_weekend, of=_on_weekend, asks="days", chief=True
)
"""This week's Saturday or Sunday; on these days themselves too."""
WEEKDAY = SessionFacet(
    name="weekday", title="按星期几", values=_weekdays, of=_on_weekdays, asks="days", negative=True
)
"""The days of the week it covers."""
