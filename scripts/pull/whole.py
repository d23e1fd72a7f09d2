"""The collections put together into a snapshot, and compared with the last one. Pure."""

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from scripts.pull.collect import Collected
from scripts.pull.index import Index
from scripts.pull.last import Last
from scripts.records import City
from scripts.records.gone import Gone
from scripts.snapshot import CollectionState, Flaw, Manifest, Snapshot


def whole(
    collected: Sequence[Collected], index: Index, origin: str, city: City, now: dt.datetime
) -> Snapshot:
    """Return the snapshot that these collections make."""
    parts = [one.now for one in collected]
    dropped = [flaws for part in parts for flaws in part.dropped.values()]
    manifest = Manifest(
        city=city.code,
        source=origin,
        demo=index.demo,
        as_of=now.isoformat(),
        collections={one.kind.COLLECTION: _state(one) for one in collected},
        held=_ordered(flaw for part in parts for flaw in part.held.values()),
        quarantined=_ordered(flaw for part in parts for flaw in part.quarantined.values()),
        dropped=_ordered(flaw for flaws in dropped for flaw in flaws),
    )
    records = {one.kind.COLLECTION: one.now.records for one in collected}
    gone = (
        Gone(collection=one.kind.COLLECTION, id=name, date=day)
        for one in collected
        for name, day in one.now.gone.items()
    )
    return Snapshot(manifest=manifest, records=records, gone=in_order(gone))


def in_order(gone: Iterable[Gone]) -> tuple[Gone, ...]:
    """Sort the gone list as it is written."""
    return tuple(sorted(gone, key=lambda entry: (entry.collection, entry.id)))


def _ordered(flaws: Iterable[Flaw]) -> tuple[Flaw, ...]:
    return tuple(sorted(flaws, key=lambda flaw: (flaw.collection, flaw.id, flaw.field)))


def _state(one: Collected) -> CollectionState:
    return CollectionState(
        count=len(one.now.records),
        high_water=one.high_water,
        unknown=one.unknown,
        again=one.now.again,
    )


def is_same(last: Last, snapshot: Snapshot) -> bool:
    """Tell whether the last snapshot already says all this; the time of asking aside."""
    if last.why_full or last.manifest is None:
        return False
    before = {name: part.records for name, part in last.collections.items()}
    return (
        _lasting(last.manifest) == _lasting(snapshot.manifest)
        and before == snapshot.records
        and in_order(last.gone) == snapshot.gone
    )


def _lasting(manifest: Manifest) -> Manifest:
    """Return the manifest without what only the moment or the files decide."""
    states = {
        name: msgspec.structs.replace(state, sha256="")
        for name, state in manifest.collections.items()
    }
    return msgspec.structs.replace(manifest, as_of="", gone_sha256="", collections=states)
