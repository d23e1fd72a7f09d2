"""A golden sample: few records, by hand, in every state an opening can have.

The moment is tests.support.MOMENT, Tuesday 2026-11-24 10:00 in Chenzhou.
"""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from scripts.records import COLLECTIONS, Record
from scripts.snapshot import CollectionState, Manifest, Snapshot, write_snapshot
from tests.support import MOMENT

NOW = dt.datetime.fromisoformat(MOMENT)

ORGANIZATIONS: list[dict[str, Any]] = [
    {
        "id": "ORG-1", "name": "样例河流守护志愿服务队", "division": "431002", "kind": "social",
        "street": "431002001", "fields": ["environment", "community"],
        "description": "每月沿河走一遍。\n\n欢迎同行。", "address": "样例路 1 号",
        "office_phone": "0735-5550101", "website": "https://river.example.org/",
        "party_branch": True, "active": {"start": "2020-03-05"},
    },
    {"id": "ORG-2", "name": "样例社区互助站", "division": "431021", "parent": "ORG-1"},
    {"id": "ORG-3", "name": "Sample Readers", "lang": "en", "division": "431081"},
]  # fmt: skip

PROJECTS: list[dict[str, Any]] = [
    {
        "id": "PR-1", "title": "清洁河岸全年行动", "organization": "ORG-1", "division": "431002",
        "category": "environment", "service_object": ["public"], "description": "全年巡河。",
        "period": {"start": "2026-01-01", "end": "2026-12-31"},
        "plan": [{"day": "2026-12-05", "what": "年终巡河"}],
    },
    {
        "id": "PR-2", "title": "往年的书屋", "organization": "ORG-404", "division": "431021",
        "status": "closed",
    },
]  # fmt: skip

STATIONS: list[dict[str, Any]] = [
    {
        "id": "ST-1", "name": "样例广场志愿服务岗亭", "division": "431002", "kind": "kiosk",
        "street": "431002001", "organization": "ORG-1", "address": "样例广场东侧 2 号",
        "open_hours": [{"days": [1, 2, 3, 4, 5], "opens": "08:30", "closes": "17:30"}],
        "services": ["问路", "热水"], "wheelchair": True, "office_phone": "0735-5550102",
    },
    {"id": "ST-2", "name": "样例活动场所", "division": "431021", "kind": "venue"},
]  # fmt: skip


def session(day: str, start: str | None = "09:00", end: str | None = "11:30", **more: Any) -> Any:
    """One session of a day, with 20 places of which 16 are taken."""
    found = {
        "id": "S1", "start_date": day, "end_date": day, "start_time": start, "end_time": end,
        "needed": 20, "confirmed": 16, **more,
    }  # fmt: skip
    return {name: value for name, value in found.items() if value is not None}


FULL_NOTICE: dict[str, Any] = {
    "id": "OP-OPEN", "title": "周末清理河岸", "organization": "ORG-1", "division": "431002",
    "project": "PR-1", "category": "environment", "service_object": ["public", "residents"],
    "description": "沿河捡拾垃圾，\n分类装袋。\n\n结束后称重。",
    "sessions": [
        session("2026-11-28", place="河岸公园东门", address="河岸路 8 号", street="431002001"),
        session("2026-12-05", id="S2"),
    ],
    "sign_up_deadline": "2026-11-26T18:00:00+08:00",
    "sign_up_url": "https://signup.example.org/OP-OPEN",
    "requirements": {"age_min": 16, "guardian_required": True, "skills": ["会骑自行车"]},
    "insured": True, "insurance_policy": "主办单位统一购买", "risks": "水边湿滑。",
    "protection": "配发手套和救生衣。", "hours_credited": 2.5, "leader_role": "清点人数，守住水边",
    "office_phone": "0735-5550101", "gear": "长裤、帽子", "wheelchair": False,
    "updated_at": "2026-11-20T09:00:00+08:00", "source": {"system": "样例系统", "id": "A-17"},
}  # fmt: skip

OPENINGS: list[dict[str, Any]] = [
    FULL_NOTICE,
    {
        "id": "OP-BARE", "title": "只写了必填项的活动", "organization": "ORG-404",
        "division": "431021", "sessions": [
            {"id": "S1", "start_date": "2026-12-01", "end_date": "2026-12-02"}
        ],
    },
    {
        "id": "OP-SCHEDULED", "title": "还没开始报名的活动", "organization": "ORG-2",
        "division": "431021", "category": "community", "sessions": [session("2026-12-12")],
        "sign_up_opens": "2026-12-01T09:00:00+08:00",
    },
    {
        "id": "OP-FULL", "title": "名额已满的活动", "organization": "ORG-2", "division": "431021",
        "sessions": [session("2026-11-29", confirmed=25)],
    },
    {
        "id": "OP-CLOSED", "title": "提前截止的活动", "organization": "ORG-2", "status": "closed",
        "division": "431003", "category": "community", "sessions": [session("2026-11-30")],
    },
    {
        "id": "OP-CANCELLED", "title": "取消了的活动", "organization": "ORG-1",
        "division": "431002", "status": "cancelled", "cancellation_reason": "暴雨预警",
        "category": "environment", "sessions": [session("2026-11-27")],
    },
    {
        "id": "OP-ENDED", "title": "已经结束的活动", "organization": "ORG-1",
        "division": "431002", "category": "environment", "sessions": [session("2026-11-01")],
        "afterwards": {"people": 31, "hours": 77.5, "reflections": "河边干净多了。"},
    },
    {
        "id": "OP-HIDDEN", "title": "未到公布时间的活动", "organization": "ORG-1",
        "division": "431002", "category": "environment", "sessions": [session("2026-12-20")],
        "publish_at": "2026-11-24T12:00:00+08:00", "service_object": ["public"],
    },
    {
        "id": "OP-ENGLISH", "title": 'Story hour <b>&amp; "games"', "lang": "en",
        "organization": "ORG-3", "division": "431081", "category": "education",
        "description": "Read aloud <script>alert(1)</script>",
        "sessions": [session("2027-01-03", start="14:00", end="16:00")],
    },
]  # fmt: skip

SURVEYS: list[dict[str, Any]] = [
    {
        "id": "SV-1", "title": "秋季需求调查", "date": "2026-10-20", "by": "样例民政局",
        "organization": "ORG-1", "division": "431000", "scope": "全市。", "method": "问卷。",
        "results": [{"what": "收回的问卷", "number": 812, "unit": "份"},
                    {"what": "想要陪伴的比例", "number": 42.5, "unit": "%"}],
        "summary": "问得最多的是陪伴。",
    },
    {"id": "SV-COMING", "title": "冬季需求调查", "date": "2026-11-26", "by": "样例民政局",
     "division": "431002"},
    {"id": "SV-NONE", "title": "什么都没有发现的调查", "date": "2026-05-06", "by": "样例村",
     "division": "431021"},
]  # fmt: skip


def need(name: str, **more: Any) -> dict[str, Any]:
    """One need of 431002 that the notice OP-OPEN answers, unless `more` says otherwise."""
    return {
        "id": name, "title": f"需要 {name}", "division": "431002", "category": "environment",
        "service_object": ["public"], "people_range": {"least": 20, "most": 50},
        "needs": ["每周一次"], "valid_from": "2026-11-01", "valid_until": "2026-12-31",
        "survey": "SV-1", **more,
    }  # fmt: skip


NEEDS: list[dict[str, Any]] = [
    need("ND-STREET", street="431002001", valid_until="2026-11-25"),
    need("ND-COMMON", service_object=["public", "residents"], valid_from="2026-11-10"),
    need("ND-WIDE", division="431000", status="partly"),
    need("ND-ELSEWHERE", division="431021", survey="SV-COMING"),
    need("ND-OTHER", category="care"),
    need("ND-NOBODY", service_object=["elders"], needs=[]),
    need("ND-MET", status="met", valid_from="2026-11-20"),
    need("ND-COMING", valid_from="2026-11-26"),
    need("ND-OVER", valid_until="2026-11-23"),
    need("ND-LAST-DAY", valid_until="2026-11-24"),
    need("ND-SMALL", people_range={"least": 2, "most": 4}),
    {"id": "ND-BARE", "title": "只写了必填项的需求", "division": "431003",
     "people_range": {"least": 300}},
]  # fmt: skip

SAMPLE: dict[str, list[dict[str, Any]]] = {
    "organizations": ORGANIZATIONS,
    "projects": PROJECTS,
    "openings": OPENINGS,
    "stations": STATIONS,
    "surveys": SURVEYS,
    "needs": NEEDS,
}


def records(collection: str, raw: Iterable[dict[str, Any]]) -> dict[str, Record]:
    """Decode raw records as the pull does."""
    kind = COLLECTIONS[collection]
    found = [msgspec.json.decode(msgspec.json.encode(row), type=kind) for row in raw]
    return {record.id: record for record in sorted(found, key=lambda record: record.id)}


def sample_snapshot(
    raw: dict[str, list[dict[str, Any]]] | None = None, *, city: str = "431000", demo: bool = True
) -> Snapshot:
    """Make a snapshot of the sample, or of other raw records."""
    found = {name: records(name, rows) for name, rows in (SAMPLE if raw is None else raw).items()}
    states = {name: CollectionState(count=len(rows), high_water=1) for name, rows in found.items()}
    manifest = Manifest(
        city=city, source="sample", demo=demo, as_of="2026-11-24T09:30:00+08:00", collections=states
    )
    return Snapshot(manifest=manifest, records=found)


def write_sample(content: Path, snapshot: Snapshot | None = None) -> None:
    """Write a snapshot into content/data."""
    write_snapshot(content / "data", snapshot or sample_snapshot())
