"""Put a finished folder or file in the place of another: a reader meets the old or the new."""

import ctypes
import errno
import os
import shutil
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def swap_in(fresh: Path, place: Path) -> None:
    """Replace the folder `place` by `fresh`, both on one file system; the old one is removed.

    On Linux the two change names in one step. Elsewhere there is a moment between two renames
    in which `place` does not exist; `recover` mends what a crash leaves there.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    if not place.exists():
        fresh.rename(place)
        return
    if not _exchange(fresh, place):
        place.rename(_aside(place))
        fresh.rename(place)
        shutil.rmtree(_aside(place))
        return
    shutil.rmtree(fresh)


def write_text(path: Path, text: str) -> None:
    """Write a file whole: written beside, then renamed; a reader meets the old or the new."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file whole, as `write_text` does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_bytes(data)
    fresh.replace(path)


def recover(place: Path) -> None:
    """Undo a half-done replacement: what was moved aside comes back, or is removed."""
    aside = _aside(place)
    if aside.exists():
        if place.exists():
            shutil.rmtree(aside)
        else:
            aside.rename(place)


def _aside(place: Path) -> Path:
    return place.with_name(f".{place.name}.before")


def _exchange(one: Path, other: Path) -> bool:
    """Let two names change places in one step; False where the system can't."""
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    done = libc.renameat2(
        _AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE
    )
    if done == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
        return False
    raise OSError(number, os.strerror(number), str(other.absolute()))
