"""The office's pages: Chinese, no JSON to type, and every change numbered."""

import re

import msgspec
import pytest

from scripts.management import store
from tests.management import samples
from tests.management.conftest import Client
from tests.management.office import Office, errors, messages

CHANGE = "/admin/records/opening/OP-FULL/change/"
FULL = [
    ("organization", "ORG-FULL"), ("project", "PRJ-FULL"), ("opening", "OP-FULL"),
    ("station", "ST-FULL"), ("starrule", "SR-FULL"), ("recognition", "RC-FULL"),
    ("award", "AW-FULL"), ("training", "TR-FULL"), ("commitment", "CM-FULL"),
    ("survey", "SV-FULL"), ("need", "ND-FULL"),
]  # fmt: skip
KINDS = {
    "organization": "organizations", "project": "projects", "opening": "openings",
    "station": "stations", "starrule": "star_rules", "recognition": "recognitions",
    "award": "awards", "training": "trainings", "commitment": "commitments",
    "survey": "surveys", "need": "needs",
}  # fmt: skip
"""Name in the admin's addresses → collection."""


@pytest.mark.parametrize("kind", KINDS)
def test_saving_what_was_shown_changes_nothing(office: Office, client: Client, kind: str) -> None:
    collection = KINDS[kind]
    before = client.items(collection)
    for item in before:
        answer = office.change(f"/admin/records/{kind}/{item['id']}/change/")
        assert answer.url.endswith(f"/{kind}/"), errors(answer)
    assert client.items(collection) == before


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_is_chinese_and_needs_no_other_host(office: Office, kind: str) -> None:
    for path in ("", "add/", f"?q={kind}"):
        page = office.page(f"/admin/records/{kind}/{path}")
        assert "志愿服务管理系统" in page.text
        addresses = [
            str(item.get("src") or item.get("href")) for item in page.select("[src], link[href]")
        ]
        assert addresses
        assert [found for found in addresses if not found.startswith("/")] == []
        labels = [label.get_text(strip=True) for label in page.select("fieldset label")]
        assert [label for label in labels if not re.search(r"[\u4e00-\u9fff]", label)] == []


@pytest.mark.parametrize(("kind", "id_"), FULL)
def test_nobody_types_json(office: Office, kind: str, id_: str) -> None:
    values = office.form(f"/admin/records/{kind}/{id_}/change/").values()
    assert [text for text in values if isinstance(text, str) and text.startswith(("{", "["))] == []


@pytest.mark.parametrize(("kind", "id_"), FULL)
def test_every_field_can_be_filled_in(office: Office, kind: str, id_: str) -> None:
    from scripts.management.models import BY_COLLECTION

    kept_by_the_system = {"id", "seq", "updated_at", "version", "pictures", "sessions"}
    asked = office.form(f"/admin/records/{kind}/{id_}/change/")
    for name in set(BY_COLLECTION[KINDS[kind]].RECORD.__struct_fields__) - kept_by_the_system:
        assert any(found == name or found.startswith(f"{name}_") for found in asked), name


def test_a_new_title_is_saved_and_numbered(office: Office, client: Client) -> None:
    before = client.item("openings", "OP-FULL")
    office.change(CHANGE, title="新的标题")
    after = client.item("openings", "OP-FULL")
    assert after["title"] == "新的标题"
    assert after["seq"] > before["seq"]
    assert after["version"] == before["version"]
    kept = {"title", "seq", "updated_at"}
    assert {k: v for k, v in after.items() if k not in kept} == {
        k: v for k, v in before.items() if k not in kept
    }


def test_one_form_is_one_change(office: Office, client: Client) -> None:
    collections = client.get("/api/v1/").json()["collections"].values()
    highest = max(state["high_water"] for state in collections)
    changes = {"title": "改", "status": "published", "sessions-0-place": "新码头"}
    office.change(CHANGE, **changes, **{"sessions-1-needed": "9"})
    item = client.item("openings", "OP-FULL")
    assert item["seq"] == highest + 1
    assert item["version"] == 5
    assert [session["place"] for session in item["sessions"]] == ["新码头", None]


def test_sessions_are_added_and_removed(office: Office, client: Client) -> None:
    values = {
        "sessions-TOTAL_FORMS": "3", "sessions-2-key": "", "sessions-2-opening": "OP-FULL",
        "sessions-2-start_date": "2026-04-01", "sessions-2-end_date": "2026-04-01",
        "sessions-2-start_time": "09:00", "sessions-2-confirmed": "", "sessions-0-DELETE": "on",
    }  # fmt: skip
    answer = office.change(CHANGE, **values)
    assert answer.url.endswith("/opening/"), errors(answer)
    first, second = client.item("openings", "OP-FULL")["sessions"]
    assert first["id"] == "A"
    assert (second["start_date"], second["start_time"]) == ("2026-04-01", "09:00")
    assert second["id"].startswith("S-")


def test_unknown_and_nobody_confirmed_are_not_the_same(office: Office, client: Client) -> None:
    for typed, stored in (("0", 0), ("", None), ("7", 7)):
        office.change(CHANGE, **{"sessions-0-confirmed": typed})
        first, second = client.item("openings", "OP-FULL")["sessions"]
        assert (first["confirmed"], second["confirmed"]) == (stored, None)
    assert "不知道就不填" in office.page(CHANGE).text


def test_the_last_session_stays(office: Office, client: Client) -> None:
    answer = office.change("/admin/records/opening/OP-1/change/", **{"sessions-0-DELETE": "on"})
    assert errors(answer)
    assert len(client.item("openings", "OP-1")["sessions"]) == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"sign_up_url": "www.example.org"}, "以 http:// 或 https:// 开头的网址"),
        ({"sessions-0-start_time": "25:00"}, "24 小时制"),
        ({"sessions-0-end_date": "2026-03-04"}, "结束不能早于开始"),
        ({"sessions-0-latitude": "91"}, "不能大于 90"),
        ({"requirements__age_min": "121"}, "最低年龄"),
        ({"hours_credited": "-1"}, "不能小于 0"),
        ({"lang": "Chinese"}, "语言代码"),
        ({"title": ""}, "这个字段是必填项"),
        ({"division": "110101"}, "110101"),
    ],
)
def test_what_the_contract_refuses_the_form_refuses(
    office: Office, client: Client, change: dict[str, str], said: str
) -> None:
    before = client.items("openings")
    answer = office.change(CHANGE, **change)
    assert any(said in message for message in errors(answer)), errors(answer)
    assert client.items("openings") == before


def test_lists_and_parts_are_typed_as_people_write(office: Office, client: Client) -> None:
    office.change(
        "/admin/records/station/ST-FULL/change/",
        open_hours="周一至周五 08:30-12:00\r\n\r\n周六、周日 09:00—11:30",
        services="饮水\r\n  雨伞 \r\n",
    )
    station = client.item("stations", "ST-FULL")
    assert station["open_hours"] == [
        {"days": [1, 2, 3, 4, 5], "opens": "08:30", "closes": "12:00"},
        {"days": [6, 7], "opens": "09:00", "closes": "11:30"},
    ]
    assert station["services"] == ["饮水", "雨伞"]
    path = "/admin/records/project/PRJ-FULL/change/"
    office.change(path, plan="2026-03-05 启动\r\n2026-05-01 中期 总结", period__start="2026-01-01")
    project = client.item("projects", "PRJ-FULL")
    assert [step["what"] for step in project["plan"]] == ["启动", "中期 总结"]
    assert project["period"] == {"start": "2026-01-01", "end": None}
    answer = office.change(path, plan="三月 启动\r\n2026-05-01")
    assert sum("启动" in message or "做什么" in message for message in errors(answer)) >= 2
    answer = office.change(path, period__start="", period__end="2026-05-01")
    assert any("开始日期：请填写" in message for message in errors(answer))


def test_no_conditions_can_be_stated_and_taken_back(office: Office, client: Client) -> None:
    path = "/admin/records/opening/OP-1/change/"
    office.change(path, requirements__stated="on")
    stated = client.item("openings", "OP-1")["requirements"]
    assert stated is not None
    assert not any(stated.values())
    office.change(path, requirements__stated=None)
    assert client.item("openings", "OP-1")["requirements"] is None


def test_a_code_that_left_the_citys_list_stays_selectable(office: Office, client: Client) -> None:
    old = msgspec.structs.replace(samples.opening(), category="gone", service_object=("lost",))
    store.save_records([old])
    office.change("/admin/records/opening/OP-1/change/", title="别的标题")
    item = client.item("openings", "OP-1")
    assert (item["category"], item["service_object"]) == ("gone", ["lost"])


def test_a_draft_is_published_by_its_status(office: Office, client: Client) -> None:
    values = {
        "title": "新活动", "organization": "ORG-1", "division": "431002", "status": "draft",
        "sessions-0-start_date": "2026-04-01", "sessions-0-end_date": "2026-04-01",
    }  # fmt: skip
    answer = office.change("/admin/records/opening/add/", id="OP-NEW", **values)
    assert answer.url.endswith("/opening/"), errors(answer)
    assert not [item for item in client.items("openings") if item["id"] == "OP-NEW"]
    answer = office.change("/admin/records/opening/OP-NEW/change/", status="published")
    assert answer.url.endswith("/opening/"), errors(answer)
    assert client.item("openings", "OP-NEW")["title"] == "新活动"
    office.change("/admin/records/opening/OP-NEW/change/", status="draft")
    assert "deleted_at" in client.item("openings", "OP-NEW")


def test_the_delete_action_takes_drafts_only(office: Office, client: Client) -> None:
    path = "/admin/records/opening/"
    office.change(f"{path}OP-1/change/", status="draft")
    before = client.items("openings")
    chosen = {"action": "delete_selected", "_selected_action": ["OP-1", "OP-FULL"], "post": "yes"}
    token = office.form(path)["csrfmiddlewaretoken"]
    answer = office.post(path, {**chosen, "csrfmiddlewaretoken": token})
    assert any("不能成批删除" in message for message in messages(answer, "error"))
    assert client.items("openings") == before


def test_lists_can_be_filtered_and_searched(office: Office) -> None:
    base = "/admin/records/opening/"
    for query, found in (
        ("?division=431002", 2), ("?division=431081", 0), ("?category=environment", 1),
        ("?status__exact=cancelled", 1), ("?q=净滩", 1), ("?q=林邑", 2), ("?q=nothing", 0),
    ):  # fmt: skip
        rows = office.page(base + query).select("#result_list tbody tr")
        assert len(rows) == found, query
    assert "北湖区" in office.page(base).text


def test_the_first_day_is_in_the_list(office: Office) -> None:
    page = office.page("/admin/records/opening/")
    assert [cell.text for cell in page.select(".field-first_day")] == ["2026-03-05"] * 2
