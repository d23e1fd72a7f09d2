"""`python -m scripts rollback TARGET`: a kept release is live again, at once."""

import argparse
import datetime as dt

from scripts.deploy.address import parse_target
from scripts.deploy.command import me
from scripts.deploy.host import locked
from scripts.deploy.release import Release
from scripts.deploy.scrub import scrub
from scripts.deploy.state import State, read_state
from scripts.errors import DeployError
from scripts.workspace import Workspace

_WAIT_SECONDS = 10
"""For a deploy that is going on; longer, and somebody should know."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say where, and to which release."""
    parser.add_argument("target", metavar="TARGET", help="和部署时相同的地址")
    parser.add_argument(
        "--to", type=int, metavar="N", help="退回到第几版（默认：线上这一版之前的一版）"
    )
    parser.add_argument("--list", action="store_true", help="只列出保留的版本")


def run(args: argparse.Namespace, _places: Workspace, now: dt.datetime) -> None:
    """Switch to a kept release, cleared of what has been withdrawn since."""
    target = parse_target(args.target)
    with locked(target, me(now), wait=_WAIT_SECONDS) as host:
        host.run("clean")
        state = read_state(host)
        if args.list:
            print("\n".join(_listing(state)))
            return
        number = _chosen(state, args.to)
        _refuse_demo(state, number)
        scrub(host, [number], max(state.releases), state.gone)
        log = f"{now.isoformat()} rollback {number} from {state.live or '-'} by {me(now)}"
        answer = host.run("back", str(number), state.current, log).decode().strip()
        if answer != "live":
            raise DeployError(f"{target}：线上的版本刚刚被换过，没有退回；请重新运行")
    print(f"第 {number} 版重新上线：{target}")


def _chosen(state: State, wanted: int | None) -> int:
    kept = "、".join(map(str, sorted(state.releases))) or "没有"
    if wanted is None:
        before = [number for number in state.releases if number < (state.live or 0)]
        if not before:
            raise DeployError(f"线上这一版之前没有保留的版本，没有退回；保留的是：{kept}")
        return max(before)
    if wanted not in state.releases:
        raise DeployError(f"--to：没有保留第 {wanted} 版，没有退回；保留的是：{kept}")
    return wanted


def _refuse_demo(state: State, number: int) -> None:
    """Refuse a site of demo data, from before the target was marked as the real one."""
    if state.production and state.releases[number].demo:
        raise DeployError(
            f"第 {number} 版是用演示数据建的，而那里标着 production（真正的网站），没有退回"
        )


def _listing(state: State) -> list[str]:
    return [
        f"{'→' if number == state.live else ' '} {_described(release)}"
        for number, release in sorted(state.releases.items())
    ]


def _described(release: Release) -> str:
    return (
        f"{release.number}  上线 {release.deployed_at:%Y-%m-%d %H:%M}"
        f"  数据 {release.snapshot.as_of}  提交 {release.commit.sha[:12] or '-'}"
        f"{'  演示数据' if release.demo else ''}"
    )
