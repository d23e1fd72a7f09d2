"""Deals what openings are made of: who offers what, where."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from scripts.management.demo.deck import Deck
from scripts.management.demo.setting import Setting, Spot, Spots
from scripts.management.demo.situations import SITUATIONS
from scripts.management.demo.wording import Activity, activities, english_activities
from scripts.records import Organization, Project, Station

OWED = (
    "category", "service_object", "description", "sign_up_deadline", "sign_up_url", "insured",
    "risks", "protection", "hours_credited", "leader_role", "office_phone", "updated_at",
    "requirements",
)  # fmt: skip
"""What an opening owes the public and may forget to say."""
_GAPS = (*OWED, "all", *[None] * 22)
_OWN_TITLES, _ENGLISH_EVERY = 16, 45
_AT_A_STATION = 5
"""One opening in so many is held at the station of its street, where there is one."""
_LARGE_SHARE = 0.15
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
    station: Station | None = None
    """Where it is held, if at one."""


class Stage:
    """Deals what openings are made of."""

    def __init__(
        self,
        setting: Setting,
        teams: Sequence[Organization],
        library: Sequence[Project],
        places: Sequence[Station] = (),
    ) -> None:
        city = setting.city
        self.setting = setting
        self.citywide = teams[0]
        self.foreign = next(team for team in teams if team.lang)
        self.teams: dict[str, list[Organization]] = defaultdict(list)
        self.library: dict[str, list[Project]] = defaultdict(list)
        for team in teams:
            self.teams[team.division].append(team)
        for project in library:
            if project.status == "published":
                self.library[project.division].append(project)
        self.stations = {place.street: place for place in places if place.street and place.address}
        self.owners = {team.id: team for team in teams}
        cards = [entry for entry in SITUATIONS for _ in range(entry.weight)]
        self.situations = Deck(cards, city.code, "situations")
        self.spots = Spots(city, "openings")
        self.categories = Deck([e.code for e in city.categories], city.code, "categories")
        self.activities = {
            entry.code: Deck(activities(entry.code), city.code, "activities", entry.code)
            for entry in city.categories
        }
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
        activity = self.activities[category][n // len(self.activities)]
        return Cast(
            spot=spot, activity=activity, category=category, organization=owner, project=project,
            station=self._station(spot) if n % _AT_A_STATION == 0 else None,
        )  # fmt: skip

    def _station(self, spot: Spot) -> Station | None:
        return self.stations.get(spot.street.code) if spot.street else None

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
            organization=self.foreign,
            lang=self.foreign.lang,
        )


def _titles(setting: Setting) -> list[str | None]:
    """Return title patterns; None stands for the activity's own title."""
    words = setting.wording
    own: list[str | None] = [None] * _OWN_TITLES
    return [*own, words.short_title, *words.titles, *words.long_titles]
