import datetime as dt
from collections.abc import Iterator

from plugins.finding.facets.facet import SessionFacet, Value
from plugins.listings.sessions import Clock
from scripts.records import City, Opening, Session

_DAY = 24 * 60
_PARTS = (
    ("morning", "上午（12 点前）", 5 * 60, 12 * 60),
    ("afternoon", "下午（12 到 18 点）", 12 * 60, 18 * 60),
    ("evening", "晚上（18 点后）", 18 * 60, 29 * 60),
)
"""Code, words, from and to in minutes; the evening lasts until 05:00 of the next day."""


def _values(_city: City, _now: dt.datetime) -> Iterator[Value]:
    return (Value(code, label, label[:2] + "的") for code, label, _, _ in _PARTS)


def _of(_opening: Opening, session: Session, _clock: Clock) -> Iterator[str]:
    if session.start_time is None:
        return
    start = _minutes(session.start_time)
    end = start + 1
    if session.end_time is not None:
        days = (session.end_date - session.start_date).days
        end = days * _DAY + _minutes(session.end_time)
    for code, _, begins, ends in _PARTS:
        if any(start < ends + day and end > begins + day for day in range(-_DAY, end + _DAY, _DAY)):
            yield code


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


TIME = SessionFacet(
    name="time", title="按时段", values=_values, of=_of, asks="hours", negative=True
)
"""Parts of the day in which any part of a session falls: to 12:00, to 18:00, to 05:00.

A session without hours falls in none; one without an end in that of its beginning.
"""
