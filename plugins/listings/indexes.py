"""All records, grouped once; every page looks up what it needs here."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from plugins.listings.entries import Entry, Words, entry
from plugins.listings.names import Names, names
from plugins.listings.sessions import Clock
from plugins.pages.clock import earliest
from plugins.pages.portal import Portal, StoryCard
from scripts.records import Opening, Organization, Project, Station
from scripts.rules.opening_state import is_public

Item = TypeVar("Item")


@dataclass(frozen=True, kw_only=True)
class Group:
    """Openings that belong together, such as those of one division."""

    current: tuple[Entry, ...] = ()
    """Not over, in the order of `Entry.order`."""
    past: tuple[Entry, ...] = ()
    """Over, the latest first."""
    changes_at: dt.datetime | None = None
    """When a list of them next changes by the clock, hidden ones' hour included."""

    @property
    def joinable(self) -> int:
        """How many one can sign up for."""
        return sum(entry.joinable for entry in self.current)


@dataclass(frozen=True, kw_only=True)
class OpeningGroups:
    """All public openings, and the same by what they have in common."""

    all: Group
    by_division: dict[str, Group]
    by_category: dict[str, Group]
    by_organization: dict[str, Group]
    by_project: dict[str, Group]


@dataclass(frozen=True, kw_only=True)
class Indexes:
    """The records of the snapshot as pages need them."""

    portal: Portal
    words: Words
    projects: dict[str, Project]
    stations: dict[str, Station]
    entries: dict[str, Entry]
    """Public openings by id; one whose hour has not come is nowhere."""
    hidden: dict[str, dt.datetime | None]
    """When those will be public, by id."""
    openings: OpeningGroups
    projects_of: dict[str, list[Project]]
    """By organisation."""
    stations_of: dict[str, list[Station]]
    """By organisation."""
    children_of: dict[str, list[Organization]]
    """By parent."""
    stories_of: dict[tuple[str, str], list[StoryCard]]
    """By (collection, id), and ("divisions", code)."""
    stories_due: dict[tuple[str, str], dt.datetime]
    """When the next waiting story about it is due; by the same keys."""

    @property
    def clock(self) -> Clock:
        """The build's moment and the city's time zone."""
        return self.words.clock

    @property
    def names(self) -> Names:
        """The city's words for its codes."""
        return self.words.names

    @property
    def organizations(self) -> Mapping[str, Organization]:
        """All organisations by id."""
        return self.words.organizations


@lru_cache(maxsize=1)
def indexes(portal: Portal) -> Indexes:
    """Group the portal's records, once a build."""
    snapshot = portal.snapshot
    organizations = snapshot.of("organizations")
    words = Words(
        clock=Clock(now=portal.now, zone=portal.zone),
        names=names(portal.city),
        organizations=organizations,
    )
    projects, stations = dict(snapshot.of("projects")), dict(snapshot.of("stations"))
    public, hidden = _split(snapshot.of("openings").values(), portal.now)
    entries = {opening.id: entry(opening, words) for opening in public}
    return Indexes(
        portal=portal,
        words=words,
        projects=projects,
        stations=stations,
        entries=entries,
        hidden={opening.id: opening.publish_at for opening in hidden},
        openings=_opening_groups(list(entries.values()), hidden),
        projects_of=grouped(projects.values(), lambda project: [project.organization]),
        stations_of=grouped(stations.values(), lambda station: [station.organization]),
        children_of=grouped(organizations.values(), lambda body: [body.parent]),
        stories_of=grouped(portal.stories, lambda card: sorted(card.about)),
        stories_due={
            key: min(story.at for story in waiting)
            for key, waiting in grouped(portal.coming, lambda story: sorted(story.about)).items()
        },
    )


def _split(openings: Iterable[Opening], now: dt.datetime) -> tuple[list[Opening], list[Opening]]:
    public: list[Opening] = []
    hidden: list[Opening] = []
    for opening in openings:
        (public if is_public(opening, now) else hidden).append(opening)
    return public, hidden


def _opening_groups(entries: list[Entry], hidden: list[Opening]) -> OpeningGroups:
    def groups(
        entry_keys: Callable[[Entry], Iterable[Any]],
        hidden_keys: Callable[[Opening], Iterable[Any]],
    ) -> dict[str, Group]:
        shown, waiting = grouped(entries, entry_keys), grouped(hidden, hidden_keys)
        return {
            key: _group(shown.get(key, []), waiting.get(key, []))
            for key in sorted(shown.keys() | waiting.keys())
        }

    return OpeningGroups(
        all=_group(entries, hidden),
        by_division=groups(
            lambda found: found.divisions,
            lambda opening: {opening.division, *(s.division for s in opening.sessions)},
        ),
        by_category=groups(lambda found: [found.opening.category], lambda o: [o.category]),
        by_organization=groups(
            lambda found: [found.opening.organization], lambda o: [o.organization]
        ),
        by_project=groups(lambda found: [found.opening.project], lambda o: [o.project]),
    )


def _group(entries: list[Entry], hidden: list[Opening]) -> Group:
    current = [found for found in entries if not found.over]
    past = [found for found in entries if found.over]
    return Group(
        current=tuple(sorted(current, key=lambda found: found.order)),
        past=tuple(sorted(past, key=lambda found: (found.starts, found.opening.id), reverse=True)),
        changes_at=earliest(
            *(found.changes_at for found in current), *(opening.publish_at for opening in hidden)
        ),
    )


def grouped(items: Iterable[Item], keys: Callable[[Item], Iterable[Any]]) -> dict[Any, list[Item]]:
    """Group items by each of their keys, None left out; the order of the items stays."""
    found: dict[Any, list[Item]] = defaultdict(list)
    for item in items:
        for key in keys(item):
            if key is not None:
                found[key].append(item)
    return dict(found)
