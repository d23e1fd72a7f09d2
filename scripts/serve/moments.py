"""Notice the moment at which time alone makes a page untrue: build/next-change.json."""

import datetime as dt
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from scripts.serve.changes import Change, Changes, Kind


class _Next(msgspec.Struct, frozen=True):
    at: dt.datetime | None


@dataclass(frozen=True, kw_only=True)
class Moments:
    """Tells each moment once. The clock is looked at, not slept by: a laptop may have slept."""

    file: Path
    clock: Callable[[], dt.datetime]
    seconds: float = 1.0
    """Between two looks at it."""

    def watch(self, changes: Changes, ready: Callable[[], None], stop: threading.Event) -> None:
        """Tell when the moment has come that the last build wrote down."""
        told: dt.datetime | None = None
        ready()
        while not stop.wait(self.seconds):
            at = next_change(self.file)
            if at is not None and at != told and at <= self.clock():
                told = at
                changes.tell([Change(Kind.moment, f"到了 {at:%m-%d %H:%M}")])


def next_change(file: Path) -> dt.datetime | None:
    """Return the moment in a build's note; None where there is none, or no note yet."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=_Next).at
    except (FileNotFoundError, msgspec.DecodeError):
        return None
