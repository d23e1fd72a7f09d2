"""Openings: a situation, an activity, a place, an organization, and now and then a gap."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import msgspec

from scripts.management.demo.deck import Deck, dice
from scripts.management.demo.projects import known_objects
from scripts.management.demo.sessions import afterwards, sessions
from scripts.management.demo.setting import (
    Setting,
    Spot,
    Spots,
    invented_name,
    phone,
    source,
)
from scripts.management.demo.situations import SITUATIONS, Situation
from scripts.management.demo.timing import changed, sign_up, spans
from scripts.management.demo.wording import Activity, activities, english_activities
from scripts.records import Opening, Organization, Project
from scripts.records.opening import Requirements

_GAPS = (
    "category", "service_object", "description", "sign_up_deadline", "sign_up_url", "insured",
    "risks", "protection", "hours_credited", "leader_role", "office_phone", "updated_at",
    "requirements", "all", *[None] * 22,
)  # fmt: skip
_OWED = _GAPS[:13]
_OWN_TITLES, _ENGLISH_EVERY = 7, 45
_ADULT, _CHILD = 18, 8
_SPIRIT = ("dedication", "friendship", "mutual-aid", "progress")
_LARGE_SHARE = 0.1
"""How many of all openings the city's own organization has."""


@dataclass(frozen=True, kw_only=True)
class Cast:
    """What an opening is made of."""

    spot: Spot
    activity: Activity
    category: str
    organization: Organization
    project: Project | None = None
    lang: str | None = None


class Stage:
    """Deals what openings are made of."""

    def __init__(
        self, setting: Setting, teams: Sequence[Organization], library: Sequence[Project]
    ) -> None:
        city = setting.city
        self.setting = setting
        self.citywide = teams[0]
        self.teams: dict[str, list[Organization]] = defaultdict(list)
        self.library: dict[str, list[Project]] = defaultdict(list)
        for team in teams:
            self.teams[team.division].append(team)
        for project in library:
            if project.status == "published":
                self.library[project.division].append(project)
        self.owners = {team.id: team for team in teams}
        cards = [entry for entry in SITUATIONS for _ in range(entry.weight)]
        self.situations = Deck(cards, city.code, "situations")
        self.spots = Spots(city, "openings")
        self.categories = Deck([e.code for e in city.categories], city.code, "categories")
        self.titles = Deck(_titles(setting), city.code, "titles")
        self.gaps = Deck(_GAPS, city.code, "gaps")

    def cast(self, n: int, random: Random) -> Cast:
        """Choose place, activity, organization and project of the n-th opening."""
        spot, category = self.spots[n], self.categories[n]
        projects = self.library[spot.division.code]
        if n % _ENGLISH_EVERY == _ENGLISH_EVERY // 2:
            return self._english(spot, category, random)
        if projects and random.random() < 1 / 3:
            project = random.choice(projects)
            category = project.category or category
            owner = self.owners[project.organization]
        else:
            project, owner = None, self._owner(spot, random)
        activity = random.choice(activities(category))
        return Cast(
            spot=spot, activity=activity, category=category, organization=owner, project=project
        )

    def _owner(self, spot: Spot, random: Random) -> Organization:
        if random.random() < _LARGE_SHARE:
            return self.citywide
        return random.choice(self.teams[spot.division.code])

    def _english(self, spot: Spot, category: str, random: Random) -> Cast:
        activity = random.choice(english_activities())
        known = {entry.code for entry in self.setting.city.categories}
        return Cast(
            spot=spot,
            activity=activity,
            category=activity.category if activity.category in known else category,
            organization=self._owner(spot, random),
            lang="en",
        )


def _titles(setting: Setting) -> list[str | None]:
    """Return title patterns; None stands for the activity's own title."""
    words = setting.wording
    own: list[str | None] = [None] * _OWN_TITLES
    return [*own, words.short_title, *words.titles, *words.long_titles]


def openings(
    setting: Setting, teams: Sequence[Organization], library: Sequence[Project]
) -> Iterator[Opening]:
    """Yield the openings; `teams` are the organizations that may offer one, the city's first."""
    stage = Stage(setting, teams, library)
    for n in range(setting.openings):
        yield opening(stage, n, stage.situations[n])


def opening(stage: Stage, n: int, situation: Situation) -> Opening:
    """Return the n-th opening in a situation."""
    setting = stage.setting
    key = f"OP-{n + 1:05d}"
    random = dice(setting.city.code, key)
    cast = stage.cast(n, random)
    times = spans(setting, situation, cast.activity, random)
    fields = {
        "id": key,
        "lang": cast.lang,
        "source": source(key),
        "updated_at": changed(setting, situation, times, key),
        "title": _title(stage, n, cast),
        "organization": cast.organization.id,
        "project": cast.project.id if cast.project else None,
        "division": cast.spot.division.code,
        "category": cast.category,
        "service_object": known_objects(setting.city, cast.activity),
        "sessions": sessions(setting, situation, times, cast.spot, cast.activity, random),
        **sign_up(setting, situation, times, random),
        **_texts(setting, cast, random),
        **_care(setting, cast, random),
        **_contact(setting, key),
    }
    return _with_gap(Opening(**fields, **_outcome(setting, situation, fields, random)), stage, n)


def _title(stage: Stage, n: int, cast: Cast) -> str:
    pattern = cast.activity.title if cast.lang else stage.titles[n] or cast.activity.title
    return cast.spot.words(pattern, name=cast.activity.name, number=n % 24 + 1, category="")


def _texts(setting: Setting, cast: Cast, random: Random) -> dict[str, Any]:
    activity = cast.activity
    names = {entry.code: entry.name for entry in setting.city.categories}
    english = cast.lang == "en"
    return {
        "description": cast.spot.words(activity.description, category=names[cast.category]),
        "risks": activity.risks,
        "protection": activity.protection,
        "gear": activity.gear,
        "leader_role": None if english else random.choice(setting.wording.leaders),
        "spirit": tuple(random.sample(_SPIRIT, random.randrange(3))),
    }


def _care(setting: Setting, cast: Cast, random: Random) -> dict[str, Any]:
    words = setting.wording
    insured = random.choice((True, True, True, True, False, None))
    chinese = cast.lang is None
    return {
        "insured": insured,
        "insurance_policy": words.policy if insured and chinese else None,
        "hours_credited": cast.activity.hours,
        "requirements": _requirements(setting, cast, random),
        "allowance": random.choice((*words.allowances, None, None, None)) if chinese else None,
        "wheelchair": random.choice((True, False, None)),
    }


def _requirements(setting: Setting, cast: Cast, random: Random) -> Requirements:
    activity = cast.activity
    youngest = _CHILD if activity.age_min < _ADULT and random.random() < 1 / 4 else activity.age_min
    health = random.choice((setting.wording.health, None)) if cast.lang is None else None
    return Requirements(
        age_min=youngest,
        age_max=random.choice((65, 70, None, None)) if youngest >= _ADULT else None,
        guardian_required=youngest < _ADULT if random.random() < 2 / 3 else None,
        skills=activity.skills,
        training=activity.training,
        health=activity.health or health,
    )


def _contact(setting: Setting, key: str) -> dict[str, Any]:
    address = setting.city.sign_up.url
    return {
        "sign_up_url": f"{address}{'&' if '?' in address else '?'}opening={key}",
        "office_phone": phone(key),
        "leader_name": invented_name(key),
    }


def _outcome(
    setting: Setting, situation: Situation, fields: dict[str, Any], random: Random
) -> dict[str, Any]:
    came = sum(session.confirmed for session in fields["sessions"])
    return {
        "status": situation.status,
        "version": 1 if situation.status == "published" else 2,
        "cancellation_reason": random.choice(setting.wording.reasons) if situation.reason else None,
        "afterwards": afterwards(setting, fields, came, random) if situation.afterwards else None,
    }


def _with_gap(complete: Opening, stage: Stage, n: int) -> Opening:
    """Leave out what the n-th opening forgets to say, unless its state hangs on it."""
    gap = stage.gaps[n]
    names = _OWED if gap == "all" else (gap,) if gap else ()
    empty = {"service_object": ()}
    return msgspec.structs.replace(complete, **{name: empty.get(name) for name in names})
