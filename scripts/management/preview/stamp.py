"""Whether the files that a renderer has read are still the same."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from scripts.workspace import ROOT, Workspace

_CODE = ("theme", "plugins", "scripts/rules", "scripts/records")
_LEFT_OUT = {"__pycache__", "data"}
"""Folders that don't count: of the data, the manifest tells all."""


def stamp(places: Workspace) -> str:
    """Digest names, sizes and times of everything that a page is made from."""
    state = hashlib.blake2b(digest_size=8)
    for folder in (*(ROOT / name for name in _CODE), places.content):
        for line in sorted(_lines(folder)):
            state.update(line.encode("utf-8", "surrogateescape"))
    for file in (ROOT / "pelicanconf.py", places.data / "manifest.json"):
        state.update(_line(file).encode())
    return state.hexdigest()


def _lines(folder: Path) -> Iterator[str]:
    for where, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name not in _LEFT_OUT and name[0] != "."]
        for name in files:
            yield _line(Path(where) / name)


def _line(file: Path) -> str:
    try:
        found = file.stat()
    except OSError:
        return f"{file} -\n"
    return f"{file} {found.st_size} {found.st_mtime_ns}\n"
