"""One account of each role, logged in over real HTTP."""

from dataclasses import dataclass

import pytest

from scripts.management.running import Endpoint
from scripts.workspace import Workspace
from tests.management.office import Office
from tests.management.staff import world

PASSWORD = "correct horse"
ROLES = {
    "city": "city_office", "team": "organization_staff", "media": "media_staff",
    "editor": "responsible_editor",
}  # fmt: skip
"""Account → role; the team is that of ORG-1."""


@dataclass(frozen=True)
class Staffed:
    """Everybody, each at their own browser."""

    people: dict[str, Office]

    def __getitem__(self, name: str) -> Office:
        return self.people[name]


@pytest.fixture(scope="session")
def everybody(shared_places: Workspace, endpoint: Endpoint) -> Staffed:
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
