"""What has changed and waits for a round. Nothing told is lost; told twice counts once."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from scripts.errors import PortalError


class Kind(StrEnum):
    """What makes a round necessary."""

    start = "启动"
    file = "文件"
    records = "管理数据"
    moment = "时刻"


@dataclass(frozen=True)
class Change:
    """One reason for a round: `what` is a path, or is already worded."""

    kind: Kind
    what: str


class Changes:
    """Told by any thread, taken by one: whoever takes gets everything since the last time."""

    def __init__(self) -> None:
        self._waiting: dict[Change, None] = {}
        self._trouble: PortalError | None = None
        self._news = threading.Condition()

    def tell(self, changes: Iterable[Change]) -> None:
        """Add what has changed."""
        with self._news:
            self._waiting |= dict.fromkeys(changes)
            self._news.notify_all()

    def give_up(self, trouble: PortalError) -> None:
        """Say that changes can't be noticed any more; whoever takes next gets this raised."""
        with self._news:
            self._trouble = trouble
            self._news.notify_all()

    def take(self, seconds: float | None = None) -> tuple[Change, ...]:
        """Wait for a change, at most so many seconds, and return all that wait, in their order."""
        with self._news:
            self._news.wait_for(lambda: self._waiting or self._trouble, seconds)
            if self._trouble:
                raise self._trouble
            taken, self._waiting = tuple(self._waiting), {}
            return taken
