"""Walk a collection and decode what comes, keeping count."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from scripts.pull.decode import Arrival, decode
from scripts.pull.drift import Census
from scripts.pull.transport import Transport
from scripts.pull.walk import walk
from scripts.records import Record


@dataclass(kw_only=True)
class Harvest:
    """What one walk through a collection has met so far."""

    since: int
    census: Census
    on: dt.date
    """The day on which persons are judged."""
    known: frozenset[str]
    """Keys of the names that a picture's credit may hold."""
    ids: set[str] = field(default_factory=set)
    """Of the records that came, without tombstones."""
    items: int = 0
    """Records and tombstones."""
    live: int = 0
    """Without tombstones."""
    seen: int = 0
    """The largest seq."""
    high_water: int = 0
    """What the API said on the last page."""

    def arrivals(self, transport: Transport, say: Callable[[str], None]) -> Iterator[Arrival]:
        """Yield the decoded items after `since`; raises what `walk` raises."""
        for page in walk(transport, self.census.kind, self.since, say):
            self.high_water = page.high_water
            for item in page.items:
                arrival = decode(item, self.census.kind, self.on, self.known)
                self._count(arrival)
                if not arrival.removed:
                    self.census.add(item)
                yield arrival

    def _count(self, arrival: Arrival) -> None:
        self.items += 1
        self.seen = arrival.seq
        if not arrival.removed:
            self.live += 1
            self.ids.add(arrival.id)


def harvest(kind: type[Record], since: int, on: dt.date, known: frozenset[str]) -> Harvest:
    """Begin a walk after a seq; 0 is the full listing."""
    return Harvest(since=since, census=Census(kind=kind), on=on, known=known)
