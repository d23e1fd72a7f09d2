"""What state a need is in on a day, and when that next changes: stored is how far it is met."""

import datetime as dt
from enum import StrEnum

from scripts.records.need import Need
from scripts.records.survey import Survey


class State(StrEnum):
    """The states of a need."""

    COMING = "coming"
    """Its first day hasn't come: nothing of it is public."""
    OPEN = "open"
    PARTLY = "partly"
    MET = "met"
    OVER = "over"
    """Its last day is past; its page says so, no list has it."""


LABELS = {
    State.COMING: "尚未公布",
    State.OPEN: "待回应",
    State.PARTLY: "部分满足",
    State.MET: "已满足",
    State.OVER: "已过期",
}
CURRENT = (State.OPEN, State.PARTLY, State.MET)
WAITING = (State.OPEN, State.PARTLY)
"""Somebody can still help."""


def state(need: Need, day: dt.date) -> State:
    """Return the state on a day of the city; first and last day are included."""
    if need.valid_from and day < need.valid_from:
        return State.COMING
    if need.valid_until and day > need.valid_until:
        return State.OVER
    return State(need.status)


def next_change(need: Need, day: dt.date) -> dt.date | None:
    """Return the first later day on which it becomes public, or is over."""
    over = need.valid_until + dt.timedelta(days=1) if need.valid_until else None
    return min((turn for turn in (need.valid_from, over) if turn and turn > day), default=None)


def is_public(survey: Survey, day: dt.date) -> bool:
    """Tell whether a survey is done."""
    return survey.date <= day
