"""The office's pages at a desk and on a telephone: nothing is cut off, errors are easy to find."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import requests
from bs4 import BeautifulSoup
from playwright.sync_api import Page

from scripts.management import store
from tests.browsers import browser
from tests.management import samples
from tests.management.office import Office

CHANGE = "/admin/records/opening/OP-FULL/change/"
HIDDEN = "e => e.scrollWidth - e.clientWidth"
LISTS = ("opening", "organization", "project", "station")


def in_error(answer: requests.Response) -> dict[str, str]:
    """Return the listed messages by the field they link to; every link must lead somewhere."""
    page = BeautifulSoup(answer.text, "html5lib")
    found = {}
    for item in page.select(".record-errors li"):
        link = item.select_one("a")
        assert link
        place = str(link["href"]).removeprefix("#")
        assert page.find(id=place), place
        found[place] = item.get_text()
    return found


@contextmanager
def at_the_screen(office: Office, width: int) -> Iterator[Page]:
    with browser() as started:
        context = started.new_context(viewport={"width": width, "height": 800})
        context.add_cookies(
            [
                {"name": cookie.name, "value": cookie.value or "", "url": office.url}
                for cookie in office.browser.cookies
            ]
        )
        yield context.new_page()


@pytest.mark.browser
def test_no_list_is_cut_off_at_1280_pixels(office: Office) -> None:
    long = "面向社区居民、在校学生和家庭的志愿服务活动招募通知" * 4
    store.save_records([samples.organization(name=long), samples.opening(title=long)])
    with at_the_screen(office, 1280) as page:
        for kind in LISTS:
            page.goto(f"{office.url}/admin/records/{kind}/")
            assert page.eval_on_selector(".results", HIDDEN) == 0, kind
            assert page.eval_on_selector("html", HIDDEN) == 0, kind
            cell = page.locator("#result_list tbody th").first.bounding_box()
            assert cell
            assert cell["width"] >= 180, kind


@pytest.mark.browser
def test_no_page_of_a_record_is_cut_off_on_a_telephone(office: Office) -> None:
    """The history's last column, too, is wide enough to be read."""
    from scripts.management.models import Opening
    from scripts.management.staff.requests import ask

    path = "/admin/records/opening/OP-1"
    office.change(f"{path}/change/", title="改过的标题" * 6)
    ask(Opening.objects.get(pk="OP-FULL"), "重复发布", None)
    with at_the_screen(office, 360) as page:
        for address in (
            f"{path}/history/", f"{path}/change/", f"{path}/delete/", f"{path}/withdraw/",
            "/admin/records/opening/OP-FULL/delete/", "/admin/", "/admin/findings/",
            "/admin/records/change/", "/admin/records/deletionrequest/",
            "/admin/records/staff/add/",
        ):  # fmt: skip
            page.goto(office.url + address)
            assert page.eval_on_selector("html", HIDDEN) == 0, address
        page.goto(f"{office.url}{path}/history/")
        cell = page.locator("#change-history tbody tr").first.locator("td").last.bounding_box()
        assert cell
        assert cell["width"] >= 240


def test_sessions_follow_what_the_opening_is(office: Office) -> None:
    page = office.page(CHANGE)
    heads = [head.get_text(strip=True) for head in page.select("#opening_form h2")]
    assert heads[:2] == ["场次", "报名"]
    assert len(page.select("#sessions-group")) == 1
    (kept,) = [item for item in page.select("details") if "系统记录" in item.text]
    assert "变更序号" in kept.text
    assert not kept.has_attr("open")


def test_fields_in_error_are_listed_with_links(office: Office) -> None:
    answer = office.change(CHANGE, title="", **{"sessions-0-end_date": "2026-03-04"})
    found = in_error(answer)
    assert found.keys() == {"id_title_error", "id_sessions-0-end_date_error"}
    assert "第 1 个场次的结束日期" in found["id_sessions-0-end_date_error"]


def test_an_opening_without_a_session_is_told_so(office: Office) -> None:
    answer = office.change("/admin/records/opening/OP-1/change/", **{"sessions-0-DELETE": "on"})
    assert in_error(answer)["sessions-heading"] == "场次：请至少写一个场次"
    assert "表单" not in BeautifulSoup(answer.text, "html5lib").text


def test_table_heads_that_only_a_screen_reader_says_are_chinese(office: Office) -> None:
    heads = [head.text for head in office.page("/admin/").select("thead th")]
    assert heads
    assert [head for head in heads if re.search("[A-Za-z]", head)] == []
    links = [str(link["href"]) for link in office.page("/admin/").select(".app-records td a")]
    assert {f"/admin/records/{kind}/add/" for kind in LISTS} < set(links)


def test_the_tabs_icon_is_there(office: Office) -> None:
    answer = requests.get(office.url + "/favicon.ico", timeout=20)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/svg+xml")
