"""What is public is deleted in two steps, by who may; a draft in one."""

import pytest

from tests.management.conftest import Client
from tests.management.office import Office, errors, messages
from tests.management.staff.conftest import Staffed

PAGE = "/admin/records/opening/OP-1/delete/"
LIST = "/admin/records/deletionrequest/"


def step(who: Office, name: str, path: str = PAGE, **values: str) -> list[str]:
    """Send one step; return what the page then says."""
    token = who.form(path)["csrfmiddlewaretoken"]
    answer = who.post(path, {"csrfmiddlewaretoken": token, "step": name, **values})
    assert answer.status_code == 200, answer.status_code
    return messages(answer, "success") + errors(answer)


def exists(id_: str = "OP-1") -> bool:
    from scripts.management.models import Opening

    return Opening.objects.filter(pk=id_).exists()


@pytest.mark.parametrize(
    ("asks", "confirms"), [("team", "city"), ("city", "editor"), ("editor", "editor")]
)
def test_two_steps_lead_to_a_tombstone(
    staffed: Staffed, client: Client, asks: str, confirms: str
) -> None:
    assert "已申请删除" in step(staffed[asks], "ask", reason="重复发布")[0]
    assert "deleted_at" not in client.item("openings", "OP-1")
    listed = staffed[confirms].page(LIST).text
    assert "招募信息 OP-1" in listed
    assert "重复发布" in listed
    page = staffed[confirms].page(PAGE).text
    for said in ("410", "同时删除 1 个场次", "没有别的记录引用它", "OP-1"):
        assert said in page, said
    assert "已删除" in step(staffed[confirms], "confirm", typed="OP-1")[0]
    assert set(client.item("openings", "OP-1")) == {"id", "seq", "deleted_at"}
    assert "已删除" in staffed["city"].page(LIST).text


def test_the_title_does_as_well_as_the_identifier(staffed: Staffed) -> None:
    step(staffed["city"], "ask", reason="重复发布")
    for typed in ("OP-2", "东江湖", "op-1", ""):
        assert step(staffed["city"], "confirm", typed=typed), typed
        assert exists()
    step(staffed["city"], "confirm", typed=" 东江湖净滩1 ")
    assert not exists()


def test_no_step_is_skipped(staffed: Staffed) -> None:
    """Neither Django's own confirmation nor a confirmation without a request deletes."""
    for values in ({"post": "yes"}, {"step": "confirm", "typed": "OP-1"}, {"step": "cancel"}):
        token = staffed["city"].form(PAGE)["csrfmiddlewaretoken"]
        staffed["city"].post(PAGE, {"csrfmiddlewaretoken": token, **values})
        assert exists()


def test_a_request_needs_its_reason(staffed: Staffed) -> None:
    assert errors_of(step(staffed["city"], "ask", reason=" "))
    assert (
        "等待确认" not in staffed["city"].page(LIST).select("#content")[0].text.partition("过滤")[0]
    )


def errors_of(said: list[str]) -> list[str]:
    return [text for text in said if "必填" in text]


def test_who_may_not_confirm_does_not(staffed: Staffed) -> None:
    step(staffed["city"], "ask", reason="重复发布")
    team = staffed["team"]
    assert "正在等待" in team.page(PAGE).text
    token = team.form(PAGE)["csrfmiddlewaretoken"]
    values = {"csrfmiddlewaretoken": token, "step": "confirm", "typed": "OP-1"}
    assert team.post(PAGE, values).status_code == 403
    assert exists()


def test_a_request_is_taken_back(staffed: Staffed) -> None:
    step(staffed["team"], "ask", reason="重复发布")
    assert "已取消" in step(staffed["team"], "cancel")[0]
    assert exists()
    assert not staffed["city"].page(f"{LIST}?state__exact=open").select("#result_list tbody tr")
    assert "已申请删除" in step(staffed["team"], "ask", reason="还是要删")[0]


def test_two_requests_at_once_are_one(staffed: Staffed) -> None:
    from scripts.management.models import DeletionRequest

    step(staffed["team"], "ask", reason="第一次")
    step(staffed["city"], "ask", reason="第二次")
    assert [request.reason for request in DeletionRequest.objects.all()] == ["第一次"]


def test_a_draft_that_was_never_public_goes_at_once(staffed: Staffed, client: Client) -> None:
    path = "/admin/records/opening/DRAFT-1/delete/"
    token = staffed["team"].form(path)["csrfmiddlewaretoken"]
    staffed["team"].post(path, {"csrfmiddlewaretoken": token, "post": "yes"})
    assert not exists("DRAFT-1")
    assert "DRAFT-1" not in {item["id"] for item in client.items("openings")}


def test_a_draft_that_was_public_once_takes_two_steps(staffed: Staffed) -> None:
    from scripts.management.models import Opening

    Opening.objects.filter(pk="OP-1").update(status="draft")
    assert "分两步" in staffed["city"].page(PAGE).text


def test_what_others_refer_to_stays(staffed: Staffed) -> None:
    from scripts.management.models import Opening, Project

    Opening.objects.filter(pk="OP-1").update(project_id="PRJ-1")
    path = "/admin/records/project/PRJ-1/delete/"
    page = staffed["city"].page(path)
    assert [line.text for line in page.select("#holding li")] == ["招募信息：东江湖净滩1（OP-1）"]
    assert "还有记录引用它，不能删除" in page.text
    assert not page.select("#content-main form")
    token = staffed["city"].form("/admin/password_change/")["csrfmiddlewaretoken"]
    for values in ({"step": "ask", "reason": "x"}, {"post": "yes"}):
        staffed["city"].post(path, {"csrfmiddlewaretoken": token, **values})
    assert Project.objects.filter(pk="PRJ-1").exists()
    assert not staffed["city"].page(LIST).select("#result_list tbody tr")


def test_a_reference_made_since_forbids_the_confirmation(staffed: Staffed) -> None:
    from scripts.management.models import Opening, Project

    path = "/admin/records/project/PRJ-1/delete/"
    step(staffed["city"], "ask", path, reason="重复")
    token = staffed["city"].form(path)["csrfmiddlewaretoken"]
    Opening.objects.filter(pk="OP-1").update(project_id="PRJ-1")
    values = {"csrfmiddlewaretoken": token, "step": "confirm", "typed": "PRJ-1"}
    assert "还有记录引用它" in staffed["city"].post(path, values).text
    assert Project.objects.filter(pk="PRJ-1").exists()
    assert staffed["city"].page(f"{LIST}?state__exact=open").select("#result_list tbody tr")


def test_together_only_drafts_that_nothing_refers_to_go(staffed: Staffed) -> None:
    from scripts.management.models import Opening

    path, city = "/admin/records/opening/", staffed["city"]
    token = city.form(path)["csrfmiddlewaretoken"]
    chosen = {"action": "delete_selected", "post": "yes", "csrfmiddlewaretoken": token}
    answer = city.post(path, {**chosen, "_selected_action": ["OP-1", "DRAFT-1"]})
    assert "不能成批删除" in messages(answer, "error")[0]
    assert Opening.objects.count() == 4
    city.post(path, {**chosen, "_selected_action": ["DRAFT-2", "DRAFT-1"]})
    assert Opening.objects.count() == 2


def test_readers_have_no_actions(staffed: Staffed) -> None:
    for who in ("media", "editor"):
        page = staffed[who].page("/admin/records/opening/")
        assert not page.select("select[name=action] option[value=delete_selected]"), who


def test_the_reason_names_nobody_of_the_record(staffed: Staffed) -> None:
    from scripts.management.models import DeletionRequest
    from tests.management.staff.world import SECRET

    step(staffed["city"], "ask", reason=f"{SECRET}要求删除")
    assert SECRET not in DeletionRequest.objects.get().reason
