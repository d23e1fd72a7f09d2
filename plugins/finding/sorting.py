"""The full list in other orders: what closes soonest, what has most places left."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plugins.finding.keys import EVERYTHING
from plugins.finding.lists import Hit, Lists
from plugins.listings.indexes import Indexes
from plugins.listings.lists import declared_list
from plugins.listings.sessions import left_and_needed
from plugins.pages import urls
from plugins.pages.declare import DeclaredPage
from plugins.pages.paging import pages
from plugins.pages.views import Choice, ChoiceGroup, Link, ListPage, Meta
from scripts.rules.opening_state import State, joinable, sign_up_closes

MOST = 100
"""So many of each: whoever wants more narrows the list, or uses the finder."""


class Order(NamedTuple):
    """One order of the full list."""

    code: str
    label: str
    heading: str


DATE = Order("", "日期最近的在前", "")
DEADLINE = Order("deadline", "快截止报名的在前", "快截止报名的活动")
PLACES = Order("places", "名额多的在前", "名额多的活动")
ORDERS = (DATE, DEADLINE, PLACES)


def order_group(found: Lists, current: str) -> ChoiceGroup:
    """Return the orders as choices."""
    everything = len(found.found[EVERYTHING])
    return ChoiceGroup(
        title="排序",
        choices=tuple(
            Choice(
                label=order.label,
                url=urls.ordered(order.code),
                count=min(MOST, everything) if order.code else everything,
                current=urls.ordered(order.code) == current,
            )
            for order in ORDERS
        ),
    )


def ordered_pages(found: Lists, indexes: Indexes) -> Iterator[DeclaredPage]:
    """Declare the first hundred in each of the other orders; search engines have the list."""
    hits = [hit for hit in found.found[EVERYTHING] if hit.entry.state is State.OPEN]
    soonest = sorted(hits, key=lambda hit: (_closes(hit, indexes), hit.entry.opening.id))
    counted = [(left, hit) for hit in hits if (left := _left(hit, indexes))]
    most = sorted(counted, key=lambda pair: (-pair[0], *pair[1].order))
    yield from _pages(found, DEADLINE, soonest[:MOST])
    yield from _pages(found, PLACES, [hit for _, hit in most[:MOST]])


def _closes(hit: Hit, indexes: Indexes) -> dt.datetime:
    return sign_up_closes(hit.entry.opening, indexes.clock.zone)


def _left(hit: Hit, indexes: Indexes) -> int | None:
    clock = indexes.clock
    counted = left_and_needed(joinable(hit.entry.opening, clock.now, clock.zone))
    return counted[0] if counted else None


def _pages(found: Lists, order: Order, hits: Sequence[Hit]) -> Iterator[DeclaredPage]:
    base = urls.ordered(order.code)
    sentence = f"前 {len(hits)} 条" if len(hits) == MOST else f"共 {len(hits)} 条"
    for url, items, pager in pages(hits, base):
        view = ListPage(
            meta=Meta(
                title=order.heading,
                description=f"{order.heading}：{sentence}",
                url=url,
                section="openings",
                crumbs=(Link(label="招募信息", url=urls.OPENINGS),),
                noindex=True,
            ),
            kind="openings",
            heading=order.heading,
            summary=f"{order.label}，{sentence}",
            groups=(order_group(found, base),),
            openings=tuple(hit.row for hit in items),
            pager=pager,
            empty="暂时没有可以报名的活动。",
            ways=(Link(label="更多条件", url=f"{urls.FIND}?sort={order.code}"),),
            more=(Link(label="全部招募信息", url=urls.OPENINGS),),
        )
        yield declared_list(view, found.changes_at, listed=False)
