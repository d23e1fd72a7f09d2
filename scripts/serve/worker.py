"""A round in a fresh process: it runs the program as it is now, and ends with this one."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from scripts.serve.loop import Outcome, State
from scripts.serve.round import BUSY
from scripts.workspace import ROOT, Workspace

_STATES = {0: State.good, BUSY: State.busy}


@dataclass(frozen=True, kw_only=True)
class Worker:
    """Does `python -m scripts.serve.round` with these options."""

    places: Workspace
    options: tuple[str, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Further environment settings; a token is among them."""

    def __call__(self) -> Outcome:
        """Wait for the round to end. Its output is what is to be said of it."""
        child = subprocess.Popen(
            [sys.executable, "-m", "scripts.serve.round", *self.options],
            cwd=ROOT,
            env=self._environment(),
            stdin=subprocess.PIPE,  # stays open as long as we live
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,  # a group of its own, to be ended with all it started
        )
        try:
            assert child.stdout is not None  # noqa: S101 - opened as a pipe above
            said = child.stdout.read().strip()
            return _outcome(child.wait(), said)
        finally:
            _end(child)

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            **self.settings,
            "PORTAL_CONTENT": str(self.places.content),
            "PORTAL_OUTPUT": str(self.places.output),
            "PORTAL_BUILD": str(self.places.build),
            "PORTAL_VAR": str(self.places.var),
            "PYTHONIOENCODING": "utf-8",
        }


def _outcome(code: int, said: str) -> Outcome:
    state = _STATES.get(code, State.bad)
    if state is State.bad and not said:
        said = f"构建的程序意外停止（{code}），没有留下消息"
    return Outcome(state=state, said=said)


def _end(child: "subprocess.Popen[str]") -> None:
    """Leave nothing running, whether the round ended, was interrupted or was killed."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            pipe.close()
