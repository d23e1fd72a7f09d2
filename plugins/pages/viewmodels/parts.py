"""Small parts that several views are made of."""

from dataclasses import dataclass


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
class Picture:
    """A picture that may be shown."""

    url: str
    alt: str
    credit: str | None = None
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, kw_only=True)
class Searched:
    """How the site search knows a page. One without it is in no index."""

    kind: str
    """opening, project, organization, station, story, page, division."""
    divisions: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    """Codes of what a search can be narrowed to."""
    year: int | None = None
    """Of a story: past years have an index of their own."""
    note: str | None = None
    """What a result says beside the title, such as 报名中."""


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
    image: Picture | None = None
    """What is shown where a link to the page is shared."""
    published: str | None = None
    """ISO moment; of an article only."""
    modified: str | None = None
    """The same, of its last change."""
    linked_data: tuple[str, ...] = ()
    """schema.org, as JSON-LD (plugins/pages/linked_data.py)."""
    searched: Searched | None = None


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
