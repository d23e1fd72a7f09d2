"""What goes leaves a tombstone, what was never public leaves nothing; what moved says so."""

import datetime as dt
from collections.abc import Callable

import msgspec
import pytest
from django.db.models import ProtectedError

from scripts.management import store
from tests.management import samples
from tests.management.conftest import Client
from tests.management.rows import last_seq, opening

NEXT_DAY = samples.DAY + dt.timedelta(days=1)


def save() -> None:
    row = opening()
    row.title = "新标题"
    row.save()


def add_a_session() -> None:
    opening().sessions.create(start_date=NEXT_DAY, end_date=NEXT_DAY)


def delete_one() -> None:
    opening().delete()


def delete_query() -> None:
    from scripts.management.models import Opening

    Opening.objects.filter(pk="OP-1").delete()


def back_to_draft() -> None:
    from scripts.management.models import Opening

    Opening.objects.filter(pk="OP-1").update(status="draft")


@pytest.mark.usefixtures("two_openings")
@pytest.mark.parametrize("remove", [delete_one, delete_query, back_to_draft])
def test_what_was_public_and_goes_leaves_a_tombstone(
    client: Client, remove: Callable[[], None]
) -> None:
    highest = last_seq()
    remove()
    gone = client.item("openings", "OP-1")
    assert gone["seq"] == highest + 1
    assert set(gone) == {"id", "seq", "deleted_at"}
    assert [item["id"] for item in client.items("openings", since=highest)] == ["OP-1"]
    assert client.get("/api/v1/").json()["collections"]["openings"]["count"] == 1


@pytest.mark.usefixtures("two_openings")
@pytest.mark.parametrize("remove", [delete_one, back_to_draft])
def test_a_record_made_again_takes_the_place_of_its_tombstone(
    client: Client, remove: Callable[[], None]
) -> None:
    remove()
    buried = client.item("openings", "OP-1")["seq"]
    store.save_records([samples.opening()])
    item = client.item("openings", "OP-1")
    assert item["title"] == "东江湖净滩"
    assert item["seq"] > buried


def test_drafts_never_leave(client: Client) -> None:
    from scripts.management.models import Opening, Project

    store.save_records([samples.organization()])
    draft = Opening.objects.create(title="秘密的计划", organization_id="ORG-1", division="431002")
    Project.objects.create(
        title="秘密的项目", organization_id="ORG-1", division="431002", status="draft"
    )
    assert draft.status == "draft"
    for collection in ("openings", "projects"):
        answer = client.get(f"/api/v1/{collection}")
        assert answer.json() == {"items": [], "next": None, "high_water": 0}
        assert client.get("/api/v1/").json()["collections"][collection]["count"] == 0
    draft.title = "改过的计划"
    draft.save()
    draft.delete()
    assert client.items("openings") == []


@pytest.mark.usefixtures("two_openings")
def test_who_is_named_by_others_cannot_be_deleted() -> None:
    from scripts.management.models import Organization

    with pytest.raises(ProtectedError):
        Organization.objects.get(pk="ORG-1").delete()
    with pytest.raises(ProtectedError):
        Organization.objects.all().delete()


def change_day() -> None:
    opening().sessions.update(start_date=NEXT_DAY, end_date=NEXT_DAY)


def change_place() -> None:
    opening().sessions.update(address="湖滨路 3 号")


def cancel() -> None:
    row = opening()
    row.status = "cancelled"
    row.save()


@pytest.mark.usefixtures("two_openings")
@pytest.mark.parametrize("move", [change_day, change_place, cancel, add_a_session])
def test_the_version_rises_when_time_place_or_status_changes(move: Callable[[], None]) -> None:
    move()
    assert opening().version == 2


@pytest.mark.usefixtures("two_openings")
def test_the_version_stays_when_only_words_or_numbers_change() -> None:
    save()
    opening().sessions.update(needed=10, confirmed=3)
    assert opening().version == 1


@pytest.mark.usefixtures("two_openings")
def test_an_import_never_lowers_the_version() -> None:
    change_day()
    store.save_records([samples.opening("OP-1", "导入的标题")])
    assert opening().version == 3  # the day moved back, which people must be told
    store.save_records([msgspec.structs.replace(samples.opening(), version=9)])
    assert opening().version == 9
