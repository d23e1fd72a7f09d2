"""The digest of a site that passed, so that what is deployed is what was checked."""

import datetime as dt
import hashlib
from pathlib import Path

import msgspec


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """build/checked.json."""

    sha256: str
    """Over the sorted paths and contents of all files; see `digest_of`."""
    files: int
    demo: bool
    checked_at: dt.datetime


def digest_of(root: Path) -> tuple[str, int]:
    """Return the SHA-256 of a tree and the number of its files.

    Each file adds its path (UTF-8, with slashes), a zero byte, and the 32 bytes of its own
    SHA-256, in the order of the paths' bytes.
    """
    paths = sorted(
        (path.relative_to(root).as_posix().encode(), path)
        for path in root.rglob("*")
        if path.is_file()
    )
    whole = hashlib.sha256()
    for name, path in paths:
        whole.update(name + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest(), len(paths)


def write_checked(file: Path, root: Path, *, demo: bool, now: dt.datetime) -> Checked:
    """Write down that the site below `root` has passed its checks."""
    sha256, files = digest_of(root)
    checked = Checked(sha256=sha256, files=files, demo=demo, checked_at=now)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(msgspec.json.format(msgspec.json.encode(checked, order="sorted")) + b"\n")
    return checked
