"""A target: the pages that are open in browsers, told which site is there and what is wrong."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.serve.changes import Change
from scripts.serve.folder import identity
from scripts.serve.loop import Outcome, State


@dataclass(frozen=True, kw_only=True)
class News:
    """What a page needs to know: it reloads for another site, and shows the error."""

    site: str
    """Names the site that is in output/; empty where there is none."""
    error: str
    """Why it isn't newer; empty where it is as new as can be."""


class Live:
    """Written by the loop, read by a thread for each open page."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._error = ""
        self._closed = False
        self._news = threading.Condition()

    def begun(self, causes: Sequence[Change]) -> None:
        """Leave pages as they are while a round is at work."""

    def done(self, _causes: Sequence[Change], outcome: Outcome, _seconds: float) -> None:
        """Wake all pages, unless the round will be tried again."""
        if outcome.state is State.busy:
            return
        with self._news:
            self._error = outcome.said if outcome.state is State.bad else ""
            self._news.notify_all()

    def close(self) -> None:
        """Let everybody who follows go."""
        with self._news:
            self._closed = True
            self._news.notify_all()

    def follow(self, tell: Callable[[News | None], None], look: float, quiet: float) -> None:
        """Tell the news at once and whenever they change, until closed.

        Looked at every `look` seconds, since `make site` may swap a site in beside us. After
        `quiet` seconds without news None is told, which shows whether anybody still listens.
        """
        last: News | None = None
        silent = 0.0
        while not self._closed:
            now = News(site=identity(self._output), error=self._error)
            if now != last or silent >= quiet:
                tell(now if now != last else None)
                last, silent = now, 0.0
            with self._news:
                if not self._closed and self._error == now.error:
                    self._news.wait(look)
            silent += look
