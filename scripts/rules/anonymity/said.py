"""The texts of an anonymous record, as they are judged."""

import unicodedata
from collections.abc import Iterator
from typing import Any

from scripts.records import City, Record
from scripts.records.base import COMMON
from scripts.records.fields import Part
from scripts.rules.naming import text_fields

PLACE = "※"
"""Stands where a text names one of the city's own divisions or streets."""
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


def texts(record: Record) -> Iterator[tuple[str, str]]:
    """Yield every text that people may write, with its place, such as `needs[0]`."""
    for name, kind in text_fields(type(record)).items():
        if name in record.PUBLIC and name not in COMMON:
            yield from _texts(getattr(record, name), name, kind)


def _texts(value: Any, at: str, kind: type[Any] | None) -> Iterator[tuple[str, str]]:
    if isinstance(value, str) and kind is None:
        yield at, value
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from _texts(one, f"{at}[{number}]", kind)
    elif isinstance(value, Part):
        for name, inner in text_fields(type(value)).items():
            yield from _texts(getattr(value, name), f"{at}.{name}", inner)


def plain(text: str, city: City) -> str:
    """Return a text in one way of writing, with PLACE for the city's own places."""
    found = unicodedata.normalize("NFKC", text.translate(_INVISIBLE))
    for name in sorted(places(city), key=lambda place: (-len(place), place)):
        found = found.replace(name, PLACE)
    return found


def places(city: City) -> set[str]:
    """Return the names of the city, its divisions and their streets."""
    streets = {street.name for division in city.divisions for street in division.streets}
    return {city.name, *(division.name for division in city.divisions), *streets}
