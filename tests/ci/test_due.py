"""When a live site must be built again, and when not."""

import dataclasses
import datetime as dt
from typing import Any

import msgspec
import pytest

from scripts.commit import Commit
from scripts.deploy.release import Release, SnapshotMark
from scripts.due import Answer, Live, Source, judge
from scripts.errors import DeployError, SourceError
from scripts.pull.index import Index, Listed

NOW = dt.datetime.fromisoformat("2026-11-24T10:00:00+08:00")
LATER = NOW + dt.timedelta(hours=1)
AWAY = Source(index=None, origin="", trouble=SourceError("连不上管理系统"))
RELEASE = Release(
    number=4, sha256="", files=1, beside="", demo=False, checked_at=NOW, deployed_at=NOW,
    city="431000",
    commit=Commit(sha="a" * 40, at=NOW.isoformat()),
    snapshot=SnapshotMark(
        sha256="", source="first", as_of=NOW.isoformat(),
        high_water={"openings": 12, "stations": 3},
    ),
)  # fmt: skip
LIVE = Live(release=RELEASE, newest=RELEASE, next_change=LATER)
ROLLED_BACK = dataclasses.replace(LIVE, release=msgspec.structs.replace(RELEASE, number=3))


def source(origin: str = "first", **high_water: int) -> Source:
    waters = {"openings": 12, "stations": 3, **high_water}
    listed = {name: Listed(count=1, high_water=seq) for name, seq in waters.items()}
    index = Index(schema="1.0", collections=listed, city="431000", demo=False)
    return Source(index=index, origin=origin)


def judged(live: Live | None = LIVE, **given: Any) -> Answer:
    asked = {"source": source(), "commit": "a" * 40, "now": NOW, **given}
    return judge(live, asked["source"], asked["commit"], asked["now"])


def test_a_site_with_nothing_new_is_not_due() -> None:
    assert judged().reasons == ()
    assert judged(dataclasses.replace(LIVE, next_change=None)).reasons == ()
    assert judged(commit="").reasons == (), "a folder without Git has no other commit"


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"commit": "b" * 40}, f"程序和文稿有新的提交：{'a' * 12} → {'b' * 12}"),
        ({"source": source(openings=15)}, "管理系统有新内容：openings 12 → 15"),
        ({"source": source(openings=9)}, "管理系统有新内容：openings 12 → 9"),
        ({"source": source(awards=2)}, "管理系统有新内容：awards 0 → 2"),
        ({"source": source(origin="second")}, "管理系统换了一个数据库"),
        ({"now": LATER}, "到了网页该变化的时刻 2026-11-24T11:00:00+08:00"),
    ],
)
def test_each_reason_makes_it_due(given: dict[str, Any], reason: str) -> None:
    answer = judged(**given)
    assert answer == Answer(reasons=(reason,), live=True, source=True)


def test_the_first_site_needs_the_management_system() -> None:
    assert judged(None) == Answer(reasons=("那里还没有网站",), live=False, source=True)
    with pytest.raises(SourceError, match="连不上"):
        judged(None, source=AWAY)


def test_without_the_management_system_only_time_and_commit_count() -> None:
    with pytest.raises(SourceError, match="连不上"):
        judged(source=AWAY)
    answer = judged(source=AWAY, now=LATER)
    assert (answer.live, answer.source) == (True, False)
    assert "用上次的数据：连不上管理系统" in answer.reasons[-1]
    assert judged(source=AWAY, commit="b" * 40).reasons


def test_after_a_rollback_only_a_new_commit_is_published() -> None:
    assert judged(ROLLED_BACK).reasons == ()
    assert judged(ROLLED_BACK, commit="b" * 40).reasons
    for given in ({"source": source(openings=15)}, {"now": LATER}):
        with pytest.raises(DeployError, match=r"(?s)退回后的第 3 版.*FORCE=1"):
            judged(ROLLED_BACK, **given)
