"""What the pages of needs must show: plain loops over the snapshot's JSON lines.

Written from docs/needs.md before the plugin, and without it: nothing of `plugins` or
`scripts.rules` is used here, so that the two can disagree.
"""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from tests.finding.count import Count as OpeningCount

Raw = dict[str, Any]


class Count:
    """The needs of one snapshot at one moment."""

    def __init__(self, data: Path, city_file: Path, moment: str) -> None:
        self.openings = OpeningCount(data, city_file, moment)
        self.city: Raw = self.openings.city
        self.day = self.openings.now.date().isoformat()
        self.needs = _rows(data / "needs.jsonl")
        self.surveys = [row for row in _rows(data / "surveys.jsonl") if row["date"] <= self.day]
        self.projects = _rows(data / "projects.jsonl")
        self.organizations = _rows(data / "organizations.jsonl")

    @property
    def public(self) -> list[Raw]:
        return [need for need in self.needs if need.get("valid_from", "") <= self.day]

    def current(self, need: Raw) -> bool:
        return need in self.public and self.day <= need.get("valid_until", "9999")

    @property
    def listed(self) -> list[Raw]:
        """The current ones: unmet first, then the newest by its first day, then by id."""
        found = sorted((need for need in self.needs if self.current(need)), key=lambda n: n["id"])
        found.sort(key=lambda need: str(need.get("valid_from", "")), reverse=True)
        found.sort(key=lambda need: need.get("status") == "met")
        return found

    def lists(self) -> dict[str, list[str]]:
        """Address → ids in their order, of the full list and of every facet's value."""
        pages = {"/needs/": [need["id"] for need in self.listed]}
        places = [self.city["code"], *(one["code"] for one in self.city["divisions"])]
        for facet, codes, of in (
            ("division", places, lambda need: [need["division"]]),
            ("category", _codes(self.city["categories"]), lambda need: [need.get("category")]),
            (
                "people",
                _codes(self.city["service_objects"]),
                lambda need: need.get("service_object", ()),
            ),
        ):
            for code in codes:
                hits = [need["id"] for need in self.listed if code in of(need)]
                pages[f"/needs/{facet}/{code}/"] = hits
        return pages

    def answers(self, need: Raw) -> dict[str, list[str]]:
        """Return the ids of the openings and of the projects that answer a need, in order."""
        if not self.current(need) or need.get("status") == "met":
            return {"openings": [], "projects": []}
        openings = []
        for row in self.openings.public:
            if self.openings.joinable(row):
                ahead = [s for s in row["sessions"] if self.openings.join_until(s) > _now(self)]
                places = {session.get("division", row["division"]) for session in ahead}
                streets = {session.get("street") for session in ahead}
                wide = {self.city["code"]} & {row["division"]}
                if rank := self._rank(need, row, places | wide, streets):
                    openings.append((*rank, *self._next(row), row["id"]))
        projects = []
        for row in self.projects:
            end = (row.get("period") or {}).get("end", "9999")
            if row.get("status", "published") == "published" and self.day <= end:
                rank = self._rank(need, row, {row["division"]}, set())
                if rank:
                    projects.append((*rank, row["id"]))
        return {
            "openings": [found[-1] for found in sorted(openings)],
            "projects": [found[-1] for found in sorted(projects)],
        }

    def _next(self, row: Raw) -> tuple[dt.datetime]:
        return (self.openings.begins(self.openings.next_session(row)),)

    def _rank(
        self, need: Raw, row: Raw, places: set[str], streets: set[str | None]
    ) -> tuple[int, int] | None:
        common = {*need.get("service_object", ())} & {*row.get("service_object", ())}
        if not common or "category" not in need or need["category"] != row.get("category"):
            return None
        if need.get("street") and need["street"] in streets:
            return (1, -len(common))
        if need["division"] in places:
            return (2, -len(common))
        if self.city["code"] in places | {need["division"]}:
            return (3, -len(common))
        return None


def _now(count: Count) -> dt.datetime:
    return count.openings.now


def _codes(entries: list[Raw]) -> list[str]:
    return [entry["code"] for entry in entries]


def _rows(path: Path) -> list[Raw]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
