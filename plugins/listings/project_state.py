"""Whether a project is over, and when it will be."""

import datetime as dt
from collections.abc import Iterable

from plugins.listings.sessions import Clock
from plugins.pages.clock import earliest
from scripts.records import Project

_WORDS = {"closed": "已结束", "cancelled": "已取消"}


def ends(project: Project, clock: Clock) -> dt.datetime | None:
    """Return the moment after the project's last day; None where its end is open."""
    if project.period is None or project.period.end is None:
        return None
    following = project.period.end + dt.timedelta(days=1)
    return dt.datetime.combine(following, dt.time(), clock.zone)


def tag(project: Project, clock: Clock) -> str | None:
    """Return 已结束 or 已取消 where that is so."""
    if project.status != "published":
        return _WORDS[project.status]
    end = ends(project, clock)
    return _WORDS["closed"] if end and end <= clock.now else None


def project_changes(projects: Iterable[Project], clock: Clock) -> dt.datetime | None:
    """Return when the next of the projects comes to its end."""
    found = (ends(project, clock) for project in projects if project.status == "published")
    return earliest(*(end for end in found if end and end > clock.now))
