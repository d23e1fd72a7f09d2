"""Where a project stands by the site's clock, and when that next changes."""

import datetime as dt
from collections.abc import Iterable

from plugins.listings.sessions import Clock
from plugins.pages.clock import earliest
from scripts.records import Project
from scripts.rules.project_state import State, next_change, state


def state_of(project: Project, clock: Clock) -> State:
    """Derive where a project stands."""
    return state(project, clock.now, clock.zone)


def is_over(project: Project, clock: Clock) -> bool:
    """Tell whether a project has ended or is cancelled."""
    return state_of(project, clock) in (State.FINISHED, State.CANCELLED)


def project_changes(projects: Iterable[Project], clock: Clock) -> dt.datetime | None:
    """Return when the next of the projects begins or comes to its end."""
    return earliest(*(next_change(project, clock.now, clock.zone) for project in projects))
