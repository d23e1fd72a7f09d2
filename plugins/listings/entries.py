"""An opening as the lists know it: its state, its row, and when either changes."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from plugins.listings import offers, sessions
from plugins.listings.names import Names
from plugins.listings.sessions import Clock
from plugins.listings.steps import opening_steps
from plugins.pages import text
from plugins.pages.clock import earliest, next_year
from plugins.pages.views import OpeningRow, StateTag
from scripts.records import Offer, Opening, Organization, Session, Training
from scripts.rules.opening_state import (
    LABELS,
    State,
    is_over,
    joinable,
    next_change,
    sign_up_closes,
    starts_at,
    state,
)

SOON = dt.timedelta(days=3)
"""So long before the deadline a row says when sign-up closes."""

UNKNOWN = "未提供"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A public opening at the build's moment."""

    opening: Opening
    state: State
    over: bool
    row: OpeningRow
    starts: dt.datetime
    """Of the session the row names."""
    changes_at: dt.datetime | None
    """When the row or the state next changes by the clock; None once it is over."""

    @property
    def joinable(self) -> bool:
        """Whether one can sign up, now or when sign-up opens."""
        return self.state in (State.OPEN, State.SCHEDULED)

    @property
    def order(self) -> tuple[bool, dt.datetime, str]:
        """Sort for a citizen: what one can join first, each by its next session.

        What is full, closed or cancelled follows; it stays in the list until it is over, so
        that those who signed up find it and learn of a cancellation.
        """
        return (not self.joinable, self.starts, self.opening.id)

    @property
    def divisions(self) -> set[str]:
        """Where it takes place: its own division and those of its sessions."""
        places = {session.division for session in self.opening.sessions if session.division}
        return places | {self.opening.division}


@dataclass(frozen=True, kw_only=True)
class Words:
    """What rows are worded with."""

    clock: Clock
    names: Names
    organizations: Mapping[str, Organization]


def entry(opening: Opening, words: Words) -> Entry:
    """Derive everything the lists need of one opening."""
    clock = words.clock
    found = state(opening, clock.now, clock.zone)
    over = is_over(opening, clock.now, clock.zone)
    session = sessions.next_session(opening, clock)
    return Entry(
        opening=opening,
        state=found,
        over=over,
        row=row(opening, found, session, words),
        starts=starts_at(session, clock.zone),
        changes_at=None if over else changes_at(opening, clock),
    )


def changes_at(offer: Offer, clock: Clock) -> dt.datetime | None:
    """Return when the row or the state of what isn't over next changes by the clock."""
    soon = offer.sign_up_deadline and offer.sign_up_deadline - SOON
    begins = [starts_at(session, clock.zone) for session in offer.sessions]
    own = [moment for moment in (soon, *begins) if moment and moment > clock.now]
    return earliest(next_change(offer, clock.now, clock.zone), next_year(clock.now), *own)


def state_tag(found: State) -> StateTag:
    """Return the state's word and key."""
    return StateTag(key=found.value, label=LABELS[found])


def row(offer: Offer, found: State, session: Session, words: Words) -> OpeningRow:
    """Make an opening's row, naming one of its sessions."""
    clock, names = words.clock, words.names
    organization = words.organizations.get(offer.organization)
    ahead = joinable(offer, clock.now, clock.zone)  # what has begun isn't another to come to
    others = sum(1 for other in ahead if other.id != session.id)
    also = f"；另有 {others} 场" if others > 0 else ""
    place = names.where(session.division or offer.division, session.street)
    return OpeningRow(
        title=offer.title,
        url=offers.url(offer),
        lang=offer.lang,
        state=state_tag(found),
        when=sessions.when(session, clock) + also,
        starts=sessions.iso(session, clock.zone),
        where=f"{place} · {session.place}" if session.place else place,
        places=places(offer, found, clock),
        organization=organization.name if organization else UNKNOWN,
        organization_lang=organization.lang if organization else None,
        closing=_closing(offer, found, clock),
        day=sessions.day_mark(session, clock),
        hours=sessions.hours(session, clock) + also,
        reason=cancelled_because(offer, found),
        steps=opening_steps(offer, clock),
    )


def cancelled_because(offer: Offer, found: State) -> str | None:
    """Return why an opening was cancelled, or that nobody said why; None where it wasn't."""
    if found is not State.CANCELLED:
        return None
    return offer.cancellation_reason or f"取消原因{UNKNOWN}"


def places(offer: Offer, found: State, clock: Clock) -> str | None:
    """Say how many places are left in the sessions that haven't begun; None if unknown.

    Of an ended opening, how many people took part. Where nobody knows how many are confirmed,
    only how many people are needed.
    """
    if found is State.ENDED:
        return _took_part(offer)
    counted = sessions.left_and_needed(joinable(offer, clock.now, clock.zone))
    if counted is None:
        return None
    left, needed = counted
    if left is None:
        return offers.capacity(offer, needed) if found in (State.OPEN, State.SCHEDULED) else None
    words = {
        State.OPEN: f"还有 {left} 个名额（共 {needed} 个）",
        State.SCHEDULED: f"共 {needed} 个名额",
        State.FULL: f"共 {needed} 个",
    }
    return words.get(found)


def _took_part(offer: Offer) -> str | None:
    if isinstance(offer, Training):
        return None
    people = offer.afterwards.people if offer.afterwards else None
    return None if people is None else f"{people} 人参加"


def _closing(offer: Offer, found: State, clock: Clock) -> str | None:
    deadline = offer.sign_up_deadline
    if found is not State.OPEN or deadline is None or deadline - clock.now > SOON:
        return None
    if sign_up_closes(offer, clock.zone) < deadline:
        return None
    return f"{text.moment(clock.local(deadline), clock.now.year)} 截止报名"
