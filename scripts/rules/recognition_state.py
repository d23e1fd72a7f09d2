"""What state a recognition is in at a moment, and when that next changes.

Stored are the days of the public notice (公示) and the decision; the rest follows from the
clock, here and nowhere else. Days are the city's, whole, and included.
"""

import datetime as dt
from enum import StrEnum
from zoneinfo import ZoneInfo

from scripts.records.recognition import Recognition


class State(StrEnum):
    """The states of a recognition; the first is not public."""

    WAITING = "waiting"
    """Its public notice is still to come."""
    NOTICE = "notice"
    """Under public notice: anybody may object."""
    REVIEW = "review"
    """The notice is over and nothing is decided."""
    GRANTED = "granted"
    WITHDRAWN = "withdrawn"
    """Not granted after an objection, or taken back later: on no roll, and without a name."""


LABELS = {
    State.WAITING: "尚未公示",
    State.NOTICE: "公示中",
    State.REVIEW: "公示期满，等待认定",
    State.GRANTED: "已认定",
    State.WITHDRAWN: "未予认定",
}


def state(recognition: Recognition, day: dt.date) -> State:
    """Derive the state on a day of the city.

    A withdrawal counts from its day. A grant counts from its day, and never before the notice
    is over: whoever objects on the last day is still heard.
    """
    notice, decision = recognition.notice, recognition.decision
    if day < notice.start:
        return State.WAITING
    if decision and decision.withdrawn_on and decision.withdrawn_on <= day:
        return State.WITHDRAWN
    if day <= notice.end:
        return State.NOTICE
    if decision and decision.granted_on and decision.granted_on <= day:
        return State.GRANTED
    return State.REVIEW


def next_change(recognition: Recognition, now: dt.datetime, zone: ZoneInfo) -> dt.datetime | None:
    """Return the next midnight after `now` at which what the public sees may change."""
    notice, decision = recognition.notice, recognition.decision
    days = [notice.start, notice.end + dt.timedelta(days=1)]
    if decision:
        days += [day for day in (decision.granted_on, decision.withdrawn_on) if day]
    moments = (dt.datetime.combine(day, dt.time(), zone) for day in days)
    return min((moment for moment in moments if moment > now), default=None)
