"""Rows become records of every kind; several rows are one opening; what is stored stays."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from scripts.city import load_city
from scripts.errors import ImportFileError
from scripts.management.load.changes import What
from scripts.management.load.mapping_file import read_mapping
from scripts.management.load.outcome import Outcome
from scripts.management.load.stored import Stored
from scripts.management.load.upload import check_upload
from scripts.records import Opening, Organization, Project, Record, Station
from scripts.records.picture import Picture
from tests.management.load.stored import everything, load, report, stored, untouched
from tests.support import ROOT, Sandbox

CITY = load_city(ROOT / "content" / "city.yaml")
BODY = Organization(id="ZZ-1", name="青松志愿服务队", division="431002")
OPENINGS = """
year: 2026
opening: {id: 编号, title: 标题, division: 区县, organization: 组织, description: 内容}
session: {start_date: 日期, end_date: 日期, place: 地点}
"""
HEADER = "编号,标题,区县,组织,内容,日期,地点\n"
ROW = "A-1,清洁郴江,北湖区,青松志愿服务队,捡拾垃圾,12月5日,河边\n"
ORGANIZATIONS = """
organization: {id: 编号, name: 名称, division: 区县, kind: 类型, parent: 上级}
"""
PROJECTS = """
project: {id: 编号, title: 名称, organization: 组织, division: 区县, plan: 计划, spirit: 精神}
period: {start: 时间, end: 时间}
"""
STATIONS = """
station: {id: 编号, name: 名称, division: 区县, street: 街道, kind: 类型, open_hours: 开放}
"""


def held(*records: Record) -> Stored:
    found: dict[str, dict[str, Record]] = {}
    for record in (BODY, *records):
        found.setdefault(record.COLLECTION, {})[record.id] = record
    return Stored(records=found)


def check(mapping: str, text: str, stored: Stored | None = None) -> Outcome:
    how = read_mapping(mapping.encode(), "mapping.yaml", CITY)
    return check_upload(text.encode(), "a.csv", how, CITY, stored or held())


def named(outcome: Outcome) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, str(one.kind)) for one in outcome.problems]


def opening(outcome: Outcome) -> Opening:
    (record,) = outcome.records
    assert isinstance(record, Opening)
    return record


def test_rows_of_one_opening_are_its_sessions() -> None:
    more = ROW.replace("12月5日,河边", "12月12日,桥头")
    found = opening(check(OPENINGS, HEADER + ROW + more))
    assert [(one.id, one.start_date.day, one.place) for one in found.sessions] == [
        ("S1", 5, "河边"), ("S2", 12, "桥头"),
    ]  # fmt: skip


def test_rows_of_one_opening_that_differ_elsewhere_are_a_problem() -> None:
    more = ROW.replace("12月5日", "12月12日").replace("捡拾垃圾", "擦洗护栏")
    other = ROW.replace("A-1", "A-2")
    outcome = check(OPENINGS, HEADER + ROW + more + other)
    assert named(outcome) == [(3, "内容", "conflict")]
    assert "第 2 行编号相同" in outcome.problems[0].expected
    assert outcome.withheld == {2: 3}
    assert [record.id for record in outcome.records] == ["A-2"]


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        (ROW, (3, "编号", "duplicate")),
        (ROW.replace("清洁郴江", "另一件事"), (3, "编号", "duplicate")),
        (ROW.replace("12月5日", "2月30日"), (3, "日期", "date")),
        (ROW.replace("青松", "别的"), (3, "组织", "organization")),
    ],
)
def test_a_second_row_that_is_no_session(more: str, wanted: tuple[int, str, str]) -> None:
    assert named(check(OPENINGS, HEADER + ROW + more)) == [wanted]


def test_what_the_sheet_does_not_say_stays_as_it_is_stored() -> None:
    picture = Picture(path="/media/a.jpg", sha256="0" * 64, alt="河边", shows_people=False)
    first = opening(check(OPENINGS, HEADER + ROW))
    sessions = [{**_plain(first.sessions[0]), "needed": 20}]
    known = Opening(
        **{**_plain(first), "pictures": (picture,), "risks": "注意脚下", "version": 3,
           "sessions": tuple(type(first.sessions[0])(**one) for one in sessions)}
    )  # fmt: skip
    outcome = check(OPENINGS, HEADER + ROW.replace("捡拾垃圾", ""), held(known))
    found = opening(outcome)
    assert found.pictures == (picture,)
    assert (found.risks, found.sessions[0].needed, found.version) == ("注意脚下", 20, 3)
    assert found.description is None
    (change,) = outcome.changes
    assert change.what is What.CHANGED
    assert [(one.field, one.before, one.after) for one in change.differences] == [
        ("description", "捡拾垃圾", "未提供")
    ]
    same = check(OPENINGS, HEADER + ROW, held(known)).changes[0]
    assert (same.what, same.differences) == (What.UNCHANGED, ())


def _plain(part: Any) -> dict[str, Any]:
    return {name: getattr(part, name) for name in part.__struct_fields__}


def test_organizations_projects_and_stations() -> None:
    text = "编号,名称,区县,类型,上级\nZZ-2,绿叶社,苏仙,学校,青松志愿服务队\n"
    (body,) = check(ORGANIZATIONS, text).records
    assert isinstance(body, Organization)
    assert (body.kind, body.division, body.parent) == ("school", "431003", "ZZ-1")
    text = (
        "编号,名称,组织,区县,时间,计划,精神\n"
        "P-1,清洁郴江,ZZ-1,郴州市,2026年3月5日至2026年12月5日,2026-03-05 启动；2026-12-05 总结,"
        '"奉献、互助"\n'
    )
    (project,) = check(PROJECTS, text).records
    assert isinstance(project, Project)
    assert project.period
    assert project.period.end
    assert (project.division, project.period.end.month) == ("431000", 12)
    assert [step.what for step in project.plan] == ["启动", "总结"]
    assert project.spirit == ("dedication", "mutual-aid")
    text = "编号,名称,区县,街道,类型,开放\nST-1,河边岗亭,北湖区,骆仙街道,岗亭,每天 08:30-17:30\n"
    (station,) = check(STATIONS, text).records
    assert isinstance(station, Station)
    assert (station.kind, station.street) == ("kiosk", "431002005")
    assert station.open_hours[0].days == (1, 2, 3, 4, 5, 6, 7)


def test_kinds_have_their_problems_too() -> None:
    text = "编号,名称,区县,街道,类型,开放\nST-1,岗亭,北湖区,,商店,全天\nST-1,岗亭,北湖区,,,\n"
    assert named(check(STATIONS, text)) == [
        (2, "类型", "unknown-name"), (2, "开放", "form"),
    ]  # fmt: skip
    text = text.replace("商店,全天", ",")
    assert named(check(STATIONS, text)) == [(3, "编号", "duplicate")]


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ("year: 2026", "还没有写一行是什么"),
        (OPENINGS + "station: {id: 编号}", "不能又是 station"),
        (PROJECTS + "session: {place: 地点}", "只有写了 opening 才能写 session"),
        (PROJECTS.replace("organization: 组织, ", ""), "请写明组织从哪里来"),
        (OPENINGS + "organization: {id: 组织}", "只能写一个"),
        (PROJECTS.replace("organization: 组织, ", "") + "organization: {name: 组织, kind: 类型}",
         "只引用已有的组织，就只写 id、name"),
        (OPENINGS.replace("title: 标题", "leader: 标题, title: 标题"), "opening.leader"),
    ],
)  # fmt: skip
def test_sections_that_do_not_go_together(mapping: str, said: str) -> None:
    with pytest.raises(ImportFileError, match=said):
        read_mapping(mapping.encode(), "mapping.yaml", CITY)


@pytest.fixture
def office(place: Sandbox, tmp_path: Path) -> Path:
    """A workspace with one organization; the path is that of the next sheet."""
    (tmp_path / "organizations.yaml").write_text(ORGANIZATIONS, encoding="utf-8")
    sheet = tmp_path / "organizations.csv"
    sheet.write_text("编号,名称,区县,类型,上级\nZZ-1,青松志愿服务队,北湖区,,\n", encoding="utf-8")
    dry = load(place, sheet, "--dry-run", mapping=tmp_path / "organizations.yaml")
    assert "新增：组织 ZZ-1“青松志愿服务队”（第 2 行）" in dry.stdout
    assert untouched(place)
    load(place, sheet, mapping=tmp_path / "organizations.yaml")
    (tmp_path / "mapping.yaml").write_text(OPENINGS, encoding="utf-8")
    return tmp_path / "openings.csv"


def test_a_dry_run_tells_everything_and_stores_nothing(place: Sandbox, office: Path) -> None:
    office.write_text(HEADER + ROW, encoding="utf-8")
    load(place, office)
    before = everything(place, "openings", "organizations")
    changed = ROW.replace("河边", "桥头") + ROW.replace("A-1", "A-2")
    office.write_text(HEADER + changed, encoding="utf-8")
    dry = load(place, office, "--dry-run").stdout
    assert "改动：招募信息 A-1“清洁郴江”" in dry
    assert "场次 地点：“河边” → “桥头”" in dry
    assert "新增 1 条，改动 1 条，不变 0 条" in dry
    assert "什么都没有存入" in dry
    office.write_text(HEADER + changed + ROW.replace("A-1", "").replace("河边", ""), "utf-8")
    refused = load(place, office, "--dry-run", "--accept-valid").stdout
    assert "第 4 行（无编号）“编号”列（A4）→ opening.id：空白；不能空白" in refused
    assert "第 4 行" in load(place, office, "--dry-run", code=1).stderr
    assert everything(place, "openings", "organizations") == before
    found = json.loads((place.var / "reports" / "load.json").read_text(encoding="utf-8"))
    assert found["problems"][0]["cell"] == "A4"
    assert found["counts"] == {"new": 1, "changed": 1, "unchanged": 0}
    assert "桥头" in report(place)


def test_only_what_changed_gets_a_new_number(place: Sandbox, office: Path) -> None:
    office.write_text(HEADER + ROW + ROW.replace("A-1", "A-2"), encoding="utf-8")
    load(place, office)
    before = {one["id"]: one for one in stored(place)}
    office.write_text(
        HEADER + ROW + ROW.replace("A-1", "A-2").replace("河边", "桥头"), encoding="utf-8"
    )
    load(place, office)
    after = {one["id"]: one for one in stored(place)}
    assert after["A-1"] == before["A-1"]
    assert after["A-2"]["seq"] > before["A-2"]["seq"]
    assert after["A-2"]["version"] == before["A-2"]["version"] + 1


STALE = """
import sys
from pathlib import Path
from scripts.city import load_city
from scripts.errors import ImportFileError
from scripts.management import store as bulk
from scripts.management.load.mapping_file import load_mapping
from scripts.management.load.upload import check_upload, held, store
from scripts.workspace import workspace

places = workspace()
bulk.setup(places)
city = load_city(places.city_file)
sheet, mapping = map(Path, sys.argv[1:])
outcome = check_upload(sheet.read_bytes(), sheet.name, load_mapping(mapping, city), city, held())
from scripts.management.models import Opening
Opening.objects.filter(pk="A-1").update(title="别人改了")
try:
    store(outcome)
except ImportFileError as error:
    print(error)
fresh = check_upload(sheet.read_bytes(), sheet.name, load_mapping(mapping, city), city, held())
print(store(fresh), Opening.objects.get(pk="A-1").title)
"""


def test_nobody_overwrites_what_changed_in_between(place: Sandbox, office: Path) -> None:
    office.write_text(HEADER + ROW, encoding="utf-8")
    load(place, office)
    office.write_text(HEADER + ROW.replace("河边", "桥头"), encoding="utf-8")
    command = [sys.executable, "-c", STALE, str(office), str(office.with_name("mapping.yaml"))]
    done = subprocess.run(
        command, cwd=ROOT, env=place.environ, capture_output=True, text=True, check=True
    )
    first, second = done.stdout.splitlines()
    assert "检查之后，招募信息 A-1 等 1 条记录又有改动，什么都没有存入" in first
    assert second == "1 清洁郴江"
