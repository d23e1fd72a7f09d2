"""Trainings, commitments, plans and a tangle of parents, by hand, at tests.support.MOMENT."""

from typing import Any

from scripts.snapshot import Snapshot
from tests.plugins.sample import ORGANIZATIONS, PROJECTS, SAMPLE, sample_snapshot, session

Item = dict[str, Any]


def training(key: str, *sessions: Item, **more: Any) -> Item:
    """A training of ORG-1 in Beihu."""
    return {
        "id": key, "title": f"培训{key}", "organization": "ORG-1", "division": "431002",
        "sessions": list(sessions), **more,
    }  # fmt: skip


TRAININGS: list[Item] = [
    training("TR-OPEN", session("2026-11-26", place="教室", address="样例路 1 号"),
             session("2026-12-03", id="S2"), mode="practice", audience="新队员",
             topics=["包扎", "搬运"], required_for={"openings": ["OP-OPEN", "OP-404"],
             "projects": ["PR-1"]}, sign_up_deadline="2026-11-25T18:00:00+08:00",
             materials=[{"title": "讲义", "url": "https://example.org/a.pdf"}], version=3,
             updated_at="2026-11-20T09:00:00+08:00"),
    training("TR-FULL", session("2026-11-27", confirmed=20), mode="lecture",
             required_for={"categories": ["environment"]}),
    training("TR-ONLINE", session("2026-12-09", place="线上"), mode="online", division="431021",
             required_for={"skills": ["会骑 自行车"]}),
    training("TR-OVER", session("2026-10-10"), required_for={"openings": ["OP-OPEN"]}),
    training("TR-CANCELLED", session("2026-12-01"), status="cancelled",
             cancellation_reason="停电", required_for={"openings": ["OP-OPEN"]}),
    training("TR-HIDDEN", session("2026-12-15"), publish_at="2026-11-25T08:00:00+08:00",
             required_for={"openings": ["OP-OPEN"]}),
    training("TR-LATE", session("2026-12-20"), required_for={"categories": ["community"]}),
    training("TR-DAYS", {"id": "S1", "start_date": "2026-11-23", "end_date": "2026-11-25"}),
]  # fmt: skip

COMMITMENTS: list[Item] = [
    {
        "id": "CM-1", "title": "样例承诺", "edition": "试行版", "effective_from": "2024-03-05",
        "volunteers": {"rights": ["知情"], "duties": ["守时", "满一年才有证明"]},
    },
    {
        "id": "CM-2", "title": "样例承诺", "edition": "现行版", "effective_from": "2026-01-01",
        "supersedes": "CM-1", "content": "说到做到。", "authority": "样例协会",
        "volunteers": {"rights": ["知情", "保险"], "duties": ["守时"]},
        "recipients": {"rights": ["不被说出去"]},
    },
    {
        "id": "CM-3", "title": "样例承诺", "edition": "新版", "effective_from": "2026-12-01",
        "supersedes": "CM-2", "volunteers": {"rights": ["知情", "保险"], "duties": ["守时"]},
    },
    {
        "id": "CM-TEAM", "title": "队里的承诺", "organization": "ORG-2",
        "effective_from": "2026-11-25", "organizers": {"duties": ["两名老队员带队"]},
    },
]  # fmt: skip

TANGLE: list[Item] = [
    {"id": "RING-A", "name": "环甲", "division": "431002", "parent": "RING-B", "kind": "school"},
    {"id": "RING-B", "name": "环乙", "division": "431002", "parent": "RING-A", "kind": "school"},
    {"id": "SELF", "name": "自己的上级", "division": "431003", "parent": "SELF"},
    {"id": "STRAY", "name": "上级不在", "division": "431003", "parent": "NOBODY"},
    *(
        {"id": f"DEEP-{n}", "name": f"第 {n} 层", "division": "431081", "parent": f"DEEP-{n - 1}"}
        for n in range(1, 8)
    ),
    {"id": "DEEP-0", "name": "最上层", "division": "431081"},
]

PLANNED: list[Item] = [
    {
        "id": "PR-LATER", "title": "明年的项目", "organization": "ORG-1", "division": "431002",
        "service_object": ["elders"], "period": {"start": "2026-12-01", "end": "2027-12-31"},
    },
    {
        "id": "PR-PLAN", "title": "有计划的项目", "organization": "ORG-1", "division": "431003",
        "period": {"start": "2026-01-01", "end": "2026-11-24"}, "service_object": ["elders"],
        "plan": [
            {"day": "2026-12-01", "what": "总结", "month_only": True},
            {"day": "2026-03-05", "what": "启动", "done": True},
            {"day": "2026-06-01", "what": "中期", "month_only": True, "done": False},
            {"day": "2026-11-24", "what": "回访"},
            {"day": "2026-11-01", "what": "盘点", "month_only": True},
            {"day": "2026-10-01", "what": "走访"},
        ],
    },
    {
        "id": "PR-GONE", "title": "取消的项目", "organization": "ORG-1", "division": "431002",
        "status": "cancelled", "plan": [{"day": "2026-12-05", "what": "不办了"}],
    },
]  # fmt: skip


def programme_snapshot() -> Snapshot:
    """Make the sample's snapshot with all of it."""
    return sample_snapshot(
        {
            **SAMPLE,
            "organizations": [*ORGANIZATIONS, *TANGLE],
            "projects": [*PROJECTS, *PLANNED],
            "trainings": TRAININGS,
            "commitments": COMMITMENTS,
        }
    )
