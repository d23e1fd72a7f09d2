"""One database and one real server for all tests of this folder; each test starts empty."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import requests

from scripts.management import store
from scripts.management.running import Endpoint, running
from scripts.workspace import Workspace
from tests.management import samples
from tests.management.office import Office
from tests.management.staff import world
from tests.management.staffed import PASSWORD, ROLES, Staffed
from tests.support import ROOT


@dataclass(frozen=True)
class Client:
    """Reads the API over HTTP, with the token."""

    endpoint: Endpoint

    def get(self, path: str, **headers: str) -> requests.Response:
        given = {"Authorization": f"Bearer {self.endpoint.token}", **headers}
        return requests.get(
            self.endpoint.url + path,
            headers={name.replace("_", "-"): value for name, value in given.items()},
            timeout=20,
        )

    def items(self, collection: str, since: int = 0, limit: int = 1000) -> list[dict[str, Any]]:
        """Walk all pages."""
        found: list[dict[str, Any]] = []
        cursor: int | None = since
        while cursor is not None:
            answer = self.get(f"/api/v1/{collection}?since={cursor}&limit={limit}")
            assert answer.status_code == 200, answer.text
            found += answer.json()["items"]
            cursor = answer.json()["next"]
        return found

    def item(self, collection: str, id_: str) -> dict[str, Any]:
        """Return the only item with this id."""
        (found,) = [item for item in self.items(collection) if item["id"] == id_]
        return found


@pytest.fixture(scope="session")
def shared_places(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    root = tmp_path_factory.mktemp("management")
    shutil.copytree(ROOT / "content", root / "content", ignore=shutil.ignore_patterns("data"))
    places = Workspace(
        content=root / "content", output=root / "output", build=root / "build", var=root / "var"
    )
    store.setup(places)
    return places


@pytest.fixture
def places(shared_places: Workspace) -> Workspace:
    """The places of an empty database, open in this process."""
    from django.db import connection, models, transaction

    from scripts.management.ledger import Ledger, Tombstone
    from scripts.management.models import (
        MODELS,
        Change,
        DeletionRequest,
        LoginAttempt,
        Session,
        Staff,
        TrainingSession,
    )  # fmt: skip

    with transaction.atomic(), connection.cursor() as cursor:
        tables: list[type[models.Model]] = [
            Staff.organizations.through, Change, DeletionRequest, LoginAttempt,
            Session, TrainingSession, *reversed(MODELS), Tombstone, Ledger,
        ]  # fmt: skip
        for model in tables:
            table = model._meta.db_table
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own tables
    return shared_places


@pytest.fixture(scope="session")
def endpoint(shared_places: Workspace) -> Iterator[Endpoint]:
    with running(shared_places) as found:
        yield found


@pytest.fixture
def client(places: Workspace, endpoint: Endpoint) -> Client:
    """Reads the API of a database that was empty at the test's start."""
    assert places
    return Client(endpoint)


@pytest.fixture
def two_openings(places: object) -> None:
    assert places
    store.save_records(
        [samples.organization(), samples.opening(), samples.opening("OP-2", "西河护绿")]
    )


@pytest.fixture(scope="session")
def logged_in(shared_places: Workspace, endpoint: Endpoint) -> Office:
    from django.contrib.auth.models import User

    assert shared_places
    User.objects.create_superuser("office", password="correct horse")
    found = Office(endpoint.url)
    found.log_in("office", "correct horse")
    return found


@pytest.fixture
def office(client: Client, logged_in: Office) -> Office:
    """Somebody logged in, before the varied samples."""
    assert client
    store.save_records(samples.varied())
    return logged_in


@pytest.fixture(scope="session")
def everybody(shared_places: Workspace, endpoint: Endpoint) -> Staffed:
    """One account of each role, logged in over real HTTP."""
    from django.contrib.auth.models import User

    from scripts.management.models import Staff

    assert shared_places
    people = {"nobody": Office(endpoint.url)}
    for name, role in ROLES.items():
        user = User.objects.create_user(name, password=PASSWORD, is_staff=True)
        Staff.objects.create(user=user, role=role)
        people[name] = Office(endpoint.url)
        people[name].log_in(name, PASSWORD)
    return Staffed(people)


@pytest.fixture
def staffed(places: Workspace, everybody: Staffed) -> Staffed:
    """Everybody, before a world that nobody has touched."""
    from scripts.management.models import Staff

    assert places
    world.fill()
    Staff.objects.get(user__username="team").organizations.set(["ORG-1"])
    return everybody
