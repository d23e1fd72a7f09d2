"""The real `python -m scripts serve`, on a copy of the program that tests may change."""

import os
import re
import select
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.support import ROOT, Sandbox, sandbox

DEADLINE = 90
"""Seconds after which what is waited for won't come: builds take their time beside others."""
_PROGRAM = ("scripts", "plugins", "theme", "pelicanconf.py", "publishconf.py")


@dataclass(frozen=True, kw_only=True)
class Checkout:
    """The program and its content in a folder of their own."""

    root: Path
    place: Sandbox

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "scripts", *words]

    def run(self, *words: str, code: int = 0, **environ: str) -> str:
        """Run another command beside the loop and return what it says; one that stays fails."""
        done = subprocess.run(
            self.command(*words), cwd=self.root, env={**self.place.environ, **environ},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
            timeout=DEADLINE,
        )  # fmt: skip
        assert done.returncode == code, done.stdout
        return done.stdout

    @property
    def story(self) -> Path:
        return self.place.content / "stories" / "tried.md"

    def write_story(self, text: str, title: str = "试一试") -> None:
        """Replace the story as editors do: another file takes the place."""
        head = f"title: {title}\nslug: tried\ndate: 2026-11-20 09:00\nkind: 报道\nsummary: 试。\n"
        beside = self.story.with_name("tried.md~")
        beside.write_text(f"---\n{head}---\n\n{text}\n", encoding="utf-8")
        beside.replace(self.story)


def checkout(root: Path) -> Checkout:
    """Copy the program, with the content and no data. One story is enough, and built quickly."""
    made = sandbox(root)
    shutil.rmtree(made.content / "stories")
    (made.content / "stories").mkdir()
    for name in _PROGRAM:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name)
        else:
            shutil.copyfile(ROOT / name, root / name)
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    found = Checkout(root=root, place=made)
    found.write_story("从前。")
    return found


class Loop:
    """A running loop: what it says, line by line, and how to wait for it."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self.lines: list[str] = []
        self._ended = False
        self._news = threading.Condition()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            with self._news:
                self.lines.append(line.rstrip("\n"))
                self._news.notify_all()
        with self._news:
            self._ended = True
            self._news.notify_all()

    @property
    def said(self) -> int:
        """How many lines there are: what is waited for comes after them."""
        with self._news:
            return len(self.lines)

    def wait(self, pattern: str, since: int = 0) -> str:
        """Wait for a line and return it."""
        with self._news:
            self._news.wait_for(lambda: self._ended or self._find(pattern, since), DEADLINE)
            found = self._find(pattern, since)
            assert found, f"never said: {pattern}\n" + "\n".join(self.lines)
            return found

    def _find(self, pattern: str, since: int) -> str:
        return next((line for line in self.lines[since:] if re.search(pattern, line)), "")

    def all(self, pattern: str, since: int = 0) -> list[str]:
        with self._news:
            return [line for line in self.lines[since:] if re.search(pattern, line)]

    @property
    def url(self) -> str:
        return self._address(r"网站：(http://127\.0\.0\.1:\d+)/")

    @property
    def admin(self) -> str:
        """The management system's address, without the path."""
        return self._address(r"管理系统：(http://127\.0\.0\.1:\d+)/admin/")

    def _address(self, pattern: str) -> str:
        found = re.search(pattern, self.wait(pattern))
        assert found
        return found[1]

    def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        """End it and return its exit code; all it says has been read then."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        code = self.process.wait(DEADLINE)
        self._reader.join(DEADLINE)
        assert self.process.stdout
        self.process.stdout.close()
        return code


@contextmanager
def serving(made: Checkout, *options: str, **environ: str) -> Iterator[Loop]:
    """Run the loop while the block runs."""
    running = Loop(
        subprocess.Popen(
            made.command("serve", *([] if "--port" in options else ["--port", "0"]), *options),
            cwd=made.root, env={**made.place.environ, **environ},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
    )  # fmt: skip
    try:
        yield running
    finally:
        running.end()


def children_of(pid: int, least: int) -> list[int]:
    """Return pidfds of all that a process has started, as soon as they are so many."""
    until = time.monotonic() + DEADLINE
    while len(found := _descendants(pid)) < least:
        assert time.monotonic() < until, found
    return [os.pidfd_open(child) for child in found]


def wait_until_gone(descriptors: list[int]) -> None:
    """Wait until all processes behind these pidfds have ended."""
    for descriptor in descriptors:
        ended, _, _ = select.select([descriptor], [], [], DEADLINE)
        os.close(descriptor)
        assert ended


def _descendants(pid: int) -> set[int]:
    """Return the processes that a process has started, and that these have started."""
    parents: dict[int, int] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(FileNotFoundError, ProcessLookupError):
            fields = status.read_text(encoding="utf-8").rpartition(")")[2].split()
            parents[int(status.parent.name)] = int(fields[1])
    found, before = {pid}, 0
    while len(found) != before:
        before = len(found)
        found |= {child for child, parent in parents.items() if parent in found}
    return found - {pid}
