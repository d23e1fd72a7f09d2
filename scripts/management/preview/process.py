"""The renderer: one child process a server, begun when first needed, ended with the server.

A renderer that hangs, crashes or has read other files than those of now is replaced.
"""

import contextlib
import datetime as dt
import os
import selectors
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from scripts.errors import BuildError
from scripts.management.preview.stamp import stamp
from scripts.workspace import ROOT, Workspace


class Patience(NamedTuple):
    """Seconds that a renderer has: to read all stories, and to make one page."""

    begin: float = 90.0
    answer: float = 20.0


_CHUNK = 1 << 16


class EndedError(Exception):
    """The renderer ended, or hung and was ended."""


class Child:
    """A renderer that runs."""

    def __init__(self, places: Workspace, now: dt.datetime, command: list[str]) -> None:
        """Start it; `ready` comes before the first question."""
        self.log = folder(places) / "renderer.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=_environment(places, now), stdin=subprocess.PIPE,
                stdout=subprocess.PIPE, stderr=log,
            )  # fmt: skip
        self._left = b""

    def ask(self, request: bytes, patience: float) -> dict[str, Any]:
        """Send one line and return what comes back. Raises EndedError."""
        assert self.process.stdin is not None  # noqa: S101 - opened as a pipe above
        try:
            self.process.stdin.write(request + b"\n")
            self.process.stdin.flush()
        except OSError:
            raise EndedError from None
        return self.line(patience)

    def line(self, patience: float) -> dict[str, Any]:
        """Wait for a line, at most so many seconds. Raises EndedError."""
        assert self.process.stdout is not None  # noqa: S101 - opened as a pipe above
        until = time.monotonic() + patience
        with selectors.DefaultSelector() as ready:
            ready.register(self.process.stdout, selectors.EVENT_READ)
            while b"\n" not in self._left:
                if not ready.select(max(0.0, until - time.monotonic())):
                    raise EndedError
                data = os.read(self.process.stdout.fileno(), _CHUNK)
                if not data:
                    raise EndedError
                self._left += data
        text, _, self._left = self._left.partition(b"\n")
        found: dict[str, Any] = msgspec.json.decode(text)
        return found

    def end(self) -> None:
        """Kill it, if it hasn't ended, and take its exit."""
        self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        self.process.wait()

    def complaint(self) -> str:
        """Return the last thing it said before it ended."""
        said = self.log.read_text(encoding="utf-8", errors="replace").strip()
        return said.rpartition("出错了：")[2] if "出错了：" in said else said[-500:]


class Renderer:
    """The renderer of this server; threads take turns."""

    def __init__(
        self,
        places: Workspace,
        command: list[str] | None = None,
        patience: Patience = Patience(),  # noqa: B008 # a tuple of two numbers
    ) -> None:
        """Take the places; `command` is another program that keeps the protocol."""
        self._places, self._patience = places, patience
        self._command = command or [sys.executable, "-m", "plugins.preview", str(folder(places))]
        self._turn = threading.Lock()
        self._child: Child | None = None
        self._stamp = ""

    def ask(self, request: bytes, now: dt.datetime, *, demo: bool) -> dict[str, Any]:
        """Return the answer to one request; a renderer that fails is replaced, once.

        Raises BuildError where the page can't be made.
        """
        with self._turn:
            for _ in range(2):
                try:
                    child = self._current(now, demo=demo)
                    answer = child.ask(request, self._patience.answer)
                except EndedError:
                    self._end()
                    continue
                if not answer.get("stale"):
                    return answer
                self._end()
        raise BuildError("预览程序没有按时回答，已经重新启动；请再试一次")

    def close(self) -> None:
        """End the child."""
        with self._turn:
            self._end()

    def _current(self, now: dt.datetime, *, demo: bool) -> Child:
        present = stamp(self._places)
        has_files = (folder(self._places) / "assets").is_dir()
        if self._child is not None and present == self._stamp and has_files:
            return self._child
        self._end()
        folder(self._places).mkdir(parents=True, exist_ok=True, mode=0o700)
        child = Child(self._places, now, [*self._command, *(["--demo"] if demo else [])])
        try:
            child.line(self._patience.begin)
        except EndedError:
            child.end()
            raise BuildError(f"现在不能预览：{child.complaint()}") from None
        self._child, self._stamp = child, present
        return child

    def _end(self) -> None:
        if self._child is not None:
            self._child.end()
            self._child = None


def folder(places: Workspace) -> Path:
    """Return where the renderer puts the theme's files."""
    return places.build / "preview"


def _environment(places: Workspace, now: dt.datetime) -> dict[str, str]:
    return {
        **os.environ,
        "BUILD_TIME": now.isoformat(),
        "PORTAL_CONTENT": str(places.content),
        "PORTAL_OUTPUT": str(places.output),
        "PORTAL_BUILD": str(places.build),
        "PORTAL_VAR": str(places.var),
        "PYTHONIOENCODING": "utf-8",
        "NO_COLOR": "1",
    }
