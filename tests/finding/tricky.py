"""Openings by hand on which a careless count goes wrong, each with why.

The moment is tests.support.MOMENT, Tuesday 2026-11-24 10:00 in Chenzhou; the weekend is the 28th
and 29th. Expected ids were found by reading, not by any program.
"""

from typing import Any

Raw = dict[str, Any]


def session(day: str, start: str | None = "09:00", end: str | None = "11:00", **more: Any) -> Raw:
    found = {
        "id": "S1", "start_date": day, "end_date": day, "start_time": start, "end_time": end,
        "needed": 10, "confirmed": 4, **more,
    }  # fmt: skip
    return {name: value for name, value in found.items() if value is not None}


def opening(identifier: str, *sessions: Raw, **more: Any) -> Raw:
    return {
        "id": identifier, "title": f"活动 {identifier}", "organization": "ORG-1",
        "division": "431002", "category": "community", "sessions": list(sessions), **more,
    }  # fmt: skip


TRICKY: list[Raw] = [
    # Saturday in Beihu, Sunday a week later in Suxian: this weekend only in Beihu.
    opening(
        "TWO-PLACES",
        session("2026-11-28"),
        session("2026-12-06", id="S2", division="431003", street="431003001"),
    ),
    # Saturday's session in Suxian is full, the one in Beihu on Sunday isn't.
    opening(
        "FIRST-FULL",
        session("2026-11-28", division="431003", confirmed=10),
        session("2026-11-29", id="S2"),
    ),
    # Friday's night ends on Saturday at two: it is Friday's, and no weekend's.
    opening("NIGHT", session("2026-11-27", "22:00", "02:00", end_date="2026-11-28")),
    # Saturday's night ends on Sunday at six: it is Sunday's morning too.
    opening("LONG-NIGHT", session("2026-11-28", "21:00", "06:00", end_date="2026-11-29")),
    # From Friday to Monday: on all four days, at all times.
    opening("CAMP", session("2026-11-27", "14:00", "11:00", end_date="2026-11-30")),
    # A day without hours: on Saturday, but at no known time.
    opening("NO-HOURS", session("2026-11-28", None, None), insured=True),
    # It begins at noon sharp, another ends at noon: afternoon, and morning.
    opening("NOON", session("2026-12-02", "12:00", "14:00")),
    opening("TILL-NOON", session("2026-12-02", "08:00", "12:00")),
    # Nobody knows how many come.
    opening("PLACES-UNSAID", session("2026-12-03", confirmed=None), insured=False),
    # More are confirmed than needed in the first, four are left in the second.
    opening(
        "FOUR-LEFT",
        session("2026-12-03", confirmed=12),
        session("2026-12-04", id="S2", confirmed=6),
    ),
    # Sign-up opens later; its only session has no place left.
    opening(
        "SCHEDULED-FULL", session("2026-12-05", confirmed=10),
        sign_up_opens="2026-12-01T09:00:00+08:00",
    ),
    opening(
        "SCHEDULED", session("2026-12-05"), sign_up_opens="2026-12-01T09:00:00+08:00",
        service_object=["elders"],
    ),
    # One can't join these: they stand with their place and kind, not among the free days.
    opening("FULL", session("2026-11-28", confirmed=10)),
    opening("CLOSED", session("2026-11-28"), status="closed"),
    opening("PAST-DEADLINE", session("2026-11-28"), sign_up_deadline="2026-11-24T10:00:00+08:00"),
    opening("CANCELLED", session("2026-11-29"), status="cancelled"),
    # Going on: begun an hour ago. A second session is to come.
    opening("BEGUN", session("2026-11-24", "09:00", "12:00")),
    opening(
        "BEGUN-AND-AGAIN", session("2026-11-24", "09:00", "12:00"),
        session("2026-11-28", "19:00", "21:00", id="S2"),
    ),
    # Today, hours unknown: until midnight one can still come.
    opening("TODAY", session("2026-11-24", None, None), division="431021", category=None),
    opening("ENDED", session("2026-11-20", street="431002003"), division="431023"),
    opening("CANCELLED-PAST", session("2026-11-21"), status="cancelled"),
    opening("HIDDEN", session("2026-11-28"), publish_at="2026-11-24T10:00:01+08:00"),
    opening("JUST-PUBLIC", session("2026-12-20"), publish_at="2026-11-24T10:00:00+08:00"),
    # Ages.
    opening("AGE-17", session("2026-12-08"), requirements={"age_min": 17, "age_max": 60}),
    opening("AGE-18", session("2026-12-08"), requirements={"age_min": 18, "age_max": 61}),
    opening("AGE-TO-17", session("2026-12-08"), requirements={"age_max": 17}),
    opening(
        "AGE-8-GUARDIAN", session("2026-12-08"),
        requirements={"age_min": 8, "guardian_required": True},
    ),
    opening(
        "AGE-14-GUARDIAN", session("2026-12-08"),
        requirements={"age_min": 14, "guardian_required": True},
    ),
    opening(
        "CHILDREN-ONLY", session("2026-12-08"),
        requirements={"age_min": 6, "age_max": 12, "guardian_required": True},
    ),
    opening("GUARDIAN-ALONE", session("2026-12-08"), requirements={"guardian_required": True}),
    opening("NO-GUARDIAN", session("2026-12-08"), requirements={"guardian_required": False}),
    opening(
        "AGE-70-HEALTH", session("2026-12-08"), requirements={"age_max": 70, "health": "能久站"}
    ),
    opening("NOTHING-ASKED", session("2026-12-08"), requirements={}),
    opening("NOTHING-SAID", session("2026-12-08")),
    opening(
        "SKILLS", session("2026-12-08"), requirements={"skills": ["会手语"], "training": ["岗前课"]}
    ),
    # People served, access, the city as a whole.
    opening("ELDERS", session("2026-12-08"), service_object=["elders", "public"], wheelchair=True),
    opening("PUBLIC", session("2026-12-08"), service_object=["public"], wheelchair=False),
    opening("CITY", session("2026-11-29"), division="431000", category="events"),
    # A session's place isn't the notice's own: listed under both, on the weekend under one.
    opening("AWAY", session("2026-11-29", division="431081", street="431081001")),
    # For the calendar. Over the year's end, in two weeks and two months.
    opening(
        "NEW-YEAR", session("2026-12-30", "14:00", "11:00", end_date="2027-01-02"),
        status="closed",
    ),
    # A night that ends at five sharp, on a month's last day.
    opening(
        "FIVE-SHARP", session("2027-01-31", "20:00", "05:00", end_date="2027-02-01"),
        status="closed",
    ),
    # Twice on one day, the later session is written first.
    opening(
        "TWICE", session("2027-01-10", "15:00", "16:00"),
        session("2027-01-10", "08:00", "09:00", id="S2"), status="closed",
    ),
    # A fortnight stands on each of its days; a day more, and it is said once.
    opening("FORTNIGHT", session("2026-08-03", end_date="2026-08-16")),
    opening("LONGER", session("2026-08-03", end_date="2026-10-17")),
]  # fmt: skip
for _row in TRICKY:
    if _row["category"] is None:
        del _row["category"]

WEEKEND = {"TWO-PLACES", "FIRST-FULL", "LONG-NIGHT", "CAMP", "NO-HOURS", "BEGUN-AND-AGAIN",
           "CITY", "AWAY"}  # fmt: skip
EXPECTED: dict[str, set[str]] = {
    "/openings/weekend/": WEEKEND,
    "/openings/division/431003/weekend/": set(),
    "/openings/division/431002/weekend/": WEEKEND - {"CITY", "AWAY"},
    "/openings/division/431081/weekend/": {"AWAY"},
    "/openings/division/431081/": {"AWAY"},
    "/openings/division/431003/": {"TWO-PLACES"},
    "/openings/division/431000/": {"CITY"},
    "/openings/division/431023/": set(),
    "/openings/division/431002/category/community/weekend/": WEEKEND - {"CITY", "AWAY"},
    "/openings/category/events/weekend/": {"CITY"},
    "/openings/street/431003001/": {"TWO-PLACES"},
    "/openings/street/431002003/": set(),
    "/openings/day/2026-11-27/": {"NIGHT", "CAMP"},
    "/openings/day/2026-11-28/": {
        "TWO-PLACES", "LONG-NIGHT", "CAMP", "NO-HOURS", "BEGUN-AND-AGAIN",
    },
    "/openings/day/2026-11-29/": {"FIRST-FULL", "LONG-NIGHT", "CAMP", "CITY", "AWAY"},
    "/openings/day/2026-11-24/": {"TODAY"},
    "/openings/day/2026-11-20/": set(),
    "/openings/weekday/fri/": {"NIGHT", "CAMP", "FOUR-LEFT"},
    "/openings/time/morning/": {
        "TWO-PLACES", "FIRST-FULL", "LONG-NIGHT", "CAMP", "TILL-NOON", "PLACES-UNSAID",
        "FOUR-LEFT", "SCHEDULED", "JUST-PUBLIC", "AGE-17", "AGE-18", "AGE-TO-17",
        "AGE-8-GUARDIAN", "AGE-14-GUARDIAN", "CHILDREN-ONLY", "GUARDIAN-ALONE", "NO-GUARDIAN",
        "AGE-70-HEALTH", "NOTHING-ASKED", "NOTHING-SAID", "SKILLS", "ELDERS", "PUBLIC", "CITY",
        "AWAY",
    },
    "/openings/time/afternoon/": {"CAMP", "NOON"},
    "/openings/time/evening/": {"NIGHT", "LONG-NIGHT", "CAMP", "BEGUN-AND-AGAIN"},
    "/openings/people/elders/": {"SCHEDULED", "ELDERS"},
    "/openings/without/elders/": {"PUBLIC"},
    "/openings/fit/minors/": {
        "AGE-17", "AGE-TO-17", "AGE-8-GUARDIAN", "AGE-14-GUARDIAN", "CHILDREN-ONLY",
        "GUARDIAN-ALONE",
    },
    "/openings/fit/families/": {"AGE-8-GUARDIAN"},
    "/openings/fit/elders/": {"AGE-18", "AGE-8-GUARDIAN", "AGE-14-GUARDIAN"},
    "/openings/fit/adults-only/": {"AGE-18"},
    "/openings/fit/under-60/": {"AGE-17", "AGE-TO-17", "CHILDREN-ONLY"},
    "/openings/needs/skills/": {"SKILLS"},
    "/openings/needs/training/": {"SKILLS"},
    "/openings/needs/nothing/": {
        "AGE-17", "AGE-18", "AGE-TO-17", "AGE-8-GUARDIAN", "AGE-14-GUARDIAN", "CHILDREN-ONLY",
        "GUARDIAN-ALONE", "NO-GUARDIAN", "AGE-70-HEALTH", "NOTHING-ASKED",
    },
    "/openings/access/wheelchair/": {"ELDERS"},
    "/openings/insured/yes/": {"NO-HOURS"},
    "/openings/insured/no/": {"PLACES-UNSAID"},
}  # fmt: skip
"""What one reads off the notices above; the count and the site must both say so."""
NO_PLACES_KNOWN = {
    "PLACES-UNSAID", "SCHEDULED-FULL", "FULL", "CLOSED", "PAST-DEADLINE", "CANCELLED", "BEGUN",
    "NEW-YEAR", "FIVE-SHARP", "TWICE",
}  # fmt: skip
FOUR_OR_LESS = {"FOUR-LEFT"}
