"""Which streets have a station: 每条街道不少于一个志愿服务岗亭 (the city's programme)."""

from collections.abc import Iterable, Iterator

from plugins.pages.views import Coverage
from scripts.records import Station
from scripts.records.city import Division, Street

_STREET = "街道"


def coverage(divisions: Iterable[Division], stations: Iterable[Station]) -> Coverage | None:
    """Count the 街道 of these divisions, in a place without any all streets and towns.

    None where the city names no streets.
    """
    named = [(division.name, street) for division in divisions for street in division.streets]
    streets = [pair for pair in named if pair[1].name.endswith(_STREET)]
    counted = streets or named
    if not counted:
        return None
    found = list(stations)
    served = {station.street for station in found}
    kiosks = {station.street for station in found if station.kind == "kiosk"}
    return Coverage(
        unit=_STREET if streets else "街道和乡镇",
        covered=sum(street.code in served for _, street in counted),
        total=len(counted),
        kiosks=sum(street.code in kiosks for _, street in counted),
        lacking=tuple(_lacking(pair for pair in counted if pair[1].code not in served)),
    )


def _lacking(pairs: Iterable[tuple[str, Street]]) -> Iterator[tuple[str, str]]:
    """Yield each division with its streets in one line."""
    by_division: dict[str, list[str]] = {}
    for division, street in pairs:
        by_division.setdefault(division, []).append(street.name)
    return ((division, "、".join(names)) for division, names in by_division.items())
