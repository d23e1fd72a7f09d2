"""Build the site beside output/, have it checked, and swap it in.

output/ is always the last site that passed: whatever stops a build, be it Pelican, a check or
the machine's plug, leaves it as it was. The next build removes what a killed one left behind.
What the plugins tell of the site (build/next-change.json, build/pages.json) and make beside it
(build/kits) comes with it.
"""

import datetime as dt
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from scripts.errors import BuildError, CheckError
from scripts.lock import lock
from scripts.swap import recover, swap_in
from scripts.workspace import ROOT, Workspace

Say = Callable[[str], None]

_SENTENCE = "出错了："
"""Begins what plugins.pages.program prints for a person when it stops Pelican."""


def build(
    places: Workspace,
    *,
    now: dt.datetime,
    publish: bool,
    check: Callable[[Path], None],
    say: Say = print,
) -> None:
    """Build the site at the moment `now` and put it into output/ once `check` lets it pass.

    `check` gets the fresh folder and raises CheckError to refuse it; the refused site is kept
    in build/failed to be looked at. `publish` takes publishconf.py.

    Raises BuildError where Pelican stops, LockError where another build is at work.
    """
    with lock(places.build / "build.lock", "构建网站", now):
        recover(places.output)
        _remove_leftovers(places)
        fresh = places.output.with_name(f"{_prefix(places)}{os.getpid()}")
        try:
            _pelican(places, fresh, now, publish=publish)
            say(f"已生成 {sum(1 for _ in fresh.rglob('*.html'))} 个网页，正在检查")
            check(fresh)
        except CheckError:
            _keep_aside(fresh, _failed(places), say)
            raise
        except BaseException:
            shutil.rmtree(fresh, ignore_errors=True)
            raise
        swap_in(fresh, places.output)
        _publish_notes(places)
        say(f"故事的宣传材料：{places.build / 'kits' / 'index.html'}")


def _prefix(places: Workspace) -> str:
    """Begin the names of fresh folders: beside output/, so on the same file system."""
    return f".{places.output.name}-new-"


def _failed(places: Workspace) -> Path:
    return places.build / "failed"


def _notes(places: Workspace) -> Path:
    """Where Pelican writes about the fresh site, until it is the site."""
    return places.build / "notes"


def _publish_notes(places: Workspace) -> None:
    for note in _notes(places).iterdir():
        if note.is_dir():
            swap_in(note, places.build / note.name)
        else:
            note.replace(places.build / note.name)
    _notes(places).rmdir()


def _remove_leftovers(places: Workspace) -> None:
    """Remove what killed builds left; the lock says that no other build is at work."""
    for leftover in places.output.parent.glob(f"{_prefix(places)}*"):
        shutil.rmtree(leftover, ignore_errors=True)
    for folder in (_failed(places), _notes(places)):
        shutil.rmtree(folder, ignore_errors=True)


def _keep_aside(fresh: Path, failed: Path, say: Say) -> None:
    shutil.move(fresh, failed)
    say(f"没有通过检查的网站放在 {failed}，可以打开查看；output/ 没有改动")


def _pelican(places: Workspace, fresh: Path, now: dt.datetime, *, publish: bool) -> None:
    """Run Pelican as a program. Its messages are shown only where it fails."""
    done = subprocess.run(
        _command(places, fresh, publish=publish),
        cwd=ROOT,
        env=_environment(places, fresh, now),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode != 0 or not fresh.is_dir():
        raise BuildError(_why(done.stdout.strip(), done.returncode))


def _why(messages: str, code: int) -> str:
    """Word why Pelican stopped: its clear sentence where there is one, else all it said."""
    _, found, sentence = messages.rpartition(_SENTENCE)
    if found:
        return f"{sentence}\noutput/ 没有改动"
    return (
        f"Pelican 没有建成网站（退出码 {code}），output/ 没有改动。它的消息：\n"
        f"{messages or '（没有消息）'}"
    )


def _command(places: Workspace, fresh: Path, *, publish: bool) -> list[str]:
    settings = "publishconf.py" if publish else "pelicanconf.py"
    return [
        sys.executable, "-m", "pelican", str(places.content), "--settings", settings,
        "--output", str(fresh), "--fatal", "warnings",
    ]  # fmt: skip


def _environment(places: Workspace, fresh: Path, now: dt.datetime) -> dict[str, str]:
    """Tell Pelican the places and the moment; it reads neither a clock nor the network."""
    return {
        **os.environ,
        "BUILD_TIME": now.isoformat(),
        "PORTAL_BUILD_OUTPUT": str(fresh),
        "PORTAL_BUILD_NOTES": str(_notes(places)),
        "PORTAL_CONTENT": str(places.content),
        "PORTAL_OUTPUT": str(places.output),
        "PORTAL_BUILD": str(places.build),
        "PORTAL_VAR": str(places.var),
        "PYTHONIOENCODING": "utf-8",
        "COLUMNS": "200",  # Pelican folds its messages at this width
        "NO_COLOR": "1",
    }
