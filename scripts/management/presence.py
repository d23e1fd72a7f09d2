"""One lock for the database: held by a server, and by whoever replaces what it serves."""

import datetime as dt
from contextlib import AbstractContextManager
from pathlib import Path

from scripts.errors import LockError
from scripts.lock import lock
from scripts.workspace import Workspace


def hold(places: Workspace, what: str, now: dt.datetime) -> AbstractContextManager[None]:
    """Hold the database's lock; raises LockError naming who has it."""
    return lock(_file(places), what, now)


def holder(places: Workspace, now: dt.datetime) -> str:
    """Say who holds the lock, and since when; empty where nobody does."""
    try:
        with hold(places, "", now):
            return ""
    except LockError:
        return _file(places).read_text(encoding="utf-8").strip() or "另一个命令"


def _file(places: Workspace) -> Path:
    return places.var / "management.lock"
