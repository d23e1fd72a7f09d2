import datetime as dt
from collections.abc import Iterator

from plugins.finding.facets.facet import SessionFacet, Value
from plugins.listings.sessions import Clock
from scripts.records import City, Opening, Session


def _values(city: City, _now: dt.datetime) -> Iterator[Value]:
    """Yield the city's divisions, and what belongs to the city as a whole.

    A city without lower divisions is itself the one division.
    """
    codes = [division.code for division in city.divisions]
    if city.code not in codes:
        yield Value(city.code, "市级")
    for division in city.divisions:
        yield Value(division.code, division.name)


def _of(opening: Opening, session: Session, _clock: Clock) -> tuple[str]:
    return (session.division or opening.division,)


DIVISION = SessionFacet(
    name="division", title="按地区", values=_values, of=_of, asks="where", chief=True,
    own=lambda opening: (opening.division,), negative=True,
)  # fmt: skip
"""Where a session is held: in its own division, else in the notice's."""
