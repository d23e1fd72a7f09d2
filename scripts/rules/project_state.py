"""Where a project stands at a moment, and when that next changes.

Stored are only published, closed by hand and cancelled; planned, running and finished follow
from its period and the clock. Days are the city's, whole, and included.
"""

import datetime as dt
from enum import StrEnum
from zoneinfo import ZoneInfo

from scripts.records import Project


class State(StrEnum):
    """The states the public sees."""

    RUNNING = "running"
    PLANNED = "planned"
    FINISHED = "finished"
    CANCELLED = "cancelled"


LABELS = {
    State.RUNNING: "进行中",
    State.PLANNED: "尚未开始",
    State.FINISHED: "已结束",
    State.CANCELLED: "已取消",
}
"""In the order of lists: what one can join first."""


def begins_at(project: Project, zone: ZoneInfo) -> dt.datetime | None:
    """Return when its first day begins; None where that isn't known."""
    return _midnight(project.period.start, zone) if project.period else None


def ends_at(project: Project, zone: ZoneInfo) -> dt.datetime | None:
    """Return the moment after its last day; None where its end is open."""
    if project.period is None or project.period.end is None:
        return None
    return _midnight(project.period.end + dt.timedelta(days=1), zone)


def state(project: Project, now: dt.datetime, zone: ZoneInfo) -> State:
    """Derive the state at `now`; without a period a project runs until it is closed."""
    if project.status == "cancelled":
        return State.CANCELLED
    ends, begins = ends_at(project, zone), begins_at(project, zone)
    if project.status == "closed" or (ends and ends <= now):
        return State.FINISHED
    return State.PLANNED if begins and begins > now else State.RUNNING


def next_change(project: Project, now: dt.datetime, zone: ZoneInfo) -> dt.datetime | None:
    """Return the next moment after `now` at which the state changes."""
    if project.status != "published":
        return None
    moments = (begins_at(project, zone), ends_at(project, zone))
    return min((moment for moment in moments if moment and moment > now), default=None)


def _midnight(day: dt.date, zone: ZoneInfo) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), zone)
