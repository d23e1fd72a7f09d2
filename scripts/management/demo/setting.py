"""What every generator is given, and where its records may lie."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from scripts.management.demo.deck import Deck, dice
from scripts.management.demo.wording import Wording, wording
from scripts.records import City
from scripts.records.city import Division, Point, Street
from scripts.records.fields import Source

SYSTEM = "演示数据"
_SCATTER = 0.03
"""Degrees round a division's centre, some 3 km."""


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A street, or a division where the city names no streets."""

    division: Division
    street: Street | None

    @property
    def here(self) -> str:
        """What people call it."""
        return self.street.name if self.street else self.division.name

    def words(self, text: str, **more: object) -> str:
        """Fill a text's blanks."""
        area = self.division.name + (self.street.name if self.street else "")
        return text.format(street=self.here, area=area, division=self.division.name, **more)

    def fields(self) -> dict[str, Any]:
        """Return the codes as record fields."""
        street = self.street.code if self.street else None
        return {"division": self.division.code, "street": street}


class Spots:
    """All divisions evenly, and within each all its streets evenly."""

    def __init__(self, city: City, *key: object) -> None:
        self._count = len(city.divisions)
        self._divisions = Deck(city.divisions, city.code, *key)
        self._streets = {
            division.code: Deck(division.streets or (None,), division.code, *key)
            for division in city.divisions
        }

    def __getitem__(self, n: int) -> Spot:
        division = self._divisions[n]
        street = self._streets[division.code][n // self._count]
        return Spot(division=division, street=street)


@dataclass(frozen=True, kw_only=True)
class Setting:
    """The city, how many openings, and the moment everything is dated from."""

    city: City
    openings: int
    at: dt.datetime
    """In the city's time zone."""

    @property
    def wording(self) -> Wording:
        """The shared words."""
        return wording()

    @property
    def zone(self) -> ZoneInfo:
        """The city's time zone."""
        return ZoneInfo(self.city.timezone)

    def before(self, *key: object, days: int = 60) -> dt.datetime:
        """Return a moment up to so many days before `at`, always the same for a key."""
        minutes = dice(self.city.code, "before", *key).randrange(30, days * 24 * 60)
        return self.at - dt.timedelta(minutes=minutes)


def setting(city: City, *, openings: int, at: dt.datetime) -> Setting:
    """Put the moment into the city's time zone, to the minute."""
    local = at.astimezone(ZoneInfo(city.timezone)).replace(second=0, microsecond=0)
    return Setting(city=city, openings=openings, at=local)


def source(record: str) -> Source:
    """Say that a record is invented."""
    return Source(system=SYSTEM, id=record)


def phone(*key: object) -> str:
    """Return an office number that can't be real: no area has the code 0000."""
    return f"0000-0{dice('phone', *key).randrange(1_000_000):06d}"


def invented_name(*key: object) -> str:
    """Return a person's name that nobody bears, for private fields."""
    words = wording()
    return words.surname + "".join(dice("name", *key).sample(words.stems, 2))


def scattered(centre: Point | None, *key: object) -> dict[str, Any]:
    """Return coordinates near a centre as record fields; none where no centre is known."""
    if centre is None:
        return {}
    random = dice("coordinates", *key)
    return {
        "latitude": round(centre.latitude + random.uniform(-_SCATTER, _SCATTER), 5),
        "longitude": round(centre.longitude + random.uniform(-_SCATTER, _SCATTER), 5),
    }


def address(spot: Spot, *key: object) -> str:
    """Return a numbered address on a road that is called after a virtue."""
    random = dice("address", *key)
    return f"{spot.here}{random.choice(wording().roads)}{random.randrange(1, 200)}号"
