"""Run what notices changes, each in a thread of its own."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from scripts.errors import PortalError
from scripts.serve.changes import Changes

_PATIENCE = 2.0
"""Seconds that a trigger gets to end by itself; it is a daemon, so the process ends anyway."""


class Trigger(Protocol):
    """Notices changes of one sort."""

    def watch(self, changes: Changes, ready: Callable[[], None], stop: threading.Event) -> None:
        """Tell changes until `stop`. From `ready()` on no change is missed.

        Raises PortalError where it can't go on.
        """


@contextmanager
def noticed(triggers: Sequence[Trigger], changes: Changes) -> Iterator[None]:
    """Run the triggers while the block runs; it begins when all of them are ready."""
    stop = threading.Event()
    threads = []
    try:
        for trigger in triggers:
            ready = threading.Event()
            thread = threading.Thread(
                target=_watch, args=(trigger, changes, ready, stop), daemon=True
            )
            threads.append(thread)
            thread.start()
            ready.wait()
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join(_PATIENCE)


def _watch(
    trigger: Trigger, changes: Changes, ready: threading.Event, stop: threading.Event
) -> None:
    try:
        trigger.watch(changes, ready.set, stop)
    except PortalError as trouble:
        changes.give_up(trouble)
    finally:
        ready.set()
