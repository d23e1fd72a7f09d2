"""Needs and surveys that are public, and who can help: settled once a build."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from plugins.listings.entries import Entry
from plugins.listings.indexes import Indexes, indexes
from plugins.listings.project_state import is_over, project_changes
from plugins.listings.sessions import Clock
from plugins.pages.clock import earliest
from plugins.pages.portal import Portal
from scripts.records import Need, Opening, Project, Survey
from scripts.rules.matching import Fit, Offer, fit
from scripts.rules.need_state import CURRENT, WAITING, State, is_public, next_change, state
from scripts.rules.opening_state import joinable

Key = tuple[str, str]
"""Collection and id of an opening, a project or an organization."""


class Answer(NamedTuple):
    """An opening or a project that answers a need, sorted by how well."""

    fit: Fit
    starts: dt.datetime
    id: str


@dataclass(frozen=True, kw_only=True)
class Answers:
    """Who can help with a need, the best first; and when time alone changes that."""

    openings: tuple[Entry, ...] = ()
    projects: tuple[Project, ...] = ()
    changes_at: dt.datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Answered:
    """The needs that an opening, a project or an organization answers."""

    needs: tuple[Need, ...] = ()
    changes_at: dt.datetime | None = None
    """When one of them becomes public, or is over."""


@dataclass(frozen=True, kw_only=True)
class NeedBook:
    """All that the pages of needs and surveys look up."""

    needs: dict[str, Need]
    """Public ones by id: those that are over keep their page."""
    surveys: dict[str, Survey]
    """Public ones by id, the latest first."""
    answers: dict[str, Answers]
    """By the need's id."""
    answered: dict[Key, Answered]
    clock: Clock
    changes_at: dt.datetime | None
    """When any need or survey next becomes public, or any need is over."""

    def state(self, need: Need) -> State:
        """Return a need's state on the build's day."""
        return state(need, self.clock.now.date())

    @property
    def current(self) -> list[Need]:
        """Return those that count today: unmet first, the newest first."""
        found = (need for need in self.needs.values() if self.state(need) in CURRENT)
        newest = sorted(found, key=lambda need: need.valid_from or dt.date.min, reverse=True)
        return sorted(newest, key=lambda need: self.state(need) is State.MET)

    def found_by(self, survey: Survey) -> list[Need]:
        """Return the needs that a survey found, the current ones first."""
        found = [need for need in self.needs.values() if need.survey == survey.id]
        order = [*WAITING, State.MET, State.OVER]
        return sorted(found, key=lambda need: (order.index(self.state(need)), need.id))


@lru_cache(maxsize=1)
def need_book(portal: Portal) -> NeedBook:
    """Settle the portal's needs."""
    found = indexes(portal)
    day = found.clock.now.date()
    needs: dict[str, Need] = dict(sorted(portal.snapshot.of("needs").items()))
    surveys: list[Survey] = sorted(
        portal.snapshot.of("surveys").values(), key=lambda one: (one.date, one.id), reverse=True
    )
    done = {survey.id: survey for survey in surveys if is_public(survey, day)}
    coming = (survey.date for survey in surveys if survey.id not in done)
    turns = (next_change(need, day) for need in needs.values())
    answers, answered = _matched(needs.values(), found)
    return NeedBook(
        needs={key: need for key, need in needs.items() if state(need, day) is not State.COMING},
        surveys=done,
        answers=answers,
        answered=answered,
        clock=found.clock,
        changes_at=earliest(*(midnight(turn, found.clock) for turn in (*coming, *turns))),
    )


def midnight(day: dt.date | None, clock: Clock) -> dt.datetime | None:
    """Return when a day of the city begins."""
    return dt.datetime.combine(day, dt.time(), clock.zone) if day else None


def _matched(
    needs: Iterable[Need], found: Indexes
) -> tuple[dict[str, Answers], dict[Key, Answered]]:
    """Match what somebody can still help with, now or when its day comes."""
    day, clock = found.clock.now.date(), found.clock
    answers: dict[str, Answers] = {}
    told: dict[Key, list[Need]] = defaultdict(list)
    turns: dict[Key, list[dt.datetime | None]] = defaultdict(list)
    offers, later = _Offers(found), _hidden(found)
    for need in needs:
        if state(need, day) not in (*WAITING, State.COMING):
            continue
        made = offers.to(need, later)
        answers[need.id] = made
        for key in offers.keys(made):
            turns[key].append(midnight(next_change(need, day), clock))
            if state(need, day) in WAITING:
                told[key].append(need)
    return answers, {
        key: Answered(needs=tuple(told[key]), changes_at=earliest(*moments))
        for key, moments in turns.items()
    }


class _Offers:
    """The openings one can join and the projects that aren't over, by category."""

    def __init__(self, found: Indexes) -> None:
        self.city, self.found = found.portal.city.code, found
        self.openings: dict[str | None, list[tuple[Entry, Offer]]] = defaultdict(list)
        self.projects: dict[str | None, list[tuple[Project, Offer]]] = defaultdict(list)
        for entry in found.entries.values():
            if entry.joinable:
                offer = opening_offer(entry.opening, found.clock, self.city)
                self.openings[entry.opening.category].append((entry, offer))
        for project in found.projects.values():
            if not is_over(project, found.clock):
                self.projects[project.category].append((project, _project_offer(project)))

    def to(self, need: Need, later: list[tuple[Opening, Offer]]) -> Answers:
        """Return what answers a need; `later` are openings that aren't public yet."""
        entries = {
            Answer(how, entry.starts, entry.opening.id): entry
            for entry, offer in self.openings[need.category]
            if (how := fit(need, offer, self.city))
        }
        projects = sorted(
            (how, project.id)
            for project, offer in self.projects[need.category]
            if (how := fit(need, offer, self.city))
        )
        library = tuple(self.found.projects[key] for _, key in projects)
        coming = (one.publish_at for one, offer in later if fit(need, offer, self.city))
        return Answers(
            openings=tuple(entries[answer] for answer in sorted(entries)),
            projects=library,
            changes_at=earliest(
                *(entry.changes_at for entry in entries.values()),
                *coming,
                project_changes(library, self.found.clock),
            ),
        )

    def keys(self, made: Answers) -> Iterator[Key]:
        """Yield whose pages tell of a need with these answers, each once."""
        owners = {entry.opening.organization for entry in made.openings}
        owners |= {project.organization for project in made.projects}
        yield from (("openings", entry.opening.id) for entry in made.openings)
        yield from (("projects", project.id) for project in made.projects)
        yield from (("organizations", owner) for owner in sorted(owners))


def opening_offer(opening: Opening, clock: Clock, city: str) -> Offer:
    """Return what an opening offers in the sessions that one can still come to."""
    ahead = joinable(opening, clock.now, clock.zone)
    whole = {city} & {opening.division}
    return Offer(
        category=opening.category,
        service_object=frozenset(opening.service_object),
        divisions=frozenset({session.division or opening.division for session in ahead} | whole),
        streets=frozenset(session.street for session in ahead if session.street),
    )


def _project_offer(project: Project) -> Offer:
    return Offer(
        category=project.category,
        service_object=frozenset(project.service_object),
        divisions=frozenset({project.division}),
    )


def _hidden(found: Indexes) -> list[tuple[Opening, Offer]]:
    """Return the openings whose hour hasn't come."""
    openings = found.portal.snapshot.of("openings")
    city = found.portal.city.code
    return [
        (openings[key], opening_offer(openings[key], found.clock, city)) for key in found.hidden
    ]
