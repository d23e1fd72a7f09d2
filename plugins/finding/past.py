"""What is over, the latest first."""

from collections.abc import Iterator, Sequence
from typing import Any

from plugins.listings.entries import Entry
from plugins.listings.indexes import Indexes
from plugins.listings.lists import Listing, Slice, list_pages
from plugins.pages import urls
from plugins.pages.declare import DeclaredPage
from plugins.pages.views import Link
from scripts.rules.opening_state import State


def past_pages(indexes: Indexes) -> Iterator[DeclaredPage]:
    """Declare the list of past openings."""
    group = indexes.openings.all

    def summary(scope: str, entries: Sequence[Any]) -> str:
        cancelled = sum(entry.state is State.CANCELLED for entry in entries)
        others = f"，另有 {cancelled} 个取消了" if cancelled else ""
        return f"{scope}：{len(entries) - cancelled} 个活动已经结束{others}"

    listing = Listing(
        kind="openings",
        base=urls.PAST_OPENINGS,
        label="已结束的活动",
        scope=indexes.portal.city.name,
        summary=summary,
        fill=_rows,
        all=Slice(items=group.past, changes_at=group.changes_at),
        empty="还没有已结束的活动。",
        more=(Link(label="全部招募信息", url=urls.OPENINGS),),
        above=(Link(label="招募信息", url=urls.OPENINGS),),
    )
    yield from list_pages(listing)


def _rows(entries: Sequence[Entry]) -> dict[str, tuple[Any, ...]]:
    return {"openings": tuple(entry.row for entry in entries)}
