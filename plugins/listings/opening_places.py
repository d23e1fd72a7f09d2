"""Where the sessions of an opening are: each place once, with its days where there are several."""

from collections.abc import Iterator
from dataclasses import replace

from plugins.listings import sessions
from plugins.listings.indexes import Indexes
from plugins.listings.map_links import map_links
from plugins.pages import text
from plugins.pages.views import Link, PlaceView
from scripts.records import Offer, Session
from scripts.records.city import Point
from scripts.rules.opening_state import State

_Where = tuple[str | None, ...]


def places(opening: Offer, state: State, indexes: Indexes) -> tuple[PlaceView, ...]:
    """Return the places in the order of their first session; no maps where nobody should go."""
    groups: dict[_Where, list[Session]] = {}
    for session in sessions.in_order(opening):
        key = (session.place, session.address, session.division, session.street)
        groups.setdefault(key, []).append(session)
    several = len(groups) > 1
    found = [_place(held, opening, indexes, several=several) for held in groups.values()]
    closed = state in (State.CANCELLED, State.ENDED)
    return tuple(replace(place, maps=()) if closed else place for place in found)


def _place(held: list[Session], opening: Offer, indexes: Indexes, *, several: bool) -> PlaceView:
    first, clock = held[0], indexes.clock
    point = next(filter(None, map(_point, held)), None)
    days = dict.fromkeys(text.date(s.start_date, clock.year_of(s)) for s in held)
    return PlaceView(
        place=first.place,
        address=first.address,
        where=indexes.names.where(first.division or opening.division, first.street),
        days=tuple(days) if several else (),
        maps=tuple(_maps(first, opening, point, indexes)),
        exact=point is not None,
    )


def _point(session: Session) -> Point | None:
    if session.latitude is None or session.longitude is None:
        return None
    return Point(latitude=session.latitude, longitude=session.longitude)


def _maps(
    session: Session, opening: Offer, point: Point | None, indexes: Indexes
) -> Iterator[Link]:
    """Yield the map services, unless nothing is known of the place or nobody should go there."""
    written = session.address or session.place
    if written is None and point is None:
        return
    city = indexes.portal.city
    around = indexes.names.division(session.division or opening.division)
    address = " ".join(dict.fromkeys((city.name, around, written or "")))
    yield from map_links(session.place or opening.title, address.strip(), point, city)
