"""Projects of the library: of every status, with and without an end."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from scripts.management.demo.deck import Deck, dice
from scripts.management.demo.setting import Setting, Spot, phone, source
from scripts.management.demo.wording import Activity, activities
from scripts.records import City, Organization, Project
from scripts.records.fields import Period, Spirit
from scripts.records.project import PlanStep

_OPENINGS_A_PROJECT = 15
_STATUSES = (*["published"] * 6, "closed", "closed", "cancelled")
_GAPS = ("category", "service_object", "description", "period", *[None] * 8)
_SPIRIT: Spirit = ("dedication", "friendship", "mutual-aid", "progress")
_YEAR = 365
_UNDER_WAY = ((-2 * _YEAR, None), (-200, None), (-150, 200), (-60, 300), (-30, 90), (20, 200))
_OVER = ((-2 * _YEAR, -40), (-500, -130), (-100, -3))
"""Days from the moment to the first and the last day; None is an open end."""


def projects(setting: Setting, teams: Sequence[Organization]) -> Iterator[Project]:
    """Yield projects of the given organizations."""
    city = setting.city
    owners = Deck(teams, city.code, "owners")
    categories = Deck([entry.code for entry in city.categories], city.code, "project categories")
    statuses = Deck(_STATUSES, city.code, "project statuses")
    gaps = Deck(_GAPS, city.code, "project gaps")
    for n in range(max(len(city.categories), 9) + setting.openings // _OPENINGS_A_PROJECT):
        fields = _project(setting, n, owners[n], categories[n], statuses[n])
        fields.pop(gaps[n] or "", None)
        yield Project(**fields)


def _project(
    setting: Setting, n: int, owner: Organization, category: str, status: str
) -> dict[str, Any]:
    key = f"PRJ-{n + 1:04d}"
    random = dice(setting.city.code, key)
    activity = random.choice(activities(category))
    words = setting.wording.projects
    period = _period(setting.at.date(), random.choice(_OVER if status == "closed" else _UNDER_WAY))
    return {
        "id": key,
        "updated_at": setting.before(key),
        "source": source(key),
        "organization": owner.id,
        "division": owner.division,
        "status": status,
        "office_phone": phone(key),
        "category": category,
        "service_object": known_objects(setting.city, activity),
        "group": random.choice((*words.groups, None)),
        "period": period,
        "spirit": tuple(random.sample(_SPIRIT, random.randrange(3))),
        "plan": _plan(period, words.plan, setting.at.date()) if random.random() < 2 / 3 else (),
    } | _texts(setting, owner, activity, random.choice(words.titles), category)


def _texts(
    setting: Setting, owner: Organization, activity: Activity, title: str, category: str
) -> dict[str, str]:
    spot = _home(setting.city, owner)
    name = next(entry.name for entry in setting.city.categories if entry.code == category)
    first = spot.words(activity.description.split("\n\n")[0], category=name)
    return {
        "title": spot.words(title, name=activity.name, category=name),
        "description": setting.wording.projects.about.format(first=first),
    }


def _home(city: City, owner: Organization) -> Spot:
    division = next(entry for entry in city.divisions if entry.code == owner.division)
    street = next((entry for entry in division.streets if entry.code == owner.street), None)
    return Spot(division=division, street=street)


def _period(today: dt.date, days: tuple[int, int | None]) -> Period:
    first, last = days
    end = None if last is None else today + dt.timedelta(days=last)
    return Period(start=today + dt.timedelta(days=first), end=end)


def _plan(period: Period, steps: Sequence[str], today: dt.date) -> tuple[PlanStep, ...]:
    """Spread the steps over the period, or over a year where it has no end.

    Every other one says its month only; of what is past, the first was done, the second was not,
    and of the rest nobody says.
    """
    end = period.end or period.start + dt.timedelta(days=_YEAR)
    gap = (end - period.start) / len(steps)
    said = {0: True, 1: False}
    return tuple(
        PlanStep(
            day=day.replace(day=1) if index % 2 else day,
            what=what,
            month_only=bool(index % 2),
            done=said.get(index) if day < today else None,
        )
        for index, what in enumerate(steps)
        for day in (period.start + gap * index,)
    )


def known_objects(city: City, activity: Activity) -> tuple[str, ...]:
    """Return the people an activity serves, by the city's own codes."""
    codes = [entry.code for entry in city.service_objects]
    return tuple(code for code in activity.objects if code in codes) or (codes[-1],)
