"""The lists to take along: which sessions a calendar means, and what it keeps that is over.

A list is made of openings; a calendar of sessions. Of an opening in a list, those sessions are
meant that meet the list's conditions of when and where; where none does (the opening stands there
by its own division), all of them. Whether a session is full or has begun doesn't matter: it stays
in the calendar of somebody who goes there.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product

from plugins.feeds import along, lately_ended
from plugins.finding import keys
from plugins.finding.facets import PAIRS, Facet, NoticeFacet, SessionFacet
from plugins.finding.keys import Key
from plugins.finding.lists import Hit, Lists
from plugins.listings.entries import Entry
from plugins.listings.indexes import Indexes
from plugins.listings.indexes import indexes as indexes_of
from plugins.listings.sessions import Clock
from plugins.pages.declare import DeclaredPage
from plugins.pages.portal import Portal


def taken_along(
    found: Lists, key: Key, heading: str, hits: Sequence[Hit], indexes: Indexes
) -> Iterator[DeclaredPage]:
    """Declare the files of a list."""
    entries = [hit.entry for hit in hits]
    ended = _ended(found, indexes.portal).get(key, ())
    yield from along(
        keys.address(key),
        heading,
        entries,
        found.changes_at,
        indexes,
        ended=ended,
        chosen=_chosen(found, key, [*entries, *ended], indexes.clock),
    )


def _chosen(
    found: Lists, key: Key, entries: Sequence[Entry], clock: Clock
) -> Mapping[str, frozenset[str]]:
    by_name = {facet.name: facet for facet in found.facets}
    asked = [(facet, code) for name, code in key if (facet := _of_place_or_time(by_name[name]))]
    if not asked:
        return {}
    meant = {entry.opening.id: _meant(entry, asked, clock) for entry in entries}
    return {opening: sessions for opening, sessions in meant.items() if sessions}


def _of_place_or_time(facet: Facet) -> SessionFacet | None:
    return facet if isinstance(facet, SessionFacet) and facet.asks != "places" else None


def _meant(entry: Entry, asked: Sequence[tuple[SessionFacet, str]], clock: Clock) -> frozenset[str]:
    opening = entry.opening
    return frozenset(
        session.id
        for session in opening.sessions
        if all(code in facet.of(opening, session, clock) for facet, code in asked)
    )


@lru_cache(maxsize=1)
def _ended(found: Lists, portal: Portal) -> Mapping[Key, list[Entry]]:
    """Group what is over but still in calendars by the lists that would show it.

    Lists of when show only what one can still come to, so nothing is kept there.
    """
    by_name = {facet.name: facet for facet in found.facets}
    families = [(), *((name,) for name in by_name), *PAIRS]
    ended: dict[Key, list[Entry]] = defaultdict(list)
    known = indexes_of(portal)
    for entry in lately_ended(known):
        for names in families:
            for codes in product(*(_answers(entry, by_name[name], known.clock) for name in names)):
                ended[tuple(zip(names, codes, strict=True))].append(entry)
    return ended


def _answers(entry: Entry, facet: Facet, clock: Clock) -> set[str]:
    opening = entry.opening
    if isinstance(facet, NoticeFacet):
        return set(facet.of(opening))
    if not isinstance(facet, SessionFacet) or facet.asks != "where":
        return set()
    own = set(facet.own(opening)) if facet.own else set()
    return own.union(*(facet.of(opening, session, clock) for session in opening.sessions))
