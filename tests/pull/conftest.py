import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from scripts.city import load_city
from scripts.pull import Api, PullResult, pull
from scripts.records import City
from scripts.snapshot import Snapshot, read_snapshot
from scripts.workspace import Workspace
from tests.pull.samples import openings, organization, project, station
from tests.pull.server import TOKEN, ScriptedApi, serving
from tests.support import MOMENT, Sandbox, tree

NOW = dt.datetime.fromisoformat(MOMENT)


_cities: dict[bytes, City] = {}


def city_at(path: Path) -> City:
    """Load a city file, each text once: reading YAML is what takes longest here."""
    text = path.read_bytes()
    if text not in _cities:
        _cities[text] = load_city(path)
    return _cities[text]


@dataclass(frozen=True, kw_only=True)
class Desk:
    """A workspace and the API it pulls from."""

    place: Sandbox
    api: ScriptedApi
    said: list[str] = field(default_factory=list)

    @property
    def places(self) -> Workspace:
        root = self.place.root
        return Workspace(
            content=self.place.content, output=self.place.output, build=root / "build",
            var=self.place.var,
        )  # fmt: skip

    def pull(self, *accept: str, full: bool = False, now: dt.datetime = NOW) -> PullResult:
        self.said.clear()
        return pull(
            self.places, city_at(self.places.city_file), Api(self.api.url, TOKEN), now,
            accept=frozenset(accept), full=full, say=self.said.append,
        )  # fmt: skip

    def command(self, *options: str, code: int = 0, **environ: str) -> str:
        """Run the real command and return all it said."""
        settings = {"MANAGEMENT_API_URL": self.api.url, "MANAGEMENT_API_TOKEN": TOKEN, **environ}
        done = self.place.run("pull", *options, code=code, extra=settings)
        return done.stdout + done.stderr

    @property
    def snapshot(self) -> Snapshot:
        return read_snapshot(self.places.data)

    @property
    def bytes(self) -> dict[str, bytes]:
        return tree(self.places.data)

    @property
    def report(self) -> str:
        return (self.places.reports / "pull.md").read_text(encoding="utf-8")

    @property
    def notices(self) -> str:
        return (self.places.reports / "notices.md").read_text(encoding="utf-8")


@pytest.fixture
def api() -> Iterator[ScriptedApi]:
    """An API with one organization, one project, one station and eight openings."""
    filled = ScriptedApi()
    filled.put("organizations", organization())
    filled.put("projects", project())
    filled.put("openings", *openings(8))
    filled.put("stations", station())
    with serving(filled):
        yield filled


@pytest.fixture
def desk(place: Sandbox, api: ScriptedApi) -> Desk:
    return Desk(place=place, api=api)
