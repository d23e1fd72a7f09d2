"""A division's own front page: what one finds there, of every kind."""

from collections.abc import Iterator
from typing import Any

from plugins.listings import opening_lists, organizations, projects, related, stations
from plugins.listings.indexes import Indexes
from plugins.listings.lists import Listing, Slice
from plugins.pages import urls
from plugins.pages.clock import earliest
from plugins.pages.declare import DeclaredPage
from plugins.pages.views import DivisionPage, Link, Meta, Related
from scripts.records.city import Division

Parts = list[tuple[Listing[Any], Slice[Any]]]
"""Each kind's listing with what it has in the division."""


def division_pages(indexes: Indexes) -> Iterator[DeclaredPage]:
    """Declare one page for each of the city's divisions."""
    listings: tuple[Listing[Any], ...] = (
        opening_lists.current(indexes),
        projects.listing(indexes),
        organizations.listing(indexes),
        stations.listing(indexes),
    )
    for division in indexes.portal.city.divisions:
        parts = [(found, _slice(found, division)) for found in listings]
        yield _page(division, parts, indexes)


def _slice(listing: Listing[Any], division: Division) -> Slice[Any]:
    facet = next(facet for facet in listing.facets if facet.name == "division")
    return facet.slices.get(division.code, Slice())


def _page(division: Division, parts: Parts, indexes: Indexes) -> DeclaredPage:
    counts = tuple(_counts(division, parts))
    found = "、".join(link.label for link in counts) or "暂时没有招募信息、项目、组织和服务站点"
    view = DivisionPage(
        meta=Meta(
            title=division.name,
            description=f"{division.name}：{found}",
            url=urls.division(division.code),
            section="openings",
            noindex=not counts,
        ),
        title=division.name,
        summary=f"{division.name}：{found}",
        counts=counts,
        related=tuple(_related(division, parts, indexes)),
        streets=tuple(street.name for street in division.streets),
    )
    return DeclaredPage(
        path=urls.path(view.meta.url),
        template="pages/division.html",
        view=view,
        changes_at=earliest(
            indexes.stories_due.get(("divisions", division.code)),
            *(part.changes_at for _, part in parts),
        ),
        listed=bool(counts),
    )


def _counts(division: Division, parts: Parts) -> Iterator[Link]:
    for listing, part in parts:
        if part.items:
            label = f"{listing.label} {len(part.items)} 个"
            yield Link(label=label, url=urls.facet(listing.base, "division", division.code))


def _related(division: Division, parts: Parts, indexes: Indexes) -> Iterator[Related]:
    for listing, part in parts:
        if part.items:
            label = f"{division.name}全部{listing.label}"
            more = Link(label=label, url=urls.facet(listing.base, "division", division.code))
            shown = part.items[: related.FEW]
            yield Related(title=listing.label, more=more, **listing.fill(shown))
    yield from related.stories(indexes, "divisions", division.code)
