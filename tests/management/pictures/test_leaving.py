"""What leaves by the API and /media/: pictures of public records whose people all consent."""

from typing import Any

import pytest
import requests

from tests.management.office import errors
from tests.management.pictures import specimens
from tests.management.pictures.desk import ALT, Desk

AGREED = "张三（教师）；2020-01-01 起"
"""The server's own clock counts here, so all days are long past or far away."""
PHOTO = ("park.jpg", specimens.jpeg())


def put(desk: Desk, people: str) -> dict[str, Any]:
    """Add a picture of these people, or write them into the one that is there."""
    if not desk.row:
        return desk.add(PHOTO, seen="people", people=people)
    answer = desk.send(people_0=people)
    assert answer.url.endswith("/station/"), errors(answer)
    return desk.row[0]


def status(desk: Desk, picture: dict[str, Any]) -> int:
    return desk.client.get(picture["path"]).status_code


def test_with_everybodys_consent_it_leaves(desk: Desk) -> None:
    kept = put(desk, f"{AGREED}\n李四；2020-01-01 起 至 2199-12-31")
    assert status(desk, kept) == 200
    assert desk.sent == [kept]
    assert [one["name"] for one in kept["people"]] == ["张三", "李四"]
    assert kept["people"][0]["role"] == "教师"
    assert "可以公开，到 2199-12-31 为止" in desk.office.page(desk.page).text


@pytest.mark.parametrize(
    ("people", "why"),
    [
        ("", "没有写明画面里有谁"),
        ("张三", "没有全部同意"),
        (f"{AGREED}\n李四", "没有全部同意"),
        (f"{AGREED} 撤回 2021-01-01", "没有全部同意"),
        ("张三；2020-01-01 起 至 2021-01-01", "没有全部同意"),
        ("张三；署名 2020-01-01 起", "没有全部同意"),
        (f"{AGREED}；从不公开", "没有全部同意"),
        ("小明；2020-01-01 起；2199-01-01 成年", "从 2199-01-01 起才"),
    ],
)
def test_without_consent_it_is_kept_and_leaves_by_no_way(desk: Desk, people: str, why: str) -> None:
    kept = put(desk, people)
    assert status(desk, kept) == 404
    assert desk.sent == ([kept] if "起才" in why else [])
    assert why in desk.office.page(desk.page).text
    assert desk.media


def test_a_consent_that_begins_later_is_told_but_the_file_waits(desk: Desk) -> None:
    kept = put(desk, "张三；2199-01-01 起")
    assert desk.sent == [kept]
    assert status(desk, kept) == 404


def test_a_withdrawal_takes_it_out_with_a_new_number(desk: Desk) -> None:
    kept = put(desk, AGREED)
    before = desk.client.item("stations", "ST-FULL")
    put(desk, f"{AGREED} 撤回 2021-01-01")
    after = desk.client.item("stations", "ST-FULL")
    assert after["seq"] > before["seq"]
    assert after["pictures"] == []
    assert status(desk, kept) == 404


def test_what_is_typed_of_people_comes_back_as_it_was(desk: Desk) -> None:
    people = (
        "张三（教师）；又名 三哥、老张；2020-01-01 起 至 2199-01-01 监护人 撤回 2198-05-01；"
        "2190-01-01 成年；不早于 2021-01-01；从不公开"
    )
    kept = put(desk, people)
    assert desk.office.form(desk.page)["pictures-0-people"] == people
    (who,) = kept["people"]
    assert who["also"] == ["三哥", "老张"]
    assert who["never_named"]
    assert who["minor_until"] == "2190-01-01"
    before = desk.client.item("stations", "ST-FULL")
    desk.send()
    assert desk.client.item("stations", "ST-FULL") == before


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ("张三；去年起", "应写成"),
        ("张三；2026-13-01 起", "日期是年-月-日"),
        ("；2020-01-01 起", "应写成"),
    ],
)
def test_people_that_cannot_be_read_are_named(desk: Desk, people: str, said: str) -> None:
    answer = desk.send({0: PHOTO}, alt_0=ALT, people_0=people)
    assert any(said in message for message in errors(answer)), errors(answer)
    answer = desk.send({0: PHOTO}, alt_0=ALT, seen_0="nobody", people_0=AGREED)
    assert any("却写了人" in message for message in errors(answer))


def test_a_draft_and_a_deleted_record_show_nothing(desk: Desk) -> None:
    kept = desk.add(PHOTO)
    from scripts.management.models import Opening, Station

    row = Station.objects.get(pk="ST-FULL")
    opening = Opening(
        id="OP-D", title="草稿", organization_id="ORG-1", division="431002", status="draft",
        pictures=row.pictures,
    )  # fmt: skip
    opening.save()
    assert status(desk, kept) == 200
    row.pictures = []
    row.save()
    assert status(desk, kept) == 404
    assert desk.media, "the draft still has it"
    opening.status = "published"
    opening.save()
    assert status(desk, kept) == 200
    opening.delete()
    assert status(desk, kept) == 404
    assert desk.media == {}


def test_a_file_goes_when_many_rows_are_deleted_at_once(desk: Desk) -> None:
    desk.add(PHOTO)
    from scripts.management.models import Station

    Station.objects.filter(pk="ST-FULL").delete()
    assert desk.media == {}


def test_a_write_that_fails_deletes_nothing(desk: Desk) -> None:
    from django.db import transaction

    from scripts.management.models import Station

    kept = desk.add(PHOTO)
    with transaction.atomic():
        Station.objects.filter(pk="ST-FULL").delete()
        transaction.set_rollback(True)
    assert status(desk, kept) == 200


def test_a_file_that_was_exchanged_on_the_disk_does_not_leave(desk: Desk) -> None:
    kept = desk.add(PHOTO)
    (desk.places.var / "media" / kept["path"].removeprefix("/media/")).write_bytes(PHOTO[1])
    answer = desk.client.get(kept["path"])
    assert answer.status_code == 404
    assert "不符" in answer.json()["error"]


def test_small_pictures_are_for_who_may_see_the_record(desk: Desk) -> None:
    kept = put(desk, "")
    address = f"/admin/picture/stations/ST-FULL/{kept['sha256']}"
    assert address in str(desk.office.page(desk.page))
    answer = desk.office.browser.get(desk.office.url + address, timeout=20)
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert "private" in answer.headers["Cache-Control"]
    stranger = requests.get(desk.office.url + address, timeout=20)
    assert "/admin/login/" in stranger.url
    token = {"Authorization": f"Bearer {desk.client.endpoint.token}"}
    assert "/admin/login/" in requests.get(desk.office.url + address, headers=token, timeout=20).url
    desk.send(remove_0="on")
    gone = desk.office.browser.get(desk.office.url + address, timeout=20)
    assert gone.status_code == 404
