"""Files of the site in output/, read so that a swap meanwhile doesn't matter.

A swap exchanges the folder and removes the old one (scripts/swap.py). So the folder is opened
once, and everything is read from what was opened; what then seems to be missing is looked for
again where the folder isn't the present one any more.
"""

import errno
import os
import stat
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

_PATIENCE_SECONDS = 0.5
"""Where a system can't exchange two folders, there is none for a moment."""
_PAUSE_SECONDS = 0.01
_NOT_THERE = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG, errno.EACCES)


class Folder:
    """The site as it was when it was opened."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self.identity = _identity(os.fstat(descriptor))

    def file(self, parts: Sequence[str]) -> bytes | None:
        """Return a file's content; None where there is no such file. No link is followed."""
        with _opened(self._descriptor, parts) as descriptor:
            if descriptor is None or not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return None
            with os.fdopen(os.dup(descriptor), "rb") as file:
                return file.read()

    def is_folder(self, parts: Sequence[str]) -> bool:
        """Tell whether a folder has this name."""
        with _opened(self._descriptor, parts) as descriptor:
            return descriptor is not None and stat.S_ISDIR(os.fstat(descriptor).st_mode)


def from_folder(place: Path, look: Callable[[Folder], T | None]) -> T | None:
    """Return what `look` finds in the folder at `place`; None where it, or the folder, isn't."""
    until = time.monotonic() + _PATIENCE_SECONDS
    while True:
        before = identity(place)
        found = _look(place, look)
        if found is not None or (before and identity(place) == before):
            return found
        if not before and time.monotonic() > until:
            return None
        time.sleep(_PAUSE_SECONDS)


def identity(place: Path) -> str:
    """Name the site at `place`, so that another one in its place has another name; empty: none."""
    try:
        return _identity(place.stat())
    except OSError:
        return ""


def _identity(status: os.stat_result) -> str:
    return f"{status.st_dev:x}-{status.st_ino:x}-{status.st_mtime_ns:x}"


def _look(place: Path, look: Callable[[Folder], T | None]) -> T | None:
    try:
        descriptor = os.open(place, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return None
    try:
        return look(Folder(descriptor))
    finally:
        os.close(descriptor)


@contextmanager
def _opened(root: int, parts: Sequence[str]) -> Iterator[int | None]:
    """Open what the parts lead to, one after another; None where they lead nowhere."""
    at = os.dup(root)
    try:
        for part in parts:
            deeper = os.open(part, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=at)
            os.close(at)
            at = deeper
        there: int | None = at
    except OSError as error:
        if error.errno not in _NOT_THERE:
            os.close(at)
            raise
        there = None
    try:
        yield there
    finally:
        os.close(at)
