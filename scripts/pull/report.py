"""var/reports/pull.md: for the office, which record is wrong in which field, and who mends it.

Of a record only its id, title, organization and source system are shown.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from scripts.pull.guard import Trip
from scripts.pull.owed import Said, errors, owed, said_of
from scripts.records import COLLECTIONS, City, Opening
from scripts.rules.markdown_text import plain
from scripts.rules.notice_report import NoticeReport, notice_report
from scripts.snapshot import Flaw, Snapshot

_FLAGGED = (
    "已公开、但有问题必须改的记录",
    "city.yaml 规定这些问题必须改。已经公开的留着，修改、取消和撤回照样生效；请尽快改好。",
)
_COUNTS = "## 概况"
"""Begins what the report says of the records."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a pull came to; rendering it is pure."""

    snapshot: Snapshot
    """As it would be published."""
    city: City
    now: dt.datetime
    refused: tuple[Trip, ...] = ()
    """Why nothing was published; empty where it was."""
    accepted: tuple[Trip, ...] = ()
    """What was let pass this time."""

    @cached_property
    def said(self) -> Said:
        """The findings of all records, judged once for all reports."""
        return said_of(self.snapshot, self.city)


def render(outcome: Outcome) -> str:
    """Write the whole report as Markdown."""
    manifest = outcome.snapshot.manifest
    parts: list[Iterable[str]] = [_head(outcome), _counts(outcome.snapshot)]
    for title, note, flaws in (
        ("没有发布的记录", "下面的记录改好后，下一次取数据时自动发布。", manifest.quarantined),
        ("仍在用上一个版本的记录", "最新的修改有误，网站上仍是改动以前的内容。", manifest.held),
        ("去掉了引用的记录", "记录已发布，但其中的这一项指向不存在的记录。", manifest.dropped),
    ):
        parts.append(_flaws(outcome.snapshot, title, note, flaws))
    parts.append(_flaws(outcome.snapshot, *_FLAGGED, errors(outcome.said)))
    parts.append(owed(outcome.snapshot, outcome.said))
    return "\n".join(line for part in parts for line in part) + "\n"


def notices(outcome: Outcome) -> NoticeReport:
    """Return what the linter says of the notices that are public."""
    openings = outcome.snapshot.of("openings").values()
    said = {record.id: found for record, found in outcome.said if isinstance(record, Opening)}
    names = {one.id: one.name for one in outcome.snapshot.of("organizations").values()}
    judged = ((one, said.get(one.id, ())) for one in openings)
    return notice_report(judged, names, outcome.city, outcome.now)


def says_the_same(one: str, other: str) -> bool:
    """Tell whether two reports say the same of the records, whenever they were written."""
    return one.partition(_COUNTS)[2] == other.partition(_COUNTS)[2]


def _head(outcome: Outcome) -> Iterator[str]:
    yield from (
        f"# 数据报告：{outcome.city.name}",
        "",
        f"{outcome.now:%Y-%m-%d %H:%M} 取数据后写成。",
        "",
    )
    for title, trips in (
        ("数据没有更新", outcome.refused),
        ("这次放行的情况（也记在 accepted.log 中）", outcome.accepted),
    ):
        if trips:
            yield from (f"## {title}", "", *(f"- {plain(trip.message)}" for trip in trips), "")


def _counts(snapshot: Snapshot) -> Iterator[str]:
    yield from (_COUNTS, "", "| 类别 | 已发布 | 没有发布 | 上一个版本 |", "|---|---:|---:|---:|")
    manifest = snapshot.manifest
    for name, kind in COLLECTIONS.items():
        numbers = (
            len(snapshot.of(name)),
            *(
                sum(flaw.collection == name for flaw in flaws)
                for flaws in (manifest.quarantined, manifest.held)
            ),
        )
        yield f"| {kind.LABEL} | {' | '.join(map(str, numbers))} |"
    yield ""


def _flaws(snapshot: Snapshot, title: str, note: str, found: Iterable[Flaw]) -> Iterator[str]:
    flaws = tuple(found)
    if not flaws:
        return
    yield from (f"## {title}（{len(flaws)}）", "", note, "")
    columns = ("类别", "编号", "标题", "由谁改", "字段", "问题和要求")
    yield _row(columns)
    yield "|" + "---|" * len(columns)
    owner = _owner(snapshot)
    for flaw in flaws:
        label = COLLECTIONS[flaw.collection].LABEL
        reason = flaw.reason + ("（已放行）" if flaw.accepted else "")
        yield _row((label, flaw.id, flaw.title or "（没有）", owner(flaw), flaw.field, reason))
    yield ""


def _owner(snapshot: Snapshot) -> Callable[[Flaw], str]:
    names = {
        flaw.id: flaw.title
        for flaw in snapshot.manifest.quarantined
        if flaw.collection == "organizations"
    } | {record.id: record.name for record in snapshot.of("organizations").values()}

    def name(flaw: Flaw) -> str:
        known = names.get(flaw.organization)
        said = f"{known}（{flaw.organization}）" if known else flaw.organization
        system = f"来源系统 {flaw.system}" if flaw.system else ""
        return "，".join(filter(None, (said, system))) or "管理系统的管理员"

    return name


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(map(plain, cells)) + " |"
