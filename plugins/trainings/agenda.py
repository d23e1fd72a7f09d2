"""/trainings/: every session to come, month by month, with who asks for it first."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from plugins.listings.facets import by_division, slices
from plugins.listings.lists import Facet, Listing, Slice, list_pages
from plugins.listings.sessions import in_order
from plugins.listings.trainings import MODES, TrainingBook, TrainingEntry, mode, session_row
from plugins.pages import text, urls
from plugins.pages.declare import DeclaredPage
from plugins.pages.views import Link, Month, OpeningRow
from scripts.records import Session
from scripts.rules.opening_state import State

_TITLE = 16
"""Characters of an opening's title in a row; the others are counted."""


class Date(NamedTuple):
    """One session of a training."""

    entry: TrainingEntry
    session: Session

    @property
    def order(self) -> tuple[str, str, str]:
        """Sort by day and time; an unknown time comes first."""
        session = self.session
        return session.start_date.isoformat(), session.start_time or "", self.entry.training.id


def agenda_pages(book: TrainingBook) -> Iterator[DeclaredPage]:
    """Declare what is to come and what is over."""
    clock = book.indexes.clock
    every = (
        Date(entry, session)
        for entry in book.entries.values()
        for session in in_order(entry.training)
    )
    dates = sorted(every, key=lambda date: date.order)
    coming = [date for date in dates if not clock.is_over(date.session)]
    past = [date for date in reversed(dates) if clock.is_over(date.session)]
    yield from list_pages(_coming(coming, book))
    yield from list_pages(_past(past, book))


def _coming(dates: Sequence[Date], book: TrainingBook) -> Listing[Date]:
    city = book.indexes.portal.city
    by_mode = slices(dates, lambda date: [date.entry.training.mode])
    return Listing(
        kind="trainings",
        base=urls.TRAININGS,
        label="培训",
        scope=city.name,
        summary=lambda scope, found: f"{scope}：接下来有 {_held(found)}",
        fill=lambda items: {"months": tuple(_months(items, book))},
        all=Slice(items=dates, changes_at=book.changes_at),
        facets=(
            Facet(name="mode", title="按方式", values=MODES, slices=by_mode),
            by_division(city, slices(dates, _divisions)),
        ),
        empty="这个条件下暂时没有培训安排。可以换个条件，或者过几天再来看。",
        more=(Link(label="已经结束的培训", url=urls.PAST_TRAININGS),),
    )


def _past(dates: Sequence[Date], book: TrainingBook) -> Listing[Date]:
    return Listing(
        kind="trainings",
        base=urls.PAST_TRAININGS,
        label="已经结束的培训",
        scope=book.indexes.portal.city.name,
        summary=lambda scope, found: f"{scope}：已经结束 {_held(found)}",
        fill=lambda items: {"months": tuple(_months(items, book))},
        all=Slice(items=dates, changes_at=book.changes_at),
        empty="还没有已经结束的培训。",
        more=(Link(label="接下来的培训", url=urls.TRAININGS),),
        above=(Link(label="培训", url=urls.TRAININGS),),
    )


def _held(dates: Sequence[Date]) -> str:
    """Count them; what is cancelled doesn't take place and is counted by itself."""
    cancelled = sum(date.entry.state is State.CANCELLED for date in dates)
    others = f"，另有 {cancelled} 场取消了" if cancelled else ""
    return f"{len(dates) - cancelled} 场培训{others}"


def _divisions(date: Date) -> list[str]:
    return [date.session.division or date.entry.training.division]


def _months(dates: Sequence[Date], book: TrainingBook) -> Iterator[Month]:
    def month(date: Date) -> tuple[int, int]:
        return date.session.start_date.year, date.session.start_date.month

    for (year, number), group in groupby(dates, month):
        rows = tuple(_row(date, book) for date in group)
        yield Month(title=f"{year}年{number}月", openings=rows)


def _row(date: Date, book: TrainingBook) -> OpeningRow:
    row = session_row(date.entry, date.session, book.indexes)
    known = (mode(date.entry.training), _asked(date.entry, book))
    return replace(row, note="；".join(part for part in known if part) or None)


def _asked(entry: TrainingEntry, book: TrainingBook) -> str | None:
    """Say which openings ask for a training; of what is over or cancelled, nothing."""
    gone = entry.over or entry.state is State.CANCELLED
    found = [] if gone else book.openings(entry.training.id)
    if not found:
        return None
    named = text.quoted(text.shorten(found[0].opening.title, _TITLE))
    count = f"等 {len(found)} 个招募" if len(found) > 1 else ""
    return f"{named}{count}要求先参加"
