"""The clock: read once, at the entry of a command or of Pelican, and passed down."""

import datetime as dt
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from scripts.errors import ConfigError


def build_time(environ: Mapping[str, str], zone: ZoneInfo) -> dt.datetime:
    """Return BUILD_TIME (ISO 8601 with offset) in the city's zone; unset: the clock's now.

    Raises ConfigError where it is not a moment with its offset.
    """
    given = environ.get("BUILD_TIME")
    if not given:
        return dt.datetime.now(zone).replace(microsecond=0)
    try:
        moment = dt.datetime.fromisoformat(given)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise ConfigError(
            f"BUILD_TIME：写成了 {given}，应为带时区的时刻，例如 2026-03-05T09:00:00+08:00"
        )
    return moment.astimezone(zone)
