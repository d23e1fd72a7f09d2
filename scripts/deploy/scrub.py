"""Take withdrawn content out of kept releases, so that no rollback brings it back.

What goes: the files of withdrawn addresses; every file that links to one; every file that shows
a name or picture whose consent the newest release no longer has (build/shown.json); and data
files, feeds and the like, which hold many records. Where the newest release has a file at the
same path, that one takes the place, so that a kept release stays whole.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from tarfile import GNU_FORMAT, TarInfo
from tarfile import open as open_tar
from typing import IO

import msgspec

from scripts.deploy.gone import links, place, read_gone, write_gone
from scripts.deploy.host import Host, lines
from scripts.deploy.passed import SHOWN

_PAGES_AND_PICTURES = {
    ".html", ".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".svg", ".gz",
}  # fmt: skip
_MAP = "gone.map"


@dataclass(frozen=True, kw_only=True)
class _Kept:
    """What a kept release has been cleared of, and which consents it rests on."""

    cleared: frozenset[str]
    shown: Mapping[str, tuple[str, ...]]


def scrub(host: Host, numbers: Iterable[int], newest: int, gone: frozenset[str]) -> list[int]:
    """Bring kept releases up to date with what is withdrawn; returns those that changed.

    A release remembers what it was cleared of only when that is done: one that a killed deploy
    left half-way is done again.
    """
    changed = []
    kept = _kept(host)
    for number in sorted(set(numbers) - {newest}):
        needed = gone - kept[number].cleared
        ended = set(kept[number].shown) - set(kept[newest].shown)
        if not needed and not ended:
            continue
        paths = _affected(host, number, needed, [kept[number].shown[key] for key in ended])
        host.run("scrub", str(number), str(newest), feed=lines(sorted(paths)))
        _remember(host, number, gone, kept[number].shown, ended)
        changed.append(number)
    return changed


def _kept(host: Host) -> dict[int, _Kept]:
    found = host.fetch(f"releases/*/{_MAP}", f"releases/*/{SHOWN}")
    numbers = {int(path.split("/")[1]) for path in found}
    return {number: _read(host, number, found) for number in numbers}


def _read(host: Host, number: int, found: Mapping[str, bytes]) -> _Kept:
    name = f"releases/{number}/{_MAP}"
    shown = found.get(f"releases/{number}/{SHOWN}", b"{}")
    return _Kept(
        cleared=read_gone(f"{host.target}/{name}", found.get(name, b"").decode()),
        shown=msgspec.json.decode(shown, type=dict[str, tuple[str, ...]]),
    )


def _affected(
    host: Host, number: int, needed: frozenset[str], shown: Iterable[Iterable[str]]
) -> set[str]:
    """Return the paths, below the public root, of what must go; folders before their files."""
    linking = _listed(host.run("mentions", str(number), feed=lines(links(needed))))
    files = _listed(host.run("list", str(number)))
    ended = {path for paths in shown for path in paths}
    own = {place(address) for address in needed}
    pages = {f"{path}/index.html" for path in own if "." not in path.rpartition("/")[2]}
    return {*own, *pages, *linking, *ended, *filter(_holds_many, files), *_beside(ended, files)}


def _beside(pages: set[str], files: set[str]) -> set[str]:
    """Return the pictures that lie beside pages, such as a story's share card with its title."""
    folders = {PurePosixPath(page).parent for page in pages}
    return {
        path
        for path in files
        if PurePosixPath(path).parent in folders and not path.endswith((".html", ".gz"))
    }


def _listed(said: bytes) -> set[str]:
    return {line.removeprefix("./") for line in said.decode().splitlines()}


def _holds_many(path: str) -> bool:
    suffix = PurePosixPath(path).suffix
    return suffix not in _PAGES_AND_PICTURES and not path.startswith("assets/")


def _remember(
    host: Host,
    number: int,
    gone: frozenset[str],
    shown: Mapping[str, tuple[str, ...]],
    ended: set[str],
) -> None:
    left = {key: paths for key, paths in shown.items() if key not in ended}
    files = {SHOWN: msgspec.json.encode(left, order="sorted"), _MAP: write_gone(gone)}

    def feed(stdin: IO[bytes]) -> None:
        with open_tar(fileobj=stdin, mode="w|", format=GNU_FORMAT) as tar:
            for name, data in files.items():
                member = TarInfo(name)
                member.size, member.mode = len(data), 0o644
                tar.addfile(member, BytesIO(data))

    host.run("receive", f"releases/{number}", feed=feed)
