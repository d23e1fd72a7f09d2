"""All lists of openings, grouped once: which opening stands where, named by which session."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from plugins.finding.candidates import Answers, Candidate, candidate
from plugins.finding.facets import PAIRED, PAIRS, Facet, Value, facets
from plugins.finding.kept import kept_keys
from plugins.finding.keys import Key
from plugins.listings.entries import Entry, row
from plugins.listings.indexes import Indexes, indexes
from plugins.pages.clock import earliest, next_midnight
from plugins.pages.portal import Portal
from plugins.pages.views import OpeningRow
from scripts.records import Session
from scripts.rules.opening_state import starts_at


@dataclass(frozen=True, kw_only=True)
class Hit:
    """An opening in a list, and the session its row names there."""

    entry: Entry
    session: Session
    row: OpeningRow
    order: tuple[bool, dt.datetime, str]


@dataclass(frozen=True, kw_only=True, eq=False)
class Lists:
    """Every list that has a page, with what stands in it."""

    facets: tuple[Facet, ...]
    values: Mapping[str, tuple[Value, ...]]
    """By the facet's name, in their order."""
    candidates: tuple[Candidate, ...]
    found: Mapping[Key, tuple[Hit, ...]]
    """In their order; those with a page that have nothing are empty."""
    changes_at: dt.datetime | None
    """Every list shows counts of others, of days and of the weekend: all change together."""

    def value(self, facet: str, code: str) -> Value:
        """Return a facet's value by its code."""
        return next(value for value in self.values[facet] if value.code == code)


@lru_cache(maxsize=1)
def lists(portal: Portal) -> Lists:
    """Group the current openings, once a build."""
    known = indexes(portal)
    clock = known.clock
    asked = facets(portal.city)
    values = {facet.name: tuple(facet.values(portal.city, clock.now)) for facet in asked}
    current = known.openings.all.current
    candidates = tuple(candidate(entry, asked, clock) for entry in current)
    hits = _Hits(known)
    found = {key: hits.ordered(named) for key, named in _group(candidates, asked).items()}
    pages = kept_keys(values, known.entries.values(), asked, clock)
    return Lists(
        facets=asked,
        values=values,
        candidates=candidates,
        found={key: found.get(key, ()) for key in pages},
        changes_at=earliest(known.openings.all.changes_at, next_midnight(clock.now)),
    )


Named = dict[Key, list[tuple[Candidate, Session]]]


def _group(candidates: Iterable[Candidate], asked: tuple[Facet, ...]) -> Named:
    found: Named = defaultdict(list)
    families = [(), *((facet.name,) for facet in asked), *PAIRS]
    for one in candidates:
        for names in families:
            for key, session in _keys(one, names).items():
                found[key].append((one, session))
    return found


def _keys(one: Candidate, names: tuple[str, ...]) -> dict[Key, Session]:
    """Return the lists of a family that an opening stands in, with the session named there."""
    whole = [name for name in names if name in one.notice]
    inside = [name for name in names if name not in one.notice]
    found: dict[Key, Session] = {}
    for way in one.ways if inside else ():
        answers = {**{name: one.notice[name] for name in whole}, **way.answers}
        for key in _combined(names, answers):
            found.setdefault(key, way.session)
    if not inside or all(name in one.stands for name in inside):
        for key in _combined(names, {**one.notice, **one.stands}):
            found.setdefault(key, one.next)
    return found


def _combined(names: tuple[str, ...], answers: Answers) -> Iterator[Key]:
    several = len(names) > 1
    choices = [
        [code for code in answers[name] if not (several and name in PAIRED) or code in PAIRED[name]]
        for name in names
    ]
    return (tuple(zip(names, codes, strict=True)) for codes in product(*choices))


class _Hits:
    """Makes rows; the same opening named by the same session has one row everywhere."""

    def __init__(self, indexes: Indexes) -> None:
        self.indexes = indexes
        self.made: dict[tuple[str, str], Hit] = {}

    def ordered(self, named: list[tuple[Candidate, Session]]) -> tuple[Hit, ...]:
        hits = [self._hit(one, session) for one, session in named]
        return tuple(sorted(hits, key=lambda hit: hit.order))

    def _hit(self, one: Candidate, session: Session) -> Hit:
        key = (one.entry.opening.id, session.id)
        if key not in self.made:
            self.made[key] = self._make(one, session)
        return self.made[key]

    def _make(self, one: Candidate, session: Session) -> Hit:
        entry, words = one.entry, self.indexes.words
        found = entry.row
        if session != one.next:
            found = row(entry.opening, entry.state, session, words)
        starts = starts_at(session, words.clock.zone)
        order = (not entry.joinable, starts, entry.opening.id)
        return Hit(entry=entry, session=session, row=found, order=order)
