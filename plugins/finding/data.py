"""What can be joined now, as compact JSON for the finder's script.

Columns instead of rows, codes as their place in the facet's list, each distinct place and time
once: 2,000 openings weigh less than 45 KB gzipped. docs/finding.md describes the format.
"""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from typing import Any

from plugins.finding.candidates import Candidate
from plugins.finding.columns import Table, packed
from plugins.finding.facets import NoticeFacet, SessionFacet
from plugins.finding.lists import Lists
from plugins.listings.indexes import Indexes
from scripts.records import Opening, Session
from scripts.rules.opening_state import State, joinable, places_left, sign_up_closes, sign_up_until

FORMAT = 1
DEMO = "演示数据：组织、活动和联系方式都是虚构的"
_FINE = 1000
"""Coordinates are given in thousandths of a degree, some hundred metres."""


def open_data(found: Lists, indexes: Indexes) -> str:
    """Return the JSON; nothing in it changes with the clock before the lists do."""
    shown = sorted(
        (one for one in found.candidates if one.entry.joinable), key=lambda one: one.entry.order
    )
    writer = _Writer(found, indexes, shown)
    data = {
        "format": FORMAT,
        **({"note": DEMO} if indexes.portal.demo else {}),
        "zone": indexes.portal.city.timezone,
        "base": int(writer.midnight.timestamp()),
        "year": writer.midnight.year,
        "facets": {facet.name: writer.facet(facet.name) for facet in found.facets},
        "openings": writer.openings(),
        "sessions": writer.sessions(),
        "whens": writer.whens.columns(),
        "places": writer.places.columns(),
        "organizations": writer.organizations.rows,
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


class _Writer:
    """Turns candidates into columns; what recurs goes into a table and is named by its place."""

    def __init__(self, found: Lists, indexes: Indexes, shown: Sequence[Candidate]) -> None:
        clock = indexes.clock
        self.indexes, self.found, self.shown, self.clock = indexes, found, shown, clock
        self.midnight = dt.datetime.combine(clock.local(clock.now).date(), dt.time(), clock.zone)
        self.codes = {
            name: {value.code: place for place, value in enumerate(values)}
            for name, values in found.values.items()
        }
        inside = [facet for facet in found.facets if isinstance(facet, SessionFacet)]
        self.when = [facet for facet in inside if facet.asks == "when"]
        self.where = [facet for facet in inside if facet.asks == "where"]
        self.rest = [facet for facet in inside if facet.asks == "places"]
        self.whens = Table(
            "day", "from", "days", "to", "until", *(facet.name for facet in self.when)
        )
        self.places = Table("name", "lat", "lng", *(facet.name for facet in self.where))
        self.organizations = Table("name", "lang")

    def facet(self, name: str) -> dict[str, Any]:
        """Return a facet's values: their codes and words, and a street's division."""
        values = self.found.values[name]
        facet = next(facet for facet in self.found.facets if facet.name == name)
        parents = [self.codes["division"].get(value.parent, -1) for value in values]
        return {
            "asks": facet.asks if isinstance(facet, SessionFacet) else "notice",
            "codes": [value.code for value in values],
            "labels": [value.label for value in values],
            **({"parents": parents} if max(parents, default=-1) >= 0 else {}),
        }

    def openings(self) -> dict[str, Any]:
        """Return a column for each thing a row or a filter needs of the notice as a whole."""
        openings = [one.entry.opening for one in self.shown]
        whole = [facet for facet in self.found.facets if isinstance(facet, NoticeFacet)]
        return {
            "id": [opening.id for opening in openings],
            "title": [opening.title for opening in openings],
            "lang": {n: opening.lang for n, opening in enumerate(openings) if opening.lang},
            "organization": [self._organization(opening) for opening in openings],
            "closes": [self.minutes(sign_up_closes(o, self.clock.zone)) for o in openings],
            "deadline": [int(opening.sign_up_deadline is not None) for opening in openings],
            "opens": {
                n: self.minutes(one.entry.opening.sign_up_opens)
                for n, one in enumerate(self.shown)
                if one.entry.state is State.SCHEDULED and one.entry.opening.sign_up_opens
            },
            "sessions": [len(self._ahead(opening)) for opening in openings],
            "stands": self._stands(),
            "answers": {
                facet.name: [self._coded(facet.name, one.notice[facet.name]) for one in self.shown]
                for facet in whole
            },
        }

    def _organization(self, opening: Opening) -> int:
        found = self.indexes.organizations.get(opening.organization)
        return self.organizations.place(found.name, found.lang or 0) if found else -1

    def _stands(self) -> dict[int, int]:
        """Name the openings that stand in their own division though no session is held there."""
        found = {}
        for n, one in enumerate(self.shown):
            own = one.entry.opening.division
            held = {code for way in one.ways for code in way.answers["division"]}
            if own not in held and own in self.codes["division"]:
                found[n] = self.codes["division"][own]
        return found

    def sessions(self) -> dict[str, Any]:
        """Return a column for each thing of the sessions that haven't begun, opening by opening."""
        pairs = [
            (one.entry.opening, s) for one in self.shown for s in self._ahead(one.entry.opening)
        ]
        return {
            "when": [self._when(opening, session) for opening, session in pairs],
            "place": [self._place(opening, session) for opening, session in pairs],
            "needed": [-1 if session.needed is None else session.needed for _, session in pairs],
            "left": [_known(places_left(session)) for _, session in pairs],
            "answers": {
                facet.name: [
                    self._coded(facet.name, facet.of(opening, session, self.clock))
                    for opening, session in pairs
                ]
                for facet in self.rest
            },
        }

    def _ahead(self, opening: Opening) -> list[Session]:
        found = joinable(opening, self.clock.now, self.clock.zone)
        return sorted(found, key=lambda s: (s.start_date, s.start_time or "", s.id))

    def _when(self, opening: Opening, session: Session) -> int:
        return self.whens.place(
            (session.start_date - self.midnight.date()).days,
            _clock(session.start_time),
            (session.end_date - session.start_date).days,
            _clock(session.end_time),
            self.minutes(sign_up_until(session, self.clock.zone)),
            *self._answers(self.when, opening, session),
        )

    def _place(self, opening: Opening, session: Session) -> int:
        known = session.latitude is not None and session.longitude is not None
        return self.places.place(
            session.place or 0,
            round((session.latitude or 0) * _FINE) if known else 0,
            round((session.longitude or 0) * _FINE) if known else 0,
            *self._answers(self.where, opening, session),
        )

    def _answers(
        self, facets: Iterable[SessionFacet], opening: Opening, session: Session
    ) -> list[Any]:
        return [self._coded(facet.name, facet.of(opening, session, self.clock)) for facet in facets]

    def _coded(self, name: str, answers: Iterable[str]) -> int | list[int]:
        codes = self.codes[name]
        return packed(sorted(codes[answer] for answer in answers if answer in codes))

    def minutes(self, moment: dt.datetime) -> int:
        """Count from the day's beginning, rounded down: nothing is offered too long."""
        return int((moment.timestamp() - self.midnight.timestamp()) // 60)


def _clock(time: str | None) -> int:
    return -1 if time is None else int(time[:2]) * 60 + int(time[3:])


def _known(count: int | None) -> int:
    return -1 if count is None else count
