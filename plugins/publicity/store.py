"""What is costly to make is made once: files under the hash of everything they are made from.

build/cache may be removed at any time. What no build asks for is removed, so that nothing stays
of what was withdrawn or masked.
"""

import hashlib
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Store:
    """Files of one kind, such as share cards."""

    folder: Path
    suffix: str
    asked: set[str] = field(default_factory=set)
    """The names of what this build needs."""

    def get(self, made_from: bytes, make: Callable[[], bytes]) -> Path:
        """Return the file that is made from these bytes, and make it where it isn't there."""
        file = self._file(made_from)
        self.asked.add(file.name)
        if not file.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            fresh = file.with_suffix(f".new-{os.getpid()}")
            fresh.write_bytes(make())
            fresh.replace(file)
        return file

    def has(self, made_from: bytes) -> bool:
        """Tell whether it has been made already."""
        return self._file(made_from).exists()

    def _file(self, made_from: bytes) -> Path:
        return self.folder / (hashlib.sha256(made_from).hexdigest()[:32] + self.suffix)

    def prune(self) -> None:
        """Remove what this build did not ask for."""
        for file in self.folder.glob("*") if self.folder.exists() else ():
            if file.name not in self.asked:
                file.unlink()


def put(file: Path, target: Path) -> None:
    """Copy a file: a second name for it would let an edited kit change what is kept."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, target)
