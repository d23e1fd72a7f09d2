"""A line for each session of an opening: when, where, what state it is in, places left."""

from plugins.listings import offers, sessions
from plugins.listings.entries import state_tag
from plugins.listings.names import Names
from plugins.listings.sessions import Clock
from plugins.listings.steps import BEGUN, session_steps
from plugins.pages import text
from plugins.pages.views import SessionLine, StateTag
from scripts.records import Offer, Session
from scripts.rules.opening_state import State, places_left, sign_up_until


def session_line(
    session: Session, opening: Offer, found: State, names: Names, clock: Clock
) -> SessionLine:
    """Return a line of the table of times; `found` is the opening's state."""
    over = clock.is_over(session)
    tag = session_tag(session, found, clock)
    return SessionLine(
        day=_days(session, clock),
        time=text.time_range(session.start_time, session.end_time),
        starts=sessions.iso(session, clock.zone),
        place=session.place,
        address=session.address,
        where=names.where(session.division or opening.division, session.street),
        places=places_of(session, opening, tag.key),
        over=over,
        state=tag,
        steps=session_steps(session, opening, clock),
        calendar=_calendar(session, opening, found, clock),
    )


def session_tag(session: Session, found: State, clock: Clock) -> StateTag:
    """Tell the state of one session of an opening in the state `found`."""
    if found is State.CANCELLED:
        return state_tag(found)
    if clock.is_over(session):
        return state_tag(State.ENDED)
    if sign_up_until(session, clock.zone) <= clock.now:
        return StateTag(key=State.CLOSED.value, label=BEGUN)
    if found is State.OPEN and places_left(session) == 0:
        return state_tag(State.FULL)
    return state_tag(found)


def _calendar(session: Session, opening: Offer, found: State, clock: Clock) -> str | None:
    """Return its calendar file as long as one can still go there."""
    begun = sign_up_until(session, clock.zone) <= clock.now
    if found is State.CANCELLED or begun:
        return None
    return offers.calendar(opening, session.id)


def _days(session: Session, clock: Clock) -> str:
    year = clock.year_of(session)
    first = text.full_day(session.start_date, year)
    if session.end_date == session.start_date:
        return first
    return f"{first}至{text.full_day(session.end_date, year)}"


def places_of(session: Session, opening: Offer, key: str) -> str | None:
    """Say how many places are left while one can sign up; how many there are before and when full.

    Where nobody knows how many are confirmed, how many people are needed.
    """
    counted = sessions.left_and_needed([session])
    if counted is None or key not in ("open", "scheduled", "full"):
        return None
    left, needed = counted
    if left is None:
        return offers.capacity(opening, needed)
    return f"还有 {left} 个名额（共 {needed} 个）" if key == "open" else f"共 {needed} 个名额"
