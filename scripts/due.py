"""`python -m scripts due TARGET`: tell whether the live site must be built again, and why.

A schedule asks this every few minutes; nearly always the answer is no, and costs one connection
to the host and one request to the management system. Four things make a site due: there is none
yet, the project has another commit, the management system has other records, or the moment has
come at which time alone makes a page untrue. After a rollback only a new commit does.
"""

import argparse
import datetime as dt
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import msgspec

from scripts.city import load_city
from scripts.commit import project_commit
from scripts.deploy.address import Target, parse_target
from scripts.deploy.command import me
from scripts.deploy.host import locked
from scripts.deploy.release import Release
from scripts.deploy.state import read_state
from scripts.errors import ContractError, DeployError, SourceError
from scripts.pull.api import Api, api_from
from scripts.pull.index import Index, fetch_index, source_of
from scripts.pull.transport import Transport
from scripts.records import City
from scripts.workspace import ROOT, Workspace

_WAIT_SECONDS = 120
"""For a deploy that is going on: what it makes live is what counts."""


@dataclass(frozen=True, kw_only=True)
class Live:
    """What the target has."""

    release: Release
    newest: Release
    """Not the live one after a rollback."""
    next_change: dt.datetime | None
    """When time alone makes a page of the live release untrue."""


@dataclass(frozen=True, kw_only=True)
class Source:
    """What the management system answered to the question for its index."""

    index: Index | None
    origin: str
    """Names its database, as a manifest does."""
    trouble: SourceError | ContractError | None = None
    """Why there is no index."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Whether the site is due."""

    reasons: tuple[str, ...]
    """None: the live site is as it should be."""
    live: bool
    """There is a live site, and so a snapshot to begin from."""
    source: bool
    """The management system answers; otherwise the last good data must do."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say which site."""
    parser.add_argument("target", metavar="TARGET", help="和部署时相同的地址")


def run(args: argparse.Namespace, places: Workspace, now: dt.datetime) -> None:
    """Print the reasons, or that there are none."""
    print(worded(ask(parse_target(args.target), places, now)))


def worded(answer: Answer) -> str:
    """Word an answer for a person and a CI log."""
    if not answer.reasons:
        return "线上的网站不需要更新"
    return "线上的网站需要更新：\n" + "\n".join(f"  {reason}" for reason in answer.reasons)


def ask(target: Target, places: Workspace, now: dt.datetime, *, force: bool = False) -> Answer:
    """Ask the target, the management system and Git; `force`: it is due whatever they say.

    Raises ConfigError without MANAGEMENT_API_URL and its token; SourceError or ContractError
    where it doesn't answer and nothing else makes the site due; DeployError where the target
    can't be reached, or where news wait although somebody rolled the site back.
    """
    api = api_from(os.environ)
    source = _source(api, load_city(places.city_file))
    live = _live(target, now)
    if force and not source.trouble:
        return Answer(reasons=("有人要求更新",), live=live is not None, source=True)
    return judge(live, source, project_commit(ROOT).sha, now)


def judge(live: Live | None, source: Source, commit: str, now: dt.datetime) -> Answer:
    """Decide. Pure; raises as `ask` does."""
    if live is None:
        if source.trouble:
            raise source.trouble
        return Answer(reasons=("那里还没有网站",), live=False, source=True)
    reasons = [*_commit_news(live, commit), *_record_news(live, source), *_time_news(live, now)]
    _respect_rollback(live, commit, reasons)
    if source.trouble and not reasons:
        raise source.trouble
    if source.trouble:
        reasons.append(f"管理系统没有正常回答，用上次的数据：{source.trouble}")
    return Answer(reasons=tuple(reasons), live=True, source=source.index is not None)


def _commit_news(live: Live, commit: str) -> Iterator[str]:
    theirs = live.newest.commit.sha
    if commit and commit != theirs:
        yield f"程序和文稿有新的提交：{theirs[:12] or '不明'} → {commit[:12]}"


def _record_news(live: Live, source: Source) -> Iterator[str]:
    known = live.newest.snapshot
    if source.index is None:
        return
    if source.origin != known.source:
        yield "管理系统换了一个数据库"
        return
    for name, listed in sorted(source.index.collections.items()):
        had = known.high_water.get(name, 0)
        if listed.high_water != had:
            yield f"管理系统有新内容：{name} {had} → {listed.high_water}"


def _time_news(live: Live, now: dt.datetime) -> Iterator[str]:
    if live.next_change and live.next_change <= now:
        yield f"到了网页该变化的时刻 {live.next_change.isoformat()}"


def _respect_rollback(live: Live, commit: str, reasons: list[str]) -> None:
    """Somebody rolled back because the newest release is bad: nothing brings it back by itself."""
    if live.release == live.newest or commit != live.newest.commit.sha or not reasons:
        return
    raise DeployError(
        f"线上是退回后的第 {live.release.number} 版，有内容等着上线：\n"
        + "\n".join(f"  {reason}" for reason in reasons)
        + "\n为了不让有问题的版本自动回来，没有更新。请提交修正；"
        "或在核对之后运行 make publish FORCE=1"
    )


def _source(api: Api, city: City) -> Source:
    try:
        with Transport(api, print) as transport:
            index = fetch_index(transport, city)
    except (SourceError, ContractError) as error:
        return Source(index=None, origin="", trouble=error)
    return Source(index=index, origin=source_of(index, api))


def _live(target: Target, now: dt.datetime) -> Live | None:
    """Ask the target; None where nothing was deployed there yet."""
    with locked(target, me(now), make=True, wait=_WAIT_SECONDS) as host:
        state = read_state(host)
        release = state.live_release
        if release is None:
            return None
        note = f"{state.current}/next-change.json"
        return Live(
            release=release,
            newest=state.releases[max(state.releases)],
            next_change=_moment(host.fetch(note), note),
        )


class _NextChange(msgspec.Struct):
    """next-change.json."""

    at: dt.datetime | None = None


def _moment(found: Mapping[str, bytes], note: str) -> dt.datetime | None:
    """Read the moment of a release; one that doesn't tell is not due by time."""
    try:
        return msgspec.json.decode(found.get(note, b"{}"), type=_NextChange).at
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise DeployError(f"{note}：文件已损坏，请手动运行 make publish FORCE=1") from None
