"""One lock for the database: held by a server, and by whoever replaces what it serves."""

import datetime as dt
from contextlib import AbstractContextManager

from scripts.lock import lock
from scripts.workspace import Workspace


def hold(places: Workspace, what: str, now: dt.datetime) -> AbstractContextManager[None]:
    """Hold the database's lock; raises LockError naming who has it."""
    return lock(places.var / "management.lock", what, now)
