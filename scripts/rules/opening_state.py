"""What state an opening, or a training, is in at a moment, and when that next changes.

Stored are only published, closed by hand and cancelled; the rest follows from the clock and
the places, here and nowhere else.
"""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from zoneinfo import ZoneInfo

from scripts.records import Offer, Session


class State(StrEnum):
    """The states the public sees."""

    SCHEDULED = "scheduled"
    """Published, but sign-up opens later (sign_up_opens)."""
    OPEN = "open"
    FULL = "full"
    CLOSED = "closed"
    """Sign-up is over or was closed by hand; the service is still to come or going on."""
    CANCELLED = "cancelled"
    ENDED = "ended"


LABELS = {
    State.SCHEDULED: "即将开放报名",
    State.OPEN: "报名中",
    State.FULL: "名额已满",
    State.CLOSED: "报名已截止",
    State.CANCELLED: "已取消",
    State.ENDED: "已结束",
}


def is_public(opening: Offer, now: dt.datetime) -> bool:
    """Tell whether the opening's hour of publication has come."""
    return opening.publish_at is None or opening.publish_at <= now


def starts_at(session: Session, zone: ZoneInfo) -> dt.datetime:
    """When a session begins; at midnight where the hour is not known."""
    time = dt.time.fromisoformat(session.start_time or "00:00")
    return dt.datetime.combine(session.start_date, time, zone)


def ends_at(session: Session, zone: ZoneInfo) -> dt.datetime:
    """When a session is over; at the end of its last day where the hour is not known."""
    if session.end_time is None:
        midnight = dt.datetime.combine(session.end_date, dt.time(), zone)
        return midnight + dt.timedelta(days=1)
    return dt.datetime.combine(session.end_date, dt.time.fromisoformat(session.end_time), zone)


def last_end(opening: Offer, zone: ZoneInfo) -> dt.datetime:
    """When all sessions are over."""
    return max(ends_at(session, zone) for session in opening.sessions)


def places_left(session: Session) -> int | None:
    """Places still free, never below 0; None where needed or confirmed is not known."""
    if session.needed is None or session.confirmed is None:
        return None
    return max(0, session.needed - session.confirmed)


def is_over(opening: Offer, now: dt.datetime, zone: ZoneInfo) -> bool:
    """Tell whether all sessions are over."""
    return last_end(opening, zone) <= now


def sign_up_closes(opening: Offer, zone: ZoneInfo) -> dt.datetime:
    """When sign-up ends: its deadline, and in any case when the last session begins.

    A session whose hour is not known counts as begun when its first day is over.
    """
    last = max(sign_up_until(session, zone) for session in opening.sessions)
    return min(opening.sign_up_deadline, last) if opening.sign_up_deadline else last


def sign_up_until(session: Session, zone: ZoneInfo) -> dt.datetime:
    """When a session counts as begun: from then on nobody can join it."""
    begins = starts_at(session, zone)
    return begins if session.start_time else begins + dt.timedelta(days=1)


def state(opening: Offer, now: dt.datetime, zone: ZoneInfo) -> State:
    """Derive the state at `now` (DOMAIN: scheduled, open, full, closed, ended are derived)."""
    if opening.status == "cancelled":
        return State.CANCELLED
    if is_over(opening, now, zone):
        return State.ENDED
    if opening.status == "closed" or sign_up_closes(opening, zone) <= now:
        return State.CLOSED
    if opening.sign_up_opens and now < opening.sign_up_opens:
        return State.SCHEDULED
    return State.FULL if _is_full(opening, now, zone) else State.OPEN


def joinable(opening: Offer, now: dt.datetime, zone: ZoneInfo) -> list[Session]:
    """Return the sessions that haven't begun: only their places can still be taken."""
    return [session for session in opening.sessions if sign_up_until(session, zone) > now]


def _is_full(opening: Offer, now: dt.datetime, zone: ZoneInfo) -> bool:
    return all(places_left(session) == 0 for session in joinable(opening, now, zone))


def next_change(opening: Offer, now: dt.datetime, zone: ZoneInfo) -> dt.datetime | None:
    """Return the next moment after `now` at which what the public sees may change."""
    moments = [moment for moment in (opening.publish_at, opening.sign_up_opens) if moment]
    moments.append(sign_up_closes(opening, zone))
    for session in opening.sessions:
        moments += [sign_up_until(session, zone), ends_at(session, zone)]
    return min((moment for moment in moments if moment > now), default=None)


def turns(opening: Offer, now: dt.datetime, zone: ZoneInfo) -> Iterator[tuple[dt.datetime, State]]:
    """Yield what the clock will make of an opening after `now`: each moment with the new state.

    Only by the clock: places that are taken or a cancellation are not foreseen.
    """
    found = state(opening, now, zone)
    while moment := next_change(opening, now, zone):
        now, before = moment, found
        found = state(opening, now, zone)
        if found is not before:
            yield now, found
