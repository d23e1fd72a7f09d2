"""The new snapshot: written beside the old one, then swapped in."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from scripts.snapshot import MEDIA_FOLDER, Snapshot, write_snapshot
from scripts.swap import recover, swap_in
from scripts.workspace import Workspace

_PREFIX = ".data-new-"


def tidy(places: Workspace) -> None:
    """Remove what a killed pull left; the caller holds the lock."""
    recover(places.data)
    for left in (*places.content.glob(f"{_PREFIX}*"), work(places)):
        shutil.rmtree(left, ignore_errors=True)


def work(places: Workspace) -> Path:
    """Return where pictures lie that were just fetched; the caller holds the lock."""
    return places.build / "pulled-media"


def replace_data(places: Workspace, snapshot: Snapshot, files: Mapping[str, Path]) -> None:
    """Put a snapshot in the place of content/data: a reader meets the old or the new.

    `files` are its pictures: each name, and where the file lies now.
    """
    fresh = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=places.content))
    try:
        fresh.chmod(0o755)  # mkdtemp makes it private; other users build from it
        write_snapshot(fresh, snapshot)
        for name, path in files.items():
            (fresh / MEDIA_FOLDER).mkdir(exist_ok=True)
            shutil.copyfile(path, fresh / MEDIA_FOLDER / name)
        swap_in(fresh, places.data)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
