"""The portal's data, read once for all plugins."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from plugins.pages.clock import earliest
from plugins.pages.declare import DeclaredPage
from plugins.pages.views import Link, Site, StoryRow
from scripts.city import load_city
from scripts.errors import BuildError, ConfigError, SnapshotError
from scripts.records import City
from scripts.records.person import Person
from scripts.rules.manuscript.front_matter import StoryMatter
from scripts.snapshot import Snapshot, as_of_day, read_snapshot
from scripts.workspace import Workspace

Declarer = Callable[["Portal", Any], DeclaredPage | None]
"""Turns an article or page of Pelican's into a declared one; None: it isn't published."""


@dataclass(frozen=True, kw_only=True)
class StoryCard:
    """What other pages need to know of a story."""

    row: StoryRow
    about: frozenset[tuple[str, str]] = frozenset()
    """(collection, id) of the records it tells of, and ("divisions", code)."""


@dataclass(frozen=True, kw_only=True)
class Coming:
    """A story that time alone will change: when, and what changes with it."""

    at: dt.datetime
    about: frozenset[tuple[str, str]]
    """(collection, id) of the records it tells of, and ("divisions", code)."""
    slug: str = ""
    """Of a story that is published already, and changes then."""


@dataclass(kw_only=True, eq=False)
class Portal:
    """What is known when the build begins, and what the plugins tell each other.

    `places`, `city`, `snapshot`, `now` and `base_url` never change. The rest is filled by
    plugins.stories while Pelican reads the Markdown, before the first page is declared.
    """

    places: Workspace
    city: City
    snapshot: Snapshot
    now: dt.datetime
    base_url: str = ""
    """The public address without a slash at the end; empty where none is set."""
    declarers: dict[str, Declarer] = field(default_factory=dict)
    """By the name under which Pelican hands the content to its writer: article, page."""
    stories: list[StoryCard] = field(default_factory=list)
    """Newest first."""
    prose: list[Link] = field(default_factory=list)
    """The pages of prose, in their order."""
    coming: list[Coming] = field(default_factory=list)
    """Stories that are not yet published, or that change by the clock."""
    told: list[tuple[str, Person]] = field(default_factory=list)
    """Who may be named in stories, judged, each with the story's slug."""
    withdrawn: list[StoryMatter] = field(default_factory=list)
    """Stories that were published and are not any more."""
    taken_back: set[str] = field(default_factory=set)
    """Addresses of the pictures that stories showed, or would, and that nobody may see."""
    problems: list[str] = field(default_factory=list)
    """What is wrong in the Markdown; the build fails with all of it."""
    pictures: set[str] = field(default_factory=set)
    """Addresses of the pictures that published Markdown shows, such as /images/a.jpg."""
    declared: list[DeclaredPage] = field(default_factory=list)
    """Every page, as it was written."""
    site: Site | None = None
    """The chrome; made by the writer when all Markdown has been read."""

    @property
    def zone(self) -> ZoneInfo:
        """The city's time zone."""
        return ZoneInfo(self.city.timezone)

    @property
    def today(self) -> dt.date:
        """The day of the build in the city, on which names are judged."""
        return self.now.astimezone(self.zone).date()

    @property
    def demo(self) -> bool:
        """Whether the people and organisations are invented."""
        return self.snapshot.manifest.demo

    @property
    def next_story(self) -> dt.datetime | None:
        """When the next story comes, goes, or is told differently."""
        return earliest(*(story.at for story in self.coming))

    def stop_on_problems(self) -> None:
        """Raise BuildError with everything that is wrong in the Markdown."""
        if self.problems:
            raise BuildError("内容有误：\n" + "\n".join(sorted(set(self.problems))))


def load_portal(settings: dict[str, Any]) -> Portal:
    """Read the city and the snapshot that pelicanconf.py points to.

    plugins.preview hands over its snapshot in PORTAL_SNAPSHOT: there may be none yet.

    Raises ConfigError or SnapshotError naming the file and what to do.
    """
    places: Workspace = settings["PORTAL_PLACES"]
    if Path(settings["PATH"]).resolve() != places.content:
        raise ConfigError(
            f"Pelican 的内容文件夹是 {settings['PATH']}，PORTAL_CONTENT 却是 {places.content}；"
            "两者必须相同"
        )
    city = load_city(places.city_file)
    now: dt.datetime = settings["PORTAL_NOW"]
    today = now.astimezone(ZoneInfo(city.timezone)).date()
    found: Snapshot | None = settings.get("PORTAL_SNAPSHOT")
    snapshot = as_of_day(found or read_snapshot(places.data), today)
    _refuse_other_city(places, city, snapshot)
    return Portal(
        places=places, city=city, snapshot=snapshot,
        now=now, base_url=settings["SITEURL"],
    )  # fmt: skip


def _refuse_other_city(places: Workspace, city: City, snapshot: Snapshot) -> None:
    if snapshot.manifest.city != city.code:
        raise SnapshotError(
            f"{places.data}：数据属于 {snapshot.manifest.city}，city.yaml 却是 {city.code} "
            f"{city.name}；请删除该文件夹后重新运行 python -m scripts pull"
        )
