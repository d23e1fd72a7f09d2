"""A list to take along: the same openings as calendar, feeds, map data and table."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from plugins.feeds import atom, calendar, geojson, json_feed, table
from plugins.feeds.kept import changes_at as kept_until
from plugins.feeds.told import Told, teller
from plugins.feeds.words import Head
from plugins.listings.entries import Entry
from plugins.listings.indexes import Indexes
from plugins.pages import urls
from plugins.pages.clock import earliest
from plugins.pages.declare import DeclaredPage
from plugins.pages.views import JoinedFile, Link

_CALENDAR, _ATOM, _JSON, _MAP, _TABLE = "ics", "atom.xml", "feed.json", "geojson", "csv"
NEWEST = 100
"""So many openings a feed tells of, those changed last: readers ask for it again and again.
Calendar, table and map data hold all."""
LABELS = {
    _CALENDAR: "日历",
    _TABLE: "表格（CSV）",
    _ATOM: "订阅源（Atom）",
    _JSON: "订阅源（JSON Feed）",
    _MAP: "地图数据（GeoJSON）",
}
"""By the ending of the file's name."""


def links(base: str) -> tuple[Link, ...]:
    """Return the ways to take the list at `base` along, the calendar first."""
    return tuple(
        Link(label=label, url=urls.list_file(base, ending)) for ending, label in LABELS.items()
    )


def along(  # noqa: PLR0913 # what a list is
    base: str,
    title: str,
    entries: Sequence[Entry],
    changes_at: dt.datetime | None,
    indexes: Indexes,
    *,
    ended: Sequence[Entry] = (),
    chosen: Mapping[str, frozenset[str]] | None = None,
) -> Iterator[DeclaredPage]:
    """Declare the files of the list at `base`: what it shows, in every format.

    `ended` are openings that the list would show if they weren't over: calendars keep them for
    a while. `chosen` names the sessions meant, by opening, where a list doesn't mean all of them.
    """
    taken = _Taken(
        title=f"{indexes.portal.city.site_name} · {title}",
        base=base,
        indexes=indexes,
        told=tuple(map(teller(indexes.portal).tell, entries)),
        ended=tuple(map(teller(indexes.portal).tell, ended)),
        chosen=chosen or {},
    )
    until = earliest(changes_at, kept_until(ended, indexes))
    for ending, parts in _files(taken):
        yield DeclaredPage(
            path=urls.path(urls.list_file(base, ending)),
            template="files/joined.txt",
            view=JoinedFile(parts=parts),
            changes_at=until if ending == _CALENDAR else changes_at,
            listed=False,
        )


@dataclass(frozen=True, kw_only=True)
class _Taken:
    title: str
    base: str
    indexes: Indexes
    told: tuple[Told, ...]
    ended: tuple[Told, ...]
    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def head(self, ending: str) -> Head:
        """Return what one of its files says of itself."""
        file = urls.list_file(self.base, ending)
        return Head(title=self.title, page=self.base, file=file, indexes=self.indexes)

    def pick(self, one: Told, pieces: Mapping[str, str]) -> Iterator[str]:
        """Yield what is said of the sessions meant."""
        meant = self.chosen.get(one.notice.opening.id)
        return (
            piece for key, piece in pieces.items() if meant is None or one.sessions[key].id in meant
        )


def _files(taken: _Taken) -> Iterator[tuple[str, tuple[str, ...]]]:
    told = taken.told
    newest = sorted(told, key=lambda one: one.newness, reverse=True)[:NEWEST]
    events = (event for one in (*told, *taken.ended) for event in taken.pick(one, one.events))
    features = (found for one in told for found in taken.pick(one, one.features))
    rows = (found for one in told for found in taken.pick(one, one.rows))
    yield _CALENDAR, calendar.subscribed(taken.head(_CALENDAR), events)
    notices = [one.notice for one in newest]
    yield _ATOM, atom.feed(taken.head(_ATOM), notices, [one.entry for one in newest])
    yield _JSON, json_feed.feed(taken.head(_JSON), [one.item for one in newest])
    yield _MAP, geojson.collection(taken.head(_MAP), features)
    yield _TABLE, table.table(taken.head(_TABLE), rows)
