"""What a check may know besides the manuscript."""

from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from scripts.records import City
from scripts.snapshot import Snapshot


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What lies beside the manuscripts."""

    content: Path
    city: City
    snapshot: Snapshot | None
    """None where nothing has been pulled yet; then relations aren't looked up."""
    public_contacts: frozenset[str]
    base_url: str = ""
    """The site's public address without a slash at the end; empty where none is set."""

    @property
    def zone(self) -> ZoneInfo:
        """The city's time zone."""
        return ZoneInfo(self.city.timezone)
