"""Read and write content/data, the last good copy of the management API's public records.

One sorted JSON line a record in `{collection}.jsonl`, gone.jsonl with what is public no longer,
and manifest.json with what they must add up to. The same records give the same bytes.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec

from scripts.errors import NewerSnapshotError, SnapshotError
from scripts.records import COLLECTIONS, SCHEMA_VERSION, Record
from scripts.records.gone import Gone
from scripts.rules.naming import settled

GONE = "gone.jsonl"
MEDIA_FOLDER = "media"


class CollectionState(msgspec.Struct, frozen=True, kw_only=True):
    """What the manifest says of one collection."""

    count: int
    high_water: int
    """The largest seq that has been pulled, tombstones included."""
    sha256: str = ""
    unknown: tuple[str, ...] = ()
    """Digests of the fields in the last full listing that the contract doesn't know."""
    again: dt.date | None = None
    """The day on which everything is listed anew: more may be shown of somebody then."""


class Flaw(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A record whose newest version isn't published as it is, and why.

    The same for a record that is left out, one whose earlier version stands, and one that lost
    a single reference; which of them, says the manifest's field it stands in.
    """

    collection: str
    id: str
    seq: int
    reason: str
    """What is wrong and what was expected, in Chinese."""
    field: str = ""
    """The field's path, such as `sessions[0].end_date`."""
    title: str = ""
    organization: str = ""
    """Id of the organization that can mend it, as far as the record says."""
    system: str = ""
    """The system the record was first entered in."""
    needs: str = ""
    """What would mend it without a new version, such as `organizations/ORG-7`."""
    accepted: bool = False
    """Somebody let it pass with `--accept`, so that it no longer stops a pull."""


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """content/data/manifest.json."""

    schema: str = SCHEMA_VERSION
    city: str
    """The city's division code: a snapshot of another city is refused."""
    source: str
    """A short digest of what names the API's database: another source means a full pull."""
    demo: bool
    """The source says that its people and organisations are invented."""
    as_of: str
    """When the source last answered, ISO 8601; the data page shows it."""
    collections: dict[str, CollectionState]
    held: tuple[Flaw, ...] = ()
    """Published in an earlier version."""
    quarantined: tuple[Flaw, ...] = ()
    """Not published at all."""
    dropped: tuple[Flaw, ...] = ()
    """Published without a reference to something that doesn't exist, or a name."""
    gone_sha256: str = ""
    """Of gone.jsonl."""


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """The records of every collection, by id, and the manifest they came with."""

    manifest: Manifest
    records: Mapping[str, Mapping[str, Record]] = field(default_factory=dict)
    gone: tuple[Gone, ...] = ()
    """What was public and is not any more; see docs/withdrawal.md."""

    def of(self, collection: str) -> Mapping[str, Any]:
        """Return the records of a collection by id, in the order of their ids."""
        return self.records.get(collection, {})


def as_of_day(snapshot: Snapshot, on: dt.date) -> Snapshot:
    """Return the snapshot as it may be shown on a day: names whose consent has ended are masked."""
    records = {
        name: {key: settled(record, on) for key, record in rows.items()}
        for name, rows in snapshot.records.items()
    }
    return replace(snapshot, records=records)


def encode_lines(records: Iterable[Record]) -> bytes:
    """Encode records as canonical JSON lines, sorted by id."""
    encoder = msgspec.json.Encoder(order="sorted")
    ordered = sorted(records, key=lambda record: record.id)
    return b"".join(encoder.encode(record) + b"\n" for record in ordered)


def encode_gone(gone: Iterable[Gone]) -> bytes:
    """Encode the gone list as canonical JSON lines, sorted."""
    encoder = msgspec.json.Encoder(order="sorted")
    ordered = sorted(gone, key=lambda entry: (entry.collection, entry.id))
    return b"".join(encoder.encode(entry) + b"\n" for entry in ordered)


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest alone.

    Raises SnapshotError where it is missing, damaged, or newer than this software.
    """
    path = folder / "manifest.json"
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise SnapshotError(f"{path}：还没有数据，请先运行 python -m scripts pull") from None
    _refuse_newer(path, data)
    try:
        return msgspec.json.decode(data, type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise SnapshotError(
            f"{path}：文件已损坏（{error}），请删除 {folder} 后重新运行 python -m scripts pull"
        ) from None


class _Version(msgspec.Struct):
    schema: str


def _refuse_newer(path: Path, data: bytes) -> None:
    try:
        version = msgspec.json.decode(data, type=_Version).schema
    except (msgspec.DecodeError, UnicodeDecodeError):
        return  # the full decode says what is wrong
    if _numbers(version) > _numbers(SCHEMA_VERSION):
        raise NewerSnapshotError(
            f"{path}：数据是 {version} 版，本程序只认识到 {SCHEMA_VERSION} 版；"
            "请更新程序，或删除该文件夹后重新运行 python -m scripts pull"
        )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def read_snapshot(folder: Path) -> Snapshot:
    """Read and verify the whole snapshot.

    Raises SnapshotError where a file is missing, damaged or doesn't match the manifest.
    """
    manifest = read_manifest(folder)
    if manifest.schema != SCHEMA_VERSION:
        raise SnapshotError(
            f"{folder}：数据是旧的 {manifest.schema} 版，请重新运行 python -m scripts pull"
        )
    records = {
        name: _read_collection(folder / f"{name}.jsonl", kind, manifest.collections.get(name))
        for name, kind in COLLECTIONS.items()
    }
    gone = _verified(folder / GONE, manifest.gone_sha256)
    return Snapshot(
        manifest=manifest,
        records=records,
        gone=tuple(msgspec.json.Decoder(Gone).decode_lines(gone)),
    )


def _read_collection(
    path: Path, kind: type[Record], state: CollectionState | None
) -> dict[str, Record]:
    if state is None:
        return {}
    data = _verified(path, state.sha256)
    return {record.id: record for record in msgspec.json.Decoder(kind).decode_lines(data)}


def _verified(path: Path, sha256: str) -> bytes:
    """Read a file that the manifest vouches for. Raises SnapshotError where it differs."""
    data = path.read_bytes() if path.exists() else b""
    if hashlib.sha256(data).hexdigest() != sha256:
        raise SnapshotError(
            f"{path}：内容与 manifest.json 不符（可能被改动或没有写完），"
            f"请删除 {path.parent} 后重新运行 python -m scripts pull"
        )
    return data


def write_snapshot(folder: Path, snapshot: Snapshot) -> Manifest:
    """Write a snapshot into an empty folder and return its manifest with the hashes filled in.

    The caller swaps the folder into place; see scripts/swap.py.
    """
    folder.mkdir(parents=True, exist_ok=True)
    states = {}
    for name, state in snapshot.manifest.collections.items():
        data = encode_lines(snapshot.of(name).values())
        (folder / f"{name}.jsonl").write_bytes(data)
        states[name] = msgspec.structs.replace(
            state, count=len(snapshot.of(name)), sha256=hashlib.sha256(data).hexdigest()
        )
    gone = encode_gone(snapshot.gone)
    (folder / GONE).write_bytes(gone)
    manifest = msgspec.structs.replace(
        snapshot.manifest, collections=states, gone_sha256=hashlib.sha256(gone).hexdigest()
    )
    encoded = msgspec.json.format(msgspec.json.encode(manifest, order="sorted"))
    (folder / "manifest.json").write_bytes(encoded + b"\n")
    return manifest
