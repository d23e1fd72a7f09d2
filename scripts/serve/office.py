"""Which management system the loop takes its records from."""

import argparse
import datetime as dt
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from scripts.city import require_address
from scripts.pull import Api
from scripts.pull.api import api_from
from scripts.records import City
from scripts.site import seed_once
from scripts.workspace import Workspace

PORT = 8001
"""That of `make manage`, where it is free."""

Say = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Office:
    """Where the records come from."""

    api: Api | None = None
    """None: from the snapshot as it is."""
    admin: str = ""
    """Address of the admin that was started for the loop."""
    options: tuple[str, ...] = ()
    """What a round has to know of it; see round.py."""
    settings: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The same, for the round's environment."""


@contextmanager
def office(
    args: argparse.Namespace, places: Workspace, city: City, now: dt.datetime, say: Say
) -> Iterator[Office]:
    """Choose it as `make site` does; the embedded one runs as long as the block.

    Raises ConfigError where MANAGEMENT_API_URL is set and something that belongs to it isn't.
    """
    if args.no_management:
        yield Office()
    elif os.environ.get("MANAGEMENT_API_URL"):
        api = api_from(os.environ)
        require_address(city, os.environ)
        yield Office(api=api, options=("--pull", "--publish"))
    else:
        with _embedded(args.openings, places, city, now, say) as found:
            yield found


@contextmanager
def _embedded(
    openings: int, places: Workspace, city: City, now: dt.datetime, say: Say
) -> Iterator[Office]:
    from scripts.management.presence import holder
    from scripts.management.running import running

    _prepare(openings, places, city, now, say)
    if beside := holder(places, now):
        say(f"同一个数据库已由 {beside} 打开；在那里录入的，这里也会显示")
    with running(places, PORT) as endpoint:
        yield Office(
            api=Api(endpoint.url, endpoint.token),
            admin=f"{endpoint.url}/admin/",
            options=("--pull",),
            settings={
                "MANAGEMENT_API_URL": endpoint.url,
                "MANAGEMENT_API_TOKEN": endpoint.token,
            },
        )


def _prepare(openings: int, places: Workspace, city: City, now: dt.datetime, say: Say) -> None:
    """Fill a new database and make its first account, then let go of it."""
    from scripts.management.account import first_account

    seed_once(openings, places, city, now)
    if password := first_account():
        say(f"已建立第一个账号 admin，密码：{password}")
        say("请马上记下来，它只显示这一次；登录后要先换成自己的密码。")
    from django.db import connections

    connections.close_all()
