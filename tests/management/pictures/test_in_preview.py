"""A picture shows in the preview before the form is saved, and only to who may see it."""

import re
from typing import Any

import requests
from bs4 import BeautifulSoup

from tests.management.pictures import specimens
from tests.management.pictures.desk import ALT, Desk

PREVIEW = "/admin/records/station/ST-FULL/preview/"


def preview(desk: Desk, **typed: Any) -> str:
    """Send the form with a new picture to its preview; return the page in the frame."""
    file, make = specimens.GOOD["heic"][:2]
    values = {**desk.office.form(desk.page), **{f"pictures-0-{k}": v for k, v in typed.items()}}
    answer = desk.office.browser.post(
        desk.office.url + PREVIEW, {k: v for k, v in values.items() if v is not None},
        headers={"Referer": desk.office.url + desk.page},
        files={"pictures-0-file": (file, make())}, timeout=120,
    )  # fmt: skip
    frame = BeautifulSoup(answer.text, "html5lib").select_one("iframe")
    assert frame, answer.text
    return str(frame["srcdoc"])


def shown(html: str) -> list[str]:
    return re.findall(r'<img[^>]+src="(/media/[0-9a-f]{64}\.\w+)"', html)


def test_an_upload_shows_before_it_is_saved(desk: Desk) -> None:
    html = preview(desk, alt=ALT, seen="nobody")
    (address,) = shown(html)
    assert f'alt="{ALT}"' in html
    answer = desk.office.browser.get(desk.office.url + address, timeout=20)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("image/")
    assert desk.row == []
    assert requests.get(desk.office.url + address, timeout=20).status_code == 401


def test_who_is_seen_without_consent_is_not_shown(desk: Desk) -> None:
    assert shown(preview(desk, alt=ALT, seen="people", people="张三")) == []


def test_a_saved_picture_shows_as_the_pull_will_hang_it(desk: Desk) -> None:
    desk.add((specimens.GOOD["heic"][0], specimens.GOOD["heic"][1]()))
    answer = desk.office.browser.get(f"{desk.office.url}{PREVIEW}page/", timeout=120)
    (address,) = shown(answer.text)
    assert address == desk.row[0]["path"]
    got = desk.office.browser.get(desk.office.url + address, timeout=20)
    assert got.status_code == 200
    for other in ("/media/" + "0" * 64 + ".jpg", "/media/../management.sqlite3", "/media/*.jpg"):
        answer = desk.office.browser.get(desk.office.url + other, timeout=20)
        assert answer.status_code in (401, 404), other
