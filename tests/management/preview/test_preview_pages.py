"""What the admin shows of a record before it is public: the page that a build makes of it."""

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.management.preview.conftest import Desk
from tests.support import MOMENT

FIRST = "/admin/records/{}/{}/{}"


def some(desk: Desk, collection: str, count: int = 1) -> list[str]:
    return list(desk.snapshot.of(collection))[:count]


def page(desk: Desk, kind: str, key: str, part: str = "preview/page/") -> Any:
    return desk.office.browser.get(desk.office.url + FIRST.format(kind, key, part), timeout=120)


@pytest.mark.parametrize(
    ("kind", "collection", "path"),
    [
        ("opening", "openings", "opening/{}/index.html"),
        ("project", "projects", "project/{}/index.html"),
        ("organization", "organizations", "organization/{}/index.html"),
        ("station", "stations", "station/{}/index.html"),
        ("training", "trainings", "training/{}/index.html"),
        ("commitment", "commitments", "commitment/{}/index.html"),
        ("recognition", "recognitions", "recognition/{}/index.html"),
        ("starrule", "star_rules", "honors/rules/index.html"),
        ("award", "awards", "honors/awards/index.html"),
        ("survey", "surveys", "survey/{}/index.html"),
        ("need", "needs", "need/{}/index.html"),
    ],
)
def test_the_saved_record_is_shown_as_the_site_has_it_to_the_letter(
    desk: Desk, kind: str, collection: str, path: str
) -> None:
    for key, record in desk.snapshot.of(collection).items():
        file = desk.site.output / path.format(key)
        given = getattr(record, "granted_on", None)
        if file.exists() and (given is None or given.isoformat() < MOMENT):  # it is public then
            answer = page(desk, kind, key)
            assert answer.content == file.read_bytes(), key
            break
    else:
        pytest.fail("none of the records is public")


def test_nothing_runs_in_it_nobody_else_frames_it_and_no_engine_lists_it(desk: Desk) -> None:
    (key,) = some(desk, "openings")
    for part in ("preview/page/", "preview/"):
        headers = page(desk, "opening", key, part).headers
        policy = headers["Content-Security-Policy"]
        assert "script-src 'none'" in policy
        assert "frame-ancestors 'self'" in policy
        assert headers["X-Frame-Options"] == "SAMEORIGIN"
        assert headers["X-Robots-Tag"] == "noindex, nofollow"
        assert headers["Cache-Control"].startswith("no-store")
    assert "sandbox allow-same-origin" in page(desk, "opening", key).headers[
        "Content-Security-Policy"
    ]  # fmt: skip


def test_its_style_sheet_is_served_and_nothing_beside_it(desk: Desk) -> None:
    (key,) = some(desk, "openings")
    html = page(desk, "opening", key).text
    for address in set(re.findall(r'(?:href|src)="(/assets/[^"]+)"', html)):
        answer = desk.office.browser.get(desk.office.url + address, timeout=20)
        assert answer.content == (desk.site.output / address[1:]).read_bytes()
    for name in ("renderer.log", "..%2frenderer.log", "site.000000000000.css", ".hidden"):
        answer = desk.office.browser.get(f"{desk.office.url}/assets/{name}", timeout=20)
        assert answer.status_code == 404


def post(desk: Desk, path: str, **changes: Any) -> BeautifulSoup:
    """Send a form's contents to its preview."""
    values = {**desk.office.form(path), **changes}
    target = path.replace("change/", "preview/").replace("add/", "add/preview/")
    sent = {name: value for name, value in values.items() if value is not None}
    answer = desk.office.browser.post(
        desk.office.url + target, sent, headers={"Referer": desk.office.url + path}, timeout=120
    )
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html5lib")


def inner(frame: BeautifulSoup) -> str:
    shown = frame.select_one("iframe")
    assert shown, frame.get_text()
    return str(shown["srcdoc"])


def test_what_the_form_says_is_shown_and_not_saved(desk: Desk) -> None:
    (key,) = some(desk, "openings")
    path = FIRST.format("opening", key, "change/")
    shown = post(desk, path, title="改了一半的标题", risks="", **{"sessions-0-place": "改了的地点"})
    assert "预览，尚未公开" in shown.get_text()
    assert "改了一半的标题" in inner(shown)
    assert "改了的地点" in inner(shown)
    assert "没有写可能发生的风险" in shown.get_text()
    assert "改了一半的标题" not in page(desk, "opening", key).text
    assert desk.office.form(path)["title"] != "改了一半的标题"


def test_what_is_unchanged_is_to_the_letter_what_is_saved(desk: Desk) -> None:
    (key,) = some(desk, "openings")
    shown = post(desk, FIRST.format("opening", key, "change/"))
    assert inner(shown) == page(desk, "opening", key).text


def test_a_new_draft_is_shown_with_what_it_names(desk: Desk) -> None:
    body = desk.snapshot.of("organizations")[some(desk, "organizations")[0]]
    values = {
        "title": "新写的草稿", "organization": body.id, "division": "431002", "status": "draft",
        "sessions-0-start_date": "2026-12-05", "sessions-0-end_date": "2026-12-05",
        "description": "甲\r\n\r\n乙", "leader__name": "赵甲子", "protection": "听赵甲子安排",
    }  # fmt: skip
    shown = post(desk, "/admin/records/opening/add/", **values)
    html = inner(shown)
    for said in ("新写的草稿", body.name, "<p>甲</p>", "听赵**安排"):
        assert said in html
    assert "赵甲子" not in shown.decode()
    assert "OP-" in html


def test_a_form_that_is_wrong_says_where(desk: Desk) -> None:
    path = FIRST.format("opening", some(desk, "openings")[0], "change/")
    shown = post(desk, path, title="", **{"sessions-0-start_date": "昨天"})
    assert shown.select_one("iframe") is None
    links = {link["href"]: link.get_text() for link in shown.select(".told a")}
    assert links[f"{path}#id_title"] == "标题"
    assert links[f"{path}#id_sessions-0-start_date"] == "第 1 个场次：开始日期"


def test_the_form_offers_it_with_and_without_scripts(desk: Desk) -> None:
    path = FIRST.format("opening", some(desk, "openings")[0], "change/")
    form = desk.office.page(path)
    button = form.select_one("button[name=_preview]")
    assert button
    assert button["formaction"] == path.replace("change/", "preview/")
    assert (button["formtarget"], button.get_text()) == ("_blank", "看看公开后的样子")
    frame = form.select_one("iframe[name=record-preview]")
    assert frame
    assert frame["src"] == button["formaction"]


def test_strangers_see_nothing(desk: Desk) -> None:
    import requests

    (key,) = some(desk, "openings")
    for part in ("preview/", "preview/page/"):
        answer = requests.get(
            desk.office.url + FIRST.format("opening", key, part), timeout=20, allow_redirects=False
        )
        assert "/admin/login/" in answer.headers["Location"]
