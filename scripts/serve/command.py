"""`python -m scripts serve`: build, serve on this machine, and build again on every change."""

import argparse
import datetime as dt
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from zoneinfo import ZoneInfo

from scripts.checked import snapshot_digest
from scripts.city import load_city
from scripts.lock import lock
from scripts.pull.transport import Transport
from scripts.serve import server
from scripts.serve.answers import Site
from scripts.serve.changes import Change, Changes, Kind
from scripts.serve.files import Folders, Settings
from scripts.serve.live import Live
from scripts.serve.loop import loop
from scripts.serve.moments import Moments
from scripts.serve.office import Office, office
from scripts.serve.polling import Polling
from scripts.serve.terminal import Terminal
from scripts.serve.triggers import Trigger, noticed
from scripts.serve.worker import Worker
from scripts.workspace import ROOT, Workspace

_PROGRAM = ("theme", "plugins", "scripts")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say where to listen, and what the records come from."""
    parser.add_argument(
        "--port", type=int, metavar="N",
        help=f"网站的端口（默认 {server.PORT}，被占用时另找一个；0 为任意空闲的）",
    )  # fmt: skip
    parser.add_argument(
        "--no-management", action="store_true",
        help="不启动也不问管理系统，用 content/data 中已有的数据",
    )  # fmt: skip
    parser.add_argument(
        "--openings", type=int, default=300, metavar="N",
        help="新数据库里演示招募信息的条数（默认 300）；已有数据时不起作用",
    )  # fmt: skip


def run(args: argparse.Namespace, places: Workspace, now: dt.datetime) -> None:
    """Work until Ctrl+C or SIGTERM.

    Raises LockError where a loop is at work here already, and ConfigError for a setting.
    """
    try:
        with _ended_by_signals(), lock(places.build / "serve.lock", "make serve", now):
            _serve(args, places, now)
    except KeyboardInterrupt:
        _say("已停止")


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Both end the same way, also where a shell in the background has us ignore the first."""
    wanted = (signal.SIGINT, signal.SIGTERM)
    before = {one: signal.signal(one, signal.default_int_handler) for one in wanted}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def _serve(args: argparse.Namespace, places: Workspace, now: dt.datetime) -> None:
    city = load_city(places.city_file)
    zone = ZoneInfo(city.timezone)
    live = Live(places.output)
    site = Site(output=places.output, gone_map=places.build / "gone.map")
    changes = Changes()
    with (
        server.answering(site, live, args.port) as port,
        office(args, places, city, now, _say) as source,
        Transport(source.api, _say) if source.api else _nothing() as transport,
        noticed(tuple(_triggers(places, transport, zone)), changes),
    ):
        _greet(port, args.port, source)
        changes.tell([Change(Kind.start, "启动")])
        worker = Worker(places=places, options=source.options, settings=source.settings)
        terminal = Terminal(say=_say, clock=lambda: dt.datetime.now(zone))
        loop(changes, worker, (terminal, live))


@contextmanager
def _nothing() -> Iterator[None]:
    yield None


def _triggers(places: Workspace, transport: Transport | None, zone: ZoneInfo) -> Iterator[Trigger]:
    """Yield what notices changes. With BUILD_TIME the clock stands, so time changes nothing."""
    program = tuple(ROOT / name for name in _PROGRAM)
    yield Folders(folders=(places.content, *program), places=places)
    yield Settings(places=places)
    if not os.environ.get("BUILD_TIME"):
        file = places.build / "next-change.json"
        yield Moments(file=file, clock=lambda: dt.datetime.now(zone))
    if transport is not None:
        news = Change(Kind.records, "管理系统有新内容")
        yield Polling(ask=lambda known: transport.version("", known), change=news, say=_say)
    else:
        news = Change(Kind.records, "content/data 换了数据")
        yield Polling(ask=lambda _known: snapshot_digest(places.data), change=news, say=_say)


def _greet(port: int, wanted: int | None, source: Office) -> None:
    if wanted is None and port != server.PORT:
        _say(f"端口 {server.PORT} 被别的程序占用，网站改用 {port}")
    _say(f"网站：http://{server.HOST}:{port}/    按 Ctrl+C 停止")
    if source.admin:
        _say(f"管理系统：{source.admin}")


def _say(text: str) -> None:
    print(text, flush=True)
