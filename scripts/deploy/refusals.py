"""Why a release may not go live: it's older, invented, or another city's. Pure."""

import datetime as dt
from collections.abc import Callable, Iterator

from scripts.commit import Commit
from scripts.deploy.passed import PassedSite
from scripts.deploy.release import Release, SnapshotMark
from scripts.deploy.state import State

Contains = Callable[[str, str], bool | None]
"""Whether a commit has another in its history; None where that isn't known."""

OLDER = ("snapshot", "commit")
"""What `--allow-older` may name."""


def refusals(
    site: PassedSite, mark: SnapshotMark, state: State, contains: Contains
) -> Iterator[tuple[str, str]]:
    """Yield what speaks against a release: the name that lets it pass (or nothing), and why."""
    demo = site.checked.origin.demo
    if demo and state.production:
        yield "", "这个网站是用演示数据建的，而那里标着 production（真正的网站），不能部署"
    live = state.live_release
    if live is None:
        return
    if demo and not live.demo:
        yield "", "这个网站是用演示数据建的，而线上是真实数据，不能部署；演示网站请放到别处"
    if site.manifest.city != live.city:
        yield "", f"线上是 {live.city} 的网站，这一个是 {site.manifest.city} 的，不能部署"
    yield from older(site, mark, live, contains)


def older(
    site: PassedSite, mark: SnapshotMark, live: Release, contains: Contains
) -> Iterator[tuple[str, str]]:
    """Yield in what a site is older than a release: its data, its commit."""
    if gap := behind(mark, live.snapshot):
        yield "snapshot", f"数据比线上旧：{gap}；请先运行 python -m scripts pull"
    if is_older(site.checked.origin.commit, live.commit, contains):
        yield "commit", _commits(site.checked.origin.commit, live.commit)


def behind(mark: SnapshotMark, live: SnapshotMark) -> str:
    """Say in what a snapshot is older than the live one, or nothing.

    Numbers of another database can't be compared: there its time tells.
    """
    if mark.source == live.source:
        return "、".join(
            f"{name} 到 {mark.high_water.get(name, 0)}，线上到 {seq}"
            for name, seq in sorted(live.high_water.items())
            if mark.high_water.get(name, 0) < seq
        )
    if dt.datetime.fromisoformat(mark.as_of) < dt.datetime.fromisoformat(live.as_of):
        return f"取于 {mark.as_of}，线上取于 {live.as_of}"
    return ""


def is_older(ours: Commit, live: Commit, contains: Contains) -> bool:
    """Say whether a commit lacks what the live one has; by their times where Git can't tell."""
    if not live.sha or ours.sha == live.sha:
        return False
    if not ours.sha:
        return True
    known = contains(ours.sha, live.sha)
    if known is not None:
        return not known
    return dt.datetime.fromisoformat(ours.at) < dt.datetime.fromisoformat(live.at)


def _commits(ours: Commit, live: Commit) -> str:
    of = f"是 {ours.sha[:12]}" if ours.sha else "不知道是哪一个提交"
    return (
        f"程序和文稿比线上旧：这一版{of}，其中没有线上的 {live.sha[:12]}；请先取得最新的提交再构建"
    )
