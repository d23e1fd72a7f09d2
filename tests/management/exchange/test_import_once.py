"""What was shown is what is stored, once: not twice, not later, not something else."""

import os
import threading
import time
from pathlib import Path

import pytest
import requests

from scripts.workspace import Workspace
from tests.management.exchange.counter import IMPORT, Seen, confirm, numbers, upload
from tests.management.exchange.test_who_imports import MAPPED, mapped
from tests.management.office import fields
from tests.management.staffed import Staffed

LINE = "OP-9,护河,北湖区,ORG-1,滑,2027-03-05"


@pytest.fixture
def short(kept: dict[str, str]) -> str:
    from scripts.management.models import ImportMapping

    assert kept
    return str(ImportMapping.objects.create(name="招募", text=MAPPED).pk)


def waiting(places: Workspace) -> list[Path]:
    return sorted((places.var / "imports").iterdir())


def notes(id_: str) -> int:
    from scripts.management.models import Change

    return Change.objects.filter(record_id=id_).count()


def test_a_double_click_stores_once_and_both_see_the_result(staffed: Staffed, short: str) -> None:
    who = staffed["city"]
    found = upload(who, mapped(LINE), "a.csv", short)
    answers: list[requests.Response] = []
    (form,) = found.page.select("form.exchange-act")
    values = {**fields(form), "step": "all"}

    def press() -> None:
        answers.append(
            requests.post(
                who.url + found.path, values, headers={"Referer": who.url},
                cookies=who.browser.cookies.get_dict(), timeout=30,
            )
        )  # fmt: skip

    clicks = [threading.Thread(target=press) for _ in range(2)]
    for click in clicks:
        click.start()
    for click in clicks:
        click.join()
    assert [answer.status_code for answer in answers] == [200, 200]
    assert all("已导入：新增 1 条记录" in Seen(answer).text for answer in answers)
    assert notes("OP-9") == 1
    again = confirm(who, found)
    assert "已导入：新增 1 条记录" in again.text
    assert notes("OP-9") == 1


def test_what_changed_since_the_check_is_shown_anew_before_anything_is_stored(
    staffed: Staffed, short: str
) -> None:
    from scripts.management.models import Opening

    who = staffed["city"]
    found = upload(who, mapped("OP-1,周六净滩,北湖区,ORG-1,滑,2027-03-05"), "a.csv", short)
    row = Opening.objects.get(pk="OP-1")
    row.description = "有人在这时候改了"
    row.save()
    before = numbers()
    refused = confirm(who, found)
    assert refused.answer.status_code == 409
    assert any("检查之后资料又有改动，什么都没有存入" in said for said in refused.messages)
    assert numbers() == before
    assert "已导入" in confirm(who, refused).text
    assert Opening.objects.get(pk="OP-1").title == "周六净滩"


def test_a_confirmation_of_something_else_is_not_one(staffed: Staffed, short: str) -> None:
    who = staffed["city"]
    before = numbers()
    first = upload(who, mapped(LINE), "a.csv", short)
    second = upload(who, mapped(LINE.replace("护河", "净滩")), "b.csv", short)
    digest = first.page.select_one("input[name=digest]")
    assert digest
    for values in ({"digest": digest["value"]}, {"digest": ""}, {"digest": "x"}):
        assert confirm(who, second, **values).answer.status_code == 409
    assert numbers() == before


def test_an_upload_goes_after_its_hours(staffed: Staffed, short: str, places: Workspace) -> None:
    from scripts.management.exchange.pending import KEPT

    who = staffed["city"]
    found = upload(who, mapped(LINE), "a.csv", short)
    for file in waiting(places):
        os.utime(file, (time.time() - KEPT - 1,) * 2)
    gone = confirm(who, found)
    assert gone.answer.url.endswith(IMPORT)
    assert any("已经过期" in said for said in gone.messages)
    assert waiting(places) == []


def test_uploads_are_private_and_few(staffed: Staffed, short: str, places: Workspace) -> None:
    who = staffed["city"]
    for number in range(8):
        upload(who, mapped(LINE), f"{number}.csv", short)
    files = waiting(places)
    assert len([file for file in files if file.suffix == ".data"]) == 5
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    assert (places.var / "imports").stat().st_mode & 0o777 == 0o700


def test_what_was_stored_keeps_no_file(staffed: Staffed, short: str, places: Workspace) -> None:
    who = staffed["city"]
    confirm(who, upload(who, mapped(LINE), "a.csv", short))
    assert [file.suffix for file in waiting(places)] == [".json"]
    (found,) = waiting(places)
    assert "护河" not in found.read_text(encoding="utf-8")


@pytest.mark.parametrize("token", ["..", "x", "x" * 32, "..%2f..%2fsecrets%2fapi-token", "护" * 32])
def test_a_made_up_upload_is_nothing(staffed: Staffed, short: str, token: str) -> None:
    assert short
    who = staffed["city"]
    answer = who.browser.get(f"{who.url}{IMPORT}{token}/", timeout=20)
    assert answer.status_code in (200, 404)
    assert "exchange-summary" not in answer.text


def test_an_unknown_mapping_and_no_file_are_refused_in_the_form(
    staffed: Staffed, short: str
) -> None:
    assert short
    who = staffed["city"]
    assert upload(who, mapped(LINE), "a.csv", "999999").path == IMPORT
    assert upload(who, b"", "a.csv", short).path == IMPORT
    missing = Seen(who.post(IMPORT, who.form(IMPORT)))
    assert missing.messages
