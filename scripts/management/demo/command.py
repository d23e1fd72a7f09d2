"""`python -m scripts manage demo`: fill an empty database with invented records."""

import argparse
import datetime as dt

from scripts.city import load_city
from scripts.errors import ConfigError, PortalError
from scripts.management import store
from scripts.management.demo.records import demo_records
from scripts.records import City
from scripts.workspace import Workspace

OPENINGS = 300
_MOST_OPENINGS = 100_000
_BEGINNING_OF_DAY = 8
"""Hour of the day that demo dates are reckoned from."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    parser.add_argument(
        "--openings", type=_count, default=OPENINGS, metavar="N",
        help=f"招募信息的条数（默认 {OPENINGS}）；组织和项目随之增减",
    )  # fmt: skip
    parser.add_argument("--at", metavar="时刻", help="日期以这一刻为准，默认今天 08:00")
    parser.add_argument(
        "--reset",
        action="store_true",
        help="先删除演示数据库中的全部记录（包括后来录入的）；真实数据库不会动",
    )


def run(args: argparse.Namespace, places: Workspace, now: dt.datetime) -> None:
    """Seed the database.

    Raises PortalError where it already holds records and --reset is not given.
    """
    city = load_city(places.city_file)
    at = _moment(args.at, now)
    store.setup(places)
    if args.reset:
        _clear_demo()
    elif not store.is_empty():
        raise PortalError(f"管理系统中已经有记录，没有装入演示数据；{_what_to_do()}")
    count = seed(places, city, args.openings, at)
    print(f"已装入演示数据 {count} 条，其中招募信息 {args.openings} 条")
    print(f"日期以 {at:%Y-%m-%d %H:%M} 为准")


def _what_to_do() -> str:
    if store.demo_moment() is None:
        return "这些是真实记录，请换一个 PORTAL_VAR 文件夹放演示数据"
    return "要全部删除、重新装入，请加上 --reset（可先用 manage backup 备份）"


def seed(places: Workspace, city: City, openings: int, at: dt.datetime) -> int:
    """Store demo records dated from `at`, mark them as invented, and return how many they are."""
    store.setup(places)
    count = store.save_records(demo_records(city, openings=openings, at=at))
    store.mark_demo(at)
    return count


def _clear_demo() -> None:
    """Empty a demo database; one that never was a demo holds somebody's real work."""
    if not store.is_empty() and store.demo_moment() is None:
        raise PortalError(
            "管理系统中的记录不是演示数据，不会删除；要另做演示，请用 PORTAL_VAR 指定另一个空文件夹"
        )
    store.clear()


def default_moment(now: dt.datetime) -> dt.datetime:
    """Return the beginning of the day: seeding twice on a day gives the same dates."""
    return now.replace(hour=_BEGINNING_OF_DAY, minute=0, second=0, microsecond=0)


def _moment(given: str | None, now: dt.datetime) -> dt.datetime:
    if given is None:
        return default_moment(now)
    try:
        moment = dt.datetime.fromisoformat(given)
    except ValueError:
        raise ConfigError(f"--at：{given} 不是时刻，例如 2026-03-05T08:00:00+08:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)


def _count(text: str) -> int:
    number = int(text)
    if not 1 <= number <= _MOST_OPENINGS:
        raise argparse.ArgumentTypeError(f"应为 1 到 {_MOST_OPENINGS} 的整数")
    return number
