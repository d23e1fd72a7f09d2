"""Moments that follow from the build's moment, at which pages change."""

import datetime as dt

import msgspec

from scripts.rules.naming import lapses_on


def next_midnight(now: dt.datetime) -> dt.datetime:
    """Return when the next day begins, in the zone of `now`."""
    return dt.datetime.combine(now.date() + dt.timedelta(days=1), dt.time(), now.tzinfo)


def next_year(now: dt.datetime) -> dt.datetime:
    """Return when dates of this year begin to need their year."""
    return dt.datetime(now.year + 1, 1, 1, tzinfo=now.tzinfo)


def lapses_at(record: msgspec.Struct, zone: dt.tzinfo) -> dt.datetime | None:
    """Return when a record may no longer show a name or picture that it shows now."""
    day = lapses_on(record)
    return dt.datetime.combine(day, dt.time(), zone) if day else None


def earliest(*moments: dt.datetime | None) -> dt.datetime | None:
    """Return the first of the moments; None where there is none."""
    return min((moment for moment in moments if moment is not None), default=None)
