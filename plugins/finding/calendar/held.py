"""Every session of every public opening, on the days it is held."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from plugins.finding.facets.days import days_of
from plugins.listings.entries import Entry
from plugins.listings.indexes import Indexes
from plugins.listings.session_lines import session_tag
from plugins.listings.sessions import Clock
from plugins.pages.views import StateTag
from scripts.records import Session
from scripts.rules.opening_state import State

LASTING = 14
"""What is held on more days in a row is said once, not on each of them."""
_RANKS = {State.OPEN: 0, State.SCHEDULED: 0, State.FULL: 1, State.CLOSED: 2}


@dataclass(frozen=True, kw_only=True, eq=False)
class Held:
    """One session."""

    entry: Entry
    session: Session
    days: tuple[dt.date, ...]
    tag: StateTag

    @property
    def division(self) -> str:
        """Return where it is held."""
        return self.session.division or self.entry.opening.division

    @property
    def joinable(self) -> bool:
        """Tell whether one can sign up for it, now or when sign-up opens."""
        return self.rank == 0

    @property
    def rank(self) -> int:
        """Order what one can join first, then what is full, what is closed, and the rest."""
        return _RANKS.get(State(self.tag.key), len(_RANKS))

    def order(self, day: dt.date) -> tuple[bool, bool, str, str, str]:
        """Order the sessions of a day: by the hour, without one, those that go on from before."""
        later, hour = day > self.days[0], self.session.start_time
        by_hour = "" if later else hour or ""
        return (later, not hour, by_hour, self.entry.opening.id, self.session.id)


@dataclass(frozen=True, kw_only=True, eq=False)
class Calendar:
    """Sessions by day, and those that last for weeks."""

    by_day: Mapping[dt.date, tuple[Held, ...]]
    """In the order of the day."""
    lasting: tuple[Held, ...]

    @property
    def met(self) -> set[dt.date]:
        """Return the days for which there is something to show."""
        ends = {day for held in self.lasting for day in (held.days[0], held.days[-1])}
        return self.by_day.keys() | ends

    def within(self, days: list[dt.date]) -> list[Held]:
        """Return all sessions of these days, each once."""
        once = dict.fromkeys(held for day in days for held in self.by_day.get(day, ()))
        return [*once, *self.going_on(days)]

    def going_on(self, days: list[dt.date]) -> list[Held]:
        """Return those that last for weeks and meet these days."""
        first, last = days[0], days[-1]
        return [held for held in self.lasting if held.days[0] <= last and held.days[-1] >= first]

    def held_in(self, division: str) -> "Calendar":
        """Return the sessions held in one division."""
        kept = (held for days in self.by_day.values() for held in days if held.division == division)
        lasting = [held for held in self.lasting if held.division == division]
        return _calendar([*dict.fromkeys(kept), *lasting])


def calendar(indexes: Indexes) -> Calendar:
    """Gather the sessions of all public openings, whatever their state."""
    return _calendar(
        [one for entry in indexes.entries.values() for one in _held(entry, indexes.clock)]
    )


def _held(entry: Entry, clock: Clock) -> Iterator[Held]:
    for session in entry.opening.sessions:
        days = tuple(days_of(session))
        tag = session_tag(session, entry.state, clock)
        yield Held(entry=entry, session=session, days=days, tag=tag)


def _calendar(found: Iterable[Held]) -> Calendar:
    by_day: dict[dt.date, list[Held]] = {}
    lasting = []
    for held in found:
        if len(held.days) > LASTING:
            lasting.append(held)
            continue
        for day in held.days:
            by_day.setdefault(day, []).append(held)
    return Calendar(
        by_day={day: tuple(sorted(by_day[day], key=lambda h: h.order(day))) for day in by_day},
        lasting=tuple(sorted(lasting, key=lambda h: (h.days[0], h.days[-1], h.entry.opening.id))),
    )
