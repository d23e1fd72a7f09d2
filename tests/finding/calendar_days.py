"""What stands on which day of the calendar: read off tests/finding/tricky.py by eye.

The moment is tests.support.MOMENT, Tuesday 2026-11-24 10:00 in Chenzhou.
"""

DAYS: dict[str, list[str]] = {
    "2026-08-02": [],
    "2026-08-03": ["FORTNIGHT"],
    "2026-08-16": ["FORTNIGHT"],
    "2026-08-17": [],
    "2026-11-20": ["ENDED"],
    "2026-11-21": ["CANCELLED-PAST"],
    "2026-11-24": ["BEGUN", "BEGUN-AND-AGAIN", "TODAY"],
    "2026-11-27": ["CAMP", "NIGHT"],
    "2026-11-28": [
        "CLOSED", "FIRST-FULL", "FULL", "PAST-DEADLINE", "TWO-PLACES", "BEGUN-AND-AGAIN",
        "LONG-NIGHT", "NO-HOURS", "CAMP",
    ],
    "2026-11-29": ["AWAY", "CANCELLED", "CITY", "FIRST-FULL", "CAMP", "LONG-NIGHT"],
    "2026-11-30": ["CAMP"],
    "2026-12-01": [],
    "2026-12-02": ["TILL-NOON", "NOON"],
    "2026-12-30": ["NEW-YEAR"],
    "2027-01-02": ["NEW-YEAR"],
    "2027-01-03": [],
    "2027-01-10": ["TWICE", "TWICE"],
    "2027-01-31": ["FIVE-SHARP"],
    "2027-02-01": [],
}  # fmt: skip
"""All sessions of a day in their order: by the hour, those without hours, those that go on."""

FIRST: dict[str, list[str]] = {
    "2026-11-28": ["TWO-PLACES", "BEGUN-AND-AGAIN", "LONG-NIGHT", "NO-HOURS"],
    "2026-11-29": ["AWAY", "CITY", "FIRST-FULL", "CAMP"],
}
"""The four that a month shows of a day with more: what one can join first."""

SAID_ONCE: dict[str, list[str]] = {
    "2026-08": ["LONGER"],
    "2026-09": ["LONGER"],
    "2026-10": ["LONGER"],
    "2026-11": [],
    "2026-W31": [],
}
"""What lasts longer than a fortnight stands once above a month or week."""

MONTHS = ["2026-07", "2026-08", "2026-09", "2026-10", "2026-11", "2026-12", "2027-01", "2027-02"]
"""That have a page: those with a session, those around, this one and those around."""

WEEKS = [
    "2026-W46", "2026-W47", "2026-W48", "2026-W49", "2026-W50", "2026-W51", "2026-W52", "2026-W53",
    "2027-W01", "2027-W02", "2027-W03", "2027-W04", "2027-W05",
]  # fmt: skip
"""From four weeks before this one, W48, on: those with a session, and those around."""

SHOWN_DAYS = ["2026-11-28", "2026-11-29", "2026-12-08"]
"""Days that have a page of their own: more sessions than a month shows."""

MARKS: dict[str, list[str]] = {
    "2026-03-05": ["学雷锋纪念日"],
    "2026-06-01": ["国际儿童节"],
    "2026-09-05": ["中华慈善日"],
    "2026-10-01": ["国庆节假期"],
    "2026-10-10": ["调休上班"],
    "2026-10-18": ["重阳节"],
    "2026-12-05": ["国际志愿者日"],
    "2027-10-08": ["重阳节"],
    "2026-11-24": [],
    "2060-10-01": [],
}
"""The days that matter; of a year whose holidays nobody has announced, only the fixed ones."""
