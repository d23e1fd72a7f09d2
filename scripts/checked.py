"""What passed its checks: build/checked.json, so that what is deployed is what was checked."""

import datetime as dt
import hashlib
from pathlib import Path

import msgspec

from scripts.commit import Commit


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """What a site was made from."""

    demo: bool
    snapshot: str = ""
    """The SHA-256 of content/data/manifest.json, which names the digests of all its files."""
    commit: Commit = Commit()


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """build/checked.json."""

    sha256: str
    """Over the sorted paths and contents of all files; see `digest_of`."""
    files: int
    checked_at: dt.datetime
    origin: Origin


def digest_of(root: Path) -> tuple[str, int]:
    """Return the SHA-256 of a tree and the number of its files; see `combined`."""
    contents = {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in root.rglob("*")
        if path.is_file()
    }
    return combined(contents), len(contents)


def combined(contents: dict[str, str]) -> str:
    """Return the SHA-256 over a tree's files, given the hexadecimal SHA-256 of each path.

    Each file adds its path (UTF-8, with slashes), a zero byte, and the 32 bytes of its own
    SHA-256, in the order of the paths' bytes.
    """
    whole = hashlib.sha256()
    for name, content in sorted((path.encode(), sha256) for path, sha256 in contents.items()):
        whole.update(name + b"\0" + bytes.fromhex(content))
    return whole.hexdigest()


def snapshot_digest(data: Path) -> str:
    """Return the SHA-256 of a snapshot's manifest; empty where there is none."""
    manifest = data / "manifest.json"
    return hashlib.sha256(manifest.read_bytes()).hexdigest() if manifest.exists() else ""


def write_checked(file: Path, root: Path, origin: Origin, now: dt.datetime) -> Checked:
    """Write down that the site below `root` has passed its checks, and what it was made from."""
    sha256, files = digest_of(root)
    checked = Checked(sha256=sha256, files=files, checked_at=now, origin=origin)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(msgspec.json.format(msgspec.json.encode(checked, order="sorted")) + b"\n")
    return checked
