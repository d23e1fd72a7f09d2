"""Stations: places one can walk into. Their rows and lists; docs/stations.md has the rules."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from plugins.listings.coverage import coverage
from plugins.listings.facets import by_division, slices
from plugins.listings.indexes import Indexes
from plugins.listings.lists import Chosen, Facet, Listing, Slice, list_pages
from plugins.listings.open_hours import hours, machine_hours, open_days
from plugins.listings.stations_near import near_file
from plugins.pages import urls
from plugins.pages.clock import next_year
from plugins.pages.declare import DeclaredPage
from plugins.pages.views import Row
from scripts.records import City, Station

KINDS = (("kiosk", "志愿服务岗亭"), ("community", "社区服务站"), ("venue", "活动场所"))
MOST_SERVICES = 40
"""So many services have a list, those that most stations offer: they are free words."""


def station_lists(indexes: Indexes) -> Iterator[DeclaredPage]:
    """Declare the lists, and all stations with their places as data."""
    found = listing(indexes)
    yield from list_pages(found)
    yield near_file([station_row(station, indexes) for station in found.all.items], indexes)


def station_row(station: Station, indexes: Indexes) -> Row:
    """Make a station's row."""
    where = indexes.names.where(station.division, station.street)
    reach = "轮椅可以进出" if station.wheelchair else None
    lines = (where, station.address, "；".join(hours(station)), reach)
    return Row(
        title=station.name,
        url=urls.station(station.id),
        lang=station.lang,
        tag=dict(KINDS)[station.kind],
        lines=tuple(line for line in lines if line),
        opens=machine_hours(station),
        at=_at(station),
    )


def _at(station: Station) -> str:
    if station.latitude is None or station.longitude is None:
        return ""
    return f"{station.latitude:.5f},{station.longitude:.5f}"


def listing(indexes: Indexes) -> Listing[Station]:
    """Return the lists of stations, by division and street as the city names them."""
    city = indexes.portal.city
    stations = in_order(indexes.stations.values(), city)
    return Listing(
        kind="stations",
        base=urls.STATIONS,
        label="服务站点",
        scope=city.name,
        summary=lambda scope, found: f"{scope}：{len(found)} 个服务站点",
        fill=lambda items: {"rows": tuple(station_row(station, indexes) for station in items)},
        all=Slice(items=stations, changes_at=next_year(indexes.clock.now)),
        facets=tuple(_facets(stations, city)),
        empty="这个条件下暂时没有服务站点。可以换个条件再找。",
        besides=lambda chosen: _besides(chosen, stations, indexes),
    )


def in_order(stations: Iterable[Station], city: City) -> list[Station]:
    """Sort by the city's own order of divisions and of their streets; unknown ones last."""
    codes = [code for d in city.divisions for code in (d.code, *(s.code for s in d.streets))]
    places = {code: place for place, code in enumerate(codes)}
    last = len(places)
    return sorted(
        stations,
        key=lambda s: (places.get(s.division, last), places.get(s.street or "", last), s.id),
    )


def _facets(stations: list[Station], city: City) -> Iterator[Facet[Station]]:
    yield by_division(city, slices(stations, lambda station: [station.division]))
    yield _by_street(stations, city)
    kinds = slices(stations, lambda station: [station.kind])
    yield Facet(name="kind", title="按类型", values=KINDS, slices=kinds)
    yield _by_service(stations)
    reachable = slices(stations, lambda station: ["yes"] if station.wheelchair else [])
    values = (("yes", "轮椅可以进出"),)
    yield Facet(name="wheelchair", title="按无障碍", values=values, slices=reachable)


def _by_street(stations: list[Station], city: City) -> Facet[Station]:
    """Return the streets that have a station, each offered within its division."""
    found = slices(stations, lambda station: [station.street])
    streets = [(d.code, street) for d in city.divisions for street in d.streets]
    served = [(division, street) for division, street in streets if street.code in found]
    return Facet(
        name="street",
        title="按街道、乡镇",
        values=tuple((street.code, street.name) for _, street in served),
        slices=found,
        parents={street.code: division for division, street in served},
    )


def _by_service(stations: list[Station]) -> Facet[Station]:
    """Return the services that most stations offer; their words are digested for the address."""
    counted = Counter(words for station in stations for words in set(station.services))
    most = sorted(counted, key=lambda words: (-counted[words], words))[:MOST_SERVICES]
    return Facet(
        name="service",
        title="按服务",
        values=tuple((service_code(words), words) for words in most),
        slices=slices(stations, lambda station: map(service_code, dict.fromkeys(station.services))),
    )


def service_code(words: str) -> str:
    """Return what stands in addresses for a service: words can't."""
    return hashlib.sha256(words.encode()).hexdigest()[:10]


def _besides(chosen: Chosen, stations: list[Station], indexes: Indexes) -> dict[str, Any]:
    """Return what the script needs; for the city and each division, which streets have none."""
    city = indexes.portal.city
    found = {"open_days": open_days(city, indexes.portal.today.year)}
    if not chosen:
        return {**found, "near": urls.STATIONS_NEAR, "coverage": coverage(city.divisions, stations)}
    if chosen[0].facet == "division":
        inside = [division for division in city.divisions if division.code == chosen[0].code]
        return {**found, "coverage": coverage(inside, stations)}
    return {**found}
