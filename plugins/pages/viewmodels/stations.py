"""Stations: what a page says of when they are open, and of which streets have one."""

from dataclasses import dataclass

from plugins.pages.viewmodels.opening import PlaceView
from plugins.pages.viewmodels.parts import FactSection, Meta, Picture
from plugins.pages.viewmodels.rows import Related


@dataclass(frozen=True, kw_only=True)
class OpenDays:
    """What the script must know to tell whether something is open now."""

    zone: str
    """The city's time zone, such as Asia/Shanghai."""
    holidays: str
    """Announced holidays, each run of days such as 2026-10-01/2026-10-07."""
    made_up: str
    """The same of weekend days on which people work instead."""


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """How many streets have a station, and which have none."""

    unit: str
    """What is counted: 街道, or 街道和乡镇 in a city without any of those."""
    covered: int
    total: int
    kiosks: int
    """Of these streets, how many have a kiosk."""
    lacking: tuple[tuple[str, str], ...]
    """(division, its streets without a station)."""


@dataclass(frozen=True, kw_only=True)
class StationPage:
    """A station: whether one can come now, how one gets there, what one finds."""

    meta: Meta
    title: str
    lang: str | None
    tag: str
    paragraphs: tuple[str, ...]
    opens: str
    """The hours for the script; empty where they aren't known."""
    open_days: OpenDays
    hours: FactSection
    place: PlaceView
    sections: tuple[FactSection, ...]
    picture: Picture | None = None
    related: tuple[Related, ...] = ()
