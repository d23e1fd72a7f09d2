"""Nothing of a record is lost in the database or in the API, private fields included."""

from typing import Any

import msgspec
import pytest

from scripts.errors import ContractError, ImportFileError
from scripts.management import store
from scripts.records import COLLECTIONS, Record
from scripts.workspace import Workspace
from tests.management import samples
from tests.management.conftest import Client


def without_number(record: Record) -> Record:
    return msgspec.structs.replace(record, seq=0, updated_at=None)


def full_of_fields(record: Any) -> list[str]:
    """Return the fields that a sample leaves at their default."""
    return [
        field.name for field in msgspec.structs.fields(record)
        if field.name != "seq" and not field.required
        and getattr(record, field.name) == field.default
    ]  # fmt: skip


@pytest.mark.usefixtures("places")
def test_every_record_comes_back_as_it_went_in() -> None:
    from scripts.management.models import BY_COLLECTION

    given = samples.varied()
    assert store.save_records(given) == len(given)
    for record in given:
        row = BY_COLLECTION[record.COLLECTION]._base_manager.get(pk=record.id)
        assert without_number(row.to_record()) == without_number(record)
        if record.updated_at:
            assert row.to_record().updated_at == record.updated_at


def test_the_full_samples_fill_in_every_field() -> None:
    full = (
        samples.full_organization(), samples.full_project(), samples.full_station(),
        samples.full_opening(), samples.full_star_rule(), samples.full_recognition(),
        samples.full_award(), samples.full_commitment(), samples.full_training(),
        samples.full_survey(), samples.full_need(),
    )  # fmt: skip
    assert {type(record) for record in full} == set(COLLECTIONS.values())
    for record in full:
        assert full_of_fields(record) == []


def test_the_api_sends_every_field_and_null_where_unset(client: Client) -> None:
    given = samples.varied()
    store.save_records(given)
    for record in given:
        item = client.item(record.COLLECTION, record.id)
        assert set(item) == set(type(record).__struct_fields__)
        decoded = msgspec.convert(item, type(record))
        assert without_number(decoded) == without_number(record)
    assert client.item("openings", "OP-FULL")["leader"]["name"] == "某领队"
    assert client.item("organizations", "ORG-FULL")["contact"]["name"] == "某联系人"
    minimal = client.item("openings", "OP-1")
    assert minimal["requirements"] is None
    assert minimal["sessions"][0]["start_time"] is None
    assert client.item("openings", "OP-FULL")["sign_up_opens"] == "2026-03-01T12:00:00+08:00"


@pytest.mark.usefixtures("places")
def test_no_conditions_stated_differs_from_nothing_stated() -> None:
    from scripts.management.models import Opening
    from scripts.records.opening import Requirements

    store.save_records([
        samples.organization(),
        msgspec.structs.replace(samples.opening(), requirements=Requirements()),
    ])  # fmt: skip
    (row,) = Opening.objects.all()
    assert msgspec.structs.asdict(row.to_record())["requirements"] == Requirements()


@pytest.mark.usefixtures("places")
def test_a_draft_has_no_record() -> None:
    from scripts.management.models import Opening

    store.save_records([samples.organization(), samples.opening()])
    Opening.objects.update(status="draft")
    with pytest.raises(ContractError, match="OP-1：还是草稿"):
        Opening.objects.get().to_record()


@pytest.mark.usefixtures("places")
def test_a_record_that_names_a_missing_one_is_refused_and_nothing_is_stored() -> None:
    with pytest.raises(ImportFileError, match="OP-1：organization 写的是 ORG-1，没有这个组织"):
        store.save_records([samples.organization("ORG-2"), samples.opening()])
    assert store.is_empty()


def test_demo_mark_and_clear(places: Workspace, client: Client) -> None:
    assert places.var.exists()
    assert store.is_empty()
    assert store.demo_moment() is None
    store.save_records(samples.varied())
    store.mark_demo(samples.NOON)
    assert store.demo_moment() == samples.NOON
    index = client.get("/api/v1/").json()
    assert index["demo"] is True
    highest = max(state["high_water"] for state in index["collections"].values())
    store.clear()
    assert store.is_empty()
    assert store.demo_moment() is None
    gone = client.items("openings")
    assert {item["id"] for item in gone} == {"OP-1", "OP-FULL"}
    assert all(set(item) == {"id", "seq", "deleted_at"} for item in gone)
    assert min(item["seq"] for item in gone) > highest
    assert client.get("/api/v1/").json()["demo"] is False
