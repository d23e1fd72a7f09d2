"""All demo records of a city."""

import datetime as dt
from collections.abc import Iterator

from scripts.management.demo.awards import awards
from scripts.management.demo.commitments import commitments
from scripts.management.demo.needs import needs
from scripts.management.demo.openings import openings as openings_of
from scripts.management.demo.organizations import organizations
from scripts.management.demo.projects import projects
from scripts.management.demo.recognitions import recognitions
from scripts.management.demo.setting import setting
from scripts.management.demo.star_rules import star_rules
from scripts.management.demo.stations import stations
from scripts.management.demo.surveys import surveys
from scripts.management.demo.trainings import trainings
from scripts.records import City, Record

_NAMED_BY_TRAININGS = 60
"""So many openings, the first ones, may be named by trainings."""


def demo_records(city: City, *, openings: int, at: dt.datetime) -> Iterator[Record]:
    """Yield invented records, what is named by others first; `at` is a moment with its offset.

    The same city, count and moment give the same records on every machine.
    """
    where = setting(city, openings=openings, at=at)
    everyone = organizations(where)
    busy = everyone[:-1]  # the last one organises nothing
    # A city without lower divisions is its own one division: there all of them are teams.
    teams = [one for one in busy if one.division != city.code] or busy
    library = list(projects(where, teams))
    yield from everyone
    yield from library
    yield from commitments(where, teams)
    places = list(stations(where, teams))
    notices = list(openings_of(where, busy, library, places))
    yield from notices
    yield from trainings(where, teams, library, notices[:_NAMED_BY_TRAININGS])
    yield from places
    rules = star_rules(where)
    yield from rules
    yield from recognitions(where, rules, teams)
    yield from awards(where, teams)
    found = surveys(where, teams)
    yield from found
    yield from needs(where, found, [*library, *notices])
