import datetime as dt

from plugins.finding.facets.facet import NoticeFacet, Value
from scripts.records import City


def _values(_city: City, _now: dt.datetime) -> tuple[Value, ...]:
    return (Value("wheelchair", "轮椅可以到达"),)


ACCESS = NoticeFacet(
    name="access", title="无障碍", values=_values,
    of=lambda opening: ("wheelchair",) if opening.wheelchair else (),
)  # fmt: skip
"""The venue, as far as the notice says so."""
