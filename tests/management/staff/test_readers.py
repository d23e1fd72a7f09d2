"""Who only reads sees what the public may know: no drafts, no names without consent."""

import datetime as dt
import hashlib

import msgspec
import pytest
from django.db.models import QuerySet
from PIL import Image

from scripts.management import store
from scripts.records.person import Consent, HonoredPerson, Person
from scripts.workspace import Workspace
from tests.management import samples
from tests.management.office import Office
from tests.management.staff.conftest import Staffed
from tests.management.staff.world import SECRET

CHANGE = "/admin/records/opening/OP-1/change/"
PAGES = (CHANGE, "/admin/records/opening/", "/admin/records/recognition/", "/admin/records/award/")


def consent(purpose: str, **more: dt.date) -> Consent:
    return msgspec.convert({"purpose": purpose, "given_on": "2026-01-01", **more}, Consent)


@pytest.fixture(params=["media", "editor"])
def reader(staffed: Staffed, request: pytest.FixtureRequest) -> Office:
    volunteer = HonoredPerson(name=SECRET)
    store.save_records(
        [
            msgspec.structs.replace(samples.recognition(), person=volunteer),
            msgspec.structs.replace(
                samples.full_award(), id="AW-1", person=volunteer, organization="ORG-1",
                deeds=f"{SECRET}十年如一日。",
            ),
        ]
    )  # fmt: skip
    return staffed[request.param]


@pytest.mark.parametrize("path", PAGES)
def test_names_without_consent_are_masked_everywhere(reader: Office, path: str) -> None:
    text = reader.page(path).text
    assert SECRET not in text
    assert "2026-05-01" not in text  # the day of a withdrawal


def test_the_texts_that_name_them_too(reader: Office) -> None:
    assert "由欧阳**带队" in reader.page(CHANGE).text
    assert "欧阳**十年如一日" in reader.page("/admin/records/award/AW-1/change/").text


def test_a_name_with_consent_is_shown_and_the_consent_is_not(reader: Office) -> None:
    named = Person(name="张三", consents=(consent("name"),))
    store.save_records([msgspec.structs.replace(samples.opening(), leader=named)])
    text = reader.page(CHANGE).text
    assert "张三" in text
    assert "2026-01-01" not in text


def test_a_withdrawn_consent_masks_again(reader: Office) -> None:
    gone = Person(name="张三", consents=(consent("name", withdrawn_on=dt.date(2026, 2, 1)),))
    store.save_records([msgspec.structs.replace(samples.opening(), leader=gone)])
    assert "张三" not in reader.page(CHANGE).text


def test_pictures_of_people_without_consent_are_not_there(reader: Office) -> None:
    store.save_records([msgspec.structs.replace(samples.opening(), pictures=(samples.PICTURE,))])
    assert "志愿者在河边种树" in reader.page(CHANGE).text  # consented until March 2027
    alone = msgspec.structs.replace(samples.PICTURE, people=())
    store.save_records([msgspec.structs.replace(samples.opening(), pictures=(alone,))])
    assert "志愿者在河边种树" not in reader.page(CHANGE).text


@pytest.mark.parametrize("consented", [True, False])
def test_nor_are_their_files(reader: Office, shared_places: Workspace, *, consented: bool) -> None:
    file = shared_places.var / "media" / "2026" / "planting.jpg"
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (1200, 800), "green").save(file)
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    picture = msgspec.structs.replace(samples.PICTURE, sha256=digest)
    shown = picture if consented else msgspec.structs.replace(picture, people=())
    store.save_records([msgspec.structs.replace(samples.opening(), pictures=(shown,))])
    for path in (f"/admin/picture/openings/OP-1/{digest}", f"/media/{digest}.jpg"):
        answer = reader.browser.get(reader.url + path, timeout=20)
        assert (answer.status_code == 200) is consented, path


def test_people_are_not_guessed_by_searching_or_filtering(reader: Office) -> None:
    for kind in ("recognition", "award"):
        page = reader.page(f"/admin/records/{kind}/?q={SECRET}")
        assert not page.select("#result_list tbody tr"), kind
    for query in (f"person__name={SECRET}", "person__name__startswith=欧", "person__also=x"):
        answer = reader.browser.get(f"{reader.url}/admin/records/recognition/?{query}", timeout=20)
        assert answer.status_code == 400, query


def test_nothing_is_typed_and_every_label_is_chinese(reader: Office) -> None:
    for path in (
        "organization/ORG-1", "project/PRJ-1", "opening/OP-1", "station/ST-1", "starrule/SR-1",
        "recognition/RC-1", "award/AW-1", "survey/SV-1", "need/ND-1",
    ):  # fmt: skip
        page = reader.page(f"/admin/records/{path}/change/")
        inputs = page.select(
            "fieldset input:not([type=hidden]), fieldset textarea, fieldset select"
        )
        assert inputs == [], path
        values = [value.text for value in page.select(".readonly")]
        assert values
        assert not [text for text in values if text.lstrip().startswith(("{", "["))], path


def test_a_code_is_worded(reader: Office) -> None:
    assert "北湖区" in reader.page(CHANGE).text


def test_media_staff_see_only_what_is_public_now(staffed: Staffed) -> None:
    from scripts.management.models import Award, Need, Opening, Recognition, Survey

    media = staffed["media"]
    later = dt.datetime(2999, 1, 1, tzinfo=dt.UTC)
    Opening.objects.filter(pk="OP-2").update(publish_at=later)
    Award.objects.filter(pk="AW-1").update(granted_on=later.date())
    Need.objects.filter(pk="ND-1").update(valid_from=later.date())
    Survey.objects.filter(pk="SV-1").update(date=later.date())
    notice = {"start": "2999-01-01", "end": "2999-01-09"}
    Recognition.objects.filter(pk="RC-1").update(notice=notice)
    ids = {row.pk for row in Opening.objects.all()}
    assert ids == {"OP-1", "OP-2", "DRAFT-1", "DRAFT-2"}
    assert len(media.page("/admin/records/opening/").select("#result_list tbody tr")) == 1
    for path in ("opening/OP-2", "opening/DRAFT-1", "award/AW-1", "recognition/RC-1", "need/ND-1",
                 "survey/SV-1"):  # fmt: skip
        answer = media.browser.get(f"{media.url}/admin/records/{path}/change/", timeout=20)
        assert answer.url.endswith("/admin/"), path


def test_findings_are_for_who_may_see_them(staffed: Staffed) -> None:
    for name, told in (("media", False), ("editor", True)):
        assert ("没有写报名截止时间" in staffed[name].page(CHANGE).text) is told, name
    preview = staffed["media"].page("/admin/records/opening/OP-1/preview/")
    assert "没有写报名截止时间" not in preview.text


def test_a_title_that_names_somebody_is_masked_wherever_an_editor_meets_it(
    staffed: Staffed,
) -> None:
    from scripts.management.models import Opening
    from scripts.management.staff.requests import ask

    Opening.objects.filter(pk="OP-1").update(title=f"跟{SECRET}去净滩", risks=None)
    ask(Opening.objects.get(pk="OP-1"), "重复发布", None)
    editor, page = staffed["editor"], "/admin/records/opening/OP-1"
    for path in (
        "/admin/findings/", "/admin/findings/?format=csv", "/admin/records/opening/",
        "/admin/records/deletionrequest/", "/admin/records/change/",
        *(f"{page}/{name}/" for name in ("change", "history", "delete", "withdraw", "preview")),
        "/admin/records/project/PRJ-1/delete/", "/admin/records/organization/ORG-1/delete/",
    ):  # fmt: skip
        text = editor.browser.get(editor.url + path, timeout=60).text
        assert SECRET not in text, path
    assert "跟欧阳**去净滩" in editor.page("/admin/findings/").text
    assert f"跟{SECRET}去净滩" in staffed["city"].page("/admin/findings/").text


def test_another_database_with_the_same_numbers_is_judged_anew(staffed: Staffed) -> None:
    """As when a backup is put back while the system runs."""
    from scripts.management.ledger import Ledger, new_instance
    from scripts.management.models import Opening

    assert "放回来的标题" not in staffed["city"].page("/admin/findings/").text
    QuerySet(Opening).filter(pk="OP-1").update(title="放回来的标题", risks=None)
    Ledger.objects.update(instance=new_instance())
    assert "放回来的标题" in staffed["city"].page("/admin/findings/").text


def test_an_editor_reads_drafts_too(staffed: Staffed) -> None:
    editor = staffed["editor"]
    assert len(editor.page("/admin/records/opening/").select("#result_list tbody tr")) == 4
    assert "草稿1" in editor.page("/admin/records/opening/DRAFT-1/change/").text


def test_an_editor_takes_back_what_is_public(staffed: Staffed) -> None:
    from scripts.management.models import Opening

    editor = staffed["editor"]
    page = editor.page(CHANGE)
    assert "撤回公开" in page.text
    form = editor.form("/admin/records/opening/OP-1/withdraw/")
    editor.post("/admin/records/opening/OP-1/withdraw/", form)
    row = Opening.objects.get(pk="OP-1")
    assert row.status == "draft"
    assert row.leader
    assert row.leader["name"] == SECRET  # what the editor saw masked is stored as it was
    history = editor.page("/admin/records/opening/OP-1/history/").text
    assert "已发布" in history
    assert "editor（责任编辑）" in history


def test_readers_choose_nothing(reader: Office) -> None:
    query = "app_label=records&model_name=opening&field_name=organization&term="
    answer = reader.browser.get(f"{reader.url}/admin/autocomplete/?{query}", timeout=20)
    assert answer.status_code == 403
