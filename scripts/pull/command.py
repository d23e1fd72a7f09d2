"""`python -m scripts pull`: bring content/data up to date with the management API."""

import argparse
import datetime as dt
import os

from scripts.city import load_city
from scripts.pull.api import api_from
from scripts.pull.update import pull
from scripts.workspace import Workspace


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what a person who has looked may let pass, and the way to begin afresh."""
    parser.add_argument(
        "--accept", action="append", default=[], metavar="NAME",
        help="放行一种已核对的情况，例如 openings:shrink；可写多次，每次都会记录下来",
    )  # fmt: skip
    parser.add_argument("--full", action="store_true", help="不接着上次的取，重新取全部数据")


def run(args: argparse.Namespace, places: Workspace, now: dt.datetime) -> None:
    """Pull from MANAGEMENT_API_URL with MANAGEMENT_API_TOKEN; any PortalError changes nothing."""
    api = api_from(os.environ)
    city = load_city(places.city_file)
    pull(places, city, api, now, accept=frozenset(args.accept), full=args.full)
