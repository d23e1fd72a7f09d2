"""release.json: what a release was made from. It lies beside the site, never in it."""

import datetime as dt

import msgspec

from scripts.commit import Commit
from scripts.errors import DeployError
from scripts.snapshot import Manifest


class SnapshotMark(msgspec.Struct, frozen=True, kw_only=True):
    """Which snapshot a site shows."""

    sha256: str
    """Of its manifest.json."""
    source: str
    as_of: str
    high_water: dict[str, int]
    """By collection: the largest seq that had been pulled."""


class Release(msgspec.Struct, frozen=True, kw_only=True):
    """releases/N/release.json."""

    number: int
    sha256: str
    """The digest of the tree that passed its checks; see scripts/checked.py."""
    files: int
    beside: str
    """The digest of the files beside the site: its snapshot, and what the build wrote of it."""
    demo: bool
    checked_at: dt.datetime
    deployed_at: dt.datetime
    commit: Commit
    city: str
    snapshot: SnapshotMark


def snapshot_mark(manifest: Manifest, sha256: str) -> SnapshotMark:
    """Take from a manifest what two snapshots are compared by."""
    high_water = {name: state.high_water for name, state in manifest.collections.items()}
    return SnapshotMark(
        sha256=sha256, source=manifest.source, as_of=manifest.as_of, high_water=high_water
    )


def encode(release: Release) -> bytes:
    """Encode release.json."""
    return msgspec.json.format(msgspec.json.encode(release, order="sorted")) + b"\n"


def decode(path: str, data: bytes) -> Release:
    """Decode release.json. Raises DeployError where it is damaged."""
    try:
        return msgspec.json.decode(data, type=Release)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DeployError(
            f"{path}：文件已损坏（{error}），不知道线上是哪一版；请退回另一版，"
            "或在核对之后删除这个版本的文件夹"
        ) from None
