"""Pictures chosen in the admin's form: what is kept, what is refused, and that nothing is lost."""

import datetime as dt
import os
import stat

import pytest
from django.http import HttpRequest
from PIL import Image

from scripts.management.pictures.alt import fault_of_alt
from scripts.management.pictures.intake import LARGEST, taken_of
from scripts.management.pictures.receiving import UploadHandler
from tests.management.office import errors
from tests.management.pictures import specimens
from tests.management.pictures.blocks import PLACE
from tests.management.pictures.desk import ALT, Desk, boxes

MARK = b"LEAK-"


def good(name: str) -> tuple[str, bytes]:
    file, make = specimens.GOOD[name]
    return file, make()


def bad(name: str) -> tuple[str, bytes]:
    file, make, _ = specimens.BAD[name]
    return file, make()


def test_a_picture_is_kept_under_its_digest_and_leaves_by_media(desk: Desk) -> None:
    kept = desk.add(good("told-jpeg"), credit="市志愿办")
    assert kept["path"] == f"/media/{kept['sha256']}.jpg"
    assert (kept["alt"], kept["credit"], kept["shows_people"]) == (ALT, "市志愿办", False)
    assert (kept["width"], kept["height"]) == (specimens.WIDTH, specimens.HEIGHT)
    assert desk.sent == [kept]
    data = desk.fetched(kept)
    assert MARK not in data
    assert PLACE not in data
    assert desk.media == {kept["path"].removeprefix("/media/"): data}
    assert desk.uploads == {}


def test_who_took_a_picture_is_typed_with_consent_to_be_named(desk: Desk) -> None:
    from scripts.management.models import Station
    from scripts.management.staff.redacted import redact

    line = "张三（教师）；2026-03-05 起 至 2028-03-05"
    kept = desk.add(good("told-jpeg"), taken_by=line, credit="李四／市志愿办")["taken_by"]
    assert (kept["name"], kept["role"]) == ("张三", "教师")
    (consent,) = kept["consents"]
    assert (consent["purpose"], consent["valid_until"]) == ("name", "2028-03-05")
    assert desk.sent[0]["taken_by"] == kept
    for day, name in (("2026-03-05", "张三"), ("2028-03-06", "张**")):
        row = redact(Station.objects.get(pk="ST-FULL"), dt.date.fromisoformat(day))
        assert row.pictures[0]["taken_by"] == {"name": name, "role": "教师"}
        assert row.pictures[0]["credit"] == "李**／市志愿办"
    assert desk.office.form(desk.page)["pictures-0-taken_by"] == line
    desk.send(taken_by_0="")
    assert desk.row[0]["taken_by"] is None


def test_a_consent_of_the_photographer_that_cannot_be_read_is_said(desk: Desk) -> None:
    answer = desk.send({0: good("told-jpeg")}, alt_0=ALT, seen_0="nobody", taken_by_0="张三；同意")
    assert "摄影者“同意”：同意应写成“2026-03-05 起 至 2028-03-05”这样" in " ".join(errors(answer))
    answer = desk.send({0: good("told-jpeg")}, alt_0=ALT, seen_0="nobody", taken_by_0="张三\n李四")
    assert "摄影者只能写一个人" in " ".join(errors(answer))
    assert desk.row == []


def test_files_and_folders_are_the_owners_alone(desk: Desk) -> None:
    kept = desk.add(good("heic"))
    folder = desk.places.var / "media"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / kept["path"].removeprefix("/media/")).stat().st_mode) == 0o600


def test_media_says_what_it_sends(desk: Desk) -> None:
    for name, kind in (
        ("heic", "image/jpeg"),
        ("told-png", "image/png"),
        ("told-webp", "image/webp"),
    ):
        answer = desk.client.get(desk.add(good(name))["path"])
        assert answer.headers["Content-Type"] == kind
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "private" in answer.headers["Cache-Control"]
    assert desk.client.get("/media/").status_code == 404


def test_a_large_picture_becomes_smaller(desk: Desk) -> None:
    data = specimens.saved(Image.new("RGB", (4000, 1000), "teal"), "JPEG")
    kept = desk.add(("wide.jpg", data))
    assert (kept["width"], kept["height"]) == (2560, 640)


@pytest.mark.parametrize("name", specimens.BAD)
def test_what_is_no_picture_is_refused_with_its_name_and_nothing_is_lost(
    desk: Desk, name: str
) -> None:
    file, data = bad(name)
    answer = desk.send({0: (file, data)}, alt_0=ALT, seen_0="nobody", name="改了的站名")
    (said,) = {message for message in errors(answer) if file in message}
    assert specimens.BAD[name][2] in said
    assert "应为 JPEG、PNG、WebP 或 HEIC" in said
    assert "请" in said
    assert said.startswith(f"{file}：")
    assert desk.row == []
    assert desk.media == desk.uploads == {}
    assert boxes(answer)[0]["alt"] == ALT
    assert "改了的站名" in answer.text


def test_all_problems_at_once_and_the_good_file_waits(desk: Desk) -> None:
    answer = desk.send(
        {0: good("told-jpeg"), 1: bad("svg"), 2: bad("pdf")},
        alt_0="", seen_0="nobody", alt_1="IMG_1234.jpg", alt_2="图片", name="",
    )  # fmt: skip
    told = " ".join(errors(answer))
    for words in ("IMG_0001.JPG：没有写图片说明", "SVG", "PDF", "写成了文件名“IMG_1234.jpg”",
                  "“图片”没有说出", "必填"):  # fmt: skip
        assert words in told, words
    assert len(desk.uploads) == 1
    first = boxes(answer)[0]
    assert first["token"]
    assert "IMG_0001.JPG" in answer.text
    right = desk.send(token_0=first["token"], alt_0=ALT, seen_0="nobody")
    assert right.url.endswith("/station/"), errors(right)
    assert desk.row[0]["path"].removeprefix("/media/") in desk.media
    assert desk.uploads == {}


def test_a_made_up_or_stale_file_is_not_taken(desk: Desk) -> None:
    for token in ("made-up", "WyJhIl0:1abcde:xyz"):
        answer = desk.send(token_0=token, alt_0=ALT, seen_0="nobody")
        assert any("已经失效" in message for message in errors(answer))
    answer = desk.send(key_0="/media/../secrets/api-token", alt_0=ALT, seen_0="nobody")
    assert any("已被别人移除" in message for message in errors(answer))
    assert desk.row == []


def test_words_without_a_file_are_asked_for_one(desk: Desk) -> None:
    answer = desk.send(alt_1=ALT)
    assert any("没有选择图片文件" in message for message in errors(answer))
    assert boxes(answer)[0]["alt"] == ALT


def test_pictures_are_ordered_replaced_and_removed(desk: Desk) -> None:
    first, second = desk.add(good("told-jpeg")), desk.add(good("told-png"), alt="志愿者在清理河岸")
    desk.send(order_0="2", order_1="1")
    assert [one["path"] for one in desk.sent] == [second["path"], first["path"]]
    desk.send({0: good("told-webp")})
    replaced = desk.row[0]
    assert replaced["path"].endswith(".webp")
    assert replaced["alt"] == "志愿者在清理河岸"
    assert desk.client.get(second["path"]).status_code == 404
    desk.send(remove_0="on")
    assert [one["path"] for one in desk.row] == [first["path"]]
    assert set(desk.media) == {first["path"].removeprefix("/media/")}
    assert desk.uploads == {}


def test_the_same_picture_twice_is_refused(desk: Desk) -> None:
    desk.add(good("told-jpeg"))
    answer = desk.send({1: good("told-jpeg")}, alt_1=ALT, seen_1="nobody")
    assert any("同一张图片" in message for message in errors(answer))
    assert len(desk.row) == 1


def test_a_form_that_changes_nothing_changes_no_number(desk: Desk) -> None:
    desk.add(good("told-jpeg"))
    before = desk.client.item("stations", "ST-FULL")
    desk.send()
    assert desk.client.item("stations", "ST-FULL") == before


def test_what_nobody_saved_goes_after_a_day(desk: Desk) -> None:
    desk.send({0: good("told-jpeg")}, alt_0="", seen_0="nobody")
    (left,) = (desk.places.var / "uploads").iterdir()
    long_ago = left.stat().st_mtime - 25 * 60 * 60
    os.utime(left, (long_ago, long_ago))
    desk.add(good("told-png"))
    assert desk.uploads == {}


def test_of_all_that_a_form_sends_only_so_much_is_kept(desk: Desk) -> None:
    """Received in this process: a hundred megabytes over the wire would prove no more."""
    assert desk
    handler = UploadHandler(HttpRequest())
    received = []
    for number in range(10):
        handler.new_file(f"pictures-{number}-file", f"{number}.jpg", "image/jpeg", None)
        for start in range(0, LARGEST, LARGEST // 4):
            handler.receive_data_chunk(bytes(LARGEST // 4), start)
        received.append(handler.file_complete(LARGEST))
    refused = [taken_of(file).refusal for file in received if file]
    assert ["太大" in words for words in refused] == [False] * 8 + [True] * 2
    handler.new_file("other", "rows.bin", "application/x", None)
    handler.receive_data_chunk(b"rows", 0)
    other = handler.file_complete(4)
    assert other is not None
    assert other.read() == b"rows"


@pytest.mark.parametrize(
    "alt",
    ["", "图片", "照片1", "IMG_1234", "IMG_1234.HEIC", "微信图片_2026", "park.jpg", "park", "种树",
     "12345", "Photo 2", "20260305_101500", "Screenshot 2026"],
)  # fmt: skip
def test_words_that_say_nothing_are_no_description(alt: str) -> None:
    assert "例如“志愿者在河边种树”" in fault_of_alt(alt, "park.jpg")


@pytest.mark.parametrize(
    "alt", ["志愿者在河边种树", "图片展上的观众", "Planting trees", "3 月的湖"]
)
def test_words_that_say_what_is_seen_are_fine(alt: str) -> None:
    assert fault_of_alt(alt, "park.jpg") == ""
