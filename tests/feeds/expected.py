"""What the files of a list must hold: counted from the snapshot, after docs/feeds.md.

tests.finding.count says which openings a list shows; here only sessions are added, and what
calendars keep. Nothing of `plugins` or `scripts.rules` is used.
"""

import datetime as dt
from typing import Any

from tests.finding.count import OF_SESSIONS, Count

Raw = dict[str, Any]
KEPT = dt.timedelta(days=30)
NEWEST = 100
OF_WHEN = ("day", "weekend", "weekday", "time", "places")
EPOCH = "1970-01-01T00:00:00+00:00"


class Expected:
    def __init__(self, count: Count) -> None:
        self.count = count
        self.rows = {row["id"]: row for row in count.public}

    def conditions(self, address: str) -> list[tuple[str, str]]:
        """Read /openings/division/431002/weekend/ as pairs."""
        words = address.strip("/").split("/")[1:]
        found = []
        while words:
            facet = words.pop(0)
            found.append((facet, "this" if facet == "weekend" else words.pop(0)))
        return found

    def sessions(self, row: Raw, address: str) -> list[Raw]:
        """Return those that meet the conditions of when and where; all where none does."""
        asked = [
            pair
            for pair in self.conditions(address)
            if pair[0] in OF_SESSIONS
            if pair[0] != "places"
        ]
        ordered = sorted(
            row["sessions"], key=lambda s: (s["start_date"], s.get("start_time", ""), s["id"])
        )
        meant = [s for s in ordered if all(self.count.fits(row, s, *pair) for pair in asked)]
        return meant or ordered

    def named(self, ids: list[str], address: str, *, waiting: bool) -> list[str]:
        """Return OP-1.S1 for every session meant; only those to come, or all."""
        return [
            f"{one}.{session['id']}"
            for one in ids
            for session in self.sessions(self.rows[one], address)
            if not waiting or self.count.ends(session) > self.count.now
        ]

    def table(self, address: str) -> list[str]:
        return self.named(self.count.pages[address], address, waiting=True)

    def calendar(self, address: str) -> set[str]:
        ids = [*self.count.pages[address], *self.ended(address)]
        return set(self.named(ids, address, waiting=False))

    def ended(self, address: str) -> list[str]:
        """Return what ended in the last thirty days and would stand there."""
        asked = self.conditions(address)
        if any(facet in OF_WHEN for facet, _ in asked):
            return []
        return [
            row["id"]
            for row in self.count.public
            if self.count.state(row) == "ended"
            and max(map(self.count.ends, row["sessions"])) + KEPT > self.count.now
            and all(self._stood(row, *pair) for pair in asked)
        ]

    def _stood(self, row: Raw, facet: str, value: str) -> bool:
        if facet == "division" and row["division"] == value:
            return True
        if facet in ("division", "street"):
            return any(self.count.fits(row, s, facet, value) for s in row["sessions"])
        return self.count.says(row, facet, value)

    def newest(self, address: str) -> list[str]:
        """Return what feeds tell of: those that changed last first."""

        def changed(one: str) -> tuple[dt.datetime, str]:
            row = self.rows[one]
            said = row.get("updated_at") or row.get("publish_at") or EPOCH
            return dt.datetime.fromisoformat(said), one

        return sorted(self.count.pages[address], key=changed, reverse=True)[:NEWEST]
