"""var/reports/accepted.log: who lets something suspicious pass, leaves a line."""

import datetime as dt
from collections.abc import Iterable

from scripts.pull.guard import Trip
from scripts.workspace import Workspace


def log_accepted(places: Workspace, trips: Iterable[Trip], now: dt.datetime) -> None:
    """Append one line for each acceptance that was needed and given."""
    lines = [f"{now.isoformat()} --accept {trip.name} {trip.message}\n" for trip in trips]
    if lines:
        places.reports.mkdir(parents=True, exist_ok=True)
        with (places.reports / "accepted.log").open("a", encoding="utf-8") as file:
            file.writelines(lines)
