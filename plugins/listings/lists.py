"""Lists of records: all of them, and narrowed to a value of a facet, or of two; paged."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
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
    moves: bool = False
    """Whether the clock takes a record from one value to another."""


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
    pairs: tuple[tuple[str, str], ...] = ()
    """Names of two facets, in their order, whose values have pages together."""
    empty: str = ""
    more: tuple[Link, ...] = ()
    above: tuple[Link, ...] = ()
    """What its pages stand below, besides the home page."""
    besides: Callable[["Chosen"], dict[str, Any]] = lambda _: {}
    """What else stands on a list's pages, by what is chosen there: further fields of ListPage."""
    kept: dict[tuple["Narrowed", ...], list[Item]] = field(default_factory=dict, compare=False)
    """What was found for a choice before: every page counts many of them."""


class Narrowed(NamedTuple):
    """The facet and value a list is narrowed to."""

    facet: str
    code: str
    label: str


Chosen = tuple[Narrowed, ...]
"""What a list is narrowed to: nothing, one value, or a pair, in the order of the facets."""


def list_pages(listing: Listing[Item]) -> Iterator[DeclaredPage]:
    """Declare the full list, one for each value of each facet, and one for each pair with a page.

    A value that nothing has keeps its address, which says so; sitemap.xml doesn't name it.
    Each of them changes whenever the full list does, for it counts what the other values leave.
    """
    yield from _one_list(listing, listing.all, ())
    for facet in listing.facets:
        for code, label in facet.values:
            narrowed = Narrowed(facet.name, code, label)
            yield from _one_list(listing, facet.slices.get(code, Slice()), (narrowed,))
    for first, second in listing.pairs:
        one, two = _facet(listing, first), _facet(listing, second)
        for pair in product(_values(one), _values(two)):
            if has_page(listing, pair):
                yield from _one_list(listing, Slice(items=items_of(listing, pair)), pair)


def has_page(listing: Listing[Item], chosen: Chosen) -> bool:
    """Tell whether a choice has a page: a pair does, where something ever belonged to both.

    What the clock moves from value to value has belonged to all of them.
    """
    facets = [_facet(listing, one.facet) for one in chosen]
    if len(chosen) > 1 and tuple(facet.name for facet in facets) not in listing.pairs:
        return False
    lasting = [one for one, facet in zip(chosen, facets, strict=True) if not facet.moves]
    return len(chosen) == 1 or bool(items_of(listing, tuple(lasting)))


def items_of(listing: Listing[Item], chosen: Chosen) -> list[Item]:
    """Return what all the values chosen have, in the order of the full list."""
    if chosen in listing.kept:
        return listing.kept[chosen]
    found = list(listing.all.items)
    for one in chosen:
        part = _facet(listing, one.facet).slices.get(one.code, Slice())
        among = {id(item) for item in part.items}
        found = [item for item in found if id(item) in among]
    listing.kept[chosen] = found
    return found


def address(listing: Listing[Item], chosen: Chosen) -> str:
    """Return the address of a list, such as /organizations/kind/social/division/431002/."""
    found = listing.base
    for one in chosen:
        found = urls.facet(found, one.facet, one.code)
    return found


def _facet(listing: Listing[Item], name: str) -> Facet[Item]:
    return next(facet for facet in listing.facets if facet.name == name)


def _values(facet: Facet[Item]) -> list[Narrowed]:
    return [Narrowed(facet.name, code, label) for code, label in facet.values]


def _one_list(listing: Listing[Item], part: Slice[Item], chosen: Chosen) -> Iterator[DeclaredPage]:
    labels = [one.label for one in chosen]
    heading = " · ".join((*labels, listing.label))
    sentence = listing.summary(" · ".join(labels) or listing.scope, part.items)
    groups = tuple(_groups(listing, chosen))
    for url, items, pager in pages(part.items, address(listing, chosen)):
        page = f"（第 {pager.current} 页）" if pager.current > 1 else ""
        view = ListPage(
            meta=Meta(
                title=heading + page,
                description=sentence,
                url=url,
                section=listing.kind,
                crumbs=tuple(_crumbs(listing, chosen)),
                noindex=not part.items,
            ),
            kind=listing.kind,
            heading=heading,
            summary=sentence,
            groups=groups,
            pager=pager,
            empty=listing.empty,
            empty_links=() if part.items else tuple(_elsewhere(listing, chosen)),
            more=listing.more,
            **listing.besides(chosen),
            **listing.fill(items),
        )
        yield declared_list(view, listing.all.changes_at, listed=bool(part.items) or not chosen)


def _crumbs(listing: Listing[Item], chosen: Chosen) -> Iterator[Link]:
    """Yield what is above, the full list, of a pair its first value, of a street its division."""
    yield from listing.above
    if not chosen:
        return
    yield Link(label=listing.label, url=listing.base)
    for number, one in enumerate(chosen[:-1], 1):
        yield Link(label=one.label, url=address(listing, chosen[:number]))
    if above := _above(listing, chosen[-1]):
        yield Link(label=above.label, url=address(listing, (above,)))


def _above(listing: Listing[Item], one: Narrowed) -> Narrowed | None:
    """Return the division of a street; None of everything else."""
    parent = _facet(listing, one.facet).parents.get(one.code)
    divisions = _values(_facet(listing, "division")) if parent else []
    return next((division for division in divisions if division.code == parent), None)


def _groups(listing: Listing[Item], chosen: Chosen) -> Iterator[ChoiceGroup]:
    """Yield the choices of each facet; of streets only where some are offered."""
    for facet in listing.facets:
        group = choice_group(listing, facet, chosen)
        if group.choices or not facet.parents:
            yield group


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


def choice_group(listing: Listing[Item], facet: Facet[Item], chosen: Chosen) -> ChoiceGroup:
    """Return the values of a facet that leave something, and the current one in any case.

    Where a value and what is chosen otherwise have a page together, it leads there; else to its
    own list. Streets are offered within the division that is chosen, or that of a chosen street.
    """
    current = next((one for one in chosen if one.facet == facet.name), None)
    above = _above(listing, current) if current else None
    rest = tuple(one for one in chosen if one.facet != facet.name)
    within = {one.code for one in (*rest, *([above] if above else []))}
    choices = [
        _choice(listing, value, rest, current=value == current)
        for value in _values(facet)
        if not facet.parents or facet.parents[value.code] in within
    ]
    return ChoiceGroup(
        title=facet.title,
        choices=tuple(choice for choice in choices if choice.count or choice.current),
        clear=address(listing, rest or ((above,) if above else ())) if current else None,
    )


def _choice(listing: Listing[Item], value: Narrowed, rest: Chosen, *, current: bool) -> Choice:
    order = [facet.name for facet in listing.facets]
    together = tuple(sorted((*rest, value), key=lambda one: order.index(one.facet)))
    wanted = together if has_page(listing, together) else (value,)
    return Choice(
        label=value.label,
        url=address(listing, wanted),
        count=len(items_of(listing, wanted)),
        current=current,
    )


def _elsewhere(listing: Listing[Item], chosen: Chosen) -> Iterator[Link]:
    """Yield up to three neighbours of the last value that have something, and the full list."""
    if not chosen:
        return
    facet = _facet(listing, chosen[-1].facet)
    codes = [code for code, _ in facet.values]
    at = codes.index(chosen[-1].code)
    filled = [
        (abs(codes.index(one.code) - at), Link(label=one.label, url=address(listing, (one,))))
        for one in _values(facet)
        if facet.slices.get(one.code, Slice()).items
    ]
    yield from (link for _, link in sorted(filled, key=lambda pair: pair[0])[:3])
    yield Link(label=f"全部{listing.label}", url=listing.base)
