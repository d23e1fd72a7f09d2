"""Lists of records: all of them, and narrowed to one value of a facet; paged."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, TypeVar

from plugins.pages import urls
from plugins.pages.declare import DeclaredPage
from plugins.pages.paging import pages
from plugins.pages.views import Choice, ChoiceGroup, Link, ListPage, Meta

Item = TypeVar("Item")


@dataclass(frozen=True, kw_only=True)
class Slice(Generic[Item]):
    """What a list shows, and when that next changes by the clock."""

    items: Sequence[Item] = ()
    changes_at: dt.datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Facet(Generic[Item]):
    """One way to narrow a list, such as by division."""

    name: str
    """Stands in addresses, such as division."""
    title: str
    values: tuple[tuple[str, str], ...]
    """(code, label), all that there can be, in their order."""
    slices: Mapping[str, Slice[Item]]
    """By code; a value without a slice has an empty list."""
    parents: Mapping[str, str] = field(default_factory=dict)
    """Of streets: the division, within which alone they are offered."""


@dataclass(frozen=True, kw_only=True)
class Listing(Generic[Item]):
    """Everything about the lists of one kind of record."""

    kind: str
    base: str
    label: str
    """Such as 招募信息."""
    scope: str
    """The city's name: what the full list covers."""
    summary: Callable[[str, Sequence[Item]], str]
    """From the scope and its items to a sentence with the count."""
    fill: Callable[[Sequence[Item]], dict[str, Any]]
    """From items to the fields of ListPage that hold their rows."""
    all: Slice[Item]
    facets: tuple[Facet[Item], ...] = ()
    empty: str = ""
    more: tuple[Link, ...] = ()
    besides: Callable[["Narrowed | None"], dict[str, Any]] = lambda _: {}
    """What else stands on a list's pages: further fields of ListPage."""


class Narrowed(NamedTuple):
    """The facet and value a list is narrowed to."""

    facet: str
    code: str
    label: str


def list_pages(listing: Listing[Item]) -> Iterator[DeclaredPage]:
    """Declare the full list and one for each value of each facet.

    A value that nothing has keeps its address, which says so; sitemap.xml doesn't name it.
    Each of them changes whenever the full list does, for it counts what the other values leave.
    """
    yield from _one_list(listing, listing.all, None)
    for facet in listing.facets:
        for code, label in facet.values:
            narrowed = Narrowed(facet.name, code, label)
            yield from _one_list(listing, facet.slices.get(code, Slice()), narrowed)


def _one_list(
    listing: Listing[Item], part: Slice[Item], narrowed: Narrowed | None
) -> Iterator[DeclaredPage]:
    base, heading, scope = listing.base, listing.label, listing.scope
    if narrowed:
        base = urls.facet(listing.base, narrowed.facet, narrowed.code)
        heading = f"{narrowed.label} · {listing.label}"
        scope = narrowed.label
    groups = tuple(_groups(listing, narrowed))
    sentence = listing.summary(scope, part.items)
    for url, items, pager in pages(part.items, base):
        page = f"（第 {pager.current} 页）" if pager.current > 1 else ""
        view = ListPage(
            meta=Meta(
                title=heading + page,
                description=sentence,
                url=url,
                section=listing.kind,
                crumbs=tuple(_crumbs(listing, narrowed)),
                noindex=not part.items,
            ),
            kind=listing.kind,
            heading=heading,
            summary=sentence,
            groups=groups,
            pager=pager,
            empty=listing.empty,
            empty_links=() if part.items else _elsewhere(listing, narrowed),
            more=listing.more,
            **listing.besides(narrowed),
            **listing.fill(items),
        )
        yield declared_list(view, listing.all.changes_at, listed=bool(part.items) or not narrowed)


def _groups(listing: Listing[Item], narrowed: Narrowed | None) -> Iterator[ChoiceGroup]:
    """Yield the choices of each facet; of streets only where some are offered."""
    for facet in listing.facets:
        group = choice_group(listing, facet, narrowed)
        if group.choices or not facet.parents:
            yield group


def _crumbs(listing: Listing[Item], narrowed: Narrowed | None) -> Iterator[Link]:
    if narrowed:
        yield Link(label=listing.label, url=listing.base)
        facet = _facet(listing, narrowed.facet)
        if parent := facet.parents.get(narrowed.code):
            label = dict(_facet(listing, "division").values)[parent]
            yield Link(label=label, url=urls.facet(listing.base, "division", parent))


def _facet(listing: Listing[Item], name: str) -> Facet[Item]:
    return next(facet for facet in listing.facets if facet.name == name)


def declared_list(
    view: ListPage, changes_at: dt.datetime | None, *, listed: bool = True
) -> DeclaredPage:
    """Declare one page of a list."""
    return DeclaredPage(
        path=urls.path(view.meta.url),
        template="pages/list.html",
        view=view,
        changes_at=changes_at,
        listed=listed,
    )


def choice_group(
    listing: Listing[Item], facet: Facet[Item], narrowed: Narrowed | None
) -> ChoiceGroup:
    """Return the values of a facet that leave something, and the current one in any case."""
    current = narrowed.code if narrowed and narrowed.facet == facet.name else None
    parent = facet.parents.get(current or "")
    offered = parent or (narrowed.code if narrowed and narrowed.facet == "division" else None)
    counted = [
        (code, label, len(facet.slices[code].items) if code in facet.slices else 0)
        for code, label in facet.values
        if not facet.parents or facet.parents[code] == offered
    ]
    clear = urls.facet(listing.base, "division", parent) if parent else listing.base
    choices = tuple(
        Choice(
            label=label,
            url=urls.facet(listing.base, facet.name, code),
            count=count,
            current=code == current,
        )
        for code, label, count in counted
        if count or code == current
    )
    return ChoiceGroup(title=facet.title, choices=choices, clear=clear if current else None)


def _elsewhere(listing: Listing[Item], narrowed: Narrowed | None) -> tuple[Link, ...]:
    """Name up to three neighbours that have something, and the full list."""
    if narrowed is None:
        return ()
    facet = _facet(listing, narrowed.facet)
    codes = [code for code, _ in facet.values]
    at = codes.index(narrowed.code)
    filled = [
        (
            abs(codes.index(code) - at),
            Link(label=label, url=urls.facet(listing.base, facet.name, code)),
        )
        for code, label in facet.values
        if code in facet.slices and facet.slices[code].items
    ]
    near = [link for _, link in sorted(filled, key=lambda pair: pair[0])[:3]]
    return (*near, Link(label=f"全部{listing.label}", url=listing.base))
