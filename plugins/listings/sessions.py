"""Words for the sessions of an opening: days, times, places left."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from plugins.pages import text
from plugins.pages.views import DayMark
from scripts.records import Offer, Session
from scripts.rules.opening_state import ends_at, places_left, starts_at


@dataclass(frozen=True, kw_only=True)
class Clock:
    """The build's moment and the city's time zone."""

    now: dt.datetime
    zone: ZoneInfo

    def year_of(self, session: Session) -> int | None:
        """Return the year that needn't be written: this one, unless the session is over.

        What is over keeps its year, so that its page never changes again.
        """
        return None if self.is_over(session) else self.now.year

    def is_over(self, session: Session) -> bool:
        """Tell whether a session is over."""
        return ends_at(session, self.zone) <= self.now

    def local(self, moment: dt.datetime) -> dt.datetime:
        """Put a moment into the city's zone."""
        return moment.astimezone(self.zone)


def in_order(opening: Offer) -> list[Session]:
    """Sort the sessions by their beginning."""
    return sorted(opening.sessions, key=lambda s: (s.start_date, s.start_time or "", s.id))


def to_come(opening: Offer, clock: Clock) -> list[Session]:
    """Return the sessions that are not over, in order."""
    return [session for session in in_order(opening) if not clock.is_over(session)]


def next_session(opening: Offer, clock: Clock) -> Session:
    """Return the session to name first: the next to begin, else one going on, else the last."""
    waiting = to_come(opening, clock)
    ahead = [s for s in waiting if s.start_time is None or starts_at(s, clock.zone) > clock.now]
    return (ahead or waiting or in_order(opening)[-1:])[0]


def day_mark(session: Session, clock: Clock) -> DayMark:
    """Return the day at the left of a row."""
    day = session.start_date
    month = f"{day.month}月" if day.year == clock.year_of(session) else f"{day:%Y}年{day.month}月"
    return DayMark(month=month, day=str(day.day), weekday=text.weekday(day))


def hours(session: Session, clock: Clock) -> str:
    """Return such as 09:00–11:30; over several days 09:00 至 11月29日 17:00."""
    if session.end_date == session.start_date:
        return text.time_range(session.start_time, session.end_time)
    last = text.date(session.end_date, clock.year_of(session))
    ending = " ".join(filter(None, (last, session.end_time)))
    return f"{session.start_time or '时间待定'} 至 {ending}"


def when(session: Session, clock: Clock) -> str:
    """Return such as 11月28日 周六 09:00–11:30."""
    day = text.date(session.start_date, clock.year_of(session))
    return f"{day} {text.weekday(session.start_date)} {hours(session, clock)}"


def iso(session: Session, zone: ZoneInfo) -> str:
    """Return the beginning for <time datetime>: a moment, or a day where the hour isn't known."""
    if session.start_time is None:
        return session.start_date.isoformat()
    return starts_at(session, zone).isoformat(timespec="minutes")


def left_and_needed(sessions: list[Session]) -> tuple[int | None, int] | None:
    """Add up places left and people needed; None where a session doesn't say what it needs.

    Places left are None where a session doesn't say how many are confirmed.
    """
    needed = [session.needed for session in sessions if session.needed is not None]
    if not sessions or len(needed) < len(sessions):
        return None
    left = [free for session in sessions if (free := places_left(session)) is not None]
    return sum(left) if len(left) == len(sessions) else None, sum(needed)
