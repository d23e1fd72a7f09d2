"""What a list may show of an opening: in which sessions one can still come, and its answers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from plugins.finding.facets import Facet, NoticeFacet, SessionFacet
from plugins.listings.entries import Entry
from plugins.listings.sessions import Clock, next_session, to_come
from scripts.records import Session
from scripts.rules.opening_state import joinable, places_left

Answers = Mapping[str, tuple[str, ...]]
"""By the facet's name; the values' codes."""


@dataclass(frozen=True, kw_only=True)
class Way:
    """A session one can still come to, with its answers of when and where."""

    session: Session
    answers: Answers


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A current opening with all its answers."""

    entry: Entry
    next: Session
    """The session its row names."""
    notice: Answers
    """What it says as a whole."""
    ways: tuple[Way, ...]
    """In order; the next session first, if it is one of them."""
    stands: Answers
    """Where it is listed by its place alone."""


def candidate(entry: Entry, facets: Iterable[Facet], clock: Clock) -> Candidate:
    """Ask an opening that is not over all questions."""
    opening = entry.opening
    whole = [facet for facet in facets if isinstance(facet, NoticeFacet)]
    inside = [facet for facet in facets if isinstance(facet, SessionFacet)]
    named = next_session(opening, clock)
    ways = sorted(_ways(entry, clock), key=lambda session: session != named)
    return Candidate(
        entry=entry,
        next=named,
        notice={facet.name: tuple(facet.of(opening)) for facet in whole},
        ways=tuple(Way(session=s, answers=_of(entry, s, inside, clock)) for s in ways),
        stands={
            facet.name: tuple(_stands(entry, facet, clock))
            for facet in inside
            if facet.asks == "where"
        },
    )


def _ways(entry: Entry, clock: Clock) -> Iterator[Session]:
    """Yield the sessions that haven't begun and aren't known to be full, in order."""
    if entry.joinable:
        ahead = joinable(entry.opening, clock.now, clock.zone)
        for session in to_come(entry.opening, clock):
            if session in ahead and places_left(session) != 0:
                yield session


def _of(entry: Entry, session: Session, facets: Iterable[SessionFacet], clock: Clock) -> Answers:
    return {facet.name: tuple(facet.of(entry.opening, session, clock)) for facet in facets}


def _stands(entry: Entry, facet: SessionFacet, clock: Clock) -> set[str]:
    """Return its own place, and where what one can't join any more is still to be held."""
    opening = entry.opening
    own = set(facet.own(opening)) if facet.own else set()
    held = [] if entry.joinable else to_come(opening, clock)
    return own.union(*(facet.of(opening, session, clock) for session in held))
