"""Four notices that only the clock changes, each of its own organisation and division.

OP-A has a deadline before its two sessions, OP-B none, OP-C is cancelled, OP-D lies in the next
year. What they must look like at which moment: moments.yaml.
"""

from typing import Any

from tests.plugins.sample import session

DESK = "0735-5550100"
SIGN_UP = "https://signup.example.org/activity?id=OP-A&from=portal"

_BODIES = (("A", "431002"), ("B", "431021"), ("C", "431003"), ("D", "431081"))

RECORDS: dict[str, list[dict[str, Any]]] = {
    "organizations": [
        {"id": f"ORG-{name}", "name": f"样例服务队{name}", "division": division}
        for name, division in _BODIES
    ],
    "projects": [
        {"id": "PR-A", "title": "河岸四季", "organization": "ORG-A", "division": "431002"},
    ],
    "openings": [
        {
            "id": "OP-A", "title": "河岸清理", "organization": "ORG-A", "division": "431002",
            "project": "PR-A", "description": "沿河捡拾垃圾。",
            "sessions": [
                session(
                    "2026-11-28", place="河岸公园东门", address="河岸路 8 号",
                    latitude=25.79, longitude=113.01,
                ),
                session(
                    "2026-12-05", id="S2", start="14:00", end="16:00", needed=10, confirmed=6,
                    place="文化馆 B 座", address="青年大道 12 号",
                ),
            ],
            "sign_up_deadline": "2026-11-27T18:00:00+08:00", "sign_up_url": SIGN_UP,
            "requirements": {
                "age_min": 16, "age_max": 60, "guardian_required": True,
                "skills": ["会骑自行车"], "training": ["水边安全一课"], "health": "能走五公里",
            },
            "insured": True, "insurance_policy": "主办单位统一购买", "risks": "水边湿滑。",
            "office_phone": DESK,
        },
        {
            "id": "OP-B", "title": "每周陪读", "organization": "ORG-B", "division": "431021",
            "sessions": [
                session("2026-12-01", end="11:00"),
                session(
                    "2026-12-03", id="S2", start="14:00", end="16:00", needed=10, confirmed=5
                ),
            ],
            "afterwards": {"people": 25},
        },
        {
            "id": "OP-C", "title": "植树", "organization": "ORG-C", "division": "431003",
            "status": "cancelled", "cancellation_reason": "暴雨预警",
            "sessions": [session("2026-11-29", end="12:00")],
        },
        {
            "id": "OP-D", "title": "新年义诊", "organization": "ORG-D", "division": "431081",
            "sessions": [session("2027-01-09")],
        },
    ],
}  # fmt: skip
