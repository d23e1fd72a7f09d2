"""An organization's staff never reach what is another's, whatever they type or send."""

from typing import Any

import pytest
from bs4 import BeautifulSoup

from scripts.management import store
from tests.management import samples
from tests.management.office import Office, errors, messages
from tests.management.staff.conftest import Staffed

OWN = "/admin/records/opening/OP-1/change/"
LISTS = ("organization", "project", "opening", "station")


@pytest.fixture
def team(staffed: Staffed) -> Office:
    return staffed["team"]


def texts(office: Office, path: str) -> str:
    return office.page(path).text


@pytest.mark.parametrize("kind", LISTS)
def test_lists_searches_and_counts_hold_only_what_is_theirs(team: Office, kind: str) -> None:
    base = f"/admin/records/{kind}/"
    for query in ("", "?q=2", "?q=ORG-2", "?q=苏仙岭", "?q=OP-2", "?all="):
        page = team.page(base + query)
        rows = page.select("#result_list tbody tr")
        shown = page.text.replace("?q=", "")
        for other in ("苏仙岭", "护河行动2", "净滩2", "岗亭2", "草稿2"):
            assert other not in "".join(row.text for row in rows), (kind, query)
        count = page.select_one(".paginator")
        assert count is None or str(len(rows)) in count.text, shown
    assert len(team.page(base).select("#result_list tbody tr")) == (2 if kind == "opening" else 1)


@pytest.mark.parametrize(
    "path", ["opening/OP-2", "opening/DRAFT-2", "project/PRJ-2", "station/ST-2"]
)
@pytest.mark.parametrize("page", ["change", "delete", "history", "withdraw"])
def test_a_guessed_identifier_looks_like_one_that_is_not_there(
    team: Office, path: str, page: str
) -> None:
    kind, id_ = path.split("/")
    said = {
        key: team.browser.get(f"{team.url}/admin/records/{kind}/{key}/{page}/", timeout=20)
        for key in (id_, "NOT-THERE")
    }
    there, missing = said[id_], said["NOT-THERE"]
    assert there.url == missing.url == team.url + "/admin/"
    wanted = [text.replace("NOT-THERE", id_) for text in messages(missing, "warning")]
    assert messages(there, "warning") == wanted != []


def test_choices_offer_only_what_is_theirs(team: Office) -> None:
    for source, field, own in (
        ("opening", "organization", "ORG-1"), ("opening", "project", "PRJ-1"),
        ("station", "organization", "ORG-1"), ("project", "organization", "ORG-1"),
    ):  # fmt: skip
        query = f"app_label=records&model_name={source}&field_name={field}"
        for term in ("", "2", "苏仙岭"):
            answer = team.browser.get(
                f"{team.url}/admin/autocomplete/?{query}&term={term}", timeout=20
            ).json()
            assert {one["id"] for one in answer["results"]} <= {own}, (source, field, term)


@pytest.mark.parametrize(
    ("model", "field"),
    [
        ("staff", "user"), ("staff", "organizations"), ("recognition", "rule"),
        ("award", "organization"), ("change", "user"), ("session", "opening"),
        ("organization", "parent"),
    ],
)  # fmt: skip
def test_choices_of_other_tables_are_refused(team: Office, model: str, field: str) -> None:
    query = f"app_label=records&model_name={model}&field_name={field}&term="
    answer = team.browser.get(f"{team.url}/admin/autocomplete/?{query}", timeout=20)
    found = answer.json()["results"] if answer.status_code == 200 else []
    assert answer.status_code in (200, 403, 404)
    assert {one["id"] for one in found} <= {"ORG-1", "OP-1", "DRAFT-1"}


def test_a_record_stays_with_its_organization(team: Office) -> None:
    from scripts.management.models import Opening, Project, Station

    for path in ("opening/OP-1", "project/PRJ-1", "station/ST-1"):
        team.change(f"/admin/records/{path}/change/", organization="ORG-2")
    kept: list[Any] = [
        Opening.objects.get(pk="OP-1"),
        Project.objects.get(pk="PRJ-1"),
        Station.objects.get(pk="ST-1"),
    ]
    assert {row.organization_id for row in kept} == {"ORG-1"}


def test_somebody_of_two_organizations_moves_nothing_between_them(team: Office) -> None:
    from scripts.management.models import Opening, Staff

    Staff.objects.get(user__username="team").organizations.set(["ORG-1", "ORG-2"])
    team.change(OWN, organization="ORG-2", title="改过的标题")
    row = Opening.objects.get(pk="OP-1")
    assert (row.title, row.organization_id) == ("改过的标题", "ORG-1")


@pytest.mark.parametrize("organization", ["ORG-2", "", "NOT-THERE"])
@pytest.mark.parametrize("kind", ["project", "station"])
def test_nothing_is_added_for_another_organization_or_none(
    team: Office, kind: str, organization: str
) -> None:
    name = "name" if kind == "station" else "title"
    values = {name: "新的", "division": "431002", "organization": organization, "id": "NEW-1"}
    answer = team.change(f"/admin/records/{kind}/add/", **values)
    assert errors(answer)
    own = team.change(f"/admin/records/{kind}/add/", **{**values, "organization": "ORG-1"})
    assert own.url.endswith(f"/{kind}/"), errors(own)


def test_a_project_of_another_organization_is_no_choice(team: Office) -> None:
    from scripts.management.models import Opening

    assert errors(team.change(OWN, project="PRJ-2"))
    assert Opening.objects.get(pk="OP-1").project_id is None


def test_what_the_office_referred_to_is_kept_and_not_named(team: Office) -> None:
    from scripts.management.models import Opening, Project

    Project.objects.filter(pk="PRJ-2").update(status="draft")
    row = Opening.objects.get(pk="OP-1")
    row.project_id = "PRJ-2"
    row.save()
    answer = team.change(OWN, title="改过的标题")
    assert answer.url.endswith("/opening/"), errors(answer)
    assert Opening.objects.get(pk="OP-1").project_id == "PRJ-2"
    assert "护河行动2" not in texts(team, OWN)
    assert "护河行动2" not in texts(team, "/admin/records/opening/OP-1/history/")


def test_sessions_of_another_opening_are_not_taken(team: Office) -> None:
    from scripts.management.models import Session

    theirs = Session.objects.get(opening_id="OP-2")
    for forged in (
        {"sessions-0-key": str(theirs.pk)},
        {"sessions-0-opening": "OP-2"},
        {"sessions-0-key": str(theirs.pk), "sessions-0-DELETE": "on"},
    ):
        team.change(OWN, **forged, **{"sessions-0-place": "别处"})
    after = Session.objects.get(pk=theirs.pk)
    assert (after.opening_id, after.place) == ("OP-2", theirs.place)
    assert list(Session.objects.filter(opening_id="OP-2")) == [after]


@pytest.mark.parametrize(
    "query",
    [
        "organization__contact__name__startswith=欧", "leader__name=欧阳小满",
        "project__organization=ORG-2", "organization__id=ORG-2", "organization=ORG-2", "pk=OP-2",
        "organization__branches__name=苏", "project__openings__title__contains=净", "seq__gt=0",
        "status__regex=.", "organization__staff__user=1",
    ],
)  # fmt: skip
def test_lists_are_filtered_by_their_own_filters_only(team: Office, query: str) -> None:
    answer = team.browser.get(f"{team.url}/admin/records/opening/?{query}", timeout=20)
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "query",
    ["_popup=1", "_to_field=id&_popup=1", "_changelist_filters=q%3D2", "e=1", "o=-1", "p=1"],
)
def test_no_variant_of_a_list_shows_more(team: Office, query: str) -> None:
    answer = team.browser.get(f"{team.url}/admin/records/opening/?{query}", timeout=20)
    assert "净滩2" not in answer.text
    assert "草稿2" not in answer.text


@pytest.mark.parametrize(
    "to_field", ["leader", "organization", "organization__contact", "description"]
)
def test_no_popup_asks_for_another_field(team: Office, to_field: str) -> None:
    for path in ("opening/", "opening/OP-1/change/", "organization/ORG-1/change/"):
        query = f"_popup=1&_to_field={to_field}"
        answer = team.browser.get(f"{team.url}/admin/records/{path}?{query}", timeout=20)
        assert answer.status_code == 400, path


def test_actions_reach_only_what_is_theirs(team: Office) -> None:
    from scripts.management.models import Opening

    path = "/admin/records/opening/"
    for more in ({}, {"select_across": "1"}):
        chosen = {
            "action": "delete_selected", "_selected_action": ["DRAFT-1", "DRAFT-2"], "post": "yes",
            "csrfmiddlewaretoken": team.form(path)["csrfmiddlewaretoken"], **more,
        }  # fmt: skip
        team.post(path, chosen)
    assert Opening.objects.filter(pk="DRAFT-2").exists()
    assert not Opening.objects.filter(pk="DRAFT-1").exists()


def test_the_organization_itself_is_described_not_defined(team: Office) -> None:
    """What it is and whose it is are the registration office's words; the rest is theirs."""
    from scripts.management.models import Organization

    answer = team.change(
        "/admin/records/organization/ORG-1/change/", description="我们在河边。", name="别的名字",
        division="431003", kind="government", parent="ORG-2", registration="假的",
        party_branch="true", guiding_unit="假的",
    )  # fmt: skip
    assert answer.url.endswith("/organization/"), errors(answer)
    row = Organization.objects.get(pk="ORG-1")
    assert (row.description, row.name, row.division) == ("我们在河边。", "林邑志愿服务队", "431002")
    assert not any((row.kind, row.parent_id, row.registration, row.party_branch, row.guiding_unit))


def test_the_history_names_no_other_organizations_people(staffed: Staffed, team: Office) -> None:
    path = "/admin/records/opening/OP-1/history/"
    staffed["city"].change(OWN, title="办公室改的标题")
    team.change(OWN, title="自己改的标题")
    rows = [row.text for row in team.page(path).select("tbody tr")]
    assert "team（组织工作人员）" in rows[0]
    assert "市志愿办" in rows[1]
    assert "city" not in rows[1]
    assert "city（市志愿办）" in texts(staffed["city"], path)


def test_changes_from_before_it_was_theirs_are_not_shown(staffed: Staffed, team: Office) -> None:
    path = "/admin/records/opening/OP-2/change/"
    staffed["city"].change(path, description="别人的旧内容")
    staffed["city"].change(path, description="别人的新内容")
    staffed["city"].change(path, organization="ORG-1")
    shown = texts(team, "/admin/records/opening/OP-2/history/")
    assert "林邑志愿服务队（ORG-1）" in shown
    assert "旧内容" not in shown
    assert "旧内容" in texts(staffed["city"], "/admin/records/opening/OP-2/history/")


def test_a_deletion_is_not_held_by_named_strangers(team: Office) -> None:
    store.save_records([samples.opening("OP-3", "别人的招募")])
    from scripts.management.models import Opening, Project

    Opening.objects.filter(pk="OP-2").update(project_id="PRJ-1")
    Project.objects.filter(pk="PRJ-1").update(status="draft")
    page = team.page("/admin/records/project/PRJ-1/delete/")
    assert "另有 1 条，不属于您的组织" in page.text
    assert "净滩2" not in page.text


def test_without_an_organization_there_is_nothing(team: Office) -> None:
    from scripts.management.models import Staff

    Staff.objects.get(user__username="team").organizations.clear()
    for kind in LISTS:
        assert not BeautifulSoup(str(team.page(f"/admin/records/{kind}/")), "html5lib").select(
            "#result_list tbody tr"
        )
