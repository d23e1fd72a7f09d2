"""665 real rows of another city, which nobody here wrote: see REAL_DATA in docs."""

import csv
from pathlib import Path
from typing import Any

import pytest

from tests.management.load.stored import load, stored, untouched
from tests.management.load.test_load_sheet import named
from tests.support import Sandbox, real_data

ROWS = 665
BOROUGHS = {"036005", "036047", "036061", "036081", "036085"}
LEFT_OUT = {
    63: "空白；不能空白",
    439: "空白；不能空白",
    508: "写的是“2114”；应为 5 位邮政编码",
    638: "写的是“112112”；应为 5 位邮政编码",
}


@pytest.fixture
def real() -> Path:
    return real_data("nyc_service_volunteer_opportunities.csv")


def test_the_real_rows_are_loaded_or_named(new_york: Sandbox, real: Path) -> None:
    done = load(new_york, real, "--accept-valid", mapping=new_york.content / "mapping.yaml")
    lines = named(done.stdout)
    assert lines.keys() == LEFT_OUT.keys()
    assert all(said in lines[row][0] for row, said in LEFT_OUT.items())
    openings = stored(new_york)
    assert len(openings) >= 650
    assert len(openings) + len(lines) == ROWS
    assert {opening["lang"] for opening in openings} == {"en"}
    assert {opening["division"] for opening in openings} == BOROUGHS
    assert all(opening["title"] == " ".join(opening["title"].split()) for opening in openings)
    check_nothing_invented(openings, real)


def check_nothing_invented(openings: list[dict[str, Any]], real: Path) -> None:
    """No hours, risks, insurance, telephone, people confirmed; absurd numbers stay unknown."""
    unsaid = {"insured", "risks", "protection", "office_phone", "hours_credited"}
    assert all(unsaid.isdisjoint(opening) for opening in openings)
    sessions = [session for opening in openings for session in opening["sessions"]]
    unsaid = {"start_time", "end_time", "confirmed"}
    assert all(unsaid.isdisjoint(session) for session in sessions)
    with real.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    absurd = sum(row["vol_requests"] == "9999" for row in rows)
    assert sum("needed" not in session for session in sessions) == absurd == 2
    without = sum(not row["category_desc"].strip() for row in rows)
    assert 0 <= without - sum("category" not in opening for opening in openings) <= len(LEFT_OUT)


def test_without_leave_the_real_sheet_is_refused(new_york: Sandbox, real: Path) -> None:
    refused = load(new_york, real, mapping=new_york.content / "mapping.yaml", code=1)
    assert named(refused.stderr).keys() == LEFT_OUT.keys()
    assert untouched(new_york)
