"""The view-models that every kind of page is made of: frozen, already worded in Chinese.

A `None` where a value is expected means that the record doesn't say: the page shows 未提供.
Addresses are root-relative (`/openings/`). Record texts are plain text, escaped by the
templates; only `Markup` from Markdown is HTML.
"""

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, kw_only=True)
class Link:
    """A word one can follow."""

    label: str
    url: str
    lang: str | None = None


@dataclass(frozen=True, kw_only=True)
class NavLink:
    """An entry of the main navigation; `section` is matched with the page's own."""

    label: str
    url: str
    section: str


@dataclass(frozen=True, kw_only=True)
class Meta:
    """What the head and the frame of every page need."""

    title: str
    """Without the site's name."""
    description: str
    url: str
    """Of this page, root-relative; the canonical address is built from it."""
    section: str = ""
    """Which entry of the main navigation is the current one."""
    crumbs: tuple[Link, ...] = ()
    """From the home page (not included) to the parent of this page."""
    lang: str | None = None
    """Of the title, where it isn't the city's language."""
    noindex: bool = False


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A labelled value; several values are one a line. An empty `values` shows 未提供."""

    label: str
    values: tuple[str, ...] = ()
    url: str | None = None
    """Where the (only) value leads, such as tel: or the organisation's page."""
    lang: str | None = None


@dataclass(frozen=True, kw_only=True)
class FactSection:
    """A titled group of facts; `anchor` is its id."""

    anchor: str
    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture that may be shown."""

    url: str
    alt: str
    credit: str | None = None
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, kw_only=True)
class StateTag:
    """State in a word and a shape, never by colour alone."""

    key: str
    """scheduled, open, full, closed, cancelled, ended."""
    label: str
    """Such as 报名中, 名额已满."""


@dataclass(frozen=True, kw_only=True)
class DayMark:
    """The day at the left of a row of the agenda."""

    month: str
    """Such as 11月; with the year where it isn't the present one: 2027年1月."""
    day: str
    """Such as 28."""
    weekday: str
    """Such as 周六."""


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
    """Such as 还有 4 个名额（共 20 个）; None where nothing can be said."""
    organization: str
    organization_lang: str | None = None
    closing: str | None = None
    """Such as 11月26日 18:00 截止报名, when that is within three days."""
    day: DayMark | None = None
    """Of the next session. With it the row shows `hours` instead of `when`."""
    hours: str | None = None
    """`when` without its day, such as 09:00–11:30；另有 2 场."""
    reason: str | None = None
    """Why it was cancelled."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """Any other record in a list."""

    title: str
    url: str
    lang: str | None = None
    tag: str | None = None
    """Such as 岗亭, 项目已结束."""
    lines: tuple[str, ...] = ()


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
class ListPage:
    """A list of openings, projects, organisations, stations or stories."""

    meta: Meta
    kind: str
    """openings, projects, organizations, stations, stories."""
    heading: str
    summary: str
    """A sentence with the count, such as 桂阳县 · 环境保护：12 个招募信息."""
    groups: tuple[ChoiceGroup, ...] = ()
    openings: tuple[OpeningRow, ...] = ()
    rows: tuple[Row, ...] = ()
    stories: tuple[StoryRow, ...] = ()
    pager: Pager | None = None
    empty: str = ""
    """What to say and do when nothing is listed."""
    empty_links: tuple[Link, ...] = ()
    more: tuple[Link, ...] = ()
    """Such as 已结束的活动."""


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


@dataclass(frozen=True, kw_only=True)
class Related:
    """What belongs to a record, such as an organisation's openings."""

    title: str
    openings: tuple[OpeningRow, ...] = ()
    rows: tuple[Row, ...] = ()
    stories: tuple[StoryRow, ...] = ()
    more: Link | None = None


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
    afterwards: FactSection | None = None
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RecordPage:
    """A project, organisation or station."""

    meta: Meta
    kind: str
    """project, organization, station."""
    title: str
    lang: str | None
    tag: str | None
    paragraphs: tuple[str, ...]
    sections: tuple[FactSection, ...]
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
    streets: tuple[str, ...] = ()
    """Its streets and towns by name."""


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
class Number:
    """A figure of the home page with what it counts."""

    value: str
    label: str
    url: str


@dataclass(frozen=True, kw_only=True)
class HomePage:
    """The front page: what can I do this weekend, where, how do I begin."""

    meta: Meta
    weekend_title: str
    """Such as 本周末（11月28日–29日）能做的事."""
    weekend: tuple[OpeningRow, ...]
    weekend_empty: str
    weekend_more: Link
    closing_soon: tuple[OpeningRow, ...]
    divisions: tuple[Choice, ...]
    categories: tuple[Choice, ...]
    story: StoryRow | None
    stories: tuple[StoryRow, ...]
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


@dataclass(frozen=True, kw_only=True)
class FeedEntry:
    """One entry of an Atom feed."""

    id: str
    title: str
    url: str
    updated: str
    """RFC 3339."""
    summary: str
    lang: str | None = None


@dataclass(frozen=True, kw_only=True)
class Feed:
    """An Atom feed."""

    id: str
    title: str
    url: str
    """Of the feed itself."""
    page: str
    """Of the page it belongs to."""
    updated: str
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, kw_only=True)
class UrlSet:
    """sitemap.xml: root-relative addresses, sorted."""

    urls: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PlainFile:
    """A file that needs the site's chrome alone, such as robots.txt."""


@dataclass(frozen=True, kw_only=True)
class Site:
    """The chrome: the same on every page; templates see it as `site`."""

    name: str
    tagline: str
    city: str
    introduction: str
    language: str
    base_url: str
    """Public address without a slash at the end; empty where none is set."""
    stylesheet: str
    """Address of the one CSS file, its digest in its name."""
    icon: str
    scripts: tuple[str, ...] = ()
    """Addresses of the theme's scripts, each with its digest in its name."""
    emblem: str | None
    navigation: tuple[NavLink, ...]
    footer: tuple[Link, ...]
    marks: tuple[Fact, ...]
    """主办单位, ICP 备案号 …: only those that are set."""
    sign_up: Link
    feed: Link
    demo: bool
    """Every page, feed and file says that people and organisations are invented."""
    noindex: bool
