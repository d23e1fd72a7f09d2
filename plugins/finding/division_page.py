"""A division's own front page: what one finds there, of every kind."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from plugins.finding import keys
from plugins.finding.lists import Lists
from plugins.listings import needs, organizations, projects, related, stations
from plugins.listings.indexes import Indexes
from plugins.listings.lists import Listing, Slice
from plugins.pages import urls
from plugins.pages.clock import earliest
from plugins.pages.declare import DeclaredPage
from plugins.pages.views import Choice, DivisionPage, Link, Meta, Related, Searched
from scripts.records.city import Division


class Part(NamedTuple):
    """What a division has of one kind: how it is called, where all of it stands, the first few."""

    label: str
    url: str
    size: int
    shown: dict[str, Any]


def division_pages(found: Lists, indexes: Indexes) -> Iterator[DeclaredPage]:
    """Declare one page for each of the city's divisions."""
    listings: tuple[Listing[Any], ...] = (
        projects.listing(indexes),
        organizations.listing(indexes),
        stations.listing(indexes),
        needs.listing(indexes),
    )
    for division in indexes.portal.city.divisions:
        slices = [(listing, _slice(listing, division)) for listing in listings]
        parts = [_openings(found, division), *(_part(*pair, division) for pair in slices)]
        filled = [part for part in parts if part.size]
        changes_at = earliest(
            found.changes_at,
            indexes.stories_due.get(("divisions", division.code)),
            *(part.changes_at for _, part in slices),
        )
        view = _view(division, filled, found, indexes)
        yield DeclaredPage(
            path=urls.path(view.meta.url),
            template="pages/division.html",
            view=view,
            changes_at=changes_at,
            listed=bool(filled),
        )


def _slice(listing: Listing[Any], division: Division) -> Slice[Any]:
    facet = next(facet for facet in listing.facets if facet.name == "division")
    return facet.slices.get(division.code, Slice())


def _part(listing: Listing[Any], part: Slice[Any], division: Division) -> Part:
    url = urls.facet(listing.base, "division", division.code)
    shown = listing.fill(part.items[: related.FEW])
    return Part(listing.label, url, len(part.items), shown)


def _openings(found: Lists, division: Division) -> Part:
    key = (("division", division.code),)
    hits = found.found[key]
    rows = tuple(hit.row for hit in hits[: related.FEW])
    return Part("招募信息", keys.address(key), len(hits), {"openings": rows})


def _view(division: Division, parts: list[Part], found: Lists, indexes: Indexes) -> DivisionPage:
    counts = tuple(Link(label=f"{part.label} {part.size} 个", url=part.url) for part in parts)
    said = "、".join(link.label for link in counts) or "暂时没有招募信息、项目、组织和服务站点"
    return DivisionPage(
        meta=Meta(
            title=division.name,
            description=f"{division.name}：{said}",
            url=urls.division(division.code),
            section="openings",
            noindex=not parts,
            searched=Searched(kind="division", divisions=(division.code,)),
        ),
        title=division.name,
        summary=f"{division.name}：{said}",
        counts=counts,
        categories=tuple(_narrowed(found, division, "category")),
        weekend=next(_narrowed(found, division, "weekend"), None),
        related=tuple(_related(division, parts, indexes)),
        streets=tuple(_streets(found, division)),
    )


def _narrowed(found: Lists, division: Division, facet: str) -> Iterator[Choice]:
    """Yield the division's own choices of a facet that leave something."""
    for value in found.values[facet]:
        key = (("division", division.code), (facet, value.code))
        if count := len(found.found.get(key, ())):
            yield Choice(label=value.label, url=keys.address(key), count=count)


def _streets(found: Lists, division: Division) -> Iterator[Choice]:
    """Yield all of them; those without openings lead nowhere."""
    for street in division.streets:
        key = (("street", street.code),)
        yield Choice(label=street.name, url=keys.address(key), count=len(found.found.get(key, ())))


def _related(division: Division, parts: list[Part], indexes: Indexes) -> Iterator[Related]:
    for part in parts:
        more = Link(label=f"{division.name}全部{part.label}", url=part.url)
        yield Related(title=part.label, more=more, **part.shown)
    yield from related.stories(indexes, "divisions", division.code)
