"""Whom an opening serves, and whom it says it doesn't."""

import datetime as dt
from collections.abc import Iterator

from plugins.finding.facets.facet import NoticeFacet, Value
from scripts.records import City


def _values(city: City, _now: dt.datetime) -> Iterator[Value]:
    return (Value(entry.code, entry.name, f"服务{entry.name}") for entry in city.service_objects)


def _others(city: City, _now: dt.datetime) -> Iterator[Value]:
    for entry in city.service_objects:
        yield Value(entry.code, f"不含{entry.name}", f"服务对象不含{entry.name}")


PEOPLE = NoticeFacet(
    name="people", title="按服务对象", values=_values, negative=True,
    of=lambda opening: opening.service_object,
)  # fmt: skip
"""Of the city's list, as the notice says."""


def without(city: City) -> NoticeFacet:
    """Return the facet of whom a notice that names people served doesn't name.

    One that names nobody isn't known to serve anybody else.
    """
    codes = [entry.code for entry in city.service_objects]
    return NoticeFacet(
        name="without", title="不想服务的对象", values=_others, mirrors="people",
        of=lambda opening: [code for code in codes if code not in opening.service_object]
        if opening.service_object
        else (),
    )  # fmt: skip
