"""`python -m scripts deploy TARGET`: what passed its checks goes live."""

import argparse
import datetime as dt
import getpass
import os
import socket
from pathlib import Path

from scripts.deploy.address import Target, parse_target
from scripts.deploy.host import locked
from scripts.deploy.passed import passed_site
from scripts.deploy.publish import Order, publish
from scripts.deploy.refusals import OLDER
from scripts.errors import ConfigError
from scripts.workspace import ROOT, Workspace

_FEWEST = 2
"""The release before must stay: for a rollback, and for pages that are just being read."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say where to, and what a person has looked at."""
    parser.add_argument("target", metavar="TARGET", help="文件夹，或 ssh://user@host:22/srv/portal")
    parser.add_argument(
        "--keep", type=int, default=5, metavar="N", help="保留最近几个版本（默认 5，至少 2）"
    )
    parser.add_argument(
        "--allow-older", action="append", default=[], choices=OLDER, metavar="NAME",
        help="核对后允许部署比线上旧的 snapshot（数据）或 commit（程序和文稿），会记入 deploy.log",
    )  # fmt: skip
    parser.add_argument(
        "--wait", type=int, default=10, metavar="SECONDS",
        help="另一个部署正在进行时，最多等几秒（默认 10）",
    )  # fmt: skip
    parser.add_argument(
        "--mark-production", action="store_true",
        help="只把那里标为真正的网站（此后不接受演示数据），不部署",
    )  # fmt: skip


def run(args: argparse.Namespace, places: Workspace, now: dt.datetime) -> None:
    """Deploy output/. Any PortalError leaves the live site as it was."""
    target = parse_target(args.target)
    refuse_own_folders(target, places)
    if args.keep < _FEWEST:
        raise ConfigError(f"--keep：写的是 {args.keep}，至少要保留 {_FEWEST} 个版本")
    if args.mark_production:
        _mark(target, now, args.wait)
        return
    site = passed_site(places)
    order = Order(who=me(now), now=now, keep=args.keep, allow_older=frozenset(args.allow_older))
    with locked(target, order.who, make=True, wait=args.wait) as host:
        publish(site, host, order, print)


def _mark(target: Target, now: dt.datetime, wait: int) -> None:
    with locked(target, me(now), make=True, wait=wait) as host:
        host.run("mark", me(now))
    print(f"{target}：已标为真正的网站，不再接受演示数据")


def me(now: dt.datetime) -> str:
    """Say who is at work, for the lock and the log at the target."""
    return (
        f"{getpass.getuser()}@{socket.gethostname()}"
        f"（进程 {os.getpid()}，开始于 {now:%Y-%m-%d %H:%M:%S}）"
    )


def refuse_own_folders(target: Target, places: Workspace) -> None:
    """Refuse a target on this machine that holds, or lies in, a folder of the project."""
    if target.host is not None:
        return
    folder = Path(target.folder)
    for own in (places.content, places.output, places.build, places.var, ROOT / "scripts"):
        if folder == own or own in folder.parents or folder in own.parents:
            raise ConfigError(f"{target}：和 {own} 重叠，不能部署到这里；请换一个单独的文件夹")
