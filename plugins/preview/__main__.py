"""`python -m plugins.preview FOLDER [--demo]`: the process behind the previews in the admin."""

import argparse
import os
import sys
from pathlib import Path
from typing import BinaryIO

from pelican.settings import read_settings

from plugins.pages.program import or_exit
from scripts.errors import NewerSnapshotError, SnapshotError
from scripts.records import City
from scripts.snapshot import Manifest, Snapshot, read_snapshot
from scripts.workspace import ROOT


def main() -> None:
    """Read what a build reads, then answer; ends with standard input."""
    parser = argparse.ArgumentParser(prog="python -m plugins.preview")
    parser.add_argument("folder", type=Path, help="where the theme's files go")
    parser.add_argument("--demo", action="store_true", help="the records are invented")
    asked = parser.parse_args()
    answers = _own_output()
    settings = read_settings(str(ROOT / "pelicanconf.py"))
    city = settings["PORTAL_CITY"]
    settings.update(
        PLUGINS=[*settings["PLUGINS"], "plugins.preview"],
        OUTPUT_PATH=str(asked.folder.absolute()),
        DELETE_OUTPUT_DIRECTORY=False,
        PREVIEW_ANSWERS=answers,
        PORTAL_SNAPSHOT=or_exit(
            lambda: _snapshot(settings["PORTAL_PLACES"].data, city, demo=asked.demo)
        ),
    )
    settings["PELICAN_CLASS"](settings).run()


def _own_output() -> BinaryIO:
    """Keep standard output for answers; whatever else is printed goes to standard error."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers


def _snapshot(folder: Path, city: City, *, demo: bool) -> Snapshot:
    """Return the snapshot; an empty one where there is none of this city that can be read.

    Raises NewerSnapshotError where this software is too old for it.
    """
    try:
        found = read_snapshot(folder)
    except NewerSnapshotError:
        raise
    except SnapshotError:
        found = None
    if found and found.manifest.city == city.code:
        return found
    return Snapshot(
        manifest=Manifest(city=city.code, source="", demo=demo, as_of="", collections={})
    )


if __name__ == "__main__":
    main()
