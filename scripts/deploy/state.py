"""What is at the target."""

from collections.abc import Mapping
from dataclasses import dataclass

from scripts.deploy.gone import read_gone
from scripts.deploy.host import Host
from scripts.deploy.release import Release, decode

_NOTES = "releases/*/release.json"
_MAP = "shared/gone.map"


@dataclass(frozen=True, kw_only=True)
class State:
    """The target's releases, and what is withdrawn there."""

    releases: Mapping[int, Release]
    live: int | None
    production: bool
    gone: frozenset[str]

    @property
    def current(self) -> str:
        """What `current` says."""
        return "" if self.live is None else f"releases/{self.live}"

    @property
    def live_release(self) -> Release | None:
        """The release that readers get."""
        return None if self.live is None else self.releases.get(self.live)


def read_state(host: Host) -> State:
    """Ask the target. Raises DeployError where a release.json is damaged."""
    found = host.fetch(_NOTES, "current", "production", _MAP)
    releases = {
        int(path.split("/")[1]): decode(f"{host.target}/{path}", data)
        for path, data in found.items()
        if path.endswith("release.json")
    }
    current = found.get("current", b"").decode()
    return State(
        releases=releases,
        live=int(current.rpartition("/")[2]) if current else None,
        production="production" in found,
        gone=read_gone(f"{host.target}/{_MAP}", found.get(_MAP, b"").decode()),
    )
