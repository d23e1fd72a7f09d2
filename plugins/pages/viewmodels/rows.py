"""Rows of lists, and what one narrows and turns lists with."""

from dataclasses import dataclass

from plugins.pages.viewmodels.opening import Step
from plugins.pages.viewmodels.parts import DayMark, Link, Picture, StateTag


@dataclass(frozen=True, kw_only=True)
class OpeningRow:
    """An opening in a list: title, when, where, places, organisation; nothing else."""

    title: str
    url: str
    lang: str | None
    state: StateTag
    when: str
    """Such as 11月28日 周六 09:00–11:30；另有 2 场."""
    starts: str
    """ISO date or moment of the next session, for <time datetime>."""
    where: str
    places: str | None
    """Such as 还有 4 个名额（共 20 个）, 需要 20 人; None where nothing can be said."""
    organization: str | None
    """None on the organisation's own page."""
    organization_lang: str | None = None
    closing: str | None = None
    """Such as 11月26日 18:00 截止报名, when that is within three days."""
    day: DayMark | None = None
    """Of the next session. With it the row shows `hours` instead of `when`."""
    hours: str | None = None
    """`when` without its day, such as 09:00–11:30；另有 2 场."""
    reason: str | None = None
    """Why it was cancelled."""
    note: str | None = None
    """Of a training: how it is held, and who asks for it first."""
    steps: tuple[Step, ...] = ()
    """What the clock will make of it."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """Any other record in a list."""

    title: str
    url: str
    lang: str | None = None
    tag: str | None = None
    """Such as 岗亭, 项目已结束."""
    lines: tuple[str, ...] = ()
    opens: str = ""
    """Of a station: its hours for the script that tells whether it is open."""
    at: str = ""
    """Where it is, such as 25.79123,113.01456 (WGS-84); empty where that isn't known."""


@dataclass(frozen=True, kw_only=True)
class Month:
    """The rows of a month, such as 2026年12月, in an agenda."""

    title: str
    openings: tuple[OpeningRow, ...]


@dataclass(frozen=True, kw_only=True)
class StoryRow:
    """A story in a list."""

    title: str
    url: str
    lang: str | None
    date: str
    iso_date: str
    summary: str
    cover: Picture | None = None


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One value one can narrow a list to, with how many it leaves."""

    label: str
    url: str
    count: int
    current: bool = False


@dataclass(frozen=True, kw_only=True)
class ChoiceGroup:
    """The values of one facet, such as all divisions. `clear` removes the current one."""

    title: str
    choices: tuple[Choice, ...]
    clear: str | None = None
    plain: bool = False
    """Shown at once instead of in a fold: few choices, or the one most ask for."""


@dataclass(frozen=True, kw_only=True)
class PagerStep:
    """A page number; `url` None marks the current page, number 0 a gap."""

    number: int
    url: str | None = None


@dataclass(frozen=True, kw_only=True)
class Pager:
    """Where one is in a paged list. Not shown when `total` is 1."""

    current: int
    total: int
    previous: str | None
    next: str | None
    steps: tuple[PagerStep, ...]


@dataclass(frozen=True, kw_only=True)
class Related:
    """What belongs to a record, such as an organisation's openings."""

    title: str
    openings: tuple[OpeningRow, ...] = ()
    rows: tuple[Row, ...] = ()
    stories: tuple[StoryRow, ...] = ()
    empty: str = ""
    """What to say where nothing belongs to it, and that is worth saying."""
    more: Link | None = None


@dataclass(frozen=True, kw_only=True)
class SessionLine:
    """One session of an opening, in the table of times."""

    day: str
    """Such as 11月28日（周六）."""
    time: str
    """Such as 09:00–11:30, or 时间待定."""
    starts: str
    """ISO, for <time datetime>."""
    place: str | None
    address: str | None
    where: str
    """Division and street."""
    places: str | None
    over: bool = False
    state: StateTag | None = None
    steps: tuple[Step, ...] = ()
    """What the clock will make of it."""
    calendar: str | None = None
    """Its calendar file, while it is to come."""


@dataclass(frozen=True, kw_only=True)
class Number:
    """A figure of the home page with what it counts."""

    value: str
    label: str
    url: str
