"""Stations: kiosks, community stations and venues; some streets have none."""

from collections.abc import Iterator
from typing import Any, Literal

from scripts.management.demo.deck import Deck, dice
from scripts.management.demo.setting import Setting, Spot, address, phone, scattered, source
from scripts.management.demo.wording import Named, StationWords
from scripts.records import Organization, Station
from scripts.records.city import Division
from scripts.records.fields import OpenHours

_KINDS: tuple[Literal["kiosk", "community", "venue"], ...] = (
    "kiosk", "kiosk", "community", "venue",
)  # fmt: skip
_GAPS = ("street", "address", "open_hours", "services", "office_phone", *[None] * 15)
_WITHOUT = 4
"""Every so many-th street has no station, so that coverage has something to show."""
_WEEK, _WEEKDAYS = (1, 2, 3, 4, 5, 6, 7), (1, 2, 3, 4, 5)
_HOURS = (
    (OpenHours(days=_WEEKDAYS, opens="08:30", closes="17:30"),),
    (OpenHours(days=_WEEK, opens="08:00", closes="20:00"),),
    (
        OpenHours(days=_WEEKDAYS, opens="09:00", closes="12:00"),
        OpenHours(days=_WEEKDAYS, opens="14:30", closes="18:00"),
        OpenHours(days=(6, 7), opens="09:30", closes="16:30"),
    ),
)  # fmt: skip


def stations(setting: Setting, keepers: list[Organization]) -> Iterator[Station]:
    """Yield the stations of every division, kept by its organizations."""
    gaps = Deck(_GAPS, setting.city.code, "station gaps")
    kinds = Deck(_KINDS, setting.city.code, "station kinds")
    spots = [spot for division in setting.city.divisions for spot in _spots(division)]
    for n, spot in enumerate(spots):
        kept = [one.id for one in keepers if one.division == spot.division.code]
        fields = _station(setting, n, spot, kinds[n])
        if kept and n % 6:
            fields["organization"] = kept[n % len(kept)]
        if gap := gaps[n]:
            del fields[gap]
        yield Station(kind=kinds[n], **fields)


def _spots(division: Division) -> list[Spot]:
    if not division.streets:
        return [Spot(division=division, street=None)] * 3
    last = _WITHOUT - 1
    served = [street for n, street in enumerate(division.streets) if n % _WITHOUT != last]
    return [Spot(division=division, street=street) for street in served]


def _station(setting: Setting, n: int, spot: Spot, kind: str) -> dict[str, Any]:
    key = f"ST-{n + 1:04d}"
    random = dice(setting.city.code, key)
    words = setting.wording.stations
    flavour = random.choice(setting.wording.flavours)
    named = _named(words, kind)
    return {
        "id": key,
        "updated_at": setting.before(key),
        "source": source(key),
        "name": spot.words(named.name, flavour=flavour),
        "description": random.choice((named.about, named.about, None)),
        **spot.fields(),
        "address": address(spot, key),
        **(scattered(spot.division.centre, key) if n % 5 else {}),
        "open_hours": random.choice(_HOURS),
        "hours_note": random.choice((words.note, None, None)),
        "services": tuple(random.sample(words.services, random.randrange(2, 6))),
        "wheelchair": random.choice((True, True, False, None)),
        "open_on_holidays": random.choice((True, False, None)),
        "office_phone": phone(key),
    }


def _named(words: StationWords, kind: str) -> Named:
    return {"kiosk": words.kiosk, "community": words.community, "venue": words.venue}[kind]
