"""Openings by hand whose times, words and states go wrong in a careless calendar, each with why.

The moment is tests.support.MOMENT, Tuesday 2026-11-24 10:00 in Chenzhou. What a calendar must
say was written by reading RFC 5545, not by any program.
"""

from typing import Any

from tests.plugins.sample import session

Raw = dict[str, Any]
LONG = "社区长者智能手机课堂：从打开相机到视频通话，一步一步慢慢来，𠮷祥如意𪚥"
"""Two of its characters take four bytes in UTF-8, so that folds fall inside them, if any."""


def opening(identifier: str, *sessions: Raw, **more: Any) -> Raw:
    return {
        "id": identifier, "title": f"活动 {identifier}", "organization": "ORG-1",
        "division": "431002", "category": "community", "sessions": list(sessions),
        "updated_at": "2026-11-20T09:00:00+08:00", **more,
    }  # fmt: skip


NOTICES: list[Raw] = [
    opening("PLAIN", session("2026-11-28")),
    opening("TWICE", session("2026-11-28"), session("2026-12-05", "14:00", "16:00", id="S2")),
    # The night belongs to two days.
    opening("NIGHT", session("2026-11-28", "22:00", "02:00", end_date="2026-11-29")),
    # Nobody knows when it ends: no end is invented.
    opening("NO-END", session("2026-11-28", "09:00", None)),
    # It ends some time on the second day, so it takes all of it.
    opening("NO-END-LATER", session("2026-11-28", "09:00", None, end_date="2026-11-29")),
    # The day is known, the hour isn't: a whole day, and not settled.
    opening("NO-HOURS", session("2026-11-28", None, None)),
    opening("NO-START", session("2026-11-28", None, "17:00")),
    opening("DAYS", session("2026-11-28", None, None, end_date="2026-11-30")),
    opening("LONG", session("2026-11-28", place="河岸公园东门", address="河岸路 8 号"), title=LONG),
    opening(
        "SIGNS", session("2026-11-28", latitude=25.7701, longitude=113.0147),
        title="读书, 写字; 算术\\画画 <b>&\"'", description="第一行\n第二行\r\n\r\n另一段\t完",
        risks="水边湿滑, 慢行; 结伴\\同行", sign_up_url="https://signup.example.org/a?b=1;c=2,3",
    ),
    opening("FORMULA", session("2026-11-28", place="+广场", address="@路 1 号"), title="=1+1 志愿"),
    opening(
        "CANCELLED", session("2026-11-28"), session("2026-11-20", id="S0"), status="cancelled",
        version=4, cancellation_reason="暴雨预警",
    ),
    opening("CLOSED", session("2026-11-28"), status="closed"),
    opening("FULL", session("2026-11-28", confirmed=20)),
    opening(
        "SCHEDULED", session("2026-12-12"), sign_up_opens="2026-12-01T09:00:00+08:00", version=2
    ),
    # One session is over, one is to come: both are the opening's.
    opening("HALF", session("2026-11-20"), session("2026-12-20", id="S2")),
    # Over a week ago: calendars keep it for a while. Over in September: not any more.
    opening("ENDED", session("2026-11-14")),
    opening("LONG-AGO", session("2026-09-12")),
    opening("CANCELLED-PAST", session("2026-11-14"), status="cancelled"),
    opening("HIDDEN", session("2026-11-28"), publish_at="2026-11-24T12:00:00+08:00"),
    # Nothing but what must be there.
    {
        "id": "BARE", "title": "只写了必填项的活动", "organization": "ORG-2",
        "division": "431021", "sessions": [session("2026-11-28", needed=None, confirmed=None)],
    },
    # Signs that neither XML nor iCalendar may hold, and Windows line ends.
    opening(
        "CONTROL", session("2026-11-28", place="东\x0b门"), title="前\x00后",
        description="一\x1b二\r\n三\ufffe", risks="\x07",
    ),
    opening("ENGLISH", session("2027-01-03", "14:00", "16:00"), title="Story hour", lang="en"),
]  # fmt: skip

SLIP = opening("BACKWARDS", session("2026-11-28", "11:00", "09:00"))
"""A slip in the source: it can't end before it begins, so its end isn't known."""

SAME = opening("SAME", session("2026-11-28"), session("2026-12-05"))
"""Another slip: two sessions with one id. None may be lost, and no two events be one."""

SHANGHAI = "TZID=Asia/Shanghai"
DAY = "VALUE=DATE"
TIMES: dict[str, tuple[str, str | None, str]] = {
    "PLAIN.S1": (f"{SHANGHAI}:20261128T090000", f"{SHANGHAI}:20261128T113000", "CONFIRMED"),
    "TWICE.S1": (f"{SHANGHAI}:20261128T090000", f"{SHANGHAI}:20261128T113000", "CONFIRMED"),
    "TWICE.S2": (f"{SHANGHAI}:20261205T140000", f"{SHANGHAI}:20261205T160000", "CONFIRMED"),
    "NIGHT.S1": (f"{SHANGHAI}:20261128T220000", f"{SHANGHAI}:20261129T020000", "CONFIRMED"),
    "NO-END.S1": (f"{SHANGHAI}:20261128T090000", None, "CONFIRMED"),
    "NO-END-LATER.S1": (f"{SHANGHAI}:20261128T090000", f"{SHANGHAI}:20261130T000000", "CONFIRMED"),
    "NO-HOURS.S1": (f"{DAY}:20261128", f"{DAY}:20261129", "TENTATIVE"),
    "NO-START.S1": (f"{DAY}:20261128", f"{DAY}:20261129", "TENTATIVE"),
    "DAYS.S1": (f"{DAY}:20261128", f"{DAY}:20261201", "TENTATIVE"),
    "CANCELLED.S1": (f"{SHANGHAI}:20261128T090000", f"{SHANGHAI}:20261128T113000", "CANCELLED"),
    "CANCELLED.S0": (f"{SHANGHAI}:20261120T090000", f"{SHANGHAI}:20261120T113000", "CANCELLED"),
    "CLOSED.S1": (f"{SHANGHAI}:20261128T090000", f"{SHANGHAI}:20261128T113000", "CONFIRMED"),
    "SCHEDULED.S1": (f"{SHANGHAI}:20261212T090000", f"{SHANGHAI}:20261212T113000", "CONFIRMED"),
    "HALF.S1": (f"{SHANGHAI}:20261120T090000", f"{SHANGHAI}:20261120T113000", "CONFIRMED"),
    "HALF.S2": (f"{SHANGHAI}:20261220T090000", f"{SHANGHAI}:20261220T113000", "CONFIRMED"),
    "ENDED.S1": (f"{SHANGHAI}:20261114T090000", f"{SHANGHAI}:20261114T113000", "CONFIRMED"),
    "ENGLISH.S1": (f"{SHANGHAI}:20270103T140000", f"{SHANGHAI}:20270103T160000", "CONFIRMED"),
}
"""By the part of the UID before @: DTSTART, DTEND, STATUS, as they stand in the file."""

NEVER = ("LONG-AGO", "HIDDEN", "CANCELLED-PAST")
"""In no calendar: too long ago, not yet public, cancelled and its date past."""
