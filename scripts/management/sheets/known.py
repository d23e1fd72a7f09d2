"""What cells may name: the city's codes, and other records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from scripts.management.inputs import SPIRIT
from scripts.records import City

Names = Mapping[str, str]
"""Names by code or identifier."""


@dataclass(frozen=True, kw_only=True)
class Known:
    """The names that go with codes and identifiers."""

    zone: ZoneInfo
    listings: Mapping[str, Names]
    titles: dict[str, dict[str, str]] = field(default_factory=dict)
    """By collection: what records are called. Grows while a file adds records."""

    def of(self, collection: str) -> dict[str, str]:
        """Return the names in a collection."""
        return self.titles.setdefault(collection, {})


def known(city: City, titles: Mapping[str, Names] | None = None) -> Known:
    """Gather what a city knows, and the given records' names."""
    kept = {collection: dict(names) for collection, names in (titles or {}).items()}
    return Known(zone=ZoneInfo(city.timezone), listings=_listings(city), titles=kept)


def _listings(city: City) -> dict[str, Names]:
    entries = {
        listing: {entry.code: entry.name for entry in getattr(city, listing)}
        for listing in ("categories", "service_objects", "organization_kinds", "divisions")
    }
    return {
        **entries,
        "divisions": {**entries["divisions"], city.code: city.name},
        "streets": {
            street.code: street.name for division in city.divisions for street in division.streets
        },
        "spirit": dict(SPIRIT),
    }
