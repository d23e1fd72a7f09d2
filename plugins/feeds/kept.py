"""What calendars keep: an opening that has ended stays for some weeks, then it goes.

A calendar that lost an event the minute it ended would take from people what they did; one that
kept all would grow without end. A cancelled one goes when its date is past; one that was deleted
or taken back goes with the next build.
"""

import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from plugins.listings.entries import Entry
from plugins.listings.indexes import Indexes
from plugins.pages.clock import earliest
from scripts.records import Offer
from scripts.rules.opening_state import State, ends_at

KEPT = dt.timedelta(days=30)


def lately_ended(indexes: Indexes) -> tuple[Entry, ...]:
    """Return the openings that ended in the last weeks, the latest first."""
    now = indexes.clock.now
    past = indexes.openings.all.past
    return tuple(entry for entry in past if _goes_at(entry, indexes) > now)


def in_calendars(entry: Entry, indexes: Indexes) -> bool:
    """Tell whether calendars show an opening now."""
    return not entry.over or _goes_at(entry, indexes) > indexes.clock.now


def changes_at(ended: Iterable[Entry], indexes: Indexes) -> dt.datetime | None:
    """Return when the first of them goes."""
    return earliest(*(_goes_at(entry, indexes) for entry in ended))


def _goes_at(entry: Entry, indexes: Indexes) -> dt.datetime:
    return goes_at(entry.opening, entry.state, indexes.clock.zone)


def goes_at(offer: Offer, state: State, zone: ZoneInfo) -> dt.datetime:
    """Return when an opening or training leaves the calendars."""
    last = max(ends_at(session, zone) for session in offer.sessions)
    return last if state is State.CANCELLED else last + KEPT
