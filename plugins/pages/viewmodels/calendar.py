"""The calendar of sessions."""

from dataclasses import dataclass

from plugins.pages.viewmodels.opening import Step
from plugins.pages.viewmodels.parts import Link, Meta, StateTag
from plugins.pages.viewmodels.rows import ChoiceGroup, Pager


@dataclass(frozen=True, kw_only=True)
class CalendarEntry:
    """A session on one day."""

    title: str
    url: str
    lang: str | None
    starts: str
    """ISO, for <time datetime>."""
    time: str
    """On that day, such as 09:00–11:30, 22:00–次日 02:00, 到 11:00 结束; empty while it goes on."""
    part: str | None
    """Such as 第 2 天，共 4 天; None where it is of one day."""
    where: str
    state: StateTag
    steps: tuple[Step, ...] = ()
    """What the clock will make of it."""


@dataclass(frozen=True, kw_only=True)
class CalendarDay:
    """One day with its sessions."""

    iso: str
    month: str
    """Such as 11月."""
    day: str
    """Such as 28."""
    weekday: str
    """Such as 周六."""
    weekend: bool
    today: bool
    marks: tuple[str, ...]
    """Such as 国际志愿者日, 调休上班."""
    url: str | None
    """The list of what one can still come to on that day, where there is one."""
    entries: tuple[CalendarEntry, ...]
    more: Link | None = None
    """Where all of them stand, if these are the first few."""


@dataclass(frozen=True, kw_only=True)
class CalendarPage:
    """A month, a week, or a day with more sessions than those show."""

    meta: Meta
    kind: str
    """month, week, day."""
    heading: str
    summary: str
    column: int
    """In which column of the week the first day stands, from 1."""
    days: tuple[CalendarDay, ...]
    lasting: tuple[CalendarEntry, ...] = ()
    """What goes on for weeks, said once."""
    before: Link | None = None
    after: Link | None = None
    present: Link | None = None
    """The way back to this month."""
    groups: tuple[ChoiceGroup, ...] = ()
    periods: tuple[Link, ...] = ()
    """The weeks of a month, the months of a week."""
    pager: Pager | None = None
    more: tuple[Link, ...] = ()
