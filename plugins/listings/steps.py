"""What the clock will make of openings and sessions, foreseen for the script of the pages.

The states come from the rule, so the script says at each moment what a build then would say.
"""

import datetime as dt
from collections.abc import Callable, Iterator

from plugins.listings.sessions import Clock
from plugins.pages.views import Step
from scripts.records import Offer, Session
from scripts.rules.opening_state import (
    LABELS,
    State,
    ends_at,
    sign_up_closes,
    sign_up_until,
    turns,
)

BEGUN = "已开始"
_JOINABLE = (State.SCHEDULED, State.OPEN)

Sentence = Callable[[State, Clock], str]


def opening_steps(
    opening: Offer, clock: Clock, sentence: Sentence | None = None
) -> tuple[Step, ...]:
    """Return the states to come that take something away; opening sign-up is left to the build."""
    return tuple(
        Step(
            at=moment.isoformat(),
            key=found.value,
            label=LABELS[found],
            sentence=sentence(found, Clock(now=moment, zone=clock.zone)) if sentence else "",
        )
        for moment, found in turns(opening, clock.now, clock.zone)
        if found not in _JOINABLE
    )


def session_steps(session: Session, opening: Offer, clock: Clock) -> tuple[Step, ...]:
    """Return what becomes of one session; nothing where the opening is cancelled."""
    if opening.status == "cancelled":
        return ()
    found = sorted(_session_steps(session, opening, clock), key=lambda step: step[0])
    return tuple(
        Step(at=moment.isoformat(), key=key.value, label=label)
        for moment, key, label in found
        if moment > clock.now
    )


def _session_steps(
    session: Session, opening: Offer, clock: Clock
) -> Iterator[tuple[dt.datetime, State, str]]:
    begins, ends = sign_up_until(session, clock.zone), ends_at(session, clock.zone)
    closes = sign_up_closes(opening, clock.zone)
    if opening.status == "published" and closes < begins:
        yield closes, State.CLOSED, LABELS[State.CLOSED]
    if begins < ends:
        yield begins, State.CLOSED, BEGUN
    yield ends, State.ENDED, LABELS[State.ENDED]
