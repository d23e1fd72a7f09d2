"""The lists of recruitment notices: current ones, this weekend's, past ones."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from plugins.listings import sessions
from plugins.listings.entries import Entry, row
from plugins.listings.facets import by_category, by_division
from plugins.listings.indexes import Group, Indexes
from plugins.listings.lists import Listing, Slice, list_pages
from plugins.pages import text, urls
from plugins.pages.clock import earliest, next_midnight
from plugins.pages.declare import DeclaredPage
from plugins.pages.views import Link, OpeningRow

_SATURDAY = 5


def opening_pages(indexes: Indexes) -> Iterator[DeclaredPage]:
    """Declare every list of openings."""
    yield from list_pages(current(indexes))
    yield from list_pages(this_weekend(indexes))
    yield from list_pages(past(indexes))


def current(indexes: Indexes) -> Listing[Entry]:
    """Return what is not over: all, by division, by category."""
    city, groups = indexes.portal.city, indexes.openings
    return Listing(
        kind="openings",
        base=urls.OPENINGS,
        label="招募信息",
        scope=city.name,
        summary=_summary,
        fill=lambda items: {"openings": tuple(entry.row for entry in items)},
        all=_slice(groups.all),
        facets=(
            by_division(city, _slices(groups.by_division)),
            by_category(city, _slices(groups.by_category)),
        ),
        empty="这个条件下暂时没有招募信息。可以换个条件再找。",
        more=(
            Link(label="本周末的活动", url=urls.WEEKEND),
            Link(label="已结束的活动", url=urls.PAST_OPENINGS),
        ),
    )


def _slice(group: Group) -> Slice[Entry]:
    return Slice(items=group.current, changes_at=group.changes_at)


def _slices(groups: Mapping[str, Group]) -> dict[str, Slice[Entry]]:
    return {code: _slice(group) for code, group in groups.items()}


def _summary(scope: str, entries: Sequence[Entry]) -> str:
    joinable = sum(entry.joinable for entry in entries)
    if not entries:
        return f"{scope}：暂时没有招募信息"
    return f"{scope}：{len(entries)} 条招募信息，其中 {joinable} 条可以报名"


def weekend_days(now: dt.datetime) -> tuple[dt.date, dt.date]:
    """Return this week's Saturday and Sunday, today included."""
    saturday = now.date() + dt.timedelta(days=_SATURDAY - now.weekday())
    return saturday, saturday + dt.timedelta(days=1)


def weekend_title(now: dt.datetime) -> str:
    """Return such as 11月28日–29日; over a month's end 10月31日–11月1日."""
    saturday, sunday = weekend_days(now)
    last = f"{sunday.day}日" if sunday.month == saturday.month else text.date(sunday, sunday.year)
    return f"{text.date(saturday, saturday.year)}–{last}"


def weekend_rows(indexes: Indexes) -> list[OpeningRow]:
    """Return what one can join and that has a session this weekend, each naming that session."""
    days, clock = weekend_days(indexes.clock.now), indexes.clock
    found: list[tuple[str, str, OpeningRow]] = []
    for entry in indexes.openings.all.current:
        session = next(
            (s for s in sessions.to_come(entry.opening, clock) if s.start_date in days), None
        )
        if session is not None and entry.joinable:
            made = row(entry.opening, entry.state, session, indexes.words)
            found.append((made.starts, entry.opening.id, made))
    return [made for _, _, made in sorted(found, key=lambda item: item[:2])]


def this_weekend(indexes: Indexes) -> Listing[OpeningRow]:
    """Return this weekend's openings; the list changes at midnight at the latest."""
    now = indexes.clock.now
    label = f"本周末（{weekend_title(now)}）"

    def summary(scope: str, rows: Sequence[OpeningRow]) -> str:
        return (
            f"{scope}：{len(rows)} 条可以报名" if rows else f"{scope}：本周末暂时没有可以报名的活动"
        )

    return Listing(
        kind="openings",
        base=urls.WEEKEND,
        label=label,
        scope=indexes.portal.city.name,
        summary=summary,
        fill=lambda rows: {"openings": tuple(rows)},
        all=Slice(
            items=weekend_rows(indexes),
            changes_at=earliest(indexes.openings.all.changes_at, next_midnight(now)),
        ),
        empty="本周末暂时没有可以报名的活动。看看之后的日子吧。",
        more=(Link(label="全部招募信息", url=urls.OPENINGS),),
    )


def past(indexes: Indexes) -> Listing[Entry]:
    """Return what is over, the latest first."""
    group = indexes.openings.all

    def summary(scope: str, entries: Sequence[Any]) -> str:
        return f"{scope}：{len(entries)} 个活动已经结束"

    return Listing(
        kind="openings",
        base=urls.PAST_OPENINGS,
        label="已结束的活动",
        scope=indexes.portal.city.name,
        summary=summary,
        fill=lambda items: {"openings": tuple(entry.row for entry in items)},
        all=Slice(items=group.past, changes_at=group.changes_at),
        empty="还没有已结束的活动。",
        more=(Link(label="全部招募信息", url=urls.OPENINGS),),
    )
