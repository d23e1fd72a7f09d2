"""Every way to write gives what changed a larger number, and nothing else."""

import datetime as dt
from collections.abc import Callable

import msgspec
import pytest
from django.db.models import F

from scripts.management import store
from tests.management import samples
from tests.management.rows import last_seq, opening

NEXT_DAY = samples.DAY + dt.timedelta(days=1)


def save() -> None:
    row = opening()
    row.title = "新标题"
    row.save()


def save_some_fields() -> None:
    row = opening()
    row.title = "新标题"
    row.save(update_fields=["title"])


def update() -> None:
    from scripts.management.models import Opening

    Opening.objects.filter(pk="OP-1").update(title="新标题")


def update_through_the_organization() -> None:
    from scripts.management.models import Organization

    Organization.objects.get().openings.filter(pk="OP-1").update(title="新标题")


def update_with_an_expression() -> None:
    from scripts.management.models import Opening

    Opening.objects.filter(pk="OP-1").update(description=F("title"))


def bulk_update() -> None:
    from scripts.management.models import Opening

    row = opening()
    row.title = "新标题"
    Opening.objects.bulk_update([row], ["title"])


def update_or_create() -> None:
    from scripts.management.models import Opening

    Opening.objects.update_or_create(pk="OP-1", defaults={"title": "新标题"})


def import_again() -> None:
    store.save_records([samples.opening("OP-1", "新标题")])


def add_a_session() -> None:
    opening().sessions.create(start_date=NEXT_DAY, end_date=NEXT_DAY)


def save_a_session() -> None:
    session = opening().sessions.get()
    session.place = "码头"
    session.save()


def update_sessions() -> None:
    opening().sessions.update(place="码头")


def bulk_create_sessions() -> None:
    from scripts.management.models import Session

    Session.objects.bulk_create(
        [Session(opening_id="OP-1", start_date=NEXT_DAY, end_date=NEXT_DAY)]
    )


def bulk_update_sessions() -> None:
    from scripts.management.models import Session

    session = opening().sessions.get()
    session.needed = 5
    Session.objects.bulk_update([session], ["needed"])


def delete_a_session() -> None:
    opening().sessions.get().delete()


def delete_sessions() -> None:
    opening().sessions.all().delete()


WRITES = [
    save, save_some_fields, update, update_through_the_organization, update_with_an_expression,
    bulk_update, update_or_create, import_again, add_a_session, save_a_session, update_sessions,
    bulk_create_sessions, bulk_update_sessions, delete_a_session, delete_sessions,
]  # fmt: skip


@pytest.mark.usefixtures("two_openings")
@pytest.mark.parametrize("write", WRITES)
def test_a_write_gives_the_opening_the_next_number(write: Callable[[], None]) -> None:
    before, other, highest = opening().seq, opening("OP-2").seq, last_seq()
    write()
    assert opening().seq == highest + 1 == last_seq()
    assert opening().seq > before
    assert opening("OP-2").seq == other


@pytest.mark.usefixtures("two_openings")
def test_moving_a_session_numbers_both_openings() -> None:
    from scripts.management.models import Session

    highest = last_seq()
    Session.objects.filter(opening_id="OP-1").update(identifier="S-9", opening=opening("OP-2"))
    assert {opening().seq, opening("OP-2").seq} == {highest + 1, highest + 2}


@pytest.mark.usefixtures("two_openings")
def test_giving_openings_to_another_organization_numbers_them() -> None:
    from scripts.management.models import Organization

    other = Organization.objects.create(name="西河志愿队", division="431003")
    other.openings.add(opening())
    assert opening().organization_id == other.pk
    assert opening().seq == other.seq + 1 == last_seq()


@pytest.mark.usefixtures("places")
def test_created_records_get_numbers_and_know_them() -> None:
    from scripts.management.models import Organization

    first = Organization.objects.create(name="甲队", division="431002")
    second, third = Organization.objects.bulk_create([
        Organization(name="乙队", division="431002"), Organization(name="丙队", division="431002"),
    ])  # fmt: skip
    assert (first.seq, second.seq, third.seq) == (1, 2, 3)
    assert Organization.objects.get(pk=third.pk).seq == 3
    assert first.updated_at is not None
    assert first.pk.startswith("ORG-")


@pytest.mark.usefixtures("two_openings")
def test_what_does_not_change_keeps_its_number_and_its_time() -> None:
    from scripts.management.models import Opening

    Opening.objects.filter(pk="OP-1").update(title="东江湖净滩")
    row = opening()
    before, highest = (row.seq, row.updated_at, row.version), last_seq()
    row.save()
    Opening.objects.update(title=F("title"))
    row.sessions.update(confirmed=None)
    store.save_records([samples.opening()])
    row = opening()
    assert (row.seq, row.updated_at, row.version) == before
    assert last_seq() == highest


@pytest.mark.usefixtures("two_openings")
def test_an_object_read_long_ago_cannot_bring_back_an_old_number() -> None:
    stale = opening()
    save()
    newer = opening()
    stale.title = newer.title
    stale.save()
    assert opening().seq == newer.seq
    stale.title = "又一个标题"
    stale.save()
    assert stale.seq == opening().seq == newer.seq + 1


@pytest.mark.usefixtures("two_openings")
def test_records_are_numbered_in_the_order_given() -> None:
    from scripts.management.models import Opening

    ids = [f"OP-{number}" for number in (9, 7, 8)]
    store.save_records([samples.opening(id_, f"标题 {id_}") for id_ in ids])
    found = Opening.objects.filter(pk__in=ids).order_by("seq").values_list("pk", flat=True)
    assert list(found) == ids


@pytest.mark.usefixtures("two_openings")
def test_a_time_that_comes_with_a_record_is_kept() -> None:
    given = msgspec.structs.replace(samples.opening("OP-3"), updated_at=samples.NOON)
    store.save_records([given])
    assert opening("OP-3").updated_at == samples.NOON
    row = opening("OP-3")
    row.title = "改过"
    row.save()
    assert opening("OP-3").updated_at > samples.NOON
