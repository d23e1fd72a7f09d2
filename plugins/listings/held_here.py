"""Which openings are held at a station, where that is sure: no record says it.

A session is held there when its numbered address is the station's, in the same division; or its
place bears the station's name, in the same street. Two streets that both are known must agree.
"""

import datetime as dt
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from plugins.listings.entries import Entry
from plugins.listings.indexes import indexes
from plugins.listings.sessions import Clock, to_come
from plugins.pages.clock import earliest
from plugins.pages.portal import Portal
from scripts.records import Opening, Station
from scripts.rules.substance import closed_up, has_number

_Key = tuple[str, str, str]


class HeldHere(NamedTuple):
    """What goes on at a station."""

    entries: tuple[Entry, ...] = ()
    """Not over, in the order of the lists."""
    changes_at: dt.datetime | None = None
    """When that next changes by the clock, hidden openings' hour included."""


@lru_cache(maxsize=1)
def held_here(portal: Portal) -> Mapping[str, HeldHere]:
    """Return the openings at each station that has any, by the station's id; once a build."""
    known = indexes(portal)
    at: dict[_Key, list[tuple[str, str | None]]] = {}
    for opening in portal.snapshot.of("openings").values():
        for key, street in _places(opening, known.clock):
            at.setdefault(key, []).append((opening.id, street))
    found = {}
    for station in known.stations.values():
        near = [place for key in _keys(station) for place in at.get(key, ())]
        here = {one for one, street in near if not street or street == (station.street or street)}
        current = [entry for entry in known.openings.all.current if entry.opening.id in here]
        hidden = (moment for one, moment in known.hidden.items() if one in here)
        if here:
            until = earliest(*(entry.changes_at for entry in current), *hidden)
            found[station.id] = HeldHere(tuple(current), until)
    return found


def _places(opening: Opening, clock: Clock) -> Iterator[tuple[_Key, str | None]]:
    """Yield where its sessions that aren't over are held, each with its street."""
    for session in to_come(opening, clock):
        division = session.division or opening.division
        if session.address and has_number(session.address, opening.lang):
            yield ("address", division, _plain(session.address)), session.street
        if session.place and session.street:
            yield ("name", session.street, _plain(session.place)), session.street


def _keys(station: Station) -> Iterable[_Key]:
    if station.address:
        yield "address", station.division, _plain(station.address)
    if station.street:
        yield "name", station.street, _plain(station.name)


def _plain(text: str) -> str:
    """Leave out what doesn't matter: blank space, and whether signs are wide."""
    return closed_up(unicodedata.normalize("NFKC", text))
