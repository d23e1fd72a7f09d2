"""Notice what people change in files: content, theme, plugins, scripts and settings."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from watchfiles import DefaultFilter, watch

from scripts.errors import ConfigError
from scripts.serve.changes import Change, Changes, Kind
from scripts.workspace import ROOT, Workspace

_QUIET_MS = 60
"""After so long without a further change, what changed together is told together."""
_LONGEST_MS = 600
"""A burst that doesn't end is told in pieces of this length."""
_LOOK_MS = 250
"""How often `stop` is looked at, and whether the folders are still the same."""

SETTINGS = frozenset({"pelicanconf.py", "publishconf.py"})


@dataclass(frozen=True, kw_only=True)
class Folders:
    """Watches folders with all that is in them."""

    folders: tuple[Path, ...]
    places: Workspace

    def watch(self, changes: Changes, ready: Callable[[], None], stop: threading.Event) -> None:
        """Tell each changed file; a folder that was replaced as a whole is watched anew."""
        while not stop.is_set():
            there = [folder for folder in self.folders if folder.is_dir()]
            before = _identities(there)
            for paths in _noticed(there, stop, self._counts, recursive=True):
                ready()
                changes.tell(self._change(path) for path in paths)
                if _identities(self.folders) != before:
                    changes.tell([Change(Kind.file, self._replaced(before))])
                    break

    def _counts(self, path: Path) -> bool:
        """Tell whether a path is somebody's work: not the snapshot, nothing hidden or made."""
        made = (self.places.data, self.places.output, self.places.build, self.places.var)
        if any(path.is_relative_to(folder) for folder in made):
            return False
        below = (path.relative_to(f) for f in self.folders if path.is_relative_to(f))
        return not any(part.startswith(".") for inside in below for part in inside.parts)

    def _change(self, path: Path) -> Change:
        return Change(Kind.file, shown(path, self.places))

    def _replaced(self, before: dict[Path, int]) -> str:
        now = _identities(self.folders)
        gone = [folder for folder in self.folders if now.get(folder) != before.get(folder)]
        return "、".join(f"{shown(folder, self.places)}/" for folder in gone)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Watches Pelican's settings. Their folder is watched: editors replace a file by a new one."""

    places: Workspace

    def watch(self, changes: Changes, ready: Callable[[], None], stop: threading.Event) -> None:
        """Tell each changed settings file."""
        for paths in _noticed([ROOT], stop, lambda path: path.name in SETTINGS, recursive=False):
            ready()
            changes.tell(Change(Kind.file, shown(path, self.places)) for path in paths)


def shown(path: Path, places: Workspace) -> str:
    """Return a path as people name it: content/stories/x.md."""
    if path.is_relative_to(places.content):
        return Path("content", path.relative_to(places.content)).as_posix()
    return (path.relative_to(ROOT) if path.is_relative_to(ROOT) else path).as_posix()


class _Filter(DefaultFilter):
    """watchfiles' own list of editors' droppings and caches, and ours."""

    def __init__(self, counts: Callable[[Path], bool]) -> None:
        super().__init__()
        self._ours = counts

    def __call__(self, change: object, path: str) -> bool:
        return super().__call__(change, path) and self._ours(Path(path))  # type: ignore[arg-type]


def _noticed(
    folders: list[Path],
    stop: threading.Event,
    counts: Callable[[Path], bool],
    *,
    recursive: bool,
) -> Iterator[list[Path]]:
    """Yield what changed, and an empty list from time to time; first when watching has begun."""
    try:
        for found in watch(
            *folders,
            watch_filter=_Filter(counts),
            debounce=_LONGEST_MS,
            step=_QUIET_MS,
            rust_timeout=_LOOK_MS,
            yield_on_timeout=True,
            stop_event=stop,
            raise_interrupt=False,
            recursive=recursive,
        ):
            yield sorted(Path(path) for _, path in found)
    except OSError as error:
        raise ConfigError(
            f"不能监视文件的改动（{error}）；在 Linux 上可能是监视的文件太多，"
            "请调大 fs.inotify.max_user_watches，或设 WATCHFILES_FORCE_POLLING=1 改为逐个查看"
        ) from None


def _identities(folders: "tuple[Path, ...] | list[Path]") -> dict[Path, int]:
    """Return which folder stands under each name now; none for a name without a folder."""
    return {folder: folder.stat().st_ino for folder in folders if folder.is_dir()}
