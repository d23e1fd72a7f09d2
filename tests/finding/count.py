"""What every list of openings must show: plain loops over the snapshot's JSON lines.

Written from docs/finding.md, before the plugin and without it: nothing of `plugins` or
`scripts.rules` is used here, so that the two can disagree.
"""

import datetime as dt
import json
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

Raw = dict[str, Any]
NIGHT_ENDS = "05:00"
DAYS_AHEAD, DAYS_KEPT = 14, 30
OF_SESSIONS = ("division", "street", "day", "weekend", "weekday", "time", "places")
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
FIXED = {
    "weekday": WEEKDAYS,
    "time": ["morning", "afternoon", "evening"],
    "fit": ["minors", "families", "elders", "adults-only", "under-60"],
    "needs": ["nothing", "skills", "training"],
    "access": ["wheelchair"],
    "places": ["left", "five"],
    "insured": ["yes", "no"],
}


class Count:
    """The lists of one snapshot at one moment: address → ids in their order."""

    def __init__(self, data: Path, city_file: Path, moment: str) -> None:
        self.city: Raw = yaml.safe_load(city_file.read_text(encoding="utf-8"))
        self.zone = ZoneInfo(self.city["timezone"])
        self.now = dt.datetime.fromisoformat(moment).astimezone(self.zone)
        text = (data / "openings.jsonl").read_text(encoding="utf-8")
        rows = [json.loads(line) for line in text.splitlines()]
        self.public = [
            row for row in rows if "publish_at" not in row or self.at(row["publish_at"]) <= self.now
        ]
        self.titles = {row["id"]: row["title"] for row in self.public}
        self.pages: dict[str, list[str]] = {}
        self._count()

    def at(self, moment: str) -> dt.datetime:
        return dt.datetime.fromisoformat(moment).astimezone(self.zone)

    def wall(self, day: str, clock: str) -> dt.datetime:
        return dt.datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=self.zone)

    def begins(self, session: Raw) -> dt.datetime:
        return self.wall(session["start_date"], session.get("start_time", "00:00"))

    def join_until(self, session: Raw) -> dt.datetime:
        late = dt.timedelta(0) if "start_time" in session else dt.timedelta(days=1)
        return self.begins(session) + late

    def ends(self, session: Raw) -> dt.datetime:
        if "end_time" in session:
            return self.wall(session["end_date"], session["end_time"])
        return self.wall(session["end_date"], "00:00") + dt.timedelta(days=1)

    @staticmethod
    def left(session: Raw) -> int | None:
        if "needed" not in session or "confirmed" not in session:
            return None
        return max(0, int(session["needed"]) - int(session["confirmed"]))

    def state(self, row: Raw) -> str:
        if row.get("status") == "cancelled":
            return "cancelled"
        if all(self.ends(session) <= self.now for session in row["sessions"]):
            return "ended"
        closes = max(self.join_until(session) for session in row["sessions"])
        if "sign_up_deadline" in row:
            closes = min(closes, self.at(row["sign_up_deadline"]))
        if row.get("status") == "closed" or closes <= self.now:
            return "closed"
        if "sign_up_opens" in row and self.now < self.at(row["sign_up_opens"]):
            return "scheduled"
        waiting = [s for s in row["sessions"] if self.join_until(s) > self.now]
        return "full" if all(self.left(session) == 0 for session in waiting) else "open"

    def joinable(self, row: Raw) -> bool:
        return self.state(row) in ("open", "scheduled")

    def over(self, row: Raw) -> bool:
        return all(self.ends(session) <= self.now for session in row["sessions"])

    def ways(self, row: Raw) -> list[Raw]:
        """Sessions one can still come to, the first first."""
        if not self.joinable(row):
            return []
        found = [s for s in row["sessions"] if self.join_until(s) > self.now and self.left(s) != 0]
        return sorted(found, key=lambda s: (s["start_date"], s.get("start_time", ""), s["id"]))

    def next_session(self, row: Raw) -> Raw:
        inside = sorted(
            row["sessions"], key=lambda s: (s["start_date"], s.get("start_time", ""), s["id"])
        )
        waiting = [s for s in inside if self.ends(s) > self.now]
        ahead = [s for s in waiting if "start_time" not in s or self.begins(s) > self.now]
        first: Raw = (ahead or waiting or inside[-1:])[0]
        return first

    def days(self, session: Raw) -> list[str]:
        """From the first day to the last; a night that ends by 05:00 is the day's before."""
        day = dt.date.fromisoformat(session["start_date"])
        last = dt.date.fromisoformat(session["end_date"])
        if last > day and "end_time" in session and session["end_time"] <= NIGHT_ENDS:
            last -= dt.timedelta(days=1)
        found = []
        while day <= last:
            found.append(day.isoformat())
            day += dt.timedelta(days=1)
        return found

    def times(self, session: Raw) -> set[str]:
        """Parts of the day: 05:00 to 12:00, 12:00 to 18:00, 18:00 to 05:00."""
        if "start_time" not in session:
            return set()
        minute = self.begins(session)
        last = self.ends(session) if "end_time" in session else minute + dt.timedelta(minutes=1)
        found = set()
        while minute < last:
            hour = minute.hour
            found.add(
                "morning" if 5 <= hour < 12 else "afternoon" if 12 <= hour < 18 else "evening"
            )
            minute += dt.timedelta(minutes=1)
        return found

    def weekend(self) -> list[str]:
        saturday = self.now.date() + dt.timedelta(days=5 - self.now.weekday())
        return [saturday.isoformat(), (saturday + dt.timedelta(days=1)).isoformat()]

    def place(self, row: Raw, session: Raw) -> str:
        return str(session.get("division", row["division"]))

    def fits(self, row: Raw, session: Raw, facet: str, value: str) -> bool:
        """Whether a session one can come to meets a condition of when or where."""
        days = self.days(session)
        numbers = [dt.date.fromisoformat(day).weekday() for day in days]
        met = {
            "division": self.place(row, session) == value,
            "street": session.get("street") == value,
            "day": value in days,
            "weekend": bool(set(self.weekend()) & set(days)),
            "weekday": value in [WEEKDAYS[number] for number in numbers],
            "time": value in self.times(session),
            "places": (self.left(session) or 0) >= {"left": 1, "five": 5}.get(value, 1),
        }
        return met[facet]

    def says(self, row: Raw, facet: str, value: str) -> bool:
        """Whether the notice as a whole meets a condition. What it doesn't say, it doesn't."""
        asked = row.get("requirements")
        served = row.get("service_object", [])
        met = {
            ("category", value): row.get("category") == value,
            ("people", value): value in served,
            ("without", value): served != [] and value not in served,
            ("insured", "yes"): row.get("insured") is True,
            ("insured", "no"): row.get("insured") is False,
            ("access", "wheelchair"): row.get("wheelchair") is True,
            ("needs", "skills"): bool((asked or {}).get("skills")),
            ("needs", "training"): bool((asked or {}).get("training")),
            ("needs", "nothing"): asked is not None
            and not asked.get("skills")
            and not asked.get("training"),
            **self.ages(asked or {}),
        }
        return met[facet, value]

    @staticmethod
    def ages(asked: Raw) -> dict[tuple[str, str], bool]:
        """For whom the requirements are, as far as they say."""
        low, high = asked.get("age_min"), asked.get("age_max")
        guardian = asked.get("guardian_required") is True
        said = low is not None or high is not None
        young = (high is not None and high < 18) or guardian if low is None else low < 18
        child = guardian and low is not None and low < 14
        return {
            ("fit", "minors"): young,
            ("fit", "families"): child and (high is None or high >= 18),
            ("fit", "elders"): said and (high is None or high > 60) and "health" not in asked,
            ("fit", "adults-only"): low is not None and low >= 18,
            ("fit", "under-60"): high is not None and high <= 60,
        }

    def found(self, *conditions: tuple[str, str]) -> list[str]:
        """Ids of the current openings that meet all conditions, in their order."""
        inside = [pair for pair in conditions if pair[0] in OF_SESSIONS]
        whole = [pair for pair in conditions if pair[0] not in OF_SESSIONS]
        kept = []
        for row in self.public:
            if self.over(row) or not all(self.says(row, *pair) for pair in whole):
                continue
            named = self.next_session(row)
            if inside:
                fitting = [
                    s for s in self.ways(row) if all(self.fits(row, s, *pair) for pair in inside)
                ]
                if not fitting and not self._stands_there(row, inside):
                    continue
                if fitting and named not in fitting:
                    named = fitting[0]
            kept.append((not self.joinable(row), self.begins(named), row["id"]))
        return [identifier for _, _, identifier in sorted(kept)]

    def _stands_there(self, row: Raw, inside: list[tuple[str, str]]) -> bool:
        """Whether it is listed by its place alone: its own division, or nobody can come now."""
        if any(facet not in ("division", "street") for facet, _ in inside):
            return False
        shown = (
            [] if self.joinable(row) else [s for s in row["sessions"] if self.ends(s) > self.now]
        )
        return all(
            (facet == "division" and row["division"] == value)
            or any(self.fits(row, session, facet, value) for session in shown)
            for facet, value in inside
        )

    def ever(self, *conditions: tuple[str, str]) -> bool:
        """Whether any public opening, past ones too, belongs there: then the address stays."""
        return any(all(self._was(row, *pair) for pair in conditions) for row in self.public)

    def _was(self, row: Raw, facet: str, value: str) -> bool:
        sessions = row["sessions"]
        if facet == "division":
            return value in {row["division"], *(self.place(row, s) for s in sessions)}
        if facet == "street":
            return value in [s.get("street") for s in sessions]
        if facet == "day":
            return value in [day for s in sessions for day in self.days(s)]
        return self.says(row, facet, value)

    def _add(self, *conditions: tuple[str, str]) -> None:
        address = "/openings/"
        for facet, value in conditions:
            address += "weekend/" if facet == "weekend" else f"{facet}/{value}/"
        self.pages[address] = self.found(*conditions)

    def _count(self) -> None:
        divisions = [entry["code"] for entry in self.city["divisions"]]
        if self.city["code"] not in divisions:
            divisions.append(self.city["code"])
        categories = [entry["code"] for entry in self.city["categories"]]
        people = [entry["code"] for entry in self.city["service_objects"]]
        self._add()
        self._add(("weekend", "this"))
        closed = {"division": divisions, "category": categories, "people": people,
                  "without": people, **FIXED}  # fmt: skip
        for facet, values in closed.items():
            for value in values:
                self._add((facet, value))
        self._count_what_was()
        for division in divisions:
            self._count_pairs(("division", division), categories, people)
        for category in categories:
            self._add(("category", category), ("weekend", "this"))

    def _count_what_was(self) -> None:
        for street in [s["code"] for d in self.city["divisions"] for s in d.get("streets", [])]:
            if self.ever(("street", street)):
                self._add(("street", street))
        for number in range(-DAYS_KEPT, DAYS_AHEAD):
            day = (self.now.date() + dt.timedelta(days=number)).isoformat()
            if self.ever(("day", day)):
                self._add(("day", day))

    def _count_pairs(self, here: tuple[str, str], categories: list[str], people: list[str]) -> None:
        self._add(here, ("weekend", "this"))
        self._add(here, ("fit", "minors"))
        for category in categories:
            if self.ever(here, ("category", category)):
                self._add(here, ("category", category))
                self._add(here, ("category", category), ("weekend", "this"))
        for group in people:
            if self.ever(here, ("people", group)):
                self._add(here, ("people", group))
