"""What many openings have in common, each once: dates, hours, places, organisations."""

import datetime as dt
from typing import Any

from plugins.finding.candidates import Candidate
from plugins.finding.facets import SessionFacet
from plugins.finding.finder.columns import Codes, Table
from plugins.finding.lists import Lists
from plugins.listings.indexes import Indexes
from plugins.listings.sessions import Clock, in_order
from scripts.records import City, Opening, Session
from scripts.rules.opening_state import State, joinable, places_left, sign_up_closes

STREET = "\x7f"
"""Stands for the name of the street or town of the first session: titles and places repeat it."""
GRID = 500
"""Coordinates are rounded to this part of a degree, some 200 m."""
OF_STREET = -2
"""A place's division, where it is the one of its street."""
_MINUTE = 60


def ahead(opening: Opening, clock: Clock) -> list[Session]:
    """Return the sessions that haven't begun, in order."""
    found = joinable(opening, clock.now, clock.zone)
    return [session for session in in_order(opening) if session in found]


class Tables:
    """Collects the distinct rows while the openings are written."""

    def __init__(self, found: Lists, indexes: Indexes) -> None:
        self.indexes, self.clock = indexes, indexes.clock
        today = self.clock.local(self.clock.now).date()
        self.midnight = dt.datetime.combine(today, dt.time(), self.clock.zone)
        codes = {name: [value.code for value in values] for name, values in found.values.items()}
        self.codes = Codes(codes)
        self.centres = _centres(indexes.portal.city)
        self.streets = {value.code: value for value in found.values["street"]}
        inside = [facet for facet in found.facets if isinstance(facet, SessionFacet)]
        self.asking = {
            asks: [facet for facet in inside if facet.asks == asks]
            for asks in ("where", "days", "hours", "places")
        }
        names = {asks: [facet.name for facet in facets] for asks, facets in self.asking.items()}
        self.dates = Table("start", "days", "shift", facets=names["days"])
        self.hours = Table("from", "to", facets=names["hours"])
        self.places = Table("name", "latitude", "longitude", facets=names["where"])
        self.lefts = Table("left", "needed", facets=names["places"])
        self.organizations = Table("name", "lang")

    def columns(self) -> dict[str, Any]:
        """Return the tables, when all openings have been written."""
        return {
            "dates": self.dates.columns(),
            "hours": self.hours.columns(),
            "places": self.places.columns(),
            "lefts": self.lefts.columns(),
            "organizations": self.organizations.columns(),
            "grid": GRID,
            "centres": [self.centres.get(code, (0, 0)) for code in self.codes.places["division"]],
        }

    def organization(self, opening: Opening) -> int:
        """Return who offers it; -1 where that isn't in the data."""
        found = self.indexes.organizations.get(opening.organization)
        return self.organizations.place(found.name, found.lang or 0) if found else -1

    def closes(self, opening: Opening) -> int:
        """Return when sign-up ends, in minutes from midnight of the first session's day."""
        first = ahead(opening, self.clock)[0].start_date
        closes = self.minutes(sign_up_closes(opening, self.clock.zone))
        return closes - self.minutes(self._midnight_of(first))

    def opens(self, one: Candidate) -> int:
        """Return when sign-up opens, in minutes from the build's midnight; 0: it is open."""
        moment = one.entry.opening.sign_up_opens
        return self.minutes(moment) if moment and one.entry.state is State.SCHEDULED else 0

    def stands(self, one: Candidate) -> int:
        """Return its own division, counted from 1, where no session that one can join is held."""
        own = one.entry.opening.division
        held = {code for way in one.ways for code in way.answers["division"]}
        return 0 if own in held else self.codes.places["division"].get(own, -1) + 1

    def date(self, opening: Opening, session: Session) -> int:
        """Return the days; `shift` is how much the clocks were set since the build's day."""
        start = (session.start_date - self.midnight.date()).days
        days = (session.end_date - session.start_date).days
        shift = self.minutes(self._midnight_of(session.start_date)) - start * 24 * 60
        return self.dates.place(start, days, shift, *self._answers("days", opening, session))

    def hours_of(self, opening: Opening, session: Session) -> int:
        """Return from when to when, in minutes from midnight; -1 where nobody knows."""
        times = (_minutes(session.start_time), _minutes(session.end_time))
        return self.hours.place(*times, *self._answers("hours", opening, session))

    def place(self, opening: Opening, session: Session) -> int:
        """Return where it is held; coordinates are told from the division's centre."""
        division, *rest = self._answers("where", opening, session)
        street = self.streets.get(session.street or "")
        if street and street.parent == (session.division or opening.division):
            division = OF_STREET
        name = _shortened(session.place or "", street_of(opening, self))
        return self.places.place(name, *self._point(opening, session), division, *rest)

    def _point(self, opening: Opening, session: Session) -> tuple[int | None, int | None]:
        if session.latitude is None or session.longitude is None:
            return None, None
        centre = self.centres.get(session.division or opening.division, (0, 0))
        return (
            round(session.latitude * GRID) - centre[0],
            round(session.longitude * GRID) - centre[1],
        )

    def left(self, opening: Opening, session: Session) -> int:
        """Return the places left, or where nobody knows, how many people are needed."""
        left = places_left(session)
        needed = session.needed if left is None else None
        return self.lefts.place(
            -1 if left is None else left,
            -1 if needed is None else needed,
            *self._answers("places", opening, session),
        )

    def _answers(self, asks: str, opening: Opening, session: Session) -> list[Any]:
        return [
            self.codes.packed(facet.name, facet.of(opening, session, self.clock))
            for facet in self.asking[asks]
        ]

    def _midnight_of(self, day: dt.date) -> dt.datetime:
        return dt.datetime.combine(day, dt.time(), self.clock.zone)

    def minutes(self, moment: dt.datetime) -> int:
        """Count from the build's midnight, rounded down: nothing is offered too long."""
        return int((moment.timestamp() - self.midnight.timestamp()) // _MINUTE)


def _centres(city: City) -> dict[str, tuple[int, int]]:
    """Return the centres by division, in parts of a degree; those unknown are left out."""
    return {
        division.code: (
            round(division.centre.latitude * GRID),
            round(division.centre.longitude * GRID),
        )
        for division in city.divisions
        if division.centre
    }


def street_of(opening: Opening, tables: Tables) -> str:
    """Return the name that STREET stands for: the first coming session's street."""
    street = tables.streets.get(ahead(opening, tables.clock)[0].street or "")
    return street.label if street else ""


def short_title(opening: Opening, tables: Tables) -> str:
    """Return the title with STREET for its street."""
    return _shortened(opening.title, street_of(opening, tables))


def _shortened(text: str, street: str) -> str:
    plain = text.replace(STREET, "")
    return plain.replace(street, STREET) if street else plain


def _minutes(time: str | None) -> int:
    return -1 if time is None else int(time[:2]) * 60 + int(time[3:])
