"""Who changed what: every way of writing leaves it, in Chinese, and without people."""

import datetime as dt
from typing import Any

import msgspec
import pytest

from scripts.management import store
from scripts.management.staff.actor import Actor, acting
from scripts.records.person import Consent, Person
from tests.management import samples
from tests.management.office import Office
from tests.management.staff.conftest import Staffed
from tests.management.staff.world import SECRET
from tests.support import Sandbox

OPENING = "/admin/records/opening/OP-1/"


@pytest.fixture
def city(staffed: Staffed) -> Office:
    return staffed["city"]


def rows(office: Office, path: str = f"{OPENING}history/") -> list[str]:
    """Return the lines of a history, the newest first, without the spaces between their words."""
    return ["".join(row.text.split()) for row in office.page(path).select("tbody tr")]


def stored() -> str:
    """Return everything that the history holds."""
    from scripts.management.models import Change

    return str(list(Change.objects.values()))


def latest() -> Any:
    from scripts.management.models import Change

    return Change.objects.first()


def test_a_form_says_who_when_and_from_what_to_what(city: Office) -> None:
    city.change(
        f"{OPENING}change/", title="净滩", category="environment", insured="true",
        requirements__age_min="14", sign_up_deadline_0="2026-04-01", sign_up_deadline_1="18:00:00",
        **{"sessions-0-place": "码头", "sessions-0-needed": "20"},
    )  # fmt: skip
    (first, *_) = rows(city)
    assert "city（市志愿办）" in first
    for said in (
        "标题东江湖净滩1→净滩", "服务类别（未填写）→环境保护", "有志愿者保险（未填写）→是",
        "参加条件（未填写）→最低年龄：14", "报名截止（未填写）→2026-04-0118:00",
        "场次（2026-03-05时间待定）的地点（未填写）→码头", "的需要人数（未填写）→20",
    ):  # fmt: skip
        assert said in first, (said, first)
    assert str(dt.datetime.now(tz=dt.UTC).year) in first


def test_saving_without_a_change_leaves_nothing(city: Office) -> None:
    before = rows(city)
    city.change(f"{OPENING}change/")
    assert rows(city) == before


def test_sessions_that_come_and_go_are_said(city: Office) -> None:
    from scripts.management.models import Session

    Session.objects.create(opening_id="OP-1", start_date="2026-05-01", end_date="2026-05-01")
    assert "场次（未填写）→2026-05-01时间待定" in rows(city)[0]
    Session.objects.filter(start_date="2026-05-01").delete()
    assert "场次2026-05-01时间待定→（未填写）" in rows(city)[0]


@pytest.mark.parametrize("bulk", ["update", "bulk_update", "save_records"])
def test_bulk_writes_are_in_it_too(city: Office, bulk: str) -> None:
    from scripts.management.models import Opening

    if bulk == "update":
        Opening.objects.filter(pk="OP-1").update(gear="水鞋")
    elif bulk == "bulk_update":
        row = Opening.objects.get(pk="OP-1")
        row.gear = "水鞋"
        Opening.objects.bulk_update([row], ["gear"])
    else:
        record = Opening.objects.get(pk="OP-1").to_record()
        store.save_records([msgspec.structs.replace(record, gear="水鞋")])
    assert "自带物品（未填写）→水鞋" in rows(city)[0]
    assert "命令行" in rows(city)[0]


def test_an_import_is_named_as_one(city: Office) -> None:
    with acting(lambda: Actor(name="命令行", way="导入")):
        store.save_records([samples.opening("OP-9", "导入的招募")])
    assert "命令行（导入）" in rows(city, "/admin/records/opening/OP-9/history/")[0]


def test_the_commands_name_themselves(place: Sandbox) -> None:
    place.run("manage", "demo", "--openings", "3")
    code = (
        "from scripts.management import store\n"
        "from scripts.workspace import workspace\n"
        "store.setup(workspace())\n"
        "from scripts.management.models import Change\n"
        "print(set(Change.objects.values_list('actor', 'way', 'action')))\n"
    )
    done = place.python(code) if hasattr(place, "python") else _python(place, code)
    assert done == "{('命令行', '演示数据', 'add')}\n"


def _python(place: Sandbox, code: str) -> str:
    import subprocess
    import sys

    from tests.support import ROOT

    command = [sys.executable, "-c", code]
    return subprocess.run(
        command, env=place.environ, cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout


def test_of_people_only_that_something_changed_is_kept(city: Office) -> None:
    city.change(
        f"{OPENING}change/", leader__name="司马小满", leader__consents="署名 2026-03-05 起",
        description="由司马小满带队。",
    )  # fmt: skip
    line = rows(city)[0]
    assert "领队的姓名（内容不留在历史里）" in line
    assert "领队的同意（内容不留在历史里）" in line
    assert "服务内容由某志愿者带队。→由某志愿者带队。" in line
    assert "司马" not in stored()
    assert SECRET not in stored()
    assert "2026-03-05 起" not in stored()


def test_a_name_found_out_later_is_masked_in_what_was_kept(city: Office) -> None:
    city.change("/admin/records/project/PRJ-1/change/", description="由司马小满带队。")
    city.change(f"{OPENING}change/", description="由司马小满带队。")
    assert stored().count("司马小满") == 2
    city.change(f"{OPENING}change/", leader__name="司马小满")
    assert stored().count("司马小满") == 1  # a project names nobody
    assert "由某志愿者带队。" in rows(city)[1]


def test_a_withdrawal_leaves_no_name_behind(city: Office) -> None:
    named = Person(name="司马小满", consents=(Consent(purpose="name", given_on=samples.DAY),))
    record = msgspec.structs.replace(samples.opening(), leader=named)
    store.save_records([msgspec.structs.replace(record, title="司马小满邀你净滩")])
    store.save_records([record])
    consent = msgspec.structs.replace(named.consents[0], withdrawn_on=dt.date(2026, 5, 1))
    withdrawn = msgspec.structs.replace(named, consents=(consent,))
    store.save_records([msgspec.structs.replace(record, leader=withdrawn)])
    assert "领队的同意" in rows(city)[0]
    assert "司马小满" not in stored()


def test_pictures_and_who_they_show_are_not_kept(city: Office) -> None:
    store.save_records([msgspec.structs.replace(samples.opening(), pictures=(samples.PICTURE,))])
    assert "图片（内容不留在历史里）" in rows(city)[0]
    assert "某志愿者甲" not in stored()


def test_of_a_deleted_record_only_the_fields_names_stay(city: Office) -> None:
    from scripts.management.models import Change, Opening

    city.change(f"{OPENING}change/", title="一个标题", **{"sessions-0-place": "码头边"})
    assert "码头边" in stored()
    Opening.objects.get(pk="OP-1").delete()
    kept = Change.objects.filter(collection="openings", record_id="OP-1")
    assert [change.action for change in kept] == ["delete", "change", "add"]
    assert [set(entry) for change in kept for entry in change.fields] == [{"field"}] * 2
    assert "一个标题" not in stored()
    assert "码头边" not in stored()


def test_the_office_has_one_list_for_all(staffed: Staffed) -> None:
    path = "/admin/records/change/"
    staffed["team"].change(f"{OPENING}change/", title="组织改的")
    staffed["city"].change("/admin/records/opening/OP-2/change/", title="办公室改的")
    for query, found in (
        ("?actor=team", 1), ("?actor=city", 1), ("?organization=ORG-2&actor=city", 1),
        ("?organization=ORG-1&actor=city", 0), ("?q=OP-2&actor=city", 1),
        ("?collection=projects&actor=city", 0), ("?moment__year=1999", 0),
    ):  # fmt: skip
        for who in ("city", "editor"):
            lines = staffed[who].page(path + query).select("#result_list tbody tr")
            assert len(lines) == found, (who, query)
    line = staffed["city"].page(f"{path}?actor=team").select("#result_list tbody tr")[0].text
    for said in ("team（组织工作人员）", "修改", "招募信息 OP-1", "标题"):
        assert said in line


def test_a_restored_backup_is_in_it(place: Sandbox) -> None:
    place.run("manage", "demo", "--openings", "2")
    place.run("manage", "backup", str(place.root / "b.tar.gz"))
    place.run("manage", "restore", str(place.root / "b.tar.gz"))
    code = (
        "from scripts.management import store\n"
        "from scripts.workspace import workspace\n"
        "store.setup(workspace())\n"
        "from scripts.management.models import Change\n"
        "last = Change.objects.order_by('-pk').first()\n"
        "print(last.actor, last.way, last.note)\n"
    )
    assert _python(place, code).startswith("命令行 恢复备份 恢复到 ")


def test_djangos_own_log_is_not_written(city: Office) -> None:
    from django.contrib.admin.models import LogEntry

    city.change(f"{OPENING}change/", title="改")
    assert not LogEntry.objects.exists()


OLD_LOG = """
from django.core.management import call_command
from scripts.management import store
from scripts.workspace import workspace
store.setup(workspace())
call_command("migrate", "records", "0006", verbosity=0)
from django.contrib.auth.models import User
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
kind = ContentType.objects.get_or_create(app_label="records", model="recognition")[0]
LogEntry.objects.create(
    user=User.objects.create_user("old"), content_type=kind, object_id="RC-1",
    object_repr="欧阳小满 · 三星", action_flag=2,
)
call_command("migrate", "records", verbosity=0)
from scripts.management.models import Change
print(Change.objects.values_list("actor", "action", "collection", "record_id").get())
print(LogEntry.objects.count())
"""


def test_the_old_log_moves_into_it_without_titles(place: Sandbox) -> None:
    said = _python(place, OLD_LOG)
    assert said == "('old', 'change', 'recognitions', 'RC-1')\n0\n"
