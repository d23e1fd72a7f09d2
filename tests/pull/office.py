"""The embedded management system, a way to write into it, and a pull from it."""

import subprocess
import sys

from scripts.management.running import Endpoint
from scripts.pull import Api, PullResult, pull
from scripts.snapshot import Snapshot, read_snapshot
from scripts.workspace import Workspace, workspace
from tests.pull.conftest import NOW, city_at
from tests.support import ROOT, Sandbox

WRITER = """
import os, sys
from scripts.management import store
from scripts.workspace import workspace
store.setup(workspace())
from scripts.management.models import BY_COLLECTION
words = iter(sys.argv[1:])
for collection, name, change in zip(words, words, words):
    row = BY_COLLECTION[collection].objects.get(pk=name)
    if change == "delete":
        row.delete()
    else:
        field, _, value = change.partition("=")
        setattr(row, field, value)
        row.save()
"""


class Office:
    """The embedded system, a way to write into it, and a pull from it."""

    def __init__(self, place: Sandbox, endpoint: Endpoint) -> None:
        self.place = place
        self.endpoint = endpoint
        self.places: Workspace = workspace(place.environ)
        self.said: list[str] = []

    def write(self, *words: str) -> None:
        """Change records: collection, id and change of each, such as `title=…` or `delete`."""
        command = [sys.executable, "-c", WRITER, *words]
        subprocess.run(command, cwd=ROOT, env=self.place.environ, check=True)

    def pull(self, *, full: bool = False) -> PullResult:
        self.said.clear()
        api = Api(self.endpoint.url, self.endpoint.token)
        city = city_at(self.places.city_file)
        return pull(self.places, city, api, NOW, full=full, say=self.said.append)

    @property
    def snapshot(self) -> Snapshot:
        return read_snapshot(self.places.data)
