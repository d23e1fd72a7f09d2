"""One view-model for each kind of page."""

from dataclasses import dataclass

from markupsafe import Markup

from plugins.pages.viewmodels.honors import HonorsAtHome
from plugins.pages.viewmodels.opening import PlaceView, SignUpWay, Step
from plugins.pages.viewmodels.parts import Fact, FactSection, Link, Meta, Picture, StateTag
from plugins.pages.viewmodels.programme import PlanLine
from plugins.pages.viewmodels.rows import (
    Choice,
    ChoiceGroup,
    Month,
    Number,
    OpeningRow,
    Pager,
    Related,
    Row,
    SessionLine,
    StoryRow,
)
from plugins.pages.viewmodels.stations import Coverage, OpenDays


@dataclass(frozen=True, kw_only=True)
class ListPage:
    """A list of openings, projects, organisations, stations, needs, surveys or stories."""

    meta: Meta
    kind: str
    """openings, projects, organizations, stations, trainings, needs, surveys, stories."""
    heading: str
    summary: str
    """A sentence with the count, such as 桂阳县 · 环境保护：12 个招募信息."""
    groups: tuple[ChoiceGroup, ...] = ()
    openings: tuple[OpeningRow, ...] = ()
    months: tuple[Month, ...] = ()
    rows: tuple[Row, ...] = ()
    stories: tuple[StoryRow, ...] = ()
    pager: Pager | None = None
    empty: str = ""
    """What to say and do when nothing is listed."""
    empty_links: tuple[Link, ...] = ()
    ways: tuple[Link, ...] = ()
    """Other ways to look, beside the filters: all conditions, the calendar."""
    more: tuple[Link, ...] = ()
    """Such as 已结束的活动."""
    along: tuple[Link, ...] = ()
    """The same list as calendar, feed and data."""
    open_days: OpenDays | None = None
    """Of stations: with what the script tells which are open."""
    near: str = ""
    """Of stations: the address of all of them with their places, for sorting by distance."""
    coverage: Coverage | None = None


@dataclass(frozen=True, kw_only=True)
class OpeningPage:
    """A recruitment notice in the order a volunteer asks."""

    meta: Meta
    title: str
    lang: str | None
    state: StateTag
    state_sentence: str
    """Such as 还有 4 个名额，11月26日 18:00 截止报名."""
    reason: str | None
    """Why it was cancelled."""
    sign_up: Link | None
    """Only while it is open."""
    sign_up_note: str
    """Where one signs up, or why one can't."""
    organization: Link | None
    """None where the organisation isn't in the data: the page shows 未提供."""
    project: Link | None
    paragraphs: tuple[str, ...]
    """What one does; empty shows 未提供."""
    sessions: tuple[SessionLine, ...]
    sections: tuple[FactSection, ...]
    """For whom; what to bring; risks and insurance; hours and leader; contact; source."""
    picture: Picture | None
    places: tuple[PlaceView, ...] = ()
    """Where the sessions are, each place once."""
    checks: tuple[str, ...] = ()
    """What one must be able to say yes to; only where one can still join."""
    way: SignUpWay | None = None
    """How to sign up, beside `sign_up`: at the end, with a code to scan."""
    steps: tuple[Step, ...] = ()
    """What the clock will make of it."""
    afterwards: FactSection | None = None
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RecordPage:
    """A project, organisation, need or survey."""

    meta: Meta
    kind: str
    """project, organization, need, survey."""
    title: str
    lang: str | None
    tag: str | None
    paragraphs: tuple[str, ...]
    sections: tuple[FactSection, ...]
    plan: tuple[PlanLine, ...] = ()
    """Of a project, in the order of days."""
    picture: Picture | None = None
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DivisionPage:
    """All that there is in one division: the page for 我的身边."""

    meta: Meta
    title: str
    """The division's name."""
    summary: str
    """A sentence with the counts."""
    counts: tuple[Link, ...] = ()
    """The division's own lists, such as 招募信息 12 个."""
    related: tuple[Related, ...] = ()
    """Openings, projects, organisations, stations: the first few of each."""
    categories: tuple[Choice, ...] = ()
    """Its openings by field of service."""
    weekend: Choice | None = None
    """Its openings this weekend, if there are any."""
    streets: tuple[Choice, ...] = ()
    """All its streets and towns; one without openings leads nowhere."""


@dataclass(frozen=True, kw_only=True)
class StoryPage:
    """A story from Markdown."""

    meta: Meta
    title: str
    lang: str | None
    kind: str
    """Such as 报道."""
    date: str
    iso_date: str
    source: str | None
    summary: str
    cover: Picture | None
    body: Markup
    by: tuple[Fact, ...] = ()
    """Who wrote and edited it, as far as they may be named."""
    pillars: tuple[Link, ...] = ()
    """The hubs of the volunteer spirit it belongs to."""
    corrections: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ProsePage:
    """A page of prose from Markdown, such as the programme or the regulation."""

    meta: Meta
    title: str
    body: Markup
    updated: str | None = None


@dataclass(frozen=True, kw_only=True)
class HomePage:
    """The front page: what can I do this weekend, where, how do I begin."""

    meta: Meta
    weekend_title: str
    """Such as 本周末（11月28日–29日）能做的事."""
    weekend: tuple[OpeningRow, ...]
    weekend_empty: str
    weekend_more: Link
    find: Link
    """The page of all conditions."""
    calendar: Link
    closing_soon: tuple[OpeningRow, ...]
    divisions: tuple[Choice, ...]
    categories: tuple[Choice, ...]
    story: StoryRow | None
    stories: tuple[StoryRow, ...]
    honors: HonorsAtHome | None
    """None where the city honors nobody yet."""
    pillars: tuple[Choice, ...]
    """The hubs of the volunteer spirit, with how many stories each has."""
    sign_up: Link
    register: Link
    numbers: tuple[Number, ...]
    numbers_date: str
    """Such as 截至 2026-11-24."""


@dataclass(frozen=True, kw_only=True)
class NoticePage:
    """A page with fixed words in its template: about, register, 404, 410, build."""

    meta: Meta
    title: str
    links: tuple[Link, ...] = ()
    facts: tuple[Fact, ...] = ()
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class SiteMapPage:
    """All ways into the site, for people."""

    meta: Meta
    title: str
    groups: tuple[tuple[str, tuple[Link, ...]], ...]
