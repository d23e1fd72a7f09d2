"""Every opening told once in every format; a list's files are put together from that."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from plugins.feeds import atom, event, geojson, json_feed, table, words
from plugins.feeds.words import Notice
from plugins.listings.entries import Entry
from plugins.listings.indexes import Indexes, indexes
from plugins.listings.sessions import in_order
from plugins.pages.portal import Portal
from scripts.records import Offer, Session


@dataclass(frozen=True, eq=False)
class Told:
    """An opening in all formats, each made when first asked for."""

    notice: Notice

    @cached_property
    def newness(self) -> tuple[dt.datetime, str]:
        """What feeds are sorted by: when it last changed."""
        return self.notice.updated, self.notice.opening.id

    @cached_property
    def sessions(self) -> dict[str, Session]:
        """By id, in order; where a source gives two the same id, the later gets a number."""
        return numbered(self.notice.opening)

    @cached_property
    def waiting(self) -> tuple[str, ...]:
        """The sessions that are not over, by id."""
        clock = self.notice.indexes.clock
        return tuple(key for key, one in self.sessions.items() if not clock.is_over(one))

    @cached_property
    def events(self) -> Mapping[str, str]:
        """Every session, those that are over too: a calendar keeps them."""
        return {key: event.event(self.notice, one, key) for key, one in self.sessions.items()}

    @cached_property
    def features(self) -> Mapping[str, str]:
        """The sessions to come."""
        return {key: geojson.feature(self.notice, self.sessions[key]) for key in self.waiting}

    @cached_property
    def rows(self) -> Mapping[str, str]:
        """The sessions to come."""
        return {key: table.row(self.notice, self.sessions[key]) for key in self.waiting}

    @cached_property
    def entry(self) -> str:
        """Of an Atom feed."""
        return atom.entry(self.notice)

    @cached_property
    def item(self) -> str:
        """Of a JSON Feed."""
        return json_feed.item(self.notice)


def numbered(offer: Offer) -> dict[str, Session]:
    """Return the sessions of an opening or training by id, in order, no two of one id."""
    found: dict[str, Session] = {}
    for session in in_order(offer):
        again = sum(one.id == session.id for one in found.values())
        found[f"{session.id}-{again + 1}" if again else session.id] = session
    return found


class Teller:
    """Tells openings, each once a build."""

    def __init__(self, indexes: Indexes) -> None:
        """Begin with none told."""
        self._indexes = indexes
        self._told: dict[str, Told] = {}

    def tell(self, entry: Entry) -> Told:
        """Return an opening in all formats."""
        key = entry.opening.id
        if key not in self._told:
            self._told[key] = Told(words.notice(entry, self._indexes))
        return self._told[key]


@lru_cache(maxsize=1)
def teller(portal: Portal) -> Teller:
    """Return the one who tells this build's openings."""
    return Teller(indexes(portal))
