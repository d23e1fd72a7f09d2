"""An upload that waits to be looked at and confirmed: in var/imports, for the owner's eyes only.

It belongs to one account and one login, under a name nobody can guess, and goes after some
hours. Its bytes are what is stored in the end: nothing is uploaded twice.
"""

import contextlib
import fcntl
import hashlib
import os
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from django.conf import settings
from django.http import HttpRequest

LARGEST = 10_000_000
"""Bytes of a file."""
KEPT = 2 * 60 * 60
"""Seconds that an upload waits."""
_MOST = 5
"""Uploads of one login that wait at a time; the oldest make room."""
_TOKEN = re.compile(r"[\w-]{32}", re.ASCII)


class Upload(msgspec.Struct, kw_only=True):
    """What is known of an upload beside its bytes."""

    owner: str
    """A hash of the account and the login."""
    name: str
    """Of the file, as it came."""
    mapping: int | None = None
    """The kept mapping's key; None for the standard form."""
    overwrite: bool = False
    """Whether the sheet counts also where a record was changed after the export."""
    done: str = ""
    """What was stored, in words; empty while it waits."""


def keep(data: bytes, upload: Upload) -> str:
    """Keep an upload and return its token."""
    tidy()
    _make_room(upload.owner)
    token = secrets.token_urlsafe(24)
    _write(_folder() / f"{token}.data", data)
    _write(_folder() / f"{token}.json", msgspec.json.encode(upload))
    return token


def owner_of(request: HttpRequest) -> str:
    """Return the hash by which an upload knows its account and its login."""
    login = f"{request.user.pk} {request.session.session_key}"
    return hashlib.sha256(login.encode()).hexdigest()


@contextmanager
def held(request: HttpRequest, token: str) -> Iterator[Upload | None]:
    """Hold an upload, so that what is sent twice is done once; None: not there for this login."""
    tidy()
    file = _folder() / f"{token}.json"
    found = _read(file) if _TOKEN.fullmatch(token) else None
    if found is None or found.owner != owner_of(request):
        yield None
        return
    with file.open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield _read(file)  # somebody may have finished it while we waited


def has_data(token: str) -> bool:
    """Tell whether the bytes of an upload that is held are still there."""
    return (_folder() / f"{token}.data").is_file()


def data_of(token: str) -> bytes:
    """Return the bytes of an upload that is held."""
    return (_folder() / f"{token}.data").read_bytes()


def finish(token: str, upload: Upload, said: str, *, keep_data: bool) -> None:
    """Write down what was stored of an upload that is held; its bytes go, unless they are needed.

    They are, while rows were left out that somebody wants to mend.
    """
    upload.done = said
    with (_folder() / f"{token}.json").open("r+b") as file:  # in place: the lock is the file's
        file.write(msgspec.json.encode(upload))
        file.truncate()
    if not keep_data:
        (_folder() / f"{token}.data").unlink(missing_ok=True)


def tidy() -> None:
    """Delete what has waited too long."""
    oldest = time.time() - KEPT
    for left in _folder().iterdir():
        with contextlib.suppress(FileNotFoundError):  # another request tidies too
            if left.stat().st_mtime < oldest:
                left.unlink()


def _make_room(owner: str) -> None:
    theirs = [file for file in _folder().glob("*.json") if (u := _read(file)) and u.owner == owner]
    for file in sorted(theirs, key=_age)[: max(0, len(theirs) - _MOST + 1)]:
        file.unlink(missing_ok=True)
        file.with_suffix(".data").unlink(missing_ok=True)


def _age(file: Path) -> float:
    return file.stat().st_mtime if file.exists() else 0.0


def _folder() -> Path:
    folder: Path = settings.PLACES.var / "imports"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _read(file: Path) -> Upload | None:
    try:
        return msgspec.json.decode(file.read_bytes(), type=Upload)
    except (OSError, msgspec.DecodeError):
        return None


def _write(file: Path, data: bytes) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as target:
        target.write(data)
