"""Small pictures in the admin: for whom, and which."""

from collections.abc import Iterator
from typing import Any

import pytest
import requests

from scripts.management import store
from scripts.management.running import Endpoint
from scripts.workspace import Workspace
from tests.management import samples
from tests.management.office import Office
from tests.management.pictures import specimens
from tests.management.pictures.desk import Desk

ROLES = {
    "seen-own": "organization_staff", "seen-other": "organization_staff",
    "seen-media": "media_staff", "seen-editor": "responsible_editor",
}  # fmt: skip


@pytest.fixture(scope="module")
def offices(shared_places: Workspace, endpoint: Endpoint) -> dict[str, Office]:
    from django.contrib.auth.models import User

    assert shared_places
    found = {}
    for name in ROLES:
        User.objects.create_user(name, password="correct horse", is_staff=True)
        found[name] = Office(endpoint.url)
    return found


@pytest.fixture
def people(desk: Desk, offices: dict[str, Office]) -> Iterator[dict[str, Office]]:
    """Accounts of two organizations, and those that only read; gone without a trace afterwards."""
    from django.contrib.auth.models import User

    from scripts.management.models import Staff

    assert desk
    store.save_records([samples.organization("ORG-2", "苏仙岭守望队")])
    for name, role in ROLES.items():
        staff = Staff.objects.create(user=User.objects.get(username=name), role=role)
        if role == "organization_staff":
            staff.organizations.set(["ORG-1" if name == "seen-own" else "ORG-2"])
    for name, office in offices.items():
        office.browser = requests.Session()
        office.log_in(name, "correct horse")
    yield offices
    Staff.objects.filter(user__username__in=ROLES).delete()
    _count_anew("records_staff")


def _count_anew(table: str) -> None:
    """Let the next row get the number that it would have got without these tests."""
    from django.core.management.color import no_style
    from django.db import connection

    tables = [{"table": table, "column": "id"}]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_by_name_sql(no_style(), tables):
            cursor.execute(statement)


def sees(office: Office, kept: dict[str, Any]) -> bool:
    address = f"{office.url}/admin/picture/stations/ST-FULL/{kept['sha256']}"
    return office.browser.get(address, timeout=20).status_code == 200


def test_a_picture_that_may_be_shown_is_seen_by_who_may_see_the_record(
    desk: Desk, people: dict[str, Office]
) -> None:
    kept = desk.add(("park.jpg", specimens.jpeg()))
    seen = {name for name, office in people.items() if sees(office, kept)}
    assert seen == {"seen-own", "seen-media", "seen-editor"}


def test_one_without_consent_is_seen_by_who_keeps_the_record(
    desk: Desk, people: dict[str, Office]
) -> None:
    kept = desk.add(("park.jpg", specimens.jpeg()), seen="people", people="张三")
    assert {name for name, office in people.items() if sees(office, kept)} == {"seen-own"}


def test_who_only_reads_gets_pictures_and_no_inputs(desk: Desk, people: dict[str, Office]) -> None:
    kept = desk.add(("park.jpg", specimens.jpeg()))
    page = people["seen-media"].page(desk.page)
    assert page.select("[name^=pictures-]") == []
    shown = page.select_one(".field-show_pictures img")
    assert shown is not None
    assert kept["sha256"] in str(shown["src"])


def test_an_organizations_staff_add_pictures_to_their_own(
    desk: Desk, people: dict[str, Office]
) -> None:
    own = Desk(office=people["seen-own"], client=desk.client, places=desk.places)
    assert own.add(("park.jpg", specimens.jpeg()))
    other = Desk(office=people["seen-other"], client=desk.client, places=desk.places)
    values = {**desk.office.form(desk.page), "pictures-0-remove": "on", "_save": "保存"}
    values["csrfmiddlewaretoken"] = other.office.browser.cookies["csrftoken"]
    other.office.post(desk.page, values)
    assert len(desk.row) == 1
