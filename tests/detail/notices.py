"""A notice in each of the six states, with one and with many sessions; long ones, bare ones."""

import datetime as dt
from typing import Any

from tests.plugins.sample import session

LONG = "沿东江湖环湖步道开展清理垃圾、劝导不文明行为、讲解湿地知识并登记受损设施的全天志愿服务"
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"

STATES: dict[str, dict[str, Any]] = {
    "scheduled": {"sign_up_opens": "2026-11-26T09:00:00+08:00"},
    "open": {"sign_up_deadline": "2026-11-26T18:00:00+08:00"},
    "full": {},
    "closed": {"sign_up_deadline": "2026-11-23T18:00:00+08:00"},
    "cancelled": {"status": "cancelled", "cancellation_reason": "山上有大雨，改到下个月"},
    "ended": {"insured": False, "afterwards": {"people": 31, "hours": 77.5}},
}
"""At tests.support.MOMENT."""

FULL: dict[str, Any] = {
    "category": "environment", "service_object": ["public"], "description": "沿河捡拾垃圾。",
    "requirements": {
        "age_min": 16, "age_max": 60, "guardian_required": True,
        "skills": ["会骑自行车", LONG], "training": ["水边安全一课"], "health": "能走五公里",
    },
    "insured": True, "insurance_policy": "主办单位统一购买", "risks": "水边湿滑。",
    "protection": "配发手套。", "hours_credited": 2.5, "leader_role": "清点人数",
    "office_phone": "0735-5550100", "gear": "长裤、帽子", "wheelchair": True,
    "updated_at": "2026-11-20T09:00:00+08:00", "source": {"system": "样例系统", "id": "A-17"},
}  # fmt: skip


def _sessions(state: str, count: int) -> list[dict[str, Any]]:
    first = dt.date(2026, 11, 1) if state == "ended" else dt.date(2026, 11, 28)
    taken = 20 if state == "full" else 16
    return [
        session(
            (first + dt.timedelta(days=number)).isoformat(), id=f"S{number}", confirmed=taken,
            place=f"样例地点 {number % 3}", address=f"样例路 {number % 3 + 1} 号",
            latitude=25.79 + number % 3 / 100, longitude=113.01,
        )
        for number in range(count)
    ]  # fmt: skip


def _notice(state: str, count: int) -> dict[str, Any]:
    return {
        "id": f"{state}-{count}", "title": f"样例活动 {state} {count}", "organization": "ORG-A",
        "division": "431002", "project": "PR-A", **FULL, **STATES[state],
        "sessions": _sessions(state, count),
    }  # fmt: skip


def _bare(state: str, title: str) -> dict[str, Any]:
    """Return a notice that says nothing it needn't."""
    day = "2026-11-02" if state == "ended" else "2026-12-05"
    stored = {"cancelled": "cancelled", "closed": "closed"}.get(state, "published")
    return {
        "id": f"bare-{state}", "title": title, "organization": "NOBODY", "division": "431021",
        "status": stored, "sessions": [{"id": "S", "start_date": day, "end_date": day}],
    }  # fmt: skip


NOTICES: dict[str, list[dict[str, Any]]] = {
    "organizations": [{"id": "ORG-A", "name": "样例服务队", "division": "431002"}],
    "projects": [
        {"id": "PR-A", "title": "河岸四季", "organization": "ORG-A", "division": "431002"}
    ],
    "openings": [
        *(_notice(state, count) for state in STATES for count in (1, 7)),
        _bare("open", LONG * 3),
        _bare("closed", WORD),
        _bare("cancelled", LONG),
        _bare("ended", WORD),
    ],
}
