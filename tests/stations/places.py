"""Stations by hand on which a careless list, clock or comparison goes wrong, and what to expect.

Expected answers were found by reading. The moment is tests.support.MOMENT, a Tuesday.
"""

from typing import Any

from tests.finding.tricky import opening, session
from tests.plugins.sample import ORGANIZATIONS

Raw = dict[str, Any]
WEEK, WEEKDAYS = [1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5]


def open_on(days: list[int], opens: str, closes: str) -> Raw:
    return {"days": days, "opens": opens, "closes": closes}


STATIONS: list[Raw] = [
    {
        "id": "SQUARE", "name": "广场岗亭", "division": "431002", "street": "431002001",
        "kind": "kiosk", "address": "人民路2号", "services": ["问路", "热水"], "wheelchair": True,
        "open_hours": [
            open_on(WEEKDAYS, "14:00", "17:30"), open_on(WEEKDAYS, "08:30", "12:00"),
        ],
        "open_on_holidays": False, "latitude": 25.79, "longitude": 113.01,
        "office_phone": "0735-5550100",
    },
    # The same street, all week, holidays too; it is further away.
    {
        "id": "LIBRARY", "name": "街道书屋", "division": "431002", "street": "431002001",
        "kind": "community", "services": ["热水"], "wheelchair": False,
        "open_hours": [open_on(WEEK, "09:00", "21:00")], "open_on_holidays": True,
        "latitude": 25.80, "longitude": 113.05,
    },
    # Open over midnight; nobody has said how it is on holidays.
    {
        "id": "NIGHT", "name": "夜间驿站", "division": "431003", "street": "431003101",
        "kind": "venue", "open_hours": [open_on([5, 6], "20:00", "02:00")],
        "latitude": 25.9, "longitude": 113.1,
    },
    # Says nothing it needn't.
    {"id": "BARE", "name": "只有名字的站点", "division": "431021"},
    # A street that the city doesn't list, and one named like another.
    {"id": "ODD", "name": "广场岗亭", "division": "431081", "street": "431081999", "kind": "kiosk",
     "organization": "ORG-2"},
]  # fmt: skip

OPENINGS: list[Raw] = [
    opening("BY-ADDRESS", session("2026-11-28", address="人民路 2 号")),
    opening("BY-NAME", session("2026-11-29", place="广场岗亭", street="431002001")),
    # One of its sessions is there, another isn't.
    opening(
        "SECOND-THERE",
        session("2026-11-28", place="河边"),
        session("2026-12-05", id="S2", address="人民路２号"),
    ),
    opening("OTHER-NUMBER", session("2026-11-28", address="人民路12号")),
    opening("OTHER-DIVISION", session("2026-11-28", address="人民路2号", division="431003")),
    opening("OTHER-STREET", session("2026-11-28", place="广场岗亭", street="431002002")),
    opening("NO-STREET", session("2026-11-28", place="广场岗亭")),
    opening("CLOSED", session("2026-11-28"), organization="ORG-2", status="closed"),
    opening("OVER", session("2026-11-20", address="人民路2号")),
    opening(
        "LATER", session("2026-11-28", address="人民路2号"), publish_at="2026-11-25T08:00:00+08:00"
    ),
]

RECORDS = {"stations": STATIONS, "openings": OPENINGS, "organizations": ORGANIZATIONS}

LISTS: dict[str, list[str]] = {
    "/stations/": ["LIBRARY", "SQUARE", "NIGHT", "BARE", "ODD"],
    "/stations/division/431002/": ["LIBRARY", "SQUARE"],
    "/stations/division/431022/": [],
    "/stations/street/431002001/": ["LIBRARY", "SQUARE"],
    "/stations/street/431003101/": ["NIGHT"],
    "/stations/kind/kiosk/": ["SQUARE", "ODD"],
    "/stations/kind/community/": ["LIBRARY", "BARE"],
    "/stations/kind/venue/": ["NIGHT"],
    "/stations/wheelchair/yes/": ["SQUARE"],
}
"""By the order of divisions and streets in content/city.yaml, then by id."""

SERVICES = {"热水": ["LIBRARY", "SQUARE"], "问路": ["SQUARE"]}

HELD_HERE = ["BY-ADDRESS", "SECOND-THERE", "BY-NAME"]
"""At SQUARE: those one can still come to, in the order of the lists; nowhere else anything."""

COVERED = ["人民路街道"]
"""Of the 23 街道; 白露塘镇 is a town."""

OPEN_NOW: list[tuple[str, str, str]] = [
    ("SQUARE", "2026-11-24T08:29:59+08:00", "现在没开门，今天 08:30 开门"),
    ("SQUARE", "2026-11-24T08:30:00+08:00", "现在开放，12:00 关门"),
    ("SQUARE", "2026-11-24T12:00:00+08:00", "现在没开门，今天 14:00 开门"),
    ("SQUARE", "2026-11-24T17:30:00+08:00", "现在没开门，明天 08:30 开门"),
    ("SQUARE", "2026-11-27T18:00:00+08:00", "现在没开门，周一 08:30 开门"),
    # The Spring Festival of 2026: from 2月15日 to 2月23日, made up for on the 14th and 28th.
    ("SQUARE", "2026-02-16T10:00:00+08:00", "今天节假日休息"),
    ("SQUARE", "2026-02-14T10:00:00+08:00", "今天调休，开不开门请先问一问"),
    ("LIBRARY", "2026-02-16T10:00:00+08:00", "现在开放，21:00 关门"),
    ("NIGHT", "2026-11-28T01:59:59+08:00", "现在开放，02:00 关门"),
    ("NIGHT", "2026-11-28T02:00:00+08:00", "现在没开门，今天 20:00 开门"),
    ("NIGHT", "2026-11-29T01:00:00+08:00", "现在开放，02:00 关门"),
    ("NIGHT", "2026-11-29T20:00:00+08:00", "现在没开门，周五 20:00 开门"),
    ("NIGHT", "2026-10-02T21:00:00+08:00", "今天是节假日，开不开门请先问一问"),
]
"""What a visitor's clock makes of the hours; the city's own time counts, wherever one is."""

NEAR = ["SQUARE", "LIBRARY", "NIGHT"]
"""From (25.79, 113.0); the others don't say where they are."""
