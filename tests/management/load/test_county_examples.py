"""The examples judge the loader, so they are looked at first."""

from pathlib import Path

from openpyxl import load_workbook

from tests.management.load.county import COLUMNS, FIRST, ROWS, rows
from tests.management.load.county_faults import FAULTS, spoiled
from tests.management.load.county_files import write_csv, write_workbook


def test_forty_faults_of_fifteen_kinds_in_two_thousand_rows() -> None:
    made, named = spoiled()
    assert (len(made), len(named), len(FAULTS)) == (ROWS, 40, 15)
    assert len({fault.row for fault in named}) == 40
    assert {fault.kind for fault in named} == FAULTS.keys()
    pairs = enumerate(zip(rows(), made, strict=True), FIRST)
    differing = [row for row, (good, spoilt) in pairs if good != spoilt]
    assert differing == [fault.row for fault in named]


def test_each_fault_stands_where_the_list_says(tmp_path: Path) -> None:
    made, named = spoiled()
    sheet = load_workbook(write_workbook(tmp_path / "a.xlsx", made)).worksheets[0]
    text = write_csv(tmp_path / "a.csv", made).read_text(encoding="utf-8-sig")
    for fault in named:
        cell = sheet.cell(fault.row, COLUMNS.index(fault.column) + 1)
        good = rows()[fault.row - FIRST].cells[fault.column]
        assert cell.value != good
    assert text.count("\n") == FIRST - 1 + ROWS


def test_the_sheet_is_the_same_every_time(tmp_path: Path) -> None:
    first = write_csv(tmp_path / "a.csv", rows()).read_bytes()
    rows.cache_clear()
    assert write_csv(tmp_path / "b.csv", rows()).read_bytes() == first
