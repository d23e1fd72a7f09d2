"""The demo portal's own office: a copy of its database, and a server that knows the moment."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from scripts.management.running import running
from scripts.snapshot import Snapshot, read_snapshot
from scripts.workspace import workspace
from tests.management.office import Office
from tests.support import MOMENT, ROOT, Sandbox, sandbox

ACCOUNT = """
from scripts.management import store
from scripts.workspace import workspace
store.setup(workspace())
from django.contrib.auth.models import User
User.objects.create_superuser("office", password="correct horse")
"""


@dataclass(frozen=True)
class Desk:
    """Somebody of the office, before the demo's records and beside the demo's site."""

    place: Sandbox
    site: Sandbox
    office: Office
    snapshot: Snapshot


@pytest.fixture(scope="session")
def desk(demo_site: Sandbox, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    place = sandbox(tmp_path_factory.mktemp("preview") / "office")
    shutil.copytree(demo_site.content / "data", place.content / "data")
    shutil.copytree(demo_site.var, place.var)
    command = [sys.executable, "-c", ACCOUNT]
    subprocess.run(command, cwd=ROOT, env=place.environ, check=True)
    before = os.environ.get("BUILD_TIME")
    os.environ["BUILD_TIME"] = MOMENT
    try:
        with running(workspace(place.environ)) as endpoint:
            office = Office(endpoint.url)
            office.log_in("office", "correct horse")
            yield Desk(place, demo_site, office, read_snapshot(place.content / "data"))
    finally:
        os.environ.pop("BUILD_TIME")
        if before:
            os.environ["BUILD_TIME"] = before
