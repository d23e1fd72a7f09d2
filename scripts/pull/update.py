"""The order of a pull: ask, merge, guard, report, replace."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from scripts.lock import lock
from scripts.pull.accepted import log_accepted
from scripts.pull.api import Api
from scripts.pull.collect import Collected, Source, Task
from scripts.pull.guard import Trip, check_names, nothing_yet, stop
from scripts.pull.index import fetch_index, source_of
from scripts.pull.last import Last, last_good, went_back
from scripts.pull.media import Gallery, with_gone_pictures
from scripts.pull.report import Outcome, notices, render, says_the_same
from scripts.pull.transport import Transport
from scripts.pull.whole import is_same, whole
from scripts.pull.write import replace_data, tidy, work
from scripts.records import COLLECTIONS, RECORD_TYPES, City
from scripts.rules import notice_report
from scripts.rules.notice_report import NoticeReport
from scripts.snapshot import MEDIA_FOLDER, Flaw, Snapshot
from scripts.swap import write_text
from scripts.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class PullResult:
    """What a pull did."""

    changed: bool
    """The snapshot was replaced."""
    counts: Mapping[str, int]
    """Published records of each collection."""
    quarantined: tuple[Flaw, ...]
    held: tuple[Flaw, ...]
    report: Path | None
    """var/reports/pull.md, if there is one."""


def pull(  # noqa: PLR0913 — the whole of what a pull depends on
    places: Workspace,
    city: City,
    api: Api,
    now: dt.datetime,
    *,
    accept: frozenset[str] = frozenset(),
    full: bool = False,
    say: Callable[[str], None] = print,
) -> PullResult:
    """Bring content/data up to date with the API, or leave it as it is.

    Raises ConfigError, SourceError, ContractError, GuardError, NewerSnapshotError or
    LockError; then the snapshot has not changed by a byte.
    """
    check_names(accept)
    with lock(places.build / "pull.lock", "取数据", now), Transport(api, say) as transport:
        tidy(places)
        index = fetch_index(transport, city)
        origin = source_of(index, api)
        today = now.astimezone(ZoneInfo(city.timezone)).date()
        last = last_good(places.data, city, index, origin, today)
        source = Source(transport=transport, index=index, city=city, say=say, on=today)
        collected = [one.passed(accept) for one in _collect(source, last, full=full)]
        trips = _trips(collected, last)
        gallery = Gallery(
            transport=transport, kept=places.data / MEDIA_FOLDER, work=work(places), say=say
        )
        snapshot = gallery.hang(whole(collected, index, origin, city, now))
        outcome = Outcome(
            snapshot=with_gone_pictures(snapshot, gallery.files, last.gone_pictures(today)),
            city=city,
            now=now,
            refused=tuple(trip for trip in trips if trip.name not in accept),
            accepted=tuple(trip for trip in trips if trip.name in accept),
        )
        return _conclude(places, last, outcome, gallery)


def _collect(source: Source, last: Last, *, full: bool) -> list[Collected]:
    """Collect each type in the order of reference, so that what is named is known."""
    why = "要求完整下载" if full else last.why_full
    if not why and went_back(last, source.index):
        why = "管理系统的编号比上次小（可能从备份恢复过）"
    if why:
        source.say(f"{why}，取全部数据。")
    collected: list[Collected] = []
    for kind in RECORD_TYPES:
        known = {one.kind.COLLECTION: one.now.records for one in collected}
        task = Task(source=source, kind=kind, last=last, known=known)
        collected.append(task.run(full=bool(why)))
    return collected


def _trips(collected: Sequence[Collected], last: Last) -> list[Trip]:
    found = [trip for one in collected for trip in one.trips]
    if last.manifest is None:
        found += nothing_yet({one.kind.COLLECTION: one.now for one in collected})
    return found


def _conclude(places: Workspace, last: Last, outcome: Outcome, gallery: Gallery) -> PullResult:
    """Replace the snapshot, unless something speaks against it or nothing has changed."""
    report = places.reports / "pull.md"
    if outcome.refused:
        write_text(report, render(outcome))
        raise stop(outcome.refused, report)
    changed = not is_same(last, outcome.snapshot)
    if changed:
        log_accepted(places, outcome.accepted, outcome.now)
        replace_data(places, outcome.snapshot, gallery.files)
    _write_report(report, outcome, changed=changed)
    found = _write_notices(places.reports / notice_report.FILE, outcome)
    _tell(outcome.snapshot, report, gallery.say, changed=changed)
    if found.errors:
        gallery.say(found.warning(places.reports / notice_report.FILE))
    return _result(outcome.snapshot, report, changed=changed)


def _write_report(report: Path, outcome: Outcome, *, changed: bool) -> None:
    """Write the report where it would say something else; the city's file weighs the findings."""
    text = render(outcome)
    if changed or not report.exists() or not says_the_same(text, report.read_text("utf-8")):
        write_text(report, text)


def _write_notices(path: Path, outcome: Outcome) -> NoticeReport:
    """Write what the linter says of the public notices where it would say something else."""
    found = notices(outcome)
    text = found.text()
    if not path.exists() or not notice_report.says_the_same(text, path.read_text("utf-8")):
        write_text(path, text)
    return found


def _tell(snapshot: Snapshot, report: Path, say: Callable[[str], None], *, changed: bool) -> None:
    if not changed:
        say("没有变化。")
        return
    counts = "、".join(f"{kind.LABEL} {len(snapshot.of(kind.COLLECTION))}" for kind in RECORD_TYPES)
    say(f"数据已更新：{counts}。")
    manifest = snapshot.manifest
    if manifest.quarantined or manifest.held:
        say(
            f"{len(manifest.quarantined)} 条没有发布，{len(manifest.held)} 条仍用上一个版本；"
            f"详见 {report}"
        )


def _result(snapshot: Snapshot, report: Path, *, changed: bool) -> PullResult:
    return PullResult(
        changed=changed,
        counts={name: len(snapshot.of(name)) for name in COLLECTIONS},
        quarantined=snapshot.manifest.quarantined,
        held=snapshot.manifest.held,
        report=report if report.exists() else None,
    )
