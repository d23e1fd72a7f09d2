"""The new snapshot: written beside the old one, then swapped in."""

import shutil
import tempfile
from pathlib import Path

from scripts.snapshot import Snapshot, write_snapshot
from scripts.swap import recover, swap_in
from scripts.workspace import Workspace

_PREFIX = ".data-new-"


def tidy(places: Workspace) -> None:
    """Remove what a killed pull left; the caller holds the lock."""
    recover(places.data)
    for left in places.content.glob(f"{_PREFIX}*"):
        shutil.rmtree(left)


def replace_data(places: Workspace, snapshot: Snapshot) -> None:
    """Put a snapshot in the place of content/data: a reader meets the old or the new."""
    fresh = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=places.content))
    try:
        fresh.chmod(0o755)  # mkdtemp makes it private; other users build from it
        write_snapshot(fresh, snapshot)
        swap_in(fresh, places.data)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise


def write_text(path: Path, text: str) -> None:
    """Write a report whole: written beside, then renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)
