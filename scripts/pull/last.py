"""The last good snapshot, and whether it can be continued."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import msgspec

from scripts.errors import NewerSnapshotError, SnapshotError
from scripts.pull.index import Index
from scripts.pull.merge import Collection
from scripts.records import COLLECTIONS, City
from scripts.records.fields import Identifier
from scripts.records.gone import MEDIA, Gone
from scripts.snapshot import GONE, MEDIA_FOLDER, Manifest, Snapshot, read_manifest, read_snapshot

S = TypeVar("S")


@dataclass(frozen=True, kw_only=True)
class Last:
    """What the last pull left; all empty where that can't be used."""

    manifest: Manifest | None = None
    """None where its counts are no measure."""
    collections: Mapping[str, Collection] = field(default_factory=dict)
    """The last valid versions; empty where only the manifest can be read."""
    why_full: str = ""
    """Why everything must be pulled afresh; empty where it needn't be."""
    pictures: frozenset[str] = frozenset()
    """Names of the pictures that are public."""
    gone: tuple[Gone, ...] = ()
    """The gone list; where everything is pulled afresh, with all that was public before."""

    def gone_pictures(self, on: dt.date) -> dict[str, dt.date]:
        """Return the names of all pictures that were public, each with the day it went."""
        listed = {entry.id: entry.date for entry in self.gone if entry.collection == MEDIA}
        return listed | dict.fromkeys(self.pictures, on)

    def of(self, name: str) -> Collection:
        """Return a collection, an empty one where there is none."""
        found = self.collections.get(name) or Collection()
        found.gone = {entry.id: entry.date for entry in self.gone if entry.collection == name}
        return found

    def fallback(self, name: str, *, demo: bool) -> Collection:
        """Return the versions that a full listing may fall back to: none invented for a real."""
        same = self.manifest is None or self.manifest.demo == demo
        return self.of(name) if same else Collection()

    def count(self, name: str) -> int:
        """Return how many records of a collection the last snapshot has."""
        state = self.manifest.collections.get(name) if self.manifest else None
        return state.count if state else 0

    def high_water(self, name: str) -> int:
        """Return the largest seq that has been pulled."""
        state = self.manifest.collections.get(name) if self.manifest else None
        return state.high_water if state else 0

    def unknown(self, name: str) -> tuple[str, ...]:
        """Return the digests of unknown fields that the last full listing had."""
        state = self.manifest.collections.get(name) if self.manifest else None
        return state.unknown if state else ()


def last_good(folder: Path, city: City, index: Index, source: str, on: dt.date) -> Last:
    """Read content/data. Damaged, older, or from elsewhere: everything is pulled afresh.

    Another database of the same city may be a restored one: the last valid versions stay, for
    records whose present one is invalid, but not invented ones in place of real ones. It may be
    an emptied one, so the counts guard against it; those of invented records are no measure.

    What was public stays on the gone list, unless it belongs to another city, or to another
    source and was invented. `on` is the day on which what doesn't come back counts as gone.

    Raises NewerSnapshotError where this software is too old for it.
    """
    if not folder.exists():
        return Last(why_full="还没有数据")
    try:
        manifest = read_manifest(folder)
    except NewerSnapshotError:
        raise
    except SnapshotError:
        return Last(why_full="原来的数据已损坏")
    was_public = tuple(_was_public(folder, on))
    pictures = frozenset(path.name for path in (folder / MEDIA_FOLDER).glob("*.*"))
    snapshot = _read(folder)
    if manifest.city != city.code or manifest.source != source:
        return _elsewhere(manifest, snapshot, index, was_public, pictures)
    if snapshot is None:
        why = "原来的数据已损坏，或由旧版程序写成"
        return Last(manifest=manifest, why_full=why, pictures=pictures, gone=was_public)
    return Last(
        manifest=manifest,
        collections=_collections(snapshot),
        pictures=pictures,
        gone=snapshot.gone,
    )


def _was_public(folder: Path, on: dt.date) -> Iterator[Gone]:
    """Yield the gone list and all that is still public, from files that may be damaged or old."""
    yield from _readable(folder / GONE, Gone)
    for name in COLLECTIONS:
        for found in _readable(folder / f"{name}.jsonl", _Named):
            yield Gone(collection=name, id=found.id, date=on)


class _Named(msgspec.Struct):
    id: Identifier


def _readable(path: Path, kind: type[S]) -> Iterator[S]:
    for line in path.read_bytes().splitlines() if path.is_file() else ():
        try:
            yield msgspec.json.decode(line, type=kind)
        except (msgspec.DecodeError, UnicodeDecodeError):
            continue


def _read(folder: Path) -> Snapshot | None:
    try:
        return read_snapshot(folder)
    except (SnapshotError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def _elsewhere(
    manifest: Manifest,
    snapshot: Snapshot | None,
    index: Index,
    was_public: tuple[Gone, ...],
    pictures: frozenset[str],
) -> Last:
    """Keep of another source's snapshot what is still of use; its flaws are not ours."""
    comparable = manifest.city == index.city and manifest.demo == index.demo
    found = {}
    if comparable and snapshot:
        found = {name: Collection(records=dict(snapshot.of(name))) for name in COLLECTIONS}
    measure = manifest if comparable and not index.demo else None
    if measure is None:
        return Last(collections=found, why_full="数据来源换了")
    return Last(
        manifest=measure,
        collections=found,
        why_full="数据来源换了",
        pictures=pictures,
        gone=was_public,
    )


def _collections(snapshot: Snapshot) -> dict[str, Collection]:
    found = {name: Collection(records=dict(snapshot.of(name))) for name in COLLECTIONS}
    for flaw in snapshot.manifest.held:
        found[flaw.collection].held[flaw.id] = flaw
    for flaw in snapshot.manifest.quarantined:
        found[flaw.collection].quarantined[flaw.id] = flaw
    for flaw in snapshot.manifest.dropped:
        dropped = found[flaw.collection].dropped
        dropped[flaw.id] = (*dropped.get(flaw.id, ()), flaw)
    for name, state in snapshot.manifest.collections.items():
        found[name].again = state.again
    return found


def went_back(last: Last, index: Index) -> bool:
    """Tell whether the API knows less than we do: it was restored from a backup."""
    return any(index.collections[name].high_water < last.high_water(name) for name in COLLECTIONS)
