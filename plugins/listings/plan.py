"""A project's plan as a line of time: what was done, what comes next."""

import calendar
import datetime as dt

from plugins.listings.sessions import Clock
from plugins.pages import text
from plugins.pages.clock import earliest
from plugins.pages.views import PlanLine
from scripts.records import Project
from scripts.records.project import PlanStep

_WORDS = {"done": "已完成", "undone": "未完成", "past": "日期已过", "next": "接下来"}


def plan_lines(project: Project, clock: Clock) -> tuple[PlanLine, ...]:
    """Return the steps in their order; the first that is still to come is what comes next.

    Of a project that was cancelled, nothing comes next.
    """
    steps = sorted(project.plan, key=lambda step: (step.day, step.what))
    ahead = (step for step in steps if step.done is None and _is_ahead(step, clock))
    upcoming = next(ahead, None) if project.status == "published" else None
    return tuple(_line(step, project, clock, upcoming) for step in steps)


def plan_changes(project: Project, clock: Clock) -> dt.datetime | None:
    """Return when the next step's day, or month, is over."""
    found = (_ends(step, clock) for step in project.plan if step.done is None)
    return earliest(*(end for end in found if end > clock.now))


def _line(step: PlanStep, project: Project, clock: Clock, upcoming: PlanStep | None) -> PlanLine:
    key = _key(step, clock, upcoming)
    day = f"{step.day.year}年{step.day.month}月" if step.month_only else text.date(step.day)
    iso = f"{step.day:%Y-%m}" if step.month_only else step.day.isoformat()
    return PlanLine(
        day=day, iso=iso, what=step.what, state=_WORDS.get(key), key=key, lang=project.lang
    )


def _key(step: PlanStep, clock: Clock, upcoming: PlanStep | None) -> str:
    if step.done is not None:
        return "done" if step.done else "undone"
    if not _is_ahead(step, clock):
        return "past"
    return "next" if step is upcoming else "later"


def _is_ahead(step: PlanStep, clock: Clock) -> bool:
    return _ends(step, clock) > clock.now


def _ends(step: PlanStep, clock: Clock) -> dt.datetime:
    """Return the midnight after a step's day, or its month."""
    last = step.day
    if step.month_only:
        last = last.replace(day=calendar.monthrange(last.year, last.month)[1])
    return dt.datetime.combine(last + dt.timedelta(days=1), dt.time(), clock.zone)
