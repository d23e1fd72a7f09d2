import datetime as dt
from collections.abc import Iterator

from plugins.finding.facets.facet import SessionFacet, Value
from plugins.listings.sessions import Clock
from scripts.records import City, Opening, Session


def _values(city: City, _now: dt.datetime) -> Iterator[Value]:
    for division in city.divisions:
        for street in division.streets:
            name = f"{division.name} · {street.name}"
            yield Value(street.code, street.name, name, parent=division.code)


def _of(_opening: Opening, session: Session, _clock: Clock) -> tuple[str, ...]:
    return (session.street,) if session.street else ()


STREET = SessionFacet(
    name="street", title="按街道、乡镇", values=_values, of=_of, asks="where",
)  # fmt: skip
"""The street or town where a session is held; names recur, so they are read with the division."""
