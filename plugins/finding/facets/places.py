import datetime as dt
from collections.abc import Iterator

from plugins.finding.facets.facet import SessionFacet, Value
from plugins.listings.sessions import Clock
from scripts.records import City, Opening, Session
from scripts.rules.opening_state import places_left

_LEAST = (("left", 1, "还有名额"), ("five", 5, "还有 5 个以上名额"))


def _values(_city: City, _now: dt.datetime) -> Iterator[Value]:
    return (Value(code, label) for code, _, label in _LEAST)


def _of(_opening: Opening, session: Session, _clock: Clock) -> Iterator[str]:
    left = places_left(session)
    return (code for code, least, _ in _LEAST if left is not None and left >= least)


PLACES = SessionFacet(name="places", title="按名额", values=_values, of=_of, asks="places")
"""Places known to be left in one session: for oneself, or for a few friends."""
