"""`python -m scripts build`: check the content, build, index, check the site, swap it in.

The one place that knows scripts.build, scripts.search and scripts.check.
"""

import argparse
import datetime as dt
from pathlib import Path

from scripts.build import build
from scripts.check.command import refuse_content, refuse_site
from scripts.city import load_city
from scripts.records import City
from scripts.search import make_index
from scripts.snapshot import read_snapshot
from scripts.workspace import Workspace


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say whether the site is to be published."""
    parser.add_argument(
        "--publish", action="store_true", help="按正式发布的设置（publishconf.py）构建"
    )


def run(args: argparse.Namespace, places: Workspace, now: dt.datetime) -> None:
    """Build from content/ as it is, with the snapshot that was pulled last."""
    build_and_check(places, load_city(places.city_file), now=now, publish=args.publish)


def build_and_check(places: Workspace, city: City, *, now: dt.datetime, publish: bool) -> None:
    """Put a site that passes every check into output/, or leave the last one there.

    Raises SnapshotError, CheckError, BuildError or LockError; each says what to do.
    """
    snapshot = read_snapshot(places.data)

    def check(fresh: Path) -> None:
        make_index(fresh, places.build / "search", now)
        refuse_site(fresh, places, city, snapshot, now)

    refuse_content(places, city, snapshot)
    build(places, now=now, publish=publish, check=check)
