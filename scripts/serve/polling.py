"""Ask again and again for a version, and tell when it is another: records, or the snapshot."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from scripts.errors import PortalError
from scripts.serve.changes import Change, Changes

_LONGEST_SECONDS = 30.0
"""Between two questions to a system that doesn't answer."""


@dataclass(frozen=True, kw_only=True)
class Polling:
    """`ask` gets the version that is known and returns the one that is there.

    What it raises as PortalError is said once, and once that it is over.
    """

    ask: Callable[[str], str]
    change: Change
    say: Callable[[str], None]
    seconds: float = 1.0
    """Between two questions."""

    def watch(self, changes: Changes, ready: Callable[[], None], stop: threading.Event) -> None:
        """Tell the change whenever the version is another."""
        known, pause, trouble = "", self.seconds, ""
        while not stop.is_set():
            try:
                found = self.ask(known)
            except PortalError as error:
                trouble = self._complain(trouble, str(error))
                pause = min(2 * pause, _LONGEST_SECONDS)
            else:
                if (known or trouble) and found != known:
                    changes.tell([self.change])
                if trouble:
                    self.say("管理系统又能回答了")
                known, pause, trouble = found, self.seconds, ""
            ready()
            stop.wait(pause)

    def _complain(self, before: str, now: str) -> str:
        if not before:
            self.say(f"问不到管理系统有没有新内容，会接着问；网站照旧：{now}")
        return now
