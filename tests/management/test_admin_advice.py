"""What the pull would refuse or hold is said in the form, or right after saving."""

import pytest
from bs4 import BeautifulSoup

from scripts.management import store
from tests.management import samples
from tests.management.conftest import Client
from tests.management.office import Office, errors, messages

CHANGE = "/admin/records/{}/change/"
OPENING = CHANGE.format("opening/OP-FULL")
NUMBER = "联系 138 1234 5678 张三"
REFUSED = [
    ("opening/OP-FULL", "description"), ("opening/OP-FULL", "sessions-0-place"),
    ("opening/OP-FULL", "requirements__health"), ("opening/OP-1", "title"),
    ("organization/ORG-FULL", "address"), ("project/PRJ-FULL", "plan"),
    ("station/ST-FULL", "services"), ("opening/OP-FULL", "leader__also"),
]  # fmt: skip


@pytest.mark.parametrize(("record", "field"), REFUSED)
def test_a_private_number_is_an_error_at_its_field(
    office: Office, client: Client, record: str, field: str
) -> None:
    collection = record.partition("/")[0] + "s"
    before = client.items(collection)
    typed = f"2026-03-05 {NUMBER}" if field == "plan" else NUMBER
    answer = office.change(CHANGE.format(record), **{field: typed})
    assert any("含有手机号 138******78，不能公开" in said for said in errors(answer)), answer.url
    row = BeautifulSoup(answer.text, "html5lib").select_one(f"[name={field}]")
    assert row
    assert row.find_parent(class_="errors")
    assert client.items(collection) == before


def test_a_declared_number_is_taken(office: Office, client: Client) -> None:
    given = {"office_phone": "13812345678", "description": NUMBER, "sessions-0-place": NUMBER}
    answer = office.change(OPENING, **given)
    assert client.item("openings", "OP-FULL")["description"] == NUMBER
    assert [said for said in messages(answer, "warning") if "写的是手机号" in said]


def test_cancelling_without_a_reason_warns(office: Office) -> None:
    answer = office.change(OPENING, cancellation_reason="")
    assert "已取消但没有写原因，请写明" in messages(answer, "warning")
    answer = office.change(OPENING, cancellation_reason="暴雨")
    assert not [said for said in messages(answer, "warning") if "原因" in said]


def test_a_session_is_named_by_its_place(office: Office) -> None:
    answer = office.change(OPENING, **{"sessions-1-address": "湖滨路 3 号"})
    said = messages(answer, "warning")
    assert "第 2 个场次：起止时间请写到分钟" in said
    assert "第 2 个场次：请写带门牌号的地址" not in said


def test_a_poor_draft_shows_six_warnings_and_counts_the_rest(office: Office) -> None:
    values = {
        "title": "新活动", "organization": "ORG-1", "division": "431002", "status": "draft",
        "sessions-0-start_date": "2026-04-01", "sessions-0-end_date": "2026-04-01",
    }  # fmt: skip
    answer = office.change("/admin/records/opening/add/", id="OP-NEW", **values)
    said = messages(answer, "warning")
    assert len(messages(answer, "success")) == 1
    assert len(said) == 7
    assert said[-1].startswith("还有 ")
    assert not [text for text in said if "更新时间" in text]


@pytest.mark.parametrize(
    ("record", "missing"),
    [
        ("organization/ORG-1", "没有写组织类型，请选一个"),
        ("project/PRJ-1", "没有写起止日期，请写明"),
        ("station/ST-1", "没有写开放时间，请写明"),
    ],
)
def test_every_type_says_what_is_owed(office: Office, record: str, missing: str) -> None:
    assert missing in messages(office.change(CHANGE.format(record)), "warning")


def test_a_complete_record_is_saved_without_a_word(office: Office) -> None:
    store.save_records([samples.full_station()])
    answer = office.change(CHANGE.format("station/ST-FULL"))
    assert messages(answer, "success")
    assert messages(answer, "warning") == []
