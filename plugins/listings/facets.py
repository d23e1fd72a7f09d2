"""The facets that several kinds of record share."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from plugins.listings.indexes import grouped
from plugins.listings.lists import Facet, Slice
from scripts.records import City
from scripts.records.city import Entry

Item = TypeVar("Item")


def slices(items: Iterable[Item], keys: Callable[[Item], Iterable[Any]]) -> dict[str, Slice[Item]]:
    """Group records that don't change by the clock."""
    return {code: Slice(items=found) for code, found in grouped(items, keys).items()}


def by_division(city: City, found: Mapping[str, Slice[Item]]) -> Facet[Item]:
    """Return the facet of the city's divisions, and of what belongs to the city as a whole.

    A city without lower divisions is itself the one division, and stands there once.
    """
    values = {city.code: "市级"} | {division.code: division.name for division in city.divisions}
    if city.code not in {division.code for division in city.divisions}:
        values[city.code] = values.pop(city.code)  # what is the whole city's comes last
    return Facet(name="division", title="按地区", values=tuple(values.items()), slices=found)


def by_category(city: City, found: Mapping[str, Slice[Item]]) -> Facet[Item]:
    """Return the facet of the fields of service."""
    return by_entry("category", "按服务类别", city.categories, found)


def by_entry(
    name: str, title: str, entries: Iterable[Entry], found: Mapping[str, Slice[Item]]
) -> Facet[Item]:
    """Return the facet of a list of the city's own."""
    values = tuple((entry.code, entry.name) for entry in entries)
    return Facet(name=name, title=title, values=values, slices=found)
