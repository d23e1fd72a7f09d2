"""An invented sheet with one fault a row: every fault is named, nothing else is."""

import csv
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.management.load.stored import everything, ids, load, report, stored, untouched
from tests.support import FIXTURES, Sandbox, sandbox

GOOD = ["XM-101", "XM-102", "XM-103", "XM-104", "XM-105"]
FAULTS = {
    7: ("区县", "opening.division", "应为 曼哈顿、布鲁克林、皇后区 之一"),
    8: ("区县、邮编", "opening.division", "空白"),
    9: ("邮编", "opening.division", "5 位邮政编码"),
    10: ("日期", "session.start_date", "2026年03月05日"),
    11: ("结束日期、日期", "session.end_date", "结束不能早于开始"),
    12: ("结束", "session.end_time", "结束不能早于开始"),
    13: ("标题", "opening.title", "空白"),
    14: ("编号", "opening.id", "与第 2 行重复"),
    15: ("单位", "organization.name", "在第 2 行叫“晨光公益队”"),
    16: ("状态", "opening.status", "应为 已审核、已取消 之一"),
    17: ("地点", "session.address", "Python 字典"),
    18: ("人数", "session.needed", "应为数字"),
    19: ("编号", "opening.id", "字母、数字"),
    20: ("简介", "opening.description", "U+FFFD"),
    21: ("", "", "有 15 格，第 1 行有 19 格"),
    22: ("标题", "opening.title", "不能超过 200 个字"),
    23: ("类别", "opening.category", "应为 环保、助学、其他 之一"),
    24: ("人数", "session.needed", "不能小于 0"),
}
LINE = re.compile(r"第 (\d+) 行（(.+?)）")


def named(text: str) -> dict[int, list[str]]:
    """Return the lines that name a row, by row."""
    found: dict[int, list[str]] = {}
    for line in text.splitlines():
        if match := LINE.match(line):
            found.setdefault(int(match[1]), []).append(line)
    return found


def check_faults(text: str) -> None:
    lines = named(text)
    assert lines.keys() == FAULTS.keys()
    for row, (column, field, expected) in FAULTS.items():
        (line,) = lines[row]
        assert expected in line
        assert field in line
        assert not column or f"“{column}”列" in line


def test_one_bad_row_and_nothing_is_stored(new_york: Sandbox, sheet: Path) -> None:
    refused = load(new_york, sheet, code=1)
    check_faults(refused.stderr)
    assert "可以导入 5 条招募信息（属于 2 个组织），有问题的 18 行" in refused.stderr
    assert "--accept-valid" in refused.stderr
    assert untouched(new_york)
    assert "什么都没有存入" in report(new_york)


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """A sheet loaded with leave to pass over its bad rows."""

    said: str
    openings: list[dict[str, Any]]
    organizations: list[dict[str, Any]]
    report: str


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    new_york = sandbox(tmp_path_factory.mktemp("loaded") / "newyork", FIXTURES / "newyork")
    done = load(new_york, FIXTURES / "spreadsheet" / "openings.csv", "--accept-valid")
    found = everything(new_york, "openings", "organizations")
    return Loaded(
        said=done.stdout,
        openings=found["openings"],
        organizations=found["organizations"],
        report=report(new_york),
    )


def test_accept_valid_stores_exactly_the_good_rows(loaded: Loaded) -> None:
    check_faults(loaded.said)
    assert ids(loaded.openings) == GOOD
    assert ids(loaded.organizations) == ["DW-7", "DW-8"]
    assert all(f"- {line}" in loaded.report for (line,) in named(loaded.said).values())


def test_what_is_good_is_read_as_the_mapping_says(loaded: Loaded) -> None:
    river, bare, reading, cancelled, _ = loaded.openings
    assert river["title"] == "沿河捡拾垃圾"
    assert river["description"] == "沿河走三公里，边走边捡。\n\n提醒：不下水。"
    assert (river["division"], river["category"]) == ("036061", "environment")
    assert river["requirements"]["skills"] == ["能走路", "不怕脏"]
    assert river["sign_up_url"] == "https://sign-up.example/n/101"
    assert bare["division"] == "036047"
    assert {"category", "requirements", "sign_up_deadline"}.isdisjoint(bare)
    assert reading["title"] == "读书会 志愿者"
    assert reading["sign_up_deadline"].startswith("2026-12-05T23:59:00")
    assert cancelled["status"] == "cancelled"


def test_sessions_are_read_as_the_mapping_says(loaded: Loaded) -> None:
    river, bare, reading, _, _ = (opening["sessions"][0] for opening in loaded.openings)
    assert (river["start_date"], river["start_time"]) == ("2026-12-05", "09:00")
    assert (river["address"], river["needed"]) == ("志愿路8号", 20)
    assert (river["latitude"], river["longitude"]) == (40.78, -73.97)
    assert {"address", "latitude"}.isdisjoint(bare)
    assert {"start_time", "end_time", "needed"}.isdisjoint(reading)
    assert all("confirmed" not in opening["sessions"][0] for opening in loaded.openings)


def test_what_the_sheet_does_not_say_stays_unknown(loaded: Loaded) -> None:
    unsaid = {"insured", "risks", "protection", "office_phone", "hours_credited"}
    assert all(unsaid.isdisjoint(opening) for opening in loaded.openings)


def test_notes_point_at_what_a_person_should_see(loaded: Loaded) -> None:
    notes = loaded.report.partition("## 请看一看")[2]
    assert "第 4 行（XM-103）：人数 9999 大于 5000" in notes
    assert "第 5 行（XM-104）：文字中有联系方式" in notes
    assert "第 5 行（XM-104）：文字中提到费用（30 元）" in notes
    assert "第 6 行（XM-105）：与第 2 行（XM-101）内容完全相同" in notes
    assert notes.count("\n- ") == 4


def test_the_same_sheet_twice_changes_nothing(new_york: Sandbox, sheet: Path) -> None:
    load(new_york, sheet, "--accept-valid")
    before = everything(new_york, "openings", "organizations")
    again = load(new_york, sheet, "--accept-valid")
    assert "新增或有变化的记录 0 条" in again.stdout
    assert everything(new_york, "openings", "organizations") == before


def test_a_changed_row_replaces_its_record(new_york: Sandbox, sheet: Path) -> None:
    load(new_york, sheet, "--accept-valid")
    text = sheet.read_text(encoding="utf-8")
    sheet.write_text(text.replace("101,沿河捡拾垃圾", "101,沿河捡垃圾"), encoding="utf-8")
    again = load(new_york, sheet, "--accept-valid")
    assert "新增或有变化的记录 1 条" in again.stdout
    assert stored(new_york)[0]["title"] == "沿河捡垃圾"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig"])
def test_other_encodings_give_the_same(new_york: Sandbox, sheet: Path, encoding: str) -> None:
    sheet.write_bytes(sheet.read_text(encoding="utf-8").encode(encoding))
    check_faults(load(new_york, sheet, "--accept-valid").stdout)
    assert ids(stored(new_york)) == GOOD


def test_a_sheet_without_faults_needs_no_leave(new_york: Sandbox, sheet: Path) -> None:
    rows = list(csv.reader(sheet.read_text(encoding="utf-8").splitlines()))
    with sheet.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows[: 1 + len(GOOD)])
    assert "有问题的 0 行" in load(new_york, sheet).stdout
    assert len(stored(new_york)) == len(GOOD)


def test_demo_data_and_real_data_never_mix(new_york: Sandbox, sheet: Path) -> None:
    new_york.run("manage", "demo", "--openings", "3")
    refused = load(new_york, sheet, "--accept-valid", code=1)
    assert "--clear-demo" in refused.stderr
    before = everything(new_york, "openings")
    assert len(before["openings"]) == 3
    assert before["index"]["demo"] is True
    load(new_york, sheet, "--accept-valid", "--clear-demo")
    after = everything(new_york, "openings")
    assert ids(after["openings"]) == GOOD
    assert after["index"]["demo"] is False
