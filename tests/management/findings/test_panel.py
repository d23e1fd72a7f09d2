"""Beside the form: what is missing, each with a link to an element that is there."""

import pytest
from bs4 import BeautifulSoup, Tag

from scripts.management.findings.places import place_of
from scripts.rules.notice_places import FIELDS, place_name
from tests.management.office import Office

CHANGE = "/admin/records/{}/change/"


def panel(office: Office, record: str) -> tuple[BeautifulSoup, list[Tag]]:
    page = office.page(CHANGE.format(record))
    return page, page.select(".record-panel .record-findings > li")


@pytest.mark.parametrize(
    "record",
    [
        "opening/OP-1", "opening/OP-FULL", "organization/ORG-1", "project/PRJ-1", "station/ST-1",
        "training/TR-1", "commitment/CM-1", "recognition/RC-1", "starrule/SR-1", "award/AW-1",
        "survey/SV-1", "need/ND-1",
    ],
)  # fmt: skip
def test_every_link_leads_to_an_element_of_the_form(office: Office, record: str) -> None:
    page, found = panel(office, record)
    links = [link for item in found for link in item.select("a")]
    known = {str(element["id"]) for element in page.select("[id]")}
    assert {str(link["href"]).removeprefix("#") for link in links} <= known
    without = {item.get_text() for item in found if not item.select("a")}
    assert not without, "every field named here can be typed in"


def test_a_session_and_a_part_are_named_as_the_form_names_them(office: Office) -> None:
    answer = office.change(
        CHANGE.format("opening/OP-1"),
        **{"sessions-0-address": "人民路", "requirements__health": "限女性"},
    )
    assert answer.status_code == 200
    _, found = panel(office, "opening/OP-1")
    said = {str(link["href"]): link.get_text() for item in found for link in item.select("a")}
    assert said["#id_sessions-0-address"] == "第 1 个场次：地址"
    assert said["#id_requirements_5"] == "参加条件：健康要求"


def test_the_law_is_named_and_the_heaviest_comes_first(office: Office) -> None:
    _, found = panel(office, "opening/OP-1")
    with_law = [bool(item.select("small")) for item in found]
    assert with_law == sorted(with_law, reverse=True)
    assert any("《志愿服务条例》第十二条" in item.get_text() for item in found)
    assert {item["class"][0] for item in found} == {"warning"}


def test_a_draft_without_a_date_cannot_be_published_and_that_is_said_first(
    office: Office,
) -> None:
    from scripts.management.models import Opening

    Opening.objects.create(
        id="BARE", title="草稿", status="draft", organization_id="ORG-1", division="431002"
    )
    page, found = panel(office, "opening/BARE")
    (first,) = found
    assert "error" in first["class"]
    assert "不能少于 1" in first.get_text()
    link = first.select_one("a")
    assert link
    assert page.select_one(str(link["href"]))


def test_a_complete_record_is_told_so(office: Office) -> None:
    page, found = panel(office, "station/ST-FULL")
    assert found == []
    assert "没有要补充或核对的" in page.select(".record-panel")[0].get_text()
    assert "取数据时才知道" in page.select(".record-panel")[0].get_text()


def test_a_form_that_came_back_lists_its_errors_instead(office: Office) -> None:
    answer = office.change(CHANGE.format("opening/OP-1"), title="")
    page = BeautifulSoup(answer.text, "html5lib")
    assert page.select(".record-errors")
    assert not page.select(".record-panel")


def test_the_report_of_notices_names_every_place_as_the_form_does(office: Office) -> None:
    from scripts.management.models import Opening

    assert office.url, "the database is set up"
    parts = {
        "start_time": "sessions[1]", "end_date": "sessions[1]", "address": "sessions[1]",
        "place": "sessions[1]", "needed": "sessions[1]", "confirmed": "sessions[1]",
        "age_min": "requirements", "age_max": "requirements", "guardian_required": "requirements",
        "skills": "requirements", "training": "requirements", "health": "requirements",
        "reflections": "afterwards",
    }  # fmt: skip
    paths = [f"{parts[name]}.{name}" if name in parts else name for name in FIELDS]
    named = {path: place_of(Opening, path).label for path in paths if path != "updated_at"}
    assert {path: place_name(path) for path in named} == named
