"""Stories: Pelican's articles as cards for lists, as pages, and as a feed."""

import uuid
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from plugins.listings import related
from plugins.listings.indexes import Indexes, indexes
from plugins.listings.lists import Listing, Slice, list_pages
from plugins.listings.organizations import organization_row
from plugins.listings.project_state import project_changes
from plugins.listings.projects import project_row
from plugins.listings.stations import station_row
from plugins.pages import text, urls
from plugins.pages.clock import earliest
from plugins.pages.declare import DeclaredPage
from plugins.pages.portal import Portal, StoryCard
from plugins.pages.views import (
    Fact,
    Feed,
    FeedEntry,
    Link,
    Meta,
    Picture,
    Related,
    Row,
    Searched,
    StoryPage,
    StoryRow,
)
from scripts.rules.manuscript.front_matter import Cover, StoryMatter, StoryPerson

FEED_LENGTH = 50
DEMO_MARK = "（演示，内容虚构）"


def story_card(article: Any) -> StoryCard:
    """Return what lists and records need to know of a story."""
    matter: StoryMatter = article.matter
    return StoryCard(
        row=StoryRow(
            title=matter.title,
            url=urls.story(matter.slug),
            lang=matter.lang,
            date=text.date(article.date.date()),
            iso_date=article.date.isoformat(timespec="minutes"),
            summary=matter.summary,
            cover=_picture(matter.cover),
        ),
        about=matter.about,
    )


def _picture(cover: Cover | None) -> Picture | None:
    return Picture(url=cover.path, alt=cover.alt, credit=cover.credit) if cover else None


def story_page(portal: Portal, article: Any) -> DeclaredPage:
    """Declare a story's page; it changes with the openings it names."""
    matter: StoryMatter = article.matter
    found = indexes(portal)
    entries = [found.entries[key] for key in matter.related.openings if key in found.entries]
    projects = [found.projects[key] for key in matter.related.projects if key in found.projects]
    view = StoryPage(
        meta=Meta(
            title=matter.title,
            description=matter.summary,
            url=urls.story(matter.slug),
            section="stories",
            crumbs=(Link(label="故事", url=urls.STORIES),),
            lang=matter.lang,
            searched=_searched(article),
        ),
        title=matter.title,
        lang=matter.lang,
        kind=matter.kind,
        date=text.date(article.date.date()),
        iso_date=article.date.isoformat(timespec="minutes"),
        source=matter.source,
        by=(*_by("作者", matter.author), *_by("责任编辑", matter.editor)),
        summary=matter.summary,
        cover=_picture(matter.cover),
        body=Markup(article.get_content("")),  # noqa: S704 # made safe by plugins.stories.markdown
        corrections=tuple(f"{text.date(c.date)}：{c.text}" for c in matter.corrections),
        related=tuple(_related(matter, found)),
    )
    return DeclaredPage(
        path=urls.path(view.meta.url),
        template="pages/story.html",
        view=view,
        changes_at=earliest(
            *(entry.changes_at for entry in entries),
            *(found.hidden.get(key) for key in matter.related.openings),
            project_changes(projects, found.clock),
            *(coming.at for coming in portal.coming if coming.slug == matter.slug),
        ),
    )


def _searched(article: Any) -> Searched:
    matter: StoryMatter = article.matter
    return Searched(
        kind="story",
        divisions=(matter.division,) if matter.division else (),
        year=article.date.year,
        note=matter.kind,
    )


def _by(label: str, who: StoryPerson | str | None) -> tuple[Fact, ...]:
    """Return who wrote or edited a story; only who may be named is still there."""
    named = who.name if isinstance(who, StoryPerson) else None
    return (Fact(label=label, values=(named,)),) if named else ()


def _related(matter: StoryMatter, found: Indexes) -> Iterator[Related]:
    """Yield the records a story names; one that is gone by now is left out."""
    told = matter.related
    entries = [found.entries[key] for key in told.openings if key in found.entries]
    yield from related.openings("想参加？", entries)
    rows: list[Row] = [
        *(
            project_row(found.projects[key], found)
            for key in told.projects
            if key in found.projects
        ),
        *(
            organization_row(found.organizations[key], found)
            for key in told.organizations
            if key in found.organizations
        ),
        *(
            station_row(found.stations[key], found)
            for key in told.stations
            if key in found.stations
        ),
    ]
    yield from related.rows("故事里的项目、组织和站点", rows)


def story_lists(portal: Portal) -> Iterator[DeclaredPage]:
    """Declare the list of stories; it changes when the next one is due."""
    yield from list_pages(
        Listing(
            kind="stories",
            base=urls.STORIES,
            label="故事",
            scope=portal.city.name,
            summary=lambda scope, cards: f"{scope}：{len(cards)} 篇志愿服务故事",
            fill=lambda cards: {"stories": tuple(card.row for card in cards)},
            all=Slice(items=portal.stories, changes_at=portal.next_story),
            empty="还没有发布故事。",
        )
    )


def story_feed(portal: Portal, articles: list[Any]) -> DeclaredPage:
    """Declare the Atom feed: the newest stories, under ids that no change of address touches."""
    newest = articles[:FEED_LENGTH]
    moments = [_updated(portal, article) for article in newest]
    mark = DEMO_MARK if portal.demo else ""
    feed = Feed(
        id=_stable_id(portal, "stories"),
        title=f"{portal.city.site_name} · 故事{mark}",
        url=urls.STORY_FEED,
        page=urls.STORIES,
        updated=max(moments, default=portal.snapshot.manifest.as_of),
        entries=tuple(_entry(portal, article) for article in newest),
    )
    return DeclaredPage(
        path=urls.path(urls.STORY_FEED),
        template="files/atom.xml",
        view=feed,
        changes_at=portal.next_story,
        listed=False,
    )


def _entry(portal: Portal, article: Any) -> FeedEntry:
    matter: StoryMatter = article.matter
    return FeedEntry(
        id=_stable_id(portal, f"story/{matter.slug}"),
        title=matter.title,
        url=urls.story(matter.slug),
        updated=_updated(portal, article),
        summary=matter.summary,
        lang=matter.lang,
    )


def _updated(portal: Portal, article: Any) -> str:
    """Return when a story was last changed, in the city's zone, so that they can be compared."""
    return str(article.modified.astimezone(portal.zone).isoformat(timespec="seconds"))


def _stable_id(portal: Portal, name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{portal.city.code}/{name}')}"
