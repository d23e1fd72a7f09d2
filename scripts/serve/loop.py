"""The working loop: changes → one round of work → targets, and again.

One round at a time. What changes meanwhile waits, all of it for the same next round, so the
last state is always the one that is built last.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import NoReturn, Protocol

from scripts.serve.changes import Change, Changes

_AGAIN_SECONDS = 1.0
"""How soon a round is tried again that found another command at work."""


class State(Enum):
    """How a round ended."""

    good = auto()
    bad = auto()
    busy = auto()
    """Another command has the workspace; the round will be tried again."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a round came to: `said` is the error of a bad one, what is notable of a good one."""

    state: State
    said: str = ""


Work = Callable[[], Outcome]
"""Brings everything up to date and returns how it went; never raises for what people did."""


class Target(Protocol):
    """Where a round's outcome goes: a terminal, open browsers, a host."""

    def begun(self, causes: Sequence[Change]) -> None:
        """Hear that a round begins, and why."""

    def done(self, causes: Sequence[Change], outcome: Outcome, seconds: float) -> None:
        """Hear how it ended, and how long it took."""


def loop(changes: Changes, work: Work, targets: Sequence[Target]) -> NoReturn:
    """Run rounds until the process is interrupted, or a trigger gives up (its error is raised)."""
    causes: tuple[Change, ...] = ()
    while True:
        waits = _AGAIN_SECONDS if causes else None
        causes = tuple(dict.fromkeys((*causes, *changes.take(waits))))
        if one_round(causes, work, targets) is not State.busy:
            causes = ()


def one_round(causes: Sequence[Change], work: Work, targets: Sequence[Target]) -> State:
    """Do the work once and tell every target."""
    for target in targets:
        target.begun(causes)
    start = time.monotonic()
    outcome = work()
    for target in targets:
        target.done(causes, outcome, time.monotonic() - start)
    return outcome.state
