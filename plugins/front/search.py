"""The page of the site search. The index it reads is made by scripts/search, of the built pages."""

from collections.abc import Iterable, Iterator
from typing import Any

from plugins.front.ways import Group, groups
from plugins.honors.book import Book
from plugins.listings import organizations, projects, stations
from plugins.listings.indexes import Indexes
from plugins.listings.lists import Listing
from plugins.pages import urls
from plugins.pages.clock import earliest
from plugins.pages.declare import DeclaredPage
from plugins.pages.views import Link, Meta, SearchChoice, SearchField, SearchPage
from scripts.records.city import Entry

_KINDS = (
    ("opening", "招募信息"),
    ("project", "项目"),
    ("organization", "组织"),
    ("station", "服务站点"),
    ("story", "故事"),
    ("division", "地区"),
    ("page", "说明"),
)


def search_page(indexes: Indexes, book: Book | None) -> DeclaredPage:
    """Declare it."""
    view = SearchPage(
        meta=Meta(
            title="搜索",
            description="在招募信息、项目、组织、服务站点、故事和说明里找。",
            url=urls.SEARCH,
            section="search",
        ),
        title="搜索",
        index=urls.SEARCH_INDEX,
        fields=tuple(_fields(indexes)),
        groups=tuple((title, links) for title, links in _lists(indexes, book) if links),
    )
    return DeclaredPage(
        path=urls.path(urls.SEARCH),
        template="pages/search.html",
        view=view,
        changes_at=earliest(indexes.portal.next_story, book.changes_at if book else None),
    )


def _fields(indexes: Indexes) -> Iterator[SearchField]:
    city = indexes.portal.city
    kinds = tuple(SearchChoice(code=code, label=label) for code, label in _KINDS)
    yield SearchField(name="kind", title="种类", everything="全部种类", choices=kinds)
    divisions = tuple(SearchChoice(code=d.code, label=d.name) for d in city.divisions)
    yield SearchField(name="division", title="地区", everything="全部地区", choices=divisions)
    categories = tuple(_choices(city.categories))
    yield SearchField(name="category", title="类别", everything="全部类别", choices=categories)


def _choices(entries: Iterable[Entry]) -> Iterator[SearchChoice]:
    for entry in entries:
        yield SearchChoice(code=entry.code, label=entry.name)


def _lists(indexes: Indexes, book: Book | None) -> Iterator[Group]:
    """Yield what the site map has, and each division's projects, organisations and stations."""
    yield from groups(indexes, book)
    for listing in (projects.listing, organizations.listing, stations.listing):
        found = listing(indexes)
        yield f"各地区的{found.label}", tuple(_by_division(found))


def _by_division(found: Listing[Any]) -> Iterator[Link]:
    facet = next(facet for facet in found.facets if facet.name == "division")
    for code, label in facet.values:
        if code in facet.slices:
            yield Link(label=label, url=urls.facet(found.base, "division", code))
