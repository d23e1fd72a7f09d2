"""What was noted of each file the last time; a file that comes out the same isn't read again.

A note follows from a file's bytes, from what is expected of every file, from which of the files
it names are there, and from the program. All of these are compared, and what doesn't fit is read
anew: the result is that of a full check. The notes lie in build/, and may be lost.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import msgspec

from scripts.check.built.surroundings import Note
from scripts.check.expected import Expected
from scripts.swap import write_bytes
from scripts.workspace import ROOT

_LIBRARIES = ("html5lib", "msgspec")


@dataclass(frozen=True, kw_only=True)
class Examined:
    """A note, and which paths were asked for to make it."""

    note: Note
    asked: frozenset[str] = frozenset()


class _Kept(msgspec.Struct, array_like=True):
    digest: bytes
    note: Note
    asked: list[int]
    """Places in `_Book.paths`: most pages name the same files."""


class _Book(msgspec.Struct):
    basis: bytes
    paths: list[str]
    there: list[bool]
    """Of each path, whether it was a file of the site."""
    kept: dict[str, _Kept]


def digest_of(data: bytes) -> bytes:
    """Return what a file's content is known by."""
    return blake2b(data, digest_size=16).digest()


def basis_of(expected: Expected) -> bytes:
    """Return what all notes rest on: the program, its libraries, and what is expected."""
    found = blake2b(digest_size=16)
    found.update(f"{sys.version} {[version(name) for name in _LIBRARIES]}".encode())
    for file in sorted((ROOT / "scripts").rglob("*.py")):
        found.update(digest_of(file.read_bytes()))
    found.update(msgspec.json.encode(expected, order="deterministic"))
    return found.digest()


@dataclass(frozen=True)
class KeptNotes:
    """The notes of the last check, and those of this one."""

    file: Path
    basis: bytes
    files: frozenset[str]
    """Paths of the site as it is now."""
    new: dict[str, tuple[bytes, Examined]] = field(default_factory=dict)

    def note_of(self, path: str, digest: bytes) -> Note | None:
        """Return the note of a file that still holds, and keep it for the next time."""
        kept = self._book.kept.get(path)
        if kept is None or kept.digest != digest or not self._same.issuperset(kept.asked):
            return None
        asked = frozenset(self._book.paths[number] for number in kept.asked)
        self.new[path] = (digest, Examined(note=kept.note, asked=asked))
        return kept.note

    @cached_property
    def _book(self) -> _Book:
        try:
            book = msgspec.msgpack.decode(self.file.read_bytes(), type=_Book)
        except (OSError, msgspec.DecodeError):
            return self._empty
        return book if book.basis == self.basis else self._empty

    @property
    def _empty(self) -> _Book:
        return _Book(basis=self.basis, paths=[], there=[], kept={})

    @cached_property
    def _same(self) -> frozenset[int]:
        """The paths that are, or aren't, files of the site as they were or weren't then."""
        book = self._book
        pairs = enumerate(zip(book.paths, book.there, strict=True))
        return frozenset(number for number, (path, was) in pairs if (path in self.files) is was)

    def write(self) -> None:
        """Keep the notes of this check in the place of the last one's."""
        numbers = {path: number for number, path in enumerate(_paths(self.new))}
        kept = {
            path: _Kept(digest, found.note, sorted(numbers[one] for one in found.asked))
            for path, (digest, found) in sorted(self.new.items())
        }
        there = [path in self.files for path in numbers]
        book = _Book(basis=self.basis, paths=list(numbers), there=there, kept=kept)
        write_bytes(self.file, msgspec.msgpack.encode(book))


def _paths(new: Mapping[str, tuple[bytes, Examined]]) -> list[str]:
    return sorted({path for _, found in new.values() for path in found.asked})


def of_every_file(expected: Expected) -> Expected:
    """Return what the check of a single file may know: not which records there are."""
    return replace(expected, records=frozenset(), least_pages=1)
