"""Kill a command with SIGKILL, and all it has started, at its nth touch of a file.

A touch is what changes something on the disk: a file opened to be written, a folder made, a name
changed or removed. An audit hook counts them, so a kill can be repeated exactly.
"""

import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.support import ROOT, Sandbox

_HOOK = """
import atexit, os, signal, sys

STEP, ABOUT, MODULE, COUNT = {step!r}, {about!r}, {module!r}, {count!r}
EVENTS = {{"open", "os.mkdir", "os.rename", "os.chmod", "os.remove", "os.rmdir"}}
met = 0

def touches(event, args):
    if event == "ctypes.dlsym":
        return args[1] == "renameat2"
    about = event in EVENTS and ABOUT in str(args[0])
    return about and (event != "open" or args[2] & (os.O_WRONLY | os.O_RDWR))

def hook(event, args):
    global met
    if touches(event, args):
        met += 1
        if met == STEP:
            os.killpg(0, signal.SIGKILL)

def write_count():
    with open(COUNT, "w") as file:
        file.write(str(met))

if MODULE in sys.orig_argv:
    sys.addaudithook(hook)
    if not STEP:
        atexit.register(write_count)
"""


@dataclass(frozen=True, kw_only=True)
class Killer:
    """Runs one command again and again; `about` is a part of the paths whose touches count."""

    place: Sandbox
    folder: Path
    """Where the hook is written, outside the places that the command touches."""
    command: tuple[str, ...]
    about: str
    module: str = "scripts"
    """The program that is watched: `scripts`, or one that it starts, such as `pelican`."""

    def run_at(self, step: int, **environ: str) -> int:
        """Run the command, kill it at this touch, and return its exit code."""
        self.folder.mkdir(parents=True, exist_ok=True)
        hook = _HOOK.format(
            step=step, about=self.about, module=self.module, count=str(self.folder / "count")
        )
        (self.folder / "sitecustomize.py").write_text(hook, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "scripts", *self.command],
            cwd=ROOT,
            env={**self.place.environ, **environ, "PYTHONPATH": str(self.folder)},
            start_new_session=True,
            capture_output=True,
            check=False,
        )
        assert done.returncode in {0, -signal.SIGKILL}, done.stderr.decode()
        return done.returncode

    def touches(self, **environ: str) -> int:
        """Run the command to its end and return how often it touched something."""
        assert self.run_at(0, **environ) == 0
        return int((self.folder / "count").read_text(encoding="utf-8"))
