"""The county office's 2,000 rows: every seeded fault is named, nothing else is."""

from pathlib import Path
from typing import Any

import pytest

from scripts.city import load_city
from scripts.management.load.mapping_file import load_mapping
from scripts.management.load.outcome import Outcome
from scripts.management.load.stored import Stored
from scripts.management.load.upload import check_upload
from scripts.records import Opening, Record
from tests.management.load.county import ROWS, Typed, rows
from tests.management.load.county_faults import spoiled
from tests.management.load.county_files import write_bodies, write_csv, write_workbook
from tests.management.load.stored import everything, load
from tests.support import FIXTURES, ROOT, Sandbox

COUNTY = FIXTURES / "county"
CITY = load_city(ROOT / "content" / "city.yaml")


def check(path: Path, mapping: str, stored: Stored | None = None) -> Outcome:
    how = load_mapping(COUNTY / mapping, CITY)
    return check_upload(path.read_bytes(), path.name, how, CITY, stored or Stored())


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Stored:
    """The office's organizations, as if they were stored."""
    path = write_bodies(tmp_path_factory.mktemp("bodies") / "bodies.csv")
    outcome = check(path, "organizations.yaml")
    assert not outcome.problems
    held: dict[str, Record] = {record.id: record for record in outcome.records}
    return Stored(records={"organizations": held})


def write(path: Path, made: tuple[Typed, ...]) -> Path:
    return write_workbook(path, made) if path.suffix == ".xlsx" else write_csv(path, made)


@pytest.mark.parametrize("name", ["openings.xlsx", "openings.csv"])
def test_exactly_the_forty_faults_are_named(name: str, tmp_path: Path, known: Stored) -> None:
    made, named = spoiled()
    outcome = check(write(tmp_path / name, made), "openings.yaml", known)
    found = [(one.row, one.column, str(one.kind)) for one in outcome.problems]
    assert found == [tuple(fault) for fault in named]
    assert outcome.withheld == {}
    assert outcome.left_out == len(named)


@pytest.mark.parametrize("name", ["openings.xlsx", "openings.csv"])
def test_the_corrected_sheet_says_what_was_meant(name: str, tmp_path: Path, known: Stored) -> None:
    outcome = check(write(tmp_path / name, rows()), "openings.yaml", known)
    assert outcome.problems == ()
    assert outcome.rows == ROWS
    records = {record.id: record for record in outcome.records}
    for typed in rows():
        opening = records[typed.meant["id"]]
        assert isinstance(opening, Opening)
        assert said(opening, typed.session) == typed.meant


def said(opening: Opening, number: int) -> dict[str, Any]:
    session = opening.sessions[number - 1]
    requirements = opening.requirements
    return {
        "id": opening.id, "organization": opening.organization, "category": opening.category,
        "division": opening.division, "street": session.street, "needed": session.needed,
        "hours": opening.hours_credited, "insured": opening.insured,
        "age": requirements and requirements.age_min, "start_date": session.start_date,
        "end_date": session.end_date, "start_time": session.start_time,
        "end_time": session.end_time, "deadline": f"{opening.sign_up_deadline:%Y-%m-%dT%H:%M}",
    }  # fmt: skip


def test_the_real_command_from_faults_to_a_second_import(place: Sandbox, tmp_path: Path) -> None:
    bodies = write_bodies(tmp_path / "bodies.csv")
    load(place, bodies, mapping=COUNTY / "organizations.yaml")
    made, named = spoiled()
    bad = write_workbook(tmp_path / "bad.xlsx", made)
    refused = load(place, bad, mapping=COUNTY / "openings.yaml", code=1)
    lines = [line for line in refused.stderr.splitlines() if line.startswith("第 ")]
    assert [int(line.split()[1]) for line in lines] == [fault.row for fault in named]
    assert all(f"“{fault.column}”列" in line for fault, line in zip(named, lines, strict=True))
    good = write_workbook(tmp_path / "good.xlsx", rows())
    assert "有问题的 0 行" in load(place, good, mapping=COUNTY / "openings.yaml").stdout
    before = everything(place, "openings", "organizations")
    assert len(before["openings"]) == len({row.meant["id"] for row in rows()})
    again = load(place, good, mapping=COUNTY / "openings.yaml")
    assert "新增或有变化的记录 0 条" in again.stdout
    assert everything(place, "openings", "organizations") == before
