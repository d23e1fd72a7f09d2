"""`python -m scripts site`: the whole way of the data, from the management API to output/.

Without MANAGEMENT_API_URL the embedded management system is the source: it is seeded with demo
data once, when its database is new, and started for as long as the pull takes. With it, the
named system is the source and the site is built to be published.
"""

import argparse
import datetime as dt
import os
from collections.abc import Iterator
from contextlib import contextmanager

from scripts.city import load_city, require_address
from scripts.compose import build_and_check
from scripts.errors import ConfigError
from scripts.pull import Api, pull
from scripts.records import City
from scripts.workspace import Workspace


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say how much demo data a new database gets, and what a person has looked at."""
    parser.add_argument(
        "--openings", type=int, default=300, metavar="N",
        help="新数据库里演示招募信息的条数（默认 300）；已有数据时不起作用",
    )  # fmt: skip
    parser.add_argument(
        "--accept", action="append", default=[], metavar="NAME",
        help="放行取数据时一种已核对的情况，例如 openings:shrink；可写多次",
    )  # fmt: skip


def run(args: argparse.Namespace, places: Workspace, now: dt.datetime) -> None:
    """Pull, build, check and swap into output/. Any PortalError leaves the last good site."""
    city = load_city(places.city_file)
    with _source(args.openings, places, city, now) as (api, publish):
        pull(places, city, api, now, accept=frozenset(args.accept))
    build_and_check(places, city, now=now, publish=publish)
    print(f"网站已建成：{places.output}")


@contextmanager
def _source(
    openings: int, places: Workspace, city: City, now: dt.datetime
) -> Iterator[tuple[Api, bool]]:
    url = os.environ.get("MANAGEMENT_API_URL")
    if url:
        api = Api(url, _token())
        require_address(city, os.environ)
        yield api, True
        return
    from scripts.management.running import running

    seed_once(openings, places, city, now)
    with running(places) as endpoint:
        yield Api(endpoint.url, endpoint.token), False


def _token() -> str:
    token = os.environ.get("MANAGEMENT_API_TOKEN")
    if not token:
        raise ConfigError(
            "设了 MANAGEMENT_API_URL，但没有设 MANAGEMENT_API_TOKEN；"
            "请向管理系统的管理员要只读令牌，并放进环境变量 MANAGEMENT_API_TOKEN"
        )
    return token


def seed_once(openings: int, places: Workspace, city: City, now: dt.datetime) -> None:
    """Fill a new database with demo data; one that has or had anything in it stays as it is."""
    from scripts.management import store
    from scripts.management.demo.command import default_moment, seed

    store.setup(places)
    if store.is_empty() and store.demo_moment() is None:
        seed(places, city, openings, default_moment(now))
