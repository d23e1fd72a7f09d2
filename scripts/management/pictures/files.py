"""Where pictures lie: var/uploads until a form is saved, var/media while a record shows them.

Both are for the owner's eyes only, and a file's name is its digest, so that the same picture
lies there once and a name never means another picture.
"""

import contextlib
import hashlib
import os
import time
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from scripts.records.picture import MediaPath
from scripts.rules.pixels import Clean

PREFIX = "/media/"
KEPT_UNSAVED = 24 * 60 * 60
"""Seconds that an upload waits for its form to be saved."""


class Stored(NamedTuple):
    """A picture as a record refers to it."""

    path: MediaPath
    sha256: str
    width: int
    height: int


def media() -> Path:
    """Return the folder of what records show."""
    return Path(settings.MEDIA_ROOT)


def uploads() -> Path:
    """Return the folder of what no record shows yet."""
    return media().with_name("uploads")


def keep(picture: Clean) -> Stored:
    """Write an upload; what nobody saved within a day goes."""
    digest = hashlib.sha256(picture.data).hexdigest()
    name = f"{digest}.{picture.ending}"
    _private(uploads())
    _tidy()
    _write(uploads() / name, picture.data)
    return Stored(f"{PREFIX}{name}", digest, picture.width, picture.height)


def adopt(path: str) -> None:
    """Move an upload to the pictures of records; one that was put there by hand stays."""
    waiting, target = _under(uploads(), path), _under(media(), path)
    if waiting and target and waiting.is_file() and not target.exists():
        _private(media())
        os.link(waiting, target)


def drop_upload(path: str) -> None:
    """Forget an upload that a record shows now."""
    waiting = _under(uploads(), path)
    if waiting:
        waiting.unlink(missing_ok=True)


def delete(path: str) -> None:
    """Delete a picture that no record shows."""
    target = _under(media(), path)
    if target:
        with contextlib.suppress(IsADirectoryError, PermissionError):
            target.unlink(missing_ok=True)


def read(path: str) -> bytes | None:
    """Return a record's picture, or an upload; None where it isn't there."""
    for folder in (media(), uploads()):
        file = _under(folder, path)
        try:
            if file:
                return file.read_bytes()
        except (OSError, ValueError):
            continue
    return None


def _under(folder: Path, path: str) -> Path | None:
    """Return where a path of a record lies; None where it would lead out of the folder."""
    root = folder.resolve()
    try:
        found = (root / path.removeprefix(PREFIX)).resolve()  # links and dots are followed first
    except (OSError, ValueError):
        return None
    return found if root in found.parents else None


def _private(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)


def _write(target: Path, data: bytes) -> None:
    """Write beside, then rename; its day begins anew where it was there."""
    beside = target.with_name(f".{target.name}.{os.getpid()}-{time.monotonic_ns()}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
    beside.replace(target)


def _tidy() -> None:
    oldest = time.time() - KEPT_UNSAVED
    for left in uploads().iterdir():
        with contextlib.suppress(FileNotFoundError):  # another request tidies too
            if left.stat().st_mtime < oldest:
                left.unlink()
