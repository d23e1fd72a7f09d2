"""One collection brought up to date: what to ask for, and whether the result is whole."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from scripts.errors import ContractError
from scripts.pull.drift import SEVERAL, drift
from scripts.pull.fit import World
from scripts.pull.guard import Trip, accepted, renamed, trips
from scripts.pull.harvest import Harvest, harvest
from scripts.pull.index import Index, Listed, fetch_index
from scripts.pull.judge import Judge
from scripts.pull.last import Last
from scripts.pull.merge import Collection, due, merge
from scripts.pull.transport import Transport
from scripts.records import City, Record, StarRule
from scripts.rules.naming.credit import known_sources


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where records come from, for which city, and who is told of the progress."""

    transport: Transport
    index: Index
    city: City
    say: Callable[[str], None]
    on: dt.date
    """Today in the city's zone: the day on which persons are judged."""


@dataclass(frozen=True, kw_only=True)
class Collected:
    """A collection as it would be published, and what speaks against publishing it."""

    kind: type[Record]
    now: Collection
    high_water: int
    unknown: tuple[str, ...]
    trips: tuple[Trip, ...]

    def passed(self, accept: frozenset[str]) -> "Collected":
        """Return it with its faulty records let pass, where they stopped it and that is wanted."""
        name = f"{self.kind.COLLECTION}:quarantine"
        if name in accept and any(trip.name == name for trip in self.trips):
            return replace(self, now=accepted(self.now))
        return self


@dataclass(frozen=True, kw_only=True)
class Task:
    """Bringing one collection up to date; `known` are the collections before it."""

    source: Source
    kind: type[Record]
    last: Last
    known: Mapping[str, Mapping[str, Record]]

    @property
    def name(self) -> str:
        """The collection's name."""
        return self.kind.COLLECTION

    @property
    def listed(self) -> Listed:
        """What the index says of the collection."""
        return self.source.index.collections[self.name]

    def run(self, *, full: bool) -> Collected:
        """Bring it up to date.

        Raises what the transport and the walk raise, and ContractError for half a listing.
        """
        full = full or self._is_due_again()
        now, met = self._full() if full else self._increments()
        full = full or (met is not None and met.since == 0)
        return Collected(
            kind=self.kind,
            now=now,
            high_water=max(self.listed.high_water, met.seen if met else 0),
            unknown=met.census.digests() if met and full else self.last.unknown(self.name),
            trips=tuple(self._trips(now, met, full=full)),
        )

    def _is_due_again(self) -> bool:
        """Tell whether the day has come on which more may be shown of somebody."""
        again = self.last.of(self.name).again
        return again is not None and again <= self.source.on

    def _full(self) -> tuple[Collection, Harvest]:
        last = self.last.fallback(self.name, demo=self.source.index.demo)
        now, met = self._walk(last, 0, full=True)
        if met.live < self.listed.count:
            self._refuse_half(met)
        return now, met

    def _refuse_half(self, met: Harvest) -> None:
        """Raise, unless the missing records were deleted since the index was asked."""
        listed = fetch_index(self.source.transport, self.source.city).collections[self.name]
        if met.high_water == listed.high_water and met.live < listed.count:
            raise ContractError(
                f"{self.kind.LABEL}（{self.name}）：管理系统的索引说有 {listed.count} 条，"
                f"只收到 {met.live} 条；数据不完整，没有更新。请重新运行，多次如此请找它的维护方"
            )

    def _increments(self) -> tuple[Collection, Harvest | None]:
        """Ask for what is new and for what can be published now; twice at most.

        The second time is for records that refer to others of the same collection.
        """
        now, met = merge(self.last.of(self.name), (), self.kind, self._world(None)), None
        if (since := self._since(now)) is not None:
            now, met = self._walk(now, since, full=False)
        if (since := due(now, self._world(now))) is not None:
            now, met = self._walk(now, since, full=False)
        if self._is_whole(now, met):
            return now, met
        self.source.say(f"{self.kind.LABEL}：条数与管理系统的索引不符，改为完整下载。")
        return self._full()

    def _since(self, now: Collection) -> int | None:
        starts = [due(now, self._world(now))]
        if self.listed.high_water > self.last.high_water(self.name):
            starts.append(self.last.high_water(self.name))
        return min((start for start in starts if start is not None), default=None)

    def _walk(self, start: Collection, since: int, *, full: bool) -> tuple[Collection, Harvest]:
        met = harvest(self.kind, since, self.source.on, self._sources())
        arrivals = met.arrivals(self.source.transport, self.source.say)
        now = merge(start, arrivals, self.kind, self._world(None), full=full)
        self.source.say(f"{self.kind.LABEL}：收到 {met.items} 条{'' if full else '变动'}。")
        return now, met

    def _sources(self) -> frozenset[str]:
        """Return what a picture's credit may name: the city's bodies and the organizations."""
        organizations = self.known.get("organizations", {}).values()
        names = (getattr(one, type(one).TITLE) for one in organizations)
        return known_sources(self.source.city, names)

    def _is_whole(self, now: Collection, met: Harvest | None) -> bool:
        """Compare with the index's count, unless something was written in between.

        Numbers that went back in between are another database's.
        """
        ahead = met.high_water - self.listed.high_water if met else 0
        return ahead > 0 or (ahead == 0 and now.live == self.listed.count)

    def _world(self, own: Collection | None) -> World:
        records = {**self.known, **({self.name: own.records} if own else {})}
        star_rules = [
            rule for rule in records.get("star_rules", {}).values() if isinstance(rule, StarRule)
        ]
        return World(
            on=self.source.on,
            divisions=self.source.city.division_codes(),
            records=records,
            judge=Judge(city=self.source.city, star_rules=star_rules),
        )

    def _trips(self, now: Collection, met: Harvest | None, *, full: bool) -> Iterable[Trip]:
        said = self._drift(met, full=full) if met else None
        if said:
            yield renamed(self.kind, said)
        for trip in trips(self.kind, now, before=self.last.count(self.name), full=full):
            if not (said and trip.name.endswith(":quarantine")):  # the rename says it better
                yield trip

    def _drift(self, met: Harvest, *, full: bool) -> str | None:
        last = self.last.of(self.name).records
        before = last if full else {name: last[name] for name in met.ids & last.keys()}
        if not full and met.census.items < SEVERAL:
            return None
        return drift(met.census, before.values(), self.last.unknown(self.name))
