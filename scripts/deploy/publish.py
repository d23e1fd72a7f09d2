"""The order of a deploy: look, refuse or upload, verify, switch, clear, prune."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import IO

from scripts.commit import contains
from scripts.deploy.gone import joined, marks, stem, write_gone
from scripts.deploy.host import Host, lines
from scripts.deploy.passed import SITE, SNAPSHOT, PassedSite
from scripts.deploy.refusals import older, refusals
from scripts.deploy.release import Release, SnapshotMark, encode, snapshot_mark
from scripts.deploy.scrub import scrub
from scripts.deploy.state import State, read_state
from scripts.deploy.upload import SUMS, Upload, plan, read_sums, write_archive
from scripts.errors import DeployError
from scripts.workspace import ROOT

Say = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Order:
    """What a person asked for."""

    who: str
    now: dt.datetime
    keep: int
    allow_older: frozenset[str]


def publish(site: PassedSite, host: Host, order: Order, say: Say) -> None:
    """Make a site live, or leave the target's site as it was.

    Raises DeployError where something speaks against it or the upload isn't whole; the message
    ends with what readers get now.
    """
    with _saying("线上的网站没有变"):
        host.run("clean")
        state = read_state(host)
        mark = snapshot_mark(site.manifest, site.checked.origin.snapshot)
        allowed = _refuse(site, mark, state, order)
        gone = joined(state.gone, site.gone, site.public)
        if is_news := not _is_live(site, state, gone):
            release = _release(site, mark, state, order)
            _upload(site, host, state, _beside(site, release, gone))
    if is_news:
        with _saying("请用 rollback --list 看看线上是哪一版，再重新部署"):
            _switch(host, state, release, _log(order, release, allowed))
        say(f"第 {release.number} 版已经上线：{host.target}")
    else:
        say(f"线上已经是这一版（第 {state.live} 版），没有变化")
    kept = sorted({*state.releases, *([release.number] if is_news else [])})
    with _saying("网站已经上线，但旧版本没有整理完，其中可能还有撤下的内容；请重新部署"):
        _tidy(host, kept, gone, order.keep, say)


@contextmanager
def _saying(ending: str) -> Iterator[None]:
    """Let an error's message end with how things stand."""
    try:
        yield
    except DeployError as error:
        raise DeployError(f"{error}\n{ending}") from None


def _refuse(site: PassedSite, mark: SnapshotMark, state: State, order: Order) -> list[str]:
    """Raise DeployError for everything that isn't allowed; return what was."""
    known = partial(contains, ROOT)
    found = list(refusals(site, mark, state, known))
    against = [_with_way_out(name, why) for name, why in found if name not in order.allow_older]
    if against:
        raise DeployError("\n".join(against))
    if any(any(older(site, mark, kept, known)) for kept in state.releases.values()):
        _refuse_returned(site, state)
    return [name for name, _ in found]


def _with_way_out(name: str, why: str) -> str:
    return f"{why}；核对后确实要部署的，加上 --allow-older {name}" if name else why


def _refuse_returned(site: PassedSite, state: State) -> None:
    """Refuse older data or an older commit that would publish again what was withdrawn since.

    After a rollback too, when the live release is itself as old as these.
    """
    kept = joined(state.gone, site.gone, site.public)
    if back := sorted({stem(address) for address in state.gone - kept}):
        raise DeployError(
            "旧的数据或文稿里有后来撤下的内容，不能部署："
            + "、".join(back[:5])
            + "；请取得最新的数据和文稿，再构建"
        )


def _is_live(site: PassedSite, state: State, gone: frozenset[str]) -> bool:
    live = state.live_release
    return (
        live is not None
        and (live.sha256, live.beside) == (site.checked.sha256, site.beside)
        and live.commit.sha == site.checked.origin.commit.sha
        and gone == state.gone
    )


def _release(site: PassedSite, mark: SnapshotMark, state: State, order: Order) -> Release:
    return Release(
        number=max(state.releases, default=0) + 1,
        sha256=site.checked.sha256,
        files=site.checked.files,
        beside=site.beside,
        demo=site.checked.origin.demo,
        checked_at=site.checked.checked_at,
        deployed_at=order.now,
        commit=site.checked.origin.commit,
        city=site.manifest.city,
        snapshot=mark,
    )


def _beside(site: PassedSite, release: Release, gone: frozenset[str]) -> dict[str, bytes]:
    """Return what is uploaded beside the public root."""
    return {
        **site.about,
        "release.json": encode(release),
        "gone.map": write_gone(gone),
        "all-gone.map": write_gone(gone),
        **{f"gone/{mark}": b"" for mark in marks(gone)},
    }


def _upload(site: PassedSite, host: Host, state: State, beside: Mapping[str, bytes]) -> None:
    """Upload and verify; once more in full where what was shared isn't what it should be."""
    problem = ""
    for base in _bases(host, state):
        problem = _send(host, state, plan(site, base, beside), shares=bool(base))
        if not problem:
            return
    raise DeployError(f"{host.target}：传过去的文件不对：\n{problem}")


def _bases(host: Host, state: State) -> Iterator[dict[str, str]]:
    """Yield what may be shared with the live release: its files, then nothing.

    Only the newest release still has its snapshot.
    """
    name = f"{state.current}/{SUMS}"
    sums = host.fetch(name).get(name) if state.current else None
    if sums:
        is_newest = state.live == max(state.releases, default=None)
        yield read_sums(sums, (SITE, SNAPSHOT) if is_newest else (SITE,))
    yield {}


def _send(host: Host, state: State, upload: Upload, *, shares: bool) -> str:
    """Return what is wrong with the uploaded release, or nothing."""
    count = 0

    def feed(stdin: IO[bytes]) -> None:
        nonlocal count
        count = write_archive(upload, stdin)

    host.run("prepare", str(state.live) if shares else "", feed=lines(upload.stale))
    host.run("receive", "incoming", feed=feed)
    answer = host.run("verify", str(count)).decode().strip()
    return "" if answer == "verified" else answer


def _switch(host: Host, state: State, release: Release, log: str) -> None:
    answer = host.run("switch", str(release.number), state.current, log).decode().strip()
    if answer != "live":
        raise DeployError(f"{host.target}：线上的版本刚刚被换过，这一版没有上线；请重新运行")


def _log(order: Order, release: Release, allowed: list[str]) -> str:
    older = "".join(f" allowed-older:{name}" for name in sorted(allowed))
    return (
        f"{order.now.isoformat()} deploy {release.number} commit:{release.commit.sha or '-'} "
        f"snapshot:{release.snapshot.as_of}{older} by {order.who}"
    )


def _tidy(host: Host, kept: list[int], gone: frozenset[str], keep: int, say: Say) -> None:
    """Clear the kept releases, oldest first, of what is withdrawn; drop those too many."""
    if changed := scrub(host, kept, kept[-1], gone):
        say(f"已从 {len(changed)} 个保留的旧版本里去掉撤下的内容")
    host.run("prune", str(keep), str(kept[-1]))
