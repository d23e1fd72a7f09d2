import datetime as dt
from collections.abc import Iterator

from plugins.finding.facets.facet import NoticeFacet, Value
from scripts.records import City


def _values(city: City, _now: dt.datetime) -> Iterator[Value]:
    return (Value(entry.code, entry.name) for entry in city.categories)


CATEGORY = NoticeFacet(
    name="category", title="按服务类别", values=_values, chief=True, negative=True,
    of=lambda opening: (opening.category,) if opening.category else (),
)  # fmt: skip
"""The field of service."""
