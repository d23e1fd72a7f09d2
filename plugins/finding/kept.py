"""Which lists have a page. An address that was once right stays, and says that nothing is left.

The site keeps no memory of its earlier builds; the snapshot does: it holds past openings too.
See docs/decisions/0016-finding.md.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from plugins.finding.facets import PAIRED, PAIRS, Facet, NoticeFacet, SessionFacet, Value
from plugins.finding.keys import EVERYTHING, Key
from plugins.listings.entries import Entry
from plugins.listings.sessions import Clock

ONLY_IF_EVER = frozenset((("street",), ("day",), ("division", "category"), ("division", "people")))
"""Too many to have a page each for nothing: only where some public opening ever belonged."""
_RESTS_ON: dict[tuple[str, ...], tuple[str, ...]] = {
    ("division", "category", "weekend"): ("division", "category")
}
"""A weekend has a page where the list has that it narrows."""


def kept_keys(
    values: Mapping[str, Sequence[Value]],
    entries: Iterable[Entry],
    asked: Iterable[Facet],
    clock: Clock,
) -> tuple[Key, ...]:
    """Return the keys of all lists that have a page, in the order of the registry."""
    by_name = {facet.name: facet for facet in asked}
    families = [*((name,) for name in values), *PAIRS]
    ever = _ever(entries, by_name, clock)
    found: list[Key] = [EVERYTHING]
    for names in families:
        asked_of = _RESTS_ON.get(names, names)
        free = asked_of not in ONLY_IF_EVER
        found += [key for key in _all(names, values) if free or key[: len(asked_of)] in ever]
    return tuple(found)


def _all(names: tuple[str, ...], values: Mapping[str, Sequence[Value]]) -> Iterator[Key]:
    several = len(names) > 1
    choices = [
        [(name, value.code) for value in values[name] if not several or _paired(name, value.code)]
        for name in names
    ]
    return product(*choices)


def _paired(name: str, code: str) -> bool:
    return name not in PAIRED or code in PAIRED[name]


def _ever(entries: Iterable[Entry], by_name: Mapping[str, Facet], clock: Clock) -> set[Key]:
    found: set[Key] = set()
    for entry in entries:
        for names in ONLY_IF_EVER:
            answers = [
                [(name, code) for code in _answers(entry, by_name[name], clock)] for name in names
            ]
            found.update(product(*answers))
    return found


def _answers(entry: Entry, facet: Facet, clock: Clock) -> set[str]:
    """Return what an opening answers or once answered, whether or not one can still come."""
    opening = entry.opening
    if isinstance(facet, NoticeFacet):
        return set(facet.of(opening))
    assert isinstance(facet, SessionFacet)  # noqa: S101 -- there is no third kind
    own = set(facet.own(opening)) if facet.own else set()
    return own.union(*(facet.of(opening, session, clock) for session in opening.sessions))
